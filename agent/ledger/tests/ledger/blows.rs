// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Blows at random places of the file and its log.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use sportello_ledger::{Book, Dump, Event, Row, ServiceState};

use crate::damage::{OUT, by_number, filled};
use crate::fixture::{CAP, Desk, context, session};

/// What must hold whatever was broken.
fn check_survivor(before: &Dump, book: &mut Book, damaged: bool) {
    let after = book.dump().unwrap();
    if !damaged {
        assert_eq!(
            before, &after,
            "nothing was reported, so nothing may differ"
        );
        return;
    }
    let originals = by_number(before);
    for (number, row) in by_number(&after) {
        if number.0 == before.epoch.0 && !matches!(row.row, Row::Loss(_)) {
            assert_eq!(originals.get(&number).map(|row| &row.row), Some(&row.row));
        }
    }
    assert_ne!(after.epoch, before.epoch, "new rows get a new epoch");
    assert!(after.service == OUT || after.service == ServiceState::Proving);
    assert!(after.open_session.is_none() || after.open_session == before.open_session);
    let told = after
        .rows
        .iter()
        .any(|row| matches!(row.row, Row::Event(Event::SetAside { .. })));
    assert!(told, "the event is there for the agent");

    // Whatever numbers of the old epoch are known, none below them is left unanswered.
    let old = after
        .rows
        .iter()
        .filter(|row| row.number.epoch == before.epoch);
    let covered: BTreeSet<u64> = old
        .flat_map(|row| row.number.first.0..=row.number.last.0)
        .collect();
    if let Some(last) = covered.last() {
        assert!(
            (4..=*last).all(|number| covered.contains(&number)),
            "{covered:?}"
        );
    }
}

/// How a file is broken.
#[derive(Debug, Clone)]
enum Blow {
    Flip { at: f64, bit: u8 },
    Zero { at: f64, length: usize },
    Noise { at: f64, length: usize, seed: u8 },
    Cut { at: f64 },
}

impl Blow {
    fn strike(&self, bytes: &mut Vec<u8>) {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a file of some kilobytes"
        )]
        let place = |at: f64, bytes: &[u8]| (at * bytes.len() as f64) as usize;
        match *self {
            Self::Flip { at, bit } => {
                let at = place(at, bytes);
                bytes[at] ^= 1 << bit;
            }
            Self::Zero { at, length } => {
                let at = place(at, bytes);
                bytes
                    .iter_mut()
                    .skip(at)
                    .take(length)
                    .for_each(|byte| *byte = 0);
            }
            Self::Noise { at, length, seed } => {
                let at = place(at, bytes);
                let mut noise = seed;
                for byte in bytes.iter_mut().skip(at).take(length) {
                    noise = noise.wrapping_mul(197).wrapping_add(91);
                    *byte = noise;
                }
            }
            Self::Cut { at } => bytes.truncate(place(at, bytes)),
        }
    }
}

fn blow() -> impl Strategy<Value = Blow> {
    let at = 0.0..1.0_f64;
    prop_oneof![
        4 => (at.clone(), 0..8_u8).prop_map(|(at, bit)| Blow::Flip { at, bit }),
        2 => (at.clone(), 1..9_000_usize).prop_map(|(at, length)| Blow::Zero { at, length }),
        2 => (at.clone(), 1..9_000_usize, any::<u8>())
            .prop_map(|(at, length, seed)| Blow::Noise { at, length, seed }),
        1 => at.prop_map(|at| Blow::Cut { at }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_anywhere_is_noticed_or_changes_nothing(
        sessions in 4..60_usize,
        blows in proptest::collection::vec(blow(), 1..4),
    ) {
        let desk = Desk::new();
        let before = filled(&desk, sessions);
        let mut bytes = fs::read(desk.path()).unwrap();
        for blow in blows {
            if !bytes.is_empty() {
                blow.strike(&mut bytes);
            }
        }
        fs::write(desk.path(), &bytes).unwrap();
        let (mut book, opened) = desk.open_with(CAP, context());
        check_survivor(&before, &mut book, opened.damage.is_some());

        // Life goes on, and the next opening finds nothing wrong.
        if let Some(open) = book.open_marker().unwrap() {
            crate::fixture::finish(&mut book, open, "interrupted");
        }
        session(&mut book, "next");
        let expected = book.dump().unwrap();
        drop(book);
        let (book, opened) = desk.open_with(CAP, context());
        prop_assert!(opened.damage.is_none());
        prop_assert_eq!(book.dump().unwrap(), expected);
    }

    /// A log that was cut or garbled on the medium takes the last transactions with it; SQLite
    /// cannot tell that from a power cut. What is left must still be true.
    #[test]
    fn a_damaged_log_invents_nothing(blows in proptest::collection::vec(blow(), 1..3)) {
        let (desk, scene) = (Desk::new(), Desk::new());
        filled(&desk, 6);
        // Copied while open: an open handle keeps its log.
        let mut book = desk.open();
        let open = book.open_marker().unwrap().unwrap();
        crate::fixture::finish(&mut book, open, "task-6");
        book.set_service_state(OUT).unwrap();
        book.begin_session().unwrap();
        let before = book.dump().unwrap();
        for name in ["book", "book-wal"] {
            fs::copy(desk.dir.path().join(name), scene.dir.path().join(name)).unwrap();
        }
        let log = scene.dir.path().join("book-wal");
        let mut bytes = fs::read(&log).unwrap();
        prop_assert!(!bytes.is_empty(), "there must be a log to damage");
        for blow in blows {
            if !bytes.is_empty() {
                blow.strike(&mut bytes);
            }
        }
        fs::write(&log, &bytes).unwrap();
        let (mut book, _) = scene.open_with(CAP, context());
        let originals = by_number(&before);
        for (number, row) in by_number(&book.dump().unwrap()) {
            if number.0 == before.epoch.0 && !matches!(row.row, Row::Loss(_)) {
                prop_assert_eq!(originals.get(&number).map(|row| &row.row), Some(&row.row));
            }
        }
        if let Some(open) = book.open_marker().unwrap() {
            crate::fixture::finish(&mut book, open, "interrupted");
        }
        session(&mut book, "next");
    }
}
