// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Commands on their way to terminals, and what terminals should be set to. A command is
//! deleted as soon as the terminal has said what became of it, or when it has expired: what
//! staff asked of a room is no history.

use sportello_protocol::{
    Command, CommandId, CommandKind, CommandResult, Desired, Settings, TerminalId, UnixSeconds,
};

use super::fleet::existing;
use crate::sql::{Row, Sql, Value, json, values};
use crate::{AccountId, Change, Result, SiteId, StoreError};

pub(crate) async fn queue<S: Sql>(
    sql: &mut S,
    terminal: TerminalId,
    kind: CommandKind,
    by: AccountId,
    now: UnixSeconds,
    valid_for_s: u32,
) -> Result<CommandId> {
    // The lock makes the numbers of one terminal appear in their order.
    let there = sql
        .rows(
            "SELECT id FROM terminals WHERE id = ?1 AND state <> 'retired' FOR UPDATE",
            &values![terminal],
        )
        .await?;
    existing(there.len() as u64, "terminal")?;
    sql.run(
        "DELETE FROM commands WHERE terminal = ?1 AND expires <= ?2",
        &values![terminal, now],
    )
    .await?;
    let rows = sql
        .rows(
            "INSERT INTO commands (terminal, kind, ordered_by, expires)
             VALUES (?1, ?2, ?3, ?4) RETURNING id",
            &values![
                terminal,
                json(&kind)?,
                by.0,
                now.0.saturating_add(i64::from(valid_for_s))
            ],
        )
        .await?;
    let id = rows
        .first()
        .ok_or(StoreError::Unreadable("command"))?
        .int(0)?;
    sql.note(Change::Command(terminal)).await?;
    Ok(CommandId(id))
}

pub(crate) const PENDING: &str = "SELECT id, kind, expires FROM commands
     WHERE terminal = ?1 AND id > ?2 AND expires > ?3 ORDER BY id LIMIT 100";

pub(crate) async fn pending<S: Sql>(
    sql: &mut S,
    terminal: TerminalId,
    after: CommandId,
    now: UnixSeconds,
) -> Result<Vec<Command>> {
    let read = |row: &Row| {
        Ok(Command {
            id: CommandId(row.int(0)?),
            kind: row.json(1)?,
            valid_for_s: u32::try_from(row.int(2)?.saturating_sub(now.0)).unwrap_or(u32::MAX),
        })
    };
    sql.rows(PENDING, &values![terminal, after.0, now])
        .await?
        .iter()
        .map(read)
        .collect()
}

pub(crate) async fn note_results<S: Sql>(
    sql: &mut S,
    terminal: TerminalId,
    results: &[CommandResult],
) -> Result<()> {
    sql.run_each(
        "DELETE FROM commands WHERE terminal = ?1 AND id = ?2",
        results
            .iter()
            .map(|result| vec![Value::from(terminal), Value::Int(result.id.0)])
            .collect(),
    )
    .await
}

/// What is wanted of every terminal of a site; what of one, [`super::rollouts::desired`] knows.
pub(crate) async fn desired<S: Sql>(sql: &mut S, site: SiteId) -> Result<Desired> {
    let rows = sql
        .rows(
            "SELECT s.desired + w.version, s.settings FROM sites s CROSS JOIN wishes w
             WHERE s.id = ?1 AND w.id = 1",
            &values![site],
        )
        .await?;
    let row = rows.first().ok_or(StoreError::Missing("site"))?;
    Ok(Desired {
        version: row.count(0)?,
        settings: row.json(1)?,
        update: None,
        bundle: None,
        place: None,
    })
}

pub(crate) async fn set_settings<S: Sql>(
    sql: &mut S,
    site: SiteId,
    settings: &Settings,
) -> Result<Desired> {
    let rows = sql
        .rows(
            "UPDATE sites SET settings = ?2, desired = desired + 1 WHERE id = ?1
             RETURNING desired + (SELECT version FROM wishes WHERE id = 1)",
            &values![site, json(settings)?],
        )
        .await?;
    let version = rows.first().ok_or(StoreError::Missing("site"))?.count(0)?;
    let terminals = sql
        .rows(
            "SELECT id FROM terminals WHERE site = ?1 AND state <> 'retired'",
            &values![site],
        )
        .await?;
    for row in terminals {
        sql.note(Change::Command(row.terminal(0)?)).await?;
    }
    Ok(Desired {
        version,
        settings: settings.clone(),
        update: None,
        bundle: None,
        place: None,
    })
}
