// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Finding the disk, the ESP and what runs, on the machine itself.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::apply::Running;
use crate::esp::Esp;
use crate::release::{Release, ReleaseError};
use crate::uki;

/// Where systemd mounts the ESP by itself, and where others do.
const MOUNTS: [&str; 3] = ["/efi", "/boot", "/boot/efi"];
/// The kernel's own small files.
const MAX_KERNEL_FILE: u64 = 1 << 20;

/// The machine is not as an appliance is.
#[derive(Debug, thiserror::Error)]
pub enum MachineError {
    #[error(transparent)]
    Release(#[from] ReleaseError),
    #[error("no ESP with EFI/Linux is mounted at {}", MOUNTS.join(", "))]
    NoEsp,
    #[error("the disk beneath {folder} cannot be told: name it with --disk")]
    NoDisk { folder: String },
    #[error("the kernel does not say {0}")]
    Kernel(&'static str, #[source] io::Error),
}

/// What runs now.
///
/// # Errors
/// When this is no image of ours, or the kernel tells nothing.
pub fn running(release: &Path) -> Result<Running, MachineError> {
    let release = Release::read(release)?;
    let told = |path: &str, what| {
        read(Path::new(path)).map_err(|source| MachineError::Kernel(what, source))
    };
    let command_line = told("/proc/cmdline", "its command line")?;
    let boot = told("/proc/sys/kernel/random/boot_id", "its boot")?;
    Ok(Running {
        image: release.image,
        root_hash: uki::root_hash_of(&command_line),
        boot: boot.trim().to_owned(),
    })
}

/// The ESP, where it was said to be or where it usually is.
///
/// # Errors
/// When it is nowhere.
pub fn esp(said: Option<&Path>) -> Result<Esp, MachineError> {
    let usual = MOUNTS.iter().map(Path::new);
    said.into_iter()
        .chain(usual.take(if said.is_some() { 0 } else { MOUNTS.len() }))
        .map(Esp::at)
        // To look is what makes systemd mount it.
        .find(|esp| esp.folder().is_dir())
        .ok_or(MachineError::NoEsp)
}

/// The disk on which `folder` lies, through dm-crypt if need be.
///
/// # Errors
/// When it cannot be told.
pub fn disk_of(folder: &Path) -> Result<PathBuf, MachineError> {
    find_disk(folder, Path::new("/proc/self/mountinfo"), Path::new("/sys")).ok_or_else(|| {
        MachineError::NoDisk {
            folder: folder.display().to_string(),
        }
    })
}

fn find_disk(folder: &Path, mounts: &Path, sys: &Path) -> Option<PathBuf> {
    let folder = fs::canonicalize(folder).ok()?;
    let table = read(mounts).ok()?;
    let device = table
        .lines()
        .filter_map(|line| {
            let mut words = line.split_ascii_whitespace().skip(2);
            let (device, point) = (words.next()?, words.nth(1)?);
            let point = Path::new(point);
            folder
                .starts_with(point)
                .then(|| (point.components().count(), device.to_owned()))
        })
        // Of two at one place the later one is on top.
        .max_by_key(|(depth, _)| *depth)?
        .1;
    let mut place = fs::canonicalize(sys.join("dev/block").join(device)).ok()?;
    // A mapped device lies on another one.
    for _ in 0..4 {
        let Ok(mut below) = fs::read_dir(place.join("slaves")) else {
            break;
        };
        match below.next() {
            Some(Ok(entry)) => place = fs::canonicalize(entry.path()).ok()?,
            _ => break,
        }
    }
    if place.join("partition").exists() {
        place = place.parent()?.to_owned();
    }
    let name = place.file_name()?.to_str()?;
    // The kernel writes a slash in a device's name as an exclamation mark.
    Some(Path::new("/dev").join(name.replace('!', "/")))
}

fn read(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    fs::File::open(path)?
        .take(MAX_KERNEL_FILE)
        .read_to_string(&mut text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_disk_is_found_beneath_the_state_partition() {
        let root = tempfile::tempdir().unwrap();
        let (sys, state) = (root.path().join("sys"), root.path().join("state"));
        fs::create_dir_all(&state).unwrap();
        let disk = sys.join("devices/pci/nvme0n1");
        fs::create_dir_all(disk.join("nvme0n1p6")).unwrap();
        fs::write(disk.join("nvme0n1p6/partition"), "6").unwrap();
        let mapped = sys.join("devices/virtual/block/dm-1");
        fs::create_dir_all(mapped.join("slaves")).unwrap();
        fs::create_dir_all(sys.join("dev/block")).unwrap();
        let link = |from: &Path, to: PathBuf| std::os::unix::fs::symlink(from, to).unwrap();
        link(&disk.join("nvme0n1p6"), sys.join("dev/block/259:6"));
        link(&mapped, sys.join("dev/block/253:1"));
        link(&disk.join("nvme0n1p6"), mapped.join("slaves/nvme0n1p6"));

        let mounts = root.path().join("mountinfo");
        let state = fs::canonicalize(state).unwrap();
        let check = |device: &str, expected: Option<&str>| {
            let text = format!(
                "20 1 0:21 / / rw - overlay overlay rw\n\
                 30 20 {device} / {} rw shared:2 - ext4 /dev/x rw\n",
                state.display()
            );
            fs::write(&mounts, text).unwrap();
            let found = find_disk(&state, &mounts, &sys);
            assert_eq!(found.as_deref(), expected.map(Path::new), "{device}");
        };
        check("259:6", Some("/dev/nvme0n1"));
        check("253:1", Some("/dev/nvme0n1"));
        check("0:99", None);
    }
}
