// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! CUPS and portals, played by the test over sockets.

use sportello_agent::health::portals::{self, Portal, Round};
use sportello_agent::health::printers::{self, Printers};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, UnixListener};

/// A CUPS that gives one answer, whatever it is asked, and tells what it was asked.
async fn cups(answer: Vec<u8>) -> (Option<Printers>, Vec<u8>) {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("cups.sock");
    let listener = UnixListener::bind(&socket).unwrap();
    let served = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut asked = vec![0; 4096];
        let length = stream.read(&mut asked).await.unwrap();
        asked.truncate(length);
        // The agent may hang up in the middle of too long an answer.
        let _sent = stream.write_all(&answer).await.is_ok();
        asked
    };
    tokio::join!(printers::ask(&socket), served)
}

fn ipp(printers: &[(u8, &str)]) -> Vec<u8> {
    let mut body = vec![2, 0, 0, 0, 0, 0, 0, 1, 1];
    for (state, reason) in printers {
        body.extend_from_slice(b"\x04\x23\x00\x0dprinter-state\x00\x04\x00\x00\x00");
        body.push(*state);
        body.extend_from_slice(b"\x44\x00\x15printer-state-reasons\x00");
        body.push(u8::try_from(reason.len()).unwrap());
        body.extend_from_slice(reason.as_bytes());
    }
    body.push(3);
    let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
    [head.into_bytes(), body].concat()
}

#[tokio::test]
async fn cups_is_asked_for_states_and_never_for_names_or_jobs() {
    let (printers, asked) =
        cups(ipp(&[(3, "none"), (5, "paused"), (3, "media-empty-error")])).await;
    assert_eq!(printers, Some(Printers { known: 3, ready: 1 }));
    let asked = String::from_utf8_lossy(&asked);
    assert!(asked.starts_with("POST / HTTP/1.1\r\n"), "{asked}");
    assert!(asked.contains("printer-state-reasons"));
    assert!(
        !asked.contains("printer-name") && !asked.contains("job-"),
        "{asked}"
    );
}

#[tokio::test]
async fn a_cups_that_talks_nonsense_is_no_cups() {
    for answer in [
        &b""[..],
        b"HTTP/1.1 200 OK\r\n\r\nhello",
        b"HTTP/1.1 500 Oops\r\n\r\n",
        &[0xff; 300],
    ] {
        assert_eq!(cups(answer.to_vec()).await.0, None);
    }
    let endless = [
        b"HTTP/1.1 200 OK\r\n\r\n".to_vec(),
        vec![4; 8 * 1024 * 1024],
    ]
    .concat();
    let _bounded = cups(endless).await;
}

#[tokio::test]
async fn without_cups_nothing_is_known_about_printers() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(printers::ask(&folder.path().join("none.sock")).await, None);
}

#[tokio::test]
async fn a_portal_that_listens_answers_and_one_that_does_not_does_not() {
    let up = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let down = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let name = |listener: &TcpListener| {
        Portal::parse(&listener.local_addr().unwrap().to_string()).unwrap()
    };
    let both = [name(&up), name(&down)].into_iter().collect();
    drop(down);
    assert_eq!(
        portals::ask(&both).await,
        Round {
            asked: 2,
            answered: 1
        }
    );
    drop(up);
    assert_eq!(
        portals::ask(&both).await,
        Round {
            asked: 2,
            answered: 0
        }
    );
    assert_eq!(
        portals::ask(&std::collections::BTreeSet::new()).await,
        Round {
            asked: 0,
            answered: 0
        }
    );
}
