// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From names to addresses, inside this process.
//!
//! Invariants:
//! - No cache outlives the process: the resolver is hickory's, in memory, made per session.
//! - The library under it speaks of names in its trace lines. It runs on a thread of its
//!   own whose subscriber throws everything away, so none reaches a log.
//! - No error carries a name.

use std::fmt;
use std::fs;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::thread;
use std::time::SystemTime;

use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolverConfig, ResolverOpts};
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use tokio::sync::{mpsc, oneshot};

use crate::egress::host::HostName;
use crate::egress::network::Pending;

/// Answers kept in memory at most.
const CACHED_ANSWERS: u64 = 512;
/// Questions that wait for the resolver's thread at most.
const WAITING_QUESTIONS: usize = 64;
const SYSTEM_SERVERS: &str = "/etc/resolv.conf";

/// Finds the addresses of a name.
pub trait Resolve: fmt::Debug + Send + Sync + 'static {
    /// All addresses of `name`, of both families.
    ///
    /// # Errors
    /// See [`ResolveError`].
    fn resolve<'a>(&'a self, name: &'a HostName) -> Pending<'a, Result<Vec<IpAddr>, ResolveError>>;
}

/// Why a name has no address. Never says which name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResolveError {
    /// The name does not exist, or has no address.
    #[error("the name has no address")]
    NoAddress,
    /// No name server answered in time, or one answered with a failure.
    #[error("no name server gave an answer")]
    NoAnswer,
    /// The machine has no name server configured.
    #[error("no name server is configured")]
    NoServers,
}

/// Asks the machine's name servers, and follows them when they change.
#[derive(Debug)]
pub struct SystemResolver {
    questions: mpsc::Sender<Question>,
}

struct Question {
    name: HostName,
    answer: oneshot::Sender<Result<Vec<IpAddr>, ResolveError>>,
}

impl SystemResolver {
    /// A resolver on the name servers of `/etc/resolv.conf`. A file that is missing now may
    /// come later: it is looked at again before each question.
    ///
    /// # Errors
    /// When the resolver's thread cannot be started.
    pub fn new() -> io::Result<Self> {
        Self::start(Servers::System)
    }

    /// A resolver on these name servers.
    ///
    /// # Errors
    /// When the resolver's thread cannot be started.
    pub fn with_servers(servers: Vec<SocketAddr>) -> io::Result<Self> {
        Self::start(Servers::Fixed(servers))
    }

    fn start(servers: Servers) -> io::Result<Self> {
        let (questions, asked) = mpsc::channel(WAITING_QUESTIONS);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        thread::Builder::new().name("names".into()).spawn(move || {
            let silence = tracing::subscriber::NoSubscriber::default();
            tracing::subscriber::with_default(silence, || runtime.block_on(answer(asked, servers)));
        })?;
        Ok(Self { questions })
    }
}

impl Resolve for SystemResolver {
    fn resolve<'a>(&'a self, name: &'a HostName) -> Pending<'a, Result<Vec<IpAddr>, ResolveError>> {
        Box::pin(async move {
            let (answer, answered) = oneshot::channel();
            let question = Question {
                name: name.clone(),
                answer,
            };
            self.questions
                .send(question)
                .await
                .map_err(|_| ResolveError::NoAnswer)?;
            answered.await.map_err(|_| ResolveError::NoAnswer)?
        })
    }
}

enum Servers {
    System,
    Fixed(Vec<SocketAddr>),
}

/// The thread's work: until the last [`SystemResolver`] is gone.
async fn answer(mut asked: mpsc::Receiver<Question>, servers: Servers) {
    let mut book = ServerBook {
        servers,
        stamp: None,
        resolver: None,
    };
    while let Some(Question { name, answer }) = asked.recv().await {
        let Some(resolver) = book.resolver() else {
            // Whoever asked may have hung up meanwhile.
            let _ = answer.send(Err(ResolveError::NoServers));
            continue;
        };
        tokio::spawn(async move {
            let found = look_up(&resolver, &name).await;
            let _ = answer.send(found);
        });
    }
}

async fn look_up(resolver: &TokioResolver, name: &HostName) -> Result<Vec<IpAddr>, ResolveError> {
    // With the dot at the end no search domain of the building is tried.
    match resolver.lookup_ip(format!("{}.", name.reveal())).await {
        Ok(found) => Ok(found.iter().collect()),
        Err(error) if error.is_no_records_found() => Err(ResolveError::NoAddress),
        Err(_) => Err(ResolveError::NoAnswer),
    }
}

/// The resolver for the servers of now.
struct ServerBook {
    servers: Servers,
    stamp: Option<(SystemTime, u64)>,
    resolver: Option<Arc<TokioResolver>>,
}

impl ServerBook {
    fn resolver(&mut self) -> Option<Arc<TokioResolver>> {
        let stamp = match self.servers {
            Servers::Fixed(_) => None,
            Servers::System => fs::metadata(SYSTEM_SERVERS)
                .and_then(|file| Ok((file.modified()?, file.len())))
                .ok(),
        };
        if self.resolver.is_none() || stamp != self.stamp {
            self.stamp = stamp;
            self.resolver = self.build().ok().map(Arc::new);
        }
        self.resolver.clone()
    }

    fn build(&self) -> Result<TokioResolver, NetError> {
        let mut builder = match &self.servers {
            Servers::System => TokioResolver::builder_tokio()?,
            Servers::Fixed(servers) => TokioResolver::builder_with_config(
                ResolverConfig::from_parts(None, Vec::new(), servers.iter().map(server).collect()),
                TokioRuntimeProvider::default(),
            ),
        };
        let options: &mut ResolverOpts = builder.options_mut();
        options.cache_size = CACHED_ANSWERS;
        builder.build()
    }
}

fn server(address: &SocketAddr) -> NameServerConfig {
    let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()].map(|mut connection| {
        connection.port = address.port();
        connection
    });
    let mut config = NameServerConfig::udp_and_tcp(address.ip());
    config.connections = connections.into();
    config
}
