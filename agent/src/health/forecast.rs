// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! When the state partition will be full, if it goes on as it does: a straight line through the
//! hourly means of its free space (least squares).
//!
//! Invariants:
//! - Hours come in order. A clock that was set back, or that leapt, begins a new history:
//!   a line through two different clocks means nothing.
//! - Fewer than [`FEWEST_HOURS`] hours, or less than [`SHORTEST_SPAN`] from first to last,
//!   foretell nothing.

use std::collections::VecDeque;

/// Hours that are kept: four weeks of a terminal that is on for twelve hours a day.
pub const MOST_HOURS: usize = 336;
/// Hours that a forecast needs.
pub const FEWEST_HOURS: usize = 8;
/// From the first to the last of them, hours.
pub const SHORTEST_SPAN: i64 = 24;
/// A longer silence begins a new history, hours: a terminal in a cupboard.
pub const LONGEST_GAP: i64 = 24 * 21;
/// Beyond this nobody plans: it is not filling.
pub const FARTHEST_DAYS: i64 = 365;

/// What is to be expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outlook {
    /// Too little is known yet.
    Unknown,
    /// At this pace it is not full within a year.
    NotFilling,
    FullInDays(i64),
}

/// Free space, hour by hour.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// Hour since 1970 and mean free MiB, oldest first.
    hours: VecDeque<(i64, i64)>,
    /// The hour that is not over: when, how many samples, their sum.
    open: Option<(i64, i64, i64)>,
}

impl History {
    /// Takes up a history that was written down; what is out of order is dropped.
    #[must_use]
    pub fn resume(hours: impl IntoIterator<Item = (i64, i64)>) -> Self {
        let mut history = Self::default();
        for (hour, mib) in hours {
            history.push(hour, mib);
        }
        history
    }

    /// The hours that are over.
    pub fn hours(&self) -> impl Iterator<Item = (i64, i64)> + '_ {
        self.hours.iter().copied()
    }

    /// One sample. `true`: an hour ended, and the history changed.
    pub fn add(&mut self, hour: i64, free_mib: i64) -> bool {
        match &mut self.open {
            Some((open, count, sum)) if *open == hour => {
                *count += 1;
                *sum = sum.saturating_add(free_mib);
                false
            }
            open => {
                let ended = open.replace((hour, 1, free_mib));
                match ended {
                    Some((ended, count, sum)) => {
                        self.push(ended, sum / count.max(1));
                        true
                    }
                    None => false,
                }
            }
        }
    }

    fn push(&mut self, hour: i64, mib: i64) {
        if let Some((last, _)) = self.hours.back()
            && !(1..=LONGEST_GAP).contains(&hour.saturating_sub(*last))
        {
            self.hours.clear();
        }
        self.hours.push_back((hour, mib.max(0)));
        if self.hours.len() > MOST_HOURS {
            let _oldest = self.hours.pop_front();
        }
    }

    /// What the line says.
    #[must_use]
    pub fn outlook(&self) -> Outlook {
        let (Some((first, _)), Some((last, free))) = (self.hours.front(), self.hours.back()) else {
            return Outlook::Unknown;
        };
        if self.hours.len() < FEWEST_HOURS || last - first < SHORTEST_SPAN {
            return Outlook::Unknown;
        }
        match slope(self.hours.iter().map(|(hour, mib)| (hour - first, *mib))) {
            Some(per_hour) if per_hour < 0.0 => days(*free, -per_hour),
            _ => Outlook::NotFilling,
        }
    }
}

/// MiB per hour.
#[expect(
    clippy::cast_precision_loss,
    reason = "hours and MiB of a disk are far below 2^52"
)]
fn slope(points: impl Iterator<Item = (i64, i64)> + Clone) -> Option<f64> {
    let count = points.clone().count() as f64;
    let (sum_x, sum_y) = points.clone().fold((0.0, 0.0), |(x, y), (hour, mib)| {
        (x + hour as f64, y + mib as f64)
    });
    let (mean_x, mean_y) = (sum_x / count, sum_y / count);
    let (above, below) = points.fold((0.0, 0.0), |(above, below), (hour, mib)| {
        let x = hour as f64 - mean_x;
        (above + x * (mib as f64 - mean_y), below + x * x)
    });
    (below > 0.0).then_some(above / below)
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "MiB of a disk are far below 2^52, and days are compared before they are cut"
)]
fn days(free: i64, per_hour: f64) -> Outlook {
    let days = free as f64 / per_hour / 24.0;
    if days.is_finite() && days <= FARTHEST_DAYS as f64 {
        Outlook::FullInDays(days.floor() as i64)
    } else {
        Outlook::NotFilling
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(hours: impl IntoIterator<Item = (i64, i64)>, expected: Outlook) {
        assert_eq!(History::resume(hours).outlook(), expected);
    }

    #[test]
    fn a_disk_that_loses_a_hundred_mib_a_day_is_full_when_they_are_used_up() {
        let falling = (0..=48).map(|hour| (1000 + hour, 1200 - hour * 100 / 24));
        check(falling, Outlook::FullInDays(10));
    }

    #[test]
    fn what_does_not_fill_or_fills_in_years_is_not_foretold() {
        check((0..48).map(|hour| (hour, 4000)), Outlook::NotFilling);
        check((0..48).map(|hour| (hour, 4000 + hour)), Outlook::NotFilling);
        check(
            (0..300).map(|hour| (hour, 100_000 - hour / 100)),
            Outlook::NotFilling,
        );
    }

    #[test]
    fn too_little_is_known_after_one_afternoon() {
        check([], Outlook::Unknown);
        check((0..12).map(|hour| (hour, 500 - hour)), Outlook::Unknown);
        check([(0, 500), (40, 100)], Outlook::Unknown);
    }

    #[test]
    fn nights_switched_off_do_not_matter() {
        let office_hours = (0..5 * 24)
            .filter(|hour| (9..18).contains(&(hour % 24)))
            .map(|hour| (hour, 2400 - hour * 10));
        check(office_hours, Outlook::FullInDays(5));
    }

    #[test]
    fn a_clock_that_leaps_begins_a_new_history() {
        let before = (400_000..400_048).map(|hour| (hour, 900 - (hour - 400_000)));
        let in_1970 = (0..3).map(|hour| (hour, 850));
        check(before.clone().chain(in_1970), Outlook::Unknown);
        let ten_years_on = (487_660..487_663).map(|hour| (hour, 850));
        check(before.chain(ten_years_on), Outlook::Unknown);
    }

    #[test]
    fn an_hour_counts_by_its_mean_once_it_is_over() {
        let mut history = History::default();
        assert!(!history.add(7, 100));
        assert!(!history.add(7, 200));
        assert!(history.add(8, 500));
        assert_eq!(history.hours().collect::<Vec<_>>(), [(7, 150)]);
    }

    proptest! {
        #[test]
        fn whatever_is_written_down_it_says_something_within_bounds(
            hours in proptest::collection::vec((any::<i64>(), any::<i64>()), 0..400)
        ) {
            let history = History::resume(hours);
            prop_assert!(history.hours().count() <= MOST_HOURS);
            if let Outlook::FullInDays(days) = history.outlook() {
                prop_assert!((0..=FARTHEST_DAYS).contains(&days));
            }
        }
    }
}
