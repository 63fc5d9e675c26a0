// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Minutes of the sampler with a machine of files and a real book.

use std::sync::Arc;

use sportello_agent::Clock;
use sportello_agent::context::Context;
use sportello_agent::health::keep::{self, GivenUp as Known, Kept};
use sportello_agent::health::{self, Sampler, Seen};
use sportello_agent::watchdog::GivenUp;
use sportello_agent::watchdog::kiosk::Moment;
use sportello_agent::watchdog::own::Loops;
use sportello_ledger::{BootMillis, Event, Gauge, Hour, Losses, Row};
use sportello_protocol::{Alarm, AlarmChange, UnixSeconds, VersionText};

use crate::fixture::{Machine, NEVER, Terminal, until};

/// A clock whose battery is dead.
#[derive(Debug)]
struct Clock1970;

impl Clock for Clock1970 {
    fn wall(&self) -> UnixSeconds {
        UnixSeconds(60)
    }
    fn hour(&self) -> Hour {
        Hour::now()
    }
    fn boot(&self) -> BootMillis {
        BootMillis::now()
    }
}

#[tokio::test]
async fn health_reaches_the_book_the_status_and_its_own_file() {
    let machine = Machine::laptop();
    let terminal = Terminal::new();
    let mut places = machine.places();
    places.state = terminal.context.config.state.clone();
    // A clock of 1970 raises an alarm in the first minute.
    let context = Context {
        clock: Arc::new(Clock1970),
        ..terminal.context.clone()
    };
    let mut findings = context.findings.subscribe();
    let turning = Loops::default().register("health", NEVER, Moment::now().awake_ms);
    let given_up = GivenUp::default();
    let running = health::run(context.clone(), places.clone(), given_up, turning);
    let running = tokio::spawn(running);
    findings.changed().await.unwrap();
    let found = findings.borrow().clone();
    assert_eq!(found.vitals.temperature_celsius, Some(55));
    assert_eq!(found.vitals.network_quality_percent, Some(50));
    assert_eq!(found.alarms, [Alarm::ClockWrong]);
    assert_eq!(found.versions.image.unwrap().as_str(), "2026.11.3");
    until("nothing was kept", || {
        places.state.join(keep::FILE).exists()
    })
    .await;
    assert_eq!(keep::read(&places.state).alarms, [Alarm::ClockWrong]);
    let dump = context.ledger.book(|book| book.dump()).await.unwrap();
    let measured = dump
        .health
        .iter()
        .any(|row| row.gauges.contains_key(&Gauge::TemperatureCelsius));
    assert!(measured, "{:?}", dump.health);
    let told = dump.rows.iter().any(|row| {
        let Row::Event(Event::Alarm { alarm, raised, .. }) = &row.row else {
            return false;
        };
        *alarm == sportello_ledger::Alarm::ClockWrong && *raised
    });
    assert!(told, "{:?}", dump.rows);
    terminal.end.send_replace(true);
    running.await.unwrap();
}

fn sampler(machine: &Machine, kept: Kept) -> Sampler {
    Sampler::resume(machine.places(), VersionText::parse("0.1.0").unwrap(), kept)
}

fn losses(dropped: u64, damaged: u64) -> Seen {
    Seen {
        losses: Some(Losses {
            sessions_dropped: dropped,
            numbers_damaged: damaged,
            ..Losses::default()
        }),
        ..Seen::default()
    }
}

#[tokio::test]
async fn damage_that_happened_while_no_agent_ran_is_told_once() {
    let machine = Machine::bare();
    let mut first = sampler(&machine, Kept::default());
    assert_eq!(first.measure(losses(0, 0)).await.changes, []);
    let mut second = sampler(&machine, first.kept());
    let raised = (Alarm::LedgerDamaged, AlarmChange::Raised);
    let told = second.measure(losses(0, 7)).await;
    assert_eq!(told.changes, [raised]);
    assert!(told.must_keep);
    let mut third = sampler(&machine, second.kept());
    let told = third.measure(losses(0, 7)).await;
    assert_eq!(told.changes, []);
    assert_eq!(told.alarms, [Alarm::LedgerDamaged], "it stands for a day");
}

#[tokio::test]
async fn a_book_that_forgot_its_losses_is_a_new_one_so_the_old_was_damaged() {
    let machine = Machine::bare();
    let kept = Kept {
        given_up: Known {
            dropped: 3,
            damaged: 9,
        },
        ..Kept::default()
    };
    let told = sampler(&machine, kept).measure(losses(0, 0)).await;
    assert_eq!(told.alarms, [Alarm::LedgerDamaged]);
}

#[tokio::test]
async fn rows_given_up_at_the_cap_are_an_alarm() {
    let machine = Machine::bare();
    let mut sampler = sampler(&machine, Kept::default());
    assert_eq!(sampler.measure(losses(0, 0)).await.alarms, []);
    assert_eq!(
        sampler.measure(losses(2, 0)).await.alarms,
        [Alarm::LedgerAtCap]
    );
}

#[tokio::test]
async fn a_book_that_cannot_be_read_says_nothing_about_losses() {
    let machine = Machine::bare();
    let mut sampler = sampler(&machine, Kept::default());
    let _first = sampler.measure(losses(1, 1)).await;
    let before = sampler.kept().given_up;
    let _blind = sampler.measure(Seen::default()).await;
    assert_eq!(sampler.kept().given_up, before);
}
