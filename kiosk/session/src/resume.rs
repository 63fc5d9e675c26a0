// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the shell tells the machine at start about the life before.
//!
//! Two things survive a power cut: the open-session marker (the ledger's) and the terminal's
//! [`Condition`] (stored at every `RememberCondition`). Faults do not: the shell looks for them
//! again at each start. Nor does *someone is waiting*: the shell repeats that staff action.

use serde::{Deserialize, Serialize};

/// What was found at start. The default is a terminal that ended well.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Resume {
    /// The ledger holds the marker of a session that nobody closed: the wipe checks run first
    /// and it is closed as `interrupted`.
    pub interrupted: bool,
    pub condition: Condition,
}

impl Resume {
    pub const FRESH: Self = Self {
        interrupted: false,
        condition: Condition::FIT,
    };
    pub const INTERRUPTED: Self = Self {
        interrupted: true,
        condition: Condition::FIT,
    };

    #[must_use]
    pub const fn with(self, condition: Condition) -> Self {
        Self { condition, ..self }
    }
}

/// Whether this terminal may serve, as far as that must outlive a restart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub proof: Proof,
    pub maintenance: bool,
    /// Staff locked it: nobody may begin a session.
    pub locked: bool,
}

impl Condition {
    pub const FIT: Self = Self {
        proof: Proof::Clean,
        maintenance: false,
        locked: false,
    };
}

/// What the last receipts say about this terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    #[default]
    Clean,
    /// A receipt failed: an empty session must give a clean one before any citizen is served.
    Due,
    /// It failed again: waits for staff.
    Failed,
    /// No capsule could be built: tries again by itself.
    Unbuildable,
}
