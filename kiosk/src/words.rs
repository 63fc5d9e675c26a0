// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The words of the screens, in every shipped language.
//!
//! Invariants:
//! - A key that is missing in the fallback language (Italian), or called with other
//!   arguments than it takes, does not compile: screens go through [`say!`].
//! - Adding a language is adding a folder under `kiosk/i18n`: the list of languages, their
//!   own names and the direction they are written in come from the files themselves.
//! - A language is offered only when its file holds every word of the Italian one; half a
//!   language would lead a person into words they cannot read.
//! - Digits are western in every language: they are what the real sites and the codes show.
//! - There is no global language: one [`Words`] value is handed to the views. Changing the
//!   language changes nothing else, so the place is kept.

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

/// The languages of the terminal in the order in which people find them: those of the country,
/// then by how many people at public access points ask for them. Others follow by tag.
pub const ORDER: [&str; 15] = sportello_bundle::language::LANGUAGES;

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
    /// Every language whose words are complete, in [`ORDER`].
    shipped: Vec<Language>,
    /// Those of them that citizens are offered. Never empty.
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

        let mut shipped = Vec::with_capacity(ids.len());
        for id in ids {
            speak(&loader, &id)?;
            shipped.push(Language {
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
            languages: shipped.clone(),
            shipped,
            current: 0,
        };
        let first = words.languages[0].id.clone();
        words.speak(&first)?;
        Ok(words)
    }

    /// Offers `wanted`, in that order, as far as they are shipped; everything that is shipped
    /// where none of them is. The language in use stays if it is offered, else the first
    /// is spoken.
    ///
    /// # Errors
    /// When the file of the first language cannot be read again.
    pub fn offer(&mut self, wanted: &[LanguageIdentifier]) -> Result<(), WordsError> {
        let mut offered: Vec<Language> = Vec::with_capacity(wanted.len());
        for one in wanted.iter().filter_map(|wanted| self.shipped_as(wanted)) {
            if !offered.contains(one) {
                offered.push(one.clone());
            }
        }
        if offered.is_empty() {
            offered.clone_from(&self.shipped);
        }
        let current = self.language().id.clone();
        let stays = offered.iter().position(|one| one.id == current);
        self.languages = offered;
        self.current = stays.unwrap_or_default();
        if stays.is_none() {
            let first = self.languages[0].id.clone();
            self.speak(&first)?;
        }
        Ok(())
    }

    /// The shipped language of that tag, else the one that a script or region was added to.
    fn shipped_as(&self, wanted: &LanguageIdentifier) -> Option<&Language> {
        let is_plain = |tag: &LanguageIdentifier| tag.variants().len() == 0;
        let same = |one: &&Language| one.id == *wanted;
        let near = |one: &&Language| {
            one.id.language == wanted.language && is_plain(&one.id) && is_plain(wanted)
        };
        let mut all = self.shipped.iter();
        all.clone().find(same).or_else(|| all.find(near))
    }

    /// Speaks `language` from now on. On an error the language in use stays.
    ///
    /// # Errors
    /// When `language` is not offered.
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

    /// The languages that citizens are offered: until [`Self::offer`] was called every one
    /// that is shipped, in [`ORDER`].
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

/// The keys of a language's file; none where there is no file.
fn keys(language: &LanguageIdentifier) -> BTreeSet<String> {
    let Some(file) = Files::get(&format!("{language}/sportello_kiosk.ftl")) else {
        return BTreeSet::new();
    };
    String::from_utf8_lossy(&file.data)
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .filter(|(key, _)| key.starts_with(|letter: char| letter.is_ascii_lowercase()))
        .map(|(key, _)| key.to_owned())
        .collect()
}

fn speak(loader: &FluentLanguageLoader, language: &LanguageIdentifier) -> Result<(), WordsError> {
    loader
        .load_languages(&Files, std::slice::from_ref(language))
        .map_err(WordsError::Files)
}

#[cfg(test)]
mod tests;
