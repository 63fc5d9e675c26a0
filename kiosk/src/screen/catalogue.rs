// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the screens know of the tasks: words in the language in use, nothing of hosts or
//! selectors. The parent makes a new one when the language changes; screens only hold keys,
//! so that the place is kept.

pub use sportello_bundle::task::{Danger, Part};

/// A task's (or lesson's) name in the bundle (`practise-spid`).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaskKey(pub String);

/// What a citizen comes for. Order of the tiles on *home*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Need {
    Identity,
    Health,
    Money,
    School,
    Work,
    Payments,
    Messages,
    Learn,
    /// The site's own tasks and links.
    Commune,
}

impl Need {
    /// All needs, in the order of the tiles.
    pub const ALL: [Self; 9] = [
        Self::Identity,
        Self::Health,
        Self::Money,
        Self::School,
        Self::Work,
        Self::Payments,
        Self::Messages,
        Self::Learn,
        Self::Commune,
    ];
}

/// One task, as the citizen sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskSheet {
    pub key: TaskKey,
    /// Needs under which it is listed.
    pub needs: Vec<Need>,
    /// "Chiedi l'ISEE".
    pub title: String,
    /// One sentence: what it is good for.
    pub goal: String,
    /// Documents and things to have at hand.
    pub requires: Vec<String>,
    /// How long it usually takes.
    pub minutes: u16,
    pub steps: Vec<StepSheet>,
    /// A rehearsal on a practice site, or a game.
    pub practice: bool,
    /// Of these, something to play with.
    pub game: bool,
    /// Level of the digital identity that it asks for; 0: none.
    pub identity: u8,
    /// Nobody walked it on the live site yet.
    pub unchecked: bool,
    /// Further words a search should find it by.
    pub keywords: Vec<String>,
    /// Who can, what it costs, when to stop, what comes next.
    pub parts: Vec<PartSheet>,
    /// Dangers on the way, each once.
    pub dangers: Vec<Danger>,
    /// It has no words in the language in use: these are Italian.
    pub italian: bool,
    /// No speaker of the language has reviewed these words, and a wrong one would do harm.
    pub unreviewed: bool,
    /// Codes of Facilita's column SE5.
    pub se5: Vec<u8>,
}

impl TaskSheet {
    /// What stands below one of the marks.
    #[must_use]
    pub fn part(&self, part: Part) -> Option<&PartSheet> {
        self.parts.iter().find(|sheet| sheet.part == part)
    }
}

/// What stands below one of the marks around the steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartSheet {
    pub part: Part,
    pub paragraphs: Vec<String>,
    pub items: Vec<String>,
}

/// A danger of one step, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DangerSheet {
    pub kind: Danger,
    pub words: String,
}

/// One step in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StepSheet {
    /// One sentence.
    pub sentence: String,
    /// A further sentence or two, where the step needs it.
    pub more: Option<String>,
    /// The words of the real button, shown in a pill.
    pub button: Option<String>,
    /// Whether *Show me* has something to ring.
    pub can_show: bool,
    /// What usually goes wrong here and what to do; at most three are shown.
    pub troubles: Vec<TroubleSheet>,
    /// At most two.
    pub dangers: Vec<DangerSheet>,
}

/// What goes wrong, and what helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TroubleSheet {
    pub what: String,
    pub remedy: String,
}

/// A question of "which task do I need?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionSheet {
    pub words: String,
    /// At least one.
    pub answers: Vec<AnswerSheet>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerSheet {
    pub words: String,
    pub to: Leads,
}

/// Where an answer leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    Task(TaskKey),
    /// A question of the list, by its place.
    Question(usize),
    Staff,
}

/// A sentence of the self-assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSheet {
    pub words: String,
    /// Code of Facilita's column SE5.
    pub se5: u8,
    /// Area of DigComp, 1 to 5.
    pub area: u8,
}

/// A lesson in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LessonSheet {
    pub key: TaskKey,
    pub title: String,
    pub goal: String,
    pub minutes: u16,
    pub cards: Vec<CardSheet>,
    pub question: String,
    pub answers: Vec<TrialSheet>,
    /// Where to go next, as far as it is on offer.
    pub tasks: Vec<TaskKey>,
    /// These words are Italian, and the language in use is another.
    pub italian: bool,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CardSheet {
    pub title: String,
    pub words: Vec<String>,
}

/// An answer to a lesson's question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrialSheet {
    pub words: String,
    pub right: bool,
    pub why: String,
}

/// All that may be shown, in the language in use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    pub tasks: Vec<TaskSheet>,
    /// The first is asked first; empty where the bundle has none.
    pub questions: Vec<QuestionSheet>,
    /// Thirteen, or none.
    pub items: Vec<ItemSheet>,
    pub lessons: Vec<LessonSheet>,
}

impl Catalogue {
    /// The task of that key, unless a new bundle took it away.
    #[must_use]
    pub fn task(&self, key: &TaskKey) -> Option<&TaskSheet> {
        self.tasks.iter().find(|task| task.key == *key)
    }

    /// The tasks under a need, in the bundle's order.
    pub fn under(&self, need: Need) -> impl Iterator<Item = &TaskSheet> {
        self.tasks
            .iter()
            .filter(move |task| task.needs.contains(&need))
    }

    #[must_use]
    pub fn lesson(&self, key: &TaskKey) -> Option<&LessonSheet> {
        self.lessons.iter().find(|lesson| lesson.key == *key)
    }

    /// Whether there is anything to learn from.
    #[must_use]
    pub const fn teaches(&self) -> bool {
        !self.lessons.is_empty() || !self.items.is_empty()
    }

    /// The rehearsals, SPID and CIE before the others because most doors ask for them; then the
    /// games.
    #[must_use]
    pub fn practice(&self) -> Vec<&TaskSheet> {
        let mut all: Vec<&TaskSheet> = self.tasks.iter().filter(|task| task.practice).collect();
        all.sort_by_key(|task| (task.game, task.identity == 0, task.identity));
        all
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
                let all = format!(
                    "{title} {} {}",
                    fold(&task.goal),
                    fold(&task.keywords.join(" "))
                );
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

    fn sheet(key: &str, title: &str, goal: &str, keywords: &[&str]) -> TaskSheet {
        TaskSheet {
            key: TaskKey(key.to_owned()),
            needs: vec![Need::Money],
            title: title.to_owned(),
            goal: goal.to_owned(),
            minutes: 10,
            keywords: keywords.iter().map(|word| (*word).to_owned()).collect(),
            ..TaskSheet::default()
        }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let catalogue = Catalogue {
            tasks: vec![
                sheet("cv", "Scrivi il curriculum", "Serve per l'ISEE? No.", &[]),
                sheet(
                    "isee",
                    "Chiedi l’ISEE",
                    "Sconti e bonus per l'università",
                    &["reddito"],
                ),
                sheet("fse", "السجل الصحّي", "أوراق الطبيب", &[]),
            ],
            ..Catalogue::default()
        };
        let found: Vec<&str> = catalogue
            .search(text)
            .iter()
            .map(|task| task.key.0.as_str())
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
    #[test]
    fn rehearsals_stand_before_games_and_identity_before_all() {
        let practice = |key: &str, game, identity| TaskSheet {
            practice: true,
            game,
            identity,
            ..sheet(key, key, "", &[])
        };
        let catalogue = Catalogue {
            tasks: vec![
                practice("game-civic-budget", true, 0),
                sheet("isee", "Chiedi l'ISEE", "", &[]),
                practice("practise-cie", false, 3),
                practice("practise-inbox", false, 0),
                practice("practise-spid", false, 2),
            ],
            ..Catalogue::default()
        };
        let keys: Vec<&str> = catalogue
            .practice()
            .into_iter()
            .map(|task| task.key.0.as_str())
            .collect();
        assert_eq!(
            keys,
            [
                "practise-spid",
                "practise-cie",
                "practise-inbox",
                "game-civic-budget"
            ]
        );
    }
}
