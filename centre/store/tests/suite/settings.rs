// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What terminals should be set to, targets, and the store's own small things.

use std::collections::BTreeSet;

use sportello_protocol::Settings;
use sportello_store::{Change, NewTarget, SiteId, Store, StoreError, TargetId};

use crate::fixture::*;

crate::requirements!(
    settings_grow_in_version_and_wake_the_sites_terminals,
    targets_hold_the_figures_that_were_entered,
    a_secret_is_made_once,
    the_store_says_that_it_is_well,
);

async fn settings_grow_in_version_and_wake_the_sites_terminals(store: &dyn Store) {
    let (here, there) = (site(store, "a").await, site(store, "b").await);
    let one = terminal(store, here, "1").await;
    let two = terminal(store, here, "2").await;
    terminal(store, there, "3").await;
    let none = store.desired(here).await.unwrap();
    assert_eq!((none.version, none.settings), (0, Settings::default()));
    let mut changes = store.changes();
    let settings = Settings {
        session_minutes: Some(45),
        ..Settings::default()
    };
    let first = store.set_settings(here, settings.clone()).await.unwrap();
    assert_eq!((first.version, &first.settings), (1, &settings));
    assert_eq!(store.desired(here).await.unwrap(), first);
    let mut woken = BTreeSet::new();
    for _ in 0..2 {
        if let Change::Command(terminal) = changes.recv().await.unwrap() {
            woken.insert(terminal);
        }
    }
    assert_eq!(woken, BTreeSet::from([one, two]));
    let second = store.set_settings(here, Settings::default()).await.unwrap();
    assert_eq!(second.version, 2);
    assert_eq!(store.desired(there).await.unwrap().version, 0);
    let nowhere = store.desired(SiteId(99)).await;
    assert!(matches!(nowhere, Err(StoreError::Missing("site"))));
    let nowhere = store.set_settings(SiteId(99), Settings::default()).await;
    assert!(matches!(nowhere, Err(StoreError::Missing("site"))));
}

async fn targets_hold_the_figures_that_were_entered(store: &dyn Store) {
    let target = NewTarget {
        name: "Cittadini raggiunti".to_owned(),
        source: "monitoraggio".to_owned(),
        due: date("2026-12-31"),
        goal: u64::MAX,
    };
    let id = store.add_target(target.clone()).await.unwrap();
    for (figure, day) in [(30, "2026-06-30"), (10, "2026-03-31"), (31, "2026-06-30")] {
        store.enter_figure(id, figure, date(day)).await.unwrap();
    }
    let targets = store.targets().await.unwrap();
    assert_eq!(targets.len(), 1);
    assert_eq!(targets[0].target.name, target.name);
    assert_eq!(targets[0].target.due, target.due);
    assert_eq!(targets[0].target.goal, i64::MAX as u64);
    assert_eq!(
        targets[0].figures,
        [(date("2026-03-31"), 10), (date("2026-06-30"), 31)]
    );
    store.remove_target(id).await.unwrap();
    assert!(store.targets().await.unwrap().is_empty());
    let gone = store.enter_figure(id, 1, today()).await;
    assert!(matches!(gone, Err(StoreError::Missing("target"))));
    let gone = store.remove_target(TargetId(5)).await;
    assert!(matches!(gone, Err(StoreError::Missing("target"))));
}

async fn a_secret_is_made_once(store: &dyn Store) {
    let made = || vec![1, 2, 3];
    let (first, second) =
        tokio::join!(store.secret("cookie", &made), store.secret("cookie", &made));
    assert_eq!(first.unwrap(), second.unwrap());
    let known = store.secret("cookie", &|| vec![9]).await.unwrap();
    assert_eq!(known, [1, 2, 3]);
    let other = store.secret("other", &|| vec![9]).await.unwrap();
    assert_eq!(other, [9]);
}

async fn the_store_says_that_it_is_well(store: &dyn Store) {
    store.ready().await.unwrap();
    store.ready().await.unwrap();
}
