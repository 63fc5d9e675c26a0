// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One terminal on the stage: the product's compositor with its real configuration, the
//! shell that the configuration starts, and the citizen's hands and eyes.
//!
//! Each [`Stage`] has a runtime folder of its own, so that sockets and files of one never
//! meet those of another, and marks its processes; dropping it ends every one of them.
//!
//! - `stage/setting.rs`: what to put on it
//! - `stage/keeper.rs`: the compositor and the end of everything
//! - `stage/beside.rs`: a program beside the kiosk, with the same folders
//! - `stage/acts.rs`, `stage/looks.rs`: what the citizen does and sees

use std::{
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use crate::{
    hands::Hands,
    processes::{self, Process},
    screen::Screen,
};

mod acts;
mod beside;
mod error;
mod keeper;
mod looks;
mod setting;

pub use beside::Beside;
pub use error::StageError;
use keeper::{Keeper, Plugs, read_log, start_compositor};
pub use setting::{Setting, repository};

/// How long anything may take before the scripted citizen gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// The book's folder within the stage's.
const STATE: &str = "state";
/// Between two looks.
const GLANCE: Duration = Duration::from_millis(25);
/// Name of the shell's process; its window is found by it.
pub const SHELL: &str = "sportello-kiosk";

/// One terminal, running.
#[derive(Debug)]
pub struct Stage {
    setting: Setting,
    plugs: Plugs,
    // Dropped in this order: every process ends before the folder goes.
    keeper: Keeper,
    runtime: tempfile::TempDir,
}

impl Stage {
    /// Starts the compositor and waits until it takes the citizen's hands.
    ///
    /// # Errors
    /// [`StageError::NotOnStage`] outside the stage, else what failed.
    pub fn open(setting: &Setting) -> Result<Self, StageError> {
        if std::env::var_os("SPORTELLO_STAGE").is_none() {
            return Err(StageError::NotOnStage);
        }
        let base = std::env::var_os("XDG_RUNTIME_DIR").ok_or(StageError::NotOnStage)?;
        let base = PathBuf::from(base);
        let runtime = tempfile::Builder::new()
            .prefix(&format!("{}-", setting.name))
            .tempdir_in(&base)
            .map_err(|source| StageError::io("making a folder in", &base, source))?;
        let folder = runtime.path().to_owned();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700))
            .map_err(|source| StageError::io("closing", &folder, source))?;
        let state = folder.join(STATE);
        std::fs::create_dir(&state).map_err(|source| StageError::io("making", &state, source))?;
        let mark = format!("{}", folder.display());
        let compositor = start_compositor(setting, &folder, &mark)?;
        let mut keeper = Keeper { compositor, mark };
        let plugs = keeper.plug_in(&folder, &setting.layout)?;
        Ok(Self {
            setting: setting.clone(),
            keeper,
            plugs,
            runtime,
        })
    }

    /// Plugs hands and eyes in again, after the compositor died and its keeper started
    /// another.
    ///
    /// # Errors
    /// [`StageError::Compositor`] if none comes up in time.
    pub fn plug_in_again(&mut self) -> Result<(), StageError> {
        self.plugs = self
            .keeper
            .plug_in(self.runtime.path(), &self.setting.layout)?;
        Ok(())
    }

    /// The stage's `XDG_RUNTIME_DIR`.
    #[must_use]
    pub fn runtime(&self) -> &Path {
        self.runtime.path()
    }

    /// The folder of the book, unless the setting names another.
    #[must_use]
    pub fn state(&self) -> PathBuf {
        self.runtime.path().join(STATE)
    }

    /// The folder of the slate, unless the setting names another.
    #[must_use]
    pub fn run(&self) -> PathBuf {
        self.runtime.path().join("sportello")
    }

    /// The compositor's Wayland socket.
    #[must_use]
    pub fn display(&self) -> &Path {
        &self.plugs.display
    }

    /// Everything that compositor, shell and supervisor have written to their standard error.
    #[must_use]
    pub fn log(&self) -> String {
        read_log(self.runtime.path())
    }

    /// The citizen's hands, for what the methods here do not do.
    pub const fn hands(&mut self) -> &mut Hands {
        &mut self.plugs.hands
    }

    /// The compositor's command socket (trees, outputs, inputs).
    pub const fn commands(&mut self) -> &mut swayipc::Connection {
        &mut self.plugs.commands
    }

    /// The outer compositor's process.
    ///
    /// # Errors
    /// [`StageError::InVain`] if there is none.
    pub fn compositor(&self) -> Result<Process, StageError> {
        self.wait_for_process("sway")
    }

    /// Living processes of this stage, by the mark they inherited.
    #[must_use]
    pub fn processes(&self) -> Vec<Process> {
        processes::marked(&self.keeper.mark)
    }

    /// Waits for the first of this stage's processes of that name (15 bytes at most count).
    ///
    /// # Errors
    /// [`StageError::InVain`].
    pub fn wait_for_process(&self, name: &str) -> Result<Process, StageError> {
        self.wait(&format!("a process called {name}"), PATIENCE, |stage| {
            Ok(stage
                .processes()
                .into_iter()
                .find(|process| process.name == name))
        })
    }

    /// Waits until `look` finds something.
    ///
    /// # Errors
    /// [`StageError::InVain`] naming `what`, or the error of `look`.
    pub fn wait<T>(
        &self,
        what: &str,
        patience: Duration,
        mut look: impl FnMut(&Self) -> Result<Option<T>, StageError>,
    ) -> Result<T, StageError> {
        let began = Instant::now();
        loop {
            if let Some(found) = look(self)? {
                return Ok(found);
            }
            if began.elapsed() >= patience {
                let seen = Screen::read(self.runtime.path())?.map_or_else(
                    || "no frame of the shell".to_owned(),
                    |screen| screen.summary(),
                );
                return Err(StageError::InVain {
                    what: what.to_owned(),
                    waited: patience,
                    seen,
                });
            }
            std::thread::sleep(GLANCE);
        }
    }
}
