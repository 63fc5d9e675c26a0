// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A lesson's words in one language, from Markdown. The grammar (`docs/writing-tasks.md`):
//!
//! ```text
//! +++                      as in a task
//! # Title
//! Goal in one sentence.
//! ## A card                from 4 to 7, each with one paragraph or more
//! ### Prova                at the end
//! The question.
//! - [x] the right answer — why
//! - [ ] a wrong one — why
//! ```

use std::path::Path;

use super::{Card, LessonWords, TrialAnswer};
use crate::document::shortened;
use crate::finding::Finding;
use crate::page::{Block, Item, Page};
use crate::task::TaskId;
use crate::task::front::{Front, front};

/// Cards of one lesson: two minutes are no more.
const CARDS: std::ops::RangeInclusive<usize> = 4..=7;
const ANSWERS: std::ops::RangeInclusive<usize> = 2..=4;

/// Where in the file the words stand, for findings made later.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct LessonLines {
    pub(crate) front: usize,
    pub(crate) goal: usize,
    pub(crate) cards: Vec<usize>,
    pub(crate) trial: usize,
    pub(crate) links: Vec<(usize, TaskId)>,
}

pub(super) fn parse(
    file: &Path,
    text: &str,
    findings: &mut Vec<Finding>,
) -> Option<(LessonWords, LessonLines)> {
    let mut page = Page::new(file, text);
    let blocks = page.blocks(true);
    let mut words = LessonWords::default();
    let mut lines = LessonLines {
        links: std::mem::take(&mut page.links),
        ..LessonLines::default()
    };
    for (line, block) in blocks {
        place(&mut page, &mut words, &mut lines, line, block);
    }
    complete(&mut page, &words, &lines);
    let usable = !page.findings.iter().any(Finding::is_error);
    findings.append(&mut page.findings);
    usable.then_some((words, lines))
}

fn place(
    page: &mut Page<'_>,
    words: &mut LessonWords,
    lines: &mut LessonLines,
    line: usize,
    block: Block,
) {
    let in_trial = lines.trial > 0;
    match block {
        Block::Front(text) => {
            lines.front = line;
            let Front { state, of } = front(page.file, line, &text, &mut page.findings);
            words.state = state;
            words.of = of;
        }
        Block::Title(title) if words.title.is_empty() && words.cards.is_empty() => {
            words.title = title.plain();
        }
        Block::Step(title) if !in_trial => {
            lines.cards.push(line);
            words.cards.push(Card {
                title,
                words: Vec::new(),
            });
        }
        Block::Mark(mark) if mark.plain().trim().eq_ignore_ascii_case("prova") && !in_trial => {
            lines.trial = line;
        }
        Block::Mark(mark) => {
            let message = format!(
                "the heading \"{}\" is not the one of the question",
                shortened(&mark.plain())
            );
            page.error(
                line,
                message,
                "write ### Prova, once, in Italian in every language",
            );
        }
        Block::Paragraph(more) if in_trial && words.trial.question.0.is_empty() => {
            words.trial.question = more;
        }
        Block::Paragraph(more) if !in_trial => match words.cards.last_mut() {
            Some(card) => card.words.push(more),
            None if words.goal.is_empty() => {
                lines.goal = line;
                words.goal = more.plain();
            }
            None => out_of_place(page, line),
        },
        Block::List(items) if in_trial && words.trial.answers.is_empty() => {
            words.trial.answers = answers(page, line, items);
        }
        _ => out_of_place(page, line),
    }
}

fn out_of_place(page: &mut Page<'_>, line: usize) {
    page.error(
        line,
        "this has no place in a lesson",
        "write title, goal, cards with ## and paragraphs, then ### Prova with a question and its list",
    );
}

fn answers(page: &mut Page<'_>, line: usize, items: Vec<Item>) -> Vec<TrialAnswer> {
    let mut answers = Vec::new();
    for item in items {
        let text = item.line.plain();
        let cut = [" — ", " – ", "——", " - "]
            .iter()
            .find_map(|dash| text.split_once(dash));
        match (item.ticked, cut) {
            (Some(right), Some((words, why))) => answers.push(TrialAnswer {
                words: words.trim().to_owned(),
                right,
                why: why.trim().to_owned(),
            }),
            _ => page.error(
                line,
                format!("the answer \"{}\" is not whole", shortened(&text)),
                "write - [x] (or - [ ]), the answer, a long dash between spaces, and why",
            ),
        }
    }
    answers
}

fn complete(page: &mut Page<'_>, words: &LessonWords, lines: &LessonLines) {
    if words.title.trim().is_empty() {
        page.error(
            1,
            "the title is missing",
            "begin with a line such as: # La password",
        );
    }
    if words.goal.trim().is_empty() {
        let remedy = "below the title, write in one sentence what the person learns";
        page.error(1, "the goal is missing", remedy);
    }
    if !CARDS.contains(&words.cards.len()) {
        page.error(
            lines.cards.first().copied().unwrap_or(1),
            format!("the lesson has {} cards", words.cards.len()),
            "write from 4 to 7 cards, each with ## and a paragraph",
        );
    }
    for (card, line) in words.cards.iter().zip(&lines.cards) {
        if card.words.is_empty() || card.title.plain().trim().is_empty() {
            page.error(
                *line,
                "the card is empty",
                "write its heading, and a paragraph below",
            );
        }
    }
    let right = words
        .trial
        .answers
        .iter()
        .filter(|answer| answer.right)
        .count();
    if words.trial.question.0.is_empty()
        || !ANSWERS.contains(&words.trial.answers.len())
        || right == 0
    {
        page.error(
            lines.trial.max(1),
            "the question at the end is not whole",
            "below ### Prova write a question and 2 to 4 answers, at least one of them with [x]",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "+++\nstate = \"written\"\n+++\n\n# La password\n\nImpari a sceglierla.\n\n\
        ## Una\n\nA.\n\n## Due\n\nB.\n\nC.\n\n## Tre\n\nD.\n\n## Quattro\n\nE.\n\n### Prova\n\n\
        Quale è buona?\n\n- [x] Lunga — Nessuno la indovina.\n- [ ] 1234 — La provano per prima.\n";

    fn check(from: &str, to: &str, expected: &[&str]) {
        let text = GOOD.replacen(from, to, 1);
        let mut findings = Vec::new();
        let parsed = parse(Path::new("it.md"), &text, &mut findings);
        let said: Vec<String> = findings
            .iter()
            .map(|f| format!("{}: {}", f.line, f.message))
            .collect();
        assert_eq!(said, expected, "{text}");
        assert_eq!(parsed.is_some(), expected.is_empty());
    }

    #[test]
    fn a_lesson_comes_apart_into_cards_and_a_question() {
        let mut findings = Vec::new();
        let (words, lines) = parse(Path::new("it.md"), GOOD, &mut findings).expect("usable");
        assert_eq!(findings, []);
        assert_eq!(
            (words.title.as_str(), words.goal.as_str()),
            ("La password", "Impari a sceglierla.")
        );
        let cards: Vec<(String, usize)> = words
            .cards
            .iter()
            .map(|card| (card.title.plain(), card.words.len()))
            .collect();
        assert_eq!(
            cards,
            [
                ("Una".into(), 1),
                ("Due".into(), 2),
                ("Tre".into(), 1),
                ("Quattro".into(), 1)
            ]
        );
        assert_eq!(words.trial.question.plain(), "Quale è buona?");
        assert_eq!(
            words.trial.answers,
            [
                TrialAnswer {
                    words: "Lunga".into(),
                    right: true,
                    why: "Nessuno la indovina.".into()
                },
                TrialAnswer {
                    words: "1234".into(),
                    right: false,
                    why: "La provano per prima.".into()
                },
            ]
        );
        assert_eq!((lines.front, lines.trial), (1, 27));
    }

    #[test]
    fn a_lesson_that_is_not_whole_says_what_is_missing() {
        check("## Una\n\nA.\n\n", "", &["9: the lesson has 3 cards"]);
        check("A.\n\n", "", &["9: the card is empty"]);
        check("[x]", "[ ]", &["27: the question at the end is not whole"]);
        check(
            "Quale è buona?\n\n",
            "",
            &["27: the question at the end is not whole"],
        );
        check(
            "### Prova",
            "### Quiz",
            &[
                "27: the heading \"Quiz\" is not the one of the question",
                "31: this has no place in a lesson",
                "1: the question at the end is not whole",
            ],
        );
        check(
            " — La provano per prima",
            "",
            &[
                "31: the answer \"1234.\" is not whole",
                "27: the question at the end is not whole",
            ],
        );
        check(
            "state = \"written\"",
            "state = \"draft\"",
            &["2: \"draft\" is no state of words"],
        );
    }
}
