// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Laptops: a lid that closes, a battery that empties.

use sportello_session::{
    Battery, Charge, Effect, EndReason, Event, Hop, Minutes, OutOfService, Refusal, Seconds,
    Settings, StaffAction, Stage,
};

use crate::desk::{Desk, code, mins, secs};

fn on_battery(percent: u8) -> Event {
    Event::BatteryRead(Some(Battery {
        percent,
        emptying: true,
    }))
}

fn plugged(percent: u8) -> Event {
    Event::BatteryRead(Some(Battery {
        percent,
        emptying: false,
    }))
}

const CLOSED: Event = Event::LidMoved { closed: true };
const OPENED: Event = Event::LidMoved { closed: false };
const OUT: Stage = Stage::OutOfService(OutOfService::BatteryEmpty);

#[test]
fn a_lid_that_stays_closed_ends_the_session_like_leaving() {
    let mut desk = Desk::in_session();
    desk.works(mins(5));
    assert_eq!(desk.does(CLOSED), [Effect::AnnounceLidClosed]);
    assert_eq!(desk.session().lid_ends_in, Some(secs(20)));
    assert_eq!(desk.wait(secs(19)), []);
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::LidClosed);
    assert_eq!(desk.wiped().lasted, Some(mins(5) + secs(20)));
    assert_eq!(desk.stage(), Stage::Welcome, "nobody is there to thank");
}

#[test]
fn a_lid_that_is_opened_in_time_changes_nothing() {
    let mut desk = Desk::in_session();
    let left = desk.left();
    desk.does(CLOSED);
    desk.wait(secs(19));
    assert_eq!(desk.does(OPENED), []);
    assert_eq!(desk.session().lid_ends_in, None);
    desk.works(mins(2));
    assert_eq!(desk.stage(), Stage::Active);
    assert_eq!(desk.left(), left - mins(2) - secs(19));
}

#[test]
fn a_lid_said_to_be_closed_twice_closed_once() {
    let mut desk = Desk::in_session();
    desk.does(CLOSED);
    desk.wait(secs(15));
    assert_eq!(desk.does(CLOSED), []);
    let effects = desk.wait(secs(5));
    desk.assert_ending(&effects, EndReason::LidClosed);
}

/// On a desk, with a screen and keyboard of its own.
#[test]
fn a_laptop_that_was_closed_before_the_session_serves_closed() {
    let mut desk = Desk::new(Settings::default());
    assert_eq!(desk.does(CLOSED), []);
    let mut desk = desk.started();
    desk.does(CLOSED);
    assert_eq!(desk.session().lid_ends_in, None);
    desk.works(mins(30));
    assert_eq!(desk.stage(), Stage::Active);
}

#[test]
fn neither_hop_nor_lock_holds_a_closed_lid() {
    let mut desk = Desk::in_session();
    desk.does(Event::HopChanged(Some(Hop::Identity)));
    desk.does(Event::LockAsked { code: code("4711") });
    desk.does(CLOSED);
    let effects = desk.wait(secs(20));
    desk.assert_ending(&effects, EndReason::LidClosed);
}

#[test]
fn how_long_a_lid_may_be_closed_is_a_rule() {
    let mut desk = Desk::new(Settings {
        lid_grace: Seconds(120),
        ..Settings::default()
    })
    .started();
    desk.does(CLOSED);
    assert_eq!(desk.wait(secs(119)), []);
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::LidClosed);
}

#[test]
fn at_ten_percent_the_citizen_is_told_once() {
    let mut desk = Desk::in_session();
    assert_eq!(desk.does(on_battery(11)), []);
    assert_eq!(desk.does(on_battery(10)), [Effect::AnnounceBatteryLow]);
    assert!(desk.session().battery_low);
    for percent in [9, 11, 10, 12, 6] {
        assert_eq!(desk.does(on_battery(percent)), [], "{percent}");
    }
    assert_eq!(desk.does(plugged(6)), []);
    assert!(!desk.session().battery_low);
}

#[test]
fn whoever_begins_on_a_low_battery_is_told_too() {
    let mut desk = Desk::new(Settings::default());
    assert_eq!(desk.does(on_battery(9)), []);
    assert_eq!(desk.stage(), Stage::Welcome);
    desk.does(Event::StartPressed);
    let effects = desk.does(Event::NoticeAccepted { with_helper: None });
    assert_eq!(effects.last(), Some(&Effect::AnnounceBatteryLow));
}

#[test]
fn at_five_percent_a_minute_is_left_to_save() {
    let mut desk = Desk::in_session();
    desk.works(mins(10));
    assert_eq!(
        desk.does(on_battery(5)),
        [Effect::AnnounceBatteryEnd],
        "what is graver is said alone"
    );
    assert_eq!(desk.session().battery_ends_in, Some(secs(60)));
    assert_eq!(desk.session().staff_ends_in, None);
    assert_eq!(desk.left(), secs(60));
    assert_eq!(desk.wait(secs(59)), []);
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::BatteryEmpty);
    assert_eq!(desk.wiped().lasted, Some(mins(11)));
    assert_eq!(desk.stage(), OUT);
}

#[test]
fn whoever_plugs_in_during_that_minute_goes_on() {
    let mut desk = Desk::in_session();
    let left = desk.left();
    desk.does(on_battery(4));
    desk.works(secs(30));
    assert_eq!(desk.does(plugged(4)), []);
    assert_eq!(desk.session().battery_ends_in, None);
    assert_eq!(desk.left(), left - secs(30));
    desk.works(mins(5));
    assert_eq!(desk.stage(), Stage::Active);
}

#[test]
fn no_hop_and_nobody_gives_time_that_the_battery_has_not() {
    let mut desk = Desk::in_session();
    desk.does(Event::HopChanged(Some(Hop::Payment)));
    desk.does(on_battery(3));
    desk.staff(StaffAction::Extend(Minutes(30)));
    desk.staff(StaffAction::LockTerminal);
    desk.staff(StaffAction::UnlockTerminal);
    desk.does(Event::ExtensionTaken);
    assert_eq!(desk.left(), secs(60));
    let effects = desk.wait(secs(60));
    desk.assert_ending(&effects, EndReason::BatteryEmpty);
}

#[test]
fn an_order_of_staff_that_is_under_way_is_not_made_longer() {
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::EndAfterNotice);
    desk.works(secs(40));
    assert_eq!(desk.does(on_battery(5)), []);
    assert_eq!(desk.left(), secs(20));
    let effects = desk.wait(secs(20));
    desk.assert_ending(&effects, EndReason::Staff);
    desk.wiped();
    desk.wait(mins(5));
    assert_eq!(desk.stage(), OUT);
}

#[test]
fn an_order_taken_back_leaves_the_battery_its_own() {
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::LockTerminal);
    desk.works(secs(10));
    desk.does(on_battery(5));
    assert_eq!(
        desk.staff(StaffAction::UnlockTerminal).last(),
        Some(&Effect::AnnounceBatteryEnd)
    );
    assert_eq!(desk.session().battery_ends_in, Some(secs(60)));
}

#[test]
fn an_empty_terminal_takes_nobody_until_it_is_charged_or_plugged_in() {
    let check = |mended: Event| {
        let mut desk = Desk::new(Settings::default());
        desk.does(on_battery(5));
        assert_eq!(desk.stage(), OUT);
        for percent in [6, 7, 8] {
            desk.does(on_battery(percent));
            desk.does(Event::StartPressed);
            assert_eq!(desk.stage(), OUT, "{percent}");
        }
        let start = StaffAction::StartForSomeone {
            minutes: None,
            with_helper: None,
        };
        assert_eq!(
            desk.staff(start),
            [Effect::Refused(Refusal::NotInService)],
            "not even by staff"
        );
        desk.staff(StaffAction::ClearOutOfService);
        assert_eq!(desk.stage(), OUT, "words charge nothing");
        desk.does(mended);
        assert_eq!(desk.stage(), Stage::Welcome);
    };
    check(on_battery(9));
    check(plugged(1));
    check(Event::BatteryRead(None));
}

#[test]
fn the_notice_page_gives_way_to_an_empty_battery() {
    let mut desk = Desk::new(Settings::default());
    desk.does(Event::StartPressed);
    desk.does(on_battery(2));
    assert_eq!(desk.stage(), OUT);
}

#[test]
fn a_fault_and_maintenance_come_before_the_battery_and_leave_it_known() {
    let mut desk = Desk::new(Settings::default());
    desk.staff(StaffAction::DropForMaintenance);
    desk.does(on_battery(2));
    assert_eq!(desk.stage(), Stage::Maintenance);
    assert_eq!(desk.view().charge, Charge::Empty);
    desk.staff(StaffAction::BringBack);
    assert_eq!(desk.stage(), OUT);
}

#[test]
fn levels_are_rules_and_must_make_sense() {
    let mut desk = Desk::new(Settings {
        battery_warn: 30,
        battery_end: 20,
        battery_again: 25,
        ..Settings::default()
    })
    .started();
    assert_eq!(desk.does(on_battery(30)), [Effect::AnnounceBatteryLow]);
    assert_eq!(desk.does(on_battery(20)), [Effect::AnnounceBatteryEnd]);
}
