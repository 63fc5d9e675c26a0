// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Everything about reports that can be decided in memory.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sportello_protocol::{AlarmChange, Event, HealthRow, HostName, Losses, Numbered, Row, TaskId};

use super::Job;
use super::known::{Known, Memory};
use crate::queries::{alarms, rollouts, terminals};
use crate::sql::{Value, bits, clamp, day};
use crate::{Ingested, Measure, Result, SiteId, StoreError, Tally, fold};

/// Lives that one terminal may have had. Rows of one more are not taken.
const MOST_EPOCHS: usize = 4096;
/// Rows of later versions that are kept for one terminal, and how large each may be.
const MOST_UNREAD: u64 = 1_000;
const MOST_UNREAD_BYTES: usize = 8 * 1024;

/// Lines to write when everything is decided.
#[derive(Default)]
pub(super) struct Lines {
    pub(super) unread: Vec<Vec<Value>>,
    pub(super) health: BTreeMap<terminals::HealthKey, terminals::Gauges>,
    pub(super) totals: BTreeMap<(SiteId, NaiveDate), Tally>,
    pub(super) alarms: Vec<alarms::Turn>,
    pub(super) blocked: BTreeMap<(TaskId, HostName), (u64, NaiveDate)>,
    pub(super) outcomes: rollouts::Outcomes,
}

/// Everything about one report that can be decided in memory.
pub(super) fn decide(job: &Job, memory: &mut Memory, lines: &mut Lines) -> Result<Ingested> {
    let Memory {
        terminals, epochs, ..
    } = memory;
    let known = terminals
        .get_mut(&job.terminal)
        .ok_or(StoreError::Missing("terminal"))?;
    known.state.losses = largest(known.state.losses, job.report.losses);
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
            let turned = known.state.life.advance(numbered.epoch, &mut epoch.trace);
            answer.cloned |= turned || epoch.trace.conflicted;
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
    numbered: &Numbered,
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
        Row::Health(row) => {
            let gauges = lines.health.entry(hour(job, row)).or_default();
            gauges.add(&row.gauges);
        }
        Row::Event(Event::Alarm { at, alarm, change }) => {
            if let Some(turn) = alarms::turn(
                &mut known.state.alarms,
                job.terminal,
                *alarm,
                *change == AlarmChange::Raised,
                alarms::moment(*at, job.now),
            ) {
                lines.alarms.push(turn);
            }
        }
        Row::Event(Event::SetAside { salvaged, .. }) => {
            let grace = &mut known.state.life.grace;
            *grace = grace.saturating_add(u64::from(*salvaged)).min(100_000);
        }
        Row::Event(Event::Renumbered { .. }) => {}
        Row::Loss(loss) => fold::loss(*loss, lacking, lines.totals.entry(key(today)).or_default()),
        Row::Update(row) => rollouts::note_row(&mut lines.outcomes, job.terminal, row, job.now),
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

/// The hour that gauges belong to; the whole day when its date is absurd.
pub(super) fn hour(job: &Job, row: &HealthRow) -> terminals::HealthKey {
    let (date, odd) = fold::counted_on(row.date, fold::today(job.now));
    let hour = if odd { None } else { row.hour };
    (job.terminal, date, terminals::hour_number(hour))
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
