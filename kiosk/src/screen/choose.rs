// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Help me choose*: one short question, then at most a few tasks or a person.

use super::action::Action;
use super::catalogue::{Need, TaskKey};

/// Answers to "what brings you here?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    Letter,
    Doctor,
    Money,
    Work,
    Child,
    AskedToEnter,
    NoneOfThese,
}

impl Reason {
    /// In the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Letter,
        Self::Doctor,
        Self::Money,
        Self::Work,
        Self::Child,
        Self::AskedToEnter,
        Self::NoneOfThese,
    ];

    /// The need behind a reason; `None`: a person has to listen.
    #[must_use]
    pub const fn need(self) -> Option<Need> {
        match self {
            Self::Letter => Some(Need::Payments),
            Self::Doctor => Some(Need::Health),
            Self::Money => Some(Need::Money),
            Self::Work => Some(Need::Work),
            Self::Child => Some(Need::School),
            Self::AskedToEnter => Some(Need::Identity),
            Self::NoneOfThese => None,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choose {
    reason: Option<Reason>,
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    ReasonChosen(Reason),
    TaskChosen(TaskKey),
    PageTurned(usize),
    HelpAsked,
    WentBack,
}

impl Choose {
    #[must_use]
    pub const fn new() -> Self {
        Self { reason: None, page: 0 }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::ReasonChosen(reason) => {
                *self = Self { reason: Some(reason), page: 0 };
                Action::None
            }
            Message::TaskChosen(key) => Action::ShowTask(key),
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
            Message::HelpAsked => Action::CallHelp,
            Message::WentBack if self.reason.is_some() => {
                *self = Self::new();
                Action::None
            }
            Message::WentBack => Action::GoHome,
        }
    }
}
