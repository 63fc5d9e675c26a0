// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! All task folders of a directory.

use std::fs;
use std::path::{Path, PathBuf};

use super::Catalogue;
use crate::finding::Finding;
use crate::lesson::read::{LessonDraft, lessons};
use crate::shared;
use crate::shared::wording::Wordings;
use crate::task::read::{Draft, draft};

/// Folders that are looked at.
const MOST_TASKS: usize = 500;

/// All that a folder of tasks holds, with the places of its words, and what there is to say.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    pub(crate) tasks: Vec<Draft>,
    pub(crate) lessons: Vec<LessonDraft>,
    pub(crate) shared: shared::Shared,
    pub(crate) words: Wordings,
    pub(crate) findings: Vec<Finding>,
}

pub(crate) fn drafts(dir: &Path) -> Drafts {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) => {
            let finding = Finding::error(
                dir,
                0,
                format!("the folder of tasks cannot be read ({error})"),
                "check its name and who may read it",
            );
            return Drafts {
                findings: vec![finding],
                ..Drafts::default()
            };
        }
    };
    let (shared, words, mut findings) = shared::load_with_words(dir);
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.retain(|path| {
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or("_");
        !name.starts_with(['_', '.'])
    });
    folders.sort();
    if folders.len() > MOST_TASKS {
        findings.push(Finding::error(
            dir,
            0,
            format!(
                "there are {} tasks; only the first {MOST_TASKS} are read",
                folders.len()
            ),
            "keep the tasks that the sites use",
        ));
        folders.truncate(MOST_TASKS);
    }
    let mut drafts = Vec::new();
    for folder in folders {
        match fs::symlink_metadata(&folder) {
            Ok(found) if found.is_dir() => {
                let (read, mut said) = draft(&folder, &shared);
                findings.append(&mut said);
                drafts.extend(read);
            }
            Ok(found) if found.file_type().is_symlink() => findings.push(Finding::error(
                &folder,
                0,
                "this is a link, not a task's folder",
                "copy the folder itself here",
            )),
            // A stray file beside the tasks (a README) is nobody's task.
            Ok(_) => {}
            Err(error) => findings.push(Finding::error(
                &folder,
                0,
                format!("the folder cannot be read ({error})"),
                "check who may read it",
            )),
        }
    }
    let lessons = lessons(&dir.join("_lessons"), &mut findings);
    Drafts {
        tasks: drafts,
        lessons,
        shared,
        words,
        findings,
    }
}

pub(super) fn catalogue(dir: &Path) -> (Catalogue, Vec<Finding>) {
    let drafts = drafts(dir);
    let tasks = drafts.tasks.into_iter().map(|draft| draft.task);
    let lessons = drafts.lessons.into_iter().map(|draft| draft.lesson);
    let catalogue = Catalogue {
        tasks: tasks.map(|task| (task.id.clone(), task)).collect(),
        lessons: lessons.map(|lesson| (lesson.id.clone(), lesson)).collect(),
        shared: drafts.shared,
    };
    (catalogue, drafts.findings)
}
