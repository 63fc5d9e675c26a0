// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *Learn in two minutes*: the lessons, and what one can already do.

use iced::Length;
use iced::widget::responsive;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space};

use super::action::Action;
use super::catalogue::{LessonSheet, TaskKey};
use super::shared::Shared;
use super::{frame, room};
use crate::say;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Learn {
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    LessonChosen(TaskKey),
    AssessmentChosen,
    PageTurned(usize),
    WentBack,
}

/// A tile.
#[derive(Debug, Clone, Copy)]
enum Place<'a> {
    Assessment,
    Lesson(&'a LessonSheet),
}

impl Learn {
    #[must_use]
    pub const fn new() -> Self {
        Self { page: 0 }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::LessonChosen(key) => Action::ShowLesson(key),
            Message::AssessmentChosen => Action::ShowAssessment,
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
            Message::WentBack => Action::GoHome,
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        kit::column(
            look,
            Space::Inner,
            vec![
                kit::title(look, say!(words, "learn-title")).into(),
                self.tiles(shared),
                frame::back(look, words, Message::WentBack),
            ],
        )
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
    }

    fn tiles<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (shared, page) = (*shared, self.page);
        responsive(move |space| {
            let look = shared.look;
            let assessment = (!shared.catalogue.items.is_empty()).then_some(Place::Assessment);
            let lessons = shared.catalogue.lessons.iter().map(Place::Lesson);
            let places: Vec<Place<'a>> = assessment.into_iter().chain(lessons).collect();
            let columns = room::tile_columns(look, 2);
            let per_page = room::tiles_on_a_page(look, space.height, columns, places.len());
            let pages = kit::pager::pages(places.len(), per_page);
            let page = page.min(pages - 1);
            let tiles = kit::pager::items_of(&places, page, per_page)
                .iter()
                .zip(0..)
                .map(|(place, number)| {
                    let tile = tile(&shared, *place);
                    if number == 0 { tile.initial() } else { tile }.into()
                })
                .collect();
            let grid = kit::grid(look, Space::Near, columns, tiles);
            let pager = frame::pager_words(shared.words, page, pages);
            kit::pager(look, pager, page, pages, grid, Message::PageTurned)
        })
        .into()
    }
}

fn tile(shared: &Shared<'_>, place: Place<'_>) -> kit::tile::Tile<Message> {
    let (look, words) = (shared.look, shared.words);
    match place {
        Place::Assessment => {
            let title = say!(words, "learn-assess");
            kit::tile(look, kit::Need::Learn, title, Message::AssessmentChosen)
                .detail(say!(words, "learn-assess-text"))
                .icon(Icon::Steps)
                .key("assessment")
        }
        Place::Lesson(lesson) => {
            let mut details = vec![say!(words, "learn-minutes", minutes = lesson.minutes)];
            if lesson.italian {
                details.push(say!(words, "task-italian-short"));
            }
            let message = Message::LessonChosen(lesson.key.clone());
            kit::tile(look, kit::Need::Learn, lesson.title.as_str(), message)
                .detail(details.join(" · "))
                .key(format!("lesson-{}", lesson.key.0))
        }
    }
}
