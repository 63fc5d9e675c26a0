// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The lists that tasks share, in `_shared/` beside them: identity providers, payment hosts,
//! the documents people are asked for, facts that age, the questions that help to find a task,
//! and those of the self-assessment; all with their words in each language.

pub mod assessment;
pub mod choose;
pub mod facts;
pub(crate) mod read;
pub(crate) mod wording;

use std::collections::BTreeMap;
use std::path::Path;

use unic_langid::LanguageIdentifier;

use self::assessment::Item;
use self::choose::Question;
use self::facts::Fact;
use self::wording::Wordings;
use crate::finding::Finding;
use crate::host::HostRule;
use crate::language::{Wording, in_language};

/// One identity provider: who it is, its hosts, whom to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    pub id: String,
    /// The provider's own name, never translated.
    pub name: String,
    /// Hosts where people log in.
    pub login: Vec<HostRule>,
    /// Hosts where people manage or recover their identity.
    pub care: Vec<HostRule>,
    /// The provider's help line.
    pub phone: Option<String>,
}

/// A document that tasks ask for, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub id: String,
    /// What it is called; Italian is always there.
    pub words: Wording,
}

impl Document {
    /// The document's name in `language`, else in Italian.
    #[must_use]
    pub fn name(&self, language: &LanguageIdentifier) -> &str {
        in_language(&self.words, language).unwrap_or(&self.id)
    }
}

/// The shared lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shared {
    /// Identity groups by name (`spid-cie`, `eu-login`, `practice`).
    pub identity: BTreeMap<String, Vec<Provider>>,
    pub payment: Vec<HostRule>,
    pub documents: BTreeMap<String, Document>,
    /// Facts by name, for `{name}` in words ([`facts::pieces`]).
    pub facts: BTreeMap<String, Fact>,
    /// The first is asked first; empty where there is no such file.
    pub choose: Vec<Question>,
    /// Thirteen, or none.
    pub assessment: Vec<Item>,
}

impl Shared {
    /// Hosts (login and care) of an identity group; `None` when there is no such group.
    /// Free browsing uses `spid-cie`, so that timers know a hop there too.
    #[must_use]
    pub fn identity_hosts(&self, group: &str) -> Option<Vec<HostRule>> {
        let mut hosts: Vec<HostRule> = self
            .identity
            .get(group)?
            .iter()
            .flat_map(|provider| provider.login.iter().chain(&provider.care).cloned())
            .collect();
        hosts.sort();
        hosts.dedup();
        Some(hosts)
    }
}

/// Reads `_shared/` in `dir`. A missing or broken list is empty and explained.
#[must_use]
pub fn load(dir: &Path) -> (Shared, Vec<Finding>) {
    let (shared, _, findings) = load_with_words(dir);
    (shared, findings)
}

/// The same, with the words of all languages and their places, for the linter.
pub(crate) fn load_with_words(dir: &Path) -> (Shared, Wordings, Vec<Finding>) {
    read::shared(&dir.join("_shared"))
}
