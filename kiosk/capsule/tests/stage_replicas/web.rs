// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A small https server on loopback that answers for many names, under an authority made for
//! the occasion, and remembers what it was asked.

use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use sportello_bundle::replica::Routes;

/// Where they all answer: the usual port, and the second one of CIE.
const PORTS: [u16; 2] = [443, 8443];
/// A path whose download begins and never ends.
pub(crate) const DRIP: &str = "/drip.bin";
const LONGEST_HEAD: usize = 64 * 1024;

/// What a request is answered with.
#[derive(Debug, Default)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// Who answers for a host and a path with its query; nobody, where there is no such page.
type Answers = dyn Fn(&str, &str) -> Option<Reply> + Send + Sync;

/// The server. It lives as long as the test.
pub(crate) struct Web {
    address: SocketAddr,
    hosts: Vec<String>,
    authority: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Web {
    /// Serves `routes` for each of their hosts.
    pub(crate) fn serve(routes: Routes) -> Self {
        let hosts = routes.hosts().into_iter().map(str::to_owned).collect();
        let answers = move |host: &str, place: &str| {
            let answer = routes.answer(host, place)?;
            let body = answer.body_path.map(|path| std::fs::read(path).unwrap());
            Some(Reply {
                status: answer.status,
                headers: answer.headers,
                body: body.unwrap_or_default(),
            })
        };
        Self::answering(hosts, Arc::new(answers))
    }

    /// Has `answers` answer for each of these hosts, many at once.
    pub(crate) fn answering(hosts: Vec<String>, answers: Arc<Answers>) -> Self {
        let (config, authority) = certified(&hosts);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(vec![]));
        let config = Arc::new(config);
        let remembered = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (config, answers) = (Arc::clone(&config), Arc::clone(&answers));
                let asked = Arc::clone(&remembered);
                thread::spawn(move || {
                    let connection = ServerConnection::new(config).unwrap();
                    // A browser that hangs up in the middle has its reasons.
                    let _hung_up = answer(StreamOwned::new(connection, stream), &*answers, &asked);
                });
            }
        });
        Self {
            address,
            hosts,
            authority,
            asked,
        }
    }

    /// Writes the table that leads egress here, and the authority's certificate; where they
    /// are.
    pub(crate) fn write_down(&self, folder: &Path) -> (PathBuf, PathBuf) {
        let mut table = String::new();
        for host in &self.hosts {
            for port in PORTS {
                writeln!(table, "{host} {port} {}", self.address).unwrap();
            }
        }
        let (hosts, authority) = (folder.join("hosts.table"), folder.join("authority.pem"));
        std::fs::write(&hosts, table).unwrap();
        std::fs::write(&authority, &self.authority).unwrap();
        (hosts, authority)
    }

    /// `host/path?query` of every request so far.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// A server's configuration for these names, and the authority behind it as a PEM file.
fn certified(hosts: &[String]) -> (ServerConfig, String) {
    let authority_key = KeyPair::generate().unwrap();
    let mut authority = CertificateParams::new(vec![]).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority
        .distinguished_name
        .push(DnType::CommonName, "Rehearsal authority");
    let certificate = authority.self_signed(&authority_key).unwrap();
    let issuer = Issuer::new(authority, authority_key);
    let key = KeyPair::generate().unwrap();
    let leaf = CertificateParams::new(hosts.to_vec())
        .unwrap()
        .signed_by(&key, &issuer)
        .unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![leaf.der().clone()],
            PrivateKeyDer::Pkcs8(key.serialize_der().into()),
        )
        .unwrap();
    let pem = format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
        data_encoding::BASE64.encode(certificate.der())
    );
    (config, pem)
}

type Tls = StreamOwned<ServerConnection, TcpStream>;

/// One request, one answer.
fn answer(mut stream: Tls, answers: &Answers, asked: &Mutex<Vec<String>>) -> io::Result<()> {
    let Some((host, place)) = request(&mut stream)? else {
        return Ok(());
    };
    asked.lock().unwrap().push(format!("{host}{place}"));
    if place == DRIP {
        return drip(&mut stream);
    }
    let Some(reply) = answers(&host, &place) else {
        return stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    };
    let mut head = format!("HTTP/1.1 {} Answer\r\n", reply.status);
    for (name, value) in &reply.headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!(
        "Content-Length: {}\r\nConnection: close\r\n\r\n",
        reply.body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&reply.body)?;
    stream.conn.send_close_notify();
    stream.flush()
}

/// Host (without its port) and place of a request, once all of it is here.
fn request(stream: &mut Tls) -> io::Result<Option<(String, String)>> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") && head.len() < LONGEST_HEAD {
        let mut byte = [0];
        if stream.read(&mut byte)? == 0 {
            return Ok(None);
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let place = head.split(' ').nth(1).map(str::to_owned);
    let header = |wanted: &str| {
        head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let value = value.trim();
            name.eq_ignore_ascii_case(wanted).then(|| value.to_owned())
        })
    };
    // What is left unread when the connection closes takes the answer with it.
    let body = header("content-length").and_then(|length| length.parse::<usize>().ok());
    let mut body = vec![0; body.unwrap_or(0).min(LONGEST_HEAD)];
    stream.read_exact(&mut body)?;
    let host = header("host").map(|host| host.split(':').next().unwrap_or("").to_owned());
    Ok(host.zip(place))
}

/// A file that says how long it is and takes its time.
fn drip(stream: &mut Tls) -> io::Result<()> {
    let head = "HTTP/1.1 200 Answer\r\nContent-Type: application/octet-stream\r\n\
                Content-Disposition: attachment; filename=drip.bin\r\n\
                Content-Length: 1000000000\r\n\r\n";
    stream.write_all(head.as_bytes())?;
    loop {
        stream.write_all(&[0x5a; 16 * 1024])?;
        stream.flush()?;
        thread::sleep(Duration::from_millis(50));
    }
}
