// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Totals of periods.

use sportello_store::{Grain, Measure, Period, Store, Whole};

use crate::fixture::*;

crate::requirements!(
    a_period_counts_its_days_and_no_other,
    a_series_has_a_point_for_each_part_that_has_any,
    sites_are_answered_in_the_order_asked,
    a_site_that_changes_its_district_takes_its_history_with_it,
    a_mark_changes_with_whatever_is_counted_in_its_years_and_with_nothing_else,
    sites_that_take_each_others_place_leave_another_mark_though_years_add_up_alike,
);

const DAYS: [&str; 7] = [
    "2023-12-31",
    "2024-02-29",
    "2025-01-01",
    "2025-06-15",
    "2025-06-16",
    "2026-10-31",
    "2026-11-01",
];

async fn with_sessions(store: &dyn Store, code: &str) -> sportello_store::SiteId {
    let site = site(store, code).await;
    let id = terminal(store, site, code).await;
    let rows = (1..)
        .zip(DAYS)
        .map(|(sequence, day)| numbered(1, sequence, session_on(day, "isee")))
        .collect();
    send(store, id, report(rows)).await;
    site
}

fn period(first: &str, last: &str) -> Period {
    Period {
        first: date(first),
        last: date(last),
    }
}

async fn a_period_counts_its_days_and_no_other(store: &dyn Store) {
    let site = with_sessions(store, "a").await;
    for first in DAYS {
        for last in DAYS {
            let expected = DAYS
                .iter()
                .filter(|day| (first..=last).contains(*day))
                .count() as u64;
            for whole in [Whole::Region, Whole::Site(site)] {
                let tally = store.tally(&whole, period(first, last)).await.unwrap();
                assert_eq!(tally.get(&Measure::Sessions), expected, "{first}..{last}");
            }
        }
    }
}

async fn a_series_has_a_point_for_each_part_that_has_any(store: &dyn Store) {
    with_sessions(store, "a").await;
    let check = async |first, last, grain, expected: &[(&str, u64)]| {
        let series: Vec<(String, u64)> = store
            .series(&Whole::Region, period(first, last), grain)
            .await
            .unwrap()
            .into_iter()
            .map(|(day, glance)| (day.to_string(), glance.sessions))
            .collect();
        let expected: Vec<(String, u64)> = expected
            .iter()
            .map(|(day, count)| ((*day).to_owned(), *count))
            .collect();
        assert_eq!(series, expected);
    };
    let years = [
        ("2023-01-01", 1),
        ("2024-01-01", 1),
        ("2025-01-01", 3),
        ("2026-01-01", 2),
    ];
    check("2020-01-01", "2026-12-31", Grain::Year, &years).await;
    let months = [("2025-06-01", 1), ("2026-10-01", 1)];
    check("2025-06-16", "2026-10-31", Grain::Month, &months).await;
    let days = [("2025-06-15", 1), ("2025-06-16", 1)];
    check("2025-06-01", "2025-06-30", Grain::Day, &days).await;
    check("2025-07-01", "2025-06-30", Grain::Day, &[]).await;
}

async fn sites_are_answered_in_the_order_asked(store: &dyn Store) {
    let one = with_sessions(store, "a").await;
    let empty = site(store, "b").await;
    let three = with_sessions(store, "c").await;
    let asked = [three, empty, one, three];
    let found: Vec<_> = store
        .tallies(&asked, period("2025-01-01", "2026-10-31"))
        .await
        .unwrap()
        .into_iter()
        .map(|(site, tally)| (site, tally.get(&Measure::Sessions)))
        .collect();
    assert_eq!(found, [(three, 4), (empty, 0), (one, 4), (three, 4)]);
    let nothing = store
        .tallies(&asked, period("2026-01-02", "2026-01-01"))
        .await
        .unwrap();
    assert_eq!(nothing.len(), 4);
    assert!(nothing.iter().all(|(_, tally)| tally.is_empty()));
}

async fn a_site_that_changes_its_district_takes_its_history_with_it(store: &dyn Store) {
    let moving = with_sessions(store, "a").await;
    with_sessions(store, "b").await;
    let mut changed = new_site("a");
    changed.district = "Mantova".to_owned();
    store.change_site(moving, changed.clone()).await.unwrap();
    let sessions = async |whole: Whole, period: Period| {
        let tally = store.tally(&whole, period).await.unwrap();
        tally.get(&Measure::Sessions)
    };
    let cremona = || Whole::District("Cremona".to_owned());
    let mantova = || Whole::District("Mantova".to_owned());
    let part = period("2025-01-01", "2025-06-15");
    for (whole, all, some) in [
        (Whole::Region, 14, 4),
        (cremona(), 7, 2),
        (mantova(), 7, 2),
        (Whole::Site(moving), 7, 2),
    ] {
        assert_eq!(sessions(whole.clone(), ever()).await, all, "{whole:?}");
        assert_eq!(sessions(whole.clone(), part).await, some, "{whole:?}");
    }
    let ids = store
        .terminals(
            &sportello_store::Scope::Sites(vec![moving]),
            &sportello_store::FleetFilter::default(),
            sportello_store::FleetSort::Site,
            sportello_store::Page { number: 0, size: 1 },
        )
        .await
        .unwrap();
    send(store, ids.items[0].id, sessions_of_today()).await;
    assert_eq!(sessions(mantova(), ever()).await, 8);
    changed.district = "Cremona".to_owned();
    store.change_site(moving, changed).await.unwrap();
    assert_eq!(sessions(mantova(), ever()).await, 0);
    assert_eq!(sessions(cremona(), ever()).await, 15);
}

fn sessions_of_today() -> sportello_protocol::Report {
    report(vec![numbered(1, 8, session_on("2026-11-22", "isee"))])
}

async fn a_mark_changes_with_whatever_is_counted_in_its_years_and_with_nothing_else(
    store: &dyn Store,
) {
    let (one, two) = (site(store, "a").await, site(store, "b").await);
    let id = terminal(store, one, "a").await;
    let years = period("2025-03-01", "2026-02-01");
    let wholes = [
        Whole::Region,
        Whole::District("Cremona".to_owned()),
        Whole::Site(one),
        Whole::Site(two),
    ];
    let marks = async || {
        let mut marks = Vec::new();
        for whole in &wholes {
            marks.push(store.mark(whole, years).await.unwrap());
        }
        marks
    };
    let mut before = marks().await;
    for (sequence, day, counts) in [
        (1, "2025-06-15", true),
        (2, "2025-06-15", true),
        (3, "2025-01-01", true),
        (4, "2024-12-31", false),
        (5, "2026-12-31", true),
        (5, "2026-12-31", false),
    ] {
        let row = numbered(1, sequence, session_on(day, "isee"));
        send(store, id, report(vec![row])).await;
        let after = marks().await;
        for at in 0..3 {
            assert_eq!(after[at] != before[at], counts, "{day}: {:?}", wholes[at]);
        }
        assert_eq!(after[3], before[3], "nothing was counted there");
        before = after;
    }
    let everything = period("0001-01-01", "9999-12-31");
    let all = store.mark(&Whole::Region, everything).await.unwrap();
    assert!(all.size() > before[0].size());
    let all_again = store.mark(&Whole::Region, period_of_all()).await.unwrap();
    assert_eq!(all, all_again);
}

fn period_of_all() -> Period {
    Period {
        first: chrono::NaiveDate::MIN,
        last: chrono::NaiveDate::MAX,
    }
}

async fn sites_that_take_each_others_place_leave_another_mark_though_years_add_up_alike(
    store: &dyn Store,
) {
    let place = async |code: &str, district: &str, day: &str| {
        let mut new = new_site(code);
        district.clone_into(&mut new.district);
        let site = store.add_site(new).await.unwrap();
        let id = terminal(store, site, code).await;
        let row = numbered(1, 1, session_on(day, "isee"));
        send(store, id, report(vec![row])).await;
        site
    };
    let one = place("a", "Lodi", "2025-06-15").await;
    let two = place("b", "Mantova", "2025-06-16").await;
    let lodi = Whole::District("Lodi".to_owned());
    let year = period("2025-01-01", "2025-12-31");
    let seen = async || {
        let days = store.series(&lodi, year, Grain::Day).await.unwrap();
        let days: Vec<String> = days.iter().map(|(day, _)| day.to_string()).collect();
        let tally = store.tally(&lodi, year).await.unwrap();
        (days, tally, store.mark(&lodi, year).await.unwrap())
    };
    let go = async |site, code: &str, district: &str| {
        let mut new = new_site(code);
        district.clone_into(&mut new.district);
        store.change_site(site, new).await.unwrap();
    };
    let before = seen().await;
    go(one, "a", "Cremona").await;
    let between = seen().await;
    assert!(between.0.is_empty() && between.1.is_empty());
    go(two, "b", "Lodi").await;
    let after = seen().await;
    assert_eq!(
        (after.0, &after.1),
        (vec!["2025-06-16".to_owned()], &before.1)
    );
    assert_ne!(before.2, between.2);
    assert_ne!(between.2, after.2);
    assert_ne!(before.2, after.2, "other days, though the year is the same");
}
