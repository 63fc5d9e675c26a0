// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Parts that are not there, or fail: a word, a receipt, never a panic.

use sportello_capsule::wire::{Check, Order, Report, Trouble, Verdict};

use crate::ground::{Terminal, failed, inhabitants};

/// Opens on a machine that lacks something and holds what the shell may rely on.
async fn cannot_be_built(name: &str, launcher: &str) {
    let mut terminal = Terminal::raise(name);
    terminal.launched_by(launcher);
    cannot_open(&mut terminal).await;
}

async fn cannot_open(terminal: &mut Terminal) {
    terminal.start();
    terminal.say(Order::Open(terminal.opening())).await;
    let first = terminal.wait_for(|_| true).await;
    let kind = Trouble::CannotBuild;
    assert_eq!(first, Report::Trouble { kind });
    assert_eq!(inhabitants(), []);
    let task = terminal.task();
    // A shell that has not read the word yet says the next thing; it is passed over.
    terminal.say(Order::Task(Box::new(task))).await;
    terminal.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_chromium_no_capsule_is_built_and_a_receipt_comes() {
    cannot_be_built(
        "no-chromium",
        "bwrap --dev-bind / / --tmpfs /usr/lib/chromium --",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_bubblewrap_no_capsule_is_built_and_a_receipt_comes() {
    cannot_be_built(
        "no-bwrap",
        "bwrap --dev-bind / / --ro-bind /dev/null /usr/bin/bwrap --",
    )
    .await;
}

/// Goes down through user namespaces as far as the kernel lets anybody go.
const DOWN: &str = "\
if unshare --user --map-current-user true; then
    exec unshare --user --map-current-user \"$0\" \"$@\"
fi
exec \"$@\"";

#[tokio::test(flavor = "multi_thread")]
async fn without_user_namespaces_no_capsule_is_built_and_a_receipt_comes() {
    let mut terminal = Terminal::raise("no-userns");
    let down = terminal.script("down", DOWN);
    terminal.launched_by(&down.display().to_string());
    cannot_open(&mut terminal).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_outer_compositors_socket_no_capsule_is_built_and_a_receipt_comes() {
    let mut terminal = Terminal::raise("no-display");
    std::fs::remove_file(terminal.place("display")).unwrap();
    cannot_open(&mut terminal).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_made_to_fail_fails_the_receipt_and_only_that_check() {
    for (name, check) in [
        ("processes", Check::Processes),
        ("keyrings", Check::Keyrings),
    ] {
        let mut terminal = Terminal::raise("fails");
        let named = terminal.place("failing");
        std::fs::write(&named, format!("{name}\n")).unwrap();
        terminal.with("SPORTELLO_REHEARSAL_FAIL", &named);
        terminal.open().await;
        terminal.say(Order::End).await;
        let receipt = terminal.receipt().await;
        assert_eq!(failed(&receipt), [format!("{check:?}")]);
        assert!(!receipt.is_clean());
        let told = Report::Checked {
            check,
            verdict: Verdict::Fail,
        };
        assert!(terminal.heard.contains(&told));
        assert_eq!(inhabitants(), []);
    }
}
