// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *We erase everything*: a short, truthful list whose ticks are the wipe's own checks.
//!
//! Invariant: a line is ticked only when every check behind it passed; a check that this
//! machine cannot make is shown as not proven, never as done.

use sportello_capsule::wire::{Check, Report, Verdict};

use iced::Length;
use iced::widget::container;
use sportello_kit as kit;
use sportello_kit::choice::Check as Tick;
use sportello_kit::{Element, Space};

use super::action::Action;
use super::frame;
use super::shared::Shared;
use crate::say;
use crate::words::Words;

/// A line of the list, in words a citizen knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erased {
    Pages,
    Files,
    Memory,
    Print,
    Clipboard,
    Secrets,
}

impl Erased {
    /// In the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Pages,
        Self::Files,
        Self::Memory,
        Self::Print,
        Self::Clipboard,
        Self::Secrets,
    ];

    /// The checks behind the line.
    #[must_use]
    pub const fn checks(self) -> &'static [Check] {
        match self {
            Self::Pages => &[Check::Processes],
            Self::Files => &[Check::Mounts, Check::Files, Check::Sticks],
            Self::Memory => &[
                Check::MemoryZeroed,
                Check::CoreDumps,
                Check::Swap,
                Check::OwnScope,
                Check::NoSuid,
            ],
            Self::Print => &[Check::PrintQueue],
            Self::Clipboard => &[Check::Clipboard],
            Self::Secrets => &[Check::Keyrings],
        }
    }
}

/// What is known of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Waiting,
    Done,
    NotProven,
    Failed,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ending {
    checked: Vec<(Check, Verdict)>,
    over: bool,
}

/// Nothing can be pressed while the wipe runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {}

impl Ending {
    #[must_use]
    pub const fn new() -> Self {
        Self {
            checked: Vec::new(),
            over: false,
        }
    }

    /// Takes in one check, or the receipt.
    pub fn learn(&mut self, report: &Report) {
        match report {
            Report::Checked { check, verdict } => self.note(*check, *verdict),
            Report::Receipt(receipt) => {
                for (check, verdict) in &receipt.checks {
                    self.note(*check, *verdict);
                }
                self.over = true;
            }
            _ => {}
        }
    }

    fn note(&mut self, check: Check, verdict: Verdict) {
        self.checked.retain(|(known, _)| *known != check);
        self.checked.push((check, verdict));
    }

    /// What is known of a line: the worst of its checks.
    #[must_use]
    pub fn mark(&self, line: Erased) -> Mark {
        let verdicts = line.checks().iter().map(|wanted| {
            self.checked
                .iter()
                .find(|(check, _)| check == wanted)
                .map(|(_, verdict)| *verdict)
        });
        verdicts.fold(Mark::Done, |mark, verdict| match (mark, verdict) {
            (Mark::Failed, _) | (_, Some(Verdict::Fail)) => Mark::Failed,
            (Mark::Waiting, _) | (_, None) => Mark::Waiting,
            (Mark::NotProven, _) | (_, Some(Verdict::NotCovered)) => Mark::NotProven,
            (Mark::Done, Some(Verdict::Pass)) => Mark::Done,
        })
    }

    /// Whether some check failed.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        self.checked
            .iter()
            .any(|(_, verdict)| *verdict == Verdict::Fail)
    }

    /// Whether the receipt is in.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.over
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {}
    }

    pub fn view<'a>(&self, shared: &Shared<'a>) -> Element<'a, Message> {
        let (look, words) = (shared.look, shared.words);
        let title = if self.has_failed() {
            say!(words, "ending-failed")
        } else if self.over {
            say!(words, "ending-done")
        } else {
            say!(words, "ending-title")
        };
        let mut parts: Vec<Element<'a, Message>> =
            vec![kit::title(look, title).into(), self.list(shared)];
        if self.has_failed() {
            let sentence = say!(words, "ending-failed-text");
            parts.push(kit::banner(
                look,
                kit::Tone::Danger,
                sentence,
                "",
                Vec::new(),
            ));
        }
        container(frame::measured(
            look,
            kit::column(look, Space::Group, parts),
        ))
        .center(Length::Fill)
        .into()
    }

    /// The lines with their marks.
    pub(super) fn list<'a, M: 'static>(&self, shared: &Shared<'a>) -> Element<'a, M> {
        let look = shared.look;
        let lines = Erased::ALL
            .into_iter()
            .map(|line| {
                let mark = self.mark(line);
                let (name, state) = line.words(shared.words, mark);
                kit::check_row(look, name, state, mark.tick())
            })
            .collect();
        kit::column(look, Space::Tight, lines).into()
    }
}

impl Mark {
    const fn tick(self) -> Tick {
        match self {
            Self::Waiting => Tick::Waiting,
            Self::Done => Tick::Done,
            Self::NotProven => Tick::NotProven,
            Self::Failed => Tick::Failed,
        }
    }
}

impl Erased {
    fn words(self, words: &Words, mark: Mark) -> (String, String) {
        let (name, done) = match self {
            Self::Pages => (
                say!(words, "erased-pages"),
                say!(words, "erased-pages-done"),
            ),
            Self::Files => (
                say!(words, "erased-files"),
                say!(words, "erased-files-done"),
            ),
            Self::Memory => (
                say!(words, "erased-memory"),
                say!(words, "erased-memory-done"),
            ),
            Self::Print => (
                say!(words, "erased-print"),
                say!(words, "erased-print-done"),
            ),
            Self::Clipboard => (
                say!(words, "erased-clipboard"),
                say!(words, "erased-clipboard-done"),
            ),
            Self::Secrets => (
                say!(words, "erased-secrets"),
                say!(words, "erased-secrets-done"),
            ),
        };
        let state = match mark {
            Mark::Waiting => say!(words, "erased-waiting"),
            Mark::Done => done,
            Mark::NotProven => say!(words, "erased-not-proven"),
            Mark::Failed => say!(words, "erased-failed"),
        };
        (format!("{name}:"), state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_stands_behind_exactly_one_line() {
        for check in Check::ALL {
            let lines = Erased::ALL
                .iter()
                .filter(|line| line.checks().contains(&check))
                .count();
            assert_eq!(lines, 1, "{check:?}");
        }
    }

    #[track_caller]
    fn check(verdicts: [Option<Verdict>; 3], expected: Mark) {
        let mut ending = Ending::new();
        for (check, verdict) in Erased::Files.checks().iter().zip(verdicts) {
            if let Some(verdict) = verdict {
                ending.learn(&Report::Checked {
                    check: *check,
                    verdict,
                });
            }
        }
        assert_eq!(ending.mark(Erased::Files), expected, "{verdicts:?}");
    }

    #[test]
    fn a_line_is_ticked_only_when_all_its_checks_passed() {
        use Verdict::{Fail, NotCovered, Pass};
        check([None, None, None], Mark::Waiting);
        check([Some(Pass), Some(Pass), None], Mark::Waiting);
        check([Some(Pass), Some(Pass), Some(Pass)], Mark::Done);
        check([Some(Pass), Some(NotCovered), Some(Pass)], Mark::NotProven);
        check([Some(NotCovered), None, Some(Pass)], Mark::Waiting);
        check([Some(Fail), Some(NotCovered), None], Mark::Failed);
        check([None, None, Some(Fail)], Mark::Failed);
    }
}
