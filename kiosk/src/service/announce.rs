// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The one place where everything goes that the shell says aloud: what stands on the screen,
//! what has focus, warnings of time, the idle question. What a page says is spoken inside the
//! capsule and never comes here.
//!
//! - `announce/reading.rs`: what of a screen is news
//! - `announce/roles.rs`: what a control is, in words
//!
//! Invariants:
//! - What a person types is not said: a field says its name, a secret one that it is secret.
//! - After a session the voice is off, as loud and as fast as for anybody, and has forgotten
//!   what it said (EN 301 549 5.1.3.13).

use std::path::Path;

use sportello_kit::Spoken;

use super::voice::{Languages, Link, Order, Tuning, Utterance};

mod reading;
mod roles;

pub use reading::Reading;
pub use roles::Roles;

/// The program that speaks.
const DISPATCHER: &str = "/usr/bin/speech-dispatcher";

/// What is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Announcement<'a> {
    /// After what is being said.
    Next(&'a str),
    /// The citizen must know this now: it goes before anything else.
    Urgent(&'a str),
}

/// The shell's voice.
#[derive(Debug, Default)]
pub struct Voice {
    on: bool,
    tuning: Tuning,
    link: Option<Link>,
    /// What it can speak; `None` until it spoke once.
    languages: Option<Languages>,
    /// It was turned on and could not speak.
    dumb: bool,
    /// It has said that it is on.
    introduced: bool,
    language: String,
    reading: Reading,
    /// What was said last, to be said again.
    said: Vec<Utterance>,
    /// It has spoken since it was asked last.
    spoke: bool,
}

impl Voice {
    /// Whether anything can be heard on this machine.
    #[must_use]
    pub fn is_available(&self) -> bool {
        self.link.is_some() && !self.dumb && Path::new(DISPATCHER).exists()
    }

    /// Whether it is on and has no voice for the language in use, or none at all.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        let knows = |languages: &Languages| languages.speak(&self.language);
        self.on && (self.dumb || self.languages.as_ref().is_some_and(|all| !knows(all)))
    }

    /// Whether it speaks.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.on
    }

    /// How loud and how fast it is.
    #[must_use]
    pub const fn tuning(&self) -> Tuning {
        self.tuning
    }

    /// The service runs.
    pub fn connected(&mut self, link: Link) {
        if self.on {
            link.ask(Order::On(self.tuning));
        }
        self.link = Some(link);
    }

    /// The service speaks these languages. Tells whether that is new since it was turned on.
    pub fn speaks(&mut self, languages: Languages) -> bool {
        self.dumb = false;
        self.languages = Some(languages);
        !std::mem::replace(&mut self.introduced, true)
    }

    /// The service cannot speak.
    pub const fn fell_dumb(&mut self) {
        self.dumb = true;
    }

    /// Speaks, or keeps silent and forgets, from now on.
    pub fn turn(&mut self, on: bool) {
        if self.on == on {
            return;
        }
        self.on = on;
        self.dumb = false;
        self.introduced = false;
        self.reading = Reading::default();
        if on {
            self.ask(Order::On(self.tuning));
        } else {
            self.said.clear();
            self.ask(Order::Off);
        }
    }

    /// As loud and as fast as for anybody.
    pub fn reset(&mut self) {
        self.turn(false);
        self.tuning = Tuning::default();
    }

    /// Louder, faster, or less so.
    pub fn tune(&mut self, tuning: Tuning) {
        self.tuning = tuning;
        self.ask(Order::Tune(tuning));
    }

    /// What is said from now on is in this language.
    pub fn speak(&mut self, language: &str) {
        if self.language != language {
            language.clone_into(&mut self.language);
            self.reading = Reading::default();
        }
    }

    /// Says it. Tells whether it was said.
    pub fn say(&mut self, announcement: Announcement<'_>) -> bool {
        let (Announcement::Next(words) | Announcement::Urgent(words)) = announcement;
        if !self.on || words.is_empty() {
            return false;
        }
        if matches!(announcement, Announcement::Urgent(_)) {
            self.hush();
        }
        let utterance = Utterance {
            words: words.to_owned(),
            language: self.language.clone(),
        };
        self.said.clear();
        self.utter(utterance);
        true
    }

    /// Says what of the screen is news. Tells whether anything was.
    pub fn read(&mut self, lines: &[Spoken], roles: &Roles) -> bool {
        if !self.on {
            return false;
        }
        let news = self.reading.news(lines, roles, &self.language);
        if news.is_empty() {
            return false;
        }
        self.said.clear();
        for utterance in news {
            self.utter(utterance);
        }
        true
    }

    /// Takes the screen for known, and says nothing of it.
    pub fn know(&mut self, lines: &[Spoken], roles: &Roles) {
        self.reading.know(lines, roles, &self.language);
    }

    /// Whether the screen has words that were not heard yet.
    #[must_use]
    pub fn has_new_words(&self, lines: &[Spoken]) -> bool {
        self.reading.has_new_words(lines)
    }

    /// Whether anything was said since this was asked last.
    pub const fn has_spoken(&mut self) -> bool {
        std::mem::replace(&mut self.spoke, false)
    }

    /// The next look at the screen finds everything new.
    pub fn read_anew(&mut self) {
        self.reading = Reading::default();
    }

    /// The focus goes to this control for a reason that says itself.
    pub fn expect_focus(&mut self, key: &str) {
        self.reading.expect_focus(key);
    }

    /// Says again what was said last.
    pub fn say_again(&mut self) {
        self.hush();
        for utterance in self.said.clone() {
            self.spoke = true;
            self.ask(Order::Say(utterance));
        }
    }

    /// Stops at once.
    pub fn hush(&self) {
        if self.on {
            self.ask(Order::Hush);
        }
    }

    fn utter(&mut self, utterance: Utterance) {
        // A name in another language is said by that language's voice, where there is one.
        let known = |language: &str| {
            let languages = self.languages.as_ref();
            languages.is_none_or(|languages| languages.speak(language))
        };
        let language = if known(&utterance.language) {
            utterance.language
        } else {
            self.language.clone()
        };
        let utterance = Utterance {
            language,
            ..utterance
        };
        self.spoke = true;
        self.said.push(utterance.clone());
        self.ask(Order::Say(utterance));
    }

    fn ask(&self, order: Order) {
        if let Some(link) = &self.link {
            link.ask(order);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn orders(voice: &mut Voice, act: impl FnOnce(&mut Voice)) -> Vec<Order> {
        let (link, orders) = Link::fake();
        voice.connected(link);
        let _turned_on_again: Vec<Order> = orders.try_iter().collect();
        act(voice);
        orders.try_iter().collect()
    }

    fn said(orders: &[Order]) -> Vec<&str> {
        let mut said = Vec::new();
        for order in orders {
            if let Order::Say(utterance) = order {
                said.push(utterance.words.as_str());
            }
        }
        said
    }

    #[test]
    fn a_voice_that_is_off_says_nothing() {
        let mut voice = Voice::default();
        let orders = orders(&mut voice, |voice| {
            assert!(!voice.say(Announcement::Urgent("Attenzione")));
        });
        assert!(orders.is_empty());
    }

    #[test]
    fn what_is_urgent_goes_first_and_everything_can_be_heard_again() {
        let mut voice = Voice::default();
        let orders = orders(&mut voice, |voice| {
            voice.turn(true);
            voice.speak("it");
            voice.say(Announcement::Next("Uno"));
            voice.say(Announcement::Urgent("Due"));
            voice.say_again();
        });
        assert_eq!(said(&orders), ["Uno", "Due", "Due"]);
        let hushes = orders.iter().filter(|order| **order == Order::Hush).count();
        assert_eq!(hushes, 2);
    }

    #[test]
    fn after_a_session_nothing_of_it_is_heard_again_and_the_volume_is_as_before() {
        let mut voice = Voice::default();
        let orders = orders(&mut voice, |voice| {
            voice.turn(true);
            voice.tune(voice.tuning().louder(true).faster(true));
            voice.say(Announcement::Next("Il mio ISEE"));
            voice.reset();
            voice.turn(true);
            voice.say_again();
        });
        assert_eq!(said(&orders), ["Il mio ISEE"]);
        assert_eq!(voice.tuning(), Tuning::default());
        assert_eq!(
            orders
                .iter()
                .rev()
                .find(|order| matches!(order, Order::On(_))),
            Some(&Order::On(Tuning::default()))
        );
    }

    #[test]
    fn a_language_without_a_voice_is_known_as_missing_once_the_voices_are_known() {
        let mut voice = Voice::default();
        voice.turn(true);
        voice.speak("sl");
        assert!(!voice.is_missing(), "nobody knows yet");
        voice.speaks(Languages::of(["it".to_owned()]));
        assert!(voice.is_missing());
        voice.speak("it-simple");
        assert!(!voice.is_missing());
        voice.fell_dumb();
        assert!(voice.is_missing());
    }
}
