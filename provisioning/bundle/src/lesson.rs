// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Lessons: a handful of cards that the shell shows by itself, without a browser, and one
//! question at the end. On disk `_lessons/ID/` with `lesson.toml` and one Markdown file per
//! language.

pub(crate) mod read;
mod words;

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::language::nearest;
use crate::task::{Codes, Line, State, TaskId};

/// A lesson, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// Named like a task; its folder's name.
    pub id: TaskId,
    pub version: u32,
    /// How long it takes to read.
    pub minutes: u16,
    pub codes: Codes,
    /// Where to go next.
    pub tasks: Vec<TaskId>,
    /// Words per language; Italian is always there.
    pub words: BTreeMap<LanguageIdentifier, LessonWords>,
}

/// A lesson's words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LessonWords {
    pub state: State,
    /// The lesson's version whose Italian words these translate.
    pub of: Option<u32>,
    pub title: String,
    /// What the person learns, in one sentence.
    pub goal: String,
    /// From 4 to 7; as many as in Italian.
    pub cards: Vec<Card>,
    pub trial: Trial,
}

/// One card: a heading and what there is to say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    pub title: Line,
    pub words: Vec<Line>,
}

/// The question at the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trial {
    pub question: Line,
    /// From 2 to 4, of which one or more are right.
    pub answers: Vec<TrialAnswer>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrialAnswer {
    pub words: String,
    pub right: bool,
    /// One sentence that says why.
    pub why: String,
}

impl Lesson {
    /// The words in `language`, else in Italian, and the language they are in.
    #[must_use]
    pub fn words(
        &self,
        language: &LanguageIdentifier,
    ) -> Option<(&LanguageIdentifier, &LessonWords)> {
        nearest(&self.words, language)
    }
}
