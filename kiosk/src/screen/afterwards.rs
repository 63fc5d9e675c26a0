// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What was done today and what comes next, in the words of the task.

use sportello_kit as kit;
use sportello_kit::{Element, Kind, Look};

use super::catalogue::{Part, TaskSheet};

/// At most `most` lines under their headings; nothing where the task has no such words.
pub(super) fn lines<'a, M: 'static>(
    look: Look,
    task: &'a TaskSheet,
    did: String,
    next: String,
    most: usize,
) -> Vec<Element<'a, M>> {
    let mut parts = Vec::new();
    let mut left = most;
    for (part, title) in [(Part::Done, did), (Part::Next, next)] {
        let Some(sheet) = task.part(part) else {
            continue;
        };
        let lines: Vec<&'a String> = sheet
            .paragraphs
            .iter()
            .chain(&sheet.items)
            .take(left)
            .collect();
        if lines.is_empty() {
            continue;
        }
        left -= lines.len();
        parts.push(kit::text(look, Kind::Strong, title).into());
        parts.extend(
            lines
                .into_iter()
                .map(|line| kit::body(look, line.as_str()).into()),
        );
    }
    parts
}
