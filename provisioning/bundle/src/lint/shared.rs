// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The lists that tasks share: facts that have grown old, words that a language lacks, and
//! whether the tree of questions reaches every task.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::text::{Texts, age};
use super::{Known, Rules};
use crate::catalogue::read::Drafts;
use crate::finding::Finding;
use crate::language::is_italian;
use crate::readability::{Counts, Grade};
use crate::shared::choose::{Question, Target, place_for_an_answer, with_room};
use crate::task::{Kind, TaskId};

/// Names that one remark lists.
const NAMED: usize = 5;

pub(super) fn shared(
    drafts: &Drafts,
    known: &Known<'_>,
    rules: &Rules,
    findings: &mut Vec<Finding>,
) {
    let folder = known.dir.join("_shared");
    facts(&folder.join("facts.toml"), drafts, rules, findings);
    choose(&folder.join("choose.toml"), drafts, known, findings);
    translations(drafts, findings);
    words(drafts, findings);
}

fn facts(file: &Path, drafts: &Drafts, rules: &Rules, findings: &mut Vec<Finding>) {
    for fact in drafts.shared.facts.values() {
        let id = &fact.id;
        if !fact.holds(rules.today) {
            findings.push(Finding::warning(
                file,
                fact.line,
                format!("the fact \"{id}\" has run out"),
                "look at its source, then write the new value and until; meanwhile screens say to ask the staff",
            ));
        }
        match fact.checked {
            Some(date) if date > rules.today => findings.push(Finding::error(
                file,
                fact.line,
                format!("the check is dated {date}, which has not come yet"),
                "correct the date",
            )),
            Some(date) => {
                if let Some(days) = age(date, rules.today, rules.check_days) {
                    findings.push(Finding::warning(
                        file,
                        fact.line,
                        format!("the fact \"{id}\" was last checked {days} days ago"),
                        "look at its source again and write today's date in checked_on",
                    ));
                }
            }
            None => findings.push(Finding::note(
                file,
                fact.line,
                format!("nobody has looked at the source of \"{id}\" yet"),
                "look at it, then write checked_on = the date",
            )),
        }
    }
}

/// Every answer leads somewhere, and every task is found.
fn choose(file: &Path, drafts: &Drafts, known: &Known<'_>, findings: &mut Vec<Finding>) {
    let questions = &drafts.shared.choose;
    let Some(first) = questions.first() else {
        return;
    };
    let reached = reached(first, questions);
    for question in questions {
        for answer in &question.answers {
            if let Target::Task(id) = &answer.to
                && known.is_lost(id)
            {
                findings.push(Finding::warning(
                    file,
                    answer.line,
                    format!("the answer leads to the task \"{id}\", which does not exist or cannot be used"),
                    "mend the task, or lead elsewhere; until then nobody is offered this answer",
                ));
            }
        }
    }
    let room = with_room(questions);
    for draft in &drafts.tasks {
        if draft.task.kind == Kind::Guided && !reached.contains(&draft.task.id) {
            findings.push(Finding::warning(
                file,
                room.first().map_or(0, |question| question.line),
                format!("no answer leads to the task \"{}\"", draft.task.id),
                format!(
                    "{}, for people who do not know what the task is called",
                    place_for_an_answer(&room)
                ),
            ));
        }
    }
}

fn reached<'q>(first: &'q Question, questions: &'q [Question]) -> BTreeSet<&'q TaskId> {
    let by_id: BTreeMap<&str, &Question> = questions.iter().map(|q| (q.id.as_str(), q)).collect();
    let mut tasks = BTreeSet::new();
    let mut seen: BTreeSet<&str> = BTreeSet::from([first.id.as_str()]);
    let mut open = vec![first];
    while let Some(question) = open.pop() {
        for answer in &question.answers {
            match &answer.to {
                Target::Task(id) => {
                    tasks.insert(id);
                }
                Target::Question(id) => {
                    if let Some(next) = by_id.get(id.as_str())
                        && seen.insert(next.id.as_str())
                    {
                        open.push(next);
                    }
                }
                Target::Staff => {}
            }
        }
    }
    tasks
}

/// What Italian has and another language does not.
fn translations(drafts: &Drafts, findings: &mut Vec<Finding>) {
    for (language, (file, places)) in &drafts.words.places {
        if is_italian(language) {
            continue;
        }
        let missing: Vec<&str> = drafts
            .words
            .tables()
            .into_iter()
            .flat_map(|(table, names)| {
                names
                    .keys()
                    .filter(move |id| !places.contains_key(&(table, (*id).clone())))
                    .map(String::as_str)
            })
            .collect();
        if missing.is_empty() {
            continue;
        }
        let named = missing.iter().take(NAMED).copied().collect::<Vec<_>>();
        let more = if missing.len() > NAMED { ", ..." } else { "" };
        findings.push(Finding::note(
            file,
            0,
            format!(
                "{} names have no words here ({}{more})",
                missing.len(),
                named.join(", ")
            ),
            "translate them; until then people read Italian",
        ));
    }
}

/// How easy the shared words are, and which facts they name.
fn words(drafts: &Drafts, findings: &mut Vec<Finding>) {
    for (table, names) in drafts.words.tables() {
        for (id, wording) in names {
            for (language, text) in wording {
                let Some((file, places)) = drafts.words.places.get(language) else {
                    continue;
                };
                let line = places
                    .get(&(table, id.clone()))
                    .copied()
                    .unwrap_or_default();
                let texts = Texts {
                    shared: &drafts.shared,
                    language,
                };
                texts.facts(file, line, text, findings);
                texts.address(file, line, text, findings);
                texts.phone(file, line, text, findings);
                let wanted = Grade::of(language).map(|grade| grade.notes);
                let index = Counts::of(&texts.with_facts(text)).gulpease();
                if let Some(wanted) = wanted.filter(|wanted| index < *wanted) {
                    findings.push(Finding::error(
                        file,
                        line,
                        format!("these words are hard to read (Gulpease {index}, wanted {wanted})"),
                        "use shorter words and split long sentences",
                    ));
                }
            }
        }
    }
}
