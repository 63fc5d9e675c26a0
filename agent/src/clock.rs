// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What time it is, asked of one place so that tests can answer.

use std::fmt;

use sportello_ledger::{BootMillis, Hour};
use sportello_protocol::UnixSeconds;

/// The three times the agent lives by. The wall may be wrong by years; boot time is not.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The wall clock, uncorrected.
    fn wall(&self) -> UnixSeconds;
    /// The wall clock's local hour.
    fn hour(&self) -> Hour;
    /// Time since boot, time asleep included.
    fn boot(&self) -> BootMillis;
}

/// The clock of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct MachineClock;

impl Clock for MachineClock {
    fn wall(&self) -> UnixSeconds {
        let now = rustix::time::clock_gettime(rustix::time::ClockId::Realtime);
        UnixSeconds(now.tv_sec)
    }

    fn hour(&self) -> Hour {
        Hour::now()
    }

    fn boot(&self) -> BootMillis {
        BootMillis::now()
    }
}
