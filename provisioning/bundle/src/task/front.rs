// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What stands between two lines of `+++` at the top of a file of words: whether a speaker of
//! the language has reviewed it, and which version of the task it translates.

use std::path::Path;

use super::State;
use crate::document::{At, Reader, Section, shortened};
use crate::finding::Finding;

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Front {
    pub(crate) state: State,
    pub(crate) of: Option<u32>,
}

/// Reads front matter that opens on `line`.
pub(crate) fn front(file: &Path, line: usize, text: &str, findings: &mut Vec<Finding>) -> Front {
    // As many empty lines in front as stand above, so that findings count from the file's top.
    let text = format!("{}{text}", "\n".repeat(line));
    let reader = Reader::new(file, &text);
    let front = match reader.parse(&text) {
        Err(finding) => {
            findings.push(finding);
            return Front::default();
        }
        Ok(document) => {
            let root = Section::root(&reader, &document);
            let of = root.has("of").then(|| root.number("of", 1..=u32::MAX, 1));
            let state = state(&root);
            root.finish();
            Front { state, of }
        }
    };
    findings.extend(reader.into_findings());
    front
}

fn state(root: &Section<'_, '_>) -> State {
    let by = root.text("by", "\"Anna Rossi\"");
    let on = root.date("on");
    match root.required_text("state", "\"written\"") {
        None => State::Written,
        Some(At {
            value: "written", ..
        }) => State::Written,
        Some(At {
            value: "reviewed",
            line,
        }) => match (by.filter(|by| !by.value.is_empty()), on) {
            (Some(by), Some(on)) => State::Reviewed {
                by: by.value.to_owned(),
                on,
            },
            _ => {
                root.reader.error(
                    line,
                    "the words are said to be reviewed, but not by whom, or when",
                    "add by = \"Anna Rossi\" and on = \"2026-11-22\"",
                );
                State::Written
            }
        },
        Some(At { value, line }) => {
            root.reader.error(
                line,
                format!("\"{}\" is no state of words", shortened(value)),
                "write state = \"written\", or \"reviewed\" once a speaker of the language has read it all",
            );
            State::Written
        }
    }
}
