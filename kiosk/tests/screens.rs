// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every screen, looked at: pictures are compared with the stored ones, and whatever the
//! picture, nothing may be cut off, too small to touch, or out of the keyboard's reach.

#[path = "screens/booth.rs"]
mod booth;
#[path = "screens/fixture.rs"]
mod fixture;
#[path = "screens/scenes.rs"]
mod scenes;

use std::collections::HashSet;

use booth::Booth;
use iced::Size;
use scenes::{Scene, Window};
use sportello_kiosk::screen::{Looks, Message, Shared};
use sportello_kiosk::words::Words;
use sportello_kit::{Direction, Look, TextSize, Theme};

const LAPTOP: Size = Size::new(1366.0, 768.0);
const MONITOR: Size = Size::new(1920.0, 1080.0);
const SQUARE: Size = Size::new(1280.0, 1024.0);
const PORTRAIT: Size = Size::new(1080.0, 1920.0);
const LARGE: Size = Size::new(3840.0, 2160.0);
/// Least side of anything that can be pressed, in logical pixels.
const TARGET: f32 = 48.0;

/// One way of looking at all scenes.
#[derive(Clone, Copy)]
struct View {
    name: &'static str,
    language: &'static str,
    screen: Size,
    looks: Looks,
}

fn view(
    name: &'static str,
    language: &'static str,
    screen: Size,
    text: TextSize,
    theme: Theme,
) -> View {
    View {
        name,
        language,
        screen,
        looks: Looks {
            text,
            theme,
            ..Looks::default()
        },
    }
}

/// The window a scene is drawn in: all of the screen, or the guide's share of it.
fn window(scene: &Scene, view: &View) -> Size {
    use sportello_kiosk::layout::{Output, dock};
    if scene.window == Window::Whole {
        return view.screen;
    }
    let output = Output {
        width: view.screen.width as u32,
        height: view.screen.height as u32,
    };
    let dock = dock(output, Direction::Ltr, view.looks.text.factor());
    if dock.edge.is_side() {
        Size::new(dock.extent as f32, view.screen.height)
    } else {
        Size::new(view.screen.width, dock.extent as f32)
    }
}

fn in_booth<T>(
    scene: &Scene,
    view: &View,
    look_at: impl FnOnce(Booth<'_, Message>, Look) -> T,
) -> T {
    let mut words = Words::load().expect("the embedded files load");
    words
        .speak(&view.language.parse().expect("a tag"))
        .expect("a shipped language");
    let site = fixture::site();
    let catalogue = fixture::catalogue(view.language);
    let size = window(scene, view);
    let look = view
        .looks
        .look(view.screen, size, words.language().direction);
    let shared = Shared {
        words: &words,
        look,
        looks: view.looks,
        site: &site,
        catalogue: &catalogue,
        bar: scene.bar.as_ref(),
    };
    look_at(Booth::new(scene.stage.view(&shared), look, size), look)
}

/// What is wrong with a scene, whatever it looks like.
fn faults(scene: &Scene, view: &View) -> Vec<String> {
    let size = window(scene, view);
    in_booth(scene, view, |mut booth, _| {
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
                if one.focusable
                    && other.focusable
                    && one.bounds.shrink(0.5).intersects(&other.bounds)
                {
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
    let only = std::env::var("SPORTELLO_SCENE").unwrap_or_default();
    let faults: Vec<String> = scenes::all()
        .iter()
        .filter(|scene| scene.name.contains(&only))
        .flat_map(|scene| faults(scene, view))
        .collect();
    assert!(
        faults.is_empty(),
        "{} faults\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// Compares every scene of a view with its stored picture. `SPORTELLO_SCENE=guide` looks at
/// those scenes only.
fn picture(view: &View, monitor_only: bool) {
    let only = std::env::var("SPORTELLO_SCENE").unwrap_or_default();
    let differences: Vec<String> = scenes::all()
        .iter()
        .filter(|scene| scene.name.contains(&only) && (scene.on_monitor || !monitor_only))
        .filter_map(|scene| {
            let picture = in_booth(scene, view, |mut booth, _| booth.picture());
            booth::compare(&format!("{}-{}", scene.name, view.name), &picture).err()
        })
        .collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

macro_rules! pictured {
    ($($test:ident: $view:expr, monitor only: $monitor:expr;)+) => {$(
        mod $test {
            use super::*;

            #[test]
            fn nothing_is_cut_off_too_small_or_out_of_reach() {
                measure(&$view);
            }

            #[test]
            fn every_screen_looks_as_it_did() {
                picture(&$view, $monitor);
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
    italian: view("it", "it", LAPTOP, TextSize::Normal, Theme::Light), monitor only: false;
    arabic: view("ar", "ar", LAPTOP, TextSize::Normal, Theme::Light), monitor only: false;
    italian_at_200: view("it-200", "it", LAPTOP, TextSize::Largest, Theme::Light), monitor only: false;
    italian_in_high_contrast: view("it-contrast", "it", LAPTOP, TextSize::Normal, Theme::HighContrast), monitor only: false;
    italian_on_a_monitor: view("it-monitor", "it", MONITOR, TextSize::Normal, Theme::Light), monitor only: true;
}

// Measured, but not stored as pictures.
measured! {
    english: view("en", "en", LAPTOP, TextSize::Normal, Theme::Light);
    english_at_200: view("en-200", "en", LAPTOP, TextSize::Largest, Theme::Dark);
    arabic_at_200: view("ar-200", "ar", LAPTOP, TextSize::Largest, Theme::Light);
    italian_at_150_on_a_monitor: view("it-monitor-150", "it", MONITOR, TextSize::Large, Theme::Light);
    arabic_at_200_on_a_monitor: view("ar-monitor-200", "ar", MONITOR, TextSize::Largest, Theme::Dark);
    italian_on_a_square_screen: view("it-square", "it", SQUARE, TextSize::Normal, Theme::Light);
    italian_in_portrait: view("it-portrait", "it", PORTRAIT, TextSize::Normal, Theme::Light);
    english_on_a_large_screen: view("en-large", "en", LARGE, TextSize::Normal, Theme::Light);
}
