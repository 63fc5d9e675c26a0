// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which tallies a period is read from: whole years, whole months and days, with as few as
//! can be. What is left of a month or a year may be had by taking away what is not in it:
//! this year until today is the year without the days to come, of which there are none.

use chrono::NaiveDate;

use crate::{Grain, Period};

/// Tallies of one grain, side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) grain: Grain,
    /// Where the first and the last of them begin.
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    /// To be taken away.
    pub(crate) less: bool,
}

/// What there may be totals of in a period: nothing is counted before 2020, and a four-digit
/// year sorts as text.
pub(crate) fn countable(period: Period) -> Period {
    let early = NaiveDate::from_ymd_opt(2000, 1, 1);
    let late = NaiveDate::from_ymd_opt(9999, 11, 30);
    Period {
        first: early.map_or(period.first, |early| period.first.max(early)),
        last: late.map_or(period.last, |late| period.last.min(late)),
    }
}

/// The tallies of a period. `coarsest` bounds how much one of them may span.
pub(crate) fn cover(period: Period, coarsest: Grain) -> Vec<Stretch> {
    let Period { first, last } = countable(period);
    let mut stretches = Vec::new();
    if first <= last {
        add(first, last, coarsest, false, &mut stretches);
    }
    stretches
}

fn add(first: NaiveDate, last: NaiveDate, grain: Grain, less: bool, into: &mut Vec<Stretch>) {
    let Some(finer) = grain.finer() else {
        into.push(Stretch {
            grain,
            first,
            last,
            less,
        });
        return;
    };
    let (begin, end) = (grain.start(first), grain.start(last));
    let starts_whole = begin == first;
    let ends_whole = grain.after(last) == last.succ_opt();
    if begin == end && !(starts_whole && ends_whole) {
        part(first, last, grain, finer, less, into);
        return;
    }
    // Whole ones from `from` on, before `past`.
    let from = if starts_whole {
        Some(begin)
    } else {
        grain.after(first)
    };
    let past = if ends_whole {
        grain.after(last)
    } else {
        Some(end)
    };
    let (Some(from), Some(past)) = (from, past) else {
        return;
    };
    if let Some(before) = from.pred_opt().filter(|_| !starts_whole) {
        part(first, before, grain, finer, less, into);
    }
    if let Some(to) = past.pred_opt().filter(|_| from < past) {
        into.push(Stretch {
            grain,
            first: from,
            last: grain.start(to),
            less,
        });
    }
    if !ends_whole {
        part(past, last, grain, finer, less, into);
    }
}

/// A part of one month or year: its pieces, or the whole without the others.
fn part(
    first: NaiveDate,
    last: NaiveDate,
    grain: Grain,
    finer: Grain,
    less: bool,
    into: &mut Vec<Stretch>,
) {
    let mut pieces = Vec::new();
    add(first, last, finer, less, &mut pieces);
    let begin = grain.start(first);
    let mut others = vec![Stretch {
        grain,
        first: begin,
        last: begin,
        less,
    }];
    if let Some(before) = first.pred_opt().filter(|before| *before >= begin) {
        add(begin, before, finer, !less, &mut others);
    }
    let end = grain.after(first).and_then(|next| next.pred_opt());
    if let (Some(after), Some(end)) = (last.succ_opt(), end)
        && after <= end
    {
        add(after, end, finer, !less, &mut others);
    }
    into.append(if tallies(&pieces) <= tallies(&others) {
        &mut pieces
    } else {
        &mut others
    });
}

/// How many tallies there are to read at most.
fn tallies(stretches: &[Stretch]) -> i64 {
    let each = |stretch: &Stretch| {
        let days = (stretch.last - stretch.first).num_days();
        1 + match stretch.grain {
            Grain::Day => days,
            Grain::Month => (days + 3) / 30,
            Grain::Year => days / 365,
        }
    };
    stretches.iter().map(each).sum()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(first: &str, last: &str) -> Period {
        Period {
            first: date(first),
            last: date(last),
        }
    }

    proptest! {
        #[test]
        fn every_day_of_a_period_is_covered_once(
            start in 0_u64..3000, length in 0_u64..1500, coarsest in 0_usize..3
        ) {
            let coarsest = Grain::ALL[coarsest];
            let first = date("2020-01-01") + Days::new(start);
            let last = first + Days::new(length);
            let stretches = cover(Period { first, last }, coarsest);
            prop_assert!(stretches.len() <= 11, "{stretches:?}");
            let mut days: BTreeMap<NaiveDate, i32> = BTreeMap::new();
            for stretch in &stretches {
                let grain = stretch.grain;
                prop_assert!(grain.number() <= coarsest.number());
                prop_assert_eq!(grain.start(stretch.first), stretch.first);
                prop_assert_eq!(grain.start(stretch.last), stretch.last);
                let past = grain.after(stretch.last).unwrap();
                for day in stretch.first.iter_days().take_while(|day| *day < past) {
                    *days.entry(day).or_default() += if stretch.less { -1 } else { 1 };
                }
            }
            days.retain(|_, times| *times != 0);
            let expected: BTreeMap<NaiveDate, i32> =
                first.iter_days().take_while(|day| *day <= last).map(|day| (day, 1)).collect();
            prop_assert_eq!(days, expected);
            if coarsest == Grain::Year {
                prop_assert!(tallies(&stretches) <= 2 * (6 + 16) + 5, "{stretches:?}");
            }
        }
    }

    #[test]
    fn this_year_until_today_is_the_year_without_what_is_to_come() {
        let stretches = cover(period("2026-01-01", "2026-11-20"), Grain::Year);
        let told: Vec<String> = stretches
            .iter()
            .map(|stretch| {
                let sign = if stretch.less { '-' } else { '+' };
                format!(
                    "{sign}{:?} {}..{}",
                    stretch.grain, stretch.first, stretch.last
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "+Year 2026-01-01..2026-01-01",
                "-Day 2026-11-21..2026-11-30",
                "-Month 2026-12-01..2026-12-01",
            ]
        );
    }

    #[test]
    fn a_period_that_ends_before_it_begins_covers_nothing() {
        assert!(cover(period("2026-02-02", "2026-02-01"), Grain::Year).is_empty());
        let all = Period {
            first: NaiveDate::MIN,
            last: NaiveDate::MAX,
        };
        let stretches = cover(all, Grain::Year);
        assert!(stretches.len() <= 11);
        assert_eq!(stretches[0].first, date("2000-01-01"));
    }
}
