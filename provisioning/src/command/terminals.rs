// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Terminals to come, from a table; and how far they are, from the centre.

use std::collections::BTreeSet;

use clap::Subcommand;
use serde::Serialize;
use sportello_protocol::operator::{
    BatchAnswer, MAX_BATCH, TerminalBatch, TerminalLine, TerminalRow, TerminalStanding,
    Terminals as Page, path,
};

use super::import::{Import, Imported, count};
use super::sites::{Export, add, at_centre};
use crate::centre::Centre;
use crate::cli::Desk;
use crate::fault::Done;
use crate::place::list;
use crate::place::terminal::{self, COLUMNS, Found, Terminal};
use crate::printer::Answer;
use crate::sheet;
use crate::table::Table;

#[derive(Debug, Subcommand)]
pub(crate) enum Terminals {
    /// Take the terminals to come from a table; says what is wrong with it, by row and column.
    Import(Import),
    /// Write them as a table that a spreadsheet opens.
    Export(Export),
    /// Write an empty table with the right headings and one example.
    Template(Export),
    /// Say how far each terminal is, as the centre sees it.
    List(List),
}

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// Only those of this site.
    #[arg(long, value_name = "CODE")]
    site: Option<String>,
    /// Only those that nobody enrolled yet.
    #[arg(long)]
    planned: bool,
}

impl Terminals {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        match self {
            Self::Import(import) => take(desk, import).await,
            Self::Export(export) => {
                let terminals = list::terminals(&desk.region()?)?;
                let rows = terminals.iter().map(Terminal::cells);
                export.write(desk, &list::table(&COLUMNS, rows)?)
            }
            Self::Template(export) => {
                let example = Terminal {
                    row: TerminalRow {
                        site: "ES-BI-01".to_owned(),
                        name: "Ingresso".to_owned(),
                    },
                    model: "Portatile 15 pollici".to_owned(),
                    inventory: "000123".to_owned(),
                };
                let rows = std::iter::once(example.cells());
                export.write(desk, &list::table(&COLUMNS, rows)?)
            }
            Self::List(which) => {
                let region = desk.region()?;
                let centre = Centre::open(desk, &region)?;
                let mut terminals = all(&centre).await?;
                terminals.retain(|line| {
                    let here = which
                        .site
                        .as_ref()
                        .is_none_or(|site| *site == line.row.site);
                    here && (!which.planned || line.standing == TerminalStanding::Planned)
                });
                desk.printer.answer(&Listed { terminals })
            }
        }
    }
}

async fn take(desk: &Desk, import: Import) -> Done {
    let sheet = sheet::read(&import.file)?;
    let mut imported = Imported::new("terminals", &import, &sheet);
    let mut table = Table::of(sheet, &COLUMNS, "sportello terminals template")?;
    let region = desk.region()?;
    let mut sites: BTreeSet<String> = list::sites(&region)?
        .into_iter()
        .map(|site| site.row.code)
        .collect();
    let centre = if import.apply && !import.here_only {
        let centre = Centre::open(desk, &region)?;
        sites.extend(at_centre(&centre).await?.into_iter().map(|row| row.code));
        Some(centre)
    } else {
        None
    };
    if sites.is_empty() {
        desk.printer.talk(
            "this folder has no sites yet, so their codes were not checked: \
             `sportello sites import` comes first",
        );
    }
    let found = terminal::read(&mut table, &sites);
    imported.found(found.len(), summary(&found), &table.ignored);
    let whole = table
        .remarks
        .iter()
        .all(|it| it.weight < crate::table::Weight::Mend);
    if import.apply && whole {
        let answer = match &centre {
            None => None,
            Some(centre) => {
                let rows: Vec<TerminalRow> = found.iter().map(|(_, it)| it.row.clone()).collect();
                let answer = send(desk, centre, &rows).await?;
                for problem in &answer.problems {
                    let index = usize::try_from(problem.index).unwrap_or(usize::MAX);
                    if let Some((number, it)) = found.get(index) {
                        terminal::remark(&mut table, *number, it, problem.field, problem.fault);
                    }
                }
                Some(answer)
            }
        };
        if answer
            .as_ref()
            .is_none_or(|answer| answer.problems.is_empty())
        {
            let mut kept = list::terminals(&region)?;
            merge(&mut kept, &found);
            list::keep_terminals(&region, &kept)?;
            imported.done(answer);
        }
    }
    imported.remarks = table.remarks;
    imported.close(desk.printer)
}

async fn send(desk: &Desk, centre: &Centre, rows: &[TerminalRow]) -> Done<BatchAnswer> {
    let mut whole = BatchAnswer::default();
    for dry_run in [true, false] {
        whole = BatchAnswer {
            dry_run,
            ..BatchAnswer::default()
        };
        let word = if dry_run { "asking" } else { "sending" };
        let bar = desk.printer.steps(word, rows.len() as u64);
        for (batch, first) in rows.chunks(MAX_BATCH).zip((0_u32..).step_by(MAX_BATCH)) {
            let asked = TerminalBatch {
                dry_run,
                terminals: batch.to_vec(),
            };
            let answer: BatchAnswer = centre.send("PUT", path::TERMINALS, &asked).await?;
            add(&mut whole, answer, first);
            bar.inc(batch.len() as u64);
        }
        bar.finish_and_clear();
        if !whole.problems.is_empty() {
            break;
        }
    }
    Ok(whole)
}

fn merge(kept: &mut Vec<Terminal>, found: &[Found]) {
    for (_, new) in found {
        match kept.iter_mut().find(|old| old.row == new.row) {
            Some(old) => *old = new.clone(),
            None => kept.push(new.clone()),
        }
    }
}

/// All terminals that the centre has: those that enrolled, then those to come.
pub(super) async fn all(centre: &Centre) -> Done<Vec<TerminalLine>> {
    let mut terminals = Vec::new();
    let mut page = Some(0_u32);
    while let Some(number) = page {
        let answer: Page = centre
            .get(path::TERMINALS, &format!("page={number}"))
            .await?;
        terminals.extend(answer.terminals);
        page = answer.next.filter(|next| *next > number);
    }
    Ok(terminals)
}

fn summary(found: &[Found]) -> String {
    let sites: BTreeSet<&str> = found.iter().map(|(_, it)| it.row.site.as_str()).collect();
    format!(
        "{} at {}",
        count(found.len(), "terminal", "terminals"),
        count(sites.len(), "site", "sites")
    )
}

#[derive(Debug, Serialize)]
struct Listed {
    terminals: Vec<TerminalLine>,
}

impl Answer for Listed {
    fn text(&self) -> String {
        let mut lines = Vec::new();
        let mut planned = 0;
        for line in &self.terminals {
            let standing = match line.standing {
                TerminalStanding::Planned => {
                    planned += 1;
                    "planned".to_owned()
                }
                TerminalStanding::Active => "active".to_owned(),
                TerminalStanding::Quarantined => "in quarantine".to_owned(),
                TerminalStanding::Revoked => "revoked".to_owned(),
                TerminalStanding::Unknown => "unknown to this version".to_owned(),
            };
            let (image, ills) = match &line.enrolled {
                None => (String::new(), String::new()),
                Some(it) => (
                    it.update
                        .and_then(|update| update.running)
                        .map_or_else(String::new, |image| format!("image {image}")),
                    if it.alarms.is_empty() {
                        String::new()
                    } else {
                        count(it.alarms.len(), "alarm", "alarms")
                    },
                ),
            };
            let text = format!(
                "{:12} {:20} {standing:14} {image:10} {ills}",
                line.row.site, line.row.name
            );
            lines.push(text.trim_end().to_owned());
        }
        lines.push(format!(
            "{}, {planned} of them to come",
            count(self.terminals.len(), "terminal", "terminals")
        ));
        lines.join("\n")
    }
}
