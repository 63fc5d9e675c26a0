// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The words that are shipped, on the screens that show them: authors and translators write
//! without seeing how much room there is.
//!
//! Every task in every language it has: its card, each step with what goes wrong there, and what
//! comes after, page by page, in letters of normal and of double size, in the direction of the
//! language. So are the lessons.

use std::path::Path;
use std::sync::OnceLock;

use sportello_capsule::wire::Report;
use sportello_kiosk::offer::{Offer, Reader};
use sportello_kiosk::screen::guide::{self, Guide};
use sportello_kiosk::screen::{
    Catalogue, Message, Screen, Stage, TaskKey, card, choose, lesson, thanks,
};
use sportello_kiosk::words::Words;
use sportello_kit::{TextSize, Theme};

use crate::drawn::text_faults;
use crate::scenes::{Scene, Window};
use crate::{LAPTOP, MONITOR, View, World, fixture, view};

/// What the tasks show on a day on which every fact still holds.
pub(crate) fn shipped(language: &str) -> Catalogue {
    static OFFER: OnceLock<Offer> = OnceLock::new();
    let offer = OFFER.get_or_init(|| {
        let tasks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tasks");
        let folder = tempfile::tempdir().expect("a folder");
        let policy = folder.path().join("policy.toml");
        std::fs::write(
            &policy,
            "[tasks]\nunchecked_allowed = true\nunreviewed = true\n",
        )
        .expect("written");
        Offer::load(&tasks, &policy)
    });
    offer.sheets(&Reader {
        language: &language.parse().expect("a tag"),
        today: chrono::NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date"),
        ask: "(chiedi al personale)",
    })
}

/// A screen that shows words of the bundle, and how its pages are turned.
struct Shown {
    name: String,
    scene: Scene,
    turn: Option<fn(usize) -> Message>,
}

impl Shown {
    fn new(name: String, place: Screen, window: Window) -> Self {
        let scene = Scene {
            name: "shipped",
            stage: Stage::new(place),
            bar: Some(fixture::bar()),
            window,
            latch: None,
            on_monitor: false,
        };
        Self {
            name,
            scene,
            turn: None,
        }
    }

    fn turned(mut self, turn: fn(usize) -> Message) -> Self {
        self.turn = Some(turn);
        self
    }
}

/// Every screen that shows words of the bundle in the language of the catalogue.
fn screens(catalogue: &Catalogue) -> Vec<Shown> {
    let mut all = Vec::new();
    for task in catalogue.tasks.iter().filter(|task| !task.italian) {
        let name = &task.key.0;
        let place = Screen::Card(card::Card::new(task.key.clone()));
        let shown = Shown::new(format!("{name}, card"), place, Window::Whole);
        all.push(shown.turned(|page| Message::Card(card::Message::PageTurned(page))));
        let steps = u16::try_from(task.steps.len()).expect("a few");
        let beside = |name: String, guide: Guide| {
            let mut shown = Shown::new(name, Screen::Guide, Window::BesidePage);
            shown.scene.stage.guide = Some(guide);
            shown.turned(|part| Message::Guide(guide::Message::PartTurned(part)))
        };
        for step in 0..steps {
            let mut guide = Guide::new(task.key.clone(), steps);
            guide.learn(&Report::PageReady);
            guide.learn(&Report::StepReached { step });
            let step = step + 1;
            all.push(beside(format!("{name}, step {step}"), guide.clone()));
            let _action = guide.update(guide::Message::StuckAsked);
            all.push(beside(format!("{name}, stuck at {step}"), guide));
        }
        let mut guide = Guide::new(task.key.clone(), steps);
        guide.learn(&Report::StepReached { step: steps });
        all.push(beside(format!("{name}, done"), guide));
        let recap = vec![task.key.clone()];
        let thanks = Screen::Thanks(thanks::Thanks::new(Default::default(), recap));
        let mut shown = Shown::new(format!("{name}, afterwards"), thanks, Window::Whole);
        shown.scene.bar = None;
        all.push(shown);
    }
    for lesson in catalogue.lessons.iter().filter(|lesson| !lesson.italian) {
        let TaskKey(name) = &lesson.key;
        for card in 0..=lesson.cards.len() {
            let mut screen = lesson::Lesson::new(lesson.key.clone(), lesson.cards.len());
            for _ in 0..card {
                let _action = screen.update(lesson::Message::WentOn);
            }
            let name = format!("{name}, card {}", card + 1);
            let shown = Shown::new(name, Screen::Lesson(screen), Window::Whole);
            all.push(shown.turned(|page| Message::Lesson(lesson::Message::PageTurned(page))));
        }
    }
    let choose = Screen::Choose(choose::Choose::new());
    let name = "the first question".to_owned();
    let shown = Shown::new(name, choose, Window::Whole);
    all.push(shown.turned(|page| Message::Choose(choose::Message::PageTurned(page))));
    all
}

/// How many pages a screen says that it has.
fn pages(lines: &[sportello_kit::Spoken]) -> usize {
    let place = lines
        .iter()
        .find(|line| matches!(line.key.as_str(), "page-place" | "part-place"));
    place.map_or(1, |line| {
        let figures = line.label.split(|letter: char| !letter.is_ascii_digit());
        let figures = figures.filter_map(|figure| figure.parse().ok());
        figures.max().expect("page 1 of 2")
    })
}

/// Every page of a screen; `look_at` says how many there are.
fn each_page(
    shown: &mut Shown,
    mut look_at: impl FnMut(&Scene, &str) -> (Vec<String>, usize),
) -> Vec<String> {
    let mut found = Vec::new();
    let mut page = 0;
    loop {
        let name = format!("{}, page {}", shown.name, page + 1);
        let (faults, count) = look_at(&shown.scene, &name);
        found.extend(faults);
        page += 1;
        match shown.turn {
            Some(turn) if page < count => {
                let _action = shown.scene.stage.update(turn(page));
            }
            _ => return found,
        }
    }
}

#[track_caller]
fn expect_none(found: &[String]) {
    assert!(
        found.is_empty(),
        "{} faults\n{}",
        found.len(),
        found.join("\n")
    );
}

/// Everything can be reached and touched, in one language whose words are measured below.
#[track_caller]
fn fits(view: View) {
    let mut world = World::new(view);
    world.catalogue = shipped(view.language);
    let mut found = Vec::new();
    for mut shown in screens(&world.catalogue) {
        found.extend(each_page(&mut shown, |scene, name| {
            let faults = crate::faults_in(&world, scene).into_iter();
            let faults = faults.map(|fault| format!("{name}: {fault}")).collect();
            (faults, pages(&world.booth(scene).lines()))
        }));
    }
    expect_none(&found);
}

/// Nothing of what is drawn is cut, broken or covered. `SPORTELLO_SHOWN="200, siisl, step 5"`
/// leaves those pictures in the target's temporary folder, to be looked at.
fn speak(language: &'static str) {
    let wanted = std::env::var("SPORTELLO_SHOWN").ok();
    let mut found = Vec::new();
    let views = [
        ("100", LAPTOP, TextSize::Normal),
        ("200", LAPTOP, TextSize::Largest),
        ("100 on a monitor", MONITOR, TextSize::Normal),
    ];
    for (scale, screen, text) in views {
        let view = view(language, language, screen, text, Theme::Light);
        let mut world = World::new(view);
        world.catalogue = shipped(language);
        for mut shown in screens(&world.catalogue) {
            found.extend(each_page(&mut shown, |scene, name| {
                let name = format!("{language} at {scale}, {name}");
                let size = world.look(scene).1;
                let mut booth = world.booth(scene);
                let faults = text_faults(&name, &mut booth, size);
                if wanted.as_ref().is_some_and(|wanted| name.contains(wanted)) {
                    let file = format!("{}.png", name.replace([' ', ','], "-"));
                    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file);
                    std::fs::write(path, booth.picture()).expect("written");
                }
                (faults, pages(&booth.lines()))
            }));
        }
    }
    expect_none(&found);
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

in_every_language!(speak);
