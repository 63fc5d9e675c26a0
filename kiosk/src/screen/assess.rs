// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *What can I do already?*: thirteen sentences, four answers, and what comes of it by area, with
//! three things to try in each. The answers live on this screen and nowhere else.

use iced::Length;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Space};

use super::action::Action;
use super::catalogue::{Catalogue, ItemSheet, TaskKey, TaskSheet};
use super::reading::{Choice, Piece, in_groups};
use super::shared::Shared;
use super::{frame, phrase};
use crate::say;
use crate::words::Words;

/// How far one gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Never,
    WithHelp,
    Alone,
    Teaches,
}

impl Level {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Never, Self::WithHelp, Self::Alone, Self::Teaches];

    const fn rank(self) -> usize {
        self as usize
    }
}

/// Areas of DigComp.
pub const AREAS: std::ops::RangeInclusive<u8> = 1..=5;
/// Things to try that are shown of an area.
const TO_TRY: usize = 3;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assessment {
    begun: bool,
    /// How many sentences there are.
    items: usize,
    answers: Vec<Level>,
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Began,
    Answered(Level),
    WentBack,
    StartedAgain,
    PageTurned(usize),
    PrintAsked,
    TaskChosen(TaskKey),
    Left,
}

impl Assessment {
    #[must_use]
    pub const fn new(items: usize) -> Self {
        Self {
            begun: false,
            items,
            answers: Vec::new(),
            page: 0,
        }
    }

    /// The answers so far.
    #[must_use]
    pub fn answers(&self) -> &[Level] {
        &self.answers
    }

    pub fn update(&mut self, message: Message) -> Action {
        if message != Message::PrintAsked {
            self.page = 0;
        }
        match message {
            Message::Began => self.begun = true,
            Message::Answered(level) if self.begun && self.answers.len() < self.items => {
                self.answers.push(level);
                if self.answers.len() == self.items {
                    return Action::Assessed(self.answers.clone());
                }
            }
            Message::Answered(_) => {}
            Message::WentBack => {
                if !self.begun {
                    return Action::ShowLearn;
                }
                if self.answers.pop().is_none() {
                    self.begun = false;
                }
            }
            Message::StartedAgain => *self = Self::new(self.items),
            Message::PageTurned(page) => self.page = page,
            Message::PrintAsked => return Action::PrintSkills(self.answers.clone()),
            Message::TaskChosen(key) => return Action::ShowTask(key),
            Message::Left => return Action::ShowLearn,
        }
        Action::None
    }

    /// A name for each sentence, so that the focus begins anew at its first answer.
    pub(super) const fn name(&self) -> &'static str {
        match (self.begun, self.answers.len()) {
            (false, _) => "assess",
            (true, done) if done >= self.items => "assess-result",
            (true, done) if done.is_multiple_of(2) => "assess-item",
            (true, _) => "assess-other",
        }
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let items = &shared.catalogue.items;
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        let groups = if !self.begun {
            parts.push(kit::title(look, say!(words, "assess-title")).into());
            vec![
                vec![Piece::Text(say!(words, "assess-intro"))],
                vec![Piece::Text(say!(words, "assess-private"))],
            ]
        } else if let Some(item) = items.get(self.answers.len()) {
            parts.push(self.place(shared));
            question(words, item)
                .into_iter()
                .map(|piece| vec![piece])
                .collect()
        } else {
            parts.push(kit::title(look, say!(words, "assess-result")).into());
            result(shared, &self.answers)
        };
        parts.push(in_groups(*shared, groups, self.page, Message::PageTurned));
        parts.push(self.moving(shared));
        kit::column(look, Space::Near, parts)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn place<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let number = self.answers.len() + 1;
        let (look, words, count) = (shared.look, shared.words, self.items);
        let said = say!(words, "assess-number", number = number, count = count);
        #[expect(clippy::cast_precision_loss, reason = "thirteen sentences")]
        let share = number as f32 / count.max(1) as f32;
        kit::progress(look, said, share.min(1.0))
    }

    fn moving<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let is_over = self.begun && self.answers.len() >= self.items;
        let mut buttons: Vec<Element<'a, Message>> = if is_over {
            let again = say!(words, "lesson-start-again");
            vec![
                kit::button(look, again, Message::StartedAgain)
                    .icon(Icon::Repeat)
                    .key("again")
                    .into(),
            ]
            .into_iter()
            .chain(shared.site.printer.then(|| {
                kit::button(look, say!(words, "paper-print"), Message::PrintAsked)
                    .icon(Icon::Print)
                    .key("print")
                    .into()
            }))
            .collect()
        } else {
            vec![frame::back(look, words, Message::WentBack)]
        };
        buttons.push(kit::fill());
        if !self.begun {
            buttons.push(
                kit::button(look, say!(words, "assess-start"), Message::Began)
                    .primary()
                    .initial()
                    .icon_end(Icon::Next)
                    .key("begin")
                    .into(),
            );
        } else if is_over {
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

fn question(words: &Words, item: &ItemSheet) -> Vec<Piece<Message>> {
    let answers = Level::ALL.into_iter().map(|level| {
        let (label, icon) = match level {
            Level::Never => (say!(words, "assess-never"), Icon::FaceSad),
            Level::WithHelp => (say!(words, "assess-helped"), Icon::FaceSoSo),
            Level::Alone => (say!(words, "assess-alone"), Icon::FaceHappy),
            Level::Teaches => (say!(words, "assess-teach"), Icon::FaceVeryHappy),
        };
        Piece::Choice(Choice {
            label,
            key: format!("level-{level:?}"),
            icon: Some(icon),
            message: Message::Answered(level),
            initial: level == Level::Never,
        })
    });
    std::iter::once(Piece::Heading(item.words.clone()))
        .chain(answers)
        .collect()
}

/// The level of each area that has a sentence: the middle of its answers, rounded down.
#[must_use]
pub fn levels(items: &[ItemSheet], answers: &[Level]) -> Vec<(u8, Level)> {
    AREAS
        .filter_map(|area| {
            let ranks: Vec<usize> = items
                .iter()
                .zip(answers)
                .filter(|(item, _)| item.area == area)
                .map(|(_, level)| level.rank())
                .collect();
            let middle = ranks.iter().sum::<usize>().checked_div(ranks.len())?;
            Some((area, *Level::ALL.get(middle)?))
        })
        .collect()
}

/// What came of one area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaResult<'a> {
    /// 1 to 5.
    pub area: u8,
    pub level: Level,
    /// At most three.
    pub to_try: Vec<&'a TaskSheet>,
}

/// What came of each area that has a sentence. A task is suggested again in another area only
/// where that has no other.
#[must_use]
pub fn results<'a>(catalogue: &'a Catalogue, answers: &[Level]) -> Vec<AreaResult<'a>> {
    let mut suggested: Vec<&TaskSheet> = Vec::new();
    levels(&catalogue.items, answers)
        .into_iter()
        .map(|(area, level)| {
            let to_try = to_try(catalogue, answers, area, &suggested);
            suggested.extend(&to_try);
            AreaResult {
                area,
                level,
                to_try,
            }
        })
        .collect()
}

/// Up to three tasks of an area, for the sentences that got the lowest answers: one for each in
/// turn, new ones first, rehearsals before the real thing.
fn to_try<'a>(
    catalogue: &'a Catalogue,
    answers: &[Level],
    area: u8,
    suggested: &[&TaskSheet],
) -> Vec<&'a TaskSheet> {
    let answered = catalogue.items.iter().zip(answers);
    let mut weakest: Vec<(Level, u8)> = answered
        .filter(|(item, _)| item.area == area)
        .map(|(item, level)| (*level, item.se5))
        .collect();
    weakest.sort_by_key(|(level, _)| *level);
    let mut found: Vec<&TaskSheet> = Vec::new();
    for _turn in 0..TO_TRY {
        for (_, code) in &weakest {
            let fits = |task: &&TaskSheet| task.se5.contains(code) && !found.contains(task);
            let best = catalogue
                .tasks
                .iter()
                .filter(fits)
                .min_by_key(|task| (suggested.contains(task), !task.practice));
            found.extend(best);
            if found.len() == TO_TRY {
                return found;
            }
        }
    }
    found
}

/// Area by area: how far one gets, and what to try.
fn result(shared: &Shared<'_>, answers: &[Level]) -> Vec<Vec<Piece<Message>>> {
    let words = shared.words;
    let of_area = |result: AreaResult<'_>| {
        let mut pieces = vec![
            Piece::Heading(phrase::skill(words, result.area)),
            Piece::Text(phrase::level(words, result.level)),
        ];
        if !result.to_try.is_empty() {
            pieces.push(Piece::Strong(say!(words, "assess-try")));
        }
        pieces.extend(result.to_try.into_iter().map(|task| {
            Piece::Choice(Choice {
                label: task.title.clone(),
                key: format!("task-{}-{}", result.area, task.key.0),
                icon: Some(Icon::Next),
                message: Message::TaskChosen(task.key.clone()),
                initial: false,
            })
        }));
        pieces
    };
    results(shared.catalogue, answers)
        .into_iter()
        .map(of_area)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(se5: u8, area: u8) -> ItemSheet {
        ItemSheet {
            words: String::new(),
            se5,
            area,
        }
    }

    fn task(key: &str, se5: &[u8], practice: bool) -> TaskSheet {
        TaskSheet {
            key: TaskKey(key.to_owned()),
            se5: se5.to_vec(),
            practice,
            ..TaskSheet::default()
        }
    }

    #[test]
    fn an_area_has_the_middle_of_its_answers() {
        use Level::{Alone, Never, Teaches, WithHelp};
        let items = [item(1, 1), item(2, 1), item(9, 2), item(13, 5)];
        assert_eq!(
            levels(&items, &[Never, Teaches, Alone, WithHelp]),
            [(1, WithHelp), (2, Alone), (5, WithHelp)]
        );
        assert_eq!(levels(&items, &[]), []);
    }

    #[test]
    fn what_is_hardest_is_tried_first_and_without_risk() {
        use Level::{Alone, Never, Teaches};
        let catalogue = Catalogue {
            tasks: vec![
                task("isee", &[6], false),
                task("practise-isee", &[6], true),
                task("spid", &[9], false),
                task("cv", &[10], false),
            ],
            items: vec![item(6, 2), item(9, 2), item(10, 3), item(13, 5)],
            ..Catalogue::default()
        };
        let results = results(&catalogue, &[Never, Alone, Teaches, Never]);
        let tried: Vec<(u8, Vec<&str>)> = results
            .iter()
            .map(|result| {
                let keys = result.to_try.iter().map(|task| task.key.0.as_str());
                (result.area, keys.collect())
            })
            .collect();
        assert_eq!(
            tried,
            [
                (2, vec!["practise-isee", "spid", "isee"]),
                (3, vec!["cv"]),
                (5, vec![]),
            ]
        );
    }

    #[test]
    fn an_area_has_three_things_to_try_and_no_other_areas_unless_it_lacks_its_own() {
        use Level::Never;
        let catalogue = Catalogue {
            tasks: vec![
                task("both", &[6, 13], true),
                task("one", &[6], false),
                task("two", &[6], false),
                task("three", &[6], false),
                task("own", &[13], false),
            ],
            items: vec![item(6, 2), item(13, 5)],
            ..Catalogue::default()
        };
        let results = results(&catalogue, &[Never, Never]);
        let of = |at: usize| -> Vec<&str> {
            let tasks = results[at].to_try.iter();
            tasks.map(|task| task.key.0.as_str()).collect()
        };
        assert_eq!(of(0), ["both", "one", "two"]);
        assert_eq!(of(1), ["own", "both"], "its own first, then again");
    }

    #[test]
    fn the_last_answer_ends_it_and_an_answer_can_be_taken_back() {
        let mut screen = Assessment::new(2);
        assert_eq!(screen.update(Message::Answered(Level::Alone)), Action::None);
        assert!(screen.answers().is_empty(), "nothing was asked yet");
        let _action = screen.update(Message::Began);
        let _action = screen.update(Message::Answered(Level::Alone));
        let _action = screen.update(Message::WentBack);
        let _action = screen.update(Message::Answered(Level::Never));
        let both = vec![Level::Never, Level::Teaches];
        assert_eq!(
            screen.update(Message::Answered(Level::Teaches)),
            Action::Assessed(both)
        );
        let _action = screen.update(Message::Answered(Level::Alone));
        assert_eq!(screen.answers(), [Level::Never, Level::Teaches]);
        assert_eq!(screen.name(), "assess-result");
    }
}
