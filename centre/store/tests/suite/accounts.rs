// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Accounts, web sessions, wrong log-ins.

use futures_util::future::join_all;
use sportello_store::{
    AccountId, NewAccount, Role, RoleGrant, SiteId, Store, StoreError, WebSession, WebSessionId,
};

use crate::fixture::*;

crate::requirements!(
    accounts_are_kept_as_entered,
    a_name_is_taken_once_whatever_its_case,
    a_totp_step_is_used_once_even_if_eight_try_at_once,
    web_sessions_end,
    whoever_is_disabled_is_logged_out,
    wrong_log_ins_are_counted_for_a_while,
);

fn new_account(name: &str) -> NewAccount {
    NewAccount {
        name: name.to_owned(),
        full_name: "Anna Bianchi".to_owned(),
        email: Some("anna@example.org".to_owned()),
        password_hash: "$argon2id$x".to_owned(),
        roles: vec![
            RoleGrant {
                role: Role::Staff,
                site: Some(SiteId(3)),
            },
            RoleGrant {
                role: Role::Viewer,
                site: None,
            },
        ],
        created: NOW,
    }
}

async fn accounts_are_kept_as_entered(store: &dyn Store) {
    let id = store.add_account(new_account("Anna")).await.unwrap();
    let found = store.account(id).await.unwrap().unwrap();
    assert_eq!((found.id, &*found.name), (id, "anna"));
    assert_eq!(found.full_name, "Anna Bianchi");
    assert_eq!(found.email.as_deref(), Some("anna@example.org"));
    assert_eq!(found.roles, new_account("x").roles);
    assert_eq!((found.totp_secret.clone(), found.disabled), (None, false));
    assert_eq!(store.account_by_name("ANNA").await.unwrap(), Some(found));
    store.set_password(id, "new".to_owned()).await.unwrap();
    store.set_totp(id, Some(vec![1, 2])).await.unwrap();
    store.set_roles(id, Vec::new()).await.unwrap();
    let found = store.account(id).await.unwrap().unwrap();
    assert_eq!(found.password_hash, "new");
    assert_eq!(found.totp_secret, Some(vec![1, 2]));
    assert!(found.roles.is_empty());
    assert!(!format!("{found:?}").contains("anna"));
    store.add_account(new_account("aldo")).await.unwrap();
    let all = store.accounts().await.unwrap();
    let names: Vec<&str> = all.iter().map(|account| &*account.name).collect();
    assert_eq!(names, ["aldo", "anna"]);
    let nobody = AccountId(99);
    assert_eq!(store.account(nobody).await.unwrap(), None);
    assert_eq!(store.account_by_name("nobody").await.unwrap(), None);
    let missing = store.set_password(nobody, String::new()).await;
    assert!(matches!(missing, Err(StoreError::Missing("account"))));
}

async fn a_name_is_taken_once_whatever_its_case(store: &dyn Store) {
    let answers =
        join_all(["anna", "Anna", "ANNA"].map(|name| store.add_account(new_account(name)))).await;
    let taken = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(taken, 1);
    assert!(
        answers
            .iter()
            .any(|answer| matches!(answer, Err(StoreError::Exists("account"))))
    );
}

async fn a_totp_step_is_used_once_even_if_eight_try_at_once(store: &dyn Store) {
    let id = store.add_account(new_account("anna")).await.unwrap();
    let answers = join_all((0..8).map(|_| store.use_totp_step(id, 1_000))).await;
    let used = answers.into_iter().filter(|used| *used.as_ref().unwrap());
    assert_eq!(used.count(), 1);
    assert!(!store.use_totp_step(id, 999).await.unwrap());
    assert!(store.use_totp_step(id, 1_001).await.unwrap());
    assert!(!store.use_totp_step(AccountId(99), 1).await.unwrap());
}

fn web_session(account: AccountId, number: u8) -> WebSession {
    WebSession {
        id: WebSessionId([number; 32]),
        account,
        complete: number.is_multiple_of(2),
        csrf: [number; 32],
        expires: later(100),
    }
}

async fn web_sessions_end(store: &dyn Store) {
    let id = store.add_account(new_account("anna")).await.unwrap();
    for number in 1..=4 {
        store
            .begin_web_session(web_session(id, number))
            .await
            .unwrap();
    }
    let there = async |number: u8, at: i64| {
        store
            .web_session(WebSessionId([number; 32]), later(at))
            .await
            .unwrap()
    };
    assert_eq!(there(1, 0).await, Some(web_session(id, 1)));
    assert_eq!(there(1, 100).await, None, "its time is over");
    assert_eq!(there(9, 0).await, None);
    let mut longer = web_session(id, 1);
    (longer.complete, longer.expires) = (true, later(200));
    store.begin_web_session(longer.clone()).await.unwrap();
    assert_eq!(there(1, 150).await, Some(longer));
    store.end_web_session(WebSessionId([1; 32])).await.unwrap();
    assert_eq!(there(1, 0).await, None);
    assert!(there(2, 0).await.is_some());
    store.end_web_sessions_of(id).await.unwrap();
    assert_eq!(there(2, 0).await, None);
}

async fn whoever_is_disabled_is_logged_out(store: &dyn Store) {
    let id = store.add_account(new_account("anna")).await.unwrap();
    store.begin_web_session(web_session(id, 2)).await.unwrap();
    store.set_disabled(id, true).await.unwrap();
    assert!(store.account(id).await.unwrap().unwrap().disabled);
    let session = store.web_session(WebSessionId([2; 32]), NOW).await;
    assert_eq!(session.unwrap(), None);
    store.set_disabled(id, false).await.unwrap();
    assert!(!store.account(id).await.unwrap().unwrap().disabled);
}

async fn wrong_log_ins_are_counted_for_a_while(store: &dyn Store) {
    let (name, other) = (hash("name"), hash("other"));
    for at in 0..5 {
        let counted = store.count_failure(name, later(at), later(-900)).await;
        assert_eq!(counted.unwrap(), u32::try_from(at).unwrap() + 1);
    }
    assert_eq!(store.failures(name, later(3)).await.unwrap(), 2);
    assert_eq!(store.failures(other, later(0)).await.unwrap(), 0);
    let counted = store.count_failure(name, later(100), later(4)).await;
    assert_eq!(counted.unwrap(), 2, "older ones are forgotten");
    store.forget_failures(name).await.unwrap();
    assert_eq!(store.failures(name, later(0)).await.unwrap(), 0);
}
