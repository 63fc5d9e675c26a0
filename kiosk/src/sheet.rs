// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a person takes home on paper: what a task needs, what was done today and what comes next,
//! what came of the self-assessment. Written here as a page; the capsule's browser, which shapes
//! every script, makes the document ([decision 33]).
//!
//! Invariants:
//! - Nothing on it names a person, a terminal or a time of day: words of the tasks, the place, and
//!   the date.
//! - Whatever the words hold, they are words: no mark-up of theirs survives.
//! - It fits the one line in which it travels, or there is none ([`Sheet::html`]).
//!
//! [decision 33]: ../../docs/decisions/0033-a-sheet-is-a-page-of-the-capsules-browser.md

use askama::Template;
use sportello_capsule::wire::MAX_SHEET;
use sportello_kit::{Direction, TextSize};

use crate::say;
use crate::screen::catalogue::{Catalogue, Part, PartSheet, TaskSheet};
use crate::screen::{Looks, assess, phrase};
use crate::words::Words;

/// Size of the letters, in points.
const POINTS: u8 = 14;
const POINTS_LARGE: u8 = 20;

/// One piece of a sheet, from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    Lesser(String),
    Text(String),
    /// In a frame.
    Warning(String),
    /// To be ticked with a pen.
    Boxes(Vec<String>),
    Items(Vec<String>),
}

/// Blocks in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Section {
    /// A task that has no words in the language in use.
    italian: bool,
    blocks: Vec<Block>,
}

/// A sheet before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Template)]
#[template(path = "sheet.html")]
pub struct Sheet {
    /// BCP 47 tag.
    language: String,
    direction: &'static str,
    points: u8,
    title: String,
    /// The title is a task's that has no words in the language in use.
    italian: bool,
    /// As the language writes it; `None` where the clock cannot be believed.
    date: Option<String>,
    /// The site's name, if it has one.
    place: Option<String>,
    sections: Vec<Section>,
}

/// What every sheet of a session has in common.
#[derive(Debug, Clone, Copy)]
pub struct Letterhead<'a> {
    pub words: &'a Words,
    pub looks: Looks,
    pub place: &'a str,
    pub date: Option<&'a str>,
}

impl Letterhead<'_> {
    fn sheet(&self, title: String, sections: Vec<Section>) -> Sheet {
        let language = self.words.language();
        let place = self.place.trim();
        Sheet {
            language: language.id.to_string(),
            direction: match language.direction {
                Direction::Ltr => "ltr",
                Direction::Rtl => "rtl",
            },
            points: match self.looks.text {
                TextSize::Normal => POINTS,
                TextSize::Large | TextSize::Largest => POINTS_LARGE,
            },
            title,
            italian: false,
            date: self.date.map(str::to_owned),
            place: (!place.is_empty()).then(|| place.to_owned()),
            sections,
        }
    }

    /// What to have at hand before a task is begun.
    #[must_use]
    pub fn needs(&self, task: &TaskSheet) -> Sheet {
        let words = self.words;
        let mut blocks = vec![Block::Text(task.goal.clone())];
        blocks.extend(self.caution(task));
        if task.requires.is_empty() {
            blocks.push(Block::Heading(say!(words, "card-needs-none")));
        } else {
            blocks.push(Block::Heading(say!(words, "card-needs")));
            blocks.push(Block::Boxes(task.requires.clone()));
        }
        for (part, title) in [
            (Part::Who, say!(words, "card-who")),
            (Part::Cost, say!(words, "card-cost")),
            (Part::ForWhom, say!(words, "card-for-whom")),
        ] {
            blocks.extend(under(task.part(part), Block::Heading(title)));
        }
        let italian = task.italian;
        Sheet {
            italian,
            ..self.sheet(task.title.clone(), vec![Section { italian, blocks }])
        }
    }

    /// What was done and what comes next, task by task. `None`: they have no words for it. Of
    /// more than a sheet can hold, the latest.
    #[must_use]
    pub fn today(&self, tasks: &[&TaskSheet]) -> Option<Sheet> {
        let words = self.words;
        let of_task = |task: &&TaskSheet| {
            let mut blocks = vec![Block::Heading(task.title.clone())];
            blocks.extend(self.caution(task));
            let said = blocks.len();
            blocks.extend(task.part(Part::Done).map(told).unwrap_or_default());
            let next = Block::Lesser(say!(words, "thanks-today-next"));
            blocks.extend(under(task.part(Part::Next), next));
            (blocks.len() > said).then_some(Section {
                italian: task.italian,
                blocks,
            })
        };
        let tasks: Vec<Section> = tasks.iter().filter_map(of_task).collect();
        (0..tasks.len())
            .map(|from| self.sheet(say!(words, "thanks-today"), tasks[from..].to_vec()))
            .find(|sheet| sheet.html().is_some())
    }

    /// What came of the self-assessment, area by area.
    #[must_use]
    pub fn skills(&self, catalogue: &Catalogue, answers: &[assess::Level]) -> Sheet {
        let words = self.words;
        let mut blocks = Vec::new();
        for result in assess::results(catalogue, answers) {
            blocks.push(Block::Heading(phrase::skill(words, result.area)));
            blocks.push(Block::Text(phrase::level(words, result.level)));
            if !result.to_try.is_empty() {
                let titles = result.to_try.iter().map(|task| task.title.clone());
                blocks.push(Block::Lesser(say!(words, "assess-try")));
                blocks.push(Block::Items(titles.collect()));
            }
        }
        let all = Section {
            italian: false,
            blocks,
        };
        self.sheet(say!(words, "assess-result"), vec![all])
    }

    /// What the screen says of such words, the paper says too.
    fn caution(&self, task: &TaskSheet) -> Option<Block> {
        task.unreviewed
            .then(|| Block::Warning(say!(self.words, "card-unreviewed")))
    }
}

impl Sheet {
    /// The page. `None`: it is longer than can travel.
    #[must_use]
    pub fn html(&self) -> Option<String> {
        let mut html = self.render().ok()?;
        // A control character would take six times its room on the way.
        html.retain(|letter| letter == '\n' || !letter.is_control());
        (html.len() <= MAX_SHEET).then_some(html)
    }
}

fn under(part: Option<&PartSheet>, title: Block) -> Vec<Block> {
    let told = part.map(told).unwrap_or_default();
    if told.is_empty() {
        return told;
    }
    std::iter::once(title).chain(told).collect()
}

fn told(part: &PartSheet) -> Vec<Block> {
    let mut blocks: Vec<Block> = part.paragraphs.iter().cloned().map(Block::Text).collect();
    if !part.items.is_empty() {
        blocks.push(Block::Items(part.items.clone()));
    }
    blocks
}

#[cfg(test)]
mod tests;
