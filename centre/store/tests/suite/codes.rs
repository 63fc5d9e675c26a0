// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Enrolment codes: one terminal each, once, in time.

use futures_util::future::join_all;
use sportello_protocol::TerminalId;
use sportello_store::{KeyState, NewCode, Scope, SiteId, Store, StoreError, TerminalState};

use crate::fixture::*;

crate::requirements!(
    a_code_makes_one_terminal_even_if_ten_ask_at_once,
    an_answer_that_was_lost_is_given_again,
    a_code_that_is_wrong_late_or_withdrawn_gives_nothing,
    a_key_that_is_known_cannot_enrol_again,
    a_code_for_a_terminal_of_another_site_is_refused,
    a_reimaged_terminal_is_no_duplicate,
    codes_are_listed_for_those_who_may_see_them,
);

async fn a_code_makes_one_terminal_even_if_ten_ask_at_once(store: &dyn Store) {
    let site = site(store, "a").await;
    store.make_code(new_code("x", site)).await.unwrap();
    let keys: Vec<String> = (0..10).map(|n| format!("key {n}")).collect();
    let answers = join_all(
        keys.iter()
            .map(|key| store.enrol(hash("x"), hash(key), facts(), NOW)),
    )
    .await;
    let enrolled = answers
        .into_iter()
        .filter_map(|answer| answer.unwrap())
        .count();
    assert_eq!(enrolled, 1);
    let found = store.site(site).await.unwrap().unwrap();
    assert_eq!(found.terminals, 1);
}

async fn an_answer_that_was_lost_is_given_again(store: &dyn Store) {
    let site = site(store, "a").await;
    let first = terminal(store, site, "1").await;
    let again = store
        .enrol(hash("1"), hash("1"), facts(), later(999_999))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(again.terminal, first);
    assert_eq!(again.site, site);
    let other = store.enrol(hash("1"), hash("2"), facts(), NOW).await;
    assert_eq!(other.unwrap(), None);
}

async fn a_code_that_is_wrong_late_or_withdrawn_gives_nothing(store: &dyn Store) {
    let site = site(store, "a").await;
    for name in ["late", "withdrawn"] {
        store.make_code(new_code(name, site)).await.unwrap();
    }
    let again = store.make_code(new_code("late", site)).await;
    assert!(matches!(again, Err(StoreError::Exists("code"))));
    let nowhere = store.make_code(new_code("y", SiteId(99))).await;
    assert!(matches!(nowhere, Err(StoreError::Missing("site"))));
    store.withdraw_code(hash("withdrawn")).await.unwrap();
    for (name, at) in [("wrong", NOW), ("late", later(3600)), ("withdrawn", NOW)] {
        let answer = store.enrol(hash(name), hash("k"), facts(), at).await;
        assert_eq!(answer.unwrap(), None, "{name}");
    }
}

async fn a_key_that_is_known_cannot_enrol_again(store: &dyn Store) {
    let site = site(store, "a").await;
    terminal(store, site, "1").await;
    store.make_code(new_code("second", site)).await.unwrap();
    let answer = store.enrol(hash("second"), hash("1"), facts(), NOW).await;
    assert_eq!(answer.unwrap(), None);
    let answer = store.enrol(hash("second"), hash("new"), facts(), NOW).await;
    assert!(answer.unwrap().is_some(), "the code was not used up by it");
}

async fn a_code_for_a_terminal_of_another_site_is_refused(store: &dyn Store) {
    let (here, there) = (site(store, "a").await, site(store, "b").await);
    let terminal = terminal(store, there, "1").await;
    for replaces in [terminal, TerminalId(uuid::Uuid::from_u128(3))] {
        let code = NewCode {
            replaces: Some(replaces),
            ..new_code("x", here)
        };
        let answer = store.make_code(code).await;
        assert!(matches!(answer, Err(StoreError::Missing("terminal"))));
    }
}

async fn a_reimaged_terminal_is_no_duplicate(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    store
        .set_key_state(terminal, KeyState::Revoked)
        .await
        .unwrap();
    let revoked = store.terminal(terminal).await.unwrap().unwrap();
    assert_eq!(revoked.state, TerminalState::Revoked);
    let code = NewCode {
        replaces: Some(terminal),
        ..new_code("new", site)
    };
    store.make_code(code).await.unwrap();
    let enrolled = store
        .enrol(hash("new"), hash("new"), facts(), NOW)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(enrolled.terminal, terminal);
    let renewed = store.terminal(terminal).await.unwrap().unwrap();
    assert_eq!(renewed.state, TerminalState::Active);
    assert_eq!(renewed.thumbprint, thumbprint("new"));
    assert_eq!(renewed.label, "1");
    assert_eq!(store.site(site).await.unwrap().unwrap().terminals, 1);
    let old = store.key(thumbprint("1")).await.unwrap().unwrap();
    assert_eq!(old.state, KeyState::Revoked);
    let new = store.key(thumbprint("new")).await.unwrap().unwrap();
    assert_eq!((new.state, new.public_key), (KeyState::Active, hash("new")));
    assert_eq!((new.terminal, new.site), (terminal, site));
    assert_eq!(store.key(thumbprint("nobody")).await.unwrap(), None);
}

async fn codes_are_listed_for_those_who_may_see_them(store: &dyn Store) {
    let (one, two) = (site(store, "a").await, site(store, "b").await);
    for (number, (name, site)) in (0..).zip([("first", one), ("second", two), ("third", one)]) {
        let code = NewCode {
            made: later(number),
            ..new_code(name, site)
        };
        store.make_code(code).await.unwrap();
    }
    let labels = async |scope: Scope, at: i64| -> Vec<String> {
        let codes = store.codes(&scope, later(at)).await.unwrap();
        codes.into_iter().map(|code| code.label).collect()
    };
    assert_eq!(labels(Scope::Region, 0).await, ["third", "second", "first"]);
    assert_eq!(labels(Scope::Sites(vec![one]), 0).await, ["third", "first"]);
    assert!(labels(Scope::Sites(Vec::new()), 0).await.is_empty());
    assert!(labels(Scope::Region, 3600).await.is_empty());
    let used = store.enrol(hash("third"), hash("k"), facts(), NOW).await;
    assert!(used.unwrap().is_some());
    assert_eq!(labels(Scope::Region, 0).await, ["second", "first"]);
}
