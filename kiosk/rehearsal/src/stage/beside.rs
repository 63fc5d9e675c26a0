// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A program beside the kiosk: the agent of this terminal, with the same book, the same slate
//! and the same end.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use super::{Stage, StageError};
use crate::processes;

/// How long a program may take to end when it is asked to.
const TO_END: Duration = Duration::from_secs(10);

/// One program beside the kiosk. Dropping it kills it; so does the end of its stage.
#[derive(Debug)]
pub struct Beside {
    program: PathBuf,
    child: Child,
    log: PathBuf,
}

impl Stage {
    /// Starts a program with the stage's folders in its environment: `SPORTELLO_STATE` and
    /// `SPORTELLO_RUN` as the kiosk has them, then what `environment` adds or replaces. What
    /// it says goes to `NAME.log` in the stage's folder, NAME being the program's, after what
    /// an earlier one of that name said.
    ///
    /// # Errors
    /// [`StageError::Io`] if it cannot be started.
    pub fn start_beside(
        &self,
        program: &Path,
        arguments: &[&OsStr],
        environment: &[(&str, &OsStr)],
    ) -> Result<Beside, StageError> {
        let name = program.file_name().unwrap_or(program.as_os_str());
        let mut log = self.runtime().join(name);
        log.set_extension("log");
        let words = File::options()
            .create(true)
            .append(true)
            .open(&log)
            .map_err(|source| StageError::io("creating", &log, source))?;
        let more = words
            .try_clone()
            .map_err(|source| StageError::io("creating", &log, source))?;
        let child = Command::new(program)
            .args(arguments)
            .env("XDG_RUNTIME_DIR", self.runtime())
            .env("SPORTELLO_STATE", self.state())
            .env("SPORTELLO_RUN", self.run())
            .envs(self.setting.environment.iter().cloned())
            .envs(environment.iter().copied())
            .env(processes::MARK, &self.keeper.mark)
            .stdin(Stdio::null())
            .stdout(more)
            .stderr(words)
            .spawn()
            .map_err(|source| StageError::io("starting", program, source))?;
        Ok(Beside {
            program: program.to_owned(),
            child,
            log,
        })
    }
}

impl Beside {
    /// Its process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Everything it has said.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read(&self.log)
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .unwrap_or_default()
    }

    /// How it ended, if it has.
    ///
    /// # Errors
    /// [`StageError::Io`] if that cannot be known.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>, StageError> {
        self.child
            .try_wait()
            .map_err(|source| StageError::io("waiting for", &self.program, source))
    }

    /// Kills it as a power cut would, and collects it.
    ///
    /// # Errors
    /// [`StageError::Io`] if it cannot be killed.
    pub fn kill(mut self) -> Result<(), StageError> {
        self.end_at_once()
    }

    /// Asks it to end (`SIGTERM`) and waits until it has.
    ///
    /// # Errors
    /// [`StageError::InVain`] with its last words if it goes on.
    pub fn stop(mut self, stage: &Stage) -> Result<(), StageError> {
        if let Some(id) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            // It may have ended by itself: the wait tells.
            let _gone = kill_process(id, Signal::TERM);
        }
        let what = format!("the end of {}", self.program.display());
        stage.wait(&what, TO_END, |_| Ok(self.ended()?.map(|_| ())))
    }

    fn end_at_once(&mut self) -> Result<(), StageError> {
        let program = self.program.clone();
        let failed = |source| StageError::io("ending", &program, source);
        if self.ended()?.is_none() {
            self.child.kill().map_err(failed)?;
            let _status = self.child.wait().map_err(failed)?;
        }
        Ok(())
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // The stage's own end kills whatever this could not.
        let _ended = self.end_at_once();
    }
}
