// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Alarms of terminals.

use serde::Serialize;
use sportello_protocol::{Alarm, TerminalId, UnixSeconds};

use crate::SiteId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AlarmState {
    Standing,
    Cleared,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AlarmLine {
    pub id: i64,
    pub terminal: TerminalId,
    pub label: String,
    pub site: SiteId,
    pub site_name: String,
    pub alarm: Alarm,
    pub state: AlarmState,
    pub since: UnixSeconds,
}
