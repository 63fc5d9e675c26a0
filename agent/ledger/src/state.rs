// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What must survive a restart and is no report: whether the terminal serves, and how
//! long a staff slot must wait after wrong PINs.

use serde::{Deserialize, Serialize};

/// Whether the terminal may serve citizens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ServiceState {
    InService,
    /// A receipt failed: an empty session must prove the terminal first.
    Proving,
    OutOfService {
        reason: OutOfServiceReason,
    },
    Maintenance,
}

/// Why a terminal does not serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OutOfServiceReason {
    /// A second receipt failed: waits for staff.
    WipeFailed,
    /// User namespaces or bubblewrap are missing.
    NoSandbox,
    NoBrowser,
    /// The compositor does not answer.
    NoDisplay,
    NoTasks,
    /// The book cannot be written.
    NoLedger,
    DiskFull,
    /// Staff took it out of service.
    Staff,
}

/// Wrong PINs of one staff slot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinState {
    /// Wrong tries in a row.
    pub failures: u32,
    /// Milliseconds of boot time until the next try is allowed; 0 when it is allowed now.
    pub wait_ms: u64,
}
