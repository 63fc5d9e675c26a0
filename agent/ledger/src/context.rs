// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the ledger must be told about the outside: which boot this is, how long it has
//! lasted, and the hour on the wall. [`Context::of_this_machine`] asks the machine; tests
//! write their own.

use std::fmt;

use chrono::{Local, NaiveDate, Timelike};
use serde::{Deserialize, Serialize};

use crate::error::{BadValue, LedgerError, Result};

/// The kernel's random name for this boot.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BootId(String);

impl BootId {
    /// `text` is 32 to 36 characters of hexadecimal digits and dashes.
    pub fn parse(text: &str) -> std::result::Result<Self, BadValue> {
        let text = text.trim();
        let fits = (32..=36).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
        if fits {
            Ok(Self(text.to_ascii_lowercase()))
        } else {
            Err(BadValue::BootId)
        }
    }
}

impl fmt::Debug for BootId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for BootId {
    type Error = BadValue;
    fn try_from(text: String) -> std::result::Result<Self, BadValue> {
        Self::parse(&text)
    }
}

impl From<BootId> for String {
    fn from(id: BootId) -> Self {
        id.0
    }
}

/// Milliseconds since boot, time asleep included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BootMillis(pub u64);

impl BootMillis {
    /// `CLOCK_BOOTTIME`, now.
    #[must_use]
    pub fn now() -> Self {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
        let nanos = u64::try_from(time.tv_nsec).unwrap_or(0);
        Self(
            seconds
                .saturating_mul(1000)
                .saturating_add(nanos / 1_000_000),
        )
    }
}

/// Hour of the day on the wall, 0 to 23.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct HourOfDay(u8);

impl HourOfDay {
    /// `hour` is 0 to 23.
    pub fn new(hour: u8) -> std::result::Result<Self, BadValue> {
        if hour < 24 {
            Ok(Self(hour))
        } else {
            Err(BadValue::HourOfDay(hour))
        }
    }

    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for HourOfDay {
    type Error = BadValue;
    fn try_from(hour: u8) -> std::result::Result<Self, BadValue> {
        Self::new(hour)
    }
}

impl From<HourOfDay> for u8 {
    fn from(hour: HourOfDay) -> Self {
        hour.0
    }
}

/// The finest time the book knows: a local date and an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Hour {
    pub date: NaiveDate,
    pub hour: HourOfDay,
}

impl Hour {
    /// The wall clock's hour, local time. May be wrong by years: it is data, not order.
    #[must_use]
    pub fn now() -> Self {
        let now = Local::now();
        let hour = u8::try_from(now.hour()).unwrap_or(0).min(23);
        Self {
            date: now.date_naive(),
            hour: HourOfDay(hour),
        }
    }
}

/// What a book is opened with.
#[derive(Debug, Clone)]
pub struct Context {
    pub boot: BootId,
    pub boot_ms: BootMillis,
    pub now: Hour,
    /// Days that a row stays after the centre has acknowledged it. 0 deletes at once.
    pub keep_days: u16,
}

impl Context {
    /// Boot id, boot time and hour of this machine; rows go as soon as they are acknowledged.
    pub fn of_this_machine() -> Result<Self> {
        let path = "/proc/sys/kernel/random/boot_id";
        let text = std::fs::read_to_string(path).map_err(|source| LedgerError::Io {
            path: path.into(),
            source,
        })?;
        let boot = BootId::parse(&text)?;
        Ok(Self {
            boot,
            boot_ms: BootMillis::now(),
            now: Hour::now(),
            keep_days: 0,
        })
    }
}
