// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Thank you*: what was erased, then five faces with words. Nobody has to answer.

use super::action::Action;
use super::ending::Ending;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thanks {
    /// The list as it stood when the wipe was over.
    ending: Ending,
    rated: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// 1 to 5.
    Rated(u8),
    Skipped,
}

impl Thanks {
    #[must_use]
    pub const fn new(ending: Ending) -> Self {
        Self { ending, rated: None }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Rated(rating) if self.rated.is_none() && (1..=5).contains(&rating) => {
                self.rated = Some(rating);
                Action::Rate(Some(rating))
            }
            Message::Rated(_) => Action::None,
            Message::Skipped => Action::Rate(None),
        }
    }
}
