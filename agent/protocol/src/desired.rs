// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the centre wants of a terminal: settings inside the bounds of the signed policy.
//! A terminal that cannot follow one keeps the last that it could.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use crate::bounds::{AtMost, at_most};
use crate::update::maybe_release;
use crate::{BadValue, Place, Update};

/// Intervals of one day at most.
pub const MAX_INTERVALS: usize = 8;
/// Days that differ from their weekday at most.
pub const MAX_EXCEPTIONS: usize = 400;

/// Open from `from` to `to`, minutes of the local day; `from < to <= 1440`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "Span", into = "Span")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Interval {
    #[cfg_attr(feature = "openapi", schema(maximum = 1439))]
    from: u16,
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 1440))]
    to: u16,
}

impl Interval {
    /// # Errors
    /// When it does not lie within one day or ends before it begins.
    pub const fn new(from: u16, to: u16) -> Result<Self, BadValue> {
        if from < to && to <= 1440 {
            Ok(Self { from, to })
        } else {
            Err(BadValue::TimeOfDay)
        }
    }

    #[must_use]
    pub const fn from(self) -> u16 {
        self.from
    }

    #[must_use]
    pub const fn to(self) -> u16 {
        self.to
    }
}

/// An interval that nobody has looked at yet.
#[derive(Serialize, Deserialize)]
struct Span {
    from: u16,
    to: u16,
}

impl TryFrom<Span> for Interval {
    type Error = BadValue;
    fn try_from(span: Span) -> Result<Self, BadValue> {
        Self::new(span.from, span.to)
    }
}

impl From<Interval> for Span {
    fn from(interval: Interval) -> Self {
        Self {
            from: interval.from,
            to: interval.to,
        }
    }
}

/// A day that differs from its weekday; closed when `open` is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Exception {
    pub date: NaiveDate,
    #[serde(deserialize_with = "at_most::<_, _, MAX_INTERVALS>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 8))]
    pub open: Vec<Interval>,
}

/// Opening hours, local time of the site.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hours {
    /// Monday first.
    #[serde(deserialize_with = "week")]
    pub week: [Vec<Interval>; 7],
    #[serde(deserialize_with = "at_most::<_, _, MAX_EXCEPTIONS>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 400))]
    pub exceptions: Vec<Exception>,
}

fn week<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[Vec<Interval>; 7], D::Error> {
    let days = <[AtMost<Interval, MAX_INTERVALS>; 7]>::deserialize(deserializer)?;
    Ok(days.map(|day| day.0))
}

/// What happens to sessions before the site closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Closing {
    /// Sessions end this long before, minutes.
    pub minutes_before: u16,
}

/// What may be set from the centre; absent: as policy says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Settings {
    pub hours: Option<Hours>,
    pub session_minutes: Option<u16>,
    pub closing: Option<Closing>,
}

/// The desired state under its version, which only grows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Desired {
    pub version: u64,
    pub settings: Settings,
    /// The image that this terminal should run; absent: the one that it runs.
    #[serde(default)]
    pub update: Option<Update>,
    /// The bundle that this terminal should follow; absent: the newest of the repository.
    #[serde(default, deserialize_with = "maybe_release")]
    #[cfg_attr(
        feature = "openapi",
        schema(minimum = 1, maximum = 281_474_976_710_655_u64)
    )]
    pub bundle: Option<u64>,
    /// Where it stands; absent from centres that do not say it yet: as last told.
    #[serde(default)]
    pub place: Option<Place>,
}
