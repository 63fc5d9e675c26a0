// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a row adds to the totals, and which totals a day belongs to.

use chrono::{DateTime, Datelike, Days, NaiveDate};
use sportello_protocol::{
    DaySheet, Loss, Receipt, ReceiptVerdict, SessionRow, SkillLevel, UnixSeconds, Verdict,
};

use crate::{Grain, Measure, SiteId, Tally, Whole};

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
    let levels: Vec<u32> = totals
        .skills
        .values()
        .flat_map(|totals| SkillLevel::ALL.iter().map(|level| totals.get(*level)))
        .collect();
    let plausible = [totals.sessions]
        .iter()
        .chain(&helper)
        .chain(&levels)
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
    pub(crate) fn after(self, date: NaiveDate) -> Option<NaiveDate> {
        let start = self.start(date);
        match self {
            Self::Day => start.succ_opt(),
            Self::Month => start.checked_add_months(chrono::Months::new(1)),
            Self::Year => start.checked_add_months(chrono::Months::new(12)),
        }
    }

    pub(crate) const fn finer(self) -> Option<Self> {
        match self {
            Self::Day => None,
            Self::Month => Some(Self::Day),
            Self::Year => Some(Self::Month),
        }
    }
}

#[cfg(test)]
mod tests {
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
}
