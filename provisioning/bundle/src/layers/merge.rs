// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Layer upon layer, and what comes of it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::bounds::{Facet, Rule};
use super::read::{LayerFile, Leaf, layer, leaves};
use super::{Explained, Layer, Place, Resolved, files};
use crate::document::Reader;
use crate::finding::Finding;
use crate::policy::Policy;

/// The one list that adds up instead of being replaced, and the key that tells its items apart.
const ADDS_UP: (&str, &str) = ("opening.exception", "date");

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    layer: Layer,
    file: PathBuf,
    line: usize,
}

/// A value, and where each of its parts comes from.
#[derive(Debug, Clone)]
struct Held {
    value: toml::Value,
    origins: BTreeMap<String, Origin>,
}

impl Held {
    fn of(leaf: &Leaf, from: &LayerFile) -> Self {
        let origin = |line: &usize| Origin {
            layer: from.layer,
            file: from.file.clone(),
            line: *line,
        };
        Self {
            value: leaf.value.clone(),
            origins: leaf
                .lines
                .iter()
                .map(|(below, line)| (below.clone(), origin(line)))
                .collect(),
        }
    }

    fn origin(&self) -> Option<&Origin> {
        self.origins.get("")
    }
}

#[derive(Debug, Default)]
struct Merged {
    values: BTreeMap<String, Held>,
    rules: BTreeMap<String, Vec<Rule>>,
    findings: Vec<Finding>,
}

pub(super) fn resolve(folder: &Path, place: &Place) -> Resolved {
    let mut merged = Merged::default();
    for (kind, file) in files(place) {
        let path = folder.join(&file);
        if kind != Layer::Region && fs::symlink_metadata(&path).is_err() {
            // A site that wants nothing of its own has no file.
            continue;
        }
        if let Some(mut read) = layer(kind, &path, &mut merged.findings) {
            crest(&mut read, &file);
            merged.take(read, folder);
        }
    }
    let text = merged.text();
    let (policy, _) = Policy::parse(&text, &folder.join("policy.toml")).unwrap_or_default();
    let provenance = merged.explain(&policy);
    merged
        .findings
        .sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
    Resolved {
        policy,
        text,
        provenance,
        findings: merged.findings,
    }
}

/// A crest lies beside the layer's own file; in the resolved policy it is named from the
/// bundle's folder. Names that lead elsewhere are left as they are, to be explained.
fn crest(read: &mut LayerFile, file: &Path) {
    let Some(leaf) = read.leaves.get_mut("site.crest") else {
        return;
    };
    let plain = |name: &str| {
        Path::new(name)
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
    };
    if let (toml::Value::String(name), Some(beside)) = (&mut leaf.value, file.parent())
        && plain(name)
    {
        *name = beside.join(&name).display().to_string();
    }
}

impl Merged {
    fn take(&mut self, read: LayerFile, folder: &Path) {
        let before = self.values.clone();
        self.take_rules(&read);
        for (key, leaf) in &read.leaves {
            if self.may_set(key, leaf, &read) {
                self.set(key, Held::of(leaf, &read));
            }
        }
        self.rules_have_values(&read);
        // What makes no sense falls back to what the layers above say.
        let said = self.remarks(&read, folder);
        for (key, finding) in said {
            let scalar = key.as_ref().and_then(|key| self.values.get(key));
            if let (true, Some(held), Some(key)) = (finding.is_error(), scalar, &key)
                && !held.value.is_array()
            {
                match before.get(key) {
                    Some(upper) => self.values.insert(key.clone(), upper.clone()),
                    None => self.values.remove(key),
                };
            }
            self.findings.push(finding);
        }
    }

    fn take_rules(&mut self, read: &LayerFile) {
        for (key, rule) in &read.rules {
            let known = self.rules.entry(key.clone()).or_default();
            if let Some(upper) = known.iter().find(|upper| rule.loosens(upper)) {
                self.findings.push(Finding::error(
                    &rule.file,
                    rule.line,
                    format!(
                        "a lower layer can only tighten: the {} has \"{key}\" {} ({}:{})",
                        upper.layer,
                        upper.words(),
                        upper.file.display(),
                        upper.line,
                    ),
                    "remove the line, or write a narrower bound",
                ));
            }
            known.push(rule.clone());
        }
    }

    fn rules_have_values(&mut self, read: &LayerFile) {
        for (key, rule) in &read.rules {
            if !self.values.contains_key(key) {
                self.findings.push(Finding::error(
                    &rule.file,
                    rule.line,
                    format!("there is a bound, but no value \"{key}\" in this layer or above"),
                    "write the value too, or correct the name",
                ));
            }
        }
    }

    fn may_set(&mut self, key: &str, leaf: &Leaf, read: &LayerFile) -> bool {
        let line = leaf.line();
        let rules = self.rules.get(key).into_iter().flatten();
        let broken: Vec<&Rule> = rules
            .filter(|rule| !rule.allows(&leaf.value, read.layer))
            .collect();
        if let Some(first) = broken.first() {
            let words: Vec<String> = broken.iter().map(|rule| rule.words()).collect();
            let message = format!(
                "\"{key}\" must be {}: the {} says so ({}:{})",
                words.join(" and "),
                first.layer,
                first.file.display(),
                first.line,
            );
            let remedy = match first.facet {
                Facet::Fixed => "remove the line".to_owned(),
                _ => format!("write a value that is {}", words.join(" and ")),
            };
            self.findings
                .push(Finding::error(&read.file, line, message, remedy));
            return false;
        }
        // A section where another layer has a value, or the other way round.
        let clash = self.values.keys().any(|other| {
            let below = |a: &str, b: &str| a.strip_prefix(b).is_some_and(|r| r.starts_with('.'));
            below(other, key) || below(key, other)
        });
        if clash {
            self.findings.push(Finding::error(
                &read.file,
                line,
                format!("\"{key}\" is a section in one layer and a value in another"),
                "write it as the layers above do",
            ));
        }
        !clash
    }

    fn set(&mut self, key: &str, mut held: Held) {
        if key == ADDS_UP.0
            && let Some(upper) = self.values.get(key)
        {
            add_up(upper, &mut held);
        }
        self.values.insert(key.to_owned(), held);
    }

    /// The policy as one file.
    fn text(&self) -> String {
        let mut root = toml::Table::new();
        for (key, held) in &self.values {
            put(&mut root, key, held.value.clone());
        }
        toml::to_string(&root).unwrap_or_default()
    }

    /// What the reader of policies has to say about this layer's part, at its own lines; with
    /// the key it is about.
    fn remarks(&self, read: &LayerFile, folder: &Path) -> Vec<(Option<String>, Finding)> {
        let text = self.text();
        let file = folder.join("policy.toml");
        let said = match Policy::parse(&text, &file) {
            Ok((_, said)) => said,
            Err(crate::policy::PolicyError::Unusable(finding)) => vec![finding],
        };
        let reader = Reader::new(&file, &text);
        let lines = leaves(&text, &reader).unwrap_or_default();
        said.into_iter()
            .filter_map(|finding| {
                let found = self.origin_of(&lines, finding.line);
                match found {
                    Some((key, origin)) if origin.layer == read.layer => Some((
                        Some(key),
                        Finding {
                            file: origin.file.clone(),
                            line: origin.line,
                            ..finding
                        },
                    )),
                    // Said before, when the layer above was taken.
                    Some(_) => None,
                    None => Some((
                        None,
                        Finding {
                            file: read.file.clone(),
                            line: 0,
                            ..finding
                        },
                    )),
                }
            })
            .collect()
    }

    /// Whose part stands at `line` of the merged text: the nearest at it, else the first below
    /// (a section's own line has no value).
    fn origin_of(&self, lines: &BTreeMap<String, Leaf>, line: usize) -> Option<(String, &Origin)> {
        let mut all: Vec<(usize, &String, &String)> = lines
            .iter()
            .flat_map(|(key, leaf)| leaf.lines.iter().map(move |(b, l)| (*l, key, b)))
            .collect();
        all.sort_by_key(|(line, _, below)| (*line, below.len()));
        let exact = all.iter().rev().find(|(l, _, _)| *l == line);
        let (_, key, below) = exact.or_else(|| all.iter().find(|(l, _, _)| *l > line))?;
        let held = self.values.get(*key)?;
        let origin = held.origins.get(*below).or_else(|| held.origin())?;
        Some(((*key).clone(), origin))
    }

    fn explain(&self, policy: &Policy) -> Vec<Explained> {
        let words = |key: &str| {
            let rules = self.rules.get(key).into_iter().flatten();
            rules
                .map(|rule| format!("{} ({})", rule.words(), rule.layer))
                .collect()
        };
        let mut all: BTreeMap<String, Explained> = defaults(policy)
            .into_iter()
            .map(|(key, value)| {
                let explained = Explained {
                    bounds: words(&key),
                    key: key.clone(),
                    value,
                    layer: Layer::Default,
                    file: None,
                    line: 0,
                };
                (key, explained)
            })
            .collect();
        for (key, held) in &self.values {
            let Some(origin) = held.origin() else {
                continue;
            };
            all.insert(
                key.clone(),
                Explained {
                    key: key.clone(),
                    value: held.value.to_string(),
                    layer: origin.layer,
                    file: Some(origin.file.clone()),
                    line: origin.line,
                    bounds: words(key),
                },
            );
        }
        all.into_values().collect()
    }
}

fn put(table: &mut toml::Table, key: &str, value: toml::Value) {
    let Some((first, rest)) = key.split_once('.') else {
        table.insert(key.to_owned(), value);
        return;
    };
    let inner = table
        .entry(first)
        .or_insert_with(|| toml::Value::Table(toml::Table::new()));
    // Never another kind: what clashed was left out.
    if let toml::Value::Table(inner) = inner {
        put(inner, rest, value);
    }
}

/// The upper list's items that the lower one does not speak of, then the lower one's.
fn add_up(upper: &Held, lower: &mut Held) {
    let (toml::Value::Array(above), toml::Value::Array(own)) = (&upper.value, &lower.value) else {
        return;
    };
    let told = |item: &toml::Value| item.get(ADDS_UP.1).map(ToString::to_string);
    let mut items = Vec::new();
    let mut origins = BTreeMap::new();
    let mut take = |held: &Held, at: usize, item: &toml::Value, to: usize| {
        let (from, to) = (format!("[{at}]"), format!("[{to}]"));
        for (below, origin) in &held.origins {
            if let Some(rest) = below.strip_prefix(&from) {
                origins.insert(format!("{to}{rest}"), origin.clone());
            }
        }
        items.push(item.clone());
    };
    let mut to = 0;
    for (at, item) in above.iter().enumerate() {
        if !own.iter().any(|other| told(other) == told(item)) {
            take(upper, at, item, to);
            to += 1;
        }
    }
    for (at, item) in own.iter().enumerate() {
        take(lower, at, item, to);
        to += 1;
    }
    if let Some(own) = lower.origin() {
        origins.insert(String::new(), own.clone());
    }
    lower.value = toml::Value::Array(items);
    lower.origins = origins;
}

/// Values that hold without being written, as far as they have a key of their own.
fn defaults(policy: &Policy) -> Vec<(String, String)> {
    let sections = [
        ("session", serde_json::to_value(&policy.session)),
        ("capsule", serde_json::to_value(policy.capsule)),
        ("browsing", serde_json::to_value(policy.browsing)),
    ];
    let mut found = Vec::new();
    for (section, values) in sections {
        let Ok(serde_json::Value::Object(values)) = values else {
            continue;
        };
        for (key, value) in values {
            found.push((format!("{section}.{key}"), value.to_string()));
        }
    }
    let languages: Vec<String> = policy.languages.iter().map(|l| format!("{l:?}")).collect();
    let languages = languages
        .iter()
        .map(|l| l.trim_matches('"').to_owned())
        .collect::<Vec<_>>();
    found.push(("languages".to_owned(), format!("{languages:?}")));
    found.push((
        "tasks.unchecked_allowed".to_owned(),
        policy.tasks.unchecked_allowed.to_string(),
    ));
    found.push((
        "tasks.unreviewed".to_owned(),
        policy.tasks.unreviewed.to_string(),
    ));
    found.push((
        "tasks.check_days".to_owned(),
        policy.tasks.check_days.0.to_string(),
    ));
    found
}
