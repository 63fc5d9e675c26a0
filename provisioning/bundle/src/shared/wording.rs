// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `_shared/words/LANG.toml`: the words of documents, facts, questions and self-assessment, one
//! file per language so that translators do not meet. The Italian file says which names exist.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use super::read::LIMIT;
use crate::document::{Reader, Section, shortened};
use crate::file::read_text;
use crate::finding::Finding;
use crate::language::{Wording, is_italian};

/// Languages that are read.
const MOST_LANGUAGES: usize = 60;

/// The words of one list, by name.
pub(crate) type Table = BTreeMap<String, Wording>;

/// All that `words/` holds.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Wordings {
    pub(crate) document: Table,
    pub(crate) fact: Table,
    pub(crate) choose: Table,
    pub(crate) assessment: Table,
    /// The file of each language, and the line of each name in it.
    pub(crate) places: BTreeMap<LanguageIdentifier, (PathBuf, Places)>,
}

/// Line by list and name.
pub(crate) type Places = BTreeMap<(&'static str, String), usize>;

impl Wordings {
    /// The four lists with the names of their tables.
    pub(crate) fn tables(&self) -> [(&'static str, &Table); 4] {
        [
            ("document", &self.document),
            ("fact", &self.fact),
            ("choose", &self.choose),
            ("assessment", &self.assessment),
        ]
    }

    fn table(&mut self, name: &str) -> &mut Table {
        match name {
            "document" => &mut self.document,
            "fact" => &mut self.fact,
            "choose" => &mut self.choose,
            _ => &mut self.assessment,
        }
    }
}

const TABLES: [&str; 4] = ["document", "fact", "choose", "assessment"];

/// Reads `folder`; `None` when there is none.
pub(super) fn wordings(folder: &Path, findings: &mut Vec<Finding>) -> Option<Wordings> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .ok()?
        .take(MOST_LANGUAGES)
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml"))
        .collect();
    files.sort();
    let mut all = Wordings::default();
    for file in files {
        let tag = file.file_stem().and_then(|stem| stem.to_str());
        let Some(language) = tag.and_then(|tag| tag.parse::<LanguageIdentifier>().ok()) else {
            findings.push(Finding::error(
                &file,
                0,
                "the file's name is not a language",
                "name it after the language: it.toml, en.toml, ar.toml",
            ));
            continue;
        };
        let text = match read_text(&file, LIMIT) {
            Ok(text) => text,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        let reader = Reader::new(&file, &text);
        match reader.parse(&text) {
            Err(finding) => findings.push(finding),
            Ok(document) => {
                let places = one(Section::root(&reader, &document), &language, &mut all);
                all.places.insert(language, (file.clone(), places));
            }
        }
        findings.extend(reader.into_findings());
    }
    only_italian_names(folder, &mut all, findings);
    Some(all)
}

fn one(root: Section<'_, '_>, language: &LanguageIdentifier, all: &mut Wordings) -> Places {
    let mut places = Places::new();
    for table in TABLES {
        let Some(section) = root.section(table) else {
            continue;
        };
        for (id, at) in section.named_words() {
            places.insert((table, id.clone()), at.line);
            all.table(table)
                .entry(id)
                .or_default()
                .insert(language.clone(), at.value);
        }
    }
    root.finish();
    places
}

/// A name that Italian lacks stands for nothing.
fn only_italian_names(folder: &Path, all: &mut Wordings, findings: &mut Vec<Finding>) {
    if !all.places.keys().any(is_italian) {
        findings.push(Finding::error(
            folder.join("it.toml"),
            0,
            "the Italian words are missing or cannot be used",
            "write words/it.toml; it says which names exist",
        ));
    }
    let mut strangers: BTreeSet<(&'static str, String)> = BTreeSet::new();
    for table in TABLES {
        all.table(table).retain(|id, words| {
            let known = words.keys().any(is_italian);
            if !known {
                strangers.insert((table, id.clone()));
            }
            known
        });
    }
    for (file, places) in all.places.values() {
        for stranger in &strangers {
            if let Some(line) = places.get(stranger) {
                findings.push(Finding::warning(
                    file,
                    *line,
                    format!(
                        "Italian does not have the name \"{}\"",
                        shortened(&stranger.1)
                    ),
                    format!("write it as in words/it.toml, below [{}]", stranger.0),
                ));
            }
        }
    }
}
