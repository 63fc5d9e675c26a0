// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What changed between two bundles, for whoever signs the second one: tasks that came, went
//! or lead to other hosts, and every value of policy.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Serialize;
use sha2::Digest as _;

use crate::catalogue;
use crate::document::Reader;
use crate::file::read_text;
use crate::layers::leaves;
use crate::task::{Task, TaskId};

/// Everything that differs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Diff {
    pub added: Vec<TaskId>,
    pub removed: Vec<TaskId>,
    pub changed: Vec<TaskChange>,
    pub policy: Vec<PolicyChange>,
}

impl Diff {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A task that is in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TaskChange {
    pub id: TaskId,
    /// Its version before and after. Equal where the author did not raise it.
    pub version: (u32, u32),
    /// Hosts that a citizen can be led to, and could not before. Look at these first.
    pub hosts_added: Vec<String>,
    pub hosts_removed: Vec<String>,
    /// Files that differ, came or went, by name inside the task's folder.
    pub files: Vec<String>,
}

/// A value of a layer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PolicyChange {
    /// Such as `policy/site/biblioteca.toml`.
    pub file: String,
    /// Such as `session.minutes`; empty when the file as a whole cannot be read.
    pub key: String,
    /// As TOML; none where it was not there.
    pub before: Option<String>,
    pub after: Option<String>,
}

/// Longest file that is compared, in bytes; longer ones are compared by length.
const LIMIT: u64 = 64 * 1024 * 1024;
/// How deep folders are followed.
const DEEPEST: usize = 8;

/// What changed from the bundle in `old` to the one in `new`. Tasks that cannot be used count as
/// not there; [`crate::check::check`] says why.
#[must_use]
pub fn diff(old: &Path, new: &Path) -> Diff {
    let (old_tasks, _) = catalogue::load(&old.join("tasks"));
    let (new_tasks, _) = catalogue::load(&new.join("tasks"));
    let mut found = Diff::default();
    for task in new_tasks.tasks() {
        match old_tasks.get(&task.id) {
            None => found.added.push(task.id.clone()),
            Some(before) => {
                let folder = |root: &Path| root.join("tasks").join(task.id.as_str());
                let change = task_change(before, task, &folder(old), &folder(new));
                if change.version.0 != change.version.1
                    || !change.files.is_empty()
                    || !change.hosts_added.is_empty()
                    || !change.hosts_removed.is_empty()
                {
                    found.changed.push(change);
                }
            }
        }
    }
    found.removed = old_tasks
        .tasks()
        .filter(|task| new_tasks.get(&task.id).is_none())
        .map(|task| task.id.clone())
        .collect();
    found.policy = policy_changes(old, new);
    found
}

fn task_change(before: &Task, after: &Task, old: &Path, new: &Path) -> TaskChange {
    let hosts = |task: &Task| -> BTreeSet<String> {
        task.hosts
            .iter()
            .chain(&task.resources)
            .chain(&task.payment)
            .map(ToString::to_string)
            .collect()
    };
    let (had, has) = (hosts(before), hosts(after));
    let (old, new) = (digests(old), digests(new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    TaskChange {
        id: after.id.clone(),
        version: (before.version, after.version),
        hosts_added: has.difference(&had).cloned().collect(),
        hosts_removed: had.difference(&has).cloned().collect(),
        files: names
            .into_iter()
            .filter(|name| old.get(*name) != new.get(*name))
            .cloned()
            .collect(),
    }
}

fn policy_changes(old: &Path, new: &Path) -> Vec<PolicyChange> {
    let layers = |root: &Path| -> BTreeSet<String> {
        digests(&root.join("policy"))
            .into_keys()
            .map(|name| format!("policy/{name}"))
            .collect()
    };
    let mut changes = Vec::new();
    for file in layers(old).union(&layers(new)) {
        let (before, after) = (values(&old.join(file)), values(&new.join(file)));
        let keys: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
        for key in keys {
            let (before, after) = (before.get(key), after.get(key));
            if before != after {
                changes.push(PolicyChange {
                    file: file.clone(),
                    key: key.clone(),
                    before: before.cloned(),
                    after: after.cloned(),
                });
            }
        }
    }
    changes
}

/// A layer's values as TOML by key; for anything else its digest under an empty key.
fn values(file: &Path) -> BTreeMap<String, String> {
    if fs::symlink_metadata(file).is_err() {
        return BTreeMap::new();
    }
    let toml = file.extension().is_some_and(|end| end == "toml");
    let read = read_text(file, 256 * 1024).ok().filter(|_| toml);
    let parsed = read.and_then(|text| {
        let reader = Reader::new(file, &text);
        leaves(&text, &reader).ok()
    });
    match parsed {
        Some(leaves) => leaves
            .into_iter()
            .map(|(key, leaf)| (key, leaf.value.to_string()))
            .collect(),
        None => BTreeMap::from([(String::new(), digest(file))]),
    }
}

/// Files below `folder` by name, with their digests. Links are not followed.
fn digests(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    gather(folder, "", 0, &mut found);
    found
}

fn gather(folder: &Path, below: &str, depth: usize, found: &mut BTreeMap<String, String>) {
    if depth > DEEPEST {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => {
                gather(&entry.path(), &format!("{name}/"), depth + 1, found);
            }
            Ok(kind) if kind.is_file() => {
                found.insert(name, digest(&entry.path()));
            }
            _ => {
                found.insert(name, "no file".to_owned());
            }
        }
    }
}

fn digest(file: &Path) -> String {
    match fs::metadata(file).map(|found| found.len()) {
        Ok(length) if length <= LIMIT => match fs::read(file) {
            Ok(bytes) => sha2::Sha256::digest(&bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
            Err(error) => error.to_string(),
        },
        Ok(length) => format!("{length} bytes"),
        Err(error) => error.to_string(),
    }
}
