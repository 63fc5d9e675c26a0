// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::Command;

use sportello_capsule::wire::{Check, Verdict};
use sportello_rehearsal::processes::Process;

use crate::terminal::{
    AGENT, BROWSER, CAPSULE, Terminal, failed, home, of_capsules, process, verdict, wait_for_nobody,
};

/// What makes an image of a machine, as far as the receipt goes.
const MARKER: &str = "/usr/lib/sportello/release.toml";

/// Checks that a booted system without a printer and a clipboard can make.
const PROVEN: [Check; 5] = [
    Check::Processes,
    Check::Mounts,
    Check::Files,
    Check::Sticks,
    Check::Keyrings,
];

#[tokio::test(flavor = "multi_thread")]
async fn a_session_lives_under_a_user_of_its_own_and_leaves_nothing() {
    let mut terminal = Terminal::raise("session");
    terminal.open().await;

    let browser = process(BROWSER);
    let supervisor = process("/usr/bin/sportello-capsule supervise");
    let cgroup = |process: &Process| {
        let all = fs::read_to_string(process.folder().join("cgroup")).unwrap();
        let unified = all.lines().find(|line| line.starts_with("0::"));
        unified.unwrap_or_default().to_owned()
    };
    println!("of the capsules' user: {} processes", of_capsules().len());
    println!("supervisor in {}", cgroup(&supervisor));
    println!("browser in {}", cgroup(&browser));
    if cgroup(&supervisor).contains("sportello-capsule@") {
        assert!(cgroup(&supervisor).ends_with(".service/supervisor"));
        assert!(cgroup(&browser).ends_with(".service/capsule"));
    } else {
        println!("NOT SHOWN: this machine has no unified cgroups for units to manage");
    }

    let receipt = terminal.end().await;
    println!("{receipt:?}");
    assert_eq!(failed(&receipt), []);
    for check in PROVEN {
        assert_eq!(verdict(&receipt, check), Verdict::Pass, "{check:?}");
    }
    assert!(receipt.is_clean());
    wait_for_nobody();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_any_user_of_a_session_leaves_fails_the_receipt() {
    let mut terminal = Terminal::raise("left");
    for (user, place) in [
        (None, home().join("left")),
        (Some(CAPSULE), "/dev/shm/left".into()),
        (Some(CAPSULE), "/tmp/left".into()),
        (Some(AGENT), "/var/tmp/left".into()),
    ] {
        terminal.open().await;
        let mut touch = Command::new("touch");
        touch.arg(&place);
        if let Some(user) = user {
            touch.uid(user);
        }
        assert!(touch.status().unwrap().success(), "{}", place.display());
        let receipt = terminal.end().await;
        assert_eq!(failed(&receipt), [Check::Files], "{}", place.display());
        let mut remove = Command::new("rm");
        // What lies in /dev/shm may be gone already: the unit takes it along as it ends.
        remove.arg("--force").arg(&place);
        if let Some(user) = user {
            remove.uid(user);
        }
        assert!(remove.status().unwrap().success());
        assert_eq!(failed(&terminal.look_only().await), []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_outside_of_the_capsule_fails_the_receipt_and_ends_with_the_unit() {
    let mut terminal = Terminal::raise("queue");
    terminal.open().await;
    let made = Command::new("ipcmk")
        .args(["--queue"])
        .uid(CAPSULE)
        .status();
    assert!(made.unwrap().success());
    let receipt = terminal.end().await;
    assert_eq!(failed(&receipt), [Check::Keyrings]);
    wait_for_nobody();
    // Removed by systemd when the unit stopped (`RemoveIPC=`).
    assert_eq!(failed(&terminal.look_only().await), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_process_of_the_capsules_user_that_got_away_fails_the_receipt() {
    let mut terminal = Terminal::raise("away");
    terminal.open().await;
    let mut away = Command::new("sleep")
        .arg("100")
        .uid(CAPSULE)
        .spawn()
        .unwrap();
    let receipt = terminal.end().await;
    rustix::process::kill_process(
        rustix::process::Pid::from_child(&away),
        rustix::process::Signal::KILL,
    )
    .unwrap();
    away.wait().unwrap();
    assert_eq!(failed(&receipt), [Check::Processes]);
    assert_eq!(failed(&terminal.look_only().await), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_image_whose_platform_breaks_a_promise_fails_the_receipt() {
    let root = |program: &str, arguments: &[&str]| {
        let done = Command::new(program).args(arguments).uid(0).status();
        assert!(done.unwrap().success(), "{program}");
    };
    let mut terminal = Terminal::raise("platform");
    root("mkdir", &["-p", "/usr/lib/sportello"]);
    root("touch", &[MARKER]);
    terminal.open().await;
    let receipt = terminal.end().await;
    root("rm", &[MARKER]);
    println!("{receipt:?}");
    for check in Check::ALL.into_iter().filter(|check| check.is_platform()) {
        println!("{check:?}: {:?}", verdict(&receipt, check));
    }
    let kernel = fs::read_to_string("/proc/cmdline").unwrap();
    let zeroed = if kernel.contains("init_on_free=1") {
        Verdict::Pass
    } else {
        Verdict::Fail
    };
    assert_eq!(verdict(&receipt, Check::MemoryZeroed), zeroed);
    // Nothing here limits a cgroup: own user or not, that is no pass.
    assert_ne!(verdict(&receipt, Check::OwnScope), Verdict::Pass);
    assert_eq!(receipt.is_clean(), failed(&receipt).is_empty());
}
