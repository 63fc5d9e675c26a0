// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One signed file onto our own disk.
//!
//! A stick may say one thing when it is checked and another when it is used. So nothing is
//! checked there: bytes are copied, at most as many as were signed, synced, and then *our copy*
//! is read back from the disk and hashed. Only then it gets its name.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::fs::{Advice, fadvise};
use sha2::Digest as _;
use tokio::io::AsyncReadExt as _;

use crate::entry::{Digest, Entry};
use crate::files::{open_own, sync_folder};
use crate::refusal::{Reason, Refusal};
use crate::source::Source;

const PIECE: usize = 128 * 1024;
/// How long a source may stay silent in the middle of a file.
const SILENCE: Duration = Duration::from_secs(120);

/// How to fetch.
#[derive(Default)]
pub struct Fetch<'a> {
    /// Longest file to take, in bytes; what is longer is refused before a byte is asked for.
    pub most: Option<u64>,
    /// At most so many bytes each second.
    pub bytes_per_second: Option<u64>,
    /// Told how many bytes of the file are here. Answering `false` breaks off with
    /// [`Reason::Unreachable`]; what is here stays for the next time.
    pub progress: Option<&'a mut (dyn FnMut(u64) -> bool + Send)>,
}

impl fmt::Debug for Fetch<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Fetch")
            .field("most", &self.most)
            .field("bytes_per_second", &self.bytes_per_second)
            .finish_non_exhaustive()
    }
}

pub(crate) async fn fetch(
    entry: &Entry,
    source: &dyn Source,
    into: &Path,
    how: &mut Fetch<'_>,
) -> Result<(), Refusal> {
    let name = entry.name.as_str();
    if how.most.is_some_and(|most| entry.length > most) {
        return Err(Refusal::new(
            Reason::TooLarge,
            name,
            format!("{} bytes are signed", entry.length),
        ));
    }
    let failed = |error: io::Error| Refusal::storage(name, &error);
    if check_file(entry, into).is_ok() {
        return Ok(());
    }
    let part = part_of(into);
    let mut file = open_own(&part).map_err(failed)?;
    let mut have = file.metadata().map_err(failed)?.len();
    if have > entry.length {
        file.set_len(0).map_err(failed)?;
        have = 0;
    }
    if have < entry.length {
        copy(entry, source, &mut file, have, how).await?;
    }
    file.sync_all().map_err(failed)?;
    match landed(entry, &mut file) {
        Ok(()) => {}
        Err(refusal) => {
            // Nothing of it can be of use: the next try begins anew.
            drop(file);
            fs::remove_file(&part).map_err(failed)?;
            return Err(refusal);
        }
    }
    fs::rename(&part, into).map_err(failed)?;
    sync_folder(into.parent().unwrap_or(Path::new("."))).map_err(failed)
}

/// `NAME.part` beside the file.
fn part_of(into: &Path) -> PathBuf {
    let mut name = into.file_name().map(OsString::from).unwrap_or_default();
    name.push(".part");
    into.with_file_name(name)
}

async fn copy(
    entry: &Entry,
    source: &dyn Source,
    file: &mut File,
    have: u64,
    how: &mut Fetch<'_>,
) -> Result<(), Refusal> {
    let name = entry.name.as_str();
    let failed = |error: io::Error| Refusal::storage(name, &error);
    let mut body = source
        .target(&entry.served(), have)
        .await?
        .ok_or_else(|| Refusal::new(Reason::Missing, name, "the source does not have it"))?;
    if body.start != have && body.start != 0 {
        return Err(Refusal::new(
            Reason::Unreachable,
            name,
            "the source sends another part than was asked for",
        ));
    }
    let mut at = body.start;
    file.set_len(at).map_err(failed)?;
    file.seek(SeekFrom::Start(at)).map_err(failed)?;
    let (begun, first) = (Instant::now(), at);
    let mut piece = vec![0; PIECE];
    loop {
        let read = tokio::time::timeout(SILENCE, body.reader.read(&mut piece))
            .await
            .map_err(|_| Refusal::new(Reason::Unreachable, name, "the source went silent"))?
            .map_err(|error| Refusal::new(Reason::Unreachable, name, error))?;
        if read == 0 {
            break;
        }
        if at + read as u64 > entry.length {
            file.set_len(0).map_err(failed)?;
            return Err(Refusal::new(
                Reason::TooLarge,
                name,
                format!(
                    "the source sends more than the {} bytes signed",
                    entry.length
                ),
            ));
        }
        file.write_all(piece.get(..read).unwrap_or_default())
            .map_err(failed)?;
        at += read as u64;
        if let Some(progress) = how.progress.as_mut()
            && !progress(at)
        {
            return Err(Refusal::new(
                Reason::Unreachable,
                name,
                "broken off by ourselves",
            ));
        }
        if let Some(rate) = how.bytes_per_second.filter(|rate| *rate > 0) {
            let due = Duration::from_secs_f64((at - first) as f64 / rate as f64);
            tokio::time::sleep(due.saturating_sub(begun.elapsed())).await;
        }
    }
    if at < entry.length {
        return Err(Refusal::new(
            Reason::Truncated,
            name,
            format!("{at} of {} bytes", entry.length),
        ));
    }
    Ok(())
}

/// Whether `path` is a regular file (no link) with the signed length and hash, read from the
/// disk now. For the root-side helper, and before a file is used again.
///
/// # Errors
/// [`Reason::Missing`], [`Reason::NotAFile`], [`Reason::TooLarge`], [`Reason::Truncated`],
/// [`Reason::Altered`], [`Reason::Storage`].
pub fn check_file(entry: &Entry, path: &Path) -> Result<(), Refusal> {
    let name = entry.name.as_str();
    let met = fs::symlink_metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Refusal::new(Reason::Missing, name, ""),
        _ => Refusal::storage(name, &error),
    })?;
    if !met.is_file() {
        return Err(Refusal::new(Reason::NotAFile, name, ""));
    }
    let mut file = open_read(path).map_err(|error| Refusal::storage(name, &error))?;
    landed(entry, &mut file)
}

fn open_read(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(File::from(open(path, flags, Mode::empty())?))
}

/// Reads our copy back, past the page cache where the kernel lets us, and hashes it.
fn landed(entry: &Entry, file: &mut File) -> Result<(), Refusal> {
    let name = entry.name.as_str();
    let failed = |error: io::Error| Refusal::storage(name, &error);
    let length = file.metadata().map_err(failed)?.len();
    if length != entry.length {
        let reason = if length > entry.length {
            Reason::TooLarge
        } else {
            Reason::Truncated
        };
        return Err(Refusal::new(
            reason,
            name,
            format!("{length} bytes instead of {}", entry.length),
        ));
    }
    // Advice: where it is not followed we hash the cache, which is what was written.
    fadvise(&*file, 0, None, Advice::DontNeed).map_err(|error| failed(error.into()))?;
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    let mut hash = sha2::Sha256::new();
    let mut bounded = file.take(entry.length);
    let mut piece = vec![0; PIECE];
    loop {
        let read = bounded.read(&mut piece).map_err(failed)?;
        if read == 0 {
            break;
        }
        hash.update(piece.get(..read).unwrap_or_default());
    }
    if Digest(hash.finalize().into()) == entry.sha256 {
        Ok(())
    } else {
        Err(Refusal::new(Reason::Altered, name, ""))
    }
}
