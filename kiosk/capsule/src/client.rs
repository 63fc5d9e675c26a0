// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shell's half: starts a supervisor or connects to one, talks with it, and does what only
//! the shell can do: restrict the capsule's display socket, look into the clipboard, and, where
//! the supervisor has a uid of its own, look into the places of the shell's.

mod clipboard;
mod connect;
mod display;
mod own;
mod talk;

use std::ffi::OsStr;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::net::{UnixListener, UnixStream as StdUnixStream};
use std::path::Path;
use std::process::Stdio;

use tokio::process::{Child, Command};
use tokio::sync::mpsc;

use crate::wire::{Order, Report};

pub use clipboard::clipboard_is_empty;
pub use connect::ConnectError;
pub(crate) use connect::WELCOME;
pub use display::{DisplayError, SecurityContext};
pub use own::OwnPlaces;

/// A running supervisor. Dropping it ends the conversation, and with it the capsule.
#[derive(Debug)]
pub struct Supervisor {
    /// Lines to the supervisor.
    pub orders: mpsc::Sender<Order>,
    /// Lines from it; ends after the receipt, or when the supervisor died or misbehaved.
    pub reports: mpsc::Receiver<Report>,
    /// The process, for whoever waits for it.
    pub process: Child,
}

impl Supervisor {
    /// Starts `program supervise ARGUMENTS` with a socket pair as its standard input. Must
    /// be called within a tokio runtime.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn spawn<A: AsRef<OsStr>>(
        program: &Path,
        arguments: impl IntoIterator<Item = A>,
    ) -> io::Result<Self> {
        let (ours, theirs) = StdUnixStream::pair()?;
        let process = Command::new(program)
            .arg("supervise")
            .args(arguments)
            .stdin(OwnedFd::from(theirs))
            .stdout(Stdio::null())
            .spawn()?;
        let (orders, reports) = talk::begin(ours, None)?;
        Ok(Self {
            orders,
            reports,
            process,
        })
    }
}

/// A supervisor that a system unit has started, under a uid and in a cgroup of its own.
/// Dropping it ends the conversation, and with it the capsule.
#[derive(Debug)]
pub struct Connected {
    /// Lines to the supervisor. The first one is [`Order::Stand`].
    pub orders: mpsc::Sender<Order>,
    /// Lines from it; ends after the receipt, or when the supervisor died or misbehaved.
    pub reports: mpsc::Receiver<Report>,
    /// Where the capsule will look for its display: for [`SecurityContext::on_listener`].
    pub display: UnixListener,
}

impl Connected {
    /// Connects to the unit's socket. `own` are the places that only this uid can look into:
    /// the verdict about files and about the way places are mounted is the supervisor's and
    /// this side's together. Must be called within a tokio runtime; may take some seconds
    /// while an earlier capsule is still being looked after.
    ///
    /// # Errors
    /// See [`ConnectError`].
    pub async fn new(socket: &Path, own: OwnPlaces) -> Result<Self, ConnectError> {
        let socket = socket.to_owned();
        let welcomed = tokio::task::spawn_blocking(move || connect::connect(&socket)).await;
        let (stream, display) = welcomed.map_err(io::Error::other)??;
        let (orders, reports) = talk::begin(stream, Some(own))?;
        Ok(Self {
            orders,
            reports,
            display,
        })
    }
}
