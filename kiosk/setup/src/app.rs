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
/// After what time the second of two buffers is drawn: both have been shown by then.
const OTHER_BUFFER: Duration = Duration::from_millis(150);

/// The running program.
#[derive(Debug)]
pub struct App {
    setup: Setup,
    words: Words,
    socket: PathBuf,
    heart: Heart,
    screen: Size,
    tries: u8,
    ground_shifted: bool,
}

/// What comes to the window.
#[derive(Debug, Clone)]
pub enum Event {
    Setup(Message),
    Resized(Size),
    Begun,
    Said,
    Lives,
    /// What was drawn is drawn again, into the other buffer.
    Repaint,
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
            ground_shifted: false,
        };
        app.setup.language = app.words.tag();
        let task = app.act(first);
        Ok((app, task))
    }

    /// Goes on from what happened.
    pub fn update(&mut self, event: Event) -> Task<Event> {
        let task = match event {
            Event::Said => return Task::none(),
            Event::Lives => {
                self.heart.beat();
                return Task::none();
            }
            Event::Repaint => {
                self.ground_shifted = !self.ground_shifted;
                return Task::none();
            }
            seen => self.go_on(seen),
        };
        // As the kiosk does: the software renderer draws only what it thinks has changed, and a
        // screen's title may be missing; it draws everything when the ground's colour changes.
        self.ground_shifted = !self.ground_shifted;
        let again = Task::perform(tokio::time::sleep(OTHER_BUFFER), |()| Event::Repaint);
        Task::batch([task, again])
    }

    fn go_on(&mut self, event: Event) -> Task<Event> {
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
            Event::Said | Event::Lives | Event::Repaint => Task::none(),
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

    /// The ground under every screen, shifted by one step of one channel with each update.
    #[must_use]
    pub fn style(&self, theme: &iced::Theme) -> iced::theme::Style {
        let mut style = iced::theme::Base::base(theme);
        if self.ground_shifted {
            let blue = &mut style.background_color.b;
            let step = if *blue > 0.5 { -1.0 } else { 1.0 };
            *blue += step / 255.0;
        }
        style
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

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whatever_may_change_a_screen_has_everything_drawn_afresh() {
        let nowhere = PathBuf::from("/nowhere");
        let (mut app, _first) = App::new(nowhere.clone(), nowhere).unwrap();
        let ground = |app: &App| app.style(&app.theme()).background_color;
        let before = ground(&app);
        for event in [
            Event::Setup(Message::ContrastAsked),
            Event::Resized(Size::new(1366.0, 768.0)),
            Event::Repaint,
        ] {
            let last = ground(&app);
            let _task = app.update(event.clone());
            assert_ne!(ground(&app), last, "{event:?}");
        }
        let _task = app.update(Event::Setup(Message::ContrastAsked));
        assert_eq!(ground(&app), before, "nobody sees the shift add up");
        let _task = app.update(Event::Said);
        assert_eq!(ground(&app), before, "nothing has changed");
    }
}
