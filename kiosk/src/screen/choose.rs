// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Help me choose*: the bundle's questions, one short one after another, down to a task or a
//! person. Where a bundle asks none, the terminal's own question leads to the tasks of a need.

use iced::Length;
use iced::widget::{container, responsive};
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space};

use super::action::Action;
use super::catalogue::{Leads, Need, QuestionSheet, TaskKey};
use super::shared::Shared;
use super::{frame, list, room};
use crate::say;
use crate::words::Words;

/// Answers to "what brings you here?", the terminal's own question.
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

/// Where in the questions the citizen is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choose {
    /// The questions behind the one on show, by their places in the catalogue.
    behind: Vec<usize>,
    /// The question on show.
    question: usize,
    /// The last answer leads to a person.
    person: bool,
    /// The answer to the terminal's own question, where the bundle asks none.
    reason: Option<Reason>,
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Answered(Leads),
    ReasonChosen(Reason),
    TaskChosen(TaskKey),
    PageTurned(usize),
    HelpAsked,
    WentBack,
}

/// A bundle asks four questions at most; a wrong one must not make memory grow.
const MOST_BEHIND: usize = 16;

impl Choose {
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Answered(Leads::Task(key)) | Message::TaskChosen(key) => Action::ShowTask(key),
            Message::Answered(Leads::Question(next)) => {
                if self.behind.len() < MOST_BEHIND {
                    self.behind.push(self.question);
                    self.question = next;
                    self.page = 0;
                }
                Action::None
            }
            Message::Answered(Leads::Staff) => {
                self.person = true;
                Action::None
            }
            Message::ReasonChosen(reason) => {
                *self = Self {
                    reason: Some(reason),
                    ..Self::default()
                };
                Action::None
            }
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
            Message::HelpAsked => Action::CallHelp,
            Message::WentBack if self.person => {
                self.person = false;
                Action::None
            }
            Message::WentBack if self.reason.is_some() => {
                *self = Self::new();
                Action::None
            }
            Message::WentBack => match self.behind.pop() {
                Some(before) => {
                    self.question = before;
                    self.page = 0;
                    Action::None
                }
                None => Action::GoHome,
            },
        }
    }

    /// A name for each question, so that the focus begins anew at its first answer.
    pub(super) const fn name(&self) -> &'static str {
        const NAMES: [&str; 5] = ["choose", "choose-2", "choose-3", "choose-4", "choose-5"];
        if self.person {
            return "choose-person";
        }
        let depth = self.behind.len() + self.reason.is_some() as usize;
        if depth < NAMES.len() {
            NAMES[depth]
        } else {
            NAMES[4]
        }
    }

    pub fn view<'a>(&'a self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let questions = &shared.catalogue.questions;
        // A new bundle may have taken the question away: begin with the first.
        let question = questions.get(self.question).or_else(|| questions.first());
        let (title, body) = match (question, self.reason.map(Reason::need)) {
            _ if self.person => (say!(words, "choose-title"), person(shared)),
            (Some(question), _) => (question.words.clone(), self.answers(shared, question)),
            (None, None) => (say!(words, "choose-question"), self.reasons(shared)),
            (None, Some(Some(need))) => {
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
            (None, Some(None)) => (say!(words, "choose-title"), person(shared)),
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

    /// The answers, one under another or in two columns, each with room for its words.
    fn answers<'a>(
        &self,
        shared: &Shared<'a>,
        question: &'a QuestionSheet,
    ) -> Element<'a, Message> {
        let (shared, page) = (*shared, self.page);
        responsive(move |space| {
            let (look, words) = (shared.look, shared.words);
            let answers = &question.answers;
            let height = answers
                .iter()
                .map(|answer| room::row_of_text_height(look, &answer.words, space.width))
                .fold(0.0, f32::max);
            let per_page = room::on_a_page(look, space.height, height, answers.len());
            let pages = kit::pager::pages(answers.len(), per_page);
            let page = page.min(pages - 1);
            let shown = kit::pager::items_of(answers, page, per_page);
            let first = page * per_page;
            let buttons = shown
                .iter()
                .zip(first..)
                .map(|(answer, number)| {
                    let message = Message::Answered(answer.to.clone());
                    let button = kit::button(look, answer.words.as_str(), message)
                        .wide()
                        .group("answers")
                        .key(format!("answer-{number}"));
                    if number == first {
                        button.initial().into()
                    } else {
                        button.into()
                    }
                })
                .collect();
            let grid = kit::grid(look, Space::Near, 1, buttons);
            let pager = frame::pager_words(words, page, pages);
            kit::pager(look, pager, page, pages, grid, Message::PageTurned)
        })
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
