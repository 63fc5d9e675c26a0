// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What travels on a USB stick where there is no network: a terminal's reports one way
//! ([`Parcel`]), the centre's answer the other ([`Return`]).
//!
//! A file is one line of JSON (the head, with the signature) and then the content. A parcel
//! holds packed reports, each behind its length (four bytes, most significant first); a
//! return holds one JSON object.
//!
//! # Invariants
//! 1. The signature covers tag, version, key, date, nonce, addressee, length and SHA-256 of
//!    the content, so a file is taken whole or not at all, and one kind never passes for the
//!    other.
//! 2. A return is believed only by the terminal it is addressed to, and only as the answer
//!    to a parcel which that terminal sent.
//! 3. Nothing is allocated because a file says so, only because it has arrived, and never
//!    beyond [`MAX_PARCEL`].
//!
//! Opening the same file twice is harmless: reports carry their numbers, commands their ids.

use std::io::Read;

use serde::{Deserialize, Serialize};

use self::file::{Content, Head, seal};
use crate::bounds::at_most;
use crate::key::TerminalKey;
use crate::{Acknowledgement, Command, Desired, MAX_PACKED, Thumbprint, UnixSeconds};

mod file;

/// Longest head, bytes.
pub const MAX_HEAD: usize = 2048;
/// Largest content of a parcel, bytes.
pub const MAX_PARCEL: u64 = 64 * 1024 * 1024;
/// Reports in one parcel at most.
pub const MAX_REPORTS: usize = 4096;
/// Largest content of a return, bytes.
pub const MAX_RETURN: u64 = 256 * 1024;
/// Media type of both files.
pub const MEDIA_TYPE: &str = "application/vnd.sportello.courier";

const PARCEL: &str = "sportello-courier";
const RETURN: &str = "sportello-courier-return";

/// A file cannot be made, read or believed.
#[derive(Debug, thiserror::Error)]
pub enum CourierError {
    #[error("the file could not be read to its end")]
    Io(#[source] std::io::Error),
    #[error("not a courier's file")]
    NotOurs,
    #[error("the file was made by a newer version ({0}) of this software")]
    Newer(u16),
    #[error("the file is cut short: copy it again")]
    Truncated,
    #[error("the file goes on after its end")]
    TooLong,
    #[error("more than a courier may carry")]
    TooLarge,
    #[error("the content is not what its head says: it was damaged or changed")]
    Changed,
    #[error("the file was signed with another key")]
    WrongKey,
    #[error("the signature is wrong")]
    Signature,
    #[error("the file is for another terminal")]
    Foreign,
    #[error("the file does not answer a parcel of this terminal")]
    Unasked,
    #[error("the content cannot be read")]
    Content(#[source] serde_json::Error),
}

/// A terminal's packed reports under its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    pub keyid: Thumbprint,
    /// The terminal's clock as it sealed the parcel.
    pub created: UnixSeconds,
    /// What the [`Return`] will name.
    pub nonce: [u8; 16],
    /// Each as [`crate::Report::pack`] made it; to be unpacked one by one.
    pub reports: Vec<Vec<u8>>,
}

impl Parcel {
    /// Seals packed reports, oldest first.
    ///
    /// # Errors
    /// When a report is empty or larger than [`MAX_PACKED`], or all are too many or too large.
    pub fn seal(
        key: &TerminalKey,
        reports: &[impl AsRef<[u8]>],
        created: UnixSeconds,
        nonce: [u8; 16],
    ) -> Result<Vec<u8>, CourierError> {
        if reports.len() > MAX_REPORTS {
            return Err(CourierError::TooLarge);
        }
        let mut content = Vec::new();
        for report in reports {
            let report = report.as_ref();
            if report.is_empty() || report.len() > MAX_PACKED {
                return Err(CourierError::TooLarge);
            }
            let length = u32::try_from(report.len()).map_err(|_| CourierError::TooLarge)?;
            content.extend_from_slice(&length.to_be_bytes());
            content.extend_from_slice(report);
            if content.len() as u64 > MAX_PARCEL {
                return Err(CourierError::TooLarge);
            }
        }
        seal(key, PARCEL, created, nonce, None, &content)
    }

    /// Reads a parcel and checks that it is whole; who made it is not known yet.
    ///
    /// # Errors
    /// When it is no parcel, or not whole.
    pub fn open(file: impl Read) -> Result<Claimed, CourierError> {
        let mut content = Content::open(file, PARCEL, MAX_PARCEL)?;
        let mut reports = Vec::new();
        while content.left > 0 {
            let mut length = [0; 4];
            content.fill(&mut length)?;
            let length = u32::from_be_bytes(length);
            if length == 0 || u64::from(length) > content.left {
                return Err(CourierError::Changed);
            }
            if length as usize > MAX_PACKED || reports.len() == MAX_REPORTS {
                return Err(CourierError::TooLarge);
            }
            reports.push(content.take(u64::from(length))?);
        }
        Ok(Claimed {
            head: content.close()?,
            reports,
        })
    }
}

/// A parcel that is whole, but not yet believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    head: Head,
    reports: Vec<Vec<u8>>,
}

impl Claimed {
    /// The key that it says it was sealed with.
    #[must_use]
    pub const fn keyid(&self) -> Thumbprint {
        self.head.keyid
    }

    /// Checks that this terminal's key sealed it.
    ///
    /// # Errors
    /// When another did.
    pub fn verify(self, public_key: &[u8; 32]) -> Result<Parcel, CourierError> {
        self.head.verify(public_key)?;
        Ok(Parcel {
            keyid: self.head.keyid,
            created: self.head.created,
            nonce: self.head.nonce.0,
            reports: self.reports,
        })
    }
}

/// What the centre sends back, under its own signature.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    pub acknowledgement: Option<Acknowledgement>,
    pub desired: Option<Desired>,
    #[serde(default, deserialize_with = "at_most::<_, _, 256>")]
    pub commands: Vec<Command>,
}

impl Return {
    /// Seals the answer to the parcel with nonce `answers` of the terminal whose key has the
    /// thumbprint `to`. `key` is the centre's own.
    ///
    /// # Errors
    /// When it is larger than [`MAX_RETURN`].
    pub fn seal(
        &self,
        key: &TerminalKey,
        to: Thumbprint,
        answers: [u8; 16],
        created: UnixSeconds,
    ) -> Result<Vec<u8>, CourierError> {
        let content = serde_json::to_vec(self).map_err(CourierError::Content)?;
        if content.len() as u64 > MAX_RETURN {
            return Err(CourierError::TooLarge);
        }
        seal(key, RETURN, created, answers, Some(to), &content)
    }

    /// Reads a return and checks that it is whole; nothing of it is believed yet.
    ///
    /// # Errors
    /// When it is no return, or not whole.
    pub fn open(file: impl Read) -> Result<ClaimedReturn, CourierError> {
        let mut content = Content::open(file, RETURN, MAX_RETURN)?;
        let bytes = content.take(content.left)?;
        Ok(ClaimedReturn {
            head: content.close()?,
            bytes,
        })
    }
}

/// A return that is whole, but not yet believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimedReturn {
    head: Head,
    bytes: Vec<u8>,
}

impl ClaimedReturn {
    /// Nonce of the parcel that it says it answers.
    #[must_use]
    pub const fn answers(&self) -> [u8; 16] {
        self.head.nonce.0
    }

    /// The centre's clock as it sealed this. Not believed before [`Self::verify`].
    #[must_use]
    pub const fn created(&self) -> UnixSeconds {
        self.head.created
    }

    /// Checks that the centre sealed it, for the terminal with the thumbprint `to`, in answer
    /// to one of the parcels that this terminal has `sent` (their nonces).
    ///
    /// # Errors
    /// When any of that is not so.
    pub fn verify(
        &self,
        centre_key: &[u8; 32],
        to: Thumbprint,
        sent: &[[u8; 16]],
    ) -> Result<Return, CourierError> {
        self.head.verify(centre_key)?;
        if self.head.to != Some(to) {
            return Err(CourierError::Foreign);
        }
        if !sent.contains(&self.head.nonce.0) {
            return Err(CourierError::Unasked);
        }
        serde_json::from_slice(&self.bytes).map_err(CourierError::Content)
    }
}

#[cfg(test)]
mod tests;
