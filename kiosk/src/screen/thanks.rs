// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Thank you*: what was erased, what was done today and what comes next, five faces with words.
//! Nobody has to answer.

use iced::Length;
use iced::widget::container;
use sportello_kit as kit;
use sportello_kit::{Button, Element, Icon, Look, Space, Words};

use super::action::Action;
use super::catalogue::{Part, TaskKey};
use super::ending::Ending;
use super::reading::{Piece, in_pages};
use super::shared::Shared;
use super::{frame, room};
use crate::say;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thanks {
    /// The list as it stood when the wipe was over.
    ending: Ending,
    /// Tasks that were finished. Their names live as long as this screen.
    recap: Vec<TaskKey>,
    rated: Option<u8>,
    half: Half,
    page: usize,
}

/// What is on show, where not everything has room at once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Half {
    #[default]
    Question,
    /// What was erased.
    List,
    /// What was done today and what comes next.
    Today,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// 1 to 5.
    Rated(u8),
    Skipped,
    ListAsked,
    TodayAsked,
    /// Back to the question.
    ListLeft,
    PageTurned(usize),
}

impl Thanks {
    #[must_use]
    pub const fn new(ending: Ending, recap: Vec<TaskKey>) -> Self {
        // What comes next is for the person who leaves: it is the first thing they see.
        let half = if recap.is_empty() {
            Half::Question
        } else {
            Half::Today
        };
        Self {
            ending,
            recap,
            rated: None,
            half,
            page: 0,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Rated(rating) if self.rated.is_none() && (1..=5).contains(&rating) => {
                self.rated = Some(rating);
                return Action::Rate(Some(rating));
            }
            Message::Rated(_) => {}
            Message::Skipped => return Action::Rate(None),
            Message::ListAsked => self.half = Half::List,
            Message::TodayAsked => self.half = Half::Today,
            Message::ListLeft => self.half = Half::Question,
            Message::PageTurned(page) => self.page = page,
        }
        Action::None
    }

    /// A name for each half whose buttons are others: there the focus begins anew.
    pub(super) const fn name(&self) -> &'static str {
        match self.half {
            Half::Question => "thanks",
            Half::List => "thanks-list",
            Half::Today => "thanks-today",
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let recap = recap(shared, &self.recap);
        if self.half == Half::Today && !recap.is_empty() {
            return self.today(shared, recap);
        }
        let today = (!recap.is_empty()).then(|| {
            kit::button(look, say!(words, "thanks-today"), Message::TodayAsked)
                .quiet()
                .icon(Icon::Steps)
                .key("today")
        });
        let parts = if room::holds_the_notice(look) {
            let erased = kit::card(look, self.erased(shared, kit::heading));
            let more = today.into_iter().collect();
            vec![head(shared), erased, self.question(shared, more)]
        } else if self.half == Half::List {
            let back = frame::back(look, words, Message::ListLeft);
            vec![self.erased(shared, kit::title), back]
        } else {
            // Where there is no room for both, the question comes first: the list was on the
            // screen before this one.
            let label = say!(words, "thanks-list");
            let list = kit::button(look, label, Message::ListAsked)
                .quiet()
                .icon(Icon::Done)
                .key("list");
            let more = std::iter::once(list).chain(today).collect();
            vec![head(shared), self.question(shared, more)]
        };
        let whole = kit::column(look, Space::Group, parts).width(Length::Fill);
        container(frame::measured(look, whole))
            .center(Length::Fill)
            .into()
    }

    /// What was done today and what comes next, in pages where letters are large.
    fn today<'a>(&self, shared: &Shared<'a>, recap: Vec<Piece<Message>>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let go_on = kit::button(look, say!(words, "go-on"), Message::ListLeft)
            .primary()
            .initial()
            .icon_end(Icon::Next)
            .key("go-on");
        kit::column(
            look,
            Space::Near,
            vec![
                kit::title(look, say!(words, "ending-done")).into(),
                in_pages(*shared, recap, self.page, Message::PageTurned),
                kit::end(look, go_on),
            ],
        )
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
    }

    /// Five faces. The keyboard begins at *I do not answer*: no face is nearer than another.
    fn question<'a>(
        &self,
        shared: &Shared<'a>,
        more: Vec<Button<'a, Message>>,
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
        answers.extend(more.into_iter().map(Element::from));
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

/// The words of each finished task, under the heads of today and of what is next.
fn recap(shared: &Shared<'_>, keys: &[TaskKey]) -> Vec<Piece<Message>> {
    let words = shared.words;
    let tasks: Vec<_> = keys
        .iter()
        .filter_map(|key| shared.catalogue.task(key))
        .collect();
    let mut pieces = Vec::new();
    for (part, title) in [
        (Part::Done, say!(words, "thanks-today")),
        (Part::Next, say!(words, "thanks-today-next")),
    ] {
        let sheets = tasks.iter().filter_map(|task| task.part(part));
        let lines = sheets.flat_map(|sheet| sheet.paragraphs.iter().chain(&sheet.items));
        let lines: Vec<Piece<Message>> = lines.cloned().map(Piece::Text).collect();
        if !lines.is_empty() {
            pieces.push(Piece::Heading(title));
            pieces.extend(lines);
        }
    }
    pieces
}

fn head<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let title = kit::title(look, say!(words, "thanks-title"));
    let take = kit::body(look, say!(words, "thanks-take"));
    kit::column(look, Space::None, vec![title.into(), take.into()]).into()
}
