// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From one file to a folder, whatever the file says.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};
use tar::{Archive, Entry, EntryType};

use super::{ArchiveError, LONGEST_BUNDLE, LONGEST_FILE, MOST_ENTRIES, WINDOW_LOG, plain};
use crate::manifest::Manifest;

/// Unpacks the bundle in `file` to the new folder `into`, whose parent exists. When this
/// returns well, `into` is there, whole and on the disk, and holds a manifest that can be read;
/// else nothing is there.
///
/// # Errors
/// [`ArchiveError::Unfit`] for everything that no bundle holds; [`ArchiveError::Io`] also when
/// `into` exists already.
pub fn unpack(file: impl Read, into: &Path) -> Result<Manifest, ArchiveError> {
    let parent = match into.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let failed = ArchiveError::io(into);
    let fresh = tempfile::Builder::new()
        .prefix(".unpacking-")
        .permissions(fs::Permissions::from_mode(0o755))
        .tempdir_in(parent)
        .map_err(&failed)?;
    let mut decoder = zstd::Decoder::new(file).map_err(&failed)?;
    decoder.window_log_max(WINDOW_LOG).map_err(&failed)?;
    // Headers and padding count too: nothing makes us read for ever.
    let bounded = decoder.take(LONGEST_BUNDLE + (MOST_ENTRIES as u64 + 2) * 1024);
    let mut folders = BTreeSet::from([fresh.path().to_owned()]);
    let mut archive = Archive::new(bounded);
    // Raw: extensions that rename or stretch entries are entries of an unknown kind.
    let entries = archive.entries().map_err(&failed)?.raw(true);
    let (mut count, mut total) = (0, 0);
    for entry in entries {
        let entry = entry.map_err(&failed)?;
        count += 1;
        if count > MOST_ENTRIES {
            return Err(ArchiveError::unfit(
                "bundle",
                "it holds more than 50,000 files",
            ));
        }
        total += entry.size();
        one(entry, fresh.path(), &mut folders)?;
        if total > LONGEST_BUNDLE {
            return Err(ArchiveError::unfit(
                "bundle",
                "it unpacks to more than 256 MiB",
            ));
        }
    }
    // To the very end: only there zstd compares its checksum.
    ended(archive.into_inner()).map_err(&failed)?;
    let manifest = Manifest::load(fresh.path())
        .map_err(|_| ArchiveError::unfit("bundle.toml", "it is missing or cannot be understood"))?;
    for folder in folders.iter().rev() {
        sync(folder)?;
    }
    // Never over something that is there, not even an empty folder.
    renameat_with(CWD, fresh.path(), CWD, into, RenameFlags::NOREPLACE)
        .map_err(|error| failed(error.into()))?;
    // The folder has its name: there is nothing to tidy up any more.
    let _ = fresh.keep();
    sync(parent)?;
    Ok(manifest)
}

/// Reads what is left: nothing but zeros.
fn ended(mut rest: impl Read) -> io::Result<()> {
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = rest.read(&mut piece)?;
        if read == 0 {
            return Ok(());
        }
        if piece.iter().take(read).any(|byte| *byte != 0) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "there is something behind the archive's end",
            ));
        }
    }
}

fn one<R: Read>(
    mut entry: Entry<'_, R>,
    root: &Path,
    folders: &mut BTreeSet<PathBuf>,
) -> Result<(), ArchiveError> {
    let bytes = entry.path_bytes().into_owned();
    let name = String::from_utf8_lossy(&bytes).into_owned();
    let refuse = |why| ArchiveError::unfit(name.as_str(), why);
    let kind = entry.header().entry_type();
    let size = entry.size();
    if size > LONGEST_FILE {
        return Err(refuse("the file is longer than 16 MiB"));
    }
    let trimmed = match kind {
        EntryType::Directory => name.strip_suffix('/').unwrap_or(&name),
        _ => &name,
    };
    let parts = plain(trimmed).map_err(refuse)?;
    let path = root.join(trimmed);
    let failed = ArchiveError::io(&path);
    // Folders may be named before what is in them, or not at all.
    let depth = match kind {
        EntryType::Directory => parts.len(),
        EntryType::Regular => parts.len() - 1,
        _ => return Err(refuse("only files and folders are part of a bundle")),
    };
    let mut folder = root.to_owned();
    for part in parts.iter().take(depth) {
        folder.push(part);
        if folders.insert(folder.clone()) {
            if folders.len() > MOST_ENTRIES {
                return Err(refuse("there are more than 50,000 folders"));
            }
            fs::create_dir(&folder).map_err(ArchiveError::io(&folder))?;
        }
    }
    if kind == EntryType::Directory {
        return Ok(());
    }
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o644)
        .open(&path)
        .map_err(&failed)?;
    let copied = io::copy(&mut (&mut entry).take(size), &mut file).map_err(&failed)?;
    if copied != size {
        return Err(refuse("the archive ends in the middle of this file"));
    }
    file.sync_all().map_err(&failed)
}

fn sync(folder: &Path) -> Result<(), ArchiveError> {
    File::open(folder)
        .and_then(|file| file.sync_all())
        .map_err(ArchiveError::io(folder))
}
