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
        if current == 0 || self.fits(current, address) {
            return Place::Found;
        }
        // The address that ends a step is the page of all that follow, up to the next one
        // that ends at an address: a form is filled in on one page, step by step.
        let left_since = |from: usize| (from..current).any(|index| self.ends_at_an_address(index));
        // Any page of a site tells nothing about which of its pages one was on before.
        let names_page =
            |index: &usize| self.fits(*index, address) && !self.fits_any_page(*index, address);
        let arrived = (0..current).rev().find(names_page);
        let earlier = arrived.is_some_and(|index| left_since(index + 1));
        // The last step may lead out by the door through which one came in.
        let is_last = current + 1 >= self.steps.len();
        let at_start = address == start && arrived.is_none() && left_since(0) && !is_last;
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

    /// Whether every page of the site at `address` would end the step.
    fn fits_any_page(&self, index: usize, address: &str) -> bool {
        url::Url::parse(address).is_ok_and(|mut url| {
            url.set_path("/any/page/of-the-site");
            url.set_query(None);
            self.fits(index, url.as_str())
        })
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

    const START: &str = "https://a.example.it/";
    const FLOW: [Option<&str>; 4] = [
        Some("a.example.it/login"),
        Some("idp.example.it/*"),
        None,
        Some("a.example.it/area/*"),
    ];

    #[test]
    fn an_address_that_ends_the_step_begins_the_next() {
        assert_eq!(
            steps(&FLOW, 0).reached_by("https://a.example.it/login"),
            Some(1)
        );
        assert_eq!(
            steps(&FLOW, 1).reached_by("https://idp.example.it/x?y=1"),
            Some(2)
        );
        assert_eq!(
            steps(&FLOW, 0).reached_by("https://a.example.it/other"),
            None
        );
    }

    #[test]
    fn a_site_that_remembers_the_login_carries_over_its_pages() {
        assert_eq!(
            steps(&FLOW, 1).reached_by("https://a.example.it/area/home"),
            Some(4)
        );
    }

    #[test]
    fn back_at_an_earlier_page_the_guide_is_lost_until_the_page_fits_again() {
        let steps = steps(&FLOW, 2);
        assert_eq!(
            steps.place("https://a.example.it/login", START),
            Place::Lost
        );
        assert_eq!(steps.place(START, START), Place::Lost);
        assert_eq!(
            steps.place("https://idp.example.it/otp", START),
            Place::Found
        );
        assert_eq!(
            steps.place("https://a.example.it/help", START),
            Place::Found
        );
    }

    #[test]
    fn who_comes_back_to_a_site_whose_pages_are_not_known_is_not_lost() {
        let flow = [
            Some("region.example.it"),
            Some("idp.example.it"),
            None,
            None,
        ];
        for at_step in [2, 3] {
            let place = steps(&flow, at_step).place("https://region.example.it/fse/home", START);
            assert_eq!(place, Place::Found, "step {at_step}");
        }
    }

    #[test]
    fn nobody_is_lost_who_leaves_by_the_door_they_came_in() {
        let flow = [Some("a.example.it/area/*"), None, None];
        assert_eq!(steps(&flow, 1).place(START, START), Place::Lost);
        assert_eq!(steps(&flow, 2).place(START, START), Place::Found);
        assert_eq!(steps(&flow, 3).place(START, START), Place::Found);
    }

    #[test]
    fn nobody_is_lost_while_several_steps_are_done_on_one_page() {
        let form = [
            Some("idp.example.it/login"),
            None,
            None,
            Some("idp.example.it/code"),
            None,
        ];
        for at_step in 1..4 {
            let place = steps(&form, at_step).place("https://idp.example.it/login", START);
            assert_eq!(place, Place::Found, "step {at_step}");
        }
        let later = steps(&form, 4).place("https://idp.example.it/login", START);
        assert_eq!(later, Place::Lost);
    }

    #[test]
    fn nobody_is_lost_before_the_first_step() {
        assert_eq!(steps(&FLOW, 0).place(START, START), Place::Found);
    }
}
