// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The language panel: every language in its own name. The place stays.

use unic_langid::LanguageIdentifier;

use super::action::Action;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Languages {
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Chosen(LanguageIdentifier),
    PageTurned(usize),
}

impl Languages {
    #[must_use]
    pub const fn new() -> Self {
        Self { page: 0 }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Chosen(language) => Action::ChangeLanguage(language),
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
        }
    }
}
