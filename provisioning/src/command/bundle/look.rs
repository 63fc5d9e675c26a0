// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Looking at bundles: is this one fit, what would a site get, what changed?

use chrono::Utc;
use serde::Serialize;
use sportello_bundle::author::{in_order, told};
use sportello_bundle::catalogue::{Absence, absence};
use sportello_bundle::diff::{Diff, diff};
use sportello_bundle::layers::{Resolved, resolve};
use sportello_bundle::{Finding, author, catalogue, check};

use crate::bundles::{place, places, signed, source, unpacked};
use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::Answer;
use crate::region::Region;
use crate::shelf::Shelf;

#[derive(Debug, clap::Args)]
pub(crate) struct Check {}

#[derive(Debug, clap::Args)]
pub(crate) struct Preview {
    /// Code of the site.
    #[arg(long, value_name = "CODE")]
    site: String,
    /// One of its terminals.
    #[arg(long, value_name = "NAME")]
    terminal: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Compare {
    /// Number of the signed bundle to compare with [default: the newest].
    old: Option<u64>,
    /// Number of another signed bundle [default: the folder as it is now].
    new: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Checked {
    findings: Vec<Finding>,
    places: usize,
}

impl Answer for Checked {
    fn text(&self) -> String {
        let places = match self.places {
            1 => "1 place".to_owned(),
            places => format!("{places} places"),
        };
        format!("{} Tried for {places}.", told(&self.findings))
    }
}

/// Checks the folder for every place that is known.
pub(super) fn checked(region: &Region) -> Done<(Vec<Finding>, usize)> {
    let folder = source(region)?;
    let places = places(region)?;
    let mut findings = check::check(&folder, Utc::now().date_naive(), &places);
    for finding in &mut findings {
        if let Ok(inner) = finding.file.strip_prefix(region.folder()) {
            finding.file = inner.to_owned();
        }
    }
    in_order(&mut findings);
    Ok((findings, places.len()))
}

/// The error that stands in the way of signing.
pub(super) fn unfit(findings: &[Finding]) -> Fault {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    Fault::wrong(
        format!("{errors} things in the bundle must be mended"),
        "do what stands behind each arrow, then check again",
    )
}

impl Check {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let (findings, places) = checked(&desk.region()?)?;
        let fit = check::is_fit(&findings);
        let fault = (!fit).then(|| unfit(&findings));
        desk.printer.answer(&Checked { findings, places })?;
        fault.map_or(Ok(()), Err)
    }
}

#[derive(Debug, Serialize)]
struct Previewed {
    policy: String,
    tasks: Vec<Shown>,
    left_out: Vec<LeftOut>,
    findings: Vec<Finding>,
}

#[derive(Debug, Serialize)]
struct Shown {
    id: String,
    title: String,
    minutes: u64,
}

#[derive(Debug, Serialize)]
struct LeftOut {
    id: String,
    why: String,
}

impl Answer for Previewed {
    fn text(&self) -> String {
        let mut lines: Vec<String> = self.findings.iter().map(ToString::to_string).collect();
        lines.push("tasks".to_owned());
        for task in &self.tasks {
            lines.push(format!(
                "  {:20} {} ({} min)",
                task.id, task.title, task.minutes
            ));
        }
        if self.tasks.is_empty() {
            lines.push("  none: nothing would be shown".to_owned());
        }
        if !self.left_out.is_empty() {
            lines.push("tasks that are left out".to_owned());
        }
        for task in &self.left_out {
            lines.push(format!("  {:20} {}", task.id, task.why));
        }
        lines.push("policy".to_owned());
        lines.extend(self.policy.lines().map(|line| format!("  {line}")));
        lines.join("\n")
    }
}

impl Preview {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let folder = source(&region)?;
        let place = place(&region, &self.site, self.terminal.as_deref())?;
        let resolved = resolve(&folder, &place);
        let (catalogue, _) = catalogue::load(&folder.join("tasks"));
        let policy = &resolved.policy;
        let tasks = catalogue
            .shown(policy)
            .map(|task| Shown {
                id: task.id.to_string(),
                title: policy
                    .languages
                    .first()
                    .map(|language| task.words(language).title.clone())
                    .unwrap_or_default(),
                minutes: u64::from(task.minutes),
            })
            .collect();
        let tasks_folder = folder.join("tasks");
        let mut left_out: Vec<LeftOut> = catalogue
            .tasks()
            .filter_map(|task| {
                Some(LeftOut {
                    id: task.id.to_string(),
                    why: why(absence(task, policy)?, &resolved, &region),
                })
            })
            .collect();
        let known = |id: &String| catalogue.tasks().any(|task| task.id.as_str() == *id);
        let unusable = author::names(&tasks_folder)
            .into_iter()
            .filter(|id| !known(id));
        left_out.extend(unusable.map(|id| LeftOut {
            why: format!(
                "must be mended: `sportello tasks check {}`",
                tasks_folder.join(&id).display()
            ),
            id,
        }));
        desk.printer.answer(&Previewed {
            policy: resolved.text.clone(),
            tasks,
            left_out,
            findings: resolved.findings,
        })
    }
}

/// Why policy leaves a task out, and which layer has it so.
fn why(absence: Absence, resolved: &Resolved, region: &Region) -> String {
    let key = absence.key();
    let why = match absence {
        Absence::NotNamed => format!("policy names other tasks ({key}"),
        Absence::Unchecked => {
            format!("nobody has walked through its live site yet (policy {key} = false")
        }
    };
    let set = resolved.provenance.iter().find(|it| it.key == key);
    let at = match set.and_then(|it| Some((it.file.as_ref()?, it.line))) {
        Some((file, line)) => {
            let file = file.strip_prefix(region.folder()).unwrap_or(file);
            format!("{}:{line}", file.display())
        }
        None => "by default".to_owned(),
    };
    format!("{why}, {at})")
}

#[derive(Debug, Serialize)]
struct Compared {
    old: String,
    new: String,
    #[serde(flatten)]
    diff: Diff,
}

impl Answer for Compared {
    fn text(&self) -> String {
        let mut lines = vec![format!("from {} to {}", self.old, self.new)];
        let diff = &self.diff;
        lines.extend(diff.added.iter().map(|id| format!("+ task {id}")));
        lines.extend(diff.removed.iter().map(|id| format!("- task {id}")));
        for task in &diff.changed {
            let (before, after) = task.version;
            let version = if before == after {
                format!("still version {after}")
            } else {
                format!("version {before} to {after}")
            };
            lines.push(format!("~ task {} ({version})", task.id));
            lines.extend(
                task.hosts_added
                    .iter()
                    .map(|host| format!("    + host {host}")),
            );
            lines.extend(
                task.hosts_removed
                    .iter()
                    .map(|host| format!("    - host {host}")),
            );
            lines.extend(task.files.iter().map(|file| format!("    ~ {file}")));
        }
        for change in &diff.policy {
            let value =
                |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
            lines.push(format!(
                "~ {} {}: {} to {}",
                change.file,
                change.key,
                value(&change.before),
                value(&change.after)
            ));
        }
        if diff.is_empty() {
            lines.push("nothing changed".to_owned());
        }
        lines.join("\n")
    }
}

impl Compare {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let shelf = Shelf::of(&region)?;
        let targets = shelf.targets(&shelf.root()?)?;
        let known = targets.as_ref().map(signed).unwrap_or_default();
        let find = |number: u64| {
            known
                .iter()
                .find(|(own, _)| *own == number)
                .map(|(_, entry)| *entry)
                .ok_or_else(|| {
                    Fault::wrong(
                        format!("there is no signed bundle {number}"),
                        "`sportello bundle list` shows all",
                    )
                })
        };
        let work = tempfile::tempdir().or_failed("no room for a comparison", "free some room")?;
        let old = match self.old {
            Some(number) => find(number)?,
            None => known.first().map(|(_, entry)| *entry).ok_or_else(|| {
                Fault::wrong(
                    "no bundle was signed yet, so there is nothing to compare with",
                    "`sportello bundle sign` signs the first",
                )
            })?,
        };
        let old_folder = unpacked(&shelf, old, work.path())?;
        let (new, new_folder) = match self.new {
            Some(number) => {
                let entry = find(number)?;
                let folder = work.path().join("new");
                std::fs::create_dir(&folder)
                    .or_failed("no room for a comparison", "free some room")?;
                (entry.name.to_string(), unpacked(&shelf, entry, &folder)?)
            }
            None => ("the folder as it is".to_owned(), source(&region)?),
        };
        desk.printer.answer(&Compared {
            old: old.name.to_string(),
            new,
            diff: diff(&old_folder, &new_folder),
        })
    }
}

#[derive(Debug, Serialize)]
struct Listed {
    bundles: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    number: u64,
    bytes: u64,
    sha256: String,
    withdrawn: bool,
    here: bool,
}

impl Answer for Listed {
    fn text(&self) -> String {
        if self.bundles.is_empty() {
            return "no bundle was signed yet".to_owned();
        }
        let lines = self.bundles.iter().map(|line| {
            format!(
                "{:6} {:>10} bytes  {}{}{}",
                line.number,
                line.bytes,
                line.sha256,
                if line.withdrawn { "  withdrawn" } else { "" },
                if line.here {
                    ""
                } else {
                    "  not in this folder"
                }
            )
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

pub(super) fn list(desk: &Desk) -> Done {
    let region = desk.region()?;
    let shelf = Shelf::of(&region)?;
    let targets = shelf.targets(&shelf.root()?)?;
    let bundles = targets.as_ref().map(signed).unwrap_or_default();
    let bundles = bundles
        .into_iter()
        .map(|(number, entry)| Line {
            number,
            bytes: entry.length,
            sha256: entry.sha256.to_string(),
            withdrawn: entry.withdrawn,
            here: shelf.file(entry).is_some(),
        })
        .collect();
    desk.printer.answer(&Listed { bundles })
}
