// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which step an address belongs to. Pure.
//!
//! Invariants:
//! - A step begins only where the address says so. What an address does not say is left to the
//!   citizen's own *Done*.
//! - Where the page can be seen to be another step's, or no page of the site as it was walked,
//!   the answer is [`Place::Lost`]: better no step than a wrong one.

mod behind;

use sportello_bundle::pattern::UrlPattern;

use crate::wire::{Advance, TaskOrder};
use behind::Behind;

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
    behind: Behind,
}

/// The page in front, as far as the steps need to know it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Front<'a> {
    pub(super) address: &'a str,
    /// Where the task begins.
    pub(super) start: &'a str,
    /// It is an identity provider's, and no page of the service.
    pub(super) at_provider: bool,
}

#[derive(Debug)]
struct Step {
    advance: Option<Condition>,
    highlight: Vec<String>,
    hop: bool,
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
                hop: step.hop,
            })
            .collect();
        Self {
            steps,
            current: task.at_step,
            behind: Behind::default(),
        }
    }

    pub(super) fn current(&self) -> u16 {
        self.current
    }

    pub(super) fn set_current(&mut self, step: u16) {
        self.current = step.min(u16::try_from(self.steps.len()).unwrap_or(u16::MAX));
    }

    /// The citizen says so, with the page at `address` in front of them.
    pub(super) fn told(&mut self, step: u16, address: Option<&str>) {
        if let Some(address) = address.filter(|_| step > self.current) {
            self.behind.belongs_here(address);
        }
        self.set_current(step);
    }

    /// The page at `address` stands in front.
    pub(super) fn stands_at(&mut self, address: &str) {
        self.behind.stands_at(address);
    }

    /// The page at `address` ended the step before `step`: what was seen on the way to it lies
    /// behind.
    pub(super) fn reached(&mut self, step: u16, address: &str) {
        self.behind.is_left_for(address);
        self.set_current(step);
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

    /// Lost means: this is the page of *another* step, or of none. An address that fits no step
    /// at all usually says nothing (sites have many pages between two steps).
    pub(super) fn place(&self, front: Front<'_>) -> Place {
        let Front { address, start, .. } = front;
        let current = usize::from(self.current);
        if self.fits(current, address) {
            return Place::Found;
        }
        // The address that ends a step is the page of all that follow, up to the next one
        // that ends at an address: a form is filled in on one page, step by step.
        let left_since = |from: usize| (from..current).any(|index| self.ends_at_an_address(index));
        let arrived = (0..current)
            .rev()
            .find(|index| self.names_page(*index, address));
        // The last step may lead out by the door through which one came in.
        let is_last = current + 1 >= self.steps.len();
        let is_lost = match arrived {
            Some(index) => left_since(index + 1),
            None => {
                let lies_behind = address == start && left_since(0) || self.behind.holds(address);
                let in_again = front.at_provider && self.is_past_the_hop(current);
                (lies_behind || in_again) && !is_last
                    || self.is_ahead(current, address)
                    || self.is_beside_the_way(current, address)
            }
        };
        if is_lost { Place::Lost } else { Place::Found }
    }

    /// A page that a step leads to which has not begun, and which is too far to leap to.
    fn is_ahead(&self, current: usize, address: &str) -> bool {
        (current + LEAP..self.steps.len()).any(|index| self.fits(index, address))
    }

    /// The steps at the identity provider lie behind: whoever is asked for their name now was
    /// logged out, and the step on show has to wait.
    fn is_past_the_hop(&self, current: usize) -> bool {
        let hops = |index: usize| self.steps.get(index).is_some_and(|step| step.hop);
        !hops(current) && (0..current).any(hops)
    }

    /// Where the page a step stands on and the page it leads to are both known by their exact
    /// address on one site, any third page of that site is no page of the step: it was
    /// cancelled, it failed, or it waited for too long.
    fn is_beside_the_way(&self, current: usize, address: &str) -> bool {
        let from = (0..current.min(self.steps.len())).rev();
        let mut before = from.filter_map(|index| self.pattern(index));
        let mut after = (current..self.steps.len()).filter_map(|index| self.pattern(index));
        let (Some(before), Some(after)) = (before.next(), after.next()) else {
            return false;
        };
        let host = url::Url::parse(address).ok();
        let host = host.as_ref().and_then(url::Url::host_str).unwrap_or("");
        let names = |pattern: &UrlPattern| {
            !pattern.to_string().contains('*') && pattern.hosts().any(|named| named == host)
        };
        names(before) && names(after) && !before.matches(address) && !after.matches(address)
    }

    /// Any page of a site tells nothing about which of its pages one was on before.
    fn names_page(&self, index: usize, address: &str) -> bool {
        self.fits(index, address) && !self.fits_any_page(index, address)
    }

    fn pattern(&self, index: usize) -> Option<&UrlPattern> {
        match self.steps.get(index)?.advance.as_ref()? {
            Condition::Address(pattern) => Some(pattern),
            Condition::Element(_) => None,
        }
    }

    fn fits(&self, index: usize, address: &str) -> bool {
        self.pattern(index)
            .is_some_and(|pattern| pattern.matches(address))
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
        self.pattern(index).is_some()
    }
}

#[cfg(test)]
mod tests;
