// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A capsule, opened and ended as the shell does it: the same arguments, the same places
//! looked at by the wipe, the same conversation.

use std::ffi::OsString;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, PidfdFlags, Signal, pidfd_open, pidfd_send_signal};
use sportello_capsule::client::{SecurityContext, Supervisor};
use sportello_capsule::wire::{Limits, Opening, Order, Receipt, Report};
use sportello_rehearsal::processes;

use crate::site;

const PATIENCE: Duration = Duration::from_secs(60);
/// How the command line of a capsule's pid 1 begins.
const FIRST: &str = "/run/sportello/capsule inside";

/// Where a terminal that is measured keeps its things.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    /// The folder in RAM.
    pub(crate) run: PathBuf,
    /// The folder on a disk.
    pub(crate) state: PathBuf,
    pub(crate) tasks: PathBuf,
}

impl Ground {
    fn arguments(&self) -> Vec<OsString> {
        let mut arguments: Vec<OsString> = Vec::new();
        let mut give = |option: &str, path: PathBuf| {
            arguments.push(option.into());
            arguments.push(path.into());
        };
        give("--run", self.run.join("capsule"));
        give("--tasks", self.tasks.clone());
        let fixed = ["/tmp", "/var/tmp", "/dev/shm"].map(PathBuf::from);
        let named = ["HOME", "XDG_RUNTIME_DIR"]
            .into_iter()
            .filter_map(std::env::var_os)
            .map(PathBuf::from);
        for place in fixed
            .into_iter()
            .chain(named)
            .filter(|place| place.is_dir())
        {
            give("--watch", place);
        }
        give("--declared", self.run.clone());
        give("--declared", self.state.clone());
        if let Some(runtime) = std::env::var_os("XDG_RUNTIME_DIR") {
            // What the stage's own compositor says.
            give("--declared", PathBuf::from(runtime).join("stage.log"));
        }
        arguments
    }
}

/// A capsule that stands or is about to.
pub(crate) struct Capsule {
    supervisor: Supervisor,
    _display: SecurityContext,
}

impl Capsule {
    /// Starts a supervisor and orders a capsule. Returns at once.
    pub(crate) async fn order(ground: &Ground, session: u64) -> anyhow::Result<Self> {
        let path = ground.run.join("display");
        let display = tokio::task::spawn_blocking(move || SecurityContext::create(&path)).await??;
        let program = std::env::current_exe()?.with_file_name("sportello-capsule");
        let supervisor = Supervisor::spawn(&program, ground.arguments())
            .with_context(|| format!("starting {}", program.display()))?;
        let opening = Opening {
            session,
            display: display.path().to_owned(),
            limits: Limits::default(),
            language: "it".into(),
            reduced_motion: false,
            zoom_percent: 100,
        };
        supervisor.orders.send(Order::Open(opening)).await?;
        Ok(Self {
            supervisor,
            _display: display,
        })
    }

    /// Orders the task; returns at once.
    pub(crate) async fn lead(&self, tasks: &Path) -> anyhow::Result<()> {
        let task = Box::new(site::task(tasks));
        Ok(self.supervisor.orders.send(Order::Task(task)).await?)
    }

    /// Waits for a report.
    pub(crate) async fn wait_for(&mut self, wanted: &Report) -> anyhow::Result<()> {
        while self.next().await? != *wanted {}
        Ok(())
    }

    async fn next(&mut self) -> anyhow::Result<Report> {
        let next = tokio::time::timeout(PATIENCE, self.supervisor.reports.recv());
        match next.await.context("a capsule said nothing for a minute")? {
            Some(Report::Trouble { kind }) => bail!("a capsule is in trouble: {kind:?}"),
            Some(report) => Ok(report),
            None => bail!("a supervisor ended without its receipt"),
        }
    }

    /// Presses *End* and waits for the receipt, which must hold no failure.
    pub(crate) async fn end(&mut self) -> anyhow::Result<Receipt> {
        self.supervisor.orders.send(Order::End).await?;
        self.receipt().await
    }

    async fn receipt(&mut self) -> anyhow::Result<Receipt> {
        loop {
            if let Report::Receipt(receipt) = self.next().await? {
                if !receipt.is_clean() {
                    bail!("a wipe failed: {:?}", receipt.checks);
                }
                return Ok(receipt);
            }
        }
    }

    /// Waits until the supervisor's process is gone as well.
    pub(crate) async fn gone(mut self) -> anyhow::Result<()> {
        let _status = self.supervisor.process.wait().await?;
        Ok(())
    }

    /// What it is compared with: SIGKILL to the capsule's pid 1 and the wait until the
    /// kernel has torn everything down. No order, no check, no receipt.
    pub(crate) async fn kill(mut self) -> anyhow::Result<Duration> {
        let first = processes::all()
            .into_iter()
            .find(|process| process.command.starts_with(FIRST))
            .context("no capsule to kill")?;
        let pid = Pid::from_raw(first.id).context("a process without a number")?;
        let watched = pidfd_open(pid, PidfdFlags::empty())?;
        let time = tokio::task::spawn_blocking(move || {
            let began = Instant::now();
            pidfd_send_signal(watched.as_fd(), Signal::KILL)?;
            poll(&mut [PollFd::new(&watched, PollFlags::IN)], None)?;
            rustix::io::Result::Ok(began.elapsed())
        })
        .await??;
        // The supervisor notices by itself.
        self.receipt().await?;
        self.gone().await?;
        Ok(time)
    }
}
