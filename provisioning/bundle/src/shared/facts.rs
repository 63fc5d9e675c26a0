// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `_shared/facts.toml`: amounts, dates and telephone numbers that age, each in one place, with
//! who says so. Words name them as `{spid-fee}`.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::read::unique_id;
use super::wording::Table;
use crate::document::{At, Section, shortened};
use crate::language::Wording;
use crate::task::{address, is_id};

/// Largest number and amount.
const MOST: i64 = 1_000_000_000_000;

/// Something that is true until somebody changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub id: String,
    pub value: Value,
    /// When somebody last looked at the source; `None`: nobody yet.
    pub checked: Option<NaiveDate>,
    /// The last day on which it holds, where that is known. Afterwards screens say to ask.
    pub until: Option<NaiveDate>,
    pub(crate) line: usize,
}

impl Fact {
    /// Whether it still holds on `day`.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Euros, in cents.
    Amount(i64),
    Date(NaiveDate),
    Number(i64),
    Phone(String),
    Text(Wording),
}

/// A piece of a sentence that names facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    Words(&'a str),
    /// The name between braces.
    Fact(&'a str),
}

/// `text` cut at the facts it names.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    let mut fact = None;
    std::iter::from_fn(move || {
        if let Some(id) = fact.take() {
            return Some(Piece::Fact(id));
        }
        if rest.is_empty() {
            return None;
        }
        let whole = rest;
        for (open, _) in whole.match_indices('{') {
            let Some((id, after)) = whole[open + 1..].split_once('}') else {
                break;
            };
            if is_id(id) {
                rest = after;
                if open == 0 {
                    return Some(Piece::Fact(id));
                }
                fact = Some(id);
                return Some(Piece::Words(&whole[..open]));
            }
        }
        rest = "";
        Some(Piece::Words(whole))
    })
}

pub(super) fn facts(root: &Section<'_, '_>, words: &Table) -> BTreeMap<String, Fact> {
    let mut taken = BTreeSet::new();
    let mut facts = BTreeMap::new();
    for section in root.sections("fact") {
        let id = unique_id(&section, &mut taken);
        let value = value(&section, id.as_deref(), words);
        let checked = checked(&section);
        let _ = address(&section, "source", "\"https://www.agid.gov.it/\"");
        let fact = id.zip(value).map(|(id, value)| Fact {
            id,
            value,
            checked,
            until: section.date("until"),
            line: section.line,
        });
        section.finish();
        facts.extend(fact.map(|fact| (fact.id.clone(), fact)));
    }
    facts
}

fn value(section: &Section<'_, '_>, id: Option<&str>, words: &Table) -> Option<Value> {
    let amount = section
        .text("amount", "\"6.00\"")
        .and_then(|At { value, line }| {
            let cents = cents(value);
            if cents.is_none() {
                section.reader.error(
                    line,
                    format!("\"{}\" is no amount of euros", shortened(value)),
                    "write euros, a dot and cents, such as amount = \"6.00\"",
                );
            }
            cents.map(Value::Amount)
        });
    let date = section.date("date").map(Value::Date);
    let number = section
        .has("number")
        .then(|| Value::Number(section.number("number", 0..=MOST, 68)));
    let phone = section
        .text("phone", "\"800 007777\"")
        .map(|at| Value::Phone(at.value.to_owned()));
    let text = section.flag("text", false).then(|| {
        let found = id.and_then(|id| words.get(id)).cloned();
        if found.is_none() {
            section.reader.error(
                section.line,
                "the fact has no words",
                "add its name and words below [fact] in _shared/words/it.toml",
            );
        }
        Value::Text(found.unwrap_or_default())
    });
    let kinds = ["amount", "date", "number", "phone", "text"];
    if kinds.iter().filter(|key| section.has(key)).count() != 1 {
        section.reader.error(
            section.line,
            "the fact does not say one thing",
            "write one of: amount = \"6.00\", date = 2026-02-14, number = 68, phone = \"800 007777\", text = true",
        );
    }
    amount.or(date).or(number).or(phone).or(text)
}

/// `6`, `6.5` and `6.50`, in cents.
fn cents(text: &str) -> Option<i64> {
    let (euros, cents) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(euros) || !digits(cents) || cents.len() > 2 {
        return None;
    }
    let euros = euros.parse::<i64>().ok().filter(|euros| *euros <= MOST)?;
    let tenfold = if cents.len() == 1 { 10 } else { 1 };
    Some(euros * 100 + cents.parse::<i64>().ok()? * tenfold)
}

/// `"never"`, a date, or a date and a name.
fn checked(section: &Section<'_, '_>) -> Option<NaiveDate> {
    if section.is_date("checked_on") {
        return section.date("checked_on");
    }
    let At { value, line } = section.required_text("checked_on", "\"never\"")?;
    if value == "never" {
        return None;
    }
    let date = value.split_once(" by ").map_or(value, |(date, _)| date);
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok();
    if date.is_none() {
        section.reader.error(
            line,
            format!(
                "\"{}\" does not say when somebody checked",
                shortened(value)
            ),
            "write checked_on = \"never\", or the date: checked_on = \"2026-03-02\"",
        );
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_come_apart_at_the_facts_they_name() {
        let check = |text: &str, expected: &[Piece<'_>]| {
            assert_eq!(pieces(text).collect::<Vec<_>>(), expected, "{text}");
        };
        check("", &[]);
        check("Nothing.", &[Piece::Words("Nothing.")]);
        check("{fee}", &[Piece::Fact("fee")]);
        check(
            "It costs {fee} a year, from {day-one}.",
            &[
                Piece::Words("It costs "),
                Piece::Fact("fee"),
                Piece::Words(" a year, from "),
                Piece::Fact("day-one"),
                Piece::Words("."),
            ],
        );
        check("{a}{b}", &[Piece::Fact("a"), Piece::Fact("b")]);
        check(
            "{ a } {B} {c}",
            &[Piece::Words("{ a } {B} "), Piece::Fact("c")],
        );
        check("open {a", &[Piece::Words("open {a")]);
        check(
            "è{a}è",
            &[Piece::Words("è"), Piece::Fact("a"), Piece::Words("è")],
        );
    }

    #[test]
    fn amounts_are_euros_and_cents() {
        for (text, expected) in [
            ("6.00", Some(600)),
            ("6", Some(600)),
            ("6.5", Some(650)),
            ("0.07", Some(7)),
            ("1234.56", Some(123_456)),
            ("6,00", None),
            ("6.001", None),
            ("-6", None),
            ("", None),
            (".5", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(cents(text), expected, "{text}");
        }
    }
}
