// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a row adds to the totals, and which totals a day belongs to.

use chrono::{DateTime, Datelike, Days, NaiveDate};
use sportello_protocol::{
    DaySheet, Loss, Receipt, ReceiptVerdict, SessionRow, UnixSeconds, Verdict,
};

use crate::{Grain, Measure, Period, SiteId, Tally, Whole};

/// Sessions that one terminal can have had in a day, generously.
const MOST_PER_DAY: u64 = 1_000;
/// Sessions that one row about a refused host can speak of.
pub(crate) const MOST_BLOCKED: u32 = 10_000;
/// Days ahead of the centre that a terminal's calendar may be.
const DAYS_AHEAD: u64 = 2;

/// The centre's own day, UTC.
pub(crate) fn today(now: UnixSeconds) -> NaiveDate {
    DateTime::from_timestamp(now.0, 0).map_or(NaiveDate::MIN, |time| time.date_naive())
}

/// The day that a row dated `date` counts on: its own unless that is absurd.
pub(crate) fn counted_on(date: NaiveDate, today: NaiveDate) -> (NaiveDate, bool) {
    let latest = today
        .checked_add_days(Days::new(DAYS_AHEAD))
        .unwrap_or(today);
    if date.year() < 2020 || date > latest {
        (today, true)
    } else {
        (date, false)
    }
}

pub(crate) fn session(row: &SessionRow, tally: &mut Tally) {
    tally.count_session(row);
}

pub(crate) fn proof(receipt: &Receipt, tally: &mut Tally) {
    tally.add(Measure::Proof(verdict(receipt)), 1);
}

pub(crate) fn sheet(sheet: &DaySheet, tally: &mut Tally) {
    let days = (sheet.last_day - sheet.first_day).num_days().clamp(0, 400) + 1;
    let most = MOST_PER_DAY * days.unsigned_abs();
    let totals = &sheet.totals;
    let helper = [
        totals.helper.with_helper,
        totals.helper.alone,
        totals.helper.not_said,
    ];
    let plausible = [totals.sessions]
        .iter()
        .chain(&helper)
        .chain(totals.languages.values())
        .chain(totals.modes.values())
        .all(|count| u64::from(*count) <= most);
    if plausible {
        tally.count_sheet(sheet);
    } else {
        tally.add(Measure::Implausible, 1);
    }
}

/// `lacking`: numbers of the range that had not arrived otherwise.
pub(crate) fn loss(loss: Loss, lacking: u64, tally: &mut Tally) {
    let sessions = u64::from(loss.sessions).min(lacking);
    if sessions <= MOST_PER_DAY * 365 {
        tally.add(Measure::LostSessions, sessions);
    } else {
        tally.add(Measure::Implausible, 1);
    }
}

/// One failed check fails the whole; one that was not covered leaves it unproven.
fn verdict(receipt: &Receipt) -> ReceiptVerdict {
    let any = |word| receipt.checks.iter().any(|(_, verdict)| *verdict == word);
    if any(Verdict::Fail) {
        ReceiptVerdict::Failed
    } else if any(Verdict::NotCovered) || receipt.checks.is_empty() {
        ReceiptVerdict::NotProven
    } else {
        ReceiptVerdict::Clean
    }
}

impl Whole {
    /// Its name in the table of tallies.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Region => "r".to_owned(),
            Self::District(name) => format!("d:{}", name.replace('\0', "")),
            Self::Site(SiteId(id)) => format!("s:{id}"),
        }
    }
}

impl Grain {
    pub(crate) const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    pub(crate) const fn number(self) -> i64 {
        match self {
            Self::Day => 0,
            Self::Month => 1,
            Self::Year => 2,
        }
    }

    /// First day of the day, month or year that `date` lies in.
    pub(crate) fn start(self, date: NaiveDate) -> NaiveDate {
        match self {
            Self::Day => Some(date),
            Self::Month => date.with_day(1),
            Self::Year => date.with_ordinal(1),
        }
        .unwrap_or(date)
    }

    /// First day of the next one.
    fn after(self, date: NaiveDate) -> Option<NaiveDate> {
        let start = self.start(date);
        match self {
            Self::Day => start.succ_opt(),
            Self::Month => start.checked_add_months(chrono::Months::new(1)),
            Self::Year => start.checked_add_months(chrono::Months::new(12)),
        }
    }

    const fn finer(self) -> Option<Self> {
        match self {
            Self::Day => None,
            Self::Month => Some(Self::Day),
            Self::Year => Some(Self::Month),
        }
    }
}

/// Which tallies cover a period with as few as can be: at most five stretches of days,
/// months and years, in order. `coarsest` bounds how much one tally may span.
pub(crate) fn cover(period: Period, coarsest: Grain) -> Vec<(Grain, NaiveDate, NaiveDate)> {
    let (Some(early), Some(late)) = (
        NaiveDate::from_ymd_opt(2000, 1, 1),
        NaiveDate::from_ymd_opt(9999, 12, 31),
    ) else {
        return Vec::new();
    };
    // Nothing is counted before 2020, and a four-digit year sorts as text.
    let (first, last) = (period.first.max(early), period.last.min(late));
    let mut stretches = Vec::new();
    cover_into(first, last, coarsest, &mut stretches);
    stretches
}

fn cover_into(
    first: NaiveDate,
    last: NaiveDate,
    grain: Grain,
    stretches: &mut Vec<(Grain, NaiveDate, NaiveDate)>,
) {
    if first > last {
        return;
    }
    let Some(finer) = grain.finer() else {
        stretches.push((grain, first, last));
        return;
    };
    // Whole ones begin at `from` and the last whole one begins at `to`.
    let from = if grain.start(first) == first {
        Some(first)
    } else {
        grain.after(first)
    };
    let past = last.succ_opt().map(|next| grain.start(next));
    match (from, past) {
        (Some(from), Some(past)) if from < past => {
            if let Some(before) = from.pred_opt() {
                cover_into(first, before, finer, stretches);
            }
            let to = past.pred_opt().map_or(from, |day| grain.start(day));
            stretches.push((grain, from, to));
            cover_into(past, last, finer, stretches);
        }
        _ => cover_into(first, last, finer, stretches),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn absurd_dates_count_on_the_day_they_arrive() {
        let today = date("2026-11-22");
        for (given, counted, noted) in [
            ("2026-11-20", "2026-11-20", false),
            ("2026-11-24", "2026-11-24", false),
            ("2026-11-25", "2026-11-22", true),
            ("2036-01-01", "2026-11-22", true),
            ("1970-01-01", "2026-11-22", true),
            ("2020-01-01", "2020-01-01", false),
        ] {
            assert_eq!(counted_on(date(given), today), (date(counted), noted));
        }
    }

    proptest! {
        #[test]
        fn every_day_of_a_period_is_covered_once(
            start in 0_u64..3000, length in 0_u64..1500, coarsest in 0_usize..3
        ) {
            let first = date("2020-01-01") + Days::new(start);
            let last = first + Days::new(length);
            let stretches = cover(Period { first, last }, Grain::ALL[coarsest]);
            prop_assert!(stretches.len() <= 5);
            let mut next = first;
            for (grain, from, to) in stretches {
                prop_assert_eq!(from, next);
                prop_assert_eq!(grain.start(from), from);
                prop_assert_eq!(grain.start(to), to);
                prop_assert!(grain.number() <= Grain::ALL[coarsest].number());
                next = grain.after(to).unwrap();
            }
            prop_assert_eq!(next, last.succ_opt().unwrap());
        }
    }

    #[test]
    fn a_period_that_ends_before_it_begins_covers_nothing() {
        let period = Period {
            first: date("2026-02-02"),
            last: date("2026-02-01"),
        };
        assert!(cover(period, Grain::Year).is_empty());
        let all = Period {
            first: NaiveDate::MIN,
            last: NaiveDate::MAX,
        };
        assert!(cover(all, Grain::Year).len() <= 5);
    }
}
