// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a control is, in the citizen's words.

use sportello_capsule::wire::SpeechWords;
use sportello_kit::{Role, Spoken};

use crate::say;
use crate::words::Words;

/// The words of one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roles {
    button: String,
    link: String,
    toggle: String,
    radio: String,
    field: String,
    secret: String,
    chosen: String,
    not_chosen: String,
}

impl Roles {
    #[must_use]
    pub fn of(words: &Words) -> Self {
        Self {
            button: say!(words, "role-button"),
            link: say!(words, "role-link"),
            toggle: say!(words, "role-toggle"),
            radio: say!(words, "role-radio"),
            field: say!(words, "role-field"),
            secret: say!(words, "role-secret"),
            chosen: say!(words, "role-chosen"),
            not_chosen: say!(words, "role-not-chosen"),
        }
    }

    /// The same for a page, whose voice is inside the capsule.
    #[must_use]
    pub fn of_pages(words: &Words) -> SpeechWords {
        SpeechWords {
            heading: say!(words, "role-heading"),
            link: say!(words, "role-link"),
            button: say!(words, "role-button"),
            field: say!(words, "role-field"),
            secret: say!(words, "role-secret"),
            checkbox: say!(words, "role-checkbox"),
            radio: say!(words, "role-radio"),
            combo: say!(words, "role-combo"),
            picture: say!(words, "role-picture"),
            foreign: say!(words, "role-foreign"),
            chosen: say!(words, "role-chosen"),
            not_chosen: say!(words, "role-not-chosen"),
            unavailable: say!(words, "role-unavailable"),
            wrong: say!(words, "role-wrong"),
            required: say!(words, "role-required"),
            empty: say!(words, "role-empty"),
            end: say!(words, "page-end"),
            silent: say!(words, "page-silent"),
            write: say!(words, "page-write"),
            choose: say!(words, "page-choose"),
            option: say!(words, "page-option", at = "{at}", of = "{of}")
                // Marks for the eye's order; the voice reads numbers in its own.
                .replace(['\u{2068}', '\u{2069}'], ""),
        }
    }

    /// Name, what it is, whether it is chosen, its state.
    pub(super) fn spoken(&self, line: &Spoken) -> String {
        let what = match line.role {
            Role::Button => self.button.as_str(),
            Role::Link => self.link.as_str(),
            Role::Toggle => self.toggle.as_str(),
            Role::Radio => self.radio.as_str(),
            Role::Field => self.field.as_str(),
            Role::SecretField => self.secret.as_str(),
            Role::Title
            | Role::Heading
            | Role::Text
            | Role::Item
            | Role::Progress
            | Role::Alert
            | Role::Dialog => "",
        };
        let chosen = match line.chosen {
            Some(true) => self.chosen.as_str(),
            // Of a group only what is chosen is worth a word.
            Some(false) if line.role == Role::Toggle => self.not_chosen.as_str(),
            _ => "",
        };
        let mut parts = vec![line.label.as_str(), what];
        // A kit control that says its choice in words says it once.
        if line.state.is_empty() {
            parts.push(chosen);
        } else {
            parts.push(line.state.as_str());
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use iced::Rectangle;

    pub(crate) fn line(role: Role, key: &str, label: &str) -> Spoken {
        Spoken {
            key: key.to_owned(),
            label: label.to_owned(),
            role,
            state: String::new(),
            bounds: Rectangle::default(),
            focused: false,
            chosen: None,
            focusable: false,
        }
    }

    #[test]
    fn a_control_says_its_name_what_it_is_and_how_it_stands() {
        let words = Words::load().expect("words");
        let roles = Roles::of(&words);
        let mut start = line(Role::Button, "start", "Inizia");
        assert_eq!(roles.spoken(&start), "Inizia, tasto");
        start.chosen = Some(true);
        assert_eq!(roles.spoken(&start), "Inizia, tasto, scelto");
        start.state = "già scelto".to_owned();
        assert_eq!(roles.spoken(&start), "Inizia, tasto, già scelto");
        let secret = line(Role::SecretField, "code", "Codice");
        assert_eq!(roles.spoken(&secret), "Codice, campo nascosto");
    }
}
