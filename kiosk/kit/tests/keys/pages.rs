// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What holds on every page of the gallery.

use iced::{Event, Size};
use sportello_kit as kit;
use sportello_kit::gallery::{Message, Sample};
use sportello_kit::{Look, Role, TextSize, Theme};

use crate::stage::{Window, look, sample};

#[test]
fn the_pin_pad_takes_the_keyboard_and_says_no_digit() {
    let mut window = Window::new();
    let digits: Vec<Event> = iced_test::simulator::typewrite("40").collect();
    let (messages, lines) = window.show(sample("pin").view(look()), &digits);
    let pressed: Vec<Message> = [4, 0]
        .map(|digit| Message::Pin(kit::PinKey::Digit(digit)))
        .into();
    assert_eq!(messages, pressed);
    let dots = lines
        .iter()
        .find(|line| line.role == Role::SecretField)
        .expect("the dots speak");
    assert_eq!(dots.state, "3 cifre scritte");
}

#[test]
fn nothing_to_press_is_smaller_than_a_finger_or_off_the_screen() {
    for sample in Sample::ALL {
        for size in TextSize::ALL {
            for (width, height) in [
                (1366.0, 768.0),
                (1280.0, 1024.0),
                (1920.0, 1080.0),
                (3840.0, 2160.0),
                (1080.0, 1920.0),
            ] {
                let screen = Size::new(width, height);
                let look = Look::for_screen(screen).with_text(size);
                let (_, lines) = Window::of_size(screen).show(sample.view(look), &[]);
                let whole = iced::Rectangle::with_size(screen);
                for line in lines.iter().filter(|line| line.focusable) {
                    let (width, height) = (line.bounds.width, line.bounds.height);
                    assert!(
                        width >= 48.0 && height >= 48.0,
                        "{} on {} is {width} x {height}",
                        line.key,
                        sample.name
                    );
                    assert!(
                        line.bounds.is_within(&whole),
                        "{} on {} leaves {screen:?} at {size:?}",
                        line.key,
                        sample.name
                    );
                }
            }
        }
    }
}

#[test]
fn everything_that_can_be_pressed_says_what_it_is() {
    for sample in Sample::ALL {
        let (_, lines) = Window::new().show(sample.view(look()), &[]);
        for line in lines {
            assert!(
                !line.label.trim().is_empty() && !line.key.is_empty(),
                "{}",
                sample.name
            );
        }
    }
}

#[test]
fn the_focus_ring_stands_out_in_every_theme() {
    for theme in [Theme::Light, Theme::Dark, Theme::HighContrast] {
        let colours = kit::Colours::of(theme);
        for ground in [
            colours.ground,
            colours.surface,
            colours.warn_soft,
            colours.danger_soft,
        ] {
            assert!(
                kit::colour::contrast(colours.focus, ground) >= 3.0,
                "{theme:?}"
            );
        }
    }
}

#[test]
fn at_200_percent_the_bar_takes_two_lines_and_keeps_time_and_end_together() {
    let look = look().with_text(TextSize::Largest);
    let one = |label: &'static str| {
        kit::button(look, label, label)
            .quiet()
            .compact()
            .icon(kit::Icon::Help)
            .key(label)
            .into()
    };
    let time = kit::time_bar(look, "Restano 24 minuti", 0.4, kit::Hurry::Calm);
    let tools = [
        "Lingua",
        "Aspetto e voce",
        "Leggi ad alta voce",
        "Chiama aiuto",
    ]
    .map(one);
    let bar = kit::bar(look, tools.into(), vec![time, one("Termina")]);
    let page = kit::page(look, kit::body(look, "page"), Some(bar));
    let (_, lines) = Window::new().show(page, &[]);
    let middle = |key: &str| {
        let line = lines.iter().find(|line| line.key == key);
        line.expect("it is on the bar").bounds.center_y()
    };
    assert_eq!(middle("Lingua"), middle("Chiama aiuto"));
    assert!(middle("Termina") > middle("Lingua"));
    assert!(
        (middle("Termina") - middle("time-left")).abs() < 1.0,
        "End stands beside the time"
    );
}
