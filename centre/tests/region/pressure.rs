// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A centre that has too much to do, or cannot store: terminals are sent away with a reason,
//! and everything arrives once all the same.

use std::time::Duration;

use rusqlite::Connection;
use sportello_protocol::ProblemKind;
use sportello_store::Measure;

use crate::place::{Region, Terminal, machine, opened, refused, release, session};

fn filled(terminal: &Terminal, first: usize, count: usize) {
    let mut book = terminal.book();
    for number in first..first + count {
        session(&mut book, number);
    }
    release(&mut book, 2);
}

#[track_caller]
fn comes_back(after: Option<Duration>) {
    let after = after.unwrap().as_secs();
    assert!((5..=35).contains(&after), "{after} s");
}

async fn arrived_once(region: &Region, count: usize) {
    assert_eq!(region.counted(&Measure::Sessions).await, count as u64);
    for number in 0..count {
        assert_eq!(region.counted(&opened(number)).await, 1, "task {number}");
    }
    assert_eq!(region.counted(&Measure::LostSessions).await, 0);
}

#[tokio::test]
async fn who_finds_every_slot_taken_is_told_when_to_come_back_and_loses_nothing() {
    let limits = "[limits]\nreports_in_flight = 1\n";
    let region = Region::open_with("none", None, limits).await;
    let terminals = [region.terminal().await, region.terminal().await];
    for (terminal, first) in terminals.iter().zip([0, 10]) {
        filled(terminal, first, 10);
    }
    // Whoever comes first holds the only slot for as long as the file is somebody else's.
    let busy = Connection::open(region.file()).unwrap();
    busy.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut agents = terminals.each_ref().map(|t| t.delivery(machine()));
    {
        let [(first, _), (second, _)] = &mut agents;
        let (mut first, mut second) = (Box::pin(first.drain()), Box::pin(second.drain()));
        let (sent_away, waits) = tokio::select! {
            done = &mut first => (done, second),
            done = &mut second => (done, first),
        };
        let (kind, after) = refused(sent_away);
        assert_eq!(kind, ProblemKind::Busy);
        comes_back(after);
        busy.execute_batch("ROLLBACK").unwrap();
        waits.await.unwrap();
    }
    for ((delivery, context), terminal) in agents.iter_mut().zip(&terminals) {
        delivery.drain().await.unwrap();
        let standing = context.standing.borrow().clone();
        assert_eq!((standing.answers, standing.refused), (Some(true), None));
        assert_eq!(terminal.left(), 0);
    }
    arrived_once(&region, 20).await;
}

#[tokio::test]
async fn a_store_that_fails_is_no_ones_loss() {
    let region = Region::open("none", None).await;
    let terminal = region.terminal().await;
    filled(&terminal, 0, 10);
    let (mut delivery, context) = terminal.delivery(machine());
    // Half way through each report, the store gives up.
    let saboteur = Connection::open(region.file()).unwrap();
    for table in ["epochs", "tallies"] {
        let fails = format!(
            "CREATE TRIGGER fails BEFORE INSERT ON {table}
             BEGIN SELECT RAISE(ABORT, 'the disk is tired'); END"
        );
        saboteur.execute_batch(&fails).unwrap();
        let before = terminal.left();
        for _ in 0..3 {
            let (kind, after) = refused(delivery.drain().await);
            assert_eq!(kind, ProblemKind::Unavailable, "{table}");
            comes_back(after);
        }
        assert!(terminal.left() >= before, "the book lets nothing go");
        assert_eq!(region.counted(&Measure::Sessions).await, 0, "{table}");
        let answers = context.standing.borrow().answers;
        assert_eq!(answers, Some(true), "it is there, and says so");
        saboteur.execute_batch("DROP TRIGGER fails").unwrap();
    }
    filled(&terminal, 10, 5);
    delivery.drain().await.unwrap();
    assert_eq!(terminal.left(), 0);
    arrived_once(&region, 15).await;
}
