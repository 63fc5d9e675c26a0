// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A table as it stands on a page.

use sportello_console::Frame;

use crate::table::{Table, Value};

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GridCell {
    pub(crate) text: String,
    pub(crate) number: bool,
    pub(crate) href: Option<String>,
}

/// A table, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    /// What it is about: every table has a caption.
    pub(crate) caption: String,
    pub(crate) head: Vec<GridCell>,
    pub(crate) rows: Vec<Vec<GridCell>>,
    pub(crate) hides: bool,
}

pub(crate) fn grid(page: &Frame, caption: impl ToString, table: &Table) -> Grid {
    // What is not there stands where its numbers would.
    let numeric: Vec<bool> = (0..table.columns.len())
        .map(|column| {
            let mut rows = table.rows.iter();
            rows.any(|row| row.get(column).is_some_and(Value::is_number))
        })
        .collect();
    let is_numeric = |column: usize| numeric.get(column).copied().unwrap_or(false);
    Grid {
        caption: caption.to_string(),
        head: table
            .columns
            .iter()
            .enumerate()
            .map(|(position, column)| GridCell {
                text: column.label.clone(),
                number: is_numeric(position),
                href: None,
            })
            .collect(),
        rows: table
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .enumerate()
                    .map(|(column, value)| GridCell {
                        number: is_numeric(column),
                        ..cell(page, value)
                    })
                    .collect()
            })
            .collect(),
        hides: table.hides(),
    }
}

fn cell(page: &Frame, value: &Value) -> GridCell {
    GridCell {
        text: text(page, value),
        number: false,
        href: match value {
            Value::Link(_, href) => Some(href.clone()),
            _ => None,
        },
    }
}

pub(crate) fn text(page: &Frame, value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Link(text, _) => text.clone(),
        Value::Number(number) => page.number(number),
        Value::Signed(number) => sportello_console::form::grouped(&number.to_string()),
        Value::Percent(number) => format!("{}\u{202f}%", page.number(number)),
        Value::Day(day) => page.date(day),
        Value::Moment(at) => page.moment(at),
        Value::Few => page.say("views-few").to_string(),
        Value::Hidden => page.say("views-hidden").to_string(),
        Value::Nothing => "–".to_owned(),
    }
}
