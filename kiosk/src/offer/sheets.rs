// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The words of what is on offer, as screens show them: in one language, with facts written out
//! as that language writes them, and without what leads nowhere on this terminal.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sportello_bundle::catalogue::Catalogue;
use sportello_bundle::language::in_language;
use sportello_bundle::lesson::Lesson;
use sportello_bundle::policy::{Link, Policy};
use sportello_bundle::shared::assessment::Item;
use sportello_bundle::shared::choose::{Question, Target};
use sportello_bundle::shared::facts::{Fact, Piece, Value, pieces};
use sportello_bundle::task::{self, Line, Part, Span, Task, TaskId};
use unic_langid::LanguageIdentifier;

use super::LINK_KEY;
use crate::figures::Figures;
use crate::screen::catalogue::{self as sheet, Leads, TaskKey};

/// Who reads: in which language, on which day, and what stands in for a fact that has run out.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    pub language: &'a LanguageIdentifier,
    pub today: NaiveDate,
    /// "(ask the staff)"
    pub ask: &'a str,
}

pub(super) fn catalogue(all: &Catalogue, policy: &Policy, reader: &Reader<'_>) -> sheet::Catalogue {
    let fill = Fill {
        facts: &all.shared.facts,
        figures: Figures::of(reader.language),
        reader: *reader,
    };
    let shown: Vec<&Task> = all.shown(policy).collect();
    let is_shown = |id: &TaskId| shown.iter().any(|task| task.id == *id);
    let tasks = shown.iter().map(|task| fill.task(all, policy, task));
    let links = policy.municipality.links.iter().enumerate();
    sheet::Catalogue {
        tasks: tasks
            .chain(links.map(|(number, link)| link_sheet(number, link, reader.language)))
            .collect(),
        questions: questions(&all.shared.choose, is_shown, &fill),
        items: all
            .shared
            .assessment
            .iter()
            .map(|item| fill.item(item))
            .collect(),
        lessons: all
            .lessons()
            .filter_map(|lesson| fill.lesson(lesson, is_shown))
            .collect(),
    }
}

/// Writes facts where words name them.
struct Fill<'a> {
    facts: &'a BTreeMap<String, Fact>,
    figures: Figures,
    reader: Reader<'a>,
}

impl Fill<'_> {
    fn text(&self, text: &str) -> String {
        pieces(text)
            .map(|piece| match piece {
                Piece::Words(words) => words.to_owned(),
                Piece::Fact(id) => self.fact(id),
            })
            .collect()
    }

    fn fact(&self, id: &str) -> String {
        let held = self
            .facts
            .get(id)
            .filter(|fact| fact.holds(self.reader.today));
        match held.map(|fact| &fact.value) {
            Some(Value::Amount(cents)) => self.figures.amount(*cents),
            Some(Value::Number(number)) => self.figures.number(*number),
            Some(Value::Date(date)) => self.figures.date(*date),
            Some(Value::Phone(phone)) => phone.clone(),
            Some(Value::Text(words)) => in_language(words, self.reader.language)
                .unwrap_or(self.reader.ask)
                .to_owned(),
            None => self.reader.ask.to_owned(),
        }
    }

    fn line(&self, line: &Line) -> String {
        self.text(&line.plain())
    }

    fn lines(&self, lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| self.line(line)).collect()
    }

    fn task(&self, all: &Catalogue, policy: &Policy, task: &Task) -> sheet::TaskSheet {
        let language = self.reader.language;
        let spoken = task.spoken(language, policy.tasks.unreviewed);
        let words = spoken.map_or_else(|| task.words(language), |spoken| spoken.words);
        let mut needs = vec![need(task.need)];
        if policy.municipality.tasks.contains(&task.id) {
            needs.push(sheet::Need::Commune);
        }
        let documents = task
            .documents
            .iter()
            .filter_map(|id| all.shared.documents.get(id));
        let documents = documents.map(|document| self.text(document.name(language)));
        let parts = Part::ALL.into_iter().filter_map(|part| {
            let words = words.part(part)?;
            Some(sheet::PartSheet {
                part,
                paragraphs: self.lines(&words.paragraphs),
                items: self.lines(&words.items),
            })
        });
        let mut dangers: Vec<sheet::Danger> = words
            .steps
            .iter()
            .flat_map(|step| step.dangers.iter().map(|mark| mark.kind))
            .collect();
        dangers.sort_unstable();
        dangers.dedup();
        let steps = task.steps.iter().zip(&words.steps);
        sheet::TaskSheet {
            key: key(&task.id),
            needs,
            title: self.text(&words.title),
            goal: self.text(&words.goal),
            requires: documents.chain(self.lines(&words.needs)).collect(),
            minutes: task.minutes,
            steps: steps.map(|(step, words)| self.step(step, words)).collect(),
            practice: task.practice.is_some(),
            game: task.kind == task::Kind::Game,
            identity: task.identity.level,
            unchecked: !task.is_checked(),
            keywords: keywords(task),
            parts: parts.collect(),
            dangers,
            italian: spoken.is_some_and(|spoken| spoken.foreign),
            unreviewed: spoken.is_some_and(|spoken| spoken.unreviewed),
            se5: task.codes.se5.clone(),
        }
    }

    fn step(&self, step: &task::Step, words: &task::StepWords) -> sheet::StepSheet {
        let more = self.lines(&words.more);
        sheet::StepSheet {
            sentence: self.line(&words.sentence),
            more: (!more.is_empty()).then(|| more.join(" ")),
            button: words.sentence.0.iter().find_map(|span| match span {
                Span::Button(words) => Some(words.clone()),
                Span::Text(_) | Span::Task { .. } => None,
            }),
            can_show: !step.highlight.is_empty(),
            troubles: words
                .troubles
                .iter()
                .map(|line| self.trouble(line))
                .collect(),
            dangers: words
                .dangers
                .iter()
                .map(|mark| sheet::DangerSheet {
                    kind: mark.kind,
                    words: self.line(&mark.words),
                })
                .collect(),
        }
    }

    /// A trouble is written as one line, the remedy after the first question mark, colon or
    /// full stop: "Non trovi il pulsante? Scorri in basso."
    fn trouble(&self, line: &Line) -> sheet::TroubleSheet {
        let whole = self.line(line);
        let cut = whole
            .char_indices()
            .find(|(at, letter)| {
                let after = &whole[at + letter.len_utf8()..];
                let full = matches!(letter, '？' | '。' | '：');
                let ends = matches!(letter, '?' | '؟' | ':' | '.' | '।' | '۔');
                full || (ends && after.starts_with(char::is_whitespace))
            })
            .map(|(at, letter)| (at, at + letter.len_utf8()));
        let (what, remedy) = match cut {
            Some((at, end)) => {
                let keep = if whole[at..end] == *":" { at } else { end };
                (whole[..keep].trim(), whole[end..].trim())
            }
            None => (whole.trim(), ""),
        };
        sheet::TroubleSheet {
            what: what.to_owned(),
            remedy: remedy.to_owned(),
        }
    }

    fn item(&self, item: &Item) -> sheet::ItemSheet {
        sheet::ItemSheet {
            words: self.text(in_language(&item.words, self.reader.language).unwrap_or_default()),
            se5: item.se5,
            area: item.competence.area,
        }
    }

    fn lesson(
        &self,
        lesson: &Lesson,
        is_shown: impl Fn(&TaskId) -> bool,
    ) -> Option<sheet::LessonSheet> {
        let (language, words) = lesson.words(self.reader.language)?;
        Some(sheet::LessonSheet {
            key: key(&lesson.id),
            title: self.text(&words.title),
            goal: self.text(&words.goal),
            minutes: lesson.minutes,
            cards: words
                .cards
                .iter()
                .map(|card| sheet::CardSheet {
                    title: self.line(&card.title),
                    words: self.lines(&card.words),
                })
                .collect(),
            question: self.line(&words.trial.question),
            answers: words
                .trial
                .answers
                .iter()
                .map(|answer| sheet::TrialSheet {
                    words: self.text(&answer.words),
                    right: answer.right,
                    why: self.text(&answer.why),
                })
                .collect(),
            tasks: lesson
                .tasks
                .iter()
                .filter(|id| is_shown(id))
                .map(key)
                .collect(),
            italian: language.language != self.reader.language.language,
        })
    }
}

/// The tree without answers that lead nowhere here, and without questions left with none.
fn questions(
    all: &[Question],
    is_shown: impl Fn(&TaskId) -> bool,
    fill: &Fill<'_>,
) -> Vec<sheet::QuestionSheet> {
    let mut kept: Vec<&Question> = all.iter().collect();
    let leads = |kept: &[&Question], to: &Target| match to {
        Target::Task(id) => is_shown(id),
        Target::Question(id) => kept.iter().any(|question| question.id == *id),
        Target::Staff => true,
    };
    loop {
        let before = kept.clone();
        kept.retain(|question| {
            question
                .answers
                .iter()
                .any(|answer| leads(&before, &answer.to))
        });
        if kept.len() == before.len() {
            break;
        }
    }
    // The first question is the way in: without it there is no tree.
    if kept.first().map(|question| &question.id) != all.first().map(|question| &question.id) {
        return Vec::new();
    }
    let words = |wording| fill.text(in_language(wording, fill.reader.language).unwrap_or_default());
    let place = |id: &str| kept.iter().position(|question| question.id == id);
    kept.iter()
        .map(|question| sheet::QuestionSheet {
            words: words(&question.words),
            answers: question
                .answers
                .iter()
                .filter(|answer| leads(&kept, &answer.to))
                .filter_map(|answer| {
                    Some(sheet::AnswerSheet {
                        words: words(&answer.words),
                        to: match &answer.to {
                            Target::Task(id) => Leads::Task(key(id)),
                            Target::Question(id) => Leads::Question(place(id)?),
                            Target::Staff => Leads::Staff,
                        },
                    })
                })
                .collect(),
        })
        .collect()
}

fn key(id: &TaskId) -> TaskKey {
    TaskKey(id.as_str().to_owned())
}

fn link_sheet(number: usize, link: &Link, language: &LanguageIdentifier) -> sheet::TaskSheet {
    sheet::TaskSheet {
        key: TaskKey(format!("{LINK_KEY}{number}")),
        needs: vec![sheet::Need::Commune],
        title: link.name(language).to_owned(),
        keywords: link.words.values().cloned().collect(),
        ..sheet::TaskSheet::default()
    }
}

/// Titles and goals in every language of the task, so that a search finds it by any.
fn keywords(task: &Task) -> Vec<String> {
    task.words
        .values()
        .flat_map(|words| [words.title.clone(), words.goal.clone()])
        .collect()
}

fn need(need: task::Need) -> sheet::Need {
    match need {
        task::Need::Identity => sheet::Need::Identity,
        task::Need::Health => sheet::Need::Health,
        task::Need::Money => sheet::Need::Money,
        task::Need::School => sheet::Need::School,
        task::Need::Work => sheet::Need::Work,
        task::Need::Payments => sheet::Need::Payments,
        task::Need::Messages => sheet::Need::Messages,
        task::Need::Learn => sheet::Need::Learn,
        task::Need::Municipality => sheet::Need::Commune,
    }
}
