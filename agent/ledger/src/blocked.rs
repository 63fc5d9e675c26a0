// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Hosts that a task needed and the terminal refused, so that the region can mend its lists.
//!
//! A host that one person met says something about that person. So below
//! [`BLOCKED_MIN_SESSIONS`] the book keeps a salted hash and a number, no name; and the row
//! gets its number only when the day is over, so that it does not stand beside the record of
//! the session that made it the fifth.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::BadValue;
use crate::record::TaskId;

/// Sessions that must have met a host before its name is kept and leaves the terminal.
pub const BLOCKED_MIN_SESSIONS: u32 = 5;

/// A DNS name of at least two labels in small letters. No address, no port, no scheme.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HostName(String);

impl HostName {
    /// 253 characters at most; labels of 1 to 63 of `a-z`, `0-9` and `-`, no dash at their
    /// ends; the last one not a number.
    pub fn parse(text: &str) -> Result<Self, BadValue> {
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        let named = text
            .rsplit_once('.')
            .is_some_and(|(_, last)| last.bytes().any(|b| b.is_ascii_lowercase()));
        if text.len() <= 253 && named && text.split('.').all(label) {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadValue::HostName)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Never in a log: what a session met.
impl fmt::Debug for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostName")
    }
}

impl TryFrom<String> for HostName {
    type Error = BadValue;
    fn try_from(text: String) -> Result<Self, BadValue> {
        Self::parse(&text)
    }
}

impl From<HostName> for String {
    fn from(host: HostName) -> Self {
        host.0
    }
}

/// A host that so many sessions of a task met since it was last reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocked {
    pub task: TaskId,
    pub host: HostName,
    pub sessions: u32,
}
