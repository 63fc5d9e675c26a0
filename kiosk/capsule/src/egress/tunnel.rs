// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Bytes both ways between two sockets.
//!
//! Invariants:
//! - Each direction ends for itself (half-close); both ends are closed when both are done.
//! - Memory is two fixed buffers; a side that does not read stops the other from sending.
//! - A pair that moves nothing in either direction for the idle time is cut.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::{Instant, sleep_until};

const BUFFER: usize = 16 * 1024;

/// When something last moved.
pub(super) struct Pulse(Mutex<Instant>);

impl Pulse {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Instant::now()))
    }

    /// Something moved now.
    pub(super) fn beat(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// Ends when nothing has moved for `idle`.
    pub(super) async fn still_for(&self, idle: Duration) {
        loop {
            let until = *self.0.lock().unwrap_or_else(PoisonError::into_inner) + idle;
            if Instant::now() >= until {
                return;
            }
            sleep_until(until).await;
        }
    }
}

/// Carries bytes between `near` and `far` until both are done, one breaks off, or nothing
/// has moved for `idle`. `on_bytes` is called for every piece that arrives from either.
pub(super) async fn carry<A, B>(near: A, far: B, idle: Duration, on_bytes: impl Fn())
where
    A: AsyncRead + AsyncWrite,
    B: AsyncRead + AsyncWrite,
{
    let (near_reader, near_writer) = tokio::io::split(near);
    let (far_reader, far_writer) = tokio::io::split(far);
    let pulse = Pulse::new();
    let moved = || {
        pulse.beat();
        on_bytes();
    };
    let both = async {
        tokio::try_join!(
            one_way(near_reader, far_writer, moved, Finish::Close),
            one_way(far_reader, near_writer, moved, Finish::Close),
        )
    };
    tokio::select! {
        // Done or broken: the sockets close here, and that is all either side learns.
        _ = both => {}
        () = pulse.still_for(idle) => {}
    }
}

/// The side that was read from broke off.
#[derive(Debug)]
pub(super) struct Broken;

/// What to do with the writer once the reader has come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finish {
    /// Tell the other side that nothing more comes.
    Close,
    /// Leave it.
    LeaveOpen,
}

/// One direction. A reader that fails breaks the pair; a writer that no longer takes bytes
/// ends this direction only, because its side may still have something to say.
pub(super) async fn one_way(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    moved: impl Fn(),
    finish: Finish,
) -> Result<(), Broken> {
    let mut buffer = vec![0; BUFFER];
    loop {
        let read = from.read(&mut buffer).await.map_err(|_| Broken)?;
        let Some(piece) = buffer.get(..read).filter(|piece| !piece.is_empty()) else {
            break;
        };
        moved();
        if to.write_all(piece).await.is_err() {
            return Ok(());
        }
        moved();
    }
    if finish == Finish::Close {
        // A side that has already gone cannot be told that nothing more comes.
        let _ = to.shutdown().await;
    }
    Ok(())
}
