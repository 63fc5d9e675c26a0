// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Health samples: rolled into hours when written, into days when space is short, numbered
//! only when the agent is about to send.
//!
//! So thinning leaves no hole in the numbers, and the numbers of records do not tell
//! between which two samples they were written.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, params};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use super::room::make_room;
use super::store::{NUMBERING, Numbering, need, put_fact};
use super::store::{append_to, day_key, json, open_sealed, parse_day, seal_named};
use super::{Book, Stage};
use crate::context::{Hour, HourOfDay};
use crate::error::Result;
use crate::health::{Gauge, HealthRow, HealthSample, Spread};
use crate::numbered::Row;
use crate::place::{Fault, Outcome};

pub(super) const TABLE: &str = "health";

/// Marks a row that holds a whole day.
const WHOLE_DAY: i64 = -1;

/// Health rows that get a number at one time.
const BATCH: usize = 48;

/// By their words: a newer version may have measured what this one cannot name. Such a gauge
/// is carried along while it lies here and left out when the hour is numbered.
pub(super) type Gauges = BTreeMap<String, Spread>;

impl Book {
    /// Adds one health sample to its hour.
    pub fn add_health(&mut self, sample: HealthSample) -> Result<()> {
        self.write(|connection, cap| {
            make_room(connection, cap)?;
            let hour = i64::from(sample.at.hour.get());
            let one = Gauges::from([(word(sample.gauge)?, Spread::of(sample.value))]);
            add(connection, &day_key(sample.at.date), hour, one)
        })
    }

    /// Adds what one look measured, in one transaction: a transaction each would write the disk
    /// some twenty times a minute. All of them, or none.
    pub fn add_health_all(
        &mut self,
        at: Hour,
        samples: impl IntoIterator<Item = (Gauge, i64)>,
    ) -> Result<()> {
        self.write(|connection, cap| {
            let mut gauges = Gauges::new();
            for (gauge, value) in samples {
                let one = Spread::of(value);
                gauges
                    .entry(word(gauge)?)
                    .and_modify(|known| known.merge(one))
                    .or_insert(one);
            }
            if gauges.is_empty() {
                return Ok(());
            }
            make_room(connection, cap)?;
            let hour = i64::from(at.hour.get());
            add(connection, &day_key(at.date), hour, gauges)
        })
    }
}

pub(super) fn key(day: &str, hour: i64) -> String {
    format!("{day} {hour}")
}

fn word(gauge: Gauge) -> Outcome<String> {
    Ok(json(&gauge)?.trim_matches('"').to_owned())
}

fn gauge(word: &str) -> Option<Gauge> {
    Gauge::deserialize(word.into_deserializer() as StrDeserializer<'_, Error>).ok()
}

/// Adds gauges to the row of that hour or day.
fn add(connection: &Connection, day: &str, hour: i64, more: Gauges) -> Outcome<()> {
    let mut gauges = take(connection, day, hour)?.unwrap_or_default();
    for (gauge, spread) in more {
        gauges
            .entry(gauge)
            .and_modify(|known| known.merge(spread))
            .or_insert(spread);
    }
    let body = json(&gauges)?;
    connection
        .prepare_cached("INSERT INTO health (day, hour, body, seal) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![
            day,
            hour,
            body,
            seal_named(TABLE, &key(day, hour), &body)
        ])?;
    Ok(())
}

fn take(connection: &Connection, day: &str, hour: i64) -> Outcome<Option<Gauges>> {
    let mut query = connection
        .prepare_cached("DELETE FROM health WHERE day = ?1 AND hour = ?2 RETURNING body, seal")?;
    let found: Vec<(String, i64)> = query
        .query_map(params![day, hour], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<std::result::Result<_, _>>()?;
    match found.first() {
        None => Ok(None),
        Some((body, sealed)) => open_sealed(TABLE, &key(day, hour), body, *sealed).map(Some),
    }
}

/// All rows, oldest first.
pub(super) fn rows(connection: &Connection) -> Outcome<Vec<HealthRow>> {
    let mut query =
        connection.prepare_cached("SELECT day, hour, body, seal FROM health ORDER BY day, hour")?;
    let found: Vec<(String, i64, String, i64)> = query
        .query_map([], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })?
        .collect::<std::result::Result<_, _>>()?;
    found
        .into_iter()
        .map(|(day, hour, body, sealed)| open(&day, hour, &body, sealed))
        .collect()
}

fn open(day: &str, hour: i64, body: &str, sealed: i64) -> Outcome<HealthRow> {
    let found: Gauges = open_sealed(TABLE, &key(day, hour), body, sealed)?;
    let gauges = found
        .into_iter()
        .filter_map(|(word, spread)| Some((gauge(&word)?, spread)))
        .collect();
    let of_day = match hour {
        WHOLE_DAY => None,
        hour => {
            let hour = u8::try_from(hour).map_err(|_| Fault::Decay)?;
            Some(HourOfDay::new(hour).map_err(|_| Fault::Decay)?)
        }
    };
    Ok(HealthRow {
        date: parse_day(day)?,
        hour: of_day,
        gauges,
    })
}

/// Numbers the oldest hours that are over, unless rows numbered before still wait.
pub(super) fn number_some(connection: &Connection, now: Hour) -> Outcome<()> {
    let waiting: bool = connection
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM numbered WHERE kind = 'health' AND stage <> 'acknowledged')",
        )?
        .query_row([], |row| row.get(0))?;
    if waiting {
        return Ok(());
    }
    let over =
        |row: &HealthRow| row.date != now.date || row.hour.is_some_and(|hour| hour != now.hour);
    let due: Vec<HealthRow> = rows(connection)?
        .into_iter()
        .filter(over)
        .take(BATCH)
        .collect();
    if due.is_empty() {
        return Ok(());
    }
    let mut numbering: Numbering = need(connection, NUMBERING)?;
    for row in due {
        delete(connection, row.date, row.hour)?;
        append_to(connection, &mut numbering, Stage::Ready, &Row::Health(row))?;
    }
    put_fact(connection, NUMBERING, &numbering)
}

fn delete(connection: &Connection, day: NaiveDate, hour: Option<HourOfDay>) -> Outcome<()> {
    let hour = hour.map_or(WHOLE_DAY, |hour| i64::from(hour.get()));
    connection
        .prepare_cached("DELETE FROM health WHERE day = ?1 AND hour = ?2")?
        .execute(params![day_key(day), hour])?;
    Ok(())
}

/// Merges the hours of the oldest days that still have some. Returns how many hours.
pub(super) fn merge_oldest_days(connection: &Connection) -> Outcome<u64> {
    let days: Vec<String> = connection
        .prepare_cached("SELECT DISTINCT day FROM health WHERE hour >= 0 ORDER BY day LIMIT 8")?
        .query_map([], |row| row.get(0))?
        .collect::<std::result::Result<_, _>>()?;
    let mut merged = 0;
    for day in days {
        for hour in 0..24 {
            if let Some(gauges) = take(connection, &day, hour)? {
                add(connection, &day, WHOLE_DAY, gauges)?;
                merged += 1;
            }
        }
    }
    Ok(merged)
}

/// Drops the oldest rows. Returns how many.
pub(super) fn drop_oldest(connection: &Connection) -> Outcome<u64> {
    let dropped = connection
        .prepare_cached(
            "DELETE FROM health WHERE (day, hour) IN
             (SELECT day, hour FROM health ORDER BY day, hour LIMIT 16)",
        )?
        .execute([])?;
    Ok(dropped as u64)
}
