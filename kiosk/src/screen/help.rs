// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The help panel: where the call is, and what to do when nobody can come.

use super::action::Action;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HelpPanel;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    Called,
    Cancelled,
}

impl HelpPanel {
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Called => Action::CallHelp,
            Message::Cancelled => Action::CancelHelp,
        }
    }
}
