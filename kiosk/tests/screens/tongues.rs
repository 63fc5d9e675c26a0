// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every language in its own letters: what is really drawn is measured. No letter is an empty
//! box, no word leaves the window or crosses the edge of a control, no two texts lie over one
//! another and no word is broken in its middle.
//!
//! The tasks are the shipped ones, so the words of translators are measured too.
//! `SPORTELLO_TONGUES=1` leaves the pictures in the target's temporary folder, to be looked at.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;
use iced::{Point, Rectangle, Size};
use sportello_capsule::wire::Report;
use sportello_kiosk::offer::{Offer, Reader};
use sportello_kiosk::screen::guide::Guide;
use sportello_kiosk::screen::{Catalogue, Message, TaskSheet};
use sportello_kiosk::words::{ORDER, Words};
use sportello_kit::{TextSize, Theme};

use crate::booth::Booth;
use crate::{LAPTOP, View, World, scene, view};

/// What the tasks show on a day on which every fact still holds.
fn catalogue(language: &str) -> Catalogue {
    static OFFER: OnceLock<Offer> = OnceLock::new();
    let offer = OFFER.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let policy = folder.path().join("policy.toml");
        std::fs::write(
            &policy,
            "[tasks]\nunchecked_allowed = true\nunreviewed = true\n",
        )
        .expect("written");
        let tasks = Path::new(env!("CARGO_MANIFEST_DIR")).join("tasks");
        Offer::load(&tasks, &policy)
    });
    offer.sheets(&Reader {
        language: &language.parse().expect("a tag"),
        today: NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date"),
        ask: "",
    })
}

/// What is wrong with the texts that were drawn.
fn text_faults(name: &str, booth: &mut Booth<'_, Message>, size: Size) -> Vec<String> {
    let drawn = booth.drawn();
    let controls: Vec<Rectangle> = booth
        .lines()
        .into_iter()
        .filter(|line| line.focusable)
        .map(|line| line.bounds)
        .collect();
    let window = Rectangle::new(Point::ORIGIN, size).expand(1.0);
    let mut faults = Vec::new();
    for text in &drawn {
        let said = format!("{name}: `{}`", text.content);
        if text.boxes > 0 {
            faults.push(format!("{said} has {} empty boxes", text.boxes));
        }
        if let Some(word) = &text.broken {
            faults.push(format!("{said} breaks `{word}`"));
        }
        if !text.bounds.is_within(&window) {
            faults.push(format!("{said} leaves the window: {:?}", text.bounds));
        }
        let core = text.bounds.shrink(1.0);
        for control in &controls {
            if core.intersects(control) && !core.is_within(control) {
                faults.push(format!(
                    "{said} crosses a control: {:?} {control:?}",
                    text.bounds
                ));
            }
        }
    }
    for (at, one) in drawn.iter().enumerate() {
        for other in &drawn[at + 1..] {
            let same_layer = one.layer == other.layer;
            if same_layer && one.bounds.shrink(1.0).intersects(&other.bounds.shrink(1.0)) {
                faults.push(format!(
                    "{name}: `{}` lies over `{}`",
                    one.content, other.content
                ));
            }
        }
    }
    faults
}

/// A citizen's way, where words of every length stand. The first four are those that somebody
/// looks at: where a person begins, chooses, reads and is led.
const SCENES: [&str; 12] = [
    "welcome",
    "home",
    "card",
    "guide",
    "notice",
    "choose",
    "guide-stuck",
    "guide-lost",
    "guide-warning",
    "panel-end",
    "idle",
    "thanks",
];
const LOOKED_AT: usize = 4;

/// How many steps are looked at in each language.
const LONGEST: usize = 3;

/// The steps with the most words among the tasks that speak the language. They are looked at in
/// letters of normal size.
fn longest_steps(catalogue: &Catalogue) -> Vec<(&TaskSheet, u16)> {
    let mut steps: Vec<_> = catalogue
        .tasks
        .iter()
        .filter(|task| !task.italian)
        .flat_map(|task| (0..).zip(&task.steps).map(move |step| (task, step)))
        .map(|(task, (number, step))| {
            let more = step.more.iter().map(String::len).sum::<usize>();
            let dangers = step.dangers.iter().map(|mark| mark.words.len());
            // Dangers stand in the place of further words.
            let rest = more.max(dangers.sum());
            (step.sentence.len() + rest, task, number)
        })
        .collect();
    steps.sort_by_key(|(length, ..)| std::cmp::Reverse(*length));
    steps.truncate(LONGEST);
    let steps = steps.into_iter();
    steps.map(|(_, task, number)| (task, number)).collect()
}

fn speak(language: &'static str) {
    let mut found = Vec::new();
    for (scale, text) in [("100", TextSize::Normal), ("200", TextSize::Largest)] {
        let view: View = view(language, language, LAPTOP, text, Theme::Light);
        let mut world = World::new(view);
        world.catalogue = catalogue(language);
        for (at, wanted) in SCENES.iter().enumerate() {
            let scene = &scene(wanted);
            let name = format!("{language} at {scale} %, {}", scene.name);
            let size = world.look(scene).1;
            let mut booth = world.booth(scene);
            if at < LOOKED_AT && std::env::var_os("SPORTELLO_TONGUES").is_some() {
                let file = format!("{}-{language}-{scale}.png", scene.name);
                let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(file);
                std::fs::write(path, booth.picture()).expect("written");
            }
            found.extend(text_faults(&name, &mut booth, size));
        }
        let steps = if text == TextSize::Normal {
            longest_steps(&world.catalogue)
        } else {
            Vec::new()
        };
        for (task, step) in steps {
            let name = format!("{language} at {scale} %, step {step} of {}", task.key.0);
            let steps = u16::try_from(task.steps.len()).expect("a handful");
            let mut scene = scene("guide");
            let mut guide = Guide::new(task.key.clone(), steps);
            guide.learn(&Report::PageReady);
            guide.learn(&Report::StepReached { step });
            scene.stage.guide = Some(guide);
            let size = world.look(&scene).1;
            let mut booth = world.booth(&scene);
            let said = booth.drawn().into_iter().map(|text| text.content);
            let said: Vec<String> = said.collect();
            let sentence = &task.steps[usize::from(step)].sentence;
            let first = sentence.split(' ').next().unwrap_or_default();
            assert!(
                said.iter().any(|text| text.contains(first)),
                "{name}: {said:?}"
            );
            found.extend(text_faults(&name, &mut booth, size));
        }
    }
    assert!(
        found.is_empty(),
        "{} faults\n{}",
        found.len(),
        found.join("\n")
    );
}

/// What these tests look for is found where it is.
#[test]
fn an_empty_box_a_broken_word_and_a_cut_are_seen() {
    let world = World::new(view("it", "it", LAPTOP, TextSize::Normal, Theme::Light));
    let look = world.look(&scene("home")).0;
    let show = |words: &str, width: f32| {
        let text = sportello_kit::body(look, words);
        let size = Size::new(width, 40.0);
        let mut booth: Booth<'_, Message> = Booth::new(text.into(), look, size);
        text_faults("here", &mut booth, size).join("\n")
    };
    assert_eq!(show("Prova", 400.0), "");
    assert!(show("\u{d55c}", 400.0).contains("empty box"));
    assert!(show("Raccomandatissima", 90.0).contains("breaks `"));
    assert!(show("uno due tre quattro cinque sei", 60.0).contains("leaves the window"));
}

macro_rules! spoken {
    ($($test:ident: $language:literal;)+) => {
        $(
            #[test]
            fn $test() {
                speak($language);
            }
        )+

        #[test]
        fn every_shipped_language_is_looked_at() {
            let words = Words::load().expect("the embedded files load");
            let shipped: Vec<String> = words
                .languages()
                .iter()
                .map(|language| language.id.to_string())
                .collect();
            assert_eq!(shipped, [$($language),+]);
            assert_eq!(shipped, ORDER);
        }
    };
}

spoken! {
    italian: "it";
    easy_italian: "it-simple";
    english: "en";
    romanian: "ro";
    albanian: "sq";
    arabic: "ar";
    chinese: "zh";
    ukrainian: "uk";
    bengali: "bn";
    punjabi: "pa";
    urdu: "ur";
    spanish: "es";
    french: "fr";
    german: "de";
    slovene: "sl";
}
