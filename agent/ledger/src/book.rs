// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The file on the state partition: one record and receipt per session, totals per day,
//! health, and the few facts that must survive a restart.

use std::path::Path;

use chrono::NaiveDate;

use crate::context::{BootMillis, Context, Hour};
use crate::counters::Counters;
use crate::error::Result;
use crate::health::HealthSample;
use crate::numbered::{Epoch, Losses, Sequence, Unsent};
use crate::receipt::Receipt;
use crate::record::{Draft, Rating, SessionNumber};
use crate::state::{PinState, ServiceState};

mod dump;

pub use dump::{DayInDump, Dump, HealthInDump, PinInDump, RowInDump, Stage};

/// Smallest cap a book accepts, in bytes.
pub const MIN_CAP: u64 = 256 * 1024;

/// The terminal's book, open for one process. All writes go through `&mut self`.
#[derive(Debug)]
pub struct Book {}

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
    /// The service state could not be read: it is now [`ServiceState::Proving`].
    pub service_unknown: bool,
}

/// Whether a session was finished by this call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finished {
    /// Record and receipt are stored.
    Stored,
    /// They were already; nothing was changed.
    AlreadyStored,
}

/// What an acknowledgement did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acknowledged {
    /// Rows that the centre now has.
    pub rows: u32,
    /// The centre had numbers that this book has not sent; rows moved to a new epoch.
    pub renumbered: bool,
}

impl Book {
    /// Opens the book at `path`, makes it if there is none, sets it aside and begins a new
    /// one if it is damaged. `cap_bytes` bounds the file (at least [`MIN_CAP`]; its
    /// write-ahead log needs up to 1 MiB beside it for a moment).
    pub fn open(path: &Path, cap_bytes: u64, context: Context) -> Result<(Self, Opened)> {
        todo!()
    }

    // -- sessions (written by the kiosk)

    /// Sets the open-session marker. Fails with [`SessionOpen`](crate::LedgerError::SessionOpen)
    /// while another one stands. Closes the rating of the session before.
    pub fn begin_session(&mut self) -> Result<SessionNumber> {
        todo!()
    }

    /// The session that is open, or was when power failed.
    pub fn open_marker(&self) -> Result<Option<SessionNumber>> {
        todo!()
    }

    /// Removes the marker, writes record and receipt and counts the day's totals, all or
    /// nothing. Safe to call again: a session leaves one record.
    pub fn finish_session(
        &mut self,
        number: SessionNumber,
        draft: &Draft,
        receipt: &Receipt,
        counters: &Counters,
    ) -> Result<Finished> {
        todo!()
    }

    /// Adds the rating to the session just finished: once, and only until
    /// [`close_rating`](Self::close_rating) or the next session.
    pub fn record_rating(&mut self, number: SessionNumber, rating: Rating) -> Result<()> {
        todo!()
    }

    /// The thanks screen is closed. Call it at start too: the record is not handed to the
    /// agent before.
    pub fn close_rating(&mut self) -> Result<()> {
        todo!()
    }

    /// Stores the receipt of an empty session by which the terminal proved itself.
    pub fn record_proof(&mut self, receipt: &Receipt) -> Result<()> {
        todo!()
    }

    // -- state (written by the kiosk)

    /// [`ServiceState::InService`] in a new book.
    pub fn service_state(&self) -> Result<ServiceState> {
        todo!()
    }

    pub fn set_service_state(&mut self, state: ServiceState) -> Result<()> {
        todo!()
    }

    /// How long staff slot `slot` must wait, seen from boot time `now`. After a restart of
    /// the machine the whole delay starts again.
    pub fn pin_state(&self, slot: u16, now: BootMillis) -> Result<PinState> {
        todo!()
    }

    /// `state.wait_ms` counts from `now`. No failures and no wait forget the slot.
    pub fn set_pin_state(&mut self, slot: u16, state: PinState, now: BootMillis) -> Result<()> {
        todo!()
    }

    // -- delivery (written by the agent)

    /// Adds one health sample to its hour.
    pub fn add_health(&mut self, sample: HealthSample) -> Result<()> {
        todo!()
    }

    /// The oldest rows that the centre has not acknowledged, `limit` at most. Sessions
    /// that ended in the current hour are held back until the first call in another hour
    /// (invariant 2); totals until their days are over (invariant 3).
    pub fn unsent(&mut self, limit: u32, now: Hour) -> Result<Vec<Unsent>> {
        todo!()
    }

    /// The centre has everything of `epoch` up to and including `highest_contiguous`.
    /// Those rows are deleted, at once or after `keep_days`. Safe to call again.
    pub fn acknowledge(
        &mut self,
        epoch: Epoch,
        highest_contiguous: Sequence,
        today: NaiveDate,
    ) -> Result<Acknowledged> {
        todo!()
    }

    /// Deletes what was kept long enough after its acknowledgement, and old damaged files.
    pub fn expire(&mut self, today: NaiveDate) -> Result<()> {
        todo!()
    }

    /// Everything ever given up, for every report.
    pub fn losses(&self) -> Result<Losses> {
        todo!()
    }

    // -- reading

    /// Everything that is in the book.
    pub fn dump(&self) -> Result<Dump> {
        todo!()
    }

    /// Changes whenever another process has written (`PRAGMA data_version`).
    pub fn data_version(&self) -> Result<i64> {
        todo!()
    }
}
