// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether what stands at an address is the page that belongs there. Sites that are out of
//! order, or that have logged a citizen out, often say so at the very address of the form; some
//! by the number of their answer, most by their heading alone. In front of such a page the guide
//! says that it does not know.
//!
//! A heading is looked at in here and forgotten.

use serde_json::Value;

/// How often a page is asked that does not answer; then it is taken for a sound one.
const MOST_ASKED: u8 = 3;

/// The number of the site's answer, and what the page is called.
pub(super) const SCRIPT: &str = "(() => ({
  answer: performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0,
  called: [document.title, document.querySelector('h1')?.textContent ?? '']
    .map(words => words.slice(0, 200).replace(/\\s+/g, ' ')),
}))()";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Unknown {
        asked: u8,
    },
    Sound,
    /// There is no such page, the site is out of order, or the session with it is over.
    Error,
}

impl Status {
    pub(super) const UNASKED: Self = Self::Unknown { asked: 0 };

    /// What the script answered.
    pub(super) fn of(answer: &Value) -> Self {
        let called = answer["called"].as_array().into_iter().flatten();
        let is_error = is_missing(answer["answer"].as_u64().unwrap_or(0))
            || called.filter_map(Value::as_str).any(says_so);
        if is_error { Self::Error } else { Self::Sound }
    }

    /// Asked in vain.
    pub(super) const fn or_sound(self) -> Self {
        match self {
            Self::Unknown { asked } if asked + 1 < MOST_ASKED => Self::Unknown { asked: asked + 1 },
            Self::Unknown { .. } | Self::Sound => Self::Sound,
            Self::Error => Self::Error,
        }
    }
}

/// Forms that were filled in wrong are answered with other numbers of the four hundreds.
const fn is_missing(http: u64) -> bool {
    matches!(http, 404 | 410 | 500..=599)
}

/// Whether a page is called an error, in the languages in which these sites speak.
fn says_so(called: &str) -> bool {
    let called = called.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| called.contains(word));
    let session = has(&["sessione", "session"])
        && has(&[
            "scadut",
            "terminata",
            "non valida",
            "non è più valida",
            "expired",
        ]);
    let site = has(&[
        "servizio", "sito", "portale", "pagina", "service", "site", "page",
    ]) && has(&[
        "non disponibile",
        "non è disponibile",
        "non raggiungibile",
        "non trovata",
        "fuori servizio",
        "unavailable",
        "not available",
        "not found",
    ]);
    session
        || site
        || has(&[
            "in manutenzione",
            "manutenzione in corso",
            "under maintenance",
        ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_says_that_the_page_is_not_there_is_an_error() {
        for (http, expected) in [
            (0, Status::Sound),
            (200, Status::Sound),
            (401, Status::Sound),
            (422, Status::Sound),
            (404, Status::Error),
            (503, Status::Error),
        ] {
            let answer = json!({ "answer": http, "called": ["INPS", ""] });
            assert_eq!(Status::of(&answer), expected, "{http}");
        }
        assert_eq!(Status::of(&Value::Null), Status::Sound);
    }

    #[test]
    fn a_page_may_say_so_in_its_title_or_heading() {
        for called in [
            "La sessione è scaduta",
            "Sessione terminata",
            "Sessione non valida - Area riservata",
            "Servizio in manutenzione",
            "Il servizio non è al momento disponibile: servizio non disponibile",
            "Pagina non trovata",
            "Session expired",
            "Service unavailable",
        ] {
            let answer = json!({ "answer": 200, "called": ["", called] });
            assert_eq!(Status::of(&answer), Status::Error, "{called}");
        }
        for called in [
            "",
            "Domanda di NASpI",
            "Servizi per le sessioni di laurea",
            "Manutenzione del verde: paga la tassa",
            "Avviso scaduto",
            "Documenti non disponibili allo sportello",
        ] {
            let answer = json!({ "answer": 200, "called": ["INPS", called] });
            assert_eq!(Status::of(&answer), Status::Sound, "{called}");
        }
    }

    #[test]
    fn a_page_that_never_answers_is_sound_in_the_end() {
        let mut status = Status::UNASKED;
        for _ in 0..MOST_ASKED {
            assert!(matches!(status, Status::Unknown { .. }));
            status = status.or_sound();
        }
        assert_eq!(status, Status::Sound);
    }
}
