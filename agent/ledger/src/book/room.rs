// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The size cap: what is given up, in which order, and how it is counted.
//!
//! 1. rows that the centre has already
//! 2. hours of health, merged into days
//! 3. days of health
//! 4. the oldest rows, covered by a loss row

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::store::{
    COLUMNS, EpochFact, LOSSES, NUMBERING, Numbering, Stored, delete_rows, fact, need, place_row,
    put_fact,
};
use super::{Cap, Stage, health};
use crate::error::LedgerError;
use crate::numbered::{Loss, LossCause, Losses, Row};
use crate::place::{Fault, Outcome};

/// Pages kept free for one transaction.
const RESERVE: u64 = 24;

/// Makes sure that one more row fits under the cap.
pub(super) fn make_room(connection: &Connection, cap: Cap) -> Outcome<()> {
    while used_pages(connection)? > cap.pages.saturating_sub(RESERVE) {
        if !give_up_something(connection)? {
            break;
        }
    }
    Ok(())
}

fn used_pages(connection: &Connection) -> Outcome<u64> {
    let all: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let free: i64 = connection.pragma_query_value(None, "freelist_count", |row| row.get(0))?;
    Ok(all.saturating_sub(free).max(0).cast_unsigned())
}

fn give_up_something(connection: &Connection) -> Outcome<bool> {
    let known = connection
        .prepare_cached(
            "DELETE FROM numbered WHERE id IN
             (SELECT id FROM numbered WHERE stage = 'acknowledged' ORDER BY id LIMIT 64)",
        )?
        .execute([])?;
    if known > 0 {
        return Ok(true);
    }
    let mut losses: Losses = fact(connection, LOSSES)?.unwrap_or_default();
    let merged = health::merge_oldest_days(connection)?;
    losses.health_hours_merged = losses.health_hours_merged.saturating_add(merged);
    let mut gained = merged > 0;
    if !gained {
        let dropped = health::drop_oldest(connection)?;
        losses.health_dropped = losses.health_dropped.saturating_add(dropped);
        gained = dropped > 0;
    }
    if !gained {
        gained = drop_oldest_rows(connection, &mut losses)?;
    }
    if gained {
        put_fact(connection, LOSSES, &losses)?;
    }
    Ok(gained)
}

/// Replaces the oldest rows by one loss row per epoch. A loss row among them is absorbed.
fn drop_oldest_rows(connection: &Connection, losses: &mut Losses) -> Outcome<bool> {
    let sql = format!("SELECT {COLUMNS} FROM numbered ORDER BY id LIMIT 32");
    let oldest: Vec<Stored> = connection
        .prepare_cached(&sql)?
        .query_map([], Stored::read)?
        .collect::<Result<_, _>>()?;
    if oldest.len() < 2 {
        return Ok(false);
    }
    let mut spans: BTreeMap<u32, (u64, u64, Loss)> = BTreeMap::new();
    for stored in &oldest {
        let (first, last, loss) = spans.entry(stored.ordinal()).or_insert((
            stored.first,
            stored.last(),
            Loss {
                cause: LossCause::Cap,
                sessions: 0,
            },
        ));
        *first = stored.first.min(*first);
        *last = stored.last().max(*last);
        match stored.open()? {
            Row::Session(_) => {
                loss.sessions = loss.sessions.saturating_add(1);
                losses.sessions_dropped = losses.sessions_dropped.saturating_add(1);
            }
            Row::Loss(older) => {
                loss.cause = older.cause;
                loss.sessions = loss.sessions.saturating_add(older.sessions);
            }
            _ => losses.others_dropped = losses.others_dropped.saturating_add(1),
        }
    }
    // One loss row each, and nothing else: there is nothing left to give.
    if spans.len() == oldest.len() {
        return Ok(false);
    }
    delete_rows(
        connection,
        &oldest.iter().map(|row| row.id).collect::<Vec<_>>(),
    )?;
    let numbering: Numbering = need(connection, NUMBERING)?;
    for (ordinal, (first, last, loss)) in spans {
        let epoch = find(&numbering, ordinal)?;
        place_row(
            connection,
            epoch,
            first,
            last,
            Stage::Ready,
            &Row::Loss(loss),
        )?;
    }
    Ok(true)
}

pub(super) fn find(numbering: &Numbering, ordinal: u32) -> Outcome<&EpochFact> {
    numbering
        .epochs
        .iter()
        .find(|epoch| epoch.ordinal == ordinal)
        .ok_or(Fault::Decay)
}

/// The hard bound of the file; [`make_room`] stays below it.
pub(super) fn bound_file(connection: &Connection, cap: Cap) -> Outcome<()> {
    let pages = i64::try_from(cap.pages).map_err(|_| LedgerError::CapTooSmall {
        cap: u64::MAX,
        least: super::MIN_CAP,
    })?;
    let _now: i64 = connection.query_row(
        &format!("PRAGMA max_page_count = {pages}"),
        params![],
        |row| row.get(0),
    )?;
    Ok(())
}
