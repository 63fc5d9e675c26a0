// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A session on a real compositor with a real browser.

use std::time::Duration;

use sportello_ledger::{EndReason, ReceiptVerdict};
use sportello_rehearsal::stage::PATIENCE;

#[path = "stage/terminal.rs"]
mod terminal;
use terminal::Terminal;

#[test]
fn a_citizen_goes_through_a_session_and_one_record_is_left() {
    let mut terminal = Terminal::open("session");
    terminal.begin();
    terminal.picture("home");
    let home = terminal.stage.screen().expect("a frame");
    println!("{}", home.summary());
    terminal.stage.press("practise").expect("practice");
    let list = terminal.stage.wait_for_screen("list").expect("list");
    println!("{}", list.summary());
    terminal.picture("list");
    terminal.stage.press("task-practise-spid").expect("task");
    let card = terminal.stage.wait_for_screen("card").expect("card");
    println!("{}", card.summary());
    terminal.picture("card");
    terminal.stage.press("start").expect("start");
    let guide = terminal.stage.wait_for_screen("guide").expect("guide");
    println!("{}", guide.summary());
    std::thread::sleep(Duration::from_secs(6));
    println!("{:?}", terminal.stage.windows());
    println!("{}", terminal.stage.screen().expect("a frame").summary());
    terminal.picture("guide");
    println!("{}", terminal.stage.log());
    terminal.stage.press("end").expect("end");
    let end = terminal.stage.wait_for_screen("end").expect("end");
    println!("{}", end.summary());
    terminal.picture("end");
    terminal.stage.press("end-now").expect("yes");
    terminal
        .stage
        .wait_for("thanks", PATIENCE, |screen| screen.screen == "thanks")
        .expect("thanks");
    terminal.picture("thanks");
    println!("{}", terminal.stage.screen().expect("a frame").summary());
    terminal.stage.press("face-4").expect("rating");
    terminal.stage.wait_for_screen("welcome").expect("welcome");
    terminal.picture("welcome-again");
    let sessions = terminal.sessions();
    assert_eq!(sessions.len(), 1);
    let record = &sessions[0].record;
    assert_eq!(record.draft().end, EndReason::Citizen);
    assert_ne!(record.receipt(), ReceiptVerdict::Failed);
    assert_eq!(record.rating().map(sportello_ledger::Rating::get), Some(4));
}
