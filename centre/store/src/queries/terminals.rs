// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What terminals say about themselves: last seen, service, health.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sportello_protocol::{Gauge, Spread, TerminalId, UnixSeconds};

use super::alarms;
use crate::sql::{Asked, Sql, Value, day, json, values};
use crate::{Health, Result, Seen};

pub(crate) async fn touch<S: Sql>(sql: &mut S, seen: &[Seen]) -> Result<()> {
    let mut latest: BTreeMap<TerminalId, &Seen> = BTreeMap::new();
    for one in seen {
        let known = latest.entry(one.terminal).or_insert(one);
        if one.at >= known.at {
            *known = one;
        }
    }
    let found = sql
        .rows_each(
            "SELECT alarms, last_seen FROM terminals WHERE id = ?1 FOR UPDATE",
            latest.keys().map(|id| vec![Value::from(*id)]).collect(),
        )
        .await?;
    let (mut lines, mut turns) = (Vec::new(), Vec::new());
    for (seen, rows) in latest.into_values().zip(found) {
        let Some(row) = rows.first() else { continue };
        if row.maybe_int(1)?.is_some_and(|last| last > seen.at.0) {
            continue;
        }
        let mut standing = alarms::read(row.text(0)?)?;
        turns.extend(alarms::turns(
            &mut standing,
            seen.terminal,
            &seen.alarms,
            seen.at,
        ));
        lines.push(vec![
            Value::from(seen.terminal),
            Value::from(seen.at),
            json(&seen.service)?,
            json(&standing)?,
            Value::from(!standing.is_empty()),
            json(&seen.versions)?,
            Value::Int(seen.skew_s),
            seen.release.as_ref().map_or(Ok(Value::Null), json)?,
        ]);
    }
    sql.run_each(
        "UPDATE terminals SET last_seen = ?2, service = ?3, alarms = ?4, ill = ?5, versions = ?6,
             skew = ?7, release = ?8 WHERE id = ?1",
        lines,
    )
    .await?;
    alarms::write(sql, &turns).await
}

/// Only later: what a terminal said of itself counts from when it said it.
pub(crate) async fn heard_of<S: Sql>(
    sql: &mut S,
    terminals: &[TerminalId],
    at: UnixSeconds,
) -> Result<()> {
    let lines = terminals
        .iter()
        .map(|terminal| vec![Value::from(*terminal), Value::from(at)])
        .collect();
    sql.run_each(
        "UPDATE terminals SET last_seen = ?2 WHERE id = ?1
             AND (last_seen IS NULL OR last_seen < ?2)",
        lines,
    )
    .await
}

/// Gauges as they are stored: those of a later version are kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Gauges(BTreeMap<String, (u32, i64, i64, i64)>);

impl Gauges {
    pub(crate) fn add(&mut self, gauges: &BTreeMap<Gauge, Spread>) {
        for (gauge, spread) in gauges {
            if let Ok(serde_json::Value::String(word)) = serde_json::to_value(gauge) {
                let more = (spread.count, spread.low, spread.high, spread.sum);
                self.0
                    .entry(word)
                    .and_modify(|known| *known = merged(*known, more))
                    .or_insert(more);
            }
        }
    }

    fn merge(&mut self, other: Self) {
        for (word, more) in other.0 {
            self.0
                .entry(word)
                .and_modify(|known| *known = merged(*known, more))
                .or_insert(more);
        }
    }

    fn open(self) -> BTreeMap<Gauge, Spread> {
        self.0
            .into_iter()
            .filter_map(|(word, (count, low, high, sum))| {
                let gauge = serde_json::from_value(serde_json::Value::String(word)).ok()?;
                let spread = Spread {
                    count,
                    low,
                    high,
                    sum,
                };
                Some((gauge, spread))
            })
            .collect()
    }
}

fn merged(a: (u32, i64, i64, i64), b: (u32, i64, i64, i64)) -> (u32, i64, i64, i64) {
    (
        a.0.saturating_add(b.0),
        a.1.min(b.1),
        a.2.max(b.2),
        a.3.saturating_add(b.3),
    )
}

/// -1: the whole day.
pub(crate) fn hour_number(hour: Option<u8>) -> i64 {
    hour.map_or(-1, i64::from)
}

/// A terminal, a day and its hour; see [`hour_number`].
pub(crate) type HealthKey = (TerminalId, NaiveDate, i64);

pub(crate) fn health_key((terminal, date, hour): &HealthKey) -> Vec<Value> {
    vec![Value::from(*terminal), day(*date), Value::Int(*hour)]
}

/// Gauges to write. An hour that was told in pieces is put together with what is `known`.
pub(crate) fn new_health(
    health: BTreeMap<HealthKey, Gauges>,
    known: &mut BTreeMap<HealthKey, Gauges>,
) -> Result<Asked> {
    let mut sets = Vec::with_capacity(health.len());
    for (key, mut gauges) in health {
        if let Some(known) = known.remove(&key) {
            gauges.merge(known);
        }
        let mut line = health_key(&key);
        line.push(json(&gauges)?);
        sets.push(line);
    }
    Ok(Asked {
        sql: "INSERT INTO health (terminal, date, hour, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (terminal, date, hour) DO UPDATE SET body = excluded.body",
        sets,
    })
}

pub(crate) const HEALTH: &str = "SELECT date, hour, body FROM health
     WHERE terminal = ?1 AND date BETWEEN ?2 AND ?3 ORDER BY date, hour LIMIT 20000";

pub(crate) async fn health<S: Sql>(
    sql: &mut S,
    id: TerminalId,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<Health>> {
    let rows = sql.rows(HEALTH, &values![id, day(from), day(to)]).await?;
    let mut health: Vec<Health> = Vec::with_capacity(rows.len());
    for row in rows {
        let (date, hour) = (row.date(0)?, u8::try_from(row.int(1)?).ok());
        // The day comes before its hours, and gives way to them.
        if hour.is_some()
            && health
                .last()
                .is_some_and(|last| last.date == date && last.hour.is_none())
        {
            health.pop();
        }
        health.push(Health {
            date,
            hour,
            gauges: row.json::<Gauges>(2)?.open(),
        });
    }
    Ok(health)
}
