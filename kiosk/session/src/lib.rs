// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The rules of a session: what a terminal does next, and when.
//!
//! A pure state machine. It reads no clock, opens no file and starts no process: time is an
//! argument ([`At`]), the outside world speaks to it in [`Event`]s and it answers with
//! [`Effect`]s, commands for the shell. So every rule of DESIGN §4 can be tested by moving a
//! clock by hand, and no screen can bend one.
//!
//! Invariants (each is held by a test in `tests/requirements`):
//!
//! 1. A capsule exists only between `BuildCapsule` and `KillCapsule`, or inside a proving run;
//!    never while the stage is welcome, notice, thanks, closed, out of service or maintenance.
//! 2. Every `OpenLedgerSession` is answered by exactly one `KillCapsule` and exactly one
//!    `CloseLedgerSession`, in that order, however the session ends.
//! 3. Every timer runs on [`BootTime`]. [`Wall`] time decides opening hours only, and an open
//!    session keeps the wall time it began with: a wall clock that jumps changes nothing in it.
//! 4. The time left grows only by an extension, the grace, a staff extension or the end of a hop.
//! 5. No stage is a dead end: each one has a timer, or an action of citizen or staff, that leads
//!    back to welcome.
//! 6. Closing a laptop's lid ends a session like leaving; an emptying battery ends it with time to
//!    save, and none begins until there is power again.
//! 7. The citizen's lock code exists only as a value inside the machine, is never printed, and
//!    no staff action can stand in for it.

mod effect;
mod event;
mod hours;
mod lock;
mod machine;
mod power;
mod resume;
mod rules;
mod time;
mod view;

pub use effect::{Effect, EndReason, Refusal, SessionClosing, Verdict};
pub use event::{Event, Fault, Hop, Presence, Rating, StaffAction};
pub use hours::{Hours, HoursError, Interval, IntervalError, OpenState, WeekHours};
pub use lock::{LockCode, LockCodeError};
pub use machine::Machine;
pub use power::{Battery, Charge};
pub use resume::{Condition, Proof, Resume};
pub use rules::{Rules, RulesError, Settings};
pub use time::{At, BootTime, Minutes, Seconds, Wall};
pub use view::{
    ExtensionOffer, GraceOffer, IdleQuestion, LockView, OutOfService, SessionView, Stage, TaskFit,
    View,
};
