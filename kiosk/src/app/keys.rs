// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How keys of the keyboard count: what the citizen wishes, told to the service.

use iced::Task;

use super::{App, Message};
use crate::service::keys::{Event, Keys};

impl App {
    pub(super) fn keys_news(&mut self, event: Event) -> Task<Message> {
        match event {
            Event::Ready(link) => {
                self.links.keys = Some(link);
                // A service that had to be started again wishes for nothing yet.
                self.keys_told = Keys::default();
                self.latch = None;
            }
            Event::Latched(latch) => self.latch = latch,
        }
        Task::none()
    }

    /// Tells the service what is wished now: also that a session is over and nothing is.
    pub(super) fn turn_keys(&mut self) {
        if self.looks.keys == self.keys_told {
            return;
        }
        if let Some(link) = &self.links.keys {
            link.turn(self.looks.keys);
            self.keys_told = self.looks.keys;
        }
        if !self.looks.keys.sticky {
            self.latch = None;
        }
    }
}
