// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Lessons: easy to read, up to date, and leading somewhere.

use std::path::PathBuf;

use super::text::{Texts, own_words};
use super::{Known, missing_languages};
use crate::catalogue::read::Drafts;
use crate::finding::Finding;
use crate::language::{in_italian, is_italian};
use crate::lesson::read::LessonDraft;
use crate::lesson::{Lesson, LessonWords};
use crate::readability::{Counts, Grade};
use crate::task::TaskId;

pub(super) fn lessons(drafts: &Drafts, known: &Known<'_>, findings: &mut Vec<Finding>) {
    for draft in &drafts.lessons {
        leads_somewhere(draft, known, findings);
        missing_languages(&draft.manifest, "lesson", draft.places.keys(), findings);
        for (language, words) in &draft.lesson.words {
            let Some((file, lines)) = draft.places.get(language) else {
                continue;
            };
            let texts = Texts {
                shared: &drafts.shared,
                language,
            };
            for (line, text) in everything(words, lines.goal, &lines.cards, lines.trial) {
                texts.facts(file, line, &text, findings);
                let grade = Grade::of(language);
                let index = Counts::of(&texts.with_facts(&text)).gulpease();
                if let Some(wanted) = grade.map(|g| g.notes).filter(|wanted| index < *wanted) {
                    findings.push(Finding::error(
                        file,
                        line,
                        format!(
                            "the lesson is hard to read here (Gulpease {index}, wanted {wanted})"
                        ),
                        "use shorter words and split long sentences",
                    ));
                }
            }
            if !is_italian(language) {
                up_to_date(&draft.lesson, words, file, lines.front, findings);
                same_trial(&draft.lesson, words, file, lines.trial, findings);
            }
            for (line, id) in &lines.links {
                if known.is_lost(id) {
                    findings.push(no_such_task(file, *line, id));
                }
            }
        }
    }
}

fn no_such_task(file: &PathBuf, line: usize, id: &TaskId) -> Finding {
    Finding::error(
        file,
        line,
        format!("the link leads to the task \"{id}\", which does not exist or cannot be used"),
        "use the name of a task's folder, or remove the link",
    )
}

fn leads_somewhere(draft: &LessonDraft, known: &Known<'_>, findings: &mut Vec<Finding>) {
    for id in draft.lesson.tasks.iter().filter(|id| known.is_lost(id)) {
        findings.push(no_such_task(&draft.manifest, draft.tasks_line, id));
    }
}

fn up_to_date(
    lesson: &Lesson,
    words: &LessonWords,
    file: &PathBuf,
    line: usize,
    findings: &mut Vec<Finding>,
) {
    let version = lesson.version;
    if words.of != Some(version) {
        findings.push(Finding::warning(
            file,
            line,
            format!("these words do not translate version {version} of the lesson"),
            format!("compare them with it.md, mend them, and write of = {version} between the lines of +++"),
        ));
    }
}

/// Right answers are right in every language.
fn same_trial(
    lesson: &Lesson,
    words: &LessonWords,
    file: &PathBuf,
    line: usize,
    findings: &mut Vec<Finding>,
) {
    let marks = |words: &LessonWords| -> Vec<bool> {
        words
            .trial
            .answers
            .iter()
            .map(|answer| answer.right)
            .collect()
    };
    let italian = in_italian(&lesson.words).map(|(_, italian)| marks(italian));
    if italian.is_some_and(|italian| italian != marks(words)) {
        findings.push(Finding::error(
            file,
            line,
            "other answers are right here than in Italian",
            "write the same answers in the same order, with the same [x]",
        ));
    }
}

fn everything(
    words: &LessonWords,
    goal: usize,
    cards: &[usize],
    trial: usize,
) -> Vec<(usize, String)> {
    let mut all = vec![(goal, words.goal.clone())];
    for (card, line) in words.cards.iter().zip(cards) {
        let text: Vec<String> = std::iter::once(&card.title)
            .chain(&card.words)
            .map(own_words)
            .collect();
        all.push((*line, text.join(".\n")));
    }
    all.push((trial, own_words(&words.trial.question)));
    for answer in &words.trial.answers {
        all.push((trial, format!("{}.\n{}", answer.words, answer.why)));
    }
    all
}
