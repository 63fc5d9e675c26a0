// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The narrow way out for speech: bytes of sound in one fixed form, in one direction, no faster
//! than a person hears them.
//!
//! A sound server's socket would be an exit: it loads modules on request, network ones among
//! them. Here the capsule gets a socket of ours on which nothing is understood: what comes out
//! of it goes to a player that knows one form of sound and reads nothing else. Nothing ever
//! travels the other way.
//!
//! Invariants:
//! - Not a byte goes into the capsule; the player has no way to answer.
//! - No more than [`LEAD`] of sound waits outside, so that a voice that is told to stop stops.
//! - One voice at a time, the newest; none speaks longer than [`LONGEST`].

use std::io;
use std::net::Shutdown;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};

/// Samples a second, one channel, signed 16 bits, little end first: what espeak-ng speaks.
pub const RATE: u32 = 22_050;
const BYTES_A_SECOND: u64 = RATE as u64 * 2;
/// How much sound may be ahead of the ear.
const LEAD: Duration = Duration::from_millis(400);
/// A page that takes longer to read is cut off.
const LONGEST: Duration = Duration::from_secs(30 * 60);
/// A twentieth of a second.
const CHUNK: usize = BYTES_A_SECOND as usize / 20;

/// The capsule's socket, made at `socket`, and the player's at `player`.
#[derive(Debug)]
pub struct Relay {
    listener: UnixListener,
    player: PathBuf,
}

impl Relay {
    /// Makes the capsule's socket. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// When the socket cannot be made.
    pub fn bind(socket: &Path, player: &Path) -> io::Result<Self> {
        Ok(Self {
            listener: UnixListener::bind(socket)?,
            player: player.to_owned(),
        })
    }

    /// Carries voices until it is dropped.
    pub async fn serve(self) {
        let Ok((mut voice, _)) = self.listener.accept().await else {
            return;
        };
        loop {
            let next = tokio::select! {
                next = self.listener.accept() => next,
                () = carry(voice, &self.player) => self.listener.accept().await,
            };
            match next {
                Ok((next, _)) => voice = next,
                Err(error) => {
                    tracing::error!(%error, "no more voices can be taken");
                    return;
                }
            }
        }
    }
}

/// Carries one voice to its end, or to where it must be cut off.
async fn carry(voice: UnixStream, player: &Path) {
    let carried = async {
        let player = UnixStream::connect(player).await?;
        pour(voice, player).await
    };
    match carried.await {
        Ok(()) => {}
        // The voice was stopped, or the device is gone: what is heard says which.
        Err(error) => tracing::warn!(kind = ?error.kind(), "a voice was not heard to its end"),
    }
}

async fn pour(voice: UnixStream, player: UnixStream) -> io::Result<()> {
    let mut voice = one_way(voice, Shutdown::Write)?;
    let mut player = one_way(player, Shutdown::Read)?;
    let began = Instant::now();
    let mut poured = 0_u64;
    let mut chunk = [0; CHUNK];
    loop {
        let heard = voice.read(&mut chunk).await?;
        if heard == 0 {
            return Ok(());
        }
        if lasts(poured) > LONGEST {
            return Ok(());
        }
        if let Some(rest) = rest(poured, began.elapsed()) {
            tokio::time::sleep(rest).await;
        }
        player.write_all(&chunk[..heard]).await?;
        poured += heard as u64;
    }
}

/// How long this much sound lasts.
fn lasts(bytes: u64) -> Duration {
    Duration::from_millis(bytes.saturating_mul(1000) / BYTES_A_SECOND)
}

/// How long a voice that has `poured` so much in `elapsed` must rest.
fn rest(poured: u64, elapsed: Duration) -> Option<Duration> {
    lasts(poured)
        .checked_sub(elapsed)?
        .checked_sub(LEAD)
        .filter(|rest| !rest.is_zero())
}

fn one_way(stream: UnixStream, shut: Shutdown) -> io::Result<UnixStream> {
    let stream = stream.into_std()?;
    stream.shutdown(shut)?;
    UnixStream::from_std(stream)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::os::unix::net;

    struct Room {
        folder: tempfile::TempDir,
        player: net::UnixListener,
        _relay: tokio::task::JoinHandle<()>,
    }

    impl Room {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let player = net::UnixListener::bind(folder.path().join("player")).unwrap();
            let relay = Relay::bind(&folder.path().join("voice"), &folder.path().join("player"));
            let relay = tokio::spawn(relay.unwrap().serve());
            Self {
                folder,
                player,
                _relay: relay,
            }
        }

        fn voice(&self) -> net::UnixStream {
            net::UnixStream::connect(self.folder.path().join("voice")).unwrap()
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_a_voice_says_is_heard_unchanged_and_nothing_comes_back() {
        let room = Room::new();
        let said: Vec<u8> = (0..CHUNK * 3 + 7).map(|at| at as u8).collect();
        let mut voice = room.voice();
        voice.write_all(&said).unwrap();
        voice.shutdown(Shutdown::Write).unwrap();
        let (mut player, _) = room.player.accept().unwrap();
        let mut heard = vec![];
        player.read_to_end(&mut heard).unwrap();
        assert_eq!(heard, said);
        // What a player says meets a closed door, and the voice hears the end of nothing.
        assert!(player.write_all(&[7; 64]).is_err());
        let mut answer = vec![];
        let _closed = voice.read_to_end(&mut answer);
        assert!(answer.is_empty(), "{answer:?}");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn the_newest_voice_is_heard() {
        let room = Room::new();
        let mut first = room.voice();
        first.write_all(&[1; 100]).unwrap();
        let (mut old, _) = room.player.accept().unwrap();
        let mut of_old = vec![0; 100];
        old.read_exact(&mut of_old).unwrap();
        let mut second = room.voice();
        second.write_all(&[2; 100]).unwrap();
        drop(second);
        let (mut new, _) = room.player.accept().unwrap();
        let mut of_new = vec![];
        old.read_to_end(&mut of_old).unwrap();
        new.read_to_end(&mut of_new).unwrap();
        assert_eq!((of_old, of_new), (vec![1; 100], vec![2; 100]));
        assert!(first.write_all(&[1; 100]).is_err(), "nobody listens to it");
    }

    #[test]
    fn no_voice_runs_ahead_of_the_ear() {
        let second = Duration::from_secs(1);
        assert_eq!(rest(0, Duration::ZERO), None);
        assert_eq!(rest(BYTES_A_SECOND, Duration::ZERO), Some(second - LEAD));
        assert_eq!(rest(BYTES_A_SECOND, second - LEAD / 2), None);
        assert_eq!(rest(10 * BYTES_A_SECOND, 9 * second), Some(second - LEAD));
        assert_eq!(rest(BYTES_A_SECOND, 10 * second), None);
    }
}
