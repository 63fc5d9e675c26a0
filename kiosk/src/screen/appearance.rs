// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The appearance panel: colours, size of the letters, motion, voice. Every choice shows
//! at once, so there is nothing to confirm.

use super::action::Action;
use super::shared::Looks;

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
}
