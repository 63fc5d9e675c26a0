// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every screen, looked at: pictures are compared with the stored ones, and whatever the
//! picture, nothing may be cut off, too small to touch, or out of the keyboard's reach.

#![expect(
    clippy::expect_used,
    reason = "a booth that cannot be set up is a failed test"
)]

#[expect(dead_code, reason = "the kiosk's tests use all of it")]
#[path = "../../tests/screens/booth.rs"]
mod booth;
#[path = "../../tests/screens/drawn.rs"]
mod drawn;
#[macro_use]
#[path = "../../tests/screens/languages.rs"]
mod languages;
#[path = "screens/scenes.rs"]
mod scenes;

use std::collections::HashSet;
use std::path::Path;

use booth::Booth;
use iced::Size;
use iced::keyboard::key::Named;
use scenes::Scene;
use sportello_kit::{Look, TextSize, Theme};
use sportello_setup::screen::{Field, Message, Screen, Shared};
use sportello_setup::words::Words;

const LAPTOP: Size = Size::new(1366.0, 768.0);
const MONITOR: Size = Size::new(1920.0, 1080.0);
const SQUARE: Size = Size::new(1280.0, 1024.0);
const PORTRAIT: Size = Size::new(1080.0, 1920.0);
/// Least side of anything that can be pressed, in logical pixels.
const TARGET: f32 = 48.0;

/// One way of looking at all scenes.
#[derive(Clone, Copy)]
struct View {
    name: &'static str,
    language: &'static str,
    size: Size,
    text: TextSize,
    theme: Theme,
}

const fn view(
    name: &'static str,
    language: &'static str,
    size: Size,
    text: TextSize,
    theme: Theme,
) -> View {
    View {
        name,
        language,
        size,
        text,
        theme,
    }
}

fn words(language: &str) -> Words {
    let mut words = Words::load().expect("the embedded files load");
    words.speak(language).expect("a shipped language");
    words
}

fn in_booth<T>(scene: &Scene, view: &View, look_at: impl FnOnce(Booth<'_, Message>) -> T) -> T {
    let words = words(view.language);
    let look = Look::for_screen(view.size)
        .with_text(view.text)
        .with_theme(view.theme)
        .with_direction(words.direction());
    let mut setup = scene.setup.clone();
    (setup.looks.text, setup.looks.theme) = (view.text, view.theme);
    let shared = Shared {
        words: &words,
        look,
    };
    let booth = Booth::new(setup.view(shared), look, view.size);
    look_at(booth)
}

/// What is wrong with a scene, whatever it looks like.
fn faults(scene: &Scene, view: &View) -> Vec<String> {
    let size = view.size;
    in_booth(scene, view, |mut booth| {
        let lines = booth.lines();
        let reached = booth.tab_around();
        let mut faults = Vec::new();
        let mut seen = HashSet::new();
        for line in &lines {
            let name = format!("{}/{}: `{}`", view.name, scene.name, line.label);
            let (bounds, slack) = (line.bounds, 1.0);
            if bounds.x < -slack
                || bounds.y < -slack
                || bounds.x + bounds.width > size.width + slack
                || bounds.y + bounds.height > size.height + slack
            {
                faults.push(format!("{name} leaves the window: {bounds:?} in {size:?}"));
            }
            if bounds.width < 1.0 || bounds.height < 1.0 {
                faults.push(format!("{name} has no room: {bounds:?}"));
            }
            if line.label.trim().is_empty() {
                faults.push(format!("{name} says nothing"));
            }
            if line.focusable {
                if bounds.width < TARGET || bounds.height < TARGET {
                    faults.push(format!("{name} is too small to touch: {bounds:?}"));
                }
                if !reached.contains(&booth::place(line)) {
                    faults.push(format!("{name} is not reached by Tab"));
                }
                if !seen.insert(line.key.clone()) {
                    faults.push(format!("{name}: key `{}` is used twice", line.key));
                }
            }
        }
        for (at, one) in lines.iter().enumerate() {
            for other in &lines[at + 1..] {
                let covers = one.bounds.shrink(1.0).intersects(&other.bounds.shrink(1.0));
                if covers && (one.focusable || other.focusable) {
                    faults.push(format!(
                        "{}/{}: `{}` lies over `{}`",
                        view.name, scene.name, one.label, other.label
                    ));
                }
            }
        }
        faults
    })
}

fn measure(view: &View) {
    let faults: Vec<String> = scenes::all()
        .iter()
        .flat_map(|scene| faults(scene, view))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Nothing of what is drawn is cut, broken or covered, in letters of normal and of double size.
/// `SPORTELLO_TONGUES=1` leaves the pictures in the target's temporary folder, to be looked at.
fn speak(language: &'static str) {
    let mut found = Vec::new();
    for (scale, text) in [("100", TextSize::Normal), ("200", TextSize::Largest)] {
        let view = view(language, language, LAPTOP, text, Theme::Light);
        for scene in scenes::all() {
            let name = format!("{language} at {scale} %, {}", scene.name);
            in_booth(&scene, &view, |mut booth| {
                if std::env::var_os("SPORTELLO_TONGUES").is_some() {
                    let file = format!("setup-{}-{language}-{scale}.png", scene.name);
                    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(file);
                    std::fs::write(path, booth.picture()).expect("written");
                }
                found.extend(drawn::text_faults(&name, &mut booth, view.size));
            });
        }
    }
    assert!(
        found.is_empty(),
        "{} faults\n{}",
        found.len(),
        found.join("\n")
    );
}

fn picture(view: &View) {
    let differences: Vec<String> = scenes::all()
        .iter()
        .filter_map(|scene| {
            let picture = in_booth(scene, view, |mut booth| booth.picture());
            booth::compare(&format!("{}-{}", scene.name, view.name), &picture).err()
        })
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

macro_rules! pictured {
    ($($test:ident: $view:expr;)+) => {$(
        mod $test {
            use super::*;

            #[test]
            fn nothing_is_cut_off_too_small_or_out_of_reach() {
                measure(&$view);
            }

            #[test]
            fn every_screen_looks_as_it_did() {
                picture(&$view);
            }
        }
    )+};
}

macro_rules! measured {
    ($($test:ident: $view:expr;)+) => {$(
        mod $test {
            use super::*;

            #[test]
            fn nothing_is_cut_off_too_small_or_out_of_reach() {
                measure(&$view);
            }
        }
    )+};
}

pictured! {
    italian: view("it", "it", LAPTOP, TextSize::Normal, Theme::Light);
    arabic: view("ar", "ar", LAPTOP, TextSize::Normal, Theme::Light);
    italian_at_200: view("it-200", "it", LAPTOP, TextSize::Largest, Theme::Light);
    italian_in_high_contrast: view("it-contrast", "it", LAPTOP, TextSize::Normal, Theme::HighContrast);
}

// Measured, but not stored as pictures.
measured! {
    english: view("en", "en", LAPTOP, TextSize::Normal, Theme::Light);
    english_at_200: view("en-200", "en", LAPTOP, TextSize::Largest, Theme::HighContrast);
    arabic_at_200: view("ar-200", "ar", LAPTOP, TextSize::Largest, Theme::Light);
    italian_at_150: view("it-150", "it", LAPTOP, TextSize::Large, Theme::Light);
    italian_on_a_monitor: view("it-monitor", "it", MONITOR, TextSize::Normal, Theme::Light);
    arabic_at_200_on_a_monitor: view("ar-monitor-200", "ar", MONITOR, TextSize::Largest, Theme::Light);
    italian_on_a_square_screen: view("it-square", "it", SQUARE, TextSize::Normal, Theme::Light);
    italian_in_portrait: view("it-portrait", "it", PORTRAIT, TextSize::Normal, Theme::Light);
}

mod every_word_is_whole {
    use super::Words;

    in_every_language!(super::speak);
}

fn scene(name: &str) -> Scene {
    let found = scenes::all().into_iter().find(|scene| scene.name == name);
    found.expect("a scene of that name")
}

const LAPTOP_IT: View = view("it", "it", LAPTOP, TextSize::Normal, Theme::Light);

#[test]
fn a_code_can_be_typed_and_sent_without_a_pointer() {
    in_booth(&scene("code"), &LAPTOP_IT, |mut booth| {
        assert_eq!(booth.focus().as_deref(), Some("code"));
        booth.messages.clear();
        booth.type_in("7");
        assert_eq!(
            booth.messages,
            [Message::Typed(Field::Code, "7".to_owned())]
        );
    });
    in_booth(&scene("code-good"), &LAPTOP_IT, |mut booth| {
        booth.messages.clear();
        booth.tap(Named::Enter);
        assert_eq!(booth.messages, [Message::EnrolAsked]);
    });
}

#[test]
fn the_safe_answer_has_the_focus_before_a_disk_is_erased() {
    in_booth(&scene("confirm"), &LAPTOP_IT, |mut booth| {
        assert_eq!(booth.focus().as_deref(), Some("disk-name"));
        booth.messages.clear();
        booth.tap(Named::Enter);
        assert_eq!(booth.messages, []);
        // The first leaves the field.
        booth.tap(Named::Escape);
        booth.tap(Named::Escape);
        assert_eq!(booth.messages, [Message::WentBack]);
    });
}

#[test]
fn a_key_is_said_by_nobody() {
    for name in ["key", "key-keyboard", "code-typing"] {
        in_booth(&scene(name), &LAPTOP_IT, |mut booth| {
            for line in booth.lines() {
                let said = format!("{} {}", line.label, line.state);
                assert!(!said.contains("buongiorno"), "{name}: {said}");
            }
        });
    }
}

#[test]
fn the_bar_is_on_every_screen_and_power_is_out_of_reach_only_while_a_disk_is_written() {
    for scene in scenes::all() {
        let installing = scene.setup.screen == Screen::Installing;
        in_booth(&scene, &LAPTOP_IT, |mut booth| {
            let lines = booth.lines();
            let find = |key: &str| lines.iter().find(|line| line.key == key);
            assert!(find("text-size").is_some() && find("contrast").is_some());
            let off = find("power-off").expect("a way to power off");
            assert_eq!(off.focusable, !installing, "{}", scene.name);
        });
    }
}
