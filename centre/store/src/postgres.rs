// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A PostgreSQL database that several processes of the centre share.
//!
//! # Invariants
//! 1. What one call does is one transaction with `synchronous_commit=on`; reports that
//!    arrive together share one. Conflicts between processes are tried again from the start.
//! 2. Locks are taken in one order: terminals by id, then totals. Totals have one lock for
//!    all: every report touches the region's own line anyhow.
//! 3. Processes wake each other with `NOTIFY`; what one says it does not hear itself. While
//!    the listening connection is down, news is missed: whoever waits for some looks again
//!    when the waiting time is over.

use deadpool_postgres::Pool;
use tokio::sync::broadcast;
use tokio::task::JoinHandle;

use crate::delegate::implement_store;
use crate::delegate::words::*;

mod connect;
mod connection;
mod gather;
mod listen;
mod sets;
mod tls;

use connection::{PgSql, Tries};
use gather::Gatherer;
use listen::{Sender, payload_of_relay};

macro_rules! read {
    ($store:ident, $sql:ident => $question:expr) => {{
        let client = $store.pool.get().await?;
        let mut connection = PgSql::reading(&client);
        let $sql = &mut connection;
        $question.await
    }};
}

macro_rules! write {
    ($store:ident, $sql:ident => $question:expr) => {{
        let mut tries = Tries::default();
        loop {
            let mut client = $store.pool.get().await?;
            let outcome = async {
                let transaction = client.transaction().await?;
                let mut connection = PgSql::writing(&transaction, $store.sender);
                let $sql = &mut connection;
                let value = $question.await?;
                let notes = connection.notes();
                transaction.commit().await?;
                for note in notes {
                    // Nobody listening is no error.
                    let _listeners = $store.changes.send(note);
                }
                Ok(value)
            }
            .await;
            match outcome {
                Err(error) if tries.again(&error) => tries.pause().await,
                settled => break settled,
            }
        }
    }};
}

/// How a database is reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostgresOptions {
    /// Connections of this process at most; one more for reports, one for listening.
    pub connections: usize,
    /// File (PEM) with the authorities that may have signed the server's certificate; it
    /// must be there when the connection is to be TLS.
    pub authorities: Option<std::path::PathBuf>,
}

impl Default for PostgresOptions {
    fn default() -> Self {
        Self {
            connections: 16,
            authorities: None,
        }
    }
}

/// The store of one process in a database.
pub struct Postgres {
    pool: Pool,
    sender: Sender,
    changes: broadcast::Sender<Change>,
    gatherer: Gatherer,
    listener: JoinHandle<()>,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Postgres").finish_non_exhaustive()
    }
}

impl Postgres {
    /// Connects and brings the tables up to date; several processes may do so at once.
    /// `url` is a PostgreSQL address or `key=value` words. Beyond the machine itself TLS is
    /// used unless the address says `sslmode=disable`.
    ///
    /// # Errors
    /// When the address makes no sense or the database cannot be reached.
    pub async fn connect(url: &str, options: PostgresOptions) -> Result<Self> {
        let target = connect::Target::parse(url, options.authorities.as_deref())?;
        target.migrate().await?;
        let sender = Sender::random();
        let (changes, _) = broadcast::channel(1024);
        let listener = listen::start(target.clone(), sender, changes.clone()).await?;
        let pool = target.pool(options.connections.max(2), "")?;
        let gatherer = Gatherer::start(target.pool(1, connect::PLANNED_ONCE)?);
        Ok(Self {
            pool,
            sender,
            changes,
            gatherer,
            listener,
        })
    }

    /// Fills an empty store with an invented region; see [`crate::seed`].
    ///
    /// # Errors
    /// When it cannot write, or holds such sites already.
    #[cfg(any(test, feature = "seed"))]
    pub async fn seed(&self, plan: crate::seed::Plan) -> Result<()> {
        for first in (0..plan.sites).step_by(crate::seed::PIECE as usize) {
            write!(self, sql => crate::seed::some_sites(sql, plan, first))?;
        }
        Ok(())
    }

    async fn take_in(&self, job: ingest::Job) -> Result<Ingested> {
        self.gatherer.ingest(job).await
    }

    async fn tell_others(&self, bytes: &[u8]) -> Result<()> {
        let payload = payload_of_relay(self.sender, bytes);
        let client = self.pool.get().await?;
        let statement = client.prepare_cached(listen::NOTIFY).await?;
        client.execute(&statement, &[&payload]).await?;
        Ok(())
    }

    /// PostgreSQL takes back the room of deleted lines by itself (autovacuum).
    #[expect(clippy::unused_async, reason = "the other back end has to wait")]
    async fn erase_deleted(&self) -> Result<()> {
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

implement_store!(Postgres, read, write);
