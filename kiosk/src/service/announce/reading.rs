// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What of a screen is news to somebody who hears it: words that were not there, then the
//! control that has the focus when it is another one or stands otherwise.
//!
//! One rule serves new screens, the guide's next step, a warning that comes up and a mistake
//! that is pointed out: whatever is new on the screen is said, in reading order. Numbers that
//! count are not news: the rules announce what matters of them.

use sportello_kit::{Role, Spoken};

use super::Roles;
use crate::service::voice::Utterance;

/// What the citizen has heard of the screen.
#[derive(Debug, Default)]
pub struct Reading {
    heard: Vec<String>,
    /// What was on the screen before that: whoever comes back to it knows it.
    before: Vec<String>,
    focus: Option<(String, String)>,
    /// The focus is about to come here, which is no news.
    expected: Option<String>,
}

impl Reading {
    /// What is to be said of this screen, and remembers it as heard.
    pub(super) fn news(
        &mut self,
        lines: &[Spoken],
        roles: &Roles,
        language: &str,
    ) -> Vec<Utterance> {
        let texts: Vec<&Spoken> = lines.iter().filter(|line| is_text(line)).collect();
        let marks: Vec<String> = texts.iter().map(|line| mark(&line.label)).collect();
        let is_new = |at: &usize| !self.heard.contains(&marks[*at]);
        let new: Vec<usize> = (0..texts.len()).filter(is_new).collect();
        let comes_back = !new.is_empty()
            && new
                .iter()
                .all(|at| self.before.contains(&marks[*at]) || marks[*at].is_empty());
        let mut news: Vec<Utterance> = Vec::new();
        let mut push = |words: String, language: &str| {
            if !words.is_empty() {
                news.push(Utterance {
                    words,
                    language: language.to_owned(),
                });
            }
        };
        if comes_back {
            // Where it is again, and no more.
            let title = new.iter().map(|at| texts[*at]).find(|line| is_title(line));
            push(
                title.map(|line| line.label.clone()).unwrap_or_default(),
                language,
            );
        } else {
            for at in &new {
                push(roles.spoken(texts[*at]), language);
            }
        }
        if !new.is_empty() {
            self.before = std::mem::replace(&mut self.heard, marks);
        } else {
            self.heard = marks;
        }
        let focused = lines.iter().find(|line| line.focused);
        let focus = focused.map(|line| (line.key.clone(), roles.spoken(line)));
        if let (Some((key, words)), Some(line)) = (&focus, focused)
            && self.focus != focus
        {
            let same_control = self.focus.as_ref().is_some_and(|(before, _)| before == key);
            let count = mark(words) == mark(self.focus.as_ref().map_or("", |(_, words)| words));
            // A number that counts inside a control is no news either.
            let expected = self.expected.as_ref() == Some(key);
            if !(expected || same_control && count) {
                push(words.clone(), named_language(line).unwrap_or(language));
            }
        }
        if focus.as_ref().map(|(key, _)| key) != self.expected.as_ref() && self.focus != focus {
            self.expected = None;
        }
        self.focus = focus;
        news
    }

    /// Takes the screen for heard. A focus that is about to come still is.
    pub(super) fn know(&mut self, lines: &[Spoken], roles: &Roles, language: &str) {
        let expected = self.expected.clone();
        let _known = self.news(lines, roles, language);
        self.expected = expected;
    }

    /// Whether there are words to read that were not heard.
    pub(super) fn has_new_words(&self, lines: &[Spoken]) -> bool {
        let is_new = |line: &Spoken| !self.heard.contains(&mark(&line.label));
        lines.iter().any(|line| is_text(line) && is_new(line))
    }

    pub(super) fn expect_focus(&mut self, key: &str) {
        self.expected = Some(key.to_owned());
    }
}

/// Words to read, as opposed to something to press or a bar that moves.
fn is_text(line: &Spoken) -> bool {
    matches!(
        line.role,
        Role::Title | Role::Heading | Role::Text | Role::Item | Role::Alert | Role::Dialog
    )
}

fn is_title(line: &Spoken) -> bool {
    matches!(line.role, Role::Title | Role::Heading | Role::Dialog)
}

/// The words without what counts.
fn mark(words: &str) -> String {
    words
        .chars()
        .filter(|letter| !letter.is_numeric())
        .collect()
}

/// The language that a button names, when it is one of those.
fn named_language(line: &Spoken) -> Option<&str> {
    line.key.strip_prefix("language-")
}

#[cfg(test)]
mod tests {
    use super::super::roles::tests::line;
    use super::*;
    use crate::words::Words;

    struct Ear {
        reading: Reading,
        roles: Roles,
    }

    impl Ear {
        fn new() -> Self {
            Self {
                reading: Reading::default(),
                roles: Roles::of(&Words::load().expect("words")),
            }
        }

        fn hear(&mut self, lines: &[Spoken]) -> Vec<String> {
            let news = self.reading.news(lines, &self.roles, "it");
            news.into_iter().map(|one| one.words).collect()
        }
    }

    fn focused(role: Role, key: &str, label: &str) -> Spoken {
        Spoken {
            focused: true,
            focusable: true,
            ..line(role, key, label)
        }
    }

    #[test]
    fn a_new_screen_says_its_words_in_order_and_then_where_the_focus_is() {
        let mut ear = Ear::new();
        let screen = [
            line(Role::Title, "", "Che cosa devi fare?"),
            line(Role::Text, "", "Scegli un tasto."),
            focused(Role::Button, "health", "Salute"),
            line(Role::Progress, "", "Restano 24 minuti"),
        ];
        assert_eq!(
            ear.hear(&screen),
            ["Che cosa devi fare?", "Scegli un tasto.", "Salute, tasto"]
        );
        assert!(ear.hear(&screen).is_empty(), "nothing is said twice");
    }

    #[test]
    fn only_what_changed_is_said() {
        let mut ear = Ear::new();
        let step = |sentence: &str, key: &str| {
            [
                line(Role::Heading, "", sentence),
                focused(Role::Button, key, key),
            ]
        };
        ear.hear(&step("Premi Entra.", "show"));
        assert_eq!(
            ear.hear(&step("Scrivi il nome.", "show")),
            ["Scrivi il nome."]
        );
        assert_eq!(ear.hear(&step("Scrivi il nome.", "next")), ["next, tasto"]);
    }

    #[test]
    fn a_mistake_that_is_pointed_out_is_said() {
        let mut ear = Ear::new();
        let field = focused(Role::Field, "code", "Codice");
        ear.hear(std::slice::from_ref(&field));
        let wrong = [field, line(Role::Alert, "", "Il codice non è giusto.")];
        assert_eq!(ear.hear(&wrong), ["Il codice non è giusto."]);
    }

    #[test]
    fn what_is_known_is_not_said_and_what_comes_after_it_is() {
        let mut ear = Ear::new();
        let step = |sentence: &str, key: &str| {
            [
                line(Role::Heading, "", sentence),
                focused(Role::Button, key, key),
            ]
        };
        ear.reading.expect_focus("page-press");
        ear.reading
            .know(&step("Premi Entra.", "show"), &ear.roles, "it");
        assert!(!ear.reading.has_new_words(&step("Premi Entra.", "show")));
        assert!(
            ear.hear(&step("Premi Entra.", "page-press")).is_empty(),
            "the focus was expected, though it came later"
        );
        assert!(
            ear.reading
                .has_new_words(&step("Scrivi il nome.", "page-press"))
        );
        assert_eq!(
            ear.hear(&step("Scrivi il nome.", "page-press")),
            ["Scrivi il nome."]
        );
    }

    #[test]
    fn numbers_that_count_are_no_news() {
        let mut ear = Ear::new();
        let left = |seconds: &str| [line(Role::Alert, "", &format!("Restano {seconds} secondi"))];
        assert_eq!(ear.hear(&left("12")).len(), 1);
        assert!(ear.hear(&left("11")).is_empty());
    }

    #[test]
    fn whoever_closes_a_question_hears_where_they_are_and_not_the_whole_screen_again() {
        let mut ear = Ear::new();
        let home = [
            line(Role::Title, "", "Casa"),
            line(Role::Text, "", "Un lungo testo."),
            focused(Role::Button, "end", "Termina"),
        ];
        ear.hear(&home);
        let question = [
            line(Role::Dialog, "", "Vuoi finire?"),
            focused(Role::Button, "close", "No"),
        ];
        assert_eq!(ear.hear(&question), ["Vuoi finire?", "No, tasto"]);
        assert_eq!(ear.hear(&home), ["Casa", "Termina, tasto"]);
    }

    #[test]
    fn a_language_is_named_in_that_language() {
        let mut ear = Ear::new();
        let button = focused(Role::Radio, "language-ar", "العربية");
        let news = ear.reading.news(&[button], &ear.roles, "it");
        assert_eq!(news[0].language, "ar");
    }
}
