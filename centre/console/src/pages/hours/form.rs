// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The form of opening hours: three intervals a weekday, two on a day that differs; what was
//! typed comes back as it was, beside what is wrong with it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sportello_protocol::{Closing, Exception, Hours, Interval, Settings};

use super::DAYS;
use crate::Visitor;
use crate::pages::Fields;

/// Intervals of a weekday at least; more when there are more already.
const SPANS: usize = 3;
/// Intervals of a day that differs.
const EXCEPTION_SPANS: usize = 2;
/// Empty rows for days that differ.
const SPARE: usize = 3;
const MOST_EXCEPTIONS: usize = 100;
const MOST_SPANS: usize = 8;

/// From and to as they stand in two fields.
#[derive(Debug, Clone, Default)]
pub(crate) struct Span {
    pub(crate) id: String,
    pub(crate) from: String,
    pub(crate) to: String,
}

#[derive(Debug)]
pub(crate) struct DayRow {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) spans: Vec<Span>,
    pub(crate) wrong: String,
}

#[derive(Debug)]
pub(crate) struct ExceptionRow {
    pub(crate) name: String,
    pub(crate) id: String,
    pub(crate) date: String,
    pub(crate) spans: Vec<Span>,
    pub(crate) wrong: String,
}

/// What is wrong, by field or row.
#[derive(Debug, Default)]
pub(crate) struct Faults(BTreeMap<String, String>);

impl Faults {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn of(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    fn note(&mut self, name: &str, visitor: &Visitor, key: &str) {
        let sentence = visitor.say(key).to_string();
        self.0.entry(name.to_owned()).or_insert(sentence);
    }
}

/// `540` as `09:00`.
pub(crate) fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `09:00` as `540`; midnight at the end of the day is `24:00` or, as an end, `00:00`.
fn minutes(text: &str, is_end: bool) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let hours: u16 = hours.parse().ok()?;
    // Browsers may send seconds.
    let minutes: u16 = minutes.split(':').next()?.parse().ok()?;
    match (hours, minutes) {
        (0, 0) if is_end => Some(1440),
        (24, 0) => Some(1440),
        (0..24, 0..60) => Some(hours * 60 + minutes),
        _ => None,
    }
}

fn span_fields(id: &str, open: &[Interval], at_least: usize) -> Vec<Span> {
    let count = at_least.max(open.len() + usize::from(open.len() >= at_least));
    (0..count.min(MOST_SPANS))
        .map(|index| {
            let known = open.get(index);
            // A time field knows no 24:00.
            let end = |minutes: u16| clock(minutes % 1440);
            Span {
                id: format!("{id}-{index}"),
                from: known.map_or_else(String::new, |span| clock(span.from())),
                to: known.map_or_else(String::new, |span| end(span.to())),
            }
        })
        .collect()
}

pub(crate) fn days(visitor: &Visitor, hours: &Hours) -> Vec<DayRow> {
    let day = |(index, (key, open)): (usize, (&&str, &Vec<Interval>))| DayRow {
        name: visitor.say(key).to_string(),
        id: format!("d{index}"),
        spans: span_fields(&format!("d{index}"), open, SPANS),
        wrong: String::new(),
    };
    DAYS.iter().zip(&hours.week).enumerate().map(day).collect()
}

pub(crate) fn exceptions(visitor: &Visitor, hours: &Hours) -> Vec<ExceptionRow> {
    let rows = hours.exceptions.len().min(MOST_EXCEPTIONS) + SPARE;
    (0..rows)
        .map(|index| {
            let known = hours.exceptions.get(index);
            let id = format!("e{index}");
            ExceptionRow {
                name: exception_name(visitor, index),
                date: known.map_or_else(String::new, |known| known.date.to_string()),
                spans: span_fields(&id, known.map_or(&[], |k| &k.open), EXCEPTION_SPANS),
                wrong: String::new(),
                id,
            }
        })
        .collect()
}

fn exception_name(visitor: &Visitor, index: usize) -> String {
    visitor
        .say("hours-exception")
        .put("number", index + 1)
        .to_string()
}

fn typed_spans(fields: &Fields, id: &str, at_least: usize) -> Vec<Span> {
    let mut spans: Vec<Span> = (0..MOST_SPANS)
        .map(|index| {
            let id = format!("{id}-{index}");
            Span {
                from: fields.text(&format!("{id}-from")),
                to: fields.text(&format!("{id}-to")),
                id,
            }
        })
        .collect();
    let used = spans
        .iter()
        .rposition(|span| !span.from.is_empty() || !span.to.is_empty())
        .map_or(0, |last| last + 1);
    spans.truncate(used.max(at_least));
    spans
}

pub(crate) fn typed_days(visitor: &Visitor, fields: &Fields, faults: &Faults) -> Vec<DayRow> {
    let day = |(index, key): (usize, &&str)| {
        let id = format!("d{index}");
        DayRow {
            name: visitor.say(key).to_string(),
            spans: typed_spans(fields, &id, SPANS),
            wrong: faults.of(&id),
            id,
        }
    };
    DAYS.iter().enumerate().map(day).collect()
}

pub(crate) fn typed_exceptions(
    visitor: &Visitor,
    fields: &Fields,
    faults: &Faults,
) -> Vec<ExceptionRow> {
    let all = |index: usize| {
        let id = format!("e{index}");
        ExceptionRow {
            name: exception_name(visitor, index),
            date: fields.text(&format!("{id}-date")),
            spans: typed_spans(fields, &id, EXCEPTION_SPANS),
            wrong: faults.of(&id),
            id,
        }
    };
    let mut rows: Vec<ExceptionRow> = (0..MOST_EXCEPTIONS + SPARE).map(all).collect();
    let used = rows
        .iter()
        .rposition(|row| !row.date.is_empty() || row.spans.iter().any(|s| !s.from.is_empty()))
        .map_or(0, |last| last + 1);
    rows.truncate(used + 1);
    rows
}

/// Whether any hour or date was typed.
pub(crate) fn typed(fields: &Fields) -> bool {
    let spans = |id: String| !typed_spans(fields, &id, 0).is_empty();
    (0..DAYS.len()).any(|index| spans(format!("d{index}")))
        || (0..MOST_EXCEPTIONS + SPARE).any(|index| {
            !fields.text(&format!("e{index}-date")).is_empty() || spans(format!("e{index}"))
        })
}

/// The intervals typed under `id`, in order, none touching the next.
fn intervals(visitor: &Visitor, fields: &Fields, id: &str, faults: &mut Faults) -> Vec<Interval> {
    let mut open = Vec::new();
    for span in typed_spans(fields, id, 0) {
        if span.from.is_empty() && span.to.is_empty() {
            continue;
        }
        let ends = minutes(&span.from, false).zip(minutes(&span.to, true));
        match ends.and_then(|(from, to)| Interval::new(from, to).ok()) {
            Some(interval) => open.push(interval),
            None => faults.note(id, visitor, "hours-span-wrong"),
        }
    }
    open.sort_unstable();
    let apart = open
        .windows(2)
        .all(|pair| matches!(pair, [first, second] if first.to() <= second.from()));
    if !apart {
        faults.note(id, visitor, "hours-span-overlap");
    }
    open
}

/// A whole number within bounds, or nothing typed.
fn bounded(
    visitor: &Visitor,
    fields: &Fields,
    name: &str,
    bounds: std::ops::RangeInclusive<u16>,
    faults: &mut Faults,
) -> Option<u16> {
    let typed = fields.text(name);
    if typed.is_empty() {
        return None;
    }
    let value = typed.parse().ok().filter(|value| bounds.contains(value));
    if value.is_none() {
        let sentence = visitor
            .say("form-number")
            .put("least", *bounds.start())
            .put("most", *bounds.end());
        faults.0.insert(name.to_owned(), sentence.to_string());
    }
    value
}

/// What was typed, as settings; look at `faults` before using it.
pub(crate) fn settings(
    visitor: &Visitor,
    fields: &Fields,
    faults: &mut Faults,
) -> Option<Settings> {
    let session_minutes = bounded(visitor, fields, "session_minutes", 10..=240, faults);
    let closing = bounded(visitor, fields, "closing_minutes", 0..=60, faults);
    let hours = match fields.raw("own") {
        "yes" => Some(hours(visitor, fields, faults)),
        _ => None,
    };
    faults.is_empty().then_some(Settings {
        hours,
        session_minutes,
        closing: closing.map(|minutes_before| Closing { minutes_before }),
    })
}

fn hours(visitor: &Visitor, fields: &Fields, faults: &mut Faults) -> Hours {
    let mut hours = Hours::default();
    for (index, day) in hours.week.iter_mut().enumerate() {
        *day = intervals(visitor, fields, &format!("d{index}"), faults);
    }
    let mut known = BTreeMap::new();
    for index in 0..MOST_EXCEPTIONS + SPARE {
        let id = format!("e{index}");
        let typed = fields.text(&format!("{id}-date"));
        let open = intervals(visitor, fields, &id, faults);
        if typed.is_empty() {
            if !open.is_empty() {
                faults.note(&id, visitor, "hours-date-missing");
            }
            continue;
        }
        match typed.parse::<NaiveDate>() {
            Ok(date) => {
                if known.insert(date, open).is_some() {
                    faults.note(&id, visitor, "hours-date-twice");
                }
            }
            Err(_) => faults.note(&id, visitor, "hours-date-wrong"),
        }
    }
    if known.len() > MOST_EXCEPTIONS {
        faults.note("e0", visitor, "hours-date-many");
    }
    hours.exceptions = known
        .into_iter()
        .map(|(date, open)| Exception { date, open })
        .collect();
    hours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_browsers_send_them() {
        assert_eq!(minutes("09:30", false), Some(570));
        assert_eq!(minutes("09:30:00", false), Some(570));
        assert_eq!(minutes("00:00", false), Some(0));
        assert_eq!(minutes("00:00", true), Some(1440));
        assert_eq!(minutes("24:00", true), Some(1440));
        for hostile in ["", "9", "25:00", "12:60", "-1:00", "٠٩:٠٠", "99999999999:1"] {
            assert_eq!(minutes(hostile, true), None, "{hostile:?}");
        }
    }
}
