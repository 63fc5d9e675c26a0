// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From one minute's findings to gauges for the book, vitals for the status, readings for the
//! alarms. Rules only.

use sportello_ledger::{BootMillis, Heartbeat, Phase, Process};
use sportello_protocol::{Gauge, UnixSeconds, Vitals};

use super::alarm::{Reading, Readings};
use super::battery::Battery;
use super::forecast::Outlook;
use super::machine::Look;
use super::network::Link;
use super::portals::Line;
use super::printers::Printers;
use super::wear::Wear;

/// A process that has not beaten for so long hangs, milliseconds: eight of the shell's beats.
const ALIVE_WITHIN: u64 = 40_000;
/// The compositor is asked with every fourth beat only.
const COMPOSITOR_ALIVE_WITHIN: u64 = 120_000;
/// No clock of a terminal that works shows an earlier time: 1 January 2026.
const RELEASED: UnixSeconds = UnixSeconds(1_767_225_600);
/// For the alarm's sake: a disk that does not fill is full in so many days.
const NEVER_FULL: i64 = 100_000;

/// Everything that one minute found; absent is absent.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub look: Look,
    pub root_free_mib: Option<i64>,
    pub state_free_mib: Option<i64>,
    pub outlook: Option<Outlook>,
    pub wear: Option<Wear>,
    pub temperature: Option<i64>,
    pub battery: Option<Battery>,
    pub link: Option<Link>,
    /// From NetworkManager, where the kernel does not say it.
    pub strength: Option<i64>,
    pub line: Option<Line>,
    pub printers: Option<Printers>,
    pub clock_ahead_s: Option<i64>,
    pub centre_answers: Option<bool>,
    pub wall: Option<UnixSeconds>,
    pub alive: Alive,
    pub given_up: bool,
    /// The last receipt failed. How long a wipe took is in its own row.
    pub wipe_failed: Option<bool>,
    /// The book was damaged since the last minute.
    pub damaged: bool,
    /// Rows of sessions were given up since the last minute.
    pub dropped: bool,
}

/// What hearts beat. `None`: nobody could know.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Alive {
    pub kiosk: Option<bool>,
    pub compositor: Option<bool>,
    pub browser: Option<bool>,
}

/// From the slate's heartbeats. A compositor that never beat is one whose shell does not tell; a
/// browser beats only while a session has one.
#[must_use]
pub fn alive(beats: &[Heartbeat], phase: Option<Phase>, now: BootMillis) -> Alive {
    let beats_now = |process: Process, within: u64| {
        beats
            .iter()
            .find(|beat| beat.process == process)
            .map(|beat| now.0.saturating_sub(beat.at.0) < within)
    };
    let in_session = matches!(phase, Some(Phase::Busy | Phase::Locked));
    Alive {
        kiosk: Some(beats_now(Process::Kiosk, ALIVE_WITHIN).unwrap_or(false)),
        compositor: beats_now(Process::Compositor, COMPOSITOR_ALIVE_WITHIN),
        browser: beats_now(Process::Browser, ALIVE_WITHIN).filter(|_| in_session),
    }
}

impl Found {
    /// 1 when somebody outside answers, 0 when nobody does, absent when nobody was asked.
    fn network_up(&self) -> Option<i64> {
        let portals = match self.line {
            Some(Line::PortalsPercent(percent)) if percent > 0 => Some(true),
            Some(Line::Ours) => Some(false),
            _ => None,
        };
        match (self.centre_answers, portals) {
            (Some(true), _) | (_, Some(true)) => Some(1),
            (None, None) => None,
            _ => Some(0),
        }
    }

    fn portals_percent(&self) -> Option<i64> {
        match self.line {
            Some(Line::PortalsPercent(percent)) => Some(percent),
            _ => None,
        }
    }

    fn quality(&self) -> Option<i64> {
        self.link
            .and_then(|link| link.quality_percent)
            .or(self.strength)
    }

    fn printer_ready(&self) -> Option<bool> {
        self.printers
            .filter(|printers| printers.known > 0)
            .map(|printers| printers.ready > 0)
    }

    /// One sample for each gauge that was measured and makes sense.
    #[must_use]
    pub fn gauges(&self) -> Vec<(Gauge, i64)> {
        let full_in = match self.outlook {
            Some(Outlook::FullInDays(days)) => Some(days),
            _ => None,
        };
        [
            (Gauge::CpuPercent, self.look.cpu_percent),
            (Gauge::MemoryFreeMib, self.look.memory_free_mib),
            (Gauge::LoadHundredths, self.look.load_hundredths),
            (Gauge::UptimeMinutes, self.look.uptime_minutes),
            (Gauge::RootFreeMib, self.root_free_mib),
            (Gauge::StateFreeMib, self.state_free_mib),
            (Gauge::DiskFullInDays, full_in),
            (
                Gauge::DiskWearPercent,
                self.wear.and_then(|wear| wear.percent),
            ),
            (Gauge::TemperatureCelsius, self.temperature),
            (
                Gauge::BatteryPercent,
                self.battery.map(|battery| battery.percent),
            ),
            (Gauge::NetworkUp, self.network_up()),
            (Gauge::NetworkQualityPercent, self.quality()),
            (Gauge::PortalsReachablePercent, self.portals_percent()),
            (Gauge::PrinterReady, self.printer_ready().map(i64::from)),
            (Gauge::ClockAheadSeconds, self.clock_ahead_s),
            (Gauge::KioskAlive, self.alive.kiosk.map(i64::from)),
            (Gauge::CompositorAlive, self.alive.compositor.map(i64::from)),
            (Gauge::BrowserAlive, self.alive.browser.map(i64::from)),
        ]
        .into_iter()
        .filter_map(|(gauge, value)| Some((gauge, plausible(gauge, value?)?)))
        .collect()
    }

    /// What the status shows. `before`: what is unknown now keeps its place where the status has no
    /// word for "unknown".
    #[must_use]
    pub fn vitals(&self, before: &Vitals) -> Vitals {
        let gauges = self.gauges();
        let of = |wanted: Gauge| {
            gauges
                .iter()
                .find_map(|(gauge, value)| (*gauge == wanted).then_some(*value))
        };
        let small = |gauge| of(gauge).and_then(|value| u8::try_from(value).ok());
        let large = |gauge| of(gauge).and_then(|value| u32::try_from(value).ok());
        Vitals {
            cpu_percent: small(Gauge::CpuPercent),
            memory_free_mib: large(Gauge::MemoryFreeMib),
            state_free_mib: large(Gauge::StateFreeMib),
            temperature_celsius: of(Gauge::TemperatureCelsius)
                .and_then(|value| i16::try_from(value).ok()),
            uptime_minutes: large(Gauge::UptimeMinutes),
            battery_percent: small(Gauge::BatteryPercent),
            network: self.link.map(|link| link.kind),
            network_quality_percent: small(Gauge::NetworkQualityPercent),
            printer_ready: self.printer_ready(),
            kiosk_alive: self.alive.kiosk.unwrap_or(before.kiosk_alive),
        }
    }

    /// What the alarms look at.
    #[must_use]
    pub fn readings(&self) -> Readings {
        let gauges = self.gauges();
        let of = |wanted: Gauge| {
            gauges
                .iter()
                .find_map(|(gauge, value)| (*gauge == wanted).then_some(*value))
        };
        let mut readings = Readings::default();
        for (reading, gauge) in [
            (Reading::StateFreeMib, Gauge::StateFreeMib),
            (Reading::RootFreeMib, Gauge::RootFreeMib),
            (Reading::DiskWearPercent, Gauge::DiskWearPercent),
            (Reading::MemoryFreeMib, Gauge::MemoryFreeMib),
            (Reading::TemperatureCelsius, Gauge::TemperatureCelsius),
            (Reading::PrinterReady, Gauge::PrinterReady),
            (Reading::KioskAlive, Gauge::KioskAlive),
            (Reading::CompositorAlive, Gauge::CompositorAlive),
            (
                Reading::PortalsReachablePercent,
                Gauge::PortalsReachablePercent,
            ),
            (Reading::NetworkQualityPercent, Gauge::NetworkQualityPercent),
        ] {
            readings.set(reading, of(gauge));
        }
        let full_in = match self.outlook {
            Some(Outlook::FullInDays(days)) => Some(days),
            Some(Outlook::NotFilling) => Some(NEVER_FULL),
            Some(Outlook::Unknown) | None => None,
        };
        readings.set(Reading::DiskFullInDays, full_in);
        readings.set(
            Reading::DiskFailing,
            self.wear.map(|wear| i64::from(wear.failing)),
        );
        let left = self.battery.map(|battery| {
            if battery.discharging {
                battery.percent
            } else {
                100
            }
        });
        readings.set(Reading::BatteryLeftPercent, left);
        let off = self.clock_ahead_s.map(i64::saturating_abs);
        readings.set(Reading::ClockOffSeconds, off);
        let before_release = self.wall.map(|wall| i64::from(wall < RELEASED));
        readings.set(Reading::ClockBeforeRelease, before_release);
        readings.set(Reading::KioskGivenUp, Some(i64::from(self.given_up)));
        readings.set(Reading::LastWipeFailed, self.wipe_failed.map(i64::from));
        readings.set(Reading::LedgerDamaged, Some(i64::from(self.damaged)));
        readings.set(Reading::LedgerDropped, Some(i64::from(self.dropped)));
        readings
    }
}

/// The value, if a terminal can have it: what a broken sensor says is no measurement.
fn plausible(gauge: Gauge, value: i64) -> Option<i64> {
    const YES_OR_NO: std::ops::RangeInclusive<i64> = 0..=1;
    const SHARE: std::ops::RangeInclusive<i64> = 0..=100;
    let range = match gauge {
        Gauge::CpuPercent
        | Gauge::BatteryPercent
        | Gauge::DiskWearPercent
        | Gauge::NetworkQualityPercent
        | Gauge::PortalsReachablePercent => SHARE,
        Gauge::NetworkUp
        | Gauge::PrinterReady
        | Gauge::KioskAlive
        | Gauge::CompositorAlive
        | Gauge::BrowserAlive => YES_OR_NO,
        // 1 PiB.
        Gauge::StateFreeMib | Gauge::RootFreeMib | Gauge::MemoryFreeMib => 0..=(1 << 30),
        Gauge::LoadHundredths => 0..=1_000_000,
        Gauge::TemperatureCelsius => -40..=125,
        // Ten years without a restart.
        Gauge::UptimeMinutes => 0..=5_300_000,
        Gauge::WipeMillis => 0..=600_000,
        // A century either way: a dead clock battery is 1970.
        Gauge::ClockAheadSeconds => -3_200_000_000..=3_200_000_000,
        Gauge::DiskFullInDays => 0..=3650,
    };
    range.contains(&value).then_some(value)
}
