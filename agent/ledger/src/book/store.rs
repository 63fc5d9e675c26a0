// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Rows and facts as they lie in the tables: sealed when written, checked when read.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::Stage;
use crate::context::{BootId, BootMillis};
use crate::error::LedgerError;
use crate::numbered::{Epoch, Event, FromNewer, Row, RowNumber, Sequence};
use crate::place::{Fault, Outcome};
use crate::seal::seal;

/// Raised when the JSON of a row changes in a way that the version before would not keep. A
/// row is written in the oldest shape that can say it, so that the version before, brought
/// back by a failed update, reads all it can and passes the rest on unread.
///
/// 1: the first. 2: alarms, blocked hosts, more gauges.
/// 3: what became of images and bundles. 4: results of the self-assessment in a sheet.
pub(super) const SHAPE: u32 = 4;

/// Bits of a row's id that hold its sequence.
const SEQUENCE_BITS: u32 = 40;
/// Largest sequence of one epoch: a row each second for 34,000 years.
const SEQUENCE_MAX: u64 = (1 << SEQUENCE_BITS) - 1;

// Names of the facts.
pub(super) const NUMBERING: &str = "numbering";
pub(super) const SESSIONS: &str = "sessions";
pub(super) const MARKER: &str = "marker";
pub(super) const RATING_WINDOW: &str = "rating-window";
pub(super) const RELEASE: &str = "release";
pub(super) const SERVICE: &str = "service";
pub(super) const LOSSES: &str = "losses";
pub(super) const LAST_RECEIPT: &str = "last-receipt";
pub(super) const DESIRED: &str = "desired";
pub(super) const COMMANDS: &str = "commands";
pub(super) const BLOCKED: &str = "blocked";
pub(super) const PIN_PREFIX: &str = "pin-";

/// One epoch of this book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct EpochFact {
    /// Place among this book's epochs.
    pub(super) ordinal: u32,
    pub(super) epoch: u64,
    /// Next sequence to give.
    pub(super) next: u64,
    /// Highest contiguous that the centre has.
    pub(super) acknowledged: u64,
}

/// All epochs that rows may still belong to; the last one is current. Never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Numbering {
    pub(super) epochs: Vec<EpochFact>,
}

impl Numbering {
    pub(super) fn current(&mut self) -> Outcome<&mut EpochFact> {
        self.epochs.last_mut().ok_or(Fault::Decay)
    }

    /// New rows belong to a new random epoch from here on.
    pub(super) fn begin_epoch(&mut self, connection: &Connection) -> Outcome<()> {
        let epoch: i64 = connection.query_row("SELECT random()", [], |row| row.get(0))?;
        let ordinal = self
            .epochs
            .last()
            .map_or(1, |last| last.ordinal.saturating_add(1));
        if ordinal >= 1 << 22 {
            return Err(LedgerError::NumbersUsedUp.into());
        }
        self.epochs.push(EpochFact {
            ordinal,
            epoch: epoch.cast_unsigned(),
            next: 1,
            acknowledged: 0,
        });
        Ok(())
    }
}

/// Session numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SessionsFact {
    pub(super) next: u64,
    pub(super) last_finished: u64,
}

/// The one record that may still get a rating.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RatingWindow {
    pub(super) session: u64,
    pub(super) id: i64,
    pub(super) boot: BootId,
}

/// Wrong PINs of one slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct PinFact {
    pub(super) failures: u32,
    pub(super) wait_ms: u64,
    pub(super) boot: BootId,
    pub(super) since: BootMillis,
}

// -- facts

pub(super) fn fact<T: DeserializeOwned>(connection: &Connection, name: &str) -> Outcome<Option<T>> {
    let found = connection
        .prepare_cached("SELECT body, seal FROM facts WHERE name = ?1")?
        .query_row([name], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })
        .optional()?;
    match found {
        None => Ok(None),
        Some((body, sealed)) => open_sealed("facts", name, &body, sealed).map(Some),
    }
}

/// A fact that every book has.
pub(super) fn need<T: DeserializeOwned>(connection: &Connection, name: &str) -> Outcome<T> {
    fact(connection, name)?.ok_or(Fault::Decay)
}

pub(super) fn put_fact<T: Serialize>(
    connection: &Connection,
    name: &str,
    value: &T,
) -> Outcome<()> {
    put_fact_body(connection, name, &json(value)?)
}

pub(super) fn put_fact_body(connection: &Connection, name: &str, body: &str) -> Outcome<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO facts (name, body, seal) VALUES (?1, ?2, ?3)")?
        .execute(params![name, body, seal_named("facts", name, body)])?;
    Ok(())
}

pub(super) fn drop_fact(connection: &Connection, name: &str) -> Outcome<()> {
    connection
        .prepare_cached("DELETE FROM facts WHERE name = ?1")?
        .execute([name])?;
    Ok(())
}

/// Staff slots that must wait.
pub(super) fn pins(connection: &Connection) -> Outcome<Vec<(u16, PinFact)>> {
    let mut query = connection
        .prepare_cached("SELECT name FROM facts WHERE name >= 'pin-' AND name < 'pin.'")?;
    let names: Vec<String> = query
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut pins = Vec::with_capacity(names.len());
    for name in names {
        let slot = name
            .strip_prefix(PIN_PREFIX)
            .and_then(|slot| slot.parse().ok());
        pins.push((slot.ok_or(Fault::Decay)?, need(connection, &name)?));
    }
    pins.sort_by_key(|(slot, _)| *slot);
    Ok(pins)
}

pub(super) fn json<T: Serialize>(value: &T) -> Outcome<String> {
    serde_json::to_string(value).map_err(|source| LedgerError::Json(source).into())
}

pub(super) fn seal_named(table: &str, key: &str, body: &str) -> i64 {
    seal(&[table.as_bytes(), key.as_bytes(), body.as_bytes()])
}

pub(super) fn open_sealed<T: DeserializeOwned>(
    table: &str,
    key: &str,
    body: &str,
    sealed: i64,
) -> Outcome<T> {
    if seal_named(table, key, body) != sealed {
        return Err(Fault::Decay);
    }
    serde_json::from_str(body).map_err(|_| Fault::Decay)
}

// -- numbered rows

pub(super) const fn id_of(ordinal: u32, sequence: u64) -> i64 {
    ((ordinal as u64) << SEQUENCE_BITS | (sequence & SEQUENCE_MAX)).cast_signed()
}

/// A numbered row as it lies in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stored {
    pub(super) id: i64,
    pub(super) first: u64,
    pub(super) epoch: u64,
    pub(super) kind: String,
    pub(super) shape: u32,
    pub(super) stage: String,
    pub(super) acknowledged_on: Option<String>,
    pub(super) body: String,
    pub(super) seal: i64,
}

pub(super) const COLUMNS: &str =
    "id, first, epoch, kind, shape, stage, acknowledged_on, body, seal";

impl Stored {
    pub(super) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            first: row.get::<_, i64>(1)?.cast_unsigned(),
            epoch: row.get::<_, i64>(2)?.cast_unsigned(),
            kind: row.get(3)?,
            shape: row.get(4)?,
            stage: row.get(5)?,
            acknowledged_on: row.get(6)?,
            body: row.get(7)?,
            seal: row.get(8)?,
        })
    }

    pub(super) fn seal_it(&self) -> i64 {
        seal(&[
            b"numbered",
            &self.id.to_le_bytes(),
            &self.first.to_le_bytes(),
            &self.epoch.to_le_bytes(),
            self.kind.as_bytes(),
            &self.shape.to_le_bytes(),
            self.body.as_bytes(),
        ])
    }

    pub(super) fn ordinal(&self) -> u32 {
        u32::try_from(self.id.cast_unsigned() >> SEQUENCE_BITS).unwrap_or(u32::MAX)
    }

    pub(super) const fn last(&self) -> u64 {
        self.id.cast_unsigned() & SEQUENCE_MAX
    }

    pub(super) const fn number(&self) -> RowNumber {
        RowNumber {
            epoch: Epoch(self.epoch),
            first: Sequence(self.first),
            last: Sequence(self.last()),
        }
    }

    pub(super) fn stage(&self) -> Outcome<Stage> {
        Stage::parse(&self.stage).ok_or(Fault::Decay)
    }

    /// The row, if it is the one that was written.
    pub(super) fn open(&self) -> Outcome<Row> {
        self.stage()?;
        if self.seal_it() != self.seal || self.first > self.last() {
            return Err(Fault::Decay);
        }
        if self.shape > SHAPE {
            let body = serde_json::from_str(&self.body).map_err(|_| Fault::Decay)?;
            return Ok(Row::FromNewer(FromNewer {
                shape: self.shape,
                body,
            }));
        }
        serde_json::from_str(&self.body).map_err(|_| Fault::Decay)
    }

    pub(super) fn insert(&self, connection: &Connection) -> Outcome<()> {
        connection
            .prepare_cached(
                "INSERT INTO numbered
                 (id, first, epoch, kind, shape, stage, acknowledged_on, body, seal)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            )?
            .execute(params![
                self.id,
                self.first.cast_signed(),
                self.epoch.cast_signed(),
                self.kind,
                self.shape,
                self.stage,
                self.acknowledged_on,
                self.body,
                self.seal_it(),
            ])?;
        Ok(())
    }
}

const fn kind_of(row: &Row) -> &'static str {
    match row {
        Row::Session(_) => "session",
        Row::Proof(_) => "proof",
        Row::Days(_) => "days",
        Row::Health(_) => "health",
        Row::Event(_) => "event",
        Row::Loss(_) => "loss",
        Row::Blocked(_) => "blocked",
        Row::Update(_) => "update",
        Row::FromNewer(_) => "from_newer",
    }
}

/// The oldest shape that can say it.
fn shape_of(row: &Row) -> u32 {
    match row {
        Row::Days(sheet) if !sheet.totals.skills.is_empty() => 4,
        Row::Update(_) => 3,
        Row::Blocked(_) | Row::Event(Event::Alarm { .. }) => 2,
        Row::Health(health) if !health.gauges.keys().all(|gauge| gauge.is_of_the_first()) => 2,
        _ => 1,
    }
}

/// A row of ours at a place that the caller has made sure of.
pub(super) fn place_row(
    connection: &Connection,
    epoch: &EpochFact,
    first: u64,
    last: u64,
    stage: Stage,
    row: &Row,
) -> Outcome<i64> {
    let stored = Stored {
        id: id_of(epoch.ordinal, last),
        first,
        epoch: epoch.epoch,
        kind: kind_of(row).to_owned(),
        shape: shape_of(row),
        stage: stage.word().to_owned(),
        acknowledged_on: None,
        body: json(row)?,
        seal: 0,
    };
    stored.insert(connection)?;
    Ok(stored.id)
}

/// Gives the next number to a row. Returns the row's id.
pub(super) fn append(connection: &Connection, stage: Stage, row: &Row) -> Outcome<i64> {
    let mut numbering: Numbering = need(connection, NUMBERING)?;
    let id = append_to(connection, &mut numbering, stage, row)?;
    put_fact(connection, NUMBERING, &numbering)?;
    Ok(id)
}

/// Like [`append`], for a caller that holds the numbering and stores it itself.
pub(super) fn append_to(
    connection: &Connection,
    numbering: &mut Numbering,
    stage: Stage,
    row: &Row,
) -> Outcome<i64> {
    if numbering.current()?.next > SEQUENCE_MAX {
        numbering.begin_epoch(connection)?;
    }
    let current = numbering.current()?;
    let sequence = current.next;
    current.next += 1;
    place_row(connection, current, sequence, sequence, stage, row)
}

pub(super) fn row_by_id(connection: &Connection, id: i64) -> Outcome<Option<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM numbered WHERE id = ?1");
    Ok(connection
        .prepare_cached(&sql)?
        .query_row([id], Stored::read)
        .optional()?)
}

/// Replaces what a row says, not its number.
pub(super) fn rewrite(connection: &Connection, mut stored: Stored, row: &Row) -> Outcome<()> {
    stored.body = json(row)?;
    connection
        .prepare_cached("UPDATE numbered SET body = ?2, seal = ?3 WHERE id = ?1")?
        .execute(params![stored.id, stored.body, stored.seal_it()])?;
    Ok(())
}

pub(super) fn delete_rows(connection: &Connection, ids: &[i64]) -> Outcome<()> {
    let mut statement = connection.prepare_cached("DELETE FROM numbered WHERE id = ?1")?;
    for id in ids {
        statement.execute([id])?;
    }
    Ok(())
}

// -- dates as keys

pub(super) fn day_key(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

pub(super) fn parse_day(key: &str) -> Outcome<NaiveDate> {
    NaiveDate::parse_from_str(key, "%Y-%m-%d").map_err(|_| Fault::Decay)
}
