// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What `sites import` and `terminals import` have in common: what they were given, what they
//! say about it, and that nothing changes without `--apply`.

use std::path::PathBuf;

use serde::Serialize;
use sportello_protocol::operator::BatchAnswer;

use crate::fault::{Done, Fault};
use crate::printer::{Answer, Printer};
use crate::sheet::Sheet;
use crate::table::{Remark, Weight};

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// The table: CSV (commas, semicolons or tabs; UTF-8 or Windows) or XLSX.
    pub(crate) file: PathBuf,
    /// Do it: without this, only say what would happen.
    #[arg(long)]
    pub(crate) apply: bool,
    /// With --apply: change only this folder; the centre learns of it with the next import.
    #[arg(long, requires = "apply")]
    pub(crate) here_only: bool,
}

/// What an import found, did or would do.
#[derive(Debug, Serialize)]
pub(crate) struct Imported {
    /// `sites` or `terminals`.
    what: &'static str,
    file: String,
    read_as: Vec<String>,
    ignored_columns: Vec<String>,
    rows: usize,
    /// How many of each kind or at how many sites, for a person to compare.
    summary: String,
    pub(crate) remarks: Vec<Remark>,
    applied: bool,
    centre: Option<BatchAnswer>,
    #[serde(skip)]
    here_only: bool,
}

impl Imported {
    pub(crate) fn new(what: &'static str, import: &Import, sheet: &Sheet) -> Self {
        Self {
            what,
            file: import.file.display().to_string(),
            read_as: sheet.read_as.clone(),
            ignored_columns: Vec::new(),
            rows: 0,
            summary: String::new(),
            remarks: Vec::new(),
            applied: false,
            centre: None,
            here_only: import.here_only,
        }
    }

    pub(crate) fn found(&mut self, rows: usize, summary: String, ignored: &[String]) {
        self.rows = rows;
        self.summary = summary;
        self.ignored_columns = ignored.to_vec();
    }

    /// Whether something must be mended first.
    pub(crate) fn broken(&self) -> usize {
        self.remarks
            .iter()
            .filter(|remark| remark.weight == Weight::Mend)
            .count()
    }

    pub(crate) fn done(&mut self, centre: Option<BatchAnswer>) {
        self.applied = true;
        self.centre = centre;
    }

    /// Says everything; an error when something must be mended.
    pub(crate) fn close(mut self, printer: Printer) -> Done {
        self.remarks.sort_by(|a, b| {
            let place = |it: &Remark| (it.row, it.column.as_ref().map(|c| (c.len(), c.clone())));
            place(a).cmp(&place(b))
        });
        let broken = self.broken();
        let again = format!(
            "mend the table and run the same again; nothing was changed in {}",
            {
                if self.here_only {
                    "this folder"
                } else {
                    "this folder or at the centre"
                }
            }
        );
        let what = format!(
            "{broken} {} of {} must be mended",
            if broken == 1 { "cell" } else { "cells" },
            self.file
        );
        printer.answer(&self)?;
        if broken > 0 {
            return Err(Fault::wrong(what, again));
        }
        if !self.applied {
            printer.talk("nothing was changed: run the same with --apply to do it");
        }
        Ok(())
    }
}

impl Answer for Imported {
    fn text(&self) -> String {
        let mut lines = Vec::new();
        lines.push(format!("{}: {}", self.file, self.read_as.join("; ")));
        if !self.ignored_columns.is_empty() {
            lines.push(format!(
                "columns that are not used: {}",
                self.ignored_columns.join(", ")
            ));
        }
        lines.extend(self.remarks.iter().map(ToString::to_string));
        lines.push(self.summary.clone());
        if let Some(centre) = &self.centre {
            lines.push(format!(
                "the centre: {} new, {} changed, {} as they were",
                centre.added, centre.changed, centre.unchanged
            ));
        } else if self.applied {
            lines.push("kept in this folder; the centre was not told".to_owned());
        }
        lines.join("\n")
    }
}

/// `1 site`, `41 sites`.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
