// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A lesson: a few cards, one thought each, and a question. Nobody is marked, and nothing of it
//! is kept.

use iced::Length;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space, Tone};

use super::action::Action;
use super::catalogue::{LessonSheet, TaskKey};
use super::reading::{Choice, Piece, in_pages};
use super::shared::Shared;
use super::{frame, room};
use crate::say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    key: TaskKey,
    /// How many cards it has.
    cards: usize,
    /// The card on show; beyond the last, the question.
    at: usize,
    /// The answer that was tried last, and whether it was right.
    tried: Option<(usize, bool)>,
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    WentOn,
    WentBack,
    PageTurned(usize),
    Tried { answer: usize, right: bool },
    StartedAgain,
    TaskChosen(TaskKey),
    Left,
}

/// Tasks to go on with.
const MOST_TASKS: usize = 3;

impl Lesson {
    /// The lesson of that key, with so many cards.
    #[must_use]
    pub const fn new(key: TaskKey, cards: usize) -> Self {
        Self {
            key,
            cards,
            at: 0,
            tried: None,
            page: 0,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::WentOn => self.go(self.at + 1),
            Message::WentBack if self.at == 0 => return Action::ShowLearn,
            Message::WentBack => self.go(self.at - 1),
            Message::PageTurned(page) => self.page = page,
            Message::Tried { answer, right } => {
                self.tried = Some((answer, right));
                self.page = 0;
            }
            Message::StartedAgain => self.go(0),
            Message::TaskChosen(key) => return Action::ShowTask(key),
            Message::Left => return Action::ShowLearn,
        }
        Action::None
    }

    fn go(&mut self, at: usize) {
        self.at = at.min(self.cards);
        self.page = 0;
        self.tried = None;
    }

    /// A name for each card and answer: there the focus begins anew.
    pub(super) const fn name(&self) -> &'static str {
        match (self.at < self.cards, self.tried) {
            (true, _) if self.at.is_multiple_of(2) => "lesson",
            (true, _) => "lesson-other",
            (false, None) => "lesson-trial",
            (false, Some((_, false))) => "lesson-wrong",
            (false, Some((_, true))) => "lesson-right",
        }
    }

    pub fn view<'a>(&'a self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let Some(lesson) = shared.catalogue.lesson(&self.key) else {
            // A new bundle took the lesson away while it was open.
            let gone = kit::body(look, say!(words, "list-empty"));
            let back = frame::back(look, words, Message::Left);
            return frame::top_and_bottom(look, gone, back);
        };
        let pieces = match lesson.cards.get(self.at) {
            Some(card) => {
                let mut pieces = vec![Piece::Heading(card.title.clone())];
                pieces.extend(card.words.iter().cloned().map(Piece::Text));
                pieces
            }
            None => self.trial(shared, lesson),
        };
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        if !room::is_short(look) {
            parts.push(kit::title(look, lesson.title.as_str()).into());
        }
        parts.push(self.place(shared, lesson));
        parts.push(in_pages(*shared, pieces, self.page, Message::PageTurned));
        parts.push(self.moving(shared));
        kit::column(look, Space::Near, parts)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    /// How far the lesson is.
    fn place<'a>(&self, shared: &Shared<'a>, lesson: &LessonSheet) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let (number, count) = (self.at + 1, lesson.cards.len());
        let said = if self.at < count {
            say!(words, "lesson-card", number = number, count = count)
        } else {
            say!(words, "lesson-trial")
        };
        #[expect(clippy::cast_precision_loss, reason = "a handful of cards")]
        let share = number as f32 / (count + 1) as f32;
        kit::progress(look, said, share.min(1.0))
    }

    fn trial(&self, shared: &Shared<'_>, lesson: &LessonSheet) -> Vec<Piece<Message>> {
        let words = shared.words;
        let tried = self
            .tried
            .and_then(|(answer, _)| lesson.answers.get(answer));
        if let Some(answer) = tried.filter(|answer| answer.right) {
            let said = format!("{} {}", say!(words, "lesson-right"), answer.words);
            let mut pieces = vec![Piece::Banner(Tone::Good, said, answer.why.clone())];
            let next: Vec<Piece<Message>> = lesson
                .tasks
                .iter()
                .filter_map(|key| shared.catalogue.task(key))
                .take(MOST_TASKS)
                .zip(0..)
                .map(|(task, number)| {
                    Piece::Choice(Choice {
                        label: task.title.clone(),
                        key: format!("task-{}", task.key.0),
                        icon: Some(Icon::Next),
                        message: Message::TaskChosen(task.key.clone()),
                        initial: number == 0,
                    })
                })
                .collect();
            if !next.is_empty() {
                pieces.push(Piece::Strong(say!(words, "lesson-done")));
                pieces.extend(next);
            }
            return pieces;
        }
        let mut pieces = Vec::new();
        if let Some(answer) = tried {
            let said = format!("{} {}", say!(words, "lesson-wrong"), answer.words);
            let why = format!("{} {}", answer.why, say!(words, "lesson-again"));
            pieces.push(Piece::Banner(Tone::Info, said, why));
        }
        pieces.push(Piece::Heading(lesson.question.clone()));
        pieces.extend(lesson.answers.iter().enumerate().map(|(number, answer)| {
            Piece::Choice(Choice {
                label: answer.words.clone(),
                key: format!("answer-{number}"),
                icon: Some(Icon::Todo),
                message: Message::Tried {
                    answer: number,
                    right: answer.right,
                },
                initial: number == 0,
            })
        }));
        pieces
    }

    fn moving<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let is_right = matches!(self.tried, Some((_, true)));
        let back = if is_right {
            kit::button(
                look,
                say!(words, "lesson-start-again"),
                Message::StartedAgain,
            )
            .icon(Icon::Repeat)
            .key("again")
            .into()
        } else {
            frame::back(look, words, Message::WentBack)
        };
        let mut buttons = vec![back, kit::fill()];
        if self.at < self.cards {
            buttons.push(
                kit::button(look, say!(words, "go-on"), Message::WentOn)
                    .primary()
                    .initial()
                    .icon_end(Icon::Next)
                    .key("go-on")
                    .into(),
            );
        } else {
            buttons.push(
                kit::button(look, say!(words, "lesson-leave"), Message::Left)
                    .key("leave")
                    .into(),
            );
        }
        kit::row(look, Space::Near, buttons)
            .width(Length::Fill)
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_come_one_after_another_and_the_question_is_last() {
        let mut lesson = Lesson::new(TaskKey("password".to_owned()), 2);
        assert_eq!(lesson.update(Message::WentBack), Action::ShowLearn);
        for _ in 0..9 {
            let _action = lesson.update(Message::WentOn);
        }
        assert_eq!((lesson.at, lesson.name()), (2, "lesson-trial"));
        let _action = lesson.update(Message::Tried {
            answer: 1,
            right: false,
        });
        assert_eq!(lesson.name(), "lesson-wrong");
        let _action = lesson.update(Message::Tried {
            answer: 0,
            right: true,
        });
        assert_eq!(lesson.name(), "lesson-right");
        let _action = lesson.update(Message::StartedAgain);
        assert_eq!((lesson.at, lesson.tried), (0, None));
    }
}
