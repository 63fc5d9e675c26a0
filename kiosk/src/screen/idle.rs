// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Are you still there?*: the page is covered, two equal answers, a counting ring.

use super::action::Action;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Idle {
    /// Seconds until the session ends by itself.
    pub seconds_left: u16,
    /// Seconds the question stands in all.
    pub seconds: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    StillHere,
    JustArrived,
}

impl Idle {
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::StillHere => Action::StillHere,
            Message::JustArrived => Action::JustArrived,
        }
    }
}
