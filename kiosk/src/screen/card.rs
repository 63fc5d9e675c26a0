// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A task before it starts: what it is good for, what to have at hand, how long.

use super::action::Action;
use super::catalogue::TaskKey;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    key: TaskKey,
    /// Ticks of the checklist, as many as were touched.
    ticked: Vec<bool>,
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Ticked(usize),
    PrintAsked,
    PageTurned(usize),
    Started,
    WentBack,
}

impl Card {
    #[must_use]
    pub const fn new(key: TaskKey) -> Self {
        Self {
            key,
            ticked: Vec::new(),
            page: 0,
        }
    }

    /// The task on the card.
    #[must_use]
    pub const fn key(&self) -> &TaskKey {
        &self.key
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Ticked(line) => {
                if line < MOST_LINES {
                    if self.ticked.len() <= line {
                        self.ticked.resize(line + 1, false);
                    }
                    self.ticked[line] = !self.ticked[line];
                }
                Action::None
            }
            Message::PrintAsked => Action::PrintNeeds(self.key.clone()),
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
            Message::Started => Action::StartTask(self.key.clone()),
            Message::WentBack => Action::GoHome,
        }
    }
}

/// No checklist is this long; a wrong message must not make memory grow.
const MOST_LINES: usize = 64;
