// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The ledger's thread: one job after the other, the refused one again and again, and a
//! look at the slate in between.

use std::collections::{BTreeSet, VecDeque};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use sportello_ledger::{
    Book, BootMillis, Context, Counters, Draft, DurationBucket, EndReason, Hour, LanguageTag,
    LedgerError, OpenSession, PinState, Process, Rating, Row, SessionNumber, Slate, Tasks, Watch,
};
use tokio::sync::mpsc::UnboundedSender;
use tracing::{error, info, warn};

use super::{BOOK, Entry, Event, Found, Job, Places, Recent, SLATE, Trouble, words};

/// Size cap of the book.
const CAP: u64 = 64 * 1024 * 1024;
/// How often the slate is looked at for commands of staff.
const GLANCE: Duration = Duration::from_millis(250);
/// Pause after the disk refused.
const RETRY: Duration = Duration::from_secs(1);
/// An agent that has not shown itself for so long carries no call for help.
const AGENT_SILENT: Duration = Duration::from_secs(30);
/// How often the shell shows that it is alive.
const BEAT: Duration = Duration::from_secs(10);
/// The pad is one for everybody: a wrong PIN belongs to no person.
const PAD_SLOT: u16 = 0;
/// Receipts that the staff menu shows.
const RECENT: usize = 5;

pub(super) struct Writer {
    places: Places,
    jobs: Receiver<Job>,
    events: UnboundedSender<Event>,
    open: Option<Open>,
    /// Asked for and not done yet.
    queue: VecDeque<Job>,
    session: Option<SessionNumber>,
    /// The last session whose rating may still come.
    rateable: Option<SessionNumber>,
    introduced: bool,
    trouble: Option<Trouble>,
    retry_at: Option<Instant>,
    beat_at: Instant,
    agent_alive: Option<bool>,
}

struct Open {
    book: Book,
    slate: Slate,
    watch: Watch,
}

/// Nobody listens any more.
struct Abandoned;

impl Writer {
    pub(super) fn new(places: Places, jobs: Receiver<Job>, events: UnboundedSender<Event>) -> Self {
        Self {
            places,
            jobs,
            events,
            open: None,
            queue: VecDeque::new(),
            session: None,
            rateable: None,
            introduced: false,
            trouble: None,
            retry_at: None,
            beat_at: Instant::now(),
            agent_alive: None,
        }
    }

    pub(super) fn run(mut self) {
        while self.round().is_ok() {}
    }

    fn round(&mut self) -> Result<(), Abandoned> {
        let may_try = self.retry_at.is_none_or(|at| at <= Instant::now());
        if may_try {
            self.retry_at = None;
            match self.work() {
                Ok(()) => self.well()?,
                Err(Failed::Ledger(error)) => self.ill(&error)?,
                Err(Failed::Abandoned) => return Err(Abandoned),
            }
        }
        match self.jobs.recv_timeout(GLANCE) {
            Ok(Job::Begin) if self.trouble.is_some() => self.tell(Event::NotBegun),
            Ok(job) => {
                self.queue.push_back(job);
                Ok(())
            }
            Err(RecvTimeoutError::Timeout) => Ok(()),
            Err(RecvTimeoutError::Disconnected) => Err(Abandoned),
        }
    }

    /// Opens what is not open, does what is asked, looks at the slate.
    fn work(&mut self) -> Result<(), Failed> {
        if self.open.is_none() {
            let open = open(&self.places)?;
            self.session = open.book.open_marker()?;
            self.open = Some(open);
        }
        if !self.introduced {
            self.introduce()?;
        }
        if self.trouble.is_some() && self.queue.is_empty() {
            // Nothing waits that would show whether the disk takes anything again: try it.
            let Some(open) = &mut self.open else {
                return Ok(());
            };
            let state = open.book.service_state()?;
            open.book.set_service_state(state)?;
        }
        while let Some(job) = self.queue.front().cloned() {
            match self.carry_out(&job) {
                Ok(answer) => {
                    let _done = self.queue.pop_front();
                    if let Some(answer) = answer {
                        self.tell(answer).map_err(|_| Failed::Abandoned)?;
                    }
                }
                Err(error) => {
                    if matches!(job, Job::Begin) {
                        let _refused = self.queue.pop_front();
                        self.tell(Event::NotBegun).map_err(|_| Failed::Abandoned)?;
                    }
                    return Err(Failed::Ledger(error));
                }
            }
        }
        self.glance()
    }

    fn introduce(&mut self) -> Result<(), Failed> {
        let Some(Open { book, .. }) = &mut self.open else {
            return Ok(());
        };
        book.close_rating()?;
        let pin = book.pin_state(PAD_SLOT, BootMillis::now())?;
        let found = Found {
            interrupted: self.session.is_some(),
            condition: words::condition(book.service_state()?),
            pin: (pin.failures, Duration::from_millis(pin.wait_ms)),
        };
        self.introduced = true;
        self.tell(Event::Opened(found))
            .map_err(|_| Failed::Abandoned)
    }

    fn carry_out(&mut self, job: &Job) -> Result<Option<Event>, LedgerError> {
        let Some(Open { book, slate, .. }) = &mut self.open else {
            return Ok(None);
        };
        match job {
            Job::Begin => {
                let number = book.begin_session()?;
                self.session = Some(number);
                self.rateable = None;
                return Ok(Some(Event::Begun(number)));
            }
            Job::Note(entry) => {
                if let Some(number) = self.session {
                    slate.set_open_session(&open_session(number, entry))?;
                }
            }
            Job::Finish(entry, receipt) => {
                if let Some(number) = self.session {
                    let _stored =
                        book.finish_session(number, &entry.draft, receipt, &entry.counters)?;
                    slate.clear_open_session()?;
                    self.session = None;
                    self.rateable = Some(number);
                }
                return Ok(Some(Event::Finished));
            }
            Job::FinishInterrupted(receipt) => {
                if let Some(number) = self.session {
                    let entry = interrupted(number, slate)?;
                    let _stored =
                        book.finish_session(number, &entry.draft, receipt, &entry.counters)?;
                    book.close_rating()?;
                    slate.clear_open_session()?;
                    self.session = None;
                }
                return Ok(Some(Event::Finished));
            }
            Job::Rate(stars) => {
                if let Some(number) = self.rateable.take() {
                    match Rating::new(*stars).map(|rating| book.record_rating(number, rating)) {
                        Ok(Err(LedgerError::RatingClosed)) | Err(_) => {
                            warn!("a rating came too late and was dropped");
                        }
                        Ok(stored) => stored?,
                    }
                }
            }
            Job::CloseRating => {
                book.close_rating()?;
                self.rateable = None;
            }
            Job::Proof(receipt) => book.record_proof(receipt)?,
            Job::Condition(condition) => {
                book.set_service_state(words::service_state(*condition))?;
            }
            Job::Pin(failures, wait) => {
                let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
                let state = PinState {
                    failures: *failures,
                    wait_ms,
                };
                book.set_pin_state(PAD_SLOT, state, BootMillis::now())?;
            }
            Job::Live(state) => slate.set_live(state)?,
            Job::Recall => return Ok(Some(Event::Recalled(recent(book)?))),
            Job::Flush => return Ok(Some(Event::Flushed)),
        }
        Ok(None)
    }

    /// Shows that the shell is alive, and looks whether staff or agent wrote something.
    fn glance(&mut self) -> Result<(), Failed> {
        let now = BootMillis::now();
        let beat_due = self.beat_at <= Instant::now();
        let mut told = Vec::new();
        if let Some(Open { slate, watch, .. }) = &mut self.open {
            if beat_due {
                self.beat_at = Instant::now() + BEAT;
                slate.beat(Process::Kiosk, now)?;
            }
            if watch.changed()? || beat_due {
                let alive = slate.heartbeats()?.iter().any(|beat| {
                    beat.process == Process::Agent
                        && u128::from(now.0.saturating_sub(beat.at.0)) < AGENT_SILENT.as_millis()
                });
                if self.agent_alive != Some(alive) {
                    self.agent_alive = Some(alive);
                    told.push(Event::AgentAlive(alive));
                }
                let commands = slate.take(now)?;
                if !commands.is_empty() {
                    told.push(Event::Commands(commands));
                }
            }
        }
        for event in told {
            self.tell(event).map_err(|_| Failed::Abandoned)?;
        }
        Ok(())
    }

    fn well(&mut self) -> Result<(), Abandoned> {
        if self.trouble.take().is_some() {
            info!("the ledger is well again");
            self.tell(Event::Well)?;
        }
        Ok(())
    }

    fn ill(&mut self, error: &LedgerError) -> Result<(), Abandoned> {
        let trouble = match error {
            LedgerError::DiskFull { .. } => Trouble::DiskFull,
            _ => Trouble::Unwritable,
        };
        if matches!(
            error,
            LedgerError::Damaged { .. } | LedgerError::Replaced { .. }
        ) {
            // Opening it again sets it aside and begins a new one.
            self.open = None;
        }
        self.retry_at = Some(Instant::now() + RETRY);
        if self.trouble != Some(trouble) {
            self.trouble = Some(trouble);
            error!(%error, "the ledger is in trouble; trying again");
            self.tell(Event::Trouble(trouble))?;
        }
        Ok(())
    }

    fn tell(&self, event: Event) -> Result<(), Abandoned> {
        self.events.send(event).map_err(|_| Abandoned)
    }
}

enum Failed {
    Ledger(LedgerError),
    Abandoned,
}

impl From<LedgerError> for Failed {
    fn from(error: LedgerError) -> Self {
        Self::Ledger(error)
    }
}

fn open(places: &Places) -> Result<Open, LedgerError> {
    make_folder(&places.run)?;
    let context = Context::of_this_machine()?;
    let (book, opened) = Book::open(&places.state.join(BOOK), CAP, context)?;
    if let Some(damage) = &opened.damage {
        warn!(
            salvaged = damage.salvaged,
            lost = damage.lost,
            "the book was damaged: set aside, a new one begun"
        );
    }
    let path = places.run.join(SLATE);
    let slate = Slate::open(&path)?;
    let watch = Watch::new(&path)?;
    Ok(Open { book, slate, watch })
}

fn make_folder(path: &Path) -> Result<(), LedgerError> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(|source| LedgerError::Io {
            path: path.to_owned(),
            source,
        })
}

fn open_session(number: SessionNumber, entry: &Entry) -> OpenSession {
    OpenSession {
        number,
        draft: entry.draft.clone(),
        counters: entry.counters.clone(),
    }
}

/// What the slate still knows of a session that nobody closed; after a power cut, only that
/// there was one.
fn interrupted(number: SessionNumber, slate: &Slate) -> Result<Entry, LedgerError> {
    let known = slate
        .open_session()?
        .filter(|session| session.number == number);
    let entry = match known {
        Some(session) => Entry {
            draft: session.draft,
            counters: session.counters,
        },
        None => {
            let now = Hour::now();
            Entry {
                draft: Draft {
                    date: now.date,
                    hour: now.hour,
                    duration: DurationBucket::Under5,
                    tasks: Tasks::new(),
                    end: EndReason::Interrupted,
                    help_asked: false,
                },
                counters: Counters {
                    language: LanguageTag::parse("und")?,
                    modes: BTreeSet::new(),
                    with_helper: None,
                },
            }
        }
    };
    Ok(Entry {
        draft: Draft {
            end: EndReason::Interrupted,
            ..entry.draft
        },
        ..entry
    })
}

fn recent(book: &Book) -> Result<Vec<Recent>, LedgerError> {
    let dump = book.dump()?;
    Ok(dump
        .rows
        .iter()
        .rev()
        .filter_map(|row| match &row.row {
            Row::Session(session) => {
                let draft = session.record.draft();
                Some(Recent {
                    at: Some(Hour {
                        date: draft.date,
                        hour: draft.hour,
                    }),
                    verdict: session.receipt.verdict(),
                })
            }
            Row::Proof(receipt) => Some(Recent {
                at: None,
                verdict: receipt.verdict(),
            }),
            _ => None,
        })
        .take(RECENT)
        .collect())
}
