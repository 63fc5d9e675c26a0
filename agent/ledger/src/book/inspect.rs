// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether a book on disk is sound: SQLite's own quick check, every seal, and no number
//! without its row.

use rusqlite::{Connection, OptionalExtension};

use super::store::{
    COLUMNS, NUMBERING, Numbering, SERVICE, SESSIONS, SessionsFact, Stored, need, seal_named,
};
use super::{health, sheets};
use crate::place::{Fault, Outcome};
use crate::state::ServiceState;

/// Fails with damage when anything in the book is not what was written.
pub(super) fn inspect(connection: &Connection, history: &[(u32, String)]) -> Outcome<()> {
    // The file may be written, so a book that says "read-only" has a broken header.
    if connection.is_readonly("main")? {
        return Err(Fault::Decay);
    }
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(Fault::Decay);
    }
    check_history(connection, history)?;
    check_facts(connection)?;
    let _: ServiceState = need(connection, SERVICE)?;
    let _: SessionsFact = need(connection, SESSIONS)?;
    sheets::days(connection)?;
    health::rows(connection)?;
    let numbering: Numbering = need(connection, NUMBERING)?;
    check_rows(connection, &numbering)
}

/// Every number that was given and not acknowledged has a row that answers for it.
fn check_rows(connection: &Connection, numbering: &Numbering) -> Outcome<()> {
    let mut expected: Vec<u64> = numbering
        .epochs
        .iter()
        .map(|epoch| epoch.acknowledged.saturating_add(1))
        .collect();
    let sql = format!("SELECT {COLUMNS} FROM numbered ORDER BY id");
    let mut query = connection.prepare(&sql)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let stored = Stored::read(row)?;
        stored.open()?;
        let index = numbering
            .epochs
            .iter()
            .position(|epoch| epoch.ordinal == stored.ordinal() && epoch.epoch == stored.epoch)
            .ok_or(Fault::Decay)?;
        let wanted = expected.get_mut(index).ok_or(Fault::Decay)?;
        if stored.first > *wanted {
            return Err(Fault::Decay);
        }
        *wanted = (*wanted).max(stored.last().saturating_add(1));
    }
    for (epoch, wanted) in numbering.epochs.iter().zip(expected) {
        if wanted != epoch.next.max(epoch.acknowledged.saturating_add(1)) {
            return Err(Fault::Decay);
        }
    }
    if numbering.epochs.is_empty() {
        Err(Fault::Decay)
    } else {
        Ok(())
    }
}

fn check_facts(connection: &Connection) -> Outcome<()> {
    let mut query = connection.prepare("SELECT name, body, seal FROM facts")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (name, body): (String, String) = (row.get(0)?, row.get(1)?);
        if seal_named("facts", &name, &body) != row.get::<_, i64>(2)? {
            return Err(Fault::Decay);
        }
    }
    Ok(())
}

/// Version of the last migration that was applied.
pub(super) fn schema_version(connection: &Connection) -> Outcome<u32> {
    let version = connection
        .query_row(
            "SELECT max(version) FROM refinery_schema_history",
            [],
            |row| row.get::<_, Option<u32>>(0),
        )
        .optional()?
        .flatten();
    version.ok_or(Fault::Decay)
}

/// The migration runner takes its own table on trust, panics on a broken date in it, and
/// would skip a step that a flipped bit calls done. `known` are the steps of this version;
/// a book may have more, from a newer one.
fn check_history(connection: &Connection, known: &[(u32, String)]) -> Outcome<()> {
    let mut query = connection.prepare(
        "SELECT version, name, applied_on, checksum FROM refinery_schema_history ORDER BY version",
    )?;
    let mut rows = query.query([])?;
    let mut next = 0;
    while let Some(row) = rows.next()? {
        let (version, name): (u32, String) = (row.get(0)?, row.get(1)?);
        let (applied_on, checksum): (String, String) = (row.get(2)?, row.get(3)?);
        let dated = chrono::DateTime::parse_from_rfc3339(&applied_on).is_ok();
        let as_known = known.get(next).is_none_or(|step| *step == (version, name));
        if !dated || checksum.parse::<u64>().is_err() || !as_known {
            return Err(Fault::Decay);
        }
        next += 1;
    }
    if next == 0 { Err(Fault::Decay) } else { Ok(()) }
}
