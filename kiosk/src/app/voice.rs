// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is said aloud and when, and the keys for it.
//!
//! Two voices, never at once: the shell's says what stands on the shell's own screen, the one
//! inside the capsule says what stands on the page. Whoever speaks last stops the other.

use iced::Task;
use sportello_capsule::wire::{Landmark, Order, Speech};
use sportello_kit as kit;
use sportello_kit::{Pace, Spoken};

use super::effects::CapsuleState;
use super::{App, Message};
use crate::config::Config;
use crate::say;
use crate::screen::{Looks, Shortcut};
use crate::service::announce::{Announcement, Roles};
use crate::service::voice::{self, Places};

/// The guide's button that presses what was gone to on the page.
const PAGE_BUTTON: &str = "page-press";

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
        if self.voice.read(lines, &roles) && self.reading {
            self.order(Order::StopReading);
        }
        Task::none()
    }

    /// A key went down: whatever is being said stops.
    pub(super) fn hush(&mut self) {
        self.voice.hush();
        if self.reading && self.looks.voice {
            self.order(Order::StopReading);
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

    /// A place to write was pressed: the keyboard goes to the page, or comes to the screen for
    /// whoever has one key.
    pub(super) fn write_on_page(&mut self) {
        if self.looks.single_key.is_some() {
            if let Some(guide) = &mut self.stage.guide {
                guide.write_here();
            }
        } else if let Some(link) = &self.links.compositor {
            link.switch();
        }
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
            self.order(Order::SayAgain);
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

    /// The page is spoken as the shell is: on or off, language, loudness, speed.
    pub(super) fn tell_page_voice(&mut self) {
        if self.capsule != CapsuleState::Standing {
            return;
        }
        let tuning = self.voice.tuning();
        self.order(Order::Speak(Box::new(Speech {
            on: self.looks.voice,
            language: self.words.language().id.to_string(),
            volume: tuning.volume,
            rate: tuning.rate,
            words: Roles::of_pages(&self.words),
        })));
    }

    /// Goes about the page; what is there is said inside the capsule.
    pub(super) fn explore(&mut self, to: Landmark, backwards: bool) -> Task<Message> {
        self.voice.hush();
        self.page_spoke = true;
        self.order(Order::Explore { to, backwards });
        if self.looks.single_key.is_some() {
            // The ring goes where it goes.
            return Task::none();
        }
        // Enter presses what was gone to. That the focus is there now is no news.
        self.voice.expect_focus(PAGE_BUTTON);
        kit::focus_on(PAGE_BUTTON)
    }

    pub(super) fn press_page(&mut self) {
        self.voice.hush();
        self.page_spoke = true;
        self.order(Order::Press);
    }

    /// The keyboard went to the guide, or to the page.
    pub(super) fn switched(&mut self, to_guide: bool) {
        self.page_spoke = !to_guide;
        self.order(Order::Keyboard { in_page: !to_guide });
        if to_guide {
            // Whoever comes back hears the step again.
            self.voice.read_anew();
        }
    }
}
