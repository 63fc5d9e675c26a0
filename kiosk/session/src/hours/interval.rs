// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One stretch of opening time, written `09:00-13:00`; `22:00-02:00` runs over midnight and
//! `00:00-24:00` is the whole day.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

const DAY: u16 = 24 * 60;

/// Minutes since the midnight that begins the day; the end may lie in the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Interval {
    opens: u16,
    closes: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntervalError {
    #[error("`{0}` is not an interval: write it like `09:00-13:00`")]
    Form(String),
    #[error("`{0}` is not a time of day: write it like `09:00`, up to `24:00`")]
    Time(String),
    #[error("`{0}` opens and closes at the same time: for the whole day write `00:00-24:00`")]
    Empty(String),
}

impl Interval {
    pub(super) fn opens_on(&self, date: NaiveDate) -> Option<NaiveDateTime> {
        moment(date, self.opens)
    }

    pub(super) fn closes_on(&self, date: NaiveDate) -> Option<NaiveDateTime> {
        moment(date, self.closes)
    }

    /// `later` opens no earlier than `self`.
    pub(super) const fn overlaps(&self, later: &Self) -> bool {
        later.opens < self.closes
    }
}

fn moment(date: NaiveDate, minutes: u16) -> Option<NaiveDateTime> {
    date.and_time(NaiveTime::MIN)
        .checked_add_signed(TimeDelta::minutes(minutes.into()))
}

impl FromStr for Interval {
    type Err = IntervalError;

    fn from_str(written: &str) -> Result<Self, IntervalError> {
        let (opens, closes) = written
            .split_once('-')
            .ok_or_else(|| IntervalError::Form(written.to_owned()))?;
        let opens = minutes(opens)?;
        let mut closes = minutes(closes)?;
        if opens == closes || opens == DAY {
            return Err(IntervalError::Empty(written.to_owned()));
        }
        if closes < opens {
            closes += DAY;
        }
        Ok(Self { opens, closes })
    }
}

fn minutes(written: &str) -> Result<u16, IntervalError> {
    let error = || IntervalError::Time(written.to_owned());
    let (hour, minute) = written.split_once(':').ok_or_else(error)?;
    let two_digits = |part: &str| match part.as_bytes() {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(u16::from(a - b'0') * 10 + u16::from(b - b'0')),
        _ => None,
    };
    match (two_digits(hour), two_digits(minute)) {
        (Some(24), Some(0)) => Ok(DAY),
        (Some(hour @ 0..=23), Some(minute @ 0..=59)) => Ok(hour * 60 + minute),
        _ => Err(error()),
    }
}

impl TryFrom<String> for Interval {
    type Error = IntervalError;

    fn try_from(written: String) -> Result<Self, IntervalError> {
        written.parse()
    }
}

impl From<Interval> for String {
    fn from(interval: Interval) -> Self {
        interval.to_string()
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let closes = if self.closes > DAY {
            self.closes - DAY
        } else {
            self.closes
        };
        let (opens, minutes) = (self.opens / 60, self.opens % 60);
        write!(
            f,
            "{opens:02}:{minutes:02}-{:02}:{:02}",
            closes / 60,
            closes % 60
        )
    }
}
