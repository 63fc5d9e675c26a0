// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A page as somebody hears it who does not see it: its accessibility tree, flattened into
//! lines in reading order.

use std::collections::HashMap;

use serde_json::Value;

use super::text;
use crate::wire::{Landmark, SpeechWords};

/// Most lines of one page.
const MOST: usize = 5_000;
/// Longest name that is read of one line, characters.
const LONGEST: usize = 1_000;

/// Frames within frames that are read.
const DEEPEST: usize = 4;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Heading(u8),
    Link,
    Button,
    Text,
    /// A place to write.
    Field,
    Checkbox,
    Radio,
    Combo,
    Picture,
    /// A part of the page that another site fills.
    Foreign,
}

/// A page within the page.
#[derive(Debug)]
pub(super) struct Inner {
    /// The browser's number of the element that holds it.
    pub(super) owner: i64,
    pub(super) frame: String,
    pub(super) tree: Value,
}

/// One line of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// The browser's number of the element.
    pub(super) node: i64,
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) value: String,
    pub(super) checked: Option<bool>,
    pub(super) disabled: bool,
    pub(super) invalid: bool,
    pub(super) required: bool,
    /// The frame within the page that it is in.
    pub(super) frame: Option<String>,
}

impl Line {
    /// Of one node of the accessibility tree; `None` for one that says nothing.
    pub(super) fn of(node: &Value) -> Option<Self> {
        if node["ignored"].as_bool().unwrap_or(false) {
            return None;
        }
        let kind = kind(text(node, "/role/value"), property(node, "level"))?;
        let name = bounded(text(node, "/name/value"));
        if name.is_empty() && !kind.is_control() {
            return None;
        }
        let is_true = |name| match property(node, name) {
            Some(Value::Bool(is)) => *is,
            Some(Value::String(word)) => !matches!(word.as_str(), "false" | ""),
            _ => false,
        };
        let checked = property(node, "checked")
            .or_else(|| property(node, "pressed"))
            .map(|value| matches!(value.as_str(), Some("true" | "mixed")) || *value == true);
        Some(Self {
            node: node["backendDOMNodeId"].as_i64().unwrap_or_default(),
            kind,
            name,
            value: bounded(&value(node)),
            checked,
            disabled: is_true("disabled"),
            invalid: is_true("invalid"),
            required: is_true("required"),
            frame: None,
        })
    }

    pub(super) fn is_a(&self, landmark: Landmark) -> bool {
        match landmark {
            Landmark::Heading => matches!(self.kind, Kind::Heading(_)),
            Landmark::Link => self.kind == Kind::Link,
            Landmark::Button => self.kind == Kind::Button,
            Landmark::Field => self.kind.is_field(),
            Landmark::Any => true,
            Landmark::Control => self.kind.is_control(),
        }
    }

    /// What is said: the name, what it is, what it holds, its state. What a secret field holds
    /// is never said.
    pub(super) fn spoken(&self, words: &SpeechWords, is_secret: bool) -> String {
        let mut parts = vec![self.name.clone()];
        let what = match self.kind {
            Kind::Text => String::new(),
            Kind::Heading(level) => format!("{} {level}", words.heading),
            Kind::Link => words.link.clone(),
            Kind::Button => words.button.clone(),
            Kind::Field if is_secret => words.secret.clone(),
            Kind::Field => words.field.clone(),
            Kind::Checkbox => words.checkbox.clone(),
            Kind::Radio => words.radio.clone(),
            Kind::Combo => words.combo.clone(),
            Kind::Picture => words.picture.clone(),
            Kind::Foreign => words.foreign.clone(),
        };
        parts.push(what);
        if matches!(self.kind, Kind::Field | Kind::Combo) {
            parts.push(if self.value.is_empty() {
                words.empty.clone()
            } else if is_secret {
                String::new()
            } else {
                self.value.clone()
            });
        }
        if let Some(checked) = self.checked {
            parts.push(if checked {
                words.chosen.clone()
            } else {
                words.not_chosen.clone()
            });
        }
        for (holds, word) in [
            (self.disabled, &words.unavailable),
            (self.invalid, &words.wrong),
            (self.required, &words.required),
        ] {
            if holds {
                parts.push(word.clone());
            }
        }
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }
}

impl Kind {
    pub(super) const fn is_field(self) -> bool {
        matches!(
            self,
            Self::Field | Self::Checkbox | Self::Radio | Self::Combo
        )
    }

    const fn is_control(self) -> bool {
        self.is_field() || matches!(self, Self::Link | Self::Button)
    }
}

/// The lines of a page in reading order, each once, without what the page hides; those of pages
/// within it where they stand.
pub(super) fn with_frames(tree: &Value, inner: &[Inner]) -> Vec<Line> {
    let mut lines = Vec::new();
    read(tree, inner, None, DEEPEST, &mut lines);
    lines
}

fn read(tree: &Value, inner: &[Inner], frame: Option<&str>, depth: usize, lines: &mut Vec<Line>) {
    let Some(nodes) = tree["nodes"].as_array() else {
        return;
    };
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let Some(root) = nodes.first() else {
        return;
    };
    let mut waiting = vec![root];
    let mut visited = 0;
    while let Some(node) = waiting.pop() {
        visited += 1;
        if visited > nodes.len() || lines.len() >= MOST {
            break;
        }
        if is_frame(node) {
            let owner = node["backendDOMNodeId"].as_i64();
            match inner.iter().find(|one| Some(one.owner) == owner) {
                Some(one) if depth > 0 => {
                    read(&one.tree, inner, Some(&one.frame), depth - 1, lines);
                }
                _ => lines.push(foreign(node, frame)),
            }
            continue;
        }
        if let Some(line) = Line::of(node) {
            lines.push(Line {
                frame: frame.map(str::to_owned),
                ..line
            });
            // Its name already says what is inside.
            continue;
        }
        let children = node["childIds"].as_array().map_or(&[][..], Vec::as_slice);
        waiting.extend(
            children
                .iter()
                .rev()
                .filter_map(|id| by_id.get(id.as_str()?))
                .copied(),
        );
    }
}

fn is_frame(node: &Value) -> bool {
    text(node, "/role/value") == "Iframe" && node["ignored"] != true
}

/// A frame that is not read: its title, and that it is there.
fn foreign(node: &Value, frame: Option<&str>) -> Line {
    Line {
        node: node["backendDOMNodeId"].as_i64().unwrap_or_default(),
        kind: Kind::Foreign,
        name: bounded(text(node, "/name/value")),
        value: String::new(),
        checked: None,
        disabled: false,
        invalid: false,
        required: false,
        frame: frame.map(str::to_owned),
    }
}

/// The next line of this sort after `from`, or the one before it; from the page's edge when
/// `from` is nowhere.
pub(super) fn step(
    lines: &[Line],
    from: Option<usize>,
    to: Landmark,
    backwards: bool,
) -> Option<usize> {
    let wanted = |at: &usize| lines.get(*at).is_some_and(|line| line.is_a(to));
    match (from, backwards) {
        (None, false) => (0..lines.len()).find(wanted),
        (Some(at), false) => (at + 1..lines.len()).find(wanted),
        (None, true) => (0..lines.len()).rev().find(wanted),
        (Some(at), true) => (0..at.min(lines.len())).rev().find(wanted),
    }
}

/// What a person would hear: everything that speaks, one after the other.
pub(super) fn readable_text(lines: &[Line]) -> String {
    lines
        .iter()
        .filter(|line| !line.name.is_empty())
        .map(|line| {
            let stop = if line.name.ends_with(['.', '!', '?', ':']) {
                "\n"
            } else {
                ".\n"
            };
            format!("{}{stop}", line.name)
        })
        .collect()
}

fn property<'a>(node: &'a Value, name: &str) -> Option<&'a Value> {
    let properties = node["properties"].as_array()?;
    let found = properties.iter().find(|one| one["name"] == name)?;
    found.pointer("/value/value")
}

fn value(node: &Value) -> String {
    match node.pointer("/value/value") {
        Some(Value::String(words)) => words.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

fn bounded(words: &str) -> String {
    words.trim().chars().take(LONGEST).collect()
}

fn kind(role: &str, level: Option<&Value>) -> Option<Kind> {
    Some(match role {
        "heading" => {
            let level = level.and_then(Value::as_u64).unwrap_or(1);
            Kind::Heading(u8::try_from(level).unwrap_or(1))
        }
        "link" => Kind::Link,
        "button" | "menuitem" | "tab" | "DisclosureTriangle" => Kind::Button,
        "StaticText" | "LabelText" => Kind::Text,
        "textbox" | "searchbox" | "spinbutton" => Kind::Field,
        "checkbox" | "switch" | "menuitemcheckbox" => Kind::Checkbox,
        "radio" | "menuitemradio" => Kind::Radio,
        "combobox" | "listbox" | "ComboBoxMenuButton" => Kind::Combo,
        "img" | "image" => Kind::Picture,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn outline(tree: &Value) -> Vec<Line> {
        with_frames(tree, &[])
    }

    fn node(id: &str, role: &str, name: &str, children: &[&str], ignored: bool) -> Value {
        json!({ "nodeId": id, "ignored": ignored, "role": { "value": role },
                "backendDOMNodeId": id.parse::<i64>().unwrap(),
                "name": { "value": name }, "childIds": children })
    }

    fn words() -> SpeechWords {
        SpeechWords {
            heading: "titolo".into(),
            link: "collegamento".into(),
            button: "tasto".into(),
            field: "campo".into(),
            secret: "campo nascosto".into(),
            checkbox: "casella".into(),
            chosen: "scelta".into(),
            not_chosen: "non scelta".into(),
            wrong: "da correggere".into(),
            empty: "vuoto".into(),
            ..SpeechWords::default()
        }
    }

    #[test]
    fn headings_texts_and_controls_are_read_in_order_and_once() {
        let tree = json!({ "nodes": [
            node("1", "RootWebArea", "Title of the page", &["2", "3", "6"], false),
            node("2", "heading", "Entra", &["4"], false),
            node("3", "generic", "", &["5"], true),
            node("4", "StaticText", "Entra", &[], false),
            node("5", "button", "Avanti", &[], false),
            node("6", "StaticText", "nascosto", &[], true),
        ]});
        assert_eq!(readable_text(&outline(&tree)), "Entra.\nAvanti.\n");
    }

    #[test]
    fn a_page_within_the_page_is_read_where_it_stands_and_one_of_another_site_is_told() {
        let page = json!({ "nodes": [
            node("1", "RootWebArea", "", &["2", "3", "4", "5"], false),
            node("2", "heading", "Prima", &[], false),
            node("3", "Iframe", "", &[], false),
            node("4", "Iframe", "Mappa", &[], false),
            node("5", "button", "Dopo", &[], false),
        ]});
        let within = json!({ "nodes": [
            node("11", "RootWebArea", "", &["12", "13"], false),
            node("12", "textbox", "Scuola", &[], false),
            // It holds itself.
            node("3", "Iframe", "", &[], false),
        ]});
        let inner = [Inner {
            owner: 3,
            frame: "F".into(),
            tree: within,
        }];
        let lines = with_frames(&page, &inner);
        let told: Vec<(&str, Option<&str>)> = lines
            .iter()
            .map(|line| (line.name.as_str(), line.frame.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("Prima", None),
                ("Scuola", Some("F")),
                ("Mappa", None),
                ("Dopo", None)
            ]
        );
        assert_eq!(lines[2].kind, Kind::Foreign);
    }

    #[test]
    fn a_tree_that_bites_its_tail_ends() {
        let tree = json!({ "nodes": [node("1", "generic", "", &["1"], false)] });
        assert_eq!(readable_text(&outline(&tree)), "");
        assert_eq!(readable_text(&outline(&json!({}))), "");
    }

    #[test]
    fn each_sort_of_line_is_gone_to_in_both_directions_and_no_further_than_the_end() {
        let tree = json!({ "nodes": [
            node("1", "RootWebArea", "", &["2", "3", "4", "5"], false),
            node("2", "heading", "Uno", &[], false),
            node("3", "link", "Due", &[], false),
            node("4", "textbox", "Tre", &[], false),
            node("5", "heading", "Quattro", &[], false),
        ]});
        let lines = outline(&tree);
        let go = |from, to, backwards| step(&lines, from, to, backwards);
        assert_eq!(go(None, Landmark::Heading, false), Some(0));
        assert_eq!(go(Some(0), Landmark::Heading, false), Some(3));
        assert_eq!(go(Some(3), Landmark::Heading, false), None);
        assert_eq!(go(Some(3), Landmark::Heading, true), Some(0));
        assert_eq!(go(None, Landmark::Any, true), Some(3));
        assert_eq!(go(Some(0), Landmark::Field, false), Some(2));
        assert_eq!(go(Some(0), Landmark::Control, false), Some(1));
        assert_eq!(go(Some(9), Landmark::Link, true), Some(1));
        assert_eq!(go(None, Landmark::Button, false), None);
    }

    #[test]
    fn a_line_says_what_it_is_and_how_it_stands() {
        let check = |node: Value, secret, expected: &str| {
            let line = Line::of(&node).expect("a line");
            assert_eq!(line.spoken(&words(), secret), expected);
        };
        check(
            json!({ "role": { "value": "heading" }, "name": { "value": "Entra" },
                    "properties": [{ "name": "level", "value": { "value": 2 } }] }),
            false,
            "Entra, titolo 2",
        );
        check(
            json!({ "role": { "value": "textbox" }, "name": { "value": "Nome" },
                    "value": { "value": "maria" },
                    "properties": [{ "name": "invalid", "value": { "value": "true" } }] }),
            false,
            "Nome, campo, maria, da correggere",
        );
        check(
            json!({ "role": { "value": "textbox" }, "name": { "value": "Nome" },
                    "properties": [{ "name": "invalid", "value": { "value": "false" } }] }),
            false,
            "Nome, campo, vuoto",
        );
        check(
            json!({ "role": { "value": "textbox" }, "name": { "value": "Password" },
                    "value": { "value": "Girasole1" } }),
            true,
            "Password, campo nascosto",
        );
        check(
            json!({ "role": { "value": "checkbox" }, "name": { "value": "Accetto" },
                    "properties": [{ "name": "checked", "value": { "value": "true" } }] }),
            false,
            "Accetto, casella, scelta",
        );
    }
}
