// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Enrolment: once, with a pinned authority over real TLS, and safe to repeat.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use sha2::{Digest, Sha256};
use sportello_agent::config::{Config, parse_centre};
use sportello_agent::enrol::{EnrolError, Enrolled, World, enrol};
use sportello_agent::identity::Identity;
use sportello_agent::line::{Failure, Line, Request};
use sportello_agent::network::{Answer, Call, Calling, Http, Method, Network, NetworkError};
use sportello_agent::trust::{Pin, Trust};
use sportello_protocol::{EnrolmentCode, ProblemKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::centre::TestCentre;
use crate::fixture::{HandClock, Seeded, Terminal};
use crate::rail::Rail;

fn world(network: Option<Arc<dyn Network>>) -> World {
    World {
        clock: HandClock::new(),
        chance: Arc::new(Seeded::new(3)),
        network,
    }
}

async fn enrol_over(
    terminal: &Terminal,
    code: &EnrolmentCode,
    network: Arc<dyn Network>,
) -> Result<Enrolled, EnrolError> {
    enrol(&terminal.config, code, None, world(Some(network))).await
}

/// Delivers, and loses every answer.
#[derive(Debug)]
struct Deaf(Rail);

impl Network for Deaf {
    fn call(&self, call: Call) -> Calling<'_> {
        Box::pin(async move {
            let _lost: Answer = self.0.call(call).await?;
            Err(NetworkError::Timeout)
        })
    }
}

#[tokio::test]
async fn an_enrolment_whose_answer_is_lost_is_repeated_with_the_same_key() {
    let centre = TestCentre::new();
    let terminal = Terminal::new();
    let code = centre.code(None);
    let deaf = Arc::new(Deaf(Rail::to(centre.router())));
    for _ in 0..3 {
        assert!(
            enrol_over(&terminal, &code, Arc::<Deaf>::clone(&deaf))
                .await
                .is_err()
        );
    }
    assert!(Identity::load(&terminal.config).unwrap().is_none());
    let rail = Arc::new(Rail::to(centre.router()));
    let enrolled = enrol_over(&terminal, &code, rail).await.unwrap();
    assert!(enrolled.new_centre);
    assert_eq!(centre.memory().keys.len(), 1, "one key, one terminal");
    let known = *centre.memory().keys.keys().next().unwrap();
    assert_eq!(*enrolled.identity.key.thumbprint().bytes(), known);
}

#[tokio::test]
async fn keys_are_the_agents_alone() {
    let centre = TestCentre::new();
    let terminal = Terminal::new();
    let code = centre.code(None);
    let deaf = Arc::new(Deaf(Rail::to(centre.router())));
    assert!(enrol_over(&terminal, &code, deaf).await.is_err());
    let modes = || -> Vec<u32> {
        let folder = std::fs::read_dir(&terminal.config.state).unwrap();
        folder
            .map(|entry| entry.unwrap().metadata().unwrap().permissions().mode() & 0o777)
            .collect()
    };
    assert_eq!(modes(), [0o600], "the pending key");
    let rail = Arc::new(Rail::to(centre.router()));
    enrol_over(&terminal, &code, rail).await.unwrap();
    assert_eq!(modes(), [0o600], "the identity; the pending key is gone");
}

#[tokio::test]
async fn a_pending_key_cut_short_by_a_power_cut_is_made_anew() {
    let centre = TestCentre::new();
    let terminal = Terminal::new();
    let pending = terminal.config.state.join("enrolling.key");
    std::fs::write(&pending, "-----BEGIN PRIV").unwrap();
    let code = centre.code(None);
    let rail = Arc::new(Rail::to(centre.router()));
    enrol_over(&terminal, &code, rail).await.unwrap();
}

#[tokio::test]
async fn enrolling_again_makes_a_new_key_and_keeps_the_old_until_it_is_answered() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    let before = terminal.identity().key.thumbprint();
    let rail = Arc::new(Rail::to(centre.router()));
    let nobodys = EnrolmentCode::random(None).unwrap();
    let refused = enrol_over(&terminal, &nobodys, Arc::<Rail>::clone(&rail)).await;
    let Err(EnrolError::Failure(Failure::Refused { kind, .. })) = refused else {
        panic!("a code that nobody gave");
    };
    assert_eq!(kind, ProblemKind::Code);
    assert_eq!(terminal.identity().key.thumbprint(), before);
    let enrolled = enrol_over(&terminal, &centre.code(None), rail)
        .await
        .unwrap();
    assert!(!enrolled.new_centre, "its journal of commands stays");
    assert_ne!(terminal.identity().key.thumbprint(), before);
}

#[test]
fn an_identity_that_is_no_identity_is_an_error_and_not_a_new_terminal() {
    let terminal = Terminal::new();
    let path = sportello_agent::identity::path(&terminal.config);
    for text in ["", "{}", "null", "[[[[", "\u{0}"] {
        std::fs::write(&path, text).unwrap();
        assert!(Identity::load(&terminal.config).is_err(), "{text:?}");
    }
    std::fs::write(&path, vec![b' '; 1 << 20]).unwrap();
    assert!(Identity::load(&terminal.config).is_err());
}

/// An authority and a chain of it.
struct Chain {
    authority: Vec<u8>,
    chain: Vec<CertificateDer<'static>>,
    key: PrivateKeyDer<'static>,
}

fn chain(from: i32, to: i32) -> Chain {
    let authority_key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(Vec::<String>::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.not_before = date_time_ymd(from, 1, 1);
    params.not_after = date_time_ymd(to + 1, 1, 1);
    let authority = params.self_signed(&authority_key).unwrap();
    let issuer = Issuer::new(params, authority_key);
    let leaf_key = KeyPair::generate().unwrap();
    let mut leaf = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
    leaf.not_before = date_time_ymd(from, 1, 1);
    leaf.not_after = date_time_ymd(to, 1, 1);
    let leaf = leaf.signed_by(&leaf_key, &issuer).unwrap();
    Chain {
        authority: authority.der().to_vec(),
        chain: vec![leaf.der().clone(), authority.der().clone()],
        key: PrivateKeyDer::try_from(leaf_key.serialize_der()).unwrap(),
    }
}

/// Speaks TLS with this chain, and hands every request to the router. Returns its address.
async fn serve(chain: &Chain, router: axum::Router) -> url::Url {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain.chain.clone(), chain.key.clone_key())
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            if let Ok(stream) = acceptor.accept(socket).await {
                tokio::spawn(talk(stream, Rail::to(router.clone())));
            }
        }
    });
    parse_centre(&format!("https://localhost:{port}")).unwrap()
}

/// As much HTTP as these tests need: a request with a length, an answer with a length.
async fn talk(mut stream: tokio_rustls::server::TlsStream<tokio::net::TcpStream>, rail: Rail) {
    let mut bytes = Vec::new();
    let (head, start) = loop {
        if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
            return;
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            break (head.to_owned(), head.len() + 4);
        }
    };
    let mut lines = head.lines();
    let mut first = lines.next().unwrap().split(' ');
    let method = match first.next().unwrap() {
        "GET" => Method::Get,
        _ => Method::Post,
    };
    let target = first.next().unwrap().to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let find = |name: &str| {
        let found = headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let length: usize = find("content-length").parse().unwrap_or(0);
    while bytes.len() < start + length {
        if stream.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
            return;
        }
    }
    let call = Call {
        method,
        url: url::Url::parse(&format!("https://{}{target}", find("host"))).unwrap(),
        headers: ["content-digest", "signature-input", "signature"]
            .into_iter()
            .map(|name| (name, find(name)))
            .collect(),
        body: bytes[start..].to_vec(),
        timeout: std::time::Duration::from_secs(10),
        limit: 1 << 20,
    };
    let answer = rail.call(call).await.unwrap();
    let head = format!(
        "HTTP/1.1 {} X\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        answer.status,
        answer.body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&answer.body).await.unwrap();
    stream.shutdown().await.unwrap();
}

fn without_centre() -> Terminal {
    let mut terminal = Terminal::new();
    terminal.config.centre = None;
    terminal
}

#[tokio::test]
async fn the_code_pins_the_authority_and_it_is_the_only_one_from_then_on() {
    // Dates do not decide: the terminal may believe that it is 1970.
    for (from, to) in [(2020, 2060), (2020, 2021), (2060, 2090)] {
        let centre = TestCentre::new();
        let ours = chain(from, to);
        let address = serve(&ours, centre.router()).await;
        let terminal = without_centre();
        let code = centre.code(Some(&Sha256::digest(&ours.authority).into()));
        let enrolled = enrol(&terminal.config, &code, Some(address.clone()), world(None))
            .await
            .unwrap();
        let identity = enrolled.identity;
        assert_eq!(
            identity.authority.as_deref(),
            Some(ours.authority.as_slice())
        );
        assert_eq!(identity.centre, address);
        // The same address under another authority is not the centre.
        let line = |to: url::Url, trust: &Trust| {
            Line::new(
                Arc::new(Http::new(trust, &to).unwrap()),
                to,
                Arc::clone(&identity.key),
                HandClock::new(),
                Arc::new(Seeded::new(4)),
            )
        };
        let trust = identity.trust(&terminal.config).unwrap();
        let request = Request::get(sportello_protocol::path::DESIRED);
        line(address, &trust).send(&request).await.unwrap();
        let theirs = chain(2020, 2060);
        let impostor = serve(&theirs, centre.router()).await;
        let Err(Failure::Network(NetworkError::Tls(_))) =
            line(impostor, &trust).send(&request).await
        else {
            panic!("an impostor was believed");
        };
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_text_of_the_picture_says_the_code_and_where_the_centre_is() {
    let centre = TestCentre::new();
    let ours = chain(2020, 2060);
    let address = serve(&ours, centre.router()).await;
    let terminal = without_centre();
    let code = centre.code(Some(&Sha256::digest(&ours.authority).into()));
    let mut agent = Command::new(env!("CARGO_BIN_EXE_sportello-agent"))
        .args(["--config", "/nonexistent", "--state"])
        .arg(&terminal.config.state)
        .arg("--run")
        .arg(&terminal.config.run)
        .args(["enrol", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    // As a reader of pictures types it.
    let shown = format!("{address}#{code}\n");
    let mut input = agent.stdin.take().unwrap();
    input.write_all(shown.as_bytes()).unwrap();
    drop(input);
    let ended = tokio::task::spawn_blocking(move || agent.wait());
    assert!(ended.await.unwrap().unwrap().success());
    let identity = Identity::load(&terminal.config).unwrap().unwrap();
    assert_eq!(identity.centre, address);
    assert_eq!(identity.authority, Some(ours.authority));
}

/// What an image that knows its centre says in the agent's configuration.
fn image(folder: &Path, centre: &url::Url, fingerprint: &[u8; 32]) -> PathBuf {
    let file = folder.join("agent.toml");
    let fingerprint = data_encoding::HEXLOWER.encode(fingerprint);
    let text = format!("centre = \"{centre}\"\nfingerprint = \"{fingerprint}\"\n");
    std::fs::write(&file, text).unwrap();
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_image_knows_its_centre_a_short_code_is_enough() {
    let centre = TestCentre::new();
    let ours = chain(2020, 2060);
    let address = serve(&ours, centre.router()).await;
    let authority: [u8; 32] = Sha256::digest(&ours.authority).into();
    let terminal = without_centre();
    let file = image(&terminal.config.state, &address, &authority);
    let code = centre.code(Some(&authority)).short();
    let mut agent = Command::new(env!("CARGO_BIN_EXE_sportello-agent"))
        .arg("--config")
        .arg(&file)
        .arg("--state")
        .arg(&terminal.config.state)
        .arg("--run")
        .arg(&terminal.config.run)
        .args(["enrol", "-"])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = agent.stdin.take().unwrap();
    input.write_all(format!("{code}\n").as_bytes()).unwrap();
    drop(input);
    let ended = tokio::task::spawn_blocking(move || agent.wait());
    assert!(ended.await.unwrap().unwrap().success());
    let identity = Identity::load(&terminal.config).unwrap().unwrap();
    assert_eq!(identity.centre, address);
    assert_eq!(identity.authority, Some(ours.authority));
}

#[tokio::test]
async fn an_image_that_knows_its_centre_shows_no_other_one_a_code() {
    let centre = TestCentre::new();
    let (ours, theirs) = (chain(2020, 2060), chain(2020, 2060));
    let authority: [u8; 32] = Sha256::digest(&ours.authority).into();
    let impostor = serve(&theirs, centre.router()).await;
    let terminal = without_centre();
    let file = image(&terminal.config.state, &impostor, &authority);
    let config = Config::read(
        terminal.config.state.clone(),
        terminal.config.run.clone(),
        &file,
    )
    .unwrap();
    let code = centre.code(Some(&authority)).short();
    let refused = enrol(&config, &code, None, world(None)).await;
    let Err(EnrolError::Failure(Failure::Network(NetworkError::Tls(_)))) = refused else {
        panic!("{refused:?}");
    };
    let theirs = centre.code(Some(&Sha256::digest(&theirs.authority).into()));
    let refused = enrol(&config, &theirs, None, world(None)).await;
    assert!(
        matches!(refused, Err(EnrolError::OtherAuthority)),
        "{refused:?}"
    );
    assert!(centre.memory().requests.is_empty());
}

#[tokio::test]
async fn a_centre_under_another_authority_never_sees_the_code() {
    let centre = TestCentre::new();
    let theirs = chain(2020, 2060);
    let address = serve(&theirs, centre.router()).await;
    let terminal = without_centre();
    let code = centre.code(Some(&[7; 32]));
    let refused = enrol(&terminal.config, &code, Some(address), world(None)).await;
    let Err(EnrolError::Failure(Failure::Network(NetworkError::Tls(_)))) = refused else {
        panic!("{refused:?}");
    };
    assert!(centre.memory().requests.is_empty());
    assert!(Identity::load(&terminal.config).unwrap().is_none());
}

#[tokio::test]
async fn an_authority_that_did_not_issue_the_certificate_is_no_proof() {
    let centre = TestCentre::new();
    let (ours, theirs) = (chain(2020, 2060), chain(2020, 2060));
    // The impostor shows its own certificate beside our authority's.
    let mixed = Chain {
        chain: vec![
            theirs.chain[0].clone(),
            CertificateDer::from(ours.authority.clone()),
        ],
        ..theirs
    };
    let address = serve(&mixed, centre.router()).await;
    let pin = Pin::new(Sha256::digest(&ours.authority)[..16].try_into().unwrap());
    let http = Http::new(&Trust::Pinned(pin.clone()), &address).unwrap();
    let call = Call {
        method: Method::Get,
        url: address,
        headers: Vec::new(),
        body: Vec::new(),
        timeout: std::time::Duration::from_secs(10),
        limit: 1000,
    };
    assert!(matches!(http.call(call).await, Err(NetworkError::Tls(_))));
    assert_eq!(pin.shown(), None);
}
