// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The words that are shipped, on the screens that show them: authors write without seeing how
//! much room there is.

use std::path::Path;

use sportello_capsule::wire::Report;
use sportello_kiosk::offer::{Offer, Reader};
use sportello_kiosk::screen::guide::Guide;
use sportello_kiosk::screen::{Catalogue, Screen, Stage, TaskKey, card, choose, lesson, thanks};
use sportello_kit::{TextSize, Theme};

use crate::scenes::{Scene, Window};
use crate::{LAPTOP, MONITOR, View, World, fixture, view};

fn shipped(language: &str) -> Catalogue {
    let tasks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tasks");
    let dir = tempfile::tempdir().expect("a folder");
    let policy = dir.path().join("policy.toml");
    std::fs::write(
        &policy,
        "[tasks]\nunchecked_allowed = true\nunreviewed = true\n",
    )
    .expect("written");
    Offer::load(&tasks, &policy).sheets(&Reader {
        language: &language.parse().expect("a tag"),
        today: chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date"),
        ask: "(chiedi al personale)",
    })
}

fn scene(place: Screen, window: Window) -> Scene {
    Scene {
        name: "shipped",
        stage: Stage::new(place),
        bar: Some(fixture::bar()),
        window,
        on_monitor: false,
    }
}

/// Every screen that shows words of the bundle.
fn scenes(catalogue: &Catalogue) -> Vec<(String, Scene)> {
    let mut scenes = Vec::new();
    for task in &catalogue.tasks {
        let name = &task.key.0;
        let card = Screen::Card(card::Card::new(task.key.clone()));
        scenes.push((format!("{name}, card"), scene(card, Window::Whole)));
        let steps = u16::try_from(task.steps.len()).expect("a few");
        for step in 0..steps {
            let mut guide = Guide::new(task.key.clone(), steps);
            guide.learn(&Report::PageReady);
            guide.learn(&Report::StepReached { step });
            let mut scene = scene(Screen::Guide, Window::BesidePage);
            scene.stage.guide = Some(guide);
            scenes.push((format!("{name}, step {}", step + 1), scene));
        }
        let recap = vec![task.key.clone()];
        let thanks = thanks::Thanks::new(Default::default(), recap);
        let mut scene = scene(Screen::Thanks(thanks), Window::Whole);
        scene.bar = None;
        scenes.push((format!("{name}, afterwards"), scene));
    }
    for lesson in &catalogue.lessons {
        let TaskKey(name) = &lesson.key;
        for card in 0..=lesson.cards.len() {
            let mut screen = lesson::Lesson::new(lesson.key.clone(), lesson.cards.len());
            for _ in 0..card {
                let _action = screen.update(lesson::Message::WentOn);
            }
            let screen = scene(Screen::Lesson(screen), Window::Whole);
            scenes.push((format!("{name}, card {}", card + 1), screen));
        }
    }
    let choose = Screen::Choose(choose::Choose::new());
    scenes.push((
        "the first question".to_owned(),
        scene(choose, Window::Whole),
    ));
    scenes
}

#[track_caller]
fn fits(view: View) {
    let mut world = World::new(view);
    world.catalogue = shipped(view.language);
    let faults: Vec<String> = scenes(&world.catalogue)
        .iter()
        .flat_map(|(name, scene)| {
            let faults = crate::faults_in(&world, scene);
            faults
                .into_iter()
                .map(move |fault| format!("{name}: {fault}"))
        })
        .collect();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn shipped_words_fit_a_laptop() {
    fits(view("it", "it", LAPTOP, TextSize::Normal, Theme::Light));
}

#[test]
fn shipped_words_fit_a_laptop_at_200() {
    fits(view(
        "it-200",
        "it",
        LAPTOP,
        TextSize::Largest,
        Theme::Light,
    ));
}

#[test]
fn shipped_words_fit_a_monitor() {
    fits(view("it", "it", MONITOR, TextSize::Normal, Theme::Light));
}

#[test]
fn shipped_english_words_fit_a_monitor_at_200() {
    fits(view(
        "en-200",
        "en",
        MONITOR,
        TextSize::Largest,
        Theme::Light,
    ));
}
