// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A keyboard on the screen, for whoever has no other: shown when asked for. Letters keep their
//! places whatever the reading direction, and have the size that fingers need.

use sportello_kit as kit;
use sportello_kit::{Direction, Element, Icon, Shape, Space};

use super::{Field, Message, Shared};
use crate::say;

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Letter(char),
    Erase,
    Layer(Layer),
    /// Write there from now on.
    Into(Field),
}

/// Which letters are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layer {
    #[default]
    Small,
    Capitals,
    Signs,
}

/// Whether and how it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keyboard {
    pub shown: bool,
    pub layer: Layer,
    /// The field that it writes to, if one was chosen.
    pub field: Option<Field>,
}

impl Keyboard {
    /// What a press means for a field; `first` is the screen's first.
    pub fn press(&mut self, press: Press, first: Field) -> Option<(Field, Press)> {
        match press {
            Press::Layer(layer) => {
                self.layer = layer;
                None
            }
            Press::Into(field) => {
                self.field = Some(field);
                None
            }
            other => Some((self.field.unwrap_or(first), other)),
        }
    }
}

const SMALL: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
const CAPITALS: [&str; 4] = ["1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"];
const SIGNS: [&str; 4] = ["1234567890", "!\"#$%&'()*", "+,-./:;<=>", "?@[\\]^_{|}"];
/// Letters of codes.
const CODE: [&str; 4] = ["0123456789", "ABCDEFGH", "JKMNPQRS", "TVWXYZ"];

/// Where there are two fields: which one it writes to.
pub fn choice<'a>(
    shared: Shared<'a>,
    keyboard: &Keyboard,
    fields: &[(Field, String)],
) -> Option<Element<'a, Message>> {
    let look = shared.look;
    let now = keyboard.field.or(fields.first().map(|(field, _)| *field));
    let buttons = fields.iter().map(|(field, label)| {
        let mut button = kit::button(look, label, Message::Pressed(Press::Into(*field)))
            .compact()
            .chosen(now == Some(*field))
            .group("into")
            .key(format!("into-{field:?}"));
        if now == Some(*field) {
            button = button.icon(Icon::Check);
        }
        button.into()
    });
    let buttons = buttons.collect();
    keyboard
        .shown
        .then(|| kit::flow(look, Space::Tight, buttons))
}

/// The button that shows it, or the keyboard itself.
pub fn view<'a>(shared: Shared<'a>, keyboard: &Keyboard, code: bool) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    if !keyboard.shown {
        return kit::button(
            look,
            say!(words, "keyboard-show"),
            Message::KeyboardTurned(true),
        )
        .quiet()
        .key("keyboard-show")
        .into();
    }
    let ltr = look.with_direction(Direction::Ltr);
    let rows = match (code, keyboard.layer) {
        (true, _) => CODE,
        (false, Layer::Small) => SMALL,
        (false, Layer::Capitals) => CAPITALS,
        (false, Layer::Signs) => SIGNS,
    };
    let gap = if look.shape() == Shape::Wide {
        Space::Tight
    } else {
        Space::None
    };
    let letter = |letter: char| {
        kit::button(ltr, letter, Message::Pressed(Press::Letter(letter)))
            .group("keyboard")
            .key(format!("key-{letter}"))
            .wide()
            .into()
    };
    let mut lines: Vec<Element<'a, Message>> = rows
        .iter()
        .map(|row| {
            kit::row(ltr, gap, row.chars().map(letter).collect())
                .width(iced::Length::Fill)
                .into()
        })
        .collect();
    let layer = |to: Layer, label: String, spoken: String, key: &'static str| {
        kit::button(ltr, label, Message::Pressed(Press::Layer(to)))
            .spoken(spoken)
            .group("keyboard")
            .key(key)
            .wide()
            .into()
    };
    let mut last: Vec<Element<'a, Message>> = Vec::new();
    if !code {
        last.push(match keyboard.layer {
            Layer::Small => layer(
                Layer::Capitals,
                say!(words, "keyboard-capitals"),
                say!(words, "keyboard-capitals-spoken"),
                "layer-letters",
            ),
            Layer::Capitals | Layer::Signs => layer(
                Layer::Small,
                say!(words, "keyboard-small"),
                say!(words, "keyboard-small-spoken"),
                "layer-letters",
            ),
        });
        last.push(layer(
            Layer::Signs,
            say!(words, "keyboard-signs"),
            say!(words, "keyboard-signs-spoken"),
            "layer-signs",
        ));
        last.push(
            kit::button(
                ltr,
                say!(words, "keyboard-space"),
                Message::Pressed(Press::Letter(' ')),
            )
            .group("keyboard")
            .key("key-space")
            .wide()
            .into(),
        );
    }
    last.push(
        kit::icon_button(
            ltr,
            Icon::Backspace,
            say!(words, "keyboard-erase"),
            Message::Pressed(Press::Erase),
        )
        .group("keyboard")
        .key("key-erase")
        .wide()
        .into(),
    );
    last.push(
        kit::icon_button(
            ltr,
            Icon::Close,
            say!(words, "keyboard-hide"),
            Message::KeyboardTurned(false),
        )
        .group("keyboard")
        .key("keyboard-hide")
        .wide()
        .into(),
    );
    lines.push(kit::row(ltr, gap, last).width(iced::Length::Fill).into());
    kit::column(ltr, gap, lines)
        .width(iced::Length::Fill)
        .into()
}
