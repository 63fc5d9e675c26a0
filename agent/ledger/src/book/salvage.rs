// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What can still be read of a damaged book, and how a new one is begun from it.
//!
//! Only sealed rows whose seal holds are carried over. Numbers that should have a row and
//! have none are covered by loss rows. New rows get a new epoch.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::room::make_room;
use super::store::{
    COLUMNS, EpochFact, LOSSES, MARKER, NUMBERING, Numbering, PIN_PREFIX, PinFact, RATING_WINDOW,
    RELEASE, SERVICE, SESSIONS, SessionsFact, Stored, append, place_row, put_fact, put_fact_body,
    seal_named,
};
use super::{Cap, Damage, Stage, health, sheets};
use crate::context::Context;
use crate::numbered::{Event, Loss, LossCause, Losses, Row};
use crate::place::{Outcome, PATIENCE, Place, remove};
use crate::state::ServiceState;

/// Ids tried one by one around a place that cannot be scanned.
const PROBES: i64 = 20_000;

/// Name of the copy that is read under a new first page.
pub(super) const COPY: &str = ".salvage";

/// Rows that are sealed and whole.
#[derive(Debug, Default)]
pub(super) struct Salvage {
    numbered: BTreeMap<i64, Stored>,
    days: BTreeMap<String, String>,
    health: BTreeMap<(String, i64), String>,
    facts: BTreeMap<String, String>,
}

impl Salvage {
    pub(super) fn is_empty(&self) -> bool {
        self.numbered.is_empty() && self.facts.is_empty() && self.days.is_empty()
    }
}

/// Reads what can be read, with the write-ahead log if that is possible, without it if not.
pub(super) fn gather(place: &Place) -> Salvage {
    let with_log = open_as_it_lies(place.path(), "");
    let first = with_log.map_or_else(Salvage::default, |connection| scan(&connection));
    if !first.is_empty() {
        return first;
    }
    open_as_it_lies(place.path(), "?immutable=1")
        .map_or_else(Salvage::default, |connection| scan(&connection))
}

/// Reads a copy of the damaged file under the first page of an empty book. That page holds
/// nothing of ours but the list of tables, which is the same in every book; without it all
/// the others are out of reach.
pub(super) fn gather_under(first_page: &[u8], place: &Place) -> io::Result<Salvage> {
    let mut bytes = fs::read(place.path())?;
    let pages = u32::try_from(bytes.len() / first_page.len()).unwrap_or(u32::MAX);
    let Some(head) = bytes.get_mut(..first_page.len()) else {
        return Ok(Salvage::default());
    };
    head.copy_from_slice(first_page);
    // The header's number of pages; no free pages; the counter that vouches for the number.
    for (at, value) in [(28, pages), (32, 0), (36, 0), (24, 1), (92, 1)] {
        if let Some(field) = head.get_mut(at..at + 4) {
            field.copy_from_slice(&value.to_be_bytes());
        }
    }
    let copy = place.beside(COPY);
    fs::write(&copy, &bytes)?;
    let found = open_as_it_lies(&copy, "?immutable=1")
        .map_or_else(Salvage::default, |connection| scan(&connection));
    remove(&copy)?;
    Ok(found)
}

/// A connection that changes nothing of the evidence.
fn open_as_it_lies(path: &Path, how: &str) -> Option<Connection> {
    let escaped = path
        .to_str()?
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    let opened = || -> rusqlite::Result<Connection> {
        let connection = Connection::open_with_flags(format!("file:{escaped}{how}"), flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(connection)
    };
    opened().ok()
}

fn scan(connection: &Connection) -> Salvage {
    let mut found = Salvage::default();
    scan_numbered(connection, &mut found.numbered);
    both_ways(
        connection,
        "SELECT day, body, seal FROM day_totals ORDER BY day",
        |row| {
            let (day, body, seal): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if seal_named(sheets::TABLE, &day, &body) == seal {
                found.days.insert(day, body);
            }
            Ok(())
        },
    );
    both_ways(
        connection,
        "SELECT day, hour, body, seal FROM health ORDER BY day, hour",
        |row| {
            let (day, hour, body): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if seal_named(health::TABLE, &health::key(&day, hour), &body) == row.get::<_, i64>(3)? {
                found.health.insert((day, hour), body);
            }
            Ok(())
        },
    );
    both_ways(
        connection,
        "SELECT name, body, seal FROM facts ORDER BY name",
        |row| {
            let (name, body, seal): (String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if seal_named("facts", &name, &body) == seal {
                found.facts.insert(name, body);
            }
            Ok(())
        },
    );
    found
}

/// Reads a table from its start; if that breaks, from its end as well. A row that cannot be
/// read is passed over; what matters is where SQLite itself can go no further. Returns
/// whether the whole table was seen.
fn both_ways(
    connection: &Connection,
    sql: &str,
    mut keep: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
) -> bool {
    let columns = sql.split("ORDER BY ").nth(1).unwrap_or("");
    let backwards = sql.replace(columns, &columns.replace(", ", " DESC, ")) + " DESC";
    for way in [sql, backwards.as_str()] {
        if one_way(connection, way, &mut keep).is_ok() {
            return true;
        }
    }
    false
}

fn one_way(
    connection: &Connection,
    sql: &str,
    keep: &mut impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut query = connection.prepare(sql)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        // A cell that does not hold what its column should: not ours any more.
        if keep(row).is_err() {
            tracing::debug!("a row of the damaged book could not be read");
        }
    }
    Ok(())
}

fn scan_numbered(connection: &Connection, found: &mut BTreeMap<i64, Stored>) {
    let keep = |row: &rusqlite::Row<'_>, found: &mut BTreeMap<i64, Stored>| {
        let stored = Stored::read(row)?;
        if stored.open().is_ok() {
            found.insert(stored.id, stored);
        }
        Ok(())
    };
    let sql = format!("SELECT {COLUMNS} FROM numbered ORDER BY id");
    if both_ways(connection, &sql, |row| keep(row, found)) {
        return;
    }
    // Between the two ends, ask for each id by itself: another path down the tree.
    let known: BTreeSet<i64> = found.keys().copied().collect();
    let one = format!("SELECT {COLUMNS} FROM numbered WHERE id = ?1");
    let Ok(mut query) = connection.prepare(&one) else {
        return;
    };
    for id in holes(&known) {
        if let Ok(mut rows) = query.query([id])
            && let Ok(Some(row)) = rows.next()
            && keep(row, found).is_err()
        {
            tracing::debug!("a row of the damaged book could not be read");
        }
    }
}

/// Ids that may exist beside known ones.
fn holes(known: &BTreeSet<i64>) -> Vec<i64> {
    let mut holes = BTreeSet::new();
    let mut before: Option<i64> = None;
    for id in known {
        let from = before
            .map_or(id.saturating_sub(PROBES), |before| before + 1)
            .max(1);
        if id.saturating_sub(from) <= 2 * PROBES {
            holes.extend(from..*id);
        } else {
            holes.extend(from..from + PROBES);
            holes.extend(id - PROBES..*id);
        }
        before = Some(*id);
    }
    if let Some(last) = before {
        holes.extend(last + 1..last + PROBES);
    }
    holes.into_iter().collect()
}

/// Fills a new, empty book.
pub(super) fn restore(
    connection: &Connection,
    cap: Cap,
    salvage: &Salvage,
    context: &Context,
) -> Outcome<Damage> {
    let (mut numbering, lost) = carry_rows(connection, cap, salvage)?;
    numbering.begin_epoch(connection)?;
    put_fact(connection, NUMBERING, &numbering)?;
    for (name, body) in &salvage.facts {
        let ours = [
            NUMBERING,
            RATING_WINDOW,
            RELEASE,
            SESSIONS,
            SERVICE,
            MARKER,
            LOSSES,
        ];
        let is_pin = name.starts_with(PIN_PREFIX);
        let readable = !is_pin || serde_json::from_str::<PinFact>(body).is_ok();
        if !ours.contains(&name.as_str()) && readable {
            put_fact_body(connection, name, body)?;
        }
    }
    carry_sessions(connection, salvage)?;
    let service: Option<ServiceState> = parse(salvage, SERVICE);
    put_fact(
        connection,
        SERVICE,
        &service.unwrap_or(ServiceState::Proving),
    )?;
    let mut losses: Losses = parse(salvage, LOSSES).unwrap_or_default();
    losses.numbers_damaged = losses.numbers_damaged.saturating_add(lost);
    put_fact(connection, LOSSES, &losses)?;
    carry_totals(connection, salvage)?;
    make_room(connection, cap)?;
    let salvaged = u32::try_from(salvage.numbered.len()).unwrap_or(u32::MAX);
    let event = Event::SetAside {
        at: context.now,
        salvaged,
        lost,
    };
    append(connection, Stage::Ready, &Row::Event(event))?;
    Ok(Damage {
        set_aside: 0,
        salvaged,
        lost,
        service_unknown: service.is_none(),
    })
}

fn parse<T: serde::de::DeserializeOwned>(salvage: &Salvage, name: &str) -> Option<T> {
    salvage
        .facts
        .get(name)
        .and_then(|body| serde_json::from_str(body).ok())
}

/// Rows with their numbers, and loss rows for the numbers between that have none.
fn carry_rows(connection: &Connection, cap: Cap, salvage: &Salvage) -> Outcome<(Numbering, u64)> {
    let mut epochs: BTreeMap<u32, EpochFact> = BTreeMap::new();
    if let Some(known) = parse::<Numbering>(salvage, NUMBERING) {
        epochs.extend(known.epochs.into_iter().map(|epoch| (epoch.ordinal, epoch)));
    }
    for stored in salvage.numbered.values() {
        let epoch = epochs.entry(stored.ordinal()).or_insert(EpochFact {
            ordinal: stored.ordinal(),
            epoch: stored.epoch,
            next: 1,
            acknowledged: 0,
        });
        epoch.next = epoch.next.max(stored.last().saturating_add(1));
    }
    let numbering = Numbering {
        epochs: epochs.into_values().collect(),
    };
    put_fact(connection, NUMBERING, &numbering)?;
    for (count, stored) in salvage.numbered.values().enumerate() {
        if count % 16 == 0 {
            make_room(connection, cap)?;
        }
        stored.insert(connection)?;
    }
    let mut lost = 0_u64;
    for epoch in &numbering.epochs {
        for (first, last) in uncovered(epoch, salvage) {
            lost = lost.saturating_add(last - first + 1);
            let loss = Row::Loss(Loss {
                cause: LossCause::Damage,
                sessions: 0,
            });
            place_row(connection, epoch, first, last, Stage::Ready, &loss)?;
        }
    }
    Ok((numbering, lost))
}

/// Ranges of given, unacknowledged numbers for which no row was found.
fn uncovered(epoch: &EpochFact, salvage: &Salvage) -> Vec<(u64, u64)> {
    let mut ranges = Vec::new();
    let mut expected = epoch.acknowledged.saturating_add(1);
    for stored in salvage
        .numbered
        .values()
        .filter(|row| row.ordinal() == epoch.ordinal)
    {
        if stored.first > expected {
            ranges.push((expected, stored.first - 1));
        }
        expected = expected.max(stored.last().saturating_add(1));
    }
    if epoch.next > expected {
        ranges.push((expected, epoch.next - 1));
    }
    ranges
}

/// The marker survives, so that the session it names is still closed as interrupted.
fn carry_sessions(connection: &Connection, salvage: &Salvage) -> Outcome<()> {
    let mut sessions: SessionsFact = parse(salvage, SESSIONS).unwrap_or(SessionsFact {
        next: 1,
        last_finished: 0,
    });
    if let Some(open) = parse::<u64>(salvage, MARKER)
        && open > sessions.last_finished
    {
        sessions.next = sessions.next.max(open.saturating_add(1));
        put_fact(connection, MARKER, &open)?;
    }
    put_fact(connection, SESSIONS, &sessions)
}

fn carry_totals(connection: &Connection, salvage: &Salvage) -> Outcome<()> {
    for (day, body) in &salvage.days {
        let known = serde_json::from_str::<crate::counters::DayTotals>(body).is_ok();
        if known && super::store::parse_day(day).is_ok() {
            connection.execute(
                "INSERT INTO day_totals (day, body, seal) VALUES (?1, ?2, ?3)",
                rusqlite::params![day, body, seal_named(sheets::TABLE, day, body)],
            )?;
        }
    }
    for ((day, hour), body) in &salvage.health {
        let known = serde_json::from_str::<health::Gauges>(body).is_ok();
        if known && super::store::parse_day(day).is_ok() && (-1..24).contains(hour) {
            let key = health::key(day, *hour);
            connection.execute(
                "INSERT INTO health (day, hour, body, seal) VALUES (?1, ?2, ?3, ?4)",
                rusqlite::params![day, hour, body, seal_named(health::TABLE, &key, body)],
            )?;
        }
    }
    Ok(())
}
