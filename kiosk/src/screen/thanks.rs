// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Thank you*: what was erased, then five faces with words. Nobody has to answer.

use iced::Length;
use iced::widget::container;
use sportello_kit as kit;
use sportello_kit::{Element, Space};

use super::action::Action;
use super::ending::Ending;
use super::shared::Shared;
use super::{frame, room};
use crate::say;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thanks {
    /// The list as it stood when the wipe was over.
    ending: Ending,
    rated: Option<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// 1 to 5.
    Rated(u8),
    Skipped,
}

impl Thanks {
    #[must_use]
    pub const fn new(ending: Ending) -> Self {
        Self {
            ending,
            rated: None,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Rated(rating) if self.rated.is_none() && (1..=5).contains(&rating) => {
                self.rated = Some(rating);
                Action::Rate(Some(rating))
            }
            Message::Rated(_) => Action::None,
            Message::Skipped => Action::Rate(None),
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let faces = [
            say!(words, "rating-1"),
            say!(words, "rating-2"),
            say!(words, "rating-3"),
            say!(words, "rating-4"),
            say!(words, "rating-5"),
        ];
        let answer: Element<'a, Message> = if self.rated.is_some() {
            kit::body(look, say!(words, "thanks-rated")).into()
        } else {
            kit::button(look, say!(words, "thanks-skip"), Message::Skipped)
                .quiet()
                .key("skip")
                .into()
        };
        let rate = kit::column(
            look,
            Space::Near,
            vec![
                kit::heading(look, say!(words, "thanks-question")).into(),
                kit::faces(look, faces, self.rated, Message::Rated),
                answer,
            ],
        )
        .width(Length::Fill);
        let erased = kit::card(
            look,
            kit::column(
                look,
                Space::Near,
                vec![
                    kit::heading(look, say!(words, "ending-done")).into(),
                    self.ending.list(shared),
                ],
            ),
        );
        let title = kit::title(look, say!(words, "thanks-title"));
        let take = kit::body(look, say!(words, "thanks-take"));
        let head = kit::column(look, Space::None, vec![title.into(), take.into()]);
        // Where there is no room for both, the question comes first: the list was on the
        // screen before this one.
        let parts = if room::holds_the_notice(look) {
            vec![head.into(), erased, rate.into()]
        } else {
            vec![head.into(), rate.into()]
        };
        let whole = kit::column(look, Space::Group, parts).width(Length::Fill);
        container(frame::measured(look, whole))
            .center(Length::Fill)
            .into()
    }
}
