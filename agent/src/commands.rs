// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What staff ask for, on its way to the slate.
//!
//! # Invariants
//! 1. A command is in the book's journal before it is on the slate. What dies in between
//!    leaves it undone, and *unsure*; it is never done twice.
//! 2. It counts from the moment it was received, in boot time.
//! 3. One that this terminal does not know is refused, not guessed at.

use std::sync::Arc;
use std::time::Duration;

use sportello_ledger::{Book, BootMillis, Command as Order, CommandOutcome, LedgerError, Slate};
use sportello_protocol::{Command, Commands, path};
use tokio::time::Instant;
use tracing::{info, warn};

mod lines;
mod stream;
mod trial;

use crate::centre::{Centre, rest, turn};
use crate::chance::{Backoff, jitter};
use crate::complaint::Complaint;
use crate::context::Context;
use crate::line::{Failure, Request};
use crate::network::NetworkError;
use crate::watchdog::own::Turning;
use crate::words;

use stream::Came;
use trial::{End, Trial};

/// How long the centre may hold a poll back, seconds.
const WAIT_S: u64 = 25;
/// How much longer the answer may take.
const GRACE: Duration = Duration::from_secs(20);
/// Ceiling of the pause after a failure.
const LONGEST: Duration = Duration::from_secs(120);
/// A poll that brought nothing new is not repeated sooner.
const LEAST: Duration = Duration::from_secs(2);
/// Between an answer and the next on the same connection.
const MOMENT: Duration = Duration::from_millis(500);
/// After a centre ended its answers early, within this time.
const RETURN: Duration = Duration::from_secs(15);
/// An answer that stayed open for so long was none that failed.
const LASTING: Duration = Duration::from_secs(60);
/// After commands were taken up.
const BREATH: Duration = Duration::from_millis(200);
/// No command is valid for longer, seconds.
const MOST_VALID_S: u32 = 24 * 3600;

/// Listens until the agent ends: an answer that stays open where the line lets it, polls
/// elsewhere.
pub async fn run(context: Context, centre: Arc<Centre>, turning: Turning) {
    tokio::select! {
        () = context.ending() => {}
        () = listen(&context, &centre, &turning) => {}
    }
}

async fn listen(context: &Context, centre: &Centre, turning: &Turning) {
    let mut listener = Listener {
        context,
        centre,
        turning,
        backoff: Backoff::up_to(LONGEST),
        complaint: Complaint::default(),
        trial: Trial::default(),
        suspect: None,
    };
    loop {
        centre.admitted(turning).await;
        turn(turning);
        let after = match context.ledger.book(|book| book.last_command()).await {
            Ok(after) => after,
            Err(error) => {
                listener.ledger(&error).await;
                continue;
            }
        };
        if listener.suspect.is_none() && listener.trial.streams(Instant::now()) {
            listener.stream(after).await;
        } else {
            listener.poll(after).await;
        }
    }
}

struct Listener<'a> {
    context: &'a Context,
    centre: &'a Centre,
    turning: &'a Turning,
    backoff: Backoff,
    complaint: Complaint,
    trial: Trial,
    /// An answer went silent: how long it had lasted, and how often a sign of life was due. A
    /// poll tells a proxy that holds answers back from a line that is dead.
    suspect: Option<(Duration, Duration)>,
}

impl Listener<'_> {
    async fn stream(&mut self, after: i64) {
        let begun = Instant::now();
        match stream::listen(self.context, self.centre, after, self.turning).await {
            Came::Ended {
                end,
                lasted,
                keep_alive,
                early,
            } => {
                if end == End::Mute {
                    self.suspect = Some((lasted, keep_alive));
                } else {
                    self.tried(end, lasted, keep_alive);
                }
                self.complaint.over("commands are taken again");
                match end {
                    // All terminals of a centre that stopped are told so at one moment.
                    End::Announced if early => {
                        rest(
                            jitter(&*self.centre.chance, RETURN).max(LEAST),
                            self.turning,
                        )
                        .await;
                    }
                    End::Announced => {
                        self.backoff.succeeded();
                        // Until the connection is free for the next answer: it costs no
                        // handshake then.
                        rest(MOMENT, self.turning).await;
                    }
                    End::Mute => {}
                    End::Superseded | End::Cut => {
                        if lasted >= LASTING {
                            self.backoff.succeeded();
                        }
                        self.fail(None).await;
                    }
                }
            }
            Came::Polled(answer) => {
                self.trial.only_polls(Instant::now());
                self.take(answer, begun).await;
            }
            Came::HeldBack => {
                self.suspect = Some((Duration::ZERO, Duration::from_secs(WAIT_S)));
            }
            Came::Failed(Failure::Network(NetworkError::Whole)) => {
                self.trial.only_polls(Instant::now());
            }
            // Why was told where the exchange was noted.
            Came::Failed(failure) => self.fail(failure.retry_after()).await,
            Came::Ledger(error) => self.ledger(&error).await,
        }
    }

    async fn poll(&mut self, after: i64) {
        let begun = Instant::now();
        let query = format!("after={after}&wait={WAIT_S}");
        let request = Request {
            query: &query,
            timeout: Duration::from_secs(WAIT_S) + GRACE,
            ..Request::get(path::COMMANDS)
        };
        match self.centre.ask::<Commands>(&request).await {
            Ok(answer) => {
                if let Some((lasted, keep_alive)) = self.suspect.take() {
                    self.tried(End::Mute, lasted, keep_alive);
                }
                self.take(answer, begun).await;
            }
            // Why was told where the exchange was noted. It was the line, not a proxy.
            Err(failure) => {
                self.suspect = None;
                self.fail(failure.retry_after()).await;
            }
        }
    }

    /// Notes how an answer that stayed open has ended.
    fn tried(&mut self, end: End, lasted: Duration, keep_alive: Duration) {
        let polls = self.trial.ended(end, lasted, keep_alive, Instant::now());
        if let Some(polls) = polls {
            let minutes = polls.as_secs() / 60;
            info!(
                minutes,
                "answers that stay open do not get through: polling for a while"
            );
        }
    }

    async fn take(&mut self, answer: Commands, begun: Instant) {
        self.centre.wishes(answer.desired);
        match take_all(self.context, answer.commands).await {
            Ok(new) => {
                self.backoff.succeeded();
                self.complaint.over("commands are taken again");
                if new > 0 {
                    self.centre.outcomes_wait();
                    // Whatever comes next may wait a moment: a flood is no reason to hurry.
                    rest(BREATH, self.turning).await;
                } else if begun.elapsed() < LEAST {
                    rest(LEAST, self.turning).await;
                }
            }
            Err(error) => self.ledger(&error).await,
        }
    }

    async fn ledger(&mut self, error: &LedgerError) {
        self.complaint.say("commands wait", error);
        self.fail(None).await;
    }

    async fn fail(&mut self, wish: Option<Duration>) {
        let pause = self.backoff.failed(&*self.centre.chance, wish);
        rest(pause, self.turning).await;
    }
}

/// Takes up what is new, in the order of the numbers. Returns how many were.
async fn take_all(context: &Context, mut commands: Vec<Command>) -> Result<usize, LedgerError> {
    commands.sort_by_key(|command| command.id);
    let received = context.clock.boot();
    let mut new = 0;
    for command in commands {
        let clock = Arc::clone(&context.clock);
        let taken = context
            .ledger
            .both(move |book, slate| take(book, slate, &command, received, clock.boot()))
            .await?;
        if let Some(outcome) = taken {
            new += 1;
            info!(
                command = command.id.0,
                ?outcome,
                "a command of staff was taken up"
            );
        }
    }
    Ok(new)
}

/// Journals a command, then posts it. `None`: it was taken up before.
///
/// # Errors
/// When it could not be journalled: it was not taken up, the centre will send it again.
pub fn take(
    book: &mut Book,
    slate: &mut Slate,
    command: &Command,
    received: BootMillis,
    now: BootMillis,
) -> Result<Option<CommandOutcome>, LedgerError> {
    let id = words::ours(command.id);
    if !book.journal_command(id)? {
        return Ok(None);
    }
    let outcome = act(slate, command, received, now);
    book.note_outcome(id, outcome)?;
    Ok(Some(outcome))
}

fn act(
    slate: &mut Slate,
    command: &Command,
    received: BootMillis,
    now: BootMillis,
) -> CommandOutcome {
    let Ok((kind, argument)) = words::command(command.kind) else {
        return CommandOutcome::Refused;
    };
    let valid_ms = u64::from(command.valid_for_s.min(MOST_VALID_S)) * 1000;
    let expires = BootMillis(received.0.saturating_add(valid_ms));
    if expires <= now {
        return CommandOutcome::Expired;
    }
    let order = Order {
        id: words::ours(command.id),
        kind,
        argument,
        expires,
    };
    match slate.post(order, now) {
        Ok(true) => CommandOutcome::Passed,
        // On the slate already: the book that journalled it was lost since.
        Ok(false) => CommandOutcome::Unsure,
        Err(error) => {
            warn!(command = command.id.0, %error, "a command could not be posted");
            CommandOutcome::Unsure
        }
    }
}
