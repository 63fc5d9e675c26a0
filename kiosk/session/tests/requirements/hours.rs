// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Opening hours against the calendar of Rome, odd days included.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Europe::Rome;
use sportello_session::{Hours, HoursError, Interval, IntervalError, OpenState, Wall, WeekHours};

use crate::desk::{utc, weekdays};

fn day(intervals: &[&str]) -> Vec<Interval> {
    intervals.iter().map(|i| i.parse().unwrap()).collect()
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn every_day(intervals: &[&str]) -> WeekHours {
    let day = day(intervals);
    WeekHours {
        monday: day.clone(),
        tuesday: day.clone(),
        wednesday: day.clone(),
        thursday: day.clone(),
        friday: day.clone(),
        saturday: day.clone(),
        sunday: day,
    }
}

fn daily(intervals: &[&str]) -> Hours {
    Hours::new(Rome, every_day(intervals), BTreeMap::new()).unwrap()
}

#[track_caller]
fn open(hours: &Hours, at: Wall, until: Wall) {
    assert_eq!(hours.state(at), OpenState::Open { until: Some(until) });
}

#[track_caller]
fn closed(hours: &Hours, at: Wall, opens: Wall) {
    assert_eq!(hours.state(at), OpenState::Closed { opens: Some(opens) });
}

#[test]
fn several_intervals_a_day() {
    let hours = weekdays(&["15:00-19:00", "09:00-13:00"]);
    closed(&hours, utc(2026, 3, 10, 7, 59), utc(2026, 3, 10, 8, 0));
    open(&hours, utc(2026, 3, 10, 8, 0), utc(2026, 3, 10, 12, 0));
    closed(&hours, utc(2026, 3, 10, 12, 0), utc(2026, 3, 10, 14, 0));
    open(&hours, utc(2026, 3, 10, 17, 59), utc(2026, 3, 10, 18, 0));
    closed(&hours, utc(2026, 3, 10, 18, 0), utc(2026, 3, 11, 8, 0));
}

#[test]
fn over_the_weekend() {
    let hours = weekdays(&["09:00-13:00"]);
    closed(&hours, utc(2026, 3, 13, 20, 0), utc(2026, 3, 16, 8, 0));
}

#[test]
fn an_exception_closes_a_day_or_gives_it_other_hours() {
    let exceptions = BTreeMap::from([
        (date(2026, 12, 25), vec![]),
        (date(2026, 12, 24), day(&["09:00-11:00"])),
        (date(2026, 12, 27), day(&["10:00-12:00"])),
    ]);
    let hours = Hours::new(
        Rome,
        WeekHours {
            sunday: vec![],
            saturday: vec![],
            ..every_day(&["09:00-18:00"])
        },
        exceptions,
    )
    .unwrap();
    open(&hours, utc(2026, 12, 24, 9, 0), utc(2026, 12, 24, 10, 0));
    // Christmas is closed, the 26th is a Saturday, the Sunday after is an extra opening.
    closed(&hours, utc(2026, 12, 24, 10, 0), utc(2026, 12, 27, 9, 0));
    open(&hours, utc(2026, 12, 27, 10, 0), utc(2026, 12, 27, 11, 0));
    closed(&hours, utc(2026, 12, 27, 11, 0), utc(2026, 12, 28, 8, 0));
}

#[test]
fn hours_over_midnight_belong_to_the_day_they_begin_on() {
    let week = WeekHours {
        friday: day(&["20:00-02:00"]),
        ..Default::default()
    };
    let hours = Hours::new(Rome, week, BTreeMap::from([(date(2026, 3, 14), vec![])])).unwrap();
    // Friday the 13th, 23:30 in Rome, and Saturday 01:59, which is closed by exception.
    open(&hours, utc(2026, 3, 13, 22, 30), utc(2026, 3, 14, 1, 0));
    open(&hours, utc(2026, 3, 14, 0, 59), utc(2026, 3, 14, 1, 0));
    closed(&hours, utc(2026, 3, 14, 1, 0), utc(2026, 3, 20, 19, 0));
}

#[test]
fn hours_over_midnight_may_meet_the_next_mornings() {
    let hours = daily(&["22:00-06:00", "06:00-12:00"]);
    open(&hours, utc(2026, 3, 10, 21, 0), utc(2026, 3, 11, 11, 0));
    // 22:00 to 10:00, and again from 09:00: one stretch until 12:00.
    let overlapping = daily(&["22:00-10:00", "09:00-12:00"]);
    open(
        &overlapping,
        utc(2026, 3, 10, 21, 30),
        utc(2026, 3, 11, 11, 0),
    );
    closed(
        &overlapping,
        utc(2026, 3, 11, 11, 0),
        utc(2026, 3, 11, 21, 0),
    );
}

#[test]
fn a_site_open_round_the_clock_does_not_close_at_midnight() {
    let hours = daily(&["00:00-24:00"]);
    assert_eq!(
        hours.state(utc(2026, 3, 10, 22, 59)),
        OpenState::Open { until: None }
    );
    let one_day_off = Hours::new(
        Rome,
        every_day(&["00:00-24:00"]),
        BTreeMap::from([(date(2026, 3, 12), vec![])]),
    )
    .unwrap();
    open(
        &one_day_off,
        utc(2026, 3, 10, 12, 0),
        utc(2026, 3, 11, 23, 0),
    );
    closed(
        &one_day_off,
        utc(2026, 3, 12, 12, 0),
        utc(2026, 3, 12, 23, 0),
    );
}

#[test]
fn a_site_that_never_opens_says_so() {
    let hours = Hours::new(Rome, WeekHours::default(), BTreeMap::new()).unwrap();
    assert_eq!(
        hours.state(utc(2026, 3, 10, 12, 0)),
        OpenState::Closed { opens: None }
    );
}

#[test]
fn clock_forward_hours_keep_their_local_time() {
    let hours = daily(&["09:00-13:00"]);
    // Saturday 28 March is UTC+1, Sunday 29 March 2026 UTC+2.
    open(&hours, utc(2026, 3, 28, 8, 0), utc(2026, 3, 28, 12, 0));
    closed(&hours, utc(2026, 3, 28, 12, 0), utc(2026, 3, 29, 7, 0));
    open(&hours, utc(2026, 3, 29, 7, 0), utc(2026, 3, 29, 11, 0));
}

#[test]
fn clock_forward_a_night_is_an_hour_shorter() {
    let hours = daily(&["22:00-06:00"]);
    let (opens, closes) = (utc(2026, 3, 28, 21, 0), utc(2026, 3, 29, 4, 0));
    open(&hours, opens, closes);
    assert_eq!(closes - opens, TimeDelta::hours(7));
}

#[test]
fn clock_forward_what_is_written_for_the_missing_hour_happens_at_the_jump() {
    let jump = utc(2026, 3, 29, 1, 0);
    let closes_in_gap = daily(&["20:00-02:30"]);
    open(&closes_in_gap, utc(2026, 3, 28, 23, 0), jump);
    closed(&closes_in_gap, jump, utc(2026, 3, 29, 18, 0));

    let opens_in_gap = daily(&["02:30-05:00"]);
    closed(&opens_in_gap, utc(2026, 3, 29, 0, 59), jump);
    open(&opens_in_gap, jump, utc(2026, 3, 29, 3, 0));

    // An interval inside the missing hour does not happen that day.
    let inside = daily(&["02:10-02:50"]);
    closed(&inside, utc(2026, 3, 29, 0, 0), utc(2026, 3, 30, 0, 10));
}

#[test]
fn clock_back_a_night_is_an_hour_longer() {
    let hours = daily(&["22:00-06:00"]);
    // 25 October 2026: 03:00 summer time becomes 02:00.
    let (opens, closes) = (utc(2026, 10, 24, 20, 0), utc(2026, 10, 25, 5, 0));
    open(&hours, opens, closes);
    assert_eq!(closes - opens, TimeDelta::hours(9));
}

#[test]
fn clock_back_opens_at_the_first_and_closes_at_the_second_of_the_doubled_times() {
    let closes_doubled = daily(&["20:00-02:30"]);
    open(
        &closes_doubled,
        utc(2026, 10, 24, 18, 0),
        utc(2026, 10, 25, 1, 30),
    );
    let opens_doubled = daily(&["02:30-05:00"]);
    closed(
        &opens_doubled,
        utc(2026, 10, 25, 0, 29),
        utc(2026, 10, 25, 0, 30),
    );
    open(
        &opens_doubled,
        utc(2026, 10, 25, 0, 30),
        utc(2026, 10, 25, 4, 0),
    );
    // Between the two 02:30s it does not close and open again.
    open(
        &opens_doubled,
        utc(2026, 10, 25, 1, 15),
        utc(2026, 10, 25, 4, 0),
    );
}

#[test]
fn clock_back_hours_keep_their_local_time_afterwards() {
    let hours = daily(&["09:00-13:00"]);
    closed(&hours, utc(2026, 10, 24, 12, 0), utc(2026, 10, 25, 8, 0));
}

#[test]
fn a_zone_may_skip_a_whole_day() {
    // Samoa had no 30 December 2011.
    let hours = Hours::new(
        chrono_tz::Pacific::Apia,
        every_day(&["09:00-17:00"]),
        BTreeMap::new(),
    )
    .unwrap();
    closed(&hours, utc(2011, 12, 30, 9, 0), utc(2011, 12, 30, 19, 0));
}

#[test]
fn a_clock_at_the_ends_of_time_is_no_reason_to_panic() {
    let hours = daily(&["22:00-06:00", "09:00-13:00"]);
    for wall in [
        Wall::MIN_UTC,
        Wall::MAX_UTC,
        utc(1969, 12, 31, 23, 59),
        utc(9001, 1, 1, 0, 0),
    ] {
        assert_eq!(hours.state(wall), OpenState::Open { until: None });
    }
    for wall in [utc(1970, 1, 1, 0, 0), utc(9000, 12, 31, 23, 59)] {
        hours.state(wall);
    }
}

#[test]
fn an_interval_is_read_as_it_is_written() {
    for written in [
        "09:00-13:00",
        "22:00-02:00",
        "00:00-24:00",
        "18:30-24:00",
        "23:59-00:01",
    ] {
        assert_eq!(written.parse::<Interval>().unwrap().to_string(), written);
    }
    let check = |written: &str, expected: IntervalError| {
        assert_eq!(written.parse::<Interval>(), Err(expected));
    };
    check("9-13", IntervalError::Time("9".into()));
    check("09:00", IntervalError::Form("09:00".into()));
    check("09:60-13:00", IntervalError::Time("09:60".into()));
    check("09:00-24:01", IntervalError::Time("24:01".into()));
    check("+9:00-13:00", IntervalError::Time("+9:00".into()));
    check("09:00-09:00", IntervalError::Empty("09:00-09:00".into()));
    check("24:00-09:00", IntervalError::Empty("24:00-09:00".into()));
    check("٠٩:٠٠-١٣:٠٠", IntervalError::Time("٠٩:٠٠".into()));
}

#[test]
fn overlapping_intervals_are_refused_with_their_day() {
    let week = WeekHours {
        tuesday: day(&["12:00-15:00", "09:00-13:00"]),
        ..Default::default()
    };
    let error = Hours::new(Rome, week, BTreeMap::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "on tuesday, 09:00-13:00 and 12:00-15:00 overlap: write them as one interval"
    );
    let exceptions = BTreeMap::from([(date(2026, 8, 14), day(&["20:00-02:00", "23:00-23:30"]))]);
    let error = Hours::new(Rome, WeekHours::default(), exceptions).unwrap_err();
    assert!(matches!(error, HoursError::Overlap { day, .. } if day == "2026-08-14"));
}
