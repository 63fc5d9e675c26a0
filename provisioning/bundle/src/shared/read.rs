// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The files of `_shared/`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use unic_langid::LanguageIdentifier;

use super::assessment::items;
use super::choose::questions;
use super::facts::facts;
use super::wording::{Wordings, wordings};
use super::{Document, Provider, Shared};
use crate::document::{At, Reader, Section, shortened};
use crate::file::read_text;
use crate::finding::Finding;
use crate::host::HostRule;
use crate::language::is_italian;
use crate::task::is_id;

pub(super) const LIMIT: u64 = 256 * 1024;

/// Reads the lists of `folder`.
pub(super) fn shared(folder: &Path) -> (Shared, Wordings, Vec<Finding>) {
    let mut shared = Shared::default();
    let mut findings = Vec::new();
    list(&folder.join("identity.toml"), &mut findings, |root| {
        shared.identity = groups(root);
    });
    list(&folder.join("payment.toml"), &mut findings, |root| {
        shared.payment = hosts(root, "hosts");
    });
    let words = wordings(&folder.join("words"), &mut findings);
    let optional = |name: &str| {
        let file = folder.join(name);
        fs::symlink_metadata(&file).is_ok().then_some(file)
    };
    // The older place of documents, with their words in all languages.
    let documents_file = match &words {
        Some(_) => optional("documents.toml"),
        None => Some(folder.join("documents.toml")),
    };
    if let Some(file) = documents_file {
        list(&file, &mut findings, |root| {
            shared.documents = documents(root);
        });
    }
    let words = words.unwrap_or_default();
    for (id, words) in &words.document {
        let (id, words) = (id.clone(), words.clone());
        shared.documents.insert(id.clone(), Document { id, words });
    }
    if let Some(file) = optional("facts.toml") {
        list(&file, &mut findings, |root| {
            shared.facts = facts(root, &words.fact);
        });
    }
    if let Some(file) = optional("choose.toml") {
        list(&file, &mut findings, |root| {
            shared.choose = questions(root, &words.choose);
        });
    }
    if let Some(file) = optional("assessment.toml") {
        list(&file, &mut findings, |root| {
            shared.assessment = items(root, &words.assessment);
        });
    }
    (shared, words, findings)
}

fn list(file: &Path, findings: &mut Vec<Finding>, read: impl FnOnce(&Section<'_, '_>)) {
    let text = match read_text(file, LIMIT) {
        Ok(text) => text,
        Err(finding) => return findings.push(finding),
    };
    let reader = Reader::new(file, &text);
    match reader.parse(&text) {
        Err(finding) => findings.push(finding),
        Ok(document) => {
            let root = Section::root(&reader, &document);
            read(&root);
            root.finish();
        }
    }
    findings.extend(reader.into_findings());
}

/// The hosts under `key`; each wrong one is explained and left out.
pub(crate) fn hosts(section: &Section<'_, '_>, key: &'static str) -> Vec<HostRule> {
    let mut rules: Vec<HostRule> = Vec::new();
    for At { value, line } in section.texts(key, "[\"www.inps.it\"]") {
        match value.parse::<HostRule>() {
            Ok(rule) if rules.contains(&rule) => section.reader.warning(
                line,
                format!("the host \"{rule}\" is listed twice"),
                "remove one of the two",
            ),
            Ok(rule) => rules.push(rule),
            Err(error) => section
                .reader
                .error(line, error.to_string(), error.remedy()),
        }
    }
    rules
}

/// A name (of a step, document, group or provider) that must be unlike all in `taken`.
pub(crate) fn unique_id(section: &Section<'_, '_>, taken: &mut BTreeSet<String>) -> Option<String> {
    let At { value, line } = section.required_text("id", "\"short-name\"")?;
    if !is_id(value) {
        section.reader.error(
            line,
            format!("\"{}\" is not a name", shortened(value)),
            "use lower-case letters, digits and single hyphens, at most 40 characters",
        );
        return None;
    }
    if !taken.insert(value.to_owned()) {
        section.reader.error(
            line,
            format!("the name \"{value}\" is used twice"),
            "give each one a name of its own",
        );
        return None;
    }
    Some(value.to_owned())
}

/// Words by language; without Italian they are of no use, and that is explained.
pub(crate) fn words_by_language(
    section: &Section<'_, '_>,
    key: &'static str,
) -> Option<BTreeMap<LanguageIdentifier, String>> {
    let mut words = BTreeMap::new();
    for (tag, At { value, line }) in section.words(key) {
        match tag.parse::<LanguageIdentifier>() {
            Ok(language) => {
                words.insert(language, value);
            }
            Err(_) => section.reader.error(
                line,
                format!("\"{}\" is not a language", shortened(&tag)),
                "use a language code such as it, en, ar",
            ),
        }
    }
    if words.keys().any(is_italian) {
        return Some(words);
    }
    section.reader.error(
        section.line_of(key),
        "the Italian words are missing",
        format!("add {key} = {{ it = \"...\", en = \"...\" }}"),
    );
    None
}

fn groups(root: &Section<'_, '_>) -> BTreeMap<String, Vec<Provider>> {
    let mut taken = BTreeSet::new();
    let mut groups = BTreeMap::new();
    for group in root.sections("group") {
        let id = unique_id(&group, &mut taken);
        let mut names = BTreeSet::new();
        let providers = group
            .sections("provider")
            .into_iter()
            .filter_map(|p| provider(p, &mut names))
            .collect();
        group.finish();
        if let Some(id) = id {
            groups.insert(id, providers);
        }
    }
    groups
}

fn provider(section: Section<'_, '_>, names: &mut BTreeSet<String>) -> Option<Provider> {
    let id = unique_id(&section, names);
    let name = section
        .required_text("name", "\"Poste\"")
        .map(|name| name.value.to_owned());
    let login = hosts(&section, "login");
    let care = hosts(&section, "care");
    let phone = section
        .text("phone", "\"800 007777\"")
        .map(|phone| phone.value.to_owned());
    if login.is_empty() {
        section.reader.error(
            section.line,
            "the provider has no host to log in at",
            "add login = [\"posteid.poste.it\"]",
        );
    }
    section.finish();
    Some(Provider {
        id: id?,
        name: name?,
        login,
        care,
        phone,
    })
}

fn documents(root: &Section<'_, '_>) -> BTreeMap<String, Document> {
    let mut taken = BTreeSet::new();
    let mut documents = BTreeMap::new();
    for section in root.sections("document") {
        let id = unique_id(&section, &mut taken);
        let words = words_by_language(&section, "words");
        section.finish();
        if let (Some(id), Some(words)) = (id, words) {
            documents.insert(id.clone(), Document { id, words });
        }
    }
    documents
}
