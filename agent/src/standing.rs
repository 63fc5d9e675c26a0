// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How things stand, in a small file in RAM, for whoever asks on the terminal itself.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sportello_protocol::ProblemKind;
use tracing::warn;

use crate::context::{Context, Standing};

/// The file, in the run folder.
const FILE: &str = "agent.json";

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Process number of the agent that wrote it.
    pub process: u32,
    pub enrolled: bool,
    pub answers: Option<bool>,
    pub clock_ahead_s: Option<i64>,
    pub refused: Option<ProblemKind>,
}

/// Where the file is.
#[must_use]
pub fn path(run: &Path) -> PathBuf {
    run.join(FILE)
}

/// Reads it; `None` if no agent runs, or it has not written yet.
#[must_use]
pub fn read(run: &Path) -> Option<Kept> {
    let text = std::fs::read_to_string(path(run)).ok()?;
    let kept: Kept = serde_json::from_str(&text).ok()?;
    let alive = Path::new("/proc").join(kept.process.to_string()).exists();
    alive.then_some(kept)
}

/// Keeps the file true until the agent ends, then removes it.
pub(crate) async fn keep(context: Context) {
    let mut standing = context.standing.subscribe();
    loop {
        let now = standing.borrow_and_update().clone();
        if let Err(error) = write(&context.config.run, &now) {
            warn!(%error, "how things stand cannot be written");
        }
        tokio::select! {
            () = context.ending() => break,
            changed = standing.changed() => if changed.is_err() { break },
        }
    }
    // Nobody is misled by one that stays: its process is gone.
    let _gone = std::fs::remove_file(path(&context.config.run)).is_ok();
}

fn write(run: &Path, standing: &Standing) -> io::Result<()> {
    let Standing {
        enrolled,
        answers,
        clock_ahead_s,
        refused,
        update: _,
    } = standing.clone();
    let kept = Kept {
        process: std::process::id(),
        enrolled,
        answers,
        clock_ahead_s,
        refused,
    };
    let text = serde_json::to_string(&kept).map_err(io::Error::other)?;
    let beside = run.join(".agent.json.new");
    std::fs::write(&beside, text)?;
    std::fs::rename(&beside, path(run))
}
