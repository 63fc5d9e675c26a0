// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The words of the terminal's own screens, from the files that the terminal itself has.

use std::fmt;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use sportello_bundle::LanguageIdentifier;

/// The first is Italian, which stands in for all others.
const FILES: [(&str, &str); 15] = [
    (
        "it",
        include_str!("../../../kiosk/i18n/it/sportello_kiosk.ftl"),
    ),
    (
        "it-simple",
        include_str!("../../../kiosk/i18n/it-simple/sportello_kiosk.ftl"),
    ),
    (
        "en",
        include_str!("../../../kiosk/i18n/en/sportello_kiosk.ftl"),
    ),
    (
        "ro",
        include_str!("../../../kiosk/i18n/ro/sportello_kiosk.ftl"),
    ),
    (
        "sq",
        include_str!("../../../kiosk/i18n/sq/sportello_kiosk.ftl"),
    ),
    (
        "ar",
        include_str!("../../../kiosk/i18n/ar/sportello_kiosk.ftl"),
    ),
    (
        "zh",
        include_str!("../../../kiosk/i18n/zh/sportello_kiosk.ftl"),
    ),
    (
        "uk",
        include_str!("../../../kiosk/i18n/uk/sportello_kiosk.ftl"),
    ),
    (
        "bn",
        include_str!("../../../kiosk/i18n/bn/sportello_kiosk.ftl"),
    ),
    (
        "pa",
        include_str!("../../../kiosk/i18n/pa/sportello_kiosk.ftl"),
    ),
    (
        "ur",
        include_str!("../../../kiosk/i18n/ur/sportello_kiosk.ftl"),
    ),
    (
        "es",
        include_str!("../../../kiosk/i18n/es/sportello_kiosk.ftl"),
    ),
    (
        "fr",
        include_str!("../../../kiosk/i18n/fr/sportello_kiosk.ftl"),
    ),
    (
        "de",
        include_str!("../../../kiosk/i18n/de/sportello_kiosk.ftl"),
    ),
    (
        "sl",
        include_str!("../../../kiosk/i18n/sl/sportello_kiosk.ftl"),
    ),
];

/// The screens' words in one language.
pub(super) struct Screen {
    bundle: FluentBundle<FluentResource>,
    language: LanguageIdentifier,
}

impl fmt::Debug for Screen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let screen = &mut out.debug_struct("Screen");
        screen
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl Screen {
    pub(super) fn of(language: &LanguageIdentifier) -> Self {
        let tag = language.to_string();
        let own = FILES.iter().find(|(known, _)| *known == tag);
        let (_, text) = own.unwrap_or(&FILES[0]);
        // What a slip in a file leaves over is still read.
        let resource = match FluentResource::try_new((*text).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        let mut bundle = FluentBundle::new(vec![language.clone()]);
        // The template isolates what it should; marks of direction in plain words would be seen.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        Self {
            bundle,
            language: language.clone(),
        }
    }

    pub(super) fn tag(&self) -> String {
        self.language.to_string()
    }

    /// The words for a key; the key itself where there are none, for a test to find.
    pub(super) fn say(&self, key: &str) -> String {
        self.with(key, &[])
    }

    pub(super) fn with(&self, key: &str, numbers: &[(&str, usize)]) -> String {
        let mut given = FluentArgs::new();
        for (name, number) in numbers {
            given.set(*name, *number);
        }
        let pattern = self.bundle.get_message(key).and_then(|it| it.value());
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let mut slips = Vec::new();
        let words = self
            .bundle
            .format_pattern(pattern, Some(&given), &mut slips);
        words.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use sportello_bundle::language::LANGUAGES;

    use super::*;

    #[test]
    fn the_screens_speak_every_language_of_the_page() {
        assert_eq!(FILES.map(|(tag, _)| tag), LANGUAGES);
        for tag in LANGUAGES {
            let screen = Screen::of(&tag.parse().expect("a language"));
            for key in [
                "direction",
                "language-name",
                "fact-ask",
                "card-needs",
                "card-needs-none",
                "card-practice",
                "card-italian",
                "card-unreviewed",
                "card-unchecked",
                "card-who",
                "card-cost",
                "card-for-whom",
                "card-stop",
                "card-dangers",
                "card-start",
                "guide-show",
                "guide-troubles",
                "guide-did",
                "guide-next",
                "guide-done-title",
                "danger-money",
                "danger-password",
                "danger-scam",
                "danger-data",
                "danger-careful",
            ] {
                assert_ne!(screen.say(key), key, "{tag}");
            }
            let step = screen.with("guide-step", &[("step", 3), ("steps", 9)]);
            assert!(step.contains('3') && step.contains('9'), "{tag}: {step}");
            let minutes = screen.with("minutes-about", &[("minutes", 30)]);
            assert!(minutes.contains("30"), "{tag}: {minutes}");
        }
    }
}
