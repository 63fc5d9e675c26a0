// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Egress on real sockets, with a name table and a dialler that the test holds in its hands.
//!
//! The dialler stands behind the checks: it writes down every address egress would have
//! connected to, and leads it to a listener on loopback.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ipnet::IpNet;
use sportello_capsule::egress::host::HostName;
use sportello_capsule::egress::{
    Bounds, Egress, FilterList, Gate, Network, Pending, Resolve, ResolveError, Rules, Seen,
};
use sportello_capsule::wire::{HostRule, Needs, TaskOrder};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

/// Longest any single wait of a test may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// A public address that leads nowhere but to the test.
pub(crate) const PUBLIC: &str = "93.184.216.34";

/// Answers that change: each question takes the next, the last one stays.
#[derive(Debug, Default)]
pub(crate) struct Names {
    answers: Mutex<HashMap<String, VecDeque<Vec<IpAddr>>>>,
    pub(crate) asked: AtomicUsize,
}

impl Names {
    pub(crate) fn set(&self, name: &str, answers: &[&[&str]]) {
        let answers = answers
            .iter()
            .map(|answer| {
                answer
                    .iter()
                    .map(|address| address.parse().unwrap())
                    .collect()
            })
            .collect();
        self.answers
            .lock()
            .unwrap()
            .insert(name.to_owned(), answers);
    }

    pub(crate) fn set_addresses(&self, name: &str, addresses: Vec<IpAddr>) {
        self.answers
            .lock()
            .unwrap()
            .insert(name.to_owned(), VecDeque::from([addresses]));
    }
}

impl Resolve for Names {
    fn resolve<'a>(&'a self, name: &'a HostName) -> Pending<'a, Result<Vec<IpAddr>, ResolveError>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut answers = self.answers.lock().unwrap();
        let answer = answers.get_mut(name.reveal()).and_then(|queue| {
            if queue.len() > 1 {
                queue.pop_front()
            } else {
                queue.front().cloned()
            }
        });
        Box::pin(async move { answer.ok_or(ResolveError::NoAddress) })
    }
}

/// Leads every address to one listener, and writes it down.
#[derive(Debug)]
pub(crate) struct Wires {
    pub(crate) to: SocketAddr,
    pub(crate) dialled: Mutex<Vec<SocketAddr>>,
    /// `None`: cannot be read.
    pub(crate) own: Option<Vec<IpNet>>,
    pub(crate) connected: AtomicBool,
    /// Addresses that do not answer at all.
    pub(crate) silent: Vec<IpAddr>,
}

impl Network for Wires {
    fn own_networks(&self) -> io::Result<Vec<IpNet>> {
        self.own
            .clone()
            .ok_or_else(|| io::Error::from(io::ErrorKind::PermissionDenied))
    }

    fn is_connected(&self) -> bool {
        self.connected.load(Ordering::SeqCst)
    }

    fn connect(&self, to: SocketAddr) -> Pending<'_, io::Result<TcpStream>> {
        self.dialled.lock().unwrap().push(to);
        if self.silent.contains(&to.ip()) {
            return Box::pin(std::future::pending());
        }
        Box::pin(TcpStream::connect(self.to))
    }
}

pub(crate) struct Stage {
    pub(crate) gate: Gate,
    pub(crate) seen: mpsc::Receiver<Seen>,
    pub(crate) names: Arc<Names>,
    pub(crate) wires: Arc<Wires>,
    pub(crate) socket: PathBuf,
    pub(crate) serving: JoinHandle<()>,
    stop: Option<oneshot::Sender<()>>,
    /// What egress would have reached.
    pub(crate) upstream: TcpListener,
    _folder: tempfile::TempDir,
}

pub(crate) fn rule(host: &str, ports: &[u16]) -> HostRule {
    HostRule {
        host: host.into(),
        ports: ports.into(),
    }
}

/// A guided task with one host of each group.
pub(crate) fn task() -> TaskOrder {
    TaskOrder {
        start: "https://www.inps.it/".into(),
        steps: Vec::new(),
        at_step: 0,
        hosts: vec![rule("www.inps.it", &[443]), rule("*.comune.it", &[443])],
        resources: vec![rule("cdn.example.it", &[443])],
        identity: vec![rule("id.poste.it", &[443, 8443])],
        payment: vec![rule("pay.example.it", &[443])],
        free: false,
        needs: Needs::default(),
        practice: None,
    }
}

pub(crate) fn free_rules(filter: &str) -> Rules {
    Rules::from_task(&TaskOrder {
        free: true,
        ..task()
    })
    .unwrap()
    .filtered_by(Arc::new(FilterList::parse(filter).unwrap()))
}

impl Stage {
    pub(crate) async fn new() -> Self {
        Self::with(Bounds::default(), |_| ()).await
    }

    pub(crate) async fn with(bounds: Bounds, arrange: impl FnOnce(&mut Wires)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("egress");
        let upstream = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut wires = Wires {
            to: upstream.local_addr().unwrap(),
            dialled: Mutex::default(),
            own: Some(vec!["151.42.0.0/24".parse().unwrap()]),
            connected: AtomicBool::new(true),
            silent: Vec::new(),
        };
        arrange(&mut wires);
        let wires = Arc::new(wires);
        let names = Arc::new(Names::default());
        for name in [
            "www.inps.it",
            "cdn.example.it",
            "id.poste.it",
            "pay.example.it",
        ] {
            names.set(name, &[&[PUBLIC]]);
        }
        let (gate, seen) = Gate::new();
        gate.set_rules(Rules::from_task(&task()).unwrap());
        let (stop, stopped) = oneshot::channel::<()>();
        let egress = Egress::bind(&socket, names.clone(), gate.clone())
            .unwrap()
            .within(bounds)
            .through(wires.clone());
        let serving = tokio::spawn(egress.serve(async {
            // A dropped sender stops as well.
            let _ = stopped.await;
        }));
        let stop = Some(stop);
        Self {
            gate,
            seen,
            names,
            wires,
            socket,
            serving,
            stop,
            upstream,
            _folder: folder,
        }
    }

    pub(crate) fn stop(&mut self) {
        drop(self.stop.take());
    }

    pub(crate) fn dialled(&self) -> Vec<SocketAddr> {
        self.wires.dialled.lock().unwrap().clone()
    }

    pub(crate) async fn client(&self) -> UnixStream {
        UnixStream::connect(&self.socket).await.unwrap()
    }

    /// Asks for a tunnel; the whole answer if it is refused.
    pub(crate) async fn connect(&self, to: &str) -> Result<UnixStream, String> {
        let mut client = self.client().await;
        let request = format!("CONNECT {to} HTTP/1.1\r\nHost: {to}\r\n\r\n");
        client.write_all(request.as_bytes()).await.unwrap();
        let head = head(&mut client).await;
        if head.starts_with("HTTP/1.1 200 ") {
            return Ok(client);
        }
        let mut body = String::new();
        within(client.read_to_string(&mut body)).await.unwrap();
        Err(head + &body)
    }

    /// A tunnel to `to`, and the host's end of it.
    pub(crate) async fn tunnel(&self, to: &str) -> (UnixStream, TcpStream) {
        let client = self.connect(to).await.unwrap();
        let (host, _) = within(self.upstream.accept()).await.unwrap();
        (client, host)
    }

    /// Sends raw bytes and reads until egress closes.
    pub(crate) async fn exchange(&self, bytes: &[u8]) -> String {
        let mut client = self.client().await;
        // Egress may close before it has read everything; its answer is what counts.
        let _ = client.write_all(bytes).await;
        let _ = client.shutdown().await;
        let mut answer = Vec::new();
        within(client.read_to_end(&mut answer)).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    pub(crate) async fn next_seen(&mut self) -> Seen {
        within(self.seen.recv()).await.unwrap()
    }
}

/// Reads up to the empty line.
pub(crate) async fn head(from: &mut (impl tokio::io::AsyncRead + Unpin)) -> String {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        bytes.push(within(from.read_u8()).await.unwrap());
    }
    String::from_utf8(bytes).unwrap()
}

pub(crate) async fn within<T>(wait: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, wait)
        .await
        .expect("nothing happened in time")
}
