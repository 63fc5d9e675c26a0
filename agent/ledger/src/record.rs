// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The one coarse line that a session leaves (DESIGN §4.9).

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::context::HourOfDay;
use crate::error::BadValue;
use crate::receipt::ReceiptVerdict;

/// Tasks that one record holds at most.
pub const MAX_TASKS: usize = 32;

/// Number of a session in this book. Only the book gives one out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct SessionNumber(pub(crate) u64);

impl SessionNumber {
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl fmt::Display for SessionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Name of a guided task: its folder name, from a signed bundle.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TaskId(String);

impl TaskId {
    /// 1 to 40 characters of `a-z`, `0-9` and `-`.
    pub fn parse(text: &str) -> Result<Self, BadValue> {
        let fits = (1..=40).contains(&text.len())
            && text
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadValue::TaskId)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for TaskId {
    type Error = BadValue;
    fn try_from(text: String) -> Result<Self, BadValue> {
        Self::parse(&text)
    }
}

impl From<TaskId> for String {
    fn from(id: TaskId) -> Self {
        id.0
    }
}

/// How a task ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The last step was reached and confirmed.
    Finished,
    /// The citizen went back to the home screen or chose another task.
    GivenUp,
    /// The time was over.
    TimeOver,
    /// The session ended in some other way while the task was open.
    Interrupted,
}

/// One task of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskOutcome {
    pub task: TaskId,
    /// Furthest step shown, counted from 0.
    pub furthest_step: u16,
    pub outcome: Outcome,
}

/// The tasks of a session in the order in which they were opened, [`MAX_TASKS`] at most.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<TaskOutcome>", into = "Vec<TaskOutcome>")]
pub struct Tasks(Vec<TaskOutcome>);

impl Tasks {
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a task; refuses the one after [`MAX_TASKS`].
    pub fn push(&mut self, task: TaskOutcome) -> Result<(), BadValue> {
        if self.0.len() >= MAX_TASKS {
            return Err(BadValue::TooManyTasks);
        }
        self.0.push(task);
        Ok(())
    }

    #[must_use]
    pub fn as_slice(&self) -> &[TaskOutcome] {
        &self.0
    }
}

impl TryFrom<Vec<TaskOutcome>> for Tasks {
    type Error = BadValue;
    fn try_from(tasks: Vec<TaskOutcome>) -> Result<Self, BadValue> {
        if tasks.len() > MAX_TASKS {
            Err(BadValue::TooManyTasks)
        } else {
            Ok(Self(tasks))
        }
    }
}

impl From<Tasks> for Vec<TaskOutcome> {
    fn from(tasks: Tasks) -> Self {
        tasks.0
    }
}

/// How long a session lasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DurationBucket {
    Under5,
    From5To15,
    From15To30,
    From30To60,
    From60To90,
    Over90,
}

impl DurationBucket {
    /// A length of exactly 5, 15, 30, 60 or 90 minutes falls in the bucket that begins there.
    #[must_use]
    pub const fn of(length: std::time::Duration) -> Self {
        match length.as_secs() / 60 {
            0..5 => Self::Under5,
            5..15 => Self::From5To15,
            15..30 => Self::From15To30,
            30..60 => Self::From30To60,
            60..90 => Self::From60To90,
            _ => Self::Over90,
        }
    }
}

/// Why a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// The citizen pressed *End*.
    Citizen,
    TimeOver,
    /// Nobody answered the idle question.
    Idle,
    /// The answer to the idle question was *I have just arrived*.
    JustArrived,
    /// The privacy lock was not opened in time.
    LockedTooLong,
    Staff,
    Maintenance,
    /// The site closes.
    Closing,
    /// The capsule could not be built or kept.
    CapsuleFailed,
    /// Crash or power cut: found at the next start.
    Interrupted,
}

/// The citizen's answer on the thanks screen, 1 to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Rating(u8);

impl Rating {
    /// `stars` is 1 to 5.
    pub fn new(stars: u8) -> Result<Self, BadValue> {
        if (1..=5).contains(&stars) {
            Ok(Self(stars))
        } else {
            Err(BadValue::Rating(stars))
        }
    }

    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Rating {
    type Error = BadValue;
    fn try_from(stars: u8) -> Result<Self, BadValue> {
        Self::new(stars)
    }
}

impl From<Rating> for u8 {
    fn from(rating: Rating) -> Self {
        rating.0
    }
}

/// What the shell knows of a session: a [`Record`] without what only the wipe and the
/// thanks screen can add.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Local date on which the session began.
    pub date: NaiveDate,
    /// Local hour in which it began.
    pub hour: HourOfDay,
    pub duration: DurationBucket,
    pub tasks: Tasks,
    pub end: EndReason,
    pub help_asked: bool,
}

/// The line as the book keeps it. Only the book makes one, so that its verdict always is
/// that of the receipt beside it, and a rating always came through the thanks screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    #[serde(flatten)]
    pub(crate) draft: Draft,
    pub(crate) rating: Option<Rating>,
    pub(crate) receipt: ReceiptVerdict,
}

impl Record {
    #[must_use]
    pub const fn draft(&self) -> &Draft {
        &self.draft
    }

    #[must_use]
    pub const fn rating(&self) -> Option<Rating> {
        self.rating
    }

    #[must_use]
    pub const fn receipt(&self) -> ReceiptVerdict {
        self.receipt
    }
}
