// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The processes of a stage, found by the mark that each one inherits in its
//! environment, wherever it went (double fork, setsid, own namespace).

use std::path::PathBuf;

/// Name of the environment variable that marks a stage's processes.
pub const MARK: &str = "SPORTELLO_STAGE_MARK";

/// One process, seen through /proc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// Process number.
    pub id: i32,
    /// Short name, at most 15 bytes.
    pub name: String,
    /// Command line, spaces between the words.
    pub command: String,
}

impl Process {
    /// Where the kernel tells of it.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(format!("/proc/{}", self.id))
    }

    /// Memory in RAM, in KiB; `None` once it has ended.
    #[must_use]
    pub fn resident_kib(&self) -> Option<u64> {
        let status = std::fs::read_to_string(self.folder().join("status")).ok()?;
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().strip_suffix(" kB")?.trim().parse().ok()
    }

    /// How many file descriptors it holds open; `None` once it has ended.
    #[must_use]
    pub fn open_files(&self) -> Option<usize> {
        Some(std::fs::read_dir(self.folder().join("fd")).ok()?.count())
    }
}

/// Every process that is alive (zombies are not) and that we may look at.
#[must_use]
pub fn all() -> Vec<Process> {
    let Ok(entries) = std::fs::read_dir("/proc") else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| {
            let id: i32 = entry.ok()?.file_name().to_str()?.parse().ok()?;
            let folder = PathBuf::from(format!("/proc/{id}"));
            let name = std::fs::read_to_string(folder.join("comm"))
                .ok()?
                .trim_end()
                .to_owned();
            let stat = std::fs::read_to_string(folder.join("stat")).ok()?;
            let state = stat.rsplit_once(") ")?.1.chars().next()?;
            if matches!(state, 'Z' | 'X') {
                return None;
            }
            let command = std::fs::read(folder.join("cmdline")).ok()?;
            let command = String::from_utf8_lossy(&command)
                .replace('\0', " ")
                .trim_end()
                .to_owned();
            Some(Process { id, name, command })
        })
        .collect()
}

/// The living processes whose environment began with the mark.
#[must_use]
pub fn marked(mark: &str) -> Vec<Process> {
    let wanted = format!("{MARK}={mark}").into_bytes();
    all()
        .into_iter()
        .filter(|process| {
            std::fs::read(process.folder().join("environ"))
                .is_ok_and(|bytes| bytes.split(|byte| *byte == 0).any(|pair| pair == wanted))
        })
        .collect()
}
