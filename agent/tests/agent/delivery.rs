// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every row exactly once, whatever the network and the centre do.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use sportello_agent::delivery::Stopped;
use sportello_agent::line::Failure;
use sportello_ledger::{Gauge, HealthSample};
use sportello_protocol::{Epoch, EpochStanding, ProblemKind, Range, Row, Sequence};

use crate::centre::TestCentre;
use crate::fixture::{Terminal, exactly, tasks_at};
use crate::rail::Rail;

#[tokio::test]
async fn what_waits_arrives_once_and_leaves_the_book() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(30);
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    delivery.drain().await.unwrap();
    assert_eq!(tasks_at(&centre), exactly(30));
    assert_eq!(terminal.left(), 0);
    let requests = centre.memory().requests.len();
    delivery.drain().await.unwrap();
    assert_eq!(centre.memory().requests.len(), requests, "nothing to say");
}

#[tokio::test]
async fn a_record_waits_until_its_hour_is_over() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    let mut book = terminal.book();
    terminal.session(&mut book, 0);
    delivery.drain().await.unwrap();
    assert_eq!(tasks_at(&centre), exactly(0));
    terminal.clock.next_hour();
    delivery.drain().await.unwrap();
    assert_eq!(tasks_at(&centre), exactly(1));
}

#[tokio::test]
async fn every_row_arrives_exactly_once_over_a_rough_network_and_through_restarts() {
    for seed in 0..12 {
        let centre = TestCentre::new();
        let terminal = Terminal::enrolled(&centre);
        let rail = Arc::new(Rail::rough(centre.router(), seed));
        let mut rounds = 0;
        let mut book = terminal.book();
        let (mut delivery, _) = terminal.delivery(Arc::<Rail>::clone(&rail), seed);
        let mut appended = 0;
        loop {
            for _ in 0..5 {
                if appended < 100 {
                    terminal.session(&mut book, appended);
                    appended += 1;
                }
            }
            let done = delivery.drain().await.is_ok();
            terminal.clock.next_hour();
            if done && appended == 100 && terminal.left() == 0 {
                break;
            }
            rounds += 1;
            assert!(rounds < 1000, "seed {seed} never ends");
            if rounds % 3 == 0 {
                // Killed and started again: all it knew of the centre is gone.
                delivery = terminal
                    .delivery(Arc::<Rail>::clone(&rail), seed * 1000 + rounds)
                    .0;
            }
        }
        assert_eq!(tasks_at(&centre), exactly(100), "seed {seed}");
        assert_eq!(centre.memory().contradictions, 0, "seed {seed}");
    }
}

#[tokio::test]
async fn ninety_days_in_a_cupboard_are_delivered_and_fit_in_the_book() {
    const DAYS: usize = 90;
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    let rail = Arc::new(Rail::to(centre.router()));
    rail.cut.store(true, Ordering::Relaxed);
    let (mut delivery, _) = terminal.delivery(Arc::<Rail>::clone(&rail), 1);
    let mut book = terminal.book();
    for day in 0..DAYS {
        for hour in 0..24 {
            let at = sportello_agent::Clock::hour(&*terminal.clock);
            for gauge in [Gauge::StateFreeMib, Gauge::CpuPercent, Gauge::KioskAlive] {
                book.add_health(HealthSample {
                    at,
                    gauge,
                    value: 7,
                })
                .unwrap();
            }
            // Twenty sessions a day, two in each of ten hours.
            if (8..18).contains(&hour) {
                let first = day * 20 + (hour - 8) * 2;
                terminal.session(&mut book, first);
                terminal.session(&mut book, first + 1);
            }
            if hour % 6 == 0 {
                assert!(matches!(
                    delivery.drain().await,
                    Ok(()) | Err(Stopped::Failure(Failure::Network(_)))
                ));
            }
            terminal.clock.next_hour();
        }
    }
    let size = std::fs::metadata(terminal.config.book()).unwrap().len();
    assert!(size < sportello_agent::ledger::CAP / 8, "{size} bytes");
    assert!(tasks_at(&centre).is_empty());
    rail.cut.store(false, Ordering::Relaxed);
    // The first look lets the last hour's records rest, the next hour brings them; the last
    // day's totals come when it is over.
    for _ in 0..25 {
        delivery.drain().await.unwrap();
        terminal.clock.next_hour();
    }
    assert_eq!(tasks_at(&centre), exactly(DAYS * 20));
    let memory = centre.memory();
    let hours = memory
        .rows
        .values()
        .filter(|row| matches!(row, Row::Health(_)))
        .count();
    assert_eq!(hours, DAYS * 24);
    let counted: u32 = memory
        .rows
        .values()
        .filter_map(|row| match row {
            Row::Days(sheet) => Some(sheet.totals.sessions),
            _ => None,
        })
        .sum();
    assert_eq!(counted as usize, DAYS * 20);
    assert_eq!(terminal.book().losses().unwrap().sessions_dropped, 0);
}

/// What is in the book after the centre has answered wrongly, and arrives once it does not.
async fn survives(falsify: crate::centre::Falsify) {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(10);
    let rail = Arc::new(Rail::to(centre.router()));
    let (mut delivery, _) = terminal.delivery(Arc::<Rail>::clone(&rail), 1);
    centre.memory().falsify = Some(falsify);
    let _wrong = delivery.drain().await;
    // Two more that the centre cannot have, though it says so again and again.
    let mut book = terminal.book();
    terminal.session(&mut book, 10);
    terminal.session(&mut book, 11);
    for _ in 0..4 {
        let _wrong = delivery.drain().await;
        terminal.clock.next_hour();
    }
    centre.memory().falsify = None;
    let (mut delivery, _) = terminal.delivery(rail, 2);
    for _ in 0..4 {
        delivery.drain().await.unwrap();
        terminal.clock.next_hour();
    }
    let mut arrived = tasks_at(&centre);
    arrived.dedup();
    assert_eq!(arrived, exactly(12));
    assert_eq!(terminal.left(), 0);
}

#[tokio::test]
async fn an_acknowledgement_of_another_epoch_lets_nothing_go() {
    survives(|answer| answer.epochs[0].epoch = Epoch(99)).await;
}

#[tokio::test]
async fn an_acknowledgement_beyond_all_that_was_sent_loses_nothing() {
    survives(|answer| answer.epochs[0].through = Sequence(1 << 39)).await;
    survives(|answer| answer.epochs[0].through = Sequence(u64::MAX)).await;
}

#[tokio::test]
async fn an_empty_or_backward_acknowledgement_loses_nothing() {
    survives(|answer| answer.epochs.clear()).await;
    survives(|answer| answer.epochs[0].through = Sequence(0)).await;
    survives(|answer| {
        answer.epochs[0].missing = vec![
            Range {
                first: Sequence(u64::MAX),
                last: Sequence(0),
            };
            1000
        ];
    })
    .await;
    survives(|answer| {
        let said = EpochStanding {
            through: Sequence(3),
            ..answer.epochs[0].clone()
        };
        answer.epochs.push(said);
    })
    .await;
}

#[tokio::test]
async fn a_centre_restored_from_an_old_copy_is_told_what_is_gone() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    terminal.sessions(10);
    delivery.drain().await.unwrap();
    // The centre forgets all but the first four.
    let epoch = centre.memory().rows.keys().next().unwrap().0;
    centre.memory().rows.retain(|(_, number), _| *number <= 4);
    for more in 10..14 {
        terminal.session(&mut terminal.book(), more);
        for _ in 0..3 {
            delivery.drain().await.unwrap();
            terminal.clock.next_hour();
        }
    }
    let memory = centre.memory();
    let highest = memory.rows.keys().map(|(_, number)| *number).max().unwrap();
    let all: Vec<u64> = memory
        .rows
        .range((epoch, 0)..=(epoch, u64::MAX))
        .map(|((_, number), _)| *number)
        .collect();
    assert_eq!(all, (1..=highest).collect::<Vec<_>>(), "no hole is left");
    drop(memory);
    assert_eq!(terminal.left(), 0);
}

#[tokio::test]
async fn a_report_too_large_for_the_centre_is_halved() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(40);
    centre.memory().refuse = [ProblemKind::TooLarge; 3].into();
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    delivery.drain().await.unwrap();
    assert_eq!(tasks_at(&centre), exactly(40));
    assert_eq!(terminal.left(), 0);
}

#[tokio::test]
async fn one_row_that_the_centre_does_not_take_holds_nothing_up() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(2);
    // Two rows: refused together, then the first alone.
    centre.memory().refuse = [ProblemKind::Malformed; 2].into();
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    delivery.drain().await.unwrap();
    assert_eq!(tasks_at(&centre), [1]);
    assert_eq!(
        terminal.left(),
        2,
        "the odd one and what comes after its number stay"
    );
    // Started again, it is tried again.
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 2);
    delivery.drain().await.unwrap();
    assert_eq!(tasks_at(&centre), exactly(2));
    assert_eq!(terminal.left(), 0);
}
