// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How a terminal gets its identity, once.

use serde::{Deserialize, Serialize};

use crate::{TerminalId, Thumbprint, UnixSeconds, VersionText};

/// What helps staff to see that the right machine enrolled; nothing that names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Facts {
    pub threads: u16,
    pub memory_mib: u32,
    pub disk_gib: u32,
    pub agent: VersionText,
}

/// Signed with the new key, which shows that the sender has its private half.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrolmentRequest {
    pub version: u16,
    /// The secret part of the code ([`crate::EnrolmentCode::secret_text`]).
    #[cfg_attr(feature = "openapi", schema(pattern = "^[0-9A-Z]{16}$"))]
    pub secret: String,
    /// Raw Ed25519 key, 43 characters of unpadded URL-safe Base64.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{43}$"))]
    pub public_key: String,
    pub facts: Facts,
}

/// The terminal belongs to the region now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EnrolmentAnswer {
    pub version: u16,
    pub terminal: TerminalId,
    pub thumbprint: Thumbprint,
    /// The centre's own key, raw Ed25519 in unpadded URL-safe Base64: it signs what comes
    /// back by courier.
    #[cfg_attr(feature = "openapi", schema(pattern = "^[A-Za-z0-9_-]{43}$"))]
    pub centre_key: String,
    pub server_clock: UnixSeconds,
}
