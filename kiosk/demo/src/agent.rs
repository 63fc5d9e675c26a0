// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The agent as it ships, but for two things: the hour on its wall can be moved, since records
//! rest until their hour is over and a demo cannot; and where it would wait by chance, so that
//! ten thousand terminals do not report at once, it does not wait.
//!
//! `demo-agent STATE RUN CONFIG HOURS`: HOURS is a file with the number of hours that have
//! passed in the story.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;
use sportello_agent::chance::{Chance, KernelChance};
use sportello_agent::config::Config;
use sportello_agent::{Agent, Clock, MachineClock};
use sportello_ledger::{BootMillis, Hour, HourOfDay};
use sportello_protocol::UnixSeconds;

/// This machine's clock with a wall that shows a later hour.
#[derive(Debug)]
struct StoryClock {
    hours: PathBuf,
}

impl Clock for StoryClock {
    fn wall(&self) -> UnixSeconds {
        MachineClock.wall()
    }

    fn hour(&self) -> Hour {
        let passed = std::fs::read_to_string(&self.hours)
            .ok()
            .and_then(|text| text.trim().parse::<u8>().ok())
            .unwrap_or(0);
        let mut hour = MachineClock.hour();
        for _ in 0..passed {
            hour = next(hour);
        }
        hour
    }

    fn boot(&self) -> BootMillis {
        MachineClock.boot()
    }
}

fn next(hour: Hour) -> Hour {
    let later = HourOfDay::new(hour.hour.get() + 1);
    match (later, HourOfDay::new(0), hour.date.succ_opt()) {
        (Ok(later), _, _) => Hour {
            hour: later,
            ..hour
        },
        (Err(_), Ok(midnight), Some(tomorrow)) => Hour {
            date: tomorrow,
            hour: midnight,
        },
        (Err(_), _, _) => hour,
    }
}

/// The kernel's randomness, but that pauses (drawn as four bytes) are the shortest.
#[derive(Debug)]
struct NoPauses;

impl Chance for NoPauses {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        if bytes.len() == 4 {
            bytes.fill(0);
            return Ok(());
        }
        KernelChance.fill(bytes)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .init();
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let mut path = || {
        arguments
            .next()
            .context("usage: demo-agent STATE RUN CONFIG HOURS")
    };
    let (state, run, config, hours) = (path()?, path()?, path()?, path()?);
    let config = Config::read(state, run, &config)?;
    let agent = Agent::new(config, Arc::new(StoryClock { hours }), Arc::new(NoPauses))?;
    agent.run(std::future::pending()).await?;
    Ok(())
}
