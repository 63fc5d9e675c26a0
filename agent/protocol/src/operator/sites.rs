// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Sites as a table of them is imported. The rules for a row are here, so that the command
//! line finds the same problems before it asks as the centre does when it is asked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::TerminalRow;
use crate::LayerName;
use crate::bounds::at_most;

/// Rows of one batch at most.
pub const MAX_BATCH: usize = 500;
/// Letters of a code, a name of a terminal, and of any other text at most.
const CODE: usize = 40;
const TEXT: usize = 160;

/// One site, as a line of a table has it. The code says which site it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SiteRow {
    /// The region's own code for it; what is left of it as a [`LayerName`] is unique, too.
    #[cfg_attr(
        feature = "openapi",
        schema(pattern = "^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$")
    )]
    pub code: String,
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 160, pattern = "^\\P{C}+$")
    )]
    pub name: String,
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 160, pattern = "^\\P{C}+$")
    )]
    pub municipality: String,
    #[cfg_attr(
        feature = "openapi",
        schema(min_length = 1, max_length = 160, pattern = "^\\P{C}+$")
    )]
    pub district: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 160, pattern = "^\\P{C}*$"))]
    pub address: String,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 40, pattern = "^\\P{C}*$"))]
    pub phone: String,
    /// IANA name; empty: `Europe/Rome`.
    #[serde(default)]
    #[cfg_attr(
        feature = "openapi",
        schema(max_length = 40, pattern = "^[A-Za-z0-9_+/-]*$")
    )]
    pub time_zone: String,
    #[serde(default)]
    pub itinerant: bool,
}

/// Adds sites that are new, changes those that differ, leaves the rest: all of it or, when one
/// row has a problem, nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SiteBatch {
    /// Only say what would happen.
    #[serde(default)]
    pub dry_run: bool,
    #[serde(deserialize_with = "at_most::<_, _, MAX_BATCH>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub sites: Vec<SiteRow>,
}

/// What a batch did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BatchAnswer {
    pub dry_run: bool,
    pub added: u32,
    pub changed: u32,
    pub unchanged: u32,
    /// With any, nothing was done.
    #[serde(deserialize_with = "at_most::<_, _, 2000>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 2000))]
    pub problems: Vec<RowProblem>,
}

/// A problem of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RowProblem {
    /// Which row of the batch, from 0.
    pub index: u32,
    pub field: Field,
    pub fault: RowFault,
}

/// A field of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Field {
    Code,
    Name,
    Municipality,
    District,
    Address,
    Phone,
    TimeZone,
    /// Of a terminal: the code of its site.
    Site,
    /// Of a terminal: its own name.
    Terminal,
    #[serde(other)]
    Unknown,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum RowFault {
    Empty,
    TooLong,
    /// A letter that may not stand there: a line break, a mark that cannot be seen; in a code
    /// anything but letters, digits and `. _ - /`.
    BadLetter,
    /// Nothing is left of it as a name of a layer of policy.
    NoLayerName,
    /// Another row of the batch has it, or one that gives the same layer's name.
    Twice,
    /// Another site of the region gives the same layer's name.
    Taken,
    NoSuchTimeZone,
    NoSuchSite,
    /// Asked for a code: there is no such terminal, planned or enrolled.
    NotPlanned,
    /// Asked for a code: it is enrolled; say `again` to give it a new key.
    AlreadyEnrolled,
    /// Asked for a code `again`: nobody enrolled it yet.
    NotEnrolled,
    #[serde(other)]
    Unknown,
}

/// One page of the region's sites, by code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sites {
    #[serde(deserialize_with = "at_most::<_, _, 500>")]
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub sites: Vec<SiteRow>,
    /// The page after this one.
    #[serde(default)]
    pub next: Option<u32>,
}

fn text(value: &str, longest: usize, needed: bool) -> Option<RowFault> {
    if value.trim().is_empty() {
        return needed.then_some(RowFault::Empty);
    }
    if value.chars().count() > longest {
        return Some(RowFault::TooLong);
    }
    let unseen = |letter: char| {
        letter.is_control()
            || matches!(letter,
                '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    value.chars().any(unseen).then_some(RowFault::BadLetter)
}

fn code(value: &str) -> Option<RowFault> {
    text(value, CODE, true).or_else(|| {
        let fits = |b: u8| b.is_ascii_alphanumeric() || b"._-/".contains(&b);
        if !value.bytes().all(fits) {
            Some(RowFault::BadLetter)
        } else if LayerName::of(value).is_none() {
            Some(RowFault::NoLayerName)
        } else {
            None
        }
    })
}

fn named(value: &str, longest: usize) -> Option<RowFault> {
    text(value, longest, true).or_else(|| {
        LayerName::of(value)
            .is_none()
            .then_some(RowFault::NoLayerName)
    })
}

impl SiteRow {
    /// What is wrong with it, looked at alone. Whether its time zone exists, the centre knows.
    #[must_use]
    pub fn faults(&self) -> Vec<(Field, RowFault)> {
        let zone = self.time_zone.as_str();
        let zone_fits = |b: u8| b.is_ascii_alphanumeric() || b"_+/-".contains(&b);
        let found = [
            (Field::Code, code(&self.code)),
            (Field::Name, text(&self.name, TEXT, true)),
            (Field::Municipality, text(&self.municipality, TEXT, true)),
            (Field::District, named(&self.district, TEXT)),
            (Field::Address, text(&self.address, TEXT, false)),
            (Field::Phone, text(&self.phone, CODE, false)),
            (
                Field::TimeZone,
                (zone.len() > CODE || !zone.bytes().all(zone_fits))
                    .then_some(RowFault::NoSuchTimeZone),
            ),
        ];
        found
            .into_iter()
            .filter_map(|(field, fault)| Some((field, fault?)))
            .collect()
    }
}

/// Everything that is wrong with the rows of a batch, taken by themselves and together.
#[must_use]
pub fn faults_of_batch(rows: &[SiteRow]) -> Vec<RowProblem> {
    let own = rows.iter().map(SiteRow::faults);
    let keys = rows.iter().map(|row| LayerName::of(&row.code));
    together(own.collect(), keys, Field::Code)
}

/// The same for terminals to come: two of one site may not have one name.
#[must_use]
pub fn faults_of_terminals(rows: &[TerminalRow]) -> Vec<RowProblem> {
    let own = rows.iter().map(|row| {
        let found = [
            (Field::Site, code(&row.site)),
            (Field::Terminal, named(&row.name, CODE)),
        ];
        found
            .into_iter()
            .filter_map(|(field, fault)| Some((field, fault?)))
            .collect()
    });
    let keys = rows
        .iter()
        .map(|row| Some((LayerName::of(&row.site)?, LayerName::of(&row.name)?)));
    together(own.collect(), keys, Field::Terminal)
}

fn together<K: Ord>(
    own: Vec<Vec<(Field, RowFault)>>,
    keys: impl Iterator<Item = Option<K>>,
    field: Field,
) -> Vec<RowProblem> {
    let mut seen: BTreeMap<K, ()> = BTreeMap::new();
    let mut problems = Vec::new();
    for ((index, faults), key) in (0..).zip(own).zip(keys) {
        problems.extend(faults.into_iter().map(|(field, fault)| RowProblem {
            index,
            field,
            fault,
        }));
        if key.is_some_and(|key| seen.insert(key, ()).is_some()) {
            problems.push(RowProblem {
                index,
                field,
                fault: RowFault::Twice,
            });
        }
    }
    problems
}
