// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What became of images and bundles, each told once.

use serde::{Deserialize, Serialize};

use super::room::make_room;
use super::store::{append, fact, put_fact};
use super::{Book, Stage};
use crate::error::Result;
use crate::numbered::Row;
use crate::update::{ReleaseKind, UpdateChange, UpdateChanged};

/// Name of the fact that keeps what was told.
const TOLD: &str = "updates-told";
/// So many are remembered; the oldest goes first.
const MOST: usize = 64;

#[derive(Debug, Default, Serialize, Deserialize)]
struct Told(Vec<(ReleaseKind, u64, UpdateChange)>);

impl Book {
    /// Stores what became of a release, unless that is the last that was said of it. Says
    /// whether it was news. Whoever finds out may say it at each of its starts.
    ///
    /// Like a record, the row leaves only after its hour.
    pub fn note_update(&mut self, changed: &UpdateChanged) -> Result<bool> {
        self.write(|connection, cap| {
            let Told(mut told) = fact(connection, TOLD)?.unwrap_or_default();
            let UpdateChanged {
                release,
                number,
                change,
                ..
            } = *changed;
            let about =
                |known: &&(ReleaseKind, u64, UpdateChange)| known.0 == release && known.1 == number;
            if told
                .iter()
                .rfind(about)
                .is_some_and(|known| known.2 == change)
            {
                return Ok(false);
            }
            told.retain(|known| !about(&known));
            told.push((release, number, change));
            let surplus = told.len().saturating_sub(MOST);
            told.drain(..surplus);
            make_room(connection, cap)?;
            append(connection, Stage::Held, &Row::Update(*changed))?;
            put_fact(connection, TOLD, &Told(told))?;
            Ok(true)
        })
    }
}
