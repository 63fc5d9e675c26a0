// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One file on the centre's own disk.
//!
//! # Invariants
//! 1. One thread writes. It takes all requests that wait, runs them in one transaction (each
//!    in a savepoint of its own, so that one that fails takes nothing with it), commits with
//!    `synchronous=FULL`, and only then answers any of them.
//! 2. Readers have connections of their own that cannot write, and see a snapshot.
//! 3. `secure_delete` overwrites what is deleted; after pruning the log is emptied, so that
//!    nothing deleted stands in it either.

use std::path::{Path, PathBuf};

use tokio::sync::broadcast;

use crate::delegate::implement_store;
use crate::delegate::words::*;

mod backup;
mod connection;
#[cfg(test)]
mod plans;
mod readers;
mod writer;

pub use backup::Restorable;
use connection::{SqliteSql, now};
use readers::Readers;
use writer::Writer;

macro_rules! read {
    ($store:ident, $sql:ident => $question:expr) => {
        $store
            .readers
            .run(move |$sql: &mut SqliteSql<'_>| now($question))
            .await
    };
}

macro_rules! write {
    ($store:ident, $sql:ident => $question:expr) => {
        $store
            .writer
            .run(move |$sql: &mut SqliteSql<'_>| now($question))
            .await
    };
}

/// How a store in a file is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SqliteOptions {
    /// Connections that read at the same time.
    pub readers: usize,
}

impl Default for SqliteOptions {
    fn default() -> Self {
        Self { readers: 4 }
    }
}

/// The store of one process in one file.
#[derive(Debug)]
pub struct Sqlite {
    path: PathBuf,
    writer: Writer,
    readers: Readers,
    changes: broadcast::Sender<Change>,
}

impl Sqlite {
    /// Opens the file, makes it if there is none (readable by its owner only), and brings
    /// its tables up to date. Blocks while it does.
    ///
    /// # Errors
    /// When the file cannot be opened or is no store.
    pub fn open(path: &Path, options: SqliteOptions) -> Result<Self> {
        connection::create_private(path)?;
        let mut connection = connection::open_writer(path)?;
        connection::migrate(&mut connection)?;
        let (changes, _) = broadcast::channel(1024);
        Ok(Self {
            path: path.to_owned(),
            readers: Readers::open(path, options.readers.max(1))?,
            writer: Writer::start(connection, changes.clone())?,
            changes,
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
        self.writer.ingest(job).await
    }

    /// There are no other processes.
    #[expect(clippy::unused_async, reason = "the other back end has to wait")]
    async fn tell_others(&self, _bytes: &[u8]) -> Result<()> {
        Ok(())
    }

    async fn erase_deleted(&self) -> Result<()> {
        self.writer.empty_log().await
    }
}

implement_store!(Sqlite, read, write);
