// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the terminal's book says of the last wipe. The book itself is not opened, for opening
//! may mend it: a copy is, in memory where there is a place for it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use chrono::NaiveDate;
use sportello_ledger::{Book, Context, ReceiptVerdict};

/// A larger book is not copied, bytes.
const LARGEST: u64 = 512 * 1024 * 1024;
/// Bound of the copy.
const CAP: u64 = 1024 * 1024 * 1024;

/// What came of the last wipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Last {
    pub(super) passed: bool,
    /// The session's day; absent for the empty session by which a terminal proves itself.
    pub(super) day: Option<NaiveDate>,
}

pub(super) fn last_receipt(book: &Path) -> Result<Option<Last>, String> {
    if !book.exists() {
        return Err("there is no book here".to_owned());
    }
    let cannot = |error: io::Error| format!("the book cannot be copied: {error}");
    let folder = match fs::metadata("/dev/shm") {
        Ok(found) if found.is_dir() => tempfile::tempdir_in("/dev/shm"),
        _ => tempfile::tempdir(),
    }
    .map_err(cannot)?;
    let copy = folder.path().join("book.db");
    for suffix in ["", "-wal"] {
        let from = format!("{}{suffix}", book.display());
        match File::open(&from) {
            Ok(file) => {
                let into = format!("{}{suffix}", copy.display());
                let mut into = File::create(into).map_err(cannot)?;
                io::copy(&mut file.take(LARGEST), &mut into).map_err(cannot)?;
            }
            Err(error) if !suffix.is_empty() && error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(format!("the book cannot be read: {error}")),
        }
    }
    let unread = |error: sportello_ledger::LedgerError| format!("the book cannot be read: {error}");
    let (book, _opened) =
        Book::open(&copy, CAP, Context::of_this_machine().map_err(unread)?).map_err(unread)?;
    let last = book.last_receipt().map_err(unread)?;
    Ok(last.map(|receipt| Last {
        passed: receipt.verdict == ReceiptVerdict::Clean,
        day: receipt.at.map(|hour| hour.date),
    }))
}
