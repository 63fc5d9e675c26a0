// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The window around the setup: carries out what [`Setup`] decides.

use std::path::PathBuf;
use std::time::Duration;

use iced::{Size, Subscription, Task, window};
use sportello_kit as kit;
use sportello_kit::Look;

use crate::heart::{self, Heart};
use crate::helper;
use crate::screen::{About, Action, Message, Setup, Shared};
use crate::voice;
use crate::words::{Words, WordsError};

/// How long to wait before the helper is asked again what this machine is.
const AGAIN: Duration = Duration::from_secs(2);
/// How often at most.
const TRIES: u8 = 15;

/// The running program.
#[derive(Debug)]
pub struct App {
    setup: Setup,
    words: Words,
    socket: PathBuf,
    heart: Heart,
    screen: Size,
    tries: u8,
}

/// What comes to the window.
#[derive(Debug, Clone)]
pub enum Event {
    Setup(Message),
    Resized(Size),
    Begun,
    Said,
    Lives,
}

impl App {
    /// The first screen.
    ///
    /// # Errors
    /// When the embedded words cannot be read.
    pub fn new(socket: PathBuf, run: PathBuf) -> Result<(Self, Task<Event>), WordsError> {
        let (mut setup, first) = Setup::begin();
        setup.looks.can_speak = voice::is_available();
        let mut app = Self {
            setup,
            words: Words::load()?,
            socket,
            heart: Heart::in_folder(run),
            screen: Size::new(1920.0, 1080.0),
            tries: 0,
        };
        app.setup.language = app.words.tag();
        let task = app.act(first);
        Ok((app, task))
    }

    /// Goes on from what happened.
    pub fn update(&mut self, event: Event) -> Task<Event> {
        match event {
            Event::Setup(Message::Answered(About::Machine, Err(_))) if self.tries < TRIES => {
                // The helper may still be starting.
                self.tries += 1;
                Task::perform(tokio::time::sleep(AGAIN), |()| Event::Begun)
            }
            Event::Setup(message) => {
                let action = self.setup.update(message);
                self.act(action)
            }
            Event::Resized(size) => {
                self.screen = size;
                Task::none()
            }
            Event::Begun => {
                let (_, first) = Setup::begin();
                self.act(first)
            }
            Event::Said => Task::none(),
            Event::Lives => {
                self.heart.beat();
                Task::none()
            }
        }
    }

    fn act(&mut self, action: Action) -> Task<Event> {
        match action {
            Action::None => Task::none(),
            Action::Ask(about, request) => {
                Task::run(helper::ask(self.socket.clone(), request), move |answer| {
                    Event::Setup(Message::Answered(about, answer))
                })
            }
            Action::Two(both) => {
                let (first, second) = *both;
                let first = self.act(first);
                Task::batch([first, self.act(second)])
            }
            Action::Speak(tag) => {
                if let Err(failed) = self.words.speak(&tag) {
                    tracing::error!("{failed}");
                }
                self.setup.language = self.words.tag();
                Task::none()
            }
            Action::Say(words) => {
                let said = voice::say(words, self.words.tag());
                Task::perform(said, |()| Event::Said)
            }
            Action::Leave => iced::exit(),
        }
    }

    fn look(&self) -> Look {
        Look::for_screen(self.screen)
            .with_text(self.setup.looks.text)
            .with_theme(self.setup.looks.theme)
            .with_direction(self.words.direction())
    }

    /// The window.
    #[must_use]
    pub fn view(&self) -> kit::Element<'_, Event> {
        let shared = Shared {
            words: &self.words,
            look: self.look(),
        };
        self.setup.view(shared).map(Event::Setup)
    }

    /// Its colours.
    #[must_use]
    pub fn theme(&self) -> iced::Theme {
        self.look().iced_theme()
    }

    /// What is listened to.
    pub fn subscription(&self) -> Subscription<Event> {
        let resized = window::resize_events().map(|(_, size)| Event::Resized(size));
        let beats = iced::time::every(heart::EVERY).map(|_| Event::Lives);
        if self.setup.then.is_some() || self.setup.retry.is_some() {
            let seconds = iced::time::every(Duration::from_secs(1));
            let seconds = seconds.map(|_| Event::Setup(Message::SecondPassed));
            return Subscription::batch([resized, beats, seconds]);
        }
        Subscription::batch([resized, beats])
    }
}
