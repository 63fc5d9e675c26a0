// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is never reached, in every spelling.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::atomic::Ordering;

use proptest::collection::vec;
use proptest::prelude::*;
use sportello_capsule::egress::{Bounds, Refusals, Rules, Seen};
use sportello_capsule::wire::{Refusal, TaskOrder};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::stage::{PUBLIC, Stage, free_rules, head, task, within};

async fn check_request(stage: &mut Stage, request: &[u8], expected: Refusal) {
    let answer = stage.exchange(request).await;
    let shown = String::from_utf8_lossy(request);
    assert!(answer.starts_with("HTTP/1.1 4"), "{shown:?}: {answer}");
    assert_eq!(
        stage.next_seen().await,
        Seen::Refused { class: expected },
        "{shown:?}"
    );
}

async fn check_tunnel(stage: &mut Stage, to: &str, expected: Refusal) {
    let request = format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n\r\n");
    check_request(stage, request.as_bytes(), expected).await;
}

#[tokio::test]
async fn literals_are_refused_in_every_spelling_before_any_name_is_resolved() {
    let mut stage = Stage::new().await;
    stage.gate.set_rules(free_rules(""));
    for to in [
        "127.0.0.1:443",
        "10.0.0.1:443",
        "192.168.1.1:443",
        "169.254.169.254:443",
        "0.0.0.0:443",
        "8.8.8.8:443",
        "127.1:443",
        "2130706433:443",
        "0x7f000001:443",
        "0177.0.0.1:443",
        "017700000001:443",
        "0x7f.0.0.1:443",
        "127.0.0.1.:443",
        "%31%32%37.0.0.1:443",
        "[::1]:443",
        "[::]:443",
        "[::ffff:127.0.0.1]:443",
        "[::ffff:7f00:1]:443",
        "[fe80::1%25eth0]:443",
        "[fd00:ec2::254]:443",
        "[64:ff9b::7f00:1]:443",
        "::1:443",
        "[2001:4860:4860::8888]:443",
    ] {
        check_tunnel(&mut stage, to, Refusal::Literal).await;
        let plain = format!(
            "GET http://{}/ HTTP/1.1\r\n\r\n",
            to.trim_end_matches(":443")
        );
        check_request(&mut stage, plain.as_bytes(), Refusal::Literal).await;
    }
    assert_eq!(stage.names.asked.load(Ordering::SeqCst), 0);
    assert_eq!(stage.dialled(), []);
}

#[tokio::test]
async fn a_guided_task_meets_only_its_hosts_on_their_ports() {
    let mut stage = Stage::new().await;
    for (to, class) in [
        ("www.example.org:443", Refusal::Undeclared),
        ("inps.it:443", Refusal::Undeclared),
        ("www.inps.it.evil.it:443", Refusal::Undeclared),
        ("xn--a.it:443", Refusal::Malformed),
        ("xn--citt-3na.it:443", Refusal::Undeclared),
        ("www.inps.it:80", Refusal::Port),
        ("www.inps.it:22", Refusal::Port),
        ("www.inps.it:8443", Refusal::Port),
        ("localhost:443", Refusal::Inside),
        ("printer.local:443", Refusal::Inside),
        ("intranet:443", Refusal::Inside),
        ("user@www.inps.it:443", Refusal::Malformed),
        ("www.inps.it@evil.it:443", Refusal::Malformed),
        ("user:word@www.inps.it:443", Refusal::Malformed),
        ("www..inps.it:443", Refusal::Malformed),
        ("www.inps.it:0", Refusal::Malformed),
        ("www.inps.it", Refusal::Malformed),
    ] {
        check_tunnel(&mut stage, to, class).await;
    }
    assert_eq!(stage.dialled(), []);
    assert_eq!(
        stage.gate.refusals(),
        Refusals {
            undeclared: 4,
            port: 3,
            inside: 3,
            literal: 0,
            filtered: 0,
            malformed: 7
        }
    );
    for to in [
        "WWW.INPS.IT:443",
        "www.inps.it.:443",
        "Sportello.Comune.IT:443",
        "comune.it:443",
    ] {
        let name = to
            .trim_end_matches(":443")
            .trim_end_matches('.')
            .to_lowercase();
        stage.names.set(&name, &[&[PUBLIC]]);
        assert!(stage.connect(to).await.is_ok(), "{to}");
    }
}

#[tokio::test]
async fn a_name_that_resolves_to_anything_but_the_public_internet_is_refused() {
    let mut stage = Stage::new().await;
    for answer in [
        &["127.0.0.1"][..],
        &["10.1.2.3"],
        &["172.16.0.1"],
        &["192.168.0.1"],
        &["169.254.169.254"],
        &["100.64.0.1"],
        &["0.0.0.0"],
        &["255.255.255.255"],
        &["224.0.0.251"],
        &["192.0.2.1"],
        &["::1"],
        &["::"],
        &["fe80::1"],
        &["fd00:ec2::254"],
        &["fc00::1"],
        &["ff02::1"],
        &["::ffff:10.0.0.1"],
        &["::ffff:8.8.8.8"],
        &["::127.0.0.1"],
        &["64:ff9b::10.0.0.1"],
        &["2002:7f00:1::1"],
        &["2001:0:1::1"],
        &["2001:db8::1"],
        // Public, but our own street.
        &["151.42.0.9"],
        &["64:ff9b::151.42.0.9"],
        // One bad address spoils the name.
        &[PUBLIC, "10.0.0.1"],
        &["10.0.0.1", PUBLIC],
        &[PUBLIC, "2606:4700::1111", "::1"],
    ] {
        stage.names.set("www.inps.it", &[answer]);
        check_tunnel(&mut stage, "www.inps.it:443", Refusal::Inside).await;
    }
    assert_eq!(stage.dialled(), []);
}

#[tokio::test]
async fn a_name_that_changes_its_address_between_check_and_use_changes_nothing() {
    let mut stage = Stage::new().await;
    stage.names.set("www.inps.it", &[&[PUBLIC], &["127.0.0.1"]]);
    let (mut client, mut host) = stage.tunnel("www.inps.it:443").await;
    host.write_all(b"the checked one").await.unwrap();
    let mut read = [0; 15];
    within(client.read_exact(&mut read)).await.unwrap();
    assert_eq!(stage.names.asked.load(Ordering::SeqCst), 1);
    assert_eq!(stage.dialled(), [format!("{PUBLIC}:443").parse().unwrap()]);
    check_tunnel(&mut stage, "www.inps.it:443", Refusal::Inside).await;
    assert_eq!(stage.dialled().len(), 1);
}

#[tokio::test]
async fn machine_networks_that_cannot_be_read_close_egress() {
    let mut stage = Stage::with(Bounds::default(), |wires| wires.own = None).await;
    check_tunnel(&mut stage, "www.inps.it:443", Refusal::Inside).await;
    assert_eq!(stage.dialled(), []);
}

#[tokio::test]
async fn what_no_browser_sends_is_answered_and_closed() {
    let mut stage = Stage::new().await;
    stage.gate.set_rules(free_rules(""));
    stage.names.set("a.it", &[&[PUBLIC]]);
    for request in [
        &b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"[..],
        b"SSH-2.0-OpenSSH_9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a.it\r\n\r\n",
        b"GET https://a.it/ HTTP/1.1\r\n\r\n",
        b"GET http://user:word@a.it/ HTTP/1.1\r\n\r\n",
        b"POST http://a.it/ HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST http://a.it/ HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        b"CONNECT a.it:443 HTTP/1.1\r\nContent-Length: 2\r\n\r\nab",
        b"CONNECT a.it:443\r\n\r\n",
        b"CONNECT a.it:443 HTTP/1.1\n\n\r\n\r\n",
        b"CONNECT  a.it:443 HTTP/1.1\r\n\r\n",
        b"CONNECT a.it:443\0 HTTP/1.1\r\n\r\n",
        b"GET http://a.it/\r\nX: y HTTP/1.1\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"OPTIONS * HTTP/1.1\r\n\r\n",
    ] {
        check_request(&mut stage, request, Refusal::Malformed).await;
    }
    assert_eq!(stage.dialled(), []);
}

#[tokio::test]
async fn pipelined_garbage_behind_a_refusal_is_neither_answered_nor_carried() {
    let stage = Stage::new().await;
    let answer = stage
        .exchange(
            b"CONNECT evil.it:443 HTTP/1.1\r\n\r\nCONNECT www.inps.it:443 HTTP/1.1\r\n\r\n\xff\xfe\x00",
        )
        .await;
    assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{answer}");
    assert_eq!(stage.dialled(), []);
}

#[tokio::test]
async fn a_refusal_repeats_nothing_of_the_request() {
    let stage = Stage::new().await;
    let tunnel = stage.connect("secret-place.it:443").await.unwrap_err();
    let plain = stage
        .exchange(b"GET http://secret-place.it/secret-path HTTP/1.1\r\n\r\n")
        .await;
    let own = stage
        .exchange(b"GET http://www.inps.it/secret-path HTTP/1.1\r\n\r\n")
        .await;
    for answer in [tunnel, plain, own] {
        assert!(answer.starts_with("HTTP/1.1 403 Forbidden\r\n"), "{answer}");
        assert!(
            !answer.contains("secret") && !answer.contains("inps"),
            "{answer}"
        );
    }
    assert_eq!(stage.dialled(), []);
}

#[tokio::test]
async fn the_filter_list_holds_in_free_browsing_and_spares_declared_hosts() {
    let mut stage = Stage::new().await;
    stage.gate.set_rules(free_rules("bad.it\nwww.inps.it\n"));
    check_tunnel(&mut stage, "bad.it:443", Refusal::Filtered).await;
    check_tunnel(&mut stage, "deep.below.bad.it:443", Refusal::Filtered).await;
    check_request(
        &mut stage,
        b"GET http://bad.it/ HTTP/1.1\r\n\r\n",
        Refusal::Filtered,
    )
    .await;
    assert!(stage.connect("www.inps.it:443").await.is_ok());
}

#[tokio::test]
async fn staff_open_the_last_blocked_host_but_never_the_inside() {
    let mut stage = Stage::new().await;
    stage.names.set("other.it", &[&[PUBLIC], &["10.0.0.1"]]);
    check_tunnel(&mut stage, "other.it:443", Refusal::Undeclared).await;
    assert!(stage.gate.allow_last_blocked());
    assert!(stage.connect("other.it:443").await.is_ok());
    // Opened is not trusted: the address is still checked.
    check_tunnel(&mut stage, "other.it:443", Refusal::Inside).await;
    check_tunnel(&mut stage, "another.it:443", Refusal::Undeclared).await;
}

#[tokio::test]
async fn new_rules_cut_the_tunnels_that_they_do_not_admit() {
    let stage = Stage::new().await;
    let (mut kept, mut kept_host) = stage.tunnel("www.inps.it:443").await;
    let (mut cut, mut cut_host) = stage.tunnel("id.poste.it:443").await;
    stage.gate.set_rules(
        Rules::from_task(&TaskOrder {
            identity: vec![],
            ..task()
        })
        .unwrap(),
    );
    assert_eq!(within(cut.read(&mut [0; 8])).await.unwrap(), 0);
    assert_eq!(within(cut_host.read(&mut [0; 8])).await.unwrap(), 0);
    kept.write_all(b"on").await.unwrap();
    within(kept_host.read_exact(&mut [0; 2])).await.unwrap();
}

/// Addresses, mostly from the corners that matter.
fn address() -> impl Strategy<Value = IpAddr> {
    let corner = prop::sample::select(vec![
        "127.0.0.1",
        "10.0.0.1",
        "192.168.1.1",
        "172.20.0.1",
        "169.254.169.254",
        "100.64.9.9",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:db8::1",
        "8.8.8.8",
        "93.184.216.34",
        "2606:4700::1111",
        "151.42.0.3",
    ]);
    prop_oneof![
        corner.prop_map(|text| text.parse().unwrap()),
        any::<u32>().prop_map(|number| IpAddr::V4(Ipv4Addr::from(number))),
        any::<u128>().prop_map(|number| IpAddr::V6(Ipv6Addr::from(number))),
        any::<u128>().prop_map(|n| IpAddr::V6(Ipv6Addr::from(n >> 3 | 1 << 125))),
    ]
}

/// Hosts that mean something to a URL parser, and noise.
fn authority() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        4 => Just("a.it".to_owned()),
        1 => prop::sample::select(vec![
            "A.IT", "a.it.", "a.it..", "x@a.it", "a.it%2e", "localhost", "127.1", "0x7f.1", "[::1]",
            "2130706433", "0177.0.0.1", "a。it", "［::1］", "a.it\\@b.it", "a.it#", "1.2.3.4.",
        ]).prop_map(str::to_owned),
        1 => "[a-z0-9.@:%\\[\\]x-]{0,24}",
        1 => "\\PC{0,12}",
    ];
    let port =
        prop_oneof![3 => Just(":443".to_owned()), 1 => Just(":80".into()), 1 => ":[0-9+-]{0,6}"];
    (name, port).prop_map(|(name, port)| name + &port)
}

fn request() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        4 => authority().prop_map(|to| format!("CONNECT {to} HTTP/1.1\r\n\r\n").into_bytes()),
        2 => authority().prop_map(|to| format!("GET http://{to}/ HTTP/1.1\r\n\r\n").into_bytes()),
        1 => vec(any::<u8>(), 0..200),
        1 => (authority(), vec(any::<u8>(), 0..40)).prop_map(|(to, noise)| {
            [b"CONNECT ", to.as_bytes(), b" HTTP/1.1\r\n", &noise, b"\r\n\r\n"].concat()
        }),
    ]
}

/// Written without the product's table, from the standard library and the RFCs.
fn is_inside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            v4.is_loopback()
                || v4.is_private()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_broadcast()
                || v4.is_documentation()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b))
                || (a == 151 && v4.octets()[..3] == [151, 42, 0])
        }
        IpAddr::V6(v6) => match v6.segments() {
            [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
                let [a, b] = high.to_be_bytes();
                let [c, d] = low.to_be_bytes();
                is_inside(IpAddr::V4(Ipv4Addr::new(a, b, c, d)))
            }
            [first, second, ..] => {
                first & 0xe000 != 0x2000 || (first == 0x2001 && matches!(second, 0 | 0xdb8))
            }
        },
    }
}

#[test]
fn no_input_makes_it_connect_to_anything_but_the_public_internet() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let stage = runtime.block_on(async {
        let stage = Stage::new().await;
        stage.gate.set_rules(free_rules(""));
        stage
    });
    let mut reached = 0;
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let reached_counter = std::cell::RefCell::new(&mut reached);
    runner
        .run(&(request(), vec(address(), 1..4)), |(request, answers)| {
            stage.names.set_addresses("a.it", answers.clone());
            stage.wires.dialled.lock().unwrap().clear();
            runtime.block_on(async {
                let mut client = stage.client().await;
                let _ = client.write_all(&request).await;
                let _ = client.shutdown().await;
                // The host answers nothing and closes, so that every exchange ends.
                let mut answer = Vec::new();
                let hang_up = async {
                    loop {
                        drop(stage.upstream.accept().await.unwrap());
                    }
                };
                tokio::select! {
                    read = within(client.read_to_end(&mut answer)) => { read.unwrap(); }
                    () = hang_up => {}
                }
            });
            let dialled = stage.dialled();
            for to in &dialled {
                prop_assert!(!is_inside(to.ip()), "{to}");
                prop_assert!(answers.contains(&to.ip()));
                prop_assert!([80, 443].contains(&to.port()));
            }
            if answers.iter().any(|address| is_inside(*address)) {
                prop_assert!(dialled.is_empty(), "{answers:?}");
            }
            if !dialled.is_empty() {
                **reached_counter.borrow_mut() += 1;
            }
            Ok(())
        })
        .unwrap();
    assert!(
        reached > 10,
        "only {reached} of the inputs reached a host: the test tests nothing"
    );
}

#[tokio::test]
async fn the_answer_to_a_refused_tunnel_is_a_whole_page() {
    let stage = Stage::new().await;
    let mut client = stage.client().await;
    client
        .write_all(b"CONNECT evil.it:443 HTTP/1.1\r\n\r\n")
        .await
        .unwrap();
    let head = head(&mut client).await;
    let length: usize = head
        .lines()
        .find_map(|line| line.strip_prefix("Content-Length: "))
        .and_then(|digits| digits.parse().ok())
        .unwrap();
    let mut body = Vec::new();
    within(client.read_to_end(&mut body)).await.unwrap();
    assert_eq!(body.len(), length);
    assert!(head.contains("Connection: close"));
}
