// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The verified result of a wipe, as the capsule's supervisor reports it.
//!
//! The words are those of the capsule's wire; the shell translates one into the other with
//! a `match`, so that a check added there cannot be forgotten here.

use serde::{Deserialize, Serialize};

use crate::context::Hour;

/// A wipe check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// No process of the capsule is left.
    Processes,
    /// Its mounts are gone.
    Mounts,
    /// No new file in any writable place.
    Files,
    /// Print queue empty, its history off.
    PrintQueue,
    /// No stick mounted.
    Sticks,
    /// Clipboard and primary selection empty.
    Clipboard,
    /// Kernel keyrings hold nothing.
    Keyrings,
    /// Platform: core dumps off.
    CoreDumps,
    /// Platform: swap off.
    Swap,
    /// Platform: memory is zeroed as it is freed.
    MemoryZeroed,
    /// Platform: writable places are mounted `nosuid`.
    NoSuid,
    /// Platform: own uid inside a cgroup scope.
    OwnScope,
}

impl Check {
    /// All checks in the order in which they are made and shown.
    pub const ALL: [Self; 12] = [
        Self::Processes,
        Self::Mounts,
        Self::Files,
        Self::PrintQueue,
        Self::Sticks,
        Self::Clipboard,
        Self::Keyrings,
        Self::CoreDumps,
        Self::Swap,
        Self::MemoryZeroed,
        Self::NoSuid,
        Self::OwnScope,
    ];
}

/// Outcome of one check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Pass,
    Fail,
    /// This machine cannot make the check: never counted as a pass.
    NotCovered,
}

/// Outcome of a whole receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptVerdict {
    /// Every check was made and passed.
    Clean,
    /// A check failed, or is missing from the receipt.
    Failed,
    /// Nothing failed, but not every check could be made on this machine.
    NotProven,
}

/// The checks of one wipe and how long they took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    checks: Vec<(Check, Verdict)>,
    duration_ms: u32,
}

/// Outcome of the newest wipe, kept when its record has long left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastReceipt {
    pub verdict: ReceiptVerdict,
    /// Hour of the session's record; `None` for the empty session of a proof.
    pub at: Option<Hour>,
}

impl Receipt {
    /// `duration_ms` runs from the order to end until the last check. A check named twice
    /// keeps its worst verdict; one not named makes the receipt fail.
    #[must_use]
    pub fn new(checks: impl IntoIterator<Item = (Check, Verdict)>, duration_ms: u32) -> Self {
        let mut kept: Vec<(Check, Verdict)> = Vec::with_capacity(Check::ALL.len());
        for (check, verdict) in checks {
            match kept.iter_mut().find(|(known, _)| *known == check) {
                Some((_, known)) => *known = worst(*known, verdict),
                None => kept.push((check, verdict)),
            }
        }
        kept.sort_by_key(|(check, _)| *check);
        Self {
            checks: kept,
            duration_ms,
        }
    }

    /// In the order of [`Check::ALL`].
    #[must_use]
    pub fn checks(&self) -> &[(Check, Verdict)] {
        &self.checks
    }

    #[must_use]
    pub const fn duration_ms(&self) -> u32 {
        self.duration_ms
    }

    #[must_use]
    pub fn verdict(&self) -> ReceiptVerdict {
        let mut all = ReceiptVerdict::Clean;
        for wanted in Check::ALL {
            match self.checks.iter().find(|(check, _)| *check == wanted) {
                None | Some((_, Verdict::Fail)) => return ReceiptVerdict::Failed,
                Some((_, Verdict::NotCovered)) => all = ReceiptVerdict::NotProven,
                Some((_, Verdict::Pass)) => {}
            }
        }
        all
    }
}

const fn worst(one: Verdict, other: Verdict) -> Verdict {
    match (one, other) {
        (Verdict::Fail, _) | (_, Verdict::Fail) => Verdict::Fail,
        (Verdict::NotCovered, _) | (_, Verdict::NotCovered) => Verdict::NotCovered,
        (Verdict::Pass, Verdict::Pass) => Verdict::Pass,
    }
}
