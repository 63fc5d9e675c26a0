// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every threshold of the terminal, its unit (in the reading's name) and its reason.

use sportello_protocol::Alarm;

use super::Limit::{Above, Below};
use super::{Reading, Rule};

/// A day of minutes: for what happened rather than lasts.
const A_DAY: u16 = 24 * 60;
/// Longer than one round of questions to the portals (15 minutes and its jitter), so that one
/// failed round raises nothing and one lucky round clears nothing.
const TWO_ROUNDS: u16 = 20;

const fn rule(
    alarm: Alarm,
    reading: Reading,
    limit: super::Limit,
    raise_after: u16,
    clear_after: u16,
    why: &'static str,
) -> Rule {
    Rule {
        alarm,
        reading,
        limit,
        raise_after,
        clear_after,
        why,
    }
}

/// All of them. Times are minutes.
pub const RULES: &[Rule] = &[
    rule(
        Alarm::DiskNearlyFull,
        Reading::StateFreeMib,
        Below(256, 320),
        3,
        3,
        "the book's cap (64 MiB) with its log, a salvage copy beside it, and room to log in",
    ),
    rule(
        Alarm::DiskNearlyFull,
        Reading::RootFreeMib,
        Below(128, 192),
        3,
        3,
        "Debian's package tools and logs fail below about 100 MiB",
    ),
    rule(
        Alarm::DiskNearlyFull,
        Reading::DiskFullInDays,
        Below(7, 14),
        60,
        60,
        "a week lets someone who visits the site weekly come in time",
    ),
    rule(
        Alarm::DiskWorn,
        Reading::DiskWearPercent,
        Above(89, 85),
        1,
        1,
        "a tenth of the rated writes is months of this terminal's writing: time to order",
    ),
    rule(
        Alarm::DiskWorn,
        Reading::DiskFailing,
        Above(0, 0),
        1,
        1,
        "the drive itself says that it fails (SMART)",
    ),
    rule(
        Alarm::MemoryShort,
        Reading::MemoryFreeMib,
        Below(200, 300),
        5,
        5,
        "a browser tab of a public service needs about 200 MiB",
    ),
    rule(
        Alarm::Hot,
        Reading::TemperatureCelsius,
        Above(90, 80),
        5,
        5,
        "desktop processors slow down at 95 to 105; minutes at 90 mean dust or a dead fan",
    ),
    rule(
        Alarm::BatteryLow,
        Reading::BatteryLeftPercent,
        Below(15, 20),
        3,
        2,
        "about one session of an itinerant laptop",
    ),
    rule(
        Alarm::ClockWrong,
        Reading::ClockOffSeconds,
        Above(120, 60),
        3,
        3,
        "one-time passwords of identity providers allow about two minutes",
    ),
    rule(
        Alarm::ClockWrong,
        Reading::ClockBeforeRelease,
        Above(0, 0),
        1,
        1,
        "no certificate is valid yet: a dead clock battery",
    ),
    rule(
        Alarm::PrinterNotReady,
        Reading::PrinterReady,
        Below(1, 1),
        5,
        2,
        "longer than changing paper",
    ),
    rule(
        Alarm::KioskNotAlive,
        Reading::KioskAlive,
        Below(1, 1),
        3,
        2,
        "longer than a restart by the watchdog",
    ),
    rule(
        Alarm::KioskNotAlive,
        Reading::KioskGivenUp,
        Above(0, 0),
        1,
        2,
        "three restarts in ten minutes did not help",
    ),
    rule(
        Alarm::CompositorNotAlive,
        Reading::CompositorAlive,
        Below(1, 1),
        3,
        2,
        "longer than a restart of the compositor",
    ),
    rule(
        Alarm::WipeFailed,
        Reading::LastWipeFailed,
        Above(0, 0),
        1,
        1,
        "a receipt that failed is said at once; the next clean one clears it",
    ),
    rule(
        Alarm::PortalsUnreachable,
        Reading::PortalsReachablePercent,
        Below(100, 100),
        TWO_ROUNDS,
        TWO_ROUNDS,
        "a task whose portal is down twice in a row cannot be finished",
    ),
    rule(
        Alarm::NetworkPoor,
        Reading::NetworkQualityPercent,
        Below(25, 35),
        10,
        10,
        "below a quarter of the scale a wireless link falls to its slowest rates",
    ),
    rule(
        Alarm::LedgerDamaged,
        Reading::LedgerDamaged,
        Above(0, 0),
        1,
        A_DAY,
        "happened, does not last: shown for a day",
    ),
    rule(
        Alarm::LedgerAtCap,
        Reading::LedgerDropped,
        Above(0, 0),
        1,
        A_DAY,
        "rows were given up: shown until a day has passed without",
    ),
];
