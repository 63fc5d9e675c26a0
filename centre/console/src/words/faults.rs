// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Finds words that are missing, before anybody reads a page without them. For tests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;

/// Everything wrong with a crate's words, one sentence each. `own` are its Italian and English
/// files, `others` those of the crates whose words it also uses; `crate_dir` is
/// `env!("CARGO_MANIFEST_DIR")`.
///
/// Used keys are those of `say("...")` in `src` and `templates`; a key that is chosen by code
/// must stand there as a literal between quotes, else it counts as never used. Keys that are
/// put together (`format!("role-{}")`) are named in `made_up` by how they begin.
#[must_use]
pub fn faults(
    own: (&str, &str),
    others: &[&str],
    crate_dir: &Path,
    made_up: &[&str],
) -> Vec<String> {
    let mut found = Vec::new();
    let italian = read("it", own.0, &mut found);
    let english = read("en", own.1, &mut found);
    for (key, arguments) in &italian {
        match english.get(key) {
            None => found.push(format!("{key} is Italian only")),
            Some(others) if others != arguments => found.push(format!(
                "{key} takes {arguments:?} in Italian and {others:?} in English"
            )),
            Some(_) => {}
        }
    }
    for key in english.keys().filter(|key| !italian.contains_key(*key)) {
        found.push(format!("{key} is English only"));
    }
    let mut known: BTreeSet<String> = italian.keys().cloned().collect();
    for other in others {
        for key in read("other", other, &mut found).into_keys() {
            if !known.insert(key.clone()) {
                found.push(format!("{key} stands in two dictionaries"));
            }
        }
    }

    let mut sources = String::new();
    for folder in ["src", "templates"] {
        gather(&crate_dir.join(folder), &mut sources);
    }
    for said in said(&sources) {
        if !known.contains(said) {
            found.push(format!("{said} is said and in no dictionary"));
        }
    }
    for key in italian.keys() {
        let literal = format!("\"{key}\"");
        if !sources.contains(&literal) && !made_up.iter().any(|start| key.starts_with(start)) {
            found.push(format!("{key} is never said"));
        }
    }
    found
}

fn read(language: &str, text: &str, found: &mut Vec<String>) -> BTreeMap<String, BTreeSet<String>> {
    if let Err((_, errors)) = FluentResource::try_new(text.to_owned()) {
        for error in errors {
            found.push(format!("{language}: {error}"));
        }
    }
    // Fluent's own tree has no public walk that is shorter than reading its few forms.
    let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        if let Some((key, _)) = line.split_once(" =")
            && key.starts_with(|c: char| c.is_ascii_lowercase())
        {
            key.clone_into(&mut current);
            if keys.insert(current.clone(), BTreeSet::new()).is_some() {
                found.push(format!("{language}: {key} stands there twice"));
            }
        }
        if line.starts_with('#') {
            continue;
        }
        for piece in line.split('$').skip(1) {
            let name: String = piece
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-')
                .collect();
            if let Some(names) = keys.get_mut(&current) {
                names.insert(name);
            }
        }
    }
    keys
}

fn said(sources: &str) -> BTreeSet<&str> {
    sources
        .split("say(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

fn gather(folder: &Path, sources: &mut String) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, sources);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
            for line in code {
                sources.push_str(line);
                sources.push('\n');
            }
        }
    }
}
