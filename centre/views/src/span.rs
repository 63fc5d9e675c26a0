// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Periods that a page may be asked for, and what came before them.

use chrono::{Datelike, Days, Months, NaiveDate};
use sportello_store::{Grain, Period};

/// A period with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    ThisMonth,
    LastMonth,
    ThisYear,
    LastYear,
}

impl Preset {
    pub const ALL: [Self; 4] = [
        Self::ThisMonth,
        Self::LastMonth,
        Self::ThisYear,
        Self::LastYear,
    ];

    /// Its word in an address.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::ThisMonth => "this-month",
            Self::LastMonth => "last-month",
            Self::ThisYear => "this-year",
            Self::LastYear => "last-year",
        }
    }

    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.word() == word)
    }

    #[must_use]
    pub fn period(self, today: NaiveDate) -> Period {
        let month = first_of_month(today);
        let year = first_of_year(today);
        match self {
            Self::ThisMonth => Period {
                first: month,
                last: today,
            },
            Self::LastMonth => Period {
                first: month.checked_sub_months(Months::new(1)).unwrap_or(month),
                last: day_before(month),
            },
            Self::ThisYear => Period {
                first: year,
                last: today,
            },
            Self::LastYear => Period {
                first: year.checked_sub_months(Months::new(12)).unwrap_or(year),
                last: day_before(year),
            },
        }
    }
}

/// What an address says about the period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked<'a> {
    pub preset: Option<&'a str>,
    pub from: Option<&'a str>,
    pub to: Option<&'a str>,
}

/// A period somebody asked for that cannot be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPeriod {
    #[error("not a date")]
    Date,
    #[error("it ends before it begins")]
    Backwards,
    #[error("more than twenty years")]
    TooLong,
}

/// The period that was asked for; this month when nothing was.
///
/// # Errors
/// When a date cannot be read or the period makes no sense.
pub fn asked(asked: &Asked<'_>, today: NaiveDate) -> Result<(Period, Option<Preset>), BadPeriod> {
    let given = |text: Option<&str>| match text.map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => text
            .parse::<NaiveDate>()
            .ok()
            .filter(|date| (2000..=2999).contains(&date.year()))
            .map(Some)
            .ok_or(BadPeriod::Date),
    };
    let named = match asked.preset.map(str::trim) {
        None | Some("") => None,
        Some(word) => Some(Preset::parse(word).ok_or(BadPeriod::Date)?),
    };
    let (from, to) = (given(asked.from)?, given(asked.to)?);
    if named.is_some() || (from.is_none() && to.is_none()) {
        let preset = named.unwrap_or(Preset::ThisMonth);
        return Ok((preset.period(today), Some(preset)));
    }
    let last = to.unwrap_or(today);
    let first = from.unwrap_or_else(|| first_of_month(last));
    if first > last {
        return Err(BadPeriod::Backwards);
    }
    if days(Period { first, last }) > 366 * 20 {
        return Err(BadPeriod::TooLong);
    }
    Ok((Period { first, last }, None))
}

/// The period of the same kind just before: the whole month, quarter or year before when the
/// period is whole months, else as many days.
#[must_use]
pub fn before(period: Period) -> Period {
    let last = day_before(period.first);
    let after = period.last.succ_opt().unwrap_or(period.last);
    let whole_months = period.first.day() == 1 && after.day() == 1;
    let first = if whole_months {
        let months =
            (after.year() - period.first.year()) * 12 + month0(after) - month0(period.first);
        u32::try_from(months)
            .ok()
            .and_then(|months| period.first.checked_sub_months(Months::new(months)))
    } else {
        u64::try_from(days(period))
            .ok()
            .and_then(|days| period.first.checked_sub_days(Days::new(days)))
    };
    Period {
        first: first.unwrap_or(last),
        last,
    }
}

/// How many days it has.
#[must_use]
pub fn days(period: Period) -> i64 {
    (period.last - period.first).num_days() + 1
}

/// Into how coarse pieces a chart cuts it: at most some sixty.
#[must_use]
pub fn grain(period: Period) -> Grain {
    match days(period) {
        ..=62 => Grain::Day,
        63..=1900 => Grain::Month,
        _ => Grain::Year,
    }
}

/// The first days of the pieces of a period: those without any use as well.
#[must_use]
pub fn pieces(period: Period, grain: Grain) -> Vec<NaiveDate> {
    let mut pieces = Vec::new();
    let mut next = Some(match grain {
        Grain::Day => period.first,
        Grain::Month => first_of_month(period.first),
        Grain::Year => first_of_year(period.first),
    });
    while let Some(day) = next.filter(|day| *day <= period.last) {
        pieces.push(day);
        next = match grain {
            Grain::Day => day.succ_opt(),
            Grain::Month => day.checked_add_months(Months::new(1)),
            Grain::Year => day.checked_add_months(Months::new(12)),
        };
    }
    pieces
}

#[must_use]
pub fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[must_use]
pub fn first_of_year(day: NaiveDate) -> NaiveDate {
    first_of_month(day).with_month(1).unwrap_or(day)
}

fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

fn month0(day: NaiveDate) -> i32 {
    i32::try_from(day.month0()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn period(first: &str, last: &str) -> Period {
        Period {
            first: day(first),
            last: day(last),
        }
    }

    #[test]
    fn names_mean_what_they_say() {
        let today = day("2026-03-31");
        let cases = [
            (Preset::ThisMonth, period("2026-03-01", "2026-03-31")),
            (Preset::LastMonth, period("2026-02-01", "2026-02-28")),
            (Preset::ThisYear, period("2026-01-01", "2026-03-31")),
            (Preset::LastYear, period("2025-01-01", "2025-12-31")),
        ];
        for (preset, expected) in cases {
            assert_eq!(preset.period(today), expected);
            assert_eq!(Preset::parse(preset.word()), Some(preset));
        }
    }

    #[test]
    fn whole_months_are_compared_with_whole_months() {
        let cases = [
            (
                period("2026-03-01", "2026-03-31"),
                period("2026-02-01", "2026-02-28"),
            ),
            (
                period("2025-01-01", "2025-12-31"),
                period("2024-01-01", "2024-12-31"),
            ),
            (
                period("2026-03-10", "2026-03-12"),
                period("2026-03-07", "2026-03-09"),
            ),
            (
                period("2026-01-01", "2026-01-10"),
                period("2025-12-22", "2025-12-31"),
            ),
        ];
        for (this, expected) in cases {
            assert_eq!(before(this), expected);
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let today = day("2026-03-31");
        let ask = |preset, from, to| asked(&Asked { preset, from, to }, today);
        assert_eq!(ask(Some("never"), None, None), Err(BadPeriod::Date));
        assert_eq!(ask(None, Some("31/03/2026"), None), Err(BadPeriod::Date));
        assert_eq!(ask(None, Some("+999999-01-01"), None), Err(BadPeriod::Date));
        assert_eq!(
            ask(None, Some("2026-02-02"), Some("2026-02-01")),
            Err(BadPeriod::Backwards)
        );
        assert_eq!(
            ask(None, Some("2000-01-01"), Some("2900-01-01")),
            Err(BadPeriod::TooLong)
        );
        assert_eq!(
            ask(None, Some(""), Some("2026-02-10")),
            Ok((period("2026-02-01", "2026-02-10"), None))
        );
        assert_eq!(
            ask(None, None, None).map(|(period, _)| period),
            Ok(period("2026-03-01", "2026-03-31"))
        );
    }

    proptest! {
        #[test]
        fn the_period_before_ends_where_this_one_begins(start in 0u64..9000, length in 0u64..2000) {
            let first = day("2001-01-01") + Days::new(start);
            let this = Period { first, last: first + Days::new(length) };
            let before = before(this);
            prop_assert_eq!(before.last.succ_opt(), Some(this.first));
            prop_assert!(before.first <= before.last);
        }

        #[test]
        fn pieces_are_few_and_cover_the_period(start in 0u64..9000, length in 0u64..7300) {
            let first = day("2001-01-01") + Days::new(start);
            let this = Period { first, last: first + Days::new(length) };
            let pieces = pieces(this, grain(this));
            prop_assert!(!pieces.is_empty() && pieces.len() <= 64);
            prop_assert!(pieces[0] <= this.first);
            prop_assert!(pieces.iter().all(|piece| *piece <= this.last));
        }
    }
}
