// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an author's own words are, and what stands in them that does not belong there.

use std::path::Path;

use chrono::NaiveDate;
use unic_langid::LanguageIdentifier;

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
