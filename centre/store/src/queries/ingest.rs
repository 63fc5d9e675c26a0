// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports of many terminals in one transaction: read what is known ([`known`]), decide in
//! memory ([`decide`]), write what changed ([`write`]), each line once.
//!
//! Locks are taken in one order everywhere: terminals by their id, then totals.

mod decide;
mod known;
mod write;

use sportello_protocol::{Report, TerminalId, UnixSeconds};

use crate::sql::Sql;
use crate::{Ingested, Result};

/// One report on its way in.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) terminal: TerminalId,
    pub(crate) report: Report,
    pub(crate) online: bool,
    pub(crate) now: UnixSeconds,
}

/// One answer for each job, in order.
pub(crate) async fn take<S: Sql>(sql: &mut S, jobs: &[Job]) -> Result<Vec<Result<Ingested>>> {
    let mut memory = known::read(sql, jobs).await?;
    let mut lines = decide::Lines::default();
    let answers = jobs
        .iter()
        .map(|job| decide::decide(job, &mut memory, &mut lines))
        .collect();
    write::write(sql, memory, lines).await?;
    Ok(answers)
}
