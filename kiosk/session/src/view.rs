// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a screen may know: plain data, no way back into the machine.

use std::time::Duration;

use crate::{Charge, EndReason, Fault, Hop, Minutes, Rating, Wall};

/// The whole of a terminal at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    pub stage: Stage,
    /// Present while `stage` is [`Stage::Active`] or [`Stage::Grace`].
    pub session: Option<SessionView>,
    pub someone_waiting: bool,
    pub charge: Charge,
}

/// Which screen is due. Lock and idle question lie over an active session: see [`SessionView`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Welcome,
    /// `time_offered` is how long a session begun now would last.
    Notice {
        time_offered: Minutes,
    },
    Active,
    /// The last minutes, to save one's work: tasks go on, none is begun.
    Grace,
    /// The capsule is being killed and the checks run.
    Ending {
        reason: EndReason,
    },
    /// What was erased, and the five faces.
    Thanks {
        reason: EndReason,
        rated: Option<Rating>,
        left: Duration,
    },
    /// Outside opening hours. `opens`: when sessions can begin again, if that is known.
    Closed {
        opens: Option<Wall>,
    },
    OutOfService(OutOfService),
    Maintenance,
    /// Staff locked the terminal.
    Locked,
    /// An empty session is being run to see whether the wipe works.
    Proving,
    /// A cold restart was asked for and is about to happen.
    RestartingCold,
}

/// Why no citizen can be served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutOfService {
    /// Two receipts failed; staff must clear it.
    ReceiptFailed,
    /// Not even an empty capsule can be built; tries again by itself.
    CapsuleUnbuildable,
    /// Nothing in the battery; returns by itself when it is charged or plugged in.
    BatteryEmpty,
    /// Something is missing; returns by itself when it is back.
    Fault(Fault),
}

/// An open session.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionView {
    /// Zero while a hop keeps a session open beyond its end.
    pub remaining: Duration,
    /// The smallest warning threshold that `remaining` has reached.
    pub warning: Option<Minutes>,
    /// The session ends because the site closes, not because its time is over.
    pub ends_at_closing: bool,
    /// Staff have put this session beyond opening hours.
    pub beyond_hours: bool,
    pub extension: ExtensionOffer,
    pub extensions_left: u8,
    pub grace: GraceOffer,
    /// Staff end the session when this has passed; `remaining` is never longer.
    pub staff_ends_in: Option<Duration>,
    /// The same, because the battery is empty.
    pub battery_ends_in: Option<Duration>,
    /// The battery is nearly empty.
    pub battery_low: bool,
    /// The lid is closed: the session ends when this has passed, unless it is opened.
    pub lid_ends_in: Option<Duration>,
    pub hop: Option<Hop>,
    pub lock: Option<LockView>,
    pub idle_question: Option<IdleQuestion>,
    /// *End* was pressed and waits for its confirmation.
    pub end_asked: bool,
    pub in_task: bool,
    pub capsule_ready: bool,
    pub help_asked: bool,
}

impl SessionView {
    /// The page must not be seen.
    pub const fn covered(&self) -> bool {
        self.lock.is_some() || self.idle_question.is_some()
    }

    pub const fn can_extend(&self) -> bool {
        matches!(self.extension, ExtensionOffer::Offered { .. })
    }

    pub fn minutes_left(&self) -> Minutes {
        Minutes::shown(self.remaining)
    }
}

/// Whether one press gives more time, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtensionOffer {
    /// `adds` is less than usual when closing is not far.
    Offered {
        adds: Minutes,
    },
    /// There is time enough still.
    NotYet,
    SomeoneWaiting,
    ClosingNear,
    UsedUp,
    /// Staff end the session, or the battery does.
    EndedByStaff,
    /// The grace has been taken: these are the last minutes.
    InGrace,
    /// The screen is locked or asks whether anybody is there.
    Covered,
}

/// Whether the last minutes to save can be had, or why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GraceOffer {
    Offered {
        adds: Minutes,
    },
    NotYet,
    /// Taken already, or not given here.
    UsedUp,
    ClosingNear,
    Covered,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LockView {
    /// Opened by the citizen's code.
    pub by_citizen: bool,
    /// Opened by staff.
    pub by_staff: bool,
    /// Then the session ends.
    pub left: Duration,
    pub wrong_tries: u32,
    /// How long until another code is looked at; zero when it may be tried now.
    pub next_try_in: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IdleQuestion {
    /// Then the session ends.
    pub left: Duration,
}

/// Whether a task can be finished in the time there is; shown on its card before *Start*.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskFit {
    Fits,
    /// Longer than the time left, but extensions would make up for it.
    FitsWithExtensions {
        left: Minutes,
    },
    TooLong {
        left: Minutes,
    },
}
