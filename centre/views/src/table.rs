// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One table, however it leaves: on a page, as CSV, as a spreadsheet, as JSON.
//!
//! # Invariants
//! 1. A cell that is hidden on the page is hidden in every file.
//! 2. A text that a spreadsheet would take for a formula does not arrive as one.

mod csv;
mod json;
mod send;
mod xlsx;

use chrono::NaiveDate;
use sportello_protocol::UnixSeconds;

pub use self::csv::{Csv, neutral};
pub use self::json::Json;
pub use self::send::{ExportError, Format, Rows, once, send};
pub use self::xlsx::workbook;

use crate::suppress;

/// What stands in one cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Text(String),
    /// A text that leads somewhere on a page; in a file only the text.
    Link(String, String),
    Number(u64),
    Signed(i64),
    Percent(u64),
    Day(NaiveDate),
    /// About machines and staff, never about a session.
    Moment(UnixSeconds),
    /// From 1 to 4.
    Few,
    /// Hidden because a small number could be had from it.
    Hidden,
    Nothing,
}

impl Value {
    /// Whether it stands at the end of its column.
    #[must_use]
    pub const fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Number(_) | Self::Signed(_) | Self::Percent(_) | Self::Few | Self::Hidden
        )
    }
}

impl From<suppress::Cell> for Value {
    fn from(cell: suppress::Cell) -> Self {
        match cell {
            suppress::Cell::Shown(count) => Self::Number(count),
            suppress::Cell::Few => Self::Few,
            suppress::Cell::Hidden => Self::Hidden,
        }
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// One column: its name for machines, which never changes, and for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub key: &'static str,
    pub label: String,
}

impl Column {
    pub fn new(key: &'static str, label: impl ToString) -> Self {
        Self {
            key,
            label: label.to_string(),
        }
    }
}

pub type Row = Vec<Value>;

/// A table. Each row has a value for each column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

impl Table {
    #[must_use]
    pub const fn new(columns: Vec<Column>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
        }
    }

    pub fn push(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Keeps its first columns.
    pub fn truncate(&mut self, columns: usize) {
        self.columns.truncate(columns);
        for row in &mut self.rows {
            row.truncate(columns);
        }
    }

    /// Whether something in it is hidden, so that the page must say what that means.
    #[must_use]
    pub fn hides(&self) -> bool {
        self.rows
            .iter()
            .flatten()
            .any(|value| matches!(value, Value::Few | Value::Hidden))
    }
}

/// A moment as machines write it.
pub(crate) fn machine_moment(at: UnixSeconds) -> String {
    chrono::DateTime::from_timestamp(at.0, 0)
        .map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default()
}
