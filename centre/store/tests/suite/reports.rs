// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports: once each, whatever order they come in.

use std::collections::BTreeMap;

use futures_util::future::join_all;
use sportello_protocol::{
    Blocked, DaySheet, DayTotals, Epoch, HostName, LanguageTag, LevelTotals, Loss, LossCause,
    Losses, Numbered, Receipt, ReceiptVerdict, Row, Sequence, Skill, SkillLevel, TaskId,
    TerminalId, Verdict,
};
use sportello_store::{Measure, Store, StoreError, Whole};

use crate::fixture::*;

crate::requirements!(
    a_report_sent_again_changes_nothing,
    the_same_report_from_eight_doors_at_once_counts_once,
    the_answer_says_what_is_missing,
    numbers_far_beyond_what_fits_are_stored_and_named,
    a_loss_covers_its_numbers_and_never_stalls,
    another_terminals_numbers_are_its_own,
    rows_of_a_later_version_are_kept_unread_and_within_bounds,
    absurd_dates_count_on_the_day_they_arrive,
    absurd_counts_are_noted_and_not_added,
    invented_names_do_not_fill_the_totals,
    totals_stand_for_site_district_and_region,
    an_empty_report_is_taken,
    a_terminal_that_is_not_there_is_refused_and_stops_nobody,
    losses_only_grow,
    an_islands_flood_is_not_taken_beyond_its_bound,
    refused_hosts_add_up_over_the_region,
    every_kind_of_row_is_counted,
);

async fn a_report_sent_again_changes_nothing(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    for expected in [5, 0, 0] {
        let answer = send(store, terminal, sessions(9, 1, 5)).await;
        assert_eq!(answer.new_rows, expected);
        assert_eq!(answer.standings.len(), 1);
        assert_eq!(answer.standings[0].through, Sequence(5));
        assert!(!answer.cloned);
    }
    let answer = send(store, terminal, sessions(9, 4, 7)).await;
    assert_eq!(answer.new_rows, 2);
    assert_eq!(count(store, &Measure::Sessions).await, 7);
}

async fn the_same_report_from_eight_doors_at_once_counts_once(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let answers =
        join_all((0..8).map(|_| store.ingest(terminal, sessions(1, 1, 20), true, NOW))).await;
    let new: u32 = answers
        .iter()
        .map(|answer| {
            let answer = answer.as_ref().unwrap();
            assert_eq!(answer.standings[0].through, Sequence(20));
            assert!(!answer.cloned);
            answer.new_rows
        })
        .sum();
    assert_eq!(new, 20);
    assert_eq!(count(store, &Measure::Sessions).await, 20);
}

async fn the_answer_says_what_is_missing(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    for (first, last) in [(8, 9), (4, 5), (1, 2)] {
        send(store, terminal, sessions(1, first, last)).await;
    }
    let answer = send(store, terminal, sessions(1, 12, 12)).await;
    let standing = &answer.standings[0];
    assert_eq!(standing.through, Sequence(2));
    let missing: Vec<(u64, u64)> = standing
        .missing
        .iter()
        .map(|range| (range.first.0, range.last.0))
        .collect();
    assert_eq!(missing, [(3, 3), (6, 7), (10, 11)]);
    let answer = send(store, terminal, sessions(1, 3, 11)).await;
    assert_eq!(answer.standings[0].through, Sequence(12));
    assert!(answer.standings[0].missing.is_empty());
}

async fn numbers_far_beyond_what_fits_are_stored_and_named(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let far = (1 << 48) - 1;
    let answer = send(
        store,
        terminal,
        report(vec![numbered(u64::MAX, far, session())]),
    )
    .await;
    assert_eq!(answer.standings[0].epoch, Epoch(u64::MAX));
    assert_eq!(answer.standings[0].through, Sequence(0));
    assert_eq!(answer.standings[0].missing[0].last, Sequence(far - 1));
    let unsound = Numbered {
        epoch: Epoch(1),
        first: Sequence(0),
        last: Sequence(u64::MAX),
        row: session(),
    };
    let answer = send(store, terminal, report(vec![unsound])).await;
    assert_eq!(answer.new_rows, 0);
    assert_eq!(count(store, &Measure::Sessions).await, 1);
}

fn loss(epoch: u64, first: u64, last: u64, sessions: u32) -> Numbered {
    Numbered {
        epoch: Epoch(epoch),
        first: Sequence(first),
        last: Sequence(last),
        row: Row::Loss(Loss {
            cause: LossCause::Cap,
            sessions,
        }),
    }
}

async fn a_loss_covers_its_numbers_and_never_stalls(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    send(store, terminal, sessions(1, 1, 3)).await;
    let answer = send(store, terminal, report(vec![loss(1, 4, 90, 40)])).await;
    assert_eq!(answer.standings[0].through, Sequence(90));
    // It covers numbers that had come already: only those that had not can be lost.
    send(store, terminal, report(vec![loss(1, 80, 92, 13)])).await;
    assert_eq!(count(store, &Measure::LostSessions).await, 42);
    assert_eq!(count(store, &Measure::Sessions).await, 3);
    let again = send(store, terminal, report(vec![loss(1, 4, 90, 40)])).await;
    assert_eq!(again.new_rows, 0);
    assert_eq!(count(store, &Measure::LostSessions).await, 42);
}

async fn another_terminals_numbers_are_its_own(store: &dyn Store) {
    let site = site(store, "a").await;
    let one = terminal(store, site, "1").await;
    let two = terminal(store, site, "2").await;
    let (first, second) = tokio::join!(
        send(store, one, sessions(5, 1, 4)),
        send(store, two, sessions(5, 1, 4))
    );
    assert_eq!((first.new_rows, second.new_rows), (4, 4));
    assert_eq!(count(store, &Measure::Sessions).await, 8);
}

async fn rows_of_a_later_version_are_kept_unread_and_within_bounds(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let newer = |sequence, size| {
        let body = serde_json::json!({"kind": "weather", "text": "x".repeat(size)});
        numbered(1, sequence, Row::FromNewer(body))
    };
    let rows = vec![newer(1, 10), newer(2, 100_000), numbered(1, 3, session())];
    let answer = send(store, terminal, report(rows)).await;
    assert_eq!(answer.standings[0].through, Sequence(3));
    assert_eq!(answer.new_rows, 3);
    let flood = (4..1_600).map(|sequence| newer(sequence, 1)).collect();
    let answer = send(store, terminal, report(flood)).await;
    assert_eq!(answer.standings[0].through, Sequence(1_599));
    assert_eq!(count(store, &Measure::Sessions).await, 1);
}

async fn absurd_dates_count_on_the_day_they_arrive(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let days = [
        "1970-01-01",
        "2036-11-22",
        "2026-11-24",
        "2026-11-25",
        "9999-12-31",
        "2020-01-01",
    ];
    let rows = (1..)
        .zip(days)
        .map(|(sequence, day)| numbered(1, sequence, session_on(day, "isee")))
        .collect();
    send(store, terminal, report(rows)).await;
    let row = sheet_on("-5000-01-01", "+200000-01-01", 3);
    send(store, terminal, report(vec![numbered(1, 7, row)])).await;
    let series = store
        .series(&Whole::Region, ever(), sportello_store::Grain::Day)
        .await
        .unwrap();
    let days: Vec<(String, u64)> = series
        .iter()
        .map(|(day, glance)| (day.to_string(), glance.sessions))
        .collect();
    assert_eq!(
        days,
        [
            ("2020-01-01".to_owned(), 1),
            ("2026-11-22".to_owned(), 4),
            ("2026-11-24".to_owned(), 1)
        ]
    );
    assert_eq!(count(store, &Measure::Misdated).await, 5);
    assert_eq!(count(store, &Measure::SheetSessions).await, 3);
}

async fn absurd_counts_are_noted_and_not_added(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let rows = vec![
        numbered(1, 1, sheet_on("2026-11-19", "2026-11-20", u32::MAX)),
        numbered(1, 2, sheet_on("2026-11-19", "2026-11-20", 40)),
        loss(1, 3, (1 << 48) - 1, u32::MAX),
    ];
    send(store, terminal, report(rows)).await;
    assert_eq!(count(store, &Measure::Implausible).await, 2);
    assert_eq!(count(store, &Measure::SheetSessions).await, 40);
    assert_eq!(count(store, &Measure::LostSessions).await, 0);
}

async fn invented_names_do_not_fill_the_totals(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let rows = (1..=1_000)
        .map(|n| numbered(1, n, session_on("2026-11-20", &format!("invented-{n}"))))
        .collect();
    send(store, terminal, report(rows)).await;
    let tally = store.tally(&Whole::Region, ever()).await.unwrap();
    assert_eq!(tally.get(&Measure::Sessions), 1_000);
    assert!(tally.iter().count() < 2_000, "{}", tally.iter().count());
    assert!(tally.get(&Measure::Implausible) > 0);
}

async fn totals_stand_for_site_district_and_region(store: &dyn Store) {
    let mut far = new_site("b");
    far.district = "Sondrio".to_owned();
    let near = site(store, "a").await;
    let far = store.add_site(far).await.unwrap();
    let one = terminal(store, near, "1").await;
    let two = terminal(store, far, "2").await;
    send(store, one, sessions(1, 1, 3)).await;
    send(store, two, sessions(1, 1, 4)).await;
    for (whole, expected) in [
        (Whole::Region, 7),
        (Whole::District("Cremona".to_owned()), 3),
        (Whole::District("Sondrio".to_owned()), 4),
        (Whole::District("Nowhere".to_owned()), 0),
        (Whole::Site(near), 3),
        (Whole::Site(far), 4),
    ] {
        let tally = store.tally(&whole, ever()).await.unwrap();
        assert_eq!(tally.get(&Measure::Sessions), expected, "{whole:?}");
    }
}

async fn an_empty_report_is_taken(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let answer = send(store, terminal, report(Vec::new())).await;
    assert_eq!(answer.new_rows, 0);
    assert!(answer.standings.is_empty());
}

async fn a_terminal_that_is_not_there_is_refused_and_stops_nobody(store: &dyn Store) {
    let site = site(store, "a").await;
    let there = terminal(store, site, "1").await;
    let nobody = TerminalId(uuid::Uuid::from_u128(1));
    let (refused, taken) = tokio::join!(
        store.ingest(nobody, sessions(1, 1, 1), true, NOW),
        store.ingest(there, sessions(1, 1, 1), true, NOW)
    );
    assert!(matches!(refused, Err(StoreError::Missing("terminal"))));
    assert_eq!(taken.unwrap().new_rows, 1);
}

async fn losses_only_grow(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    for dropped in [5, 9, 2] {
        let mut report = report(Vec::new());
        report.losses = Losses {
            health_dropped: dropped,
            ..Losses::default()
        };
        send(store, terminal, report).await;
    }
    let terminal = store.terminal(terminal).await.unwrap().unwrap();
    assert_eq!(terminal.losses.health_dropped, 9);
}

async fn an_islands_flood_is_not_taken_beyond_its_bound(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let islands = (1..=2_000).map(|n| numbered(1, n * 2, session())).collect();
    let answer = send(store, terminal, report(islands)).await;
    assert_eq!(answer.new_rows, 512);
    assert_eq!(count(store, &Measure::Sessions).await, 512);
    // What was not taken is missing, is sent again, and then it is taken.
    let answer = send(store, terminal, sessions(1, 1, 1_500)).await;
    assert_eq!(answer.standings[0].through, Sequence(1_500));
    assert_eq!(count(store, &Measure::Sessions).await, 1_500);
}

async fn refused_hosts_add_up_over_the_region(store: &dyn Store) {
    let site = site(store, "a").await;
    let one = terminal(store, site, "1").await;
    let two = terminal(store, site, "2").await;
    let blocked = |host: &str, sessions| {
        Row::Blocked(Blocked {
            task: TaskId::parse("isee").unwrap(),
            host: HostName::parse(host).unwrap(),
            sessions,
        })
    };
    let rows = vec![
        numbered(1, 1, blocked("cdn.example.it", 5)),
        numbered(1, 2, blocked("fonts.example.it", 50)),
    ];
    send(store, one, report(rows.clone())).await;
    send(store, one, report(rows)).await;
    let rows = vec![numbered(1, 1, blocked("cdn.example.it", 6))];
    send(store, two, report(rows)).await;
    let hosts: Vec<(String, u64)> = store
        .blocked_hosts()
        .await
        .unwrap()
        .iter()
        .map(|line| (line.host.to_string(), line.sessions))
        .collect();
    assert_eq!(
        hosts,
        [
            ("fonts.example.it".to_owned(), 50),
            ("cdn.example.it".to_owned(), 11)
        ]
    );
}

async fn every_kind_of_row_is_counted(store: &dyn Store) {
    let site = site(store, "a").await;
    let terminal = terminal(store, site, "1").await;
    let receipt = |verdict| {
        Row::Proof(Receipt {
            checks: vec![(sportello_protocol::Check::Mounts, verdict)],
            duration_ms: 5,
        })
    };
    let italian = LanguageTag::parse("it").unwrap();
    let rows = vec![
        numbered(1, 1, session()),
        numbered(1, 2, receipt(Verdict::Pass)),
        numbered(1, 3, receipt(Verdict::Fail)),
        numbered(1, 4, receipt(Verdict::NotCovered)),
        numbered(
            1,
            5,
            Row::Days(DaySheet {
                first_day: date("2026-11-18"),
                last_day: date("2026-11-19"),
                totals: DayTotals {
                    sessions: 9,
                    languages: BTreeMap::from([(italian.clone(), 7)]),
                    skills: BTreeMap::from([(
                        Skill::Safety,
                        LevelTotals {
                            never: 2,
                            alone: 6,
                            ..LevelTotals::default()
                        },
                    )]),
                    ..DayTotals::default()
                },
            }),
        ),
    ];
    send(store, terminal, report(rows)).await;
    let task = TaskId::parse("isee").unwrap();
    for (measure, expected) in [
        (Measure::Sessions, 1),
        (Measure::Hour(10), 1),
        (Measure::Rating(4), 1),
        (Measure::HelpAsked, 1),
        (Measure::TaskOpened(task.clone()), 1),
        (Measure::TaskLeftAt(task, 3), 1),
        (Measure::Proof(ReceiptVerdict::Clean), 1),
        (Measure::Proof(ReceiptVerdict::Failed), 1),
        (Measure::Proof(ReceiptVerdict::NotProven), 1),
        (Measure::SheetSessions, 9),
        (Measure::Language(italian), 7),
        (Measure::Assessed(Skill::Safety, SkillLevel::Never), 2),
        (Measure::Assessed(Skill::Safety, SkillLevel::Alone), 6),
        (Measure::Assessed(Skill::Safety, SkillLevel::Teaches), 0),
        (Measure::Assessed(Skill::Problems, SkillLevel::Alone), 0),
    ] {
        assert_eq!(count(store, &measure).await, expected, "{measure:?}");
    }
    let period = sportello_store::Period {
        first: date("2026-11-19"),
        last: date("2026-11-19"),
    };
    let day = store.tally(&Whole::Site(site), period).await.unwrap();
    assert_eq!(day.get(&Measure::SheetSessions), 9, "its last day");
}
