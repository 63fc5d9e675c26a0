// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sticks: mounted for the length of a session where the capsule can see them, and nowhere
//! else. This process mounts and unmounts, it opens no file of a stick.
//!
//! Invariants:
//! - A stick is mounted `nosuid,nodev,noexec,nosymfollow`; where its file system knows no
//!   owners, everything on it is the capsule's.
//! - Nothing is mounted of a disk that the terminal itself uses, and nothing that is not on
//!   the USB bus.
//! - What the kernel is asked to do with a stick may take as long as the stick likes; the
//!   conversation goes on meanwhile.
//! - However a conversation ends, nothing stays mounted.

mod found;
mod mounted;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sportello_capsule::broker::{SticksAnswer, SticksAsk};
use sportello_capsule::line::{LineError, LineReader, LineWriter};
use sportello_capsule::wire::{StickState, Verdict};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::task::JoinHandle;
use tokio::time::MissedTickBehavior;

use found::{Found, Kind};
use mounted::{MountFault, Mounted};

/// How often the machine is looked at.
const LOOK: Duration = Duration::from_millis(400);
/// Sticks of one session at the same time, of which each has a folder with its number.
const MOST_STICKS: usize = 4;
/// How long unmounting may take: what is not yet on the stick is written then.
const UNMOUNTING: Duration = Duration::from_secs(15);

/// Where the broker looks and mounts.
#[derive(Debug, Clone)]
pub struct Setup {
    /// `/sys`
    pub sys: PathBuf,
    /// `/run/udev/data`
    pub udev: PathBuf,
    /// `/dev`
    pub dev: PathBuf,
    /// The folder below which sticks are mounted.
    pub at: PathBuf,
    /// Whose the files of a stick are, where it does not know itself.
    pub owner: u32,
}

/// Talks with the supervisor until the session is over.
///
/// # Errors
/// When the conversation breaks; what was mounted is unmounted all the same.
pub async fn converse(setup: &Setup, channel: UnixStream) -> Result<(), LineError> {
    let (from, to) = channel.into_split();
    // What an earlier life of this process may have left.
    mounted::clear(&setup.at);
    let mut keeper = Keeper {
        setup,
        to: LineWriter::new(to),
        mounted: Vec::new(),
        unreadable: Vec::new(),
        busy: None,
        told: StickState::Absent,
    };
    let served = keeper.serve(LineReader::new(from)).await;
    let verdict = keeper.close().await;
    if matches!(served, Ok(Over::Asked)) {
        keeper.to.send(&SticksAnswer::Ended { verdict }).await?;
    }
    served.map(drop)
}

enum Over {
    Asked,
    HungUp,
}

struct Keeper<'a> {
    setup: &'a Setup,
    to: LineWriter<OwnedWriteHalf>,
    mounted: Vec<Mounted>,
    /// Sticks that could not be mounted, as long as they are there.
    unreadable: Vec<Found>,
    /// One is being mounted.
    busy: Option<(Found, JoinHandle<Result<Mounted, MountFault>>)>,
    told: StickState,
}

impl Keeper<'_> {
    async fn serve(&mut self, mut from: LineReader<OwnedReadHalf>) -> Result<Over, LineError> {
        let mut look = tokio::time::interval(LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                ask = from.next::<SticksAsk>() => match ask? {
                    None => return Ok(Over::HungUp),
                    Some(SticksAsk::End) => return Ok(Over::Asked),
                },
                mounted = done(&mut self.busy) => self.on_mounted(mounted).await?,
                _ = look.tick() => self.look().await?,
            }
        }
    }

    async fn look(&mut self) -> Result<(), LineError> {
        let there = found::scan(self.setup);
        let pulled: Vec<Mounted> = {
            let gone = |mounted: &Mounted| !there.contains(&mounted.stick);
            self.mounted
                .extract_if(.., |mounted| gone(mounted))
                .collect()
        };
        self.unreadable.retain(|known| there.contains(known));
        for stick in pulled {
            tracing::info!("a stick was pulled out");
            tokio::task::spawn_blocking(move || stick.let_go());
            self.to.send(&SticksAnswer::Pulled).await?;
        }
        self.begin(&there);
        self.tell().await
    }

    /// Mounts the next stick that is there and not yet looked at.
    fn begin(&mut self, there: &[Found]) {
        if self.busy.is_some() || self.mounted.len() >= MOST_STICKS {
            return;
        }
        let next = there.iter().find(|stick| {
            !self.unreadable.contains(stick)
                && !self.mounted.iter().any(|mounted| mounted.stick == **stick)
        });
        let Some(stick) = next.cloned() else { return };
        let Some(kind) = stick.kind else {
            tracing::info!("a stick holds no file system that is known here");
            self.unreadable.push(stick);
            return;
        };
        let taken = |place: &Path| self.mounted.iter().any(|mounted| mounted.at == place);
        let place = (1..=MOST_STICKS)
            .map(|number| self.setup.at.join(number.to_string()))
            .find(|place| !taken(place));
        let Some(place) = place else { return };
        let (owner, asked) = (self.setup.owner, stick.clone());
        let mounting = tokio::task::spawn_blocking(move || Mounted::new(asked, kind, place, owner));
        self.busy = Some((stick, mounting));
    }

    async fn on_mounted(
        &mut self,
        (stick, mounted): (Found, Result<Mounted, MountFault>),
    ) -> Result<(), LineError> {
        match mounted {
            Ok(mounted) => self.mounted.push(mounted),
            Err(fault) => {
                tracing::info!(%fault, "a stick cannot be mounted");
                self.unreadable.push(stick);
            }
        }
        self.tell().await
    }

    async fn tell(&mut self) -> Result<(), LineError> {
        let state = if self.mounted.iter().any(|mounted| mounted.writable) {
            StickState::Ready
        } else if !self.mounted.is_empty() {
            StickState::ReadOnly
        } else if self.busy.is_some() {
            // Wait and see what it comes to.
            return Ok(());
        } else if self.unreadable.is_empty() {
            StickState::Absent
        } else {
            StickState::Unreadable
        };
        if std::mem::replace(&mut self.told, state) == state {
            return Ok(());
        }
        self.to.send(&SticksAnswer::Stick { state }).await
    }

    /// Unmounts everything and looks whether it is so.
    async fn close(&mut self) -> Verdict {
        let until = Instant::now() + UNMOUNTING;
        if let Some((_, mounting)) = self.busy.take()
            && let Ok(Ok(Ok(mounted))) = tokio::time::timeout(UNMOUNTING, mounting).await
        {
            self.mounted.push(mounted);
        }
        let mut clean = true;
        for stick in self.mounted.drain(..) {
            let leaving = tokio::task::spawn_blocking(move || stick.leave(until));
            let left = until.saturating_duration_since(Instant::now()) + LOOK;
            clean &= matches!(tokio::time::timeout(left, leaving).await, Ok(Ok(true)));
        }
        if clean && mounted::nothing_below(&self.setup.at) {
            Verdict::Pass
        } else {
            tracing::error!("a stick could not be unmounted");
            Verdict::Fail
        }
    }
}

/// What mounting came to; waits for ever while nothing is being mounted.
async fn done(
    busy: &mut Option<(Found, JoinHandle<Result<Mounted, MountFault>>)>,
) -> (Found, Result<Mounted, MountFault>) {
    let Some((_, mounting)) = busy else {
        return std::future::pending().await;
    };
    let mounted = mounting.await.unwrap_or(Err(MountFault::Broke));
    match busy.take() {
        Some((stick, _)) => (stick, mounted),
        None => std::future::pending().await,
    }
}
