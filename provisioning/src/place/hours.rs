// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Opening hours of a day as offices write them: `9-13`, `9.00-13.00; 14:30-18:30`,
//! `dalle 9 alle 12 e dalle 15 alle 19`, `chiuso`.

use chrono::NaiveTime;

/// From, to; sorted and apart.
pub(crate) type Span = (NaiveTime, NaiveTime);

/// Words that mean *closed*.
const CLOSED: [&str; 5] = ["chiuso", "chiusa", "closed", "-", "no"];
/// Intervals of one day at most.
const MOST: usize = 8;

/// Reads one day. Nothing there is a day on which the site is closed.
pub(crate) fn read(text: &str) -> Result<Vec<Span>, String> {
    let plain = text.trim().to_lowercase();
    if plain.is_empty() || CLOSED.contains(&plain.as_str()) {
        return Ok(Vec::new());
    }
    let times = times(&plain)?;
    if times.len() % 2 == 1 {
        return Err("one time is left over".to_owned());
    }
    let mut spans: Vec<Span> = Vec::new();
    for pair in times.chunks(2) {
        let [from, to] = *pair else { continue };
        if from >= to {
            return Err(format!(
                "{} is not before {}",
                from.format("%H:%M"),
                to.format("%H:%M")
            ));
        }
        if spans.last().is_some_and(|(_, before)| *before > from) {
            return Err("two spans overlap or stand in the wrong order".to_owned());
        }
        spans.push((from, to));
    }
    if spans.len() > MOST {
        return Err(format!("more than {MOST} spans in one day"));
    }
    Ok(spans)
}

/// The way that policy and exports write a day.
pub(crate) fn write(spans: &[Span]) -> String {
    let spans = spans
        .iter()
        .map(|(from, to)| format!("{}-{}", from.format("%H:%M"), to.format("%H:%M")));
    spans.collect::<Vec<_>>().join("; ")
}

fn times(text: &str) -> Result<Vec<NaiveTime>, String> {
    let mut times = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        only_between(&rest[..start])?;
        let from_there = &rest[start..];
        let end = from_there
            .find(|sign: char| !(sign.is_ascii_digit() || matches!(sign, '.' | ':' | ',')))
            .unwrap_or(from_there.len());
        let (word, after) = from_there.split_at(end);
        times.push(time(word)?);
        rest = after;
    }
    only_between(rest)?;
    if times.is_empty() {
        return Err(format!("{text:?} holds no time"));
    }
    Ok(times)
}

/// What may stand between two times.
fn only_between(text: &str) -> Result<(), String> {
    let fits = |word: &str| {
        matches!(
            word,
            "" | "e"
                | "dalle"
                | "alle"
                | "dalla"
                | "alla"
                | "ore"
                | "h"
                | "from"
                | "to"
                | "and"
                | "ed"
        )
    };
    let separators = |sign: char| sign.is_whitespace() || "-–—;/,.+&|".contains(sign);
    match text.split(separators).find(|word| !fits(word)) {
        Some(word) => Err(format!("{word:?} is no time")),
        None => Ok(()),
    }
}

fn time(word: &str) -> Result<NaiveTime, String> {
    let word = word.trim_end_matches(['.', ':', ',']);
    let (hours, minutes) = word.split_once(['.', ':', ',']).unwrap_or((word, "00"));
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.len() <= 2);
    let wrong = || format!("{word:?} is no time of day");
    let (hours, minutes) = number(hours).zip(number(minutes)).ok_or_else(wrong)?;
    // Until midnight.
    if hours == 24 && minutes == 0 {
        return NaiveTime::from_hms_opt(23, 59, 0).ok_or_else(wrong);
    }
    NaiveTime::from_hms_opt(hours, minutes, 0).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(
            read(text).map(|spans| write(&spans)),
            Ok(expected.to_owned())
        );
    }

    #[track_caller]
    fn wrong(text: &str, expected: &str) {
        let error = read(text).unwrap_err();
        assert!(error.contains(expected), "{text}: {error}");
    }

    #[test]
    fn a_day_is_read_as_offices_write_it() {
        check("9-13", "09:00-13:00");
        check("9.00-13.00 / 14:30-18.30", "09:00-13:00; 14:30-18:30");
        check(
            "dalle 9 alle 12,30 e dalle 15 alle 19",
            "09:00-12:30; 15:00-19:00",
        );
        check("ore 8:30 – 12:30; 15–18", "08:30-12:30; 15:00-18:00");
        check("18-24", "18:00-23:59");
        for closed in ["", "Chiuso", "-", "no"] {
            check(closed, "");
        }
    }

    #[test]
    fn what_is_no_day_says_why() {
        wrong("mattina", "no time");
        wrong("9-13 su appuntamento", "\"su\"");
        wrong("9", "left over");
        wrong("13-9", "not before");
        wrong("9-13; 12-15", "overlap");
        wrong("9-25", "\"25\"");
        wrong("9-12.75", "12.75");
        wrong("90000000000-13", "no time of day");
    }
}
