// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One-time codes, and the sheet that carries them to the PCs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono_tz::{Europe, Tz};
use serde::Serialize;
use sportello_protocol::EnrolmentCode;
use sportello_protocol::operator::{
    CodeAsked, CodesAnswer, CodesAsked, MAX_CODE_S, MAX_CODES, MadeCode, TerminalRow,
    TerminalStanding, path,
};

use super::import::count;
use super::terminals::all;
use crate::centre::Centre;
use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::paper::sheet::{self, Card, Language};
use crate::place::{list, words};
use crate::printer::Answer;
use crate::region::create;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("which").required(true).args(["site", "all"]))]
pub(crate) struct Codes {
    /// For the planned terminals of this site; may be said several times.
    #[arg(long, value_name = "CODE")]
    site: Vec<String>,
    /// For every planned terminal of the region.
    #[arg(long)]
    all: bool,
    /// With one --site: only for the terminal of this name.
    #[arg(long, value_name = "NAME", requires = "site")]
    terminal: Option<String>,
    /// With --terminal: a new key for a terminal that is enrolled, after a new disk or PC.
    #[arg(long, requires = "terminal")]
    again: bool,
    /// Hours for which the codes can be used, 720 at most.
    #[arg(long, default_value_t = 72, value_parser = clap::value_parser!(u32).range(1..=720))]
    hours: u32,
    /// Print the short form of each code, 18 letters: enough for terminals whose image knows its
    /// centre, as `sportello image build` makes them. Pictures and addresses stay whole.
    #[arg(long)]
    short: bool,
    /// Write the print sheet into this file instead of listing the codes.
    #[arg(long, value_name = "FILE")]
    pdf: Option<PathBuf>,
    /// Language of the sheet.
    #[arg(long, value_enum, default_value_t = Language::It)]
    language: Language,
}

/// A code, and the centre's address with it: what a QR picture and an unattended installation
/// say.
#[derive(Debug, Serialize)]
struct Invitation {
    #[serde(flatten)]
    made: MadeCode,
    address: String,
}

#[derive(Debug, Serialize)]
struct Made {
    codes: Vec<Invitation>,
    sheet: Option<String>,
}

impl Answer for Made {
    fn text(&self) -> String {
        if let Some(sheet) = &self.sheet {
            return format!("{sheet}: {}", count(self.codes.len(), "code", "codes"));
        }
        let lines = self.codes.iter().map(|Invitation { made, address }| {
            let row = &made.terminal;
            format!("{}\t{}\t{}\t{address}", row.site, row.name, made.code)
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Codes {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        if let Some(file) = &self.pdf
            && file.exists()
        {
            // Asking makes earlier codes worthless: not before there is a place for the sheet.
            return Err(Fault::wrong(
                format!("{} is there already", file.display()),
                "name a new file; no code was made",
            ));
        }
        let centre = Centre::open(desk, &region)?;
        let wanted = self.wanted(&centre).await?;
        let seconds = self.hours.saturating_mul(3600).min(MAX_CODE_S);
        let mut codes: Vec<MadeCode> = Vec::new();
        let bar = desk.printer.steps("codes", wanted.len() as u64);
        for asked in wanted.chunks(MAX_CODES) {
            let request = CodesAsked {
                codes: asked.to_vec(),
                valid_for_s: seconds,
            };
            let answer: CodesAnswer = centre.send("POST", path::CODES, &request).await?;
            if let Some(problem) = answer.problems.first() {
                let at = usize::try_from(problem.index).unwrap_or(usize::MAX);
                let row = asked.get(at).map(|asked| &asked.terminal);
                let name = row.map_or_else(String::new, |row| format!("{} {}", row.site, row.name));
                let (what, next) = words::of(problem.field, problem.fault, &name);
                return Err(Fault::wrong(what, next));
            }
            bar.inc(answer.codes.len() as u64);
            codes.extend(answer.codes);
        }
        bar.finish_and_clear();
        let mut invitations = Vec::with_capacity(codes.len());
        for mut made in codes {
            let address = format!("{}#{}", centre.url(), made.code.replace('-', ""));
            if self.short {
                let whole = EnrolmentCode::parse(&made.code).or_failed(
                    "the centre made a code that cannot be read",
                    "use a version of sportello that is as new as the centre",
                )?;
                made.code = whole.short().to_string();
            }
            invitations.push(Invitation { made, address });
        }
        let codes = invitations;
        let sheet = match &self.pdf {
            None => None,
            Some(file) => {
                let cards = cards(&region, &codes)?;
                let bytes = sheet::make(&region.facts.name, &cards, self.language, zone())?;
                create(file, &bytes)?;
                Some(file.display().to_string())
            }
        };
        desk.printer.answer(&Made { codes, sheet })?;
        desk.printer.talk(
            "each code is good once; codes that were made before for these terminals are worth \
             nothing now. Keep the sheet as you keep keys",
        );
        Ok(())
    }

    async fn wanted(&self, centre: &Centre) -> Done<Vec<CodeAsked>> {
        let asked = |row: TerminalRow| CodeAsked {
            terminal: row,
            again: self.again,
        };
        if let Some(name) = &self.terminal {
            let [site] = self.site.as_slice() else {
                return Err(Fault::wrong(
                    "--terminal wants one --site",
                    "name the one site whose terminal it is",
                ));
            };
            return Ok(vec![asked(TerminalRow {
                site: site.clone(),
                name: name.clone(),
            })]);
        }
        let planned: Vec<TerminalRow> = all(centre)
            .await?
            .into_iter()
            .filter(|line| line.standing == TerminalStanding::Planned)
            .map(|line| line.row)
            .filter(|row| self.all || self.site.contains(&row.site))
            .collect();
        for site in &self.site {
            if !planned.iter().any(|row| row.site == *site) {
                return Err(Fault::wrong(
                    format!("site {site} has no terminal that waits for a code"),
                    "`sportello terminals list` shows all; import those to come first",
                ));
            }
        }
        if planned.is_empty() {
            return Err(Fault::wrong(
                "no terminal waits for a code",
                "import terminals first: `sportello terminals import`",
            ));
        }
        Ok(planned.into_iter().map(asked).collect())
    }
}

/// Sheets are read where the machine that prints them stands.
fn zone() -> Tz {
    std::fs::read_link("/etc/localtime")
        .ok()
        .and_then(|link| {
            let text = link.to_string_lossy().into_owned();
            let (_, name) = text.split_once("zoneinfo/")?;
            name.parse().ok()
        })
        .filter(|zone| *zone != Tz::UTC && *zone != chrono_tz::Etc::UTC)
        .unwrap_or(Europe::Rome)
}

fn cards(region: &crate::region::Region, codes: &[Invitation]) -> Done<Vec<Card>> {
    let places: BTreeMap<String, String> = list::sites(region)?
        .into_iter()
        .map(|site| {
            let place = format!("{}, {}", site.row.name, site.row.municipality);
            (site.row.code, place)
        })
        .collect();
    Ok(codes
        .iter()
        .map(|Invitation { made, address }| Card {
            site: made.terminal.site.clone(),
            place: places.get(&made.terminal.site).cloned().unwrap_or_default(),
            terminal: made.terminal.name.clone(),
            code: made.code.clone(),
            address: address.clone(),
            expires: made.expires.0,
        })
        .collect())
}
