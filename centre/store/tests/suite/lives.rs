// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Two machines with one key are found; an honest terminal is not taken for two.

use sportello_protocol::{Event, Hour, Receipt, Row, TerminalId};
use sportello_store::{KeyState, NewCode, Store, TerminalState};

use crate::fixture::*;

crate::requirements!(
    lives_that_take_turns_online_are_quarantined,
    a_late_courier_is_no_clone,
    a_book_made_anew_is_no_clone,
    salvaged_rows_of_the_old_book_are_no_clone,
    a_report_of_the_old_life_sent_again_is_no_clone,
    other_content_under_the_same_numbers_is_a_clone_when_both_go_on,
    a_book_restored_from_an_old_copy_is_no_clone,
    a_new_key_or_a_pardon_begins_anew,
);

async fn state(store: &dyn Store, terminal: TerminalId, key: &str) -> (TerminalState, KeyState) {
    let found = store.terminal(terminal).await.unwrap().unwrap();
    let key = store.key(thumbprint(key)).await.unwrap().unwrap();
    (found.state, key.state)
}

const WELL: (TerminalState, KeyState) = (TerminalState::Active, KeyState::Active);
const APART: (TerminalState, KeyState) = (TerminalState::Quarantined, KeyState::Quarantined);

async fn lives_that_take_turns_online_are_quarantined(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    assert!(!send(store, terminal, sessions(10, 1, 2)).await.cloned);
    assert!(!send(store, terminal, sessions(20, 1, 2)).await.cloned);
    assert_eq!(state(store, terminal, "1").await, WELL);
    let answer = send(store, terminal, sessions(10, 3, 4)).await;
    assert!(answer.cloned);
    assert_eq!(answer.new_rows, 2, "what came is stored all the same");
    assert_eq!(state(store, terminal, "1").await, APART);
}

async fn a_late_courier_is_no_clone(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    send(store, terminal, sessions(10, 1, 2)).await;
    send(store, terminal, sessions(20, 1, 2)).await;
    let late = store
        .ingest(terminal, sessions(10, 3, 9), false, NOW)
        .await
        .unwrap();
    assert!(!late.cloned);
    assert_eq!(late.new_rows, 7);
    assert!(!send(store, terminal, sessions(20, 3, 4)).await.cloned);
    assert_eq!(state(store, terminal, "1").await, WELL);
}

async fn a_book_made_anew_is_no_clone(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    for epoch in 1..40 {
        for first in [1, 3, 5] {
            let answer = send(store, terminal, sessions(epoch, first, first + 1)).await;
            assert!(!answer.cloned);
        }
    }
    assert_eq!(state(store, terminal, "1").await, WELL);
}

fn set_aside(salvaged: u32) -> Row {
    Row::Event(Event::SetAside {
        at: Hour {
            date: today(),
            hour: 9,
        },
        salvaged,
        lost: 0,
    })
}

async fn salvaged_rows_of_the_old_book_are_no_clone(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    send(store, terminal, sessions(10, 1, 5)).await;
    let begun = report(vec![numbered(20, 1, set_aside(2))]);
    send(store, terminal, begun).await;
    assert!(!send(store, terminal, sessions(10, 6, 6)).await.cloned);
    assert!(!send(store, terminal, sessions(20, 2, 3)).await.cloned);
    assert!(!send(store, terminal, sessions(10, 7, 7)).await.cloned);
    assert!(send(store, terminal, sessions(10, 8, 8)).await.cloned);
}

async fn a_report_of_the_old_life_sent_again_is_no_clone(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    send(store, terminal, sessions(10, 1, 5)).await;
    send(store, terminal, sessions(20, 1, 5)).await;
    assert!(!send(store, terminal, sessions(10, 1, 5)).await.cloned);
    assert!(!send(store, terminal, sessions(20, 6, 6)).await.cloned);
}

fn other(sequence: u64, duration_ms: u32) -> sportello_protocol::Numbered {
    let receipt = Receipt {
        checks: Vec::new(),
        duration_ms,
    };
    numbered(1, sequence, Row::Proof(receipt))
}

async fn other_content_under_the_same_numbers_is_a_clone_when_both_go_on(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let ours = |first: u64, last: u64| report((first..=last).map(|n| other(n, 1)).collect());
    let theirs = |first: u64, last: u64| report((first..=last).map(|n| other(n, 2)).collect());
    assert!(!send(store, terminal, ours(1, 6)).await.cloned);
    assert!(!send(store, terminal, theirs(5, 8)).await.cloned);
    assert!(send(store, terminal, ours(7, 9)).await.cloned);
    assert_eq!(state(store, terminal, "1").await, APART);
}

async fn a_book_restored_from_an_old_copy_is_no_clone(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    send(
        store,
        terminal,
        report((1..=6).map(|n| other(n, 1)).collect()),
    )
    .await;
    // It has only just gone back, says so by the same numbers, learns it, and renumbers.
    let answer = send(store, terminal, report(vec![other(5, 2)])).await;
    assert!(!answer.cloned);
    assert!(!send(store, terminal, sessions(2, 1, 5)).await.cloned);
    assert!(!send(store, terminal, sessions(2, 6, 9)).await.cloned);
    assert_eq!(state(store, terminal, "1").await, WELL);
}

async fn a_new_key_or_a_pardon_begins_anew(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let quarrel = async |first: u64, key: &str| {
        send(store, terminal, sessions(10, first, first)).await;
        send(store, terminal, sessions(20, first, first)).await;
        assert!(
            send(store, terminal, sessions(10, first + 1, first + 1))
                .await
                .cloned
        );
        assert_eq!(state(store, terminal, key).await, APART);
    };
    quarrel(1, "1").await;
    store
        .set_key_state(terminal, KeyState::Active)
        .await
        .unwrap();
    assert_eq!(state(store, terminal, "1").await, WELL);
    quarrel(3, "1").await;
    let code = NewCode {
        replaces: Some(terminal),
        ..new_code("again", site)
    };
    store.make_code(code).await.unwrap();
    let enrolled = store
        .enrol(hash("again"), hash("key 2"), facts(), NOW)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(enrolled.terminal, terminal);
    assert_eq!(state(store, terminal, "key 2").await, WELL);
    let old = store.key(thumbprint("1")).await.unwrap().unwrap();
    assert_eq!(old.state, KeyState::Superseded);
    assert!(!send(store, terminal, sessions(10, 5, 5)).await.cloned);
}
