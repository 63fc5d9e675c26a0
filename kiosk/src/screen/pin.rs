// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The staff PIN pad: keys in the usual order, and the keyboard works too. Guessing is
//! slowed by whoever checks the PIN; this screen only says how long to wait.

use sportello_kit::{Element, Kind};

use super::action::Action;
use super::code::Code;
use super::hide::{self, Message};
use super::shared::Shared;
use crate::say;

/// Fewest digits of a PIN.
pub const FEWEST: usize = 4;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pin {
    entered: Code,
    pub state: PinState,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PinState {
    #[default]
    Asking,
    Wrong,
    /// Too many tries: seconds to wait.
    Wait(u16),
    /// No PIN was delivered to this terminal yet.
    NoneKnown,
}

impl Pin {
    #[must_use]
    pub const fn new(state: PinState) -> Self {
        Self {
            entered: Code::new(),
            state,
        }
    }

    /// Whether a PIN can be typed now.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(self.state, PinState::Asking | PinState::Wrong)
    }

    pub fn update(&mut self, message: Message) -> Action {
        if !self.is_open() {
            return Action::None;
        }
        match message {
            Message::Digit(digit) => {
                self.state = PinState::Asking;
                self.entered.push(digit);
                Action::None
            }
            Message::Erased => {
                self.entered.pop();
                Action::None
            }
            Message::Confirmed if self.entered.len() >= FEWEST => {
                Action::TryPin(std::mem::take(&mut self.entered))
            }
            Message::Confirmed => Action::None,
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let words = shared.words;
        let sentences = match self.state {
            PinState::Asking => Vec::new(),
            PinState::Wrong => vec![(Kind::Strong, say!(words, "pin-wrong"))],
            PinState::Wait(seconds) => {
                vec![(Kind::Strong, say!(words, "pin-wait", seconds = seconds))]
            }
            PinState::NoneKnown => vec![(Kind::Body, say!(words, "pin-none"))],
        };
        let label = say!(words, "pin-text");
        let entered = self.entered.len();
        let pad = hide::pad(shared, label, entered, FEWEST, !self.is_open());
        hide::beside_pad(shared, say!(words, "pin-title"), sentences, pad)
    }
}
