// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Files that no terminal will ever read, because of what they are called.

use std::fs;
use std::path::{Path, PathBuf};

use crate::finding::Finding;
use crate::language::LANGUAGES;

/// Entries of one folder that are looked at.
const MOST_ENTRIES: usize = 1_000;

pub(super) fn names(dir: &Path, findings: &mut Vec<Finding>) {
    for folder in entries(dir) {
        match folder.file_name().and_then(|name| name.to_str()) {
            Some("_shared") => {
                files(&folder, "", findings);
                files(&folder.join("words"), "toml", findings);
            }
            Some("_lessons") => {
                for lesson in entries(&folder) {
                    files(&lesson, "md", findings);
                }
            }
            Some(name) if !name.starts_with(['_', '.']) => files(&folder, "md", findings),
            _ => {}
        }
    }
}

/// Files that end in `words` hold one language each.
fn files(folder: &Path, words: &str, findings: &mut Vec<Finding>) {
    for file in entries(folder) {
        let Some(name) = file.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        let meant = name
            .to_ascii_lowercase()
            .strip_suffix(".txt")
            .filter(|meant| meant.ends_with(".md") || meant.ends_with(".toml"))
            .map(str::to_owned);
        if let Some(meant) = meant {
            findings.push(Finding::error(
                &file,
                0,
                "the file's name ends in .txt, so nobody reads it",
                format!("call it {meant}; the computer may hide the ending, so switch on that it shows endings"),
            ));
            continue;
        }
        let language = name
            .rsplit_once('.')
            .filter(|(_, ending)| !words.is_empty() && *ending == words)
            .and_then(|(tag, _)| tag.parse::<unic_langid::LanguageIdentifier>().ok());
        if let Some(language) = language
            && !LANGUAGES.contains(&language.to_string().as_str())
        {
            findings.push(Finding::error(
                &file,
                0,
                "no terminal speaks the language of the file's name",
                format!(
                    "use one of these names, or remove the file: {}",
                    LANGUAGES.join(", ")
                ),
            ));
        }
    }
}

/// What lies in a folder; nothing where there is none.
fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .take(MOST_ENTRIES)
        .flatten()
        .map(|entry| entry.path())
        .collect()
}
