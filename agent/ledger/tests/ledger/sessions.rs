// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Marker, record, receipt, rating, state.

use sportello_ledger::{
    BootMillis, Check, Context, Finished, LedgerError, OutOfServiceReason, PinState, Rating,
    Receipt, ReceiptVerdict, Row, ServiceState, SessionRow, Verdict,
};

use crate::fixture::{CAP, Desk, boot, context, counters, draft, receipt, session};

fn only_session(book: &sportello_ledger::Book) -> SessionRow {
    let mut sessions: Vec<SessionRow> = book
        .dump()
        .unwrap()
        .rows
        .into_iter()
        .filter_map(|row| match row.row {
            Row::Session(session) => Some(session),
            _ => None,
        })
        .collect();
    assert_eq!(sessions.len(), 1);
    sessions.remove(0)
}

#[test]
fn a_session_leaves_one_record_with_its_receipt_and_no_marker() {
    let desk = Desk::new();
    let mut book = desk.open();
    let number = book.begin_session().unwrap();
    assert_eq!(book.open_marker().unwrap(), Some(number));
    let done = book
        .finish_session(number, &draft("isee"), &receipt(), &counters("ar"))
        .unwrap();
    assert_eq!(done, Finished::Stored);
    assert_eq!(book.open_marker().unwrap(), None);
    let row = only_session(&book);
    assert_eq!(row.record.draft(), &draft("isee"));
    assert_eq!(row.record.receipt(), ReceiptVerdict::Clean);
    assert_eq!(row.receipt, receipt());
}

#[test]
fn finishing_twice_leaves_one_record_and_counts_once() {
    let desk = Desk::new();
    let mut book = desk.open();
    let number = session(&mut book, "isee");
    drop(book);
    let mut book = desk.open();
    let again = book
        .finish_session(number, &draft("fse"), &receipt(), &counters("ar"))
        .unwrap();
    assert_eq!(again, Finished::AlreadyStored);
    assert_eq!(only_session(&book).record.draft(), &draft("isee"));
    assert_eq!(book.dump().unwrap().days[0].totals.sessions, 1);
}

#[test]
fn a_second_session_cannot_begin_while_one_is_open() {
    let desk = Desk::new();
    let mut book = desk.open();
    let number = book.begin_session().unwrap();
    let refused = book.begin_session().unwrap_err();
    assert!(matches!(refused, LedgerError::SessionOpen { open } if open == number.get()));
    assert_eq!(book.open_marker().unwrap(), Some(number));
}

#[test]
fn the_marker_survives_a_restart_and_numbers_never_repeat() {
    let desk = Desk::new();
    let mut book = desk.open();
    let first = session(&mut book, "isee");
    let second = book.begin_session().unwrap();
    drop(book);
    let mut book = desk.open();
    assert_eq!(book.open_marker().unwrap(), Some(second));
    crate::fixture::finish(&mut book, second, "fse");
    let third = book.begin_session().unwrap();
    assert!(first < second && second < third);
}

#[test]
fn a_rating_is_given_once_and_only_until_the_thanks_screen_closes() {
    let desk = Desk::new();
    let mut book = desk.open();
    let number = session(&mut book, "isee");
    book.record_rating(number, Rating::new(4).unwrap()).unwrap();
    let again = book.record_rating(number, Rating::new(1).unwrap());
    assert!(matches!(again, Err(LedgerError::RatingClosed)));
    assert_eq!(
        only_session(&book).record.rating().map(Rating::get),
        Some(4)
    );

    let late = session(&mut book, "fse");
    book.close_rating().unwrap();
    let refused = book.record_rating(late, Rating::new(5).unwrap());
    assert!(matches!(refused, Err(LedgerError::RatingClosed)));

    let earlier = session(&mut book, "cv");
    let _next = book.begin_session().unwrap();
    let refused = book.record_rating(earlier, Rating::new(5).unwrap());
    assert!(matches!(refused, Err(LedgerError::RatingClosed)));
}

#[test]
fn a_rating_of_another_session_or_boot_is_refused() {
    let desk = Desk::new();
    let mut book = desk.open();
    let first = session(&mut book, "isee");
    let second = session(&mut book, "fse");
    assert!(book.record_rating(first, Rating::new(5).unwrap()).is_err());
    drop(book);
    let (mut book, _) = desk.open_with(
        CAP,
        Context {
            boot: boot(2),
            ..context()
        },
    );
    assert!(book.record_rating(second, Rating::new(5).unwrap()).is_err());
}

#[test]
fn the_verdict_of_a_record_is_that_of_its_receipt() {
    fn check(verdicts: impl IntoIterator<Item = (Check, Verdict)>, expected: ReceiptVerdict) {
        assert_eq!(Receipt::new(verdicts, 1).verdict(), expected);
    }
    let all = |verdict| Check::ALL.map(|check| (check, verdict));
    check(all(Verdict::Pass), ReceiptVerdict::Clean);
    check(all(Verdict::NotCovered), ReceiptVerdict::NotProven);
    check(
        all(Verdict::Pass).into_iter().skip(1),
        ReceiptVerdict::Failed,
    );
    check([], ReceiptVerdict::Failed);
    let one_failed = all(Verdict::NotCovered)
        .into_iter()
        .chain([(Check::Files, Verdict::Fail)]);
    check(one_failed, ReceiptVerdict::Failed);
    let passed_later = all(Verdict::Fail).into_iter().chain(all(Verdict::Pass));
    check(passed_later, ReceiptVerdict::Failed);
}

#[test]
fn the_service_state_survives_a_restart() {
    let desk = Desk::new();
    let mut book = desk.open();
    assert_eq!(book.service_state().unwrap(), ServiceState::InService);
    for state in [
        ServiceState::Proving,
        ServiceState::OutOfService {
            reason: OutOfServiceReason::WipeFailed,
        },
        ServiceState::Maintenance,
        ServiceState::InService,
    ] {
        book.set_service_state(state).unwrap();
        drop(book);
        book = desk.open();
        assert_eq!(book.service_state().unwrap(), state);
    }
}

#[test]
fn the_delay_after_wrong_pins_goes_on_after_a_restart_of_the_shell() {
    let desk = Desk::new();
    let mut book = desk.open();
    let wrong = PinState {
        failures: 3,
        wait_ms: 30_000,
    };
    book.set_pin_state(7, wrong, BootMillis(100_000)).unwrap();
    drop(book);
    let (book, _) = desk.open_with(
        CAP,
        Context {
            boot_ms: BootMillis(110_000),
            ..context()
        },
    );
    let seen = book.pin_state(7, BootMillis(110_000)).unwrap();
    assert_eq!(
        seen,
        PinState {
            failures: 3,
            wait_ms: 20_000
        }
    );
    assert_eq!(book.pin_state(7, BootMillis(500_000)).unwrap().wait_ms, 0);
    assert_eq!(book.pin_state(7, BootMillis(500_000)).unwrap().failures, 3);
    assert_eq!(
        book.pin_state(8, BootMillis(0)).unwrap(),
        PinState::default()
    );
}

#[test]
fn the_delay_after_wrong_pins_starts_again_whole_after_a_restart_of_the_machine() {
    let desk = Desk::new();
    let mut book = desk.open();
    book.set_pin_state(
        7,
        PinState {
            failures: 3,
            wait_ms: 30_000,
        },
        BootMillis(100_000),
    )
    .unwrap();
    drop(book);
    let second = Context {
        boot: boot(2),
        boot_ms: BootMillis(5_000),
        ..context()
    };
    let (book, _) = desk.open_with(CAP, second.clone());
    assert_eq!(
        book.pin_state(7, BootMillis(5_000)).unwrap().wait_ms,
        30_000
    );
    drop(book);
    // The shell of the second boot restarts: no second full delay.
    let (mut book, _) = desk.open_with(
        CAP,
        Context {
            boot_ms: BootMillis(15_000),
            ..second
        },
    );
    assert_eq!(
        book.pin_state(7, BootMillis(15_000)).unwrap().wait_ms,
        20_000
    );
    book.set_pin_state(7, PinState::default(), BootMillis(15_000))
        .unwrap();
    assert!(book.dump().unwrap().pins.is_empty());
}

#[test]
fn a_proof_is_stored_with_a_number_of_its_own() {
    let desk = Desk::new();
    let mut book = desk.open();
    book.record_proof(&receipt()).unwrap();
    let rows = book.dump().unwrap().rows;
    assert!(matches!(&rows[..], [row] if row.row == Row::Proof(receipt())));
}
