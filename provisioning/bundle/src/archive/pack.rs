// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From a folder to one file, always the same.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use tar::{Builder, EntryType, Header};

use super::{ArchiveError, LONGEST_BUNDLE, LONGEST_FILE, MOST_ENTRIES, WINDOW_LOG, plain};

/// How hard zstd works. Part of the format: another level gives other bytes.
const LEVEL: i32 = 19;

/// A file or folder that goes into the archive.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    name: String,
    /// None for a folder.
    length: Option<u64>,
}

/// Packs the bundle in `folder` into `out`.
///
/// # Errors
/// For links, devices, hidden or oddly named files, and whatever exceeds a bound; nothing is
/// left out silently.
pub fn pack(folder: &Path, out: impl Write) -> Result<(), ArchiveError> {
    let mut items = Vec::new();
    gather(folder, "", &mut items)?;
    items.sort();
    let total: u64 = items.iter().filter_map(|item| item.length).sum();
    if total > LONGEST_BUNDLE {
        return Err(ArchiveError::unfit("bundle", "it is longer than 256 MiB"));
    }
    let failed = ArchiveError::io(folder);
    let mut encoder = zstd::Encoder::new(out, LEVEL).map_err(&failed)?;
    encoder.window_log(WINDOW_LOG).map_err(&failed)?;
    encoder.include_checksum(true).map_err(&failed)?;
    let mut tar = Builder::new(encoder);
    for item in &items {
        let path = folder.join(&item.name);
        let failed = ArchiveError::io(&path);
        let header = header(item).map_err(&failed)?;
        match item.length {
            None => tar.append(&header, io::empty()).map_err(&failed)?,
            Some(length) => {
                let file = File::open(&path).map_err(&failed)?;
                let mut exact = Exact { file, left: length };
                tar.append(&header, &mut exact).map_err(&failed)?;
            }
        }
    }
    let failed = ArchiveError::io(folder);
    let encoder = tar.into_inner().map_err(&failed)?;
    let mut out = encoder.finish().map_err(&failed)?;
    out.flush().map_err(&failed)
}

fn header(item: &Item) -> io::Result<Header> {
    let mut header = Header::new_ustar();
    let (kind, mode, size) = match item.length {
        None => (EntryType::Directory, 0o755, 0),
        Some(length) => (EntryType::Regular, 0o644, length),
    };
    header.set_entry_type(kind);
    header.set_path(&item.name)?;
    header.set_mode(mode);
    header.set_size(size);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_cksum();
    Ok(header)
}

fn gather(root: &Path, below: &str, items: &mut Vec<Item>) -> Result<(), ArchiveError> {
    let folder = root.join(below);
    let failed = ArchiveError::io(&folder);
    for entry in fs::read_dir(&folder).map_err(&failed)? {
        let entry = entry.map_err(&failed)?;
        let last = entry.file_name();
        let name = match (below, last.to_str()) {
            (_, None) => {
                return Err(ArchiveError::unfit(
                    last.to_string_lossy(),
                    "the name is not UTF-8",
                ));
            }
            ("", Some(last)) => last.to_owned(),
            (below, Some(last)) => format!("{below}/{last}"),
        };
        plain(&name).map_err(|why| ArchiveError::unfit(&name, why))?;
        let met = fs::symlink_metadata(entry.path()).map_err(&failed)?;
        let length = if met.is_dir() {
            None
        } else if met.is_file() && met.len() <= LONGEST_FILE {
            Some(met.len())
        } else if met.is_file() {
            return Err(ArchiveError::unfit(name, "the file is longer than 16 MiB"));
        } else {
            return Err(ArchiveError::unfit(
                name,
                "a link or device is no part of a bundle: copy the file itself",
            ));
        };
        if items.len() >= MOST_ENTRIES {
            return Err(ArchiveError::unfit(
                name,
                "there are more than 50,000 files",
            ));
        }
        items.push(Item {
            name: name.clone(),
            length,
        });
        if length.is_none() {
            gather(root, &name, items)?;
        }
    }
    Ok(())
}

/// A file that may not change its length while it is packed.
struct Exact {
    file: File,
    left: u64,
}

impl Read for Exact {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left)
            .unwrap_or(usize::MAX)
            .min(into.len());
        if most == 0 {
            return Ok(0);
        }
        let read = self.file.read(into.get_mut(..most).unwrap_or_default())?;
        if read == 0 {
            return Err(io::Error::new(
                io::ErrorKind::UnexpectedEof,
                "the file became shorter while it was packed",
            ));
        }
        self.left -= read as u64;
        Ok(read)
    }
}
