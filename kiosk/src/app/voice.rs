// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is said aloud and when, and the keys for it.
//!
//! Two voices, never at once: the shell's says what stands on the shell's own screen, the one
//! inside the capsule says what stands on the page (`app/page_voice.rs`). Whoever speaks last
//! stops the other.

use iced::Task;
use sportello_kit as kit;
use sportello_kit::{Pace, Spoken};

use super::{App, Message};
use crate::config::Config;
use crate::say;
use crate::screen::{Looks, Shortcut};
use crate::service::announce::{Announcement, Roles};
use crate::service::voice::{self, Places};

pub(super) fn places(config: &Config) -> Places {
    Places {
        run: config.run.clone(),
        configuration: config.voice.clone(),
    }
}

impl App {
    pub(super) fn voice_news(&mut self, event: voice::Event) -> Task<Message> {
        match event {
            voice::Event::Ready(link) => self.voice.connected(link),
            voice::Event::Speaks(languages) => {
                // A dispatcher that had to be started again goes on where it was.
                if self.voice.speaks(languages) {
                    let words = say!(self.words, "voice-is-on");
                    let _said = self.voice.say(Announcement::Urgent(&words));
                    self.voice.read_anew();
                }
            }
            voice::Event::Dumb => self.voice.fell_dumb(),
        }
        Task::none()
    }

    /// Asks the screen what it says, while somebody listens.
    pub(super) fn listen_to_screen(&self) -> Task<Message> {
        if self.voice.is_on() {
            kit::collect().map(Message::Heard)
        } else {
            Task::none()
        }
    }

    /// Says what of the screen is news. While the page speaks, a ring that moves by itself waits.
    pub(super) fn heard(&mut self, lines: &[Spoken]) -> Task<Message> {
        if self.reading && self.looks.single_key.is_some() && self.stage.is_beside_page() {
            return Task::none();
        }
        let roles = Roles::of(&self.words);
        if !self.answer_goes_first(lines, &roles) {
            self.voice.read(lines, &roles);
            self.one_voice();
        }
        Task::none()
    }

    /// Whoever spoke last stops the other.
    pub(super) fn one_voice(&mut self) {
        if self.voice.has_spoken() {
            self.silence_page();
        }
    }

    /// A key went down: whatever is being said stops.
    pub(super) fn hush(&mut self) {
        self.voice.hush();
        if self.looks.voice {
            self.silence_page();
        }
    }

    pub(super) fn shortcut(&mut self, shortcut: Shortcut) -> Task<Message> {
        if shortcut != Shortcut::Voice && shortcut != Shortcut::SingleKey && !self.voice.is_on() {
            return Task::none();
        }
        let tuning = self.voice.tuning();
        match shortcut {
            Shortcut::Voice => self.turn_voice(),
            Shortcut::SingleKey => self.turn_single_key(),
            Shortcut::Again => self.say_again(),
            Shortcut::Softer => self.tune(tuning.louder(false)),
            Shortcut::Louder => self.tune(tuning.louder(true)),
            Shortcut::Slower => self.tune(tuning.faster(false)),
            Shortcut::Faster => self.tune(tuning.faster(true)),
        }
        Task::none()
    }

    /// Slow, medium, fast, off.
    fn turn_single_key(&mut self) {
        if self.leaving.is_some() {
            return;
        }
        let single_key = match self.looks.single_key {
            None => Some(Pace::Slow),
            Some(pace) => pace.faster(),
        };
        self.wear(Looks {
            single_key,
            ..self.looks
        });
        let words = if single_key.is_some() {
            say!(self.words, "scan-is-on")
        } else {
            say!(self.words, "scan-is-off")
        };
        let _said = self.voice.say(Announcement::Urgent(&words));
    }

    /// The first page stands: which keys go about it.
    pub(super) fn say_page_keys(&mut self) {
        let words = say!(self.words, "page-keys");
        let _said = self.voice.say(Announcement::Next(&words));
    }

    fn turn_voice(&mut self) {
        let voice = !self.looks.voice;
        if self.leaving.is_some() {
            return;
        }
        self.wear(Looks {
            voice,
            ..self.looks
        });
    }

    /// What was said last, by whichever voice: beside the page, while it was the page.
    fn say_again(&mut self) {
        if self.stage.is_beside_page() && self.page_spoke {
            self.ask_page_again();
        } else {
            self.voice.say_again();
        }
    }

    fn tune(&mut self, tuning: voice::Tuning) {
        let before = self.voice.tuning();
        self.voice.tune(tuning);
        self.tell_page_voice();
        let words = if before.rate == tuning.rate {
            say!(self.words, "voice-volume", percent = tuning.volume)
        } else {
            say!(self.words, "voice-rate", rate = tuning.rate)
        };
        let _said = self.voice.say(Announcement::Urgent(&words));
    }
}
