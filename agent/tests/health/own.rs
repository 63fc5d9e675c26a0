// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What systemd hears. The agent's side runs in a child process, because the address of systemd's
//! socket is part of a process's environment.

use std::os::unix::net::UnixDatagram;
use std::process::Command;
use std::time::Duration;

use sportello_agent::watchdog::own::{Loops, Notifier};

/// The child: two loops, one of which gets stuck.
#[test]
#[ignore = "the far half of systemd_is_told_while_every_loop_turns, which starts it"]
fn child_of_systemd() {
    let loops = Loops::default();
    let one = loops.register("one", Duration::from_secs(10), 0);
    let other = loops.register("other", Duration::from_secs(100), 0);
    let mut notifier = Notifier::new(loops);
    assert_eq!(notifier.every(), Some(Duration::from_secs(15)));
    notifier.ready();
    assert!(notifier.ping(5_000));
    one.turned(20_000);
    assert!(notifier.ping(29_000));
    assert!(!notifier.ping(31_000), "one is stuck");
    one.turned(95_000);
    assert!(!notifier.ping(101_000), "now the other");
    other.turned(101_000);
    assert!(notifier.ping(102_000));
    notifier.status("all is well");
    notifier.stopping();
}

#[test]
fn systemd_is_told_while_every_loop_turns() {
    let folder = tempfile::tempdir().unwrap();
    let address = folder.path().join("notify");
    let systemd = UnixDatagram::bind(&address).unwrap();
    systemd.set_nonblocking(true).unwrap();
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "own::child_of_systemd", "--ignored"])
        .env("NOTIFY_SOCKET", &address)
        .env("WATCHDOG_USEC", "30000000")
        .env_remove("WATCHDOG_PID")
        .output()
        .unwrap();
    assert!(child.status.success(), "{child:?}");
    let mut heard = Vec::new();
    let mut datagram = [0; 512];
    while let Ok(length) = systemd.recv(&mut datagram) {
        heard.push(
            String::from_utf8_lossy(&datagram[..length])
                .trim()
                .to_owned(),
        );
    }
    assert_eq!(
        heard,
        [
            "READY=1",
            "WATCHDOG=1",
            "WATCHDOG=1",
            "WATCHDOG=1",
            "STATUS=all is well",
            "STOPPING=1"
        ]
    );
}

#[test]
fn without_systemd_nothing_is_sent_and_nothing_fails() {
    let mut notifier = Notifier::new(Loops::default());
    if notifier.every().is_none() {
        notifier.ready();
    }
    assert!(notifier.ping(0), "no loop is stuck where there is none");
}
