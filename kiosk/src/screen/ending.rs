// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! *We erase everything*: a short, truthful list whose ticks are the wipe's own checks.
//!
//! Invariant: a line is ticked only when every check behind it passed; a check that this
//! machine cannot make is shown as not proven, never as done.

use sportello_capsule::wire::{Check, Report, Verdict};

use super::action::Action;

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
            Self::Files => &[Check::Mounts, Check::Files, Check::Sticks, Check::NoSuid],
            Self::Memory => &[Check::MemoryZeroed, Check::CoreDumps, Check::Swap, Check::OwnScope],
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
        Self { checked: Vec::new(), over: false }
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
            self.checked.iter().find(|(check, _)| check == wanted).map(|(_, verdict)| *verdict)
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
        self.checked.iter().any(|(_, verdict)| *verdict == Verdict::Fail)
    }

    /// Whether the receipt is in.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.over
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_stands_behind_exactly_one_line() {
        for check in Check::ALL {
            let lines = Erased::ALL.iter().filter(|line| line.checks().contains(&check)).count();
            assert_eq!(lines, 1, "{check:?}");
        }
    }

    #[track_caller]
    fn check(verdicts: [Option<Verdict>; 4], expected: Mark) {
        let mut ending = Ending::new();
        for (check, verdict) in Erased::Files.checks().iter().zip(verdicts) {
            if let Some(verdict) = verdict {
                ending.learn(&Report::Checked { check: *check, verdict });
            }
        }
        assert_eq!(ending.mark(Erased::Files), expected, "{verdicts:?}");
    }

    #[test]
    fn a_line_is_ticked_only_when_all_its_checks_passed() {
        use Verdict::{Fail, NotCovered, Pass};
        check([None, None, None, None], Mark::Waiting);
        check([Some(Pass), Some(Pass), Some(Pass), None], Mark::Waiting);
        check([Some(Pass), Some(Pass), Some(Pass), Some(Pass)], Mark::Done);
        check([Some(Pass), Some(NotCovered), Some(Pass), Some(Pass)], Mark::NotProven);
        check([Some(NotCovered), None, Some(Pass), Some(Pass)], Mark::Waiting);
        check([Some(Fail), Some(NotCovered), None, Some(Pass)], Mark::Failed);
        check([None, None, None, Some(Fail)], Mark::Failed);
    }
}
