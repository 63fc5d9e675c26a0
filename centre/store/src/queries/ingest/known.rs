// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is known of the terminals that report, and of their epochs.

use std::collections::{BTreeMap, BTreeSet};

use sportello_protocol::{Alarm, Epoch, Losses, Row, TerminalId};

use super::Job;
use crate::lives::{Digests, Life, Trace};
use crate::queries::alarms;
use crate::ranges::Ranges;
use crate::sql::{Sql, Value, bits};
use crate::{Result, SiteId};

/// What reports change on a terminal's own line.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct State {
    pub(super) losses: Losses,
    pub(super) life: Life,
    pub(super) alarms: Vec<Alarm>,
}

/// What is known of a terminal, and what the reports of this transaction change.
pub(super) struct Known {
    pub(super) site: SiteId,
    pub(super) before: State,
    pub(super) state: State,
    pub(super) unread: u64,
    pub(super) epochs: usize,
    pub(super) cloned: bool,
}

pub(super) struct EpochKnown {
    pub(super) before: Ranges,
    pub(super) ranges: Ranges,
    pub(super) trace: Trace,
    pub(super) stored: bool,
    pub(super) changed: bool,
}

pub(super) type EpochKey = (TerminalId, Epoch);

/// Locks the terminals of these reports, by their id, and reads them.
pub(super) async fn terminals<S: Sql>(
    sql: &mut S,
    jobs: &[Job],
) -> Result<BTreeMap<TerminalId, Known>> {
    let ids: BTreeSet<TerminalId> = jobs.iter().map(|job| job.terminal).collect();
    let found = sql
        .rows_each(
            "SELECT site, losses, alarms, live_epoch, grace FROM terminals WHERE id = ?1 FOR UPDATE",
            ids.iter().map(|id| vec![Value::from(*id)]).collect(),
        )
        .await?;
    let mut known = BTreeMap::new();
    for (id, rows) in ids.into_iter().zip(found) {
        let Some(row) = rows.first() else { continue };
        let state = State {
            losses: row.json(1)?,
            alarms: alarms::read(row.text(2)?)?,
            life: Life {
                live: row.maybe_int(3)?.map(|epoch| Epoch(epoch.cast_unsigned())),
                grace: row.count(4)?,
            },
        };
        known.insert(
            id,
            Known {
                site: row.site(0)?,
                before: state.clone(),
                state,
                unread: 0,
                epochs: 0,
                cloned: false,
            },
        );
    }
    let with_unread: BTreeSet<TerminalId> = jobs
        .iter()
        .filter(|job| {
            let mut rows = job.report.rows.iter();
            rows.any(|row| matches!(row.row, Row::FromNewer(_)))
        })
        .map(|job| job.terminal)
        .collect();
    let counted = count(
        sql,
        "SELECT count(*) FROM unread WHERE terminal = ?1",
        with_unread,
    )
    .await?;
    for (id, unread) in counted {
        if let Some(known) = known.get_mut(&id) {
            known.unread = unread;
        }
    }
    Ok(known)
}

async fn count<S: Sql>(
    sql: &mut S,
    question: &'static str,
    terminals: BTreeSet<TerminalId>,
) -> Result<Vec<(TerminalId, u64)>> {
    let sets = terminals.iter().map(|id| vec![Value::from(*id)]).collect();
    let found = sql.rows_each(question, sets).await?;
    terminals
        .into_iter()
        .zip(found)
        .map(|(id, rows)| Ok((id, rows.first().map_or(Ok(0), |row| row.count(0))?)))
        .collect()
}

/// Reads what came of the epochs that these reports name.
pub(super) async fn epochs<S: Sql>(
    sql: &mut S,
    jobs: &[Job],
    known: &mut BTreeMap<TerminalId, Known>,
) -> Result<BTreeMap<EpochKey, EpochKnown>> {
    let keys: BTreeSet<EpochKey> = jobs
        .iter()
        .filter(|job| known.contains_key(&job.terminal))
        .flat_map(|job| job.report.rows.iter().map(|row| (job.terminal, row.epoch)))
        .collect();
    let sets = |keys: &BTreeSet<EpochKey>| -> Vec<Vec<Value>> {
        keys.iter()
            .map(|(terminal, epoch)| vec![Value::from(*terminal), Value::Int(bits(epoch.0))])
            .collect()
    };
    let ranges = sql
        .rows_each(
            "SELECT first, last FROM received WHERE terminal = ?1 AND epoch = ?2",
            sets(&keys),
        )
        .await?;
    let traces = sql
        .rows_each(
            "SELECT lived, conflicted, digests FROM epochs WHERE terminal = ?1 AND epoch = ?2",
            sets(&keys),
        )
        .await?;
    let mut epochs = BTreeMap::new();
    let mut grown = BTreeSet::new();
    for ((key, ranges), traces) in keys.into_iter().zip(ranges).zip(traces) {
        let mut pairs = Vec::with_capacity(ranges.len());
        for row in &ranges {
            pairs.push((row.count(0)?, row.count(1)?));
        }
        let ranges = Ranges::from_stored(pairs);
        let trace = match traces.first() {
            Some(row) => Trace {
                lived: row.flag(0)?,
                conflicted: row.flag(1)?,
                digests: Digests::read(row.bytes(2)?),
            },
            None => {
                grown.insert(key.0);
                Trace::default()
            }
        };
        epochs.insert(
            key,
            EpochKnown {
                before: ranges.clone(),
                ranges,
                trace,
                stored: !traces.is_empty(),
                changed: false,
            },
        );
    }
    let counted = count(
        sql,
        "SELECT count(*) FROM epochs WHERE terminal = ?1",
        grown,
    )
    .await?;
    for (id, epochs) in counted {
        if let Some(known) = known.get_mut(&id) {
            known.epochs = usize::try_from(epochs).unwrap_or(usize::MAX);
        }
    }
    Ok(epochs)
}
