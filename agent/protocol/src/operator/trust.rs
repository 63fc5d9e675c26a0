// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The signed repository: bytes are brought first, then what signs for them.

use serde::{Deserialize, Deserializer, Serialize};

use crate::bounds::at_most;
use crate::{BadValue, TargetName, UnixSeconds};

/// Largest chunk of an upload, bytes.
pub const MAX_CHUNK: usize = 4 * 1024 * 1024;
/// Largest target, bytes.
pub const MAX_TARGET: u64 = 4 * 1024 * 1024 * 1024;
/// Largest metadata of one role, bytes.
pub const MAX_METADATA: usize = 1024 * 1024;
/// Roots of one publication at most.
pub const MAX_ROOTS: usize = 16;

/// The centre's own keys, which the root must name: raw Ed25519 in unpadded URL-safe Base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OnlineKeys {
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{43}$"))]
    pub snapshot: String,
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{43}$"))]
    pub timestamp: String,
}

/// How far an upload is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Upload {
    pub name: TargetName,
    /// Bytes that are there; the next chunk begins here.
    pub received: u64,
    /// All of it is there, and its SHA-256 is right.
    pub complete: bool,
}

/// Metadata that was signed offline, each the very bytes of its file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Publication {
    /// `N.root.json` in their order; those that the centre has may be among them.
    #[serde(default, deserialize_with = "roots")]
    #[cfg_attr(feature = "openapi", schema(max_items = 16))]
    pub roots: Vec<String>,
    /// `targets.json`; absent: only the roots change.
    #[serde(default, deserialize_with = "metadata")]
    pub targets: Option<String>,
}

fn checked<E: serde::de::Error>(text: String) -> Result<String, E> {
    if text.len() > MAX_METADATA {
        Err(E::custom(BadValue::TooMany("bytes of metadata")))
    } else {
        Ok(text)
    }
}

fn roots<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    at_most::<_, String, MAX_ROOTS>(deserializer)?
        .into_iter()
        .map(checked)
        .collect()
}

fn metadata<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::<String>::deserialize(deserializer)?
        .map(checked)
        .transpose()
}

/// What the centre publishes now; versions are 0 before the first publication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TrustState {
    pub online_keys: OnlineKeys,
    pub root: u64,
    pub targets: u64,
    pub snapshot: u64,
    pub timestamp: u64,
    /// Until when what was signed offline may be followed by whoever has a network.
    #[serde(default)]
    pub targets_expire: Option<UnixSeconds>,
}
