// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the supervisor is told on its command line, by the shell or by a system unit.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bwrap::Complaints;
use crate::egress::{Egress, Gate, SystemResolver};
use crate::wipe::Ground;
use crate::wire::{Check, TaskOrder};

#[cfg(feature = "rehearsal")]
use super::rehearsal::Rehearsal;

/// Where the supervisor works.
#[derive(Debug, Clone)]
pub struct Config {
    pub ground: Ground,
    /// Folder of the guided tasks, bound read-only into capsules.
    pub tasks: PathBuf,
    /// XKB layout of the terminal's keyboard (`it`).
    pub keyboard: String,
    #[cfg(feature = "rehearsal")]
    rehearsal: Rehearsal,
}

/// What is wrong with the command line.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    #[error("unknown option {0:?}; known are --run, --tasks, --watch, --declared, --sticks")]
    Unknown(OsString),
    #[error("{0} needs a value")]
    NoValue(&'static str),
    #[error("{0} is missing")]
    Missing(&'static str),
}

impl Config {
    /// Reads `--run DIR --tasks DIR [--watch DIR].. [--declared PATH].. [--sticks DIR]`.
    ///
    /// `--watch` are the writable places the wipe looks at, `--declared` what may change in
    /// them. The folder given with `--run` is always declared: it is ours.
    ///
    /// # Errors
    /// See [`ConfigError`].
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, ConfigError> {
        let mut run = None;
        let mut tasks = None;
        let mut sticks = PathBuf::from("/run/sportello/sticks");
        let mut writable = Vec::new();
        let mut declared = Vec::new();
        let mut arguments = arguments.into_iter();
        while let Some(option) = arguments.next() {
            let mut value = |name| {
                arguments
                    .next()
                    .map(PathBuf::from)
                    .ok_or(ConfigError::NoValue(name))
            };
            match option.to_str() {
                Some("--run") => run = Some(value("--run")?),
                Some("--tasks") => tasks = Some(value("--tasks")?),
                Some("--watch") => writable.push(value("--watch")?),
                Some("--declared") => declared.push(value("--declared")?),
                Some("--sticks") => sticks = value("--sticks")?,
                _ => return Err(ConfigError::Unknown(option)),
            }
        }
        let run = run.ok_or(ConfigError::Missing("--run"))?;
        let tasks = tasks.ok_or(ConfigError::Missing("--tasks"))?;
        declared.push(run.clone());
        let appliance = Path::new(Ground::APPLIANCE_MARKER).exists();
        Ok(Self {
            ground: Ground {
                writable,
                declared,
                run,
                sticks,
                appliance,
            },
            tasks,
            keyboard: std::env::var("XKB_DEFAULT_LAYOUT").unwrap_or_else(|_| "it".into()),
            #[cfg(feature = "rehearsal")]
            rehearsal: Rehearsal::from_environment(),
        })
    }
}

/// What a rehearsal may change.
#[cfg_attr(
    not(feature = "rehearsal"),
    expect(
        clippy::unused_self,
        reason = "rehearsal builds look at the environment"
    )
)]
impl Config {
    /// The capsule's way out, at `socket`: names are found as this machine finds them.
    pub(super) fn egress(&self, socket: &Path, gate: Gate) -> io::Result<Egress> {
        #[cfg(feature = "rehearsal")]
        if let Some(internet) = self.rehearsal.internet()? {
            let internet = Arc::new(internet);
            return Ok(Egress::bind(socket, internet.clone(), gate)?.through(internet));
        }
        Egress::bind(socket, Arc::new(SystemResolver::new()?), gate)
    }

    /// The browser's policy for a task.
    pub(super) fn policy(&self, task: Option<&TaskOrder>) -> io::Result<Vec<u8>> {
        let policy = crate::policy::for_task(task)?;
        #[cfg(feature = "rehearsal")]
        let policy = self.rehearsal.trusting(policy)?;
        Ok(policy)
    }

    /// What runs as pid 1 of the capsule: this very program.
    pub(super) fn inside(&self) -> io::Result<PathBuf> {
        #[cfg(feature = "rehearsal")]
        if let Some(program) = &self.rehearsal.inside {
            return Ok(program.clone());
        }
        std::env::current_exe()
    }

    /// A check that is to fail on purpose: only in rehearsal builds.
    pub(super) fn fails(&self, check: Check) -> bool {
        #[cfg(feature = "rehearsal")]
        return self.rehearsal.failing == Some(check);
        #[cfg(not(feature = "rehearsal"))]
        {
            let _never = check;
            false
        }
    }

    /// What the capsule's programs complain of is dropped in the product.
    pub(super) fn complaints(&self) -> Complaints {
        #[cfg(feature = "rehearsal")]
        if std::env::var_os("SPORTELLO_REHEARSAL_COMPLAINTS").is_some() {
            return Complaints::Shown;
        }
        Complaints::Dropped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(words: &[&str]) -> Result<Config, ConfigError> {
        Config::parse(words.iter().map(OsString::from))
    }

    #[test]
    fn our_own_folder_is_always_declared() {
        let config = parse(&["--run", "/r", "--tasks", "/t", "--watch", "/tmp"]).unwrap();
        assert_eq!(config.ground.writable, [PathBuf::from("/tmp")]);
        assert_eq!(config.ground.declared, [PathBuf::from("/r")]);
    }

    #[test]
    fn a_wrong_line_says_what_is_wrong() {
        assert_eq!(
            parse(&["--run"]).unwrap_err(),
            ConfigError::NoValue("--run")
        );
        assert_eq!(
            parse(&["--run", "/r"]).unwrap_err(),
            ConfigError::Missing("--tasks")
        );
        assert_eq!(
            parse(&["--shell"]).unwrap_err(),
            ConfigError::Unknown("--shell".into())
        );
    }
}
