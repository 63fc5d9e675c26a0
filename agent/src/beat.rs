// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Shows the shell that a call for help would reach somebody: the agent's heartbeat is
//! written only while the centre shows itself, by what it grants or by signs of life in the
//! answer that stays open. When a line dies the last sign of life may be 50 s old; 30 s later
//! no beat is written, and 30 s after the last one the shell says that nobody hears.

use std::sync::Arc;
use std::time::Duration;

use sportello_ledger::Process;

use crate::centre::{Centre, turn};
use crate::complaint::Complaint;
use crate::context::Context;
use crate::watchdog::own::Turning;

/// How often a beat is written; the shell gives an agent up after 30 s.
const EVERY: Duration = Duration::from_secs(10);
/// Two beats are at least so far apart, milliseconds.
const APART: u64 = 5_000;

/// Beats until the agent ends.
pub async fn run(context: Context, centre: Arc<Centre>, turning: Turning) {
    tokio::select! {
        () = context.ending() => {}
        () = beat(&context, &centre, &turning) => {}
    }
}

async fn beat(context: &Context, centre: &Centre, turning: &Turning) {
    let mut there = centre.there();
    let mut complaint = Complaint::default();
    let mut last: Option<u64> = None;
    loop {
        turn(turning);
        let _sign = tokio::time::timeout(EVERY, there.changed()).await;
        let now = context.clock.boot();
        let fresh = there.borrow_and_update().is_some_and(|until| now <= until);
        let due = last.is_none_or(|at| now.0.saturating_sub(at) >= APART);
        if !fresh || !due {
            continue;
        }
        let beat = context
            .ledger
            .slate(move |slate| slate.beat(Process::Agent, now));
        match beat.await {
            Ok(()) => {
                last = Some(now.0);
                complaint.over("the slate can be written again");
            }
            Err(error) => {
                complaint.say("the slate cannot be written", &error);
                // The next try is a beat away, whatever is granted meanwhile.
                last = Some(now.0);
            }
        }
    }
}
