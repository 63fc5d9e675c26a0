// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How a hung kiosk is brought down so that whoever keeps it alive starts it again.
//!
//! Invariant: only the kiosk is signalled. A process number is held as a descriptor before its name
//! is read, so a number that the kernel has given to another process in between hits nobody.

use std::path::{Path, PathBuf};

use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use zbus::Connection;

use super::Settings;
use crate::health::SYSTEM_BUS;
use crate::health::bus;

/// What the shell calls its pid file.
const PID_FILE: &str = "kiosk.pid";
/// The kiosk's program.
const PROCESS: &str = "sportello-kiosk";
/// The kernel keeps so much of a program's name.
const NAME_LENGTH: usize = 15;
/// Longest pid file.
const MAX_PID_FILE: u64 = 64;

/// What can be done about a hung kiosk on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hands {
    /// Ask systemd, at this bus, to restart a unit.
    Unit { bus: String, unit: String },
    /// Kill the process that a file names.
    PidFile { file: PathBuf, process: String },
}

/// The kiosk could not be restarted.
#[derive(Debug, thiserror::Error)]
pub enum RestartError {
    #[error("systemd did not answer in time, or there is no message bus")]
    NoBus,
    #[error("systemd refused to restart {unit}; the agent's user needs leave to manage that unit")]
    Refused {
        unit: String,
        #[source]
        source: Box<zbus::Error>,
    },
    #[error("{} does not name a process", file.display())]
    PidFile { file: PathBuf },
    #[error("process {pid} is not running, or is not {process}")]
    NotThere { pid: i32, process: String },
    #[error("process {pid} could not be signalled")]
    Signal {
        pid: i32,
        #[source]
        source: std::io::Error,
    },
}

impl Hands {
    /// From the configuration. A unit comes before a pid file; with neither it is the file that the
    /// shell writes into the run folder.
    #[must_use]
    pub fn new(settings: &Settings, run: &Path) -> Self {
        if let Some(unit) = &settings.unit {
            return Self::Unit {
                bus: SYSTEM_BUS.to_owned(),
                unit: unit.clone(),
            };
        }
        let file = settings.pid_file.clone();
        let process = settings.process.clone();
        Self::PidFile {
            file: file.unwrap_or_else(|| run.join(PID_FILE)),
            process: process.unwrap_or_else(|| PROCESS.to_owned()),
        }
    }

    /// Brings the kiosk down. Whether it comes back, its heartbeat shows.
    ///
    /// # Errors
    /// When it could not be reached.
    pub async fn restart(&self) -> Result<(), RestartError> {
        match self {
            Self::Unit { bus, unit } => bus::with(bus, |connection| async move {
                Some(restart_unit(&connection, unit).await)
            })
            .await
            .unwrap_or(Err(RestartError::NoBus)),
            Self::PidFile { file, process } => kill(file, process),
        }
    }
}

/// Kills the unit's main process, which hangs and would make systemd wait a minute and a half
/// for it, and starts the unit anew.
///
/// # Errors
/// When systemd refuses.
pub async fn restart_unit(connection: &Connection, unit: &str) -> Result<(), RestartError> {
    const SERVICE: &str = "org.freedesktop.systemd1";
    const PATH: &str = "/org/freedesktop/systemd1";
    const MANAGER: &str = "org.freedesktop.systemd1.Manager";
    let kill = (unit, "main", Signal::KILL.as_raw());
    let killed = connection
        .call_method(Some(SERVICE), PATH, Some(MANAGER), "KillUnit", &kill)
        .await;
    if let Err(error) = killed {
        // It may be dead already; restarting says what matters.
        tracing::debug!(%error, "systemd did not kill the unit's process");
    }
    connection
        .call_method(
            Some(SERVICE),
            PATH,
            Some(MANAGER),
            "RestartUnit",
            &(unit, "replace"),
        )
        .await
        .map(|_job| ())
        .map_err(|source| RestartError::Refused {
            unit: unit.to_owned(),
            source: Box::new(source),
        })
}

fn kill(file: &Path, process: &str) -> Result<(), RestartError> {
    let pid = read_pid(file).ok_or_else(|| RestartError::PidFile {
        file: file.to_owned(),
    })?;
    let number = pid.as_raw_nonzero().get();
    let not_there = || RestartError::NotThere {
        pid: number,
        process: process.to_owned(),
    };
    let held = pidfd_open(pid, PidfdFlags::empty()).map_err(|_| not_there())?;
    let name = std::fs::read(format!("/proc/{number}/comm")).map_err(|_| not_there())?;
    let expected = process.as_bytes();
    let expected = expected.get(..NAME_LENGTH).unwrap_or(expected);
    if name.trim_ascii_end() != expected {
        return Err(not_there());
    }
    pidfd_send_signal(&held, Signal::KILL).map_err(|source| RestartError::Signal {
        pid: number,
        source: source.into(),
    })
}

/// A process of its own: neither nobody nor everybody nor the first one.
fn read_pid(file: &Path) -> Option<Pid> {
    use std::io::Read;
    let mut text = String::new();
    std::fs::File::open(file)
        .ok()?
        .take(MAX_PID_FILE)
        .read_to_string(&mut text)
        .ok()?;
    let number: i32 = text.trim().parse().ok()?;
    // Asked first: `from_raw` takes a negative number for a mistake of the program's.
    (number > 1).then(|| Pid::from_raw(number)).flatten()
}
