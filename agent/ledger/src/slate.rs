// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The file in `/run`: what is true now and must be gone after a power cut. The open
//! session's working state, what the room view may see, commands of staff, heartbeats.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::context::BootMillis;
use crate::counters::Counters;
use crate::error::Result;
use crate::record::{Draft, SessionNumber};

/// The slate, open for one process. A damaged one is thrown away: nothing in it must last.
#[derive(Debug)]
pub struct Slate {}

/// What the shell would write if the session ended now. After a crash of the shell (not of
/// the machine) the next one closes the session from it, as `interrupted`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenSession {
    pub number: SessionNumber,
    pub draft: Draft,
    pub counters: Counters,
}

/// What the terminal is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Free,
    Notice,
    Busy,
    Locked,
    Ending,
    Closed,
    OutOfService,
    Maintenance,
}

/// Where a call for help stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpState {
    None,
    Sent,
    Seen,
    Coming,
    NobodyCanCome,
}

/// What is shown about the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    None,
    TimeShort,
    Grace,
    IdleQuestion,
}

/// What the agent ships live to the site's own staff; never stored anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveState {
    pub phase: Phase,
    pub minutes_left: Option<u16>,
    pub help: HelpState,
    pub warning: Warning,
}

/// What staff may ask of a terminal from the room view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandKind {
    /// Argument: minutes to add.
    Extend,
    /// Argument: number of a ready-made message.
    Message,
    End,
    Lock,
    HelpSeen,
    HelpComing,
    HelpNobody,
    /// Argument: 1 someone is waiting, 0 no longer.
    SomeoneWaiting,
    /// Argument: 1 for maintenance, 0 back in service.
    Maintenance,
    /// Argument: staff slot whose PIN delay is cleared.
    ClearPinDelay,
}

/// One command, at most once: a second one with the same id is ignored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    pub id: i64,
    pub kind: CommandKind,
    pub argument: i64,
    /// Not to be followed from this moment on.
    pub expires: BootMillis,
}

/// A process that shows it is alive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Process {
    Kiosk,
    Supervisor,
    Agent,
}

/// When a process was last alive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heartbeat {
    pub process: Process,
    pub at: BootMillis,
}

impl Slate {
    /// Opens the slate at `path`, makes it if there is none or if it cannot be read.
    pub fn open(path: &Path) -> Result<Self> {
        todo!()
    }

    pub fn set_open_session(&mut self, session: &OpenSession) -> Result<()> {
        todo!()
    }

    pub fn open_session(&self) -> Result<Option<OpenSession>> {
        todo!()
    }

    /// The session is in the book: nothing of it may be read here any more.
    pub fn clear_open_session(&mut self) -> Result<()> {
        todo!()
    }

    pub fn set_live(&mut self, state: &LiveState) -> Result<()> {
        todo!()
    }

    /// `None` until the shell has written it.
    pub fn live(&self) -> Result<Option<LiveState>> {
        todo!()
    }

    /// Posts a command. `false`: its id was posted before, or it has expired.
    pub fn post(&mut self, command: Command, now: BootMillis) -> Result<bool> {
        todo!()
    }

    /// The commands to follow now, oldest first; each is given out once, also when the
    /// process that took it dies.
    pub fn take(&mut self, now: BootMillis) -> Result<Vec<Command>> {
        todo!()
    }

    pub fn beat(&mut self, process: Process, at: BootMillis) -> Result<()> {
        todo!()
    }

    pub fn heartbeats(&self) -> Result<Vec<Heartbeat>> {
        todo!()
    }

    /// Changes whenever another process has written.
    pub fn data_version(&self) -> Result<i64> {
        todo!()
    }
}
