// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Policy in layers: region, district, site, terminal. Each is a part of a `policy.toml`; the
//! lower one overrides the upper one, value by value, inside the bounds that the upper ones set.
//!
//! ```text
//! policy/region.toml
//! policy/district/NAME.toml
//! policy/site/CODE.toml
//! policy/terminal/CODE/NAME.toml
//! ```
//!
//! A layer may hold `[bounds]`, with the same sections and keys as the policy itself:
//!
//! ```toml
//! [session]
//! minutes = 60
//! [bounds.session]
//! minutes = { least = 30, most = 90 }    # numbers
//! [bounds.browsing]
//! free = { fixed = true }                # nobody below may set it
//! [bounds]
//! languages = { include = ["it"], among = ["it", "en", "ar"] }
//! ```
//!
//! Invariants:
//! - A policy always comes out. A value that breaks a bound or makes no sense is explained, and
//!   the one of the layer above stays.
//! - Bounds of every layer hold below it, together: a lower layer can only tighten. (A bound
//!   that would loosen is an error, because somebody believes something that is not so.)
//! - Sections are merged key by key, lists are replaced whole; only `[[opening.exception]]` adds
//!   up, by date, so that a site's feast does not undo the region's holidays.

mod bounds;
mod merge;
mod read;

#[cfg(feature = "archive")]
pub(crate) use read::leaves;

use std::fmt;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::finding::Finding;
use crate::policy::Policy;

/// Whose part of the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// What holds where nobody says anything.
    Default,
    Region,
    District,
    Site,
    Terminal,
}

impl fmt::Display for Layer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Default => "default",
            Self::Region => "region",
            Self::District => "district",
            Self::Site => "site",
            Self::Terminal => "terminal",
        })
    }
}

/// Where a terminal stands. Names as in the files: `a-z`, `0-9` and `-`. A name that could not
/// be one of these is treated as if it were not given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Place {
    pub district: Option<String>,
    pub site: Option<String>,
    /// The terminal's name inside its site.
    pub terminal: Option<String>,
}

/// Which layer set a value, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Such as `session.minutes`.
    pub key: String,
    /// As TOML.
    pub value: String,
    pub layer: Layer,
    /// None for defaults.
    pub file: Option<PathBuf>,
    pub line: usize,
    /// The bounds that hold for it, in words.
    pub bounds: Vec<String>,
}

/// What a place's policy comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Resolved {
    pub policy: Policy,
    /// The policy as one `policy.toml`, to lie in the bundle's own folder.
    pub text: String,
    /// Every value, by key.
    pub provenance: Vec<Explained>,
    /// What was explained and left out; errors where an author must act.
    pub findings: Vec<Finding>,
}

/// The policy of the terminal that stands at `place`, from the unpacked bundle in `folder`.
#[must_use]
pub fn resolve(folder: &Path, place: &Place) -> Resolved {
    merge::resolve(folder, place)
}

/// The layers' files for `place`, from the top; whether or not they are there.
pub(crate) fn files(place: &Place) -> Vec<(Layer, PathBuf)> {
    let policy = Path::new("policy");
    let mut files = vec![(Layer::Region, policy.join("region.toml"))];
    let named = |name: &Option<String>| name.clone().filter(|name| is_layer_name(name));
    if let Some(district) = named(&place.district) {
        files.push((
            Layer::District,
            policy.join("district").join(format!("{district}.toml")),
        ));
    }
    if let Some(site) = named(&place.site) {
        files.push((
            Layer::Site,
            policy.join("site").join(format!("{site}.toml")),
        ));
        if let Some(terminal) = named(&place.terminal) {
            files.push((
                Layer::Terminal,
                policy
                    .join("terminal")
                    .join(site)
                    .join(format!("{terminal}.toml")),
            ));
        }
    }
    files
}

/// 1 to 40 of `a-z`, `0-9`, `-`.
pub(crate) fn is_layer_name(name: &str) -> bool {
    (1..=40).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
