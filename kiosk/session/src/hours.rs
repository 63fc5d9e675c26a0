// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Opening hours: several intervals a day, exceptions by date, one time zone.
//!
//! Hours are written in local time and compared in UTC, so the two odd days of the year come out
//! right (see `local`). An interval belongs to the day on which it *begins*: one over midnight is
//! not cut short by an exception for the next day. Intervals that touch or overlap are one: a
//! site that is open round the clock does not close at midnight.

mod interval;
mod local;

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

pub use interval::{Interval, IntervalError};

use crate::Wall;

/// The opening hours of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Hours {
    written: Written,
}

/// The usual week. A day without intervals is a day the site is closed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WeekHours {
    pub monday: Vec<Interval>,
    pub tuesday: Vec<Interval>,
    pub wednesday: Vec<Interval>,
    pub thursday: Vec<Interval>,
    pub friday: Vec<Interval>,
    pub saturday: Vec<Interval>,
    pub sunday: Vec<Interval>,
}

impl WeekHours {
    fn days_mut(&mut self) -> [(&'static str, &mut Vec<Interval>); 7] {
        [
            ("monday", &mut self.monday),
            ("tuesday", &mut self.tuesday),
            ("wednesday", &mut self.wednesday),
            ("thursday", &mut self.thursday),
            ("friday", &mut self.friday),
            ("saturday", &mut self.saturday),
            ("sunday", &mut self.sunday),
        ]
    }
}

/// Hours as policy writes them, not yet checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    zone: Tz,
    #[serde(default)]
    week: WeekHours,
    #[serde(default)]
    exceptions: BTreeMap<NaiveDate, Vec<Interval>>,
}

/// Hours that contradict themselves.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    #[error("on {day}, {first} and {second} overlap: write them as one interval")]
    Overlap {
        day: String,
        first: Interval,
        second: Interval,
    },
}

/// Open or closed at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenState {
    /// `until: None` means no closing within the next week.
    Open { until: Option<Wall> },
    /// `opens: None` means not within the next year.
    Closed { opens: Option<Wall> },
}

/// How far ahead the next opening is looked for.
const DAYS_AHEAD: i32 = 370;
/// How far ahead the next closing is looked for.
const DAYS_OPEN: i32 = 8;
/// A clock outside these years is broken, and date arithmetic near the ends of time overflows.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=9000;

impl Hours {
    /// An exception replaces all intervals that begin on its date; an empty one closes the day.
    pub fn new(
        zone: Tz,
        week: WeekHours,
        exceptions: BTreeMap<NaiveDate, Vec<Interval>>,
    ) -> Result<Self, HoursError> {
        Written {
            zone,
            week,
            exceptions,
        }
        .try_into()
    }

    pub const fn zone(&self) -> Tz {
        self.written.zone
    }

    /// Is the site open at this moment, and until when or from when?
    pub fn state(&self, wall: Wall) -> OpenState {
        if !YEARS.contains(&wall.year()) {
            return OpenState::Open { until: None };
        }
        let today = wall.with_timezone(&self.written.zone).date_naive();
        let mut open_until: Option<Wall> = None;
        // From yesterday: an interval may run over midnight, but no longer than a day.
        for offset in -1..=DAYS_AHEAD {
            if open_until.is_some() && offset > DAYS_OPEN {
                return OpenState::Open { until: None };
            }
            for (opens, closes) in self.spans(today, offset) {
                if closes <= wall {
                    continue;
                }
                match open_until {
                    Some(until) if opens > until => return OpenState::Open { until: Some(until) },
                    None if opens > wall => return OpenState::Closed { opens: Some(opens) },
                    known => open_until = Some(known.map_or(closes, |until| until.max(closes))),
                }
            }
        }
        OpenState::Closed { opens: None }
    }

    /// The intervals that begin `offset` days from `today`, in UTC, earliest first.
    fn spans(&self, today: NaiveDate, offset: i32) -> impl Iterator<Item = (Wall, Wall)> {
        let zone = self.written.zone;
        let span = Days::new(offset.unsigned_abs().into());
        let date = if offset < 0 {
            today.checked_sub_days(span)
        } else {
            today.checked_add_days(span)
        };
        date.into_iter().flat_map(move |date| {
            self.intervals(date).iter().filter_map(move |interval| {
                let opens = local::first_moment(zone, interval.opens_on(date)?)?;
                let closes = local::last_moment(zone, interval.closes_on(date)?)?;
                (opens < closes).then_some((opens, closes))
            })
        })
    }

    fn intervals(&self, date: NaiveDate) -> &[Interval] {
        let week = &self.written.week;
        self.written
            .exceptions
            .get(&date)
            .unwrap_or(match date.weekday() {
                Weekday::Mon => &week.monday,
                Weekday::Tue => &week.tuesday,
                Weekday::Wed => &week.wednesday,
                Weekday::Thu => &week.thursday,
                Weekday::Fri => &week.friday,
                Weekday::Sat => &week.saturday,
                Weekday::Sun => &week.sunday,
            })
    }
}

impl TryFrom<Written> for Hours {
    type Error = HoursError;

    fn try_from(mut written: Written) -> Result<Self, HoursError> {
        for (name, intervals) in written.week.days_mut() {
            in_order(intervals, || name.to_owned())?;
        }
        for (date, intervals) in &mut written.exceptions {
            in_order(intervals, || date.to_string())?;
        }
        Ok(Self { written })
    }
}

impl From<Hours> for Written {
    fn from(hours: Hours) -> Self {
        hours.written
    }
}

fn in_order(intervals: &mut [Interval], day: impl Fn() -> String) -> Result<(), HoursError> {
    intervals.sort_unstable();
    match intervals.windows(2).find(|pair| pair[0].overlaps(&pair[1])) {
        None => Ok(()),
        Some(pair) => Err(HoursError::Overlap {
            day: day(),
            first: pair[0],
            second: pair[1],
        }),
    }
}
