// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! "Hide my screen", with a code of one's own.

use sportello_session::{
    Effect, EndReason, Event, LockCode, LockCodeError, Refusal, StaffAction, Stage,
};

use crate::desk::{Desk, code, mins, secs};

fn locked() -> Desk {
    let mut desk = Desk::in_session();
    assert_eq!(
        desk.does(Event::LockAsked { code: code("2580") }),
        [Effect::CoverPage(true)]
    );
    desk
}

fn tries(desk: &mut Desk, digits: &str) -> Vec<Effect> {
    desk.does(Event::UnlockTried { code: code(digits) })
}

#[test]
fn the_right_code_opens_it() {
    let mut desk = locked();
    let lock = desk.session().lock.unwrap();
    assert!(lock.by_citizen && !lock.by_staff);
    assert_eq!(lock.left, mins(10));
    assert_eq!(tries(&mut desk, "2580"), [Effect::CoverPage(false)]);
    assert_eq!(desk.session().lock, None);
}

#[test]
fn the_session_timer_runs_on_behind_the_lock() {
    let mut desk = locked();
    desk.wait(mins(9));
    tries(&mut desk, "2580");
    assert_eq!(desk.left(), mins(51));
}

#[test]
fn a_lock_ends_the_session_after_ten_minutes() {
    let mut desk = locked();
    assert_eq!(
        desk.wait(mins(10) - secs(1)),
        [],
        "no idle question under a lock"
    );
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::LockedTooLong);
    desk.wiped();
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn whoever_unlocks_is_there() {
    let mut desk = locked();
    desk.wait(mins(9));
    tries(&mut desk, "2580");
    assert_eq!(desk.wait(mins(5) - secs(1)), []);
}

#[test]
fn staff_may_end_a_locked_session_but_never_open_it() {
    let mut desk = locked();
    for action in [
        StaffAction::LiftLock,
        StaffAction::Lock,
        StaffAction::LiftLock,
    ] {
        desk.staff(action);
        assert!(
            desk.session().lock.is_some_and(|lock| lock.by_citizen),
            "{action:?}"
        );
        assert!(desk.session().covered());
    }
    assert_eq!(
        desk.staff(StaffAction::LiftLock),
        [Effect::Refused(Refusal::LockedByCitizen)]
    );
    let effects = desk.staff(StaffAction::EndSession);
    desk.assert_ending(&effects, EndReason::Staff);
}

#[test]
fn staff_extending_time_does_not_open_the_lock_nor_lengthen_it() {
    let mut desk = locked();
    desk.wait(mins(4));
    desk.staff(StaffAction::Extend(sportello_session::Minutes(60)));
    assert_eq!(desk.session().lock.unwrap().left, mins(6));
}

#[test]
fn a_wrong_code_opens_nothing_however_often_it_is_tried() {
    let mut desk = locked();
    for n in 0..1000 {
        assert_eq!(tries(&mut desk, &format!("{n:04}")), []);
    }
    assert!(desk.session().covered());
    assert_eq!(
        desk.stage(),
        Stage::Active,
        "guessing does not end anybody's session"
    );
}

#[test]
fn the_fifth_wrong_code_brings_a_wait_in_which_not_even_the_right_one_is_looked_at() {
    let mut desk = locked();
    for _ in 0..4 {
        tries(&mut desk, "0000");
        assert_eq!(desk.session().lock.unwrap().next_try_in, secs(0));
    }
    tries(&mut desk, "0000");
    assert_eq!(desk.session().lock.unwrap().next_try_in, secs(30));
    assert_eq!(tries(&mut desk, "2580"), []);
    assert_eq!(
        desk.session().lock.unwrap().wrong_tries,
        5,
        "a try in the wait is no try"
    );
    desk.wait(secs(30));
    assert_eq!(tries(&mut desk, "2580"), [Effect::CoverPage(false)]);
}

#[test]
fn the_wait_grows() {
    let mut desk = locked();
    for _ in 0..4 {
        tries(&mut desk, "0000");
    }
    for wait in [30, 60, 120, 240] {
        tries(&mut desk, "0000");
        assert_eq!(desk.session().lock.unwrap().next_try_in, secs(wait));
        desk.wait(secs(wait));
    }
    tries(&mut desk, "0000");
    assert_eq!(
        desk.session().lock.unwrap().next_try_in,
        secs(300),
        "and stays at five minutes"
    );
}

#[test]
fn guessing_never_blocks_the_end_button() {
    let mut desk = locked();
    for _ in 0..20 {
        tries(&mut desk, "0000");
    }
    let effects = desk.ends();
    desk.assert_ending(&effects, EndReason::EndedByCitizen);
}

#[test]
fn help_can_be_called_from_behind_the_lock() {
    let mut desk = locked();
    desk.does(Event::HelpAsked);
    assert!(desk.session().help_asked);
}

#[test]
fn a_second_lock_does_not_replace_the_code() {
    let mut desk = locked();
    assert_eq!(desk.does(Event::LockAsked { code: code("1111") }), []);
    assert_eq!(tries(&mut desk, "1111"), []);
    assert_eq!(tries(&mut desk, "2580"), [Effect::CoverPage(false)]);
}

#[test]
fn a_new_lock_has_a_new_code_and_new_tries() {
    let mut desk = locked();
    for _ in 0..3 {
        tries(&mut desk, "0000");
    }
    tries(&mut desk, "2580");
    desk.does(Event::LockAsked { code: code("4321") });
    assert_eq!(desk.session().lock.unwrap().wrong_tries, 0);
    assert_eq!(tries(&mut desk, "2580"), []);
    assert_eq!(tries(&mut desk, "4321"), [Effect::CoverPage(false)]);
}

#[test]
fn a_lock_by_staff_is_lifted_by_staff_and_has_the_same_limit() {
    let mut desk = Desk::in_session();
    assert_eq!(desk.staff(StaffAction::Lock), [Effect::CoverPage(true)]);
    assert_eq!(tries(&mut desk, "2580"), [], "there is no code to guess");
    assert_eq!(
        desk.staff(StaffAction::LiftLock),
        [Effect::CoverPage(false)]
    );
    assert_eq!(
        desk.staff(StaffAction::LiftLock),
        [Effect::Refused(Refusal::NotLocked)]
    );

    desk.staff(StaffAction::Lock);
    let effects = desk.wait(mins(10));
    desk.assert_ending(&effects, EndReason::LockedTooLong);
}

#[test]
fn a_session_locked_by_both_opens_when_both_have_opened_it() {
    let mut desk = locked();
    assert_eq!(desk.staff(StaffAction::Lock), []);
    assert_eq!(tries(&mut desk, "2580"), []);
    assert!(desk.session().covered());
    assert_eq!(
        desk.staff(StaffAction::LiftLock),
        [Effect::CoverPage(false)]
    );
}

#[test]
fn a_code_has_four_to_eight_digits_and_is_never_printed() {
    assert_eq!(LockCode::new("123"), Err(LockCodeError::Length));
    assert_eq!(LockCode::new("123456789"), Err(LockCodeError::Length));
    assert_eq!(LockCode::new("12a4"), Err(LockCodeError::NotDigits));
    assert_eq!(LockCode::new("١٢٣٤"), Err(LockCodeError::NotDigits));
    let desk = locked();
    let printed = format!(
        "{:?} {:?}",
        Event::UnlockTried { code: code("2580") },
        desk.machine
    );
    assert!(!printed.contains("2580"), "{printed}");
    // Nor as the bytes it is kept in.
    assert!(!printed.contains("50, 53, 56, 48"), "{printed}");
}

#[test]
fn staff_locking_over_a_citizens_lock_does_not_lengthen_it() {
    let mut desk = locked();
    desk.wait(mins(4));
    desk.staff(StaffAction::Lock);
    assert_eq!(desk.session().lock.unwrap().left, mins(6));
}
