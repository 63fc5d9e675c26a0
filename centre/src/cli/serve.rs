// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Serves until SIGTERM or Ctrl+C.

use std::sync::Arc;

use anyhow::Context;
use sportello_centre::centre::machine_clock;
use sportello_centre::config::Config;
use sportello_centre::housekeeping::day;
use sportello_centre::serve::prepare;
use tokio::signal::unix::{SignalKind, signal};
use tracing::{info, warn};

use super::{Done, open_store};

pub(super) async fn run(config: Config) -> Done {
    raise_file_limit();
    let mut terminate = signal(SignalKind::terminate()).context("signals cannot be heard")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("signals cannot be heard")?;
    let mut hang_up = signal(SignalKind::hangup()).context("signals cannot be heard")?;
    let store = open_store(&config).await?;
    let ready = prepare(config, store, machine_clock).await?;
    let stop = ready.centre.stop.clone();
    let certificates = ready.certificates.clone();
    let centre = Arc::clone(&ready.centre);
    let listening = tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => break,
                _ = interrupt.recv() => break,
                _ = hang_up.recv() => {
                    if let Some(certificates) = &certificates {
                        certificates.refresh(day(centre.now()));
                    }
                }
            }
        }
        info!("told to stop: what is under way is finished first");
        stop.cancel();
    });
    let served = ready.run().await;
    listening.abort();
    Ok(served?)
}

/// Each connection is a file to the kernel; the usual limit of 1024 is for desktops.
fn raise_file_limit() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    if let Err(error) = setrlimit(Resource::Nofile, raised) {
        warn!(%error, "the limit of open files could not be raised");
    }
}
