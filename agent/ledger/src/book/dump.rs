// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Everything that is in the book, for a person to read.

use chrono::NaiveDate;
use serde::Serialize;

use crate::counters::DayTotals;
use crate::health::HealthRow;
use crate::numbered::{Epoch, Losses, Row, RowNumber};
use crate::record::SessionNumber;
use crate::state::ServiceState;

/// How far a row is on its way to the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Written in the hour that still lasts, or its rating is open.
    Held,
    Ready,
    /// Handed to the agent.
    Handed,
    /// The centre has it; kept for a while.
    Acknowledged,
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
}
