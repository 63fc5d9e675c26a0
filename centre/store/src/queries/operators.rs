// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Operators and their keys.

use sportello_protocol::{Thumbprint, UnixSeconds};

use crate::operator::{NewOperator, Operator, OperatorId};
use crate::sql::{Row, Sql, values};
use crate::{Result, StoreError};

fn read(row: &Row) -> Result<Operator> {
    Ok(Operator {
        id: OperatorId(row.int(0)?),
        name: row.string(1)?,
        public_key: row.hash(2)?,
        added: row.time(3)?,
    })
}

pub(crate) async fn add<S: Sql>(sql: &mut S, operator: &NewOperator) -> Result<OperatorId> {
    let thumbprint = Thumbprint::of(&operator.public_key);
    let taken = sql
        .rows(
            "SELECT terminal FROM keys WHERE thumbprint = ?1",
            &values![thumbprint],
        )
        .await?;
    // A terminal's key opens no operator's door.
    if !taken.is_empty() {
        return Err(StoreError::Exists("terminal with this key"));
    }
    let rows = sql
        .rows(
            "INSERT INTO operators (name, public_key, thumbprint, added) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO NOTHING RETURNING id",
            &values![
                &operator.name,
                &operator.public_key,
                thumbprint,
                operator.added
            ],
        )
        .await?;
    let row = rows.first().ok_or(StoreError::Exists("operator"))?;
    Ok(OperatorId(row.int(0)?))
}

pub(crate) async fn remove<S: Sql>(
    sql: &mut S,
    name: &str,
    now: UnixSeconds,
) -> Result<OperatorId> {
    let rows = sql
        .rows(
            "UPDATE operators SET removed = ?2 WHERE name = ?1 AND removed IS NULL RETURNING id",
            &values![name, now],
        )
        .await?;
    let row = rows.first().ok_or(StoreError::Missing("operator"))?;
    Ok(OperatorId(row.int(0)?))
}

pub(crate) const ALL: &str =
    "SELECT id, name, public_key, added FROM operators WHERE removed IS NULL ORDER BY name";

pub(crate) async fn all<S: Sql>(sql: &mut S) -> Result<Vec<Operator>> {
    sql.rows(ALL, &[]).await?.iter().map(read).collect()
}

pub(crate) const BY_KEY: &str = "SELECT id, name, public_key, added FROM operators
     WHERE thumbprint = ?1 AND removed IS NULL";

pub(crate) async fn by_key<S: Sql>(
    sql: &mut S,
    thumbprint: Thumbprint,
) -> Result<Option<Operator>> {
    sql.rows(BY_KEY, &values![thumbprint])
        .await?
        .first()
        .map(read)
        .transpose()
}
