// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a client can take from egress, and how it ends.

use std::time::{Duration, Instant};

use sportello_capsule::egress::{Bounds, Seen};
use sportello_capsule::wire::Refusal;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

use crate::stage::{PATIENCE, Stage, head, within};

const REQUEST: &[u8] = b"CONNECT www.inps.it:443 HTTP/1.1\r\n\r\n";

#[tokio::test]
async fn a_huge_header_is_cut_off() {
    let mut stage = Stage::new().await;
    let padding = "x".repeat(16 * 1024);
    for request in [
        format!("CONNECT www.inps.it:443 HTTP/1.1\r\nX: {padding}\r\n\r\n"),
        format!("CONNECT www.inps.it:443 HTTP/1.1\r\nX: {padding}"),
        format!("CONNECT {padding}:443 HTTP/1.1\r\n\r\n"),
        format!(
            "CONNECT www.inps.it:443 HTTP/1.1\r\n{}\r\n",
            "X: y\r\n".repeat(10_000)
        ),
    ] {
        let answer = stage.exchange(request.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
        assert_eq!(
            stage.next_seen().await,
            Seen::Refused {
                class: Refusal::Malformed
            }
        );
    }
    assert_eq!(stage.dialled(), []);
    let fits = format!(
        "CONNECT www.inps.it:443 HTTP/1.1\r\nX: {}\r\n\r\n",
        "x".repeat(16_000)
    );
    let mut client = stage.client().await;
    client.write_all(fits.as_bytes()).await.unwrap();
    assert!(head(&mut client).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn a_header_that_never_ends_is_not_kept() {
    let stage = Stage::new().await;
    let mut client = stage.client().await;
    let piece = vec![b'A'; 64 * 1024];
    let mut written: u64 = 0;
    while client.write_all(&piece).await.is_ok() {
        written += piece.len() as u64;
        assert!(written < 64 * 1024 * 1024, "egress reads without end");
    }
}

#[tokio::test]
async fn a_slow_client_is_cut_however_it_drips() {
    let bounds = Bounds {
        head_time: Duration::from_millis(300),
        ..Bounds::default()
    };
    let stage = Stage::with(bounds, |_| ()).await;
    let mut silent = stage.client().await;
    let mut dripping = stage.client().await;
    let begun = Instant::now();
    for byte in REQUEST.iter().cycle().filter(|byte| **byte != b'\n') {
        if dripping.write_all(&[*byte]).await.is_err() || begun.elapsed() > PATIENCE {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert!(begun.elapsed() < PATIENCE);
    for client in [&mut silent, &mut dripping] {
        let mut answer = Vec::new();
        // The dripping one may be reset behind its answer.
        let _ = within(client.read_to_end(&mut answer)).await;
        assert!(
            answer.starts_with(b"HTTP/1.1 408 "),
            "{:?}",
            String::from_utf8_lossy(&answer)
        );
    }
    assert_eq!(stage.dialled(), []);
}

#[tokio::test]
async fn slow_clients_do_not_keep_others_out_for_longer_than_the_head_time() {
    let bounds = Bounds {
        head_time: Duration::from_millis(200),
        connections: 4,
        ..Bounds::default()
    };
    let stage = Stage::with(bounds, |_| ()).await;
    let mut silent = Vec::new();
    for _ in 0..4 {
        silent.push(stage.client().await);
    }
    let _tunnel = stage.tunnel("www.inps.it:443").await;
}

#[tokio::test]
async fn a_tunnel_that_moves_nothing_is_cut_and_one_that_moves_is_not() {
    let bounds = Bounds {
        idle_time: Duration::from_millis(400),
        ..Bounds::default()
    };
    let stage = Stage::with(bounds, |_| ()).await;
    let (mut idle, mut idle_host) = stage.tunnel("www.inps.it:443").await;
    let (mut busy, mut busy_host) = stage.tunnel("www.inps.it:443").await;
    for _ in 0..12 {
        busy_host.write_all(b"x").await.unwrap();
        within(busy.read_exact(&mut [0])).await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(within(idle.read(&mut [0])).await.unwrap(), 0);
    assert_eq!(within(idle_host.read(&mut [0])).await.unwrap(), 0);
}

#[tokio::test]
async fn a_host_that_does_not_read_stops_the_client_from_sending() {
    let stage = Stage::new().await;
    let (mut client, _host) = stage.tunnel("www.inps.it:443").await;
    let piece = vec![0; 64 * 1024];
    let mut taken: u64 = 0;
    while let Ok(written) =
        tokio::time::timeout(Duration::from_millis(500), client.write(&piece)).await
    {
        taken += written.unwrap() as u64;
        // What the kernel's own buffers take is far below this.
        assert!(taken < 64 * 1024 * 1024, "egress holds what nobody reads");
    }
}

#[tokio::test]
async fn three_hundred_connections_are_all_served_and_never_more_than_the_bound_at_once() {
    let stage = Stage::new().await;
    let mut clients: Vec<UnixStream> = Vec::new();
    for _ in 0..300 {
        let mut client = stage.client().await;
        client.write_all(REQUEST).await.unwrap();
        clients.push(client);
    }
    let mut hosts = Vec::new();
    for _ in 0..256 {
        hosts.push(within(stage.upstream.accept()).await.unwrap().0);
    }
    let further = tokio::time::timeout(Duration::from_millis(300), stage.upstream.accept()).await;
    assert!(further.is_err(), "a 257th connection was opened");
    let waiting = clients.split_off(256);
    for client in &mut clients {
        assert!(head(client).await.starts_with("HTTP/1.1 200 "));
    }
    drop((clients, hosts));
    for mut client in waiting {
        assert!(head(&mut client).await.starts_with("HTTP/1.1 200 "));
    }
}

#[tokio::test]
async fn stopping_closes_every_socket_and_takes_the_path_away() {
    let mut stage = Stage::new().await;
    let mut tunnels = Vec::new();
    for _ in 0..20 {
        tunnels.push(stage.tunnel("www.inps.it:443").await);
    }
    let mut half_asked = stage.client().await;
    half_asked.write_all(b"CONNECT www").await.unwrap();
    stage.stop();
    within(&mut stage.serving).await.unwrap();
    // No waiting: when serving has ended, the sockets are closed.
    for (client, host) in &mut tunnels {
        for closed in [
            client.try_read(&mut [0]).ok(),
            Some(within(host.read(&mut [0])).await.unwrap()),
        ] {
            assert!(closed.is_none_or(|read| read == 0));
        }
        assert_eq!(within(client.read(&mut [0])).await.unwrap(), 0);
    }
    // A connection closed with unread bytes is reset; either way it is over.
    assert!(!matches!(within(half_asked.read(&mut [0])).await, Ok(1..)));
    assert!(!stage.socket.exists());
    assert!(UnixStream::connect(&stage.socket).await.is_err());
}

#[tokio::test]
async fn dropping_it_closes_every_socket_too() {
    let stage = Stage::new().await;
    let (mut client, mut host) = stage.tunnel("www.inps.it:443").await;
    stage.serving.abort();
    assert_eq!(within(client.read(&mut [0])).await.unwrap(), 0);
    assert_eq!(within(host.read(&mut [0])).await.unwrap(), 0);
}

#[tokio::test]
async fn the_socket_is_for_its_owner_only_and_never_replaces_a_file() {
    use std::os::unix::fs::PermissionsExt;
    let stage = Stage::new().await;
    let mode = std::fs::metadata(&stage.socket)
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let (gate, _seen) = sportello_capsule::egress::Gate::new();
    let second = sportello_capsule::egress::Egress::bind(&stage.socket, stage.names.clone(), gate);
    assert!(second.is_err());
    let _tunnel = stage.tunnel("www.inps.it:443").await;
}
