// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is too old goes; totals stay.

use chrono::Days;
use sportello_protocol::Alarm;
use sportello_store::{Measure, Retention, Scope, Store, WebSession, WebSessionId};

use crate::fixture::*;

crate::requirements!(
    what_is_too_old_goes_and_totals_stay,
    nothing_is_kept_when_nothing_is_to_be_kept,
    what_was_pruned_is_not_counted_again,
    thousands_of_lines_go_piece_by_piece,
);

const MONTH: Retention = Retention {
    record_days: 30,
    health_days: 30,
    alarm_days: 30,
    audit_days: 183,
};

async fn what_is_too_old_goes_and_totals_stay(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let rows = vec![
        numbered(1, 1, session_on("2026-10-23", "isee")),
        numbered(1, 2, session_on("2026-10-24", "isee")),
        numbered(1, 3, health_on("2026-10-23", Some(4), 1, 1, 1)),
        numbered(1, 4, health_on("2026-10-24", Some(4), 1, 1, 1)),
    ];
    send(store, id, report(rows)).await;
    let old = later(-40 * 24 * 3600);
    store
        .touch(vec![seen(id, old, &[Alarm::Hot])])
        .await
        .unwrap();
    store
        .touch(vec![seen(id, old, &[Alarm::WipeFailed])])
        .await
        .unwrap();
    let account = store
        .add_account(sportello_store::NewAccount {
            name: "anna".to_owned(),
            full_name: String::new(),
            email: None,
            password_hash: String::new(),
            roles: Vec::new(),
            created: NOW,
        })
        .await
        .unwrap();
    let session = WebSession {
        id: WebSessionId([1; 32]),
        account,
        complete: true,
        csrf: [0; 32],
        expires: old,
    };
    store.begin_web_session(session).await.unwrap();
    store.count_failure(hash("x"), old, old).await.unwrap();
    // An hour of health, a cleared alarm, a web session, a wrong log-in; the code that the
    // terminal used, whose time is not over by 30 days, stays.
    assert_eq!(store.prune(MONTH, today()).await.unwrap(), 4);
    assert_eq!(store.prune(MONTH, today()).await.unwrap(), 0);
    assert_eq!(count(store, &Measure::Sessions).await, 2);
    let health = store.health(id, date("2026-01-01"), today()).await.unwrap();
    assert_eq!(health.len(), 1);
    assert_eq!(health[0].date, date("2026-10-24"));
    let alarms = store.alarms(&Scope::Region).await.unwrap();
    assert_eq!(alarms.len(), 1, "what stands is never too old");
    assert_eq!(store.failures(hash("x"), old).await.unwrap(), 0);
}

async fn nothing_is_kept_when_nothing_is_to_be_kept(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let rows = vec![
        numbered(1, 1, session_on("2026-11-24", "isee")),
        numbered(1, 2, health_on("2026-11-23", None, 1, 1, 1)),
    ];
    send(store, id, report(rows)).await;
    let nothing = Retention {
        record_days: 0,
        health_days: 0,
        alarm_days: 0,
        audit_days: 0,
    };
    store
        .audit(crate::audit::entry(0, None, "x"))
        .await
        .unwrap();
    assert_eq!(store.prune(nothing, today()).await.unwrap(), 2);
    assert_eq!(count(store, &Measure::Sessions).await, 1);
}

async fn what_was_pruned_is_not_counted_again(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let old = || {
        report(vec![
            numbered(1, 1, session_on("2026-01-23", "isee")),
            numbered(1, 2, session_on("2026-01-24", "isee")),
            numbered(1, 3, health_on("2026-01-24", Some(4), 1, 1, 1)),
        ])
    };
    send(store, id, old()).await;
    assert_eq!(store.prune(MONTH, today()).await.unwrap(), 1);
    assert_eq!(send(store, id, old()).await.new_rows, 0);
    assert_eq!(store.prune(MONTH, today()).await.unwrap(), 0);
    assert_eq!(count(store, &Measure::Sessions).await, 2);
}

async fn thousands_of_lines_go_piece_by_piece(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    for start in 0..6 {
        let rows = (1..=1_000)
            .map(|n| {
                let hour = start * 1_000 + n;
                let day = date("2026-01-23") - Days::new(hour / 24);
                let health = health_on(&day.to_string(), u8::try_from(hour % 24).ok(), 1, 1, 1);
                numbered(1, hour, health)
            })
            .collect();
        send(store, id, report(rows)).await;
    }
    assert_eq!(store.prune(MONTH, today()).await.unwrap(), 6_000);
}
