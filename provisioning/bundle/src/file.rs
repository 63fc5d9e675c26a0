// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reading files that strangers may have prepared: capped, never through a link, never a
//! device or pipe that would make the reader wait.

use std::fs;
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use crate::finding::Finding;

const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The text of a regular file of at most `limit` bytes.
pub(crate) fn read_text(path: &Path, limit: u64) -> Result<String, Finding> {
    let kind = fs::symlink_metadata(path)
        .map_err(|error| unreadable(path, &error))?
        .file_type();
    if !kind.is_file() {
        return Err(Finding::error(
            path,
            0,
            "this is a link or a folder, not a file",
            "put the file itself here",
        ));
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(path).map_err(|error| unreadable(path, &error))?;
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(path, &error))?;
    if bytes.len() as u64 > limit {
        return Err(Finding::error(
            path,
            0,
            format!("the file is longer than {} KiB", limit / 1024),
            "shorten it; a task is a page or two",
        ));
    }
    // Notepad begins a file with a mark of its own, which nobody sees.
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error
            .as_bytes()
            .iter()
            .take(good)
            .filter(|&&b| b == b'\n')
            .count()
            + 1;
        Finding::error(
            path,
            line,
            "there are letters that are not UTF-8",
            "save the file again and choose the encoding UTF-8",
        )
    })
}

fn unreadable(path: &Path, error: &std::io::Error) -> Finding {
    let (message, remedy) = if error.kind() == std::io::ErrorKind::NotFound {
        (
            "the file is missing".to_owned(),
            "create it; docs/writing-tasks.md shows one",
        )
    } else {
        (
            format!("the file cannot be read ({error})"),
            "check who may read the file",
        )
    };
    Finding::error(path, 0, message, remedy)
}

/// `name` below `folder`: a plain relative path to an existing regular file, no part of which
/// is a link. `Err` says why not, in words that follow the file's name.
pub(crate) fn inside(folder: &Path, name: &str, limit: u64) -> Result<PathBuf, &'static str> {
    let relative = Path::new(name);
    let plain = relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if name.is_empty() || !plain {
        return Err("leads out of its folder");
    }
    let mut path = folder.to_owned();
    for part in relative.components() {
        path.push(part);
        let Ok(found) = fs::symlink_metadata(&path) else {
            return Err("does not exist");
        };
        if found.file_type().is_symlink() {
            return Err("is a link, or lies behind one");
        }
    }
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_file() && found.len() <= limit => Ok(path),
        Ok(found) if found.is_file() => Err("is too large"),
        _ => Err("is not a file"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_its_limit_or_not_utf8_is_explained() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("it.md");
        fs::write(&path, "x".repeat(11)).expect("written");
        assert_eq!(read_text(&path, 11).expect("fits").len(), 11);
        assert!(
            read_text(&path, 10)
                .expect_err("too long")
                .message
                .contains("longer")
        );
        fs::write(&path, b"uno\ndue\xff").expect("written");
        assert_eq!(read_text(&path, 100).expect_err("not UTF-8").line, 2);
        fs::write(&path, "\u{feff}# Uno").expect("written");
        assert_eq!(
            read_text(&path, 100).expect("its mark is left out"),
            "# Uno"
        );
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let dir = tempfile::tempdir().expect("a folder");
        let site = dir.path().join("site");
        fs::create_dir_all(site.join("sub")).expect("made");
        fs::write(site.join("sub/a.html"), "a").expect("written");
        fs::write(dir.path().join("secret"), "s").expect("written");
        std::os::unix::fs::symlink(dir.path(), site.join("up")).expect("linked");
        std::os::unix::fs::symlink("../secret", site.join("door.html")).expect("linked");
        assert_eq!(inside(&site, "sub/a.html", 10), Ok(site.join("sub/a.html")));
        for name in [
            "../secret",
            "/etc/passwd",
            "sub/../../secret",
            "up/secret",
            "door.html",
            "",
            ".",
            "sub",
            "no",
        ] {
            assert!(inside(&site, name, 10).is_err(), "{name}");
        }
        assert!(inside(&site, "sub/a.html", 0).is_err());
    }

    #[test]
    fn a_link_in_place_of_a_file_is_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("it.md");
        std::os::unix::fs::symlink("/etc/hostname", &path).expect("linked");
        assert!(
            read_text(&path, 1000)
                .expect_err("a link")
                .message
                .contains("link")
        );
    }
}
