// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sixty minutes, three warnings, ten extensions, one grace.

use chrono::TimeDelta;
use sportello_session::{
    Effect, EndReason, Event, ExtensionOffer, GraceOffer, Minutes, Settings, StaffAction, Stage,
    TaskFit,
};

use crate::desk::{Desk, mins, secs, warnings};

const TEN: ExtensionOffer = ExtensionOffer::Offered { adds: Minutes(10) };
const FIVE: GraceOffer = GraceOffer::Offered { adds: Minutes(5) };

#[test]
fn a_session_lasts_sixty_minutes_and_warns_at_ten_five_and_one() {
    let mut desk = Desk::in_session();
    assert_eq!(desk.left(), mins(60));
    assert_eq!(warnings(&desk.works(mins(50) - secs(1))), []);
    assert_eq!(warnings(&desk.works(secs(1))), [10]);
    assert_eq!(desk.session().warning, Some(Minutes(10)));
    assert_eq!(warnings(&desk.works(mins(5))), [5]);
    assert_eq!(warnings(&desk.works(mins(4))), [1]);
    assert_eq!(desk.works(secs(59)), []);
    let effects = desk.works(secs(1));
    desk.assert_ending(&effects, EndReason::TimeOver);
    assert_eq!(desk.wiped().lasted, Some(mins(60)));
    assert!(matches!(
        desk.stage(),
        Stage::Thanks {
            reason: EndReason::TimeOver,
            ..
        }
    ));
}

#[test]
fn the_machine_asks_to_be_woken_for_each_warning() {
    let desk = Desk::in_session();
    let mut quiet = Desk::new(Settings {
        idle_after: Minutes(60),
        ..Settings::default()
    })
    .started();
    assert_eq!(
        desk.machine.next_deadline(desk.at),
        Some(desk.at.boot.after(mins(5)))
    );
    assert_eq!(
        quiet.machine.next_deadline(quiet.at),
        Some(quiet.at.boot.after(mins(50)))
    );
    quiet.wait(mins(50));
    assert_eq!(
        quiet.machine.next_deadline(quiet.at),
        Some(quiet.at.boot.after(mins(5)))
    );
}

#[test]
fn time_left_is_told_in_minutes_begun() {
    let mut desk = Desk::in_session();
    desk.works(secs(30));
    assert_eq!(desk.session().minutes_left(), Minutes(60));
    desk.works_until_left(secs(1));
    assert_eq!(desk.session().minutes_left(), Minutes(1));
}

#[test]
fn one_press_adds_ten_minutes_and_the_warnings_come_again() {
    let mut desk = Desk::in_session();
    assert_eq!(desk.session().extension, ExtensionOffer::NotYet);
    assert_eq!(desk.does(Event::ExtensionTaken), []);
    assert_eq!(desk.left(), mins(60));

    desk.works_until_left(mins(4));
    assert_eq!(desk.session().extension, TEN);
    assert!(desk.session().can_extend());
    desk.does(Event::ExtensionTaken);
    assert_eq!(desk.left(), mins(14));
    assert_eq!(desk.session().extensions_left, 9);
    assert_eq!(warnings(&desk.works_until_left(secs(30))), [10, 5, 1]);
}

#[test]
fn ten_extensions_and_not_one_more() {
    let mut desk = Desk::in_session();
    for left in (0..10).rev() {
        desk.works_until_left(mins(3));
        desk.does(Event::ExtensionTaken);
        assert_eq!(desk.left(), mins(13));
        assert_eq!(desk.session().extensions_left, left);
    }
    desk.works_until_left(mins(3));
    assert_eq!(desk.session().extension, ExtensionOffer::UsedUp);
    desk.does(Event::ExtensionTaken);
    assert_eq!(desk.left(), mins(3));
}

#[test]
fn no_extension_while_someone_waits() {
    let mut desk = Desk::in_session();
    desk.works_until_left(mins(3));
    desk.staff(StaffAction::SetSomeoneWaiting(true));
    assert!(desk.view().someone_waiting);
    assert_eq!(desk.session().extension, ExtensionOffer::SomeoneWaiting);
    desk.does(Event::ExtensionTaken);
    assert_eq!(desk.left(), mins(3));

    desk.staff(StaffAction::SetSomeoneWaiting(false));
    desk.does(Event::ExtensionTaken);
    assert_eq!(desk.left(), mins(13));
}

#[test]
fn the_grace_is_offered_in_the_last_minute_once() {
    let mut desk = Desk::in_session();
    desk.works_until_left(mins(5));
    assert_eq!(
        desk.session().grace,
        GraceOffer::NotYet,
        "an extension is better"
    );
    desk.does(Event::GraceTaken);
    assert_eq!(desk.left(), mins(5));

    desk.works_until_left(secs(40));
    assert_eq!(desk.session().grace, FIVE);
    desk.does(Event::GraceTaken);
    assert_eq!(desk.stage(), Stage::Grace);
    assert_eq!(desk.left(), mins(5) + secs(40));
    assert_eq!(desk.session().grace, GraceOffer::UsedUp);
    assert_eq!(desk.session().extension, ExtensionOffer::InGrace);

    desk.works_until_left(secs(20));
    desk.does(Event::GraceTaken);
    desk.does(Event::ExtensionTaken);
    assert_eq!(desk.left(), secs(20));
    let effects = desk.works(secs(20));
    desk.assert_ending(&effects, EndReason::TimeOver);
}

#[test]
fn without_an_extension_the_grace_is_offered_from_five_minutes() {
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::SetSomeoneWaiting(true));
    desk.works_until_left(mins(5) + secs(1));
    assert_eq!(desk.session().grace, GraceOffer::NotYet);
    desk.works(secs(1));
    assert_eq!(desk.session().grace, FIVE);
    desk.does(Event::GraceTaken);
    assert_eq!(desk.left(), mins(10));
}

#[test]
fn in_grace_a_task_goes_on_but_none_is_begun() {
    let mut desk = Desk::in_session();
    desk.does(Event::TaskChosen {
        minutes: Minutes(60),
    });
    desk.works_until_left(secs(30));
    desk.does(Event::GraceTaken);
    assert!(desk.session().in_task);
    desk.does(Event::TaskLeft);
    let fit = desk.machine.task_fit(Minutes(1), desk.at);
    assert_eq!(
        fit,
        TaskFit::TooLong { left: Minutes(6) },
        "its card says so"
    );
    desk.does(Event::TaskChosen {
        minutes: Minutes(1),
    });
    assert!(!desk.session().in_task);
}

#[test]
fn a_site_may_do_without_the_grace() {
    let mut desk = Desk::new(Settings {
        grace: Minutes(0),
        ..Settings::default()
    })
    .started();
    desk.works_until_left(secs(30));
    assert_eq!(desk.session().grace, GraceOffer::UsedUp);
    desk.does(Event::GraceTaken);
    assert_eq!(desk.left(), secs(30));
}

#[test]
fn a_wall_clock_that_jumps_ten_years_changes_nothing() {
    for jump in [TimeDelta::days(3653), TimeDelta::days(-3653)] {
        let mut desk = Desk::new(crate::desk::with_hours(&["09:00-19:00"])).started();
        desk.works(mins(20));
        let before = desk.view();
        desk.wall_jumps(jump);
        assert_eq!(desk.does(Event::Tick), []);
        assert_eq!(desk.view(), before);
        assert_eq!(warnings(&desk.works(mins(39) + secs(59))), [10, 5, 1]);
        assert_eq!(desk.left(), secs(1));
        let effects = desk.works(secs(1));
        desk.assert_ending(&effects, EndReason::TimeOver);
        assert_eq!(desk.wiped().lasted, Some(mins(60)));
    }
}

#[test]
fn new_policy_after_a_wall_jump_changes_nothing_either() {
    let settings = crate::desk::with_hours(&["09:00-19:00"]);
    let mut desk = Desk::new(settings.clone()).started();
    desk.works(mins(20));
    desk.wall_jumps(TimeDelta::days(3653) + TimeDelta::hours(12));
    desk.does(Event::PolicyChanged(crate::desk::rules(settings)));
    assert_eq!(desk.left(), mins(40));
}

#[test]
fn a_deadline_that_passed_in_a_suspend_fires_at_once() {
    let mut desk = Desk::in_session();
    desk.works(mins(30));
    desk.does(Event::ActivitySeen);
    let effects = desk.suspend(mins(600));
    desk.assert_ending(&effects, EndReason::Idle);
    assert_eq!(
        effects,
        [Effect::KillCapsule],
        "nothing is asked or announced to nobody"
    );
    assert_eq!(
        desk.wiped().lasted,
        Some(mins(36)),
        "the suspend is not part of the session"
    );
}

#[test]
fn a_suspend_over_two_warnings_announces_the_lower_only() {
    let mut desk = Desk::new(Settings {
        idle_after: Minutes(60),
        ..Settings::default()
    })
    .started();
    assert_eq!(
        desk.suspend(mins(56)),
        [Effect::AnnounceWarning(Minutes(5))]
    );
    assert_eq!(desk.suspend(mins(60)), [Effect::KillCapsule]);
    assert_eq!(
        desk.stage(),
        Stage::Ending {
            reason: EndReason::TimeOver
        }
    );
}

#[test]
fn a_boot_clock_that_seems_to_go_back_gives_no_time() {
    let mut desk = Desk::in_session();
    desk.works(mins(30));
    desk.at.boot = sportello_session::BootTime::default();
    desk.does(Event::Tick);
    assert_eq!(desk.left(), mins(30));
}

#[test]
fn a_session_shorter_than_a_threshold_does_not_begin_with_a_warning() {
    let mut desk = Desk::new(Settings {
        session: Minutes(7),
        ..Settings::default()
    })
    .started();
    assert_eq!(warnings(&desk.works(mins(7) - secs(1))), [5, 1]);
}
