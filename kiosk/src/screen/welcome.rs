// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The first thing a citizen sees: languages in their own names, one large *Start*.

use unic_langid::LanguageIdentifier;

use super::action::Action;
use super::shared::Looks;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Welcome {
    /// Page of languages on show, from 0.
    page: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    LanguageChosen(LanguageIdentifier),
    MoreLanguagesAsked,
    LooksChanged(Looks),
    Started,
}

impl Welcome {
    #[must_use]
    pub const fn new() -> Self {
        Self { page: 0 }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::LanguageChosen(language) => Action::ChangeLanguage(language),
            Message::MoreLanguagesAsked => {
                self.page = self.page.wrapping_add(1);
                Action::None
            }
            Message::LooksChanged(looks) => Action::Wear(looks),
            Message::Started => Action::Begin,
        }
    }
}
