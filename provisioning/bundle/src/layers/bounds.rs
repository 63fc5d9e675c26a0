// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an upper layer lets the lower ones choose.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Layer;
use super::read::Leaf;
use crate::document::{Reader, shortened};

const EXAMPLE: &str = "write least = 30, most = 90 for a number; include = [\"it\"] or among = [\"it\", \"en\"] for a list; fixed = true for anything";

/// One bound of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Facet {
    Least(i64),
    Most(i64),
    /// Nobody below may set it.
    Fixed,
    /// What a list must keep.
    Include(Vec<String>),
    /// What a list may choose from.
    Among(Vec<String>),
}

/// A bound and who set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) facet: Facet,
    pub(super) layer: Layer,
    pub(super) file: PathBuf,
    pub(super) line: usize,
}

impl Rule {
    /// What the bound asks for, in words.
    pub(super) fn words(&self) -> String {
        match &self.facet {
            Facet::Least(number) => format!("at least {number}"),
            Facet::Most(number) => format!("at most {number}"),
            Facet::Fixed => "set by the layer above".to_owned(),
            Facet::Include(items) => format!("with {}", items.join(", ")),
            Facet::Among(items) => format!("chosen from {}", items.join(", ")),
        }
    }

    /// Whether a value that `layer` sets keeps the bound.
    pub(super) fn allows(&self, value: &toml::Value, layer: Layer) -> bool {
        match &self.facet {
            Facet::Least(least) => value.as_integer().is_none_or(|number| number >= *least),
            Facet::Most(most) => value.as_integer().is_none_or(|number| number <= *most),
            Facet::Fixed => layer == self.layer,
            Facet::Include(wanted) => {
                let items = items(value);
                wanted.iter().all(|item| items.contains(&item.as_str()))
            }
            Facet::Among(known) => items(value)
                .iter()
                .all(|item| known.iter().any(|k| k == item)),
        }
    }

    /// Whether this bound, set below `upper`, says less than it: then it is a mistake.
    pub(super) fn loosens(&self, upper: &Self) -> bool {
        match (&self.facet, &upper.facet) {
            (Facet::Least(own), Facet::Least(upper)) => own < upper,
            (Facet::Most(own), Facet::Most(upper)) => own > upper,
            (Facet::Among(own), Facet::Among(upper)) => !own.iter().all(|i| upper.contains(i)),
            _ => false,
        }
    }
}

/// A list's words; one word alone is a list of one.
fn items(value: &toml::Value) -> Vec<&str> {
    match value {
        toml::Value::String(word) => vec![word],
        toml::Value::Array(list) => list.iter().filter_map(toml::Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The rules in a layer's `[bounds]`, given as leaves: `bounds.session.minutes.least = 30`.
pub(super) fn rules(
    leaves: BTreeMap<String, Leaf>,
    layer: Layer,
    file: &Path,
    reader: &Reader<'_>,
) -> Vec<(String, Rule)> {
    let mut rules = Vec::new();
    for (key, leaf) in leaves {
        let line = leaf.line();
        let named = key
            .strip_prefix("bounds.")
            .and_then(|key| key.rsplit_once('.'));
        let Some((of, word)) = named else {
            reader.error(line, "this is no bound", EXAMPLE);
            continue;
        };
        let words = || match &leaf.value {
            toml::Value::Array(list) => list
                .iter()
                .map(|item| item.as_str().map(str::to_owned))
                .collect::<Option<Vec<_>>>(),
            _ => None,
        };
        let facet = match word {
            "least" => leaf.value.as_integer().map(Facet::Least),
            "most" => leaf.value.as_integer().map(Facet::Most),
            "fixed" if leaf.value.as_bool() == Some(true) => Some(Facet::Fixed),
            "include" => words().map(Facet::Include),
            "among" => words().map(Facet::Among),
            _ => None,
        };
        match facet {
            Some(facet) => rules.push((
                of.to_owned(),
                Rule {
                    facet,
                    layer,
                    file: file.to_owned(),
                    line,
                },
            )),
            None => reader.error(
                line,
                format!(
                    "\"{}\" is no bound of \"{}\"",
                    shortened(word),
                    shortened(of)
                ),
                EXAMPLE,
            ),
        }
    }
    rules
}
