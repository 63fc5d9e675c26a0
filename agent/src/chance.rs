// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Randomness, asked of one place so that tests can choose it, and the pauses made of it.

use std::fmt;
use std::time::Duration;

/// Where random bytes come from.
pub trait Chance: Send + Sync + fmt::Debug {
    /// # Errors
    /// When the system has no randomness.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error>;
}

/// The kernel's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct KernelChance;

impl Chance for KernelChance {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        getrandom::fill(bytes)
    }
}

/// A random time from nothing to `most`. Without randomness the whole of it.
#[must_use]
pub fn jitter(chance: &dyn Chance, most: Duration) -> Duration {
    let mut bytes = [0; 4];
    if chance.fill(&mut bytes).is_err() {
        return most;
    }
    most.mul_f64(f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX))
}

/// First window of the pause after a failure.
const FIRST: Duration = Duration::from_secs(15);
/// No pause is shorter.
const LEAST: Duration = Duration::from_secs(1);
/// A `Retry-After` longer than this is taken for garbage.
const PATIENCE: Duration = Duration::from_secs(24 * 3600);

/// Pauses between tries: full jitter in a window that doubles from 15 s up to a ceiling. It
/// never ends.
#[derive(Debug, Clone)]
pub struct Backoff {
    failures: u32,
    ceiling: Duration,
}

impl Backoff {
    #[must_use]
    pub const fn up_to(ceiling: Duration) -> Self {
        Self {
            failures: 0,
            ceiling,
        }
    }

    /// The next failure is the first one again.
    pub const fn succeeded(&mut self) {
        self.failures = 0;
    }

    /// How long to wait now. `retry_after` is the centre's wish: it is never undercut, and
    /// the jitter on top keeps terminals that were told the same apart.
    pub fn failed(&mut self, chance: &dyn Chance, retry_after: Option<Duration>) -> Duration {
        let window = FIRST
            .saturating_mul(1_u32.checked_shl(self.failures.min(20)).unwrap_or(u32::MAX))
            .min(self.ceiling);
        self.failures = self.failures.saturating_add(1);
        match retry_after {
            Some(wish) => wish.min(PATIENCE) + jitter(chance, FIRST),
            None => jitter(chance, window).max(LEAST),
        }
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

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn the_window_doubles_up_to_an_hour_and_success_resets_it() {
        let mut backoff = Backoff::up_to(HOUR);
        let mut seconds = || -> Vec<u64> {
            let all = (0..10).map(|_| backoff.failed(&Always(0xff), None).as_secs());
            let all = all.collect();
            backoff.succeeded();
            all
        };
        let expected = [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600];
        assert_eq!(seconds(), expected);
        assert_eq!(seconds(), expected);
    }

    #[test]
    fn it_never_ends_and_never_hurries() {
        let mut backoff = Backoff::up_to(HOUR);
        for _ in 0..100_000 {
            let pause = backoff.failed(&Always(0), None);
            assert!(pause >= LEAST && pause <= HOUR);
        }
    }

    #[test]
    fn retry_after_is_not_undercut_and_garbage_does_not_silence_for_ever() {
        let mut backoff = Backoff::up_to(HOUR);
        let wish = Duration::from_secs(7200);
        assert!(backoff.failed(&Always(0), Some(wish)) >= wish);
        let garbage = Duration::from_secs(u64::MAX);
        assert!(backoff.failed(&Always(0xff), Some(garbage)) <= PATIENCE + FIRST);
    }
}
