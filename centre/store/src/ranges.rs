// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which numbers of an epoch have arrived, as ranges that never touch.

use std::collections::BTreeMap;

use sportello_protocol::{Epoch, EpochStanding, Range, Sequence};

/// Ranges that one epoch may fall apart into. A book sends its rows in order, so that an
/// honest one has two or three; what would make more is not taken (and so is sent again).
const MOST: usize = 512;
/// Gaps that an answer names at most.
const NAMED: usize = 16;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ranges(BTreeMap<u64, u64>);

impl Ranges {
    pub(crate) fn from_stored(ranges: impl IntoIterator<Item = (u64, u64)>) -> Self {
        Self(ranges.into_iter().collect())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (u64, u64)> {
        self.0.iter().map(|(first, last)| (*first, *last))
    }

    /// How many numbers from `first` to `last` are not there yet.
    pub(crate) fn lacking(&self, first: u64, last: u64) -> u64 {
        let there: u64 = self
            .touching(first, last)
            .map(|(from, to)| {
                let (from, to) = (from.max(first), to.min(last));
                (to + 1).saturating_sub(from)
            })
            .sum();
        (last - first + 1).saturating_sub(there)
    }

    /// Adds numbers; `false`: they would make one range too many and were not taken.
    pub(crate) fn insert(&mut self, first: u64, last: u64) -> bool {
        let met: Vec<(u64, u64)> = self
            .touching(first.saturating_sub(1), last.saturating_add(1))
            .collect();
        if met.is_empty() && self.0.len() >= MOST {
            return false;
        }
        let (mut from, mut to) = (first, last);
        for (start, end) in met {
            from = from.min(start);
            to = to.max(end);
            self.0.remove(&start);
        }
        self.0.insert(from, to);
        true
    }

    fn touching(&self, first: u64, last: u64) -> impl Iterator<Item = (u64, u64)> {
        let start = self
            .0
            .range(..first)
            .next_back()
            .filter(|(_, to)| **to >= first)
            .map_or(first, |(from, _)| *from);
        self.0.range(start..=last).map(|(from, to)| (*from, *to))
    }

    /// End of the range that begins at 1.
    pub(crate) fn through(&self) -> u64 {
        self.0.get(&1).copied().unwrap_or(0)
    }

    pub(crate) fn standing(&self, epoch: Epoch) -> EpochStanding {
        let mut missing = Vec::new();
        let mut next = self.through() + 1;
        for (first, last) in self.iter().filter(|(first, _)| *first > 1).take(NAMED) {
            missing.push(Range {
                first: Sequence(next),
                last: Sequence(first - 1),
            });
            next = last + 1;
        }
        EpochStanding {
            epoch,
            through: Sequence(self.through()),
            missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ranges_know_what_a_set_of_numbers_knows(
            pieces in prop::collection::vec((1_u64..60, 0_u64..6), 0..40)
        ) {
            let mut ranges = Ranges::default();
            let mut model = std::collections::BTreeSet::new();
            for (first, more) in pieces {
                let last = first + more;
                let lacking = (first..=last).filter(|n| !model.contains(n)).count() as u64;
                prop_assert_eq!(ranges.lacking(first, last), lacking);
                prop_assert!(ranges.insert(first, last));
                model.extend(first..=last);
            }
            let through = (1..).find(|n| !model.contains(n)).unwrap() - 1;
            prop_assert_eq!(ranges.through(), through);
            let mut before = None;
            for (first, last) in ranges.iter() {
                prop_assert!(before.is_none_or(|end: u64| first > end + 1));
                before = Some(last);
            }
            let standing = ranges.standing(Epoch(1));
            for gap in &standing.missing {
                for number in gap.first.0..=gap.last.0 {
                    prop_assert!(!model.contains(&number));
                }
            }
        }
    }

    #[test]
    fn an_epoch_does_not_fall_into_more_pieces_than_it_may() {
        let mut ranges = Ranges::default();
        let taken = (0..1_000)
            .filter(|n| ranges.insert(n * 2 + 1, n * 2 + 1))
            .count();
        assert_eq!(taken, MOST);
        assert!(ranges.insert(2, 2), "what closes a gap is always taken");
    }
}
