// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Accounts of the console, their roles, and the audit log.

use std::fmt;

use serde::{Deserialize, Serialize};
use sportello_protocol::UnixSeconds;

use crate::SiteId;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub i64);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Sees totals and the fleet.
    Viewer,
    /// Sees the room and commands its terminals.
    Staff,
    /// Everything, accounts included.
    Admin,
}

/// A role over the whole region (`site` absent) or one site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleGrant {
    pub role: Role,
    pub site: Option<SiteId>,
}

#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// What is typed to log in: 3 to 64 characters, kept in small letters, unique.
    pub name: String,
    pub full_name: String,
    pub email: Option<String>,
    /// PHC string.
    pub password_hash: String,
    pub roles: Vec<RoleGrant>,
    pub created: UnixSeconds,
}

#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub name: String,
    pub full_name: String,
    pub email: Option<String>,
    pub password_hash: String,
    pub totp_secret: Option<Vec<u8>>,
    pub roles: Vec<RoleGrant>,
    pub disabled: bool,
}

/// Never the hash or the secret.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for NewAccount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewAccount").finish_non_exhaustive()
    }
}

/// SHA-256 of the cookie's value: the value itself is nowhere but in the browser.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct WebSessionId(pub [u8; 32]);

impl fmt::Debug for WebSessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebSessionId")
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebSession {
    pub id: WebSessionId,
    pub account: AccountId,
    /// Second factor given.
    pub complete: bool,
    pub csrf: [u8; 32],
    pub expires: UnixSeconds,
}

/// Something that somebody did at the console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditEntry {
    pub at: UnixSeconds,
    /// Absent: nobody was logged in.
    pub account: Option<AccountId>,
    pub site: Option<SiteId>,
    /// A word of a closed list of the console, such as `command.end`.
    pub action: String,
    /// What it was done to: a number or a name that staff gave, never a citizen's.
    pub object: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AuditLine {
    pub id: i64,
    pub account_name: Option<String>,
    #[serde(flatten)]
    pub entry: AuditEntry,
}
