// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whoever runs the region's command line: a key with a name.

use sportello_protocol::{Thumbprint, UnixSeconds};

use crate::{AccountId, SiteId};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperatorId(pub i64);

impl OperatorId {
    /// As whom the audit log and a code's maker know it: below zero, where no account is.
    #[must_use]
    pub const fn account(self) -> AccountId {
        AccountId(self.0.saturating_neg())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOperator {
    /// 2 to 64 letters, unique among those that are not removed.
    pub name: String,
    pub public_key: [u8; 32],
    pub added: UnixSeconds,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operator {
    pub id: OperatorId,
    pub name: String,
    pub public_key: [u8; 32],
    pub added: UnixSeconds,
}

impl Operator {
    #[must_use]
    pub fn thumbprint(&self) -> Thumbprint {
        Thumbprint::of(&self.public_key)
    }
}

/// A terminal that nobody enrolled yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    pub site: SiteId,
    pub site_code: String,
    pub label: String,
}

/// In whose name something is done, and when: for the audit log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By {
    pub account: AccountId,
    pub at: UnixSeconds,
}
