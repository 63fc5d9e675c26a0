// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an author asks about: all tasks of a folder or one of them, and what there is to say, in
//! the order in which to read it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::catalogue;
use crate::file::read_text;
use crate::finding::{Finding, Severity};
use crate::lint::{Rules, lint};
use crate::task::TaskId;

/// Longest file in which names are looked for.
const LIMIT: u64 = 256 * 1024;

/// The tasks that an author named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The folder in which all tasks lie side by side.
    pub tasks: PathBuf,
    /// The one task that this is about; `None`: all of them.
    pub only: Option<TaskId>,
}

/// There is nothing to look at where the author pointed.
#[derive(Debug, thiserror::Error)]
pub enum NotThere {
    #[error("there is no folder {}", .0.display())]
    Folder(PathBuf),
    #[error("{} holds no tasks", .0.display())]
    Tasks(PathBuf),
    #[error("there is no task \"{name}\" in {}", tasks.display())]
    Task { name: String, tasks: PathBuf },
}

impl NotThere {
    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Folder(_) => {
                "check its name; the tasks of the product lie in kiosk/tasks".to_owned()
            }
            Self::Tasks(_) => {
                "name the folder in which the tasks lie side by side with _shared, or one task's folder"
                    .to_owned()
            }
            Self::Task { tasks, .. } => {
                let names = names(tasks);
                format!("these are there: {}", names.join(", "))
            }
        }
    }
}

impl Asked {
    /// What is meant by `path`: the folder of all tasks, one task's folder, or a file in it.
    /// `task` names one of all.
    ///
    /// # Errors
    /// When there is no such folder, or no such task in it.
    pub fn of(path: &Path, task: Option<&str>) -> Result<Self, NotThere> {
        let found = fs::metadata(path).map_err(|_| NotThere::Folder(path.to_owned()))?;
        let mut folder = path.to_owned();
        if found.is_file() {
            folder = parent(&folder);
        }
        let (tasks, named) = if is_tasks(&folder) {
            (folder, None)
        } else if is_task(&folder) {
            (parent(&folder), Some(last(&folder)))
        } else {
            return Err(NotThere::Tasks(folder));
        };
        let Some(name) = task.map(str::to_owned).or(named) else {
            return Ok(Self { tasks, only: None });
        };
        match name.parse() {
            Ok(id) if tasks.join(&name).is_dir() => Ok(Self {
                tasks,
                only: Some(id),
            }),
            _ => Err(NotThere::Task { name, tasks }),
        }
    }

    /// Everything there is to say about it: what must be mended comes first, what can wait last.
    /// Of the shared lists, what speaks of the task or of a fact or document that it names, and
    /// what must be mended for anybody.
    #[must_use]
    pub fn remarks(&self, rules: &Rules) -> Vec<Finding> {
        let mut findings = lint(&self.tasks, rules);
        if let Some(id) = &self.only {
            let own = self.tasks.join(id.as_str());
            let shared = self.tasks.join("_shared");
            let named = self.named(id, &own);
            findings.retain(|finding| {
                let speaks = || named.iter().any(|name| finding.message.contains(name));
                finding.file.starts_with(&own)
                    || finding.file == self.tasks
                    || (finding.file.starts_with(&shared) && (finding.is_error() || speaks()))
            });
        }
        in_order(&mut findings);
        findings
    }

    /// The names by which remarks on the shared lists speak of the task, in their quotes.
    fn named(&self, id: &TaskId, own: &Path) -> Vec<String> {
        let (catalogue, _) = catalogue::load(&self.tasks);
        let shared = &catalogue.shared;
        let text: String = fs::read_dir(own)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| read_text(&entry.path(), LIMIT).ok())
            .collect();
        let facts = shared.facts.keys();
        let facts = facts.filter(|fact| text.contains(&format!("{{{fact}}}")));
        let documents = shared.documents.keys();
        let documents = documents.filter(|document| text.contains(&format!("\"{document}\"")));
        std::iter::once(id.as_str())
            .chain(facts.map(String::as_str))
            .chain(documents.map(String::as_str))
            .map(|name| format!("\"{name}\""))
            .collect()
    }
}

/// Where all tasks lie: beside the lists that they share.
fn is_tasks(folder: &Path) -> bool {
    folder.join("_shared").is_dir()
        || (!folder.join("task.toml").exists() && !is_task(folder) && !names(folder).is_empty())
}

/// A task's folder lies beside the shared lists, even while its files are still missing.
fn is_task(folder: &Path) -> bool {
    let name = last(folder);
    !name.starts_with(['_', '.'])
        && (folder.join("task.toml").exists() || parent(folder).join("_shared").is_dir())
}

/// The folder around another, also of `.` and of a bare name.
fn parent(folder: &Path) -> PathBuf {
    match folder.components().next_back() {
        Some(Component::Normal(_)) => match folder.parent() {
            Some(parent) if parent.as_os_str().is_empty() => PathBuf::from("."),
            Some(parent) => parent.to_owned(),
            None => PathBuf::from("."),
        },
        _ => folder.join(".."),
    }
}

/// The folder's own name, also of `.`.
fn last(folder: &Path) -> String {
    let whole = match folder.components().next_back() {
        Some(Component::Normal(_)) => folder.to_owned(),
        _ => fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned()),
    };
    let name = whole.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The tasks of a folder, by name, whether or not they can be used.
#[must_use]
pub fn names(tasks: &Path) -> Vec<String> {
    let entries = fs::read_dir(tasks).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter(|entry| entry.path().join("task.toml").exists())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The heaviest first; those of one weight by file and line.
pub fn in_order(findings: &mut [Finding]) {
    findings.sort_by(|a, b| {
        let weight = b.severity.cmp(&a.severity);
        weight.then_with(|| (&a.file, a.line).cmp(&(&b.file, b.line)))
    });
}

/// The remarks under the words of their weight, and a last sentence that sums them up.
/// `findings` are [`in_order`].
#[must_use]
pub fn told(findings: &[Finding]) -> String {
    let mut text = String::new();
    for (severity, heading) in [
        (Severity::Error, "Must be mended:"),
        (Severity::Warning, "Look at this:"),
        (Severity::Note, "For later:"),
    ] {
        let mut group = findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .peekable();
        if group.peek().is_some() {
            let _written = writeln!(text, "{heading}");
        }
        for finding in group {
            let line = match finding.line {
                0 => String::new(),
                line => format!("{line}:"),
            };
            let _written = writeln!(
                text,
                "  {}:{line} {} -> {}",
                finding.file.display(),
                finding.message,
                finding.remedy
            );
        }
        if !text.is_empty() && !text.ends_with("\n\n") {
            text.push('\n');
        }
    }
    text + &sum(findings)
}

/// The last sentence.
#[must_use]
pub fn sum(findings: &[Finding]) -> String {
    let count = |severity| {
        let of = |finding: &&Finding| finding.severity == severity;
        findings.iter().filter(of).count()
    };
    let (must, look, later) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    );
    let first = match (must, look, later) {
        (0, 0, 0) => return "Everything is in order.".to_owned(),
        (0, ..) => "Nothing must be mended".to_owned(),
        (1, ..) => "1 thing must be mended".to_owned(),
        (must, ..) => format!("{must} things must be mended"),
    };
    let mut rest = Vec::new();
    match look {
        0 => {}
        1 => rest.push("1 thing to look at".to_owned()),
        look => rest.push(format!("{look} things to look at")),
    }
    if later > 0 {
        rest.push(format!("{later} for later"));
    }
    if rest.is_empty() {
        format!("{first}.")
    } else {
        format!("{first}; {}.", rest.join(", "))
    }
}
