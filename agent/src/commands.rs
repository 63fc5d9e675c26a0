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

use crate::centre::{Centre, rest, turn};
use crate::chance::Backoff;
use crate::complaint::Complaint;
use crate::context::Context;
use crate::line::Request;
use crate::watchdog::own::Turning;
use crate::words;

/// How long the centre may hold a poll back, seconds.
const WAIT_S: u64 = 25;
/// How much longer the answer may take.
const GRACE: Duration = Duration::from_secs(20);
/// Ceiling of the pause after a failure.
const LONGEST: Duration = Duration::from_secs(120);
/// A poll that brought nothing new is not repeated sooner.
const LEAST: Duration = Duration::from_secs(2);
/// After commands were taken up.
const BREATH: Duration = Duration::from_millis(200);
/// No command is valid for longer, seconds.
const MOST_VALID_S: u32 = 24 * 3600;

/// Polls until the agent ends.
pub async fn run(context: Context, centre: Arc<Centre>, turning: Turning) {
    tokio::select! {
        () = context.ending() => {}
        () = poll(&context, &centre, &turning) => {}
    }
}

async fn poll(context: &Context, centre: &Centre, turning: &Turning) {
    let mut backoff = Backoff::up_to(LONGEST);
    let mut complaint = Complaint::default();
    loop {
        centre.admitted(turning).await;
        turn(turning);
        let begun = Instant::now();
        let after = match context.ledger.book(|book| book.last_command()).await {
            Ok(after) => after,
            Err(error) => {
                complaint.say("commands wait", &error);
                rest(backoff.failed(&*centre.chance, None), turning).await;
                continue;
            }
        };
        let query = format!("after={after}&wait={WAIT_S}");
        let request = Request {
            query: &query,
            timeout: Duration::from_secs(WAIT_S) + GRACE,
            ..Request::get(path::COMMANDS)
        };
        let answer: Commands = match centre.ask(&request).await {
            Ok(answer) => answer,
            // Why was told where the exchange was noted.
            Err(failure) => {
                rest(
                    backoff.failed(&*centre.chance, failure.retry_after()),
                    turning,
                )
                .await;
                continue;
            }
        };
        centre.wishes(answer.desired);
        match take_all(context, answer.commands).await {
            Ok(new) => {
                backoff.succeeded();
                complaint.over("commands are taken again");
                if new > 0 {
                    centre.outcomes_wait();
                    // Whatever comes next may wait a moment: a flood is no reason to hurry.
                    rest(BREATH, turning).await;
                } else if begun.elapsed() < LEAST {
                    rest(LEAST, turning).await;
                }
            }
            Err(error) => {
                complaint.say("commands wait", &error);
                rest(backoff.failed(&*centre.chance, None), turning).await;
            }
        }
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
