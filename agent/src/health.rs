// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How the terminal is: measured once a minute, rolled up in the book, told to the centre,
//! and turned into alarms.
//!
//! # Invariants
//! 1. A probe never fails the agent: what is missing, unreadable, garbage or absurd is absent,
//!    and an absent value is never reported as 0.
//! 2. Rules ([`alarm`], [`forecast`], [`portals::judge`]) know no files and no clock; probes
//!    take the folders they read as arguments ([`Places`]).
//! 3. Nothing measured is about a session. Names of printers, networks and portals are used and
//!    forgotten: only numbers and words of closed lists leave this module.
//! 4. One minute costs a few small files and one transaction. What is dear (D-Bus, sockets) is
//!    asked rarely and held in between.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

use sportello_ledger::{Event, Hour, LedgerError, ReceiptVerdict};
use sportello_protocol::{Alarm, AlarmChange, Gauge};
use tokio::time::MissedTickBehavior;
use tracing::{info, warn};

pub mod alarm;
pub mod battery;
pub(crate) mod bus;
pub mod disk;
pub mod forecast;
mod held;
pub mod keep;
pub mod machine;
pub mod network;
pub mod portals;
pub mod printers;
pub mod readings;
pub mod sampler;
mod small_file;
pub mod temperature;
pub mod versions;
pub mod wear;
mod words;

use crate::complaint::Complaint;
use crate::config::Config;
use crate::context::{Context, Findings};
use crate::watchdog::GivenUp;
use crate::watchdog::kiosk::Moment;
use crate::watchdog::own::Turning;

pub use sampler::{Measured, Sampler, Seen};

/// How often everything is measured.
pub const EVERY: Duration = Duration::from_secs(60);

/// Changes of alarms that wait for a book that cannot be written.
const MOST_WAITING: usize = 256;

/// Where the probes look. Tests give folders of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    pub proc: PathBuf,
    pub sys: PathBuf,
    /// The root file system.
    pub root: PathBuf,
    /// A folder on the state partition; the agent keeps its own small file there.
    pub state: PathBuf,
    pub os_release: PathBuf,
    /// The installed packages, as dpkg writes them.
    pub packages: PathBuf,
    /// CUPS's socket.
    pub cups: PathBuf,
    /// A folder of tasks, or a file with one host per line.
    pub portals: Option<PathBuf>,
    /// Address of the system's message bus; `None`: do not ask it.
    pub bus: Option<String>,
}

/// Address of the system's message bus on Debian.
pub(crate) const SYSTEM_BUS: &str = "unix:path=/run/dbus/system_bus_socket";

impl Places {
    /// Where a Debian machine has them.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self {
            proc: "/proc".into(),
            sys: "/sys".into(),
            root: "/".into(),
            state: config.state.clone(),
            os_release: "/etc/os-release".into(),
            packages: "/var/lib/dpkg/status".into(),
            cups: "/run/cups/cups.sock".into(),
            portals: config.portals.clone(),
            bus: Some(SYSTEM_BUS.to_owned()),
        }
    }
}

/// A loop that has not come round for so long is stuck: to be registered with it.
pub const PATIENCE: Duration = Duration::from_secs(180);

/// Measures until the agent ends.
pub async fn run(context: Context, places: Places, given_up: GivenUp, turning: Turning) {
    if !context.config.probes {
        info!("health is not measured: the configuration says so");
        return rest(&context, &turning).await;
    }
    let mut keeper = Keeper::new(context.clone(), places.state.clone());
    let kept = keeper.read().await;
    let agent = context.findings.borrow().versions.agent.clone();
    let mut sampler = Sampler::resume(places, agent, kept);
    let mut complaints = Complaints::default();
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = context.ending() => return,
            _ = ticks.tick() => {}
        }
        turning.turned(Moment::now().awake_ms);
        let seen = look(&context, &given_up, &mut complaints).await;
        let hour = context.clock.hour();
        let measured = sampler.measure(seen).await;
        for (alarm, change) in &measured.changes {
            match change {
                AlarmChange::Raised => warn!(?alarm, "an alarm is raised"),
                AlarmChange::Cleared => info!(?alarm, "an alarm is cleared"),
            }
        }
        publish(&context, &measured);
        keeper.keep(hour, &measured, &sampler).await;
    }
}

/// Nothing to do; the loop turns all the same, or systemd would think that it is stuck.
async fn rest(context: &Context, turning: &Turning) {
    loop {
        turning.turned(Moment::now().awake_ms);
        tokio::select! {
            () = context.ending() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}

fn publish(context: &Context, measured: &Measured) {
    let now = Findings {
        vitals: measured.vitals,
        alarms: measured.alarms.clone(),
        versions: measured.versions.clone(),
    };
    let _changed = context.findings.send_if_modified(|known| {
        let changed = *known != now;
        if changed {
            *known = now;
        }
        changed
    });
}

/// What is wrong at the moment, said once each.
#[derive(Debug, Default)]
struct Complaints {
    slate: Complaint,
    book: Complaint,
}

/// What the other parts know. A book or a slate that cannot be read says nothing.
async fn look(context: &Context, given_up: &GivenUp, complaints: &mut Complaints) -> Seen {
    let slate = context
        .ledger
        .slate(|slate| Ok((slate.heartbeats()?, slate.live()?)))
        .await;
    let book = context
        .ledger
        .book(|book| Ok((book.losses()?, book.last_receipt()?)))
        .await;
    let (beats, phase) = match slate {
        Ok((beats, live)) => {
            complaints.slate.over("the slate can be read again");
            (Some(beats), live.map(|live| live.phase))
        }
        Err(error) => {
            complaints.slate.say("health cannot read the slate", &error);
            (None, None)
        }
    };
    let (losses, receipt) = match book {
        Ok((losses, receipt)) => {
            complaints.book.over("the book can be read again");
            (Some(losses), receipt)
        }
        Err(error) => {
            complaints.book.say("health cannot read the book", &error);
            (None, None)
        }
    };
    Seen {
        wall: Some(context.clock.wall()),
        boot: Some(context.clock.boot()),
        beats,
        phase,
        losses,
        wipe_failed: receipt.map(|receipt| receipt.verdict == ReceiptVerdict::Failed),
        given_up: given_up.get(),
        standing: context.standing.borrow().clone(),
    }
}

/// Puts what was measured where it lasts: gauges and changes into the book, then what stands
/// into the agent's own file.
#[derive(Debug)]
struct Keeper {
    context: Context,
    folder: PathBuf,
    /// Changes that the book has not taken yet, oldest first.
    waiting: VecDeque<(Hour, Alarm, AlarmChange)>,
    /// What stands is not in the file yet.
    owed: bool,
    book: Complaint,
    file: Complaint,
}

impl Keeper {
    fn new(context: Context, folder: PathBuf) -> Self {
        Self {
            context,
            folder,
            waiting: VecDeque::new(),
            owed: false,
            book: Complaint::default(),
            file: Complaint::default(),
        }
    }

    async fn read(&self) -> keep::Kept {
        let folder = self.folder.clone();
        tokio::task::spawn_blocking(move || keep::read(&folder))
            .await
            .unwrap_or_default()
    }

    async fn keep(&mut self, hour: Hour, measured: &Measured, sampler: &Sampler) {
        for (alarm, change) in &measured.changes {
            if self.waiting.len() == MOST_WAITING {
                let _oldest = self.waiting.pop_front();
            }
            self.waiting.push_back((hour, *alarm, *change));
        }
        self.owed |= measured.must_keep;
        if let Err(error) = self.write_book(hour, measured.gauges.clone()).await {
            self.book.say("health cannot be stored", &error);
            return;
        }
        self.book.over("health is stored again");
        if self.owed && self.write_file(sampler.kept()).await {
            self.owed = false;
        }
    }

    async fn write_book(
        &mut self,
        hour: Hour,
        gauges: Vec<(Gauge, i64)>,
    ) -> Result<(), LedgerError> {
        while let Some((at, alarm, change)) = self.waiting.front().copied() {
            let event = Event::Alarm {
                at,
                alarm: words::alarm(alarm),
                raised: change == AlarmChange::Raised,
            };
            self.context
                .ledger
                .book(move |book| book.note_event(event))
                .await?;
            let _stored = self.waiting.pop_front();
        }
        self.context
            .ledger
            .book(move |book| {
                let gauges = gauges
                    .into_iter()
                    .map(|(gauge, value)| (words::gauge(gauge), value));
                book.add_health_all(hour, gauges)
            })
            .await
    }

    async fn write_file(&mut self, kept: keep::Kept) -> bool {
        let folder = self.folder.clone();
        match tokio::task::spawn_blocking(move || keep::write(&folder, &kept)).await {
            Ok(Ok(())) => {
                self.file.over("what stands is written down again");
                true
            }
            Ok(Err(error)) => {
                self.file.say("what stands cannot be written down", &error);
                false
            }
            // The agent is going down.
            Err(_cancelled) => false,
        }
    }
}
