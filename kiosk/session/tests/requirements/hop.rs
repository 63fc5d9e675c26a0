// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Nobody loses a session while they are looking at their phone.

use sportello_session::{Effect, EndReason, Event, ExtensionOffer, Hop, Minutes, Settings};

use crate::desk::{Desk, code, mins, secs};

fn hop(desk: &mut Desk, hop: Option<Hop>) {
    assert_eq!(desk.does(Event::HopChanged(hop)), []);
}

/// Watched for so long that idleness plays no part.
fn attended() -> Settings {
    Settings {
        idle_after: Minutes(60),
        warnings: vec![],
        ..Settings::default()
    }
}

#[test]
fn no_timer_ends_a_session_during_a_hop_for_ten_minutes() {
    for kind in [Hop::Identity, Hop::Payment] {
        let mut desk = Desk::new(attended()).started();
        desk.works_until_left(secs(30));
        hop(&mut desk, Some(kind));
        assert_eq!(desk.session().hop, Some(kind));
        assert_eq!(desk.wait(mins(10) + secs(29)), []);
        assert_eq!(desk.left(), secs(0));
        let effects = desk.wait(secs(1));
        desk.assert_ending(&effects, EndReason::TimeOver);
    }
}

#[test]
fn who_comes_back_from_a_hop_finds_a_minute_to_take_the_grace() {
    let mut desk = Desk::new(attended()).started();
    desk.works_until_left(secs(30));
    hop(&mut desk, Some(Hop::Identity));
    desk.wait(mins(4));
    hop(&mut desk, None);
    assert_eq!(desk.left(), secs(60));
    desk.does(Event::GraceTaken);
    assert!(desk.left() >= mins(5));
}

#[test]
fn the_minute_after_a_hop_is_bounded_by_the_same_cap() {
    let mut desk = Desk::new(attended()).started();
    desk.works_until_left(secs(30));
    hop(&mut desk, Some(Hop::Identity));
    desk.wait(mins(10) + secs(10));
    hop(&mut desk, None);
    assert_eq!(desk.left(), secs(20));
    let effects = desk.wait(secs(20));
    desk.assert_ending(&effects, EndReason::TimeOver);
}

#[test]
fn a_capsule_that_hops_for_ever_gains_ten_minutes_and_no_more() {
    let mut desk = Desk::new(attended()).started();
    desk.works_until_left(secs(0) + secs(10));
    let mut gained = secs(0);
    while desk.view().session.is_some() {
        hop(&mut desk, Some(Hop::Payment));
        desk.wait(secs(5));
        desk.does(Event::HopChanged(None));
        desk.wait(secs(5));
        gained += secs(10);
    }
    assert_eq!(gained, mins(10) + secs(10));
}

#[test]
fn an_extension_in_a_hop_counts_from_now() {
    let mut desk = Desk::new(attended()).started();
    desk.works_until_left(secs(30));
    hop(&mut desk, Some(Hop::Identity));
    desk.wait(mins(8));
    assert_eq!(
        desk.session().extension,
        ExtensionOffer::Offered { adds: Minutes(10) }
    );
    desk.does(Event::ExtensionTaken);
    assert_eq!(desk.left(), mins(10));
}

#[test]
fn a_hop_delays_the_idle_question_since_the_page_may_show_a_code_to_scan() {
    let mut desk = Desk::in_session();
    hop(&mut desk, Some(Hop::Identity));
    assert_eq!(desk.wait(mins(15) - secs(1)), []);
    assert_eq!(
        desk.wait(secs(1)),
        [Effect::CoverPage(true), Effect::AskIdle]
    );
    assert_eq!(desk.wait(secs(59)), []);
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::Idle);
}

#[test]
fn after_a_hop_the_idle_question_waits_a_minute() {
    let mut desk = Desk::in_session();
    hop(&mut desk, Some(Hop::Identity));
    desk.wait(mins(8));
    hop(&mut desk, None);
    assert_eq!(desk.wait(secs(59)), []);
    assert_eq!(
        desk.wait(secs(1)),
        [Effect::CoverPage(true), Effect::AskIdle]
    );
}

#[test]
fn a_hop_that_begins_under_the_question_holds_its_end() {
    let mut desk = Desk::in_session();
    desk.wait(mins(5) + secs(30));
    hop(&mut desk, Some(Hop::Identity));
    assert_eq!(desk.wait(mins(10) + secs(29)), []);
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::Idle);
}

#[test]
fn a_hop_holds_the_lock_limit_too() {
    let mut desk = Desk::in_session();
    hop(&mut desk, Some(Hop::Identity));
    desk.does(Event::LockAsked { code: code("1234") });
    assert_eq!(desk.wait(mins(20) - secs(1)), []);
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::LockedTooLong);
}

#[test]
fn a_citizen_and_staff_may_end_in_a_hop() {
    let mut desk = Desk::in_session();
    hop(&mut desk, Some(Hop::Identity));
    let effects = desk.ends();
    desk.assert_ending(&effects, EndReason::EndedByCitizen);
}

#[test]
fn policy_may_set_a_smaller_cap_and_cannot_raise_it_in_an_open_session() {
    let settings = Settings {
        hop_cap: Minutes(2),
        ..attended()
    };
    let mut desk = Desk::new(settings).started();
    desk.works_until_left(secs(30));
    hop(&mut desk, Some(Hop::Identity));
    desk.does(Event::PolicyChanged(crate::desk::rules(attended())));
    assert_eq!(desk.wait(mins(2) + secs(29)), []);
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::TimeOver);
}
