// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Hours as a site hangs them on its door: `monday = ["09:00-13:00", "14:00-18:30"]`.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::{Interval, Week};
use crate::document::{At, Section, shortened};

const DAYS: [&str; 7] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];
const EXAMPLE: &str = "[\"09:00-13:00\", \"14:00-18:30\"]";

/// The seven days of `section`; a day without a line is closed.
pub(super) fn week(section: &Section<'_, '_>) -> Week {
    Week(DAYS.map(|day| intervals(section, day)))
}

/// `[[opening.exception]]`: a date and its hours.
pub(super) fn exceptions(section: &Section<'_, '_>) -> BTreeMap<NaiveDate, Vec<Interval>> {
    let mut days = BTreeMap::new();
    for exception in section.sections("exception") {
        let date = exception.required_date("date");
        let hours = intervals(&exception, "hours");
        // For those who read the file; the terminal has no use for it.
        let _ = exception.text("note", "\"Natale\"");
        if let Some(date) = date
            && days.insert(date, hours).is_some()
        {
            exception.reader.error(
                exception.line_of("date"),
                format!("{date} has two exceptions"),
                "keep one, with all the hours of that day",
            );
        }
        exception.finish();
    }
    days
}

fn intervals(section: &Section<'_, '_>, key: &'static str) -> Vec<Interval> {
    let mut list: Vec<Interval> = Vec::new();
    for At { value, line } in section.texts(key, EXAMPLE) {
        let Some(interval) = interval(value) else {
            section.reader.error(
                line,
                format!("\"{}\" is not a stretch of hours", shortened(value)),
                format!("write {key} = {EXAMPLE}, with the earlier hour first"),
            );
            continue;
        };
        if list.iter().any(|other| overlap(*other, interval)) {
            section.reader.error(
                line,
                format!("\"{value}\" overlaps another stretch of the same day"),
                "join the two into one",
            );
            continue;
        }
        list.push(interval);
    }
    list.sort();
    list
}

/// `09:00-13:00`; `24:00` is midnight at the day's end.
fn interval(text: &str) -> Option<Interval> {
    let (from, to) = text.split_once('-')?;
    let from = time(from.trim())?;
    let to = match to.trim() {
        "24:00" => NaiveTime::MIN,
        to => time(to)?,
    };
    (to == NaiveTime::MIN || from < to).then_some(Interval { from, to })
}

fn time(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

fn overlap(a: Interval, b: Interval) -> bool {
    let before = |to: NaiveTime, from: NaiveTime| to != NaiveTime::MIN && to <= from;
    !before(a.to, b.from) && !before(b.to, a.from)
}
