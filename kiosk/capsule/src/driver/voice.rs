// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reading a page aloud. The text comes from the accessibility tree and is spoken by a
//! program inside the capsule: only sound leaves.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// The voice.
const SPEAKER: &str = "/usr/bin/espeak-ng";
/// Where a sound server's socket is bound, when the terminal has one.
const SOUND: &str = "/run/citizen/pulse/native";
/// Longest text read in one go, characters.
const LONGEST: usize = 20_000;

/// No voice for the language, or no sound.
#[derive(Debug)]
pub(super) struct NoVoice;

#[derive(Debug)]
pub(super) struct Voice {
    language: String,
    speaking: Option<Child>,
}

impl Voice {
    pub(super) fn new(language: &str) -> Self {
        Self {
            language: language.to_owned(),
            speaking: None,
        }
    }

    /// Begins to read `text`, in place of what was being read.
    pub(super) fn say(&mut self, text: &str) -> Result<(), NoVoice> {
        self.stop();
        if !Path::new(SPEAKER).exists() || !Path::new(SOUND).exists() {
            return Err(NoVoice);
        }
        let mut child = Command::new(SPEAKER)
            .args(["-v", &self.language, "--stdin"])
            .env("PULSE_SERVER", format!("unix:{SOUND}"))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|_| NoVoice)?;
        let bounded: String = text.chars().take(LONGEST).collect();
        if let Some(mut stdin) = child.stdin.take() {
            // espeak-ng reads all of its input before it speaks.
            stdin.write_all(bounded.as_bytes()).map_err(|_| NoVoice)?;
        }
        self.speaking = Some(child);
        Ok(())
    }

    pub(super) fn stop(&mut self) {
        if let Some(mut child) = self.speaking.take() {
            // Dead already is what was wanted; pid 1 collects it.
            let _dead_already = child.kill();
        }
    }

    /// True once, when reading came to its end by itself.
    pub(super) fn finished(&mut self) -> bool {
        let over = self
            .speaking
            .as_mut()
            .is_some_and(|child| !matches!(child.try_wait(), Ok(None)));
        if over {
            self.speaking = None;
        }
        over
    }
}

/// What a person would hear: names of headings, text, links, buttons and fields in reading
/// order, each once, without what the page hides.
pub(super) fn readable_text(tree: &Value) -> String {
    let Some(nodes) = tree["nodes"].as_array() else {
        return String::new();
    };
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let mut said = String::new();
    let Some(root) = nodes.first() else {
        return said;
    };
    let mut waiting = vec![root];
    let mut visited = 0;
    while let Some(node) = waiting.pop() {
        visited += 1;
        if visited > nodes.len() || said.len() > LONGEST * 4 {
            break;
        }
        let role = super::text(node, "/role/value");
        let name = super::text(node, "/name/value").trim();
        let speaks = !node["ignored"].as_bool().unwrap_or(false) && speaks_for_itself(role);
        if speaks && !name.is_empty() {
            said.push_str(name);
            said.push_str(if name.ends_with(['.', '!', '?', ':']) {
                "\n"
            } else {
                ".\n"
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
    said
}

fn speaks_for_itself(role: &str) -> bool {
    matches!(
        role,
        "heading"
            | "StaticText"
            | "link"
            | "button"
            | "textbox"
            | "checkbox"
            | "radio"
            | "combobox"
            | "img"
            | "image"
            | "LabelText"
            | "menuitem"
            | "tab"
            | "switch"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn node(id: &str, role: &str, name: &str, children: &[&str], ignored: bool) -> Value {
        json!({ "nodeId": id, "ignored": ignored, "role": { "value": role },
                "name": { "value": name }, "childIds": children })
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
        assert_eq!(readable_text(&tree), "Entra.\nAvanti.\n");
    }

    #[test]
    fn a_tree_that_bites_its_tail_ends() {
        let tree = json!({ "nodes": [node("1", "generic", "", &["1"], false)] });
        assert_eq!(readable_text(&tree), "");
        assert_eq!(readable_text(&json!({})), "");
    }
}
