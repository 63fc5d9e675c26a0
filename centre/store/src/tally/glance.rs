// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a list of places or a chart over time says of each: a few numbers of a tally, read
//! without unpacking the rest.

use sportello_protocol::{Outcome, ReceiptVerdict};

use super::body::TASK;
use super::packed::each;
use super::{Measure, Tally};
use crate::Result;

/// The numbers that stand in a row of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Glance {
    pub sessions: u64,
    /// Tasks opened, all together.
    pub opened: u64,
    /// Tasks finished, all together.
    pub finished: u64,
    /// Sessions that asked for help.
    pub help_asked: u64,
    /// Receipts by their verdict.
    pub clean: u64,
    pub not_proven: u64,
    pub failed: u64,
}

impl Glance {
    /// The same numbers of a whole tally.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        let mut glance = Self::default();
        for (measure, count) in tally.iter() {
            let total = match measure {
                Measure::Sessions => &mut glance.sessions,
                Measure::TaskOpened(_) => &mut glance.opened,
                Measure::TaskEnded(_, Outcome::Finished) => &mut glance.finished,
                Measure::HelpAsked => &mut glance.help_asked,
                Measure::Receipt(ReceiptVerdict::Clean) => &mut glance.clean,
                Measure::Receipt(ReceiptVerdict::NotProven) => &mut glance.not_proven,
                Measure::Receipt(ReceiptVerdict::Failed) => &mut glance.failed,
                _ => continue,
            };
            *total = total.saturating_add(count);
        }
        glance
    }

    fn count(&mut self, key: &[u8], count: u64) {
        if let Some(total) = self.place(key) {
            *total = total.saturating_add(count);
        }
    }

    /// The number that a key adds to.
    fn place(&mut self, key: &[u8]) -> Option<&mut u64> {
        match key {
            [TASK, name @ ..] => {
                let end = name.iter().position(|byte| *byte == 0)?;
                match name[end + 1..] {
                    [0] => Some(&mut self.opened),
                    [1, at] if Outcome::ALL.get(usize::from(at)) == Some(&Outcome::Finished) => {
                        Some(&mut self.finished)
                    }
                    _ => None,
                }
            }
            [1] => Some(&mut self.sessions),
            [5] => Some(&mut self.help_asked),
            [7, at] => match ReceiptVerdict::ALL.get(usize::from(*at))? {
                ReceiptVerdict::Clean => Some(&mut self.clean),
                ReceiptVerdict::NotProven => Some(&mut self.not_proven),
                ReceiptVerdict::Failed => Some(&mut self.failed),
            },
            _ => None,
        }
    }

    /// Adds a stored tally.
    pub(crate) fn add(&mut self, bytes: &[u8]) -> Result<()> {
        each(bytes, |key, count| self.count(key, count))
    }

    /// What is left without `less`.
    pub(crate) fn without(self, less: Self) -> Self {
        Self {
            sessions: self.sessions.saturating_sub(less.sessions),
            opened: self.opened.saturating_sub(less.opened),
            finished: self.finished.saturating_sub(less.finished),
            help_asked: self.help_asked.saturating_sub(less.help_asked),
            clean: self.clean.saturating_sub(less.clean),
            not_proven: self.not_proven.saturating_sub(less.not_proven),
            failed: self.failed.saturating_sub(less.failed),
        }
    }

    /// Nothing was counted of all this.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests {
    use sportello_protocol::TaskId;

    use super::super::body::Body;
    use super::*;

    #[test]
    fn a_glance_at_stored_bytes_sees_what_the_tally_holds() {
        let (isee, fse) = (
            TaskId::parse("isee").unwrap(),
            TaskId::parse("fse").unwrap(),
        );
        let tally = Tally::from(vec![
            (Measure::Sessions, 900),
            (Measure::HelpAsked, 7),
            (Measure::Alone, 800),
            (Measure::Receipt(ReceiptVerdict::Clean), 800),
            (Measure::Receipt(ReceiptVerdict::NotProven), 90),
            (Measure::Receipt(ReceiptVerdict::Failed), 10),
            (Measure::Proof(ReceiptVerdict::Clean), 3),
            (Measure::TaskOpened(isee.clone()), 50),
            (Measure::TaskOpened(fse.clone()), 5),
            (Measure::TaskEnded(isee.clone(), Outcome::Finished), 40),
            (Measure::TaskEnded(isee.clone(), Outcome::GivenUp), 10),
            // Its bytes end as those of an opened task do.
            (Measure::TaskLeftAt(isee, 0), 10),
            (Measure::TaskLeftAt(fse, 256), 5),
        ]);
        let mut glance = Glance::default();
        glance.add(&Body::of(&tally).bytes()).unwrap();
        let expected = Glance {
            sessions: 900,
            opened: 55,
            finished: 40,
            help_asked: 7,
            clean: 800,
            not_proven: 90,
            failed: 10,
        };
        assert_eq!(glance, expected);
        assert_eq!(Glance::of(&tally), expected);
        assert!(glance.without(expected).is_empty());
    }
}
