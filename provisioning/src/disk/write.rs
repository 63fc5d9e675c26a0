// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! An image onto a disk, and read back.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::{Advice, OFlags, fadvise, fsync};
use sha2::{Digest, Sha256};

use super::Disk;
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::Printer;

/// Bytes that are moved at a time.
const PIECE: usize = 1024 * 1024;
/// What a packed file begins with.
const ZSTD: [u8; 4] = [0x28, 0xB5, 0x2F, 0xFD];

/// An image file, packed or not, opened and measured.
#[derive(Debug)]
pub(crate) struct Image {
    file: File,
    packed: bool,
    /// Of the file as it lies there.
    pub(crate) file_bytes: u64,
    pub(crate) file_sha256: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

impl Image {
    /// Opens the file and takes its hash.
    pub(crate) fn open(path: &Path, printer: Printer) -> Done<Self> {
        let shown = path.display();
        let unread = format!("{shown} cannot be read");
        let mut file = File::open(path).or_asked(&unread, "name the image file")?;
        let bytes = file
            .metadata()
            .or_failed(&unread, "copy the file again")?
            .len();
        let bar = printer.bytes("checking", Some(bytes));
        let mut hash = Sha256::new();
        let mut piece = vec![0; PIECE];
        let mut start = [0; 4];
        let mut file_bytes = 0_u64;
        loop {
            let read = file
                .read(&mut piece)
                .or_failed(&unread, "copy the file again")?;
            let Some(got) = piece.get(..read).filter(|got| !got.is_empty()) else {
                break;
            };
            if file_bytes == 0 {
                start
                    .iter_mut()
                    .zip(got)
                    .for_each(|(place, byte)| *place = *byte);
            }
            hash.update(got);
            file_bytes += read as u64;
            bar.inc(read as u64);
        }
        bar.finish_and_clear();
        if file_bytes == 0 {
            return Err(Fault::wrong(format!("{shown} is empty"), "copy it again"));
        }
        Ok(Self {
            file,
            packed: start == ZSTD,
            file_bytes,
            file_sha256: data_encoding::HEXLOWER.encode(&hash.finalize()),
        })
    }

    /// The bytes as they go onto the disk.
    fn unpacked(&mut self) -> std::io::Result<Box<dyn Read + '_>> {
        self.file.seek(SeekFrom::Start(0))?;
        Ok(if self.packed {
            Box::new(zstd::Decoder::new(&self.file)?)
        } else {
            Box::new(&self.file)
        })
    }

    /// How many bytes it becomes, where that is known beforehand.
    fn becomes(&self) -> Option<u64> {
        (!self.packed).then_some(self.file_bytes)
    }

    /// Writes the image onto `disk`, syncs, reads everything back and compares.
    pub(crate) fn write_to(&mut self, disk: &Disk, printer: Printer) -> Done<Written> {
        if self.becomes().is_some_and(|bytes| bytes > disk.bytes) {
            return Err(too_small(disk));
        }
        let mut target = open_for_us(disk)?;
        let written = self.write(&mut target, disk, printer)?;
        let back = read_back(disk, written.bytes, printer)?;
        if back != written.sha256 {
            return Err(Fault::failed(
                anyhow::anyhow!("{} does not give back what was written to it", disk.name),
                "the stick is worn out or not what it says it is: take another one",
            ));
        }
        Ok(written)
    }

    fn write(&mut self, target: &mut File, disk: &Disk, printer: Printer) -> Done<Written> {
        let bar = printer.bytes("writing", self.becomes());
        let unread = "the image cannot be unpacked";
        let copy = "copy the image again; this stick cannot be used until it is written whole";
        let mut source = self.unpacked().or_failed(unread, copy)?;
        let mut hash = Sha256::new();
        let mut bytes = 0_u64;
        let mut piece = vec![0; PIECE];
        loop {
            let read = source.read(&mut piece).or_failed(unread, copy)?;
            let Some(got) = piece.get(..read).filter(|got| !got.is_empty()) else {
                break;
            };
            if bytes + read as u64 > disk.bytes {
                return Err(too_small(disk));
            }
            target.write_all(got).or_failed(
                format!("{} cannot be written to", disk.name),
                "was it pulled out? Plug it in and write it again, or take another one",
            )?;
            hash.update(got);
            bytes += read as u64;
            bar.inc(read as u64);
        }
        bar.set_message("syncing");
        fsync(&*target).or_failed(
            format!("{} did not take everything", disk.name),
            "take another stick",
        )?;
        bar.finish_and_clear();
        Ok(Written {
            bytes,
            sha256: data_encoding::HEXLOWER.encode(&hash.finalize()),
        })
    }
}

fn too_small(disk: &Disk) -> Fault {
    Fault::wrong(
        format!(
            "the image does not fit on {}: it has {} only",
            disk.name,
            super::size(disk.bytes)
        ),
        "take a larger stick",
    )
}

/// Opens a disk for ourselves alone: the kernel refuses while anything of it is in use.
fn open_for_us(disk: &Disk) -> Done<File> {
    let flags = i32::try_from(OFlags::EXCL.bits()).unwrap_or(0);
    OpenOptions::new()
        .write(true)
        .custom_flags(flags)
        .open(&disk.path)
        .map_err(|error| {
            let what = format!("{} cannot be opened for writing", disk.path.display());
            let next = match error.kind() {
                std::io::ErrorKind::PermissionDenied => {
                    "run this as root: `sudo sportello image write`"
                }
                std::io::ErrorKind::ResourceBusy => "something uses it: unmount it first",
                _ => "plug it in again",
            };
            Fault::asked(anyhow::Error::from(error).context(what), next)
        })
}

/// The hash of the first `bytes` of a disk, from the disk itself.
fn read_back(disk: &Disk, bytes: u64, printer: Printer) -> Done<String> {
    let unread = format!("{} cannot be read back", disk.name);
    let next = "take another stick";
    let file = File::open(&disk.path).or_failed(&unread, next)?;
    // Everything was synced: what the kernel remembers of it may go, so that it is read anew.
    fadvise(&file, 0, None, Advice::DontNeed).or_failed(&unread, next)?;
    let bar = printer.bytes("reading back", Some(bytes));
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut source = file.take(bytes);
    let mut seen = 0_u64;
    loop {
        let read = source.read(&mut piece).or_failed(&unread, next)?;
        let Some(got) = piece.get(..read).filter(|got| !got.is_empty()) else {
            break;
        };
        hash.update(got);
        seen += read as u64;
        bar.inc(read as u64);
    }
    bar.finish_and_clear();
    if seen < bytes {
        return Ok(String::new());
    }
    Ok(data_encoding::HEXLOWER.encode(&hash.finalize()))
}
