// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The ledger's thread: one job after the other, the refused one again and again, and a
//! look at what agent and staff have written in between.
//!
//! - `writer/board.rs`: the slate
//! - `writer/entries.rs`: what is read from and written into the book

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use sportello_ledger::{
    Book, BootMillis, Context, LedgerError, PinState, Rating, SessionNumber, Settings, Watch,
};
use tokio::sync::mpsc::UnboundedSender;
use tracing::{error, info, warn};

use super::{BOOK, Event, Found, Job, Places, Trouble, words};
use crate::prove;

mod board;
mod entries;
#[cfg(test)]
mod tests;

use board::Board;
use entries::{interrupted, open_session, recent};

/// Size cap of the book.
const CAP: u64 = 64 * 1024 * 1024;
/// How often the slate is looked at for commands of staff.
const GLANCE: Duration = Duration::from_millis(250);
/// Pause after the disk refused.
const RETRY: Duration = Duration::from_secs(1);
/// The pad is one for everybody: a wrong PIN belongs to no person.
const PAD_SLOT: u16 = 0;

pub(super) struct Writer {
    places: Places,
    jobs: Receiver<Job>,
    events: UnboundedSender<Event>,
    book: Option<Shelf>,
    board: Board,
    /// Asked for and not done yet.
    queue: VecDeque<Job>,
    session: Option<SessionNumber>,
    /// The last session whose rating may still come.
    rateable: Option<SessionNumber>,
    introduced: bool,
    trouble: Option<Trouble>,
    retry_at: Option<Instant>,
    /// As the shell was told last.
    settings: Settings,
}

struct Shelf {
    book: Book,
    watch: Watch,
}

/// Nobody listens any more.
struct Abandoned;

impl Writer {
    pub(super) fn new(places: Places, jobs: Receiver<Job>, events: UnboundedSender<Event>) -> Self {
        Self {
            board: Board::new(&places.run),
            places,
            jobs,
            events,
            book: None,
            queue: VecDeque::new(),
            session: None,
            rateable: None,
            introduced: false,
            trouble: None,
            retry_at: None,
            settings: Settings::default(),
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
        } else if self.introduced {
            // The book is in trouble; staff may still say something.
            match self.glance() {
                Ok(()) | Err(Failed::Ledger(_)) => {}
                Err(Failed::Abandoned) => return Err(Abandoned),
            }
        }
        match self.jobs.recv_timeout(GLANCE) {
            Ok(Job::Beat(alive)) => {
                self.board.beat(alive);
                Ok(())
            }
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
        self.board.open()?;
        if self.book.is_none() {
            let shelf = open(&self.places)?;
            self.session = shelf.book.open_marker()?;
            self.book = Some(shelf);
        }
        if !self.introduced {
            self.introduce()?;
        }
        if self.trouble.is_some() && self.queue.is_empty() {
            // Nothing waits that would show whether the disk takes anything again: try it.
            let Some(Shelf { book, .. }) = &mut self.book else {
                return Ok(());
            };
            let state = book.service_state()?;
            book.set_service_state(state)?;
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
        self.read_settings()?;
        self.glance()
    }

    fn introduce(&mut self) -> Result<(), Failed> {
        let Some(Shelf { book, .. }) = &mut self.book else {
            return Ok(());
        };
        book.close_rating()?;
        let pin = book.pin_state(PAD_SLOT, BootMillis::now())?;
        self.settings = settings(book)?;
        let found = Found {
            interrupted: self.session.is_some(),
            condition: prove::due(&self.places.run, words::condition(book.service_state()?)),
            pin: (pin.failures, Duration::from_millis(pin.wait_ms)),
            someone_waiting: self.board.someone_waiting()?,
            settings: self.settings.clone(),
        };
        self.introduced = true;
        self.tell(Event::Opened(Box::new(found)))
            .map_err(|_| Failed::Abandoned)
    }

    fn carry_out(&mut self, job: &Job) -> Result<Option<Event>, LedgerError> {
        let (Some(Shelf { book, .. }), Some(slate)) = (&mut self.book, self.board.slate()) else {
            return Ok(None);
        };
        match job {
            Job::Begin => {
                let counting = book.counting()?;
                let number = book.begin_session()?;
                // Nobody who does not listen any more needs it.
                let _abandoned = self.events.send(Event::Counting(counting));
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
            Job::CountBlocked(met, today) => book.count_blocked(met, *today)?,
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
            Job::Proof(receipt) => {
                book.record_proof(receipt)?;
                prove::done(&self.places.run);
            }
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
            Job::Beat(alive) => self.board.beat(*alive),
            Job::Recall => return Ok(Some(Event::Recalled(recent(book)?))),
            Job::Flush => return Ok(Some(Event::Flushed)),
        }
        Ok(None)
    }

    /// Looks whether the centre wants something else.
    fn read_settings(&mut self) -> Result<(), Failed> {
        let Some(Shelf { book, watch }) = &mut self.book else {
            return Ok(());
        };
        if !watch.changed()? {
            return Ok(());
        }
        let wanted = settings(book)?;
        if wanted == self.settings {
            return Ok(());
        }
        self.settings = wanted.clone();
        self.tell(Event::Settings(Box::new(wanted)))
            .map_err(|_| Failed::Abandoned)
    }

    /// Looks whether staff or agent wrote something.
    fn glance(&mut self) -> Result<(), Failed> {
        for event in self.board.glance()? {
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
            // Opening them again sets what is damaged aside and begins a new one.
            self.book = None;
            self.board.close();
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

fn open(places: &Places) -> Result<Shelf, LedgerError> {
    let context = Context::of_this_machine()?;
    let path = places.state.join(BOOK);
    let (book, opened) = Book::open(&path, CAP, context)?;
    if let Some(damage) = &opened.damage {
        warn!(
            salvaged = damage.salvaged,
            lost = damage.lost,
            "the book was damaged: set aside, a new one begun"
        );
    }
    let watch = Watch::new(&path)?;
    Ok(Shelf { book, watch })
}

/// What the centre wants; nothing while it has not said so.
fn settings(book: &Book) -> Result<Settings, LedgerError> {
    let desired = book.desired()?;
    Ok(desired.map(|desired| desired.settings).unwrap_or_default())
}
