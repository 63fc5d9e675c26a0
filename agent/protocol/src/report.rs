// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports: numbered rows on their way to the centre, packed, and what the centre answers.

use std::io::Read;

use serde::{Deserialize, Deserializer, Serialize};

use crate::bounds::{List, at_most};
use crate::{Epoch, Losses, MAX_ROWS, MAX_UNPACKED, Row, Sequence, UnixSeconds};

/// One row under its number. `first` and `last` differ only for a loss, which covers a range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Numbered {
    pub epoch: Epoch,
    pub first: Sequence,
    pub last: Sequence,
    pub row: Row,
}

impl Numbered {
    /// Whether the numbers are a range from 1 on, and only a loss covers more than one.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.first.0 >= 1
            && self.first.0 <= self.last.0
            && self.last.0 < (1 << 48)
            && (self.first.0 == self.last.0 || matches!(self.row, Row::Loss(_) | Row::FromNewer(_)))
    }
}

/// What a terminal sends when it has rows that the centre lacks. Sending it again is safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    pub version: u16,
    /// The terminal's clock as it packed this.
    pub clock: UnixSeconds,
    pub losses: Losses,
    #[serde(deserialize_with = "rows")]
    #[cfg_attr(feature = "openapi", schema(max_items = 2000))]
    pub rows: Vec<Numbered>,
}

const TOO_MANY_ROWS: &str = "more rows than a report may hold";

/// Stops as soon as there are too many. The error begins with [`TOO_MANY_ROWS`], and no other
/// does.
fn rows<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Numbered>, D::Error> {
    deserializer.deserialize_seq(List::<Numbered, MAX_ROWS>::new(TOO_MANY_ROWS))
}

/// A packed report cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum UnpackError {
    #[error("not zstd, or cut short")]
    Zstd(#[source] std::io::Error),
    #[error("more than {MAX_UNPACKED} bytes once unpacked")]
    TooLarge,
    #[error("{TOO_MANY_ROWS}")]
    TooManyRows,
    #[error("a row whose numbers make no sense")]
    Numbers,
    #[error("not a report")]
    Json(#[source] serde_json::Error),
}

impl Report {
    /// JSON, then zstd.
    ///
    /// # Errors
    /// When memory for the compressor cannot be had.
    pub fn pack(&self) -> std::io::Result<Vec<u8>> {
        let json = serde_json::to_vec(self).map_err(std::io::Error::other)?;
        zstd::bulk::compress(&json, 3)
    }

    /// Unpacks what came from the network: never allocates more than [`MAX_UNPACKED`].
    ///
    /// # Errors
    /// When it is no report, too large, or its numbers make no sense.
    pub fn unpack(packed: &[u8]) -> Result<Self, UnpackError> {
        let mut decoder = zstd::Decoder::new(packed).map_err(UnpackError::Zstd)?;
        // A window of 8 MiB is enough for all we send; more only costs the centre memory.
        decoder.window_log_max(23).map_err(UnpackError::Zstd)?;
        let mut json = Vec::new();
        let read = decoder
            .take(MAX_UNPACKED as u64 + 1)
            .read_to_end(&mut json)
            .map_err(UnpackError::Zstd)?;
        if read > MAX_UNPACKED {
            return Err(UnpackError::TooLarge);
        }
        let report: Self = serde_json::from_slice(&json).map_err(|error| {
            if error.to_string().starts_with(TOO_MANY_ROWS) {
                UnpackError::TooManyRows
            } else {
                UnpackError::Json(error)
            }
        })?;
        if !report.rows.iter().all(Numbered::is_sound) {
            return Err(UnpackError::Numbers);
        }
        Ok(report)
    }
}

/// Numbers from `first` to `last`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Range {
    pub first: Sequence,
    pub last: Sequence,
}

/// What the centre has of one epoch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EpochStanding {
    pub epoch: Epoch,
    /// Everything up to and including this number is stored for good; 0: nothing yet.
    pub through: Sequence,
    /// What is missing between `through` and the highest number seen, 16 ranges at most.
    #[serde(default, deserialize_with = "at_most::<_, _, 16>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 16))]
    pub missing: Vec<Range>,
}

/// The centre's answer to a report: one standing for each epoch that the report named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Acknowledgement {
    pub version: u16,
    #[serde(deserialize_with = "at_most::<_, _, MAX_ROWS>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 2000))]
    pub epochs: Vec<EpochStanding>,
    pub server_clock: UnixSeconds,
}
