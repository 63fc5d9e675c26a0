// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The two lists in the region's folder, and tables written for people: CSV with semicolons
//! and a mark at the beginning, which Excel opens as it is in Italy.

use std::path::{Path, PathBuf};

use super::{site, terminal};
use crate::fault::{Done, Fault, Otherwise};
use crate::region::{Region, replace};
use crate::sheet;
use crate::table::{Column, Table, Weight};

/// The mark by which spreadsheets know UTF-8.
const MARK: &str = "\u{feff}";

fn sites_file(region: &Region) -> PathBuf {
    region.places().join("sites.csv")
}

fn terminals_file(region: &Region) -> PathBuf {
    region.places().join("terminals.csv")
}

/// The region's sites; none where nothing was imported yet.
pub(crate) fn sites(region: &Region) -> Done<Vec<site::Site>> {
    let path = sites_file(region);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut table = Table::of(
        sheet::read(&path)?,
        &site::COLUMNS,
        "sportello sites template",
    )?;
    let found = site::read(&mut table);
    whole(&path, &table)?;
    Ok(found.into_iter().map(|(_, site)| site).collect())
}

/// The region's terminals; none where nothing was imported yet.
pub(crate) fn terminals(region: &Region) -> Done<Vec<terminal::Terminal>> {
    let path = terminals_file(region);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let read = sheet::read(&path)?;
    let mut table = Table::of(read, &terminal::COLUMNS, "sportello terminals template")?;
    let found = terminal::read(&mut table, &std::collections::BTreeSet::new());
    whole(&path, &table)?;
    Ok(found.into_iter().map(|(_, terminal)| terminal).collect())
}

/// A list of ours that somebody broke is not used by halves.
fn whole<F>(path: &Path, table: &Table<F>) -> Done {
    match table.remarks.iter().find(|it| it.weight == Weight::Mend) {
        None => Ok(()),
        Some(remark) => Err(Fault::wrong(
            format!("{}: {remark}", path.display()),
            "mend that row, or import the table again with --apply",
        )),
    }
}

pub(crate) fn keep_sites(region: &Region, sites: &[site::Site]) -> Done {
    let rows = sites.iter().map(site::Site::cells);
    replace(&sites_file(region), &table(&site::COLUMNS, rows)?)
}

pub(crate) fn keep_terminals(region: &Region, terminals: &[terminal::Terminal]) -> Done {
    let rows = terminals.iter().map(terminal::Terminal::cells);
    replace(&terminals_file(region), &table(&terminal::COLUMNS, rows)?)
}

/// A table as a file.
pub(crate) fn table<F>(
    columns: &[Column<F>],
    rows: impl Iterator<Item = Vec<String>>,
) -> Done<Vec<u8>> {
    let unwritten = "the table cannot be written";
    let next = "tell us about it";
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    let headings = columns.iter().map(|column| column.heading);
    writer.write_record(headings).or_failed(unwritten, next)?;
    for row in rows {
        let cells = row.iter().map(|cell| harmless(cell));
        writer.write_record(cells).or_failed(unwritten, next)?;
    }
    writer
        .into_inner()
        .map_err(|error| error.into_error())
        .or_failed(unwritten, next)
}

/// A cell that a spreadsheet would take for a formula begins with a space, which is taken
/// away again when the table is read.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.len() > 1 {
        format!(" {cell}")
    } else {
        cell.to_owned()
    }
}
