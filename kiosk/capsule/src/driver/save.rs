// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Copies what was downloaded to the stick. This is the only program that writes to one, and
//! it is inside the capsule.
//!
//! Invariants:
//! - It writes into the stick's top folder and reads nothing of the stick but whether a name is
//!   taken: neither many files nor folders that lead in circles take time.
//! - Success is said when the bytes are on the stick, not when they are on their way.
//! - A stick that hangs holds up one thread, never the driver.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rustix::io::Errno;

use crate::bwrap::inside;
use crate::inner::InnerReport;
use crate::wire::Trouble;

use super::Driver;

/// So much is on its way to the stick at a time: whoever pulls it out, or ends the session,
/// does not wait for more.
const PIECE: usize = 1024 * 1024;
/// Names that are tried for one file.
const MOST_TRIES: u32 = 1000;

impl Driver {
    /// Copies in a thread of its own; how it went is reported.
    pub(super) fn save_to_stick(&self) {
        let reports = self.reports.clone();
        std::thread::spawn(move || {
            let report = match save(Path::new(inside::DOWNLOADS), &sticks()) {
                Ok(files) => InnerReport::SavedToStick { files },
                Err(kind) => InnerReport::Trouble { kind },
            };
            // The supervisor hanging up is noticed by the orders' channel.
            let _hung_up = reports.blocking_send(report);
        });
    }
}

/// Where sticks are mounted, in the order of their numbers.
fn sticks() -> Vec<PathBuf> {
    let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let mut places: Vec<PathBuf> = mounts
        .lines()
        .filter_map(|line| line.split(' ').nth(4))
        .map(PathBuf::from)
        .filter(|place| place.parent() == Some(Path::new(inside::STICKS)))
        .collect();
    places.sort();
    places
}

/// Copies all finished downloads to the first stick that takes them.
fn save(downloads: &Path, sticks: &[PathBuf]) -> Result<u16, Trouble> {
    let mut worst = Trouble::NoStick;
    for stick in sticks {
        match save_to(downloads, stick) {
            Ok(files) => return Ok(files),
            Err(error) => worst = trouble(&error),
        }
    }
    Err(worst)
}

fn save_to(downloads: &Path, stick: &Path) -> io::Result<u16> {
    let mut saved = 0;
    for entry in fs::read_dir(downloads)? {
        let entry = entry?;
        let name = entry.file_name();
        if !entry.file_type()?.is_file() || is_unfinished(&name) {
            continue;
        }
        copy(&entry.path(), stick, &name)?;
        saved += 1;
    }
    // What the files are called is on the stick too.
    File::open(stick)?.sync_all()?;
    Ok(saved)
}

/// What the browser is still loading, and what it hides.
fn is_unfinished(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.ends_with(".crdownload")
}

fn copy(from: &Path, stick: &Path, name: &OsStr) -> io::Result<()> {
    let mut from = File::open(from)?;
    let (mut to, path) = new_file(stick, &storable(&name.to_string_lossy()))?;
    let copied = copy_all(&mut from, &mut to);
    if copied.is_err() {
        // Half a file looks like a whole one to whoever opens it at home.
        let _stays = fs::remove_file(path);
    }
    copied
}

fn copy_all(from: &mut File, to: &mut File) -> io::Result<()> {
    let mut piece = vec![0; PIECE];
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return to.sync_all();
        }
        to.write_all(&piece[..read])?;
        to.sync_data()?;
    }
}

/// A file that was not there, under this name or one with a number.
fn new_file(stick: &Path, name: &str) -> io::Result<(File, PathBuf)> {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    for number in 1..MOST_TRIES {
        let path = match number {
            1 => stick.join(name),
            _ => stick.join(format!("{stem} ({number}){ending}")),
        };
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            opened => return opened.map(|file| (file, path)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// A name that every file system of a stick can keep.
fn storable(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|letter| match letter {
            '"' | '*' | '/' | ':' | '<' | '>' | '?' | '\\' | '|' => '_',
            control if control.is_control() => '_',
            other => other,
        })
        .collect();
    let kept = kept.trim_matches(['.', ' ']);
    // At most 255 bytes, with room for a number.
    let mut end = kept.len().min(200);
    while !kept.is_char_boundary(end) {
        end -= 1;
    }
    match &kept[..end] {
        "" => "file".to_owned(),
        short if short.len() == kept.len() => short.to_owned(),
        short => match kept.rsplit_once('.') {
            Some((_, ending)) if ending.len() <= 8 => format!("{short}.{ending}"),
            _ => short.to_owned(),
        },
    }
}

fn trouble(error: &io::Error) -> Trouble {
    match Errno::from_io_error(error) {
        Some(Errno::NOSPC | Errno::DQUOT | Errno::FBIG | Errno::EXIST) => Trouble::StickFull,
        Some(Errno::ROFS | Errno::ACCESS | Errno::PERM) => Trouble::StickReadOnly,
        Some(Errno::IO | Errno::NODEV | Errno::NXIO | Errno::NOTCONN | Errno::STALE) => {
            Trouble::StickPulled
        }
        _ => Trouble::NoStick,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        folder: tempfile::TempDir,
    }

    impl Place {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            for made in ["downloads", "stick"] {
                fs::create_dir(folder.path().join(made)).unwrap();
            }
            Self { folder }
        }

        fn stick(&self) -> PathBuf {
            self.folder.path().join("stick")
        }

        fn downloaded(&self, name: &str, content: &[u8]) {
            fs::write(self.folder.path().join("downloads").join(name), content).unwrap();
        }

        fn save(&self) -> Result<u16, Trouble> {
            save(&self.folder.path().join("downloads"), &[self.stick()])
        }

        fn on_stick(&self) -> Vec<String> {
            let mut names: Vec<String> = fs::read_dir(self.stick())
                .unwrap()
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect();
            names.sort();
            names
        }
    }

    #[test]
    fn what_was_downloaded_is_copied_and_what_is_still_coming_is_not() {
        let place = Place::new();
        place.downloaded("isee.pdf", b"certificate");
        place.downloaded("half.pdf.crdownload", b"x");
        place.downloaded(".hidden", b"x");
        assert_eq!(place.save(), Ok(1));
        assert_eq!(place.on_stick(), ["isee.pdf"]);
        let content = fs::read(place.stick().join("isee.pdf")).unwrap();
        assert_eq!(content, b"certificate");
    }

    #[test]
    fn nothing_on_the_stick_is_written_over() {
        let place = Place::new();
        fs::write(place.stick().join("isee.pdf"), "last year").unwrap();
        place.downloaded("isee.pdf", b"this year");
        assert_eq!(place.save(), Ok(1));
        assert_eq!(place.on_stick(), ["isee (2).pdf", "isee.pdf"]);
        let old = fs::read_to_string(place.stick().join("isee.pdf")).unwrap();
        assert_eq!(old, "last year");
    }

    #[test]
    fn a_link_on_the_stick_is_not_followed() {
        let place = Place::new();
        let elsewhere = place.folder.path().join("elsewhere");
        std::os::unix::fs::symlink(&elsewhere, place.stick().join("isee.pdf")).unwrap();
        place.downloaded("isee.pdf", b"x");
        assert_eq!(place.save(), Ok(1));
        assert!(!elsewhere.exists());
        assert_eq!(place.on_stick(), ["isee (2).pdf", "isee.pdf"]);
    }

    #[test]
    fn without_a_stick_it_is_said() {
        let place = Place::new();
        let downloads = place.folder.path().join("downloads");
        assert_eq!(save(&downloads, &[]), Err(Trouble::NoStick));
    }

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(storable(name), expected, "{name:?}");
    }

    #[test]
    fn names_become_what_a_stick_can_keep() {
        check("isee.pdf", "isee.pdf");
        check("a/b:c?.pdf", "a_b_c_.pdf");
        check("...", "file");
        check("ricevuta\n.pdf ", "ricevuta_.pdf");
        check("شهادة.pdf", "شهادة.pdf");
        let long = format!("{}.pdf", "è".repeat(300));
        assert!(storable(&long).len() <= 210 && storable(&long).ends_with(".pdf"));
    }

    #[test]
    fn what_goes_wrong_has_a_word_of_its_own() {
        for (errno, expected) in [
            (Errno::NOSPC, Trouble::StickFull),
            (Errno::ROFS, Trouble::StickReadOnly),
            (Errno::ACCESS, Trouble::StickReadOnly),
            (Errno::IO, Trouble::StickPulled),
            (Errno::NOENT, Trouble::NoStick),
        ] {
            assert_eq!(trouble(&errno.into()), expected, "{errno}");
        }
    }
}
