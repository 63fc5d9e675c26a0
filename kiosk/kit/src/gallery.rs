// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sample pages of every component. The snapshot tests draw each in every look; a component that
//! is not here does not exist.

mod controls;
mod notes;
mod writing;

use crate::{Element, Look, PinKey, Space, body, column, page, scope, title};

/// What the samples publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Something was pressed, by its key.
    Pressed(&'static str),
    /// A number was chosen.
    Chosen(usize),
    /// Something was typed.
    Typed(String),
    /// A key of the PIN pad.
    Pin(crate::PinKey),
}

/// One sample page.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "holds a function")]
pub struct Sample {
    /// Its name: also that of its pictures.
    pub name: &'static str,
    view: fn(Look) -> Element<'static, Message>,
}

impl Sample {
    /// All sample pages.
    pub const ALL: &'static [Self] = &[
        Self {
            name: "text",
            view: writing::kinds,
        },
        Self {
            name: "wrapping",
            view: writing::wrapping,
        },
        Self {
            name: "scripts",
            view: writing::scripts,
        },
        Self {
            name: "fields",
            view: writing::fields,
        },
        Self {
            name: "buttons",
            view: controls::buttons,
        },
        Self {
            name: "tiles",
            view: controls::tiles,
        },
        Self {
            name: "languages",
            view: controls::languages,
        },
        Self {
            name: "choices",
            view: controls::choices,
        },
        Self {
            name: "pin",
            view: controls::pin,
        },
        Self {
            name: "faces",
            view: controls::rating,
        },
        Self {
            name: "icons",
            view: controls::icons,
        },
        Self {
            name: "notes",
            view: notes::notes,
        },
        Self {
            name: "list",
            view: notes::list,
        },
        Self {
            name: "time",
            view: notes::time,
        },
        Self {
            name: "dialog",
            view: notes::question,
        },
        Self {
            name: "page",
            view: notes::whole_page,
        },
    ];

    /// The page as a whole screen.
    pub fn view(&self, look: Look) -> Element<'static, Message> {
        let has_pad = self.name == "pin";
        scope(look, self.name, (self.view)(look))
            .on_key(move |key| PinKey::typed(key).filter(|_| has_pad).map(Message::Pin))
            .into()
    }
}

/// The Italian or the Arabic sentence, by direction.
fn say(look: Look, italian: &'static str, arabic: &'static str) -> &'static str {
    if look.direction.is_rtl() {
        arabic
    } else {
        italian
    }
}

fn sheet(look: Look, parts: Vec<Element<'static, Message>>) -> Element<'static, Message> {
    page(
        look,
        column(look, Space::Near, parts).width(iced::Length::Fill),
        None,
    )
}

fn headed(
    look: Look,
    heading: &'static str,
    intro: &'static str,
    mut parts: Vec<Element<'static, Message>>,
) -> Element<'static, Message> {
    let mut all: Vec<Element<'static, Message>> = vec![title(look, heading).into()];
    if !intro.is_empty() {
        all.push(body(look, intro).into());
    }
    all.append(&mut parts);
    sheet(look, all)
}
