// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Rows on their way to the centre, and their numbers.

use serde::{Deserialize, Serialize};

use crate::alarm::Alarm;
use crate::blocked::Blocked;
use crate::context::Hour;
use crate::counters::DaySheet;
use crate::health::HealthRow;
use crate::receipt::Receipt;
use crate::record::Record;
use crate::update::UpdateChanged;

/// Random number of one life of the book. A wiped disk cannot collide with its past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Epoch(pub u64);

/// Position of a row within its epoch, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sequence(pub u64);

/// The numbers a row answers for. `first` and `last` are equal for every row but a
/// [`Row::Loss`]. A loss may cover numbers that the centre has already: it says "nothing
/// more will come for these", never "forget these".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RowNumber {
    pub epoch: Epoch,
    pub first: Sequence,
    pub last: Sequence,
}

/// What a session leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    pub record: Record,
    pub receipt: Receipt,
}

/// One numbered row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Row {
    Session(SessionRow),
    /// Receipt of an empty session by which the terminal proved itself.
    Proof(Receipt),
    Days(DaySheet),
    Health(HealthRow),
    Event(Event),
    Loss(Loss),
    /// A host that enough sessions of a task met.
    Blocked(Blocked),
    /// What became of an image or a bundle.
    Update(UpdateChanged),
    /// Written by a newer version of this software.
    FromNewer(FromNewer),
}

/// A row that this version cannot read. It is passed on as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FromNewer {
    /// Schema version of the writer.
    pub shape: u32,
    pub(crate) body: serde_json::Value,
}

impl FromNewer {
    /// The row as its writer wrote it.
    #[must_use]
    pub const fn body(&self) -> &serde_json::Value {
        &self.body
    }
}

/// Something that happened to the book or to the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// The book was damaged: set aside, and a new one begun.
    SetAside {
        at: Hour,
        /// Rows carried over with their numbers.
        salvaged: u32,
        /// Numbers that loss rows now cover.
        lost: u64,
    },
    /// The centre had a number that this book had not sent: the book had gone back in
    /// time (an old copy of the disk). Rows not yet sent moved to a new epoch.
    Renumbered { at: Hour, moved: u32 },
    /// An alarm was raised or cleared.
    Alarm {
        at: Hour,
        alarm: Alarm,
        raised: bool,
    },
}

/// Why numbers have no row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LossCause {
    /// The book was at its size cap.
    Cap,
    /// The book was damaged.
    Damage,
}

/// Covers a range of numbers whose rows are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    pub cause: LossCause,
    /// Sessions known to be among them; the rest is of other kinds or unknown.
    pub sessions: u32,
}

/// Everything this book has ever given up, as running totals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Losses {
    /// Hours of health samples that were merged into days.
    pub health_hours_merged: u64,
    /// Health rows dropped.
    pub health_dropped: u64,
    /// Session records dropped before the centre had them.
    pub sessions_dropped: u64,
    /// Other numbered rows dropped before the centre had them.
    pub others_dropped: u64,
    /// Numbers lost to damage.
    pub numbers_damaged: u64,
}

/// A row that the centre has not acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unsent {
    pub number: RowNumber,
    pub row: Row,
}
