// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A damaged book: noticed, set aside, what is whole is carried over, nothing is invented.

use std::collections::BTreeMap;
use std::fs;

use sportello_ledger::{
    BootMillis, Dump, Gauge, HealthSample, LedgerError, OutOfServiceReason, PinState, Row,
    RowInDump, Sequence, ServiceState,
};

use crate::fixture::{CAP, Desk, context, day, hour, session, task_of, tasks_in};

pub(crate) const OUT: ServiceState = ServiceState::OutOfService {
    reason: OutOfServiceReason::WipeFailed,
};

/// A book with something in every table: acknowledged numbers, unsent rows, an open session.
pub(crate) fn filled(desk: &Desk, sessions: usize) -> Dump {
    let mut book = desk.open();
    for number in 0..sessions {
        session(&mut book, &format!("task-{number}"));
    }
    book.close_rating().unwrap();
    book.unsent(1_000, hour(2, 22)).unwrap();
    let unsent = book.unsent(1_000, hour(2, 23)).unwrap();
    book.acknowledge(unsent[0].number.epoch, Sequence(3), day(20))
        .unwrap();
    for of_day in 0..10 {
        let at = hour(2, of_day);
        book.add_health(HealthSample {
            at,
            gauge: Gauge::NetworkUp,
            value: 1,
        })
        .unwrap();
    }
    book.set_service_state(OUT).unwrap();
    book.set_pin_state(
        7,
        PinState {
            failures: 9,
            wait_ms: 1,
        },
        BootMillis(60_000),
    )
    .unwrap();
    book.begin_session().unwrap();
    book.dump().unwrap()
}

pub(crate) fn by_number(dump: &Dump) -> BTreeMap<(u64, u64), &RowInDump> {
    dump.rows
        .iter()
        .map(|row| ((row.number.epoch.0, row.number.last.0), row))
        .collect()
}

/// What no check of pages can see: well-formed content that is not what was written.
#[test]
fn a_row_that_changed_or_vanished_by_itself_is_noticed_in_every_table() {
    fn check(sql: &str) {
        let desk = Desk::new();
        filled(&desk, 12);
        let medium = rusqlite::Connection::open(desk.path()).unwrap();
        assert_eq!(medium.execute(sql, []).unwrap(), 1, "{sql}");
        drop(medium);
        let (_, opened) = desk.open_with(CAP, context());
        assert!(opened.damage.is_some(), "{sql}");
    }
    check(r#"UPDATE facts SET body = '{"state":"in_service"}' WHERE name = 'service'"#);
    check("UPDATE facts SET body = '1' WHERE name = 'marker'");
    check("UPDATE facts SET name = 'pin-8' WHERE name = 'pin-7'");
    check("DELETE FROM facts WHERE name = 'service'");
    check("DELETE FROM facts WHERE name = 'numbering'");
    check("UPDATE day_totals SET body = replace(body, ':12', ':13')");
    check("UPDATE day_totals SET day = '2026-11-03'");
    check("UPDATE health SET hour = 23 WHERE hour = 3");
    check(
        "UPDATE numbered SET body = replace(body, 'task-7', 'task-8') WHERE body LIKE '%task-7%'",
    );
    check("UPDATE numbered SET stage = 'sent' WHERE body LIKE '%task-7%'");
    check("UPDATE numbered SET epoch = epoch + 1 WHERE body LIKE '%task-7%'");
    check("UPDATE numbered SET shape = 9 WHERE body LIKE '%task-7%'");
    check("DELETE FROM numbered WHERE body LIKE '%task-7%'");
    check("DELETE FROM numbered WHERE id = (SELECT max(id) FROM numbered)");
    check("UPDATE refinery_schema_history SET applied_on = 'yesterday'");
    check("UPDATE refinery_schema_history SET version = 7");
}

#[test]
fn one_letter_changed_in_one_record_costs_that_record_only() {
    let desk = Desk::new();
    let before = filled(&desk, 30);
    let mut bytes = fs::read(desk.path()).unwrap();
    let at = bytes
        .windows(9)
        .position(|window| window == b"\"task-17\"")
        .unwrap();
    bytes[at + 1] = b'm';
    fs::write(desk.path(), &bytes).unwrap();
    let (book, opened) = desk.open_with(CAP, context());
    let damage = opened.damage.unwrap();
    assert_eq!(
        (damage.lost, damage.service_unknown, damage.set_aside),
        (1, false, 1)
    );
    assert_eq!(damage.salvaged as usize, before.rows.len() - 1);
    let kept = tasks_in(&book);
    let expected: Vec<String> = before
        .rows
        .iter()
        .filter_map(|row| task_of(&row.row))
        .filter(|t| t != "task-17")
        .collect();
    assert_eq!(kept, expected);
    let after = book.dump().unwrap();
    assert_eq!(after.open_session, before.open_session);
    assert_eq!(
        (after.service, after.days, after.health),
        (OUT, before.days, before.health)
    );
    assert_eq!(after.losses.numbers_damaged, 1);
    let loss = after
        .rows
        .iter()
        .find(|row| matches!(row.row, Row::Loss(_)))
        .unwrap();
    assert_eq!(
        (loss.number.first, loss.number.last),
        (Sequence(18), Sequence(18))
    );
    assert_eq!(
        fs::read(desk.dir.path().join("book.damaged-1")).unwrap(),
        bytes
    );
}

#[test]
fn a_book_of_which_nothing_is_left_begins_anew_and_must_prove_the_terminal() {
    let desk = Desk::new();
    for content in [vec![], b"not a database".to_vec(), vec![0_u8; 100_000]] {
        drop(desk.open_with(CAP, context()));
        fs::write(desk.path(), content).unwrap();
        let (mut book, opened) = desk.open_with(CAP, context());
        assert!(opened.damage.unwrap().service_unknown);
        assert_eq!(book.service_state().unwrap(), ServiceState::Proving);
        session(&mut book, "isee");
    }
}

#[test]
fn a_book_that_lost_its_first_page_still_gives_its_rows() {
    let desk = Desk::new();
    let before = filled(&desk, 30);
    let mut bytes = fs::read(desk.path()).unwrap();
    bytes[..4_096].fill(0);
    fs::write(desk.path(), &bytes).unwrap();
    let (book, opened) = desk.open_with(CAP, context());
    let damage = opened.damage.unwrap();
    assert_eq!(
        (damage.salvaged as usize, damage.lost),
        (before.rows.len(), 0)
    );
    let after = book.dump().unwrap();
    assert_eq!(
        (after.service, after.open_session),
        (OUT, before.open_session)
    );
    assert_eq!(
        (after.days, after.health, after.pins),
        (before.days, before.health, before.pins)
    );
}

#[test]
fn damaged_files_are_kept_in_bounded_number() {
    let desk = Desk::new();
    for turn in 1..=6 {
        drop(desk.open_with(CAP, context()));
        fs::write(desk.path(), format!("damaged {turn}")).unwrap();
    }
    let (_book, opened) = desk.open_with(CAP, context());
    assert_eq!(opened.damage.unwrap().set_aside, 6);
    let mut names: Vec<String> = fs::read_dir(desk.dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("damaged") && !name.ends_with("wal") && !name.ends_with("shm"))
        .collect();
    names.sort();
    assert_eq!(
        names,
        ["book.damaged-4", "book.damaged-5", "book.damaged-6"]
    );
    assert_eq!(
        fs::read(desk.dir.path().join("book.damaged-6")).unwrap(),
        b"damaged 6"
    );
}

#[test]
fn a_damaged_file_is_deleted_after_a_while() {
    let desk = Desk::new();
    drop(desk.open());
    fs::write(desk.path(), b"damaged").unwrap();
    let (mut book, _) = desk.open_with(CAP, context());
    let aside = desk.dir.path().join("book.damaged-1");
    book.expire(day(20)).unwrap();
    assert!(aside.exists());
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(31 * 86_400);
    fs::File::options()
        .write(true)
        .open(&aside)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    book.expire(day(20)).unwrap();
    assert!(!aside.exists());
}

#[test]
fn damage_met_while_the_book_is_open_sets_it_aside_at_the_next_opening() {
    let desk = Desk::new();
    filled(&desk, 30);
    let book = desk.open();
    // Another connection: the damage comes by a way that SQLite's own check accepts.
    let medium = rusqlite::Connection::open(desk.path()).unwrap();
    medium
        .execute(
            r#"UPDATE facts SET body = '{"state":"in_service"}' WHERE name = 'service'"#,
            [],
        )
        .unwrap();
    assert!(matches!(
        book.service_state(),
        Err(LedgerError::Damaged { .. })
    ));
    drop((book, medium));
    let (book, opened) = desk.open_with(CAP, context());
    assert!(opened.damage.unwrap().service_unknown);
    assert_eq!(book.service_state().unwrap(), ServiceState::Proving);
}

#[test]
fn the_other_process_notices_that_the_book_was_replaced() {
    let desk = Desk::new();
    filled(&desk, 5);
    let mut agent = desk.open();
    fs::write(desk.dir.path().join("book.suspect"), b"").unwrap();
    let (mut kiosk, opened) = desk.open_with(CAP, context());
    assert!(opened.damage.is_some());
    assert!(matches!(agent.losses(), Err(LedgerError::Replaced { .. })));
    let refused = agent.unsent(9, hour(20, 5));
    assert!(matches!(refused, Err(LedgerError::Replaced { .. })));
    let open = kiosk.open_marker().unwrap().unwrap();
    crate::fixture::finish(&mut kiosk, open, "interrupted");
    // The old handle closes late: it must not take the new book's log with it.
    kiosk.set_service_state(ServiceState::Maintenance).unwrap();
    drop(agent);
    let copy = Desk::new();
    for name in ["book", "book-wal"] {
        fs::copy(desk.dir.path().join(name), copy.dir.path().join(name)).unwrap();
    }
    let (seen_after_a_power_cut, _) = copy.open_with(CAP, context());
    assert_eq!(
        seen_after_a_power_cut.service_state().unwrap(),
        ServiceState::Maintenance
    );
    let agent = desk.open();
    assert!(tasks_in(&agent).contains(&"interrupted".to_owned()));
}

/// Each state that a power cut can leave while a book is being replaced.
#[test]
fn a_replacement_that_was_cut_short_is_finished_or_begun_again() {
    let prepare = || {
        let desk = Desk::new();
        filled(&desk, 12);
        let mut bytes = fs::read(desk.path()).unwrap();
        let at = bytes
            .windows(8)
            .position(|window| window == b"\"task-7\"")
            .unwrap();
        bytes[at + 1] = b'm';
        fs::write(desk.path(), &bytes).unwrap();
        // What the replacement would put in place.
        let whole = Desk::new();
        fs::copy(desk.path(), whole.path()).unwrap();
        drop(whole.open_with(CAP, context()));
        (desk, whole)
    };
    let name = |desk: &Desk, suffix: &str| desk.dir.path().join(format!("book{suffix}"));
    let finished = |desk: &Desk| {
        let (book, _) = desk.open_with(CAP, context());
        assert_eq!(tasks_in(&book).len(), 12 - 3 - 1);
        assert!(book.dump().unwrap().open_session.is_some());
        assert!(!name(desk, ".new").exists() && !name(desk, ".building").exists());
    };

    let (desk, _) = prepare();
    fs::write(name(&desk, ".building"), b"half of a new bo").unwrap();
    finished(&desk);

    let (desk, whole) = prepare();
    fs::copy(whole.path(), name(&desk, ".new")).unwrap();
    finished(&desk);

    let (desk, whole) = prepare();
    fs::copy(whole.path(), name(&desk, ".new")).unwrap();
    fs::rename(desk.path(), name(&desk, ".damaged-1")).unwrap();
    fs::write(name(&desk, "-wal"), b"log of the damaged book").unwrap();
    finished(&desk);
    assert!(name(&desk, ".damaged-1-wal").exists());

    let (desk, _) = prepare();
    drop(desk.open_with(CAP, context()));
    fs::write(name(&desk, ".suspect"), b"").unwrap();
    finished(&desk);
}
