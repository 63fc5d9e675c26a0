// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What can go wrong with the ledger, and what to do about it.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

pub type Result<T> = std::result::Result<T, LedgerError>;

/// Why a call on the book or the slate failed. A call that fails has changed nothing.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LedgerError {
    #[error("the folder {} does not exist: create it, or mount the partition it belongs to", dir.display())]
    DirectoryMissing { dir: PathBuf },
    #[error("{} cannot be written: mount its file system read-write and give this user write permission", path.display())]
    ReadOnly { path: PathBuf },
    #[error("{} is not a file: move it away, a new one is made", path.display())]
    NotAFile { path: PathBuf },
    #[error("the disk under {} is full: nothing stored was lost; free some space, then try again", path.display())]
    DiskFull { path: PathBuf },
    #[error("{} is in use by another process and stayed so: try again", path.display())]
    Busy { path: PathBuf },
    #[error("{} is damaged: open it again, it will be set aside and a new one begun", path.display())]
    Damaged { path: PathBuf },
    #[error("{} was replaced by another process: open it again", path.display())]
    Replaced { path: PathBuf },
    #[error("a cap of {cap} bytes is too small for a book: give at least {least}")]
    CapTooSmall { cap: u64, least: u64 },
    #[error("session {open} is still open: finish it before a new one begins")]
    SessionOpen { open: u64 },
    #[error("session numbers are used up: remove the book so that a new one is begun")]
    NumbersUsedUp,
    #[error("the rating of this session was given already, or its thanks screen is closed")]
    RatingClosed,
    #[error(transparent)]
    BadValue(#[from] BadValue),
    #[error("{} cannot be used", path.display())]
    Io {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the schema of {} cannot be brought up to date", path.display())]
    Migration {
        path: PathBuf,
        #[source]
        source: Box<refinery::Error>,
    },
    #[error("SQLite refused on {}", path.display())]
    Sql {
        path: PathBuf,
        #[source]
        source: rusqlite::Error,
    },
    #[error("a row could not be written as JSON")]
    Json(#[source] serde_json::Error),
}

/// A value that is not one of ours. The offending text is not repeated: it may be anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum BadValue {
    #[error("a task id is 1 to 40 characters of a-z, 0-9 and dash")]
    TaskId,
    #[error(
        "a language tag is 2 or 3 small letters, then parts of 2 to 8 letters or digits after dashes, 16 characters at most"
    )]
    LanguageTag,
    #[error("a rating is 1 to 5, not {0}")]
    Rating(u8),
    #[error("an hour of the day is 0 to 23, not {0}")]
    HourOfDay(u8),
    #[error("a record holds {} tasks at most", crate::record::MAX_TASKS)]
    TooManyTasks,
    #[error("the book keeps PIN delays of 1024 staff slots at most")]
    TooManySlots,
    #[error("an interval begins before it ends and lies within one day")]
    Interval,
    #[error(
        "a day has {} intervals at most, and {} days may differ from their weekday",
        crate::settings::MAX_INTERVALS,
        crate::settings::MAX_EXCEPTIONS
    )]
    TooManyHours,
    #[error("a host is a DNS name of at most 253 characters in small letters")]
    HostName,
    #[error("a host's hash is 16 hexadecimal digits in small letters")]
    HostHash,
    #[error("only alarms may be added: the book notes other events by itself")]
    EventOfTheBook,
    #[error("a boot id is 32 to 36 hexadecimal digits and dashes")]
    BootId,
}
