// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the room view may see of this terminal while it lasts.

use serde::{Deserialize, Serialize};

/// What the terminal is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Free,
    Notice,
    Busy,
    Locked,
    Ending,
    Closed,
    OutOfService,
    Maintenance,
}

/// Where a call for help stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpState {
    None,
    Sent,
    Seen,
    Coming,
    NobodyCanCome,
}

/// What is shown about the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    None,
    TimeShort,
    Grace,
    IdleQuestion,
}

/// What a task is about, as coarsely as the home screen's tiles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskArea {
    Identity,
    Health,
    MoneyAndBenefits,
    School,
    Work,
    Payments,
    EmailAndMessages,
    Learn,
    Municipality,
    FreeBrowsing,
}

/// What the agent ships live to the site's own staff; never stored anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveState {
    pub phase: Phase,
    pub minutes_left: Option<u16>,
    pub help: HelpState,
    pub warning: Warning,
    /// Only while help is called and the citizen agreed to say what it is about.
    #[serde(default)]
    pub area: Option<TaskArea>,
    #[serde(default)]
    pub someone_waiting: bool,
}
