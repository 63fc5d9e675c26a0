// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the terminal says about itself now: sent when the shell writes something that the
//! room does not know yet, an alarm or an update changes, a command has come to its end or the
//! centre asks, at most four times a second, and every so often in between. The room counts
//! minutes down by itself; they are told again only when they ran otherwise.
//!
//! # Invariants
//! 1. Nothing of it is written anywhere by the agent.
//! 2. An outcome is told until a status that carried it was answered.
//! 3. While the centre has shut this terminal out, this is the only task that still knocks,
//!    and rarely.

use std::sync::Arc;
use std::time::Duration;

use sportello_ledger::{CommandResult, Desired};
use sportello_protocol::{ProblemKind, Service, Status, StatusAnswer, VERSION, path};
use tokio::time::Instant;

use crate::centre::{Centre, rest, turn};
use crate::chance::{Backoff, jitter};
use crate::complaint::Complaint;
use crate::context::Context;
use crate::line::{Failure, JSON, Request};
use crate::watchdog::own::Turning;
use crate::words::{self, Live};

/// How often the slate is looked at; so also the shortest time between two statuses.
const GLANCE: Duration = Duration::from_millis(250);
/// What a command changed follows it within this time: outcome and change are told together.
const TOGETHER: Duration = Duration::from_secs(1);
/// A status that finds no answer in this time tells that nobody hears, sooner than the signs
/// of life that stay out.
const PATIENCE: Duration = Duration::from_secs(20);
/// After the centre has come back, within this time.
const BACK: Duration = Duration::from_secs(3);
/// Ceiling of the pause after a failure: staff wait for the room's picture.
const LONGEST: Duration = Duration::from_secs(120);
/// A centre's wish for the time between statuses is taken within these bounds, seconds.
const EVERY: std::ops::RangeInclusive<u32> = 5..=3600;
/// How long to stay away from a centre that refuses this key.
const SHUT_OUT: Duration = Duration::from_secs(3600);
/// Two machines with one key are sorted out by people who wait for it.
const QUARANTINED: Duration = Duration::from_secs(600);

/// Sends statuses until the agent ends.
pub async fn run(context: Context, centre: Arc<Centre>, turning: Turning) {
    let ending = context.clone();
    let teller = Teller {
        live: Live::SILENT,
        service: None,
        version: None,
        complaint: Complaint::default(),
        backoff: Backoff::up_to(LONGEST),
        context,
        centre,
    };
    tokio::select! {
        () = ending.ending() => {}
        () = teller.forever(&turning) => {}
    }
}

struct Teller {
    context: Context,
    centre: Arc<Centre>,
    live: Live,
    /// As it was when the book could last be read.
    service: Option<Service>,
    /// Of the slate as it was last read.
    version: Option<i64>,
    complaint: Complaint,
    backoff: Backoff,
}

impl Teller {
    async fn forever(mut self, turning: &Turning) {
        let mut findings = self.context.findings.subscribe();
        let mut told_alarms = findings.borrow_and_update().alarms.clone();
        let mut due = Instant::now();
        let mut told_update = None;
        let mut told: Option<(Live, Instant)> = None;
        let mut outcomes_since: Option<Instant> = None;
        loop {
            turn(turning);
            self.look().await;
            let alarms = findings.borrow_and_update().alarms.clone();
            let now = Instant::now();
            let known = told.is_some_and(|(told, at)| self.live.is_known(told, now - at));
            if !self.centre.outcomes_waiting() {
                outcomes_since = None;
            }
            let outcomes = self.centre.outcomes_waiting()
                && now >= *outcomes_since.get_or_insert(now) + TOGETHER;
            let asked = self.centre.is_status_asked();
            let update = self.context.standing.borrow().update;
            let changed = alarms != told_alarms || update != told_update;
            let news = !known || changed || outcomes || asked;
            if news || due <= now {
                match self.tell().await {
                    Ok(next) => {
                        self.backoff.succeeded();
                        told = Some((self.live, now));
                        told_alarms = alarms;
                        told_update = update;
                        due = Instant::now() + next;
                    }
                    Err(failure) => {
                        self.wait(&failure, turning).await;
                        due = Instant::now();
                        continue;
                    }
                }
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits after a failure; when nothing had come back, not longer than until something does.
    async fn wait(&mut self, failure: &Failure, turning: &Turning) {
        let pause = self.pause(failure);
        if failure.retry_after().is_some() || matches!(failure, Failure::Refused { .. }) {
            return rest(pause, turning).await;
        }
        let mut there = self.centre.there();
        let back = async { there.wait_for(Option::is_some).await.is_ok() };
        let back = tokio::select! {
            () = rest(pause, turning) => false,
            back = back => back,
        };
        if back {
            rest(jitter(&*self.centre.chance, BACK.min(pause)), turning).await;
        }
    }

    fn pause(&mut self, failure: &Failure) -> Duration {
        let chance = &*self.centre.chance;
        let hour = Duration::from_secs(60);
        match failure.shut_out() {
            Some(ProblemKind::Quarantined) => QUARANTINED + jitter(chance, hour),
            Some(_) => SHUT_OUT + jitter(chance, hour),
            None => self.backoff.failed(chance, failure.retry_after()),
        }
    }

    /// Reads the slate if someone wrote on it.
    async fn look(&mut self) {
        let seen = self.version;
        let found = self.context.ledger.slate(move |slate| {
            let version = slate.data_version()?;
            if seen == Some(version) {
                return Ok(None);
            }
            Ok(Some((version, slate.live()?)))
        });
        match found.await {
            Ok(None) => {}
            Ok(Some((version, live))) => {
                self.version = Some(version);
                self.live = live.as_ref().map_or(Live::SILENT, words::live);
                self.complaint.over("the slate can be read again");
            }
            Err(error) => {
                // Opened anew, its versions count anew.
                self.version = None;
                self.complaint.say("the slate cannot be read", &error);
            }
        }
    }

    async fn tell(&mut self) -> Result<Duration, Failure> {
        // Before they are read: one that is noted meanwhile is told by the next status.
        self.centre.outcomes_told();
        let (results, desired) = self.read_book().await;
        let findings = self.context.findings.borrow().clone();
        let status = Status {
            version: VERSION,
            clock: self.centre.line.corrected(),
            phase: self.live.phase,
            minutes_left: self.live.minutes_left,
            warning: self.live.warning,
            help: self.live.help,
            area: self.live.area,
            someone_waiting: self.live.someone_waiting,
            service: self.service.unwrap_or(Service::OutOfService {
                reason: sportello_protocol::OutOfServiceReason::NoLedger,
            }),
            alarms: findings.alarms,
            vitals: findings.vitals,
            versions: findings.versions,
            desired: desired.map_or(0, |desired| desired.version),
            results: results
                .iter()
                .map(|result| words::command_outcome(*result))
                .collect(),
            update: self.context.standing.borrow().update,
        };
        let Ok(body) = serde_json::to_vec(&status) else {
            // Its types hold nothing that JSON has no words for.
            return Ok(Duration::from_secs(u64::from(*EVERY.end())));
        };
        let answer: StatusAnswer = self
            .centre
            .ask(&Request {
                timeout: PATIENCE,
                ..Request::post(path::STATUS, JSON, &body)
            })
            .await?;
        self.centre.clock_is(answer.server_clock);
        self.centre.wishes(answer.desired);
        self.forget(results).await;
        let next = answer.next_after_s.clamp(*EVERY.start(), *EVERY.end());
        Ok(Duration::from_secs(u64::from(next)))
    }

    async fn read_book(&mut self) -> (Vec<CommandResult>, Option<Desired>) {
        let found = self.context.ledger.book(|book| {
            Ok((
                book.service_state()?,
                book.command_results()?,
                book.desired()?,
            ))
        });
        match found.await {
            Ok((service, results, desired)) => {
                self.service = Some(words::service(service));
                (results, desired)
            }
            Err(error) => {
                self.complaint.say("the book cannot be read", &error);
                (Vec::new(), None)
            }
        }
    }

    /// The centre has heard these.
    async fn forget(&mut self, results: Vec<CommandResult>) {
        if results.is_empty() {
            return;
        }
        let ids: Vec<i64> = results.iter().map(|result| result.id).collect();
        let forgotten = self
            .context
            .ledger
            .book(move |book| book.forget_results(&ids))
            .await;
        if let Err(error) = forgotten {
            self.complaint.say("outcomes will be told again", &error);
        }
    }
}
