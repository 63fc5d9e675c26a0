// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The language panel: every language in its own name. The place stays.

use sportello_kit as kit;
use sportello_kit::{Element, Space};
use unic_langid::LanguageIdentifier;

use super::action::Action;
use super::shared::Shared;
use super::{frame, room};
use crate::say;

/// Languages on one page of the panel.
const PER_PAGE: usize = 9;

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

    /// The panel's content under its title.
    pub fn view<'a>(&self, shared: &Shared<'a>) -> Vec<Element<'a, Message>> {
        let (look, words) = (shared.look, shared.words);
        let all = words.languages();
        let pages = kit::pager::pages(all.len(), PER_PAGE);
        let page = self.page.min(pages - 1);
        let pills: Vec<Element<'a, Message>> = kit::pager::items_of(all, page, PER_PAGE)
            .iter()
            .map(|language| {
                let chosen = language.id == words.language().id;
                let message = Message::Chosen(language.id.clone());
                kit::language(
                    look,
                    &language.name,
                    language.id.to_string(),
                    chosen,
                    message,
                )
                .wide()
                .into()
            })
            .collect();
        let columns = pills.len().min(if room::is_wide(look) { 3 } else { 2 });
        let grid = kit::grid(look, Space::Near, columns, pills);
        let pager = frame::pager_words(words, page, pages);
        vec![
            kit::body(look, say!(words, "language-text")).into(),
            kit::pager(look, pager, page, pages, grid, Message::PageTurned),
        ]
    }
}
