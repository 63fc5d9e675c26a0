// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How large a disk must be: read from the same files that systemd-repart parts it by, so that
//! a disk is refused before anything on it is erased.

use std::fs;
use std::io;
use std::path::Path;

/// What systemd-repart keeps for its tables at both ends, and alignment between partitions.
const MARGIN: u64 = 16 << 20;

/// The partitions of a terminal's disk, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    pub parts: Vec<Part>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// systemd's name of the type: `esp`, `root`, `root-verity`, `linux-generic`.
    pub kind: String,
    pub least: u64,
    /// File system that it begins with, if any.
    pub format: Option<String>,
}

impl Layout {
    /// Reads the definitions of a folder.
    ///
    /// # Errors
    /// When they cannot be read or say nothing of type or size.
    pub fn read(folder: &Path) -> io::Result<Self> {
        let mut files = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == "conf") {
                files.push(path);
            }
        }
        files.sort();
        let mut parts = Vec::new();
        for file in files {
            let text = fs::read_to_string(&file)?;
            let part = part(&text).ok_or_else(|| {
                io::Error::other(format!("{} names no type or no least size", file.display()))
            })?;
            parts.push(part);
        }
        Ok(Self { parts })
    }

    /// Bytes that a disk must have.
    #[must_use]
    pub fn least(&self) -> u64 {
        self.parts
            .iter()
            .fold(MARGIN, |sum, part| sum.saturating_add(part.least))
    }

    /// The program, with its arguments, that empties the ESP.
    #[must_use]
    pub fn clear_esp(&self) -> (&'static str, [&'static str; 2]) {
        let esp = self.parts.iter().find(|part| part.kind == "esp");
        match esp.and_then(|part| part.format.as_deref()) {
            Some("ext4") => ("mkfs.ext4", ["-q", "-F"]),
            _ => ("mkfs.vfat", ["-F", "32"]),
        }
    }

    /// Room in a slot of this type.
    #[must_use]
    pub fn slot(&self, kind: &str) -> u64 {
        self.parts
            .iter()
            .find(|part| part.kind == kind)
            .map_or(0, |part| part.least)
    }
}

fn part(text: &str) -> Option<Part> {
    let value = |key: &str| {
        text.lines()
            .filter_map(|line| line.trim().split_once('='))
            .find(|(name, _)| name.trim() == key)
            .map(|(_, value)| value.trim())
    };
    Some(Part {
        kind: value("Type")?.to_owned(),
        least: bytes(value("SizeMinBytes")?)?,
        format: value("Format").map(str::to_owned),
    })
}

fn bytes(text: &str) -> Option<u64> {
    let split = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let unit: u64 = match unit {
        "" => 1,
        "K" => 1 << 10,
        "M" => 1 << 20,
        "G" => 1 << 30,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_fits_on_the_smallest_disk_promised() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("repart.d");
        let layout = Layout::read(&folder).unwrap();
        let kinds: Vec<&str> = layout.parts.iter().map(|it| it.kind.as_str()).collect();
        assert_eq!(
            kinds,
            [
                "esp",
                "root",
                "root-verity",
                "root",
                "root-verity",
                "linux-generic"
            ]
        );
        assert!(layout.least() < 30_000_000_000, "{}", layout.least());
        assert_eq!(layout.slot("root"), 4 << 30);
        // dm-verity needs 32 bytes for each block of 4096, and a little for the upper levels.
        assert!(layout.slot("root-verity") > layout.slot("root") / 128 * 102 / 100);
    }

    #[test]
    fn a_size_is_read_as_systemd_reads_it() {
        assert_eq!(bytes("512M"), Some(512 << 20));
        assert_eq!(bytes("4096"), Some(4096));
        assert_eq!(bytes("4T"), None);
        assert_eq!(bytes("-1"), None);
        assert_eq!(bytes("99999999999999999999G"), None);
    }
}
