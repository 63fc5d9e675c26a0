// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What became of an image or a bundle. The words are those of the wire; the agent translates
//! one into the other with a `match`.

use serde::{Deserialize, Serialize};

use crate::context::Hour;

/// What a release brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReleaseKind {
    Image,
    Bundle,
}

/// Why a release was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UpdateRefusal {
    Signature,
    OlderVersion,
    MixedMetadata,
    Expired,
    WrongBytes,
    TooLarge,
    NotInRepository,
    Withdrawn,
    NeedsNewerImage,
    BadContent,
    NoSpace,
    NoSlot,
    WriteFailed,
    FailedBefore,
    Unknown,
}

/// What became of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "became", rename_all = "snake_case")]
pub enum UpdateChange {
    Applied,
    Blessed,
    RolledBack,
    Refused { reason: UpdateRefusal },
}

/// What became of which release, at its hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateChanged {
    pub at: Hour,
    pub release: ReleaseKind,
    pub number: u64,
    #[serde(flatten)]
    pub change: UpdateChange,
}
