// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Are you still there?*: the page is covered, two equal answers, a counting ring.

use iced::Length;
use iced::widget::container;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space};

use super::action::Action;
use super::frame;
use super::shared::Shared;
use crate::say;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Idle {
    /// Seconds until the session ends by itself.
    pub seconds_left: u16,
    /// Seconds the question stands in all.
    pub seconds: u16,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    StillHere,
    JustArrived,
}

impl Idle {
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::StillHere => Action::StillHere,
            Message::JustArrived => Action::JustArrived,
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let share = f32::from(self.seconds_left) / f32::from(self.seconds.max(1));
        let counted = say!(words, "idle-seconds", seconds = self.seconds_left);
        let ring = kit::ring(look, counted, self.seconds_left.to_string(), share);
        // Two answers of equal weight: neither is the one to press without reading.
        let answers = kit::grid(
            look,
            Space::Inner,
            2,
            vec![
                kit::button(look, say!(words, "idle-still"), Message::StillHere)
                    .icon(Icon::Person)
                    .wide()
                    .initial()
                    .key("still-here")
                    .into(),
                kit::button(look, say!(words, "idle-new"), Message::JustArrived)
                    .icon(Icon::Add)
                    .wide()
                    .spoken(format!(
                        "{}. {}",
                        say!(words, "idle-new"),
                        say!(words, "idle-new-text")
                    ))
                    .key("just-arrived")
                    .into(),
            ],
        );
        let parts = vec![
            ring,
            kit::title(look, say!(words, "idle-title")).center().into(),
            kit::body(look, say!(words, "idle-text")).center().into(),
            answers,
            kit::small(look, say!(words, "idle-new-text"))
                .center()
                .silent()
                .into(),
        ];
        container(frame::measured(
            look,
            frame::stack(look, Space::Inner, parts),
        ))
        .center(Length::Fill)
        .into()
    }
}
