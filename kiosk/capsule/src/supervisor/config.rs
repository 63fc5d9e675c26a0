// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the supervisor is told on its command line, by the shell or by a system unit.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::bwrap::Complaints;
use crate::egress::{Resolve, SystemResolver};
use crate::wipe::Ground;
use crate::wire::Check;

/// Where the supervisor works.
#[derive(Debug, Clone)]
pub struct Config {
    pub ground: Ground,
    /// Folder of the guided tasks, bound read-only into capsules.
    pub tasks: PathBuf,
    /// XKB layout of the terminal's keyboard (`it`).
    pub keyboard: String,
    #[cfg(feature = "rehearsal")]
    failing: Option<Check>,
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
            failing: rehearsed_failure(),
        })
    }

    /// How egress finds names: as this machine does.
    pub(super) fn resolver(&self) -> std::io::Result<Arc<dyn Resolve>> {
        Ok(Arc::new(SystemResolver::new()?))
    }

    /// A check that is to fail on purpose: only in rehearsal builds.
    pub(super) fn fails(&self, check: Check) -> bool {
        #[cfg(feature = "rehearsal")]
        return self.failing == Some(check);
        #[cfg(not(feature = "rehearsal"))]
        {
            let _never = check;
            false
        }
    }

    /// What the capsule's programs complain of is dropped in the product.
    #[cfg_attr(
        not(feature = "rehearsal"),
        expect(
            clippy::unused_self,
            reason = "rehearsal builds look at the environment"
        )
    )]
    pub(super) fn complaints(&self) -> Complaints {
        #[cfg(feature = "rehearsal")]
        if std::env::var_os("SPORTELLO_REHEARSAL_COMPLAINTS").is_some() {
            return Complaints::Shown;
        }
        Complaints::Dropped
    }
}

/// The check named in the file that `SPORTELLO_REHEARSAL_FAIL` points to.
#[cfg(feature = "rehearsal")]
fn rehearsed_failure() -> Option<Check> {
    let file = std::env::var_os("SPORTELLO_REHEARSAL_FAIL")?;
    let named = std::fs::read_to_string(file).ok()?;
    serde_json::from_value(serde_json::Value::String(named.trim().to_owned())).ok()
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
