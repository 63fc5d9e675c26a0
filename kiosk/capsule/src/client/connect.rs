// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The first byte of a conversation over a unit's socket, and the descriptor beside it: the
//! listener that the supervisor made for the capsule's display, where no path of the shell's
//! leads and which no other uid can reach.

use std::io::{self, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;
use std::time::Duration;

use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SocketType, recvmsg,
    sockopt,
};

/// What comes before the first line.
pub(crate) const WELCOME: u8 = b'D';
/// How long the supervisor may wait for an earlier one to be over, and a little more.
const PATIENCE: Duration = Duration::from_secs(20);

/// Why there is no supervisor at the other end of the socket.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    #[error("the capsules' socket cannot be reached: is sportello-capsule.socket running?")]
    NoSocket(#[source] io::Error),
    #[error("the supervisor hung up before it said anything; the journal says why")]
    HungUp,
    #[error("the supervisor did not hand over a listening socket")]
    NotAListener,
    #[error("the conversation with the supervisor cannot begin")]
    Io(#[from] io::Error),
}

pub(super) fn connect(socket: &Path) -> Result<(UnixStream, UnixListener), ConnectError> {
    let stream = UnixStream::connect(socket).map_err(ConnectError::NoSocket)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut ancillary = RecvAncillaryBuffer::new(&mut space);
    let mut said = [0];
    let mut into = [IoSliceMut::new(&mut said)];
    let received = recvmsg(&stream, &mut into, &mut ancillary, RecvFlags::CMSG_CLOEXEC)
        .map_err(io::Error::from)?;
    if received.bytes == 0 {
        return Err(ConnectError::HungUp);
    }
    let handed = ancillary.drain().find_map(|message| match message {
        RecvAncillaryMessage::ScmRights(mut descriptors) => descriptors.next(),
        _ => None,
    });
    let display = handed
        .filter(|descriptor| said == [WELCOME] && listens(descriptor))
        .ok_or(ConnectError::NotAListener)?;
    stream.set_read_timeout(None)?;
    Ok((stream, UnixListener::from(display)))
}

fn listens(descriptor: &OwnedFd) -> bool {
    let socket = descriptor.as_fd();
    sockopt::socket_domain(socket) == Ok(AddressFamily::UNIX)
        && sockopt::socket_type(socket) == Ok(SocketType::STREAM)
        && sockopt::socket_acceptconn(socket) == Ok(true)
}
