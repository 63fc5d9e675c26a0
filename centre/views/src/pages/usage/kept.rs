// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What was drawn of a place's use, kept while its totals stay as they are.
//!
//! # Invariants
//! 1. Nothing is shown that the totals do not say at this moment: the store is asked for their
//!    [`Mark`] at every request, before anything else is read, and what was drawn under
//!    another mark is drawn anew. Whoever changed them, in whichever process, this is exact.
//! 2. What is kept is the same for everybody who may see the page: nothing of the frame, of a
//!    form or of the person is in it.
//! 3. It takes so many bytes and no more, whatever is asked for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use sportello_console::{Frame, Language};
use sportello_store::{Mark, Whole};

use super::Read;

/// Bytes that everything kept may have together.
const ROOM: usize = 16 << 20;

/// What a page of use has between its form and its foot, as it stands there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Drawn {
    pub(crate) headline: String,
    /// Nothing at a site.
    pub(crate) places: String,
    pub(crate) sections: String,
}

/// Everything but the totals that they were drawn from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    pub(crate) whole: Whole,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    pub(crate) language: Language,
    /// The page's address: links to files and to other pages of the list carry it along.
    pub(crate) address: String,
    /// Which districts or sites are listed, of how many.
    pub(crate) listed: String,
}

impl Key {
    pub(crate) fn new(read: &Read, page: &Frame, address: String, listed: String) -> Self {
        Self {
            whole: read.whole.clone(),
            first: read.period.first,
            last: read.period.last,
            language: page.language(),
            address,
            listed,
        }
    }
}

#[derive(Debug)]
struct Line {
    mark: Mark,
    drawn: Arc<Drawn>,
    size: usize,
    /// When it was asked for last, as a number that rises.
    asked: u64,
}

#[derive(Debug, Default)]
struct Lines {
    by_key: HashMap<Key, Line>,
    size: usize,
    asked: u64,
}

/// What is kept by this process.
#[derive(Debug, Default)]
pub(crate) struct Kept(Mutex<Lines>);

impl Kept {
    /// What was drawn under this very mark.
    pub(crate) fn find(&self, key: &Key, mark: &Mark) -> Option<Arc<Drawn>> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.asked += 1;
        let now = lines.asked;
        let line = lines
            .by_key
            .get_mut(key)
            .filter(|line| line.mark == *mark)?;
        line.asked = now;
        Some(Arc::clone(&line.drawn))
    }

    /// Keeps it in place of what was drawn before; those asked for longest ago make room.
    pub(crate) fn keep(&self, key: Key, mark: Mark, drawn: Arc<Drawn>) {
        let texts = [
            &key.address,
            &key.listed,
            &drawn.headline,
            &drawn.places,
            &drawn.sections,
        ];
        let size = mark.size() + texts.map(String::len).iter().sum::<usize>();
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(old) = lines.by_key.remove(&key) {
            lines.size -= old.size;
        }
        if size > ROOM / 8 {
            return;
        }
        while lines.size + size > ROOM {
            let oldest = lines.by_key.iter().min_by_key(|(_, line)| line.asked);
            let Some(key) = oldest.map(|(key, _)| key.clone()) else {
                break;
            };
            if let Some(old) = lines.by_key.remove(&key) {
                lines.size -= old.size;
            }
        }
        lines.size += size;
        lines.asked += 1;
        let asked = lines.asked;
        let line = Line {
            mark,
            drawn,
            size,
            asked,
        };
        lines.by_key.insert(key, line);
    }
}
