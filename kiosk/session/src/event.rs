// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What can happen to a terminal: facts from the citizen, the capsule, the sensors and staff.
//!
//! An event that makes no sense in the present stage is dropped (staff get a [`Refusal`]
//! instead): a late message from a dying capsule must never disturb the next citizen.
//!
//! [`Refusal`]: crate::Refusal

use serde::{Deserialize, Serialize};

use crate::{Battery, LockCode, Minutes, Rules};

#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Nothing but time has passed. Send one at [`Machine::next_deadline`](crate::Machine::next_deadline).
    Tick,
    /// New policy has arrived. An open session keeps its length; only its closing time may move,
    /// and never further away.
    PolicyChanged(Rules),

    // The citizen.
    StartPressed,
    /// `with_helper`: the answer to the one optional question, `None` when it was left out.
    NoticeAccepted {
        with_helper: Option<bool>,
    },
    NoticeDeclined,
    /// *Start* on a task card; `minutes` is what the task says it takes.
    TaskChosen {
        minutes: Minutes,
    },
    TaskLeft,
    HelpAsked,
    ExtensionTaken,
    GraceTaken,
    /// *End* asks once: only [`Event::EndConfirmed`] after this ends the session.
    EndPressed,
    EndConfirmed,
    EndCancelled,
    LockAsked {
        code: LockCode,
    },
    UnlockTried {
        code: LockCode,
    },
    /// Answers to the idle question.
    StillMe,
    JustArrived,
    Rated(Rating),
    RatingSkipped,

    // The capsule.
    CapsuleBuilt,
    /// It could not be built, or its supervisor is gone.
    CapsuleFailed,
    /// The citizen has gone to an identity or payment provider, or come back (`None`).
    HopChanged(Option<Hop>),
    /// The wipe checks have run. Answers `KillCapsule` and `RunProvingSession`.
    WipeDone {
        clean: bool,
    },

    // The sensors.
    /// A key, a touch, the pointer.
    ActivitySeen,
    /// Send it again while it lasts, at least once a minute.
    PresenceSeen(Presence),
    /// The laptop's lid. A lid that was closed before the session began (a laptop on a desk with a
    /// screen of its own) changes nothing.
    LidMoved {
        closed: bool,
    },
    /// `None`: there is no battery.
    BatteryRead(Option<Battery>),
    /// The terminal lacks something without which no session can work.
    FaultFound(Fault),
    FaultMended(Fault),

    Staff(StaffAction),
}

/// Where the guided page has sent the citizen for a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hop {
    Identity,
    Payment,
}

/// Signs that somebody is there although nothing is typed or touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// The terminal is reading aloud.
    Speech,
    MediaPlaying,
    SwitchScanning,
    /// The citizen pressed "I am on the phone": postpones the idle question for longer.
    OnThePhone,
}

/// What staff may do, at the terminal or from the room view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffAction {
    /// Opens a session without the notice page: staff have gone through it with the person.
    /// Allowed outside opening hours too. `minutes: None` means the usual length.
    StartForSomeone {
        minutes: Option<Minutes>,
        with_helper: Option<bool>,
    },
    /// By any amount, past closing time if need be: whoever does it is in the room.
    Extend(Minutes),
    EndSession,
    /// From afar: the session ends after a minute in which the citizen can save. Time that staff
    /// give meanwhile counts from the end of that minute.
    EndAfterNotice,
    /// Covers the screen until [`StaffAction::LiftLock`]; ends after the lock limit like any lock.
    Lock,
    /// Lifts a lock that *staff* set. A citizen's own lock stays.
    LiftLock,
    /// From any stage; an open session is ended and wiped first.
    DropForMaintenance,
    /// The same from afar: an open session gets a minute to save first.
    MaintenanceAfterNotice,
    BringBack,
    /// No session can be begun until [`StaffAction::UnlockTerminal`], also after a restart. An
    /// open one ends after a minute to save.
    LockTerminal,
    /// [`StaffAction::LiftLock`] does the same where no session is covered: a terminal that was
    /// locked from afar can be opened by whoever stands before it.
    UnlockTerminal,
    /// The terminal is believed mended: it proves itself once more and returns.
    ClearOutOfService,
    SetSomeoneWaiting(bool),
}

/// One to five.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Rating(u8);

impl Rating {
    pub const fn new(stars: u8) -> Option<Self> {
        match stars {
            1..=5 => Some(Self(stars)),
            _ => None,
        }
    }

    pub const fn get(self) -> u8 {
        self.0
    }
}

/// Something the terminal lacks. The shell finds it and says when it is back: no hands needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    BrowserMissing,
    SandboxMissing,
    CompositorLost,
    TasksUnreadable,
    LedgerUnavailable,
}
