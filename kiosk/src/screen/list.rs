// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tasks in pages: under one need, for practice, or found by a search.

use super::action::Action;
use super::catalogue::{Need, TaskKey};

/// What the list is of.
#[derive(Clone, PartialEq, Eq)]
pub enum Subject {
    Need(Need),
    Practice,
    /// What the citizen searched for.
    Search(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    subject: Subject,
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    TaskChosen(TaskKey),
    PageTurned(usize),
    WentBack,
}

impl List {
    #[must_use]
    pub const fn new(subject: Subject) -> Self {
        Self { subject, page: 0 }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::TaskChosen(key) => Action::ShowTask(key),
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
            Message::WentBack => Action::GoHome,
        }
    }
}

// A search is what a citizen typed: it has no place in a log.
impl std::fmt::Debug for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Need(need) => f.debug_tuple("Need").field(need).finish(),
            Self::Practice => f.write_str("Practice"),
            Self::Search(_) => f.write_str("Search"),
        }
    }
}
