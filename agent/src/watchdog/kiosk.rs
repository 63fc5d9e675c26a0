// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! When the kiosk is to be restarted: a rule over heartbeats and three clocks.
//!
//! Silence is counted in looks, not by subtracting times: each look adds the time since the
//! look before, unless the clocks say that this time was no ordinary one. So a machine that
//! slept, a clock that was set and an agent that was stopped begin a new count.

use std::collections::VecDeque;

use sportello_ledger::BootMillis;

/// One moment, on three clocks, milliseconds each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Time since boot, asleep included.
    pub boot: BootMillis,
    /// Time awake.
    pub awake_ms: u64,
    /// The wall clock, since 1970.
    pub wall_ms: i64,
}

impl Moment {
    /// The machine's own.
    #[must_use]
    pub fn now() -> Self {
        use rustix::time::{ClockId, clock_gettime};
        let awake = clock_gettime(ClockId::Monotonic);
        let wall = clock_gettime(ClockId::Realtime);
        Self {
            boot: BootMillis::now(),
            awake_ms: u64::try_from(millis(awake)).unwrap_or(0),
            wall_ms: millis(wall),
        }
    }
}

fn millis(time: rustix::time::Timespec) -> i64 {
    time.tv_sec
        .saturating_mul(1000)
        .saturating_add(time.tv_nsec / 1_000_000)
}

/// How long is waited, milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Silence that means hung: eight of the shell's beats (every 5 s).
    pub silence: u64,
    /// Silence that is granted before the first beat after a restart or the agent's start.
    pub start: u64,
    /// Longest ordinary time between two looks; a longer one is not counted.
    pub between_looks: u64,
    /// How far two clocks may go apart between two looks.
    pub drift: u64,
    /// Restarts in one burst, and the time in which they must lie.
    pub burst: usize,
    pub window: u64,
    /// Wait after a burst that did not help; doubled each time up to the longest.
    pub wait: u64,
    pub longest_wait: u64,
}

impl Default for Patience {
    fn default() -> Self {
        const SECOND: u64 = 1000;
        const MINUTE: u64 = 60 * SECOND;
        Self {
            silence: 40 * SECOND,
            start: 120 * SECOND,
            between_looks: 15 * SECOND,
            drift: 2 * SECOND,
            burst: 3,
            window: 10 * MINUTE,
            wait: 10 * MINUTE,
            longest_wait: 120 * MINUTE,
        }
    }
}

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It beats.
    Alive,
    /// It is silent, or not yet heard; nothing to do yet.
    Waiting,
    /// Restart it now: this look counts as a restart.
    Restart,
    /// It is silent and was restarted often enough: an alarm stands, nothing is done.
    GivenUp,
}

/// The rule's memory: heartbeats, restarts and waits.
#[derive(Debug, Clone)]
pub struct Watch {
    patience: Patience,
    last: Option<Moment>,
    beat: Option<BootMillis>,
    /// Silence counted so far.
    silent: u64,
    /// A beat was heard since the start or the last restart.
    heard: bool,
    /// Awake times of restarts within the window.
    restarts: VecDeque<u64>,
    /// Nothing is done before this awake time.
    wait_until: Option<u64>,
    /// Bursts that did not help.
    bursts: u32,
}

impl Watch {
    #[must_use]
    pub fn new(patience: Patience) -> Self {
        Self {
            patience,
            last: None,
            beat: None,
            silent: 0,
            heard: false,
            restarts: VecDeque::new(),
            wait_until: None,
            bursts: 0,
        }
    }

    /// Nobody knows whether it beats (the slate cannot be read): a new count begins.
    pub fn blind(&mut self) {
        self.last = None;
    }

    /// Looks at the last beat that the slate knows (`None`: never since boot). To be called
    /// every few seconds.
    pub fn look(&mut self, now: Moment, beat: Option<BootMillis>) -> Verdict {
        let passed = self.passed(now);
        self.last = Some(now);
        let Some(passed) = passed else {
            self.silent = 0;
            self.beat = beat;
            return if self.wait_until.is_some() {
                Verdict::GivenUp
            } else {
                Verdict::Waiting
            };
        };
        if beat.is_some() && beat != self.beat {
            self.beat = beat;
            self.silent = 0;
            self.heard = true;
            self.calm(now.awake_ms);
            return Verdict::Alive;
        }
        self.silent = self.silent.saturating_add(passed);
        let granted = if self.heard {
            self.patience.silence
        } else {
            self.patience.start
        };
        if self.silent < granted {
            return match (self.heard, self.wait_until) {
                (true, _) => Verdict::Alive,
                (false, None) => Verdict::Waiting,
                (false, Some(_)) => Verdict::GivenUp,
            };
        }
        self.silent_too_long(now.awake_ms)
    }

    fn silent_too_long(&mut self, awake: u64) -> Verdict {
        if let Some(until) = self.wait_until {
            if awake < until {
                return Verdict::GivenUp;
            }
            self.wait_until = None;
        }
        self.forget_old(awake);
        if self.restarts.len() >= self.patience.burst {
            let wait = self
                .patience
                .wait
                .saturating_mul(1 << self.bursts.min(16))
                .min(self.patience.longest_wait);
            self.bursts = self.bursts.saturating_add(1);
            self.wait_until = Some(awake.saturating_add(wait));
            return Verdict::GivenUp;
        }
        self.restarts.push_back(awake);
        self.silent = 0;
        self.heard = false;
        Verdict::Restart
    }

    /// It beats: a wait is over. Bursts are forgotten once a whole window held no restart.
    fn calm(&mut self, awake: u64) {
        self.wait_until = None;
        self.forget_old(awake);
        if self.restarts.is_empty() {
            self.bursts = 0;
        }
    }

    fn forget_old(&mut self, awake: u64) {
        let window = self.patience.window;
        while self
            .restarts
            .front()
            .is_some_and(|at| awake.saturating_sub(*at) >= window)
        {
            let _old = self.restarts.pop_front();
        }
    }

    /// Time since the last look; `None` when it was no ordinary time.
    fn passed(&self, now: Moment) -> Option<u64> {
        let last = self.last?;
        let awake = now.awake_ms.checked_sub(last.awake_ms)?;
        let boot = now.boot.0.checked_sub(last.boot.0)?;
        let wall = now.wall_ms.checked_sub(last.wall_ms)?;
        let wall = u64::try_from(wall).ok()?;
        let ordinary = awake <= self.patience.between_looks
            && boot.abs_diff(awake) <= self.patience.drift
            && wall.abs_diff(awake) <= self.patience.drift;
        ordinary.then_some(awake)
    }
}
