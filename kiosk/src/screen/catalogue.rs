// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the screens know of the tasks: words in the language in use, nothing of hosts or
//! selectors. The parent makes a new one when the language changes; screens only hold keys,
//! so that the place is kept.

use sportello_bundle::LanguageIdentifier;
use sportello_bundle::catalogue::Catalogue as Bundle;
use sportello_bundle::policy::Policy;
pub use sportello_bundle::task::{Line, Need, Span, TaskId};

/// One task, as the citizen sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskSheet {
    pub id: TaskId,
    /// The tile under which it is listed.
    pub need: Need,
    /// "Chiedi l'ISEE".
    pub title: String,
    /// One sentence: what it is good for.
    pub goal: String,
    /// Documents and things to have at hand.
    pub requires: Vec<Line>,
    /// How long it usually takes.
    pub minutes: u16,
    pub steps: Vec<StepSheet>,
    /// A rehearsal on a practice site.
    pub practice: bool,
    /// Nobody walked it on the live site yet.
    pub unchecked: bool,
}

/// One step in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepSheet {
    /// One sentence; the words of the real button stand in it as [`Span::Button`].
    pub sentence: Line,
    /// A further sentence or two, where the step needs it.
    pub more: Vec<Line>,
    /// What usually goes wrong here and what helps; at most three are shown.
    pub troubles: Vec<Line>,
    /// Whether *Show me* has something to ring.
    pub can_show: bool,
}

/// All tasks that may be shown, in the language in use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    pub tasks: Vec<TaskSheet>,
}

impl Catalogue {
    /// The tasks that policy shows, in `language` (Italian where a task does not speak it).
    #[must_use]
    pub fn of(bundle: &Bundle, policy: &Policy, language: &LanguageIdentifier) -> Self {
        let tasks = bundle.shown(policy).map(|task| {
            let words = task.words(language);
            TaskSheet {
                id: task.id.clone(),
                need: task.need,
                title: words.title.clone(),
                goal: words.goal.clone(),
                requires: bundle.what_you_need(task, language),
                minutes: task.minutes,
                steps: words
                    .steps
                    .iter()
                    .zip(&task.steps)
                    .map(|(words, step)| StepSheet {
                        sentence: words.sentence.clone(),
                        more: words.more.clone(),
                        troubles: words.troubles.clone(),
                        can_show: !step.highlight.is_empty(),
                    })
                    .collect(),
                practice: task.practice.is_some(),
                unchecked: !task.is_checked(),
            }
        });
        Self {
            tasks: tasks.collect(),
        }
    }

    /// The task of that name, unless a new bundle took it away.
    #[must_use]
    pub fn task(&self, id: &TaskId) -> Option<&TaskSheet> {
        self.tasks.iter().find(|task| task.id == *id)
    }

    /// The tasks under a need, in the bundle's order.
    pub fn under(&self, need: Need) -> impl Iterator<Item = &TaskSheet> {
        self.tasks
            .iter()
            .filter(move |task| task.need == need)
    }

    /// The rehearsals.
    pub fn practice(&self) -> impl Iterator<Item = &TaskSheet> {
        self.tasks.iter().filter(|task| task.practice)
    }

    /// Tasks in which every word of `text` occurs, those with the words in the title first.
    /// Case, accents and Arabic vowel signs make no difference.
    #[must_use]
    pub fn search(&self, text: &str) -> Vec<&TaskSheet> {
        let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let has_all = |text: &str| words.iter().all(|word| text.contains(word.as_str()));
        let mut found: Vec<(bool, &TaskSheet)> = self
            .tasks
            .iter()
            .filter_map(|task| {
                let title = fold(&task.title);
                let requires: Vec<String> = task.requires.iter().map(Line::plain).collect();
                let all = format!("{title} {} {}", fold(&task.goal), fold(&requires.join(" ")));
                has_all(&all).then(|| (!has_all(&title), task))
            })
            .collect();
        found.sort_by_key(|(elsewhere, _)| *elsewhere);
        found.into_iter().map(|(_, task)| task).collect()
    }
}

/// Lower case, without accents and Arabic vowel signs, apostrophes as spaces.
fn fold(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|letter| match letter {
            'à' | 'á' | 'â' | 'ă' | 'ä' | 'ã' => Some('a'),
            'è' | 'é' | 'ê' | 'ë' => Some('e'),
            'ì' | 'í' | 'î' | 'ï' => Some('i'),
            'ò' | 'ó' | 'ô' | 'ö' | 'õ' => Some('o'),
            'ù' | 'ú' | 'û' | 'ü' => Some('u'),
            'ç' => Some('c'),
            'ș' | 'ş' => Some('s'),
            'ț' | 'ţ' => Some('t'),
            'أ' | 'إ' | 'آ' => Some('ا'),
            'ى' => Some('ي'),
            'ة' => Some('ه'),
            '\u{064B}'..='\u{0652}' | '\u{0300}'..='\u{036F}' | '\u{0640}' => None,
            '\'' | '’' | '-' | '.' | ',' => Some(' '),
            other => Some(other),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(id: &str, title: &str, goal: &str, requires: &[&str]) -> TaskSheet {
        TaskSheet {
            id: id.parse().unwrap(),
            need: Need::Money,
            title: title.to_owned(),
            goal: goal.to_owned(),
            requires: requires
                .iter()
                .map(|words| Line(vec![Span::Text((*words).to_owned())]))
                .collect(),
            minutes: 10,
            steps: Vec::new(),
            practice: false,
            unchecked: false,
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let catalogue = Catalogue {
            tasks: vec![
                sheet("cv", "Scrivi il curriculum", "Serve per l'ISEE? No.", &[]),
                sheet("isee", "Chiedi l’ISEE", "Sconti e bonus per l'università", &["reddito"]),
                sheet("fse", "السجل الصحّي", "أوراق الطبيب", &[]),
            ],
        };
        let found: Vec<&str> = catalogue
            .search(text)
            .iter()
            .map(|task| task.id.as_str())
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn search_finds_words_whatever_their_accents_and_puts_titles_first() {
        check("isee", &["isee", "cv"]);
        check("UNIVERSITA", &["isee"]);
        check("bonus reddito", &["isee"]);
        check("الصحي", &["fse"]);
        check("اوراق", &["fse"]);
        check("patente", &[]);
        check("   ", &[]);
        check("", &[]);
    }
}
