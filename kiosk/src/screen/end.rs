// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Did you save what you need?*: asked once, with the files that would be lost.

use super::action::Action;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct End;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    Confirmed,
}

impl End {
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Confirmed => Action::End,
        }
    }
}
