// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Commands to the shell. Each is given exactly once; the shell carries them out in order.
//!
//! A power cut may come between any two of them, so their order is a promise:
//!
//! - `OpenLedgerSession` comes before `BuildCapsule`: a capsule without a marker cannot exist.
//! - `CloseLedgerSession` comes as soon as the receipt is there and writes the record *without*
//!   the rating; `RecordRating` adds it afterwards. A power cut on the thanks screen loses at
//!   most the rating, never the record.
//! - After a failed receipt `RememberCondition` comes before `CloseLedgerSession`: a power cut in
//!   between leaves the marker and the doubt, never a terminal that has forgotten its failure.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{Condition, Minutes, Rating, Wall};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Put the open-session marker into the ledger. When that fails, do not carry out the
    /// `BuildCapsule` that follows: send `FaultFound(LedgerUnavailable)` and `CapsuleFailed`.
    OpenLedgerSession,
    /// Add to the daily counter "alone or with someone". Cannot be joined with the session.
    CountHelper { with_helper: bool },
    /// Start the supervisor; answer with `CapsuleBuilt` or `CapsuleFailed`.
    BuildCapsule,
    /// Hide what the page shows, or show it again. The cover needs no lifting at the end of a
    /// session: it goes with the capsule.
    CoverPage(bool),
    /// Show and speak that this much time is left. Never takes the focus.
    AnnounceWarning(Minutes),
    /// Show and speak that staff end the session in a minute: what is to be kept must be saved
    /// now. Never takes the focus.
    AnnounceStaffEnd,
    /// Show and speak that the battery is nearly empty. Never takes the focus.
    AnnounceBatteryLow,
    /// Show and speak that the session ends in a minute because the battery is empty. Never
    /// takes the focus.
    AnnounceBatteryEnd,
    /// Show and speak that the session ends soon unless the lid is opened again.
    AnnounceLidClosed,
    /// Show and speak the idle question; the page is covered already.
    AskIdle,
    /// Kill whatever there is of a capsule, run the wipe checks, answer `WipeDone`. Also given
    /// when nothing was built, and at start for a session that was interrupted.
    KillCapsule,
    /// Write the record and its receipt, remove the marker: one transaction.
    CloseLedgerSession(SessionClosing),
    /// Add the rating to the record just written.
    RecordRating(Rating),
    /// Store durably; comes back as [`Resume`](crate::Resume) at the next start.
    RememberCondition(Condition),
    /// Build an empty capsule, kill it, run the wipe checks, answer `WipeDone` (or
    /// `CapsuleFailed`). Writes a receipt, no record: no citizen was there.
    RunProvingSession,
    /// Restart the machine from cold (RAM included, where the platform can).
    RestartCold,
    /// Replace the shell's process by a fresh one: what it held of the session goes with it.
    ReexecShell,
    /// Answers a staff action that cannot be done now.
    Refused(Refusal),
}

/// What the machine knows of a session for its record; the shell adds tasks and steps, and the
/// ledger coarsens both times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionClosing {
    pub reason: EndReason,
    pub verdict: Verdict,
    /// When it began; `None` for a session found interrupted (the process that knew is gone).
    pub opened: Option<Wall>,
    /// From opening to the moment the end began.
    pub lasted: Option<Duration>,
    pub help_asked: bool,
}

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    EndedByCitizen,
    TimeOver,
    /// Nobody answered the idle question.
    Idle,
    /// Somebody else sat down and said so.
    JustArrived,
    LockedTooLong,
    Staff,
    Maintenance,
    Closing,
    /// The laptop was closed and stayed closed.
    LidClosed,
    BatteryEmpty,
    CapsuleFailed,
    /// The shell found the marker of a session it did not end.
    Interrupted,
}

/// What is known of the wipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Clean,
    Failed,
    /// The checks did not answer in time. Counts as failed.
    Missing,
}

/// Why a staff action was not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    #[error("there is no session at this terminal")]
    NoSession,
    #[error("a session is open or ending at this terminal")]
    Busy,
    #[error("the terminal is out of service or in maintenance")]
    NotInService,
    #[error("the citizen locked this session; staff may end it but not open it")]
    LockedByCitizen,
    #[error("the terminal is not locked")]
    NotLocked,
    #[error("the terminal is not in maintenance")]
    NotInMaintenance,
    #[error("the terminal is not out of service")]
    NotOutOfService,
}
