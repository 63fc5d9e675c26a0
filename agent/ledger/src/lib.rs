// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The terminal's book: the only thing that kiosk and agent share.
//!
//! Two SQLite files. The [`Book`] lives on the state partition and holds coarse rows
//! only; the [`Slate`] lives in `/run` and holds what must be gone after a power cut.
//!
//! # Invariants
//!
//! What may be written
//! 1. No type of this crate has a place for free text. Everything is a number, a date,
//!    a member of a closed list, a [`TaskId`] or a [`LanguageTag`].
//! 2. No time finer than the hour reaches the book, and a record is handed to the agent
//!    only once the hour in which it was written is over: otherwise the moment of
//!    delivery would tell the centre the moment of the session.
//! 3. Language, accessibility modes and "with a helper" live in totals per day, each
//!    counted by itself. A total carries no session number, no hour and no order, and
//!    leaves the terminal only when its days are over and hold at least
//!    [`SHEET_MIN_SESSIONS`] sessions. The write-ahead log, which would show record and
//!    increment side by side, is emptied after every session.
//!    An alarm's row rests like a record, and a blocked host's name is kept, numbered and
//!    sent only as [`BLOCKED_MIN_SESSIONS`] and the end of the day allow.
//!
//! What is kept
//! 4. What a call has reported as stored is stored: it survives `kill -9`, a power cut
//!    and a full disk. A call that fails has changed nothing.
//! 5. At most one open-session marker exists. Every session number leaves exactly one
//!    record and receipt, however often [`Book::finish_session`] is called.
//! 6. A row's number (epoch, sequence) is given once and never to another row.
//!    Rows that survive damage keep theirs; new rows get a new epoch.
//! 7. Every number ever given is one day answered for: by its row, or by a loss row
//!    that covers it. So "highest contiguous" never stalls.
//! 8. Every row carries a seal (a checksum). A row that comes back is the row that was
//!    written; one that does not match is damage, never data.
//! 9. What was deleted cannot be read from the file or its write-ahead log.
//! 10. The file never grows past its cap. Health samples thin out first, then what the
//!     centre already has, then the oldest rows; all of it is counted.
//! 11. A book written by a newer version opens and works; its unknown rows are passed on
//!     unread.
//!
//! Nothing here trusts the wall clock: dates are data, order comes from numbers, and the
//! delay after a wrong PIN counts boot time.

mod alarm;
mod blocked;
mod book;
mod command;
mod context;
mod counters;
mod error;
mod health;
mod numbered;
mod place;
mod receipt;
mod record;
mod seal;
mod settings;
mod slate;
mod state;
mod update;
mod watch;

pub use alarm::Alarm;
pub use blocked::{BLOCKED_MIN_SESSIONS, Blocked, Counting, HostHash, HostName, Met};
pub use book::{
    Acknowledged, Book, Damage, DayInDump, Dump, Finished, HealthInDump, MIN_CAP, Opened,
    PinInDump, RowInDump, Stage,
};
pub use command::{CommandOutcome, CommandResult};
pub use context::{BootId, BootMillis, Context, Hour, HourOfDay};
pub use counters::{
    Counters, DaySheet, DayTotals, HelperTotals, LanguageTag, LevelTotals, Mode,
    SHEET_MIN_SESSIONS, Skill, SkillLevel,
};
pub use error::{BadValue, LedgerError, Result};
pub use health::{Gauge, HealthRow, HealthSample, Spread};
pub use numbered::{
    Epoch, Event, FromNewer, Loss, LossCause, Losses, Row, RowNumber, Sequence, SessionRow, Unsent,
};
pub use receipt::{Check, LastReceipt, Receipt, ReceiptVerdict, Verdict};
pub use record::{
    Draft, DurationBucket, EndReason, MAX_TASKS, Outcome, Rating, Record, SessionNumber, TaskId,
    TaskOutcome, Tasks,
};
pub use settings::{
    Closing, Desired, Exception, Hours, Interval, MAX_EXCEPTIONS, MAX_INTERVALS, Settings,
};
pub use slate::{
    Command, CommandKind, Heartbeat, HelpState, LiveState, OpenSession, Phase, Process, Slate,
    TaskArea, Warning,
};
pub use state::{OutOfServiceReason, PinState, ServiceState};
pub use update::{ReleaseKind, UpdateChange, UpdateChanged, UpdateRefusal};
pub use watch::Watch;
