// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Hosts that were refused: counted without their names until enough sessions met them.

use sportello_ledger::{BadValue, Blocked, Book, HostHash, HostName, Met, Row, TaskId};

use crate::fixture::{Desk, contains, day, hour};

const HOST: &str = "planted-host.example.it";

/// Stands for the hash that the supervisor makes, which lies elsewhere.
fn hash(text: &str) -> HostHash {
    let mut bytes = [0_u8; 8];
    for (at, byte) in text.bytes().enumerate() {
        bytes[at % 8] = bytes[at % 8].rotate_left(3).wrapping_add(byte);
    }
    HostHash(bytes)
}

/// What a supervisor would tell: the name only where the book lacks one session.
fn met(book: &mut Book, task: &str, host: &str) -> Met {
    let hash = hash(&format!("{task} {host}"));
    if book.counting().unwrap().nearly().contains(&hash) {
        named(hash, task, host)
    } else {
        Met::Nameless(hash)
    }
}

fn named(hash: HostHash, task: &str, host: &str) -> Met {
    Met::Named {
        hash,
        task: TaskId::parse(task).unwrap(),
        host: HostName::parse(host).unwrap(),
    }
}

fn count(book: &mut Book, host: &str, date: u32) {
    let met = met(book, "isee", host);
    book.count_blocked(&[met], day(date)).unwrap();
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
    let tasks = ["isee", "fse", "cv", "inps", "anpr"];
    for task in tasks {
        let met = met(&mut book, task, HOST);
        book.count_blocked(&[met], day(2)).unwrap();
    }
    assert!(reported(&mut book, 9).is_empty());
    let counting = book.counting().unwrap();
    let keys = tasks.map(|task| counting.key(&TaskId::parse(task).unwrap()));
    let apart: std::collections::BTreeSet<_> = keys.into_iter().collect();
    assert_eq!(apart.len(), tasks.len());
}

#[test]
fn what_hosts_are_hashed_with_is_one_books_own_and_stays_with_it() {
    let (desk, other) = (Desk::new(), Desk::new());
    let task = TaskId::parse("isee").unwrap();
    let key = |desk: &Desk| desk.open().counting().unwrap().key(&task);
    assert_eq!(key(&desk), key(&desk), "opened again");
    assert_ne!(key(&desk), key(&other));
}

#[test]
fn a_name_that_comes_too_early_is_not_kept() {
    let desk = Desk::new();
    let mut book = desk.open();
    for _ in 0..4 {
        let early = named(hash("x"), "isee", HOST);
        book.count_blocked(&[early.clone(), early], day(2)).unwrap();
        assert!(!contains(&desk.bytes(), HOST));
    }
    assert_eq!(book.counting().unwrap().nearly().len(), 1);
}

#[test]
fn one_that_lacks_its_name_waits_for_a_session_that_tells_it() {
    let desk = Desk::new();
    let mut book = desk.open();
    let nameless = Met::Nameless(hash("x"));
    for _ in 0..9 {
        book.count_blocked(std::slice::from_ref(&nameless), day(2))
            .unwrap();
    }
    assert!(reported(&mut book, 9).is_empty());
    book.count_blocked(&[named(hash("x"), "isee", HOST)], day(2))
        .unwrap();
    // From now on the book knows whose hash it is.
    book.count_blocked(&[nameless], day(2)).unwrap();
    assert_eq!(reported(&mut book, 9)[0].sessions, 6);
}

#[test]
fn a_hash_is_sixteen_digits_as_they_were_written() {
    let text = String::from(hash("x"));
    assert_eq!(HostHash::try_from(text), Ok(hash("x")));
    for bad in [
        "",
        "0123",
        "0123456789ABCDEF",
        "+123456789abcdef",
        "0123456789abcdef0",
        HOST,
    ] {
        assert_eq!(
            HostHash::try_from(bad.to_owned()),
            Err(BadValue::HostHash),
            "{bad}"
        );
    }
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
