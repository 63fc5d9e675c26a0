// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a citizen reads in the guide while reports come in: a step, that it does not know, or
//! that all is done. It follows the same rules as the shell's guide: a later page carries on, an
//! earlier one never pulls back.

use sportello_capsule::wire::Report;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// This step, from 0.
    Step(u16),
    DoesNotKnow,
    AllDone,
}

#[derive(Debug)]
pub(crate) struct Guide {
    step: u16,
    steps: u16,
    is_lost: bool,
    is_done: bool,
}

impl Guide {
    pub(crate) fn new(steps: usize) -> Self {
        Self {
            step: 0,
            steps: u16::try_from(steps).unwrap(),
            is_lost: false,
            is_done: false,
        }
    }

    pub(crate) fn says(&self) -> Says {
        match (self.is_lost, self.is_done) {
            (true, _) => Says::DoesNotKnow,
            (false, true) => Says::AllDone,
            (false, false) => Says::Step(self.step),
        }
    }

    /// The step the capsule is to be told of, when another one is on show now.
    pub(crate) fn learn(&mut self, report: &Report) -> Option<u16> {
        match report {
            Report::StepReached { step } if *step > self.step => return Some(self.reach(*step)),
            Report::StepReached { .. } | Report::Found => self.is_lost = false,
            Report::Lost if !self.is_done => self.is_lost = true,
            _ => {}
        }
        None
    }

    /// *Done*.
    pub(crate) fn done(&mut self) -> u16 {
        self.reach(self.step + 1)
    }

    /// *I stay here.*
    pub(crate) fn stays_here(&mut self) {
        self.is_lost = false;
    }

    fn reach(&mut self, step: u16) -> u16 {
        self.is_lost = false;
        self.is_done = step >= self.steps;
        self.step = step.min(self.steps - 1);
        self.step
    }
}
