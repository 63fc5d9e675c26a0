// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the terminal can say of its screen, and the operation that asks.
//!
//! Each piece of the kit hands a [`Voice`] to any passing iced operation. [`Collect`] turns those
//! into [`Spoken`] lines: speech reads them on a change of focus, the AT-SPI tree is built from
//! them, and stage tests find controls by them. Only what can be reached is collected: behind an
//! open dialog there is silence.

use iced::advanced::widget::operation::{Focusable, Outcome};
use iced::advanced::widget::{Id, Operation};
use iced::{Rectangle, Task};

/// What a thing is, in the words of AT-SPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Something to press.
    Button,
    /// Something to press that leads elsewhere.
    Link,
    /// On or off.
    Toggle,
    /// One of a group, of which one is chosen.
    Radio,
    /// A place to write.
    Field,
    /// A place to write whose content is never said.
    SecretField,
    /// The one title of a screen.
    Title,
    /// Title of a part.
    Heading,
    /// Words to read.
    Text,
    /// A row of a list with a state.
    Item,
    /// How far something is.
    Progress,
    /// Something the citizen must know now.
    Alert,
    /// A question that covers the page.
    Dialog,
}

/// What a thing says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// A name for tests and focus, the same in every language.
    pub key: String,
    /// What is said.
    pub label: String,
    /// What it is.
    pub role: Role,
    /// Its state in words of the language shown, or empty.
    pub state: String,
    /// Whether the focus can come here.
    pub focusable: bool,
    /// Whether the focus should begin here on a new screen.
    pub initial: bool,
    /// Of a toggle or a radio: whether it is on or chosen.
    pub chosen: Option<bool>,
    /// The group within which arrow keys move.
    pub group: Option<&'static str>,
}

impl Voice {
    pub(crate) fn new(role: Role, label: impl Into<String>) -> Self {
        let label = label.into();
        Self {
            key: label.clone(),
            label,
            role,
            state: String::new(),
            focusable: false,
            initial: false,
            chosen: None,
            group: None,
        }
    }

    pub(crate) fn spoken(&self, bounds: Rectangle, focused: bool) -> Spoken {
        Spoken {
            key: self.key.clone(),
            label: self.label.clone(),
            role: self.role,
            state: self.state.clone(),
            bounds,
            focused,
            chosen: self.chosen,
            focusable: self.focusable,
        }
    }
}

/// One line of what the screen says, in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken {
    /// A name for tests and focus, the same in every language when the screen gave one.
    pub key: String,
    /// What is said.
    pub label: String,
    /// What it is.
    pub role: Role,
    /// Its state in words of the language shown, or empty.
    pub state: String,
    /// Where it is in the window.
    pub bounds: Rectangle,
    /// Whether the focus is here.
    pub focused: bool,
    /// Of a toggle or a radio: whether it is on or chosen.
    pub chosen: Option<bool>,
    /// Whether the focus can come here.
    pub focusable: bool,
}

/// Asks the whole widget tree what it says.
#[derive(Debug, Default)]
pub struct Collect {
    lines: Vec<Spoken>,
    waiting: Option<Voice>,
}

impl Collect {
    /// The lines met so far.
    pub fn into_lines(self) -> Vec<Spoken> {
        self.lines
    }
}

impl Operation<Vec<Spoken>> for Collect {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<Vec<Spoken>>)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn std::any::Any) {
        if let Some(voice) = state.downcast_ref::<Voice>() {
            if voice.focusable {
                self.waiting = Some(voice.clone());
            } else {
                self.lines.push(voice.spoken(bounds, false));
            }
        }
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if let Some(voice) = self.waiting.take() {
            self.lines.push(voice.spoken(bounds, state.is_focused()));
        }
    }

    fn finish(&self) -> Outcome<Vec<Spoken>> {
        Outcome::Some(self.lines.clone())
    }
}

/// Collects what the screen says, for speech, AT-SPI and stage tests.
pub fn collect() -> Task<Vec<Spoken>> {
    iced::advanced::widget::operate(Collect::default())
}

/// Moves the focus to the control with this key.
pub fn focus_on<M: Send + 'static>(key: impl Into<String>) -> Task<M> {
    iced::advanced::widget::operate(iced::advanced::widget::operation::focusable::focus(
        Id::from(key.into()),
    ))
}
