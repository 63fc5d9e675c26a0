// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The slate as the shell's thread uses it: who is alive, what staff in the room say.

use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sportello_ledger::{BootMillis, LedgerError, Process, Slate, Watch};
use tracing::warn;

use crate::service::ledger::{Alive, Event, SLATE};

/// An agent that has not shown itself for so long carries no call for help.
const AGENT_SILENT: Duration = Duration::from_secs(30);
/// Looks at the slate between two at heartbeats: age is no change that a watch would see.
const LOOKS: u8 = 40;
/// Where the watchdog of a terminal without a service manager finds whom to end.
const PID_FILE: &str = "kiosk.pid";

/// The slate, open or to be opened.
pub(super) struct Board {
    run: PathBuf,
    open: Option<Open>,
    agent_alive: Option<bool>,
    looks: u8,
}

struct Open {
    slate: Slate,
    watch: Watch,
}

impl Board {
    pub(super) fn new(run: &Path) -> Self {
        Self {
            run: run.to_owned(),
            open: None,
            agent_alive: None,
            looks: 0,
        }
    }

    /// Opens the slate if it is not.
    pub(super) fn open(&mut self) -> Result<(), LedgerError> {
        if self.open.is_some() {
            return Ok(());
        }
        prepare(&self.run).map_err(|source| LedgerError::Io {
            path: self.run.clone(),
            source,
        })?;
        let path = self.run.join(SLATE);
        let slate = Slate::open(&path)?;
        let watch = Watch::new(&path)?;
        self.open = Some(Open { slate, watch });
        Ok(())
    }

    pub(super) fn close(&mut self) {
        self.open = None;
    }

    pub(super) fn slate(&mut self) -> Option<&mut Slate> {
        self.open.as_mut().map(|open| &mut open.slate)
    }

    /// What staff had said before this process began.
    pub(super) fn someone_waiting(&self) -> Result<bool, LedgerError> {
        let Some(Open { slate, .. }) = &self.open else {
            return Ok(false);
        };
        Ok(slate.live()?.is_some_and(|live| live.someone_waiting))
    }

    /// The shell asked for it. Whatever the book is in trouble with, this is tried.
    pub(super) fn beat(&mut self, alive: Alive) {
        if let Err(error) = self.write_beats(alive) {
            warn!(%error, "nobody can see that the shell is alive");
            self.close();
        }
    }

    fn write_beats(&mut self, alive: Alive) -> Result<(), LedgerError> {
        self.open()?;
        let now = BootMillis::now();
        let Some(slate) = self.slate() else {
            return Ok(());
        };
        slate.beat(Process::Kiosk, now)?;
        if alive.compositor {
            slate.beat(Process::Compositor, now)?;
        }
        if alive.browser {
            slate.beat(Process::Browser, now)?;
        }
        Ok(())
    }

    /// What the shell has to know of the slate.
    pub(super) fn glance(&mut self) -> Result<Vec<Event>, LedgerError> {
        let mut told = Vec::new();
        let Some(Open { slate, watch }) = &mut self.open else {
            return Ok(told);
        };
        self.looks = self.looks.wrapping_add(1) % LOOKS;
        if !watch.changed()? && self.looks != 1 {
            return Ok(told);
        }
        let now = BootMillis::now();
        let alive = slate.heartbeats()?.iter().any(|beat| {
            beat.process == Process::Agent
                && u128::from(now.0.saturating_sub(beat.at.0)) < AGENT_SILENT.as_millis()
        });
        if self.agent_alive != Some(alive) {
            self.agent_alive = Some(alive);
            told.push(Event::AgentAlive(alive));
        }
        let commands = slate.take(now)?;
        if !commands.is_empty() {
            told.push(Event::Commands(commands));
        }
        Ok(told)
    }
}

/// The folder, and this process's number in it: it stays when the shell begins afresh.
fn prepare(run: &Path) -> std::io::Result<()> {
    use std::io::Write;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(run)?;
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o644)
        .open(run.join(PID_FILE))?;
    writeln!(file, "{}", std::process::id())
}
