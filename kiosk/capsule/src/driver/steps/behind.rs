// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The pages that lie behind: those that were in front before the last step that ended at an
//! address. Whoever meets one of them again has gone back, or was sent back (logged out,
//! cancelled), and the step on show may not be theirs.
//!
//! Addresses are compared whole. They stay in this process, which dies with the session.

/// Addresses kept at most, of each kind; the oldest are forgotten first.
const MOST: usize = 200;
/// A longer address is not kept: it is made for one occasion.
const LONGEST: usize = 2_048;

#[derive(Debug, Default)]
pub(super) struct Behind {
    /// Since the last step that ended at an address.
    since: Vec<String>,
    behind: Vec<String>,
}

impl Behind {
    pub(super) fn stands_at(&mut self, address: &str) {
        keep(&mut self.since, address);
    }

    /// A step ended, and the next one begins at `address`.
    pub(super) fn is_left_for(&mut self, address: &str) {
        for seen in std::mem::take(&mut self.since) {
            keep(&mut self.behind, &seen);
        }
        self.belongs_here(address);
    }

    /// The citizen stands there and goes on: it is no page of an earlier step only.
    pub(super) fn belongs_here(&mut self, address: &str) {
        self.behind.retain(|seen| seen != address);
    }

    pub(super) fn holds(&self, address: &str) -> bool {
        self.behind.iter().any(|seen| seen == address)
    }
}

fn keep(places: &mut Vec<String>, address: &str) {
    if address.len() > LONGEST || places.iter().any(|seen| seen == address) {
        return;
    }
    if places.len() >= MOST {
        places.remove(0);
    }
    places.push(address.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_lies_behind_once_a_step_has_ended_and_not_before() {
        let mut behind = Behind::default();
        behind.stands_at("https://a.it/");
        assert!(!behind.holds("https://a.it/"));
        behind.stands_at("https://a.it/in");
        behind.is_left_for("https://a.it/in");
        assert!(behind.holds("https://a.it/"));
        assert!(!behind.holds("https://a.it/in"));
        behind.belongs_here("https://a.it/");
        assert!(!behind.holds("https://a.it/"));
    }

    #[test]
    fn a_site_with_endless_addresses_fills_no_memory() {
        let mut behind = Behind::default();
        for page in 0..10_000 {
            behind.stands_at(&format!("https://a.it/{page}"));
            behind.is_left_for(&"x".repeat(LONGEST + 1));
            behind.stands_at(&"x".repeat(LONGEST + 1));
        }
        assert_eq!(behind.behind.len(), MOST);
        assert!(behind.since.len() <= 1);
        assert!(behind.holds("https://a.it/9999"));
    }
}
