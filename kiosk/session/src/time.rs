// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The two clocks, kept apart by type so that no rule can mix them up.
//!
//! [`BootTime`] only moves forward, counts suspend and cannot be set by anyone: it drives every
//! timer. [`Wall`] can jump (an empty battery, a first contact with a time server): it answers
//! one question, whether the site is open.

use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Time since the machine was started, suspend included (`CLOCK_BOOTTIME`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BootTime(Duration);

impl BootTime {
    pub const fn since_boot(elapsed: Duration) -> Self {
        Self(elapsed)
    }

    pub const fn elapsed(self) -> Duration {
        self.0
    }

    /// The moment `span` later; stays at the end of time instead of overflowing.
    #[must_use]
    pub const fn after(self, span: Duration) -> Self {
        Self(self.0.saturating_add(span))
    }

    /// How long from `self` until `later`; zero when `later` has passed.
    pub const fn until(self, later: Self) -> Duration {
        later.0.saturating_sub(self.0)
    }
}

/// Wall time. Used for opening hours and for nothing else.
pub type Wall = chrono::DateTime<chrono::Utc>;

/// One moment as both clocks tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    pub boot: BootTime,
    pub wall: Wall,
}

/// Whole minutes, the unit in which rules and screens speak.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Minutes(pub u16);

impl Minutes {
    pub const fn span(self) -> Duration {
        Duration::from_secs(self.0 as u64 * 60)
    }

    /// The whole minutes that fit into `span` (90 s is one minute).
    pub fn within(span: Duration) -> Self {
        Self(u16::try_from(span.as_secs() / 60).unwrap_or(u16::MAX))
    }

    /// The minutes to show for `span`, rounded up: one second left is still "one minute".
    pub fn shown(span: Duration) -> Self {
        let begun = u64::from(span.subsec_nanos() > 0) + span.as_secs();
        Self(u16::try_from(begun.div_ceil(60)).unwrap_or(u16::MAX))
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} min", self.0)
    }
}

/// Whole seconds, for the short waits.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seconds(pub u16);

impl Seconds {
    pub const fn span(self) -> Duration {
        Duration::from_secs(self.0 as u64)
    }
}
