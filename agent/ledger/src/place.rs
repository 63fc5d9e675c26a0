// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where a ledger file lies: its folder, its lock, its companions, and what an error of
//! SQLite means there.
//!
//! Invariants:
//! - `<file>.lock` is held alone by whoever opens (and perhaps replaces) the file, and
//!   shared by whoever writes. So nobody writes into a file that is being set aside.
//! - A process that has the old file open notices before its next write or read.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use rustix::fs::{Access, FlockOperation, StatVfsMountFlags, access, flock, statvfs};
use rustix::io::Errno;

use crate::error::{LedgerError, Result};

/// How long a call waits for another process before it gives up.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// How long emptying the log waits for a reader.
const PATIENCE_FOR_READERS: Duration = Duration::from_millis(50);

/// What can go wrong inside a call, before it is known what it means for the file.
#[derive(Debug)]
pub(crate) enum Fault {
    Sql(rusqlite::Error),
    Migration(Box<refinery::Error>),
    /// A row is not what was written.
    Decay,
    Known(LedgerError),
}

pub(crate) type Outcome<T> = std::result::Result<T, Fault>;

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sql(error)
    }
}

impl From<LedgerError> for Fault {
    fn from(error: LedgerError) -> Self {
        Self::Known(error)
    }
}

impl Fault {
    /// Whether the file is broken, rather than the request or the machine around it.
    pub(crate) fn is_damage(&self) -> bool {
        match self {
            Self::Decay | Self::Known(LedgerError::Damaged { .. }) => true,
            Self::Migration(_) | Self::Known(_) => false,
            Self::Sql(error) => sql_is_damage(error),
        }
    }
}

fn sql_is_damage(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    match error {
        rusqlite::Error::SqliteFailure(failure, _) => {
            matches!(
                failure.code,
                ErrorCode::DatabaseCorrupt
                    | ErrorCode::NotADatabase
                    | ErrorCode::ConstraintViolation
            ) || matches!(
                failure.extended_code,
                // Our statements are fixed: a plain "SQL error" means the schema is not ours.
                ffi::SQLITE_ERROR
                    | ffi::SQLITE_IOERR_READ
                    | ffi::SQLITE_IOERR_SHORT_READ
                    | ffi::SQLITE_IOERR_DATA
                    | ffi::SQLITE_IOERR_CORRUPTFS
            )
        }
        rusqlite::Error::SqlInputError { .. }
        | rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::QueryReturnedNoRows
        | rusqlite::Error::Utf8Error(..) => true,
        _ => false,
    }
}

/// Which file lies at a path, whatever its name becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    device: u64,
    inode: u64,
}

/// A held lock; let go when dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

/// The path of a ledger file, in a folder that exists and can be written.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    path: PathBuf,
    dir: PathBuf,
}

impl Place {
    pub(crate) fn new(path: &Path) -> Result<Self> {
        let dir = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
            _ => PathBuf::from("."),
        };
        let place = Self {
            path: path.to_path_buf(),
            dir,
        };
        match fs::metadata(&place.dir) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(LedgerError::DirectoryMissing { dir: place.dir }),
            Err(source) if source.kind() == io::ErrorKind::NotFound => {
                return Err(LedgerError::DirectoryMissing { dir: place.dir });
            }
            Err(source) => return Err(place.io(source)),
        }
        place.check_writable(&place.dir)?;
        match fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => place.check_writable(path)?,
            Ok(_) => return Err(LedgerError::NotAFile { path: place.path }),
            Err(source) if source.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(place.io(source)),
        }
        Ok(place)
    }

    fn check_writable(&self, what: &Path) -> Result<()> {
        match access(what, Access::READ_OK | Access::WRITE_OK) {
            Ok(()) => Ok(()),
            Err(Errno::ACCESS | Errno::PERM | Errno::ROFS) => Err(LedgerError::ReadOnly {
                path: what.to_path_buf(),
            }),
            Err(other) => Err(self.io(other.into())),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn dir(&self) -> &Path {
        &self.dir
    }

    /// `book` and `-wal` give `book-wal`.
    pub(crate) fn beside(&self, suffix: &str) -> PathBuf {
        let mut name = OsString::from(self.path.as_os_str());
        name.push(suffix);
        PathBuf::from(name)
    }

    pub(crate) fn exists(&self) -> bool {
        self.path.exists()
    }

    pub(crate) fn identity(&self) -> Result<Identity> {
        let found = fs::metadata(&self.path).map_err(|source| {
            if source.kind() == io::ErrorKind::NotFound {
                LedgerError::Replaced {
                    path: self.path.clone(),
                }
            } else {
                self.io(source)
            }
        })?;
        Ok(Identity {
            device: found.dev(),
            inode: found.ino(),
        })
    }

    /// Fails when the path now leads to another file.
    pub(crate) fn check_same(&self, identity: Identity) -> Result<()> {
        if self.identity()? == identity {
            Ok(())
        } else {
            Err(LedgerError::Replaced {
                path: self.path.clone(),
            })
        }
    }

    pub(crate) fn lock_alone(&self) -> Result<Lock> {
        self.lock(FlockOperation::NonBlockingLockExclusive)
    }

    pub(crate) fn lock_shared(&self) -> Result<Lock> {
        self.lock(FlockOperation::NonBlockingLockShared)
    }

    fn lock(&self, how: FlockOperation) -> Result<Lock> {
        let file = self.lock_file().map_err(|source| self.io(source))?;
        let start = Instant::now();
        loop {
            match flock(&file, how) {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(Errno::WOULDBLOCK | Errno::INTR) if start.elapsed() < PATIENCE => {
                    thread::sleep(Duration::from_millis(5));
                }
                Err(Errno::WOULDBLOCK) => {
                    return Err(LedgerError::Busy {
                        path: self.path.clone(),
                    });
                }
                Err(other) => return Err(self.io(other.into())),
            }
        }
    }

    fn lock_file(&self) -> io::Result<File> {
        let path = self.beside(".lock");
        let mut how = OpenOptions::new();
        how.read(true).write(true);
        match how.clone().create_new(true).open(&path) {
            Ok(file) => {
                share(&path)?;
                Ok(file)
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => how.open(&path),
            Err(error) => Err(error),
        }
    }

    /// A connection to an existing file, with what every connection of ours has.
    pub(crate) fn connect(&self, path: &Path) -> Outcome<Connection> {
        Self::connect_as(path, OpenFlags::empty())
    }

    /// A connection that makes the file if there is none. Only SQLite may open and close
    /// it: closing any other descriptor would let go of this process's locks on it.
    pub(crate) fn connect_or_make(&self, path: &Path) -> Outcome<Connection> {
        Self::connect_as(path, OpenFlags::SQLITE_OPEN_CREATE)
    }

    fn connect_as(path: &Path, more: OpenFlags) -> Outcome<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | more;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        connection.pragma_update(None, "temp_store", "memory")?;
        connection.pragma_update(None, "secure_delete", true)?;
        Ok(connection)
    }

    pub(crate) fn io(&self, source: io::Error) -> LedgerError {
        let path = self.path.clone();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                LedgerError::DiskFull { path }
            }
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
                LedgerError::ReadOnly { path }
            }
            _ => LedgerError::Io { path, source },
        }
    }

    /// What a fault means for the caller.
    pub(crate) fn judge(&self, fault: Fault) -> LedgerError {
        let path = self.path.clone();
        if fault.is_damage() {
            return LedgerError::Damaged { path };
        }
        match fault {
            Fault::Known(error) => error,
            Fault::Decay => LedgerError::Damaged { path },
            Fault::Migration(source) => match beneath(&source) {
                Some(ErrorCode::DiskFull) => LedgerError::DiskFull { path },
                Some(ErrorCode::ReadOnly) => LedgerError::ReadOnly { path },
                _ => LedgerError::Migration { path, source },
            },
            Fault::Sql(source) => match source.sqlite_error_code() {
                Some(ErrorCode::DiskFull) => LedgerError::DiskFull { path },
                Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                    LedgerError::Busy { path }
                }
                Some(ErrorCode::ReadOnly) => LedgerError::ReadOnly { path },
                // SQLite has no word of its own for "no room for the shared-memory file".
                Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => {
                    self.judge_surroundings(source)
                }
                _ => LedgerError::Sql { path, source },
            },
        }
    }

    fn judge_surroundings(&self, source: rusqlite::Error) -> LedgerError {
        let path = self.path.clone();
        match statvfs(&self.dir) {
            Ok(disk) if disk.f_flag.contains(StatVfsMountFlags::RDONLY) => {
                LedgerError::ReadOnly { path }
            }
            Ok(disk) if disk.f_bavail.saturating_mul(disk.f_frsize) < 256 * 1024 => {
                LedgerError::DiskFull { path }
            }
            _ => LedgerError::Sql { path, source },
        }
    }

    /// Makes renames in the folder last.
    pub(crate) fn sync_dir(&self) -> Result<()> {
        File::open(&self.dir)
            .and_then(|dir| dir.sync_all())
            .map_err(|source| self.io(source))
    }
}

/// Empties the write-ahead log. `false`: not now, someone reads or the disk is full. The
/// citizen waits for the thanks screen meanwhile, so a reader is not waited for long.
pub(crate) fn empty_log(connection: &Connection) -> bool {
    let attempt = || -> rusqlite::Result<i64> {
        connection.busy_timeout(PATIENCE_FOR_READERS)?;
        let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
        connection.busy_timeout(PATIENCE)?;
        busy
    };
    matches!(attempt(), Ok(0))
}

/// SQLite's word beneath an error of the migration runner.
fn beneath(error: &refinery::Error) -> Option<ErrorCode> {
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        if let Some(sql) = cause.downcast_ref::<rusqlite::Error>() {
            return sql.sqlite_error_code();
        }
        next = cause.source();
    }
    None
}

/// Lets owner and group write and nobody else read: kiosk and agent are two users of one
/// group. SQLite gives the same mode to the log beside the file.
pub(crate) fn share(path: &Path) -> io::Result<()> {
    fs::set_permissions(path, fs::Permissions::from_mode(0o660))
}

/// Removes a file; one that is not there is removed already.
pub(crate) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Renames a file; one that is not there needs no new name.
pub(crate) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
