// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Unpacked bundles on the state partition: `bundle/N/` and the link `bundle/current`.
//!
//! A folder is made under another name, flushed and renamed; then the link is switched by one
//! rename. The one before stays until the next one comes, and is what a damaged folder falls
//! back to; after that the image's own tasks and policy.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::files;
use crate::slots::number;

/// Name of the link to the bundle in use.
pub const CURRENT: &str = "current";
/// Folders that are looked at.
const MOST: usize = 1024;

/// The folder of bundles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shelf(PathBuf);

impl Shelf {
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The folder of bundle `number`.
    #[must_use]
    pub fn folder(&self, number: u64) -> PathBuf {
        self.0.join(number.to_string())
    }

    /// The bundle that is in use; `None`: what the image brought.
    #[must_use]
    pub fn current(&self) -> Option<u64> {
        let target = fs::read_link(self.0.join(CURRENT)).ok()?;
        let number = number(target.to_str()?)?;
        self.folder(number).is_dir().then_some(number)
    }

    /// The bundles that are there, falling.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn numbers(&self) -> io::Result<Vec<u64>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(&self.0)?.take(MOST) {
            if let Some(number) = entry?.file_name().to_str().and_then(number) {
                found.push(number);
            }
        }
        found.sort_unstable_by(|one, other| other.cmp(one));
        Ok(found)
    }

    /// Uses bundle `number` from the shell's next start on; `None` goes back to what the
    /// image brought.
    ///
    /// # Errors
    /// When the disk does not take it; the link is as it was then.
    pub fn use_bundle(&self, number: Option<u64>) -> io::Result<()> {
        let link = self.0.join(CURRENT);
        match number {
            Some(number) => {
                let beside = self.0.join(".current.new");
                files::remove(&beside)?;
                std::os::unix::fs::symlink(number.to_string(), &beside)?;
                fs::rename(&beside, &link)?;
            }
            None => {
                files::remove(&link)?;
            }
        }
        files::sync_folder(&self.0)
    }

    /// Takes away everything but these bundles and what is in use.
    ///
    /// # Errors
    /// When something cannot be removed.
    pub fn keep_only(&self, keep: &[u64]) -> io::Result<()> {
        let current = self.current();
        for entry in fs::read_dir(&self.0)?.take(MOST) {
            let entry = entry?;
            let name = entry.file_name();
            let kept = match name.to_str() {
                Some(CURRENT) => true,
                Some(name) => number(name)
                    .is_some_and(|number| keep.contains(&number) || current == Some(number)),
                None => false,
            };
            if !kept {
                remove_all(&entry.path())?;
            }
        }
        files::sync_folder(&self.0)
    }
}

/// Removes a file, link or folder with all that is in it.
fn remove_all(path: &Path) -> io::Result<()> {
    if fs::symlink_metadata(path)?.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    }
}
