// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What one terminal moves on the wire in a working day: each thing that happens is measured
//! with the real agent over TLS, and counted as often as it happens in such a day. Bytes both
//! ways, TLS included, without the headers of TCP and IP.
//!
//! The day: 24 hours switched on, 12 sessions and 4 calls for help, every hour's health. A
//! connection that was quiet for over a minute is made anew, with a handshake that resumes:
//! whatever does not follow something else within the minute is counted with one.

use std::time::Duration;

use anyhow::Context;
use sportello_ledger::{HelpState, LiveState, Phase, Slate, TaskArea, Warning};

use crate::agent::kilobytes;
use crate::bounds::Bounds;
use crate::terminal::Terminal;
use crate::{Plan, figures, say};

const SESSIONS: f64 = 12.0;
const CALLS: f64 = 4.0;
/// Hours in which nothing else is said, so that a status is due.
const QUIET_HOURS: f64 = 14.0;
const HOURS: f64 = 24.0;
const DAY_S: f64 = 86_400.0;
/// What the centre promises; see its `KEEP_ALIVE_S` and `stream_seconds`. An answer ends up
/// to a tenth earlier.
const KEEP_ALIVE_S: f64 = 50.0;
const STREAM_S: f64 = 900.0 * 0.9;
/// Answers are this short while they are measured.
const SHORT: &str = "stream_seconds = 60";
/// Nothing here takes longer to come.
const PATIENCE: Duration = Duration::from_secs(90);
/// Statuses are measured anew when something else was said just before.
const TRIES: usize = 5;
/// No handshake is smaller, bytes.
const SHAKE: u64 = 500;
/// A sign of life is smaller than this, everything else larger, bytes.
const SIGN: u64 = 100;

pub(crate) async fn measure(plan: &Plan, bounds: &mut Bounds) -> anyhow::Result<()> {
    say(&format!(
        "\nA day on the wire: {SESSIONS} sessions, {CALLS} calls for help, health of {HOURS} hours \
         (load {})",
        figures::load()
    ));
    let mut terminal = Terminal::enrol_with(plan, SHORT).await?;
    let mut slate = Slate::open(&terminal.slate())?;
    slate.set_live(&live(Phase::Free, HelpState::None, Warning::None))?;
    let count = terminal.count.clone();
    let before = count.bytes();
    terminal.start()?;
    // The first answer, the first status and what the agent learns by them.
    count.event(PATIENCE).await?;
    tokio::time::sleep(Duration::from_secs(10)).await;
    let start = count.bytes() - before;

    let (sign, open) = rest(&terminal).await?;
    let (first, next, shake) = statuses(&terminal, &mut slate).await?;
    // On the connection of the statuses, which is open still.
    terminal.live_an_hour(9)?;
    let report = terminal.count.event(PATIENCE).await? + shake;
    terminal.still_runs()?;

    let [start, sign, open, report, first, next] =
        [start, sign, open, report, first, next].map(kilobytes);
    let parts = [
        ("signs of life", DAY_S / KEEP_ALIVE_S, sign),
        ("answers opened", DAY_S / STREAM_S, open),
        ("reports of an hour, with handshake", HOURS, report),
        (
            "statuses of quiet hours, with handshake",
            QUIET_HOURS,
            first,
        ),
        // Notice; a warning or an extension; time is short; the end.
        (
            "statuses of sessions, with handshake",
            SESSIONS * 4.0,
            first,
        ),
        // Busy follows the notice, free the end.
        ("statuses of sessions, soon after", SESSIONS * 2.0, next),
        ("statuses of calls, with handshake", CALLS * 2.0, first),
        // Seen and coming, each with the outcome of its command; the line that carried it is
        // smaller than the status.
        ("statuses of calls, soon after", CALLS * 4.0, next),
        ("switched on", 1.0, start),
    ];
    let mut day = 0.0;
    for (what, times, each) in parts {
        let all = times * each;
        day += all;
        say(&format!(
            "        {what}: {times:.0} times {:.0} bytes, {all:.1} KB",
            each * 1000.0
        ));
    }
    bounds.at_most("agent: bytes on the wire a day", day, 500.0, "KB");
    Ok(())
}

/// Bytes of a sign of life, and of an answer's end with the opening of the next.
async fn rest(terminal: &Terminal) -> anyhow::Result<(u64, u64)> {
    let (mut signs, mut opens) = (Vec::new(), Vec::new());
    while signs.len() < 2 || opens.len() < 2 {
        let bytes = terminal.count.event(PATIENCE).await?;
        let kind = if bytes < SIGN { &mut signs } else { &mut opens };
        kind.push(bytes);
    }
    say(&format!(
        "        signs {signs:?}, answers opened {opens:?} bytes"
    ));
    let most = |all: &[u64]| all.iter().copied().max().context("one at least");
    Ok((most(&signs)?, most(&opens)?))
}

/// An answer was opened just now: for most of a minute nothing else passes.
async fn opened(terminal: &Terminal) -> anyhow::Result<()> {
    while terminal.count.event(PATIENCE).await? < SIGN {}
    Ok(())
}

/// Bytes of a status whose connection is made for it, of the largest that follows soon, and
/// of the handshake alone.
async fn statuses(terminal: &Terminal, slate: &mut Slate) -> anyhow::Result<(u64, u64, u64)> {
    for _ in 0..TRIES {
        // Two answers take longer than a connection is kept that nobody uses.
        opened(terminal).await?;
        opened(terminal).await?;
        slate.set_live(&live(Phase::Notice, HelpState::None, Warning::None))?;
        let first = terminal.count.event(PATIENCE).await?;
        let (mut next, mut last) = (0, 0);
        for state in [
            live(Phase::Busy, HelpState::None, Warning::None),
            live(Phase::Busy, HelpState::Sent, Warning::TimeShort),
            live(Phase::Busy, HelpState::Coming, Warning::TimeShort),
            live(Phase::Ending, HelpState::None, Warning::None),
            live(Phase::Free, HelpState::None, Warning::None),
        ] {
            slate.set_live(&state)?;
            last = terminal.count.event(PATIENCE).await?;
            next = next.max(last);
        }
        // The last, of a free terminal, is as long as the first.
        let shake = first.saturating_sub(last);
        if shake > SHAKE {
            return Ok((first, next, shake));
        }
        say("        an alarm of this machine came in between: measured again");
    }
    anyhow::bail!("the first status met an open connection {TRIES} times")
}

fn live(phase: Phase, help: HelpState, warning: Warning) -> LiveState {
    LiveState {
        phase,
        minutes_left: (phase == Phase::Busy).then_some(42),
        help,
        warning,
        area: (help != HelpState::None).then_some(TaskArea::MoneyAndBenefits),
        someone_waiting: false,
    }
}
