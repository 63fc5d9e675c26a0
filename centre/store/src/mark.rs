// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! By what it is known that totals are still those that were read before.
//!
//! # Invariants
//! 1. Two equal marks of one whole and one period: between them no total of any day, month or
//!    year of that period was another one, of the whole itself and of what lies in it: of the
//!    region every district and site, of a district the sites that were in it at the first.
//! 2. A mark is what the database holds, whichever process wrote it, and costs the reading of
//!    one tally for each year.
//!
//! Whatever is counted on a day is added to its year in the same transaction, and nothing is
//! ever taken from a site or the region: the tally of a year that has met anything is never
//! again what it was. A district is also left by sites, and others come in their place with
//! counts that might add up to the same; so each coming and going is counted in the years of
//! the districts and of the region itself.

use chrono::NaiveDate;

/// What the totals of a period stood at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark(pub(crate) Vec<(NaiveDate, Box<[u8]>)>);

impl Mark {
    /// Bytes that it takes.
    #[must_use]
    pub fn size(&self) -> usize {
        self.0.iter().map(|(_, body)| 32 + body.len()).sum()
    }
}
