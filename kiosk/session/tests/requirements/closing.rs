// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A session and the site's closing time. Hours are Rome's; in March before the change, UTC + 1.

use chrono::TimeDelta;
use sportello_session::{
    EndReason, Event, ExtensionOffer, GraceOffer, Minutes, Settings, Stage, TaskFit,
};

use crate::desk::{Desk, mins, rules, secs, utc, warnings, weekdays, with_hours};

/// Tuesday, the site closes at 13:00 (12:00 UTC); it is this many minutes before.
fn before_closing(minutes: i64) -> Desk {
    let wall = utc(2026, 3, 10, 12, 0) - TimeDelta::minutes(minutes);
    Desk::at_wall(with_hours(&["09:00-13:00", "15:00-19:00"]), wall)
}

#[test]
fn a_session_ends_fifteen_minutes_before_closing() {
    let mut desk = before_closing(50);
    desk.does(Event::StartPressed);
    assert_eq!(
        desk.stage(),
        Stage::Notice {
            time_offered: Minutes(35)
        }
    );
    desk.does(Event::NoticeDeclined);

    let mut desk = desk.started();
    assert_eq!(desk.left(), mins(35));
    assert!(desk.session().ends_at_closing);
    assert_eq!(desk.session().extension, ExtensionOffer::ClosingNear);
    assert_eq!(warnings(&desk.works(mins(35) - secs(1))), [10, 5, 1]);
    let effects = desk.works(secs(1));
    desk.assert_ending(&effects, EndReason::Closing);
    desk.wiped();
    desk.does(Event::RatingSkipped);
    assert_eq!(
        desk.stage(),
        Stage::Closed {
            opens: Some(utc(2026, 3, 10, 14, 0))
        }
    );
}

#[test]
fn the_margin_before_closing_is_policy() {
    let settings = Settings {
        closing_margin: Minutes(0),
        ..with_hours(&["09:00-13:00", "15:00-19:00"])
    };
    let desk = Desk::at_wall(settings, utc(2026, 3, 10, 11, 30)).started();
    assert_eq!(desk.left(), mins(30));
}

#[test]
fn an_extension_gives_what_closing_leaves() {
    let mut desk = before_closing(82).started();
    assert_eq!(desk.left(), mins(60));
    assert!(!desk.session().ends_at_closing);
    desk.works_until_left(mins(4));
    assert_eq!(
        desk.session().extension,
        ExtensionOffer::Offered { adds: Minutes(7) }
    );
    desk.does(Event::ExtensionTaken);
    assert_eq!(desk.left(), mins(11));
    assert!(desk.session().ends_at_closing);
    desk.works_until_left(mins(2));
    assert_eq!(desk.session().extension, ExtensionOffer::ClosingNear);
    desk.does(Event::ExtensionTaken);
    assert_eq!(desk.left(), mins(2));
}

#[test]
fn the_grace_may_use_the_margin_but_not_pass_the_closing() {
    let mut desk = before_closing(50).started();
    desk.works_until_left(mins(1));
    desk.does(Event::GraceTaken);
    assert_eq!(desk.left(), mins(6));
    let effects = desk.works(mins(6));
    desk.assert_ending(&effects, EndReason::Closing);

    let narrow = Settings {
        closing_margin: Minutes(3),
        ..with_hours(&["09:00-13:00"])
    };
    let mut desk = Desk::at_wall(narrow.clone(), utc(2026, 3, 10, 11, 30)).started();
    desk.works_until_left(mins(1));
    assert_eq!(
        desk.session().grace,
        GraceOffer::Offered { adds: Minutes(3) }
    );

    let none = Settings {
        closing_margin: Minutes(0),
        ..narrow
    };
    let mut desk = Desk::at_wall(none, utc(2026, 3, 10, 11, 30)).started();
    desk.works_until_left(mins(1));
    assert_eq!(desk.session().grace, GraceOffer::ClosingNear);
}

#[test]
fn no_session_begins_that_would_be_over_at_once() {
    let mut desk = before_closing(21);
    assert_eq!(desk.stage(), Stage::Welcome);
    assert_eq!(desk.wait(mins(1)), []);
    assert_eq!(desk.stage(), Stage::Welcome, "five minutes are just enough");
    desk.wait(secs(1));
    assert_eq!(
        desk.stage(),
        Stage::Closed {
            opens: Some(utc(2026, 3, 10, 14, 0))
        }
    );
    assert_eq!(desk.does(Event::StartPressed), []);
    assert!(matches!(desk.stage(), Stage::Closed { .. }));
}

#[test]
fn a_notice_accepted_too_late_opens_nothing() {
    let mut desk = before_closing(21);
    desk.does(Event::StartPressed);
    desk.pass(mins(2));
    assert_eq!(
        desk.does(Event::NoticeAccepted {
            with_helper: Some(false)
        }),
        []
    );
    assert!(matches!(desk.stage(), Stage::Closed { .. }));
}

#[test]
fn a_closed_terminal_opens_by_itself_on_time() {
    let mut desk = before_closing(0);
    assert!(matches!(desk.stage(), Stage::Closed { .. }));
    desk.wait(mins(120) - secs(1));
    assert!(matches!(desk.stage(), Stage::Closed { .. }));
    assert_eq!(desk.wait(secs(1)), []);
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_clock_that_is_set_right_is_noticed_within_a_minute() {
    let mut desk = before_closing(200);
    assert_eq!(desk.stage(), Stage::Welcome);
    desk.wall_jumps(TimeDelta::hours(12));
    desk.wait(secs(60));
    assert!(matches!(desk.stage(), Stage::Closed { .. }));
    desk.wall_jumps(TimeDelta::hours(-12));
    desk.wait(secs(60));
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_clock_older_than_the_software_closes_nothing() {
    // The software is of 2026; the battery is empty and the clock says 1970, a Thursday night.
    let mut desk = Desk::at_wall(with_hours(&["09:00-13:00"]), utc(1970, 1, 1, 2, 0));
    assert_eq!(desk.stage(), Stage::Welcome);
    desk = desk.started();
    assert_eq!(desk.left(), mins(60));
    assert!(!desk.session().ends_at_closing);
    // A server tells the time in the middle of the session: it is night, and nothing changes.
    desk.at.wall = utc(2026, 3, 10, 23, 0);
    desk.works(mins(30));
    assert_eq!(desk.left(), mins(30));
    desk.ends();
    desk.wiped();
    desk.does(Event::RatingSkipped);
    assert!(
        matches!(desk.stage(), Stage::Closed { .. }),
        "the next citizen finds it closed"
    );
}

#[test]
fn the_moment_of_the_software_itself_counts() {
    let settings = with_hours(&["09:00-13:00"]);
    let second = TimeDelta::seconds(1);
    let software = utc(2026, 1, 1, 0, 0);
    let desk = Desk::at_wall(settings.clone(), software - second);
    assert_eq!(desk.stage(), Stage::Welcome);
    let desk = Desk::at_wall(settings, software);
    assert!(matches!(desk.stage(), Stage::Closed { .. }));
}

#[test]
fn closing_earlier_shortens_an_open_session_but_with_notice() {
    let mut desk = before_closing(150).started();
    let earlier = |closes: &str| {
        let hours = weekdays(&[&format!("09:00-{closes}")]);
        Event::PolicyChanged(rules(Settings {
            hours: Some(hours),
            ..Settings::default()
        }))
    };
    // It is 10:30. Closing at 11:05 leaves 20 minutes.
    desk.does(earlier("11:05"));
    assert_eq!(desk.left(), mins(20));
    assert!(desk.session().ends_at_closing);
    // Closing at 10:00, that is already: five minutes remain, and they are announced.
    let effects = desk.does(earlier("10:00"));
    assert_eq!(warnings(&effects), [5]);
    assert_eq!(desk.left(), mins(5));
    let effects = desk.works(mins(5));
    desk.assert_ending(&effects, EndReason::Closing);
}

#[test]
fn closing_later_gives_no_time_by_itself_but_lets_the_citizen_extend() {
    let mut desk = before_closing(50).started();
    let hours = weekdays(&["09:00-19:00"]);
    desk.does(Event::PolicyChanged(rules(Settings {
        hours: Some(hours),
        ..Settings::default()
    })));
    assert_eq!(desk.left(), mins(35));
    assert!(!desk.session().ends_at_closing);
    desk.works_until_left(mins(5));
    assert_eq!(
        desk.session().extension,
        ExtensionOffer::Offered { adds: Minutes(10) }
    );
}

#[test]
fn new_session_lengths_count_from_the_next_session() {
    let mut desk = Desk::in_session();
    desk.does(Event::PolicyChanged(rules(Settings {
        session: Minutes(30),
        ..Settings::default()
    })));
    assert_eq!(desk.left(), mins(60));
    desk.ends();
    desk.wiped();
    desk.does(Event::RatingSkipped);
    assert_eq!(desk.started().left(), mins(30));
}

#[test]
fn a_task_that_closing_would_cut_is_too_long_whatever_the_extensions() {
    let desk = before_closing(85).started();
    let fit = |minutes| desk.machine.task_fit(Minutes(minutes), desk.at);
    assert_eq!(fit(70), TaskFit::FitsWithExtensions { left: Minutes(60) });
    assert_eq!(fit(71), TaskFit::TooLong { left: Minutes(60) });
}

#[test]
fn a_terminal_without_hours_is_always_open() {
    let mut desk = Desk::at_wall(Settings::default(), utc(2026, 3, 8, 3, 0));
    assert_eq!(desk.stage(), Stage::Welcome);
    desk.wait(mins(60 * 24 * 3));
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_session_over_the_change_to_summer_time_lasts_its_sixty_minutes() {
    // Sunday 29 March 2026: at 02:00 the clock in Rome shows 03:00. Open all day.
    let hours = sportello_session::Hours::new(
        chrono_tz::Europe::Rome,
        sportello_session::WeekHours {
            sunday: vec!["00:00-04:00".parse().unwrap()],
            ..Default::default()
        },
        Default::default(),
    )
    .unwrap();
    let settings = Settings {
        hours: Some(hours),
        ..Settings::default()
    };
    // 01:30 in Rome. Closing at 04:00 is an hour and a half away, not two and a half.
    let mut desk = Desk::at_wall(settings, utc(2026, 3, 29, 0, 30)).started();
    assert_eq!(desk.left(), mins(60));
    desk.works_until_left(mins(10));
    desk.does(Event::ExtensionTaken);
    desk.works_until_left(mins(10));
    assert_eq!(
        desk.session().extension,
        ExtensionOffer::Offered { adds: Minutes(5) }
    );
}

#[test]
fn new_hours_are_read_by_the_sessions_own_clock_which_goes_on() {
    let mut desk = before_closing(150).started();
    desk.works(mins(20));
    // It is 10:50; closing at 11:15 ends sessions at 11:00.
    let hours = weekdays(&["09:00-11:15"]);
    desk.does(Event::PolicyChanged(rules(Settings {
        hours: Some(hours),
        ..Settings::default()
    })));
    assert_eq!(desk.left(), mins(10));
}
