// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

use sportello_capsule::wire::{Check, Order, Report, Verdict};

use crate::capsule::{BROWSER, Capsule, failed, process};
use crate::lead::kill;

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_session_yields_a_clean_receipt() {
    let mut capsule = Capsule::open("empty").await;
    let receipt = capsule.end().await;
    assert_eq!(failed(&receipt), [""; 0]);
    for check in [Check::Processes, Check::Mounts, Check::Files, Check::Sticks] {
        assert!(
            receipt.checks.contains(&(check, Verdict::Pass)),
            "{check:?}"
        );
    }
    for check in Check::ALL.into_iter().filter(|check| check.is_platform()) {
        assert!(
            receipt.checks.contains(&(check, Verdict::NotCovered)),
            "{check:?}"
        );
    }
    assert!(receipt.is_clean());
    assert!(!receipt.is_proven());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_left_in_a_writable_place_fails_the_receipt() {
    let mut capsule = Capsule::open("left").await;
    std::fs::write("/tmp/left-behind", "by somebody").unwrap();
    let receipt = capsule.end().await;
    std::fs::remove_file("/tmp/left-behind").unwrap();
    assert_eq!(failed(&receipt), ["Files"]);
    assert!(!receipt.is_clean());
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_shell_dies_no_process_of_the_citizen_survives() {
    let mut capsule = Capsule::open("shell-death").await;
    capsule.lead().await;
    let chromium = process(BROWSER).await;
    // Dropping both channels is what the death of the shell looks like from outside.
    let (orders, _) = tokio::sync::mpsc::channel(1);
    capsule.supervisor.orders = orders;
    let (_, reports) = tokio::sync::mpsc::channel(1);
    capsule.supervisor.reports = reports;
    capsule.supervisor.process.wait().await.unwrap();
    assert!(!chromium.folder().exists());
    still_clean(&mut capsule).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_the_supervisor_is_killed_no_process_of_the_citizen_survives() {
    let mut capsule = Capsule::open("supervisor-death").await;
    capsule.lead().await;
    let chromium = process(BROWSER).await;
    kill(i32::try_from(capsule.supervisor.process.id().unwrap()).unwrap());
    assert!(capsule.supervisor.reports.recv().await.is_none());
    gone(&chromium.folder()).await;
    still_clean(&mut capsule).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_bwrap_or_pid_1_is_killed_a_receipt_comes_unasked() {
    for victim in ["bwrap --unshare-all", "/run/sportello/capsule inside"] {
        let mut capsule = Capsule::open("pid1-death").await;
        capsule.lead().await;
        let init = process(victim).await;
        kill(init.id);
        let receipt = capsule.receipt().await;
        assert_eq!(failed(&receipt), [""; 0], "{victim}");
    }
}

/// Looks as a shell that starts again does: only verify what the last life left.
async fn still_clean(capsule: &mut Capsule) {
    capsule.start_again();
    capsule.say(Order::End).await;
    let receipt = capsule.receipt().await;
    assert_eq!(failed(&receipt), [""; 0]);
    assert!(
        receipt.checks.contains(&(Check::Files, Verdict::Pass)),
        "baseline was kept"
    );
    assert!(
        capsule
            .heard
            .iter()
            .all(|report| { matches!(report, Report::Checked { .. } | Report::Receipt(_)) })
    );
}

async fn gone(folder: &std::path::Path) {
    for _ in 0..100 {
        if !folder.exists() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("a process of the citizen is alive two seconds later");
}
