// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What staff may ask of a terminal: few things, addressed, expiring, done at most once.

use serde::{Deserialize, Serialize};

use crate::CommandId;
use crate::bounds::at_most;

/// A ready-made message; each terminal shows it in the language that its citizen reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Preset {
    /// We close soon: save what you need.
    ClosingSoon,
    /// Someone is waiting: please finish what you are doing.
    SomeoneWaits,
    /// Please come to the desk.
    ComeToTheDesk,
    /// Please wait a moment, we are coming.
    WaitAMoment,
    /// Please keep your voice down.
    QuietPlease,
    /// This terminal will be stopped for a short while: save what you need.
    ShortStop,
}

impl Preset {
    /// All of them, in the order of their numbers from 0. The order never changes.
    pub const ALL: [Self; 6] = [
        Self::ClosingSoon,
        Self::SomeoneWaits,
        Self::ComeToTheDesk,
        Self::WaitAMoment,
        Self::QuietPlease,
        Self::ShortStop,
    ];

    /// Its number: what the ledger carries.
    #[must_use]
    pub fn number(self) -> i64 {
        Self::ALL
            .iter()
            .position(|preset| *preset == self)
            .and_then(|position| i64::try_from(position).ok())
            .unwrap_or(0)
    }
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CommandKind {
    Extend {
        minutes: u16,
    },
    Message {
        preset: Preset,
    },
    /// The session ends after 60 seconds in which the citizen can save.
    End,
    /// Nobody may start a session until it is opened again.
    Lock,
    Unlock,
    HelpSeen,
    HelpComing,
    HelpNobody,
    SomeoneWaiting {
        waiting: bool,
    },
    Maintenance {
        on: bool,
    },
    /// Clears the delay after wrong PINs.
    ClearPinDelay {
        slot: u16,
    },
    /// Of a kind that this version does not know: refused.
    #[serde(other)]
    Unknown,
}

/// One command. It counts from the moment the terminal receives it, so that a wrong clock
/// neither keeps it alive nor kills it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Command {
    pub id: CommandId,
    #[serde(flatten)]
    pub kind: CommandKind,
    /// Seconds for which it may still be followed.
    pub valid_for_s: u32,
}

/// What the centre answers to the long poll; empty when the time was over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Commands {
    pub version: u16,
    #[serde(deserialize_with = "at_most::<_, _, 256>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 256))]
    pub commands: Vec<Command>,
    /// Version of the desired state that the centre holds for this terminal.
    pub desired: u64,
}

/// What became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum CommandOutcome {
    /// Written where the shell finds it.
    Passed,
    Expired,
    /// Of a kind or with a value that this terminal does not take.
    Refused,
    /// Taken up before a crash; whether it acted is not known, and it is not tried again.
    Unsure,
}

/// The outcome of one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommandResult {
    pub id: CommandId,
    pub outcome: CommandOutcome,
}
