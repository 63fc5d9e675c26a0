// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every screen, looked at: pictures are compared with the stored ones, and whatever the
//! picture, nothing may be cut off, too small to touch, or out of the keyboard's reach.

#![expect(
    clippy::expect_used,
    reason = "a booth that cannot be set up is a failed test"
)]

#[path = "screens/booth.rs"]
mod booth;
#[path = "screens/drawn.rs"]
mod drawn;
#[path = "screens/fixture.rs"]
mod fixture;
#[macro_use]
#[path = "screens/languages.rs"]
mod languages;
#[path = "screens/scenes.rs"]
mod scenes;
#[path = "screens/shipped.rs"]
mod shipped;
#[path = "screens/tongues.rs"]
mod tongues;

use std::collections::HashSet;

use booth::Booth;
use iced::Size;
use iced::keyboard::key::Named;
use scenes::{Scene, Window};
use sportello_kiosk::screen::{Catalogue, Looks, Message, Need, Shared, Site, hide, welcome};
use sportello_kiosk::words::Words;
use sportello_kit::{Direction, Kind, Look, TextSize, Theme};

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
    let body = |look: Look| look.font_size(Kind::Body);
    let look = Look::for_screen(view.screen).with_text(view.looks.text);
    let dock = dock(output, Direction::Ltr, body(look) / body(Look::default()));
    if dock.edge.is_side() {
        Size::new(dock.extent as f32, view.screen.height)
    } else {
        Size::new(view.screen.width, dock.extent as f32)
    }
}

fn in_booth<T>(scene: &Scene, view: &View, look_at: impl FnOnce(Booth<'_, Message>) -> T) -> T {
    let world = World::new(*view);
    look_at(world.booth(scene))
}

/// What is wrong with a scene, whatever it looks like.
fn faults(scene: &Scene, view: &View) -> Vec<String> {
    faults_in(&World::new(*view), scene)
}

fn faults_in(world: &World, scene: &Scene) -> Vec<String> {
    let view = &world.view;
    let size = window(scene, view);
    let look_at = |mut booth: Booth<'_, Message>| {
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
    };
    look_at(world.booth(scene))
}

/// A world in Italian on a laptop, or on a monitor, to act in.
struct World {
    words: Words,
    site: Site,
    catalogue: Catalogue,
    view: View,
}

impl World {
    fn new(view: View) -> Self {
        let mut words = Words::load().expect("the embedded files load");
        words
            .speak(&view.language.parse().expect("a tag"))
            .expect("a shipped language");
        Self {
            words,
            site: fixture::site(),
            catalogue: fixture::catalogue(view.language),
            view,
        }
    }

    fn look(&self, scene: &Scene) -> (Look, Size) {
        let size = window(scene, &self.view);
        let direction = self.words.language().direction;
        (
            self.view.looks.look(self.view.screen, size, direction),
            size,
        )
    }

    fn shared<'a>(&'a self, scene: &'a Scene) -> Shared<'a> {
        Shared {
            voice_missing: false,
            latch: scene.latch,
            words: &self.words,
            look: self.look(scene).0,
            looks: self.view.looks,
            site: &self.site,
            catalogue: &self.catalogue,
            bar: scene.bar.as_ref(),
        }
    }

    fn booth<'a>(&'a self, scene: &'a Scene) -> Booth<'a, Message> {
        let (look, size) = self.look(scene);
        Booth::new(scene.stage.view(&self.shared(scene)), look, size)
    }
}

fn scene(name: &str) -> Scene {
    let found = scenes::all().into_iter().find(|scene| scene.name == name);
    found.expect("a scene of that name")
}

fn laptop() -> View {
    view("it", "it", LAPTOP, TextSize::Normal, Theme::Light)
}

/// Goes to the third stop, lets the notice appear, and looks where the focus is.
fn a_notice_leaves_the_focus(calm: &str, noticed: &str, view: View) {
    let (calm, noticed) = (scene(calm), scene(noticed));
    let world = World::new(view);
    let mut booth = world.booth(&calm);
    for _ in 0..3 {
        booth.tap(Named::Tab);
    }
    let before = booth.focus();
    assert!(before.is_some());
    let mut booth = booth.becomes(noticed.stage.view(&world.shared(&noticed)));
    assert_eq!(booth.focus(), before, "the notice took the focus");
}

#[test]
fn a_warning_never_takes_the_focus() {
    let monitor = || view("it", "it", MONITOR, TextSize::Normal, Theme::Light);
    let large = || view("it", "it", LAPTOP, TextSize::Largest, Theme::Light);
    a_notice_leaves_the_focus("guide", "guide-warning", laptop());
    a_notice_leaves_the_focus("guide", "guide-warning", monitor());
    a_notice_leaves_the_focus("guide", "guide-help", monitor());
    a_notice_leaves_the_focus("guide", "guide-warning", large());
    a_notice_leaves_the_focus("home", "grace", monitor());
    a_notice_leaves_the_focus("home", "extended", monitor());
    a_notice_leaves_the_focus("home", "message", monitor());
    a_notice_leaves_the_focus("home", "staff-ends", monitor());
    a_notice_leaves_the_focus("guide", "guide-message", monitor());
    a_notice_leaves_the_focus("guide", "guide-message", large());
    a_notice_leaves_the_focus("guide", "guide-staff-ends", large());
}

/// Every message in every language has its room, wherever it may be shown.
#[test]
fn no_message_of_staff_is_cut_off() {
    use sportello_kiosk::screen::{Banner, RoomMessage};
    let large = [LAPTOP, MONITOR].as_slice();
    for (language, text, screens) in [
        (
            "it",
            TextSize::Normal,
            [LAPTOP, MONITOR, PORTRAIT].as_slice(),
        ),
        ("it", TextSize::Largest, large),
        ("en", TextSize::Largest, large),
        ("ar", TextSize::Largest, large),
    ] {
        for screen in screens.iter().copied() {
            let view = view(language, language, screen, text, Theme::Light);
            for name in ["message", "guide-message"] {
                for message in RoomMessage::ALL {
                    let mut scene = scene(name);
                    if let Some(bar) = &mut scene.bar {
                        bar.banner = Some(Banner::Message(message));
                    }
                    assert_eq!(faults(&scene, &view), [""; 0], "{message:?}");
                }
            }
        }
    }
}

#[test]
fn a_language_change_keeps_place_and_focus() {
    let scene = scene("home");
    let italian = World::new(laptop());
    let mut booth = italian.booth(&scene);
    for _ in 0..4 {
        booth.tap(Named::Tab);
    }
    let before = booth.focus();
    let arabic = World::new(view("ar", "ar", LAPTOP, TextSize::Normal, Theme::Light));
    let mut booth = booth.becomes(scene.stage.view(&arabic.shared(&scene)));
    assert!(before.is_some());
    assert_eq!(booth.focus(), before);
    assert!(
        booth
            .lines()
            .iter()
            .any(|line| line.label == "ماذا تريد أن تفعل؟")
    );
}

#[test]
fn a_pin_can_be_typed_on_the_keyboard() {
    let world = World::new(laptop());
    let scene = scene("pin");
    let mut booth = world.booth(&scene);
    booth.messages.clear();
    booth.type_in("4");
    booth.tap(Named::Backspace);
    assert_eq!(
        booth.messages,
        [
            Message::Pin(hide::Message::Digit(4)),
            Message::Pin(hide::Message::Erased),
        ]
    );
}

#[test]
fn a_pin_can_be_typed_although_a_pointer_opened_the_pad() {
    let world = World::new(laptop());
    let (home, pad) = (scene("home"), scene("pin"));
    let mut booth = world.booth(&home);
    booth.click();
    let mut booth = booth.becomes(pad.stage.view(&world.shared(&pad)));
    assert_eq!(booth.focus(), None);
    booth.messages.clear();
    booth.type_in("42");
    booth.tap(Named::Enter);
    assert_eq!(
        booth.messages,
        [
            Message::Pin(hide::Message::Digit(4)),
            Message::Pin(hide::Message::Digit(2)),
            Message::Pin(hide::Message::Confirmed),
        ]
    );
}

#[test]
fn no_face_is_nearer_than_another() {
    for view in [
        laptop(),
        view("it", "it", LAPTOP, TextSize::Largest, Theme::Light),
    ] {
        let world = World::new(view);
        let thanks = scene("thanks");
        assert_eq!(world.booth(&thanks).focus().as_deref(), Some("skip"));
    }
}

#[test]
fn a_municipality_that_offers_nothing_has_no_tile() {
    let home = scene("home");
    let mut world = World::new(laptop());
    let has_tile = |world: &World| {
        let mut booth = world.booth(&home);
        booth.lines().iter().any(|line| line.key == "need-Commune")
    };
    assert!(has_tile(&world), "a site with tasks of its own");
    for task in &mut world.catalogue.tasks {
        task.needs.retain(|need| *need != Need::Commune);
    }
    assert!(!has_tile(&world));
}

#[test]
fn the_keyboard_alone_starts_a_session() {
    let world = World::new(laptop());
    let welcome = scene("welcome");
    let mut booth = world.booth(&welcome);
    booth.messages.clear();
    booth.tap(Named::Enter);
    let started = Message::Welcome(welcome::Message::Started);
    assert_eq!(booth.messages, [started]);
}

#[test]
fn escape_closes_a_panel_and_leaves_the_pin_pad() {
    let world = World::new(laptop());
    for (name, expected) in [
        ("panel-appearance", Message::PanelClosed),
        ("panel-end", Message::PanelClosed),
        ("pin", Message::CoverLeft),
    ] {
        let scene = scene(name);
        let mut booth = world.booth(&scene);
        booth.messages.clear();
        booth.tap(Named::Escape);
        assert_eq!(booth.messages, [expected], "{name}");
    }
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
            let picture = in_booth(scene, view, |mut booth| booth.picture());
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
