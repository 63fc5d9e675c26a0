// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *What do you need to do?*: needs as tiles, search, and a way in for who does not know.

use super::action::Action;
use super::catalogue::Need;

#[derive(Clone, Default, PartialEq, Eq)]
pub struct Home {
    words: String,
    /// Page of tiles on show, from 0 (only where not all fit).
    page: usize,
}

#[derive(Clone, PartialEq, Eq)]
pub enum Message {
    Typed(String),
    Searched,
    NeedChosen(Need),
    BrowseChosen,
    ChooseAsked,
    PractiseAsked,
    /// Back to the task that is under way.
    Returned,
    PageTurned(usize),
}

impl Home {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Typed(words) => {
                self.words = words;
                Action::None
            }
            Message::Searched if self.words.trim().is_empty() => Action::None,
            Message::Searched => Action::Search(self.words.trim().to_owned()),
            Message::NeedChosen(need) => Action::ShowNeed(need),
            Message::BrowseChosen => Action::BrowseFreely,
            Message::ChooseAsked => Action::ShowChoose,
            Message::PractiseAsked => Action::ShowPractice,
            Message::Returned => Action::ReturnToPage,
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
        }
    }
}

// What a citizen types is shown on their screen and nowhere else.
impl std::fmt::Debug for Home {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Home").field("page", &self.page).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Typed(_) => "Typed",
            Self::Searched => "Searched",
            Self::NeedChosen(_) => "NeedChosen",
            Self::BrowseChosen => "BrowseChosen",
            Self::ChooseAsked => "ChooseAsked",
            Self::PractiseAsked => "PractiseAsked",
            Self::Returned => "Returned",
            Self::PageTurned(_) => "PageTurned",
        })
    }
}
