// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! All lessons of `_lessons/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use super::words::{LessonLines, parse};
use super::{Lesson, LessonWords};
use crate::document::{At, Reader, Section, shortened};
use crate::file::read_text;
use crate::finding::Finding;
use crate::language::is_italian;
use crate::task::words::LIMIT;
use crate::task::{TaskId, codes};

/// Folders that are looked at.
const MOST_LESSONS: usize = 200;
const MOST_ENTRIES: usize = 200;

/// A lesson with the places of its words, for the linter.
#[derive(Debug, Clone)]
pub(crate) struct LessonDraft {
    pub(crate) lesson: Lesson,
    /// `lesson.toml`.
    pub(crate) manifest: PathBuf,
    /// The line of `tasks`.
    pub(crate) tasks_line: usize,
    pub(crate) places: BTreeMap<LanguageIdentifier, (PathBuf, LessonLines)>,
}

/// Reads every lesson in `dir`; a folder that is not there holds none.
pub(crate) fn lessons(dir: &Path, findings: &mut Vec<Finding>) -> Vec<LessonDraft> {
    let Ok(entries) = fs::read_dir(dir) else {
        return Vec::new();
    };
    let mut folders: Vec<PathBuf> = entries
        .take(MOST_LESSONS)
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| fs::symlink_metadata(path).is_ok_and(|found| found.is_dir()))
        .collect();
    folders.sort();
    folders
        .iter()
        .filter_map(|folder| lesson(folder, findings))
        .collect()
}

fn lesson(folder: &Path, findings: &mut Vec<Finding>) -> Option<LessonDraft> {
    let manifest = folder.join("lesson.toml");
    let text = match read_text(&manifest, LIMIT) {
        Ok(text) => text,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let reader = Reader::new(&manifest, &text);
    let facts = match reader.parse(&text) {
        Ok(document) => facts(Section::root(&reader, &document), folder),
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let facts = facts.filter(|_| !reader.has_errors());
    findings.extend(reader.into_findings());
    let mut spoken = languages(folder, findings);
    let italian = spoken.iter().find(|(language, _)| is_italian(language));
    let Some(cards) = italian.map(|(_, (_, words, _))| words.cards.len()) else {
        findings.push(Finding::error(
            folder.join("it.md"),
            0,
            "the Italian words are missing or cannot be used",
            "write it.md; every lesson speaks Italian",
        ));
        return None;
    };
    spoken.retain(|_, (file, words, lines)| {
        let same = words.cards.len() == cards;
        if !same {
            findings.push(Finding::error(
                file,
                lines.cards.last().copied().unwrap_or(1),
                format!(
                    "there are {} cards here and {cards} in Italian",
                    words.cards.len()
                ),
                "write the same cards in the same order",
            ));
        }
        same
    });
    let (mut lesson, tasks_line) = facts?;
    let mut places = BTreeMap::new();
    for (language, (file, words, lines)) in spoken {
        places.insert(language.clone(), (file, lines));
        lesson.words.insert(language, words);
    }
    Some(LessonDraft {
        lesson,
        manifest,
        tasks_line,
        places,
    })
}

fn facts(root: Section<'_, '_>, folder: &Path) -> Option<(Lesson, usize)> {
    let name = folder.file_name().and_then(|name| name.to_str());
    let id = root
        .required_text("id", "\"password\"")
        .and_then(|At { value, line }| {
            let id = value.parse::<TaskId>().ok().filter(|_| name == Some(value));
            if id.is_none() {
                root.reader.error(
                    line,
                    format!(
                        "the lesson is called \"{}\", its folder otherwise",
                        shortened(value)
                    ),
                    "give both the same name: lower-case letters, digits and single hyphens",
                );
            }
            id
        });
    let version = root.required_number("version", 1..=u32::MAX, 1);
    let minutes = root.required_number("minutes", 1..=15, 2);
    let codes = codes(&root);
    let mut tasks = Vec::new();
    let mut seen = BTreeSet::new();
    for At { value, line } in root.texts("tasks", "[\"practise-spid\"]") {
        match value.parse::<TaskId>() {
            Ok(id) if seen.insert(id.clone()) => tasks.push(id),
            Ok(_) => {}
            Err(_) => root.reader.error(
                line,
                format!("\"{}\" is not the name of a task", shortened(value)),
                "use the name of the task's folder, such as \"isee\"",
            ),
        }
    }
    let tasks_line = root.line_of("tasks");
    root.finish();
    Some((
        Lesson {
            id: id?,
            version,
            minutes,
            codes,
            tasks,
            words: BTreeMap::new(),
        },
        tasks_line,
    ))
}

type Spoken = BTreeMap<LanguageIdentifier, (PathBuf, LessonWords, LessonLines)>;

fn languages(folder: &Path, findings: &mut Vec<Finding>) -> Spoken {
    let mut spoken = Spoken::new();
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .take(MOST_ENTRIES)
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    for file in files {
        let tag = file.file_stem().and_then(|stem| stem.to_str());
        let Some(language) = tag.and_then(|tag| tag.parse::<LanguageIdentifier>().ok()) else {
            findings.push(Finding::error(
                &file,
                0,
                "the file's name is not a language",
                "name it after the language: it.md, en.md, ar.md",
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
        if let Some((words, lines)) = parse(&file, &text, findings) {
            spoken.insert(language, (file, words, lines));
        }
    }
    spoken
}
