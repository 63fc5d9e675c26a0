// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Looking at a machine: a PC before it is installed, or a terminal that keeps its promises or
//! does not. Nothing is changed by looking.
//!
//! # Invariants
//! 1. What cannot be known is said to be unknown, never to be well.
//! 2. Everything is read below one folder, so that tests can hold up a machine of their own.

mod book;
pub(crate) mod pc;
pub(crate) mod terminal;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Serialize;

/// Longest file that is looked at, bytes.
const LONGEST: u64 = 1024 * 1024;
/// How long a program may take that is asked.
const PATIENCE: Duration = Duration::from_secs(15);

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    Good,
    /// It works, with something less.
    Look,
    /// Cannot be known here.
    Unknown,
    /// It must be mended.
    Bad,
}

impl Verdict {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Look => "look",
            Self::Unknown => "unknown",
            Self::Bad => "BAD",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Finding {
    /// Stable, for programs.
    pub(crate) id: &'static str,
    pub(crate) title: &'static str,
    pub(crate) verdict: Verdict,
    pub(crate) found: String,
    /// What to do; empty when nothing is to be done.
    pub(crate) next: String,
}

impl Finding {
    pub(crate) fn good(id: &'static str, title: &'static str, found: impl Into<String>) -> Self {
        Self::new(Verdict::Good, id, title, found, "")
    }

    pub(crate) fn look(
        id: &'static str,
        title: &'static str,
        found: impl Into<String>,
        next: impl Into<String>,
    ) -> Self {
        Self::new(Verdict::Look, id, title, found, next)
    }

    pub(crate) fn unknown(
        id: &'static str,
        title: &'static str,
        found: impl Into<String>,
        next: impl Into<String>,
    ) -> Self {
        Self::new(Verdict::Unknown, id, title, found, next)
    }

    pub(crate) fn bad(
        id: &'static str,
        title: &'static str,
        found: impl Into<String>,
        next: impl Into<String>,
    ) -> Self {
        Self::new(Verdict::Bad, id, title, found, next)
    }

    fn new(
        verdict: Verdict,
        id: &'static str,
        title: &'static str,
        found: impl Into<String>,
        next: impl Into<String>,
    ) -> Self {
        Self {
            id,
            title,
            verdict,
            found: found.into(),
            next: next.into(),
        }
    }
}

/// A machine below a folder: `/` for the one that we run on.
#[derive(Debug, Clone)]
pub(crate) struct Machine {
    root: PathBuf,
}

impl Machine {
    pub(crate) fn at(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
        }
    }

    /// Whether programs can be asked, rather than only files read.
    pub(crate) fn is_this_one(&self) -> bool {
        self.root == Path::new("/")
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    pub(crate) fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let file = fs::File::open(self.path(path)).ok()?;
        file.take(LONGEST).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    /// A file's text without the white space around it.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        let text = String::from_utf8_lossy(&self.bytes(path)?).into_owned();
        Some(text.trim().to_owned())
    }

    pub(crate) fn number(&self, path: &str) -> Option<u64> {
        self.text(path)?.parse().ok()
    }

    /// Names in a folder, sorted; none where it is not.
    pub(crate) fn names(&self, path: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path(path))
            .into_iter()
            .flatten()
            .flatten()
            .take(4096)
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        names
    }

    /// What a program says, if it is there and ends in time.
    pub(crate) fn ask(&self, program: &str, arguments: &[&str]) -> Option<String> {
        if !self.is_this_one() {
            return None;
        }
        let mut child = Command::new(program)
            .args(arguments)
            .env("LC_ALL", "C")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let stdout = child.stdout.take()?;
        let reader = std::thread::spawn(move || {
            let mut text = Vec::new();
            let read = stdout.take(LONGEST).read_to_end(&mut text);
            read.ok()
                .map(|_| String::from_utf8_lossy(&text).into_owned())
        });
        let begun = Instant::now();
        loop {
            match child.try_wait() {
                Ok(Some(_)) => break,
                Ok(None) if begun.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                _ => {
                    // It hangs: whatever it held, nothing came of it.
                    let _killed = child.kill();
                    let _reaped = child.wait();
                    return None;
                }
            }
        }
        reader.join().ok()?
    }
}

#[cfg(test)]
pub(crate) mod trial {
    use super::*;

    /// What a machine says where it is asked.
    pub(crate) fn machine(said: &[(&str, &str)]) -> (tempfile::TempDir, Machine) {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in said {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let machine = Machine::at(folder.path());
        (folder, machine)
    }

    #[track_caller]
    pub(crate) fn verdict(findings: &[Finding], id: &str) -> (Verdict, String) {
        let finding = findings.iter().find(|finding| finding.id == id);
        let finding = finding.unwrap_or_else(|| panic!("nothing was said about {id}"));
        assert_eq!(
            finding.next.is_empty(),
            finding.verdict == Verdict::Good,
            "{finding:?}"
        );
        (finding.verdict, finding.found.clone())
    }
}
