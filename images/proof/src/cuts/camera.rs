// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Takes the disk of a running machine at random moments, as a power cut would leave it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use rustix::process::{Pid, Signal, kill_process};

use super::emptied;
use crate::disk;
use crate::machine::{Machine, Parts};

/// How long a machine may take to stand still.
const STANDS: Duration = Duration::from_secs(10);

/// Copies what the centre knows, while the machine stands still.
pub(super) type Asked = Box<dyn Fn(&Path) -> anyhow::Result<()> + Send>;

/// A cut.
#[derive(Debug)]
pub(super) struct Moment {
    /// The disk.
    pub(super) disk: PathBuf,
    /// Sessions whose end had been seen by then.
    pub(super) ended: u64,
    /// Sessions that may have begun by then.
    pub(super) begun: u64,
    /// What the centre knew.
    pub(super) centre: Option<PathBuf>,
}

#[derive(Debug, Default)]
struct Shared {
    begun: AtomicU64,
    ended: AtomicU64,
    taken: AtomicUsize,
    enough: AtomicBool,
}

/// Stands beside a machine.
#[derive(Debug)]
pub(super) struct Camera {
    shared: Arc<Shared>,
    thread: JoinHandle<anyhow::Result<Vec<Moment>>>,
}

impl Camera {
    /// Begins to take cuts of a machine that stands on one overlay, each after `pause` at most.
    pub(super) fn point(
        machine: &Machine,
        parts: &Parts,
        pause: Duration,
        asked: Option<Asked>,
    ) -> anyhow::Result<Self> {
        let folder = emptied(&parts.folder.join("moments"))?;
        let pid = machine.pid().context("QEMU has no number")?;
        let overlay = parts.disks.first().context("the machine has no disk")?;
        let overlay = overlay.clone();
        let shared = Arc::new(Shared::default());
        let seen = Arc::clone(&shared);
        let pause = u64::try_from(pause.as_millis())?;
        let thread = std::thread::Builder::new()
            .name("camera".to_owned())
            .spawn(move || {
                let mut moments = Vec::new();
                while !seen.enough.load(Ordering::SeqCst) {
                    std::thread::sleep(Duration::from_millis(by_chance(pause)?));
                    let disk = folder.join(format!("{:04}.{}", moments.len(), disk::OVERLAY));
                    moments.push(take(pid, &overlay, disk, &seen, asked.as_ref())?);
                    seen.taken.store(moments.len(), Ordering::SeqCst);
                }
                Ok(moments)
            })?;
        Ok(Self { shared, thread })
    }

    pub(super) fn taken(&self) -> usize {
        self.shared.taken.load(Ordering::SeqCst)
    }

    pub(super) fn sessions(&self) -> u64 {
        self.shared.ended.load(Ordering::SeqCst)
    }

    /// A session is about to begin.
    pub(super) fn begins(&self) {
        self.shared.begun.fetch_add(1, Ordering::SeqCst);
    }

    /// The terminal said that it is over.
    pub(super) fn ended(&self) {
        self.shared.ended.fetch_add(1, Ordering::SeqCst);
    }

    /// Every cut that was taken.
    pub(super) fn put_away(self) -> anyhow::Result<Vec<Moment>> {
        self.shared.enough.store(true, Ordering::SeqCst);
        match self.thread.join() {
            Ok(moments) => moments,
            Err(_) => bail!("the camera fell over"),
        }
    }
}

/// A number below `bound`.
fn by_chance(bound: u64) -> anyhow::Result<u64> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)?;
    Ok(u64::from_ne_bytes(bytes) % bound)
}

fn take(
    pid: Pid,
    overlay: &Path,
    disk: PathBuf,
    shared: &Shared,
    asked: Option<&Asked>,
) -> anyhow::Result<Moment> {
    let ended = shared.ended.load(Ordering::SeqCst);
    kill_process(pid, Signal::STOP)?;
    let centre = disk.with_extension("centre");
    let copied = still(pid)
        .and_then(|()| Ok(fs::copy(overlay, &disk)?))
        .and_then(|_| asked.map(|asked| asked(&centre)).transpose());
    kill_process(pid, Signal::CONT)?;
    Ok(Moment {
        disk,
        ended,
        begun: shared.begun.load(Ordering::SeqCst),
        centre: copied?.map(|()| centre),
    })
}

/// Waits until no thread of a stopped process runs on: a write that had begun is over then.
fn still(pid: Pid) -> anyhow::Result<()> {
    let tasks = PathBuf::from(format!("/proc/{}/task", pid.as_raw_nonzero()));
    let begun = Instant::now();
    loop {
        let mut moving = false;
        for task in fs::read_dir(&tasks)? {
            // One that has ended since moves no more.
            let Ok(stat) = fs::read_to_string(task?.path().join("stat")) else {
                continue;
            };
            let state = stat.rsplit(')').next().unwrap_or_default().trim_start();
            moving |= !state.starts_with(['T', 't', 'Z', 'X']);
        }
        if !moving {
            return Ok(());
        }
        if begun.elapsed() > STANDS {
            bail!("QEMU does not stand still");
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}
