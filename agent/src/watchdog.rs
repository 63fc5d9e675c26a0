// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Keeps the kiosk alive, and tells systemd whether the agent itself is.
//!
//! # Invariants
//! 1. A kiosk is restarted only after it was silent while somebody looked: time in which the
//!    machine slept, its clock was set or the agent did not run does not count. A slate that
//!    cannot be read says nothing about the kiosk.
//! 2. Never more often than [`kiosk::Patience`] allows: three times in ten minutes, then an
//!    alarm and ever longer waits, up to two hours.
//! 3. The agent's own death takes nothing down: it is nobody's parent and holds no lock and no
//!    socket that the kiosk needs.
//! 4. systemd hears from the agent only while every loop of it turns.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::Deserialize;
use sportello_ledger::Process;
use tokio::time::MissedTickBehavior;
use tracing::{error, warn};

pub mod hands;
pub mod kiosk;
pub mod own;

use crate::complaint::Complaint;
use crate::context::Context;
use hands::Hands;
use kiosk::{Moment, Patience, Verdict, Watch};
use own::Turning;

/// How often the kiosk's heart is listened to.
pub const EVERY: Duration = Duration::from_secs(5);

/// How a kiosk that hangs is restarted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// A systemd unit to restart, such as `sportello-kiosk.service`.
    pub unit: Option<String>,
    /// Without systemd: a file with the kiosk's process number, in decimal; `kiosk.pid` in the run
    /// folder if absent. The process is killed, and whoever started it starts it again.
    pub pid_file: Option<PathBuf>,
    /// Name that the process must have, as `/proc/N/comm` shows it; `sportello-kiosk` if absent.
    pub process: Option<String>,
}

/// Whether the watchdog has given the kiosk up for a while. Cloning it shares it.
#[derive(Debug, Clone, Default)]
pub struct GivenUp(Arc<AtomicBool>);

impl GivenUp {
    #[must_use]
    pub fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn set(&self, given_up: bool) {
        self.0.store(given_up, Ordering::Relaxed);
    }
}

/// A loop that has not come round for so long is stuck: to be registered with it.
pub const STUCK_AFTER: Duration = Duration::from_secs(60);

/// Watches the kiosk until the agent ends.
pub async fn run(context: Context, settings: Settings, given_up: GivenUp, turning: Turning) {
    let hands = Hands::new(&settings, &context.config.run);
    watch(
        context,
        hands,
        Patience::default(),
        EVERY,
        given_up,
        turning,
    )
    .await;
}

/// As [`run`], with all that it waits for as arguments.
pub async fn watch(
    context: Context,
    hands: Hands,
    patience: Patience,
    every: Duration,
    given_up: GivenUp,
    turning: Turning,
) {
    let mut watch = Watch::new(patience);
    let mut ticks = tokio::time::interval(every);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut complaint = Complaint::default();
    loop {
        tokio::select! {
            () = context.ending() => return,
            _ = ticks.tick() => {}
        }
        turning.turned(Moment::now().awake_ms);
        let beats = context.ledger.slate(|slate| slate.heartbeats()).await;
        let beats = match beats {
            Ok(beats) => {
                complaint.over("the kiosk's heartbeat can be read again");
                beats
            }
            Err(error) => {
                complaint.say("the kiosk's heartbeat cannot be read", &error);
                watch.blind();
                continue;
            }
        };
        let beat = beats
            .iter()
            .find(|beat| beat.process == Process::Kiosk)
            .map(|beat| beat.at);
        let verdict = watch.look(Moment::now(), beat);
        note(&given_up, verdict);
        if verdict == Verdict::Restart {
            warn!("the kiosk is silent: it is restarted");
            if let Err(error) = hands.restart().await {
                error!(
                    error = &error as &dyn std::error::Error,
                    "the kiosk could not be restarted"
                );
            }
        }
    }
}

fn note(given_up: &GivenUp, verdict: Verdict) {
    let gives_up = verdict == Verdict::GivenUp;
    if gives_up && !given_up.get() {
        error!("restarting the kiosk did not help: someone must look at this terminal");
    }
    given_up.set(gives_up);
}
