// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is missing or broken around the shell: a plain screen, no loss, recovery without
//! hands. And a compositor that is killed.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use sportello_ledger::EndReason;
use sportello_rehearsal::stage::{PATIENCE, repository};

#[path = "stage/terminal.rs"]
mod terminal;
use terminal::{RECOVERY, Terminal};

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("copied");
        }
    }
}

#[test]
fn unreadable_tasks_show_a_plain_screen_and_return_by_themselves() {
    let folder = tempfile::tempdir().expect("a folder");
    let tasks = folder.path().join("tasks");
    let terminal = Terminal::with("no-tasks", |setting| {
        setting.with("SPORTELLO_TASKS", &tasks)
    });
    terminal
        .stage
        .wait_for_screen("nothing-works")
        .expect("a plain screen");
    copy(&repository().join("kiosk/tasks"), &tasks);
    terminal.stage.wait_for_screen("welcome").expect("welcome");
}

#[test]
fn a_book_that_cannot_be_opened_is_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state");
    let mut terminal = Terminal::with("no-book", |setting| setting.with("SPORTELLO_STATE", &state));
    terminal
        .stage
        .wait_for_screen("nothing-works")
        .expect("a plain screen");
    std::fs::create_dir(&state).expect("the partition is mounted");
    terminal.begin();
}

#[test]
fn a_corrupt_book_is_set_aside_and_the_terminal_serves() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state");
    std::fs::create_dir(&state).expect("a folder");
    std::fs::write(state.join("book.db"), [0xA5_u8; 65_536]).expect("a corrupt book");
    let mut terminal = Terminal::with("corrupt", |setting| setting.with("SPORTELLO_STATE", &state));
    terminal.begin();
    let aside = std::fs::read_dir(&state)
        .expect("a folder")
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().contains("damaged"))
        .count();
    assert!(aside >= 1, "the damaged book is kept aside");
}

#[test]
fn a_supervisor_that_is_missing_never_leaves_a_dead_screen() {
    let mut terminal = Terminal::with("no-supervisor", |setting| {
        setting.with("SPORTELLO_CAPSULE", "/nowhere/sportello-capsule")
    });
    terminal.stage.wait_for_screen("welcome").expect("welcome");
    terminal.press("start");
    terminal.press("go-on");
    terminal
        .stage
        .wait_for_screen("out-of-service")
        .expect("a plain screen");
    let sessions = terminal.sessions();
    assert_eq!(sessions.len(), 1, "and its record");
    assert_eq!(sessions[0].record.draft().end, EndReason::CapsuleFailed);
}

/// A terminal whose compositor is kept alive the way a site runs it.
struct Kept {
    keeper: Child,
    home: tempfile::TempDir,
}

impl Kept {
    fn open() -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let runtime = home.path().join("run");
        std::fs::create_dir(&runtime).expect("a folder");
        let setting = terminal::setting("kept", home.path());
        let mut command = Command::new(repository().join("kiosk/sway/session"));
        let programs = setting.programs.iter().cloned();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(programs.chain(std::env::split_paths(&path)))
            .expect("a search path");
        command
            .envs(
                setting
                    .environment
                    .iter()
                    .map(|(name, value)| (name, value)),
            )
            .env("PATH", path)
            .env("XDG_RUNTIME_DIR", &runtime)
            .env("WLR_BACKENDS", "headless")
            .env("WLR_RENDERER", "pixman")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let keeper = command.spawn().expect("the keeper starts");
        Self { keeper, home }
    }

    /// What the shell last said of its screen.
    fn screen(&self) -> Option<String> {
        let runtime = self.home.path().join("run");
        Some(sportello_rehearsal::Screen::read(&runtime).ok()??.screen)
    }

    #[track_caller]
    fn wait_for_welcome(&self) -> Duration {
        let began = Instant::now();
        while self.screen().as_deref() != Some("welcome") {
            assert!(
                began.elapsed() < PATIENCE,
                "no welcome but {:?}",
                self.screen()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        began.elapsed()
    }

    /// The compositor: the keeper's own child.
    fn compositor(&self) -> Option<i32> {
        let keeper = self.keeper.id();
        let children = format!("/proc/{keeper}/task/{keeper}/children");
        let children = std::fs::read_to_string(children).ok()?;
        children
            .split_whitespace()
            .filter_map(|id| id.parse::<i32>().ok())
            .find(|id| {
                std::fs::read_to_string(format!("/proc/{id}/comm"))
                    .is_ok_and(|name| name.trim_end() == "sway")
            })
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        if let Some(keeper) = i32::try_from(self.keeper.id()).ok().and_then(Pid::from_raw) {
            // The keeper takes its compositor with it.
            let _gone = kill_process(keeper, Signal::TERM);
        }
        let _status = self.keeper.wait();
    }
}

#[test]
fn a_killed_compositor_comes_back_with_welcome() {
    let kept = Kept::open();
    kept.wait_for_welcome();
    let first = kept.compositor().expect("a compositor");
    let frame = kept.home.path().join("run/sportello-rehearsal.json");
    let began = Instant::now();
    kill_process(Pid::from_raw(first).expect("a process"), Signal::KILL).expect("killed");
    std::fs::remove_file(&frame).expect("the old frame");
    kept.wait_for_welcome();
    assert!(
        began.elapsed() <= RECOVERY,
        "welcome took {:?}",
        began.elapsed()
    );
    assert_ne!(kept.compositor(), Some(first));
}
