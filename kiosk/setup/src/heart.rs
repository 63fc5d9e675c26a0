// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The agent listens to the heart of what is on the screen, and starts anew what hangs. While
//! these screens are in the kiosk's place they beat in its place; without, the agent would start
//! the session anew under the hands of whoever installs.

use std::path::PathBuf;
use std::time::Duration;

use sportello_ledger::{BootMillis, LedgerError, Process, Slate};
use tracing::warn;

/// How often.
pub const EVERY: Duration = Duration::from_secs(5);
/// File name of the slate in the run folder.
const SLATE: &str = "slate.db";

/// Beats in the slate.
#[derive(Debug)]
pub struct Heart {
    path: PathBuf,
    slate: Option<Slate>,
    silent: bool,
}

impl Heart {
    /// `run`: the folder in RAM that agent and kiosk share.
    #[must_use]
    pub fn in_folder(run: PathBuf) -> Self {
        Self {
            path: run.join(SLATE),
            slate: None,
            silent: false,
        }
    }

    /// Once more. A slate that cannot be written to is told of once, and tried again.
    pub fn beat(&mut self) {
        match self.try_beat() {
            Ok(()) => self.silent = false,
            Err(failed) => {
                self.slate = None;
                if !std::mem::replace(&mut self.silent, true) {
                    warn!("the agent cannot see that the screens are alive: {failed}");
                }
            }
        }
    }

    fn try_beat(&mut self) -> Result<(), LedgerError> {
        let slate = match &mut self.slate {
            Some(slate) => slate,
            None => self.slate.insert(Slate::open(&self.path)?),
        };
        slate.beat(Process::Kiosk, BootMillis::now())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_agent_sees_the_screens_where_it_looks_for_the_kiosk() {
        let folder = tempfile::tempdir().unwrap();
        let run = folder.path().join("run");
        let mut heart = Heart::in_folder(run.clone());
        // The folder is not there yet: nothing breaks.
        heart.beat();
        std::fs::create_dir_all(&run).unwrap();
        let before = BootMillis::now();
        heart.beat();
        let beats = Slate::open(&run.join(SLATE)).unwrap().heartbeats().unwrap();
        let beat = beats.iter().find(|beat| beat.process == Process::Kiosk);
        assert!(beat.is_some_and(|beat| beat.at >= before), "{beats:?}");
    }
}
