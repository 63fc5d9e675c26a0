// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Hosts that were refused: counted without their names until enough sessions met them.

use sportello_ledger::{BadValue, Blocked, Book, HostName, Row, TaskId};

use crate::fixture::{Desk, contains, day, hour};

const HOST: &str = "planted-host.example.it";

fn count(book: &mut Book, host: &str, date: u32) {
    let (task, host) = (
        TaskId::parse("isee").unwrap(),
        HostName::parse(host).unwrap(),
    );
    book.count_blocked(&task, &host, day(date)).unwrap();
}

fn reported(book: &mut Book, date: u32) -> Vec<Blocked> {
    let unsent = book.unsent(99, hour(date, 1)).unwrap();
    unsent
        .into_iter()
        .filter_map(|unsent| match unsent.row {
            Row::Blocked(blocked) => Some(blocked),
            _ => None,
        })
        .collect()
}

#[test]
fn below_five_sessions_no_name_is_on_the_disk_and_nothing_leaves() {
    let desk = Desk::new();
    let mut book = desk.open();
    for _ in 0..4 {
        count(&mut book, HOST, 2);
        assert!(!contains(&desk.bytes(), HOST));
    }
    assert!(reported(&mut book, 9).is_empty());
    assert_eq!(book.dump().unwrap().blocked_nameless, 1);
    // The search must be able to find it.
    count(&mut book, HOST, 2);
    assert!(contains(&desk.bytes(), HOST));
    assert_eq!(book.dump().unwrap().blocked_nameless, 0);
}

#[test]
fn a_host_is_reported_when_the_day_is_over_on_which_the_fifth_session_met_it() {
    let desk = Desk::new();
    let mut book = desk.open();
    for date in [2, 2, 3, 3, 4, 4] {
        count(&mut book, HOST, date);
    }
    assert!(reported(&mut book, 4).is_empty(), "the day is not over");
    let rows = reported(&mut book, 5);
    let expected = Blocked {
        task: TaskId::parse("isee").unwrap(),
        host: HostName::parse(HOST).unwrap(),
        sessions: 6,
    };
    assert_eq!(rows, [expected]);
    // From here on it is counted anew.
    for _ in 0..4 {
        count(&mut book, HOST, 6);
    }
    assert_eq!(reported(&mut book, 7).len(), 1);
    count(&mut book, HOST, 7);
    assert_eq!(reported(&mut book, 8).len(), 2);
}

#[test]
fn tasks_are_counted_apart() {
    let desk = Desk::new();
    let mut book = desk.open();
    let host = HostName::parse(HOST).unwrap();
    for task in ["isee", "fse", "cv", "inps", "anpr"] {
        let task = TaskId::parse(task).unwrap();
        book.count_blocked(&task, &host, day(2)).unwrap();
    }
    assert!(reported(&mut book, 9).is_empty());
}

#[test]
fn a_host_is_gone_from_every_file_once_the_centre_has_it() {
    let desk = Desk::new();
    let mut book = desk.open();
    for _ in 0..5 {
        count(&mut book, HOST, 2);
    }
    let number = book.unsent(9, hour(3, 1)).unwrap()[0].number;
    book.acknowledge(number.epoch, number.last, day(3)).unwrap();
    assert!(!contains(&desk.bytes(), HOST));
}

#[test]
fn a_page_that_asks_for_thousands_of_hosts_does_not_fill_the_book() {
    let desk = Desk::new();
    let mut book = desk.open();
    for _ in 0..3 {
        count(&mut book, HOST, 2);
    }
    for number in 0..600 {
        count(&mut book, &format!("h{number}.example.it"), 2);
    }
    assert_eq!(book.dump().unwrap().blocked_nameless, 512);
    // Those met least were given up, not this one.
    count(&mut book, HOST, 2);
    count(&mut book, HOST, 2);
    assert_eq!(book.dump().unwrap().blocked.len(), 1);
}

#[test]
fn nothing_but_a_dns_name_is_a_host() {
    let long = format!("{}.it", "a.".repeat(124) + "aa");
    for good in [
        "inps.it",
        "a.b.example",
        "xn--caf-dma.it",
        "1.example",
        &long,
    ] {
        assert!(HostName::parse(good).is_ok(), "{good}");
    }
    let too_long = format!("a{long}");
    let label = format!("{}.it", "a".repeat(64));
    for bad in [
        "",
        "localhost",
        "INPS.it",
        "10.0.0.1",
        "[::1]",
        "inps.it.",
        ".it",
        "a..it",
        "-a.it",
        "a-.it",
        "a_b.it",
        "a b.it",
        "inps.it:443",
        "https://inps.it",
        "mario@inps.it",
        "è.it",
        &too_long,
        &label,
    ] {
        assert_eq!(HostName::parse(bad), Err(BadValue::HostName), "{bad}");
        assert!(serde_json::from_value::<HostName>(bad.into()).is_err());
    }
    let host = HostName::parse(HOST).unwrap();
    assert!(
        !format!("{host:?}").contains("planted"),
        "a log would show it"
    );
}
