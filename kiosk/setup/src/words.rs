// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The words of the screens, in every shipped language. A key that is missing in Italian, or
//! called with other arguments than it takes, does not compile. A language is offered only when
//! its file holds every word of the Italian one.

use std::collections::BTreeSet;

use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use i18n_embed::{I18nEmbedError, LanguageLoader};
use rust_embed::RustEmbed;
use sportello_kit::Direction;
use tracing::warn;
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "i18n/"]
struct Files;

/// The languages in the order of the terminal's first screen; others follow by tag.
const ORDER: [&str; 15] = [
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

/// The words for `$key` in the language in use.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        ::i18n_embed_fl::fl!($words.loader(), $key $(, $name = $value)*)
    };
}

/// The embedded files cannot be read as languages.
#[derive(Debug, thiserror::Error)]
#[error("the embedded language files cannot be loaded")]
pub struct WordsError(#[from] I18nEmbedError);

/// One language that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    pub id: LanguageIdentifier,
    /// Its name in itself.
    pub name: String,
    /// How it asks to be chosen.
    pub asks: String,
    pub direction: Direction,
}

/// The words in the language in use.
#[derive(Debug)]
pub struct Words {
    loader: FluentLanguageLoader,
    languages: Vec<Language>,
    current: usize,
}

impl Words {
    /// Reads the embedded files and begins in Italian.
    ///
    /// # Errors
    /// When the embedded files are no Fluent files.
    pub fn load() -> Result<Self, WordsError> {
        let loader = fluent_language_loader!();
        let fallback = loader.fallback_language().clone();
        let mut ids = loader.available_languages(&Files)?;
        let italian = keys(&fallback);
        ids.retain(|id| {
            let missing = italian.difference(&keys(id)).count();
            if missing > 0 {
                warn!(language = %id, missing, "a language that lacks words is not offered");
            }
            missing == 0
        });
        ids.sort_by_key(|id| {
            let tag = id.to_string();
            let place = ORDER.iter().position(|known| *known == tag);
            (place.unwrap_or(ORDER.len()), tag)
        });
        let mut languages = Vec::with_capacity(ids.len());
        for id in ids {
            loader.load_languages(&Files, std::slice::from_ref(&id))?;
            languages.push(Language {
                name: i18n_embed_fl::fl!(loader, "language-name"),
                asks: i18n_embed_fl::fl!(loader, "language-title"),
                direction: match i18n_embed_fl::fl!(loader, "direction").as_str() {
                    "rtl" => Direction::Rtl,
                    _ => Direction::Ltr,
                },
                id,
            });
        }
        let mut words = Self {
            loader,
            languages,
            current: 0,
        };
        words.speak_at(0)?;
        Ok(words)
    }

    /// Speaks the language with this tag from now on; one that no file speaks changes nothing.
    ///
    /// # Errors
    /// When its file cannot be read.
    pub fn speak(&mut self, tag: &str) -> Result<(), WordsError> {
        let position = self.languages.iter().position(|one| one.id == tag);
        position.map_or(Ok(()), |position| self.speak_at(position))
    }

    fn speak_at(&mut self, position: usize) -> Result<(), WordsError> {
        let Some(language) = self.languages.get(position) else {
            return Ok(());
        };
        self.loader
            .load_languages(&Files, std::slice::from_ref(&language.id))?;
        // Marks that keep a Latin name in an Arabic sentence in its place.
        self.loader
            .set_use_isolating(language.direction == Direction::Rtl);
        self.current = position;
        Ok(())
    }

    /// Every language whose words are complete, Italian first.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Tag of the language in use.
    #[must_use]
    pub fn tag(&self) -> String {
        self.languages
            .get(self.current)
            .map(|language| language.id.to_string())
            .unwrap_or_default()
    }

    /// Which way the language in use is written.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.languages
            .get(self.current)
            .map(|language| language.direction)
            .unwrap_or_default()
    }

    /// For [`say!`].
    #[must_use]
    pub fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }
}

/// The keys of a language's file; none where there is no file.
fn keys(language: &LanguageIdentifier) -> BTreeSet<String> {
    let Some(file) = Files::get(&format!("{language}/sportello_setup.ftl")) else {
        return BTreeSet::new();
    };
    String::from_utf8_lossy(&file.data)
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .filter(|(key, _)| key.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .map(|(key, _)| key.to_owned())
        .collect()
}

#[cfg(test)]
mod tests;
