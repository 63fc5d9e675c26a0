// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The protocol's words in the ledger's, for what health writes. Every list is matched whole: a new
//! word does not compile until someone has decided what the book calls it.

use sportello_ledger as ledger;
use sportello_protocol as wire;

macro_rules! same {
    ($name:ident: $list:ident { $($word:ident),+ $(,)? }) => {
        pub(super) const fn $name(word: wire::$list) -> ledger::$list {
            match word {
                $(wire::$list::$word => ledger::$list::$word),+
            }
        }
    };
}

same!(gauge: Gauge {
    StateFreeMib, MemoryFreeMib, LoadHundredths, TemperatureCelsius, UptimeMinutes, NetworkUp,
    PrinterReady, WipeMillis, CpuPercent, RootFreeMib, DiskWearPercent, BatteryPercent,
    NetworkQualityPercent, ClockAheadSeconds, KioskAlive, CompositorAlive, BrowserAlive,
    PortalsReachablePercent, DiskFullInDays,
});
same!(alarm: Alarm {
    DiskNearlyFull, DiskWorn, MemoryShort, Hot, BatteryLow, ClockWrong, PrinterNotReady,
    KioskNotAlive, CompositorNotAlive, WipeFailed, PortalsUnreachable, NetworkPoor,
    LedgerDamaged, LedgerAtCap, UpdateFailed,
});
