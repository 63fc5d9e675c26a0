// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The program itself, started as systemd starts it: the listening socket is its standard input.

use std::os::fd::OwnedFd;
use std::os::unix::net::UnixListener;
use std::process::{Child, Command, Stdio};

use sportello_setupd::line::{LineReader, send};
use sportello_setupd::wire::{Answer, Place, Refusal, Request};
use tokio::net::UnixStream;

const PROGRAM: &str = env!("CARGO_BIN_EXE_sportello-setupd");

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ended = self.0.kill();
        let _reaped = self.0.wait();
    }
}

#[tokio::test]
async fn it_answers_at_the_socket_that_it_was_given() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("socket");
    let socket = OwnedFd::from(UnixListener::bind(&path).unwrap());
    let child = Command::new(PROGRAM)
        .stdin(Stdio::from(socket))
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let _running = Running(child);
    for _ in 0..2 {
        let mut stream = UnixStream::connect(&path).await.unwrap();
        send(&mut stream, &Request::Machine).await.unwrap();
        let answer = LineReader::new(stream).next().await.unwrap();
        let Some(Answer::Machine(machine)) = answer else {
            panic!("{answer:?}");
        };
        assert_eq!(machine.place, Place::Installed);
        assert!(machine.memory_mib > 0 && !machine.installing);
    }
    let mut stream = UnixStream::connect(&path).await.unwrap();
    send(&mut stream, &Request::Disks).await.unwrap();
    let answer = LineReader::new(stream).next().await.unwrap();
    let why = Refusal::NotHere;
    assert_eq!(answer, Some(Answer::Refused { why }));
}

#[test]
fn without_a_socket_it_says_what_to_start_instead() {
    let output = Command::new(PROGRAM).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("sportello-setupd.socket"), "{said}");
}
