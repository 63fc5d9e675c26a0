// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Everything that a centre on SQLite needs to stand up again, in one file: the store, and
//! the authority that terminals trust. The file is itself an SQLite database, the authority
//! in a table of its own; it holds private keys and is readable by its owner only.
//!
//! # Invariants
//! 1. A backup is taken of a running centre without stopping it, and is one moment's state.
//! 2. Nothing is restored that was not verified first, page by page.
//! 3. Nothing that is there is overwritten unless that was asked for, and then only at the
//!    end, by renaming.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags, params};

use sportello_store::Sqlite;

use crate::authority;

/// Marks a file as ours ("SpoB").
const APPLICATION_ID: i32 = 0x5370_6f42;
const TABLE: &str = "sportello_backup_file";

#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{path}: {source}")]
    Io {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{path}: {source}")]
    Sqlite {
        path: PathBuf,
        source: rusqlite::Error,
    },
    #[error("{0} exists already; choose another name, or --replace")]
    Exists(PathBuf),
    #[error("{0} is no backup of a centre")]
    NotOurs(PathBuf),
    #[error("{0} is damaged: {1}")]
    Damaged(PathBuf, String),
    #[error("{0} is busy; try again")]
    Busy(PathBuf),
    #[error("{path}: {source}")]
    Store {
        path: PathBuf,
        source: sportello_store::StoreError,
    },
    #[error("{0} is in use: stop the centre first")]
    InUse(PathBuf),
}

/// What a backup holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub bytes: u64,
    /// Whether the centre's own authority is in it.
    pub authority: bool,
}

/// Writes a backup of the store and of the authority in `folder`.
///
/// # Errors
/// When `to` exists, or anything cannot be read or written.
pub fn make(store: &Path, folder: &Path, to: &Path) -> Result<Held, BackupError> {
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let new = beside(to, "part");
    create_private(&new)?;
    let made = copy_into(store, folder, &new).and_then(|authority| {
        verify(&new)?;
        // Neither link nor rename may meet a file that came meanwhile.
        std::fs::hard_link(&new, to).map_err(io(to))?;
        let bytes = std::fs::metadata(to).map_err(io(to))?.len();
        Ok(Held { bytes, authority })
    });
    std::fs::remove_file(&new).map_err(io(&new))?;
    made
}

/// Checks a backup from its first page to its last.
///
/// # Errors
/// When it is no backup, or damaged.
pub fn verify(backup: &Path) -> Result<Held, BackupError> {
    let sqlite = |source| BackupError::Sqlite {
        path: backup.to_owned(),
        source,
    };
    let file = open_read_only(backup)?;
    let id: i32 = file
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .map_err(|_| BackupError::NotOurs(backup.to_owned()))?;
    if id != APPLICATION_ID {
        return Err(BackupError::NotOurs(backup.to_owned()));
    }
    let verdict: String = file
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(sqlite)?;
    if verdict != "ok" {
        return Err(BackupError::Damaged(backup.to_owned(), verdict));
    }
    // Whether this version can open it.
    Sqlite::restore_check(backup).map_err(|source| BackupError::Store {
        path: backup.to_owned(),
        source,
    })?;
    let files: i64 = file
        .query_row(&format!("SELECT count(*) FROM {TABLE}"), [], |row| {
            row.get(0)
        })
        .map_err(sqlite)?;
    let bytes = std::fs::metadata(backup).map_err(io(backup))?.len();
    Ok(Held {
        bytes,
        authority: files > 0,
    })
}

/// Puts a verified backup in place.
///
/// # Errors
/// When it does not verify, when something is in its place and `replace` was not said, or
/// when the store is in use.
pub fn restore(
    backup: &Path,
    store: &Path,
    folder: &Path,
    replace: bool,
) -> Result<Held, BackupError> {
    let held = verify(backup)?;
    let mut in_place = vec![store.to_owned()];
    if held.authority {
        in_place.extend(authority::files(folder));
    }
    if !replace && let Some(there) = in_place.iter().find(|path| path.exists()) {
        return Err(BackupError::Exists(there.clone()));
    }
    if store.exists() {
        refuse_if_in_use(store)?;
    }
    let new = beside(store, "restored");
    remove_if_there(&new)?;
    create_private(&new)?;
    copy(backup, &new)?;
    let files = take_files_out(&new)?;
    // From here on things change; each step by itself leaves something that starts.
    for (name, bytes) in files {
        let path = folder.join(&name);
        let part = beside(&path, "restored");
        remove_if_there(&part)?;
        let mut file = create_private(&part)?;
        file.write_all(&bytes).map_err(io(&part))?;
        file.sync_all().map_err(io(&part))?;
        std::fs::rename(&part, &path).map_err(io(&path))?;
    }
    for rest in ["-wal", "-shm"] {
        let mut path = store.as_os_str().to_owned();
        path.push(rest);
        remove_if_there(Path::new(&path))?;
    }
    std::fs::rename(&new, store).map_err(io(store))?;
    if let Some(parent) = store.parent() {
        File::open(parent)
            .and_then(|folder| folder.sync_all())
            .map_err(io(parent))?;
    }
    Ok(held)
}

/// Copies store and authority; says whether there was one.
fn copy_into(store: &Path, folder: &Path, new: &Path) -> Result<bool, BackupError> {
    copy(store, new)?;
    let sqlite = |source| BackupError::Sqlite {
        path: new.to_owned(),
        source,
    };
    let file = Connection::open(new).map_err(sqlite)?;
    // One file without companions, so that it can be carried.
    file.pragma_update(None, "journal_mode", "DELETE")
        .map_err(sqlite)?;
    file.execute_batch(&format!(
        "PRAGMA application_id = {APPLICATION_ID};
         CREATE TABLE {TABLE} (name TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;"
    ))
    .map_err(sqlite)?;
    let mut found = false;
    for path in authority::files(folder) {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            continue;
        };
        if path.exists() {
            let bytes = std::fs::read(&path).map_err(io(&path))?;
            file.execute(
                &format!("INSERT INTO {TABLE} (name, bytes) VALUES (?1, ?2)"),
                params![name, bytes],
            )
            .map_err(sqlite)?;
            found = true;
        }
    }
    file.close().map_err(|(_, source)| sqlite(source))?;
    File::open(new)
        .and_then(|file| file.sync_all())
        .map_err(io(new))?;
    Ok(found)
}

/// The authority's files; afterwards the copy is a plain store again.
fn take_files_out(new: &Path) -> Result<Vec<(String, Vec<u8>)>, BackupError> {
    let sqlite = |source| BackupError::Sqlite {
        path: new.to_owned(),
        source,
    };
    let file = Connection::open(new).map_err(sqlite)?;
    let names = authority::files(Path::new(""));
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    {
        let mut rows = file
            .prepare(&format!("SELECT name, bytes FROM {TABLE}"))
            .map_err(sqlite)?;
        let found = rows
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(sqlite)?;
        for row in found {
            let (name, bytes): (String, Vec<u8>) = row.map_err(sqlite)?;
            // Nothing but these two names is ever written.
            if names.iter().any(|known| known.as_os_str() == name.as_str()) {
                files.push((name, bytes));
            }
        }
    }
    file.execute_batch(&format!(
        "PRAGMA secure_delete = ON; DROP TABLE {TABLE}; PRAGMA application_id = 0; VACUUM;"
    ))
    .map_err(sqlite)?;
    file.close().map_err(|(_, source)| sqlite(source))?;
    File::open(new)
        .and_then(|file| file.sync_all())
        .map_err(io(new))?;
    Ok(files)
}

fn copy(from: &Path, to: &Path) -> Result<(), BackupError> {
    let source = open_read_only(from)?;
    let sqlite = |source| BackupError::Sqlite {
        path: to.to_owned(),
        source,
    };
    let mut target = Connection::open(to).map_err(sqlite)?;
    let backup = Backup::new(&source, &mut target).map_err(&sqlite)?;
    // In one step: a copy in several begins anew whenever the centre writes.
    match backup.step(-1).map_err(sqlite)? {
        StepResult::Done => Ok(()),
        _ => Err(BackupError::Busy(from.to_owned())),
    }
}

/// Reading a store in WAL mode needs its companions, so not read-only to the letter; nothing
/// is written all the same.
fn open_read_only(path: &Path) -> Result<Connection, BackupError> {
    let sqlite = |source| BackupError::Sqlite {
        path: path.to_owned(),
        source,
    };
    if !path.is_file() {
        return Err(io(path)(std::io::Error::from(std::io::ErrorKind::NotFound)));
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags).map_err(sqlite)?;
    file.busy_timeout(Duration::from_secs(10)).map_err(sqlite)?;
    file.pragma_update(None, "query_only", true)
        .map_err(sqlite)?;
    Ok(file)
}

/// Another process that has the store open keeps us from having it alone.
fn refuse_if_in_use(store: &Path) -> Result<(), BackupError> {
    let sqlite = |source| BackupError::Sqlite {
        path: store.to_owned(),
        source,
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(store, flags).map_err(sqlite)?;
    file.busy_timeout(Duration::ZERO).map_err(sqlite)?;
    let alone = file
        .pragma_update(None, "locking_mode", "EXCLUSIVE")
        .and_then(|()| file.execute_batch("BEGIN EXCLUSIVE; COMMIT;"));
    match alone {
        Ok(()) => Ok(()),
        Err(rusqlite::Error::SqliteFailure(failure, _))
            if matches!(
                failure.code,
                rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked
            ) =>
        {
            Err(BackupError::InUse(store.to_owned()))
        }
        // A store that cannot be read is what one restores over.
        Err(_) => Ok(()),
    }
}

fn create_private(path: &Path) -> Result<File, BackupError> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .map_err(io(path))
}

fn remove_if_there(path: &Path) -> Result<(), BackupError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(io(path)(error)),
        _ => Ok(()),
    }
}

fn beside(path: &Path, word: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(word);
    PathBuf::from(name)
}

fn io(path: &Path) -> impl FnOnce(std::io::Error) -> BackupError + use<> {
    let path = path.to_owned();
    |source| BackupError::Io { path, source }
}
