// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The capsule's only network: a proxy on a Unix socket, inside the session's supervisor.
//!
//! A capsule has no interface but its own loopback. What runs in it reaches the world only
//! by asking here, so what is refused here does not exist for it.
//!
//! Invariants:
//! - A connection goes only to an address that was checked *for that connection*: the name
//!   is resolved once, every answer is checked, and one of those very addresses is dialled.
//!   One refused address among the answers refuses the name.
//! - An address is refused unless it is known to be public ([`address`]) and no part of the
//!   machine's own networks ([`own`]); no rule, no staff PIN and no list changes that.
//! - Names decide ([`rules`]) after one normalisation ([`host`]); literals never pass.
//! - Another process, which leads nobody but staff, has other rules for these two: those of a
//!   network's own page ([`portal`]).
//! - Everything a client can make us hold is bounded: connections, head, time, buffers.
//! - No host leaves this module: not by an event, an error, a log line or a `Debug`. The one
//!   exception is asked for by its hash ([`Gate::take_met`]): a refused host that enough
//!   sessions before this one have met.
//! - Nothing is kept: the process, and with it the resolver's memory, dies with the session.
//!
//! ```no_run
//! # use std::{future, io, path::Path, sync::Arc};
//! # use sportello_capsule::{egress::{Egress, Gate, Rules, SystemResolver}, wire::TaskOrder};
//! # async fn supervise(task: &TaskOrder) -> Result<(), Box<dyn std::error::Error>> {
//! let (gate, mut seen) = Gate::new();
//! gate.set_rules(Rules::from_task(task)?);
//! let resolver = Arc::new(SystemResolver::new()?);
//! let egress = Egress::bind(Path::new("/run/.../egress"), resolver, gate.clone())?;
//! tokio::spawn(egress.serve(future::pending()));
//! while let Some(event) = seen.recv().await { /* ... */ }
//! # Ok(()) }
//! ```

use std::fmt;
use std::fs;
use std::future::Future;
use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};

pub mod address;
mod connection;
mod filter;
mod gate;
mod head;
pub mod host;
mod met;
mod network;
pub mod own;
mod portal;
#[cfg(feature = "rehearsal")]
pub mod rehearsal;
pub mod relay;
mod resolve;
pub mod rules;
mod tunnel;

pub use filter::{FilterList, FilterListError};
pub use gate::{Gate, Refusals, Seen};
pub use network::{Network, Pending, ThisMachine};
#[cfg(feature = "rehearsal")]
pub use rehearsal::{Rehearsal, RehearsalError};
pub use resolve::{Resolve, ResolveError, SystemResolver};
pub use rules::{Rules, RulesError};

/// Pause after a failed accept (no descriptors left), so as not to spin.
const BREATH: Duration = Duration::from_millis(50);

/// How much a client may take. The defaults are the product's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Longest request head, in bytes.
    pub head_bytes: usize,
    /// Time for a whole request head, however slowly it drips.
    pub head_time: Duration,
    /// Connections at once; more wait.
    pub connections: usize,
    /// Time to resolve, and again to connect.
    pub connect_time: Duration,
    /// Time without a byte in either direction before a connection is cut.
    pub idle_time: Duration,
    /// Time without a byte before a hop counts as over.
    pub hop_quiet: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            head_bytes: 16 * 1024,
            head_time: Duration::from_secs(10),
            connections: 256,
            connect_time: Duration::from_secs(10),
            idle_time: Duration::from_secs(600),
            hop_quiet: Duration::from_secs(60),
        }
    }
}

/// What every connection needs to know.
#[derive(Debug)]
struct Inner {
    gate: Gate,
    resolver: Arc<dyn Resolve>,
    network: Arc<dyn Network>,
    bounds: Bounds,
}

/// The proxy, bound and not yet serving.
pub struct Egress {
    listener: UnixListener,
    /// Removed when serving ends, if the socket was made here.
    path: Option<PathBuf>,
    inner: Inner,
}

impl Egress {
    /// Makes the socket at `path`, for its owner only. Call inside a tokio runtime.
    ///
    /// # Errors
    /// When the socket cannot be made; a file that is already there is an error too.
    pub fn bind(path: &Path, resolver: Arc<dyn Resolve>, gate: Gate) -> io::Result<Self> {
        let listener = UnixListener::bind(path)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
        let egress = Self::on(listener, resolver, gate);
        Ok(Self {
            path: Some(path.to_owned()),
            ..egress
        })
    }

    /// The same on a socket that listens already.
    #[must_use]
    pub fn on(listener: UnixListener, resolver: Arc<dyn Resolve>, gate: Gate) -> Self {
        let network = Arc::new(ThisMachine);
        let inner = Inner {
            gate,
            resolver,
            network,
            bounds: Bounds::default(),
        };
        Self {
            listener,
            path: None,
            inner,
        }
    }

    /// Other bounds than the product's.
    #[must_use]
    pub const fn within(mut self, bounds: Bounds) -> Self {
        self.inner.bounds = bounds;
        self
    }

    /// Another network than this machine's. It replaces the dialler, not the check: what is
    /// not public is refused before the network is asked.
    #[must_use]
    pub fn through(mut self, network: Arc<dyn Network>) -> Self {
        self.inner.network = network;
        self
    }

    /// Serves until `shutdown` ends. When this returns, or is dropped, every socket of every
    /// connection is closed.
    pub async fn serve(self, shutdown: impl Future<Output = ()> + Send) {
        let Self {
            listener,
            path,
            inner,
        } = self;
        let inner = Arc::new(inner);
        let permits = Arc::new(Semaphore::new(inner.bounds.connections));
        let quiet = inner.bounds.hop_quiet;
        let mut hops = interval((quiet / 4).clamp(Duration::from_millis(10), BREATH * 20));
        hops.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut connections = JoinSet::new();
        tokio::pin!(shutdown);
        loop {
            tokio::select! {
                biased;
                () = &mut shutdown => break,
                _ = hops.tick() => inner.gate.end_quiet_hops(Instant::now(), quiet),
                Some(ended) = connections.join_next() => {
                    if ended.is_err() {
                        // The panic's own words could hold anything: not logged.
                        tracing::error!("a connection of egress ended in a fault");
                    }
                }
                (client, permit) = accept(&listener, &permits) => {
                    let inner = Arc::clone(&inner);
                    connections.spawn(async move {
                        let _permit = permit;
                        connection::serve(client, &inner).await;
                    });
                }
            }
        }
        drop(listener);
        connections.shutdown().await;
        let removed = path.map_or(Ok(()), fs::remove_file);
        if let Err(error) = removed
            // Gone with its folder: that is what was wanted.
            && error.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "the socket of egress could not be removed");
        }
    }
}

impl fmt::Debug for Egress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Egress")
            .field("bounds", &self.inner.bounds)
            .finish_non_exhaustive()
    }
}

/// The next client, once there is room for it.
async fn accept(
    listener: &UnixListener,
    permits: &Arc<Semaphore>,
) -> (UnixStream, OwnedSemaphorePermit) {
    loop {
        let Ok(permit) = Arc::clone(permits).acquire_owned().await else {
            // The semaphore is never closed.
            return std::future::pending().await;
        };
        match listener.accept().await {
            Ok((client, _)) => return (client, permit),
            Err(error) => {
                tracing::warn!(%error, "egress cannot accept a connection");
                sleep(BREATH).await;
            }
        }
    }
}
