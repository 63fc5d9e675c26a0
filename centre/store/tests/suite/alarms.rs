// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Alarms, as statuses and reports tell of them.

use sportello_protocol::{Alarm, AlarmChange, Event, Hour, Numbered, Row};
use sportello_store::{AlarmState, Page, Scope, Store};

use crate::fixture::*;

crate::requirements!(
    an_alarm_stands_until_it_is_cleared,
    worst_come_first_then_oldest,
    a_page_of_alarms_is_a_piece_of_the_whole_list,
    an_alarm_is_told_once,
    reports_tell_of_alarms_while_the_line_was_down,
    a_status_and_a_report_of_the_same_alarm_are_one,
);

async fn standing(store: &dyn Store) -> Vec<Alarm> {
    let alarms = store.alarms(&Scope::Region).await.unwrap();
    alarms.iter().map(|line| line.alarm).collect()
}

async fn an_alarm_stands_until_it_is_cleared(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    for (at, alarms) in [
        (10, &[Alarm::Hot][..]),
        (20, &[Alarm::Hot, Alarm::DiskWorn]),
        (30, &[Alarm::DiskWorn]),
        (40, &[Alarm::DiskWorn]),
    ] {
        store
            .touch(vec![seen(id, later(at), alarms)])
            .await
            .unwrap();
        assert_eq!(standing(store).await, alarms);
    }
    let lines = store.alarms(&Scope::Region).await.unwrap();
    assert_eq!(lines[0].since, later(20));
    assert_eq!(lines[0].state, AlarmState::Standing);
    assert_eq!((lines[0].terminal, lines[0].site), (id, site));
    assert_eq!(
        (&*lines[0].label, &*lines[0].site_name),
        ("1", "Biblioteca a")
    );
    store.touch(vec![seen(id, later(50), &[])]).await.unwrap();
    assert!(standing(store).await.is_empty());
    store
        .touch(vec![seen(id, later(60), &[Alarm::Hot])])
        .await
        .unwrap();
    assert_eq!(standing(store).await, [Alarm::Hot], "it can come back");
}

async fn worst_come_first_then_oldest(store: &dyn Store) {
    let site = site(store, "a").await;
    let one = terminal(store, site, "1").await;
    let two = terminal(store, site, "2").await;
    store
        .touch(vec![seen(two, later(5), &[Alarm::PrinterNotReady])])
        .await
        .unwrap();
    store
        .touch(vec![
            seen(one, later(10), &[Alarm::PrinterNotReady]),
            seen(two, later(20), &[Alarm::PrinterNotReady, Alarm::WipeFailed]),
        ])
        .await
        .unwrap();
    let lines = store.alarms(&Scope::Region).await.unwrap();
    let found: Vec<_> = lines
        .iter()
        .map(|line| (line.terminal, line.alarm))
        .collect();
    assert_eq!(
        found,
        [
            (two, Alarm::WipeFailed),
            (two, Alarm::PrinterNotReady),
            (one, Alarm::PrinterNotReady)
        ]
    );
}

async fn an_alarm_is_told_once(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    store
        .touch(vec![seen(id, later(10), &[Alarm::WipeFailed])])
        .await
        .unwrap();
    store.touch(vec![seen(id, later(20), &[])]).await.unwrap();
    store
        .touch(vec![seen(id, later(30), &[Alarm::Hot])])
        .await
        .unwrap();
    let lines = store.alarms_to_tell().await.unwrap();
    let found: Vec<_> = lines.iter().map(|line| (line.alarm, line.state)).collect();
    assert_eq!(
        found,
        [
            (Alarm::WipeFailed, AlarmState::Cleared),
            (Alarm::Hot, AlarmState::Standing)
        ],
        "one that has gone again is told as well"
    );
    store.alarms_told(&[lines[0].id]).await.unwrap();
    let rest = store.alarms_to_tell().await.unwrap();
    assert_eq!(rest.len(), 1);
    store.alarms_told(&[rest[0].id, 12_345]).await.unwrap();
    assert!(store.alarms_to_tell().await.unwrap().is_empty());
    assert_eq!(standing(store).await, [Alarm::Hot]);
}

fn event(sequence: u64, hour: u8, alarm: Alarm, change: AlarmChange) -> Numbered {
    let at = Hour {
        date: date("2026-11-21"),
        hour,
    };
    numbered(1, sequence, Row::Event(Event::Alarm { at, alarm, change }))
}

async fn reports_tell_of_alarms_while_the_line_was_down(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    let rows = vec![
        event(1, 8, Alarm::WipeFailed, AlarmChange::Raised),
        event(2, 9, Alarm::WipeFailed, AlarmChange::Cleared),
        event(3, 10, Alarm::Hot, AlarmChange::Raised),
        event(4, 11, Alarm::DiskWorn, AlarmChange::Cleared),
    ];
    for _ in 0..2 {
        send(store, id, report(rows.clone())).await;
        assert_eq!(standing(store).await, [Alarm::Hot]);
        assert_eq!(store.alarms_to_tell().await.unwrap().len(), 2);
    }
    let found = store.terminal(id).await.unwrap().unwrap();
    assert_eq!(found.alarms, [Alarm::Hot]);
    let line = &store.alarms(&Scope::Region).await.unwrap()[0];
    assert_eq!(line.since, later(-26 * 3600));
}

async fn a_status_and_a_report_of_the_same_alarm_are_one(store: &dyn Store) {
    let site = site(store, "a").await;
    let id = terminal(store, site, "1").await;
    store
        .touch(vec![seen(id, later(10), &[Alarm::Hot])])
        .await
        .unwrap();
    let raised = event(1, 8, Alarm::Hot, AlarmChange::Raised);
    send(store, id, report(vec![raised])).await;
    assert_eq!(store.alarms_to_tell().await.unwrap().len(), 1);
    store.touch(vec![seen(id, later(20), &[])]).await.unwrap();
    assert!(standing(store).await.is_empty());
}

async fn a_page_of_alarms_is_a_piece_of_the_whole_list(store: &dyn Store) {
    let mut sites = Vec::new();
    for code in ["a", "b"] {
        let site = site(store, code).await;
        for number in 0..4 {
            let id = terminal(store, site, &format!("{code}{number}")).await;
            let alarms: &[Alarm] = match number {
                0 => &[],
                1 => &[Alarm::WipeFailed, Alarm::Hot],
                _ => &[Alarm::Hot],
            };
            let status = seen(id, later(10 - number), alarms);
            store.touch(vec![status]).await.unwrap();
        }
        sites.push(site);
    }
    for (scope, all) in [
        (Scope::Region, 8),
        (Scope::Sites(vec![sites[1]]), 4),
        (Scope::Sites(Vec::new()), 0),
    ] {
        let whole = store.alarms(&scope).await.unwrap();
        assert_eq!(whole.len(), all);
        let mut pieces = Vec::new();
        for number in 0..4 {
            let page = Page { number, size: 3 };
            let found = store.alarms_page(&scope, page).await.unwrap();
            assert_eq!(found.total, all as u64);
            assert!(found.items.len() <= 3);
            pieces.extend(found.items.into_iter().map(|line| line.id));
        }
        let ids: Vec<i64> = whole.iter().map(|line| line.id).collect();
        assert_eq!(pieces, ids);
    }
}
