// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Images and bundles: which one the centre would like a terminal to run, where the terminal
//! stands with it, and the row that tells what became of it even months later.
//!
//! # Invariants
//! 1. What the centre would like is a number, no more: a terminal takes only what the region's
//!    signed repository has under that number, never below a number that it has seen.
//! 2. Words and numbers only; a reason is a member of a closed list. A member that this
//!    version does not know is read as `Unknown`.

use serde::{Deserialize, Deserializer, Serialize};

use crate::{BadValue, Hour, LayerName};

/// Largest number of an image or a bundle; the smallest is 1.
pub const MAX_RELEASE: u64 = (1 << 48) - 1;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub enum $name {
            $($(#[$vdoc])* $variant,)+
            /// A word that this version does not know.
            #[serde(other)]
            Unknown,
        }

        impl $name {
            /// Every word of the list that may be said, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

words!(
    /// Why a terminal did not take what it was offered.
    UpdateRefusal {
        /// Signed by nobody that the region trusts.
        Signature,
        /// Below a version that this terminal has already seen.
        OlderVersion,
        /// The parts of the repository do not belong together.
        MixedMetadata,
        /// Its date is over, and it is not one that may be followed without a network.
        Expired,
        /// Another length or another hash than was signed.
        WrongBytes,
        TooLarge,
        /// Asked for, but not in the signed repository.
        NotInRepository,
        /// The region took this number back.
        Withdrawn,
        /// It asks for a newer program than runs here.
        NeedsNewerImage,
        /// Tasks or policy that the linter or the bounds of an upper layer do not let pass.
        BadContent,
        /// Not enough room to keep it until it is whole.
        NoSpace,
        /// There is no idle slot to write to.
        NoSlot,
        /// What landed in the slot is not what was sent there.
        WriteFailed,
        /// It failed on this very terminal before.
        FailedBefore,
    }
);

/// Where a terminal stands with the image that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum UpdatePhase {
    /// Nothing to do.
    Idle,
    Fetching,
    /// Verified and whole; it is written when nobody is in the way.
    Staged,
    /// In the idle slot; the next boot tries it.
    Applied,
    /// Running, and not yet proven.
    Trying,
    /// Running and proven.
    Blessed,
    /// `image` failed its boots; the one before runs again.
    RolledBack {
        #[serde(deserialize_with = "release")]
        #[cfg_attr(
            feature = "openapi",
            schema(minimum = 1, maximum = 281_474_976_710_655_u64)
        )]
        image: u64,
    },
    Refused {
        reason: UpdateRefusal,
    },
    /// A state that this version does not know.
    #[serde(other)]
    Unknown,
}

/// What a status says about image and bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UpdateState {
    /// The image that runs; absent on a machine that was not made from one.
    #[serde(default, deserialize_with = "maybe_release")]
    #[cfg_attr(
        feature = "openapi",
        schema(minimum = 1, maximum = 281_474_976_710_655_u64)
    )]
    pub running: Option<u64>,
    /// The image that the centre wants, as far as this terminal knows.
    #[serde(default, deserialize_with = "maybe_release")]
    #[cfg_attr(
        feature = "openapi",
        schema(minimum = 1, maximum = 281_474_976_710_655_u64)
    )]
    pub wanted: Option<u64>,
    pub phase: UpdatePhase,
    /// The bundle in use; absent: what the image brought.
    #[serde(default, deserialize_with = "maybe_release")]
    #[cfg_attr(
        feature = "openapi",
        schema(minimum = 1, maximum = 281_474_976_710_655_u64)
    )]
    pub bundle: Option<u64>,
    /// What it follows is signed, and its date is over: no newer word has come.
    #[serde(default)]
    pub stale: bool,
}

words!(
    /// What a release brings.
    ReleaseKind { Image, Bundle }
);

/// What became of a release on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "became", rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum UpdateChange {
    /// An image: written to the idle slot. A bundle: in use from the next session on.
    Applied,
    /// An image that ran and was proven.
    Blessed,
    /// An image that failed its boots.
    RolledBack,
    Refused {
        reason: UpdateRefusal,
    },
    /// Something that this version does not know.
    #[serde(other)]
    Unknown,
}

/// Row of a report: what became of a release, at its hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UpdateChanged {
    pub at: Hour,
    pub release: ReleaseKind,
    #[serde(deserialize_with = "release")]
    #[cfg_attr(
        feature = "openapi",
        schema(minimum = 1, maximum = 281_474_976_710_655_u64)
    )]
    pub number: u64,
    #[serde(flatten)]
    pub change: UpdateChange,
}

/// The image that the centre wants a terminal to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Update {
    #[serde(deserialize_with = "release")]
    #[cfg_attr(
        feature = "openapi",
        schema(minimum = 1, maximum = 281_474_976_710_655_u64)
    )]
    pub image: u64,
}

/// Where a terminal stands: the names of its layers of policy. Absent: no name fits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Place {
    #[serde(default)]
    pub district: Option<LayerName>,
    #[serde(default)]
    pub site: Option<LayerName>,
    #[serde(default)]
    pub terminal: Option<LayerName>,
}

fn checked<E: serde::de::Error>(number: u64) -> Result<u64, E> {
    if (1..=MAX_RELEASE).contains(&number) {
        Ok(number)
    } else {
        Err(E::custom(BadValue::Release(number)))
    }
}

pub(crate) fn release<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    checked(u64::deserialize(deserializer)?)
}

pub(crate) fn maybe_release<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<u64>, D::Error> {
    Option::<u64>::deserialize(deserializer)?
        .map(checked)
        .transpose()
}
