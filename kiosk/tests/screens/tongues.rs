// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every language in its own letters, on a citizen's way through the screens.
//!
//! The tasks are the shipped ones; [`crate::shipped`] measures all of them.
//! `SPORTELLO_TONGUES=1` leaves the pictures in the target's temporary folder, to be looked at.

use std::path::PathBuf;

use iced::Size;
use sportello_kiosk::screen::Message;
use sportello_kiosk::words::{ORDER, Words};
use sportello_kit::{TextSize, Theme};

use crate::booth::Booth;
use crate::drawn::text_faults;
use crate::shipped::shipped;
use crate::{LAPTOP, View, World, scene, view};

/// A citizen's way, where words of every length stand. The first four are those that somebody
/// looks at: where a person begins, chooses, reads and is led.
const SCENES: [&str; 17] = [
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
    "panel-appearance",
    "panel-hands",
    "panel-hands-other",
    "home-typing",
    "guide-latched",
];
const LOOKED_AT: usize = 4;

fn speak(language: &'static str) {
    let mut found = Vec::new();
    for (scale, text) in [("100", TextSize::Normal), ("200", TextSize::Largest)] {
        let view: View = view(language, language, LAPTOP, text, Theme::Light);
        let mut world = World::new(view);
        world.catalogue = shipped(language);
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

in_every_language!(speak);

#[test]
fn they_stand_in_the_order_of_the_first_screen() {
    let words = Words::load().expect("the embedded files load");
    let shipped: Vec<String> = words
        .languages()
        .iter()
        .map(|language| language.id.to_string())
        .collect();
    assert_eq!(shipped, ORDER);
}
