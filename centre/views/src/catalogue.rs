// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the region's tasks are called and what they are about: given by the configuration,
//! since terminals say no more than a task's id.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sportello_console::words::Language;
use sportello_protocol::{TaskArea, TaskId};

/// A text in the console's languages; Italian stands in where English is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    pub it: String,
    #[serde(default)]
    pub en: Option<String>,
}

impl Both {
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Italian => &self.it,
            Language::English => self.en.as_deref().unwrap_or(&self.it),
        }
    }
}

/// One task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskInfo {
    pub area: TaskArea,
    pub title: Both,
    /// Names of the steps, in their order.
    #[serde(default)]
    pub steps: Vec<Both>,
}

/// All tasks of the region.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Catalogue(BTreeMap<TaskId, TaskInfo>);

impl Catalogue {
    #[must_use]
    pub const fn new(tasks: BTreeMap<TaskId, TaskInfo>) -> Self {
        Self(tasks)
    }

    /// `None`: a task that the configuration does not know.
    #[must_use]
    pub fn area(&self, task: &TaskId) -> Option<TaskArea> {
        self.0.get(task).map(|info| info.area)
    }

    /// Its title, or its id.
    #[must_use]
    pub fn title<'a>(&'a self, task: &'a TaskId, language: Language) -> &'a str {
        self.0
            .get(task)
            .map_or_else(|| task.as_str(), |info| info.title.text(language))
    }

    /// What a step is called, if it has a name.
    #[must_use]
    pub fn step(&self, task: &TaskId, step: u16, language: Language) -> Option<&str> {
        self.0
            .get(task)
            .and_then(|info| info.steps.get(usize::from(step)))
            .map(|name| name.text(language))
    }
}

/// Every area, in the order in which pages list them.
pub const AREAS: [TaskArea; 10] = [
    TaskArea::Identity,
    TaskArea::Health,
    TaskArea::MoneyAndBenefits,
    TaskArea::School,
    TaskArea::Work,
    TaskArea::Payments,
    TaskArea::EmailAndMessages,
    TaskArea::Learn,
    TaskArea::Municipality,
    TaskArea::FreeBrowsing,
];

/// Of a task's `need`, as task folders write it.
#[must_use]
pub fn area_of_need(need: &str) -> Option<TaskArea> {
    Some(match need {
        "identity" => TaskArea::Identity,
        "health" => TaskArea::Health,
        "money" => TaskArea::MoneyAndBenefits,
        "school" => TaskArea::School,
        "work" => TaskArea::Work,
        "payments" => TaskArea::Payments,
        "messages" => TaskArea::EmailAndMessages,
        "learn" => TaskArea::Learn,
        "municipality" => TaskArea::Municipality,
        _ => return None,
    })
}
