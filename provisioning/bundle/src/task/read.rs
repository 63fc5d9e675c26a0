// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A task's folder: `task.toml`, one Markdown file per language, maybe a practice site.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use super::facts::facts;
use super::words::{self, WordLines};
use super::{Task, Words};
use crate::document::{Reader, Section};
use crate::file::read_text;
use crate::finding::Finding;
use crate::language::is_italian;
use crate::replica;
use crate::shared::Shared;

const LIMIT: u64 = 64 * 1024;
/// Entries of a task's folder that are looked at.
const MOST_ENTRIES: usize = 200;

/// A task with the places of its words, for the linter.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) task: Task,
    /// `task.toml`.
    pub(crate) manifest: PathBuf,
    pub(crate) checked_line: usize,
    /// Per language: the file, and where its words stand.
    pub(crate) places: BTreeMap<LanguageIdentifier, (PathBuf, WordLines)>,
}

/// Reads one folder.
pub(crate) fn draft(folder: &Path, shared: &Shared) -> (Option<Draft>, Vec<Finding>) {
    let manifest = folder.join("task.toml");
    let text = match read_text(&manifest, LIMIT) {
        Ok(text) => text,
        Err(finding) => return (None, vec![finding]),
    };
    let reader = Reader::new(&manifest, &text);
    let facts = match reader.parse(&text) {
        Ok(document) => facts(Section::root(&reader, &document), folder, shared),
        Err(finding) => return (None, vec![finding]),
    };
    let facts = facts.filter(|_| !reader.has_errors());
    let mut findings = reader.into_findings();
    let steps = facts.as_ref().map(|(task, _)| task.steps.len());
    let spoken = languages(folder, steps, &mut findings);
    let Some((mut task, checked_line)) = facts else {
        return (None, findings);
    };
    if let Some(site) = &task.practice {
        let (routes, mut said) = replica::load(site);
        findings.append(&mut said);
        if routes.is_none() {
            return (None, findings);
        }
    }
    let mut places = BTreeMap::new();
    for (language, (file, words, lines)) in spoken {
        places.insert(language.clone(), (file, lines));
        task.words.insert(language, words);
    }
    let italian = task.words.keys().any(is_italian);
    (
        italian.then_some(Draft {
            task,
            manifest,
            checked_line,
            places,
        }),
        findings,
    )
}

type Spoken = BTreeMap<LanguageIdentifier, (PathBuf, Words, WordLines)>;

/// Every `<language>.md` of the folder. A language whose steps differ from `task.toml` would
/// mislead, so it is left out.
fn languages(folder: &Path, steps: Option<usize>, findings: &mut Vec<Finding>) -> Spoken {
    let mut spoken = Spoken::new();
    let mut names: Vec<PathBuf> = match fs::read_dir(folder) {
        Ok(entries) => entries
            .take(MOST_ENTRIES)
            .flatten()
            .map(|entry| entry.path())
            .collect(),
        Err(error) => {
            let message = format!("the folder cannot be read ({error})");
            findings.push(Finding::error(folder, 0, message, "check who may read it"));
            return spoken;
        }
    };
    names.sort();
    for file in names
        .into_iter()
        .filter(|name| name.extension().is_some_and(|e| e == "md"))
    {
        let tag = file
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        let Ok(language) = tag.parse::<LanguageIdentifier>() else {
            findings.push(Finding::error(
                &file,
                0,
                "the file's name is not a language",
                "name it after the language: it.md, en.md, ar.md",
            ));
            continue;
        };
        let text = match read_text(&file, words::LIMIT) {
            Ok(text) => text,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        let Some((words, lines)) = words::parse(&file, &text, findings) else {
            continue;
        };
        match steps {
            Some(count) if count != words.steps.len() => findings.push(Finding::error(
                &file,
                lines.steps.last().copied().unwrap_or(1),
                format!(
                    "there are {} steps here and {count} in task.toml",
                    words.steps.len()
                ),
                "write one ## heading for each [[step]], in the same order",
            )),
            _ => {
                spoken.insert(language, (file, words, lines));
            }
        }
    }
    if !spoken.keys().any(is_italian) {
        findings.push(Finding::error(
            folder.join("it.md"),
            0,
            "the Italian words are missing or cannot be used",
            "write it.md; every task speaks Italian",
        ));
    }
    spoken
}
