// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What may happen next, with the rare made frequent.

use std::time::Duration;

use chrono::{Days, TimeDelta};
use proptest::prelude::*;
use proptest::sample::select;
use sportello_session::{
    Battery, Event, Fault, Hop, Minutes, Presence, Rating, Settings, StaffAction, Wall,
};

use crate::desk::{code, mins, rules, secs, utc, with_hours};

#[derive(Debug, Clone)]
pub(super) enum Step {
    /// This long after the last one.
    Event(Event, Duration),
    WallSet(Wall),
    /// The process dies and a new one finds what was stored.
    PowerCut,
}

pub(super) fn any_settings() -> impl Strategy<Value = Settings> {
    select(vec![
        Settings::default(),
        with_hours(&["09:00-13:00", "15:00-19:00"]),
        with_hours(&["22:00-06:00", "10:00-10:50"]),
        Settings {
            hop_cap: Minutes(0),
            grace: Minutes(0),
            ..with_hours(&["08:00-24:00"])
        },
        Settings {
            session: Minutes(5),
            extension: Minutes(1),
            extensions_max: 3,
            warnings: vec![Minutes(4), Minutes(3), Minutes(2), Minutes(1)],
            idle_after: Minutes(1),
            ..Settings::default()
        },
        Settings {
            warnings: vec![],
            closing_margin: Minutes(0),
            ..with_hours(&["09:00-11:00"])
        },
    ])
}

fn span() -> impl Strategy<Value = Duration> {
    prop_oneof![
        4 => Just(Duration::ZERO),
        4 => (1..90u64).prop_map(secs),
        3 => (1..15u64).prop_map(mins),
        1 => (1..200u64).prop_map(mins),
        1 => (0..600_000u64).prop_map(Duration::from_millis),
    ]
}

fn minutes() -> impl Strategy<Value = Minutes> {
    prop_oneof![4 => 0..90u16, 1 => Just(u16::MAX)].prop_map(Minutes)
}

fn citizen() -> impl Strategy<Value = Event> {
    let lock_code = || select(vec!["1111", "2222"]).prop_map(code);
    prop_oneof![
        3 => Just(Event::StartPressed),
        3 => any::<Option<bool>>().prop_map(|with_helper| Event::NoticeAccepted { with_helper }),
        1 => Just(Event::NoticeDeclined),
        2 => minutes().prop_map(|minutes| Event::TaskChosen { minutes }),
        1 => Just(Event::TaskLeft),
        1 => Just(Event::HelpAsked),
        5 => Just(Event::ExtensionTaken),
        3 => Just(Event::GraceTaken),
        2 => Just(Event::EndPressed),
        1 => Just(Event::EndConfirmed),
        1 => Just(Event::EndCancelled),
        2 => lock_code().prop_map(|code| Event::LockAsked { code }),
        4 => lock_code().prop_map(|code| Event::UnlockTried { code }),
        4 => Just(Event::StillMe),
        1 => Just(Event::JustArrived),
        2 => (1..=5u8).prop_map(|n| Event::Rated(Rating::new(n).unwrap())),
        1 => Just(Event::RatingSkipped),
    ]
}

fn sensors() -> impl Strategy<Value = Event> {
    let presence = vec![
        Presence::Speech,
        Presence::MediaPlaying,
        Presence::SwitchScanning,
        Presence::OnThePhone,
    ];
    prop_oneof![
        8 => Just(Event::ActivitySeen),
        4 => Just(Event::Tick),
        3 => select(presence).prop_map(Event::PresenceSeen),
        2 => any_settings().prop_map(|settings| Event::PolicyChanged(rules(settings))),
    ]
}

fn hops() -> impl Strategy<Value = Event> {
    select(vec![None, Some(Hop::Identity), Some(Hop::Payment)]).prop_map(Event::HopChanged)
}

fn capsule() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => Just(Event::CapsuleBuilt),
        1 => Just(Event::CapsuleFailed),
        5 => hops(),
        6 => Just(Event::WipeDone { clean: true }),
        1 => Just(Event::WipeDone { clean: false }),
    ]
}

fn faults() -> impl Strategy<Value = Event> {
    let fault = || select(vec![Fault::BrowserMissing, Fault::LedgerUnavailable]);
    prop_oneof![
        1 => fault().prop_map(Event::FaultFound),
        3 => fault().prop_map(Event::FaultMended),
    ]
}

/// Batteries about the levels, lids, a plug.
fn power() -> impl Strategy<Value = Event> {
    let battery = (0..=14u8, proptest::bool::weighted(0.7))
        .prop_map(|(percent, emptying)| Battery { percent, emptying });
    prop_oneof![
        4 => proptest::option::weighted(0.9, battery).prop_map(Event::BatteryRead),
        2 => any::<bool>().prop_map(|closed| Event::LidMoved { closed }),
    ]
}

fn staff() -> impl Strategy<Value = Event> {
    prop_oneof![
        3 => (proptest::option::of(minutes()), any::<Option<bool>>()).prop_map(
            |(minutes, with_helper)| StaffAction::StartForSomeone { minutes, with_helper }
        ),
        2 => minutes().prop_map(StaffAction::Extend),
        1 => Just(StaffAction::EndSession),
        1 => Just(StaffAction::EndAfterNotice),
        1 => Just(StaffAction::LockTerminal),
        3 => Just(StaffAction::UnlockTerminal),
        1 => Just(StaffAction::MaintenanceAfterNotice),
        1 => Just(StaffAction::Lock),
        2 => Just(StaffAction::LiftLock),
        1 => Just(StaffAction::DropForMaintenance),
        3 => Just(StaffAction::BringBack),
        2 => Just(StaffAction::ClearOutOfService),
        1 => any::<bool>().prop_map(StaffAction::SetSomeoneWaiting),
    ]
    .prop_map(Event::Staff)
}

/// A moment up to ten years and a bit on either side.
pub(super) fn far_wall() -> impl Strategy<Value = Wall> {
    prop_oneof![
        8 => (-5_300_000..5_300_000i64)
            .prop_map(|minutes| utc(2026, 3, 10, 9, 0) + TimeDelta::minutes(minutes)),
        1 => Just(Wall::MIN_UTC),
        1 => Just(Wall::MAX_UTC - Days::new(30)),
    ]
}

pub(super) fn any_step() -> impl Strategy<Value = Step> {
    let event = prop_oneof![
        10 => citizen(),
        8 => sensors(),
        7 => capsule(),
        1 => faults(),
        3 => power(),
        3 => staff(),
    ];
    prop_oneof![
        40 => (event, span()).prop_map(|(event, span)| Step::Event(event, span)),
        1 => far_wall().prop_map(Step::WallSet),
        1 => Just(Step::PowerCut),
    ]
}

/// Steps under which a session may well go on for long.
pub(super) fn in_session_step() -> impl Strategy<Value = Step> {
    let event = prop_oneof![4 => citizen(), 10 => sensors(), 3 => hops(), 1 => staff(),
        1 => power()];
    let span = prop_oneof![Just(Duration::ZERO), (1..200u64).prop_map(secs)];
    (event, span).prop_map(|(event, span)| Step::Event(event, span))
}
