// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The appearance panel: colours, size of the letters, motion, voice. Every choice shows
//! at once, so there is nothing to confirm.

use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Motion, Space, TextSize, Theme};

use super::action::Action;
use super::room;
use super::shared::{Looks, Shared};
use crate::say;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Appearance;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    LooksChanged(Looks),
}

impl Appearance {
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::LooksChanged(looks) => Action::Wear(looks),
        }
    }

    /// The panel's content under its title.
    pub fn view<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let (words, now) = (shared.words, shared.looks);
        let colours = [
            (say!(words, "appearance-light"), Theme::Light),
            (say!(words, "appearance-dark"), Theme::Dark),
            (say!(words, "appearance-contrast"), Theme::HighContrast),
        ];
        let sizes = [
            (say!(words, "appearance-text-normal"), TextSize::Normal),
            (say!(words, "appearance-text-large"), TextSize::Large),
            (say!(words, "appearance-text-largest"), TextSize::Largest),
        ];
        let motions = [
            (say!(words, "appearance-motion-some"), Motion::Full),
            (say!(words, "appearance-motion-none"), Motion::Reduced),
        ];
        let voices = [
            (say!(words, "appearance-voice-on"), true),
            (say!(words, "appearance-voice-off"), false),
        ];
        let rows = vec![
            choice(
                shared,
                "text",
                Icon::TextSize,
                say!(words, "appearance-text"),
                &sizes,
                now.text,
                |text| Looks { text, ..now },
            ),
            choice(
                shared,
                "colours",
                Icon::Contrast,
                say!(words, "appearance-colours"),
                &colours,
                now.theme,
                |theme| Looks { theme, ..now },
            ),
            choice(
                shared,
                "voice",
                Icon::Speaker,
                say!(words, "appearance-voice"),
                &voices,
                now.voice,
                |voice| Looks { voice, ..now },
            ),
            choice(
                shared,
                "motion",
                Icon::Pause,
                say!(words, "appearance-motion"),
                &motions,
                now.motion,
                |motion| Looks { motion, ..now },
            ),
        ];
        vec![kit::column(shared.look, Space::Near, rows).into()]
    }
}

/// One line: what it is about, and its choices side by side.
fn choice<'a, T: Copy + PartialEq>(
    shared: &Shared<'a>,
    key: &'static str,
    icon: Icon,
    label: String,
    options: &[(String, T)],
    now: T,
    with: impl Fn(T) -> Looks,
) -> Element<'a, Message> {
    let look = shared.look;
    let buttons = options
        .iter()
        .enumerate()
        .map(|(number, (words, value))| {
            let mut button = kit::button(look, words, Message::LooksChanged(with(*value)))
                .spoken(format!("{label}: {words}"))
                .chosen(*value == now)
                .group(key)
                .key(format!("{key}-{number}"));
            if *value == now {
                button = button.icon(Icon::Check);
            } else if number == 0 {
                button = button.icon(icon);
            }
            button.wide().into()
        })
        .collect();
    let label = kit::text(look, Kind::Strong, label);
    let buttons = kit::grid(look, Space::Tight, 3, buttons);
    if room::is_wide(look) {
        kit::grid(look, Space::Near, 1, vec![label.into(), buttons])
    } else {
        kit::column(look, Space::None, vec![label.into(), buttons]).into()
    }
}
