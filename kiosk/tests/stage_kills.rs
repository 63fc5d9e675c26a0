// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `kill -9` at any moment: no process of the citizen survives, *Welcome* is back within
//! five seconds, and the book holds one `interrupted` record with its receipt.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use sportello_ledger::{EndReason, ReceiptVerdict};
use sportello_rehearsal::Stage;
use sportello_rehearsal::stage::PATIENCE;

#[path = "stage/terminal.rs"]
mod terminal;
use terminal::{RECOVERY, Terminal};

/// How far the citizen has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Home,
    Guide,
    Covered,
    Ending,
}

fn kill(id: i32) {
    kill_process(Pid::from_raw(id).expect("a process"), Signal::KILL).expect("killed");
}

fn shell(stage: &Stage) -> i32 {
    stage
        .wait_for_process("sportello-kiosk")
        .expect("a shell")
        .id
}

fn go_to(terminal: &mut Terminal, at: At) {
    terminal.begin();
    if at == At::Home {
        return;
    }
    terminal.press("practise");
    terminal.press("task-practise-spid");
    terminal.stage.wait_for_screen("card").expect("card");
    terminal.press("start");
    terminal
        .stage
        .wait_for_control("show")
        .expect("the first page has loaded");
    if at == At::Covered {
        terminal.press("more");
        terminal.press("home");
        terminal.stage.wait_for_screen("home").expect("home");
        terminal.press("staff");
        terminal.stage.wait_for_screen("pin").expect("pin");
    }
    if at == At::Ending {
        terminal.press("end");
        terminal.press("end-now");
    }
}

/// The citizen's processes: everything that carries the capsule's names.
fn citizens(stage: &Stage) -> Vec<String> {
    stage
        .processes()
        .into_iter()
        .filter(|process| {
            ["chromium", "bwrap"]
                .iter()
                .any(|name| process.name.starts_with(name))
        })
        .map(|process| format!("{} {}", process.id, process.name))
        .collect()
}

#[track_caller]
fn check_back(terminal: &Terminal, began: Instant, end: EndReason) {
    terminal
        .stage
        .wait_for("welcome", PATIENCE, |screen| screen.screen == "welcome")
        .expect("welcome is back");
    let took = began.elapsed();
    assert!(took <= RECOVERY, "welcome took {took:?}");
    assert_eq!(citizens(&terminal.stage), Vec::<String>::new());
    let sessions = terminal.sessions();
    assert_eq!(sessions.len(), 1, "one record");
    assert_eq!(sessions[0].record.draft().end, end);
    assert_ne!(sessions[0].record.receipt(), ReceiptVerdict::Failed);
    assert_eq!(terminal.book().open_session, None);
}

/// The frame of the dead shell is taken away: what counts is the next one's.
fn wait_for_another_shell(stage: &Stage, victim: i32) {
    let frame = stage.runtime().join("sportello-rehearsal.json");
    // It may have been on its way to another screen, with no frame to show.
    let _none = std::fs::remove_file(frame);
    stage
        .wait("another shell", PATIENCE, |stage| {
            let alive = stage.processes();
            Ok(alive
                .iter()
                .any(|process| process.name == "sportello-kiosk" && process.id != victim)
                .then_some(()))
        })
        .expect("started again");
}

#[track_caller]
fn check_shell_killed(name: &str, at: At) {
    let mut terminal = Terminal::open(name);
    go_to(&mut terminal, at);
    let victim = shell(&terminal.stage);
    let began = Instant::now();
    kill(victim);
    wait_for_another_shell(&terminal.stage, victim);
    check_back(&terminal, began, EndReason::Interrupted);
}

#[test]
fn the_shell_is_killed_on_home() {
    check_shell_killed("shell-home", At::Home);
}

#[test]
fn the_shell_is_killed_beside_a_page() {
    check_shell_killed("shell-guide", At::Guide);
}

#[test]
fn the_shell_is_killed_at_the_pin_pad() {
    check_shell_killed("shell-pad", At::Covered);
}

#[test]
fn the_supervisor_is_killed_beside_a_page() {
    let mut terminal = Terminal::open("supervisor");
    go_to(&mut terminal, At::Guide);
    let supervisor = terminal
        .stage
        .wait_for_process("sportello-capsu")
        .expect("a supervisor");
    let began = Instant::now();
    kill(supervisor.id);
    // The shell lives: it knows why the session ended.
    check_back(&terminal, began, EndReason::CapsuleFailed);
}

#[test]
fn a_shell_killed_while_it_ends_leaves_one_record() {
    let mut terminal = Terminal::open("shell-ending");
    go_to(&mut terminal, At::Ending);
    kill(shell(&terminal.stage));
    std::thread::sleep(Duration::from_millis(300));
    terminal
        .stage
        .wait_for_screen("welcome")
        .expect("welcome is back");
    let sessions = terminal.sessions();
    assert_eq!(sessions.len(), 1);
    assert!(matches!(
        sessions[0].record.draft().end,
        EndReason::Interrupted | EndReason::Citizen
    ));
}

#[test]
fn a_shell_killed_where_no_session_is_leaves_no_record() {
    let mut terminal = Terminal::open("shell-idle");
    for screen in ["welcome", "notice"] {
        terminal.stage.wait_for_screen("welcome").expect("welcome");
        if screen == "notice" {
            terminal.press("start");
            terminal.stage.wait_for_screen("notice").expect("notice");
        }
        let victim = shell(&terminal.stage);
        let began = Instant::now();
        kill(victim);
        wait_for_another_shell(&terminal.stage, victim);
        terminal
            .stage
            .wait_for_screen("welcome")
            .expect("welcome is back");
        assert!(
            began.elapsed() <= RECOVERY,
            "{screen}: {:?}",
            began.elapsed()
        );
    }
    assert!(terminal.sessions().is_empty());
}

#[test]
fn a_shell_killed_while_it_thanks_keeps_the_record_it_has_written() {
    let mut terminal = Terminal::open("shell-thanks");
    go_to(&mut terminal, At::Ending);
    terminal.stage.wait_for_screen("thanks").expect("thanks");
    let victim = shell(&terminal.stage);
    let began = Instant::now();
    kill(victim);
    wait_for_another_shell(&terminal.stage, victim);
    check_back(&terminal, began, EndReason::Citizen);
}
