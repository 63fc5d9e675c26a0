// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the centre wants of this terminal: settings inside the bounds of the signed policy.
//! The agent writes them, the shell reads and follows them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::BadValue;

/// Intervals of one day at most.
pub const MAX_INTERVALS: usize = 8;
/// Days that differ from their weekday at most.
pub const MAX_EXCEPTIONS: usize = 400;

/// Open from `from` to `to`, minutes of the local day; `from < to <= 1440`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u16, u16)", into = "(u16, u16)")]
pub struct Interval {
    from: u16,
    to: u16,
}

impl Interval {
    pub const fn new(from: u16, to: u16) -> Result<Self, BadValue> {
        if from < to && to <= 1440 {
            Ok(Self { from, to })
        } else {
            Err(BadValue::Interval)
        }
    }

    #[must_use]
    pub const fn from(self) -> u16 {
        self.from
    }

    #[must_use]
    pub const fn to(self) -> u16 {
        self.to
    }
}

impl TryFrom<(u16, u16)> for Interval {
    type Error = BadValue;
    fn try_from((from, to): (u16, u16)) -> Result<Self, BadValue> {
        Self::new(from, to)
    }
}

impl From<Interval> for (u16, u16) {
    fn from(interval: Interval) -> Self {
        (interval.from, interval.to)
    }
}

/// A day that differs from its weekday; closed when `open` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exception {
    pub date: NaiveDate,
    pub open: Vec<Interval>,
}

/// Opening hours, local time of the site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Monday first.
    pub week: [Vec<Interval>; 7],
    pub exceptions: Vec<Exception>,
}

/// What happens to sessions before the site closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Sessions end this long before, minutes.
    pub minutes_before: u16,
}

/// What may be set from the centre; absent: as policy says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    #[serde(default)]
    pub hours: Option<Hours>,
    #[serde(default)]
    pub session_minutes: Option<u16>,
    #[serde(default)]
    pub closing: Option<Closing>,
}

impl Settings {
    /// Whether there are no more days and intervals than the book keeps.
    pub(crate) fn check(&self) -> Result<(), BadValue> {
        let Some(hours) = &self.hours else {
            return Ok(());
        };
        let days = hours.exceptions.iter().map(|exception| &exception.open);
        let too_many = hours.exceptions.len() > MAX_EXCEPTIONS
            || hours
                .week
                .iter()
                .chain(days)
                .any(|day| day.len() > MAX_INTERVALS);
        if too_many {
            Err(BadValue::TooManyHours)
        } else {
            Ok(())
        }
    }
}

/// The settings under their version, which only grows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desired {
    pub version: u64,
    pub settings: Settings,
}
