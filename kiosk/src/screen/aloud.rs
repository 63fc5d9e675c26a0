// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Others may hear it*: asked before the room hears what is on a page.

use sportello_kit as kit;
use sportello_kit::{Button, Element, Icon};

use super::action::Action;
use super::shared::Shared;
use crate::say;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Aloud;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    Agreed,
}

impl Aloud {
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Agreed => Action::LetPageBeHeard,
        }
    }

    /// The panel's content under its title.
    pub fn view<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        vec![kit::body(shared.look, say!(shared.words, "aloud-text")).into()]
    }

    /// The answer that goes on: Enter gives it.
    pub fn answer<'a>(&self, shared: &Shared<'a>) -> Button<'a, Message> {
        let label = say!(shared.words, "aloud-yes");
        kit::button(shared.look, label, Message::Agreed)
            .icon(Icon::Done)
            .initial()
            .key("aloud-yes")
    }
}
