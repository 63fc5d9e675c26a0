// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! An answer that stays open: commands as they come, a sign of life in between.
//!
//! # Invariants
//! 1. A command is given again with the next answer until the terminal asks for later ones
//!    only: a line that was lost on the way loses nothing.
//! 2. Whoever is not welcome any more is told nothing from that moment on; the key is looked
//!    up at every change and at every sign of life.
//! 3. A notice of the store that was missed is made good at the next sign of life.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use sportello_protocol::{CommandId, Ending, LINES, StreamLine, VERSION};
use sportello_room::relay::News;
use tokio::time::{Instant, sleep_until};

use super::commands::{look, still_welcome};
use super::refusal::Refusal;
use super::signed::Sender;
use crate::centre::Centre;
use crate::streams::{Place, Signal};

/// Longest time without a line, seconds.
pub const KEEP_ALIVE_S: u32 = 50;

struct Held {
    centre: Arc<Centre>,
    sender: Sender,
    place: Place,
    known: Signal,
    after: CommandId,
    desired: u64,
    /// Lines that wait to go out.
    lines: VecDeque<Bytes>,
    keep_alive: Duration,
    due: Instant,
    ends: Instant,
    over: bool,
}

/// Opens an answer for `asked` seconds, or fewer.
pub(super) async fn open(
    centre: Arc<Centre>,
    sender: Sender,
    after: i64,
    asked: u64,
) -> Result<Response, Refusal> {
    let lasts_s = lasts(u64::from(centre.manner.stream_s).min(asked), sender);
    let (place, tell) = Place::take(&centre, sender.terminal);
    let known = *place.signal.borrow();
    let first = look(&centre, sender, after).await?;
    let keep_alive_s = centre.manner.keep_alive_s;
    let keep_alive = Duration::from_secs(u64::from(keep_alive_s));
    let now = Instant::now();
    let mut held = Held {
        sender,
        place,
        known,
        after: CommandId(after),
        desired: first.desired,
        lines: VecDeque::new(),
        keep_alive,
        due: now + keep_alive,
        ends: now + Duration::from_secs(u64::from(lasts_s)),
        over: false,
        centre: Arc::clone(&centre),
    };
    held.say(&StreamLine::Opened {
        version: VERSION,
        server_clock: centre.now(),
        keep_alive_s,
        lasts_s,
        desired: first.desired,
        tell,
    });
    held.give(first.commands);
    let opened = News::Opened {
        terminal: sender.terminal,
        at: centre.now(),
    };
    centre.relay(opened).await;
    let lines = stream::unfold(held, |held| async move {
        let (line, held) = held.next().await?;
        Some((Ok::<_, Infallible>(line), held))
    });
    Ok(([(CONTENT_TYPE, LINES)], Body::from_stream(lines)).into_response())
}

/// A little less than asked, another little for each: what was opened together does not end
/// together.
fn lasts(most: u64, sender: Sender) -> u32 {
    let spread = most / 10;
    let share = u64::from(sender.thumbprint.bytes()[0]) * spread / 255;
    u32::try_from(most - share).unwrap_or(u32::MAX)
}

impl Held {
    /// The next line, once there is one. `None`: it is over.
    async fn next(mut self) -> Option<(Bytes, Self)> {
        loop {
            if let Some(line) = self.lines.pop_front() {
                return Some((line, self));
            }
            if self.over {
                return None;
            }
            self.wait().await;
        }
    }

    async fn wait(&mut self) {
        tokio::select! {
            () = self.centre.stop.cancelled() => self.end(Ending::Over),
            () = sleep_until(self.ends) => self.end(Ending::Over),
            _sender_lives = self.place.signal.changed() => {
                let signal = *self.place.signal.borrow_and_update();
                let before = std::mem::replace(&mut self.known, signal);
                if signal.superseded {
                    self.end(Ending::Superseded);
                    return;
                }
                if signal.news != before.news {
                    self.look().await;
                }
                if signal.tell != before.tell {
                    self.say(&StreamLine::Tell);
                }
            }
            () = sleep_until(self.due) => {
                self.look().await;
                if self.lines.is_empty() {
                    self.lines.push_back(Bytes::from_static(b"\n"));
                }
            }
        }
        self.due = Instant::now() + self.keep_alive;
    }

    /// What is new in the store. What it cannot say just now it says at the next look.
    async fn look(&mut self) {
        match still_welcome(&self.centre, self.sender).await {
            Ok(()) => {}
            Err(refusal) if refusal.is_final() => return self.end(Ending::Refused),
            Err(_) => return,
        }
        let Ok(found) = look(&self.centre, self.sender, self.after.0).await else {
            return;
        };
        self.give(found.commands);
        if found.desired != self.desired {
            self.desired = found.desired;
            self.say(&StreamLine::Desired {
                desired: found.desired,
            });
        }
    }

    fn give(&mut self, commands: Vec<sportello_protocol::Command>) {
        for command in commands {
            self.after = self.after.max(command.id);
            self.say(&StreamLine::Command(command));
        }
    }

    fn end(&mut self, why: Ending) {
        self.say(&StreamLine::Ended { why });
        self.over = true;
    }

    fn say(&mut self, line: &StreamLine) {
        // Its types hold nothing that JSON has no words for; were it so, nothing of it is said
        // and the terminal asks anew.
        match line.encode() {
            Ok(bytes) => self.lines.push_back(Bytes::from(bytes)),
            Err(_) => self.over = true,
        }
    }
}
