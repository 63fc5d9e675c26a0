// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What egress tells, and what it keeps to itself.

use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{NameServerConfig, ResolverConfig};
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use sportello_capsule::egress::host::HostName;
use sportello_capsule::egress::{
    Bounds, Egress, Gate, Resolve, ResolveError, Rules, Seen, SystemResolver,
};
use sportello_capsule::wire::{HopGroup, Refusal};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UdpSocket;

use crate::stage::{PUBLIC, Stage, free_rules, rule, task, within};

#[tokio::test]
async fn a_hop_is_on_while_its_tunnels_carry_bytes() {
    let bounds = Bounds {
        hop_quiet: Duration::from_millis(400),
        ..Bounds::default()
    };
    let mut stage = Stage::with(bounds, |_| ()).await;
    let (_page, _page_host) = stage.tunnel("www.inps.it:443").await;
    let (mut client, mut host) = stage.tunnel("id.poste.it:8443").await;
    assert_eq!(stage.gate.hop(), None, "an open tunnel alone is no hop");
    client.write_all(b"hello").await.unwrap();
    let group = HopGroup::Identity;
    assert_eq!(stage.next_seen().await, Seen::Hop { group, open: true });
    for _ in 0..8 {
        host.write_all(b"x").await.unwrap();
        within(client.read_exact(&mut [0])).await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(stage.gate.hop(), Some(group));
    }
    assert_eq!(stage.next_seen().await, Seen::Hop { group, open: false });
    assert_eq!(stage.gate.hop(), None);
    let (mut paying, _bank) = stage.tunnel("pay.example.it:443").await;
    paying.write_all(b"x").await.unwrap();
    let group = HopGroup::Payment;
    assert_eq!(stage.next_seen().await, Seen::Hop { group, open: true });
    drop(paying);
    assert_eq!(stage.next_seen().await, Seen::Hop { group, open: false });
}

#[tokio::test]
async fn a_page_that_cannot_be_reached_is_told_and_a_resource_is_not() {
    let mut stage = Stage::new().await;
    for name in ["www.inps.it", "cdn.example.it", "id.poste.it"] {
        stage.names.set(name, &[&[]]);
    }
    for (to, connected, expected) in [
        ("cdn.example.it:443", true, None),
        ("www.inps.it:443", true, Some(Seen::Unreachable)),
        ("id.poste.it:443", true, Some(Seen::Unreachable)),
        ("sportello.comune.it:443", true, Some(Seen::Unreachable)),
        ("www.inps.it:443", false, Some(Seen::NoNetwork)),
    ] {
        stage.wires.connected.store(connected, Ordering::SeqCst);
        let answer = stage.connect(to).await.unwrap_err();
        assert!(answer.starts_with("HTTP/1.1 502 "), "{to}: {answer}");
        assert_eq!(stage.seen.try_recv().ok(), expected, "{to}");
    }
}

#[tokio::test]
async fn a_host_that_does_not_answer_is_given_up() {
    let bounds = Bounds {
        connect_time: Duration::from_millis(300),
        ..Bounds::default()
    };
    let mut stage = Stage::with(bounds, |wires| wires.silent = vec![PUBLIC.parse().unwrap()]).await;
    let answer = stage.connect("www.inps.it:443").await.unwrap_err();
    assert!(answer.starts_with("HTTP/1.1 502 "), "{answer}");
    assert_eq!(stage.next_seen().await, Seen::Unreachable);
}

/// A name server that says 127.0.0.1 to every A question and nothing to every other;
/// names below `gone.` do not exist.
async fn name_server() -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let mut query = [0; 512];
        loop {
            let (length, from) = socket.recv_from(&mut query).await.unwrap();
            socket
                .send_to(&reply(&query[..length]), from)
                .await
                .unwrap();
        }
    });
    address
}

fn reply(query: &[u8]) -> Vec<u8> {
    let name_end = 12 + query[12..].iter().position(|byte| *byte == 0).unwrap() + 1;
    let question = &query[12..name_end + 4];
    let is_a = query[name_end..name_end + 2] == [0, 1];
    let is_gone = question[1..].to_ascii_lowercase().starts_with(b"gone");
    let code = if is_gone { 3 } else { 0 };
    let answers = u8::from(is_a && !is_gone);
    let mut reply = query[..2].to_vec();
    reply.extend([0x81, 0x80 | code, 0, 1, 0, answers, 0, 0, 0, 0]);
    reply.extend(question);
    if answers == 1 {
        reply.extend([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4]);
        reply.extend(Ipv4Addr::LOCALHOST.octets());
    }
    reply
}

#[tokio::test]
async fn the_products_resolver_asks_the_name_servers() {
    let resolver = SystemResolver::with_servers(vec![name_server().await]).unwrap();
    let resolve = async |name: &str| {
        let name = HostName::parse(name).unwrap();
        within(resolver.resolve(&name)).await
    };
    assert_eq!(
        resolve("www.inps.it").await,
        Ok(vec![Ipv4Addr::LOCALHOST.into()])
    );
    assert_eq!(resolve("gone.inps.it").await, Err(ResolveError::NoAddress));
    let nobody = SystemResolver::with_servers(Vec::new()).unwrap();
    let name = HostName::parse("www.inps.it").unwrap();
    assert_eq!(
        within(nobody.resolve(&name)).await,
        Err(ResolveError::NoAnswer)
    );
}

/// Everything that anyone logs in this process, at every level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn contains(&self, word: &str) -> bool {
        String::from_utf8_lossy(&self.0.lock().unwrap())
            .to_lowercase()
            .contains(word)
    }
}

#[test]
fn no_host_reaches_a_log_line_an_event_or_an_error() {
    let log = Log::default();
    let writer = log.clone();
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .init();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let server = name_server().await;
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("egress");
        let (gate, mut seen) = Gate::new();
        let mut order = task();
        order.hosts.push(rule("secretplace.it", &[443]));
        order.hosts.push(rule("gone.secretplace.it", &[443]));
        gate.set_rules(Rules::from_task(&order).unwrap());
        let resolver = Arc::new(SystemResolver::with_servers(vec![server]).unwrap());
        let egress = Egress::bind(&socket, resolver, gate.clone()).unwrap();
        let mut shown = format!("{egress:?}{gate:?}{:?}", free_rules("secretplace.it"));
        let serving = tokio::spawn(egress.serve(std::future::pending()));
        for to in [
            "secretplace.it:443",
            "gone.secretplace.it:443",
            "other.secretplace.it:443",
            "secretplace.it:22",
            "user@secretplace.it:443",
            "secretplace..it:443",
        ] {
            let mut client = tokio::net::UnixStream::connect(&socket).await.unwrap();
            let request = format!("CONNECT {to} HTTP/1.1\r\nX-Secretplace: 1\r\n\r\n");
            client.write_all(request.as_bytes()).await.unwrap();
            within(client.read_to_string(&mut shown)).await.unwrap();
            shown += &format!("{:?}", within(seen.recv()).await.unwrap());
        }
        shown += &format!("{gate:?}{:?}", gate.refusals());
        order.hosts.push(rule("secretplace..it", &[443]));
        let error = Rules::from_task(&order).unwrap_err();
        shown += &format!("{error} {error:?}");
        assert!(!shown.to_lowercase().contains("secretplace"), "{shown}");
        assert_eq!(gate.refusals().inside, 1, "the name server was not asked");
        serving.abort();
        assert!(!log.contains("secretplace"), "a host stands in the log");

        // The same library without our silence does name it: the test can fail.
        let config = ResolverConfig::from_parts(
            None,
            Vec::new(),
            vec![{
                let mut config = NameServerConfig::udp(server.ip());
                config.connections[0].port = server.port();
                config
            }],
        );
        let talkative = TokioResolver::builder_with_config(config, TokioRuntimeProvider::default())
            .build()
            .unwrap();
        talkative.lookup_ip("secretplace.it.").await.unwrap();
        assert!(log.contains("secretplace"), "the log catches nothing");
    });
}

#[tokio::test]
async fn every_refusal_is_told_by_its_class() {
    let mut stage = Stage::new().await;
    let _ = stage.connect("evil.it:443").await;
    assert_eq!(
        stage.next_seen().await,
        Seen::Refused {
            class: Refusal::Undeclared
        }
    );
    assert_eq!(stage.gate.refusals().undeclared, 1);
}
