// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tasks in pages: under one need, for practice, or found by a search.

use iced::Length;
use iced::widget::responsive;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space};

use super::action::Action;
use super::catalogue::{Need, TaskKey, TaskSheet};
use super::shared::Shared;
use super::sought::Sought;
use super::{frame, phrase, room};
use crate::say;

/// What the list is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    Need(Need),
    Practice,
    /// What the citizen searched for.
    Search(Sought),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    subject: Subject,
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    TaskChosen(TaskKey),
    PageTurned(usize),
    WentBack,
}

impl List {
    #[must_use]
    pub const fn new(subject: Subject) -> Self {
        Self { subject, page: 0 }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::TaskChosen(key) => Action::ShowTask(key),
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
            Message::WentBack => Action::GoHome,
        }
    }

    pub fn view<'a>(&'a self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let (title, tasks): (String, Vec<&'a TaskSheet>) = match &self.subject {
            Subject::Need(need) => {
                let (name, _, _) = phrase::need(words, *need);
                (name, shared.catalogue.under(*need).collect())
            }
            Subject::Practice => (say!(words, "task-practice"), shared.catalogue.practice()),
            Subject::Search(text) => (
                say!(words, "results-title", words = text.as_str()),
                shared.catalogue.search(text.as_str()),
            ),
        };
        let body: Element<'a, Message> = if tasks.is_empty() {
            self.empty(shared)
        } else {
            let page = self.page;
            let shared = *shared;
            tasks_in_pages(
                shared,
                tasks,
                page,
                Message::TaskChosen,
                Message::PageTurned,
            )
        };
        let (label, icon) = match self.subject {
            Subject::Search(_) => (say!(words, "results-again"), Icon::Search),
            Subject::Need(_) | Subject::Practice => (say!(words, "go-back"), Icon::Back),
        };
        // On an empty page the way back is where the keyboard begins.
        let back = kit::button(look, label, Message::WentBack)
            .icon(icon)
            .initial()
            .key("back")
            .into();
        kit::column(
            look,
            Space::Inner,
            vec![kit::title(look, title).into(), body, back],
        )
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
    }

    fn empty<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let sentences = match &self.subject {
            Subject::Search(text) => vec![
                kit::body(look, say!(words, "results-none", words = text.as_str())).into(),
                kit::body(look, say!(words, "results-none-help")).into(),
            ],
            Subject::Need(_) | Subject::Practice => {
                vec![kit::body(look, say!(words, "list-empty")).into()]
            }
        };
        iced::widget::container(kit::column(look, Space::Tight, sentences))
            .height(Length::Fill)
            .into()
    }
}

/// Tasks as tiles, in pages.
pub(super) fn tasks_in_pages<'a, M: Clone + 'static>(
    shared: Shared<'a>,
    tasks: Vec<&'a TaskSheet>,
    page: usize,
    on_task: impl Fn(TaskKey) -> M + 'a,
    on_page: impl Fn(usize) -> M + Copy + 'a,
) -> Element<'a, M> {
    responsive(move |space| {
        let (look, words) = (shared.look, shared.words);
        let columns = room::tile_columns(look, 2);
        let per_page = room::tiles_on_a_page(look, space.height, columns, tasks.len());
        let pages = kit::pager::pages(tasks.len(), per_page);
        let page = page.min(pages - 1);
        let tiles = kit::pager::items_of(&tasks, page, per_page)
            .iter()
            .zip(0..)
            .map(|(task, number)| {
                let tile = tile(&shared, task, on_task(task.key.clone()));
                if number == 0 {
                    tile.initial().into()
                } else {
                    tile.into()
                }
            })
            .collect();
        let grid = kit::grid(look, Space::Near, columns, tiles);
        let pager = frame::pager_words(words, page, pages);
        kit::pager(look, pager, page, pages, grid, on_page)
    })
    .into()
}

fn tile<'a, M: Clone + 'static>(
    shared: &Shared<'a>,
    task: &TaskSheet,
    message: M,
) -> kit::tile::Tile<M> {
    let (look, words) = (shared.look, shared.words);
    let need = task.needs.first().copied().unwrap_or(Need::Commune);
    let (_, _, kind) = phrase::need(words, need);
    let mut details = Vec::new();
    if task.minutes > 0 {
        details.push(say!(words, "minutes-about", minutes = task.minutes));
    }
    if task.practice {
        details.push(say!(words, "task-practice"));
    }
    if task.italian {
        details.push(say!(words, "task-italian-short"));
    }
    if task.unchecked {
        details.push(say!(words, "task-unchecked-short"));
    }
    let tile =
        kit::tile(look, kind, task.title.as_str(), message).key(format!("task-{}", task.key.0));
    if details.is_empty() {
        tile
    } else {
        tile.detail(details.join(" · "))
    }
}
