// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The golden folder of tasks, as screens and capsules get it.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::*;
use crate::screen::catalogue::{Leads, Part};

fn offer(policy: &str) -> (Offer, tempfile::TempDir) {
    let tasks =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../provisioning/bundle/tests/golden/2/tasks");
    let dir = tempfile::tempdir().expect("a folder");
    let file: PathBuf = dir.path().join("policy.toml");
    std::fs::write(&file, policy).expect("written");
    (Offer::load(&tasks, &file), dir)
}

fn sheets(policy: &str, language: &str, day: (i32, u32, u32)) -> sheet::Catalogue {
    let (offer, _dir) = offer(policy);
    offer.sheets(&Reader {
        language: &language.parse().expect("a tag"),
        today: NaiveDate::from_ymd_opt(day.0, day.1, day.2).expect("a date"),
        ask: "(ask)",
    })
}

const ALL: &str = "[tasks]\nunchecked_allowed = true\nunreviewed = true\n";
const TODAY: (i32, u32, u32) = (2026, 11, 22);

fn card(catalogue: &sheet::Catalogue) -> &sheet::TaskSheet {
    let key = TaskKey("tessera".to_owned());
    catalogue.task(&key).expect("on offer")
}

#[test]
fn facts_are_written_as_the_language_writes_them_until_they_run_out() {
    let said = |language: &str, day| {
        let catalogue = sheets(ALL, language, day);
        let task = card(&catalogue);
        let cost = task.part(Part::Cost).expect("a part").paragraphs[0].clone();
        let last = task.steps[1].more.clone().unwrap_or_default();
        let ask = task.part(Part::Next).expect("a part").items[0].clone();
        (cost, last, ask)
    };
    let text =
        |cost: &str, last: &str, ask: &str| (cost.to_owned(), last.to_owned(), ask.to_owned());
    assert_eq!(
        said("it", TODAY),
        text(
            "Costa 1234,50\u{a0}€ all'anno.",
            "Hai tempo fino al 14 febbraio 2027.",
            "Se non arriva, chiedi allo sportello."
        )
    );
    assert_eq!(
        said("en", TODAY),
        text("It costs €1,234.50 a year.", "", "If not, ask at the desk.")
    );
    assert_eq!(said("it", (2027, 2, 15)).1, "Hai tempo fino al (ask).");
}

#[test]
fn raw_translations_of_delicate_tasks_are_italian_unless_policy_shows_them() {
    let seen = |policy: &str, language: &str| {
        let catalogue = sheets(policy, language, TODAY);
        let task = card(&catalogue);
        (task.title.clone(), task.italian, task.unreviewed)
    };
    let hidden = "[tasks]\nunchecked_allowed = true\n";
    let text = |title: &str, italian, unreviewed| (title.to_owned(), italian, unreviewed);
    assert_eq!(seen(hidden, "en"), text("Chiedi la tessera", true, false));
    assert_eq!(seen(ALL, "en"), text("Ask for the card", false, true));
    assert_eq!(seen(ALL, "ro"), text("Chiedi la tessera", true, false));
    assert_eq!(
        seen(hidden, "it-simple"),
        text("Chiedi la tessera", false, false)
    );
}

#[test]
fn answers_that_lead_nowhere_here_are_not_asked() {
    let leads = |policy: &str| -> Vec<Vec<Leads>> {
        let questions = sheets(policy, "it", TODAY).questions;
        let to = |question: sheet::QuestionSheet| {
            question
                .answers
                .into_iter()
                .map(|answer| answer.to)
                .collect()
        };
        questions.into_iter().map(to).collect()
    };
    let task = Leads::Task(TaskKey("tessera".to_owned()));
    assert_eq!(
        leads(ALL),
        [vec![task, Leads::Question(1)], vec![Leads::Staff]]
    );
    // Nobody has walked the task, and this policy shows only what somebody has.
    assert_eq!(leads(""), [vec![Leads::Question(1)], vec![Leads::Staff]]);
}

#[test]
fn a_region_sends_people_to_its_own_address_and_lets_them_in() {
    let start = "[tasks.start]\ntessera = \"https://salute.example.it/tessera\"\n";
    let (offer, _dir) = offer(&format!("{ALL}{start}"));
    let order = offer
        .order(&TaskKey("tessera".to_owned()), 0)
        .expect("an order");
    assert_eq!(order.start, "https://salute.example.it/tessera");
    let hosts: Vec<&str> = order.hosts.iter().map(|rule| rule.host.as_str()).collect();
    assert_eq!(hosts, ["www.inps.it", "salute.example.it"]);
}

#[test]
fn lessons_and_the_self_assessment_are_on_offer() {
    let catalogue = sheets(ALL, "it", TODAY);
    assert_eq!(catalogue.items.len(), 13);
    assert_eq!((catalogue.items[8].se5, catalogue.items[8].area), (9, 2));
    let lesson = &catalogue.lessons[0];
    assert_eq!((lesson.cards.len(), lesson.answers.len()), (4, 2));
    assert_eq!(lesson.tasks, [TaskKey("tessera".to_owned())]);
    assert!(sheets("", "it", TODAY).lessons[0].tasks.is_empty());
}
