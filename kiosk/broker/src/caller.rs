// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who is on the other end of the socket that systemd handed over as standard input.

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream as StdUnixStream;
use std::path::Path;

use rustix::net::sockopt;
use tokio::net::UnixStream;

/// Why nobody is answered.
#[derive(Debug, thiserror::Error)]
pub enum CallerError {
    #[error("standard input is not a socket: this program is started by its socket unit")]
    NoSocket(#[source] io::Error),
    #[error("user number {0} called, who has no business here: refused")]
    Stranger(u32),
    #[error("`{0}` is no user of this machine: is sysusers.d/sportello.conf installed?")]
    NoUser(String),
}

/// The conversation on standard input, if it is with `expected`.
///
/// # Errors
/// See [`CallerError`].
pub fn conversation(expected: &str) -> Result<UnixStream, CallerError> {
    let expected = user_number(Path::new("/etc/passwd"), expected)?;
    let channel = io::stdin()
        .as_fd()
        .try_clone_to_owned()
        .map_err(CallerError::NoSocket)?;
    let caller = sockopt::socket_peercred(&channel)
        .map_err(|errno| CallerError::NoSocket(errno.into()))?
        .uid
        .as_raw();
    if caller != expected {
        return Err(CallerError::Stranger(caller));
    }
    let channel = StdUnixStream::from(channel);
    channel
        .set_nonblocking(true)
        .map_err(CallerError::NoSocket)?;
    UnixStream::from_std(channel).map_err(CallerError::NoSocket)
}

/// The number of a user known to `passwd`.
///
/// # Errors
/// When there is no such user.
pub fn user_number(passwd: &Path, name: &str) -> Result<u32, CallerError> {
    let known = std::fs::read_to_string(passwd).unwrap_or_default();
    known
        .lines()
        .find_map(|line| {
            let mut fields = line.split(':');
            (fields.next() == Some(name)).then(|| fields.nth(1)?.parse().ok())?
        })
        .ok_or_else(|| CallerError::NoUser(name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_is_found_by_the_whole_name() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(
            file.path(),
            "root:x:0:0::/root:/bin/sh\nsportello-capsule:x:703:703::/run:/bin/false\n",
        )
        .unwrap();
        let number = |name| user_number(file.path(), name).ok();
        assert_eq!(number("sportello-capsule"), Some(703));
        assert_eq!(number("sportello"), None);
        assert_eq!(number("x"), None);
    }
}
