// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A capsule is built, spoken to, and brought to its end.

use std::io;
use std::path::Path;

use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

use crate::bwrap::{self, Plan, Sandbox, SpawnError};
use crate::egress::{Gate, Seen};
use crate::inner::{InnerOrder, Stage};
use crate::line::{LineReader, LineWriter};
use crate::scope::Scope;
use crate::sound::Relay;
use crate::wire::Opening;

use super::{Config, DEATH};

/// Orders that may wait for pid 1; it takes them at once, whatever pages do.
const WAITING_ORDERS: usize = 64;

/// A capsule that was built.
pub(super) struct Built {
    pub(super) sandbox: Sandbox,
    pub(super) orders: ToCapsule,
    pub(super) reports: LineReader<OwnedReadHalf>,
    pub(super) seen: mpsc::Receiver<Seen>,
    /// Dropped to stop egress.
    pub(super) stop: oneshot::Sender<()>,
    pub(super) egress: tokio::task::JoinHandle<()>,
    /// Carries voices, where somebody hears them; ends when this is dropped.
    pub(super) sound: JoinSet<()>,
}

/// The way to pid 1, on which the supervisor never waits.
pub(super) struct ToCapsule {
    queue: mpsc::Sender<InnerOrder>,
    /// It has left more orders lying than it could have had reason to.
    pub(super) is_deaf: bool,
}

impl ToCapsule {
    fn new(mut pipe: LineWriter<OwnedWriteHalf>) -> Self {
        let (queue, mut waiting) = mpsc::channel(WAITING_ORDERS);
        tokio::spawn(async move {
            while let Some(order) = waiting.recv().await {
                // A capsule that hung up is noticed by its pidfd.
                if pipe.send(&order).await.is_err() {
                    return;
                }
            }
        });
        Self {
            queue,
            is_deaf: false,
        }
    }

    pub(super) fn tell(&mut self, order: InnerOrder) {
        if let Err(mpsc::error::TrySendError::Full(_)) = self.queue.try_send(order) {
            self.is_deaf = true;
        }
    }
}

impl Built {
    /// Builds the capsule in `folder`, where its policy lies already.
    pub(super) async fn new(
        config: &Config,
        folder: &Path,
        gate: &Gate,
        opening: &Opening,
        seen: mpsc::Receiver<Seen>,
    ) -> Result<Self, BuildError> {
        if !Path::new(crate::CHROMIUM).exists() {
            return Err(BuildError::NoBrowser);
        }
        let socket = folder.join("egress.sock");
        let (stop, stopped) = oneshot::channel();
        let egress = config.egress(&socket, gate.clone())?;
        let egress = tokio::spawn(egress.serve(async move {
            // Ends when the sending half is dropped: that is the signal.
            let _dropped: Result<(), _> = stopped.await;
        }));
        let voice = folder.join("sound.sock");
        let sound = config.sound(&voice)?;
        let program = config.inside()?;
        let unit = config.ground.unit.as_ref();
        let cgroup = unit.and_then(|unit| unit.scope.capsule());
        let sandbox = bwrap::spawn(&Plan {
            program: &program,
            tasks: &config.tasks,
            policy: &folder.join("policy"),
            egress: &socket,
            display: &opening.display,
            sound: sound.is_some().then_some(&*voice),
            sticks: config.sticks(),
            cgroup: cgroup.as_deref(),
            keyboard: &config.keyboard,
            limits: opening.limits,
            complaints: config.complaints(),
            arguments: vec![],
        })?;
        let channel = sandbox.channel.try_clone()?;
        channel.set_nonblocking(true)?;
        let (from, to) = UnixStream::from_std(channel)?.into_split();
        let mut orders = ToCapsule::new(LineWriter::new(to));
        let stage = Stage {
            language: opening.language.clone(),
            reduced_motion: opening.reduced_motion,
            zoom_percent: opening.zoom_percent,
            tasks: opening.limits.tasks,
            process_mib: opening.limits.process_mib,
            file_mib: opening.limits.home_mib,
            tabs: opening.limits.tabs,
        };
        orders.tell(InnerOrder::Begin(stage));
        Ok(Self {
            sandbox,
            orders,
            reports: LineReader::new(from),
            seen,
            stop,
            egress,
            sound: sound.map(Relay::serve).into_iter().collect(),
        })
    }
}

#[derive(Debug, thiserror::Error)]
pub(super) enum BuildError {
    #[error("Chromium is not installed")]
    NoBrowser,
    #[error(transparent)]
    Sandbox(#[from] SpawnError),
    #[error("the capsule's folder or sockets cannot be made")]
    Io(#[from] io::Error),
}

/// Kills pid 1 inside and waits until the kernel has removed every process with it. A cgroup
/// is killed as well: whatever went another way than through pid 1 is in it all the same.
pub(super) async fn end(mut sandbox: Sandbox, scope: Option<&Scope>) -> io::Result<()> {
    #[cfg(feature = "rehearsal")]
    if super::rehearsal::leaves_out(super::rehearsal::Step::Kill) {
        return Ok(());
    }
    let dead = sandbox.death()?;
    sandbox.kill()?;
    if let Some(scope) = scope {
        scope.kill()?;
    }
    // If it does not die, the check of processes says so; then bwrap would wait for ever.
    if tokio::time::timeout(DEATH, dead).await.is_err() {
        sandbox.bwrap.kill()?;
    }
    sandbox.bwrap.wait()?;
    Ok(())
}
