// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From what was found to gauges, vitals and alarms.

use proptest::prelude::*;
use sportello_agent::health::alarm::Reading;
use sportello_agent::health::battery::Battery;
use sportello_agent::health::forecast::Outlook;
use sportello_agent::health::machine::Look;
use sportello_agent::health::portals::Line;
use sportello_agent::health::printers::Printers;
use sportello_agent::health::readings::{Found, alive};
use sportello_ledger::{BootMillis, Heartbeat, Phase, Process};
use sportello_protocol::{Gauge, UnixSeconds, Vitals};

fn gauge(found: &Found, wanted: Gauge) -> Option<i64> {
    found
        .gauges()
        .into_iter()
        .find_map(|(gauge, value)| (gauge == wanted).then_some(value))
}

#[test]
fn nothing_found_is_nothing_reported() {
    let found = Found::default();
    assert_eq!(found.gauges(), []);
    assert_eq!(found.vitals(&Vitals::default()), Vitals::default());
}

#[test]
fn absurd_values_are_absent_not_reported() {
    let found = Found {
        temperature: Some(100_000),
        look: Look {
            cpu_percent: Some(101),
            memory_free_mib: Some(-1),
            load_hundredths: Some(i64::MAX),
            uptime_minutes: Some(7),
        },
        ..Found::default()
    };
    assert_eq!(found.gauges(), [(Gauge::UptimeMinutes, 7)]);
    assert_eq!(found.readings().get(Reading::TemperatureCelsius), None);
}

#[test]
fn a_battery_that_charges_is_no_worry_however_empty() {
    let reading = |discharging| {
        Found {
            battery: Some(Battery {
                percent: 4,
                discharging,
            }),
            ..Found::default()
        }
        .readings()
        .get(Reading::BatteryLeftPercent)
    };
    assert_eq!(reading(true), Some(4));
    assert_eq!(reading(false), Some(100));
}

#[test]
fn a_clock_of_1970_is_wrong_even_when_no_centre_answers() {
    let reading = |wall| {
        Found {
            wall: Some(UnixSeconds(wall)),
            ..Found::default()
        }
        .readings()
        .get(Reading::ClockBeforeRelease)
    };
    assert_eq!(reading(12), Some(1));
    assert_eq!(reading(-1), Some(1));
    assert_eq!(reading(1_796_083_200), Some(0));
}

#[test]
fn a_clock_that_is_behind_is_as_wrong_as_one_that_is_ahead() {
    for ahead in [300, -300] {
        let found = Found {
            clock_ahead_s: Some(ahead),
            ..Found::default()
        };
        assert_eq!(gauge(&found, Gauge::ClockAheadSeconds), Some(ahead));
        assert_eq!(found.readings().get(Reading::ClockOffSeconds), Some(300));
    }
}

fn network_up(centre: Option<bool>, line: Option<Line>, expected: Option<i64>) {
    let found = Found {
        centre_answers: centre,
        line,
        ..Found::default()
    };
    assert_eq!(
        gauge(&found, Gauge::NetworkUp),
        expected,
        "{centre:?} {line:?}"
    );
}

#[test]
fn the_network_is_up_when_anybody_outside_answers() {
    network_up(Some(true), None, Some(1));
    network_up(Some(false), Some(Line::PortalsPercent(50)), Some(1));
    network_up(Some(true), Some(Line::PortalsPercent(0)), Some(1));
    network_up(Some(false), Some(Line::Ours), Some(0));
    network_up(None, Some(Line::Ours), Some(0));
    network_up(None, None, None);
    network_up(None, Some(Line::Unknown), None);
}

#[test]
fn when_it_is_our_line_nothing_is_said_about_the_portals() {
    let found = Found {
        line: Some(Line::Ours),
        ..Found::default()
    };
    assert_eq!(gauge(&found, Gauge::PortalsReachablePercent), None);
}

#[test]
fn a_cups_without_printers_has_no_printer_that_is_not_ready() {
    let ready = |known, ready| {
        let found = Found {
            printers: Some(Printers { known, ready }),
            ..Found::default()
        };
        (
            gauge(&found, Gauge::PrinterReady),
            found.vitals(&Vitals::default()).printer_ready,
        )
    };
    assert_eq!(ready(0, 0), (None, None));
    assert_eq!(ready(2, 0), (Some(0), Some(false)));
    assert_eq!(ready(2, 1), (Some(1), Some(true)));
}

#[test]
fn a_disk_that_does_not_fill_clears_its_alarm_and_is_not_reported() {
    let of = |outlook| {
        let found = Found {
            outlook: Some(outlook),
            ..Found::default()
        };
        (
            gauge(&found, Gauge::DiskFullInDays),
            found.readings().get(Reading::DiskFullInDays),
        )
    };
    assert_eq!(of(Outlook::FullInDays(3)), (Some(3), Some(3)));
    assert_eq!(of(Outlook::Unknown), (None, None));
    let (reported, read) = of(Outlook::NotFilling);
    assert_eq!(reported, None);
    assert!(read.unwrap() > 365);
}

fn beat(process: Process, at: u64) -> Heartbeat {
    Heartbeat {
        process,
        at: BootMillis(at),
    }
}

#[test]
fn a_kiosk_is_alive_while_its_heart_beats() {
    let now = BootMillis(100_000);
    let of = |beats: &[Heartbeat], phase| {
        let alive = alive(beats, phase, now);
        (alive.kiosk, alive.compositor, alive.browser)
    };
    assert_eq!(of(&[], None), (Some(false), None, None));
    assert_eq!(
        of(&[beat(Process::Kiosk, 95_000)], None),
        (Some(true), None, None)
    );
    assert_eq!(
        of(&[beat(Process::Kiosk, 50_000)], None),
        (Some(false), None, None)
    );
    // A beat of before the last restart of the machine is not possible; one that seems to come from
    // the future is fresh.
    assert_eq!(of(&[beat(Process::Kiosk, 200_000)], None).0, Some(true));
}

#[test]
fn a_browser_is_missed_only_during_a_session() {
    let now = BootMillis(1_000_000);
    let beats = [
        beat(Process::Browser, 1_000),
        beat(Process::Compositor, 999_000),
    ];
    let at = |phase| alive(&beats, Some(phase), now).browser;
    assert_eq!(at(Phase::Free), None);
    assert_eq!(at(Phase::Busy), Some(false));
    assert_eq!(alive(&beats, None, now).compositor, Some(true));
}

#[test]
fn a_slate_that_cannot_be_read_does_not_make_the_kiosk_dead() {
    let before = Vitals {
        kiosk_alive: true,
        ..Vitals::default()
    };
    assert!(Found::default().vitals(&before).kiosk_alive);
    assert_eq!(Found::default().readings().get(Reading::KioskAlive), None);
}

proptest! {
    #[test]
    fn whatever_is_found_vitals_and_gauges_agree(
        cpu in any::<Option<i64>>(), memory in any::<Option<i64>>(),
        free in any::<Option<i64>>(), temperature in any::<Option<i64>>(),
        uptime in any::<Option<i64>>(), ahead in any::<Option<i64>>(),
    ) {
        let found = Found {
            look: Look {
                cpu_percent: cpu,
                memory_free_mib: memory,
                load_hundredths: cpu,
                uptime_minutes: uptime,
            },
            root_free_mib: free,
            state_free_mib: free,
            temperature,
            clock_ahead_s: ahead,
            ..Found::default()
        };
        let vitals = found.vitals(&Vitals::default());
        prop_assert_eq!(vitals.cpu_percent.map(i64::from), gauge(&found, Gauge::CpuPercent));
        prop_assert_eq!(vitals.memory_free_mib.map(i64::from), gauge(&found, Gauge::MemoryFreeMib));
        prop_assert_eq!(
            vitals.temperature_celsius.map(i64::from),
            gauge(&found, Gauge::TemperatureCelsius)
        );
        let _readings = found.readings();
    }
}
