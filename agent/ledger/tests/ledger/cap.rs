// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The size cap: the file stays under it, and what is given up is counted and covered.

use std::collections::BTreeSet;

use sportello_ledger::{
    Gauge, HealthSample, Hour, HourOfDay, LedgerError, LossCause, MIN_CAP, Row, Sequence,
};

use crate::fixture::{Desk, context, day, hour, session, task_of, tasks_in};

fn fill_with_health(book: &mut sportello_ledger::Book, days: u64) {
    for offset in 0..days {
        let date = day(1) - chrono::Days::new(days - offset);
        for of_day in 0..24 {
            let at = Hour {
                date,
                hour: HourOfDay::new(of_day).unwrap(),
            };
            for gauge in [
                Gauge::StateFreeMib,
                Gauge::MemoryFreeMib,
                Gauge::TemperatureCelsius,
            ] {
                book.add_health(HealthSample {
                    at,
                    gauge,
                    value: 1_000,
                })
                .unwrap();
            }
        }
    }
}

#[test]
fn too_small_a_cap_is_refused() {
    let desk = Desk::new();
    let refused = sportello_ledger::Book::open(&desk.path(), MIN_CAP - 1, context());
    assert!(matches!(refused, Err(LedgerError::CapTooSmall { .. })));
}

#[test]
fn health_thins_out_before_any_record_is_dropped() {
    let desk = Desk::new();
    let (mut book, _) = desk.open_with(MIN_CAP, context());
    for number in 0..100 {
        session(&mut book, &format!("task-{number}"));
    }
    fill_with_health(&mut book, 120);
    let dump = book.dump().unwrap();
    assert!(desk.size_of("book") <= MIN_CAP);
    assert!(dump.losses.health_hours_merged > 0, "{:?}", dump.losses);
    assert_eq!(dump.losses.sessions_dropped, 0, "{:?}", dump.losses);
    assert_eq!(tasks_in(&book).len(), 100);
    let merged = dump.health.iter().filter(|row| row.hour.is_none());
    for row in merged {
        assert_eq!(
            row.gauges[&Gauge::StateFreeMib].count,
            24,
            "no sample is lost in a merge"
        );
    }
}

#[test]
fn the_oldest_records_go_last_and_one_loss_row_covers_them() {
    let desk = Desk::new();
    let (mut book, _) = desk.open_with(MIN_CAP, context());
    let sessions = 900;
    for number in 0..sessions {
        session(&mut book, &format!("task-{number}"));
        assert!(desk.size_of("book") <= MIN_CAP);
    }
    let dump = book.dump().unwrap();
    assert!(dump.losses.sessions_dropped > 0);
    let kept = tasks_in(&book);
    assert_eq!(kept.len() as u64 + dump.losses.sessions_dropped, sessions);
    assert_eq!(kept.last().unwrap(), "task-899", "the newest stay");

    let losses: Vec<_> = dump
        .rows
        .iter()
        .filter(|row| matches!(row.row, Row::Loss(_)))
        .collect();
    assert_eq!(losses.len(), 1);
    let Row::Loss(loss) = losses[0].row else {
        unreachable!()
    };
    assert_eq!(loss.cause, LossCause::Cap);
    assert_eq!(u64::from(loss.sessions), dump.losses.sessions_dropped);

    // The centre sees every number from 1 on, so nothing stalls.
    book.close_rating().unwrap();
    book.unsent(1, hour(20, 1)).unwrap();
    let unsent = book.unsent(10_000, hour(20, 2)).unwrap();
    let covered: BTreeSet<u64> = unsent
        .iter()
        .flat_map(|unsent| unsent.number.first.0..=unsent.number.last.0)
        .collect();
    let last = *covered.last().unwrap();
    assert_eq!(covered.len() as u64, last);
    let epoch = unsent[0].number.epoch;
    book.acknowledge(epoch, Sequence(last), day(20)).unwrap();
    assert!(book.dump().unwrap().rows.is_empty());
    assert!(
        unsent
            .iter()
            .filter_map(|unsent| task_of(&unsent.row))
            .eq(kept)
    );
}

#[test]
fn a_book_opened_under_a_smaller_cap_shrinks_into_it() {
    let desk = Desk::new();
    let (mut book, _) = desk.open_with(4 * MIN_CAP, context());
    for number in 0..1_500 {
        session(&mut book, &format!("task-{number}"));
    }
    let before = desk.size_of("book");
    assert!(before > MIN_CAP + MIN_CAP / 2, "{before}");
    drop(book);
    let (mut book, opened) = desk.open_with(MIN_CAP, context());
    assert!(opened.damage.is_none());
    session(&mut book, "newest");
    assert!(desk.size_of("book") <= before);
    assert_eq!(tasks_in(&book).last().unwrap(), "newest");
    let lost = book.losses().unwrap().sessions_dropped;
    assert_eq!(tasks_in(&book).len() as u64 + lost, 1_501);
}

#[test]
fn pin_delays_cannot_fill_the_book() {
    let desk = Desk::new();
    let (mut book, _) = desk.open_with(MIN_CAP, context());
    let wrong = sportello_ledger::PinState {
        failures: 1,
        wait_ms: 1_000,
    };
    let now = sportello_ledger::BootMillis(70_000);
    for slot in 0..1_024 {
        book.set_pin_state(slot, wrong, now).unwrap();
    }
    assert!(book.set_pin_state(2_000, wrong, now).is_err());
    book.set_pin_state(
        3,
        sportello_ledger::PinState {
            failures: 2,
            ..wrong
        },
        now,
    )
    .unwrap();
    session(&mut book, "isee");
    assert_eq!(tasks_in(&book), ["isee"]);
}
