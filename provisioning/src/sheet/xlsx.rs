// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! XLSX: the first sheet that holds something.

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, SheetVisible, Xlsx};

use super::{Cell, MOST_COLUMNS, MOST_ROWS, Row, Sheet};
use crate::fault::{Done, Fault, Otherwise};

/// What all parts of a file may unpack to, bytes.
const LARGEST_UNPACKED: u64 = 256 * 1024 * 1024;

pub(super) fn read(bytes: Vec<u8>, shown: &str) -> Done<Sheet> {
    let unreadable = format!("{shown} cannot be read as a spreadsheet");
    let save = "open it, choose Save as, and save it as .xlsx without a password, or as CSV";
    bounded(&bytes, shown)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).or_asked(&unreadable, save)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    for name in &names {
        let range = book.worksheet_range(name).or_asked(&unreadable, save)?;
        if range.is_empty() {
            continue;
        }
        let mut read_as = vec![format!("sheet {name:?}")];
        if names.len() > 1 {
            read_as.push(format!(
                "{} other sheets are not looked at",
                names.len() - 1
            ));
        }
        return Ok(Sheet {
            rows: rows(&range),
            read_as,
        });
    }
    Err(Fault::wrong(
        format!("{shown} has no visible sheet with anything in it"),
        "is it the right file? Name another",
    ))
}

/// Refuses a file that would unpack to more than any list of places has.
fn bounded(bytes: &[u8], shown: &str) -> Done {
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).or_asked(
        format!("{shown} is damaged"),
        "copy it again, or save it anew",
    )?;
    let mut whole = 0_u64;
    for index in 0..parts.len() {
        let part = parts.by_index_raw(index).or_asked(
            format!("{shown} is damaged"),
            "copy it again, or save it anew",
        )?;
        whole = whole.saturating_add(part.size());
    }
    if whole > LARGEST_UNPACKED {
        return Err(Fault::wrong(
            format!("{shown} unpacks to {whole} bytes, far more than a list of places has"),
            "is it the right file? Copy the table into a new one",
        ));
    }
    Ok(())
}

fn rows(range: &Range<Data>) -> Vec<Row> {
    let (first_row, first_column) = range.start().unwrap_or((0, 0));
    let before = usize::try_from(first_column).unwrap_or(0).min(MOST_COLUMNS);
    let first = usize::try_from(first_row).unwrap_or(0) + 1;
    range
        .rows()
        .take(MOST_ROWS * 2)
        .enumerate()
        .map(|(index, row)| {
            let empty = std::iter::repeat_n(Cell::Text(String::new()), before);
            let cells = empty.chain(row.iter().map(cell)).take(MOST_COLUMNS);
            Row {
                number: first + index,
                cells: cells.collect(),
            }
        })
        .collect()
}

fn cell(data: &Data) -> Cell {
    match data {
        Data::DateTime(_) | Data::DateTimeIso(_) | Data::DurationIso(_) => Cell::Date,
        Data::Error(_) => Cell::Broken,
        Data::Empty => Cell::Text(String::new()),
        Data::Bool(yes) => Cell::Text(if *yes { "sì" } else { "no" }.to_owned()),
        other => Cell::of(&other.as_string().unwrap_or_default()),
    }
}
