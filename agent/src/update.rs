// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Updates as a task of the agent: what the centre wishes is compared with what the region
//! signed and what is here, and one step is taken at a time. Root's half writes the slot; this
//! one only fetches, asks, and tells the centre what became of it.
//!
//! It runs on a thread of its own: hashing a gigabyte holds up neither status nor delivery.
//!
//! # Invariants
//! 1. Everything is decided anew in each round from files; a round that broke off costs a
//!    round.
//! 2. An image is fetched only as [`hours::pace`] says, looked at again all the while.
//! 3. What became of a release is told once, through the book.

mod asking;
mod line;
mod round;
mod source;
pub mod wish;

use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;
use sportello_update::Places;
use tracing::error;

use crate::centre::turn;
use crate::context::Context;
use crate::watchdog::own::Turning;

pub use source::CentreSource;

/// Bytes each second while the site is closed, unless the configuration says otherwise: a
/// line of 10 Mbit/s keeps more than half for others.
const RATE_KIB: u64 = 512;

/// `[update]` in the configuration. Without it nothing is updated: this is no appliance.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where the state partition is mounted.
    state: Option<PathBuf>,
    /// What the image says about itself.
    release: Option<PathBuf>,
    /// The region's root of trust.
    root_of_trust: Option<PathBuf>,
    /// The rules that the image brought, whose hours count before the first bundle.
    policy: Option<PathBuf>,
    /// KiB each second at most.
    rate_kib: Option<u64>,
}

impl Settings {
    /// Everything beneath `root`, for tests.
    #[must_use]
    pub fn beneath(root: &std::path::Path) -> Self {
        let places = Places::beneath(root);
        Self {
            state: Some(places.state),
            release: Some(places.release),
            root_of_trust: Some(places.root_of_trust),
            policy: Some(root.join("policy.toml")),
            rate_kib: Some(1 << 16),
        }
    }

    /// Where things are; `run` is the agent's own.
    #[must_use]
    pub fn places(&self, run: &std::path::Path) -> Places {
        let usual = Places::default();
        Places {
            state: self.state.clone().unwrap_or(usual.state),
            run: run.to_owned(),
            release: self.release.clone().unwrap_or(usual.release),
            root_of_trust: self.root_of_trust.clone().unwrap_or(usual.root_of_trust),
        }
    }

    fn policy(&self) -> PathBuf {
        let usual = || PathBuf::from("/usr/share/sportello/policy.toml");
        self.policy.clone().unwrap_or_else(usual)
    }

    fn bytes_per_second(&self) -> u64 {
        self.rate_kib
            .unwrap_or(RATE_KIB)
            .clamp(16, 1 << 20)
            .saturating_mul(1024)
    }
}

/// Updates until the agent ends. Returns at once where that is not wanted.
pub async fn run(context: Context, turning: Turning) {
    let Some(settings) = context.config.update.clone() else {
        return idle(&context, &turning).await;
    };
    let (done, ended) = tokio::sync::oneshot::channel::<()>();
    let own = context.clone();
    let beat = turning.clone();
    let thread = std::thread::Builder::new()
        .name("update".to_owned())
        .spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .max_blocking_threads(2)
                .build();
            match runtime {
                Ok(runtime) => runtime.block_on(round::forever(own, settings, beat)),
                Err(error) => error!(%error, "updates cannot run"),
            }
            drop(done);
        });
    match thread {
        // Dropped when the thread ends, of whatever cause.
        Ok(_thread) => {
            let _ended = ended.await.is_err();
        }
        Err(error) => error!(%error, "updates cannot run"),
    }
    idle(&context, &turning).await;
}

async fn idle(context: &Context, turning: &Turning) {
    loop {
        turn(turning);
        tokio::select! {
            () = context.ending() => return,
            () = tokio::time::sleep(Duration::from_secs(30)) => {}
        }
    }
}
