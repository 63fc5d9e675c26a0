// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A disk, as far as updates need one. A trait, so that tests can take the power away and lose
//! what was not flushed; [`Device`] is the real one.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use std::path::Path;

use rustix::fs::{Advice, Mode, OFlags};

/// A block device or the image of one.
pub trait Disk {
    /// Bytes from `offset`, exactly as many as `into` holds.
    ///
    /// # Errors
    /// When the disk does not give them.
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()>;

    /// # Errors
    /// When the disk does not take them.
    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()>;

    /// What was written until now survives a power cut.
    ///
    /// # Errors
    /// When the disk does not say so.
    fn flush(&mut self) -> io::Result<()>;

    /// What is read after this comes from the disk, not from memory.
    ///
    /// # Errors
    /// When memory does not let go of it.
    fn forget(&self, offset: u64, length: u64) -> io::Result<()>;

    /// Length in bytes.
    fn length(&self) -> u64;

    /// Bytes of one logical sector.
    fn sector(&self) -> u64;
}

/// A real disk, or a file that holds the image of one.
#[derive(Debug)]
pub struct Device {
    file: File,
    length: u64,
    sector: u64,
}

impl Device {
    /// # Errors
    /// When it cannot be opened for writing.
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDWR | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let mut file = File::from(rustix::fs::open(path, flags, Mode::empty())?);
        let length = file.seek(SeekFrom::End(0))?;
        Ok(Self {
            length,
            sector: sector(&file)?,
            file,
        })
    }
}

/// Logical sector size; 512 for a file.
fn sector(file: &File) -> io::Result<u64> {
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    let found = file.metadata()?;
    if !found.file_type().is_block_device() {
        return Ok(512);
    }
    let (major, minor) = (
        rustix::fs::major(found.rdev()),
        rustix::fs::minor(found.rdev()),
    );
    let path = format!("/sys/dev/block/{major}:{minor}/queue/logical_block_size");
    let mut text = String::new();
    File::open(path)?.take(32).read_to_string(&mut text)?;
    text.trim()
        .parse()
        .ok()
        .filter(|size: &u64| (512..=65536).contains(size) && size.is_power_of_two())
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "no sector size"))
}

impl Disk for Device {
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        self.file.read_exact_at(into, offset)
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all_at(bytes, offset)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn forget(&self, offset: u64, length: u64) -> io::Result<()> {
        let length = std::num::NonZeroU64::new(length);
        Ok(rustix::fs::fadvise(
            &self.file,
            offset,
            length,
            Advice::DontNeed,
        )?)
    }

    fn length(&self) -> u64 {
        self.length
    }

    fn sector(&self) -> u64 {
        self.sector
    }
}
