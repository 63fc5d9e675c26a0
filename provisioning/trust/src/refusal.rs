// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Why something was not taken: a closed list, so that it may cross the wire, with words for
//! people and a detail for the log.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why metadata or a file was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Not signed by enough of the region's keys, or changed since.
    WrongKey,
    /// Below a version that was seen before.
    OlderVersion,
    /// Parts that were never published together.
    MixedMetadata,
    /// Root or targets are past their date by a clock that counts as evidence.
    Expired,
    /// Another hash than the one that was signed.
    Altered,
    /// Longer than was signed, or than anything of its kind may be.
    TooLarge,
    /// Shorter than was signed: the copy broke off.
    Truncated,
    /// Not in the form that it should have.
    Malformed,
    /// Not there.
    Missing,
    /// The region took this number back.
    Withdrawn,
    /// A link, a device or a folder where a file should be.
    NotAFile,
    /// The source does not answer, or cannot be read: worth another try.
    Unreachable,
    /// No room on our own disk.
    NoRoom,
    /// Our own disk or folder fails.
    Storage,
}

impl Reason {
    /// Every reason, in order.
    pub const ALL: &'static [Self] = &[
        Self::WrongKey,
        Self::OlderVersion,
        Self::MixedMetadata,
        Self::Expired,
        Self::Altered,
        Self::TooLarge,
        Self::Truncated,
        Self::Malformed,
        Self::Missing,
        Self::Withdrawn,
        Self::NotAFile,
        Self::Unreachable,
        Self::NoRoom,
        Self::Storage,
    ];

    /// The word that crosses the wire; the same as serde writes.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::WrongKey => "wrong_key",
            Self::OlderVersion => "older_version",
            Self::MixedMetadata => "mixed_metadata",
            Self::Expired => "expired",
            Self::Altered => "altered",
            Self::TooLarge => "too_large",
            Self::Truncated => "truncated",
            Self::Malformed => "malformed",
            Self::Missing => "missing",
            Self::Withdrawn => "withdrawn",
            Self::NotAFile => "not_a_file",
            Self::Unreachable => "unreachable",
            Self::NoRoom => "no_room",
            Self::Storage => "storage",
        }
    }

    /// What it means and what to do, in one sentence for the person in charge.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::WrongKey => {
                "not signed by enough of the region's keys, or changed since: sign it with the keys that root names"
            }
            Self::OlderVersion => {
                "older than what was seen before: bring the region's newest repository"
            }
            Self::MixedMetadata => {
                "its parts were not published together: copy the whole repository again"
            }
            Self::Expired => "past its date: the region's administrator has to sign it anew",
            Self::Altered => "not the bytes that were signed: copy it again from a good source",
            Self::TooLarge => "longer than it may be: copy it again from a good source",
            Self::Truncated => "shorter than it should be: the copy broke off, copy it again",
            Self::Malformed => "not in the form it should have: was it made by this program?",
            Self::Missing => "not there: copy the whole repository again",
            Self::Withdrawn => "withdrawn by the region: choose another number",
            Self::NotAFile => "a link, a device or a folder where a file should be",
            Self::Unreachable => "the source cannot be read now: try again later",
            Self::NoRoom => "no room left on this disk: free some",
            Self::Storage => "this disk or folder cannot be written: look at its health",
        }
    }

    /// Whether the same request may succeed later without anybody's doing.
    #[must_use]
    pub fn passes(self) -> bool {
        matches!(self, Self::Unreachable | Self::Truncated)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.words())
    }
}

/// What was refused, why, and (for logs only) what lies beneath. Holds names of files and
/// roles, numbers and dates; nothing of a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Refusal {
    pub reason: Reason,
    /// The file or role, such as `timestamp.json` or `bundle-12.tar.zst`.
    pub what: String,
    /// What the library or the kernel said; may be empty.
    pub detail: String,
}

impl Refusal {
    #[must_use]
    pub fn new(reason: Reason, what: impl Into<String>, detail: impl fmt::Display) -> Self {
        Self {
            reason,
            what: what.into(),
            detail: shortened(&detail.to_string()),
        }
    }

    /// Something failed on our own disk.
    pub(crate) fn storage(what: impl Into<String>, error: &std::io::Error) -> Self {
        let reason = match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Reason::NoRoom,
            _ => Reason::Storage,
        };
        Self::new(reason, what, error)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            reason,
            what,
            detail,
        } = self;
        write!(out, "{what}: {reason}")?;
        if !detail.is_empty() {
            write!(out, " ({detail})")?;
        }
        Ok(())
    }
}

/// A hostile file may be quoted by a parser's message: no controls, no length.
fn shortened(text: &str) -> String {
    let readable = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(readable).take(300).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_the_word_that_serde_writes() {
        for &reason in Reason::ALL {
            let written = serde_json::to_value(reason).expect("a word");
            assert_eq!(written, reason.code());
        }
    }

    #[test]
    fn a_parsers_words_about_a_hostile_file_stay_short_and_printable() {
        let refusal = Refusal::new(Reason::Malformed, "x", "\x1b[2J".repeat(1000));
        assert!(refusal.to_string().len() < 500);
        assert!(!refusal.to_string().contains('\x1b'));
    }
}
