// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Files as this crate needs them: written so that a power cut leaves the old or the new,
//! opened so that no link, pipe or device stands in for a file.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::os::fd::OwnedFd;
use std::path::Path;

use rustix::fs::{Mode, OFlags};

/// Writes `bytes` to `folder/name`: beside it, synced, renamed over it, the folder synced.
pub(crate) fn write_atomically(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let mut file = tempfile::Builder::new()
        .prefix(".new-")
        .permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(folder.join(name)).map_err(|e| e.error)?;
    sync_folder(folder)
}

pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Opens a folder to look below it; a link in its own last place is refused.
pub(crate) fn open_folder(path: &Path) -> Result<OwnedFd, rustix::io::Errno> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    rustix::fs::open(path, flags, Mode::empty())
}

/// What was found where a file should be.
#[derive(Debug)]
pub(crate) enum Found {
    File { file: File, length: u64 },
    Nothing,
    NoFile,
}

/// Opens the regular file `name` directly below `folder`, without following anything.
pub(crate) fn open_below(folder: &OwnedFd, name: &str) -> io::Result<Found> {
    // NONBLOCK so that a pipe without a writer does not hold us.
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    match rustix::fs::openat(folder, name, flags, Mode::empty()) {
        Ok(fd) => regular(File::from(fd)),
        Err(rustix::io::Errno::NOENT) => Ok(Found::Nothing),
        Err(rustix::io::Errno::LOOP | rustix::io::Errno::NXIO | rustix::io::Errno::NODEV) => {
            Ok(Found::NoFile)
        }
        Err(error) => Err(error.into()),
    }
}

fn regular(file: File) -> io::Result<Found> {
    let met = file.metadata()?;
    if met.is_file() {
        Ok(Found::File {
            length: met.len(),
            file,
        })
    } else {
        Ok(Found::NoFile)
    }
}

/// Opens (or makes) a file of our own for writing and reading back; never through a link.
pub(crate) fn open_own(path: &Path) -> io::Result<File> {
    let fd = rustix::fs::open(
        path,
        OFlags::RDWR | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC,
        Mode::from_raw_mode(0o640),
    )?;
    match regular(File::from(fd))? {
        Found::File { file, .. } => Ok(file),
        _ => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "something that is no file is in the way",
        )),
    }
}

/// Reads a file of our own that cannot be longer than `limit`; `None` when it is not there.
pub(crate) fn read_own(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    use std::io::Read as _;
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "longer than any",
        ));
    }
    Ok(Some(bytes))
}

/// Makes a folder and those above it, readable by others but writable by us only.
pub(crate) fn make_folder(path: &Path) -> io::Result<()> {
    fs::create_dir_all(path)
}
