// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! When an image may be fetched, and how fast: a decision without I/O.
//!
//! Outside opening hours, at the full rate. A terminal that is off whenever the site is closed
//! would wait for ever, so one that was not seen on outside hours for a week fetches while the
//! site is open, at half the rate. Never over a line that is paid by volume.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use sportello_ledger::Hours;

/// Days without a sign of life outside hours, after which there will be none.
const A_WEEK: i64 = 7;
/// Where no hours are set: at night, local time.
const NIGHT: std::ops::Range<u32> = 1..5;

/// When this terminal was seen on. Dates by its own clock; only their distance matters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habit {
    /// First day on which anybody looked.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// Last day on which it was on while the site was closed.
    #[serde(default)]
    pub closed: Option<NaiveDate>,
}

impl Habit {
    /// It is on now.
    pub fn seen(&mut self, today: NaiveDate, open: bool) {
        // A clock that went back would make the week endless.
        let since = self.since.filter(|since| *since <= today);
        self.since = Some(since.unwrap_or(today));
        self.closed = if open {
            self.closed.filter(|closed| *closed <= today)
        } else {
            Some(today)
        };
    }

    /// Whether it is off whenever the site is closed.
    #[must_use]
    pub fn is_off_when_closed(&self, today: NaiveDate) -> bool {
        let days = |from: Option<NaiveDate>| from.map(|from| (today - from).num_days());
        days(self.since).is_some_and(|days| days >= A_WEEK)
            && days(self.closed).is_none_or(|days| days >= A_WEEK)
    }
}

/// How fast an image may be fetched now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Not now.
    Wait,
    Half,
    Full,
}

/// Whether the site is open at `local`. Without hours: whether it is not night.
#[must_use]
pub fn is_open(hours: Option<&Hours>, local: NaiveDateTime) -> bool {
    let Some(hours) = hours else {
        return !NIGHT.contains(&local.hour());
    };
    let date = local.date();
    let minute = local.hour() * 60 + local.minute();
    let day = hours
        .exceptions
        .iter()
        .find(|exception| exception.date == date)
        .map(|exception| &exception.open)
        .or_else(|| {
            let weekday = usize::try_from(local.weekday().num_days_from_monday()).ok()?;
            hours.week.get(weekday)
        });
    day.is_some_and(|day| {
        day.iter()
            .any(|span| (u32::from(span.from())..u32::from(span.to())).contains(&minute))
    })
}

/// How fast an image may be fetched now. `metered`: the line is paid by volume, or may be.
#[must_use]
pub fn pace(open: bool, metered: bool, habit: &Habit, today: NaiveDate) -> Pace {
    match (metered, open) {
        (true, _) => Pace::Wait,
        (false, false) => Pace::Full,
        (false, true) if habit.is_off_when_closed(today) => Pace::Half,
        (false, true) => Pace::Wait,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeDelta;
    use sportello_ledger::{Exception, Interval};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn images_are_fetched_while_the_site_is_closed() {
        let nine_to_six = vec![Interval::new(540, 1080).unwrap()];
        let mut hours = Hours::default();
        for weekday in &mut hours.week[..5] {
            weekday.clone_from(&nine_to_six);
        }
        hours.exceptions.push(Exception {
            date: day("2026-12-08"),
            open: vec![],
        });
        let check = |at: &str, expected: bool| {
            assert_eq!(is_open(Some(&hours), at.parse().unwrap()), expected, "{at}");
        };
        check("2026-11-23T08:59:00", false);
        check("2026-11-23T09:00:00", true);
        check("2026-11-23T17:59:59", true);
        check("2026-11-23T18:00:00", false);
        check("2026-11-22T12:00:00", false);
        check("2026-12-08T12:00:00", false);
        assert!(is_open(None, "2026-11-23T12:00:00".parse().unwrap()));
        assert!(!is_open(None, "2026-11-23T03:00:00".parse().unwrap()));
    }

    #[test]
    fn a_terminal_that_is_off_at_night_fetches_while_open_at_half_the_rate() {
        let mut habit = Habit::default();
        let first = day("2026-11-01");
        for days in 0..7 {
            let today = first + TimeDelta::days(days);
            habit.seen(today, true);
            assert_eq!(pace(true, false, &habit, today), Pace::Wait, "day {days}");
        }
        let week_later = first + TimeDelta::days(7);
        habit.seen(week_later, true);
        assert_eq!(pace(true, false, &habit, week_later), Pace::Half);
        assert_eq!(pace(true, true, &habit, week_later), Pace::Wait);
        // Once it is on at night it waits for the night again.
        habit.seen(week_later, false);
        assert_eq!(pace(true, false, &habit, week_later), Pace::Wait);
        assert_eq!(pace(false, false, &habit, week_later), Pace::Full);
        assert_eq!(pace(false, true, &habit, week_later), Pace::Wait);
    }

    #[test]
    fn a_clock_that_went_back_begins_the_week_anew() {
        let mut habit = Habit::default();
        habit.seen(day("2036-01-01"), false);
        habit.seen(day("2026-11-01"), true);
        assert_eq!(habit.since, Some(day("2026-11-01")));
        assert_eq!(habit.closed, None);
    }
}
