// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A file onto the stick's boot partition, which any firmware and any installer can read. The
//! partition is not mounted for it.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use std::path::Path;

use fatfs::{FileSystem, FsOptions};
use gpt::disk::LogicalBlockSize;
use gpt::{GptConfig, partition_types};

use crate::fault::{Done, Fault, Otherwise};

/// Largest file that is put there, bytes.
pub(crate) const LARGEST: u64 = 64 * 1024;

/// Writes `name` into the root folder of the disk's boot partition, and reads it back.
pub(crate) fn put(disk: &Path, name: &str, bytes: &[u8]) -> Done {
    let next = "write the image again, and take another stick if that does not help";
    let unfound = format!("no boot partition is found on {}", disk.display());
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .open(disk)
        .or_failed(&unfound, next)?;
    let (start, length) = boot_partition(&file)
        .or_failed(&unfound, next)?
        .ok_or_else(|| {
            Fault::wrong(
                &unfound,
                "is this an image of Sportello? `--unattended` needs one with a boot partition",
            )
        })?;
    let window = Window::new(file, start, length).or_failed(&unfound, next)?;
    let unwritten = format!("{name} cannot be put onto the boot partition");
    let system = FileSystem::new(window, FsOptions::new()).or_failed(&unwritten, next)?;
    {
        let root = system.root_dir();
        let mut target = root.create_file(name).or_failed(&unwritten, next)?;
        target.truncate().or_failed(&unwritten, next)?;
        target.write_all(bytes).or_failed(&unwritten, next)?;
        target.flush().or_failed(&unwritten, next)?;
        let mut back = Vec::new();
        target
            .seek(SeekFrom::Start(0))
            .and_then(|_| target.take(LARGEST).read_to_end(&mut back))
            .or_failed(&unwritten, next)?;
        if back != bytes {
            return Err(Fault::failed(
                anyhow::anyhow!("{name} does not come back as it was written"),
                next,
            ));
        }
    }
    system.unmount().or_failed(&unwritten, next)?;
    File::open(disk)
        .and_then(|file| file.sync_all())
        .or_failed(&unwritten, next)
}

/// Where the boot partition begins, and how long it is, bytes.
fn boot_partition(file: &File) -> std::result::Result<Option<(u64, u64)>, gpt::GptError> {
    let size = LogicalBlockSize::Lb512;
    let table = GptConfig::new()
        .writable(false)
        .logical_block_size(size)
        // The copy at the end is where the image ends, not the stick: the first one decides.
        .only_valid_headers(false)
        .open_from_device(file.try_clone()?)?;
    Ok(table
        .partitions()
        .values()
        .find(|part| part.part_type_guid == partition_types::EFI)
        .map(|part| {
            let block = size.as_u64();
            let blocks = part
                .last_lba
                .saturating_sub(part.first_lba)
                .saturating_add(1);
            (
                part.first_lba.saturating_mul(block),
                blocks.saturating_mul(block),
            )
        }))
}

/// A part of a disk that looks like a file.
#[derive(Debug)]
struct Window {
    file: File,
    start: u64,
    length: u64,
    at: u64,
}

impl Window {
    fn new(mut file: File, start: u64, length: u64) -> Result<Self> {
        file.seek(SeekFrom::Start(start))?;
        Ok(Self {
            file,
            start,
            length,
            at: 0,
        })
    }

    fn room(&self, wanted: usize) -> usize {
        usize::try_from(self.length.saturating_sub(self.at)).map_or(wanted, |left| left.min(wanted))
    }
}

impl Read for Window {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let room = self.room(into.len());
        let read = self.file.read(into.get_mut(..room).unwrap_or_default())?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Write for Window {
    fn write(&mut self, from: &[u8]) -> Result<usize> {
        let room = self.room(from.len());
        let written = self.file.write(from.get(..room).unwrap_or_default())?;
        self.at += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> Result<()> {
        self.file.flush()
    }
}

impl Seek for Window {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let outside = || Error::new(ErrorKind::InvalidInput, "outside the partition");
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        let at = at.filter(|at| *at <= self.length).ok_or_else(outside)?;
        self.file.seek(SeekFrom::Start(self.start + at))?;
        self.at = at;
        Ok(at)
    }
}
