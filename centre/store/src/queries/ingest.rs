// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports of many terminals in one transaction: read what is known, decide in memory,
//! write what changed, each line once.
//!
//! Locks are taken in one order everywhere: terminals by their id, then totals.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sportello_protocol::{
    Alarm, AlarmChange, Epoch, Event, HealthRow, HostName, Losses, Report, Row, TaskId, TerminalId,
    UnixSeconds,
};

use super::{alarms, blocked, identity, terminals, totals};
use crate::lives::{Digests, Life, Trace};
use crate::ranges::Ranges;
use crate::sql::{Sql, Value, bits, clamp, day, json};
use crate::{Ingested, KeyState, Measure, Result, SiteId, StoreError, Tally, fold};

/// Lives that one terminal may have had. Rows of one more are not taken.
const MOST_EPOCHS: usize = 4096;
/// Rows of later versions that are kept for one terminal, and how large each may be.
const MOST_UNREAD: u64 = 1_000;
const MOST_UNREAD_BYTES: usize = 8 * 1024;

/// One report on its way in.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) terminal: TerminalId,
    pub(crate) report: Report,
    pub(crate) online: bool,
    pub(crate) now: UnixSeconds,
}

/// What is known of a terminal, and what the reports of this transaction change.
struct Known {
    site: SiteId,
    losses: Losses,
    life: Life,
    alarms: Vec<Alarm>,
    unread: u64,
    epochs: usize,
    cloned: bool,
    changed: bool,
}

struct EpochKnown {
    before: Ranges,
    ranges: Ranges,
    trace: Trace,
    stored: bool,
    changed: bool,
}

type EpochKey = (TerminalId, Epoch);

/// Lines to write when everything is decided.
#[derive(Default)]
struct Lines {
    records: Vec<Vec<Value>>,
    unread: Vec<Vec<Value>>,
    health: BTreeMap<(TerminalId, NaiveDate, i64), terminals::Gauges>,
    totals: BTreeMap<(SiteId, NaiveDate), Tally>,
    alarms: Vec<alarms::Turn>,
    blocked: BTreeMap<(TaskId, HostName), (u64, NaiveDate)>,
}

/// One answer for each job, in order.
pub(crate) async fn take<S: Sql>(sql: &mut S, jobs: &[Job]) -> Result<Vec<Result<Ingested>>> {
    let mut known = terminals_of(sql, jobs).await?;
    let mut epochs = epochs_of(sql, jobs, &mut known).await?;
    let mut lines = Lines::default();
    let answers = jobs
        .iter()
        .map(|job| decide(job, &mut known, &mut epochs, &mut lines))
        .collect();
    write(sql, known, epochs, lines).await?;
    Ok(answers)
}

async fn terminals_of<S: Sql>(sql: &mut S, jobs: &[Job]) -> Result<BTreeMap<TerminalId, Known>> {
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
        known.insert(
            id,
            Known {
                site: row.site(0)?,
                losses: row.json(1)?,
                alarms: alarms::read(row.text(2)?)?,
                life: Life {
                    live: row.maybe_int(3)?.map(|epoch| Epoch(epoch.cast_unsigned())),
                    grace: row.count(4)?,
                },
                unread: 0,
                epochs: 0,
                cloned: false,
                changed: false,
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
    for id in with_unread {
        let rows = sql
            .rows(
                "SELECT count(*) FROM unread WHERE terminal = ?1",
                &[Value::from(id)],
            )
            .await?;
        if let (Some(row), Some(known)) = (rows.first(), known.get_mut(&id)) {
            known.unread = row.count(0)?;
        }
    }
    Ok(known)
}

async fn epochs_of<S: Sql>(
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
    for id in grown {
        let rows = sql
            .rows(
                "SELECT count(*) FROM epochs WHERE terminal = ?1",
                &[Value::from(id)],
            )
            .await?;
        if let (Some(row), Some(known)) = (rows.first(), known.get_mut(&id)) {
            known.epochs = usize::try_from(row.count(0)?).unwrap_or(usize::MAX);
        }
    }
    Ok(epochs)
}

/// Everything about one report that can be decided in memory.
fn decide(
    job: &Job,
    terminals: &mut BTreeMap<TerminalId, Known>,
    epochs: &mut BTreeMap<EpochKey, EpochKnown>,
    lines: &mut Lines,
) -> Result<Ingested> {
    let known = terminals
        .get_mut(&job.terminal)
        .ok_or(StoreError::Missing("terminal"))?;
    let losses = largest(known.losses, job.report.losses);
    if losses != known.losses {
        known.losses = losses;
        known.changed = true;
    }
    let mut answer = Ingested {
        standings: Vec::new(),
        new_rows: 0,
        cloned: false,
    };
    let mut named = Vec::new();
    let mut conflicts = Vec::new();
    for numbered in job.report.rows.iter().filter(|row| row.is_sound()) {
        let Some(epoch) = epochs.get_mut(&(job.terminal, numbered.epoch)) else {
            continue;
        };
        if !named.contains(&numbered.epoch) {
            named.push(numbered.epoch);
        }
        let (first, last) = (numbered.first.0, numbered.last.0);
        let lacking = epoch.ranges.lacking(first, last);
        if lacking == 0 {
            if epoch.trace.digests.contradicts(first, &numbered.row) {
                conflicts.push(numbered.epoch);
            }
            continue;
        }
        if !epoch.stored && !epoch.changed {
            if known.epochs >= MOST_EPOCHS {
                continue;
            }
            known.epochs += 1;
        }
        if !epoch.ranges.insert(first, last) {
            continue;
        }
        epoch.changed = true;
        epoch.trace.digests.remember(first, &numbered.row);
        answer.new_rows += 1;
        if job.online {
            let turned = known.life.advance(numbered.epoch, &mut epoch.trace);
            answer.cloned |= turned || epoch.trace.conflicted;
            known.changed = true;
        }
        lay_out(job, numbered, lacking, known, lines)?;
    }
    for epoch in conflicts {
        if let Some(epoch) = epochs.get_mut(&(job.terminal, epoch)) {
            epoch.trace.conflicted = true;
            epoch.changed = true;
        }
    }
    for epoch in named {
        if let Some(known) = epochs.get(&(job.terminal, epoch)) {
            answer.standings.push(known.ranges.standing(epoch));
        }
    }
    known.cloned |= answer.cloned;
    Ok(answer)
}

/// Puts a new row on the lines that it adds to.
fn lay_out(
    job: &Job,
    numbered: &sportello_protocol::Numbered,
    lacking: u64,
    known: &mut Known,
    lines: &mut Lines,
) -> Result<()> {
    let today = fold::today(job.now);
    let key = |date: NaiveDate| (known.site, date);
    match &numbered.row {
        Row::Session(row) => {
            let (date, odd) = fold::counted_on(row.record.date, today);
            let tally = lines.totals.entry(key(date)).or_default();
            fold::session(row, tally);
            tally.add(Measure::Misdated, u64::from(odd));
            lines.records.push(vec![
                Value::from(job.terminal),
                Value::Int(bits(numbered.epoch.0)),
                Value::Int(clamp(numbered.first.0)),
                day(date),
                json(row)?,
            ]);
        }
        Row::Proof(receipt) => {
            fold::proof(receipt, lines.totals.entry(key(today)).or_default());
        }
        Row::Days(sheet) => {
            let (date, odd) = fold::counted_on(sheet.last_day, today);
            let tally = lines.totals.entry(key(date)).or_default();
            fold::sheet(sheet, tally);
            tally.add(Measure::Misdated, u64::from(odd));
        }
        Row::Health(row) => lay_out_health(job.terminal, row, today, lines),
        Row::Event(Event::Alarm { at, alarm, change }) => {
            if let Some(turn) = alarms::turn(
                &mut known.alarms,
                job.terminal,
                *alarm,
                *change == AlarmChange::Raised,
                alarms::moment(*at, job.now),
            ) {
                known.changed = true;
                lines.alarms.push(turn);
            }
        }
        Row::Event(Event::SetAside { salvaged, .. }) => {
            known.life.grace = known
                .life
                .grace
                .saturating_add(u64::from(*salvaged))
                .min(100_000);
            known.changed = true;
        }
        Row::Event(Event::Renumbered { .. }) => {}
        Row::Loss(loss) => fold::loss(*loss, lacking, lines.totals.entry(key(today)).or_default()),
        Row::Blocked(blocked) => {
            let place = (blocked.task.clone(), blocked.host.clone());
            let (sessions, last) = lines.blocked.entry(place).or_insert((0, today));
            *sessions += u64::from(blocked.sessions.min(fold::MOST_BLOCKED));
            *last = today.max(*last);
        }
        Row::FromNewer(body) => {
            if known.unread < MOST_UNREAD {
                known.unread += 1;
                let text = serde_json::to_string(body)?;
                lines.unread.push(vec![
                    Value::from(job.terminal),
                    Value::Int(bits(numbered.epoch.0)),
                    Value::Int(clamp(numbered.first.0)),
                    Value::Int(clamp(numbered.last.0)),
                    day(today),
                    if text.len() <= MOST_UNREAD_BYTES {
                        Value::Text(text)
                    } else {
                        Value::Null
                    },
                ]);
            }
        }
    }
    Ok(())
}

fn lay_out_health(terminal: TerminalId, row: &HealthRow, today: NaiveDate, lines: &mut Lines) {
    let (date, odd) = fold::counted_on(row.date, today);
    let hour = if odd { None } else { row.hour };
    let gauges = lines
        .health
        .entry((terminal, date, terminals::hour_number(hour)))
        .or_default();
    gauges.add(&row.gauges);
}

async fn write<S: Sql>(
    sql: &mut S,
    known: BTreeMap<TerminalId, Known>,
    epochs: BTreeMap<EpochKey, EpochKnown>,
    lines: Lines,
) -> Result<()> {
    let mut terminals = Vec::new();
    let mut cloned = Vec::new();
    for (id, known) in &known {
        if known.changed {
            terminals.push(vec![
                Value::from(*id),
                json(&known.losses)?,
                json(&known.alarms)?,
                Value::from(!known.alarms.is_empty()),
                Value::from(known.life.live.map(|epoch| bits(epoch.0))),
                Value::Int(clamp(known.life.grace)),
            ]);
        }
        if known.cloned {
            cloned.push(*id);
        }
    }
    sql.run_each(
        "UPDATE terminals SET losses = ?2, alarms = ?3, ill = ?4, live_epoch = ?5, grace = ?6
         WHERE id = ?1",
        terminals,
    )
    .await?;
    write_epochs(sql, epochs).await?;
    sql.run_each(
        "INSERT INTO records (terminal, epoch, sequence, date, body) VALUES (?1, ?2, ?3, ?4, ?5)",
        lines.records,
    )
    .await?;
    sql.run_each(
        "INSERT INTO unread (terminal, epoch, first, last, received, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING",
        lines.unread,
    )
    .await?;
    super::terminals::add_health(sql, lines.health).await?;
    alarms::write(sql, &lines.alarms).await?;
    blocked::add(sql, lines.blocked).await?;
    for id in cloned {
        identity::set_key_state(sql, id, KeyState::Quarantined).await?;
    }
    totals::add(sql, lines.totals).await
}

async fn write_epochs<S: Sql>(sql: &mut S, epochs: BTreeMap<EpochKey, EpochKnown>) -> Result<()> {
    let (mut traces, mut gone, mut ranges) = (Vec::new(), Vec::new(), Vec::new());
    for ((terminal, epoch), known) in epochs.into_iter().filter(|(_, known)| known.changed) {
        let key = || vec![Value::from(terminal), Value::Int(bits(epoch.0))];
        traces.push(
            [
                key(),
                vec![
                    Value::from(known.trace.lived),
                    Value::from(known.trace.conflicted),
                    Value::Bytes(known.trace.digests.bytes()),
                ],
            ]
            .concat(),
        );
        let before: BTreeMap<u64, u64> = known.before.iter().collect();
        let after: BTreeMap<u64, u64> = known.ranges.iter().collect();
        for first in before.keys().filter(|first| !after.contains_key(first)) {
            gone.push([key(), vec![Value::Int(clamp(*first))]].concat());
        }
        for (first, last) in &after {
            if before.get(first) != Some(last) {
                let range = vec![Value::Int(clamp(*first)), Value::Int(clamp(*last))];
                ranges.push([key(), range].concat());
            }
        }
    }
    sql.run_each(
        "INSERT INTO epochs (terminal, epoch, lived, conflicted, digests)
         VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (terminal, epoch) DO UPDATE SET lived = excluded.lived,
             conflicted = excluded.conflicted, digests = excluded.digests",
        traces,
    )
    .await?;
    sql.run_each(
        "DELETE FROM received WHERE terminal = ?1 AND epoch = ?2 AND first = ?3",
        gone,
    )
    .await?;
    sql.run_each(
        "INSERT INTO received (terminal, epoch, first, last) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (terminal, epoch, first) DO UPDATE SET last = excluded.last",
        ranges,
    )
    .await
}

/// Running totals only grow; a late courier does not set them back.
fn largest(a: Losses, b: Losses) -> Losses {
    Losses {
        health_hours_merged: a.health_hours_merged.max(b.health_hours_merged),
        health_dropped: a.health_dropped.max(b.health_dropped),
        sessions_dropped: a.sessions_dropped.max(b.sessions_dropped),
        others_dropped: a.others_dropped.max(b.others_dropped),
        numbers_damaged: a.numbers_damaged.max(b.numbers_damaged),
    }
}
