// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A table as it stands on a page. Its cells are written where they are drawn: a page of use
//! has hundreds of them.

use std::fmt;

use sportello_console::{Frame, form};

use crate::number::Grouped;
use crate::table::{Row, Table, Value};

/// A table, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    /// What it is about: every table has a caption.
    pub(crate) caption: String,
    pub(crate) table: Table,
    pub(crate) hides: bool,
    numeric: Vec<bool>,
}

pub(crate) fn grid(caption: impl ToString, table: Table) -> Grid {
    // What is not there stands where its numbers would.
    let mut numeric = vec![false; table.columns.len()];
    for row in &table.rows {
        for (column, value) in numeric.iter_mut().zip(row) {
            *column |= value.is_number();
        }
    }
    Grid {
        caption: caption.to_string(),
        hides: table.hides(),
        table,
        numeric,
    }
}

impl Grid {
    /// The columns' names, and whether the cells below stand at their column's end.
    pub(crate) fn head(&self) -> impl Iterator<Item = (&str, bool)> {
        let labels = self
            .table
            .columns
            .iter()
            .map(|column| column.label.as_str());
        labels.zip(self.numeric.iter().copied())
    }

    /// The same of the cells of a row.
    pub(crate) fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a Value, bool)> {
        row.iter().zip(self.numeric.iter().copied())
    }
}

/// Where a cell leads.
pub(crate) const fn href(value: &Value) -> Option<&String> {
    match value {
        Value::Link(_, href) => Some(href),
        _ => None,
    }
}

/// What stands in a cell.
pub(crate) const fn shown<'a>(page: &'a Frame, value: &'a Value) -> Shown<'a> {
    Shown { page, value }
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown<'a> {
    page: &'a Frame,
    value: &'a Value,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let page = self.page;
        match self.value {
            Value::Text(text) | Value::Link(text, _) => f.write_str(text),
            Value::Number(number) => Grouped::from(*number).fmt(f),
            Value::Signed(number) => Grouped::from(*number).fmt(f),
            Value::Percent(number) => {
                Grouped::from(*number).fmt(f)?;
                write!(f, "{}%", form::THIN)
            }
            Value::Day(day) => f.write_str(&page.date(day)),
            Value::Moment(at) => f.write_str(&page.moment(at)),
            Value::Few => page.say("views-few").fmt(f),
            Value::Hidden => page.say("views-hidden").fmt(f),
            Value::Nothing => f.write_str("–"),
        }
    }
}
