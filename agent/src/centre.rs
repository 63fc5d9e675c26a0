// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre as the agent's tasks see it: every exchange leaves word of how things stand.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::de::DeserializeOwned;
use sportello_ledger::BootMillis;
use sportello_protocol::UnixSeconds;
use tokio::sync::watch;
use tracing::{error, info, warn};

use crate::chance::Chance;
use crate::context::{Context, Standing};
use crate::identity::Identity;
use crate::line::{Failure, Line, Request, refusal};
use crate::network::{NetworkError, Opened};
use crate::watchdog::own::Turning;

/// One stretch of a long rest; the loop shows that it turns in between.
const STRETCH: Duration = Duration::from_secs(30);

/// The long poll comes back in this time.
const POLLED: Duration = Duration::from_secs(25);
/// How late a sign of life may be.
const LATE: Duration = Duration::from_secs(30);

/// The way to the centre, shared by all tasks that speak to it.
pub struct Centre {
    pub line: Line,
    pub identity: Identity,
    pub chance: Arc<dyn Chance>,
    context: Context,
    /// Until when the centre is taken to be there, boot time. `None`: it is not.
    there: watch::Sender<Option<BootMillis>>,
    /// Highest version of the desired state that the centre spoke of.
    wished: watch::Sender<u64>,
    /// Outcomes of commands wait to be told.
    outcomes: AtomicBool,
    /// The centre does not know what this terminal does.
    asked: AtomicBool,
}

impl fmt::Debug for Centre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Centre").finish_non_exhaustive()
    }
}

impl Centre {
    #[must_use]
    pub fn new(context: Context, identity: Identity, line: Line, chance: Arc<dyn Chance>) -> Self {
        Self {
            line,
            identity,
            chance,
            context,
            there: watch::Sender::new(None),
            wished: watch::Sender::new(0),
            outcomes: AtomicBool::new(false),
            asked: AtomicBool::new(false),
        }
    }

    /// Asks and notes how it went.
    ///
    /// # Errors
    /// As [`Line::ask`].
    pub async fn ask<T: DeserializeOwned>(&self, request: &Request<'_>) -> Result<T, Failure> {
        let answer = self.line.ask(request).await;
        self.note(answer.as_ref().err());
        answer
    }

    /// Asks for an answer that stays open, and notes how it went.
    ///
    /// # Errors
    /// As [`Line::open`].
    pub async fn open(&self, request: &Request<'_>) -> Result<Opened, Failure> {
        let opened = self.line.open(request).await;
        // A network that passes nothing on before its end says nothing about the centre.
        if !matches!(opened, Err(Failure::Network(NetworkError::Whole))) {
            self.note(opened.as_ref().err());
        }
        opened
    }

    /// A sign of the centre's life; the next is due within `next`.
    pub fn lives(&self, next: Duration) {
        self.note(None);
        self.there_for(next + LATE);
    }

    /// An answer that stays open has gone silent or broke.
    pub fn lost(&self) {
        self.there.send_replace(None);
    }

    /// The centre said what time it is.
    pub fn clock_is(&self, server_clock: UnixSeconds) {
        let ahead = self.line.centre_says(server_clock);
        self.context.standing.send_if_modified(|standing| {
            // Travel time makes it tremble.
            let same = |known: i64| known.saturating_sub(ahead).saturating_abs() < 3;
            if standing.clock_ahead_s.is_some_and(same) {
                return false;
            }
            standing.clock_ahead_s = Some(ahead);
            true
        });
    }

    /// The centre spoke of a version of the desired state.
    pub fn wishes(&self, version: u64) {
        self.wished.send_if_modified(|known| {
            let newer = version > *known;
            *known = version.max(*known);
            newer
        });
    }

    /// Highest version of the desired state that the centre spoke of.
    #[must_use]
    pub fn wished(&self) -> watch::Receiver<u64> {
        self.wished.subscribe()
    }

    /// A command came to its end: the next status is to say so soon.
    pub fn outcomes_wait(&self) {
        self.outcomes.store(true, Ordering::Relaxed);
    }

    pub fn outcomes_told(&self) {
        self.outcomes.store(false, Ordering::Relaxed);
    }

    #[must_use]
    pub fn outcomes_waiting(&self) -> bool {
        self.outcomes.load(Ordering::Relaxed)
    }

    /// The centre does not know what this terminal does: the next status is to go soon.
    pub fn status_asked(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }

    /// Whether it did; asked once for each time.
    #[must_use]
    pub fn is_status_asked(&self) -> bool {
        self.asked.swap(false, Ordering::Relaxed)
    }

    /// Until when the centre is taken to be there, boot time. `None`: it is not.
    #[must_use]
    pub fn there(&self) -> watch::Receiver<Option<BootMillis>> {
        self.there.subscribe()
    }

    fn there_for(&self, time: Duration) {
        let now = self.context.clock.boot().0;
        let time = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let until = BootMillis(now.saturating_add(time));
        // Told even when it is no later: every sign of life counts.
        self.there
            .send_modify(|known| *known = Some(known.map_or(until, |known| known.max(until))));
    }

    /// Waits while the centre takes nothing from this terminal.
    pub async fn admitted(&self, turning: &Turning) {
        let mut standing = self.context.standing.subscribe();
        loop {
            turn(turning);
            let wait = standing.wait_for(|standing| standing.refused.is_none());
            if tokio::time::timeout(STRETCH, wait).await.is_ok() {
                return;
            }
        }
    }

    fn note(&self, failure: Option<&Failure>) {
        let shut_out = failure.and_then(Failure::shut_out);
        let answers = match failure {
            None | Some(Failure::Refused { .. }) => true,
            Some(Failure::Network(_) | Failure::Garbage { .. } | Failure::Randomness(_)) => false,
        };
        if failure.is_none() {
            self.there_for(POLLED + LATE);
        } else if !answers {
            // Whatever the line looked like before: a call for help would not get through.
            self.lost();
        }
        self.context.standing.send_if_modified(|standing| {
            let before = standing.clone();
            standing.answers = Some(answers);
            // A refusal of one request, or no answer at all, does not lift an exclusion.
            if failure.is_none() || shut_out.is_some() {
                standing.refused = shut_out;
            }
            tell(&before, standing, failure);
            before != *standing
        });
    }
}

/// One line for each change, none for each try.
fn tell(before: &Standing, now: &Standing, failure: Option<&Failure>) {
    match (before.refused, now.refused) {
        (None, Some(kind)) => error!(
            "nothing is sent any more, everything is kept: {}",
            refusal(kind)
        ),
        (Some(_), None) => info!("the centre takes what this terminal sends again"),
        _ => {}
    }
    match (before.answers, now.answers, failure) {
        (Some(false), Some(true), _) => info!("the centre answers again"),
        (Some(true) | None, Some(false), Some(failure)) => {
            warn!("the centre is not reached, trying on: {failure}");
        }
        (None, Some(true), _) => info!("the centre answers"),
        _ => {}
    }
}

/// This loop has come round.
pub fn turn(turning: &Turning) {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    let seconds = u64::try_from(now.tv_sec).unwrap_or(0);
    let nanos = u64::try_from(now.tv_nsec).unwrap_or(0);
    turning.turned(
        seconds
            .saturating_mul(1000)
            .saturating_add(nanos / 1_000_000),
    );
}

/// Rests, and shows all the while that the loop is not stuck.
pub async fn rest(mut left: Duration, turning: &Turning) {
    while !left.is_zero() {
        turn(turning);
        let stretch = left.min(STRETCH);
        tokio::time::sleep(stretch).await;
        left = left.saturating_sub(stretch);
    }
    turn(turning);
}
