// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `_shared/assessment.toml`: thirteen things to say of oneself, one for each code of Facilita's
//! column SE5 (`domain.md` §2.3).

use std::collections::BTreeSet;

use super::read::unique_id;
use super::wording::Table;
use crate::document::{Section, shortened};
use crate::language::Wording;
use crate::task::{Competence, competences};

/// One per code of SE5.
pub const ITEMS: u8 = 13;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: String,
    pub words: Wording,
    /// Facilita col. SE5, 1 to 13.
    pub se5: u8,
    pub competence: Competence,
}

pub(super) fn items(root: &Section<'_, '_>, words: &Table) -> Vec<Item> {
    let mut taken = BTreeSet::new();
    let mut codes: BTreeSet<u8> = BTreeSet::new();
    let sections = root.sections("item");
    let mut items = Vec::new();
    for section in sections {
        let id = unique_id(&section, &mut taken);
        let se5 = section.required_number("se5", 1..=ITEMS, 1);
        let competence = competences(&section, "digcomp").first().copied();
        if !codes.insert(se5) {
            section.reader.error(
                section.line_of("se5"),
                format!("the code {se5} has two items"),
                format!("write one item for each code from 1 to {ITEMS}"),
            );
        }
        if competence.is_none() && !section.has("digcomp") {
            section.reader.error(
                section.line,
                "\"digcomp\" is missing",
                "add digcomp = \"1.1\"",
            );
        }
        let own = id.as_deref().and_then(|id| {
            let found = words.get(id).cloned();
            if found.is_none() {
                section.reader.error(
                    section.line,
                    format!("\"{}\" has no words", shortened(id)),
                    "add its name and words below [assessment] in _shared/words/it.toml",
                );
            }
            found
        });
        section.finish();
        if let (Some(id), Some(words), Some(competence)) = (id, own, competence) {
            items.push(Item {
                id,
                words,
                se5,
                competence,
            });
        }
    }
    let all = usize::from(ITEMS);
    if codes.len() < all {
        root.reader.error(
            root.line,
            format!("{} of {all} items are there", codes.len()),
            format!("write one item for each code from 1 to {ITEMS}"),
        );
    }
    items
}
