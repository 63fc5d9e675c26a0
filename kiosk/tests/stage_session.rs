// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sessions on a real compositor with a real browser: what they leave, and what the
//! terminal does when its wipe is in doubt.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

use std::time::Duration;

use sportello_ledger::{EndReason, Rating, ReceiptVerdict, Row, ServiceState};
use sportello_rehearsal::stage::PATIENCE;

#[path = "stage/terminal.rs"]
mod terminal;
use terminal::Terminal;

fn end(terminal: &mut Terminal) {
    terminal.press("end");
    terminal.stage.wait_for_screen("end").expect("the question");
    terminal.press("end-now");
}

#[test]
fn two_citizens_leave_two_records_and_nothing_to_each_other() {
    let mut terminal = Terminal::open("session");
    for citizen in 1..=2 {
        terminal.begin();
        let home = terminal.stage.screen().expect("a frame");
        assert_eq!(
            home.language, "it",
            "a fresh terminal for citizen {citizen}"
        );
        terminal.press("practise");
        terminal.press("task-practise-spid");
        terminal.stage.wait_for_screen("card").expect("card");
        terminal.press("start");
        terminal
            .stage
            .wait_for_control("show")
            .expect("the first page has loaded");
        terminal.press("next");
        terminal.press("language");
        terminal.press("language-ar");
        terminal.press("close");
        terminal
            .stage
            .wait_for("the guide in Arabic", PATIENCE, |screen| {
                screen.screen == "guide" && screen.language == "ar"
            })
            .expect("the guide in Arabic");
        end(&mut terminal);
        terminal.stage.wait_for_screen("thanks").expect("thanks");
        terminal.press("face-4");
        terminal
            .stage
            .wait_for("a fresh welcome", PATIENCE, |screen| {
                screen.screen == "welcome" && screen.language == "it"
            })
            .expect("welcome");
    }
    let sessions = terminal.sessions();
    assert_eq!(sessions.len(), 2);
    for session in &sessions {
        let record = &session.record;
        assert_eq!(record.draft().end, EndReason::Citizen);
        assert_ne!(record.receipt(), ReceiptVerdict::Failed);
        assert_eq!(record.rating().map(Rating::get), Some(4));
        let tasks = record.draft().tasks.as_slice();
        assert_eq!(tasks.len(), 1);
        assert_eq!(
            (tasks[0].task.as_str(), tasks[0].furthest_step),
            ("practise-spid", 1)
        );
    }
    let days = terminal.book().days;
    let arabic: u32 = days
        .iter()
        .flat_map(|day| &day.totals.languages)
        .filter(|(language, _)| language.as_str() == "ar")
        .map(|(_, count)| count)
        .sum();
    assert_eq!(arabic, 2, "counted by the day, not in the record");
}

#[test]
fn a_receipt_that_fails_once_is_made_good_by_an_empty_session() {
    let folder = tempfile::tempdir().expect("a folder");
    let failing = folder.path().join("failing");
    std::fs::write(&failing, "processes once").expect("written");
    let mut terminal = Terminal::with("receipt", |setting| {
        setting
            .with("SPORTELLO_REHEARSAL_FAIL", &failing)
            .with("SPORTELLO_DECLARED", folder.path())
    });
    terminal.begin();
    end(&mut terminal);
    terminal.stage.wait_for_screen("welcome").expect("welcome");
    let book = terminal.book();
    assert_eq!(book.service, ServiceState::InService);
    let proofs: Vec<_> = book
        .rows
        .iter()
        .filter_map(|row| match &row.row {
            Row::Proof(receipt) => Some(receipt.verdict()),
            _ => None,
        })
        .collect();
    assert_eq!(
        proofs.last(),
        Some(&ReceiptVerdict::NotProven),
        "{proofs:?}"
    );
    let sessions = terminal.sessions();
    assert_eq!(sessions.len(), 1);
    assert_eq!(sessions[0].record.receipt(), ReceiptVerdict::Failed);
}

#[test]
fn a_receipt_that_fails_twice_waits_for_staff() {
    let folder = tempfile::tempdir().expect("a folder");
    let failing = folder.path().join("failing");
    std::fs::write(&failing, "processes").expect("written");
    let mut terminal = Terminal::with("receipt-twice", |setting| {
        setting
            .with("SPORTELLO_REHEARSAL_FAIL", &failing)
            .with("SPORTELLO_DECLARED", folder.path())
    });
    terminal.begin();
    end(&mut terminal);
    let failed = ServiceState::OutOfService {
        reason: sportello_ledger::OutOfServiceReason::WipeFailed,
    };
    terminal
        .stage
        .wait("the terminal to give itself up", PATIENCE, |_| {
            Ok((terminal.book().service == failed).then_some(()))
        })
        .expect("out of service");
    terminal
        .stage
        .wait_for_screen("out-of-service")
        .expect("a plain screen");
    std::fs::remove_file(&failing).expect("removed");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(
        terminal.stage.screen().expect("a frame").screen,
        "out-of-service"
    );

    // Staff clear it: the terminal proves itself once more and serves.
    terminal.press("staff");
    terminal.stage.wait_for_screen("pin").expect("pad");
    terminal.type_pin("271828");
    terminal.picture("pin");
    terminal.press("pin-confirm");
    terminal.press("clear");
    terminal.stage.wait_for_screen("welcome").expect("welcome");
    assert_eq!(terminal.book().service, ServiceState::InService);
}

#[test]
fn who_does_not_move_is_asked_and_who_has_just_arrived_gets_a_fresh_terminal() {
    // Five minutes of stillness last fifteen seconds here, the question three.
    let mut terminal = Terminal::with("idle", |setting| {
        setting.with("SPORTELLO_REHEARSAL_CLOCK", "20")
    });
    terminal.begin();
    terminal
        .stage
        .wait_for("the question", 2 * PATIENCE, |screen| {
            screen.screen == "idle"
        })
        .expect("the question");
    terminal.press("still-here");
    terminal.stage.wait_for_screen("home").expect("home again");
    terminal
        .stage
        .wait_for("the question", 2 * PATIENCE, |screen| {
            screen.screen == "idle"
        })
        .expect("the question");
    terminal.press("just-arrived");
    terminal.stage.wait_for_screen("welcome").expect("welcome");
    let sessions = terminal.sessions();
    assert_eq!(sessions.len(), 1);
    assert_eq!(sessions[0].record.draft().end, EndReason::JustArrived);
}
