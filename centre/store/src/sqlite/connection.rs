// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Connections to the file, and how they answer questions.

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Statement, ToSql, params_from_iter};

use crate::sql::{Asked, Row, Sql, Value};
use crate::{Change, Result, StoreError};

mod migrations {
    refinery::embed_migrations!("migrations/sqlite");
}

/// Another process (a command of the administrator) may hold the file for a moment.
const PATIENCE: Duration = Duration::from_secs(10);

/// Password hashes and keys lie in it: nobody else reads it.
pub(super) fn create_private(path: &Path) -> Result<()> {
    OpenOptions::new()
        .read(true)
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)?;
    Ok(())
}

pub(super) fn open_writer(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags())?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(256);
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(StoreError::SetUp(format!(
            "the file's journal is {mode}, not wal: is it on a network drive?"
        )));
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "recursive_triggers", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    Ok(connection)
}

pub(super) fn open_reader(path: &Path) -> Result<Connection> {
    let connection = Connection::open_with_flags(path, flags())?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.pragma_update(None, "query_only", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -8_000)?;
    Ok(connection)
}

fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Forward only; tables of a later version, which only ever adds, are left as they are.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    migrations::migrations::runner()
        .set_abort_missing(false)
        .run(connection)?;
    Ok(())
}

/// The schema that this version writes.
pub(super) fn newest_schema() -> i64 {
    migrations::migrations::runner()
        .get_migrations()
        .iter()
        .map(|step| i64::from(step.version()))
        .max()
        .unwrap_or(0)
}

/// Runs a question that never has to wait.
pub(super) fn now<T>(question: impl Future<Output = Result<T>>) -> Result<T> {
    match pin!(question).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => Err(StoreError::Closed),
    }
}

/// A connection inside a transaction.
#[derive(Debug)]
pub(super) struct SqliteSql<'a> {
    pub(super) connection: &'a mut Connection,
    pub(super) notes: Vec<Change>,
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(rusqlite::types::ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(number) => ValueRef::Integer(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Bytes(bytes) => ValueRef::Blob(bytes),
            Self::Id(id) => ValueRef::Blob(id.as_bytes()),
        }))
    }
}

fn answer(statement: &mut Statement<'_>, values: &[Value]) -> Result<Vec<Row>> {
    let columns = statement.column_count();
    let mut found = statement.query(params_from_iter(values))?;
    let mut rows = Vec::new();
    while let Some(line) = found.next()? {
        let mut row = Vec::with_capacity(columns);
        for column in 0..columns {
            row.push(match line.get_ref(column)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => Value::Int(number),
                ValueRef::Text(text) => Value::Text(
                    std::str::from_utf8(text)
                        .map_err(|_| StoreError::Unreadable("text"))?
                        .to_owned(),
                ),
                ValueRef::Blob(bytes) => Value::Bytes(bytes.to_vec()),
                ValueRef::Real(_) => return Err(StoreError::Unreadable("number")),
            });
        }
        rows.push(Row(row));
    }
    Ok(rows)
}

/// There is one writer: nothing needs to be locked for it.
fn plain(sql: &str) -> &str {
    sql.strip_suffix(" FOR UPDATE").unwrap_or(sql)
}

impl Sql for SqliteSql<'_> {
    async fn rows(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        answer(&mut *self.connection.prepare_cached(plain(sql))?, values)
    }

    async fn run(&mut self, sql: &'static str, values: &[Value]) -> Result<u64> {
        let touched = self
            .connection
            .prepare_cached(plain(sql))?
            .execute(params_from_iter(values))?;
        Ok(touched as u64)
    }

    async fn all(&mut self, asked: Vec<Asked>) -> Result<Vec<Vec<Vec<Row>>>> {
        let mut answers = Vec::with_capacity(asked.len());
        for Asked { sql, sets } in asked {
            if sets.is_empty() {
                answers.push(Vec::new());
                continue;
            }
            let mut statement = self.connection.prepare_cached(plain(sql))?;
            let each = sets.iter().map(|values| answer(&mut statement, values));
            answers.push(each.collect::<Result<_>>()?);
        }
        Ok(answers)
    }

    async fn built(&mut self, sql: String, values: Vec<Value>) -> Result<Vec<Row>> {
        answer(&mut *self.connection.prepare_cached(plain(&sql))?, &values)
    }

    fn totals_lock(&self) -> Option<Asked> {
        None
    }

    async fn note(&mut self, change: Change) -> Result<()> {
        self.notes.push(change);
        Ok(())
    }
}
