// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is known of the terminals that report, and of their epochs.

use std::collections::{BTreeMap, BTreeSet};

use sportello_protocol::{self as protocol, Alarm, Epoch, Losses, TerminalId};

use super::{Job, decide};
use crate::lives::{Digests, Life, Trace};
use crate::queries::alarms;
use crate::queries::terminals::{self, Gauges};
use crate::ranges::Ranges;
use crate::sql::{Asked, Row, Sql, Value, bits};
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

/// Terminals and epochs that reports speak of.
pub(super) struct Memory {
    pub(super) terminals: BTreeMap<TerminalId, Known>,
    pub(super) epochs: BTreeMap<EpochKey, EpochKnown>,
    /// Gauges that are there already.
    pub(super) health: BTreeMap<terminals::HealthKey, Gauges>,
    /// Where sites lay a moment ago.
    pub(super) districts: BTreeMap<SiteId, String>,
}

/// Locks the terminals of these reports, by their id, and reads them and what came of the
/// epochs that the reports name.
pub(super) async fn read<S: Sql>(sql: &mut S, jobs: &[Job]) -> Result<Memory> {
    let ids: BTreeSet<TerminalId> = jobs.iter().map(|job| job.terminal).collect();
    let keys: BTreeSet<EpochKey> = jobs
        .iter()
        .flat_map(|job| job.report.rows.iter().map(|row| (job.terminal, row.epoch)))
        .collect();
    let hours: BTreeSet<terminals::HealthKey> = jobs
        .iter()
        .flat_map(|job| {
            job.report.rows.iter().filter_map(|row| match &row.row {
                protocol::Row::Health(row) => Some(decide::hour(job, row)),
                _ => None,
            })
        })
        .collect();
    let counting: BTreeSet<TerminalId> = jobs
        .iter()
        .filter(|job| job.report.rows.iter().any(|row| adds_to_totals(&row.row)))
        .map(|job| job.terminal)
        .collect();
    let of_epochs: Vec<Vec<Value>> = keys
        .iter()
        .map(|(terminal, epoch)| vec![Value::from(*terminal), Value::Int(bits(epoch.0))])
        .collect();
    let asked = vec![
        Asked {
            sql: "SELECT site, losses, alarms, live_epoch, grace FROM terminals
                 WHERE id = ?1 FOR UPDATE",
            sets: ids.iter().map(|id| vec![Value::from(*id)]).collect(),
        },
        Asked {
            sql: "SELECT first, last FROM received WHERE terminal = ?1 AND epoch = ?2",
            sets: of_epochs.clone(),
        },
        Asked {
            sql: "SELECT lived, conflicted, digests FROM epochs
                 WHERE terminal = ?1 AND epoch = ?2",
            sets: of_epochs,
        },
        Asked {
            sql: "SELECT body FROM health WHERE terminal = ?1 AND date = ?2 AND hour = ?3",
            sets: hours.iter().map(terminals::health_key).collect(),
        },
        Asked {
            sql: "SELECT s.id, s.district FROM terminals t JOIN sites s ON s.id = t.site
                 WHERE t.id = ?1",
            sets: counting.iter().map(|id| vec![Value::from(*id)]).collect(),
        },
    ];
    let mut answers = sql.all(asked).await?.into_iter();
    let mut next = || answers.next().unwrap_or_default();
    let (found, ranges, traces) = (next(), next(), next());
    let (gauges, sites) = (next(), next());

    let mut terminals = BTreeMap::new();
    for (id, rows) in ids.into_iter().zip(found) {
        if let Some(row) = rows.first() {
            terminals.insert(id, terminal(row)?);
        }
    }
    let mut health = BTreeMap::new();
    for (key, rows) in hours.into_iter().zip(gauges) {
        if let Some(row) = rows.first() {
            health.insert(key, row.json(0)?);
        }
    }
    let mut districts = BTreeMap::new();
    for row in sites.iter().flatten() {
        districts.insert(row.site(0)?, row.string(1)?);
    }
    let mut epochs = BTreeMap::new();
    for ((key, ranges), traces) in keys.into_iter().zip(ranges).zip(traces) {
        epochs.insert(key, epoch(&ranges, traces.first())?);
    }
    let mut memory = Memory {
        terminals,
        epochs,
        health,
        districts,
    };
    memory.count(sql, jobs).await?;
    Ok(memory)
}

const fn adds_to_totals(row: &protocol::Row) -> bool {
    use protocol::Row as Kind;
    matches!(
        row,
        Kind::Session(_) | Kind::Proof(_) | Kind::Days(_) | Kind::Loss(_)
    )
}

fn terminal(row: &Row) -> Result<Known> {
    let state = State {
        losses: row.json(1)?,
        alarms: alarms::read(row.text(2)?)?,
        life: Life {
            live: row.maybe_int(3)?.map(|epoch| Epoch(epoch.cast_unsigned())),
            grace: row.count(4)?,
        },
    };
    Ok(Known {
        site: row.site(0)?,
        before: state.clone(),
        state,
        unread: 0,
        epochs: 0,
        cloned: false,
    })
}

fn epoch(ranges: &[Row], trace: Option<&Row>) -> Result<EpochKnown> {
    let mut pairs = Vec::with_capacity(ranges.len());
    for row in ranges {
        pairs.push((row.count(0)?, row.count(1)?));
    }
    let ranges = Ranges::from_stored(pairs);
    Ok(EpochKnown {
        before: ranges.clone(),
        ranges,
        stored: trace.is_some(),
        trace: match trace {
            Some(row) => Trace {
                lived: row.flag(0)?,
                conflicted: row.flag(1)?,
                digests: Digests::read(row.bytes(2)?),
            },
            None => Trace::default(),
        },
        changed: false,
    })
}

impl Memory {
    /// What has a bound is counted where it grows: rows of later versions, lives.
    async fn count<S: Sql>(&mut self, sql: &mut S, jobs: &[Job]) -> Result<()> {
        let unread: BTreeSet<TerminalId> = jobs
            .iter()
            .filter(|job| {
                let mut rows = job.report.rows.iter();
                rows.any(|row| matches!(row.row, protocol::Row::FromNewer(_)))
            })
            .map(|job| job.terminal)
            .collect();
        let lives: BTreeSet<TerminalId> = self
            .epochs
            .iter()
            .filter(|(_, epoch)| !epoch.stored)
            .map(|((terminal, _), _)| *terminal)
            .collect();
        if unread.is_empty() && lives.is_empty() {
            return Ok(());
        }
        let sets = |ids: &BTreeSet<TerminalId>| ids.iter().map(|id| vec![(*id).into()]).collect();
        let asked = vec![
            Asked {
                sql: "SELECT count(*) FROM unread WHERE terminal = ?1",
                sets: sets(&unread),
            },
            Asked {
                sql: "SELECT count(*) FROM epochs WHERE terminal = ?1",
                sets: sets(&lives),
            },
        ];
        let mut answers = sql.all(asked).await?.into_iter();
        let mut next = || answers.next().unwrap_or_default();
        for (id, rows) in unread.iter().zip(next()) {
            if let (Some(known), Some(row)) = (self.terminals.get_mut(id), rows.first()) {
                known.unread = row.count(0)?;
            }
        }
        for (id, rows) in lives.iter().zip(next()) {
            if let (Some(known), Some(row)) = (self.terminals.get_mut(id), rows.first()) {
                known.epochs = usize::try_from(row.count(0)?).unwrap_or(usize::MAX);
            }
        }
        Ok(())
    }
}
