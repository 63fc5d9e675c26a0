// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What became of a command of the centre.

use serde::{Deserialize, Serialize};

/// What became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandOutcome {
    /// Written on the slate, where the shell finds it.
    Passed,
    Expired,
    /// Of a kind or with a value that this terminal does not take.
    Refused,
    /// Taken up before a crash; whether it acted is not known, and it is not tried again.
    #[serde(other)]
    Unsure,
}

/// The outcome of one command, until the centre has heard it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CommandResult {
    pub id: i64,
    pub outcome: CommandOutcome,
}
