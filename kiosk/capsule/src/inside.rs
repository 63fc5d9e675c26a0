// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Pid 1 of a capsule: sets the stage (limits, nested compositor, way to egress), starts the
//! browser, drives it, collects the dead. When it dies the kernel kills all that is left.
//!
//! Invariants:
//! - Each program runs in a pid namespace of its own below this one ([`programs`]), so none
//!   can reach another's descriptors through `/proc`: the DevTools pipe is held by the
//!   browser and by this process only, and this process cannot be traced.
//! - Nothing is written to standard output or to a log.

mod browser;
pub use browser::{ALWAYS, CHROMIUM, IN_A_WINDOW};
mod compositor;
mod programs;
#[cfg(feature = "rehearsal")]
mod rehearsal;
mod sheet;

use std::net::Ipv4Addr;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream as StdUnixStream;
use std::time::{Duration, Instant};

use anyhow::Context;
use rustix::process::{DumpableBehavior, Resource, Rlimit, setrlimit};
use tokio::net::{TcpListener, UnixStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;

use crate::bwrap::inside;
use crate::devtools::Event;
use crate::driver::{Driver, Ended};
use crate::egress::relay;
use crate::inner::{InnerOrder, InnerReport, Stage};
use crate::line::{LineReader, LineWriter};
use crate::wire::{Speech, TaskOrder, Trouble};

use compositor::Compositor;
use sheet::Sheets;

/// A browser that dies this often within [`STORM`] is not started again.
const MOST_DEATHS: usize = 4;
const STORM: Duration = Duration::from_secs(60);

/// Runs as pid 1 of a capsule until the supervisor hangs up.
///
/// # Errors
/// When the stage cannot be set. The message stays in the capsule.
pub fn run() -> anyhow::Result<()> {
    // Not even a program of the same user may look at this process.
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve())
}

async fn serve() -> anyhow::Result<()> {
    let channel = std::io::stdin().as_fd().try_clone_to_owned()?;
    let channel = StdUnixStream::from(channel);
    channel.set_nonblocking(true)?;
    let (from, to) = UnixStream::from_std(channel)?.into_split();
    let mut orders = LineReader::new(from);
    let mut reports = LineWriter::new(to);

    let Some(InnerOrder::Begin(stage)) = orders.next().await? else {
        anyhow::bail!("the first line must set the stage");
    };
    bound_resources(&stage)?;
    tokio::spawn(collect_the_dead()?);
    let proxy = TcpListener::bind((Ipv4Addr::LOCALHOST, relay::PROXY_PORT)).await?;
    tokio::spawn(relay::relay(proxy, inside::EGRESS.into()));
    let compositor = Compositor::start(stage.zoom_percent).await?;
    #[cfg(feature = "rehearsal")]
    let _beside = rehearsal::start_beside()?;
    reports.send(&InnerReport::Built).await?;

    let (order_sender, mut order_receiver) = mpsc::channel(64);
    let (report_sender, mut report_receiver) = mpsc::channel::<InnerReport>(64);
    let zoom = compositor.zoom();
    let mut sheets = Sheets::new(stage.clone(), report_sender.clone());
    let reading = async move {
        while let Some(order) = orders.next::<InnerOrder>().await? {
            match order {
                InnerOrder::Zoom { percent } => zoom.set(percent).await,
                InnerOrder::PrintSheet { html } => sheets.begin(html),
                order => {
                    if order_sender.send(order).await.is_err() {
                        break;
                    }
                }
            }
        }
        anyhow::Ok(())
    };
    let writing = async move {
        while let Some(report) = report_receiver.recv().await {
            reports.send(&report).await?;
        }
        anyhow::Ok(())
    };
    tokio::select! {
        done = reading => done,
        done = writing => done,
        done = compositor.watch() => done,
        done = lead(&stage, &mut order_receiver, report_sender) => done,
    }
}

/// Starts browsers and drives them, one after the other.
async fn lead(
    stage: &Stage,
    orders: &mut mpsc::Receiver<InnerOrder>,
    reports: mpsc::Sender<InnerReport>,
) -> anyhow::Result<()> {
    let Some(mut task) = first_task(orders).await else {
        return Ok(());
    };
    let mut resume = None;
    let mut speech = Speech {
        language: stage.language.clone(),
        volume: 100,
        rate: 5,
        ..Speech::default()
    };
    let mut deaths: Vec<Instant> = Vec::new();
    loop {
        let (mut browser, devtools, mut events) = browser::Browser::start(stage)?;
        let mut driver = Driver::new(
            devtools,
            task,
            resume.take(),
            stage.tabs,
            speech,
            reports.clone(),
        );
        let ended = driver.run(&mut events, orders).await;
        browser.kill();
        drain(&mut events);
        speech = driver.speech();
        match ended {
            Ended::Over => return Ok(()),
            Ended::NewTask(next) => task = *next,
            Ended::BrowserDied { at, how } => {
                reports.send(InnerReport::Fell { how }).await?;
                task = driver.into_task();
                resume = at;
                deaths.retain(|death| death.elapsed() < STORM);
                deaths.push(Instant::now());
                if deaths.len() >= MOST_DEATHS {
                    reports
                        .send(InnerReport::Trouble {
                            kind: Trouble::BrowserGone,
                        })
                        .await?;
                    let Some(next) = first_task(orders).await else {
                        return Ok(());
                    };
                    task = next;
                    deaths.clear();
                } else {
                    let kind = Trouble::BrowserRestarted;
                    reports.send(InnerReport::Trouble { kind }).await?;
                }
            }
        }
    }
}

/// Waits for a task, passing over orders that only make sense within one.
async fn first_task(orders: &mut mpsc::Receiver<InnerOrder>) -> Option<TaskOrder> {
    loop {
        if let InnerOrder::Task(task) = orders.recv().await? {
            return Some(*task);
        }
    }
}

fn drain(events: &mut mpsc::UnboundedReceiver<Event>) {
    events.close();
    while events.try_recv().is_ok() {}
}

/// Bounds that hold for every process started from here.
fn bound_resources(stage: &Stage) -> anyhow::Result<()> {
    const MIB: u64 = 1024 * 1024;
    let both = |bound: u64| Rlimit {
        current: Some(bound),
        maximum: Some(bound),
    };
    // Counted for this user in this user namespace, so exactly for this capsule.
    setrlimit(Resource::Nproc, both(stage.tasks.into())).context("limit of processes")?;
    setrlimit(Resource::Data, both(u64::from(stage.process_mib) * MIB)).context("memory")?;
    setrlimit(Resource::Fsize, both(u64::from(stage.file_mib) * MIB)).context("file size")?;
    setrlimit(Resource::Core, both(0)).context("core dumps")?;
    setrlimit(Resource::Nofile, both(8192)).context("open files")?;
    Ok(())
}

/// Collects every child that ends, adopted orphans included.
fn collect_the_dead() -> anyhow::Result<impl Future<Output = ()>> {
    let mut signals = signal(SignalKind::child())?;
    Ok(async move {
        loop {
            while let Ok(Some(_)) = rustix::process::wait(rustix::process::WaitOptions::NOHANG) {}
            if signals.recv().await.is_none() {
                return;
            }
        }
    })
}
