// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One layer's file, as values by dotted key, each with the lines it stands on.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::DeValue;

use super::Layer;
use super::bounds::{Rule, rules};
use crate::document::{Reader, shortened};
use crate::file::read_text;
use crate::finding::Finding;

/// Longest layer, in bytes.
const LIMIT: u64 = 256 * 1024;
/// Most values in a layer; a policy has some eighty.
const MOST_VALUES: usize = 2000;

/// A value, and the line of each of its parts: `""` for itself, `[0]`, `[0].url` below.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Leaf {
    pub(crate) value: toml::Value,
    pub(super) lines: BTreeMap<String, usize>,
}

impl Leaf {
    pub(super) fn line(&self) -> usize {
        self.lines.get("").copied().unwrap_or(0)
    }
}

#[derive(Debug)]
pub(super) struct LayerFile {
    pub(super) layer: Layer,
    pub(super) file: PathBuf,
    pub(super) leaves: BTreeMap<String, Leaf>,
    pub(super) rules: Vec<(String, Rule)>,
}

/// Reads a layer; `None` when it cannot be used at all.
pub(super) fn layer(layer: Layer, file: &Path, findings: &mut Vec<Finding>) -> Option<LayerFile> {
    let text = match read_text(file, LIMIT) {
        Ok(text) => text,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let reader = Reader::new(file, &text);
    let mut leaves = match leaves(&text, &reader) {
        Ok(leaves) => leaves,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    if leaves.len() > MOST_VALUES {
        findings.push(Finding::error(
            file,
            0,
            format!("there are {} values in this layer", leaves.len()),
            "a policy has less than a hundred; remove what does not belong here",
        ));
        return None;
    }
    let bounds: Vec<String> = leaves
        .keys()
        .filter(|key| *key == "bounds" || key.starts_with("bounds."))
        .cloned()
        .collect();
    let bounds = bounds
        .iter()
        .filter_map(|key| leaves.remove_entry(key))
        .collect();
    let rules = rules(bounds, layer, file, &reader);
    findings.extend(reader.into_findings());
    Some(LayerFile {
        layer,
        file: file.to_owned(),
        leaves,
        rules,
    })
}

/// Everything `text` says, by dotted key. Tables are opened, arrays are not.
pub(crate) fn leaves(text: &str, reader: &Reader<'_>) -> Result<BTreeMap<String, Leaf>, Finding> {
    let document = reader.parse(text)?;
    // Where it is TOML at all it is a table; the values come from the same parser.
    let values: toml::Table = text.parse().unwrap_or_default();
    let mut found = BTreeMap::new();
    for (name, spanned) in document.get_ref() {
        let name = name.get_ref().as_ref();
        if let Some(value) = values.get(name) {
            open(name.to_owned(), name, value, spanned, reader, &mut found);
        }
    }
    Ok(found)
}

fn open(
    key: String,
    name: &str,
    value: &toml::Value,
    spanned: &Spanned<DeValue<'_>>,
    reader: &Reader<'_>,
    found: &mut BTreeMap<String, Leaf>,
) {
    let line = reader.line(&spanned.span());
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    if name.is_empty() || name.len() > 60 || !name.bytes().all(plain) {
        reader.error(
            line,
            format!("nobody knows \"{}\" here", shortened(name)),
            "remove the line; names are made of letters, digits, - and _",
        );
        return;
    }
    if let (toml::Value::Table(table), DeValue::Table(inner)) = (value, spanned.get_ref())
        && !table.is_empty()
    {
        for (name, spanned) in inner {
            let name = name.get_ref().as_ref();
            if let Some(value) = table.get(name) {
                open(format!("{key}.{name}"), name, value, spanned, reader, found);
            }
        }
        return;
    }
    let mut lines = BTreeMap::new();
    note("", spanned, reader, &mut lines);
    found.insert(
        key,
        Leaf {
            value: value.clone(),
            lines,
        },
    );
}

/// The lines of a value and of everything inside it.
pub(super) fn note(
    below: &str,
    spanned: &Spanned<DeValue<'_>>,
    reader: &Reader<'_>,
    lines: &mut BTreeMap<String, usize>,
) {
    lines.insert(below.to_owned(), reader.line(&spanned.span()));
    match spanned.get_ref() {
        DeValue::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                note(&format!("{below}[{at}]"), item, reader, lines);
            }
        }
        DeValue::Table(table) => {
            for (name, item) in table {
                note(&format!("{below}.{}", name.get_ref()), item, reader, lines);
            }
        }
        _ => {}
    }
}
