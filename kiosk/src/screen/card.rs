// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A task before it starts: what it is good for, what to have at hand, how long.

use iced::Length;
use sportello_kit as kit;
use sportello_kit::{Element, Icon, Kind, Look, Space, Tone};

use super::action::Action;
use super::catalogue::{Part, TaskKey, TaskSheet};
use super::shared::Shared;
use super::{frame, phrase, room};
use crate::say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    key: TaskKey,
    /// Ticks of the checklist, as many as were touched.
    ticked: Vec<bool>,
    page: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    Ticked(usize),
    PrintAsked,
    PageTurned(usize),
    Started,
    WentBack,
}

impl Card {
    #[must_use]
    pub const fn new(key: TaskKey) -> Self {
        Self {
            key,
            ticked: Vec::new(),
            page: 0,
        }
    }

    /// The task on the card.
    #[must_use]
    pub const fn key(&self) -> &TaskKey {
        &self.key
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Ticked(line) => {
                if line < MOST_LINES {
                    if self.ticked.len() <= line {
                        self.ticked.resize(line + 1, false);
                    }
                    self.ticked[line] = !self.ticked[line];
                }
                Action::None
            }
            Message::PrintAsked => Action::PrintNeeds(self.key.clone()),
            Message::PageTurned(page) => {
                self.page = page;
                Action::None
            }
            Message::Started => Action::StartTask(self.key.clone()),
            Message::WentBack => Action::GoHome,
        }
    }

    pub fn view<'a>(&'a self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let Some(task) = shared.catalogue.task(&self.key) else {
            // A new bundle took the task away while its card was open.
            let gone = kit::body(look, say!(words, "list-empty"));
            let back = frame::back(look, words, Message::WentBack);
            return frame::top_and_bottom(look, gone, back);
        };
        let mut top: Vec<Element<'a, Message>> = vec![head(shared, task)];
        let remarks = remarks(shared, task);
        if stands_on_top(look, &remarks) {
            let remarks = remarks.into_iter();
            top.extend(remarks.map(|(tone, words)| kit::banner(look, tone, words, "", Vec::new())));
        }
        let answers = kit::row(
            look,
            Space::Near,
            vec![
                frame::back(look, words, Message::WentBack),
                kit::fill(),
                kit::button(look, say!(words, "card-start"), Message::Started)
                    .primary()
                    .icon_end(Icon::Next)
                    .initial()
                    .key("start")
                    .into(),
            ],
        )
        .width(Length::Fill);
        top.push(self.lists(shared, task));
        top.push(answers.into());
        kit::column(look, Space::Near, top)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    /// What it needs, the steps, and what to know: side by side, or one after the other in pages.
    fn lists<'a>(&'a self, shared: &Shared<'a>, task: &'a TaskSheet) -> Element<'a, Message> {
        let shared = *shared;
        kit::fitted(move |space, ruler| {
            let look = shared.look;
            let remarks = remarks(&shared, task);
            let remarks = if stands_on_top(look, &remarks) {
                Vec::new()
            } else {
                remarks
            };
            let mut first: Vec<Line<'a>> = remarks
                .into_iter()
                .map(|(tone, words)| Line::Remark(tone, words))
                .chain(checklist(task))
                .collect();
            let mut second = about(&shared, task);
            // Without anything to know, the steps have the second column for themselves.
            if second.is_empty() {
                second.extend(steps(task));
            } else {
                first.extend(steps(task));
            }
            let columns = if room::is_wide(look) {
                vec![first, second]
            } else {
                vec![first.into_iter().chain(second).collect()]
            };
            let gaps = look.space(Space::Near);
            let width = if columns.len() > 1 {
                (space.width - gaps) / 2.0
            } else {
                space.width
            };
            let blocks: Vec<Vec<Block>> = columns
                .iter()
                .map(|lines| {
                    let blocks = lines.iter().map(|line| {
                        let mut drawn = self.line(&shared, line);
                        line.block(look, ruler.size(&mut drawn, width).height)
                    });
                    blocks.collect()
                })
                .collect();
            let counts = pages_of_columns(look, space.height, &blocks);
            let pages = counts.iter().map(Vec::len).max().unwrap_or(1);
            let page = self.page.min(pages - 1);
            let cells = columns
                .iter()
                .zip(&counts)
                .map(|(lines, counts)| {
                    let before: usize = counts.iter().take(page).sum();
                    let shown = counts.get(page).copied().unwrap_or(0);
                    self.lines(&shared, &lines[before..before + shown])
                })
                .collect();
            let grid = frame::columns(look, cells);
            let pager = frame::pager_words(shared.words, page, pages);
            kit::pager(look, pager, page, pages, grid, Message::PageTurned)
        })
    }

    /// What belongs together is nearer than what follows.
    fn lines<'a>(&self, shared: &Shared<'a>, lines: &[Line<'a>]) -> Element<'a, Message> {
        let mut sections: Vec<Vec<Element<'a, Message>>> = Vec::new();
        for line in lines {
            let drawn = self.line(shared, line);
            match sections.last_mut() {
                Some(section) if !line.begins_a_section() => section.push(drawn),
                _ => sections.push(vec![drawn]),
            }
        }
        let sections = sections
            .into_iter()
            .map(|section| {
                let section = kit::column(shared.look, Space::None, section);
                section.width(Length::Fill).into()
            })
            .collect();
        kit::column(shared.look, BETWEEN, sections)
            .width(Length::Fill)
            .into()
    }

    fn line<'a>(&self, shared: &Shared<'a>, line: &Line<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        match line {
            Line::Remark(tone, words) => kit::banner(look, *tone, words, "", Vec::new()),
            Line::Needs
                if shared
                    .catalogue
                    .task(&self.key)
                    .is_some_and(|task| task.requires.is_empty()) =>
            {
                kit::heading(look, say!(words, "card-needs-none")).into()
            }
            Line::Needs => kit::heading(look, say!(words, "card-needs")).into(),
            Line::Need(number, text) => {
                let (number, text) = (*number, *text);
                let ticked = self.ticked.get(number).copied().unwrap_or(false);
                let icon = if ticked { Icon::BoxChecked } else { Icon::Box };
                kit::button(look, text, Message::Ticked(number))
                    .quiet()
                    .line()
                    .icon(icon)
                    .group("needs")
                    .key(format!("need-{number}"))
                    .into()
            }
            Line::Steps(count) => {
                let count: usize = *count;
                kit::heading(look, say!(words, "card-steps", count = count)).into()
            }
            Line::Step(number, text) => kit::body(look, format!("{number}. {text}")).into(),
            Line::Title(text) => kit::heading(look, text.clone()).into(),
            Line::Text(text) => kit::body(look, *text).into(),
        }
    }
}

/// Whether the remarks stand over the lists; where they would leave these no room they are
/// their first lines.
fn stands_on_top(look: Look, remarks: &[(Tone, String)]) -> bool {
    !room::is_short(look) && remarks.len() < 2
}

/// A line among others of its column.
#[derive(Debug, Clone, Copy)]
struct Block {
    height: f32,
    /// Room above it, unless it begins the page.
    above: f32,
    /// Without the next one it would say nothing.
    leads: bool,
}

/// The pages of each column; if one needs a second page, all leave room for the pager.
fn pages_of_columns(look: Look, height: f32, columns: &[Vec<Block>]) -> Vec<Vec<usize>> {
    let all = |height: f32| -> Vec<Vec<usize>> {
        let pages = columns.iter().map(|blocks| pages_of(height, blocks));
        pages.collect()
    };
    let counts = all(height);
    if counts.iter().all(|pages| pages.len() < 2) {
        return counts;
    }
    all(height - room::pager_height(look))
}

/// How many lines stand on each page of this height. A heading stays with what it leads to.
fn pages_of(height: f32, blocks: &[Block]) -> Vec<usize> {
    let (mut pages, mut used, mut count) = (Vec::new(), 0.0, 0);
    for (at, block) in blocks.iter().enumerate() {
        let next = blocks.get(at + 1).filter(|_| block.leads);
        let together = block.height + next.map_or(0.0, |next| next.above + next.height);
        if count > 0 && used + block.above + together > height {
            pages.push(count);
            (used, count) = (0.0, 0);
        }
        let above = if count > 0 { block.above } else { 0.0 };
        used += above + block.height;
        count += 1;
    }
    pages.push(count);
    pages
}

/// A line of the card's lists.
#[derive(Debug, Clone)]
enum Line<'a> {
    Remark(Tone, String),
    Needs,
    Need(usize, &'a str),
    Steps(usize),
    Step(usize, &'a str),
    Title(String),
    Text(&'a str),
}

impl Line<'_> {
    fn begins_a_section(&self) -> bool {
        !matches!(self, Self::Need(..) | Self::Step(..) | Self::Text(_))
    }

    fn block(&self, look: Look, height: f32) -> Block {
        let above = if self.begins_a_section() {
            look.space(BETWEEN)
        } else {
            0.0
        };
        Block {
            height,
            above,
            leads: matches!(self, Self::Needs | Self::Steps(_) | Self::Title(_)),
        }
    }
}

fn checklist(task: &TaskSheet) -> impl Iterator<Item = Line<'_>> {
    let needs = task.requires.iter().enumerate();
    std::iter::once(Line::Needs).chain(needs.map(|(number, text)| Line::Need(number, text)))
}

/// Who can, what it costs, for whom, what to beware of and when to stop.
fn about<'a>(shared: &Shared<'a>, task: &'a TaskSheet) -> Vec<Line<'a>> {
    let words = shared.words;
    let mut lines = Vec::new();
    for (part, title) in [
        (Part::Who, say!(words, "card-who")),
        (Part::Cost, say!(words, "card-cost")),
        (Part::ForWhom, say!(words, "card-for-whom")),
    ] {
        lines.extend(part_lines(task, part, title));
    }
    if !task.dangers.is_empty() {
        let dangers = task.dangers.iter().map(|kind| phrase::danger(words, *kind));
        let dangers: Vec<String> = dangers.collect();
        let line = format!("{}: {}", say!(words, "card-dangers"), dangers.join(" · "));
        lines.push(Line::Remark(Tone::Warn, line));
    }
    lines.extend(part_lines(task, Part::Stop, say!(words, "card-stop")));
    lines
}

fn part_lines(task: &TaskSheet, part: Part, title: String) -> Vec<Line<'_>> {
    let Some(sheet) = task.part(part) else {
        return Vec::new();
    };
    let words = sheet.paragraphs.iter().chain(&sheet.items);
    std::iter::once(Line::Title(title))
        .chain(words.map(|line| Line::Text(line)))
        .collect()
}

fn steps(task: &TaskSheet) -> impl Iterator<Item = Line<'_>> {
    let count = task.steps.len();
    let steps = task.steps.iter().zip(1..);
    (count > 0)
        .then_some(Line::Steps(count))
        .into_iter()
        .chain(steps.map(|(step, number)| Line::Step(number, &step.sentence)))
}

fn head<'a>(shared: &Shared<'a>, task: &'a TaskSheet) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let half = look.area().width / 2.0;
    if room::is_short(look) && !room::fits_on_a_line(look, Kind::Title, half, &[&task.title]) {
        return low_head(shared, task);
    }
    let mut tools: Vec<Element<'a, Message>> = Vec::new();
    if task.minutes > 0 {
        let about = say!(words, "minutes-about", minutes = task.minutes);
        tools.push(kit::text(look, Kind::Strong, about).into());
    }
    if shared.site.printer && !task.requires.is_empty() {
        tools.push(
            kit::button(look, say!(words, "card-print"), Message::PrintAsked)
                .quiet()
                .compact()
                .icon(Icon::Print)
                .key("print")
                .into(),
        );
    }
    let tools = kit::row(look, Space::Near, tools);
    let title = kit::title(look, task.title.as_str());
    let first: Element<'a, Message> = if room::is_wide(look) || room::is_short(look) {
        kit::spread(look, title, tools)
    } else {
        kit::column(look, Space::None, vec![title.into(), tools.into()]).into()
    };
    kit::column(
        look,
        Space::None,
        vec![first, kit::body(look, task.goal.as_str()).into()],
    )
    .width(Length::Fill)
    .into()
}

/// The same where a long title beside anything else would leave the lists no room.
fn low_head<'a>(shared: &Shared<'a>, task: &'a TaskSheet) -> Element<'a, Message> {
    let (look, words) = (shared.look, shared.words);
    let mut goal = task.goal.clone();
    if task.minutes > 0 {
        let about = say!(words, "minutes-about", minutes = task.minutes);
        goal = format!("{goal} ({about})");
    }
    let title = kit::heading(look, task.title.as_str());
    kit::column(
        look,
        Space::None,
        vec![title.into(), kit::body(look, goal).into()],
    )
    .width(Length::Fill)
    .into()
}

/// What to know before *Start*: too little time, nobody checked it, only practice.
fn remarks(shared: &Shared<'_>, task: &TaskSheet) -> Vec<(Tone, String)> {
    let words = shared.words;
    let mut remarks = Vec::new();
    if let Some(bar) = shared.bar
        && task.minutes > bar.minutes_left
    {
        let (needed, left) = (task.minutes, bar.minutes_left);
        remarks.push(if task.minutes > bar.most_minutes {
            (
                Tone::Warn,
                say!(words, "card-too-long", needed = needed, left = left),
            )
        } else {
            (
                Tone::Info,
                say!(words, "card-long", needed = needed, left = left),
            )
        });
    }
    if task.practice {
        remarks.push((Tone::Good, say!(words, "card-practice")));
    }
    if task.italian {
        remarks.push((Tone::Info, say!(words, "card-italian")));
    }
    if task.unreviewed {
        remarks.push((Tone::Warn, say!(words, "card-unreviewed")));
    }
    if task.unchecked {
        remarks.push((Tone::Info, say!(words, "card-unchecked")));
    }
    remarks
}

/// Above a heading; below it there is none.
const BETWEEN: Space = Space::Near;

/// No checklist is this long; a wrong message must not make memory grow.
const MOST_LINES: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(height: f32, lines: &[(f32, bool)], expected: &[usize]) {
        let blocks: Vec<Block> = lines
            .iter()
            .map(|(height, leads)| Block {
                height: *height,
                above: if *leads { 5.0 } else { 0.0 },
                leads: *leads,
            })
            .collect();
        assert_eq!(pages_of(height, &blocks), expected);
    }

    #[test]
    fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
        let (title, line) = ((10.0, true), (10.0, false));
        check(100.0, &[title, line, line], &[3]);
        check(45.0, &[title, line, line, title, line], &[3, 2]);
        check(55.0, &[title, line, line, title, line], &[5]);
        check(20.0, &[title, line, line, title, line], &[2, 1, 2]);
        check(5.0, &[title, line], &[1, 1]);
        check(5.0, &[], &[0]);
    }
}
