// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What every part of a running centre shares.

use std::sync::Arc;

use sportello_protocol::signature::{KeyError, TerminalKey};
use sportello_protocol::{ProblemKind, UnixSeconds};
use sportello_room::Hub;
use sportello_room::relay::Origin;
use sportello_store::{Store, StoreError};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::api::nonces::Nonces;
use crate::api::refusal::Refusal;
use crate::api::slots::Slots;
use crate::metrics::Metrics;
use crate::seen::SeenBook;
use crate::streams::Streams;
use crate::waiters::Waiters;

/// The time now; tests pass one of their own.
pub type Clock = fn() -> UnixSeconds;

/// The machine's clock.
#[must_use]
pub fn machine_clock() -> UnixSeconds {
    UnixSeconds(chrono::Utc::now().timestamp())
}

/// How a centre behaves towards terminals.
#[derive(Debug, Clone)]
pub struct Manner {
    /// What requests are signed for: host, and port unless it is the default.
    pub authority: String,
    pub reports_in_flight: usize,
    pub bodies_kib: u32,
    /// How long an answer may stay open, seconds.
    pub stream_s: u32,
    /// Longest time without a line in one, seconds.
    pub keep_alive_s: u32,
    pub clock: Clock,
}

/// The centre could not be made ready.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the store does not answer")]
    Store(#[from] StoreError),
    #[error("the centre's own key, kept in the store, cannot be read")]
    Key(#[from] KeyError),
    #[error("the system has no randomness")]
    Random(#[from] getrandom::Error),
    #[error("the centre's own key, kept in the store, is not text")]
    NotText,
}

/// A running centre. One for each process.
#[derive(Debug)]
pub struct Centre {
    pub store: Arc<dyn Store>,
    pub hub: Hub,
    pub waiters: Waiters,
    pub streams: Streams,
    pub seen: SeenBook,
    pub metrics: Metrics,
    pub stop: CancellationToken,
    pub(crate) manner: Manner,
    pub(crate) origin: Origin,
    pub(crate) nonces: Nonces,
    pub(crate) slots: Slots,
    /// KiB of bodies that may be received at the same moment.
    pub(crate) bodies: Semaphore,
    /// Signs what goes back by courier.
    pub(crate) key: TerminalKey,
}

impl Centre {
    /// # Errors
    /// When the store does not answer, or the centre's key in it cannot be read.
    pub async fn new(store: Arc<dyn Store>, manner: Manner) -> Result<Arc<Self>, StartError> {
        let key = own_key(&*store).await?;
        let mut origin = [0; 8];
        getrandom::fill(&mut origin)?;
        Ok(Arc::new(Self {
            hub: Hub::default(),
            waiters: Waiters::default(),
            streams: Streams::default(),
            seen: SeenBook::default(),
            metrics: Metrics::default(),
            stop: CancellationToken::new(),
            origin: Origin(u64::from_le_bytes(origin)),
            nonces: Nonces::default(),
            slots: Slots::new(manner.reports_in_flight),
            bodies: Semaphore::new(manner.bodies_kib as usize),
            key,
            manner,
            store,
        }))
    }

    #[must_use]
    pub fn now(&self) -> UnixSeconds {
        (self.manner.clock)()
    }

    /// What signs the answers of couriers.
    #[must_use]
    pub const fn key(&self) -> &TerminalKey {
        &self.key
    }

    pub(crate) fn refuse(&self, kind: ProblemKind) -> Refusal {
        Refusal::new(kind, self.now())
    }

    /// The store could not: said once here, and the terminal comes back later.
    pub(crate) fn store_failed(&self, error: &StoreError) -> Refusal {
        self.metrics.store_failed();
        tracing::error!(error = %chain(error), "the store could not do what a terminal asked");
        self.refuse(ProblemKind::Unavailable)
    }
}

/// An error with what lies beneath it.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

/// The key of the centre itself: the same in all its processes, made when there is none.
pub(crate) async fn own_key(store: &dyn Store) -> Result<TerminalKey, StartError> {
    let fresh = TerminalKey::generate()?.to_pem()?.as_bytes().to_vec();
    let pem = store.secret("centre-key", &|| fresh.clone()).await?;
    let pem = String::from_utf8(pem).map_err(|_| StartError::NotText)?;
    Ok(TerminalKey::from_pem(&pem)?)
}
