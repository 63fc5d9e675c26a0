// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Totals per day, and the sheets in which they leave.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::Stage;
use super::store::{append, day_key, json, open_sealed, parse_day, seal_named};
use crate::counters::{Counters, DaySheet, DayTotals, SHEET_MIN_SESSIONS};
use crate::numbered::Row;
use crate::place::Outcome;

pub(super) const TABLE: &str = "day_totals";

/// Adds one session to its day.
pub(super) fn count(connection: &Connection, day: NaiveDate, session: &Counters) -> Outcome<()> {
    let key = day_key(day);
    let known = connection
        .prepare_cached("SELECT body, seal FROM day_totals WHERE day = ?1")?
        .query_row([&key], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        })
        .optional()?;
    let mut totals: DayTotals = match known {
        Some((body, sealed)) => open_sealed(TABLE, &key, &body, sealed)?,
        None => DayTotals::default(),
    };
    totals.count(session);
    let body = json(&totals)?;
    connection
        .prepare_cached("INSERT OR REPLACE INTO day_totals (day, body, seal) VALUES (?1, ?2, ?3)")?
        .execute(params![key, body, seal_named(TABLE, &key, &body)])?;
    Ok(())
}

/// All days, oldest first.
pub(super) fn days(connection: &Connection) -> Outcome<Vec<(NaiveDate, DayTotals)>> {
    let mut query =
        connection.prepare_cached("SELECT day, body, seal FROM day_totals ORDER BY day")?;
    let found: Vec<(String, String, i64)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    found
        .into_iter()
        .map(|(key, body, sealed)| Ok((parse_day(&key)?, open_sealed(TABLE, &key, &body, sealed)?)))
        .collect()
}

/// Makes sheets of the days that are over. "Over" is any day but `today`: a clock that
/// once stood ten years ahead must not hold its totals back for ten years.
pub(super) fn fold(connection: &Connection, today: NaiveDate) -> Outcome<()> {
    let mut gathered: Option<DaySheet> = None;
    for (day, totals) in days(connection)? {
        if day == today {
            continue;
        }
        let sheet = gathered.get_or_insert_with(|| DaySheet {
            first_day: day,
            last_day: day,
            totals: DayTotals::default(),
        });
        sheet.last_day = day;
        sheet.totals.add(&totals);
        if sheet.totals.sessions < SHEET_MIN_SESSIONS {
            continue;
        }
        if let Some(sheet) = gathered.take() {
            connection
                .prepare_cached(
                    "DELETE FROM day_totals WHERE day >= ?1 AND day <= ?2 AND day <> ?3",
                )?
                .execute(params![
                    day_key(sheet.first_day),
                    day_key(sheet.last_day),
                    day_key(today)
                ])?;
            append(connection, Stage::Ready, &Row::Days(sheet))?;
        }
    }
    Ok(())
}
