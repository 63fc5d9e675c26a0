// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Numbers, handing out, acknowledgement, retention.

use sportello_ledger::{
    Book, Context, Epoch, Event, Gauge, HealthSample, HourOfDay, Row, Sequence, Stage, Unsent,
};

use crate::fixture::{CAP, Desk, context, day, hour, session, task_of, tasks_in};

/// The thanks screen closed and the hour changed, so that everything held back is let out.
fn all_unsent(book: &mut Book) -> Vec<Unsent> {
    book.close_rating().unwrap();
    book.unsent(1_000, hour(20, 1)).unwrap();
    book.unsent(1_000, hour(20, 2)).unwrap()
}

fn tasks(unsent: &[Unsent]) -> Vec<String> {
    unsent
        .iter()
        .filter_map(|unsent| task_of(&unsent.row))
        .collect()
}

#[test]
fn rows_come_oldest_first_and_again_until_they_are_acknowledged() {
    let desk = Desk::new();
    let mut book = desk.open();
    for task in ["a", "b", "c"] {
        session(&mut book, task);
    }
    let first = all_unsent(&mut book);
    assert_eq!(tasks(&first), ["a", "b", "c"]);
    let numbers: Vec<u64> = first.iter().map(|unsent| unsent.number.last.0).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(book.unsent(1_000, hour(20, 2)).unwrap(), first);
    assert_eq!(book.unsent(2, hour(20, 2)).unwrap(), first[..2]);

    let epoch = first[0].number.epoch;
    let done = book.acknowledge(epoch, Sequence(2), day(20)).unwrap();
    assert_eq!((done.rows, done.renumbered), (2, false));
    assert_eq!(tasks(&book.unsent(1_000, hour(20, 2)).unwrap()), ["c"]);
    let again = book.acknowledge(epoch, Sequence(2), day(20)).unwrap();
    assert_eq!((again.rows, again.renumbered), (0, false));
    assert_eq!(tasks_in(&book), ["c"]);
}

#[test]
fn numbers_go_on_after_everything_was_acknowledged_and_the_book_reopened() {
    let desk = Desk::new();
    let mut book = desk.open();
    session(&mut book, "a");
    let epoch = all_unsent(&mut book)[0].number.epoch;
    book.acknowledge(epoch, Sequence(1), day(20)).unwrap();
    drop(book);
    let mut book = desk.open();
    session(&mut book, "b");
    book.close_rating().unwrap();
    book.unsent(9, hour(20, 3)).unwrap();
    let unsent = book.unsent(9, hour(20, 4)).unwrap();
    assert_eq!(unsent[0].number.epoch, epoch);
    assert_eq!(unsent[0].number.last, Sequence(2));
}

#[test]
fn an_unknown_epoch_is_ignored() {
    let desk = Desk::new();
    let mut book = desk.open();
    session(&mut book, "a");
    let epoch = all_unsent(&mut book)[0].number.epoch;
    let done = book
        .acknowledge(Epoch(epoch.0 ^ 1), Sequence(99), day(20))
        .unwrap();
    assert_eq!((done.rows, done.renumbered), (0, false));
    assert_eq!(tasks_in(&book), ["a"]);
}

#[test]
fn acknowledged_rows_stay_for_as_long_as_policy_says() {
    let desk = Desk::new();
    let (mut book, _) = desk.open_with(
        CAP,
        Context {
            keep_days: 7,
            ..context()
        },
    );
    session(&mut book, "a");
    let epoch = all_unsent(&mut book)[0].number.epoch;
    book.acknowledge(epoch, Sequence(1), day(20)).unwrap();
    assert_eq!(book.dump().unwrap().rows[0].stage, Stage::Acknowledged);
    assert!(book.unsent(9, hour(20, 2)).unwrap().is_empty());
    book.expire(day(26)).unwrap();
    assert_eq!(tasks_in(&book), ["a"]);
    book.expire(day(27)).unwrap();
    assert!(tasks_in(&book).is_empty());
}

#[test]
fn a_clock_that_was_put_back_does_not_keep_acknowledged_rows() {
    let desk = Desk::new();
    let (mut book, _) = desk.open_with(
        CAP,
        Context {
            keep_days: 7,
            ..context()
        },
    );
    session(&mut book, "a");
    let epoch = all_unsent(&mut book)[0].number.epoch;
    book.acknowledge(epoch, Sequence(1), day(20)).unwrap();
    book.expire(day(3)).unwrap();
    assert!(tasks_in(&book).is_empty());
}

#[test]
fn a_book_that_went_back_in_time_gives_its_unsent_rows_new_numbers() {
    let desk = Desk::new();
    let mut book = desk.open();
    session(&mut book, "a");
    let copy = std::fs::read(desk.path()).unwrap();
    session(&mut book, "sent-and-forgotten");
    let epoch = all_unsent(&mut book)[0].number.epoch;
    drop(book);
    // The disk comes back from an old copy; the centre has numbers 1 and 2.
    std::fs::write(desk.path(), copy).unwrap();
    let mut book = desk.open();
    session(&mut book, "b");
    let done = book.acknowledge(epoch, Sequence(2), day(20)).unwrap();
    assert!(done.renumbered);
    let unsent = all_unsent(&mut book);
    assert_eq!(
        tasks(&unsent),
        ["a", "b"],
        "both were never sent under the new epoch"
    );
    assert!(unsent.iter().all(|unsent| unsent.number.epoch != epoch));
    assert!(
        unsent
            .iter()
            .any(|unsent| { matches!(unsent.row, Row::Event(Event::Renumbered { moved: 2, .. })) })
    );
    let again = book.acknowledge(epoch, Sequence(2), day(20)).unwrap();
    assert!(!again.renumbered);
}

#[test]
fn health_is_rolled_into_hours_and_numbered_when_it_is_sent() {
    let desk = Desk::new();
    let mut book = desk.open();
    for (of_day, value) in [(9, 10), (9, 30), (10, 50)] {
        let at = hour(2, of_day);
        book.add_health(HealthSample {
            at,
            gauge: Gauge::StateFreeMib,
            value,
        })
        .unwrap();
    }
    assert_eq!(book.dump().unwrap().health.len(), 2);
    let unsent = book.unsent(9, hour(2, 10)).unwrap();
    let [
        Unsent {
            row: Row::Health(health),
            ..
        },
    ] = &unsent[..]
    else {
        panic!("{unsent:?}")
    };
    assert_eq!(health.hour, Some(HourOfDay::new(9).unwrap()));
    let spread = health.gauges[&Gauge::StateFreeMib];
    assert_eq!(
        (spread.count, spread.low, spread.high, spread.sum),
        (2, 10, 30, 40)
    );
    let hours_left = book.dump().unwrap().health.len();
    assert_eq!(hours_left, 1, "the hour that still lasts waits");
}

#[test]
fn two_handles_of_two_processes_never_give_the_same_number() {
    let desk = Desk::new();
    let mut kiosk = desk.open();
    let mut agent = desk.open();
    for turn in 0..20 {
        session(&mut kiosk, "a");
        let at = hour(3 + turn, 1);
        agent
            .add_health(HealthSample {
                at,
                gauge: Gauge::NetworkUp,
                value: 1,
            })
            .unwrap();
        let sent = agent
            .unsent(1_000, hour(29, u8::try_from(turn).unwrap()))
            .unwrap();
        if let Some(last) = sent.last() {
            agent
                .acknowledge(last.number.epoch, last.number.last, day(29))
                .unwrap();
        }
    }
    assert!(kiosk.dump().is_ok());
    drop((kiosk, agent));
    let _sound = desk.open();
}
