// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre's half: the folder that is served, and the two online roles.
//!
//! ```text
//! FOLDER/metadata/N.root.json N.targets.json N.snapshot.json timestamp.json
//! FOLDER/targets/HASH.NAME
//! FOLDER/incoming/NAME        uploads that no signed list names yet; never served
//! ```
//!
//! Invariants:
//! - Nothing is published that a terminal would refuse: roots follow one another, targets are
//!   signed by the newest root and higher than before, neither is expired, every file that is
//!   offered lies here with its signed length and hash, and the online key is the one that the
//!   newest root names.
//! - All files but `timestamp.json` have a name of their own per version and are written,
//!   synced, before it; it is replaced last, by rename. So a reader sees the old or the new.
//! - Numbers of snapshot and timestamp are at least the seconds since 1970: a centre that was
//!   restored from a backup is not behind what terminals have seen.
//! - One process at a time writes (a lock on the folder).

mod online;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};
use rustix::fs::{FlockOperation, flock};

use crate::entry::{Entry, TargetName};
use crate::files::{make_folder, read_own, sync_folder, write_atomically};
use crate::keys::SigningKey;
use crate::refusal::{Reason, Refusal};
use crate::root::SignedRoot;
use crate::source::{is_metadata_name, is_served_name};
use crate::targets::{SignedTargets, measure};
use crate::tuf;
use online::told;

/// Most roots in one publication.
const MOST_ROOTS: usize = 64;

/// A published repository in a folder.
#[derive(Debug, Clone)]
pub struct Repository {
    folder: PathBuf,
}

/// What the administrator's command line brings to be published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offer {
    /// New roots in order, the oldest first. Those that are published already may be among
    /// them, byte by byte the same.
    pub roots: Vec<Vec<u8>>,
    /// The new list, if it changed.
    pub targets: Option<Vec<u8>>,
}

/// How long the online roles are valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    pub snapshot: TimeDelta,
    pub timestamp: TimeDelta,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            snapshot: TimeDelta::days(30),
            timestamp: TimeDelta::days(7),
        }
    }
}

/// What is published.
#[derive(Debug, Clone)]
pub struct Present {
    pub root: SignedRoot,
    pub targets: SignedTargets,
    /// Number and expiry of the online roles; absent until the centre has signed once.
    pub snapshot: Option<(u64, DateTime<Utc>)>,
    pub timestamp: Option<(u64, DateTime<Utc>)>,
}

impl Repository {
    /// Opens the repository in `folder`, and makes its folders.
    ///
    /// # Errors
    /// [`Reason::Storage`].
    pub fn open(folder: &Path) -> Result<Self, Refusal> {
        for name in ["metadata", "targets", "incoming"] {
            make_folder(&folder.join(name)).map_err(|error| Refusal::storage(name, &error))?;
        }
        Ok(Self {
            folder: folder.to_owned(),
        })
    }

    /// The file to serve for `/trust/metadata/NAME`; `None` for names that nobody may ask for.
    #[must_use]
    pub fn metadata_file(&self, name: &str) -> Option<PathBuf> {
        is_metadata_name(name).then(|| self.metadata().join(name))
    }

    /// The file to serve for `/trust/targets/NAME`; `None` for names that nobody may ask for.
    #[must_use]
    pub fn target_file(&self, name: &str) -> Option<PathBuf> {
        is_served_name(name).then(|| self.folder.join("targets").join(name))
    }

    /// Where an upload grows until a signed list names it.
    #[must_use]
    pub fn incoming(&self, name: &TargetName) -> PathBuf {
        self.folder.join("incoming").join(name.as_str())
    }

    /// Whether the file of `entry` is here with the signed length; its hash was checked when it
    /// came in.
    #[must_use]
    pub fn holds(&self, entry: &Entry) -> bool {
        fs::symlink_metadata(self.folder.join("targets").join(entry.served()))
            .is_ok_and(|found| found.is_file() && found.len() == entry.length)
    }

    /// What is published now; `None` before the first publication.
    ///
    /// # Errors
    /// When what lies in the folder is damaged.
    pub fn present(&self) -> Result<Option<Present>, Refusal> {
        let Some(root) = self.newest("root.json")? else {
            return Ok(None);
        };
        let root = SignedRoot::parse(&self.read(&format!("{root}.root.json"), tuf::ROOT_LIMIT)?)?;
        let Some(targets) = self.newest("targets.json")? else {
            return Ok(None);
        };
        let targets = self.read(&format!("{targets}.targets.json"), tuf::TARGETS_LIMIT)?;
        let targets = SignedTargets::parse(&targets, &root)?;
        Ok(Some(Present {
            snapshot: self.last_snapshot()?.as_ref().map(told),
            timestamp: self.last_timestamp()?.as_ref().map(told),
            root,
            targets,
        }))
    }

    /// Checks `offer` as [`Repository::publish`] does, and changes nothing.
    ///
    /// # Errors
    /// As [`Repository::publish`].
    pub fn check(
        &self,
        offer: &Offer,
        online: &[SigningKey],
        now: DateTime<Utc>,
    ) -> Result<(), Refusal> {
        let next = self.next(offer, now)?;
        self.may_sign(&next.root, online)?;
        for entry in next.targets.listing().entries() {
            self.arrived(entry)?;
        }
        Ok(())
    }

    /// Checks `offer` against what is published, takes the uploads it names out of `incoming`,
    /// signs snapshot and timestamp, and publishes all of it. Offering again what is published
    /// already only signs anew.
    ///
    /// # Errors
    /// [`Reason::WrongKey`], [`Reason::OlderVersion`], [`Reason::Expired`],
    /// [`Reason::Missing`] or [`Reason::Altered`] for a file that is not here as it was signed,
    /// [`Reason::Storage`].
    pub fn publish(
        &self,
        offer: &Offer,
        online: &[SigningKey],
        now: DateTime<Utc>,
        terms: &Terms,
    ) -> Result<Present, Refusal> {
        let _lock = self.lock()?;
        let next = self.next(offer, now)?;
        self.may_sign(&next.root, online)?;
        for entry in next.targets.listing().entries() {
            self.arrived(entry)?;
        }
        for entry in next.targets.listing().entries() {
            self.take_in(entry)?;
        }
        for root in &next.new_roots {
            self.write(&root.file_name(), root.bytes())?;
        }
        if next.new_targets {
            self.write(&next.targets.file_name(), next.targets.bytes())?;
        }
        self.sign_online(next.root, next.targets, online, now, terms)
    }

    /// Signs timestamp anew, and snapshot where it is needed. Daily, by the centre itself.
    ///
    /// # Errors
    /// [`Reason::Missing`] before the first publication; [`Reason::Expired`] when root or
    /// targets are over and the administrator must sign; [`Reason::WrongKey`];
    /// [`Reason::Storage`].
    pub fn renew(
        &self,
        online: &[SigningKey],
        now: DateTime<Utc>,
        terms: &Terms,
    ) -> Result<Present, Refusal> {
        let _lock = self.lock()?;
        let Some(Present { root, targets, .. }) = self.present()? else {
            return Err(Refusal::new(
                Reason::Missing,
                "repository",
                "nothing is published yet",
            ));
        };
        valid("root.json", root.expires(), now)?;
        valid("targets.json", targets.expires(), now)?;
        self.may_sign(&root, online)?;
        self.sign_online(root, targets, online, now, terms)
    }

    /// What would be published if `offer` were taken.
    fn next(&self, offer: &Offer, now: DateTime<Utc>) -> Result<Next, Refusal> {
        if offer.roots.len() > MOST_ROOTS {
            return Err(Refusal::new(Reason::TooLarge, "roots", "too many at once"));
        }
        let mut root = match self.newest("root.json")? {
            Some(version) => Some(SignedRoot::parse(
                &self.read(&format!("{version}.root.json"), tuf::ROOT_LIMIT)?,
            )?),
            None => None,
        };
        let mut new_roots = Vec::new();
        for bytes in &offer.roots {
            let offered = SignedRoot::parse(bytes)?;
            let next = match &root {
                Some(present) if offered.version() <= present.version() => {
                    self.same(&offered.file_name(), bytes)?;
                    continue;
                }
                Some(present) => present.follow(bytes)?,
                None => offered,
            };
            root = Some(next.clone());
            new_roots.push(next);
        }
        let root = root.ok_or_else(|| {
            Refusal::new(
                Reason::Missing,
                "root.json",
                "a first publication brings one",
            )
        })?;
        let mut new_targets = false;
        let present = self.newest("targets.json")?;
        let targets = match (&offer.targets, present) {
            (Some(bytes), present) => {
                let offered = SignedTargets::parse(bytes, &root)?;
                if present.is_some_and(|present| offered.version() <= present) {
                    if present != Some(offered.version()) {
                        return Err(Refusal::new(
                            Reason::OlderVersion,
                            offered.file_name(),
                            format!("{} is published", present.unwrap_or_default()),
                        ));
                    }
                    self.same(&offered.file_name(), bytes)?;
                } else {
                    new_targets = true;
                }
                offered
            }
            // A new root may name new targets keys: then the list must be signed anew.
            (None, Some(version)) => SignedTargets::parse(
                &self.read(&format!("{version}.targets.json"), tuf::TARGETS_LIMIT)?,
                &root,
            )?,
            (None, None) => {
                return Err(Refusal::new(
                    Reason::Missing,
                    "targets.json",
                    "a first publication brings one",
                ));
            }
        };
        valid("root.json", root.expires(), now)?;
        valid("targets.json", targets.expires(), now)?;
        Ok(Next {
            root,
            targets,
            new_roots,
            new_targets,
        })
    }

    /// A number that is taken is taken by these bytes.
    fn same(&self, name: &str, offered: &[u8]) -> Result<(), Refusal> {
        if self.read(name, tuf::TARGETS_LIMIT)? == offered {
            Ok(())
        } else {
            Err(Refusal::new(
                Reason::OlderVersion,
                name,
                "this number is published already, with other content",
            ))
        }
    }

    fn may_sign(&self, root: &SignedRoot, online: &[SigningKey]) -> Result<(), Refusal> {
        let known = root.plan().online;
        if online.iter().any(|key| known.contains(&key.public())) {
            return Ok(());
        }
        Err(Refusal::new(
            Reason::WrongKey,
            root.file_name(),
            "it does not name this centre's online key",
        ))
    }

    /// The file of `entry` is published, or lies in `incoming` as it was signed.
    fn arrived(&self, entry: &Entry) -> Result<(), Refusal> {
        if entry.withdrawn || self.holds(entry) {
            return Ok(());
        }
        let (length, sha256) = measure(&self.incoming(&entry.name))?;
        if (length, sha256) == (entry.length, entry.sha256) {
            return Ok(());
        }
        Err(Refusal::new(
            Reason::Altered,
            entry.name.as_str(),
            format!(
                "{length} of {} bytes were uploaded, or others",
                entry.length
            ),
        ))
    }

    fn take_in(&self, entry: &Entry) -> Result<(), Refusal> {
        if entry.withdrawn || self.holds(entry) {
            return Ok(());
        }
        let failed = |error: std::io::Error| Refusal::storage(entry.name.as_str(), &error);
        let from = self.incoming(&entry.name);
        fs::File::open(&from)
            .and_then(|file| file.sync_all())
            .map_err(failed)?;
        let folder = self.folder.join("targets");
        fs::rename(&from, folder.join(entry.served())).map_err(failed)?;
        sync_folder(&folder).map_err(failed)
    }

    /// The highest number of `N.WHAT` in the folder.
    fn newest(&self, what: &str) -> Result<Option<u64>, Refusal> {
        let failed = |error: std::io::Error| Refusal::storage("metadata", &error);
        let mut newest = None;
        for found in fs::read_dir(self.metadata()).map_err(failed)? {
            let name = found.map_err(failed)?.file_name();
            let Some(name) = name.to_str().filter(|name| is_metadata_name(name)) else {
                continue;
            };
            if let Some((number, rest)) = name.split_once('.')
                && rest == what
            {
                newest = newest.max(number.parse().ok());
            }
        }
        Ok(newest)
    }

    fn metadata(&self) -> PathBuf {
        self.folder.join("metadata")
    }

    fn read(&self, name: &str, limit: u64) -> Result<Vec<u8>, Refusal> {
        read_own(&self.metadata().join(name), limit)
            .map_err(|error| Refusal::storage(name, &error))?
            .ok_or_else(|| Refusal::new(Reason::Missing, name, ""))
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
        write_atomically(&self.metadata(), name, bytes)
            .map_err(|error| Refusal::storage(name, &error))
    }

    /// Held until it is dropped.
    fn lock(&self) -> Result<fs::File, Refusal> {
        let failed = |error: std::io::Error| Refusal::storage("lock", &error);
        let file = fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.folder.join(".lock"))
            .map_err(failed)?;
        flock(&file, FlockOperation::LockExclusive).map_err(|error| failed(error.into()))?;
        Ok(file)
    }
}

/// What an accepted offer amounts to.
#[derive(Debug)]
struct Next {
    root: SignedRoot,
    targets: SignedTargets,
    new_roots: Vec<SignedRoot>,
    new_targets: bool,
}

fn valid(what: &str, expires: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Refusal> {
    if now < expires {
        Ok(())
    } else {
        Err(Refusal::new(
            Reason::Expired,
            what,
            format!("on {}", expires.date_naive()),
        ))
    }
}
