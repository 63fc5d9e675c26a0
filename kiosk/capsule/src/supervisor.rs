// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The outer half: builds the capsule, runs egress, passes orders in and reports out, and
//! after the end looks whether anything is left.
//!
//! One process per session. It sees host names (egress asks for them), so it dies with the
//! session like everything else that does; the shell and the outer compositor never learn
//! one. How that is so: the shell receives only [`Report`], which has no room for text; the
//! outer compositor sees one window, of the nested compositor, whose title is constant;
//! this process logs nothing that comes from inside; its core dumps are off.
//!
//! Invariants:
//! - However a conversation ends (order, shell dead, pid 1 dead, malformed line), the
//!   capsule is killed first and looked at afterwards.
//! - Exactly one receipt is sent per conversation that was begun, as its last line; to a
//!   shell that is gone, or that stopped making sense, just the same.
//! - Nothing that comes from inside, or fails to, can make the end wait: a capsule that takes
//!   no orders is as good as one that broke its word.
//! - Everything here runs on one thread, the main one: bwrap's parent-death signal is tied
//!   to the thread that started it.

mod brokers;
mod build;
mod config;
#[cfg(feature = "rehearsal")]
pub(crate) mod rehearsal;
mod session;
mod unit;

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream as StdUnixStream;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, setrlimit};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};

use crate::line::{LineError, LineReader, LineWriter};
use crate::wipe::{self, Baseline};
use crate::wire::{Check, Order, Receipt, Report, Verdict};

use brokers::{Brokers, Found};
use session::Session;

pub use config::{Config, ConfigError};

/// How long pid 1 may take to die after SIGKILL before the check of processes fails it.
const DEATH: Duration = Duration::from_secs(5);
/// Pause between two looks at the same thing.
const BREATH: Duration = Duration::from_millis(10);

/// Why the supervisor itself failed. What fails inside a capsule is a [`Report`].
#[derive(Debug, thiserror::Error)]
pub enum SupervisorError {
    #[error("standard input is not the shell's socket")]
    NoShell(#[source] io::Error),
    #[error("the conversation with the shell broke")]
    Line(#[from] LineError),
    #[error("the folder of capsules cannot be used")]
    Folder(#[source] io::Error),
    #[error("somebody else than the shell called, with user number {0}: refused")]
    Stranger(u32),
    #[error("an earlier capsule is still there; this one cannot be built beside it")]
    Occupied,
    #[error(
        "the shell's folder of tasks is none of those given with --tasks and --tasks-below: \
         compare the unit's options with the shell's"
    )]
    Tasks,
    #[error("the capsule's cgroup cannot be made: does the unit say Delegate=yes?")]
    Scope(#[source] io::Error),
}

type ShellReader = LineReader<OwnedReadHalf>;
type ShellWriter = LineWriter<OwnedWriteHalf>;

/// Talks with the shell on standard input until the session is over.
///
/// # Errors
/// See [`SupervisorError`]; the capsule is gone in every case.
pub fn run(config: &Config) -> Result<(), SupervisorError> {
    let no_core = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, no_core).map_err(|errno| SupervisorError::Folder(errno.into()))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(SupervisorError::Folder)?;
    runtime.block_on(async {
        let channel = std::io::stdin()
            .as_fd()
            .try_clone_to_owned()
            .map_err(SupervisorError::NoShell)?;
        let channel = StdUnixStream::from(channel);
        channel
            .set_nonblocking(true)
            .map_err(SupervisorError::NoShell)?;
        let Some(shell) = config.shell else {
            let channel = UnixStream::from_std(channel).map_err(SupervisorError::NoShell)?;
            let (from, to) = channel.into_split();
            return converse(config, LineReader::new(from), LineWriter::new(to)).await;
        };
        unit::expect(&channel, shell)?;
        let _turn = unit::take_turn(&config.ground.run).await?;
        let display = unit::welcome(&channel, &config.ground.run)?;
        let channel = UnixStream::from_std(channel).map_err(SupervisorError::NoShell)?;
        let (from, to) = channel.into_split();
        let mut from = LineReader::new(from);
        let config = match from.next::<Order>().await? {
            Some(Order::Stand(stand)) => config.for_unit(shell, &stand, display)?,
            Some(_) => return Err(LineError::Malformed.into()),
            None => return Ok(()),
        };
        converse(&config, from, LineWriter::new(to)).await
    })
}

async fn converse(
    config: &Config,
    mut shell: ShellReader,
    mut answers: ShellWriter,
) -> Result<(), SupervisorError> {
    let folder = config.ground.run.join("session");
    let kept = config.ground.run.join("baseline.json");
    let (baseline, ended) = match shell.next::<Order>().await? {
        Some(Order::Open(mut opening)) => {
            if let Some(display) = &config.display {
                opening.display.clone_from(display);
            }
            if let Some(unit) = &config.ground.unit {
                unit.scope
                    .bound(opening.limits.tasks)
                    .map_err(SupervisorError::Scope)?;
            }
            let baseline = begin(config, &folder, &kept)?;
            let ended = Session::lead(config, &folder, &opening, &mut shell, &mut answers).await;
            (Some(baseline), ended)
        }
        // Nothing to end but what an earlier life left behind: look only.
        Some(Order::End) => (Baseline::load(&kept).ok(), Ended::now(Ok(()))),
        Some(_) => return Err(LineError::Malformed.into()),
        None => return Ok(()),
    };
    remove(&folder)?;
    if let Some(display) = &config.display {
        // Gone already is what was wanted.
        let _gone = std::fs::remove_file(display);
    }
    // A session that never stood, or one that is only looked after, has not spoken with them.
    let brokers = match ended.brokers {
        Some(brokers) => brokers,
        None => Brokers::call(config).await,
    };
    let found = brokers.end().await;
    let receipt = verify(config, baseline, found, ended.at, &mut answers).await;
    // What the places held before stays known until the next session begins: a shell that
    // died before it wrote the receipt down looks for itself when it starts again.
    let told = answers.send(&Report::Receipt(receipt)).await;
    ended.how.and(told.map_err(SupervisorError::from))
}

/// When and how a session was over.
struct Ended {
    at: Instant,
    how: Result<(), SupervisorError>,
    brokers: Option<Brokers>,
}

impl Ended {
    fn now(how: Result<(), SupervisorError>) -> Self {
        Self {
            at: Instant::now(),
            how,
            brokers: None,
        }
    }
}

/// Notes what the writable places hold, before anything of the session exists.
fn begin(config: &Config, folder: &Path, kept: &Path) -> Result<Baseline, SupervisorError> {
    remove(folder)?;
    std::fs::create_dir_all(folder.join("policy")).map_err(SupervisorError::Folder)?;
    let ground = &config.ground;
    let noted = Baseline::take(&ground.writable, &ground.declared)
        .and_then(|baseline| baseline.save(kept).map(|()| baseline));
    noted.map_err(|error| SupervisorError::Folder(io::Error::other(error)))
}

fn remove(folder: &Path) -> Result<(), SupervisorError> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(SupervisorError::Folder(error))
        }
        _ => Ok(()),
    }
}

/// Makes every check, tells each as it is done, and sums up.
async fn verify(
    config: &Config,
    baseline: Option<Baseline>,
    found: Found,
    pressed: Instant,
    answers: &mut ShellWriter,
) -> Receipt {
    let mut checks = Vec::with_capacity(Check::ALL.len());
    for check in Check::ALL {
        let mut verdict = wipe::check(check, &config.ground, baseline.as_ref());
        // After a supervisor that was killed the kernel may still be at it.
        let deadline = Instant::now() + DEATH;
        while check == Check::Processes && verdict == Verdict::Fail && Instant::now() < deadline {
            tokio::time::sleep(BREATH).await;
            verdict = wipe::check(check, &config.ground, baseline.as_ref());
        }
        verdict = match (check, found.sticks) {
            (Check::PrintQueue, _) => found.paper,
            (Check::Sticks, Some(sticks)) => wipe::both(verdict, sticks),
            _ => verdict,
        };
        if config.fails(check) {
            verdict = Verdict::Fail;
        } else if config.believes(check) {
            verdict = Verdict::Pass;
        }
        checks.push((check, verdict));
        // A shell that is gone does not stop the looking.
        let _shell_gone = answers.send(&Report::Checked { check, verdict }).await;
    }
    let duration_ms = u32::try_from(pressed.elapsed().as_millis()).unwrap_or(u32::MAX);
    Receipt {
        checks,
        duration_ms,
    }
}

impl From<io::Error> for SupervisorError {
    fn from(error: io::Error) -> Self {
        Self::Folder(error)
    }
}
