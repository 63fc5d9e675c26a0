// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the processes of one centre tell each other about rooms, through
//! [`sportello_store::Store::relay`], which keeps nothing of it.

use serde::{Deserialize, Serialize};
use sportello_protocol::{TerminalId, UnixSeconds};

use crate::Live;

/// PostgreSQL carries no longer notice.
pub const MAX_BYTES: usize = 8000;
/// Terminals that one notice names at most; each takes 39 bytes.
pub const MAX_NAMED: usize = 190;

/// Which process speaks: a number it drew at its start, so that it knows its own echo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Origin(pub u64);

/// One piece of news.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "news", rename_all = "snake_case")]
pub enum News {
    Live(Live),
    /// The terminal left the fleet.
    Gone {
        terminal: TerminalId,
    },
    /// This process has opened an answer to a terminal.
    Opened {
        terminal: TerminalId,
        at: UnixSeconds,
    },
    /// These were there at that moment: [`MAX_NAMED`] at most.
    Present {
        terminals: Vec<TerminalId>,
        at: UnixSeconds,
    },
    /// What do these do? [`MAX_NAMED`] at most.
    Asked {
        terminals: Vec<TerminalId>,
    },
    /// Of a kind that this version does not know: a newer process runs beside this one.
    #[serde(other)]
    Unknown,
}

/// A notice cannot be written or read.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    #[error("not a notice about a room")]
    Json(#[from] serde_json::Error),
    #[error("a notice of {0} bytes is too long")]
    TooLong(usize),
}

/// A piece of news and who has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub from: Origin,
    #[serde(flatten)]
    pub news: News,
}

impl Notice {
    /// # Errors
    /// When it is longer than [`MAX_BYTES`].
    pub fn encode(&self) -> Result<Vec<u8>, RelayError> {
        let bytes = serde_json::to_vec(self)?;
        if bytes.len() >= MAX_BYTES {
            return Err(RelayError::TooLong(bytes.len()));
        }
        Ok(bytes)
    }

    /// # Errors
    /// When it is no notice.
    pub fn decode(bytes: &[u8]) -> Result<Self, RelayError> {
        if bytes.len() >= MAX_BYTES {
            return Err(RelayError::TooLong(bytes.len()));
        }
        Ok(serde_json::from_slice(bytes)?)
    }
}
