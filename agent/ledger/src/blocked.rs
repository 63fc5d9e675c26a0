// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Hosts that a task needed and the terminal refused, so that the region can mend its lists.
//!
//! A host that one person met says something about that person. So below
//! [`BLOCKED_MIN_SESSIONS`] the book keeps a salted hash and a number, and no program outside
//! the capsule's supervisor learns the name: the supervisor is told what to hash with
//! ([`Counting::key`]) and which hashes lack one session only ([`Counting::nearly`]), and it
//! names those alone. The row gets its number only when the day is over, so that it does not
//! stand beside the record of the session that made it the fifth.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

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

/// 64 bits that stand for a task and a host it met: enough to tell a few hundred apart.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HostHash(pub [u8; 8]);

/// Never in a log: whoever has the book could try names on it.
impl fmt::Debug for HostHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostHash")
    }
}

impl TryFrom<String> for HostHash {
    type Error = BadValue;
    fn try_from(text: String) -> Result<Self, BadValue> {
        // Only what `From` below writes: no sign, no capital letter.
        let number = u64::from_str_radix(&text, 16).map_err(|_| BadValue::HostHash)?;
        let hash = Self(number.to_be_bytes());
        if String::from(hash) == text {
            Ok(hash)
        } else {
            Err(BadValue::HostHash)
        }
    }
}

impl From<HostHash> for String {
    fn from(hash: HostHash) -> Self {
        format!("{:016x}", u64::from_be_bytes(hash.0))
    }
}

/// What a session must know so that the hosts that it meets can be counted. It lives in memory
/// and is read anew for each session.
#[derive(Clone, PartialEq, Eq)]
pub struct Counting {
    pub(crate) salt: String,
    pub(crate) nearly: BTreeSet<HostHash>,
}

impl Counting {
    /// What hosts that this task meets are hashed with. It tells nothing of the book's salt,
    /// and so nothing of other tasks.
    #[must_use]
    pub fn key(&self, task: &TaskId) -> [u8; 16] {
        let mut hash = Sha256::new();
        for part in [self.salt.as_str(), task.as_str()] {
            hash.update(part);
            hash.update([0]);
        }
        let mut key = [0; 16];
        for (to, from) in key.iter_mut().zip(hash.finalize()) {
            *to = from;
        }
        key
    }

    /// Hashes that were met by all sessions but one that are needed for a name, whatever the
    /// task.
    #[must_use]
    pub const fn nearly(&self) -> &BTreeSet<HostHash> {
        &self.nearly
    }
}

/// Nothing of it is for a log.
impl fmt::Debug for Counting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Counting")
    }
}

/// A refused host that a session met.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    Nameless(HostHash),
    /// With its name, because [`Counting::nearly`] held its hash.
    Named {
        hash: HostHash,
        task: TaskId,
        host: HostName,
    },
}

impl Met {
    #[must_use]
    pub const fn hash(&self) -> HostHash {
        match self {
            Self::Nameless(hash) | Self::Named { hash, .. } => *hash,
        }
    }
}

/// A host that so many sessions of a task met since it was last reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blocked {
    pub task: TaskId,
    pub host: HostName,
    pub sessions: u32,
}
