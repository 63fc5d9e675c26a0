// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What staff do from the room view, without seeing what the citizen is in the middle of.

use sportello_session::{
    Condition, Effect, EndReason, Event, ExtensionOffer, GraceOffer, Hop, Minutes, Refusal, Resume,
    Settings, StaffAction, Stage, TaskFit,
};

use crate::desk::{Desk, code, mins, secs, utc, warnings};
use crate::staff::every_stage;

const LOCKED: Condition = Condition {
    locked: true,
    ..Condition::FIT
};

/// Ends, wipes and thanks, until nothing more happens by itself.
fn comes_to_rest(desk: &mut Desk) {
    for _ in 0..8 {
        desk.does(Event::WipeDone { clean: true });
        desk.wait(secs(61));
    }
}

#[test]
fn an_end_from_afar_leaves_a_minute_to_save() {
    let mut desk = Desk::in_session();
    desk.works(mins(10));
    assert_eq!(
        desk.staff(StaffAction::EndAfterNotice),
        [Effect::AnnounceStaffEnd]
    );
    assert_eq!(desk.stage(), Stage::Active);
    assert_eq!(desk.left(), secs(60));
    assert_eq!(desk.session().staff_ends_in, Some(secs(60)));
    assert_eq!(desk.wait(secs(59)), [], "no warning says it once more");
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::Staff);
    assert_eq!(desk.wiped().lasted, Some(mins(11)));
    assert!(matches!(desk.stage(), Stage::Thanks { .. }));
}

#[test]
fn a_second_order_neither_hurries_nor_delays_the_first() {
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::EndAfterNotice);
    desk.works(secs(40));
    assert_eq!(desk.staff(StaffAction::EndAfterNotice), []);
    assert_eq!(desk.left(), secs(20));
}

#[test]
fn an_order_never_makes_a_session_longer() {
    let mut desk = Desk::in_session();
    desk.works_until_left(secs(30));
    desk.staff(StaffAction::EndAfterNotice);
    assert_eq!(desk.left(), secs(30));
    let effects = desk.works(secs(30));
    desk.assert_ending(&effects, EndReason::TimeOver);
}

#[test]
fn the_citizen_may_end_sooner() {
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::EndAfterNotice);
    let effects = desk.ends();
    desk.assert_ending(&effects, EndReason::EndedByCitizen);
}

#[test]
fn nothing_the_citizen_can_press_puts_an_ordered_end_off() {
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::EndAfterNotice);
    let session = desk.session();
    assert_eq!(session.extension, ExtensionOffer::EndedByStaff);
    assert_eq!(session.grace, GraceOffer::UsedUp);
    assert_eq!(
        desk.machine.task_fit(Minutes(1), desk.at),
        TaskFit::TooLong { left: Minutes(1) }
    );
    for event in [
        Event::ExtensionTaken,
        Event::GraceTaken,
        Event::HopChanged(Some(Hop::Identity)),
        Event::HopChanged(None),
        Event::HopChanged(Some(Hop::Payment)),
    ] {
        desk.does(event);
        assert_eq!(desk.left(), secs(60));
    }
    let effects = desk.works(secs(60));
    desk.assert_ending(&effects, EndReason::Staff);
}

#[test]
fn a_covered_screen_says_that_it_ends_in_a_minute_and_does() {
    let mut desk = Desk::in_session();
    desk.does(Event::LockAsked { code: code("1234") });
    desk.staff(StaffAction::EndAfterNotice);
    assert_eq!(desk.session().lock.unwrap().left, secs(60));
    let effects = desk.wait(secs(60));
    desk.assert_ending(&effects, EndReason::Staff);

    let mut desk = Desk::in_session();
    desk.wait(mins(5) + secs(10));
    assert_eq!(desk.session().idle_question.unwrap().left, secs(50));
    desk.staff(StaffAction::EndAfterNotice);
    assert_eq!(desk.session().idle_question.unwrap().left, secs(50));
    desk.does(Event::StillMe);
    let effects = desk.wait(secs(60));
    desk.assert_ending(&effects, EndReason::Staff);
}

#[test]
fn time_that_staff_give_after_an_order_counts_from_the_end_of_the_minute() {
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::EndAfterNotice);
    desk.works(secs(20));
    desk.staff(StaffAction::Extend(Minutes(10)));
    assert_eq!(desk.session().staff_ends_in, None);
    assert_eq!(desk.left(), mins(10) + secs(40));
    let effects = desk.works(mins(10) + secs(40));
    assert_eq!(warnings(&effects), [10, 5, 1], "an end like any other");
    desk.assert_ending(&effects, EndReason::TimeOver);
}

#[test]
fn a_locked_terminal_lets_nobody_begin_until_it_is_unlocked() {
    let mut desk = Desk::new(Settings::default());
    assert_eq!(
        desk.staff(StaffAction::LockTerminal),
        [Effect::RememberCondition(LOCKED)]
    );
    assert_eq!(desk.stage(), Stage::Locked);
    assert_eq!(desk.does(Event::StartPressed), []);
    assert_eq!(
        desk.staff(StaffAction::StartForSomeone {
            minutes: None,
            with_helper: None
        }),
        [Effect::Refused(Refusal::NotInService)]
    );
    assert_eq!(desk.wait(mins(10_000)), []);
    assert_eq!(
        desk.staff(StaffAction::UnlockTerminal),
        [Effect::RememberCondition(Condition::FIT)]
    );
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_lock_outlives_the_process_and_the_power() {
    let resume = Resume::FRESH.with(LOCKED);
    let wall = utc(2026, 3, 10, 9, 0);
    let (mut desk, effects) = Desk::resumed(Settings::default(), wall, resume);
    assert_eq!((desk.stage(), effects), (Stage::Locked, Vec::new()));
    // Whoever stands before it can open it, too.
    desk.staff(StaffAction::LiftLock);
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_lock_ends_the_session_in_a_minute_and_its_citizen_is_thanked() {
    let mut desk = Desk::in_session();
    assert_eq!(
        desk.staff(StaffAction::LockTerminal),
        [Effect::RememberCondition(LOCKED), Effect::AnnounceStaffEnd]
    );
    let effects = desk.wait(secs(60));
    desk.assert_ending(&effects, EndReason::Staff);
    desk.wiped();
    assert!(matches!(desk.stage(), Stage::Thanks { .. }));
    let effects = desk.wait(mins(1));
    assert_eq!(effects, [Effect::ReexecShell]);
    assert_eq!(desk.stage(), Stage::Locked);
}

#[test]
fn a_lock_that_is_taken_back_gives_the_time_back() {
    for unlock in [StaffAction::UnlockTerminal, StaffAction::LiftLock] {
        let mut desk = Desk::in_session();
        desk.staff(StaffAction::LockTerminal);
        desk.works(secs(30));
        desk.staff(unlock);
        assert_eq!(desk.left(), mins(59) + secs(30), "{unlock:?}");
        assert_eq!(desk.session().staff_ends_in, None);
    }
    // An end is not a lock.
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::EndAfterNotice);
    assert_eq!(
        desk.staff(StaffAction::UnlockTerminal),
        [Effect::Refused(Refusal::NotLocked)]
    );
    assert_eq!(desk.left(), secs(60));
}

#[test]
fn maintenance_from_afar_leaves_a_minute_too_and_can_be_taken_back() {
    let mut desk = Desk::in_session();
    let effects = desk.staff(StaffAction::MaintenanceAfterNotice);
    assert!(effects.contains(&Effect::AnnounceStaffEnd));
    assert_eq!(desk.left(), secs(60));
    desk.staff(StaffAction::BringBack);
    assert_eq!(desk.left(), mins(60));
    desk.staff(StaffAction::MaintenanceAfterNotice);
    let effects = desk.wait(secs(60));
    desk.assert_ending(&effects, EndReason::Maintenance);
    desk.wiped();
    assert_eq!(desk.stage(), Stage::Maintenance);
}

#[test]
fn from_every_stage_an_order_from_afar_comes_to_its_end() {
    for (name, mut desk) in every_stage() {
        desk.staff(StaffAction::MaintenanceAfterNotice);
        comes_to_rest(&mut desk);
        assert_eq!(desk.stage(), Stage::Maintenance, "{name}");
    }
    for (name, mut desk) in every_stage() {
        desk.staff(StaffAction::LockTerminal);
        comes_to_rest(&mut desk);
        let stage = desk.stage();
        // A failed receipt is the graver reason, and is not forgotten for a lock.
        if name == "out of service" || name == "restarting" {
            assert!(matches!(stage, Stage::OutOfService(_)), "{name}: {stage:?}");
            desk.staff(StaffAction::ClearOutOfService);
            comes_to_rest(&mut desk);
        }
        assert_eq!(desk.stage(), Stage::Locked, "{name}");
        desk.staff(StaffAction::UnlockTerminal);
        let back = desk.stage();
        assert!(
            matches!(back, Stage::Welcome | Stage::Closed { .. }),
            "{name}: {back:?}"
        );
    }
    for (name, mut desk) in every_stage() {
        let effects = desk.staff(StaffAction::EndAfterNotice);
        let expected = match name {
            "active" | "grace" => continue,
            _ => [Effect::Refused(Refusal::NoSession)],
        };
        assert_eq!(effects, expected, "{name}");
    }
}
