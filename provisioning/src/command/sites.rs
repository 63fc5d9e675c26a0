// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sites: from a table to the centre and the region's folder, and back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;
use sportello_protocol::operator::{
    BatchAnswer, MAX_BATCH, RowProblem, SiteBatch, SiteRow, Sites as Page, path,
};

use super::import::{Import, Imported, count};
use crate::centre::Centre;
use crate::cli::Desk;
use crate::fault::Done;
use crate::place::list;
use crate::place::site::{self, COLUMNS, Found, Site};
use crate::printer::Answer;
use crate::region::create;
use crate::sheet;
use crate::table::Table;

#[derive(Debug, Subcommand)]
pub(crate) enum Sites {
    /// Take sites from a table; says what is wrong with it, by row and column.
    Import(Import),
    /// Write the sites as a table that a spreadsheet opens.
    Export(Export),
    /// Write an empty table with the right headings and one example.
    Template(Export),
    /// List the sites.
    List(List),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// File to make; standard output unless given.
    file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// As the centre has them, rather than as this folder does.
    #[arg(long)]
    centre: bool,
}

impl Sites {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        match self {
            Self::Import(import) => take(desk, import).await,
            Self::Export(export) => {
                let sites = list::sites(&desk.region()?)?;
                export.write(desk, &list::table(&COLUMNS, sites.iter().map(Site::cells))?)
            }
            Self::Template(export) => {
                let example = std::iter::once(example().cells());
                export.write(desk, &list::table(&COLUMNS, example)?)
            }
            Self::List(which) => {
                let region = desk.region()?;
                let sites = if which.centre {
                    let centre = Centre::open(desk, &region)?;
                    at_centre(&centre).await?.into_iter().map(bare).collect()
                } else {
                    list::sites(&region)?
                };
                desk.printer.answer(&Listed { sites })
            }
        }
    }
}

impl Export {
    pub(super) fn write(&self, desk: &Desk, table: &[u8]) -> Done {
        match &self.file {
            None => desk.printer.raw(table),
            Some(file) => {
                create(file, table)?;
                desk.printer.talk(format!("written to {}", file.display()));
                Ok(())
            }
        }
    }
}

fn bare(row: SiteRow) -> Site {
    Site {
        row,
        ..Site::default()
    }
}

fn example() -> Site {
    let day = || "09:00-13:00; 15:00-18:00".to_owned();
    Site {
        row: SiteRow {
            code: "ES-BI-01".to_owned(),
            name: "Biblioteca di Esempio".to_owned(),
            municipality: "Esempio".to_owned(),
            district: "Distretto di Esempio".to_owned(),
            address: "Piazza della Prova 1".to_owned(),
            phone: "051 000000".to_owned(),
            time_zone: String::new(),
            itinerant: false,
        },
        kind: "Biblioteca".to_owned(),
        week: Some([
            day(),
            day(),
            day(),
            day(),
            day(),
            "09:00-12:30".to_owned(),
            String::new(),
        ]),
    }
}

async fn take(desk: &Desk, import: Import) -> Done {
    let sheet = sheet::read(&import.file)?;
    let mut imported = Imported::new("sites", &import, &sheet);
    let mut table = Table::of(sheet, &COLUMNS, "sportello sites template")?;
    let found = site::read(&mut table);
    imported.found(found.len(), summary(&found), &table.ignored);
    let whole = table
        .remarks
        .iter()
        .all(|it| it.weight < crate::table::Weight::Mend);
    if import.apply && whole {
        let region = desk.region()?;
        let answer = if import.here_only {
            None
        } else {
            let centre = Centre::open(desk, &region)?;
            let rows: Vec<SiteRow> = found.iter().map(|(_, site)| site.row.clone()).collect();
            let answer = send(desk, &centre, &rows).await?;
            for problem in &answer.problems {
                let index = usize::try_from(problem.index).unwrap_or(usize::MAX);
                if let Some((number, site)) = found.get(index) {
                    site::remark(&mut table, *number, site, problem.field, problem.fault);
                }
            }
            Some(answer)
        };
        if answer
            .as_ref()
            .is_none_or(|answer| answer.problems.is_empty())
        {
            let mut kept = list::sites(&region)?;
            merge(&mut kept, &found);
            list::keep_sites(&region, &kept)?;
            imported.done(answer);
        }
    }
    imported.remarks = table.remarks;
    imported.close(desk.printer)
}

/// Asks first whether all of it can be, then does it.
async fn send(desk: &Desk, centre: &Centre, rows: &[SiteRow]) -> Done<BatchAnswer> {
    let mut whole = BatchAnswer::default();
    for dry_run in [true, false] {
        whole = BatchAnswer {
            dry_run,
            ..BatchAnswer::default()
        };
        let word = if dry_run { "asking" } else { "sending" };
        let bar = desk.printer.steps(word, rows.len() as u64);
        for (batch, first) in rows.chunks(MAX_BATCH).zip((0_u32..).step_by(MAX_BATCH)) {
            let asked = SiteBatch {
                dry_run,
                sites: batch.to_vec(),
            };
            let answer: BatchAnswer = centre.send("PUT", path::SITES, &asked).await?;
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

/// Adds the answer to a batch that began with row `first`.
pub(super) fn add(whole: &mut BatchAnswer, answer: BatchAnswer, first: u32) {
    whole.added += answer.added;
    whole.changed += answer.changed;
    whole.unchanged += answer.unchanged;
    let problems = answer.problems.into_iter().map(|problem| RowProblem {
        index: problem.index.saturating_add(first),
        ..problem
    });
    whole.problems.extend(problems);
}

/// New ones come to the end; what a table does not say of a site that is known stays.
fn merge(kept: &mut Vec<Site>, found: &[Found]) {
    for (_, new) in found {
        match kept.iter_mut().find(|old| old.row.code == new.row.code) {
            Some(old) => {
                let week = new.week.clone().or_else(|| old.week.take());
                let kind = if new.kind.is_empty() {
                    std::mem::take(&mut old.kind)
                } else {
                    new.kind.clone()
                };
                *old = Site {
                    row: new.row.clone(),
                    kind,
                    week,
                };
            }
            None => kept.push(new.clone()),
        }
    }
}

/// All sites that the centre has.
pub(super) async fn at_centre(centre: &Centre) -> Done<Vec<SiteRow>> {
    let mut sites = Vec::new();
    let mut page = Some(0_u32);
    while let Some(number) = page {
        let answer: Page = centre.get(path::SITES, &format!("page={number}")).await?;
        sites.extend(answer.sites);
        page = answer.next.filter(|next| *next > number);
    }
    Ok(sites)
}

fn summary(found: &[Found]) -> String {
    let kinds: BTreeSet<&str> = found
        .iter()
        .map(|(_, site)| site.kind.as_str())
        .filter(|kind| !kind.is_empty())
        .collect();
    let districts: BTreeSet<&str> = found
        .iter()
        .map(|(_, site)| site.row.district.as_str())
        .collect();
    let mut text = format!(
        "{} in {}",
        count(found.len(), "site", "sites"),
        count(districts.len(), "district", "districts")
    );
    if !kinds.is_empty() {
        text.push_str(&format!(", of {}", count(kinds.len(), "kind", "kinds")));
    }
    text
}

#[derive(Debug, Serialize)]
struct Listed {
    sites: Vec<Site>,
}

impl Answer for Listed {
    fn text(&self) -> String {
        let mut by_district: BTreeMap<&str, Vec<&Site>> = BTreeMap::new();
        for site in &self.sites {
            by_district
                .entry(&site.row.district)
                .or_default()
                .push(site);
        }
        let mut lines = Vec::new();
        for (district, sites) in by_district {
            lines.push(format!("{district} ({})", sites.len()));
            for site in sites {
                let row = &site.row;
                lines.push(format!(
                    "  {:12} {} · {}",
                    row.code, row.name, row.municipality
                ));
            }
        }
        lines.push(count(self.sites.len(), "site", "sites"));
        lines.join("\n")
    }
}
