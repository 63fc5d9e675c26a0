// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What crosses the wire between a terminal and the centre.
//!
//! # Invariants
//! 1. Nothing of this crate has a place for free text about a session. A string is a member
//!    of a closed list or has a shape that its type checks ([`TaskId`], [`LanguageTag`], [`HostName`],
//!    [`VersionText`]); a time about a session is a date and an hour.
//! 2. It grows only by adding: every version ever shipped stays readable. A row of a kind
//!    that this version does not know is passed on unread ([`Row::FromNewer`]).
//! 3. Whatever arrives is hostile: sizes are bounded before anything is unpacked, values are
//!    checked as they are parsed.
//!
//! # Requests (all by the terminal, all signed, see [`signature`])
//!
//! | method and path | body | answer |
//! |---|---|---|
//! | `POST` [`path::ENROLMENTS`] | [`EnrolmentRequest`] | [`EnrolmentAnswer`] |
//! | `POST` [`path::REPORTS`] | [`Report`], packed | [`Acknowledgement`] |
//! | `POST` [`path::STATUS`] | [`Status`] | [`StatusAnswer`] |
//! | `GET` [`path::COMMANDS`]`?after=N&wait=S` | | [`Commands`], held back until there is one |
//! | `GET` [`path::COMMANDS`]`?after=N&wait=S&stream=T` | | lines of [`StreamLine`] for `T` seconds at most; from a centre that knows no streams as above |
//! | `GET` [`path::DESIRED`] | | [`Desired`] |
//! | `POST` [`path::COURIERS`] | a [`courier::Parcel`] | a [`courier::Return`] |
//!
//! Refusals are a [`Problem`]. What the admin's command line asks is in [`operator`].

mod answer;
mod bounds;
mod code;
mod command;
pub mod courier;
mod desired;
mod enrolment;
mod error;
mod ids;
mod key;
pub mod operator;
mod report;
mod rows;
#[cfg(feature = "openapi")]
mod schema;
pub mod signature;
mod status;
mod stream;
mod text;
mod update;

pub use answer::{Problem, ProblemKind};
pub use code::{CodeError, EnrolmentCode};
pub use command::{Command, CommandKind, CommandOutcome, CommandResult, Commands, Preset};
pub use desired::{
    Closing, Desired, Exception, Hours, Interval, MAX_EXCEPTIONS, MAX_INTERVALS, Settings,
};
pub use enrolment::{EnrolmentAnswer, EnrolmentRequest, Facts};
pub use error::BadValue;
pub use ids::{CommandId, Epoch, Sequence, TerminalId, Thumbprint, UnixSeconds};
pub use key::{parse_public_key, public_key_text};
pub use report::{Acknowledgement, EpochStanding, Numbered, Range, Report, UnpackError};
pub use rows::{
    Alarm, AlarmChange, Blocked, Check, DaySheet, DayTotals, Duration, EndReason, Event, Gauge,
    HealthRow, HelperTotals, Hour, LevelTotals, Loss, LossCause, Losses, Mode, Outcome, Receipt,
    ReceiptVerdict, Record, Row, SessionRow, Skill, SkillLevel, Spread, TaskOutcome, Verdict,
};
pub use status::{
    HelpState, NetworkKind, OutOfServiceReason, Phase, Service, Status, StatusAnswer, TaskArea,
    Versions, Vitals, Warning,
};
pub use stream::{Ending, LINES, MAX_LINE, StreamLine};
pub use text::{HostName, LanguageTag, LayerName, Sha256Hex, TargetName, TaskId, VersionText};
pub use update::{
    MAX_RELEASE, Place, ReleaseKind, Update, UpdateChange, UpdateChanged, UpdatePhase,
    UpdateRefusal, UpdateState,
};

/// Version of the messages of this crate. A centre reads all versions up to its own.
pub const VERSION: u16 = 1;

/// Largest packed report, bytes.
pub const MAX_PACKED: usize = 256 * 1024;
/// Largest report once unpacked, bytes.
pub const MAX_UNPACKED: usize = 4 * 1024 * 1024;
/// Rows in one report at most.
pub const MAX_ROWS: usize = 2000;
/// Largest body of any other request or answer, bytes.
pub const MAX_SMALL: usize = 64 * 1024;

/// Where the centre listens for terminals.
pub mod path {
    pub const ENROLMENTS: &str = "/api/v1/enrolments";
    pub const REPORTS: &str = "/api/v1/reports";
    pub const STATUS: &str = "/api/v1/status";
    pub const COMMANDS: &str = "/api/v1/commands";
    pub const DESIRED: &str = "/api/v1/desired";
    pub const COURIERS: &str = "/api/v1/couriers";
}

/// Media type of a packed report.
pub const PACKED: &str = "application/vnd.sportello.report+zstd";
