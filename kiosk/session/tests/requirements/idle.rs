// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Idle means absent, and the question can be answered two ways.

use sportello_session::{
    Effect, EndReason, Event, ExtensionOffer, GraceOffer, Minutes, Presence, StaffAction, Stage,
};

use crate::desk::{Desk, code, mins, secs};

fn asked() -> Desk {
    let mut desk = Desk::in_session();
    assert_eq!(
        desk.wait(mins(5)),
        [Effect::CoverPage(true), Effect::AskIdle]
    );
    desk
}

#[test]
fn after_five_minutes_without_a_sign_the_page_is_covered_and_the_question_asked() {
    let mut desk = Desk::in_session();
    assert_eq!(desk.wait(mins(5) - secs(1)), []);
    assert_eq!(
        desk.wait(secs(1)),
        [Effect::CoverPage(true), Effect::AskIdle]
    );
    assert!(desk.session().covered());
    assert_eq!(desk.session().idle_question.unwrap().left, secs(60));
    desk.wait(secs(20));
    assert_eq!(desk.session().idle_question.unwrap().left, secs(40));
}

#[test]
fn still_me_uncovers_the_page() {
    let mut desk = asked();
    desk.wait(secs(30));
    assert_eq!(desk.does(Event::StillMe), [Effect::CoverPage(false)]);
    assert_eq!(desk.stage(), Stage::Active);
    assert!(!desk.session().covered());
    assert_eq!(
        desk.wait(mins(5)),
        [Effect::CoverPage(true), Effect::AskIdle]
    );
}

#[test]
fn just_arrived_ends_and_wipes_and_asks_the_newcomer_for_no_rating() {
    let mut desk = asked();
    let effects = desk.does(Event::JustArrived);
    desk.assert_ending(&effects, EndReason::JustArrived);
    assert_eq!(desk.wiped().reason, EndReason::JustArrived);
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn no_answer_ends_the_session() {
    let mut desk = asked();
    assert_eq!(desk.wait(secs(59)), []);
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::Idle);
    desk.wiped();
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_touch_is_no_answer_since_the_next_person_may_have_touched() {
    let mut desk = asked();
    for event in [
        Event::ActivitySeen,
        Event::PresenceSeen(Presence::Speech),
        Event::PresenceSeen(Presence::OnThePhone),
        Event::TaskChosen {
            minutes: Minutes(5),
        },
        Event::LockAsked { code: code("1234") },
    ] {
        assert_eq!(desk.does(event), []);
        assert!(desk.session().idle_question.is_some());
    }
    let effects = desk.wait(secs(60));
    desk.assert_ending(&effects, EndReason::Idle);
}

#[test]
fn an_answer_without_a_question_is_dropped() {
    let mut desk = Desk::in_session();
    assert_eq!(desk.does(Event::JustArrived), []);
    assert_eq!(desk.does(Event::StillMe), []);
    assert_eq!(desk.stage(), Stage::Active);
}

#[test]
fn the_question_does_not_take_the_end_button_away() {
    let mut desk = asked();
    let effects = desk.ends();
    desk.assert_ending(&effects, EndReason::EndedByCitizen);
}

#[test]
fn an_unconfirmed_end_does_not_outlast_its_citizen() {
    let mut desk = Desk::in_session();
    desk.does(Event::EndPressed);
    desk.wait(mins(5));
    assert!(!desk.session().end_asked);
}

#[test]
fn nothing_is_extended_behind_the_cover() {
    let mut desk = Desk::in_session();
    desk.works_until_left(mins(6));
    desk.wait(mins(5) + secs(10));
    assert_eq!(desk.session().extension, ExtensionOffer::Covered);
    assert_eq!(desk.session().grace, GraceOffer::Covered);
    desk.does(Event::ExtensionTaken);
    desk.does(Event::GraceTaken);
    assert_eq!(desk.left(), secs(50));
}

#[test]
fn speech_media_and_switch_scanning_are_presence() {
    for kind in [
        Presence::Speech,
        Presence::MediaPlaying,
        Presence::SwitchScanning,
    ] {
        let mut desk = Desk::in_session();
        for _ in 0..20 {
            assert_eq!(desk.wait(mins(1)), []);
            desk.does(Event::PresenceSeen(kind));
        }
        assert_eq!(desk.wait(mins(5) - secs(1)), []);
        assert_eq!(
            desk.wait(secs(1)),
            [Effect::CoverPage(true), Effect::AskIdle]
        );
    }
}

#[test]
fn i_am_on_the_phone_holds_for_fifteen_minutes() {
    let mut desk = Desk::in_session();
    desk.does(Event::PresenceSeen(Presence::OnThePhone));
    desk.wait(mins(2));
    desk.does(Event::ActivitySeen);
    assert_eq!(desk.wait(mins(13) - secs(1)), []);
    assert_eq!(
        desk.wait(secs(1)),
        [Effect::CoverPage(true), Effect::AskIdle]
    );
}

#[test]
fn what_the_capsule_says_is_no_sign_of_a_person() {
    let mut desk = Desk::in_session();
    desk.wait(mins(4));
    desk.does(Event::CapsuleBuilt);
    desk.does(Event::FaultFound(sportello_session::Fault::TasksUnreadable));
    assert_eq!(
        desk.wait(mins(1)),
        [Effect::CoverPage(true), Effect::AskIdle]
    );
}

#[test]
fn a_lock_by_staff_takes_the_place_of_the_question() {
    let mut desk = asked();
    assert_eq!(desk.staff(StaffAction::Lock), [], "covered already");
    assert_eq!(desk.session().idle_question, None);
    assert_eq!(desk.wait(mins(9)), []);
    assert_eq!(
        desk.staff(StaffAction::LiftLock),
        [Effect::CoverPage(false)]
    );
    assert_eq!(desk.wait(mins(5) - secs(1)), []);
}
