// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The two clocks as the rules want them. In a rehearsal build the boot clock may run
//! faster, so that an hour's session can be shown in a minute; the product has no such
//! switch.

use std::time::Duration;

use chrono::Utc;
use sportello_session::{At, BootTime};

use crate::service::clock::since_boot;

/// Reads both clocks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    #[cfg(feature = "rehearsal")]
    started: Duration,
    #[cfg(feature = "rehearsal")]
    factor: u32,
    #[cfg(test)]
    frozen: Option<At>,
}

impl Clock {
    /// The machine's own clocks.
    pub(crate) fn of_this_machine() -> Self {
        Self {
            #[cfg(feature = "rehearsal")]
            started: since_boot(),
            #[cfg(feature = "rehearsal")]
            factor: std::env::var("SPORTELLO_REHEARSAL_CLOCK")
                .ok()
                .and_then(|factor| factor.parse().ok())
                .filter(|factor| (1..=3600).contains(factor))
                .unwrap_or(1),
            #[cfg(test)]
            frozen: None,
        }
    }

    /// A clock that only moves when it is told to.
    #[cfg(test)]
    pub(crate) fn frozen(at: At) -> Self {
        let mut clock = Self::of_this_machine();
        clock.frozen = Some(at);
        #[cfg(feature = "rehearsal")]
        {
            (clock.started, clock.factor) = (Duration::ZERO, 1);
        }
        clock
    }

    #[cfg(test)]
    pub(crate) fn pass(&mut self, span: Duration) {
        if let Some(at) = &mut self.frozen {
            at.boot = at.boot.after(span);
            at.wall += span;
        }
    }

    /// Now, on both.
    pub(crate) fn now(&self) -> At {
        #[cfg(test)]
        if let Some(at) = self.frozen {
            return at;
        }
        At {
            boot: BootTime::since_boot(self.faster(since_boot())),
            wall: Utc::now(),
        }
    }

    /// The moment on the machine's boot clock that `at` stands for.
    #[cfg(feature = "rehearsal")]
    pub(crate) fn on_machine(&self, at: BootTime) -> Duration {
        let since = at.elapsed().saturating_sub(self.started);
        self.started.saturating_add(since / self.factor)
    }

    /// The moment on the machine's boot clock that `at` stands for.
    #[cfg(not(feature = "rehearsal"))]
    #[expect(clippy::unused_self, reason = "rehearsal builds look at their factor")]
    pub(crate) const fn on_machine(&self, at: BootTime) -> Duration {
        at.elapsed()
    }

    /// How long `span` of the session's time lasts on the machine.
    #[cfg(feature = "rehearsal")]
    pub(crate) fn span_on_machine(&self, span: Duration) -> Duration {
        span / self.factor
    }

    /// How long `span` of the session's time lasts on the machine.
    #[cfg(not(feature = "rehearsal"))]
    #[expect(clippy::unused_self, reason = "rehearsal builds look at their factor")]
    pub(crate) const fn span_on_machine(&self, span: Duration) -> Duration {
        span
    }

    #[cfg(feature = "rehearsal")]
    fn faster(&self, now: Duration) -> Duration {
        let since = now.saturating_sub(self.started);
        self.started
            .saturating_add(since.saturating_mul(self.factor))
    }

    #[cfg(not(feature = "rehearsal"))]
    #[expect(clippy::unused_self, reason = "rehearsal builds look at their factor")]
    const fn faster(&self, now: Duration) -> Duration {
        now
    }
}
