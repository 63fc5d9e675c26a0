// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the pages call the region's tasks: read from the same folder of tasks that terminals
//! have, or from a file of names.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context as _;
use sportello_bundle::LanguageIdentifier;
use sportello_bundle::task::Task;
use sportello_protocol::TaskId;
use sportello_views::{Both, Catalogue, TaskInfo, area_of_need};

/// Reads the folder or file at `path`.
///
/// # Errors
/// When it cannot be read, or is no catalogue. A single task that cannot be used is left out,
/// and a line of the log says so.
pub fn read(path: &Path) -> anyhow::Result<Catalogue> {
    if !path.is_dir() {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("{}: the catalogue cannot be read", path.display()))?;
        return toml::from_str(&text)
            .with_context(|| format!("{}: not a catalogue of tasks", path.display()));
    }
    let (tasks, findings) = sportello_bundle::catalogue::load(path);
    for finding in findings {
        tracing::debug!("{finding}");
    }
    let (it, en) = ("it".parse()?, "en".parse()?);
    let named: BTreeMap<TaskId, TaskInfo> = tasks
        .tasks()
        .filter_map(|task| Some((TaskId::parse(task.id.as_str()).ok()?, info(task, &it, &en)?)))
        .collect();
    anyhow::ensure!(
        !named.is_empty(),
        "{}: there is no task in this folder",
        path.display()
    );
    Ok(Catalogue::new(named))
}

fn info(task: &Task, it: &LanguageIdentifier, en: &LanguageIdentifier) -> Option<TaskInfo> {
    let english = task.speaks(en).then(|| task.words(en));
    let italian = task.words(it);
    let steps = italian.steps.iter().enumerate().map(|(number, step)| Both {
        it: step.sentence.plain(),
        en: english
            .and_then(|words| words.steps.get(number))
            .map(|step| step.sentence.plain()),
    });
    Some(TaskInfo {
        area: area_of_need(task.need.word())?,
        title: Both {
            it: italian.title.clone(),
            en: english.map(|words| words.title.clone()),
        },
        steps: steps.collect(),
    })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use sportello_console::Language;
    use sportello_protocol::TaskArea;

    use super::*;

    #[test]
    fn the_built_in_tasks_have_names_steps_and_areas_in_both_languages() {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../kiosk/tasks");
        let catalogue = read(&folder).unwrap();
        let isee = TaskId::parse("isee").unwrap();
        assert_eq!(catalogue.area(&isee), Some(TaskArea::MoneyAndBenefits));
        let italian = catalogue.title(&isee, Language::Italian);
        assert!(italian.contains("ISEE"), "{italian}");
        assert_ne!(italian, catalogue.title(&isee, Language::English));
        assert!(catalogue.step(&isee, 0, Language::English).is_some());
    }

    #[test]
    fn a_folder_without_tasks_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let error = read(folder.path()).unwrap_err().to_string();
        assert!(error.contains("no task"), "{error}");
    }
}
