// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A page that shows tasks as citizens meet them, for who writes them: the words of the screens,
//! the task's own, its facts filled in, and below each what only the author needs to know.
//!
//! Invariants:
//! - The words are chosen as the terminal chooses them: the same fallbacks, the same figures, the
//!   same sentences around them. How they are drawn is the page's own affair.
//! - Whatever the words hold, they are words: the template escapes them, and the page may load
//!   and run nothing.

// The terminal's own way of writing amounts and dates; the kiosk's crate brings all of iced.
#[expect(
    unreachable_pub,
    reason = "there it is part of a library, here of a program"
)]
#[path = "../../kiosk/src/figures.rs"]
mod figures;
mod fill;
mod screen;

use askama::Template;
use chrono::NaiveDate;
use data_encoding::BASE64;
use sha2::{Digest, Sha256};
use sportello_bundle::author::{Asked, sum};
use sportello_bundle::catalogue::{self, Catalogue};
use sportello_bundle::language::LANGUAGES;
use sportello_bundle::task::{Danger, Part, PartWords, Task, Words};
use sportello_bundle::{Finding, LanguageIdentifier};

use self::fill::{Fill, Run, Text};
use self::screen::Screen;
use crate::fault::{Done, Fault, Otherwise};

/// By this a page is known as one of ours.
pub(crate) const MADE_HERE: &str = r#"<meta name="generator" content="sportello tasks preview">"#;
const STYLE: &str = include_str!("../templates/tasks.css");

/// A page, and what to say about it.
#[derive(Debug)]
pub(crate) struct Previewed {
    pub(crate) html: String,
    /// What stands on it.
    pub(crate) tasks: Vec<String>,
    /// Those that have no words in the language that was asked for.
    pub(crate) foreign: Vec<String>,
}

#[derive(Debug, Template)]
#[template(path = "tasks.html")]
struct Page<'a> {
    screen: &'a Screen,
    style: &'static str,
    style_hash: String,
    made_here: &'static str,
    tasks: Vec<Sheet>,
}

/// One task, in words.
#[derive(Debug)]
struct Sheet {
    id: String,
    version: u32,
    /// Set where the words are Italian on a page in another language.
    foreign: bool,
    title: String,
    goal: String,
    minutes: String,
    /// The banners of the card, the grave ones marked.
    banners: Vec<(bool, String)>,
    about: Vec<Text>,
    needs: Vec<Text>,
    /// Who, cost, for whom.
    parts: Vec<Told>,
    dangers: Option<String>,
    stop: Option<Told>,
    steps: Vec<Step>,
    done: Option<Told>,
    next: Option<Told>,
    notes: Vec<String>,
    remarks: Vec<String>,
}

/// What stands below one of the six marks, with the screen's own heading.
#[derive(Debug)]
struct Told {
    heading: String,
    paragraphs: Vec<Text>,
    items: Vec<Text>,
}

#[derive(Debug)]
struct Step {
    number: String,
    sentence: Text,
    more: Vec<Text>,
    /// The screen's word for the danger, and the author's.
    dangers: Vec<(String, Text)>,
    can_show: bool,
    troubles: Vec<Text>,
}

/// The tasks that were asked for, as a page.
pub(crate) fn of(
    asked: &Asked,
    remarks: &[Finding],
    language: &LanguageIdentifier,
    today: NaiveDate,
) -> Done<Previewed> {
    let (catalogue, _) = catalogue::load(&asked.tasks);
    let tasks: Vec<&Task> = catalogue
        .tasks()
        .filter(|task| asked.only.as_ref().is_none_or(|id| *id == task.id))
        .collect();
    if tasks.is_empty() {
        let wrong: Vec<String> = remarks
            .iter()
            .filter(|remark| remark.is_error())
            .map(ToString::to_string)
            .collect();
        return Err(Fault::wrong(
            format!("there is nothing to show yet:\n{}", wrong.join("\n")),
            "do what stands behind each arrow, then try again",
        ));
    }
    let screen = Screen::of(language);
    let sheets: Vec<Sheet> = tasks
        .iter()
        .map(|task| {
            let desk = AuthorsDesk {
                asked,
                catalogue: &catalogue,
                screen: &screen,
                remarks,
                language,
                today,
            };
            desk.sheet(task)
        })
        .collect();
    let named = |only: fn(&Sheet) -> bool| {
        let chosen = sheets.iter().filter(|sheet| only(sheet));
        chosen.map(|sheet| sheet.id.clone()).collect()
    };
    let (names, foreign) = (named(|_| true), named(|sheet| sheet.foreign));
    let page = Page {
        screen: &screen,
        style: STYLE,
        style_hash: BASE64.encode(&Sha256::digest(STYLE)),
        made_here: MADE_HERE,
        tasks: sheets,
    };
    let html = page
        .render()
        .or_failed("the page cannot be written", "tell us about it")?;
    Ok(Previewed {
        html,
        tasks: names,
        foreign,
    })
}

/// What a sheet is made from.
struct AuthorsDesk<'a> {
    asked: &'a Asked,
    catalogue: &'a Catalogue,
    screen: &'a Screen,
    remarks: &'a [Finding],
    language: &'a LanguageIdentifier,
    today: NaiveDate,
}

impl AuthorsDesk<'_> {
    fn sheet(&self, task: &Task) -> Sheet {
        let screen = self.screen;
        let fill = Fill::new(
            &self.catalogue.shared.facts,
            self.language,
            self.today,
            screen.say("fact-ask"),
        );
        // Words that terminals hide until somebody reviews them are what an author comes to see.
        let spoken = task.spoken(self.language, true);
        let words = spoken.map_or_else(|| task.words(self.language), |spoken| spoken.words);
        let foreign = spoken.is_some_and(|spoken| spoken.foreign);
        let unreviewed = spoken.is_some_and(|spoken| spoken.unreviewed);
        let mut banners = Vec::new();
        for (holds, grave, key) in [
            (task.practice.is_some(), false, "card-practice"),
            (foreign, false, "card-italian"),
            (unreviewed, true, "card-unreviewed"),
            (!task.is_checked(), false, "card-unchecked"),
        ] {
            if holds {
                banners.push((grave, screen.say(key)));
            }
        }
        let told = |part: Part, key: &'static str| {
            words
                .part(part)
                .map(|words| fill.told(words, screen.say(key)))
        };
        let needs = self.catalogue.what_you_need(task, self.language);
        let own = words.needs.iter();
        let documents = needs
            .len()
            .saturating_sub(task.words(self.language).needs.len());
        let needs = needs.iter().take(documents).chain(own);
        let count = task.steps.len();
        let steps = task.steps.iter().zip(&words.steps).zip(1..);
        Sheet {
            id: task.id.to_string(),
            version: task.version,
            foreign,
            title: fill.plain(&words.title),
            goal: fill.plain(&words.goal),
            minutes: screen.with("minutes-about", &[("minutes", usize::from(task.minutes))]),
            banners,
            about: fill.lines(&words.about),
            needs: needs.map(|line| fill.line(line)).collect(),
            parts: [
                told(Part::Who, "card-who"),
                told(Part::Cost, "card-cost"),
                told(Part::ForWhom, "card-for-whom"),
            ]
            .into_iter()
            .flatten()
            .collect(),
            dangers: self.dangers(words),
            stop: told(Part::Stop, "card-stop"),
            steps: steps
                .map(|((step, words), number)| Step {
                    number: screen.with("guide-step", &[("step", number), ("steps", count)]),
                    sentence: fill.line(&words.sentence),
                    more: fill.lines(&words.more),
                    dangers: words
                        .dangers
                        .iter()
                        .map(|mark| (screen.say(danger(mark.kind)), fill.line(&mark.words)))
                        .collect(),
                    can_show: !step.highlight.is_empty(),
                    troubles: fill.lines(&words.troubles),
                })
                .collect(),
            done: told(Part::Done, "guide-did"),
            next: told(Part::Next, "guide-next"),
            notes: self.notes(task, unreviewed, &fill),
            remarks: self.remarks_of(task),
        }
    }

    /// All dangers of the task, as the card sums them up.
    fn dangers(&self, words: &Words) -> Option<String> {
        let mut kinds: Vec<Danger> = words
            .steps
            .iter()
            .flat_map(|step| step.dangers.iter().map(|mark| mark.kind))
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        let said: Vec<String> = kinds
            .into_iter()
            .map(|kind| self.screen.say(danger(kind)))
            .collect();
        let heading = self.screen.say("card-dangers");
        (!said.is_empty()).then(|| format!("{heading}: {}", said.join(" · ")))
    }

    /// What the author should know and no citizen sees.
    fn notes(&self, task: &Task, unreviewed: bool, fill: &Fill<'_>) -> Vec<String> {
        let mut notes = Vec::new();
        let (there, missing): (Vec<&str>, Vec<&str>) = LANGUAGES.into_iter().partition(|tag| {
            tag.parse()
                .is_ok_and(|language: LanguageIdentifier| task.words.contains_key(&language))
        });
        notes.push(format!("There are words in {}.", there.join(", ")));
        if !missing.is_empty() {
            notes.push(format!(
                "There are none yet in {}: people who chose one of these read Italian.",
                missing.join(", ")
            ));
        }
        if !task.is_checked() {
            notes.push(
                "Nobody has walked through the live site yet: terminals show the task only where policy says tasks.unchecked_allowed = true."
                    .to_owned(),
            );
        }
        if unreviewed {
            notes.push(
                "The matter is delicate and nobody has reviewed these words: terminals show Italian instead, except where policy says tasks.unreviewed = true."
                    .to_owned(),
            );
        }
        for (id, value) in fill.used(task) {
            notes.push(format!("The fact {id} reads: {value}"));
        }
        if task.practice.is_none() {
            let hosts: Vec<String> = task.hosts.iter().map(ToString::to_string).collect();
            notes.push(format!(
                "The browser opens {} and goes to {}.",
                task.start,
                hosts.join(", ")
            ));
        }
        notes
    }

    fn remarks_of(&self, task: &Task) -> Vec<String> {
        let folder = self.asked.tasks.join(task.id.as_str());
        let own: Vec<Finding> = self
            .remarks
            .iter()
            .filter(|remark| self.asked.only.is_some() || remark.file.starts_with(&folder))
            .cloned()
            .collect();
        let mut lines: Vec<String> = own.iter().map(ToString::to_string).collect();
        lines.push(sum(&own));
        lines
    }
}

/// The screens' words for a danger.
const fn danger(kind: Danger) -> &'static str {
    match kind {
        Danger::Money => "danger-money",
        Danger::Password => "danger-password",
        Danger::Scam => "danger-scam",
        Danger::Data => "danger-data",
        Danger::Careful => "danger-careful",
    }
}

impl Fill<'_> {
    fn told(&self, words: &PartWords, heading: String) -> Told {
        Told {
            heading,
            paragraphs: self.lines(&words.paragraphs),
            items: self.lines(&words.items),
        }
    }
}
