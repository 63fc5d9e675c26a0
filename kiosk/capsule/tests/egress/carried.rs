// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What does pass, passes whole.

use std::time::Duration;

use sportello_capsule::egress::Bounds;
use sportello_capsule::egress::relay::relay;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::stage::{PUBLIC, Stage, free_rules, head, within};

#[tokio::test]
async fn a_client_that_has_said_everything_still_hears_the_answer() {
    let stage = Stage::new().await;
    let (mut client, mut host) = stage.tunnel("www.inps.it:443").await;
    client.write_all(b"question").await.unwrap();
    client.shutdown().await.unwrap();
    let mut asked = String::new();
    within(host.read_to_string(&mut asked)).await.unwrap();
    host.write_all(b"answer").await.unwrap();
    drop(host);
    let mut answered = String::new();
    within(client.read_to_string(&mut answered)).await.unwrap();
    assert_eq!((asked.as_str(), answered.as_str()), ("question", "answer"));
}

#[tokio::test]
async fn a_host_that_has_said_everything_still_hears_the_client() {
    let stage = Stage::new().await;
    let (mut client, mut host) = stage.tunnel("www.inps.it:443").await;
    host.write_all(b"banner").await.unwrap();
    host.shutdown().await.unwrap();
    let mut banner = String::new();
    within(client.read_to_string(&mut banner)).await.unwrap();
    client.write_all(b"thanks").await.unwrap();
    drop(client);
    let mut thanks = String::new();
    within(host.read_to_string(&mut thanks)).await.unwrap();
    assert_eq!((banner.as_str(), thanks.as_str()), ("banner", "thanks"));
}

#[tokio::test]
async fn bytes_sent_right_behind_the_request_are_the_tunnels_first() {
    let stage = Stage::new().await;
    let mut client = stage.client().await;
    client
        .write_all(b"CONNECT www.inps.it:443 HTTP/1.1\r\n\r\nhello")
        .await
        .unwrap();
    let (mut host, _) = within(stage.upstream.accept()).await.unwrap();
    let mut first = [0; 5];
    within(host.read_exact(&mut first)).await.unwrap();
    assert_eq!(&first, b"hello");
}

/// Writes `length` bytes of a pattern that shows a lost or doubled piece.
async fn pour(mut into: impl AsyncWrite + Unpin, length: u32, seed: u32) {
    let mut place = 0;
    while place < length {
        let piece: Vec<u8> = (place..length.min(place + 50_000))
            .map(|i| pattern(i, seed))
            .collect();
        into.write_all(&piece).await.unwrap();
        place += 50_000;
    }
    into.shutdown().await.unwrap();
}

async fn drink(mut from: impl AsyncRead + Unpin, length: u32, seed: u32) {
    let mut all = Vec::new();
    from.read_to_end(&mut all).await.unwrap();
    assert_eq!(all.len(), length as usize);
    assert!(
        all.iter()
            .zip(0..)
            .all(|(byte, place)| *byte == pattern(place, seed))
    );
}

fn pattern(place: u32, seed: u32) -> u8 {
    (place.wrapping_mul(2_654_435_761).wrapping_add(seed) >> 24) as u8
}

#[tokio::test(flavor = "multi_thread")]
async fn much_passes_both_ways_at_once_unchanged() {
    const LENGTH: u32 = 32 * 1024 * 1024;
    let stage = Stage::new().await;
    let (client, host) = stage.tunnel("www.inps.it:443").await;
    let (client_reader, client_writer) = tokio::io::split(client);
    let (host_reader, host_writer) = tokio::io::split(host);
    let transfers = [
        tokio::spawn(pour(client_writer, LENGTH, 1)),
        tokio::spawn(drink(host_reader, LENGTH, 1)),
        tokio::spawn(pour(host_writer, LENGTH, 2)),
        tokio::spawn(drink(client_reader, LENGTH, 2)),
    ];
    for transfer in transfers {
        tokio::time::timeout(Duration::from_secs(120), transfer)
            .await
            .unwrap()
            .unwrap();
    }
}

#[tokio::test]
async fn free_browsing_forwards_one_plain_request_and_closes() {
    let stage = Stage::new().await;
    stage.gate.set_rules(free_rules(""));
    stage.names.set("old.example.org", &[&[PUBLIC]]);
    let mut client = stage.client().await;
    client
        .write_all(
            b"POST http://OLD.example.org/a?b=c HTTP/1.1\r\nHost: elsewhere.it\r\n\
              Content-Length: 4\r\nProxy-Connection: keep-alive\r\nConnection: keep-alive, X-Hop\r\n\
              X-Hop: 1\r\nAccept: */*\r\n\r\nbodyGET http://second.it/ HTTP/1.1\r\n\r\n",
        )
        .await
        .unwrap();
    let (mut host, _) = within(stage.upstream.accept()).await.unwrap();
    let request = head(&mut host).await;
    assert_eq!(
        request,
        "POST /a?b=c HTTP/1.1\r\nHost: old.example.org\r\nContent-Length: 4\r\nAccept: */*\r\n\
         Connection: close\r\n\r\n"
    );
    let mut body = [0; 4];
    within(host.read_exact(&mut body)).await.unwrap();
    assert_eq!(&body, b"body");
    host.write_all(
        b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nConnection: keep-alive\r\n\
          Content-Length: 2\r\n\r\nhi",
    )
    .await
    .unwrap();
    let more = tokio::time::timeout(Duration::from_millis(200), host.read(&mut [0])).await;
    assert!(
        more.is_err(),
        "the second request reached the first one's host"
    );
    drop(host);
    let mut answer = String::new();
    within(client.read_to_string(&mut answer)).await.unwrap();
    assert_eq!(
        answer,
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"
    );
    assert_eq!(stage.dialled(), [format!("{PUBLIC}:80").parse().unwrap()]);
}

#[tokio::test]
async fn a_plain_host_that_answers_before_it_has_read_everything_is_heard() {
    let stage = Stage::new().await;
    stage.gate.set_rules(free_rules(""));
    stage.names.set("old.example.org", &[&[PUBLIC]]);
    let mut client = stage.client().await;
    client
        .write_all(b"POST http://old.example.org/ HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n")
        .await
        .unwrap();
    let (mut host, _) = within(stage.upstream.accept()).await.unwrap();
    head(&mut host).await;
    host.write_all(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n")
        .await
        .unwrap();
    assert!(head(&mut client).await.starts_with("HTTP/1.1 413 "));
}

#[tokio::test]
async fn a_plain_host_that_speaks_no_http_is_a_site_that_does_not_answer() {
    let stage = Stage::new().await;
    stage.gate.set_rules(free_rules(""));
    stage.names.set("old.example.org", &[&[PUBLIC]]);
    for banner in [
        &b"SSH-2.0-x\r\n\r\n"[..],
        b"220 mail\r\n",
        b"",
        b"HTTP/1.1 101 S\r\n\r\n",
    ] {
        let mut client = stage.client().await;
        client
            .write_all(b"GET http://old.example.org/ HTTP/1.1\r\n\r\n")
            .await
            .unwrap();
        let (mut host, _) = within(stage.upstream.accept()).await.unwrap();
        host.write_all(banner).await.unwrap();
        drop(host);
        assert!(head(&mut client).await.starts_with("HTTP/1.1 502 "));
    }
}

#[tokio::test]
async fn an_address_that_does_not_answer_costs_a_moment_not_the_site() {
    const DEAF: &str = "2606:4700::dead";
    let stage = Stage::with(Bounds::default(), |wires| {
        wires.silent = vec![DEAF.parse().unwrap()]
    })
    .await;
    stage.names.set("www.inps.it", &[&[DEAF, PUBLIC]]);
    let (_client, _host) = stage.tunnel("www.inps.it:443").await;
    assert_eq!(
        stage.dialled(),
        [
            format!("[{DEAF}]:443").parse().unwrap(),
            format!("{PUBLIC}:443").parse().unwrap()
        ]
    );
}

#[tokio::test]
async fn through_the_relay_it_is_the_same() {
    let stage = Stage::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = listener.local_addr().unwrap();
    let relaying = tokio::spawn(relay(listener, stage.socket.clone()));

    let mut client = TcpStream::connect(proxy).await.unwrap();
    client
        .write_all(b"CONNECT www.inps.it:443 HTTP/1.1\r\n\r\n")
        .await
        .unwrap();
    assert!(head(&mut client).await.starts_with("HTTP/1.1 200 "));
    let (mut host, _) = within(stage.upstream.accept()).await.unwrap();
    client.write_all(b"question").await.unwrap();
    client.shutdown().await.unwrap();
    let mut asked = String::new();
    within(host.read_to_string(&mut asked)).await.unwrap();
    host.write_all(b"answer").await.unwrap();
    drop(host);
    let mut answered = String::new();
    within(client.read_to_string(&mut answered)).await.unwrap();
    assert_eq!((asked.as_str(), answered.as_str()), ("question", "answer"));

    let mut refused = TcpStream::connect(proxy).await.unwrap();
    refused
        .write_all(b"CONNECT evil.it:443 HTTP/1.1\r\n\r\n")
        .await
        .unwrap();
    assert!(head(&mut refused).await.starts_with("HTTP/1.1 403 "));

    let mut open = TcpStream::connect(proxy).await.unwrap();
    open.write_all(b"CONNECT www.inps.it:443 HTTP/1.1\r\n\r\n")
        .await
        .unwrap();
    head(&mut open).await;
    relaying.abort();
    assert_eq!(within(open.read(&mut [0])).await.unwrap(), 0);
}

#[tokio::test]
async fn a_relay_whose_egress_is_gone_closes_instead_of_hanging() {
    let mut stage = Stage::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let proxy = listener.local_addr().unwrap();
    let _relaying = tokio::spawn(relay(listener, stage.socket.clone()));
    stage.stop();
    within(&mut stage.serving).await.unwrap();
    let mut client = TcpStream::connect(proxy).await.unwrap();
    assert!(!matches!(within(client.read(&mut [0])).await, Ok(1..)));
}
