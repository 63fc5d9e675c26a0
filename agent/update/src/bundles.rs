// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Unpacked bundles on the state partition: `bundle/N/` and the link `bundle/current`.
//!
//! A folder is made under another name, flushed and renamed; then the link is switched by one
//! rename. The one before stays until the next one comes, and is what a damaged folder falls
//! back to; after that the image's own tasks and policy.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use sportello_protocol::Place;

use crate::files;
use crate::slots::number;

/// What a whole folder holds, in the folder itself.
const WHOLE: &str = "whole.json";
/// Larger than the list of the largest bundle.
const MAX_WHOLE: u64 = 32 << 20;
/// As many folders within folders as a bundle has, and one more.
const DEEPEST: u32 = 9;

/// Every file of a folder, and the place that its policy was resolved for.
#[derive(Debug, Serialize, Deserialize)]
struct Whole {
    place: Place,
    /// By name: length and SHA-256.
    files: BTreeMap<String, (u64, String)>,
}

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

    /// Says that the folder is whole, with its policy resolved for `place`.
    ///
    /// # Errors
    /// When it cannot be read or written.
    pub fn seal(&self, number: u64, place: &Place) -> io::Result<()> {
        let folder = self.folder(number);
        open_to_all(&folder, DEEPEST)?;
        let mut files = BTreeMap::new();
        list(&folder, "", DEEPEST, &mut files)?;
        let whole = Whole {
            place: place.clone(),
            files,
        };
        let text = serde_json::to_vec(&whole).map_err(io::Error::other)?;
        files::replace(&folder.join(WHOLE), &text, 0o644)
    }

    /// The place that the policy of a whole folder is for; `None` when it is damaged or not
    /// there. Reads every byte of it.
    #[must_use]
    pub fn whole(&self, number: u64) -> Option<Place> {
        let folder = self.folder(number);
        let bytes = files::read_small(&folder.join(WHOLE), MAX_WHOLE).ok()??;
        let Whole { place, files } = serde_json::from_slice(&bytes).ok()?;
        let mut found = BTreeMap::new();
        list(&folder, "", DEEPEST, &mut found).ok()?;
        (found == files).then_some(place)
    }

    /// Goes back to the newest whole bundle when the one in use is damaged, and to what the
    /// image brought when there is none. Says which one is in use.
    ///
    /// # Errors
    /// When the folder cannot be read or the link cannot be switched.
    pub fn heal(&self) -> io::Result<Option<u64>> {
        let link = fs::symlink_metadata(self.0.join(CURRENT)).is_ok();
        if !link {
            return Ok(None);
        }
        let current = self.current();
        if current.is_some_and(|number| self.whole(number).is_some()) {
            return Ok(current);
        }
        let older = |number: &u64| current.is_none_or(|current| *number < current);
        let numbers = self.numbers()?;
        let whole = numbers
            .into_iter()
            .filter(older)
            .find(|number| self.whole(*number).is_some());
        tracing::warn!(?current, back_to = ?whole, "the bundle in use is damaged");
        self.use_bundle(whole)?;
        Ok(whole)
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

/// Shell and capsule have users of their own, and everything in a bundle is public: whatever
/// this process's umask took away is given back.
fn open_to_all(folder: &Path, deeper: u32) -> io::Result<()> {
    let mode = fs::Permissions::from_mode;
    fs::set_permissions(folder, mode(0o755))?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() && deeper > 0 {
            open_to_all(&entry.path(), deeper - 1)?;
        } else if kind.is_file() {
            fs::set_permissions(entry.path(), mode(0o644))?;
        }
    }
    Ok(())
}

/// Every file beneath `folder` but the list itself.
fn list(
    folder: &Path,
    before: &str,
    deeper: u32,
    into: &mut BTreeMap<String, (u64, String)>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name
            .to_str()
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "a name without sense"))?;
        if before.is_empty() && (name == WHOLE || name.starts_with(".new-")) {
            continue;
        }
        let full = format!("{before}{name}");
        if entry.file_type()?.is_dir() {
            if deeper == 0 {
                return Err(io::Error::new(io::ErrorKind::InvalidData, "too deep"));
            }
            list(&entry.path(), &format!("{full}/"), deeper - 1, into)?;
            continue;
        }
        let mut file = files::open_regular(&entry.path())?;
        let mut hasher = Sha256::new();
        let mut length = 0;
        let mut piece = [0; 16 * 1024];
        loop {
            match file.read(&mut piece)? {
                0 => break,
                read => {
                    hasher.update(&piece[..read]);
                    length += read as u64;
                }
            }
        }
        let hash = data_encoding::HEXLOWER.encode(&hasher.finalize());
        into.insert(full, (length, hash));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> (tempfile::TempDir, Shelf) {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::at(folder.path().to_owned());
        for number in [4, 5, 6] {
            let tasks = shelf.folder(number).join("tasks/isee");
            fs::create_dir_all(&tasks).unwrap();
            fs::write(tasks.join("task.toml"), format!("number = {number}")).unwrap();
            fs::write(shelf.folder(number).join("policy.toml"), "").unwrap();
            shelf.seal(number, &Place::default()).unwrap();
        }
        shelf.use_bundle(Some(6)).unwrap();
        (folder, shelf)
    }

    #[test]
    fn a_damaged_bundle_gives_way_to_the_one_before_and_at_last_to_the_images_own() {
        let (_folder, shelf) = shelf();
        assert_eq!(shelf.heal().unwrap(), Some(6));
        fs::write(shelf.folder(6).join("tasks/isee/task.toml"), "number = 7").unwrap();
        assert_eq!(shelf.heal().unwrap(), Some(5));
        assert_eq!(shelf.current(), Some(5));
        fs::write(shelf.folder(5).join("tasks/another"), "").unwrap();
        assert_eq!(shelf.heal().unwrap(), Some(4));
        fs::remove_file(shelf.folder(4).join("policy.toml")).unwrap();
        assert_eq!(shelf.heal().unwrap(), None);
        assert_eq!(shelf.current(), None);
    }

    #[test]
    fn a_bundle_can_be_read_by_every_user_whatever_the_umask_was() {
        let (_folder, shelf) = shelf();
        let (tasks, policy) = (
            shelf.folder(6).join("tasks"),
            shelf.folder(6).join("policy.toml"),
        );
        for path in [&tasks, &policy] {
            fs::set_permissions(path, fs::Permissions::from_mode(0o700)).unwrap();
        }
        shelf.seal(6, &Place::default()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&tasks), mode(&policy)), (0o755, 0o644));
    }

    #[test]
    fn a_link_that_leads_elsewhere_is_no_bundle() {
        let (folder, shelf) = shelf();
        for target in ["..", "/etc", "9", "007", "6/tasks"] {
            fs::remove_file(folder.path().join(CURRENT)).unwrap();
            std::os::unix::fs::symlink(target, folder.path().join(CURRENT)).unwrap();
            assert_eq!(shelf.current(), None, "{target}");
        }
        assert_eq!(shelf.heal().unwrap(), Some(6));
    }

    #[test]
    fn the_one_in_use_is_never_taken_away() {
        let (folder, shelf) = shelf();
        fs::create_dir(folder.path().join(".unpacking-x")).unwrap();
        shelf.keep_only(&[5]).unwrap();
        assert_eq!(shelf.numbers().unwrap(), [6, 5]);
        shelf.keep_only(&[]).unwrap();
        assert_eq!(shelf.numbers().unwrap(), [6]);
        assert!(!folder.path().join(".unpacking-x").exists());
        assert_eq!(shelf.current(), Some(6));
    }
}
