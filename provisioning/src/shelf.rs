// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The region's own copy of the signed repository: roots in their order, the newest list of
//! targets, and the files that it signs for. What the centre adds (snapshot, timestamp) is not
//! here.
//!
//! # Invariants
//! 1. What is read is verified, root by root, before anything is built on it.
//! 2. A file comes before the list that names it; both are synced.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use sportello_trust::{Entry, Plan, Refusal, SignedRoot, SignedTargets};

use crate::fault::{Done, Fault, Otherwise};
use crate::region::{Region, private_folder, read_bytes, replace};

/// Largest metadata file that is looked at, bytes.
const LARGEST: u64 = 1024 * 1024;
/// Roots that are walked through at most.
const MOST_ROOTS: u64 = 10_000;
/// A root is signed for this long: people have to meet for it.
const ROOT_DAYS: i64 = 5 * 365;
/// A list of targets is signed for this long; every publication begins it anew.
const TARGETS_DAYS: i64 = 400;

/// A refusal of the trust library in our words.
pub(crate) fn fault(refusal: Refusal) -> Fault {
    Fault::asked(
        refusal,
        "is this the newest copy of the region's folder? Otherwise take it from your backup \
         (`sportello keys restore`)",
    )
}

/// Until when a root is good that is signed now.
pub(crate) fn root_expires(now: DateTime<Utc>) -> DateTime<Utc> {
    now + TimeDelta::days(ROOT_DAYS)
}

/// Until when a list of targets is good that is signed now.
pub(crate) fn targets_expire(now: DateTime<Utc>) -> DateTime<Utc> {
    now + TimeDelta::days(TARGETS_DAYS)
}

/// The repository in the region's folder.
#[derive(Debug)]
pub(crate) struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    pub(crate) fn of(region: &Region) -> Done<Self> {
        let shelf = Self {
            folder: region.trust(),
        };
        private_folder(&shelf.metadata())?;
        private_folder(&shelf.targets_folder())?;
        Ok(shelf)
    }

    fn metadata(&self) -> PathBuf {
        self.folder.join("metadata")
    }

    fn targets_folder(&self) -> PathBuf {
        self.folder.join("targets")
    }

    /// All roots, the oldest first; none before the first ceremony.
    pub(crate) fn roots(&self) -> Done<Vec<SignedRoot>> {
        let mut roots: Vec<SignedRoot> = Vec::new();
        for version in 1..=MOST_ROOTS {
            let path = self.metadata().join(format!("{version}.root.json"));
            if !path.exists() {
                break;
            }
            let bytes = read_bytes(&path, LARGEST)?;
            let root = match roots.last() {
                None => SignedRoot::parse(&bytes),
                Some(last) => last.follow(&bytes),
            };
            roots.push(root.map_err(fault)?);
        }
        Ok(roots)
    }

    /// The newest root.
    pub(crate) fn root(&self) -> Done<SignedRoot> {
        self.roots()?.pop().ok_or_else(|| {
            Fault::wrong(
                "the region has no root yet: nobody could believe what it signs",
                "run `sportello init` in this folder once more; it says what is missing",
            )
        })
    }

    /// The newest list of targets.
    pub(crate) fn targets(&self, root: &SignedRoot) -> Done<Option<SignedTargets>> {
        let newest = fs::read_dir(self.metadata())
            .or_failed(
                "the region's repository cannot be read",
                "look at the folder",
            )?
            .filter_map(|entry| {
                let name = entry.ok()?.file_name().into_string().ok()?;
                name.strip_suffix(".targets.json")?.parse::<u64>().ok()
            })
            .max();
        let Some(version) = newest else {
            return Ok(None);
        };
        let path = self.metadata().join(format!("{version}.targets.json"));
        let bytes = read_bytes(&path, LARGEST)?;
        SignedTargets::parse(&bytes, root).map(Some).map_err(fault)
    }

    pub(crate) fn keep_root(&self, root: &SignedRoot) -> Done {
        replace(&self.metadata().join(root.file_name()), root.bytes())
    }

    pub(crate) fn keep_targets(&self, targets: &SignedTargets) -> Done {
        replace(&self.metadata().join(targets.file_name()), targets.bytes())
    }

    /// Where the file of an entry lies, if it lies here.
    pub(crate) fn file(&self, entry: &Entry) -> Option<PathBuf> {
        let path = self.targets_folder().join(entry.served());
        let there = fs::symlink_metadata(&path)
            .is_ok_and(|found| found.is_file() && found.len() == entry.length);
        there.then_some(path)
    }

    /// Takes a copy of a file that `entry` was measured from.
    pub(crate) fn take(&self, from: &Path, entry: &Entry) -> Done {
        if self.file(entry).is_some() {
            return Ok(());
        }
        let what = format!("{} cannot be kept", from.display());
        let next = "make room in the region's folder";
        let folder = self.targets_folder();
        let mut copy = tempfile::NamedTempFile::new_in(&folder).or_failed(&what, next)?;
        let mut file = File::open(from).or_asked(&what, "check the name")?;
        io::copy(&mut file, copy.as_file_mut()).or_failed(&what, next)?;
        copy.as_file().sync_all().or_failed(&what, next)?;
        let (length, sha256) = sportello_trust::targets::measure(copy.path()).map_err(fault)?;
        if (length, sha256) != (entry.length, entry.sha256) {
            return Err(Fault::wrong(
                format!("{} changed while it was read", from.display()),
                "wait until it is whole, then run the same again",
            ));
        }
        copy.persist(folder.join(entry.served()))
            .or_failed(&what, next)?;
        File::open(&folder)
            .and_then(|folder| folder.sync_all())
            .or_failed(&what, next)
    }
}

/// What a root says about who signs, in words to be read aloud.
pub(crate) fn read_aloud(plan: &Plan) -> Vec<String> {
    let keys = |of: &[sportello_trust::PublicKey]| {
        of.iter()
            .map(sportello_trust::PublicKey::fingerprint)
            .collect::<Vec<_>>()
            .join(" | ")
    };
    vec![
        format!("root     {}", keys(&plan.root)),
        format!("targets  {}", keys(&plan.targets)),
        format!("centre   {}", keys(&plan.online)),
        format!("until    {}", plan.expires.format("%Y-%m-%d")),
    ]
}
