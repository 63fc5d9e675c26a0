// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which languages there are, and which words stand in where some are missing: easy Italian
//! falls back to Italian, and so does everything else.

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

/// The languages that the terminal speaks, in the order of lists (`it-simple` is easy Italian).
pub const LANGUAGES: [&str; 15] = [
    "it",
    "it-simple",
    "en",
    "ro",
    "sq",
    "ar",
    "zh",
    "uk",
    "bn",
    "pa",
    "ur",
    "es",
    "fr",
    "de",
    "sl",
];

/// Words by language; Italian is always there.
pub type Wording = BTreeMap<LanguageIdentifier, String>;

/// Whether `language` is Italian itself, not easy Italian.
pub(crate) fn is_italian(language: &LanguageIdentifier) -> bool {
    language.language == "it" && language.variants().len() == 0
}

/// What there is in `wanted`, else in the same language of another kind, else in Italian.
pub(crate) fn nearest<'a, T>(
    all: &'a BTreeMap<LanguageIdentifier, T>,
    wanted: &LanguageIdentifier,
) -> Option<(&'a LanguageIdentifier, &'a T)> {
    all.get_key_value(wanted)
        .or_else(|| plain(all, wanted.language.as_str()))
        .or_else(|| plain(all, "it"))
}

/// What there is in Italian itself.
pub(crate) fn in_italian<T>(
    all: &BTreeMap<LanguageIdentifier, T>,
) -> Option<(&LanguageIdentifier, &T)> {
    plain(all, "it")
}

fn plain<'a, T>(
    all: &'a BTreeMap<LanguageIdentifier, T>,
    code: &str,
) -> Option<(&'a LanguageIdentifier, &'a T)> {
    all.iter()
        .find(|(known, _)| known.language == code && known.variants().len() == 0)
}

/// The words in `wanted`, or what stands in for them.
#[must_use]
pub fn in_language<'a>(words: &'a Wording, wanted: &LanguageIdentifier) -> Option<&'a str> {
    nearest(words, wanted).map(|(_, words)| words.as_str())
}
