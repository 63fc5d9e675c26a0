// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Kernels (UKIs) on the ESP, and the boot loader's counters in their names:
//! `sportello_N+LEFT-DONE.efi` while a kernel is on trial, `sportello_N.efi` once it is proven.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rustix::fs::Advice;
use sha2::{Digest, Sha256};

use crate::files;
use crate::slots::number;

/// Boots that a kernel is given to prove itself.
pub const TRIES: u32 = 3;
/// Files in the folder that are looked at.
const MOST_FILES: usize = 4096;
/// What must stay free beside a new kernel.
const SPARE: u64 = 1 << 20;

/// One kernel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kernel {
    pub image: u64,
    /// `None`: proven.
    pub trial: Option<Trial>,
    pub file: PathBuf,
}

/// What the boot loader counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trial {
    pub left: u32,
    pub done: u32,
}

/// The folder of kernels on the ESP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Esp {
    folder: PathBuf,
}

impl Esp {
    /// The ESP mounted at `mount`.
    #[must_use]
    pub fn at(mount: &Path) -> Self {
        Self {
            folder: mount.join("EFI/Linux"),
        }
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Our kernels, in no order.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn kernels(&self) -> io::Result<Vec<Kernel>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.folder)?.take(MOST_FILES) {
            let entry = entry?;
            if let Some((image, trial)) = entry.file_name().to_str().and_then(parse) {
                found.push(Kernel {
                    image,
                    trial,
                    file: entry.path(),
                });
            }
        }
        Ok(found)
    }

    /// The kernel of `image`; of several the one on trial, which is the later one.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn kernel(&self, image: u64) -> io::Result<Option<Kernel>> {
        let mut all = self.kernels()?;
        all.retain(|kernel| kernel.image == image);
        all.sort_by_key(|kernel| kernel.trial.is_none());
        Ok(all.into_iter().next())
    }

    /// Takes away all kernels but that of `image`, and what an interrupted update left.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn keep_only(&self, image: u64) -> io::Result<()> {
        for kernel in self.kernels()? {
            if kernel.image != image {
                files::remove(&kernel.file)?;
            }
        }
        for entry in fs::read_dir(&self.folder)?.take(MOST_FILES) {
            let entry = entry?;
            let ours = entry
                .file_name()
                .to_str()
                .is_some_and(|name| name.starts_with("sportello_") && name.ends_with(".new"));
            if ours {
                files::remove(&entry.path())?;
            }
        }
        self.flush()
    }

    /// Takes away every kernel of `image`.
    ///
    /// # Errors
    /// When one cannot be removed.
    pub fn remove(&self, image: u64) -> io::Result<()> {
        for kernel in self.kernels()? {
            if kernel.image == image {
                files::remove(&kernel.file)?;
            }
        }
        self.flush()
    }

    /// Whether `length` more bytes fit.
    ///
    /// # Errors
    /// When the file system does not say.
    pub fn has_room(&self, length: u64) -> io::Result<bool> {
        let disk = rustix::fs::statvfs(&self.folder)?;
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        Ok(free >= length.saturating_add(SPARE))
    }

    /// Writes a kernel beside its final name, reads it back from the disk and compares.
    ///
    /// # Errors
    /// When the disk does not take it, or gives back something else
    /// ([`io::ErrorKind::InvalidData`]).
    pub fn prepare(&self, image: u64, bytes: &[u8]) -> io::Result<()> {
        let path = self.beside(image);
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        let file = File::open(&path)?;
        rustix::fs::fadvise(&file, 0, None, Advice::DontNeed)?;
        let mut hasher = Sha256::new();
        let mut length = 0;
        let mut piece = vec![0; 1 << 16];
        let mut file = file.take(bytes.len() as u64 + 1);
        loop {
            match file.read(&mut piece)? {
                0 => break,
                read => {
                    hasher.update(&piece[..read]);
                    length += read;
                }
            }
        }
        if length == bytes.len() && hasher.finalize() == Sha256::digest(bytes) {
            self.flush()
        } else {
            Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "the kernel that landed on the ESP is not the one that was sent there",
            ))
        }
    }

    /// The prepared kernel gets its final name: from now on the boot loader takes it.
    ///
    /// # Errors
    /// When it cannot be renamed or that does not reach the disk.
    pub fn publish(&self, image: u64) -> io::Result<()> {
        let name = format!("sportello_{image}+{TRIES}.efi");
        fs::rename(self.beside(image), self.folder.join(name))?;
        self.flush()
    }

    fn beside(&self, image: u64) -> PathBuf {
        self.folder.join(format!("sportello_{image}.efi.new"))
    }

    /// FAT keeps names in the folder and places in a table of their own: all of it goes to
    /// the disk.
    fn flush(&self) -> io::Result<()> {
        let folder = File::open(&self.folder)?;
        folder.sync_all()?;
        Ok(rustix::fs::syncfs(&folder)?)
    }
}

/// The number and counter in a kernel's file name.
fn parse(name: &str) -> Option<(u64, Option<Trial>)> {
    let stem = name.strip_prefix("sportello_")?.strip_suffix(".efi")?;
    let Some((image, counter)) = stem.split_once('+') else {
        return Some((number(stem)?, None));
    };
    let (left, done) = counter.split_once('-').unwrap_or((counter, "0"));
    let count = |text: &str| -> Option<u32> {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().ok() } else { None }
    };
    let trial = Trial {
        left: count(left)?,
        done: count(done)?,
    };
    Some((number(image)?, Some(trial)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<(u64, Option<(u32, u32)>)>) {
        let found = parse(name);
        let found =
            found.map(|(image, trial)| (image, trial.map(|trial| (trial.left, trial.done))));
        assert_eq!(found, expected, "{name}");
    }

    #[test]
    fn counters_are_read_as_the_boot_loader_writes_them() {
        check("sportello_12.efi", Some((12, None)));
        check("sportello_12+3.efi", Some((12, Some((3, 0)))));
        check("sportello_12+2-1.efi", Some((12, Some((2, 1)))));
        check("sportello_12+0-3.efi", Some((12, Some((0, 3)))));
        for other in [
            "sportello_.efi",
            "sportello_0.efi",
            "sportello_012.efi",
            "sportello_+1.efi",
            "sportello_12+.efi",
            "sportello_12+a.efi",
            "sportello_12+1-.efi",
            "sportello_12.efi.new",
            "sportello_99999999999999999999.efi",
            "debian.efi",
        ] {
            check(other, None);
        }
    }
}
