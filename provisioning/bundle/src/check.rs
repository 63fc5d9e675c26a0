// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Everything there is to say about a bundle's folder before it is signed: the manifest, every
//! task, every layer of policy, and whether policy speaks of tasks that are there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::catalogue::{self, Absence, Catalogue, absence};
use crate::finding::{Finding, Severity};
use crate::layers::{Place, Resolved, is_layer_name, resolve};
use crate::lint::{Rules, lint};
use crate::manifest::{Manifest, Version};
use crate::policy::Shown;

/// Most layers of one kind that are read.
const MOST_LAYERS: usize = 20_000;

/// Checks the bundle in `folder`, as of `today`. `places` are the terminals that will follow it,
/// if they are known (the centre's list of sites): districts and sites meet only there. Without
/// them every layer is tried on its own below the region's.
///
/// A finding appears once, however many places meet it.
#[must_use]
pub fn check(folder: &Path, today: NaiveDate, places: &[Place]) -> Vec<Finding> {
    let mut findings = match Manifest::load(folder) {
        Ok(manifest) if !manifest.runs_on(Version::own()) => vec![Finding::warning(
            folder.join(crate::manifest::FILE),
            0,
            format!(
                "it needs version {}, newer than this program ({}): what is new in it cannot be checked here",
                manifest.needs,
                Version::own()
            ),
            "check it with a newer program",
        )],
        Ok(_) => Vec::new(),
        Err(findings) => findings,
    };
    let region = resolve(folder, &Place::default());
    findings.extend(lint(
        &folder.join("tasks"),
        &Rules::of(&region.policy, today),
    ));
    let (catalogue, _) = catalogue::load(&folder.join("tasks"));
    let mut layers = Layers::default();
    let own = layers.places(folder);
    findings.append(&mut layers.findings);
    let (mut all, mut strict) = (0, 0);
    for place in std::iter::once(&Place::default()).chain(&own).chain(places) {
        let resolved = resolve(folder, place);
        findings.extend(named_tasks(&resolved, &catalogue));
        all += 1;
        strict += usize::from(!resolved.policy.tasks.unchecked_allowed);
        findings.extend(resolved.findings);
    }
    findings.extend(left_out(folder, &catalogue, &region, strict, all));
    let mut seen = BTreeSet::new();
    findings.retain(|f| seen.insert((f.file.clone(), f.line, f.message.clone())));
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    findings
}

/// Whether nothing stands in the way of signing.
#[must_use]
pub fn is_fit(findings: &[Finding]) -> bool {
    findings.iter().all(|f| f.severity != Severity::Error)
}

/// One line for all the tasks that policy leaves out because nobody walked through their sites.
fn left_out(
    folder: &Path,
    catalogue: &Catalogue,
    region: &Resolved,
    strict: usize,
    all: usize,
) -> Option<Finding> {
    let tasks = catalogue.tasks().filter(|task| !task.is_checked()).count();
    if tasks == 0 || strict == 0 {
        return None;
    }
    let key = Absence::Unchecked.key();
    let (file, line) = place_of(region, key);
    let (is, site) = if tasks == 1 {
        ("task is", "its live site")
    } else {
        ("tasks are", "their live sites")
    };
    let somewhere = if strict == all {
        String::new()
    } else {
        format!(" in {strict} of {all} places")
    };
    Some(Finding::note(
        file.unwrap_or_else(|| folder.join("policy/region.toml")),
        line,
        format!(
            "{tasks} {is} left out{somewhere}: nobody has walked through {site} yet (policy {key} = false)"
        ),
        "walk through and write checked_on; or write unchecked_allowed = true below [tasks] to show them with a line that says so",
    ))
}

/// The file and line that set a key of policy.
fn place_of(resolved: &Resolved, key: &str) -> (Option<PathBuf>, usize) {
    let explained = resolved.provenance.iter().find(|it| it.key == key);
    explained.map_or((None, 0), |it| (it.file.clone(), it.line))
}

/// Tasks that policy names: there must be such a task, and it should be one that is shown.
fn named_tasks(resolved: &Resolved, catalogue: &Catalogue) -> Vec<Finding> {
    let policy = &resolved.policy;
    let shown = match &policy.tasks.shown {
        Shown::All => &[][..],
        Shown::Only(ids) => ids,
    };
    let mut findings = Vec::new();
    let listed = shown.iter().map(|id| ("tasks.shown".to_owned(), id));
    let local = policy.municipality.tasks.iter();
    let local = local.map(|id| ("municipality.tasks".to_owned(), id));
    let starts = policy.tasks.start.keys();
    let starts = starts.map(|id| (format!("tasks.start.{id}"), id));
    for (key, id) in listed.chain(local).chain(starts) {
        let (file, line) = place_of(resolved, &key);
        let file = file.unwrap_or_else(|| PathBuf::from("policy"));
        match catalogue.get(id) {
            None => findings.push(Finding::error(
                file,
                line,
                format!("there is no task \"{id}\" in this bundle that could be shown"),
                "correct the name, mend the task, or take it out of the list",
            )),
            Some(task) if absence(task, policy) == Some(Absence::Unchecked) => {
                findings.push(Finding::warning(
                    file,
                    line,
                    format!(
                        "the task \"{id}\" is named here and left out: nobody has walked through its live site ({} = false)",
                        Absence::Unchecked.key()
                    ),
                    "walk through it and write checked_on, or write unchecked_allowed = true below [tasks]",
                ));
            }
            Some(_) => {}
        }
    }
    findings
}

/// Every layer's file, each as a place of its own.
#[derive(Debug, Default)]
struct Layers {
    findings: Vec<Finding>,
}

impl Layers {
    fn places(&mut self, folder: &Path) -> Vec<Place> {
        let policy = folder.join("policy");
        let mut places = Vec::new();
        self.known_folders(&policy);
        for name in self.names(&policy.join("district"), false) {
            places.push(Place {
                district: Some(name),
                ..Place::default()
            });
        }
        for name in self.names(&policy.join("site"), false) {
            places.push(Place {
                site: Some(name),
                ..Place::default()
            });
        }
        for site in self.names(&policy.join("terminal"), true) {
            for name in self.names(&policy.join("terminal").join(&site), false) {
                places.push(Place {
                    district: None,
                    site: Some(site.clone()),
                    terminal: Some(name),
                });
            }
        }
        places
    }

    fn known_folders(&mut self, policy: &Path) {
        for name in entries(policy) {
            let known = ["region.toml", "district", "site", "terminal"];
            let picture = !name.ends_with(".toml") && policy.join(&name).is_file();
            if !known.contains(&name.as_str()) && !picture {
                self.findings.push(Finding::error(
                    policy.join(&name),
                    0,
                    "no layer of policy has this name",
                    "layers are region.toml, district/NAME.toml, site/CODE.toml and terminal/CODE/NAME.toml",
                ));
            }
        }
    }

    /// The names of layers in a folder: of its files, or of its folders.
    fn names(&mut self, folder: &Path, folders: bool) -> Vec<String> {
        let mut names = Vec::new();
        for name in entries(folder) {
            let path = folder.join(&name);
            let is_folder = path.is_dir();
            let layer = match name.strip_suffix(".toml") {
                Some(layer) if !folders => layer,
                // Pictures lie beside the layers that name them.
                None if !folders && !is_folder => continue,
                _ => name.as_str(),
            };
            if is_folder == folders && is_layer_name(layer) {
                names.push(layer.to_owned());
            } else {
                self.findings.push(Finding::error(
                    &path,
                    0,
                    "no terminal will ever look here",
                    "name it with small letters without accents, digits and hyphens, at most 40, and .toml at the end; terminals lie in a folder with their site's code",
                ));
            }
        }
        if names.len() > MOST_LAYERS {
            self.findings.push(Finding::error(
                folder,
                0,
                format!(
                    "there are {} layers; only {MOST_LAYERS} are read",
                    names.len()
                ),
                "say what many have in common in a layer above",
            ));
            names.truncate(MOST_LAYERS);
        }
        names
    }
}

/// The names in a folder, sorted; none when it is not there.
fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
