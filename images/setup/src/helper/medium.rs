// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The medium that the system runs from: which partitions hold it, by the root hash in the
//! kernel's signed command line, and which disk they are on.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use super::config::Config;
use super::disks::{ESP, Node, ROOT, VERITY};

/// A command line is not longer.
const MAX_CMDLINE: u64 = 64 * 1024;
/// SHA-256 in hexadecimal.
const HASH: usize = 64;

/// Words of the kernel's command line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cmdline {
    /// Root hash of dm-verity, in lower-case hexadecimal.
    pub roothash: Option<String>,
    /// Started to install.
    pub install: bool,
}

impl Cmdline {
    /// Reads it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let mut text = String::new();
        fs::File::open(path)?
            .take(MAX_CMDLINE)
            .read_to_string(&mut text)?;
        Ok(Self::parse(&text))
    }

    fn parse(text: &str) -> Self {
        let mut line = Self::default();
        for word in text.split_ascii_whitespace() {
            match word.split_once('=') {
                Some(("roothash", hash))
                    if hash.len() == HASH && hash.bytes().all(|it| it.is_ascii_hexdigit()) =>
                {
                    line.roothash = Some(hash.to_ascii_lowercase());
                }
                Some(("sportello.install", "1" | "yes")) | None if is_install(word) => {
                    line.install = true;
                }
                _ => {}
            }
        }
        line
    }
}

fn is_install(word: &str) -> bool {
    word.split('=').next() == Some("sportello.install")
}

/// The partitions that the system runs from.
#[derive(Debug, Clone)]
pub struct Medium {
    pub disk: String,
    pub removable: bool,
    pub root: Slot,
    pub verity: Slot,
    pub esp: Option<String>,
    pub roothash: String,
    /// Build number, from the label `sportello_N`.
    pub number: u64,
}

/// A partition of the medium.
#[derive(Debug, Clone)]
pub struct Slot {
    pub path: String,
    pub bytes: u64,
    pub uuid: String,
}

impl Medium {
    /// Finds it among the devices; `None` when the system does not run from a verified image.
    #[must_use]
    pub fn find(config: &Config, nodes: &[Node]) -> Option<Self> {
        let roothash = Cmdline::read(&config.cmdline).ok()?.roothash?;
        let (root, verity) = roothash.split_at(HASH / 2);
        let (root, verity) = (uuid(root), uuid(verity));
        let fits = |disk: &&Node| {
            let has = |kind: &str, uuid: &str| {
                disk.parts(kind)
                    .iter()
                    .any(|part| part.partuuid.eq_ignore_ascii_case(uuid))
            };
            has(ROOT, &root) && has(VERITY, &verity)
        };
        // The same image may be on two disks: the one that dm-verity holds is the one that runs.
        let held = |disk: &&Node| {
            disk.children
                .iter()
                .any(|part| part.partuuid.eq_ignore_ascii_case(&root) && !part.children.is_empty())
        };
        let loaded = loader_partition(&config.efi);
        let started = |disk: &&Node| {
            disk.parts(ESP)
                .iter()
                .any(|part| loaded.as_ref() == Some(&part.partuuid.to_ascii_lowercase()))
        };
        let candidates = || nodes.iter().filter(fits);
        let disk = candidates()
            .find(held)
            .or_else(|| candidates().find(started))
            .or_else(|| candidates().next())?;
        let slot = |kind: &str, wanted: &str| {
            disk.parts(kind)
                .into_iter()
                .find(|part| part.partuuid.eq_ignore_ascii_case(wanted))
        };
        let (root, verity) = (slot(ROOT, &root)?, slot(VERITY, &verity)?);
        Some(Self {
            disk: disk.path.clone(),
            removable: disk.is_removable(),
            number: root.partlabel.strip_prefix("sportello_")?.parse().ok()?,
            root: Slot::of(root),
            verity: Slot::of(verity),
            esp: disk.parts(ESP).first().map(|part| part.path.clone()),
            roothash,
        })
    }
}

impl Slot {
    fn of(node: &Node) -> Self {
        Self {
            path: node.path.clone(),
            bytes: node.size,
            uuid: node.partuuid.clone(),
        }
    }
}

/// The partition that firmware started from, as the boot loader left word of it.
fn loader_partition(efi: &Path) -> Option<String> {
    const VARIABLE: &str = "efivars/LoaderDevicePartUUID-4a67b082-0a4c-41cf-b6c7-440b29bb8c4f";
    /// Attributes before the value.
    const BEFORE: usize = 4;
    const UUID: usize = 36;
    let mut bytes = Vec::new();
    let file = fs::File::open(efi.join(VARIABLE)).ok()?;
    file.take(256).read_to_end(&mut bytes).ok()?;
    let units: Vec<u16> = bytes
        .get(BEFORE..)?
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .take(UUID)
        .collect();
    let text = String::from_utf16(&units).ok()?;
    Some(text.to_ascii_lowercase())
}

/// 32 hexadecimal digits, as systemd derives partition names from a root hash.
fn uuid(half: &str) -> String {
    let mut text = String::with_capacity(36);
    for (at, digit) in half.chars().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            text.push('-');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_says_what_runs_and_why() {
        let hash = "0123456789abcdef".repeat(4);
        let line = Cmdline::parse(&format!("quiet roothash={hash} sportello.install rw"));
        assert_eq!(line.roothash.as_deref(), Some(hash.as_str()));
        assert!(line.install);
        assert!(Cmdline::parse("sportello.install=1").install);
        assert!(!Cmdline::parse("sportello.install=0 sportello.installed").install);
        assert_eq!(Cmdline::parse("roothash=xyz").roothash, None);
        assert_eq!(
            uuid("0123456789abcdef0123456789abcdef"),
            "01234567-89ab-cdef-0123-456789abcdef"
        );
    }
}
