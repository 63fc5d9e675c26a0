// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From a sheet to named columns, and the remarks on its rows: each with the place where a
//! person finds it, what is wrong, and what to do.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;
use sportello_protocol::LayerName;

use crate::fault::{Done, Fault};
use crate::sheet::{Cell, Row, Sheet, letters};

/// Rows above the headings that may hold a title.
const LOOKED_AT: usize = 10;
/// Letters of a value that a remark repeats.
const REPEATED: usize = 40;

/// A column that is known, with the headings that people write over it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column<F> {
    pub(crate) field: F,
    /// As templates and exports write it.
    pub(crate) heading: &'static str,
    /// Other headings, as [`LayerName`] spells them.
    pub(crate) also: &'static [&'static str],
    pub(crate) needed: bool,
}

/// How much a remark weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Weight {
    /// It can be imported as it is.
    Look,
    /// It cannot.
    Mend,
}

/// A remark on a cell, a row, or the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Remark {
    pub(crate) weight: Weight,
    /// As the spreadsheet counts; absent: the table as a whole.
    pub(crate) row: Option<usize>,
    /// The column's letters.
    pub(crate) column: Option<String>,
    /// What stands over the column.
    pub(crate) heading: Option<String>,
    pub(crate) what: String,
    pub(crate) next: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(row) = self.row {
            write!(out, "row {row}")?;
            if let Some(column) = &self.column {
                write!(out, ", column {column}")?;
            }
            if let Some(heading) = &self.heading {
                write!(out, " ({heading})")?;
            }
            out.write_str(": ")?;
        }
        let word = match self.weight {
            Weight::Look => "look: ",
            Weight::Mend => "",
        };
        write!(out, "{word}{} -> {}", self.what, self.next)
    }
}

/// A sheet whose columns have meaning.
#[derive(Debug)]
pub(crate) struct Table<F> {
    columns: BTreeMap<F, (usize, String)>,
    pub(crate) rows: Vec<Row>,
    /// Headings that mean nothing to us.
    pub(crate) ignored: Vec<String>,
    pub(crate) remarks: Vec<Remark>,
}

impl<F: Copy + Ord> Table<F> {
    /// Finds the row of headings and what each column means.
    pub(crate) fn of(sheet: Sheet, known: &[Column<F>], template: &str) -> Done<Self> {
        let count = |row: &Row| {
            let fields = row.cells.iter().filter_map(|cell| meaning(cell, known));
            fields.count()
        };
        let best = sheet
            .rows
            .iter()
            .take(LOOKED_AT)
            .enumerate()
            .max_by_key(|(index, row)| (count(row), usize::MAX - index));
        let needed: Vec<&str> = known
            .iter()
            .filter(|column| column.needed)
            .map(|column| column.heading)
            .collect();
        let next = format!(
            "the first row needs headings such as: {}. `{template}` writes an example",
            needed.join(", ")
        );
        let Some((at, headings)) = best.filter(|(_, row)| count(row) > 0) else {
            return Err(Fault::wrong("no row of headings was found", next));
        };
        let mut columns: BTreeMap<F, (usize, String)> = BTreeMap::new();
        let mut ignored = Vec::new();
        let mut remarks = Vec::new();
        for (index, cell) in headings.cells.iter().enumerate() {
            let Cell::Text(text) = cell else { continue };
            match meaning(cell, known) {
                None if text.is_empty() => {}
                None => ignored.push(text.clone()),
                Some(field) => {
                    if let Some((first, _)) = columns.get(&field) {
                        remarks.push(Remark {
                            weight: Weight::Mend,
                            row: Some(headings.number),
                            column: Some(letters(index)),
                            heading: Some(text.clone()),
                            what: format!("column {} means the same", letters(*first)),
                            next: "delete or rename one of the two".to_owned(),
                        });
                    } else {
                        columns.insert(field, (index, text.clone()));
                    }
                }
            }
        }
        let missing: Vec<&str> = known
            .iter()
            .filter(|column| column.needed && !columns.contains_key(&column.field))
            .map(|column| column.heading)
            .collect();
        if !missing.is_empty() {
            return Err(Fault::wrong(
                format!(
                    "row {} has no heading for: {}",
                    headings.number,
                    missing.join(", ")
                ),
                if ignored.is_empty() {
                    next
                } else {
                    format!(
                        "add the column, or rename one of those that are not known ({}). \
                         `{template}` writes an example",
                        ignored.join(", ")
                    )
                },
            ));
        }
        let rows = sheet.rows.into_iter().skip(at + 1).collect();
        Ok(Self {
            columns,
            rows,
            ignored,
            remarks,
        })
    }

    pub(crate) fn has(&self, field: F) -> bool {
        self.columns.contains_key(&field)
    }

    /// The text of a cell; empty where there is no such column. A cell that holds no text is
    /// remarked upon.
    pub(crate) fn text(&mut self, row: &Row, field: F) -> String {
        let Some((index, _)) = self.columns.get(&field) else {
            return String::new();
        };
        match row.cells.get(*index) {
            None => String::new(),
            Some(Cell::Text(text)) => text.clone(),
            Some(Cell::Date) => {
                self.mend(
                    row.number,
                    field,
                    "the spreadsheet has made a date of what was typed",
                    "format the column as text and type it again",
                );
                String::new()
            }
            Some(Cell::Broken) => {
                self.mend(
                    row.number,
                    field,
                    "the spreadsheet shows an error",
                    "mend the formula, or type the value itself",
                );
                String::new()
            }
        }
    }

    /// What cannot be imported.
    pub(crate) fn mend(
        &mut self,
        row: usize,
        field: F,
        what: impl Into<String>,
        next: impl Into<String>,
    ) {
        self.remark(Weight::Mend, row, field, what.into(), next.into());
    }

    /// What somebody should look at.
    pub(crate) fn look(
        &mut self,
        row: usize,
        field: F,
        what: impl Into<String>,
        next: impl Into<String>,
    ) {
        self.remark(Weight::Look, row, field, what.into(), next.into());
    }

    fn remark(&mut self, weight: Weight, row: usize, field: F, what: String, next: String) {
        let at = self.columns.get(&field);
        self.remarks.push(Remark {
            weight,
            row: Some(row),
            column: at.map(|(index, _)| letters(*index)),
            heading: at.map(|(_, heading)| heading.clone()),
            what,
            next,
        });
    }
}

fn meaning<F: Copy>(cell: &Cell, known: &[Column<F>]) -> Option<F> {
    let Cell::Text(text) = cell else { return None };
    let name = LayerName::of(text)?;
    known
        .iter()
        .find(|column| {
            LayerName::of(column.heading).as_ref() == Some(&name)
                || column.also.contains(&name.as_str())
        })
        .map(|column| column.field)
}

/// A value as a remark repeats it.
pub(crate) fn shortened(value: &str) -> String {
    let mut short: String = value.chars().take(REPEATED).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    format!("{short:?}")
}

/// The one among `known` that somebody may have meant.
pub(crate) fn nearest<'a>(value: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let plain = value.to_lowercase();
    known
        .map(|other| (strsim::osa_distance(&plain, &other.to_lowercase()), other))
        .filter(|(distance, other)| *distance <= 2.min(other.chars().count() / 3))
        .min()
        .map(|(_, other)| other)
}
