// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the centre has of each epoch, as its answers to this process say. Pure rules.
//!
//! # Invariants
//! 1. The book is told of no number that this process has not sent. An answer that claims
//!    more proves nothing about rows that never left.
//! 2. Numbers between which one is held back are not acknowledged beyond it: the centre has
//!    what came after, and that is remembered here so that it is not sent twice.
//! 3. All of this may be forgotten at any time: what is sent again is taken once.

use std::collections::BTreeMap;

use sportello_protocol::{Acknowledgement, Epoch, Numbered, Range, Sequence};

/// What the centre has of one epoch.
#[derive(Debug, Clone, Default)]
struct Standing {
    through: u64,
    /// Highest number that it was sent.
    highest: u64,
    missing: Vec<Range>,
}

impl Standing {
    fn has(&self, first: u64, last: u64) -> bool {
        let lacked = || {
            self.missing
                .iter()
                .any(|range| first <= range.last.0 && range.first.0 <= last)
        };
        last <= self.highest && (last <= self.through || !lacked())
    }
}

/// What the centre has, by epoch.
#[derive(Debug, Clone, Default)]
pub struct Heard(BTreeMap<Epoch, Standing>);

/// What follows from one answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lesson {
    /// May be acknowledged to the book.
    pub acknowledged: Vec<(Epoch, Sequence)>,
    /// Whether the centre now has anything of what was sent.
    pub taken: bool,
}

impl Heard {
    /// Whether the row is worth sending.
    #[must_use]
    pub fn lacks(&self, row: &Numbered) -> bool {
        self.0
            .get(&row.epoch)
            .is_none_or(|standing| !standing.has(row.first.0, row.last.0))
    }

    /// Learns from the answer to a report with the rows `sent`. `waiting` are all rows that
    /// the book handed out, oldest first, `sent` among them.
    pub fn learn(
        &mut self,
        waiting: &[Numbered],
        sent: &[Numbered],
        answer: &Acknowledgement,
    ) -> Lesson {
        let mut lesson = Lesson::default();
        for said in &answer.epochs {
            let highest = sent
                .iter()
                .filter(|row| row.epoch == said.epoch)
                .map(|row| row.last.0)
                .max();
            let Some(highest) = highest else {
                continue;
            };
            let standing = self.0.entry(said.epoch).or_default();
            standing.through = said.through.0;
            standing.highest = standing.highest.max(highest);
            standing.missing.clone_from(&said.missing);
            lesson.taken |= sent
                .iter()
                .any(|row| row.epoch == said.epoch && standing.has(row.first.0, row.last.0));
            let through = run(waiting, said.epoch, |row| {
                row.last.0 <= standing.through && row.last.0 <= standing.highest
            });
            if let Some(through) = through {
                lesson.acknowledged.push((said.epoch, Sequence(through)));
            }
        }
        lesson
    }

    /// Nothing more follows from what was said of this epoch.
    pub fn settle(&mut self, epoch: Epoch) {
        self.0.remove(&epoch);
    }

    /// Epochs of which the centre says that it has numbers that it was never sent, and the
    /// number.
    #[must_use]
    pub fn ahead(&self) -> Vec<(Epoch, Sequence)> {
        self.0
            .iter()
            .filter(|(_, standing)| standing.through > standing.highest)
            .map(|(epoch, standing)| (*epoch, Sequence(standing.through)))
            .collect()
    }

    /// Numbers that the centre lacks below the highest that it was sent.
    #[must_use]
    pub fn holes(&self) -> Vec<(Epoch, Range)> {
        let mut holes = Vec::new();
        for (epoch, standing) in &self.0 {
            for range in &standing.missing {
                if range.first <= range.last && range.last.0 < standing.highest {
                    holes.push((*epoch, *range));
                }
            }
        }
        holes
    }

    /// Begins anew: rows that still wait are worth sending again.
    pub fn forget(&mut self) {
        self.0.clear();
    }
}

/// Last number of the unbroken run of rows, from the first that waits, for which `fits`.
fn run(waiting: &[Numbered], epoch: Epoch, fits: impl Fn(&Numbered) -> bool) -> Option<u64> {
    let mut end: Option<u64> = None;
    for row in waiting.iter().filter(|row| row.epoch == epoch) {
        let unbroken = end.is_none_or(|end| row.first.0 <= end + 1);
        if !unbroken || !fits(row) {
            break;
        }
        end = Some(end.unwrap_or(0).max(row.last.0));
    }
    end
}

#[cfg(test)]
mod tests {
    use sportello_protocol::{EpochStanding, Loss, LossCause, Row, UnixSeconds};

    use super::*;

    const E: Epoch = Epoch(7);

    fn rows(numbers: &[u64]) -> Vec<Numbered> {
        numbers
            .iter()
            .map(|number| Numbered {
                epoch: E,
                first: Sequence(*number),
                last: Sequence(*number),
                row: Row::Loss(Loss {
                    cause: LossCause::Cap,
                    sessions: 0,
                }),
            })
            .collect()
    }

    fn says(epoch: Epoch, through: u64, missing: &[(u64, u64)]) -> Acknowledgement {
        let range = |(first, last): &(u64, u64)| Range {
            first: Sequence(*first),
            last: Sequence(*last),
        };
        Acknowledgement {
            version: 1,
            epochs: vec![EpochStanding {
                epoch,
                through: Sequence(through),
                missing: missing.iter().map(range).collect(),
            }],
            server_clock: UnixSeconds(0),
        }
    }

    /// Sends `numbers`, hears `answer`: what is acknowledged, and what is sent next.
    fn check(
        numbers: &[u64],
        answer: &Acknowledgement,
        acknowledged: Option<u64>,
        next: &[u64],
    ) -> Heard {
        let rows = rows(numbers);
        let mut heard = Heard::default();
        let lesson = heard.learn(&rows, &rows, answer);
        let told: Vec<u64> = lesson.acknowledged.iter().map(|(_, last)| last.0).collect();
        assert_eq!(told, acknowledged.into_iter().collect::<Vec<_>>());
        let lacks: Vec<u64> = rows
            .iter()
            .filter(|row| heard.lacks(row))
            .map(|row| row.first.0)
            .collect();
        assert_eq!(lacks, next);
        heard
    }

    #[test]
    fn what_the_centre_has_is_acknowledged() {
        check(&[5, 6, 7], &says(E, 7, &[]), Some(7), &[]);
    }

    #[test]
    fn what_it_lacks_is_sent_again_and_what_it_has_is_not() {
        check(&[5, 6, 7, 8], &says(E, 5, &[(6, 6)]), Some(5), &[6]);
        check(&[5, 6, 7, 8], &says(E, 4, &[(5, 5), (7, 7)]), None, &[5, 7]);
    }

    #[test]
    fn a_number_held_back_is_not_acknowledged_with_its_neighbours() {
        // 7 is in its hour still. The centre cannot have it, whatever it says.
        check(&[5, 6, 8], &says(E, 6, &[(7, 7)]), Some(6), &[]);
        check(&[5, 6, 8], &says(E, 8, &[]), Some(6), &[]);
    }

    #[test]
    fn an_absurd_number_acknowledges_what_was_sent_and_no_more() {
        let heard = check(&[5, 6], &says(E, u64::MAX, &[]), Some(6), &[]);
        assert_eq!(heard.ahead(), [(E, Sequence(u64::MAX))]);
        let rows = rows(&[5, 6, 7]);
        let mut heard = Heard::default();
        let lesson = heard.learn(&rows, &rows[..1], &says(E, 1 << 40, &[]));
        assert_eq!(lesson.acknowledged, [(E, Sequence(5))]);
    }

    #[test]
    fn an_answer_about_something_else_acknowledges_nothing() {
        check(&[5, 6], &says(Epoch(8), 9, &[]), None, &[5, 6]);
        let nothing = Acknowledgement {
            epochs: Vec::new(),
            ..says(E, 0, &[])
        };
        check(&[5, 6], &nothing, None, &[5, 6]);
    }

    #[test]
    fn an_answer_that_takes_nothing_is_no_progress() {
        let rows = rows(&[5, 6]);
        let mut heard = Heard::default();
        assert!(!heard.learn(&rows, &rows, &says(E, 4, &[(5, 6)])).taken);
        assert!(!heard.learn(&rows, &rows, &says(Epoch(1), 9, &[])).taken);
        assert!(heard.learn(&rows, &rows, &says(E, 4, &[(5, 5)])).taken);
    }
}
