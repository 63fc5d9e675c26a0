// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether answers that stay open get through. Some proxies hold an answer back until it has
//! ended, some lines forget a connection that is quiet for half a minute: there the agent
//! polls, and tries again ever more rarely.

use std::time::Duration;

use tokio::time::Instant;

/// Polls for so long after the first answer that did not get through; twice as long after
/// each further one.
const FIRST: Duration = Duration::from_secs(300);
/// The longest.
const LONGEST: Duration = Duration::from_secs(6 * 3600);
/// Answers in a row that broke off soon are taken for a line that cuts what is quiet.
const SHORT: u32 = 3;

/// How an answer that stayed open came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// As it was announced, or because the centre stopped.
    Announced,
    /// Another answer to this terminal was opened.
    Superseded,
    /// The connection broke.
    Cut,
    /// Nothing came through any more, or never anything.
    Mute,
}

/// What was tried so far.
#[derive(Debug, Default)]
pub(super) struct Trial {
    mute: u32,
    short: u32,
    polls_until: Option<Instant>,
}

impl Trial {
    /// Whether to ask for an answer that stays open.
    #[must_use]
    pub(super) fn streams(&self, now: Instant) -> bool {
        self.polls_until.is_none_or(|until| now >= until)
    }

    /// One has ended after `lasted`, of which a sign of life was due every `keep_alive`.
    /// Returns for how long to poll now, if that is new.
    pub(super) fn ended(
        &mut self,
        end: End,
        lasted: Duration,
        keep_alive: Duration,
        now: Instant,
    ) -> Option<Duration> {
        let sound = lasted >= keep_alive.saturating_mul(2);
        match end {
            End::Announced | End::Superseded => {
                self.short = 0;
                if sound {
                    self.mute = 0;
                }
                return None;
            }
            End::Cut if sound => {
                *self = Self::default();
                return None;
            }
            End::Cut => {
                self.short += 1;
                if self.short < SHORT {
                    return None;
                }
            }
            // What had passed on signs of life for a while is a line that died.
            End::Mute if lasted >= keep_alive.saturating_mul(4) => self.mute = 0,
            End::Mute => {}
        }
        self.short = 0;
        let pause = FIRST
            .saturating_mul(1_u32.checked_shl(self.mute.min(20)).unwrap_or(u32::MAX))
            .min(LONGEST);
        self.mute = self.mute.saturating_add(1);
        self.polls_until = Some(now + pause);
        Some(pause)
    }

    /// Never again for this centre's line: it passes on whole answers only.
    pub(super) fn only_polls(&mut self, now: Instant) {
        self.polls_until = Some(now + LONGEST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEEP_ALIVE: Duration = Duration::from_secs(50);
    const SOON: Duration = Duration::from_secs(20);
    const LATE: Duration = Duration::from_secs(400);

    #[test]
    fn what_is_held_back_leads_to_polls_for_ever_longer_times() {
        let mut trial = Trial::default();
        let mut now = Instant::now();
        let mut pauses = Vec::new();
        for _ in 0..9 {
            assert!(trial.streams(now));
            let pause = trial.ended(End::Mute, SOON, KEEP_ALIVE, now).unwrap();
            assert!(!trial.streams(now));
            pauses.push(pause.as_secs());
            now += pause;
        }
        let expected = [300, 600, 1200, 2400, 4800, 9600, 19200, 21600, 21600];
        assert_eq!(pauses, expected);
        // One that gets through makes good what was learnt.
        assert_eq!(trial.ended(End::Announced, LATE, KEEP_ALIVE, now), None);
        let pause = trial.ended(End::Mute, SOON, KEEP_ALIVE, now);
        assert_eq!(pause, Some(FIRST));
    }

    #[test]
    fn a_broken_line_is_no_proxy_unless_it_breaks_again_and_again() {
        let mut trial = Trial::default();
        let now = Instant::now();
        for _ in 0..10 {
            assert_eq!(trial.ended(End::Cut, SOON, KEEP_ALIVE, now), None);
            assert_eq!(trial.ended(End::Cut, SOON, KEEP_ALIVE, now), None);
            assert_eq!(trial.ended(End::Cut, LATE, KEEP_ALIVE, now), None);
        }
        assert!(trial.streams(now));
        for expected in [None, None, Some(FIRST)] {
            assert_eq!(trial.ended(End::Cut, SOON, KEEP_ALIVE, now), expected);
        }
        assert!(!trial.streams(now));
    }

    #[test]
    fn a_line_that_dies_now_and_then_is_not_punished_for_it() {
        let mut trial = Trial::default();
        let now = Instant::now();
        for _ in 0..5 {
            let pause = trial.ended(End::Mute, LATE, KEEP_ALIVE, now);
            assert_eq!(pause, Some(FIRST));
        }
    }
}
