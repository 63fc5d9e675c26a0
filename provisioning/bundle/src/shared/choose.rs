// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `_shared/choose.toml`: "I do not know where to begin" as a tree of questions, each with at
//! most four answers that lead to a task, to another question, or to the staff.

use std::collections::{BTreeMap, BTreeSet};

use super::read::unique_id;
use super::wording::Table;
use crate::document::{At, Section, shortened};
use crate::language::Wording;
use crate::task::TaskId;

/// Answers that fit one screen at 200 % text.
pub const MOST_ANSWERS: usize = 4;
/// Questions between the first and a task, both counted.
pub const DEEPEST: usize = 4;
/// Questions with room that one remark names.
const NAMED: usize = 6;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub id: String,
    pub words: Wording,
    pub answers: Vec<Answer>,
    pub(crate) line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub words: Wording,
    pub to: Target,
    pub(crate) line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    Task(TaskId),
    /// A question's name.
    Question(String),
    Staff,
}

/// The first question is the first of the list. Answers that lead nowhere are left out.
pub(super) fn questions(root: &Section<'_, '_>, words: &Table) -> Vec<Question> {
    let mut taken = BTreeSet::new();
    let mut counts = Vec::new();
    let mut questions: Vec<Question> = root
        .sections("question")
        .into_iter()
        .filter_map(|section| question(section, words, &mut taken, &mut counts))
        .collect();
    for (line, count) in counts {
        let remedy = if count == 0 {
            format!("write from 1 to {MOST_ANSWERS} answers, each under [[question.answer]]")
        } else {
            let place = place_for_an_answer(&with_room(&questions));
            format!("{MOST_ANSWERS} are enough for one screen: {place}")
        };
        let message = format!("the question has {count} answers");
        root.reader.error(line, message, remedy);
    }
    for question in &mut questions {
        question.answers.retain(|answer| match &answer.to {
            Target::Question(id) if !taken.contains(id) => {
                root.reader.error(
                    answer.line,
                    format!("there is no question \"{}\"", shortened(id)),
                    "use the id of a [[question]] in this file",
                );
                false
            }
            _ => true,
        });
    }
    depth(root, &questions);
    questions
}

fn question(
    section: Section<'_, '_>,
    words: &Table,
    taken: &mut BTreeSet<String>,
    counts: &mut Vec<(usize, usize)>,
) -> Option<Question> {
    let id = unique_id(&section, taken);
    let own = id
        .as_deref()
        .and_then(|id| wording(&section, section.line, id, words));
    let sections = section.sections("answer");
    if sections.is_empty() || sections.len() > MOST_ANSWERS {
        counts.push((section.line, sections.len()));
    }
    let answers = sections
        .into_iter()
        .take(MOST_ANSWERS)
        .filter_map(|answer| self::answer(answer, words))
        .collect();
    let line = section.line;
    section.finish();
    Some(Question {
        id: id?,
        words: own?,
        answers,
        line,
    })
}

fn answer(section: Section<'_, '_>, words: &Table) -> Option<Answer> {
    let own = section
        .required_text("words", "\"choose-isee\"")
        .and_then(|At { value, line }| wording(&section, line, value, words));
    let task = section
        .text("task", "\"isee\"")
        .and_then(|At { value, line }| {
            let id = value.parse().ok();
            if id.is_none() {
                section.reader.error(
                    line,
                    format!("\"{}\" is not the name of a task", shortened(value)),
                    "use the name of the task's folder, such as \"isee\"",
                );
            }
            id.map(Target::Task)
        });
    let question = section
        .text("question", "\"money\"")
        .map(|at| Target::Question(at.value.to_owned()));
    let staff = section.flag("staff", false).then_some(Target::Staff);
    let ways = ["task", "question", "staff"];
    if ways.iter().filter(|key| section.has(key)).count() != 1 {
        section.reader.error(
            section.line,
            "the answer does not lead to one place",
            "write one of: task = \"isee\", question = \"money\", staff = true",
        );
    }
    let line = section.line;
    section.finish();
    Some(Answer {
        words: own?,
        to: task.or(question).or(staff)?,
        line,
    })
}

/// The questions that one more answer fits, in their order.
pub(crate) fn with_room(questions: &[Question]) -> Vec<&Question> {
    questions
        .iter()
        .filter(|question| question.answers.len() < MOST_ANSWERS)
        .collect()
}

/// Where an author may put one more answer, in words for a remedy.
pub(crate) fn place_for_an_answer(room: &[&Question]) -> String {
    let named: Vec<String> = room
        .iter()
        .take(NAMED)
        .map(|question| format!("\"{}\" (line {})", question.id, question.line))
        .collect();
    if named.is_empty() {
        return format!(
            "every question has {MOST_ANSWERS} answers, so put two of them below a new question"
        );
    }
    let more = if room.len() > NAMED {
        " or another one with room"
    } else {
        ""
    };
    format!("add an answer to {}{more}", named.join(", "))
}

/// The words of a name in one of the lists of `words/it.toml`.
fn wording(section: &Section<'_, '_>, line: usize, id: &str, words: &Table) -> Option<Wording> {
    let found = words.get(id).cloned();
    if found.is_none() {
        section.reader.error(
            line,
            format!("\"{}\" has no words", shortened(id)),
            "add its name and words below [choose] in _shared/words/it.toml",
        );
    }
    found
}

/// The longest way down is short, and none goes in a circle.
fn depth(root: &Section<'_, '_>, questions: &[Question]) {
    let by_id: BTreeMap<&str, &Question> = questions.iter().map(|q| (q.id.as_str(), q)).collect();
    let mut level: BTreeSet<&str> = questions
        .first()
        .map(|q| q.id.as_str())
        .into_iter()
        .collect();
    let mut seen = level.clone();
    for _ in 1..DEEPEST {
        level = below(&level, &by_id);
        seen.extend(&level);
    }
    if let Some(question) = below(&level, &by_id).first().and_then(|id| by_id.get(id)) {
        root.reader.error(
            question.line,
            format!(
                "the question lies more than {DEEPEST} questions deep, or leads back to itself"
            ),
            "lead to it from nearer the first question, and never back up",
        );
    }
    for question in questions {
        if !seen.contains(question.id.as_str()) {
            root.reader.warning(
                question.line,
                "no answer leads to this question",
                "lead to it from an answer above, or remove it",
            );
        }
    }
}

fn below<'q>(level: &BTreeSet<&str>, by_id: &BTreeMap<&str, &'q Question>) -> BTreeSet<&'q str> {
    level
        .iter()
        .filter_map(|id| by_id.get(id))
        .flat_map(|question| &question.answers)
        .filter_map(|answer| match &answer.to {
            Target::Question(id) => Some(id.as_str()),
            _ => None,
        })
        .collect()
}
