// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether this boot deserves to be called good: the agent runs, the shell drew its first
//! frame and beats, and one empty session was opened and wiped clean since the machine
//! started. Read from slate, book and the agent's own file in RAM, as an ordinary user.
//!
//! No network is asked. The agent's heartbeat on the slate is not: it says that the *centre*
//! answers, and a good image would be rolled back wherever there is no network.

use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use sportello_ledger::{
    Book, BootMillis, Context, LedgerError, OutOfServiceReason, Process, ReceiptVerdict,
    ServiceState, Slate,
};

use crate::files;

/// A heartbeat of the shell older than this is none, milliseconds; it beats every 5 s.
const FRESH: u64 = 30_000;
/// What holds must hold so long, by the same agent and with further beats: a process that
/// dies again and again is up for a moment each time.
pub const STEADY: Duration = Duration::from_secs(20);
/// Between two looks.
const GLANCE: Duration = Duration::from_millis(500);
/// The book's cap; it is only read here.
const CAP: u64 = 64 << 20;
/// Larger than what the agent writes about itself.
const MAX_STANDING: u64 = 64 * 1024;

/// Where to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub book: PathBuf,
    pub slate: PathBuf,
    /// Written by a running agent.
    pub agent: PathBuf,
    /// Stands while the shell still has to prove itself.
    pub prove: PathBuf,
}

/// What was seen at one look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Proven {
    /// Process number of a living agent.
    pub agent: Option<u32>,
    /// Boot time of the shell's last beat, if that is fresh.
    pub shell: Option<BootMillis>,
    /// The empty session's receipt is in the book, is not a failed one, and left the terminal
    /// fit to serve.
    pub session: bool,
    /// Staff have it in maintenance: no session is opened, and nothing is wrong.
    pub maintenance: bool,
}

impl Proven {
    #[must_use]
    pub const fn all(self) -> bool {
        self.agent.is_some() && self.shell.is_some() && self.session
    }

    /// Whether this look shows the same processes as an `earlier` one, still at work.
    fn goes_on_from(self, earlier: Self) -> bool {
        self.agent == earlier.agent && self.shell > earlier.shell
    }
}

impl std::fmt::Display for Proven {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let word = |holds| if holds { "yes" } else { "no" };
        write!(
            f,
            "agent runs: {}, shell draws: {}, empty session wiped: {}",
            word(self.agent.is_some()),
            word(self.shell.is_some()),
            word(self.session)
        )
    }
}

impl Evidence {
    /// Looks once.
    ///
    /// # Errors
    /// When slate or book cannot be read, as before the shell made them.
    pub fn look(&self, now: BootMillis) -> Result<Proven, LedgerError> {
        let mut proven = Proven {
            agent: self.agent(),
            shell: self.shell(now)?,
            ..Proven::default()
        };
        if proven.shell.is_some() && self.book.exists() {
            let (book, _opened) = Book::open(&self.book, CAP, Context::of_this_machine()?)?;
            let state = book.service_state()?;
            proven.maintenance = state == ServiceState::Maintenance;
            let receipt = book.last_receipt()?;
            // The shell takes the request away once the receipt is in the book.
            proven.session = !self.prove.exists()
                && receipt.is_some_and(|last| last.verdict != ReceiptVerdict::Failed)
                && is_fit(state);
        }
        Ok(proven)
    }

    fn agent(&self) -> Option<u32> {
        #[derive(Deserialize)]
        struct Standing {
            process: u32,
        }
        let bytes = files::read_small(&self.agent, MAX_STANDING).ok()??;
        let Standing { process } = serde_json::from_slice(&bytes).ok()?;
        let alive = PathBuf::from(format!("/proc/{process}")).exists();
        alive.then_some(process)
    }

    fn shell(&self, now: BootMillis) -> Result<Option<BootMillis>, LedgerError> {
        if !self.slate.exists() {
            return Ok(None);
        }
        let beats = Slate::open(&self.slate)?.heartbeats()?;
        Ok(beats
            .iter()
            .find(|beat| beat.process == Process::Kiosk)
            .map(|beat| beat.at)
            .filter(|at| now.0.saturating_sub(at.0) <= FRESH))
    }

    /// Looks until everything has held for `steady`, or `patience` is over.
    ///
    /// # Errors
    /// What was last seen, when that was not everything.
    pub fn wait(&self, steady: Duration, patience: Duration) -> Result<(), Proven> {
        let mut began = Instant::now();
        let mut told = None;
        let mut since: Option<(Instant, Proven)> = None;
        loop {
            let seen = self.look(BootMillis::now()).unwrap_or_else(|error| {
                let text = error.to_string();
                if told.as_ref() != Some(&text) {
                    tracing::warn!(%error, "the evidence cannot be read yet");
                    told = Some(text);
                }
                Proven::default()
            });
            since = match since {
                Some((at, first)) if seen.all() && seen.agent == first.agent => {
                    if at.elapsed() >= steady && seen.goes_on_from(first) {
                        return Ok(());
                    }
                    Some((at, first))
                }
                _ => seen.all().then(|| (Instant::now(), seen)),
            };
            if seen.maintenance {
                // No proof comes before staff end it.
                began = Instant::now();
            }
            if began.elapsed() >= patience {
                return Err(seen);
            }
            thread::sleep(GLANCE);
        }
    }
}

/// Whether the terminal would serve, but for what people or hours say.
const fn is_fit(state: ServiceState) -> bool {
    matches!(
        state,
        ServiceState::InService
            | ServiceState::Maintenance
            | ServiceState::OutOfService {
                reason: OutOfServiceReason::Staff
            }
    )
}
