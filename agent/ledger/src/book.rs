// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The file on the state partition: one record and receipt per session, totals per day,
//! health, and the few facts that must survive a restart.
//!
//! The tables' one writer each: kiosk writes `facts` (all but numbering, release, and what
//! came from the centre), `day_totals` and appends to `numbered`; agent writes `health` and
//! the centre's settings and commands, appends alarms, moves rows of `numbered` towards the
//! centre and deletes them. Both give numbers, each inside its transaction.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::context::Context;
use crate::error::{LedgerError, Result};
use crate::place::{self, Fault, Identity, Outcome, Place};

mod blocked;
mod delivery;
mod dump;
mod events;
mod facts;
mod health;
mod inspect;
mod opening;
mod room;
mod salvage;
mod sessions;
mod sheets;
mod store;
mod updates;
mod wishes;

pub use delivery::Acknowledged;
pub use dump::{DayInDump, Dump, HealthInDump, PinInDump, RowInDump, Stage};
pub use sessions::Finished;

/// Smallest cap a book accepts, in bytes.
pub const MIN_CAP: u64 = 512 * 1024;

/// Bytes of one page.
const PAGE: u64 = 4096;

/// The terminal's book, open for one process. All writes go through `&mut self`.
#[derive(Debug)]
pub struct Book {
    place: Place,
    identity: Identity,
    connection: Connection,
    context: Context,
    cap: Cap,
    /// A checkpoint could not finish: pages of what was deleted may still be in the log.
    checkpoint_owed: bool,
}

/// The size cap, in pages.
#[derive(Debug, Clone, Copy)]
struct Cap {
    pages: u64,
}

/// What opening found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// No book was there; this one is new.
    pub fresh: bool,
    /// The book that was there is damaged and was set aside. The event is stored as a row.
    pub damage: Option<Damage>,
    /// The book was written by a newer version.
    pub newer: bool,
}

/// What became of a damaged book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// N of `book.damaged-N`.
    pub set_aside: u32,
    /// Rows carried over with their numbers.
    pub salvaged: u32,
    /// Numbers that loss rows now cover.
    pub lost: u64,
    /// The service state could not be read: it is now
    /// [`ServiceState::Proving`](crate::ServiceState::Proving).
    pub service_unknown: bool,
}

impl Book {
    /// Opens the book at `path`, makes it if there is none, sets it aside and begins a new
    /// one if it is damaged. `cap_bytes` bounds the file (at least [`MIN_CAP`]; its
    /// write-ahead log needs up to about 1 MiB beside it for a moment).
    pub fn open(path: &Path, cap_bytes: u64, context: Context) -> Result<(Self, Opened)> {
        if cap_bytes < MIN_CAP {
            return Err(LedgerError::CapTooSmall {
                cap: cap_bytes,
                least: MIN_CAP,
            });
        }
        let cap = Cap {
            pages: cap_bytes / PAGE,
        };
        let place = Place::new(path)?;
        let (connection, opened) = opening::open(&place, cap, &context)?;
        let identity = place.identity()?;
        let mut book = Self {
            place,
            identity,
            connection,
            context,
            cap,
            checkpoint_owed: false,
        };
        book.settle();
        Ok((book, opened))
    }

    /// Changes whenever another process has written (`PRAGMA data_version`).
    pub fn data_version(&self) -> Result<i64> {
        self.read(|connection| {
            Ok(connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
        })
    }

    /// One transaction: all of `act`, or nothing.
    fn write<T>(&mut self, act: impl FnOnce(&Connection, Cap) -> Outcome<T>) -> Result<T> {
        let _lock = self.place.lock_shared()?;
        self.place.check_same(self.identity)?;
        let cap = self.cap;
        let connection = &mut self.connection;
        let attempt = |connection: &mut Connection| -> Outcome<T> {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = act(&transaction, cap)?;
            transaction.commit()?;
            Ok(done)
        };
        let result = attempt(connection).map_err(|fault| self.judge(fault));
        if self.checkpoint_owed {
            self.settle();
        }
        result
    }

    /// One consistent view.
    fn read<T>(&self, act: impl FnOnce(&Connection) -> Outcome<T>) -> Result<T> {
        self.place.check_same(self.identity)?;
        let attempt = || -> Outcome<T> {
            let view = self.connection.unchecked_transaction()?;
            act(&view)
        };
        attempt().map_err(|fault| self.judge(fault))
    }

    /// Damage found while the book was open is remembered, so that the next opening sets
    /// the book aside even where the quick check cannot see it.
    fn judge(&self, fault: Fault) -> LedgerError {
        if fault.is_damage() {
            opening::mark_suspect(&self.place);
        }
        self.place.judge(fault)
    }

    /// Empties the write-ahead log: it still shows what was deleted, and which totals were
    /// counted beside which record. Everything is stored already; when this cannot be done
    /// now (someone reads, the disk is full) the next write tries again.
    fn settle(&mut self) {
        self.checkpoint_owed = !place::empty_log(&self.connection);
        if self.checkpoint_owed {
            tracing::warn!("the book's write-ahead log could not be emptied yet");
        }
    }
}
