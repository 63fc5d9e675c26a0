// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where people give up: the steps of a task, how many reached each, and one sentence.

use std::collections::BTreeMap;

use sportello_protocol::{Outcome, TaskId};
use sportello_store::{Measure, Tally};

/// One step of a funnel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Counted from 0.
    pub number: u16,
    /// How many came this far.
    pub reached: u64,
    /// How many came no further and did not finish.
    pub left: u64,
}

/// What became of a task's openings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Funnel {
    pub task: TaskId,
    pub opened: u64,
    pub finished: u64,
    pub given_up: u64,
    pub time_over: u64,
    pub interrupted: u64,
    /// From the first step to the last at which somebody left.
    pub steps: Vec<Step>,
}

/// A report may say any number; a task has at most so many steps.
const MAX_STEPS: u16 = 99;

impl Funnel {
    /// Funnels of every task of a tally, most opened first.
    #[must_use]
    pub fn all(tally: &Tally) -> Vec<Self> {
        let mut funnels: BTreeMap<&TaskId, (Self, Vec<u64>)> = BTreeMap::new();
        for (measure, count) in tally.iter() {
            let (Measure::TaskOpened(task)
            | Measure::TaskEnded(task, _)
            | Measure::TaskLeftAt(task, _)) = measure
            else {
                continue;
            };
            let (funnel, left) = funnels
                .entry(task)
                .or_insert_with(|| (Self::empty(task), Vec::new()));
            match measure {
                Measure::TaskOpened(_) => funnel.opened = count,
                Measure::TaskEnded(_, Outcome::Finished) => funnel.finished = count,
                Measure::TaskEnded(_, Outcome::GivenUp) => funnel.given_up = count,
                Measure::TaskEnded(_, Outcome::TimeOver) => funnel.time_over = count,
                Measure::TaskEnded(_, Outcome::Interrupted) => funnel.interrupted = count,
                Measure::TaskLeftAt(_, step) => {
                    let step = usize::from((*step).min(MAX_STEPS));
                    if left.len() <= step {
                        left.resize(step + 1, 0);
                    }
                    left[step] = left[step].saturating_add(count);
                }
                _ => {}
            }
        }
        let mut funnels: Vec<Self> = funnels
            .into_values()
            .map(|(funnel, left)| funnel.with_steps(left))
            .collect();
        funnels.sort_by(|a, b| b.opened.cmp(&a.opened).then_with(|| a.task.cmp(&b.task)));
        funnels
    }

    fn empty(task: &TaskId) -> Self {
        Self {
            task: task.clone(),
            opened: 0,
            finished: 0,
            given_up: 0,
            time_over: 0,
            interrupted: 0,
            steps: Vec::new(),
        }
    }

    fn with_steps(mut self, left: Vec<u64>) -> Self {
        let mut reached = self.opened;
        self.steps = left
            .into_iter()
            .zip(0..)
            .map(|(left, number)| {
                let step = Step {
                    number,
                    reached,
                    left,
                };
                reached = reached.saturating_sub(left);
                step
            })
            .collect();
        self
    }

    /// Where most people stop: the earliest of the steps with the most; nowhere when nobody
    /// stopped.
    #[must_use]
    pub fn worst(&self) -> Option<Step> {
        let most = self.steps.iter().map(|step| step.left).max()?;
        self.steps
            .iter()
            .find(|step| step.left == most && most > 0)
            .copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task() -> TaskId {
        TaskId::parse("isee").expect("a task id")
    }

    fn tally(opened: u64, finished: u64, left: &[(u16, u64)]) -> Tally {
        let mut tally = Tally::default();
        tally.add(Measure::TaskOpened(task()), opened);
        tally.add(Measure::TaskEnded(task(), Outcome::Finished), finished);
        for (step, count) in left {
            tally.add(Measure::TaskLeftAt(task(), *step), *count);
            tally.add(Measure::TaskEnded(task(), Outcome::GivenUp), *count);
        }
        tally
    }

    #[test]
    fn each_step_counts_who_came_and_who_stayed_behind() {
        let funnels = Funnel::all(&tally(100, 40, &[(0, 10), (3, 50)]));
        let funnel = &funnels[0];
        assert_eq!(funnels.len(), 1);
        assert_eq!(
            funnel
                .steps
                .iter()
                .map(|s| (s.reached, s.left))
                .collect::<Vec<_>>(),
            [(100, 10), (90, 0), (90, 0), (90, 50)]
        );
        assert_eq!(funnel.worst().map(|step| step.number), Some(3));
        assert_eq!((funnel.finished, funnel.given_up), (40, 60));
    }

    #[test]
    fn where_all_finish_nobody_stops() {
        let funnels = Funnel::all(&tally(7, 7, &[]));
        assert_eq!(funnels[0].worst(), None);
    }

    #[test]
    fn absurd_steps_cost_nothing() {
        let funnels = Funnel::all(&tally(2, 0, &[(u16::MAX, 1), (99, 1)]));
        assert_eq!(funnels[0].steps.len(), 100);
        assert_eq!(funnels[0].worst().map(|step| step.left), Some(2));
    }

    #[test]
    fn more_leaving_than_opening_does_not_wrap() {
        let funnels = Funnel::all(&tally(3, 0, &[(0, 9), (1, 9)]));
        assert_eq!(funnels[0].steps[1].reached, 0);
    }
}
