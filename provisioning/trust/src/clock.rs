// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What time it may be, and how well that is known.
//!
//! Old PCs lose their clock; a clock ten years ahead must not make a terminal refuse
//! everything for ever, one in 1970 must not make old signatures fresh. So two times are
//! derived, and the machine's own clock is never remembered:
//! - the *likely* time decides whether an answer is fresh;
//! - the *proven* time, which no wrong clock of this machine can push forward, decides
//!   whether root or targets are over.

use chrono::{DateTime, Utc};

/// The machine's clock and what stands beside it. An argument everywhere, never asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// What the machine's clock says.
    pub now: DateTime<Utc>,
    /// When the running image was built: it cannot be earlier than that.
    pub built: DateTime<Utc>,
    /// Whether `now` was set from the network since boot (systemd-timesyncd says so in
    /// `/run/systemd/timesync/synchronized`), so that it counts as evidence.
    pub synchronised: bool,
}

impl Clock {
    /// The latest of clock, image date and last signed time.
    #[must_use]
    pub fn likely(&self, signed: Option<DateTime<Utc>>) -> DateTime<Utc> {
        self.now.max(self.proven(signed))
    }

    /// The latest time that somebody other than this machine's own clock vouches for.
    #[must_use]
    pub fn proven(&self, signed: Option<DateTime<Utc>>) -> DateTime<Utc> {
        let floor = signed.map_or(self.built, |signed| signed.max(self.built));
        if self.synchronised {
            floor.max(self.now)
        } else {
            floor
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    #[test]
    fn a_clock_below_image_date_or_last_signed_time_is_not_believed() {
        let clock = Clock {
            now: day("1970-01-01T00:00:00Z"),
            built: day("2026-11-01T00:00:00Z"),
            synchronised: false,
        };
        assert_eq!(clock.likely(None), clock.built);
        let signed = day("2027-01-01T00:00:00Z");
        assert_eq!(clock.likely(Some(signed)), signed);
    }

    #[test]
    fn a_clock_ahead_proves_nothing_until_the_network_set_it() {
        let mut clock = Clock {
            now: day("2036-11-01T00:00:00Z"),
            built: day("2026-11-01T00:00:00Z"),
            synchronised: false,
        };
        assert_eq!(clock.proven(None), clock.built);
        assert_eq!(clock.likely(None), clock.now);
        clock.synchronised = true;
        assert_eq!(clock.proven(None), clock.now);
    }
}
