// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who is let in, and what they may ask for.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use sportello_capsule::client::{ConnectError, Connected, OwnPlaces};
use sportello_capsule::wire::{Order, Stand};

use crate::terminal::{AGENT, SOCKET, Terminal, failed, opening, tasks};

/// The same program, as another user: what it says of the door.
fn called_by(user: u32) -> String {
    let exe = std::env::current_exe().unwrap();
    let said = Command::new(exe)
        .args([
            "--ignored",
            "--exact",
            "--nocapture",
            "door::somebody_calls",
        ])
        .uid(user)
        .gid(user)
        .output()
        .unwrap();
    String::from_utf8_lossy(&said.stdout).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "run by the test below, as other users"]
async fn somebody_calls() {
    let own = OwnPlaces {
        writable: vec![],
        declared: vec![],
        kept: "/nowhere/at/all".into(),
    };
    match Connected::new(Path::new(SOCKET), own).await {
        Ok(_) => println!("LET IN"),
        Err(ConnectError::NoSocket(error)) => println!("NO WAY: {:?}", error.kind()),
        Err(ConnectError::HungUp) => println!("REFUSED"),
        Err(error) => println!("OTHER: {error}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_shells_user_is_let_in() {
    let shell = rustix::process::getuid().as_raw();
    assert!(called_by(shell).contains("LET IN"));
    assert!(called_by(AGENT).contains("NO WAY: PermissionDenied"));
    // The socket's mode does not stop root; the supervisor does.
    let said = called_by(0);
    assert!(said.contains("REFUSED"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shell_that_asks_for_other_folders_gets_no_capsule() {
    let mut terminal = Terminal::raise("folders");
    for elsewhere in ["/etc", "/var/lib/sportello", "/var/lib/sportello/bundle"] {
        let stand = Stand {
            tasks: elsewhere.into(),
            keyboard: "it".into(),
        };
        terminal.connect_standing(stand).await.unwrap();
        assert_eq!(terminal.next().await, None, "{elsewhere}");
    }
    // Nor one that does not say where it stands.
    terminal.connect().await.unwrap();
    terminal
        .say(Order::Stand(Stand {
            tasks: tasks(),
            keyboard: "it".into(),
        }))
        .await;
    assert_eq!(terminal.next().await, None);
    // The next one is served.
    terminal.connect().await.unwrap();
    terminal.say(Order::Open(opening())).await;
    assert_eq!(failed(&terminal.end().await), []);
}
