// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Programs that will not go, started as a browser that was taken over could start them.

use sportello_capsule::wire::{Limits, Report, Trouble};

use crate::ground::{Terminal, inhabitants, inside, until};

#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_forked_twice_and_left_its_session_dies_with_the_capsule() {
    let mut terminal = Terminal::raise("daemon");
    terminal.beside("$HOSTILE --double-fork left-behind");
    terminal.open().await;
    let daemon = until("the daemon", || {
        inside("--daemon left-behind").into_iter().next()
    })
    .await;
    let task = terminal.task();
    terminal.lead(task).await;
    terminal.end().await;
    assert!(!daemon.folder().exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fork_bomb_is_bounded_and_dies_with_the_capsule() {
    const TASKS: u32 = 400;
    let mut terminal = Terminal::raise("bomb");
    terminal.limits = Limits {
        tasks: TASKS,
        ..Limits::default()
    };
    terminal.beside("exec $HOSTILE --fork-bomb 5000");
    terminal.open().await;
    let most = until("the bomb to reach its bound", || {
        let before = inside("--shrapnel").len();
        (before > 300).then_some(before)
    })
    .await;
    assert!(most <= TASKS as usize, "{most}");
    for _ in 0..20 {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        let now = inhabitants().len();
        assert!(now <= TASKS as usize, "{now} processes of {TASKS}");
    }
    terminal.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn full_folders_are_told_and_end_as_any_session() {
    let mut terminal = Terminal::raise("full");
    terminal.limits = Limits {
        home_mib: 96,
        tmp_mib: 24,
        ..Limits::default()
    };
    terminal.beside("$HOSTILE --fill /tmp\n$HOSTILE --fill /home/citizen");
    terminal.open().await;
    let task = terminal.task();
    terminal
        .say(sportello_capsule::wire::Order::Task(Box::new(task)))
        .await;
    let full = Report::Trouble {
        kind: Trouble::Full,
    };
    terminal.wait_for(|report| *report == full).await;
    terminal.end().await;
}
