// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Facts written out where words name them, as the terminal writes them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sportello_bundle::LanguageIdentifier;
use sportello_bundle::language::in_language;
use sportello_bundle::shared::facts::{Fact, Piece, Value, pieces};
use sportello_bundle::task::{Line, Span, Task};

use super::figures::Figures;

/// A sentence in pieces.
pub(super) type Text = Vec<Run>;

/// A piece of a sentence, and how it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Run {
    Words(String),
    /// The words of the site's own button.
    Button(String),
    /// A way to another task.
    Task(String),
}

/// Who reads: in which language, on which day, and what stands in for a fact that has run out.
pub(super) struct Fill<'a> {
    facts: &'a BTreeMap<String, Fact>,
    figures: Figures,
    language: &'a LanguageIdentifier,
    today: NaiveDate,
    ask: String,
}

impl<'a> Fill<'a> {
    pub(super) fn new(
        facts: &'a BTreeMap<String, Fact>,
        language: &'a LanguageIdentifier,
        today: NaiveDate,
        ask: String,
    ) -> Self {
        Self {
            facts,
            figures: Figures::of(language),
            language,
            today,
            ask,
        }
    }

    pub(super) fn plain(&self, text: &str) -> String {
        pieces(text)
            .map(|piece| match piece {
                Piece::Words(words) => words.to_owned(),
                Piece::Fact(id) => self.fact(id),
            })
            .collect()
    }

    pub(super) fn line(&self, line: &Line) -> Text {
        line.0
            .iter()
            .map(|span| match span {
                Span::Text(words) => Run::Words(self.plain(words)),
                Span::Button(words) => Run::Button(self.plain(words)),
                Span::Task { words, .. } => Run::Task(self.plain(words)),
            })
            .collect()
    }

    pub(super) fn lines(&self, lines: &[Line]) -> Vec<Text> {
        lines.iter().map(|line| self.line(line)).collect()
    }

    fn fact(&self, id: &str) -> String {
        let held = self.facts.get(id).filter(|fact| fact.holds(self.today));
        match held.map(|fact| &fact.value) {
            Some(Value::Amount(cents)) => self.figures.amount(*cents),
            Some(Value::Number(number)) => self.figures.number(*number),
            Some(Value::Date(date)) => self.figures.date(*date),
            Some(Value::Phone(phone)) => phone.clone(),
            Some(Value::Text(words)) => in_language(words, self.language)
                .unwrap_or(&self.ask)
                .to_owned(),
            None => self.ask.clone(),
        }
    }

    /// The facts that the task's Italian words name, with what is read for them.
    pub(super) fn used(&self, task: &Task) -> Vec<(String, String)> {
        let words = task.words(self.language);
        let steps = words.steps.iter().flat_map(|step| {
            let dangers = step.dangers.iter().map(|mark| &mark.words);
            std::iter::once(&step.sentence)
                .chain(&step.more)
                .chain(&step.troubles)
                .chain(dangers)
        });
        let parts = words
            .parts
            .values()
            .flat_map(|part| part.paragraphs.iter().chain(&part.items));
        let lines = words.about.iter().chain(&words.needs);
        let mut texts: Vec<String> = lines.chain(steps).chain(parts).map(Line::plain).collect();
        texts.push(words.goal.clone());
        let mut named: Vec<String> = texts
            .iter()
            .flat_map(|text| pieces(text))
            .filter_map(|piece| match piece {
                Piece::Fact(id) => Some(id.to_owned()),
                Piece::Words(_) => None,
            })
            .collect();
        named.sort_unstable();
        named.dedup();
        named
            .into_iter()
            .map(|id| {
                let value = self.fact(&id);
                (id, value)
            })
            .collect()
    }
}
