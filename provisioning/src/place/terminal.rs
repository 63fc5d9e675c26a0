// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A line of a table of terminals to come.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use sportello_protocol::operator::{Field, RowFault, TerminalRow, faults_of_terminals};

use super::words;
use crate::table::{Column, Table, nearest, shortened};

/// What a column of terminals means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Of {
    Site,
    Name,
    Model,
    Inventory,
}

/// The columns in the order in which templates and exports have them.
pub(crate) const COLUMNS: [Column<Of>; 4] = [
    Column {
        field: Of::Site,
        heading: "codice sede",
        also: &[
            "codice",
            "code",
            "site",
            "site-code",
            "id-sede",
            "cod-sede",
            "cod",
            "idsede",
            "codice-punto",
        ],
        needed: true,
    },
    Column {
        field: Of::Name,
        heading: "postazione",
        also: &[
            "terminal",
            "terminale",
            "nome-postazione",
            "label",
            "etichetta",
            "pc",
            "n-postazione",
            "numero-postazione",
            "nome-pc",
            "pc-n",
        ],
        needed: false,
    },
    Column {
        field: Of::Model,
        heading: "modello",
        also: &["model", "modello-pc"],
        needed: false,
    },
    Column {
        field: Of::Inventory,
        heading: "inventario",
        also: &[
            "inventory",
            "n-inventario",
            "numero-inventario",
            "numero-di-inventario",
            "cespite",
        ],
        needed: false,
    },
];

/// A terminal as the region's folder keeps it. Model and inventory number stay there: the
/// centre is not told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Terminal {
    #[serde(flatten)]
    pub(crate) row: TerminalRow,
    #[serde(default)]
    pub(crate) model: String,
    #[serde(default)]
    pub(crate) inventory: String,
}

impl Terminal {
    /// The cells of its line, in the order of [`COLUMNS`].
    pub(crate) fn cells(&self) -> Vec<String> {
        COLUMNS
            .iter()
            .map(|column| match column.field {
                Of::Site => self.row.site.clone(),
                Of::Name => self.row.name.clone(),
                Of::Model => self.model.clone(),
                Of::Inventory => self.inventory.clone(),
            })
            .collect()
    }
}

/// A terminal and the row where it was found.
pub(crate) type Found = (usize, Terminal);

/// Reads the terminals of a table; what is wrong goes to its remarks. Rows without a name are
/// numbered within their site. `sites` are the codes that are known; without any, nothing is
/// said about codes.
pub(crate) fn read(table: &mut Table<Of>, sites: &BTreeSet<String>) -> Vec<Found> {
    let rows = std::mem::take(&mut table.rows);
    let mut found: Vec<Found> = Vec::new();
    for row in &rows {
        let terminal = Terminal {
            row: TerminalRow {
                site: table.text(row, Of::Site),
                name: table.text(row, Of::Name),
            },
            model: table.text(row, Of::Model),
            inventory: table.text(row, Of::Inventory),
        };
        found.push((row.number, terminal));
    }
    if found
        .iter()
        .all(|(_, terminal)| terminal.row.name.is_empty())
    {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for (_, terminal) in &mut found {
            let count = counts.entry(terminal.row.site.clone()).or_default();
            *count += 1;
            terminal.row.name = count.to_string();
        }
    }
    let batch: Vec<TerminalRow> = found.iter().map(|(_, it)| it.row.clone()).collect();
    for problem in faults_of_terminals(&batch) {
        if let Some((number, terminal)) = usize::try_from(problem.index)
            .ok()
            .and_then(|index| found.get(index))
        {
            remark(table, *number, terminal, problem.field, problem.fault);
        }
    }
    if !sites.is_empty() {
        known(table, &found, sites);
    }
    found
}

/// Puts one of the centre's problems where a person finds it.
pub(crate) fn remark(
    table: &mut Table<Of>,
    number: usize,
    terminal: &Terminal,
    field: Field,
    fault: RowFault,
) {
    let (of, value) = match field {
        Field::Terminal => (Of::Name, &terminal.row.name),
        _ => (Of::Site, &terminal.row.site),
    };
    let (what, next) = words::of(field, fault, value);
    table.mend(number, of, what, next);
}

fn known(table: &mut Table<Of>, found: &[Found], sites: &BTreeSet<String>) {
    for (number, terminal) in found {
        let code = terminal.row.site.as_str();
        if code.is_empty() || sites.contains(code) {
            continue;
        }
        let (what, next) = match nearest(code, sites.iter().map(String::as_str)) {
            Some(other) => (
                format!("there is no site {}", shortened(code)),
                format!("is it {other}? Correct the code, or import the site first"),
            ),
            None => words::of(Field::Site, RowFault::NoSuchSite, code),
        };
        table.mend(*number, Of::Site, what, next);
    }
}
