// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Targets and the figures entered for them.

use chrono::NaiveDate;

use super::fleet::existing;
use crate::sql::{Sql, clamp, day, values};
use crate::{NewTarget, Result, StoreError, Target, TargetId};

pub(crate) async fn all<S: Sql>(sql: &mut S) -> Result<Vec<Target>> {
    let mut targets = Vec::new();
    for row in sql
        .rows(
            "SELECT id, name, source, due, goal FROM targets ORDER BY due, id",
            &[],
        )
        .await?
    {
        targets.push(Target {
            id: TargetId(row.int(0)?),
            target: NewTarget {
                name: row.string(1)?,
                source: row.string(2)?,
                due: row.date(3)?,
                goal: row.count(4)?,
            },
            figures: Vec::new(),
        });
    }
    let rows = sql
        .rows(
            "SELECT target, entered_for, figure FROM figures ORDER BY target, entered_for",
            &[],
        )
        .await?;
    for row in rows {
        let id = TargetId(row.int(0)?);
        if let Some(target) = targets.iter_mut().find(|target| target.id == id) {
            target.figures.push((row.date(1)?, row.count(2)?));
        }
    }
    Ok(targets)
}

pub(crate) async fn add<S: Sql>(sql: &mut S, target: &NewTarget) -> Result<TargetId> {
    let rows = sql
        .rows(
            "INSERT INTO targets (name, source, due, goal) VALUES (?1, ?2, ?3, ?4) RETURNING id",
            &values![
                &target.name,
                &target.source,
                day(target.due),
                clamp(target.goal)
            ],
        )
        .await?;
    let row = rows.first().ok_or(StoreError::Unreadable("target"))?;
    Ok(TargetId(row.int(0)?))
}

pub(crate) async fn enter<S: Sql>(
    sql: &mut S,
    id: TargetId,
    figure: u64,
    on: NaiveDate,
) -> Result<()> {
    let there = sql
        .rows(
            "SELECT id FROM targets WHERE id = ?1 FOR UPDATE",
            &values![id.0],
        )
        .await?;
    existing(there.len() as u64, "target")?;
    sql.run(
        "INSERT INTO figures (target, entered_for, figure) VALUES (?1, ?2, ?3)
         ON CONFLICT (target, entered_for) DO UPDATE SET figure = excluded.figure",
        &values![id.0, day(on), clamp(figure)],
    )
    .await?;
    Ok(())
}

pub(crate) async fn remove<S: Sql>(sql: &mut S, id: TargetId) -> Result<()> {
    let touched = sql
        .run("DELETE FROM targets WHERE id = ?1", &values![id.0])
        .await?;
    existing(touched, "target")
}
