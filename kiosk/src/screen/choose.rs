// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Help me choose*: one short question, then at most a few tasks or a person.

use iced::Length;
use iced::widget::{container, responsive};
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space};

use super::action::Action;
use super::catalogue::{Need, TaskKey};
use super::shared::Shared;
use super::{frame, list, room};
use crate::say;
use crate::words::Words;

/// Answers to "what brings you here?".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    Letter,
    Doctor,
    Money,
    Work,
    Child,
    AskedToEnter,
    NoneOfThese,
}

impl Reason {
    /// In the order in which they are offered.
    pub const ALL: [Self; 7] = [
        Self::Letter,
        Self::Doctor,
        Self::Money,
        Self::Work,
        Self::Child,
        Self::AskedToEnter,
        Self::NoneOfThese,
    ];

    /// The need behind a reason; `None`: a person has to listen.
    #[must_use]
    pub const fn need(self) -> Option<Need> {
        match self {
            Self::Letter => Some(Need::Payments),
            Self::Doctor => Some(Need::Health),
            Self::Money => Some(Need::Money),
            Self::Work => Some(Need::Work),
            Self::Child => Some(Need::School),
            Self::AskedToEnter => Some(Need::Identity),
            Self::NoneOfThese => None,
        }
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Choose {
    reason: Option<Reason>,
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    ReasonChosen(Reason),
    TaskChosen(TaskKey),
    PageTurned(usize),
    HelpAsked,
    WentBack,
}

impl Choose {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            reason: None,
            page: 0,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::ReasonChosen(reason) => {
                *self = Self {
                    reason: Some(reason),
                    page: 0,
                };
                Action::None
            }
            Message::TaskChosen(key) => Action::ShowTask(key),
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
            Message::HelpAsked => Action::CallHelp,
            Message::WentBack if self.reason.is_some() => {
                *self = Self::new();
                Action::None
            }
            Message::WentBack => Action::GoHome,
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let (title, body) = match self.reason.map(|reason| (reason, reason.need())) {
            None => (say!(words, "choose-question"), self.reasons(shared)),
            Some((_, Some(need))) => {
                let tasks: Vec<_> = shared.catalogue.under(need).collect();
                if tasks.is_empty() {
                    (say!(words, "choose-title"), person(shared))
                } else {
                    let page = self.page;
                    let tiles = list::tasks_in_pages(
                        *shared,
                        tasks,
                        page,
                        Message::TaskChosen,
                        Message::PageTurned,
                    );
                    (say!(words, "choose-found"), tiles)
                }
            }
            Some((_, None)) => (say!(words, "choose-title"), person(shared)),
        };
        kit::column(
            look,
            Space::Inner,
            vec![
                kit::title(look, title).into(),
                body,
                frame::back(look, words, Message::WentBack),
            ],
        )
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
    }

    fn reasons<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (shared, page) = (*shared, self.page);
        responsive(move |space| {
            let (look, words) = (shared.look, shared.words);
            let columns = if room::is_wide(look) { 2 } else { 1 };
            let rows = Reason::ALL.len().div_ceil(columns);
            let per_page = room::rows_on_a_page(look, space.height, rows) * columns;
            let pages = kit::pager::pages(Reason::ALL.len(), per_page);
            let page = page.min(pages - 1);
            let buttons = kit::pager::items_of(&Reason::ALL, page, per_page)
                .iter()
                .zip(0..)
                .map(|(reason, number)| {
                    let reason =
                        kit::button(look, reason.words(words), Message::ReasonChosen(*reason))
                            .wide()
                            .group("reasons")
                            .key(format!("reason-{reason:?}"));
                    if number == 0 {
                        reason.initial().into()
                    } else {
                        reason.into()
                    }
                })
                .collect();
            let grid = kit::grid(look, Space::Near, columns, buttons);
            let pager = frame::pager_words(words, page, pages);
            kit::pager(look, pager, page, pages, grid, Message::PageTurned)
        })
        .into()
    }
}

impl Reason {
    fn words(self, words: &Words) -> String {
        match self {
            Self::Letter => say!(words, "choose-letter"),
            Self::Doctor => say!(words, "choose-doctor"),
            Self::Money => say!(words, "choose-money"),
            Self::Work => say!(words, "choose-work"),
            Self::Child => say!(words, "choose-child"),
            Self::AskedToEnter => say!(words, "choose-enter"),
            Self::NoneOfThese => say!(words, "choose-nothing"),
        }
    }
}

/// No task answers: a person does.
fn person<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let parts = vec![
        kit::body(look, say!(words, "choose-nothing-text")).into(),
        kit::button(look, say!(words, "help-call"), Message::HelpAsked)
            .primary()
            .initial()
            .icon(Icon::Help)
            .key("call")
            .into(),
    ];
    container(kit::column(look, Space::Inner, parts))
        .height(Length::Fill)
        .into()
}
