// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Everything that is in the book, for a person to read.

use chrono::NaiveDate;
use serde::Serialize;

use super::blocked::Counts;
use super::store::{
    BLOCKED, COLUMNS, COMMANDS, DESIRED, LAST_RECEIPT, LOSSES, MARKER, NUMBERING, Numbering,
    SERVICE, Stored, fact, need, pins,
};
use super::wishes::Journal;
use super::{Book, health, inspect, sheets};
use crate::blocked::Blocked;
use crate::command::CommandResult;
use crate::counters::DayTotals;
use crate::error::Result;
use crate::health::HealthRow;
use crate::numbered::{Epoch, Losses, Row, RowNumber};
use crate::receipt::LastReceipt;
use crate::record::SessionNumber;
use crate::settings::Desired;
use crate::state::ServiceState;

/// How far a row is on its way to the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Just written; its rating may be open.
    Held,
    /// Waits for the hour to change.
    Resting,
    Ready,
    /// Handed to the agent.
    Handed,
    /// The centre has it; kept for a while.
    Acknowledged,
}

impl Stage {
    const ALL: [Self; 5] = [
        Self::Held,
        Self::Resting,
        Self::Ready,
        Self::Handed,
        Self::Acknowledged,
    ];

    /// As it stands in the table: words so unlike that no flipped bit turns one into another.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Resting => "resting",
            Self::Ready => "ready",
            Self::Handed => "handed",
            Self::Acknowledged => "acknowledged",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// One numbered row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowInDump {
    pub number: RowNumber,
    pub stage: Stage,
    pub row: Row,
}

/// Totals of one day that have not left yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DayInDump {
    pub day: NaiveDate,
    pub totals: DayTotals,
}

/// Health that has no number yet.
pub type HealthInDump = HealthRow;

/// One staff slot that must wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PinInDump {
    pub slot: u16,
    pub failures: u32,
    /// As it was set; counts boot time.
    pub wait_ms: u64,
}

/// The whole book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dump {
    /// Version of the schema.
    pub schema: u32,
    /// Epoch of new rows.
    pub epoch: Epoch,
    pub open_session: Option<SessionNumber>,
    pub service: ServiceState,
    pub pins: Vec<PinInDump>,
    pub rows: Vec<RowInDump>,
    pub days: Vec<DayInDump>,
    pub health: Vec<HealthInDump>,
    pub losses: Losses,
    pub last_receipt: Option<LastReceipt>,
    /// What the centre wants.
    pub desired: Option<Desired>,
    /// Commands whose outcome the centre has not heard.
    pub commands: Vec<CommandResult>,
    /// Refused hosts that too few sessions met: counted without their names.
    pub blocked_nameless: usize,
    /// Refused hosts that wait until their day is over.
    pub blocked: Vec<Blocked>,
}

impl Book {
    /// Everything that is in the book.
    pub fn dump(&self) -> Result<Dump> {
        self.read(|connection| {
            let sql = format!("SELECT {COLUMNS} FROM numbered ORDER BY id");
            let stored: Vec<Stored> = connection
                .prepare_cached(&sql)?
                .query_map([], Stored::read)?
                .collect::<std::result::Result<_, _>>()?;
            let mut rows = Vec::with_capacity(stored.len());
            for row in stored {
                let (number, stage, row) = (row.number(), row.stage()?, row.open()?);
                rows.push(RowInDump { number, stage, row });
            }
            let blocked: Option<Counts> = fact(connection, BLOCKED)?;
            let mut numbering: Numbering = need(connection, NUMBERING)?;
            Ok(Dump {
                schema: inspect::schema_version(connection)?,
                epoch: Epoch(numbering.current()?.epoch),
                open_session: fact::<u64>(connection, MARKER)?.map(SessionNumber),
                service: need(connection, SERVICE)?,
                pins: pins(connection)?
                    .into_iter()
                    .map(|(slot, pin)| PinInDump {
                        slot,
                        failures: pin.failures,
                        wait_ms: pin.wait_ms,
                    })
                    .collect(),
                rows,
                days: sheets::days(connection)?
                    .into_iter()
                    .map(|(day, totals)| DayInDump { day, totals })
                    .collect(),
                health: health::rows(connection)?,
                losses: fact(connection, LOSSES)?.unwrap_or_default(),
                last_receipt: fact(connection, LAST_RECEIPT)?,
                desired: fact(connection, DESIRED)?,
                commands: fact::<Journal>(connection, COMMANDS)?
                    .unwrap_or_default()
                    .results(),
                blocked_nameless: blocked.as_ref().map_or(0, Counts::nameless),
                blocked: blocked.map_or_else(Vec::new, |counts| counts.due()),
            })
        })
    }
}
