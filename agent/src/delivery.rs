// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The book's rows on their way to the centre.
//!
//! # Invariants
//! 1. Oldest first, until the centre has said that it stored them; only then does the book
//!    let go, and of nothing that was not sent ([`heard`]).
//! 2. A failure is followed by a pause with full jitter, 15 s to 1 h, for ever. `Retry-After`
//!    is honoured, success begins anew, and a centre that answers other requests again cuts
//!    a pause of our own choosing short.
//! 3. One row that the centre cannot take never holds up the others: it stays in the book and
//!    is named in the log.
//! 4. What was given up on either side leaves no hole for ever: numbers whose rows are gone
//!    are answered for by a loss.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use sportello_ledger::{BootMillis, Hour, LedgerError};
use sportello_protocol::{
    Acknowledgement, Epoch, Losses, Numbered, PACKED, ProblemKind, Range, Sequence, path,
};
use tracing::{debug, error, info, warn};

pub mod batch;
pub mod heard;
mod holes;

use crate::centre::{Centre, rest};
use crate::chance::{Backoff, jitter};
use crate::complaint::Complaint;
use crate::context::Context;
use crate::line::{Failure, Request};
use crate::watchdog::own::Turning;
use crate::words;

use batch::{PackError, ROWS, pack};
use heard::Heard;

/// Ceiling of the pause after a failure.
const LONGEST: Duration = Duration::from_secs(3600);
/// How often the book is looked at.
const GLANCE: Duration = Duration::from_secs(5);
/// After the hour has changed, terminals report within this time, not all at once.
const SPREAD: Duration = Duration::from_secs(120);
/// After the centre has come back, within this time.
const RETURN: Duration = Duration::from_secs(30);
/// Rows that the book hands out at one time, at first and at most.
const WINDOW: u32 = 256;
const WIDEST: u32 = 8192;
/// Rows that the centre does not take, before that is taken for the centre's own illness.
const MOST_ODD: usize = 16;
/// A centre that claims to have more than was sent is believed once in this time, milliseconds.
const RENUMBER_EVERY: u64 = 24 * 3600 * 1000;

/// Why a round of delivery ended early.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error(transparent)]
    Failure(#[from] Failure),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Pack(#[from] PackError),
    #[error("the centre answered, but took nothing of what was sent")]
    NoProgress,
}

/// Delivers until the agent ends.
pub async fn run(context: Context, centre: Arc<Centre>, turning: Turning) {
    let mut delivery = Delivery::new(context.clone(), centre);
    tokio::select! {
        () = context.ending() => {}
        () = delivery.forever(&turning) => {}
    }
}

/// The rows' way out.
#[derive(Debug)]
pub struct Delivery {
    context: Context,
    centre: Arc<Centre>,
    heard: Heard,
    backoff: Backoff,
    complaint: Complaint,
    /// Rows of one report at most, for now.
    most: usize,
    /// Rows that the centre does not take.
    odd: BTreeSet<(Epoch, Sequence)>,
    holes: Option<(Hour, Vec<(Epoch, Range)>)>,
    renumbered: Option<BootMillis>,
    hour: Option<Hour>,
    expired: Option<NaiveDate>,
    version: Option<i64>,
}

impl Delivery {
    #[must_use]
    pub fn new(context: Context, centre: Arc<Centre>) -> Self {
        Self {
            context,
            centre,
            heard: Heard::default(),
            backoff: Backoff::up_to(LONGEST),
            complaint: Complaint::default(),
            most: ROWS,
            odd: BTreeSet::new(),
            holes: None,
            renumbered: None,
            hour: None,
            expired: None,
            version: None,
        }
    }

    async fn forever(&mut self, turning: &Turning) {
        loop {
            self.centre.admitted(turning).await;
            match self.drain().await {
                Ok(()) => {
                    self.backoff.succeeded();
                    self.complaint.over("delivery goes on");
                    self.news(turning).await;
                }
                Err(stopped) => {
                    let wish = match &stopped {
                        // The centre's task has told of it already.
                        Stopped::Failure(failure) => failure.retry_after(),
                        Stopped::Ledger(_) | Stopped::Pack(_) | Stopped::NoProgress => {
                            self.complaint.say("delivery waits", &stopped);
                            None
                        }
                    };
                    let pause = self.backoff.failed(&*self.centre.chance, wish);
                    debug!(pause_s = pause.as_secs(), "delivery waits");
                    self.pause(pause, wish.is_some(), turning).await;
                }
            }
        }
    }

    /// Waits until there may be something to send.
    async fn news(&mut self, turning: &Turning) {
        loop {
            rest(GLANCE, turning).await;
            let hour = self.context.clock.hour();
            if self.hour != Some(hour) {
                self.expire(hour.date).await;
                rest(jitter(&*self.centre.chance, SPREAD), turning).await;
                return;
            }
            match self.context.ledger.book(|book| book.data_version()).await {
                Ok(version) if self.version.replace(version) == Some(version) => {}
                // Delivery itself says what is wrong with the book.
                Ok(_) | Err(_) => return,
            }
        }
    }

    /// Waits after a failure; not to the end if the centre comes back meanwhile.
    async fn pause(&self, pause: Duration, wished: bool, turning: &Turning) {
        let mut standing = self.context.standing.subscribe();
        let silent = standing.borrow_and_update().answers == Some(false);
        if wished || !silent {
            return rest(pause, turning).await;
        }
        let back = async {
            let answers = standing.wait_for(|standing| standing.answers == Some(true));
            answers.await.is_ok()
        };
        let back = tokio::select! {
            () = rest(pause, turning) => false,
            back = back => back,
        };
        if back {
            rest(jitter(&*self.centre.chance, RETURN.min(pause)), turning).await;
        }
    }

    async fn expire(&mut self, today: NaiveDate) {
        if self.expired == Some(today) {
            return;
        }
        match self
            .context
            .ledger
            .book(move |book| book.expire(today))
            .await
        {
            Ok(()) => self.expired = Some(today),
            Err(error) => self.complaint.say("old rows cannot be removed", &error),
        }
    }

    /// Sends everything that waits.
    ///
    /// # Errors
    /// At the first failure; what was acknowledged until then is gone from the book.
    pub async fn drain(&mut self) -> Result<(), Stopped> {
        let mut window = WINDOW;
        let now = self.context.clock.hour();
        if self.hour.replace(now) != Some(now) {
            // What waits is sent again once an hour: the centre may have forgotten it.
            self.heard.forget();
        }
        loop {
            let hour = self.context.clock.hour();
            let (rows, losses) = self
                .context
                .ledger
                .book(move |book| Ok((book.unsent(window, hour)?, book.losses()?)))
                .await?;
            let losses = words::losses(losses);
            let handed = rows.len();
            let waiting: Vec<Numbered> = rows.iter().filter_map(translate).collect();
            drop(rows);
            let batch: Vec<Numbered> = waiting
                .iter()
                .filter(|row| self.heard.lacks(row) && !self.odd.contains(&(row.epoch, row.first)))
                .cloned()
                .collect();
            if !batch.is_empty() {
                self.send(&waiting, &batch, losses).await?;
            } else if handed as u64 >= u64::from(window) && window < WIDEST {
                // Everything in sight is at the centre already, behind a row held back.
                window *= 2;
            } else if !self.believe_ahead(hour.date).await? {
                return self.answer_for_holes(hour, losses).await;
            }
        }
    }

    async fn send(
        &mut self,
        waiting: &[Numbered],
        batch: &[Numbered],
        losses: Losses,
    ) -> Result<(), Stopped> {
        let packed = match pack(batch, self.most, losses, self.centre.line.corrected()) {
            Err(PackError::RowTooLarge) => return self.set_apart(batch, Stopped::NoProgress),
            packed => packed?,
        };
        let sent = &batch[..packed.rows];
        let request = Request::post(path::REPORTS, PACKED, &packed.bytes);
        let answer: Acknowledgement = match self.centre.ask(&request).await {
            Ok(answer) => answer,
            Err(
                failure @ Failure::Refused {
                    kind: ProblemKind::TooLarge | ProblemKind::Malformed,
                    ..
                },
            ) => {
                if packed.rows > 1 {
                    self.most = packed.rows / 2;
                    return Ok(());
                }
                return self.set_apart(sent, failure.into());
            }
            Err(failure) => return Err(failure.into()),
        };
        self.most = self.most.saturating_mul(2).min(ROWS);
        self.centre.clock_is(answer.server_clock);
        let lesson = self.heard.learn(waiting, sent, &answer);
        self.acknowledge(lesson.acknowledged).await?;
        if lesson.taken {
            debug!(rows = sent.len(), "rows delivered");
            Ok(())
        } else {
            Err(Stopped::NoProgress)
        }
    }

    async fn acknowledge(&self, through: Vec<(Epoch, Sequence)>) -> Result<(), Stopped> {
        let today = self.context.clock.hour().date;
        let act = move |book: &mut sportello_ledger::Book| {
            for (epoch, sequence) in through {
                book.acknowledge(
                    sportello_ledger::Epoch(epoch.0),
                    sportello_ledger::Sequence(sequence.0),
                    today,
                )?;
            }
            Ok(())
        };
        Ok(self.context.ledger.book(act).await?)
    }

    /// The first row is one that the centre does not take. It stays in the book; the others
    /// go on without it.
    fn set_apart(&mut self, rows: &[Numbered], why: Stopped) -> Result<(), Stopped> {
        let Some(row) = rows.first() else {
            return Err(why);
        };
        if self.odd.len() >= MOST_ODD {
            // So many odd rows are the centre's illness, not theirs.
            self.odd.clear();
            return Err(why);
        }
        if self.odd.insert((row.epoch, row.first)) {
            error!(
                epoch = row.epoch.0,
                sequence = row.first.0,
                "the centre does not take this row: it is kept, the others go on"
            );
        }
        Ok(())
    }

    /// The centre has numbers that this process did not send, though everything was sent: the
    /// book may be an old copy. `true`: rows have new numbers.
    async fn believe_ahead(&mut self, today: NaiveDate) -> Result<bool, Stopped> {
        let now = self.context.clock.boot();
        for (epoch, through) in self.heard.ahead() {
            let lately = self
                .renumbered
                .is_some_and(|at| now.0.saturating_sub(at.0) < RENUMBER_EVERY);
            if lately {
                debug!("the centre claims again to have more than was sent");
                continue;
            }
            let done = self
                .context
                .ledger
                .book(move |book| {
                    book.acknowledge(
                        sportello_ledger::Epoch(epoch.0),
                        sportello_ledger::Sequence(through.0),
                        today,
                    )
                })
                .await?;
            self.heard.settle(epoch);
            if done.renumbered {
                warn!("the centre has numbers that this book never gave: a new epoch begins");
                self.renumbered = Some(now);
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Sends a loss for numbers that the centre has missed for more than an hour and that
    /// have no row in the book.
    async fn answer_for_holes(&mut self, now: Hour, losses: Losses) -> Result<(), Stopped> {
        let holes = self.heard.holes();
        let before = match &self.holes {
            Some((hour, _)) if *hour == now => return Ok(()),
            _ => self.holes.replace((now, holes.clone())),
        };
        let lasting: Vec<(Epoch, Range)> = before
            .into_iter()
            .flat_map(|(_, before)| before)
            .filter(|hole| holes.contains(hole))
            .collect();
        if lasting.is_empty() {
            return Ok(());
        }
        let dump = self.context.ledger.book(|book| book.dump()).await?;
        let gone = holes::gone(&lasting, &dump);
        drop(dump);
        if gone.is_empty() {
            return Ok(());
        }
        let packed = pack(&gone, gone.len(), losses, self.centre.line.corrected())?;
        let request = Request::post(path::REPORTS, PACKED, &packed.bytes);
        let answer: Acknowledgement = self.centre.ask(&request).await?;
        self.centre.clock_is(answer.server_clock);
        info!(
            ranges = gone.len(),
            "the centre missed numbers whose rows are gone: told so"
        );
        Ok(())
    }
}

fn translate(unsent: &sportello_ledger::Unsent) -> Option<Numbered> {
    match words::numbered(unsent) {
        Ok(row) => Some(row),
        Err(error) => {
            error!(
                epoch = unsent.number.epoch.0,
                sequence = unsent.number.first.0,
                %error,
                "a row has no words on the wire: it is kept"
            );
            None
        }
    }
}
