// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which step an address belongs to. Pure.

use sportello_bundle::pattern::UrlPattern;

use crate::wire::{Advance, TaskOrder};

/// How many steps at once a page may carry the citizen over (a site that remembers a login
/// skips its login pages).
const LEAP: usize = 3;

/// Whether the page fits the step the guide shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Found,
    Lost,
}

/// The steps of a task, compiled.
#[derive(Debug)]
pub(super) struct Steps {
    steps: Vec<Step>,
    current: u16,
}

#[derive(Debug)]
struct Step {
    advance: Option<Condition>,
    highlight: Vec<String>,
}

#[derive(Debug)]
enum Condition {
    Address(UrlPattern),
    Element(String),
}

impl Steps {
    /// A pattern that does not parse can only come from a supervisor newer than this
    /// program: the step then waits for the citizen.
    pub(super) fn new(task: &TaskOrder) -> Self {
        let steps = task
            .steps
            .iter()
            .map(|step| Step {
                advance: match &step.advance {
                    Some(Advance::Url { pattern }) => pattern.parse().ok().map(Condition::Address),
                    Some(Advance::Element { selector }) => {
                        Some(Condition::Element(selector.clone()))
                    }
                    None => None,
                },
                highlight: step.highlight.clone(),
            })
            .collect();
        Self {
            steps,
            current: task.at_step,
        }
    }

    pub(super) fn current(&self) -> u16 {
        self.current
    }

    pub(super) fn set_current(&mut self, step: u16) {
        self.current = step.min(u16::try_from(self.steps.len()).unwrap_or(u16::MAX));
    }

    /// The step that begins now that the browser is at `address`, when it is a later one.
    pub(super) fn reached_by(&self, address: &str) -> Option<u16> {
        let from = usize::from(self.current);
        // The last step does not advance by itself past the end unless it says how.
        (from..self.steps.len().min(from + LEAP)).find_map(|index| {
            self.fits(index, address)
                .then(|| u16::try_from(index + 1).unwrap_or(u16::MAX))
        })
    }

    /// The element that ends the current step, and the step that then begins.
    pub(super) fn awaited_element(&self) -> Option<(u16, &str)> {
        match self
            .steps
            .get(usize::from(self.current))?
            .advance
            .as_ref()?
        {
            Condition::Element(selector) => Some((self.current + 1, selector)),
            Condition::Address(_) => None,
        }
    }

    pub(super) fn highlights(&self) -> &[String] {
        self.steps
            .get(usize::from(self.current))
            .map_or(&[], |step| &step.highlight)
    }

    /// Lost means: this is the page of an *earlier* step. An address that fits no step at all
    /// says nothing (sites have many pages between two steps).
    pub(super) fn place(&self, address: &str, start: &str) -> Place {
        let current = usize::from(self.current);
        let Some(before) = current.checked_sub(1) else {
            return Place::Found;
        };
        if self.fits(before, address) || self.fits(current, address) {
            return Place::Found;
        }
        let earlier = (0..before).any(|index| self.fits(index, address));
        let at_start = address == start && self.ends_at_an_address(before);
        if earlier || at_start {
            Place::Lost
        } else {
            Place::Found
        }
    }

    fn fits(&self, index: usize, address: &str) -> bool {
        matches!(
            self.steps.get(index).and_then(|step| step.advance.as_ref()),
            Some(Condition::Address(pattern)) if pattern.matches(address)
        )
    }

    fn ends_at_an_address(&self, index: usize) -> bool {
        matches!(
            self.steps.get(index).and_then(|step| step.advance.as_ref()),
            Some(Condition::Address(_))
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Needs, StepOrder};

    fn steps(patterns: &[Option<&str>], at_step: u16) -> Steps {
        let task = TaskOrder {
            start: START.into(),
            steps: patterns
                .iter()
                .map(|pattern| StepOrder {
                    advance: pattern.map(|pattern| Advance::Url {
                        pattern: pattern.into(),
                    }),
                    highlight: vec![],
                })
                .collect(),
            at_step,
            hosts: vec![],
            resources: vec![],
            identity: vec![],
            payment: vec![],
            free: false,
            needs: Needs::default(),
            practice: None,
        };
        Steps::new(&task)
    }

    const START: &str = "https://a.example/";
    const FLOW: [Option<&str>; 4] = [
        Some("a.example/login"),
        Some("idp.example/*"),
        None,
        Some("a.example/area/*"),
    ];

    #[test]
    fn an_address_that_ends_the_step_begins_the_next() {
        assert_eq!(
            steps(&FLOW, 0).reached_by("https://a.example/login"),
            Some(1)
        );
        assert_eq!(
            steps(&FLOW, 1).reached_by("https://idp.example/x?y=1"),
            Some(2)
        );
        assert_eq!(steps(&FLOW, 0).reached_by("https://a.example/other"), None);
    }

    #[test]
    fn a_site_that_remembers_the_login_carries_over_its_pages() {
        assert_eq!(
            steps(&FLOW, 1).reached_by("https://a.example/area/home"),
            Some(4)
        );
    }

    #[test]
    fn back_at_an_earlier_page_the_guide_is_lost_until_the_page_fits_again() {
        let steps = steps(&FLOW, 2);
        assert_eq!(steps.place("https://a.example/login", START), Place::Lost);
        assert_eq!(steps.place(START, START), Place::Lost);
        assert_eq!(steps.place("https://idp.example/otp", START), Place::Found);
        assert_eq!(steps.place("https://a.example/help", START), Place::Found);
    }

    #[test]
    fn nobody_is_lost_before_the_first_step() {
        assert_eq!(steps(&FLOW, 0).place(START, START), Place::Found);
    }
}
