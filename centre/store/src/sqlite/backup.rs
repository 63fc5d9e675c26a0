// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Copies of the whole store, made while it works, and read again before they are trusted.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::{Sqlite, connection};
use crate::{Result, StoreError};

/// What a copy holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restorable {
    pub schema: i64,
    pub sites: u64,
    pub terminals: u64,
}

impl Sqlite {
    /// Copies the store to a new file (readable by its owner only) and checks the copy.
    /// The store goes on working; the copy is the state of one instant.
    ///
    /// # Errors
    /// When `to` is there already, cannot be written, or the copy is not sound.
    pub async fn backup_to(&self, to: &Path) -> Result<Restorable> {
        let (from, to) = (self.path.clone(), to.to_owned());
        tokio::task::spawn_blocking(move || copy(&from, &to))
            .await
            .map_err(|_| StoreError::Closed)?
    }

    /// Whether `path` is a sound copy that this version can open.
    ///
    /// # Errors
    /// When it is not.
    pub fn restore_check(path: &Path) -> Result<Restorable> {
        check(path)
    }

    /// Puts a copy where a centre that does not run will find it. Never overwrites.
    ///
    /// # Errors
    /// When the copy is not sound or there is a store already.
    pub fn restore(copied: &Path, to: &Path) -> Result<Restorable> {
        check(copied)?;
        copy(copied, to)
    }
}

fn copy(from: &Path, to: &Path) -> Result<Restorable> {
    if to.try_exists()? {
        return Err(StoreError::Io(io::Error::new(
            io::ErrorKind::AlreadyExists,
            "there is a file already",
        )));
    }
    let mut name = to.as_os_str().to_owned();
    name.push(".partial");
    let partial = PathBuf::from(name);
    match fs::remove_file(&partial) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let outcome = fill(from, &partial).and_then(|found| {
        fs::hard_link(&partial, to)?;
        if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(found)
    });
    let cleared = fs::remove_file(&partial);
    let found = outcome?;
    cleared?;
    Ok(found)
}

fn fill(from: &Path, partial: &Path) -> Result<Restorable> {
    connection::create_private(partial)?;
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut target = Connection::open(partial)?;
    // All in one step: a copy in steps begins anew whenever something is written.
    match Backup::new(&source, &mut target)?.step(-1)? {
        StepResult::Done => {}
        _ => return Err(StoreError::NotStored("the store is busy".to_owned())),
    }
    // One file, without a log beside it.
    let _mode: String = target.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
    target.close().map_err(|(_, error)| error)?;
    File::open(partial)?.sync_all()?;
    check(partial)
}

fn check(path: &Path) -> Result<Restorable> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(StoreError::SetUp(format!("the copy is damaged: {verdict}")));
    }
    let count = |question: &str| -> Result<i64> {
        Ok(connection.query_row(question, [], |row| row.get(0))?)
    };
    let schema = count("SELECT coalesce(max(version), 0) FROM refinery_schema_history")?;
    if schema > connection::newest_schema() {
        return Err(StoreError::SetUp(format!(
            "the copy was made by a later version (schema {schema}): install that version first"
        )));
    }
    Ok(Restorable {
        schema,
        sites: count("SELECT count(*) FROM sites")?.unsigned_abs(),
        terminals: count("SELECT count(*) FROM terminals")?.unsigned_abs(),
    })
}
