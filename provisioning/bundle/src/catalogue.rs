// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! All tasks of a folder, and which of them a terminal shows.

pub(crate) mod read;

use std::collections::BTreeMap;
use std::path::Path;

use unic_langid::LanguageIdentifier;

use crate::finding::Finding;
use crate::lesson::Lesson;
use crate::policy::{Policy, Shown};
use crate::shared::Shared;
use crate::task::{Line, Need, Span, Task, TaskId};

/// The tasks that can be used, with the shared lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    tasks: BTreeMap<TaskId, Task>,
    lessons: BTreeMap<TaskId, Lesson>,
    pub shared: Shared,
}

impl Catalogue {
    #[must_use]
    pub fn get(&self, id: &TaskId) -> Option<&Task> {
        self.tasks.get(id)
    }

    /// Every usable task, by name.
    pub fn tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.values()
    }

    /// Every usable lesson, by name.
    pub fn lessons(&self) -> impl Iterator<Item = &Lesson> {
        self.lessons.values()
    }

    #[must_use]
    pub fn lesson(&self, id: &TaskId) -> Option<&Lesson> {
        self.lessons.get(id)
    }

    /// The tasks this terminal shows: named by policy (or all), and checked on the live site
    /// unless policy shows unchecked ones too (with a banner: [`Task::is_checked`]).
    pub fn shown<'a>(&'a self, policy: &'a Policy) -> impl Iterator<Item = &'a Task> {
        self.tasks
            .values()
            .filter(|task| absence(task, policy).is_none())
    }

    /// The shown tasks under one tile.
    pub fn by_need<'a>(&'a self, policy: &'a Policy, need: Need) -> impl Iterator<Item = &'a Task> {
        self.shown(policy).filter(move |task| task.need == need)
    }

    /// What to have at hand before the clock matters: the task's documents in words, then
    /// the lines of its own list.
    #[must_use]
    pub fn what_you_need(&self, task: &Task, language: &LanguageIdentifier) -> Vec<Line> {
        let documents = task
            .documents
            .iter()
            .filter_map(|id| self.shared.documents.get(id));
        documents
            .map(|document| Line(vec![Span::Text(document.name(language).to_owned())]))
            .chain(task.words(language).needs.iter().cloned())
            .collect()
    }
}

/// Why a terminal does not show a task that could be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// Policy names other tasks ([`crate::policy::Tasks::shown`]).
    NotNamed,
    /// Nobody walked through the live site, and policy shows only what somebody did
    /// ([`crate::policy::Tasks::unchecked_allowed`]).
    Unchecked,
}

impl Absence {
    /// The key of policy that has it so.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotNamed => "tasks.shown",
            Self::Unchecked => "tasks.unchecked_allowed",
        }
    }
}

/// Why `policy` leaves the task out; `None` where it is shown.
#[must_use]
pub fn absence(task: &Task, policy: &Policy) -> Option<Absence> {
    match &policy.tasks.shown {
        Shown::Only(ids) if !ids.contains(&task.id) => Some(Absence::NotNamed),
        _ if !policy.tasks.unchecked_allowed && !task.is_checked() => Some(Absence::Unchecked),
        _ => None,
    }
}

/// Reads every task folder in `dir` (folders whose name begins with `_` or `.` are not tasks).
/// A task that cannot be used is left out; the findings say why. Never fails as a whole: a
/// missing folder is an empty catalogue and one finding.
#[must_use]
pub fn load(dir: &Path) -> (Catalogue, Vec<Finding>) {
    read::catalogue(dir)
}
