// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Thank you*: what was erased, then five faces with words. Nobody has to answer.

use iced::Length;
use iced::widget::container;
use sportello_kit as kit;
use sportello_kit::{Button, Element, Icon, Look, Space, Words};

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
    /// Where there is no room for both: the list is on show, not the question.
    list_shown: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// 1 to 5.
    Rated(u8),
    Skipped,
    ListAsked,
    ListLeft,
}

impl Thanks {
    #[must_use]
    pub const fn new(ending: Ending) -> Self {
        Self {
            ending,
            rated: None,
            list_shown: false,
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
            Message::ListAsked | Message::ListLeft => {
                self.list_shown = message == Message::ListAsked;
                Action::None
            }
        }
    }

    /// A name for each half whose buttons are others: there the focus begins anew.
    pub(super) const fn name(&self) -> &'static str {
        if self.list_shown {
            "thanks-list"
        } else {
            "thanks"
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let look = shared.look;
        let parts = if room::holds_the_notice(look) {
            let erased = kit::card(look, self.erased(shared, kit::heading));
            vec![head(shared), erased, self.question(shared, None)]
        } else if self.list_shown {
            let back = frame::back(look, shared.words, Message::ListLeft);
            vec![self.erased(shared, kit::title), back]
        } else {
            // Where there is no room for both, the question comes first: the list was on the
            // screen before this one.
            let label = say!(shared.words, "thanks-list");
            let list = kit::button(look, label, Message::ListAsked)
                .quiet()
                .icon(Icon::Done)
                .key("list");
            vec![head(shared), self.question(shared, Some(list))]
        };
        let whole = kit::column(look, Space::Group, parts).width(Length::Fill);
        container(frame::measured(look, whole))
            .center(Length::Fill)
            .into()
    }

    /// Five faces. The keyboard begins at *I do not answer*: no face is nearer than another.
    fn question<'a>(
        &self,
        shared: &Shared<'a>,
        more: Option<Button<'a, Message>>,
    ) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let faces = [
            say!(words, "rating-1"),
            say!(words, "rating-2"),
            say!(words, "rating-3"),
            say!(words, "rating-4"),
            say!(words, "rating-5"),
        ];
        let mut answers: Vec<Element<'a, Message>> = vec![if self.rated.is_some() {
            kit::body(look, say!(words, "thanks-rated")).into()
        } else {
            kit::button(look, say!(words, "thanks-skip"), Message::Skipped)
                .quiet()
                .initial()
                .key("skip")
                .into()
        }];
        answers.extend(more.map(Element::from));
        kit::column(
            look,
            Space::Near,
            vec![
                kit::heading(look, say!(words, "thanks-question")).into(),
                kit::faces(look, faces, self.rated, Message::Rated),
                kit::flow(look, Space::Near, answers),
            ],
        )
        .width(Length::Fill)
        .into()
    }

    /// What was erased, under its words.
    fn erased<'a>(
        &self,
        shared: &Shared<'a>,
        title: impl Fn(Look, String) -> Words,
    ) -> Element<'a, Message> {
        let look = shared.look;
        kit::column(
            look,
            Space::Near,
            vec![
                title(look, say!(shared.words, "ending-done")).into(),
                self.ending.list(shared),
            ],
        )
        .into()
    }
}

fn head<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let title = kit::title(look, say!(words, "thanks-title"));
    let take = kit::body(look, say!(words, "thanks-take"));
    kit::column(look, Space::None, vec![title.into(), take.into()]).into()
}
