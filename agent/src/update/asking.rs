// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! When the region's repository is asked. The centre says when there is something new; asking
//! without being told only finds what it could not say.

use std::time::{Duration, Instant};

use crate::chance::{Chance, jitter};

/// Between two questions while nothing new is wished.
const EVERY: Duration = Duration::from_secs(6 * 3600);
/// Window of the pause after the first question that found no answer; it doubles.
const AGAIN: Duration = Duration::from_secs(300);
const LONGEST: Duration = Duration::from_secs(3600);

/// When the next question is due.
#[derive(Debug, Default)]
pub(super) struct Asking {
    /// `None`: at once.
    at: Option<Instant>,
    failures: u32,
}

impl Asking {
    pub(super) fn is_due(&self, now: Instant) -> bool {
        self.at.is_none_or(|at| at <= now)
    }

    /// Whether the last question was answered.
    pub(super) const fn is_answered(&self) -> bool {
        self.at.is_some() && self.failures == 0
    }

    /// Something new is wished: what was heard may be older.
    pub(super) const fn hurry(&mut self) {
        self.at = None;
        self.failures = 0;
    }

    pub(super) fn answered(&mut self, now: Instant) {
        self.failures = 0;
        self.at = Some(now + EVERY);
    }

    /// Full jitter: a centre that was away is not asked by everyone at once.
    pub(super) fn failed(&mut self, now: Instant, chance: &dyn Chance) {
        let doubled = 1_u32.checked_shl(self.failures).unwrap_or(u32::MAX);
        let window = AGAIN.saturating_mul(doubled).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        self.at = Some(now + jitter(chance, window));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Always(u8);

    impl Chance for Always {
        fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
            bytes.fill(self.0);
            Ok(())
        }
    }

    #[test]
    fn it_is_asked_at_once_and_then_four_times_a_day() {
        let mut asking = Asking::default();
        let now = Instant::now();
        assert!(asking.is_due(now) && !asking.is_answered());
        asking.answered(now);
        assert!(asking.is_answered());
        assert!(!asking.is_due(now + EVERY - Duration::from_secs(1)));
        assert!(asking.is_due(now + EVERY));
        asking.hurry();
        assert!(asking.is_due(now) && !asking.is_answered());
    }

    #[test]
    fn no_answer_makes_the_window_grow_to_an_hour() {
        let mut asking = Asking::default();
        let now = Instant::now();
        for minutes in [5, 10, 20, 40, 60, 60] {
            asking.failed(now, &Always(0xff));
            let window = Duration::from_secs(minutes * 60);
            assert!(!asking.is_answered());
            assert!(!asking.is_due(now + window - Duration::from_secs(1)));
            assert!(asking.is_due(now + window));
        }
        for _ in 0..100 {
            asking.failed(now, &Always(0xff));
        }
        assert!(asking.is_due(now + LONGEST));
        asking.failed(now, &Always(0));
        assert!(asking.is_due(now), "anywhere in the window");
        asking.answered(now);
        asking.failed(now, &Always(0xff));
        assert!(asking.is_due(now + AGAIN), "from the beginning");
    }
}
