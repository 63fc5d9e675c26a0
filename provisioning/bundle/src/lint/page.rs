// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One language of one task: is it short, easy, whole, up to date, and like the Italian?

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::Known;
use super::text::{Texts, buttons, own_words};
use crate::finding::Finding;
use crate::language::is_italian;
use crate::readability::{Counts, Grade, longest_sentence};
use crate::task::words::WordLines;
use crate::task::{Kind, Line, Part, StepWords, Task, Words};
use unic_langid::LanguageIdentifier;

/// Words of a step's sentence.
const STEP_WORDS: u32 = 15;
/// Words of any other sentence.
const NOTE_WORDS: u32 = 20;
/// Documents and languages may be many; a goal is one sentence.
const GOAL_SENTENCES: u32 = 1;

/// One language of one task.
pub(super) struct Page<'a> {
    pub(super) language: &'a LanguageIdentifier,
    pub(super) file: &'a PathBuf,
    pub(super) words: &'a Words,
    pub(super) lines: &'a WordLines,
    pub(super) texts: Texts<'a>,
}

impl Page<'_> {
    fn steps(&self) -> impl Iterator<Item = (usize, &StepWords)> {
        let lines = self.lines.steps.iter().copied().chain(std::iter::repeat(0));
        lines.zip(&self.words.steps)
    }

    pub(super) fn links(&self, known: &Known<'_>, findings: &mut Vec<Finding>) {
        for (line, id) in &self.lines.links {
            if known.is_lost(id) {
                findings.push(Finding::error(
                    self.file,
                    *line,
                    format!("the link leads to the task \"{id}\", which does not exist or cannot be used"),
                    "use the name of a task's folder, or remove the link",
                ));
            }
        }
    }

    pub(super) fn lengths(&self, findings: &mut Vec<Finding>) {
        if Counts::of(&self.words.goal).sentences > GOAL_SENTENCES {
            findings.push(Finding::warning(
                self.file,
                self.lines.goal,
                "the goal has more than one sentence",
                "keep the first; put the rest in a paragraph below",
            ));
        }
        for (line, step) in self.steps() {
            let words = Counts::of(&step.sentence.plain()).words;
            if words > STEP_WORDS {
                findings.push(Finding::error(
                    self.file,
                    line,
                    format!("the step's sentence has {words} words"),
                    format!("use at most {STEP_WORDS}; move the rest to the paragraph below"),
                ));
            }
            let dangers = step.dangers.iter().map(|mark| &mark.words);
            for note in step.more.iter().chain(&step.troubles).chain(dangers) {
                self.note_length(line, note, findings);
            }
        }
        for (line, note) in self.notes() {
            self.note_length(line, note, findings);
        }
    }

    fn note_length(&self, line: usize, note: &Line, findings: &mut Vec<Finding>) {
        let words = longest_sentence(&note.plain());
        if words > NOTE_WORDS {
            findings.push(Finding::warning(
                self.file,
                line,
                format!("a sentence here has {words} words"),
                format!("split it; {NOTE_WORDS} words are enough for one sentence"),
            ));
        }
    }

    /// What stands before the steps, besides title and goal.
    fn notes(&self) -> impl Iterator<Item = (usize, &Line)> {
        let about = self.words.about.iter().map(|line| (self.lines.goal, line));
        let needs = self.words.needs.iter().map(|line| (self.lines.needs, line));
        let parts = self.words.parts.iter().flat_map(|(part, words)| {
            let line = self.lines.parts.get(part).copied().unwrap_or_default();
            words
                .paragraphs
                .iter()
                .chain(&words.items)
                .map(move |words| (line, words))
        });
        about.chain(needs).chain(parts)
    }

    /// Every sentence of the file, with a line near it.
    pub(super) fn everything(&self) -> impl Iterator<Item = (usize, String)> {
        let title = (self.lines.title, self.words.title.clone());
        let goal = (self.lines.goal, self.words.goal.clone());
        let steps = self.steps().flat_map(|(line, step)| {
            let dangers = step.dangers.iter().map(|mark| &mark.words);
            std::iter::once(&step.sentence)
                .chain(&step.more)
                .chain(&step.troubles)
                .chain(dangers)
                .map(move |words| (line, words.plain()))
        });
        let notes = self.notes().map(|(line, words)| (line, words.plain()));
        [title, goal].into_iter().chain(notes).chain(steps)
    }

    /// Whether the words say what they are, and translate the task as it stands.
    pub(super) fn up_to_date(&self, task: &Task, findings: &mut Vec<Finding>) {
        if self.lines.front == 0 {
            let of = if is_italian(self.language) {
                String::new()
            } else {
                format!(", of = {}", task.version)
            };
            findings.push(Finding::warning(
                self.file,
                1,
                "the file does not say whether anybody has reviewed it",
                format!("begin it with three lines: +++, state = \"written\"{of}, +++"),
            ));
            return;
        }
        if is_italian(self.language) {
            return;
        }
        let version = task.version;
        match self.words.of {
            Some(of) if of == version => {}
            Some(of) if of < version => findings.push(Finding::warning(
                self.file,
                self.lines.front,
                format!("these words translate version {of}, and the task is at version {version}"),
                format!("compare them with it.md, mend them, and write of = {version}"),
            )),
            Some(of) => findings.push(Finding::warning(
                self.file,
                self.lines.front,
                format!(
                    "these words translate version {of}, and the task is only at version {version}"
                ),
                format!("write of = {version}"),
            )),
            None => findings.push(Finding::warning(
                self.file,
                self.lines.front,
                "the file does not say which version it translates",
                format!("add of = {version} below state"),
            )),
        }
    }

    /// All six marks in a guided task; rehearsals and games cost nothing and are for oneself.
    pub(super) fn whole(&self, kind: Kind, findings: &mut Vec<Finding>) {
        for part in Part::ALL {
            let wanted = kind == Kind::Guided || !matches!(part, Part::Cost | Part::ForWhom);
            if !wanted || self.words.parts.contains_key(&part) {
                continue;
            }
            let message = format!("the mark \"{}\" is missing", part.heading());
            let place = if part.before_steps() {
                "above the first step"
            } else {
                "below the last step"
            };
            let remedy = format!("write ### {} {place}, and its words below", part.heading());
            findings.push(if is_italian(self.language) {
                Finding::error(self.file, 0, message, remedy)
            } else {
                Finding::warning(self.file, 0, message, remedy)
            });
        }
    }

    pub(super) fn readability(&self, grade: Grade, findings: &mut Vec<Finding>) {
        let reaches =
            |wanted: u8, line: usize, what: &str, text: &str, findings: &mut Vec<Finding>| {
                self.reaches(wanted, line, what, text, findings);
            };
        for (line, step) in self.steps() {
            let lines = std::iter::once(&step.sentence).chain(&step.more);
            let text = lines.map(|line| self.own(line)).collect::<Vec<_>>();
            reaches(grade.steps, line, "the step", &text.join(".\n"), findings);
            for trouble in &step.troubles {
                let text = self.own(trouble);
                reaches(
                    grade.notes,
                    line,
                    "a usual trouble of the step",
                    &text,
                    findings,
                );
            }
            for mark in &step.dangers {
                let text = self.own(&mark.words);
                reaches(
                    grade.notes,
                    line,
                    "a danger mark of the step",
                    &text,
                    findings,
                );
            }
        }
        let goal = self.texts.with_facts(&self.words.goal);
        reaches(grade.notes, self.lines.goal, "the goal", &goal, findings);
        for (line, note) in self.notes() {
            let what = if self.lines.parts.values().any(|&at| at == line) {
                "a line below a mark"
            } else {
                "a line before the steps"
            };
            reaches(grade.notes, line, what, &self.own(note), findings);
        }
    }

    fn own(&self, line: &Line) -> String {
        self.texts.with_facts(&own_words(line))
    }

    fn reaches(
        &self,
        wanted: u8,
        line: usize,
        what: &str,
        text: &str,
        findings: &mut Vec<Finding>,
    ) {
        let index = Counts::of(text).gulpease();
        if index < wanted {
            findings.push(Finding::error(
                self.file,
                line,
                format!("{what} is hard to read (Gulpease {index}, wanted {wanted})"),
                "use shorter words and split long sentences",
            ));
        }
    }

    /// Every language says the same: as many buttons and troubles in each step as Italian.
    pub(super) fn same_shape(&self, italian: &Words, findings: &mut Vec<Finding>) {
        for ((line, step), other) in self.steps().zip(&italian.steps) {
            for (what, here, there) in [
                ("button words in bold", buttons(step), buttons(other)),
                ("usual troubles", step.troubles.len(), other.troubles.len()),
            ] {
                if here != there {
                    findings.push(Finding::warning(
                        self.file,
                        line,
                        format!("the step has {here} {what}, the Italian one {there}"),
                        "make both say the same",
                    ));
                }
            }
        }
        for ((line, step), other) in self.steps().zip(&italian.steps) {
            let kinds = |step: &StepWords| -> BTreeSet<_> {
                step.dangers.iter().map(|mark| mark.kind).collect()
            };
            if kinds(step) != kinds(other) {
                findings.push(Finding::warning(
                    self.file,
                    line,
                    "the step has other danger marks than the Italian one",
                    "make both say the same",
                ));
            }
        }
        if self.words.needs.len() != italian.needs.len() {
            findings.push(Finding::warning(
                self.file,
                self.lines.needs,
                format!(
                    "{} things are needed here, {} in Italian",
                    self.words.needs.len(),
                    italian.needs.len()
                ),
                "make both lists say the same",
            ));
        }
    }
}
