// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What pages say, in Italian and English: Fluent files, one dictionary for each crate that
//! has pages.
//!
//! # Invariants
//! 1. A key that a page uses exists in both languages, with the same arguments: [`faults`]
//!    says which do not, and each crate's test wants none.
//! 2. A key belongs to one dictionary only.

mod faults;

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

pub use faults::faults;

use crate::form;

/// A language of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    #[default]
    Italian,
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Italian, Self::English];

    /// For `lang` attributes and cookies.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Italian => "it",
            Self::English => "en",
        }
    }

    /// In its own language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Italian => "Italiano",
            Self::English => "English",
        }
    }

    /// The first of an `Accept-Language` header that is spoken here.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        header.split(',').take(20).find_map(|part| {
            let tag = part.split([';', '-']).next().unwrap_or("").trim();
            tag.parse().ok()
        })
    }
}

/// Not a language of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a language of the console")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL
            .into_iter()
            .find(|language| language.tag().eq_ignore_ascii_case(tag))
            .ok_or(UnknownLanguage)
    }
}

/// The words of one crate.
pub struct Dictionary {
    italian: FluentBundle<FluentResource>,
    english: FluentBundle<FluentResource>,
}

impl Dictionary {
    /// Reads two Fluent files, usually with `include_str!`. What cannot be read is left out;
    /// [`faults`] finds it.
    #[must_use]
    pub fn new(italian: &str, english: &str) -> Self {
        Self {
            italian: bundle(Language::Italian, italian),
            english: bundle(Language::English, english),
        }
    }

    const fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        match language {
            Language::Italian => &self.italian,
            Language::English => &self.english,
        }
    }
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dictionary")
    }
}

fn bundle(language: Language, text: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // Pages say `dir` themselves; marks around arguments would end up in exports.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(grouped));
    let resource = match FluentResource::try_new(text.to_owned()) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    bundle.add_resource_overriding(resource);
    bundle
}

/// Whole numbers with thin spaces.
fn grouped(value: &FluentValue<'_>, _memoizer: &IntlLangMemoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.fract() == 0.0 => {
            Some(form::grouped(&format!("{:.0}", number.value)))
        }
        _ => None,
    }
}

/// The words of all crates in one language. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Words {
    language: Language,
    dictionaries: Arc<[&'static Dictionary]>,
}

impl Words {
    #[must_use]
    pub const fn new(language: Language, dictionaries: Arc<[&'static Dictionary]>) -> Self {
        Self {
            language,
            dictionaries,
        }
    }

    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// `{{ page.say("key") }}`, with arguments `{{ page.say("key").put("count", 3) }}`.
    #[must_use]
    pub fn say<'a>(&'a self, key: &'a str) -> Phrase<'a> {
        Phrase {
            words: self,
            key,
            arguments: FluentArgs::new(),
        }
    }

    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.dictionaries
            .iter()
            .any(|dictionary| dictionary.bundle(self.language).has_message(key))
    }
}

/// Something said: it shows itself in the words' language.
pub struct Phrase<'a> {
    words: &'a Words,
    key: &'a str,
    arguments: FluentArgs<'a>,
}

impl<'a> Phrase<'a> {
    #[must_use]
    pub fn put(mut self, name: &'static str, value: impl Into<FluentValue<'a>>) -> Self {
        self.arguments.set(name, value);
        self
    }
}

impl fmt::Debug for Phrase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key)
    }
}

impl fmt::Display for Phrase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for dictionary in self.words.dictionaries.iter() {
            let bundle = dictionary.bundle(self.words.language);
            let Some(pattern) = bundle.get_message(self.key).and_then(|m| m.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&self.arguments), &mut errors);
            return f.write_str(&text);
        }
        // Told apart from words at a glance, and by the walk over all pages.
        write!(f, "⟦{}⟧", self.key)
    }
}
