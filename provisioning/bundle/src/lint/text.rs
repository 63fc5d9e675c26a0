// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an author's own words are, and what stands in them that does not belong there.

use std::path::Path;

use chrono::NaiveDate;
use unic_langid::LanguageIdentifier;

use crate::document::shortened;
use crate::finding::Finding;
use crate::language::in_language;
use crate::shared::Shared;
use crate::shared::facts::{Piece, Value, pieces};
use crate::task::{Line, Span, StepWords};

/// The facts that words may name, as one language says them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) shared: &'a Shared,
    pub(super) language: &'a LanguageIdentifier,
}

impl Texts<'_> {
    /// The text as it will be read: a fact that is a number counts as one.
    pub(super) fn with_facts(self, text: &str) -> String {
        pieces(text)
            .map(|piece| match piece {
                Piece::Words(words) => words,
                Piece::Fact(id) => match self.shared.facts.get(id).map(|fact| &fact.value) {
                    Some(Value::Text(words)) => in_language(words, self.language).unwrap_or("10"),
                    _ => "10",
                },
            })
            .collect()
    }

    /// Facts that nobody wrote down, and amounts that stand in prose.
    pub(super) fn facts(self, file: &Path, line: usize, text: &str, findings: &mut Vec<Finding>) {
        for piece in pieces(text) {
            match piece {
                Piece::Fact(id) if !self.shared.facts.contains_key(id) => {
                    findings.push(Finding::error(
                        file,
                        line,
                        format!("there is no fact \"{id}\""),
                        "use a name of _shared/facts.toml, or add it there with its source",
                    ));
                }
                Piece::Fact(_) => {}
                Piece::Words(words) => {
                    if words.contains(['{', '}']) {
                        findings.push(Finding::error(
                            file,
                            line,
                            "there is a brace that names no fact",
                            "between braces write the name of a fact, in small letters and hyphens: {spid-fee-poste}",
                        ));
                    }
                    if names_an_amount(words) {
                        findings.push(Finding::warning(
                            file,
                            line,
                            "an amount of euros stands in the words, where it will grow old",
                            "add it to _shared/facts.toml and write its name between braces",
                        ));
                    }
                }
            }
        }
    }
}

impl Texts<'_> {
    /// Nobody can press an address in the guide, and who copies it may miss a letter.
    pub(super) fn address(self, file: &Path, line: usize, text: &str, findings: &mut Vec<Finding>) {
        if let Some(address) = web_address(text) {
            findings.push(Finding::warning(
                file,
                line,
                format!(
                    "the web address \"{}\" stands in the words",
                    shortened(address)
                ),
                "say where to look on the page; the task opens its website by itself",
            ));
        }
    }

    /// Help lines change their number.
    pub(super) fn phone(self, file: &Path, line: usize, text: &str, findings: &mut Vec<Finding>) {
        let words = pieces(text).filter_map(|piece| match piece {
            Piece::Words(words) => Some(words),
            Piece::Fact(_) => None,
        });
        if words.into_iter().any(names_a_phone) {
            findings.push(Finding::warning(
                file,
                line,
                "a telephone number stands in the words, where it will grow old",
                "add it to _shared/facts.toml with phone = \"...\" and write its name between braces",
            ));
        }
    }
}

/// The first word that is an address: with its scheme, or with `www.`.
fn web_address(text: &str) -> Option<&str> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '/'))
        .find(|word| {
            let small = word.to_ascii_lowercase();
            let named = small
                .strip_prefix("www.")
                .is_some_and(|rest| rest.contains('.'));
            named
                || ["https://", "http://"]
                    .iter()
                    .any(|scheme| small.contains(scheme))
        })
}

/// Six to thirteen digits in a row or in groups, as Italian numbers begin: `0`, `3`, `8`, `+`.
/// Dates and thousands are none.
fn names_a_phone(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit() || letter == '+') {
        let glued = rest[..at].ends_with(|letter: char| letter.is_alphanumeric() || letter == '-');
        let from = &rest[at..];
        let end = from
            .find(|letter: char| !(letter.is_ascii_digit() || " ./-+".contains(letter)))
            .unwrap_or(from.len());
        let row = from[..end].trim_end_matches(|letter: char| !letter.is_ascii_digit());
        if !glued && is_a_phone(row) {
            return true;
        }
        rest = &from[end.max(1)..];
    }
    false
}

fn is_a_phone(row: &str) -> bool {
    let groups: Vec<&str> = row
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let is_date = groups.len() == 3
        && row.contains(['/', '-', '.'])
        && groups[0].len() <= 2
        && groups[1].len() <= 2
        && matches!(groups[2].len(), 2 | 4);
    let is_thousands = groups.len() > 1
        && row.contains('.')
        && groups[0].len() <= 3
        && groups[1..].iter().all(|group| group.len() == 3);
    (6..=13).contains(&digits) && row.starts_with(['0', '3', '8', '+']) && !is_date && !is_thousands
}

/// Digits beside a euro sign or the word.
fn names_an_amount(text: &str) -> bool {
    let small = text.to_lowercase();
    small
        .match_indices(['€'])
        .map(|(at, sign)| (at, sign.len()))
        .chain(
            small
                .match_indices("euro")
                .map(|(at, word)| (at, word.len())),
        )
        .any(|(at, len)| {
            let before = small[..at].trim_end().chars().next_back();
            let after = small[at + len..].trim_start().chars().next();
            let digit = |letter: Option<char>| letter.is_some_and(char::is_numeric);
            digit(before) || digit(after)
        })
}

pub(super) fn buttons(step: &StepWords) -> usize {
    let lines = std::iter::once(&step.sentence).chain(&step.more);
    lines
        .flat_map(|line| &line.0)
        .filter(|span| matches!(span, Span::Button(_)))
        .count()
}

/// The author's own words: what the site wrote on its buttons is not the author's to mend.
pub(super) fn own_words(line: &Line) -> String {
    line.0
        .iter()
        .map(|span| match span {
            Span::Text(words) | Span::Task { words, .. } => words.as_str(),
            Span::Button(_) => "",
        })
        .collect()
}

/// Days between a check and today, if that is longer than policy likes.
pub(super) fn age(checked: NaiveDate, today: NaiveDate, most: u16) -> Option<i64> {
    let days = (today - checked).num_days();
    (days > i64::from(most)).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_where_they_stand() {
        for (text, expected) in [
            ("Vai su www.inps.it.", Some("www.inps.it")),
            ("Apri (https://www.inps.it/).", Some("https://www.inps.it/")),
            ("Cerca la pagina dell'INPS.", None),
            ("È un sito www, dice.", None),
            ("Ne parla Immobiliare.it", None),
        ] {
            assert_eq!(web_address(text), expected, "{text}");
        }
    }

    #[test]
    fn telephone_numbers_are_told_from_dates_and_amounts() {
        for text in [
            "Chiama 803 164.",
            "Chiama lo 06.1234567",
            "Chiama 800-00-77-77!",
            "Telefono: +39 051 123456",
            "333 1234567",
        ] {
            assert!(names_a_phone(text), "{text}");
        }
        for text in [
            "Dal 3/8/2026 al 31-12-2026.",
            "Il 08.10.2026",
            "Sono 800.000 persone.",
            "Chiama il 112.",
            "Hai 30 giorni e 12 mesi.",
            "Il codice 2026-03-02",
            "modulo AP70-0123456",
            "",
        ] {
            assert!(!names_a_phone(text), "{text}");
        }
    }
}
