// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The words of the screens, in every shipped language.
//!
//! Invariants:
//! - A key that is missing in the fallback language (Italian), or called with other
//!   arguments than it takes, does not compile: screens go through [`say!`].
//! - Adding a language is adding a folder under `kiosk/i18n`: the list of languages, their
//!   own names and the direction they are written in come from the files themselves.
//! - There is no global language: one [`Words`] value is handed to the views. Changing the
//!   language changes nothing else, so the place is kept.

use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use i18n_embed::{I18nEmbedError, LanguageLoader};
use rust_embed::RustEmbed;
use sportello_kit::Direction;
use unic_langid::LanguageIdentifier;

#[derive(RustEmbed)]
#[folder = "i18n/"]
struct Files;

/// The words for `$key` in the language in use; key and arguments are checked against the
/// Italian file when this crate is compiled.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        ::i18n_embed_fl::fl!($words.loader(), $key $(, $name = $value)*)
    };
}

/// The embedded files cannot be read as languages.
#[derive(Debug, thiserror::Error)]
pub enum WordsError {
    /// No embedded file, or one that is not UTF-8.
    #[error("the embedded language files cannot be loaded")]
    Files(#[source] I18nEmbedError),
    /// A language was asked for that no file speaks.
    #[error("there is no file for language `{language}`")]
    Unknown {
        /// The BCP 47 tag that was asked for.
        language: LanguageIdentifier,
    },
}

/// One language a citizen can choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    /// BCP 47 tag (`it`, `ar`, `zh-Hans`).
    pub id: LanguageIdentifier,
    /// The language's name in the language itself.
    pub name: String,
    /// Its greeting, for the welcome screen.
    pub greeting: String,
    /// Which way it is written.
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
    /// Reads the embedded files and begins in the fallback language.
    ///
    /// # Errors
    /// When the embedded files are not Fluent files in UTF-8.
    pub fn load() -> Result<Self, WordsError> {
        let loader = fluent_language_loader!();
        let fallback = loader.fallback_language().clone();
        let mut ids = loader
            .available_languages(&Files)
            .map_err(WordsError::Files)?;
        ids.retain(|id| *id != fallback);
        ids.sort_by_key(ToString::to_string);
        ids.insert(0, fallback);

        let mut languages = Vec::with_capacity(ids.len());
        for id in ids {
            speak(&loader, &id)?;
            languages.push(Language {
                name: i18n_embed_fl::fl!(loader, "language-name"),
                greeting: i18n_embed_fl::fl!(loader, "greeting"),
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
        let first = words.languages[0].id.clone();
        words.speak(&first)?;
        Ok(words)
    }

    /// Speaks `language` from now on. On an error the language in use stays.
    ///
    /// # Errors
    /// When there is no file for `language`.
    pub fn speak(&mut self, language: &LanguageIdentifier) -> Result<(), WordsError> {
        let Some(position) = self.languages.iter().position(|one| one.id == *language) else {
            return Err(WordsError::Unknown {
                language: language.clone(),
            });
        };
        speak(&self.loader, language)?;
        // Marks that keep a Latin name in an Arabic sentence in its place; where everything
        // runs left to right they would only disturb the speech.
        self.loader
            .set_use_isolating(self.languages[position].direction == Direction::Rtl);
        self.current = position;
        Ok(())
    }

    /// Every shipped language, the fallback first, then by tag.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language in use.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.languages[self.current]
    }

    /// For [`say!`].
    #[must_use]
    pub fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }
}

fn speak(loader: &FluentLanguageLoader, language: &LanguageIdentifier) -> Result<(), WordsError> {
    loader
        .load_languages(&Files, std::slice::from_ref(language))
        .map_err(WordsError::Files)
}

#[cfg(test)]
mod tests;
