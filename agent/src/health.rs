// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the terminal is: measured once a minute, rolled up in the book, told to the centre,
//! and turned into alarms.
//!
//! # Invariants
//! 1. A probe never fails the agent: what is missing, unreadable, garbage or absurd is absent,
//!    and an absent value is never reported as 0.
//! 2. Rules ([`alarm`], [`forecast`], [`portals::judge`]) know no files and no clock; probes
//!    take the folders they read as arguments ([`Places`]).
//! 3. Nothing measured is about a session. Names of printers, networks and portals are used and
//!    forgotten: only numbers and words of closed lists leave this module.
//! 4. One minute costs a few small files and one transaction. What is dear (D-Bus, sockets) is
//!    asked rarely and held in between.

use std::path::PathBuf;
use std::time::Duration;

pub mod alarm;

use crate::config::Config;
use crate::context::Context;
use crate::watchdog::GivenUp;

/// How often everything is measured.
pub const EVERY: Duration = Duration::from_secs(60);

/// Where the probes look. Tests give folders of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    pub proc: PathBuf,
    pub sys: PathBuf,
    /// The root file system.
    pub root: PathBuf,
    /// A folder on the state partition; the agent keeps its own small file there.
    pub state: PathBuf,
    pub os_release: PathBuf,
    /// The installed packages, as dpkg writes them.
    pub packages: PathBuf,
    /// CUPS's socket.
    pub cups: PathBuf,
    /// A folder of tasks, or a file with one host per line.
    pub portals: Option<PathBuf>,
    /// Address of the system's message bus; `None`: do not ask it.
    pub bus: Option<String>,
}

impl Places {
    /// Where a Debian machine has them.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self {
            proc: "/proc".into(),
            sys: "/sys".into(),
            root: "/".into(),
            state: config.state.clone(),
            os_release: "/etc/os-release".into(),
            packages: "/var/lib/dpkg/status".into(),
            cups: "/run/cups/cups.sock".into(),
            portals: config.portals.clone(),
            bus: Some("unix:path=/run/dbus/system_bus_socket".to_owned()),
        }
    }
}

/// Measures until the agent ends.
pub async fn run(context: Context, places: Places, given_up: GivenUp) {
    let _unused = (places, given_up);
    context.ending().await;
}
