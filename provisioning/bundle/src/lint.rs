// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an author is told before a task is published. The loader has already refused what
//! could mislead a terminal; here stands what a careful reader would still object to.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::catalogue::read::drafts;
use crate::finding::Finding;
use crate::policy::Policy;
use crate::readability::{Counts, NOTES, STEPS, longest_sentence};
use crate::shared::Shared;
use crate::task::read::Draft;
use crate::task::words::WordLines;
use crate::task::{Checked, Line, Span, StepWords, TaskId, Words};

/// Words of a step's sentence.
const STEP_WORDS: u32 = 15;
/// Words of any other sentence.
const NOTE_WORDS: u32 = 20;
/// Documents and languages may be many; a goal is one sentence.
const GOAL_SENTENCES: u32 = 1;

/// What policy has to say about tasks, and the day on which it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    pub today: NaiveDate,
    /// A check on the live site older than this is a warning.
    pub check_days: u16,
    /// Whether tasks that nobody checked may be shown.
    pub unchecked_allowed: bool,
}

impl Rules {
    #[must_use]
    pub fn of(policy: &Policy, today: NaiveDate) -> Self {
        Self {
            today,
            check_days: policy.tasks.check_days.0,
            unchecked_allowed: policy.tasks.unchecked_allowed,
        }
    }
}

/// Everything there is to say about the tasks in `dir`, by file and line. A task that was
/// never checked on its live site is always named: as a warning where policy shows such
/// tasks, as an error where it does not.
#[must_use]
pub fn lint(dir: &Path, rules: &Rules) -> Vec<Finding> {
    let (drafts, shared, mut findings) = drafts(dir);
    let known: BTreeSet<&TaskId> = drafts.iter().map(|draft| &draft.task.id).collect();
    for draft in &drafts {
        checked(draft, rules, &mut findings);
        documents(draft, &shared, &mut findings);
        for (language, words) in &draft.task.words {
            let Some((file, lines)) = draft.places.get(language) else {
                continue;
            };
            let page = Page { file, words, lines };
            page.links(&known, &mut findings);
            page.lengths(&mut findings);
            if language.language == "it" {
                page.readability(&mut findings);
            } else if let Some(italian) = italian(draft) {
                page.same_shape(italian, &mut findings);
            }
        }
    }
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    findings
}

fn italian(draft: &Draft) -> Option<&Words> {
    draft
        .task
        .words
        .iter()
        .find(|(language, _)| language.language == "it")
        .map(|(_, words)| words)
}

fn checked(draft: &Draft, rules: &Rules, findings: &mut Vec<Finding>) {
    let Draft {
        task,
        manifest,
        checked_line,
        ..
    } = draft;
    match &task.checked {
        Checked::Never if task.practice.is_some() => {}
        Checked::Never => {
            let remedy =
                "walk through the live site, then write checked_on = \"the date by your name\"";
            let message = "nobody has walked through the live site with this task";
            findings.push(if rules.unchecked_allowed {
                Finding::warning(manifest, *checked_line, message, remedy)
            } else {
                Finding::error(manifest, *checked_line, message, remedy)
            });
        }
        Checked::On { date, .. } if *date > rules.today => findings.push(Finding::error(
            manifest,
            *checked_line,
            format!("the check is dated {date}, which has not come yet"),
            "correct the date",
        )),
        Checked::On { date, .. } => {
            let age = (rules.today - *date).num_days();
            if age > i64::from(rules.check_days) {
                findings.push(Finding::warning(
                    manifest,
                    *checked_line,
                    format!("the live site was last checked {age} days ago"),
                    format!(
                        "walk through it again; policy asks for it every {} days",
                        rules.check_days
                    ),
                ));
            }
        }
    }
}

fn documents(draft: &Draft, shared: &Shared, findings: &mut Vec<Finding>) {
    for document in draft
        .task
        .documents
        .iter()
        .filter_map(|id| shared.documents.get(id))
    {
        for language in draft.task.words.keys() {
            if !document
                .words
                .keys()
                .any(|known| known.language == language.language)
            {
                findings.push(Finding::warning(
                    &draft.manifest,
                    0,
                    format!(
                        "the document \"{}\" has no words in \"{language}\"",
                        document.id
                    ),
                    "add them in _shared/documents.toml",
                ));
            }
        }
    }
}

/// One language of one task.
struct Page<'a> {
    file: &'a PathBuf,
    words: &'a Words,
    lines: &'a WordLines,
}

impl Page<'_> {
    fn steps(&self) -> impl Iterator<Item = (usize, &StepWords)> {
        let lines = self.lines.steps.iter().copied().chain(std::iter::repeat(0));
        lines.zip(&self.words.steps)
    }

    fn links(&self, known: &BTreeSet<&TaskId>, findings: &mut Vec<Finding>) {
        for (line, id) in &self.lines.links {
            if !known.contains(id) {
                findings.push(Finding::error(
                    self.file,
                    *line,
                    format!("the link leads to the task \"{id}\", which does not exist or cannot be used"),
                    "use the name of a task's folder, or remove the link",
                ));
            }
        }
    }

    fn lengths(&self, findings: &mut Vec<Finding>) {
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
            for note in step.more.iter().chain(&step.troubles) {
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
        about.chain(self.words.needs.iter().map(|line| (self.lines.needs, line)))
    }

    fn readability(&self, findings: &mut Vec<Finding>) {
        for (line, step) in self.steps() {
            let lines = std::iter::once(&step.sentence).chain(&step.more);
            self.reaches(STEPS, line, "the step", &joined(lines), findings);
            for trouble in &step.troubles {
                let text = own_words(trouble);
                self.reaches(NOTES, line, "a usual trouble of the step", &text, findings);
            }
        }
        self.reaches(
            NOTES,
            self.lines.goal,
            "the goal",
            &self.words.goal,
            findings,
        );
        for (line, note) in self.notes() {
            self.reaches(
                NOTES,
                line,
                "a line before the steps",
                &own_words(note),
                findings,
            );
        }
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
    fn same_shape(&self, italian: &Words, findings: &mut Vec<Finding>) {
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

fn buttons(step: &StepWords) -> usize {
    let lines = std::iter::once(&step.sentence).chain(&step.more);
    lines
        .flat_map(|line| &line.0)
        .filter(|span| matches!(span, Span::Button(_)))
        .count()
}

/// The author's own words: what the site wrote on its buttons is not the author's to mend.
fn own_words(line: &Line) -> String {
    line.0
        .iter()
        .map(|span| match span {
            Span::Text(words) | Span::Task { words, .. } => words.as_str(),
            Span::Button(_) => "",
        })
        .collect()
}

fn joined<'a>(lines: impl Iterator<Item = &'a Line>) -> String {
    lines.map(own_words).collect::<Vec<_>>().join(".\n")
}
