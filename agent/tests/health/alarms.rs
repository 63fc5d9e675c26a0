// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Alarms: no flapping, raised and cleared in turn, whatever the readings and however often the
//! agent is restarted.

use std::collections::BTreeMap;

use proptest::prelude::*;
use sportello_agent::health::alarm::{Alarms, FORGET_AFTER, Limit, RULES, Reading, Readings, Rule};
use sportello_protocol::{Alarm, AlarmChange};

fn one(reading: Reading, value: Option<i64>) -> Readings {
    let mut readings = Readings::default();
    readings.set(reading, value);
    readings
}

/// Feeds one reading minute by minute; tells in which minutes what changed.
fn run(alarms: &mut Alarms, reading: Reading, values: &[i64]) -> Vec<(usize, Alarm, AlarmChange)> {
    let mut told = Vec::new();
    for (minute, value) in values.iter().enumerate() {
        for (alarm, change) in alarms.see(&one(reading, Some(*value))) {
            told.push((minute, alarm, change));
        }
    }
    told
}

#[test]
fn heat_is_an_alarm_after_five_minutes_and_over_after_five_cooler_ones() {
    let mut alarms = Alarms::new(RULES);
    let hot = [91; 5];
    let still_warm = [85; 30];
    let cool = [79; 5];
    let minutes: Vec<i64> = hot.into_iter().chain(still_warm).chain(cool).collect();
    assert_eq!(
        run(&mut alarms, Reading::TemperatureCelsius, &minutes),
        [
            (4, Alarm::Hot, AlarmChange::Raised),
            (39, Alarm::Hot, AlarmChange::Cleared)
        ]
    );
}

#[test]
fn a_value_that_trembles_around_its_limit_raises_at_most_one_alarm() {
    let mut alarms = Alarms::new(RULES);
    let trembling: Vec<i64> = (0..1000).map(|minute| 90 + minute % 2).collect();
    assert_eq!(
        run(&mut alarms, Reading::TemperatureCelsius, &trembling),
        []
    );
    let mut alarms = Alarms::new(RULES);
    let slowly: Vec<i64> = (0..1000).map(|minute| 82 + (minute / 10) % 10).collect();
    let told = run(&mut alarms, Reading::TemperatureCelsius, &slowly);
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn a_receipt_that_failed_is_told_at_once_and_a_clean_one_clears_it() {
    let mut alarms = Alarms::new(RULES);
    assert_eq!(
        run(&mut alarms, Reading::LastWipeFailed, &[0, 1, 1, 0]),
        [
            (1, Alarm::WipeFailed, AlarmChange::Raised),
            (3, Alarm::WipeFailed, AlarmChange::Cleared)
        ]
    );
}

#[test]
fn damage_is_shown_for_a_day() {
    let mut alarms = Alarms::new(RULES);
    let minutes: Vec<i64> = std::iter::once(1).chain([0; 1440]).collect();
    assert_eq!(
        run(&mut alarms, Reading::LedgerDamaged, &minutes),
        [
            (0, Alarm::LedgerDamaged, AlarmChange::Raised),
            (1440, Alarm::LedgerDamaged, AlarmChange::Cleared)
        ]
    );
}

#[test]
fn an_alarm_with_two_reasons_stands_until_both_are_gone() {
    let mut alarms = Alarms::new(RULES);
    let mut readings = Readings::default();
    readings.set(Reading::KioskAlive, Some(0));
    readings.set(Reading::KioskGivenUp, Some(1));
    assert_eq!(
        alarms.see(&readings),
        [(Alarm::KioskNotAlive, AlarmChange::Raised)]
    );
    for _ in 0..5 {
        assert_eq!(alarms.see(&readings), []);
    }
    readings.set(Reading::KioskGivenUp, Some(0));
    for _ in 0..5 {
        assert_eq!(alarms.see(&readings), []);
    }
    readings.set(Reading::KioskAlive, Some(1));
    assert_eq!(alarms.see(&readings), []);
    assert_eq!(
        alarms.see(&readings),
        [(Alarm::KioskNotAlive, AlarmChange::Cleared)]
    );
}

#[test]
fn what_cannot_be_measured_any_more_does_not_stand_for_ever() {
    let mut alarms = Alarms::new(RULES);
    run(&mut alarms, Reading::BatteryLeftPercent, &[5, 5, 5]);
    assert_eq!(alarms.raised().collect::<Vec<_>>(), [Alarm::BatteryLow]);
    let mut changes = Vec::new();
    for _ in 0..FORGET_AFTER {
        changes.extend(alarms.see(&Readings::default()));
    }
    assert_eq!(changes, [(Alarm::BatteryLow, AlarmChange::Cleared)]);
}

#[test]
fn a_minute_that_could_not_be_measured_breaks_no_row() {
    let mut alarms = Alarms::new(RULES);
    let reading = Reading::TemperatureCelsius;
    let mut told = 0;
    for value in [
        Some(95),
        None,
        Some(95),
        None,
        None,
        Some(95),
        Some(95),
        Some(95),
    ] {
        told += alarms.see(&one(reading, value)).len();
    }
    assert_eq!(told, 1);
}

#[test]
fn after_a_restart_what_stood_stands_and_its_end_is_told() {
    let mut alarms = Alarms::resume(RULES, [Alarm::Hot]);
    assert_eq!(
        run(&mut alarms, Reading::TemperatureCelsius, &[95; 60]),
        [],
        "told once, before the restart"
    );
    let told = run(&mut alarms, Reading::TemperatureCelsius, &[50; 60]);
    assert_eq!(told, [(4, Alarm::Hot, AlarmChange::Cleared)]);
}

#[test]
fn an_alarm_that_this_version_has_no_rule_for_is_let_go() {
    let mut alarms = Alarms::resume(RULES, [Alarm::UpdateFailed]);
    assert_eq!(
        alarms.see(&Readings::default()),
        [(Alarm::UpdateFailed, AlarmChange::Cleared)]
    );
}

#[test]
fn every_rule_leaves_a_margin_and_has_a_reason() {
    for rule in RULES {
        let Rule {
            raise_after,
            clear_after,
            why,
            ..
        } = rule;
        assert!(*raise_after >= 1 && *clear_after >= 1, "{rule:?}");
        assert!(!why.is_empty(), "{rule:?}");
        match rule.limit {
            Limit::Below(limit, well) => assert!(well >= limit, "{rule:?}"),
            Limit::Above(limit, well) => assert!(well <= limit, "{rule:?}"),
        }
    }
}

#[test]
fn every_alarm_but_that_of_updates_can_be_raised() {
    let missing: Vec<_> = Alarm::ALL
        .iter()
        .filter(|alarm| RULES.iter().all(|rule| rule.alarm != **alarm))
        .collect();
    // There is no updater yet whose failure could be seen.
    assert_eq!(missing, [&Alarm::UpdateFailed]);
}

const ALL: [Reading; Reading::COUNT] = [
    Reading::StateFreeMib,
    Reading::RootFreeMib,
    Reading::DiskFullInDays,
    Reading::DiskWearPercent,
    Reading::DiskFailing,
    Reading::MemoryFreeMib,
    Reading::TemperatureCelsius,
    Reading::BatteryLeftPercent,
    Reading::ClockOffSeconds,
    Reading::ClockBeforeRelease,
    Reading::PrinterReady,
    Reading::KioskAlive,
    Reading::KioskGivenUp,
    Reading::CompositorAlive,
    Reading::LastWipeFailed,
    Reading::PortalsReachablePercent,
    Reading::NetworkQualityPercent,
    Reading::LedgerDamaged,
    Reading::LedgerDropped,
];

fn readings() -> impl Strategy<Value = Readings> {
    let value = prop_oneof![
        Just(None),
        (0_i64..3).prop_map(Some),
        (0_i64..130).prop_map(Some),
        any::<i64>().prop_map(Some),
    ];
    proptest::collection::vec(value, ALL.len()).prop_map(|values| {
        let mut readings = Readings::default();
        for (reading, value) in ALL.into_iter().zip(values) {
            readings.set(reading, value);
        }
        readings
    })
}

proptest! {
    #[test]
    fn raised_and_cleared_take_turns_across_any_readings_and_restarts(
        minutes in proptest::collection::vec(
            (readings(), 1_usize..40, proptest::bool::weighted(0.2)), 1..40)
    ) {
        let mut alarms = Alarms::new(RULES);
        let mut stands: BTreeMap<Alarm, bool> = BTreeMap::new();
        for (readings, times, restarts) in minutes {
            if restarts {
                let kept: Vec<Alarm> = alarms.raised().collect();
                alarms = Alarms::resume(RULES, kept);
            }
            for _ in 0..times {
                for (alarm, change) in alarms.see(&readings) {
                    let before = stands.insert(alarm, change == AlarmChange::Raised);
                    prop_assert_ne!(before.unwrap_or(false), change == AlarmChange::Raised);
                }
                let now: Vec<Alarm> = alarms.raised().collect();
                let told: Vec<Alarm> = stands.iter().filter(|(_, s)| **s).map(|(a, _)| *a).collect();
                prop_assert_eq!(now, told);
            }
        }
    }

    #[test]
    fn no_alarm_changes_sooner_than_its_rules_allow(
        values in proptest::collection::vec(60_i64..110, 1..400)
    ) {
        let mut alarms = Alarms::new(RULES);
        let told = run(&mut alarms, Reading::TemperatureCelsius, &values);
        let minutes: Vec<usize> = told.iter().map(|(minute, ..)| *minute).collect();
        for pair in minutes.windows(2) {
            prop_assert!(pair[1] - pair[0] >= 5, "{:?}", told);
        }
        if let Some(first) = minutes.first() {
            prop_assert!(*first >= 4);
        }
    }
}
