// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The terminal's book and slate, written from one thread so that a slow or full disk never
//! holds up a screen.
//!
//! Invariants:
//! - Jobs are carried out in the order in which they came. One that the disk refuses stays
//!   at the head of the queue and is tried again until it succeeds: nothing is lost while
//!   the process lives, and the open-session marker covers its death.
//! - Only [`Job::Begin`] is never retried: a session whose marker cannot be written does
//!   not begin.
//! - The slate is not the book: a full disk keeps no beat from being seen and no command of
//!   staff from arriving.
//! - The shell's beat is written when the shell asks ([`Job::Beat`]) and at no other time: this
//!   thread lives on when the event loop hangs.
//! - The shell learns that the ledger is in trouble ([`Event::Trouble`]) and that it is well
//!   again ([`Event::Well`]); no hands are needed in between.

use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;

use chrono::NaiveDate;
use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use sportello_ledger::{
    Command, Counters, Counting, Draft, Hour, LiveState, Met, Receipt, ReceiptVerdict,
    SessionNumber, Settings,
};
use sportello_session::Condition;
use tracing::error;

pub mod words;
mod writer;

/// File name of the book in the state folder.
pub const BOOK: &str = "book.db";
/// File name of the slate in the run folder.
pub const SLATE: &str = "slate.db";

/// Where the two files are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Places {
    pub state: PathBuf,
    pub run: PathBuf,
}

/// What was found when the book was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The marker of a session that nobody closed.
    pub interrupted: bool,
    pub condition: Condition,
    /// Wrong PINs in a row, and the wait they still cost.
    pub pin: (u32, Duration),
    /// Staff in the room had said that someone is waiting.
    pub someone_waiting: bool,
    /// What the centre wants of this terminal.
    pub settings: Settings,
}

/// What is wrong with the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    DiskFull,
    Unwritable,
}

/// How one wipe went, for the staff menu: date and hour, no finer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recent {
    pub at: Option<Hour>,
    pub verdict: ReceiptVerdict,
}

/// What the ledger tells the shell.
#[derive(Debug, Clone)]
pub enum Event {
    /// The service runs; this is its door.
    Ready(Link),
    /// The book is open.
    Opened(Box<Found>),
    /// How refused hosts are counted in the session that begins; before [`Event::Begun`].
    Counting(Counting),
    /// The marker is written; the session may have a capsule.
    Begun(SessionNumber),
    /// The marker could not be written.
    NotBegun,
    /// Record and receipt are stored.
    Finished,
    Trouble(Trouble),
    /// What was in trouble works again.
    Well,
    /// Staff in the room have something to say.
    Commands(Vec<Command>),
    /// The centre wants something else of this terminal.
    Settings(Box<Settings>),
    /// Whether a call for help would reach anybody.
    AgentAlive(bool),
    /// Answer to [`Job::Recall`], latest first.
    Recalled(Vec<Recent>),
    /// Everything asked for before has been done.
    Flushed,
}

/// What the shell asks of the ledger.
#[derive(Debug, Clone)]
pub enum Job {
    /// Write the marker of a new session.
    Begin,
    /// What the record would be if the session ended now (slate only).
    Note(Box<Entry>),
    /// Close the session: record, receipt, counters.
    Finish(Box<Entry>, Receipt),
    /// Close the session that was found open at start.
    FinishInterrupted(Receipt),
    /// Hosts that were refused in the session that was closed, and the day.
    CountBlocked(Vec<Met>, NaiveDate),
    Rate(u8),
    /// Nobody will rate any more.
    CloseRating,
    /// The receipt of an empty session.
    Proof(Receipt),
    Condition(Condition),
    /// Wrong PINs in a row and the wait from now.
    Pin(u32, Duration),
    Live(LiveState),
    /// The event loop runs, and so does what it heard of since it asked last.
    Beat(Alive),
    Recall,
    /// Answered by [`Event::Flushed`].
    Flush,
}

/// Who else than the shell showed itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Alive {
    pub compositor: bool,
    pub browser: bool,
}

/// What a session leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub draft: Draft,
    pub counters: Counters,
}

/// The shell's end of the conversation.
#[derive(Debug, Clone)]
pub struct Link(Sender<Job>);

impl Link {
    /// Asks for a job. The thread lives as long as the shell; if it is gone, so is the
    /// screen that asked.
    pub fn ask(&self, job: Job) {
        if self.0.send(job).is_err() {
            error!("the ledger's thread is gone");
        }
    }

    /// A link whose jobs arrive at the receiver instead of a disk.
    #[cfg(test)]
    pub(crate) fn fake() -> (Self, std::sync::mpsc::Receiver<Job>) {
        let (sender, jobs) = std::sync::mpsc::channel();
        (Self(sender), jobs)
    }
}

/// The service as a subscription.
pub fn subscription(places: Places) -> Subscription<Event> {
    Subscription::run_with(places, listen)
}

fn listen(places: &Places) -> impl Stream<Item = Event> + use<> {
    let places = places.clone();
    iced::stream::channel(
        32,
        async move |mut output: iced::futures::channel::mpsc::Sender<Event>| {
            let (events, mut from_thread) = tokio::sync::mpsc::unbounded_channel();
            let (link, jobs) = std::sync::mpsc::channel();
            let thread = std::thread::Builder::new()
                .name("ledger".to_owned())
                .spawn(move || writer::Writer::new(places, jobs, events).run());
            if let Err(error) = thread {
                error!(%error, "no thread for the ledger");
                return;
            }
            if output.send(Event::Ready(Link(link))).await.is_err() {
                return;
            }
            while let Some(event) = from_thread.recv().await {
                if output.send(event).await.is_err() {
                    return;
                }
            }
        },
    )
}
