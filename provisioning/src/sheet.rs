// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tables as offices have them: CSV with commas, semicolons or tabs, in UTF-8 or in the
//! Windows-1252 that Excel writes in Italy, and XLSX. What comes out is text by row and
//! column, with the place where a person finds it again.
//!
//! # Invariants
//! 1. A file is bounded before it is read, a table before it is kept.
//! 2. A cell is what the person sees, or says why it is not: a date that Excel made of `9-13`
//!    is [`Cell::Date`], never a number.

mod csv;
mod xlsx;

use std::path::Path;

use crate::fault::{Done, Fault};
use crate::region::read_bytes;

/// Largest file, bytes.
const LARGEST: u64 = 16 * 1024 * 1024;
/// Rows that are looked at.
pub(crate) const MOST_ROWS: usize = 20_000;
/// Columns that are looked at.
const MOST_COLUMNS: usize = 64;
/// Longest cell, characters; the rest is cut and will be named as too long where it matters.
const LONGEST_CELL: usize = 2_000;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Without spaces around it; empty where nothing stands.
    Text(String),
    /// The spreadsheet holds a date or a time there.
    Date,
    /// The spreadsheet shows an error such as `#REF!`.
    Broken,
}

impl Cell {
    fn of(text: &str) -> Self {
        // Also the no-break spaces that come along when a list is copied from a page.
        let text = text.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
        let words: Vec<&str> = text.split_whitespace().collect();
        Self::Text(words.join(" ").chars().take(LONGEST_CELL).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.is_empty())
    }
}

/// One row under its number in the file, counted from 1 as a spreadsheet does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) number: usize,
    pub(crate) cells: Vec<Cell>,
}

impl Row {
    fn is_empty(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

/// A table with what was noticed while reading it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// Rows that hold something.
    pub(crate) rows: Vec<Row>,
    /// How it was read: signs, encoding, which sheet.
    pub(crate) read_as: Vec<String>,
}

/// Letters that a spreadsheet calls a column by; `column` counts from 0.
pub(crate) fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        name.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    name.iter().rev().collect()
}

/// Reads a table, whatever it is.
pub(crate) fn read(path: &Path) -> Done<Sheet> {
    let bytes = read_bytes(path, LARGEST)?;
    let shown = path.display().to_string();
    let mut sheet = if bytes.starts_with(b"PK\x03\x04") {
        xlsx::read(bytes, &shown)?
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(Fault::wrong(
            format!("{shown} is a spreadsheet of the old kind (.xls), or it has a password"),
            "open it, choose Save as, and save it as .xlsx or .csv without a password",
        ));
    } else {
        csv::read(&bytes, &shown)?
    };
    sheet.rows.retain(|row| !row.is_empty());
    if sheet.rows.len() > MOST_ROWS {
        return Err(Fault::wrong(
            format!("{shown} has more than {MOST_ROWS} rows"),
            "split it into several files",
        ));
    }
    if sheet.rows.is_empty() {
        return Err(Fault::wrong(
            format!("{shown} is empty"),
            "start from a template: `sportello sites template` or `sportello terminals template`",
        ));
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA")] {
            assert_eq!(letters(column), expected);
        }
    }

    #[test]
    fn a_cell_loses_the_spaces_around_and_doubled_in_it() {
        assert_eq!(
            Cell::of(" \u{a0}Casa  di\tQuartiere \u{feff}"),
            Cell::Text("Casa di Quartiere".to_owned())
        );
    }
}
