// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use crate::terminal::{BROWSER, Terminal, failed, kill, of_capsules, process, wait_for_nobody};

#[tokio::test(flavor = "multi_thread")]
async fn when_the_shell_dies_nobody_of_the_session_survives() {
    let mut terminal = Terminal::raise("shell");
    terminal.open().await;
    terminal.hang_up();
    wait_for_nobody();
    let receipt = terminal.look_only().await;
    assert_eq!(failed(&receipt), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_supervisor_is_killed_nobody_of_the_session_survives() {
    let mut terminal = Terminal::raise("supervisor");
    terminal.open().await;
    assert!(of_capsules().len() > 5);
    kill(&process("/usr/bin/sportello-capsule supervise"));
    while terminal.next().await.is_some() {}
    // A shell that asks at once, while systemd may still be at it.
    let receipt = terminal.look_only().await;
    assert_eq!(failed(&receipt), []);
    wait_for_nobody();
}

#[tokio::test(flavor = "multi_thread")]
async fn when_bwrap_or_pid_1_is_killed_a_receipt_comes_unasked() {
    let mut terminal = Terminal::raise("inner");
    for victim in ["bwrap --unshare-all", "/run/sportello/capsule inside"] {
        terminal.open().await;
        let victims: Vec<_> = of_capsules()
            .into_iter()
            .filter(|process| process.command.starts_with(victim))
            .collect();
        kill(
            victims
                .first()
                .unwrap_or_else(|| panic!("no {victim}: {:?}", of_capsules())),
        );
        assert_eq!(failed(&terminal.receipt().await), [], "{victim}");
        wait_for_nobody();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_session_follows_another_at_once() {
    let mut terminal = Terminal::raise("again");
    for _ in 0..3 {
        terminal.open().await;
        assert!(process(BROWSER).id > 0);
        terminal.hang_up();
    }
    assert_eq!(failed(&terminal.look_only().await), []);
    wait_for_nobody();
}
