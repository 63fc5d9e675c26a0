// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Targets on their way in, chunk by chunk. An upload is named by the SHA-256 that it shall
//! have: one that was cut off goes on where it ended, one that is whole is not sent again.
//!
//! ```text
//! FOLDER/uploads/SHA256.NAME   grows
//! FOLDER/uploads/NAME.sha256   what lies whole in FOLDER/incoming/NAME
//! ```
//!
//! A chunk is on the disk before it is answered for; what a power cut left is measured by the
//! file's length, and the hash at the end tells whether it is right.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use rustix::fs::{FlockOperation, flock};
use sportello_protocol::operator::{Fault, MAX_TARGET, Upload};
use sportello_protocol::{Sha256Hex, TargetName};
use sportello_trust::Repository;
use sportello_trust::targets::measure;

use super::{Trust, TrustError};

/// Left free for the rest of the centre.
const SPARE: u64 = 64 * 1024 * 1024;

/// A file that somebody brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub name: TargetName,
    pub sha256: Sha256Hex,
    pub size: u64,
}

impl Wanted {
    fn whole(&self) -> Upload {
        Upload {
            name: self.name.clone(),
            received: self.size,
            complete: true,
        }
    }

    fn partial(&self, received: u64) -> Upload {
        Upload {
            name: self.name.clone(),
            received,
            complete: false,
        }
    }
}

/// The places of one upload.
struct Places {
    growing: PathBuf,
    mark: PathBuf,
    incoming: PathBuf,
    served: Option<PathBuf>,
}

fn full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded
    )
}

impl Trust {
    fn failed(&self, source: io::Error) -> TrustError {
        if full(&source) {
            return Fault::NoSpace.into();
        }
        TrustError::Folder {
            path: self.folder.clone(),
            source,
        }
    }

    fn places(&self, repository: &Repository, wanted: &Wanted) -> Result<Places, TrustError> {
        let uploads = self.folder.join("uploads");
        std::fs::create_dir_all(&uploads).map_err(|error| self.failed(error))?;
        let name = wanted
            .name
            .as_str()
            .parse()
            .map_err(|_| Fault::BadTargets)?;
        let served = format!("{}.{}", wanted.sha256, wanted.name);
        Ok(Places {
            growing: uploads.join(&served),
            mark: uploads.join(format!("{}.sha256", wanted.name)),
            incoming: repository.incoming(&name),
            served: repository.target_file(&served),
        })
    }

    /// How far an upload is.
    ///
    /// # Errors
    /// When the folder cannot be used.
    pub async fn uploaded(&self, wanted: Wanted) -> Result<Upload, TrustError> {
        let this = self.clone();
        self.work(move |repository| {
            let places = this.places(&repository, &wanted)?;
            this.standing(&places, &wanted)
        })
        .await
    }

    fn standing(&self, places: &Places, wanted: &Wanted) -> Result<Upload, TrustError> {
        let length = |path: &PathBuf| match std::fs::symlink_metadata(path) {
            Ok(file) if file.is_file() => Ok(Some(file.len())),
            Ok(_) => Ok(None),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(self.failed(error)),
        };
        let served = match &places.served {
            Some(path) => length(path)? == Some(wanted.size),
            None => false,
        };
        let marked = || {
            std::fs::read_to_string(&places.mark).is_ok_and(|text| text == wanted.sha256.as_str())
        };
        if served || (length(&places.incoming)? == Some(wanted.size) && marked()) {
            return Ok(wanted.whole());
        }
        let received = length(&places.growing)?.unwrap_or(0).min(wanted.size);
        Ok(wanted.partial(received))
    }

    /// Takes the next chunk.
    ///
    /// # Errors
    /// [`TrustError::Asked`] when it does not fit, the disk is full, or at the end the bytes
    /// are not those that were announced.
    pub async fn upload(
        &self,
        wanted: Wanted,
        offset: u64,
        chunk: axum::body::Bytes,
    ) -> Result<Upload, TrustError> {
        if wanted.size > MAX_TARGET {
            return Err(Fault::TooLarge.into());
        }
        let this = self.clone();
        self.work(move |repository| this.take(&repository, &wanted, offset, &chunk))
            .await
    }

    fn take(
        &self,
        repository: &Repository,
        wanted: &Wanted,
        offset: u64,
        chunk: &[u8],
    ) -> Result<Upload, TrustError> {
        let failed = |error: io::Error| self.failed(error);
        let places = self.places(repository, wanted)?;
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&places.growing)
            .map_err(failed)?;
        // Two of the same upload would write through each other.
        flock(&file, FlockOperation::LockExclusive).map_err(|error| failed(error.into()))?;
        let standing = self.standing(&places, wanted)?;
        if standing.complete {
            std::fs::remove_file(&places.growing).map_err(failed)?;
            return Ok(standing);
        }
        if offset != standing.received {
            return Err(Fault::WrongOffset {
                received: standing.received,
            }
            .into());
        }
        let end = offset.saturating_add(chunk.len() as u64);
        if end > wanted.size {
            return Err(Fault::WrongHash.into());
        }
        self.has_room(wanted.size.saturating_sub(offset))?;
        let written = file
            .set_len(offset)
            .and_then(|()| file.seek(SeekFrom::Start(offset)))
            .and_then(|_| file.write_all(chunk))
            .and_then(|()| file.sync_all());
        if let Err(error) = written {
            // What was answered for before stays.
            file.set_len(offset).map_err(failed)?;
            return Err(failed(error));
        }
        if end < wanted.size {
            return Ok(wanted.partial(end));
        }
        self.finish(&places, wanted)
    }

    fn has_room(&self, bytes: u64) -> Result<(), TrustError> {
        let disk = rustix::fs::statvfs(&self.folder).map_err(|error| self.failed(error.into()))?;
        if disk.f_bavail.saturating_mul(disk.f_frsize) < bytes.saturating_add(SPARE) {
            return Err(Fault::NoSpace.into());
        }
        Ok(())
    }

    fn finish(&self, places: &Places, wanted: &Wanted) -> Result<Upload, TrustError> {
        let failed = |error: io::Error| self.failed(error);
        let (length, sha256) = measure(&places.growing).map_err(TrustError::Repository)?;
        if length != wanted.size || sha256.to_string() != wanted.sha256.as_str() {
            std::fs::remove_file(&places.growing).map_err(failed)?;
            return Err(Fault::WrongHash.into());
        }
        // The mark speaks of what lies in `incoming`: it goes before that changes.
        match std::fs::remove_file(&places.mark) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
            _ => {}
        }
        std::fs::rename(&places.growing, &places.incoming).map_err(failed)?;
        let mut mark = File::create(&places.mark).map_err(failed)?;
        mark.write_all(wanted.sha256.as_str().as_bytes())
            .and_then(|()| mark.sync_all())
            .map_err(failed)?;
        Ok(wanted.whole())
    }

    /// Removes uploads that did not grow for `idle`.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn sweep_uploads(&self, idle: Duration) -> Result<u32, TrustError> {
        let this = self.clone();
        self.work(move |_| {
            let failed = |error: io::Error| this.failed(error);
            let uploads = this.folder.join("uploads");
            std::fs::create_dir_all(&uploads).map_err(failed)?;
            let mut gone = 0;
            for found in std::fs::read_dir(&uploads).map_err(failed)? {
                let found = found.map_err(failed)?;
                let changed = found.metadata().and_then(|file| file.modified());
                let age = SystemTime::now()
                    .duration_since(changed.map_err(failed)?)
                    .unwrap_or_default();
                let is_mark = found.file_name().to_string_lossy().ends_with(".sha256");
                if age >= idle && !is_mark {
                    std::fs::remove_file(found.path()).map_err(failed)?;
                    gone += 1;
                }
            }
            Ok(gone)
        })
        .await
    }
}
