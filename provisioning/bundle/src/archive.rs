// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A bundle as one file: `bundle-N.tar.zst`.
//!
//! Packing is deterministic: the same folder gives the same bytes (names sorted, no times, no
//! owner, fixed modes), so that two administrators can compare hashes.
//!
//! Unpacking trusts nothing, although the file was signed: whoever packs may have been handed
//! a tampered folder. Every number is bounded before anything is allocated; only plain files
//! and folders with plain names come out; everything lands in a fresh folder, synced, that
//! gets its name when it is whole.

mod pack;
mod unpack;

use std::io;
use std::path::Path;

pub use pack::pack;
pub use unpack::unpack;

/// Most files and folders in a bundle.
pub const MOST_ENTRIES: usize = 50_000;
/// Longest file in a bundle, in bytes.
pub const LONGEST_FILE: u64 = 16 * 1024 * 1024;
/// All files of a bundle together, in bytes.
pub const LONGEST_BUNDLE: u64 = 256 * 1024 * 1024;
/// Folders within folders.
pub const DEEPEST: usize = 8;
/// Longest name of a file with its folders, in bytes: what a plain tar header holds.
pub const LONGEST_NAME: usize = 99;
/// What may lie at the top.
const TOP: [&str; 3] = ["bundle.toml", "policy", "tasks"];
/// Memory that unpacking may ask for: windows of 8 MiB.
const WINDOW_LOG: u32 = 23;

/// Why a bundle was not packed or unpacked.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The folder, or the archive, holds what no bundle may hold.
    #[error("{name}: {why}")]
    Unfit { name: String, why: &'static str },
    /// Reading or writing failed.
    #[error("{name}: {source}")]
    Io {
        name: String,
        #[source]
        source: io::Error,
    },
}

impl ArchiveError {
    fn unfit(name: impl Into<String>, why: &'static str) -> Self {
        // A hostile name must not reach a screen with its controls.
        let name = name.into();
        let shown = name.chars().filter(|c| !c.is_control()).take(120).collect();
        Self::Unfit { name: shown, why }
    }

    fn io(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        |source| Self::Io {
            name: path.display().to_string(),
            source,
        }
    }
}

/// The parts of a name, if a bundle may have it: relative, plain letters, nothing hidden, not
/// too deep, below one of the known tops.
fn plain(name: &str) -> Result<Vec<&str>, &'static str> {
    if name.len() > LONGEST_NAME {
        return Err("the name with its folders is longer than 99 letters: shorten it");
    }
    let parts: Vec<&str> = name.split('/').collect();
    if parts.len() > DEEPEST {
        return Err("it lies too deep in folders");
    }
    for part in &parts {
        let letter = |b: u8| b.is_ascii_alphanumeric() || b"._-+@ ".contains(&b);
        if part.is_empty() || part.starts_with('.') || !part.bytes().all(letter) {
            return Err(
                "names are made of letters without accents, digits and . _ - and do not begin with a dot",
            );
        }
    }
    match parts.first() {
        Some(top) if TOP.contains(top) => {}
        _ => return Err("a bundle holds bundle.toml, tasks and policy, nothing else"),
    }
    Ok(parts)
}
