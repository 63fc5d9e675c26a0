// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What firmware starts. The boot chain is copied from the medium file by file: this machine's
//! firmware has just accepted exactly those.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use tracing::error;

use super::{Refusal, below, disk};

/// The boot loader under the one name that every firmware looks for.
const LOADER: &str = "BOOTX64.EFI";
/// Everything but the kernel is far smaller together.
const MAX_CHAIN: u64 = 64 << 20;
/// A kernel with its initrd is smaller.
const MAX_KERNEL: u64 = 512 << 20;
const MAX_DEPTH: usize = 4;

const CONFIG: &str = "timeout 0\neditor no\nauto-entries no\nauto-firmware no\n";
const MARK: &str = "timeout menu-force\neditor no\nauto-entries no\nauto-firmware no\n";
const MARK_FILE: &str = "unfinished.conf";
/// A menu with one line that leads back to the menu.
const MARK_ENTRY: &str = "title Installation not finished: start from the stick again / \
                          Installazione non finita: riavvia dalla chiavetta\n\
                          efi /EFI/BOOT/BOOTX64.EFI\n";

/// Whether the medium has all that a disk needs to start.
///
/// # Errors
/// When it lacks a part.
pub fn check(medium: &Path, number: u64) -> Result<(), Refusal> {
    chain(medium).map_err(|failed| no_medium(&failed))?;
    kernel(medium, number).map(|_| ())
}

/// From here until [`make_bootable`] the disk says that its installation was not finished.
///
/// # Errors
/// When the medium cannot be read or the disk not written.
pub fn say_unfinished(medium: &Path, esp: &Path) -> Result<(), Refusal> {
    let chain = chain(medium).map_err(|failed| no_medium(&failed))?;
    let write = || -> io::Result<()> {
        for folder in [
            &["loader", "entries"][..],
            &["EFI", "Linux"],
            &["EFI", "BOOT"],
        ] {
            fs::create_dir_all(below(esp, folder))?;
        }
        put(
            &below(esp, &["loader", "entries", MARK_FILE]),
            MARK_ENTRY.as_bytes(),
        )?;
        put(&below(esp, &["loader", "loader.conf"]), MARK.as_bytes())
    };
    write().map_err(|failed| disk(&failed))?;
    for (place, bytes) in chain {
        let path = esp.join(place);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| put(&path, &bytes))
            .map_err(|failed| disk(&failed))?;
    }
    Ok(())
}

/// The kernel comes, the mark goes.
///
/// # Errors
/// When the medium cannot be read or the disk not written.
pub fn make_bootable(medium: &Path, esp: &Path, number: u64) -> Result<(), Refusal> {
    let source = kernel(medium, number)?;
    let bytes = bounded(&source, MAX_KERNEL).map_err(|failed| no_medium(&failed))?;
    let folder = below(esp, &["EFI", "Linux"]);
    let path = folder.join(format!("sportello_{number}+3.efi"));
    put(&path, &bytes).map_err(|failed| disk(&failed))?;
    let landed = bounded(&path, MAX_KERNEL).map_err(|failed| disk(&failed))?;
    if landed != bytes {
        return Err(Refusal::DiskLies);
    }
    let unmark = || -> io::Result<()> {
        put(&below(esp, &["loader", "loader.conf"]), CONFIG.as_bytes())?;
        fs::remove_file(below(esp, &["loader", "entries", MARK_FILE]))
    };
    unmark().map_err(|failed| disk(&failed))
}

/// Writes a file whole or not at all.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let beside = path.with_extension("tmp");
    let mut file = File::create(&beside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    match path.parent() {
        Some(folder) => File::open(folder)?.sync_all(),
        None => Ok(()),
    }
}

/// `sportello_N.efi`, with or without a count of tries: never one that installs.
fn kernel(medium: &Path, number: u64) -> Result<PathBuf, Refusal> {
    let folder = below(medium, &["EFI", "Linux"]);
    let fits = |name: &str| {
        let stem = name.strip_suffix(".efi")?;
        let plain = stem.split_once('+').map_or(stem, |(plain, _)| plain);
        (plain == format!("sportello_{number}")).then_some(())
    };
    let entries = fs::read_dir(&folder).map_err(|failed| no_medium(&failed))?;
    entries
        .flatten()
        .find(|entry| entry.file_name().to_str().and_then(fits).is_some())
        .map(|entry| entry.path())
        .ok_or_else(|| no_medium(&io::Error::other("it holds no kernel of its own number")))
}

/// The files that firmware and boot loader need, with their places.
fn chain(medium: &Path) -> io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = Vec::new();
    let mut room = MAX_CHAIN;
    for folder in [
        &["EFI", "BOOT"][..],
        &["EFI", "systemd"],
        &["loader", "keys"],
    ] {
        gather(
            medium,
            &below(Path::new(""), folder),
            MAX_DEPTH,
            &mut room,
            &mut files,
        )?;
    }
    let has_loader = files.iter().any(|(place, _)| {
        place
            .file_name()
            .is_some_and(|name| name.eq_ignore_ascii_case(LOADER))
    });
    if has_loader {
        Ok(files)
    } else {
        Err(io::Error::other("it holds no boot loader"))
    }
}

fn gather(
    medium: &Path,
    folder: &Path,
    depth: usize,
    room: &mut u64,
    files: &mut Vec<(PathBuf, Vec<u8>)>,
) -> io::Result<()> {
    let entries = match fs::read_dir(medium.join(folder)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let place = folder.join(entry.file_name());
        let kind = entry.file_type()?;
        if kind.is_dir() && depth > 0 {
            gather(medium, &place, depth - 1, room, files)?;
        } else if kind.is_file() {
            let bytes = bounded(&medium.join(&place), *room)?;
            *room -= bytes.len() as u64;
            files.push((place, bytes));
        }
    }
    Ok(())
}

fn bounded(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::other("a file larger than any of ours"));
    }
    Ok(bytes)
}

fn no_medium(failed: &io::Error) -> Refusal {
    error!("the medium cannot be used: {failed}");
    Refusal::Medium
}

#[cfg(test)]
mod tests {
    use super::*;

    fn medium() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (place, text) in [
            ("EFI/BOOT/BOOTX64.EFI", "loader"),
            ("EFI/systemd/systemd-bootx64.efi", "loader"),
            ("EFI/Linux/sportello_11.efi", "older"),
            ("EFI/Linux/sportello_12+2-1.efi", "kernel"),
            ("EFI/Linux/sportello-install_12.efi", "installer"),
            ("loader/loader.conf", "timeout 9"),
            ("sportello-install.toml", "secret"),
        ] {
            let path = folder.path().join(place);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        folder
    }

    fn files(folder: &Path) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.push(path.strip_prefix(folder).unwrap().display().to_string());
                }
            }
        }
        found.sort();
        found
    }

    #[test]
    fn until_the_end_there_is_no_kernel_and_a_menu_that_says_why() {
        let (medium, esp) = (medium(), tempfile::tempdir().unwrap());
        check(medium.path(), 12).unwrap();
        say_unfinished(medium.path(), esp.path()).unwrap();
        assert_eq!(
            files(esp.path()),
            [
                "EFI/BOOT/BOOTX64.EFI",
                "EFI/systemd/systemd-bootx64.efi",
                "loader/entries/unfinished.conf",
                "loader/loader.conf",
            ]
        );
        let config = fs::read_to_string(esp.path().join("loader/loader.conf")).unwrap();
        assert!(config.contains("menu-force"), "{config}");
        make_bootable(medium.path(), esp.path(), 12).unwrap();
        assert_eq!(
            files(esp.path()),
            [
                "EFI/BOOT/BOOTX64.EFI",
                "EFI/Linux/sportello_12+3.efi",
                "EFI/systemd/systemd-bootx64.efi",
                "loader/loader.conf",
            ]
        );
        let kernel = fs::read(esp.path().join("EFI/Linux/sportello_12+3.efi")).unwrap();
        assert_eq!(kernel, b"kernel");
        let config = fs::read_to_string(esp.path().join("loader/loader.conf")).unwrap();
        assert_eq!(config, CONFIG);
    }

    #[test]
    fn a_medium_that_lacks_a_part_is_refused_before_anything_is_written() {
        let without_kernel = medium();
        assert_eq!(check(without_kernel.path(), 13), Err(Refusal::Medium));
        let without_loader = medium();
        fs::remove_file(without_loader.path().join("EFI/BOOT/BOOTX64.EFI")).unwrap();
        assert_eq!(check(without_loader.path(), 12), Err(Refusal::Medium));
    }
}
