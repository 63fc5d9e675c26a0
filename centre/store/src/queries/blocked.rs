// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Hosts that tasks needed and terminals refused. Kept for the region as a whole: which site
//! met them is nobody's business.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sportello_protocol::{HostName, TaskId};

use crate::sql::{Row, Sql, Value, clamp, day};
use crate::{BlockedHost, Result, StoreError};

/// Pairs of task and host that are kept. Names come from terminals.
const MOST: u64 = 5_000;

pub(crate) async fn add<S: Sql>(
    sql: &mut S,
    blocked: BTreeMap<(TaskId, HostName), (u64, NaiveDate)>,
) -> Result<()> {
    if blocked.is_empty() {
        return Ok(());
    }
    let counted = sql.rows("SELECT count(*) FROM blocked", &[]).await?;
    let full = counted.first().map_or(Ok(0), |row| row.count(0))? >= MOST;
    let lines = blocked
        .into_iter()
        .map(|((task, host), (sessions, last))| {
            vec![
                Value::from(task.as_str()),
                Value::from(host.as_str()),
                Value::Int(clamp(sessions)),
                day(last),
            ]
        })
        .collect();
    let text = if full {
        "UPDATE blocked SET sessions = sessions + ?3, last_day = ?4
         WHERE task = ?1 AND host = ?2"
    } else {
        "INSERT INTO blocked (task, host, sessions, last_day) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (task, host) DO UPDATE SET last_day = excluded.last_day,
             sessions = blocked.sessions + excluded.sessions"
    };
    sql.run_each(text, lines).await
}

pub(crate) async fn all<S: Sql>(sql: &mut S) -> Result<Vec<BlockedHost>> {
    let read = |row: &Row| {
        Ok(BlockedHost {
            task: TaskId::parse(row.text(0)?).map_err(|_| StoreError::Unreadable("task"))?,
            host: HostName::parse(row.text(1)?).map_err(|_| StoreError::Unreadable("host"))?,
            sessions: row.count(2)?,
            last_day: row.date(3)?,
        })
    };
    sql.rows(
        "SELECT task, host, sessions, last_day FROM blocked
         ORDER BY sessions DESC, task, host LIMIT 1000",
        &[],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}
