// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The answer that stays open: what the centre says to a terminal as it happens.
//!
//! The body is lines that end with a line feed, each the JSON of one [`StreamLine`]. The first
//! says what to expect. An empty line is a sign of life; a terminal that sees none for twice
//! [`StreamLine::Opened::keep_alive_s`] has lost the centre, or something in between holds
//! answers back, and polls for a while.

use serde::{Deserialize, Serialize};

use crate::{Command, UnixSeconds};

/// Media type of an answer that stays open.
pub const LINES: &str = "application/x-ndjson";
/// No line is longer, bytes.
pub const MAX_LINE: usize = 4096;

/// Why an answer that stayed open ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Ending {
    /// Its time is over, or the centre stops: open the next.
    Over,
    /// Another answer to the same terminal was opened later.
    Superseded,
    /// The key is not welcome any more: asking again says why.
    Refused,
    /// For a reason that this version does not know.
    #[serde(other)]
    Unknown,
}

/// One line of an answer that stays open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum StreamLine {
    /// The first line.
    Opened {
        version: u16,
        server_clock: UnixSeconds,
        /// At least one line, be it empty, comes in this time.
        keep_alive_s: u32,
        /// The answer ends after this time.
        lasts_s: u32,
        /// Version of the desired state that the centre holds for this terminal.
        desired: u64,
        /// The centre does not know what the terminal does: it is to send a status.
        tell: bool,
    },
    Command(Command),
    /// The centre holds another version of the desired state.
    Desired {
        desired: u64,
    },
    /// The terminal is to send a status.
    Tell,
    /// The last line.
    Ended {
        why: Ending,
    },
    /// Of a kind that this version does not know: passed over.
    #[serde(other)]
    Unknown,
}

impl StreamLine {
    /// The line with its line feed.
    ///
    /// # Errors
    /// Never in practice: its types hold nothing that JSON has no words for.
    pub fn encode(&self) -> serde_json::Result<Vec<u8>> {
        let mut line = serde_json::to_vec(self)?;
        line.push(b'\n');
        Ok(line)
    }
}
