// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the page says aloud, as far as the shell has a part in it: it passes on the citizen's keys,
//! and asks before the room hears a page.
//!
//! Invariants:
//! - What the page answers to a key is cut off by another key or by newer words, never by something
//!   of the shell's that was already on the screen, or on its way, when the key went down.
//! - Nothing of a page is heard but by headphones, or after the citizen agreed that others may hear
//!   it (EN 301 549 5.1.3.9). That agreement ends with the session.

use iced::Task;
use sportello_capsule::wire::{Landmark, Order, Speech};
use sportello_kit as kit;
use sportello_kit::Spoken;

use super::effects::CapsuleState;
use super::{App, Message};
use crate::screen::{Panel, Screen, aloud};
use crate::service::announce::Roles;
use crate::service::headphones::Hearing;

/// The guide's button that presses what was gone to on the page.
const PAGE_BUTTON: &str = "page-press";

/// What the shell knows of the page's voice.
#[derive(Debug, Default)]
pub(super) struct PageVoice {
    answer: Answer,
    /// Orders to be silent that were not yet carried out.
    stops: u32,
    keyboard: Keyboard,
    hearing: Hearing,
    /// The citizen agreed that others may hear the page too.
    agreed: bool,
}

/// How far the answer is that the page gives to a key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Answer {
    #[default]
    None,
    Asked,
    Given,
}

/// Whose the keyboard is, as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Keyboard {
    #[default]
    Unknown,
    Page,
    /// The guide took a key before the compositor said that the keyboard is its own.
    GuideBeforeTold,
}

impl PageVoice {
    /// Whether the page may be heard.
    fn may_be_heard(&self) -> bool {
        self.agreed || self.hearing == Hearing::Headphones
    }

    /// The person who agreed has left, or nobody came yet.
    pub(super) fn forget(&mut self) {
        *self = Self {
            hearing: self.hearing,
            ..Self::default()
        };
    }
}

impl App {
    /// The page is spoken as the shell is: on or off, language, loudness, speed.
    pub(super) fn tell_page_voice(&mut self) {
        if self.capsule != CapsuleState::Standing {
            return;
        }
        let tuning = self.voice.tuning();
        self.order(Order::Speak(Box::new(Speech {
            on: self.looks.voice,
            aloud: self.page_voice.may_be_heard(),
            language: self.words.language().id.to_string(),
            volume: tuning.volume,
            rate: tuning.rate,
            words: Roles::of_pages(&self.words),
        })));
    }

    /// Goes about the page; what is there is said inside the capsule.
    pub(super) fn explore(&mut self, to: Landmark, backwards: bool) -> Task<Message> {
        if self.page_voice.keyboard == Keyboard::Page {
            // Keys that were typed in the page before are not to stop the answer.
            self.page_voice.keyboard = Keyboard::GuideBeforeTold;
            self.order(Order::Keyboard { in_page: false });
        }
        self.ask_page(Order::Explore { to, backwards });
        self.go_to_page_button()
    }

    pub(super) fn press_page(&mut self) {
        self.voice.hush();
        self.page_spoke = true;
        self.order(Order::Press);
    }

    /// What was said of the page last is said again.
    pub(super) fn ask_page_again(&mut self) {
        self.ask_page(Order::SayAgain);
    }

    /// Asks the page for one sentence. What is on the screen now is no reason to cut it off.
    fn ask_page(&mut self, order: Order) {
        self.voice.hush();
        self.page_spoke = true;
        self.page_voice.answer = Answer::Asked;
        self.order(order);
    }

    /// Enter presses what was gone to. That the focus is there now is no news.
    fn go_to_page_button(&mut self) -> Task<Message> {
        if self.looks.single_key.is_some() {
            // The ring goes where it goes.
            return Task::none();
        }
        self.voice.expect_focus(PAGE_BUTTON);
        kit::focus_on(PAGE_BUTTON)
    }

    /// The page is silent from now on, also with what it was asked for and has not said yet.
    pub(super) fn silence_page(&mut self) {
        let asked = std::mem::take(&mut self.page_voice.answer) != Answer::None;
        if asked || self.reading {
            self.page_voice.stops += 1;
            self.order(Order::StopReading);
        }
    }

    /// The page began to speak, or came to an end.
    pub(super) fn page_reads(&mut self, on: bool) {
        self.reading = on;
        match (on, self.page_voice.answer) {
            (true, Answer::Asked) => self.page_voice.answer = Answer::Given,
            // Of what was to be silent before the present question.
            (false, _) if self.page_voice.stops > 0 => self.page_voice.stops -= 1,
            (false, _) => self.page_voice.answer = Answer::None,
            (true, _) => {}
        }
    }

    /// The page tells something by itself: it is the newest.
    pub(super) fn page_tells(&mut self) {
        self.page_voice.answer = Answer::None;
        self.voice.hush();
    }

    /// It cannot answer.
    pub(super) fn page_is_troubled(&mut self) {
        self.page_voice.answer = Answer::None;
        self.page_voice.stops = 0;
    }

    /// Whether the page's answer goes before what the screen says: all of the screen while the
    /// answer is on its way, all but new words while it is given.
    pub(super) fn answer_goes_first(&mut self, lines: &[Spoken], roles: &Roles) -> bool {
        let first = match self.page_voice.answer {
            Answer::None => false,
            Answer::Asked => true,
            Answer::Given => !self.voice.has_new_words(lines),
        };
        if first {
            self.voice.know(lines, roles);
        }
        first
    }

    /// The keyboard went to the guide, or to the page.
    pub(super) fn switched(&mut self, to_guide: bool) {
        let known = self.page_voice.keyboard == Keyboard::GuideBeforeTold;
        if to_guide && known {
            // The citizen went on meanwhile: the step is not what they wait for.
            self.page_voice.keyboard = Keyboard::Unknown;
            return;
        }
        self.page_voice.keyboard = if to_guide {
            Keyboard::Unknown
        } else {
            Keyboard::Page
        };
        self.page_spoke = !to_guide;
        self.order(Order::Keyboard { in_page: !to_guide });
        if to_guide {
            // Whoever comes back hears the step again.
            self.voice.read_anew();
        }
    }

    /// A place to write was pressed: the keyboard goes to the page, or comes to the screen for
    /// whoever has one key.
    pub(super) fn write_on_page(&mut self) {
        if self.looks.single_key.is_some() {
            if let Some(guide) = &mut self.stage.guide {
                guide.write_here();
            }
            self.order(Order::Keyboard { in_page: false });
        } else if let Some(link) = &self.links.compositor {
            link.to_page();
        }
    }

    /// The page has something to say that the room would hear: the citizen is asked.
    pub(super) fn page_withheld(&mut self) -> Task<Message> {
        self.page_voice.answer = Answer::None;
        if self.page_voice.may_be_heard() {
            // It was agreed to meanwhile.
            return self.page_goes_on();
        }
        let beside = self.stage.is_beside_page() && matches!(self.stage.place(), Screen::Guide);
        if beside {
            self.stage.set_panel(Some(Panel::Aloud(aloud::Aloud)));
        }
        Task::none()
    }

    /// The citizen agreed, for as long as the session lasts.
    pub(super) fn agree_to_aloud(&mut self) -> Task<Message> {
        self.page_voice.agreed = true;
        self.hears_from_now_on()
    }

    /// Headphones came, or went.
    pub(super) fn headphones_news(&mut self, hearing: Hearing) -> Task<Message> {
        self.page_voice.hearing = hearing;
        if self.page_voice.may_be_heard() && matches!(self.stage.panel(), Some(Panel::Aloud(_))) {
            return self.hears_from_now_on();
        }
        self.tell_page_voice();
        Task::none()
    }

    fn hears_from_now_on(&mut self) -> Task<Message> {
        self.tell_page_voice();
        if !matches!(self.stage.panel(), Some(Panel::Aloud(_))) {
            return Task::none();
        }
        self.stage.set_panel(None);
        self.page_goes_on()
    }

    /// What was withheld is said.
    fn page_goes_on(&mut self) -> Task<Message> {
        self.ask_page_again();
        self.go_to_page_button()
    }
}
