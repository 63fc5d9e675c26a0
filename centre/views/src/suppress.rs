// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Small numbers point at persons: in a village, "1 in Bengali" *is* somebody.
//!
//! # What is hidden
//! - A count from 1 to 4 is hidden ([`Cell::Few`]).
//! - Where the total is known, it could be had by subtraction; so one more is hidden with it
//!   ([`Cell::Hidden`]): the first of the list that is large enough, whatever its size,
//!   because a choice by size would itself tell.
//! - A list of fewer than [`FEWEST`] in all, one in which only small counts are, and one
//!   whose hidden counts could be nothing but ones, says nothing at all
//!   ([`Breakdown::Withheld`]).
//!
//! So each small count has at least two values for a reader who knows this very algorithm;
//! the tests try every list.
//!
//! # What this does not do
//! It protects one page. Who compares many pages (each site with its region, many periods)
//! must be trusted not to: staff are, open data is cut by month and task area only.

/// Counts below this are hidden.
pub const SMALL: u64 = 5;
/// A breakdown of fewer is not shown.
pub const FEWEST: u64 = 20;

/// One count of a breakdown, as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cell {
    Shown(u64),
    /// From 1 to 4.
    Few,
    /// 5 or more; hidden because a small one could be had from it.
    Hidden,
}

impl Cell {
    #[must_use]
    pub const fn shown(self) -> Option<u64> {
        match self {
            Self::Shown(count) => Some(count),
            Self::Few | Self::Hidden => None,
        }
    }
}

/// The counts of a breakdown, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Breakdown {
    Shown(Vec<Cell>),
    Withheld,
}

/// Of counts that add up to a total which the reader knows. The order must not come from the
/// counts: those that matter least to the reader first, since they are hidden first.
#[must_use]
pub fn parts(counts: &[u64]) -> Breakdown {
    let total: u64 = counts.iter().copied().fold(0, u64::saturating_add);
    if total < FEWEST {
        return Breakdown::Withheld;
    }
    let mut cells: Vec<Cell> = counts.iter().copied().map(alone).collect();
    let mut few = 0;
    let mut hidden: u64 = 0;
    for (count, cell) in counts.iter().zip(&cells) {
        if *cell == Cell::Few {
            few += 1;
            hidden += count;
        }
    }
    if few == 0 {
        return Breakdown::Shown(cells);
    }
    let Some(first) = counts.iter().position(|count| *count >= SMALL) else {
        return Breakdown::Withheld;
    };
    // The smallest sum there can be leaves each small one at 1; one more leaves it 1 or 2.
    if hidden.saturating_add(counts[first]) <= few + SMALL {
        return Breakdown::Withheld;
    }
    cells[first] = Cell::Hidden;
    Breakdown::Shown(cells)
}

/// Of `whole` sessions `count` had a trait; traits may come together, so each stands alone,
/// with those that lacked it as its other half.
#[must_use]
pub fn share(count: u64, whole: u64) -> Cell {
    if whole < FEWEST {
        return Cell::Hidden;
    }
    if (1..SMALL).contains(&count) {
        return Cell::Few;
    }
    if (1..SMALL).contains(&whole.saturating_sub(count)) {
        return Cell::Hidden;
    }
    Cell::Shown(count)
}

/// A count whose total nobody knows.
#[must_use]
pub const fn alone(count: u64) -> Cell {
    if count > 0 && count < SMALL {
        Cell::Few
    } else {
        Cell::Shown(count)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    /// A reader who knows this very algorithm and the total, and tries every list that could
    /// have given what is on the page, still finds two values for each small count.
    fn exhaust(size: usize, largest: u64) {
        let mut pages: BTreeMap<(u64, Breakdown), Vec<Vec<u64>>> = BTreeMap::new();
        let mut counts = vec![0; size];
        loop {
            let total = counts.iter().sum();
            pages
                .entry((total, parts(&counts)))
                .or_default()
                .push(counts.clone());
            let Some(position) = counts.iter().position(|count| *count < largest) else {
                break;
            };
            for count in &mut counts[..position] {
                *count = 0;
            }
            counts[position] += 1;
        }
        for ((total, page), lists) in pages {
            for position in 0..size {
                let values: BTreeSet<u64> = lists.iter().map(|list| list[position]).collect();
                // Larger counts than were tried would only add to the doubt.
                let at_the_edge = total > largest;
                if values.len() == 1 && values.iter().all(|value| (1..SMALL).contains(value)) {
                    assert!(at_the_edge, "{page:?} of {total} gives {values:?} away");
                }
            }
        }
    }

    #[test]
    fn two_counts_are_not_given_away() {
        exhaust(2, 60);
    }

    #[test]
    fn three_counts_are_not_given_away() {
        exhaust(3, 34);
    }

    #[test]
    fn four_counts_are_not_given_away() {
        exhaust(4, 22);
    }

    #[test]
    fn the_first_of_the_list_is_hidden_with_a_single_small_one() {
        assert_eq!(
            parts(&[300, 2, 400]),
            Breakdown::Shown(vec![Cell::Hidden, Cell::Few, Cell::Shown(400)])
        );
    }

    #[test]
    fn small_ones_take_one_large_one_with_them() {
        assert_eq!(
            parts(&[50, 2, 3]),
            Breakdown::Shown(vec![Cell::Hidden, Cell::Few, Cell::Few])
        );
        assert_eq!(parts(&[5, 1, 40]), Breakdown::Withheld);
        assert_eq!(
            parts(&[6, 1, 40]),
            Breakdown::Shown(vec![Cell::Hidden, Cell::Few, Cell::Shown(40)])
        );
    }

    #[test]
    fn few_people_make_no_table() {
        assert_eq!(parts(&[19, 0]), Breakdown::Withheld);
        assert_eq!(parts(&[]), Breakdown::Withheld);
        assert_eq!(parts(&[4, 4, 4, 4, 4]), Breakdown::Withheld);
    }

    #[test]
    fn who_lacks_a_trait_is_not_found_by_subtraction() {
        assert_eq!(share(98, 100), Cell::Hidden);
        assert_eq!(share(2, 100), Cell::Few);
        assert_eq!(share(0, 100), Cell::Shown(0));
        assert_eq!(share(100, 100), Cell::Shown(100));
        assert_eq!(share(7, 12), Cell::Hidden);
        assert_eq!(share(0, 12), Cell::Hidden);
    }

    proptest! {
        #[test]
        fn no_small_count_is_shown(counts in prop::collection::vec(0u64..40, 0..12)) {
            if let Breakdown::Shown(cells) = parts(&counts) {
                prop_assert_eq!(cells.len(), counts.len());
                for (cell, count) in cells.iter().zip(&counts) {
                    match cell {
                        Cell::Shown(shown) => {
                            prop_assert_eq!(shown, count);
                            prop_assert!(*count == 0 || *count >= SMALL);
                        }
                        Cell::Few => prop_assert!((1..SMALL).contains(count)),
                        Cell::Hidden => prop_assert!(*count >= SMALL),
                    }
                }
            }
        }

        #[test]
        fn subtraction_leaves_two_values(counts in prop::collection::vec(0u64..40, 0..8)) {
            if let Breakdown::Shown(cells) = parts(&counts) {
                let few = cells.iter().filter(|cell| **cell == Cell::Few).count() as u64;
                let others = cells.iter().filter(|cell| **cell == Cell::Hidden).count() as u64;
                let shown: u64 = cells.iter().filter_map(|cell| cell.shown()).sum();
                let rest = counts.iter().sum::<u64>() - shown;
                // What one small count may be, given that the others are anything they may be.
                let possible = (1..SMALL).filter(|value| {
                    value + (few - 1) + others * SMALL <= rest
                });
                prop_assert_eq!(others, u64::from(few > 0));
                if few > 0 {
                    prop_assert!(possible.count() >= 2);
                }
            }
        }
    }
}
