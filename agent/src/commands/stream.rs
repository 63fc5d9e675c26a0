// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The answer that stays open, read to its end.

use std::time::Duration;

use sportello_protocol::{Commands, Ending, LINES, MAX_SMALL, StreamLine, path};
use tokio::time::{Instant, timeout};

use super::lines::Lines;
use super::trial::End;
use super::{BREATH, GRACE, WAIT_S, take_all};
use crate::centre::{Centre, rest, turn};
use crate::context::Context;
use crate::line::{Failure, Request};
use crate::network::{NetworkError, Opened};
use crate::watchdog::own::Turning;

/// For how long the centre may keep an answer open, seconds.
const STREAM_S: u32 = 900;
/// The first line comes with the head, unless something holds the body back.
const FIRST_LINE: Duration = Duration::from_secs(20);
/// A centre's word on signs of life is taken within these bounds, seconds.
const KEEP_ALIVE: std::ops::RangeInclusive<u32> = 1..=120;
/// And on how long the answer lasts.
const LASTS: std::ops::RangeInclusive<u32> = 10..=3600;
/// The end of the body follows the last line.
const FAREWELL: Duration = Duration::from_secs(2);
/// An answer may last a little longer than was said.
const OVERTIME: Duration = Duration::from_secs(60);

/// What came of asking for an answer that stays open.
#[derive(Debug)]
pub(super) enum Came {
    /// It stayed open, and ended.
    Ended {
        end: End,
        lasted: Duration,
        keep_alive: Duration,
        /// Before its announced time.
        early: bool,
    },
    /// The centre knows polls only.
    Polled(Commands),
    /// The head did not arrive in time.
    HeldBack,
    Failed(Failure),
    /// What was heard could not be kept.
    Ledger(sportello_ledger::LedgerError),
}

pub(super) async fn listen(
    context: &Context,
    centre: &Centre,
    after: i64,
    turning: &Turning,
) -> Came {
    // `wait` is for a centre that does not know of streams.
    let query = format!("after={after}&wait={WAIT_S}&stream={STREAM_S}");
    let request = Request {
        query: &query,
        timeout: Duration::from_secs(WAIT_S) + GRACE,
        ..Request::get(path::COMMANDS)
    };
    let opened = match centre.open(&request).await {
        Ok(opened) => opened,
        Err(Failure::Network(NetworkError::Timeout)) => return Came::HeldBack,
        Err(failure) => return Came::Failed(failure),
    };
    if opened.media != LINES {
        return whole(opened).await;
    }
    let mut listener = Listener {
        context,
        centre,
        turning,
        begun: Instant::now(),
        keep_alive: Duration::from_secs(u64::from(*KEEP_ALIVE.end())),
        lasts: None,
    };
    match listener.until_end(opened).await {
        Ok(end) => {
            if matches!(end, End::Cut | End::Mute) {
                centre.lost();
            }
            listener.came(end)
        }
        Err(error) => Came::Ledger(error),
    }
}

/// An answer to a poll.
async fn whole(opened: Opened) -> Came {
    let status = opened.status;
    let answer = match timeout(GRACE, opened.whole(MAX_SMALL)).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => return Came::Failed(error.into()),
        Err(_) => return Came::Failed(NetworkError::Timeout.into()),
    };
    match serde_json::from_slice(&answer.body) {
        Ok(commands) => Came::Polled(commands),
        Err(_) => Came::Failed(Failure::Garbage {
            status,
            retry_after: answer.retry_after,
        }),
    }
}

struct Listener<'a> {
    context: &'a Context,
    centre: &'a Centre,
    turning: &'a Turning,
    begun: Instant,
    keep_alive: Duration,
    /// As the first line said.
    lasts: Option<Duration>,
}

impl Listener<'_> {
    async fn until_end(
        &mut self,
        mut opened: Opened,
    ) -> Result<End, sportello_ledger::LedgerError> {
        let mut lines = Lines::default();
        loop {
            turn(self.turning);
            let patience = match self.lasts {
                None => FIRST_LINE,
                Some(lasts) if self.begun.elapsed() > lasts + OVERTIME => return Ok(End::Cut),
                Some(_) => self.keep_alive * 2,
            };
            let piece = match timeout(patience, opened.body.more()).await {
                Ok(Ok(Some(piece))) => piece,
                Ok(Ok(None) | Err(_)) => return Ok(End::Cut),
                Err(_) => return Ok(End::Mute),
            };
            let Ok(whole) = lines.add(&piece) else {
                return Ok(End::Cut);
            };
            for line in whole {
                if let Some(end) = self.hear(&line).await? {
                    // Read to its last byte the connection carries the next answer too.
                    let _rest = timeout(FAREWELL, opened.body.more()).await;
                    return Ok(end);
                }
            }
        }
    }

    /// One line. `Some`: it was the last.
    async fn hear(&mut self, line: &[u8]) -> Result<Option<End>, sportello_ledger::LedgerError> {
        if line.is_empty() {
            self.centre.lives(self.keep_alive);
            return Ok(None);
        }
        // Whoever writes here is not the centre.
        let Ok(line) = serde_json::from_slice::<StreamLine>(line) else {
            return Ok(Some(End::Cut));
        };
        match line {
            StreamLine::Opened {
                version: _,
                server_clock,
                keep_alive_s,
                lasts_s,
                desired,
                tell,
            } => {
                let within = |value: u32, bounds: &std::ops::RangeInclusive<u32>| {
                    Duration::from_secs(u64::from(value.clamp(*bounds.start(), *bounds.end())))
                };
                self.keep_alive = within(keep_alive_s, &KEEP_ALIVE);
                self.lasts = Some(within(lasts_s, &LASTS));
                self.centre.clock_is(server_clock);
                self.centre.wishes(desired);
                if tell {
                    self.centre.status_asked();
                }
            }
            StreamLine::Command(command) => {
                if take_all(self.context, vec![command]).await? > 0 {
                    self.centre.outcomes_wait();
                    // A flood is no reason to hurry.
                    rest(BREATH, self.turning).await;
                }
            }
            StreamLine::Desired { desired } => self.centre.wishes(desired),
            StreamLine::Tell => self.centre.status_asked(),
            StreamLine::Ended { why } => {
                return Ok(Some(match why {
                    Ending::Superseded => End::Superseded,
                    Ending::Over | Ending::Refused | Ending::Unknown => End::Announced,
                }));
            }
            StreamLine::Unknown => {}
        }
        self.centre.lives(self.keep_alive);
        Ok(None)
    }

    fn came(&self, end: End) -> Came {
        let lasted = self.begun.elapsed();
        Came::Ended {
            end,
            lasted,
            keep_alive: self.keep_alive,
            early: self
                .lasts
                .is_none_or(|lasts| lasted + Duration::from_secs(5) < lasts),
        }
    }
}
