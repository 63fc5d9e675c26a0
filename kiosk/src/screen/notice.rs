// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The one plain page before a session: how long, what is erased, what is counted.
//! Nobody is asked to consent to being helped; the one question may stay unanswered.

use super::action::{Action, Company};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    company: Option<Company>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Pressing the same answer again takes it back.
    CompanyChosen(Company),
    WentOn,
    WentBack,
}

impl Notice {
    #[must_use]
    pub const fn new() -> Self {
        Self { company: None }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::CompanyChosen(company) => {
                self.company = (self.company != Some(company)).then_some(company);
                Action::None
            }
            Message::WentOn => Action::Accept {
                company: self.company,
            },
            Message::WentBack => Action::Leave,
        }
    }
}
