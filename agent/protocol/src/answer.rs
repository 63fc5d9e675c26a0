// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Refusals.

use serde::{Deserialize, Serialize};

use crate::UnixSeconds;

/// Why the centre did not do what was asked. Each has one HTTP status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ProblemKind {
    /// 400: the body cannot be read.
    Malformed,
    /// 401: no signature, or one that does not fit.
    Signature,
    /// 401: signed too long ago or too far ahead; `server_clock` says what time it is.
    Clock,
    /// 401: this very request was seen before.
    Replayed,
    /// 401: no terminal has this key.
    UnknownKey,
    /// 403: the key was revoked; the terminal must be enrolled anew.
    Revoked,
    /// 403: two machines used this key; staff must sort it out.
    Quarantined,
    /// 403: the code is wrong, used, or too old.
    Code,
    /// 413: too large.
    TooLarge,
    /// 429: come back later (`Retry-After`).
    Busy,
    /// 503: the centre cannot store just now (`Retry-After`).
    Unavailable,
    /// A kind that this version does not know.
    #[serde(other)]
    Unknown,
}

impl ProblemKind {
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Malformed | Self::Unknown => 400,
            Self::Signature | Self::Clock | Self::Replayed | Self::UnknownKey => 401,
            Self::Revoked | Self::Quarantined | Self::Code => 403,
            Self::TooLarge => 413,
            Self::Busy => 429,
            Self::Unavailable => 503,
        }
    }
}

/// Body of every refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    pub problem: ProblemKind,
    pub server_clock: UnixSeconds,
}
