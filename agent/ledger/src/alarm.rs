// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is wrong with a terminal. The words are those of the wire; the agent translates one
//! into the other with a `match`.

use serde::{Deserialize, Serialize};

/// Something that staff or IT must look at. The agent raises and clears it with hysteresis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alarm {
    DiskNearlyFull,
    DiskWorn,
    MemoryShort,
    Hot,
    BatteryLow,
    ClockWrong,
    PrinterNotReady,
    KioskNotAlive,
    CompositorNotAlive,
    WipeFailed,
    PortalsUnreachable,
    NetworkPoor,
    LedgerDamaged,
    LedgerAtCap,
    UpdateFailed,
}

impl Alarm {
    pub const ALL: [Self; 15] = [
        Self::DiskNearlyFull,
        Self::DiskWorn,
        Self::MemoryShort,
        Self::Hot,
        Self::BatteryLow,
        Self::ClockWrong,
        Self::PrinterNotReady,
        Self::KioskNotAlive,
        Self::CompositorNotAlive,
        Self::WipeFailed,
        Self::PortalsUnreachable,
        Self::NetworkPoor,
        Self::LedgerDamaged,
        Self::LedgerAtCap,
        Self::UpdateFailed,
    ];
}
