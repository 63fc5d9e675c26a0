// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How a connection answers questions, and when a transaction is tried again.

use std::error::Error;
use std::time::Duration;

use bytes::BytesMut;
use deadpool_postgres::GenericClient;
use futures_util::future::try_join_all;
use tokio_postgres::Statement;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use super::listen::{self, Sender};
use super::sets;
use crate::sql::{Asked, Row, Sql, Value};
use crate::{Change, Result, StoreError};

/// Questions that are on their way at the same time over one connection.
const ABREAST: usize = 256;
/// Sets of values that one statement takes: they lie in memory on both sides.
const TOGETHER: usize = 1_000;
/// Nobody else may hold this number: it guards the totals.
const TOTALS_LOCK: i64 = 0x5350_4f52_5401;

/// How a question is asked with its sets of values.
enum Way {
    /// There are none.
    None,
    /// Set by set.
    Each(Statement),
    /// All at once, as arrays.
    Many(Statement),
}

/// A connection, inside a transaction when it writes.
pub(super) struct PgSql<'a, C> {
    client: &'a C,
    sender: Option<Sender>,
    notes: Vec<Change>,
}

impl<'a, C: GenericClient> PgSql<'a, C> {
    pub(super) fn reading(client: &'a C) -> Self {
        Self {
            client,
            sender: None,
            notes: Vec::new(),
        }
    }

    pub(super) fn writing(client: &'a C, sender: Sender) -> Self {
        Self {
            client,
            sender: Some(sender),
            notes: Vec::new(),
        }
    }

    /// What to tell this process once the transaction has ended well.
    pub(super) fn notes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.notes)
    }
}

/// `?1` becomes `$1`; no other question mark is in our questions.
fn numbered(sql: &str) -> String {
    sql.replace('?', "$")
}

fn references(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values
        .iter()
        .map(|value| value as &(dyn ToSql + Sync))
        .collect()
}

fn open(line: &tokio_postgres::Row) -> Result<Row> {
    let mut row = Vec::with_capacity(line.len());
    for (at, column) in line.columns().iter().enumerate() {
        let value = match *column.type_() {
            Type::INT8 => line.try_get::<_, Option<i64>>(at)?.map(Value::Int),
            Type::INT4 => line
                .try_get::<_, Option<i32>>(at)?
                .map(|number| Value::Int(i64::from(number))),
            Type::TEXT => line.try_get::<_, Option<String>>(at)?.map(Value::Text),
            Type::BYTEA => line.try_get::<_, Option<Vec<u8>>>(at)?.map(Value::Bytes),
            Type::UUID => line.try_get::<_, Option<uuid::Uuid>>(at)?.map(Value::Id),
            _ => return Err(StoreError::Unreadable("column")),
        };
        row.push(value.unwrap_or(Value::Null));
    }
    Ok(Row(row))
}

/// The values of many sets, parameter by parameter.
fn columns(sets: &[Vec<Value>]) -> Vec<Vec<&Value>> {
    let width = sets.first().map_or(0, Vec::len);
    (0..width)
        .map(|at| {
            sets.iter()
                .map(|set| set.get(at).unwrap_or(&Value::Null))
                .collect()
        })
        .collect()
}

fn arrays<'a>(columns: &'a [Vec<&'a Value>]) -> Vec<&'a (dyn ToSql + Sync)> {
    columns
        .iter()
        .map(|column| column as &(dyn ToSql + Sync))
        .collect()
}

impl<C: GenericClient> PgSql<'_, C> {
    async fn way(&self, asked: &Asked) -> Result<Way> {
        if asked.sets.is_empty() {
            return Ok(Way::None);
        }
        let one = self.client.prepare_cached(&numbered(asked.sql)).await?;
        if asked.sets.len() == 1 {
            return Ok(Way::Each(one));
        }
        match sets::of_many(asked.sql, one.params()) {
            Some(many) => Ok(Way::Many(self.client.prepare_cached(&many).await?)),
            None => Ok(Way::Each(one)),
        }
    }

    /// One answer for each set, in order.
    async fn ask_each(&self, way: &Way, sets: &[Vec<Value>]) -> Result<Vec<Vec<Row>>> {
        let mut answers = Vec::with_capacity(sets.len());
        match way {
            Way::None => {}
            Way::Many(statement) => {
                for some in sets.chunks(TOGETHER) {
                    answers.append(&mut self.ask_many(statement, some).await?);
                }
            }
            // They travel together and are answered in order.
            Way::Each(statement) => {
                for some in sets.chunks(ABREAST) {
                    let asked = some.iter().map(|values| self.ask(statement, values));
                    answers.append(&mut try_join_all(asked).await?);
                }
            }
        }
        Ok(answers)
    }

    async fn ask_many(&self, statement: &Statement, sets: &[Vec<Value>]) -> Result<Vec<Vec<Row>>> {
        let columns = columns(sets);
        let found = self.client.query(statement, &arrays(&columns)).await?;
        let mut answers = vec![Vec::new(); sets.len()];
        for line in &found {
            let mut row = open(line)?;
            let Value::Int(number) = row.0.remove(0) else {
                return Err(StoreError::Unreadable("place"));
            };
            usize::try_from(number - 1)
                .ok()
                .and_then(|at| answers.get_mut(at))
                .ok_or(StoreError::Unreadable("place"))?
                .push(row);
        }
        Ok(answers)
    }

    async fn ask(&self, statement: &Statement, values: &[Value]) -> Result<Vec<Row>> {
        self.client
            .query(statement, &references(values))
            .await?
            .iter()
            .map(open)
            .collect()
    }
}

impl<C: GenericClient> Sql for PgSql<'_, C> {
    async fn rows(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        let statement = self.client.prepare_cached(&numbered(sql)).await?;
        self.ask(&statement, values).await
    }

    async fn run(&mut self, sql: &'static str, values: &[Value]) -> Result<u64> {
        let statement = self.client.prepare_cached(&numbered(sql)).await?;
        Ok(self.client.execute(&statement, &references(values)).await?)
    }

    async fn all(&mut self, asked: Vec<Asked>) -> Result<Vec<Vec<Vec<Row>>>> {
        let mut ways = Vec::with_capacity(asked.len());
        for one in &asked {
            ways.push(self.way(one).await?);
        }
        if asked.iter().any(|one| one.sets.len() > TOGETHER) {
            let mut answers = Vec::with_capacity(asked.len());
            for (way, one) in ways.iter().zip(&asked) {
                answers.push(self.ask_each(way, &one.sets).await?);
            }
            return Ok(answers);
        }
        // Each is sent when it is looked at for the first time: in order, together.
        let sent = ways.iter().zip(&asked);
        try_join_all(sent.map(|(way, one)| self.ask_each(way, &one.sets))).await
    }

    async fn built(&mut self, sql: String, values: Vec<Value>) -> Result<Vec<Row>> {
        let statement = self.client.prepare(&numbered(&sql)).await?;
        self.ask(&statement, &values).await
    }

    fn totals_lock(&self) -> Option<Asked> {
        Some(Asked {
            sql: "SELECT 1 FROM pg_advisory_xact_lock(?1)",
            sets: vec![vec![Value::Int(TOTALS_LOCK)]],
        })
    }

    async fn note(&mut self, change: Change) -> Result<()> {
        let payload = self.sender.and_then(|sender| match &change {
            Change::Command(terminal) => Some(listen::payload_of_command(sender, *terminal)),
            Change::Everyone => Some(listen::payload_for_everyone(sender)),
            Change::Relay(_) => None,
        });
        if let Some(payload) = payload {
            let statement = self.client.prepare_cached(listen::NOTIFY).await?;
            self.client.execute(&statement, &[&payload]).await?;
        }
        self.notes.push(change);
        Ok(())
    }
}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Int(number) if *ty == Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
            Self::Int(number) => number.to_sql(ty, out),
            Self::Text(text) => text.to_sql(ty, out),
            Self::Bytes(bytes) => bytes.to_sql(ty, out),
            Self::Id(id) => id.to_sql(ty, out),
        }
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::INT8 | Type::INT4 | Type::TEXT | Type::VARCHAR | Type::BYTEA | Type::UUID
        )
    }

    to_sql_checked!();
}

/// How often a transaction was begun.
#[derive(Debug, Default)]
pub(super) struct Tries(u32);

impl Tries {
    /// Whether the same transaction may go well when it is begun anew.
    pub(super) fn again(&mut self, error: &StoreError) -> bool {
        self.0 += 1;
        let StoreError::Postgres(error) = error else {
            return false;
        };
        let conflict = error.code().is_some_and(|code| {
            [
                &SqlState::T_R_SERIALIZATION_FAILURE,
                &SqlState::T_R_DEADLOCK_DETECTED,
            ]
            .contains(&code)
        });
        conflict && self.0 < 6
    }

    pub(super) async fn pause(&self) {
        tokio::time::sleep(Duration::from_millis(5 << self.0.min(6))).await;
    }
}
