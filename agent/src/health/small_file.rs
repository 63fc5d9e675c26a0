// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reading what the kernel and other programs put into small files. Whatever is wrong with one
//! (missing, forbidden, too long, no text) it says nothing.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

/// Longest file that is read whole, bytes.
const LIMIT: u64 = 64 * 1024;
/// Entries of one folder that are looked at.
const ENTRIES: usize = 128;

/// Opens for reading; a pipe that lies there instead of a file does not hold up anybody.
pub(super) fn open(path: &Path) -> Option<File> {
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    let mut how = OpenOptions::new();
    how.read(true).custom_flags(flags).open(path).ok()
}

/// The text of a file; `None` when there is none, or when it is longer than such files are.
pub(super) fn text(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    open(path)?
        .take(LIMIT + 1)
        .read_to_end(&mut bytes)
        .ok()
        .filter(|read| u64::try_from(*read).is_ok_and(|read| read <= LIMIT))?;
    String::from_utf8(bytes).ok()
}

/// The one word of a file.
pub(super) fn word(path: &Path) -> Option<String> {
    text(path).map(|text| text.trim().to_owned())
}

/// The one whole number of a file.
pub(super) fn number(path: &Path) -> Option<i64> {
    word(path)?.parse().ok()
}

/// What lies in a folder, in the order of the names.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(found) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = found
        .take(ENTRIES)
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    paths
}
