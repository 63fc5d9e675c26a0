// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Rows into reports that the centre takes: at most 256 KiB packed.

use sportello_protocol::{Losses, MAX_PACKED, MAX_ROWS, Numbered, Report, UnixSeconds, VERSION};

/// Rows of one report at first; memory is scarcer than round trips.
pub const ROWS: usize = 256;

/// A packed report and how many of the rows it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    pub bytes: Vec<u8>,
    pub rows: usize,
}

/// A report cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error("a report could not be packed")]
    Zstd(#[source] std::io::Error),
    /// The first row alone is larger than a report may be.
    #[error("a row is larger than a report may be")]
    RowTooLarge,
}

/// Packs as many of the oldest rows as fit, half of them at a time.
///
/// # Errors
/// When not even the first row fits, or memory is short.
pub fn pack(
    rows: &[Numbered],
    most: usize,
    losses: Losses,
    clock: UnixSeconds,
) -> Result<Packed, PackError> {
    let mut count = rows.len().min(most).min(MAX_ROWS);
    loop {
        let report = Report {
            version: VERSION,
            clock,
            losses,
            rows: rows.iter().take(count).cloned().collect(),
        };
        let bytes = report.pack().map_err(PackError::Zstd)?;
        if bytes.len() <= MAX_PACKED {
            return Ok(Packed { bytes, rows: count });
        }
        if count <= 1 {
            return Err(PackError::RowTooLarge);
        }
        count /= 2;
    }
}
