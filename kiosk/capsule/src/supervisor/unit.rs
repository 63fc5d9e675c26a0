// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a supervisor does that a system unit started: see who is calling, wait for its turn,
//! and hand out the listener of the capsule's display.
//!
//! Invariants:
//! - Only the shell's uid is answered, whatever the socket's mode has become.
//! - At most one capsule stands at a time: the turn is a lock that ends with its process.

use std::fs::{DirBuilder, File};
use std::io::{self, IoSlice};
use std::mem::MaybeUninit;
use std::os::fd::AsFd;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::time::Instant;

use rustix::fs::{FlockOperation, flock};
use rustix::io::Errno;
use rustix::net::{SendAncillaryBuffer, SendAncillaryMessage, SendFlags, sendmsg, sockopt};

use crate::client::WELCOME;

use super::{BREATH, DEATH, SupervisorError};

/// Refuses everybody but the shell.
pub(super) fn expect(channel: &UnixStream, shell: u32) -> Result<(), SupervisorError> {
    let caller = sockopt::socket_peercred(channel)
        .map_err(|errno| SupervisorError::NoShell(errno.into()))?
        .uid
        .as_raw();
    if caller == shell {
        Ok(())
    } else {
        Err(SupervisorError::Stranger(caller))
    }
}

/// Waits until no other supervisor works in `run`. What is returned is the turn.
pub(super) async fn take_turn(run: &Path) -> Result<File, SupervisorError> {
    DirBuilder::new().recursive(true).mode(0o700).create(run)?;
    let lock = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(run.join("turn"))?;
    // Killing, and looking for as long as a check may take.
    let deadline = Instant::now() + 3 * DEATH;
    loop {
        match flock(&lock, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => return Ok(lock),
            Err(Errno::WOULDBLOCK | Errno::INTR) if Instant::now() < deadline => {
                tokio::time::sleep(BREATH).await;
            }
            Err(Errno::WOULDBLOCK | Errno::INTR) => return Err(SupervisorError::Occupied),
            Err(errno) => return Err(io::Error::from(errno).into()),
        }
    }
}

/// Makes the display's socket, which only this uid can reach, and hands its listener to the
/// shell: the compositor takes connections from it as the shell's security context says.
pub(super) fn welcome(channel: &UnixStream, run: &Path) -> Result<PathBuf, SupervisorError> {
    let path = run.join("display");
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    let handed = [listener.as_fd()];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut ancillary = SendAncillaryBuffer::new(&mut space);
    ancillary.push(SendAncillaryMessage::ScmRights(&handed));
    let word = [WELCOME];
    sendmsg(
        channel,
        &[IoSlice::new(&word)],
        &mut ancillary,
        SendFlags::NOSIGNAL,
    )
    .map_err(|errno| SupervisorError::NoShell(errno.into()))?;
    Ok(path)
}
