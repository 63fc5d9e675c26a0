// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the terminal says about itself now: sent when the shell writes something new, an
//! alarm changes or a command has come to its end, at most four times a second, and every so
//! often in between.
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
        let mut told: Option<Live> = None;
        loop {
            turn(turning);
            self.look().await;
            let alarms = findings.borrow_and_update().alarms.clone();
            let outcomes = self.centre.outcomes_waiting();
            let news = told != Some(self.live) || alarms != told_alarms || outcomes;
            if news || due <= Instant::now() {
                match self.tell().await {
                    Ok(next) => {
                        self.backoff.succeeded();
                        told = Some(self.live);
                        told_alarms = alarms;
                        due = Instant::now() + next;
                    }
                    Err(failure) => {
                        rest(self.pause(&failure), turning).await;
                        due = Instant::now();
                        continue;
                    }
                }
            }
            tokio::time::sleep(GLANCE).await;
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
            update: None,
        };
        let Ok(body) = serde_json::to_vec(&status) else {
            // Its types hold nothing that JSON has no words for.
            return Ok(Duration::from_secs(u64::from(*EVERY.end())));
        };
        let answer: StatusAnswer = self
            .centre
            .ask(&Request::post(path::STATUS, JSON, &body))
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
