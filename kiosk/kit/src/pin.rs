// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The PIN pad: digits in the usual order on screen, and the keys of the keyboard.
//!
//! It shows how many digits are there, never which. The screen keeps them and forgets them.

use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space as Empty, container};
use iced::{Alignment, Border, Length, border};

use crate::control::{Control, Style};
use crate::icon::icon;
use crate::look::Look;
use crate::note::voiced;
use crate::speech::{Role, Voice};
use crate::token::{Kind, Space};
use crate::words::{heading, text};
use crate::{Direction, Element, Icon};

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinKey {
    /// A digit from 0 to 9.
    Digit(u8),
    /// Take the last digit away.
    Erase,
    /// That was all of it.
    Confirm,
}

impl PinKey {
    /// What a key of the keyboard means on a page with a pad: hand it to
    /// [`Scope::on_key`](crate::Scope::on_key), so that digits work wherever the focus is. Enter
    /// confirms where no key of the pad has the focus, which it presses otherwise.
    #[must_use]
    pub fn typed(key: &Key) -> Option<Self> {
        match key {
            Key::Named(Named::Backspace | Named::Delete) => Some(Self::Erase),
            Key::Named(Named::Enter) => Some(Self::Confirm),
            Key::Character(text) => {
                let c = text.chars().next()?;
                let digit = c.to_digit(10).or_else(|| arabic_digit(c))?;
                u8::try_from(digit).ok().map(Self::Digit)
            }
            _ => None,
        }
    }
}

/// What the pad says, in the language shown.
#[derive(Debug, Clone)]
pub struct PinWords {
    /// *Scrivi il tuo PIN*
    pub label: String,
    /// How many digits are there, filled in: *3 cifre scritte*.
    pub entered: String,
    /// *Cancella una cifra*
    pub erase: String,
    /// *Conferma*
    pub confirm: String,
}

/// A pad. `entered` digits of about `length` are there already; with `locked` nothing can be
/// pressed (after wrong attempts). The keyboard reaches it through [`PinKey::typed`].
pub fn pin_pad<'a, M: Clone + 'static>(
    look: Look,
    words: PinWords,
    entered: usize,
    length: usize,
    locked: bool,
    on_key: impl Fn(PinKey) -> M + Clone + 'static,
) -> Element<'a, M> {
    let mut voice = Voice::new(Role::SecretField, words.label.clone());
    voice.state = words.entered;
    voice.key = "pin-dots".to_owned();
    let dots = voiced(voice, dots(look, entered, length));
    let key = |face: Face, spoken: String, initial: bool| {
        key(look, face, spoken, initial, locked, on_key.clone())
    };
    let digit = |value: u8| key(Face::Digit(value), value.to_string(), value == 1);
    // Digits keep their places whatever the reading direction.
    let rows = [
        vec![digit(1), digit(2), digit(3)],
        vec![digit(4), digit(5), digit(6)],
        vec![digit(7), digit(8), digit(9)],
        vec![
            key(Face::Erase, words.erase, false),
            digit(0),
            key(Face::Confirm, words.confirm, false),
        ],
    ];
    let gap = look.space(Space::Near);
    let pad = Column::with_children(
        rows.into_iter()
            .map(|keys| Row::with_children(keys).spacing(gap).into()),
    )
    .spacing(gap);
    Column::with_children(vec![
        heading(look, words.label).silent().into(),
        dots,
        pad.into(),
    ])
    .spacing(look.space(Space::Inner))
    .align_x(Alignment::Center)
    .into()
}

#[derive(Debug, Clone, Copy)]
enum Face {
    Digit(u8),
    Erase,
    Confirm,
}

fn key<'a, M: Clone + 'static>(
    look: Look,
    face: Face,
    spoken: String,
    initial: bool,
    locked: bool,
    on_key: impl Fn(PinKey) -> M + 'static,
) -> Element<'a, M> {
    let c = look.colours();
    let mut voice = Voice::new(Role::Button, spoken);
    voice.group = Some("pin");
    voice.initial = initial;
    let ltr = look.with_direction(Direction::Ltr);
    let (content, means, name): (Element<'a, M>, _, _) = match face {
        Face::Digit(value) => (
            text(look, Kind::Heading, value.to_string()).silent().into(),
            PinKey::Digit(value),
            format!("pin-{value}"),
        ),
        Face::Erase => (
            icon(ltr, Icon::Backspace, Kind::Heading, c.text),
            PinKey::Erase,
            "pin-erase".to_owned(),
        ),
        Face::Confirm => (
            icon(ltr, Icon::Check, Kind::Heading, c.on_accent),
            PinKey::Confirm,
            "pin-confirm".to_owned(),
        ),
    };
    voice.key = name;
    let main = matches!(face, Face::Confirm);
    let pressed = (!locked).then(|| on_key(means));
    Control::new(look, voice, content, move |status| {
        let active = status.hovered || status.pressed;
        Style {
            ground: Some(match (main, active) {
                (true, true) => c.accent_strong,
                (true, false) => c.accent,
                (false, true) => c.accent_soft,
                (false, false) => c.surface,
            }),
            text: if locked { c.quiet } else { c.text },
            border: Border {
                color: if main { c.accent } else { c.line },
                width: look.px(1.0),
                radius: border::radius(look.radius()),
            },
        }
    })
    .on_press(pressed)
    .width(Length::Fixed(look.em(96.0)))
    .height(Length::Fixed(look.em(72.0)))
    .into()
}

fn arabic_digit(c: char) -> Option<u32> {
    match u32::from(c) {
        code @ 0x0660..=0x0669 => Some(code - 0x0660),
        code @ 0x06F0..=0x06F9 => Some(code - 0x06F0),
        _ => None,
    }
}

fn dots<'a, M: 'a>(look: Look, entered: usize, length: usize) -> Element<'a, M> {
    let c = look.colours();
    let side = look.em(20.0);
    let dots = (0..length.max(entered).min(16)).map(|index| {
        let full = index < entered;
        container(Empty::new().width(side).height(side))
            .style(move |_| container::Style {
                background: full.then_some(c.text.into()),
                border: Border {
                    color: c.line,
                    width: look.px(2.0),
                    radius: border::radius(side / 2.0),
                },
                ..container::Style::default()
            })
            .into()
    });
    Row::with_children(dots)
        .spacing(look.space(Space::Near))
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_any_keyboard_are_digits() {
        let key = |text: &str| PinKey::typed(&Key::Character(text.into()));
        assert_eq!(key("7"), Some(PinKey::Digit(7)));
        assert_eq!(key("٧"), Some(PinKey::Digit(7)));
        assert_eq!(key("۷"), Some(PinKey::Digit(7)));
        assert_eq!(key("a"), None);
        let backspace = Key::Named(Named::Backspace);
        assert_eq!(PinKey::typed(&backspace), Some(PinKey::Erase));
    }
}
