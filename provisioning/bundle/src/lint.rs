// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an author is told before a task is published. The loader has already refused what
//! could mislead a terminal; here stands what a careful reader would still object to.

mod lessons;
mod names;
mod page;
mod shared;
mod text;

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use unic_langid::LanguageIdentifier;

use self::page::Page;
use self::text::{Texts, age};
use crate::catalogue::read::{Drafts, drafts};
use crate::finding::Finding;
use crate::language::{LANGUAGES, in_italian};
use crate::policy::Policy;
use crate::readability::Grade;
use crate::shared::Shared;
use crate::task::read::Draft;
use crate::task::{Checked, Kind, TaskId};

/// What policy has to say about tasks, and the day on which it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rules {
    pub today: NaiveDate,
    /// A check on the live site older than this is a warning.
    pub check_days: u16,
    /// Whether tasks that nobody checked are shown.
    pub unchecked_allowed: bool,
    /// Whether a task without its marks may not be signed. A terminal does not ask for them:
    /// what was signed before they came stays good.
    pub marks_wanted: bool,
}

impl Rules {
    #[must_use]
    pub fn of(policy: &Policy, today: NaiveDate) -> Self {
        Self {
            today,
            check_days: policy.tasks.check_days.0,
            unchecked_allowed: policy.tasks.unchecked_allowed,
            marks_wanted: true,
        }
    }

    /// What authors are held to while no policy is at hand: tasks are checked every 90 days, and
    /// one that nobody has checked yet is named.
    #[must_use]
    pub const fn of_authors(today: NaiveDate) -> Self {
        Self {
            today,
            check_days: 90,
            unchecked_allowed: true,
            marks_wanted: true,
        }
    }
}

/// Everything there is to say about the tasks in `dir`, by file and line. A task that was
/// never checked on its live site is named where policy shows such tasks; where it does not,
/// the task is left out and nothing must be mended ([`crate::check::check`] counts them).
#[must_use]
pub fn lint(dir: &Path, rules: &Rules) -> Vec<Finding> {
    let mut drafts = drafts(dir);
    let mut findings = std::mem::take(&mut drafts.findings);
    let known: Known<'_> = Known {
        usable: drafts.tasks.iter().map(|draft| &draft.task.id).collect(),
        dir,
    };
    names::names(dir, &mut findings);
    for draft in &drafts.tasks {
        checked(draft, rules, &mut findings);
        documents(draft, &drafts, &mut findings);
        missing_languages(&draft.manifest, "task", draft.places.keys(), &mut findings);
        words(draft, &drafts.shared, &known, rules, &mut findings);
    }
    lessons::lessons(&drafts, &known, &mut findings);
    shared::shared(&drafts, &known, rules, &mut findings);
    findings.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    findings.dedup();
    findings
}

/// Which tasks there are.
#[derive(Debug)]
struct Known<'a> {
    usable: BTreeSet<&'a TaskId>,
    dir: &'a Path,
}

impl Known<'_> {
    /// Whether a way to `id` leads nowhere, and that is a slip of its own: a task that is there
    /// and cannot be used has remarks, and to mend these mends the way.
    fn is_lost(&self, id: &TaskId) -> bool {
        !self.usable.contains(id) && !self.dir.join(id.as_str()).is_dir()
    }
}

fn words(
    draft: &Draft,
    shared: &Shared,
    known: &Known<'_>,
    rules: &Rules,
    findings: &mut Vec<Finding>,
) {
    let italian = in_italian(&draft.task.words);
    for (language, words) in &draft.task.words {
        let Some((file, lines)) = draft.places.get(language) else {
            continue;
        };
        let page = Page {
            language,
            file,
            words,
            lines,
            texts: Texts { shared, language },
        };
        page.up_to_date(&draft.task, findings);
        if rules.marks_wanted {
            page.whole(draft.task.kind, findings);
        }
        page.links(known, findings);
        page.lengths(findings);
        for (line, text) in page.everything() {
            page.texts.facts(file, line, &text, findings);
            page.texts.address(file, line, &text, findings);
            // What people type in a rehearsal is invented.
            if draft.task.kind == Kind::Guided {
                page.texts.phone(file, line, &text, findings);
            }
        }
        if let Some(grade) = Grade::of(language) {
            page.readability(grade, findings);
        }
        if let Some((_, italian)) = italian.filter(|(own, _)| *own != language) {
            page.same_shape(italian, findings);
        }
    }
}

/// One remark for all the languages in which a task (or lesson) does not exist yet.
fn missing_languages<'a>(
    manifest: &Path,
    what: &str,
    there: impl Iterator<Item = &'a LanguageIdentifier>,
    findings: &mut Vec<Finding>,
) {
    let there: BTreeSet<String> = there.map(ToString::to_string).collect();
    let missing: Vec<&str> = LANGUAGES
        .into_iter()
        .filter(|tag| !there.contains(*tag))
        .collect();
    if !missing.is_empty() {
        findings.push(Finding::note(
            manifest,
            0,
            format!(
                "the {what} has no words in {} languages ({})",
                missing.len(),
                missing.join(", ")
            ),
            "translate it.md where people here need it; until then they read Italian",
        ));
    }
}

fn checked(draft: &Draft, rules: &Rules, findings: &mut Vec<Finding>) {
    let Draft {
        task,
        manifest,
        checked_line,
        ..
    } = draft;
    match &task.checked {
        Checked::Never if task.practice.is_some() || !rules.unchecked_allowed => {}
        Checked::Never => findings.push(Finding::warning(
            manifest,
            *checked_line,
            "nobody has walked through the live site with this task",
            "walk through it, then write checked_on = \"2026-03-02 by Anna Rossi\" with your day and name",
        )),
        Checked::On { date, .. } if *date > rules.today => findings.push(Finding::error(
            manifest,
            *checked_line,
            format!("the check is dated {date}, which has not come yet"),
            "correct the date",
        )),
        Checked::On { date, .. } => {
            if let Some(age) = age(*date, rules.today, rules.check_days) {
                findings.push(Finding::warning(
                    manifest,
                    *checked_line,
                    format!("the live site was last checked {age} days ago"),
                    format!(
                        "walk through it again; policy asks for it every {} days",
                        rules.check_days
                    ),
                ));
            }
        }
    }
}

/// Documents whose words stand in the older list; those of `words/` are counted per language.
fn documents(draft: &Draft, drafts: &Drafts, findings: &mut Vec<Finding>) {
    let documents = draft
        .task
        .documents
        .iter()
        .filter(|id| !drafts.words.document.contains_key(*id))
        .filter_map(|id| drafts.shared.documents.get(id));
    for document in documents {
        for language in draft.task.words.keys() {
            let known = document
                .words
                .keys()
                .any(|l| l.language == language.language);
            if !known {
                findings.push(Finding::warning(
                    &draft.manifest,
                    0,
                    format!(
                        "the document \"{}\" has no words in \"{language}\"",
                        document.id
                    ),
                    "add them in _shared/words, in the file of the language",
                ));
            }
        }
    }
}
