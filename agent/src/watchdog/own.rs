// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What systemd hears of the agent itself.
//!
//! Invariant: a ping is sent only when every loop that registered has turned within its own
//! time. One stuck loop is enough to be restarted.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sd_notify::NotifyState;
use tracing::{debug, warn};

/// The agent's loops.
#[derive(Debug, Clone, Default)]
pub struct Loops(Arc<Mutex<Vec<Loop>>>);

#[derive(Debug, Clone)]
struct Loop {
    name: &'static str,
    /// Milliseconds.
    patience: u64,
    turned: Arc<AtomicU64>,
}

/// One loop's end: says that it turns.
#[derive(Debug, Clone)]
pub struct Turning(Arc<AtomicU64>);

impl Turning {
    /// This loop has come round. `awake_ms`: see [`Moment`](super::kiosk::Moment).
    pub fn turned(&self, awake_ms: u64) {
        self.0.store(awake_ms, Ordering::Relaxed);
    }
}

impl Loops {
    /// A loop that comes round at least every `patience`; it has until then for its first time.
    #[must_use]
    pub fn register(&self, name: &'static str, patience: Duration, awake_ms: u64) -> Turning {
        let turned = Arc::new(AtomicU64::new(awake_ms));
        self.lock().push(Loop {
            name,
            patience: u64::try_from(patience.as_millis()).unwrap_or(u64::MAX),
            turned: Arc::clone(&turned),
        });
        Turning(turned)
    }

    /// The first loop that is stuck.
    #[must_use]
    pub fn stuck(&self, awake_ms: u64) -> Option<&'static str> {
        self.lock()
            .iter()
            .find(|one| awake_ms.saturating_sub(one.turned.load(Ordering::Relaxed)) > one.patience)
            .map(|one| one.name)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Loop>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The line to systemd; without systemd it says nothing.
#[derive(Debug)]
pub struct Notifier {
    loops: Loops,
    /// systemd stopped hearing pings: say why once.
    told: bool,
}

impl Notifier {
    #[must_use]
    pub fn new(loops: Loops) -> Self {
        Self { loops, told: false }
    }

    /// How often [`Self::ping`] is to be called: half of `WatchdogSec`, or `None` when
    /// systemd does not watch this process.
    #[must_use]
    pub fn every(&self) -> Option<Duration> {
        sd_notify::watchdog_enabled().map(|whole| whole / 2)
    }

    /// The agent is up.
    pub fn ready(&self) {
        send(&[NotifyState::Ready]);
    }

    /// The agent ends, on purpose.
    pub fn stopping(&self) {
        send(&[NotifyState::Stopping]);
    }

    /// A sentence for `systemctl status`; nothing about a session.
    pub fn status(&self, sentence: &str) {
        send(&[NotifyState::Status(sentence)]);
    }

    /// Pings when every loop turns. `false`: one is stuck, systemd will restart the agent.
    pub fn ping(&mut self, awake_ms: u64) -> bool {
        match self.loops.stuck(awake_ms) {
            None => {
                self.told = false;
                send(&[NotifyState::Watchdog]);
                true
            }
            Some(name) => {
                if !self.told {
                    warn!(loop_name = name, "a loop of the agent is stuck");
                    self.told = true;
                }
                false
            }
        }
    }
}

fn send(state: &[NotifyState<'_>]) {
    // Without systemd there is no socket and this is Ok; a broken one is systemd's matter.
    if let Err(error) = sd_notify::notify(state) {
        debug!(%error, "systemd was not reached");
    }
}
