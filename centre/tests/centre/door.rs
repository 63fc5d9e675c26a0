// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The door over real TCP and TLS: whom it lets in, whom it drops.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use sha2::{Digest, Sha256};
use sportello_centre::authority::Authority;
use sportello_centre::centre::{Centre, machine_clock};
use sportello_centre::listen::Patience;
use sportello_centre::serve::prepare_on;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsConnector;

use crate::house::{config, open_store};

pub(crate) struct Open {
    pub(crate) address: SocketAddr,
    pub(crate) centre: Arc<Centre>,
    online: Option<SocketAddr>,
    folder: TempDir,
    running: tokio::task::JoinHandle<anyhow::Result<()>>,
}

pub(crate) async fn open(more: &str, patience: Patience) -> Open {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let text = format!("listen = \"{address}\"\n{more}\n[metrics]\n");
    let mut config = config(folder.path(), &text);
    config.metrics.listen = None;
    let store = open_store(folder.path());
    let mut ready = prepare_on(listener, config, store, machine_clock)
        .await
        .unwrap();
    ready.patience = patience;
    let (centre, online) = (Arc::clone(&ready.centre), ready.online());
    let running = tokio::spawn(ready.run());
    Open {
        address,
        centre,
        online,
        folder,
        running,
    }
}

fn quick() -> Patience {
    Patience {
        handshake: Duration::from_millis(300),
        first_request: Duration::from_millis(300),
        idle: Duration::from_millis(600),
        write: Duration::from_millis(300),
        taken: Duration::from_secs(5),
        farewell: Duration::from_secs(5),
    }
}

/// What is read until the other end closes.
async fn until_closed(stream: &mut (impl AsyncReadExt + Unpin)) -> Vec<u8> {
    let mut read = Vec::new();
    let all = stream.read_to_end(&mut read);
    // A reset is as good as an end.
    let _ended = tokio::time::timeout(Duration::from_secs(20), all)
        .await
        .expect("closed in time");
    read
}

fn trusting(certificate: &rustls::pki_types::CertificateDer<'static>) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    roots.add(certificate.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

#[tokio::test]
async fn a_client_that_pins_the_authority_gets_in_and_another_does_not() {
    let open = open("[tls]\nmode = \"own\"", Patience::default()).await;
    let authority = Authority::open_or_make(open.folder.path()).unwrap();
    let name = ServerName::try_from("centre.test").unwrap();
    let stream = TcpStream::connect(open.address).await.unwrap();
    let mut stream = trusting(authority.certificate())
        .connect(name.clone(), stream)
        .await
        .unwrap();
    // What codes pin is in the chain that the centre shows.
    let chain = stream.get_ref().1.peer_certificates().unwrap();
    let pinned = chain
        .iter()
        .any(|certificate| Sha256::digest(certificate)[..] == authority.fingerprint());
    assert!(pinned);
    stream
        .write_all(b"GET /health/ready HTTP/1.1\r\nhost: centre.test\r\nconnection: close\r\n\r\n")
        .await
        .unwrap();
    let answer = String::from_utf8(until_closed(&mut stream).await).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.ends_with("ready\n"), "{answer}");

    let elsewhere = tempfile::tempdir().unwrap();
    let other = Authority::open_or_make(elsewhere.path()).unwrap();
    let stream = TcpStream::connect(open.address).await.unwrap();
    let refused = trusting(other.certificate()).connect(name, stream).await;
    assert!(refused.is_err());
}

#[tokio::test]
async fn the_authority_is_made_once_and_its_key_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let first = Authority::open_or_make(folder.path())
        .unwrap()
        .fingerprint();
    let again = Authority::open_or_make(folder.path())
        .unwrap()
        .fingerprint();
    assert_eq!(first, again);
    let key = folder.path().join("authority.key");
    let mode = std::fs::metadata(&key).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    std::fs::remove_file(key).unwrap();
    let error = Authority::open_or_make(folder.path()).unwrap_err();
    assert!(error.to_string().contains("restore it from a backup"));
}

#[tokio::test]
async fn who_does_not_speak_is_dropped() {
    let open = open("[tls]\nmode = \"none\"", quick()).await;
    for said in ["", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nhost: x\r\nx: "] {
        let mut stream = TcpStream::connect(open.address).await.unwrap();
        stream.write_all(said.as_bytes()).await.unwrap();
        let read = until_closed(&mut stream).await;
        assert!(!read.starts_with(b"HTTP/1.1 2"), "{said:?}");
    }
}

#[tokio::test]
async fn who_does_not_finish_the_handshake_is_dropped() {
    let open = open("[tls]\nmode = \"own\"", quick()).await;
    for said in [&b""[..], &[22, 3, 1, 2, 0, 1], b"GET / HTTP/1.1\r\n\r\n"] {
        let mut stream = TcpStream::connect(open.address).await.unwrap();
        stream.write_all(said).await.unwrap();
        until_closed(&mut stream).await;
    }
}

#[tokio::test]
async fn who_takes_nothing_of_the_answer_is_dropped() {
    let open = open("[tls]\nmode = \"none\"", quick()).await;
    let mut stream = TcpStream::connect(open.address).await.unwrap();
    // Asks again and again without reading, until the pipe is full; then the writes fail
    // because the other end has gone.
    let ask = b"GET /api/v1/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n".repeat(64);
    let pushing = async { while stream.write_all(&ask).await.is_ok() {} };
    tokio::time::timeout(Duration::from_secs(30), pushing)
        .await
        .expect("dropped");
}

#[tokio::test]
async fn one_address_holds_so_many_connections_and_no_more() {
    let more = "[tls]\nmode = \"none\"\n[limits]\nconnections_per_address = 3";
    let open = open(more, Patience::default()).await;
    let ask = b"GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n";
    let mut held = Vec::new();
    for _ in 0..3 {
        let mut stream = TcpStream::connect(open.address).await.unwrap();
        stream.write_all(ask).await.unwrap();
        let mut first = [0; 12];
        stream.read_exact(&mut first).await.unwrap();
        assert_eq!(&first, b"HTTP/1.1 200");
        held.push(stream);
    }
    let mut fourth = TcpStream::connect(open.address).await.unwrap();
    // The door may have closed already.
    let _written = fourth.write_all(ask).await;
    assert_eq!(until_closed(&mut fourth).await, b"");
}

#[tokio::test]
async fn a_centre_that_stops_finishes_what_is_under_way_and_ends() {
    let open = open("[tls]\nmode = \"none\"", Patience::default()).await;
    let mut idle = TcpStream::connect(open.address).await.unwrap();
    idle.write_all(b"GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n")
        .await
        .unwrap();
    let mut first = [0; 12];
    idle.read_exact(&mut first).await.unwrap();
    open.centre.stop.cancel();
    let ended = tokio::time::timeout(Duration::from_secs(9), open.running).await;
    ended.expect("in time").unwrap().unwrap();
    assert!(TcpStream::connect(open.address).await.is_err());
}

/// What an address answers to one plain request.
async fn plain(address: SocketAddr, path: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let ask = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    stream.write_all(ask.as_bytes()).await.unwrap();
    String::from_utf8(until_closed(&mut stream).await).unwrap()
}

#[tokio::test]
async fn in_the_clear_one_question_is_answered_and_no_other() {
    let more = "[tls]\nmode = \"own\"\n[online]\nlisten = \"127.0.0.1:0\"";
    let open = open(more, Patience::default()).await;
    let online = open.online.unwrap();
    let answer = plain(online, "/health/online").await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    let conf = include_str!("../../../images/appliance/connectivity.conf.in");
    let expected = conf
        .lines()
        .find_map(|line| line.strip_prefix("response="))
        .unwrap();
    assert_eq!(
        answer.split_once("\r\n\r\n").unwrap().1.trim_end(),
        expected
    );
    assert!(
        !answer.to_lowercase().contains("strict-transport"),
        "{answer}"
    );
    for other in [
        "/",
        "/health/live",
        "/health/ready",
        "/v1/enrolments",
        "/login",
    ] {
        let answer = plain(online, other).await;
        assert!(answer.starts_with("HTTP/1.1 404"), "{other}: {answer}");
    }
    open.centre.stop.cancel();
    let ended = tokio::time::timeout(Duration::from_secs(9), open.running).await;
    ended.expect("in time").unwrap().unwrap();
    assert!(TcpStream::connect(online).await.is_err());
}

#[test]
fn what_would_be_dangerous_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let check = |more: &str, expected: &str| {
        let error = config(folder.path(), more).check().unwrap_err().to_string();
        assert!(error.contains(expected), "{more}: {error}");
    };
    check(
        "listen = \"0.0.0.0:8443\"\n[tls]\nmode = \"none\"",
        "others can reach",
    );
    check(
        "listen = \"[::]:8443\"\n[tls]\nmode = \"none\"",
        "others can reach",
    );
    check("[metrics]\nlisten = \"0.0.0.0:9464\"", "token_file");
    check("[retention]\naudit_days = 30", "Garante");
    check("[alerts]\nsilent_after_minutes = 1", "silent_after_minutes");
    let plain = "region = \"R\"\npublic_url = \"http://centre.test/\"";
    let config = sportello_centre::config::Config::parse(plain, folder.path()).unwrap();
    assert!(config.check().unwrap_err().to_string().contains("https"));
    let unknown = "region = \"R\"\npublic_url = \"https://x/\"\nretenton = 1";
    let error = sportello_centre::config::Config::parse(unknown, folder.path()).unwrap_err();
    assert!(error.to_string().contains("retenton"), "{error}");
}
