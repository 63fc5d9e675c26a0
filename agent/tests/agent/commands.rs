// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Commands: journalled before they act, at most once, counted from their receipt.

use sportello_agent::commands::take;
use sportello_ledger::{BootMillis, CommandKind as Order, CommandOutcome};
use sportello_protocol::{Command, CommandId, CommandKind, Preset};

use crate::centre::TestCentre;
use crate::fixture::Terminal;

const NOW: BootMillis = BootMillis(100_000);

fn command(id: i64, kind: CommandKind) -> Command {
    Command {
        id: CommandId(id),
        kind,
        valid_for_s: 60,
    }
}

fn outcomes(terminal: &Terminal) -> Vec<(i64, CommandOutcome)> {
    let results = terminal.book().command_results().unwrap();
    results
        .iter()
        .map(|result| (result.id, result.outcome))
        .collect()
}

#[test]
fn a_command_reaches_the_slate_once_however_often_it_comes() {
    let terminal = Terminal::enrolled(&TestCentre::new());
    let (mut book, mut slate) = (terminal.book(), terminal.slate());
    let extend = command(5, CommandKind::Extend { minutes: 10 });
    for expected in [Some(CommandOutcome::Passed), None, None] {
        let taken = take(&mut book, &mut slate, &extend, NOW, NOW).unwrap();
        assert_eq!(taken, expected);
    }
    let orders = slate.take(NOW).unwrap();
    assert_eq!(orders.len(), 1);
    assert_eq!((orders[0].kind, orders[0].argument), (Order::Extend, 10));
    assert_eq!(outcomes(&terminal), [(5, CommandOutcome::Passed)]);
}

#[test]
fn it_is_journalled_before_it_is_posted() {
    let terminal = Terminal::enrolled(&TestCentre::new());
    let (mut book, mut slate) = (terminal.book(), terminal.slate());
    // The slate is taken away between journal and act.
    std::fs::remove_dir_all(&terminal.config.run).unwrap();
    let end = command(1, CommandKind::End);
    let taken = take(&mut book, &mut slate, &end, NOW, NOW).unwrap();
    assert_eq!(taken, Some(CommandOutcome::Unsure));
    std::fs::create_dir(&terminal.config.run).unwrap();
    let mut slate = terminal.slate();
    assert_eq!(take(&mut book, &mut slate, &end, NOW, NOW).unwrap(), None);
    assert!(slate.take(NOW).unwrap().is_empty());
}

#[test]
fn one_that_cannot_be_journalled_does_not_act() {
    let terminal = Terminal::enrolled(&TestCentre::new());
    let (mut book, mut slate) = (terminal.book(), terminal.slate());
    std::fs::remove_file(terminal.config.book()).unwrap();
    let end = command(1, CommandKind::End);
    assert!(take(&mut book, &mut slate, &end, NOW, NOW).is_err());
    assert!(slate.take(NOW).unwrap().is_empty());
}

#[test]
fn after_a_crash_between_journal_and_act_it_is_unsure_and_never_done() {
    let terminal = Terminal::enrolled(&TestCentre::new());
    assert!(terminal.book().journal_command(3).unwrap());
    // Killed here. The next agent gets the command again.
    let (mut book, mut slate) = (terminal.book(), terminal.slate());
    let lock = command(3, CommandKind::Lock);
    assert_eq!(take(&mut book, &mut slate, &lock, NOW, NOW).unwrap(), None);
    assert!(slate.take(NOW).unwrap().is_empty());
    assert_eq!(outcomes(&terminal), [(3, CommandOutcome::Unsure)]);
}

#[test]
fn its_time_counts_from_the_receipt() {
    let terminal = Terminal::enrolled(&TestCentre::new());
    let (mut book, mut slate) = (terminal.book(), terminal.slate());
    let lock = command(1, CommandKind::Lock);
    let later = BootMillis(NOW.0 + 60_000);
    let taken = take(&mut book, &mut slate, &lock, NOW, later).unwrap();
    assert_eq!(taken, Some(CommandOutcome::Expired));
    let never = Command {
        valid_for_s: 0,
        ..command(2, CommandKind::Lock)
    };
    let taken = take(&mut book, &mut slate, &never, NOW, NOW).unwrap();
    assert_eq!(taken, Some(CommandOutcome::Expired));
    // One that holds for ever by the centre's word holds for a day.
    let long = Command {
        valid_for_s: u32::MAX,
        ..command(3, CommandKind::Lock)
    };
    take(&mut book, &mut slate, &long, NOW, NOW).unwrap();
    let orders = slate.take(NOW).unwrap();
    assert_eq!(orders[0].expires, BootMillis(NOW.0 + 24 * 3_600_000));
}

#[test]
fn an_unknown_or_absurd_command_is_refused() {
    let terminal = Terminal::enrolled(&TestCentre::new());
    let (mut book, mut slate) = (terminal.book(), terminal.slate());
    let absurd = [
        CommandKind::Unknown,
        CommandKind::Extend { minutes: 0 },
        CommandKind::Extend { minutes: u16::MAX },
        CommandKind::ClearPinDelay { slot: u16::MAX },
    ];
    for (id, kind) in (1..).zip(absurd) {
        let taken = take(&mut book, &mut slate, &command(id, kind), NOW, NOW).unwrap();
        assert_eq!(taken, Some(CommandOutcome::Refused), "{kind:?}");
    }
    assert!(slate.take(NOW).unwrap().is_empty());
}

#[test]
fn every_command_has_its_word_on_the_slate() {
    let terminal = Terminal::enrolled(&TestCentre::new());
    let (mut book, mut slate) = (terminal.book(), terminal.slate());
    let all = [
        (CommandKind::Extend { minutes: 10 }, Order::Extend, 10),
        (
            CommandKind::Message {
                preset: Preset::ShortStop,
            },
            Order::Message,
            5,
        ),
        (CommandKind::End, Order::End, 0),
        (CommandKind::Lock, Order::Lock, 0),
        (CommandKind::Unlock, Order::Unlock, 0),
        (CommandKind::HelpSeen, Order::HelpSeen, 0),
        (CommandKind::HelpComing, Order::HelpComing, 0),
        (CommandKind::HelpNobody, Order::HelpNobody, 0),
        (
            CommandKind::SomeoneWaiting { waiting: true },
            Order::SomeoneWaiting,
            1,
        ),
        (
            CommandKind::Maintenance { on: false },
            Order::Maintenance,
            0,
        ),
        (
            CommandKind::ClearPinDelay { slot: 7 },
            Order::ClearPinDelay,
            7,
        ),
    ];
    for (id, (kind, _, _)) in (1..).zip(&all) {
        take(&mut book, &mut slate, &command(id, *kind), NOW, NOW).unwrap();
    }
    let orders = slate.take(NOW).unwrap();
    let posted: Vec<_> = orders
        .iter()
        .map(|order| (order.kind, order.argument))
        .collect();
    let expected: Vec<_> = all
        .iter()
        .map(|(_, kind, argument)| (*kind, *argument))
        .collect();
    assert_eq!(posted, expected);
}
