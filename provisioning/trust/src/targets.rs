// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Targets: the signed list of bundles and images, made offline.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use chrono::{DateTime, Utc};
use sha2::Digest as _;
use tough::schema::decoded::Decoded;
use tough::schema::{Hashes, Signed, Target, Targets};

use crate::entry::{Digest, Entry, Kind, Listing, TargetName};
use crate::keys::SigningKey;
use crate::refusal::{Reason, Refusal};
use crate::root::SignedRoot;
use crate::tuf;

/// A list that is signed by enough keys of some root.
#[derive(Debug, Clone)]
pub struct SignedTargets {
    bytes: Vec<u8>,
    signed: Signed<Targets>,
    listing: Listing,
}

impl SignedTargets {
    /// Reads a list and checks it against `root`.
    ///
    /// # Errors
    /// [`Reason::Malformed`], [`Reason::TooLarge`], [`Reason::WrongKey`].
    pub fn parse(bytes: &[u8], root: &SignedRoot) -> Result<Self, Refusal> {
        let signed: Signed<Targets> = tuf::parse(bytes, "targets.json", tuf::TARGETS_LIMIT)?;
        tuf::verify(root.role(), &signed, "targets.json")?;
        Self::of(bytes.to_vec(), signed)
    }

    /// From metadata that was verified before.
    pub(crate) fn of(bytes: Vec<u8>, signed: Signed<Targets>) -> Result<Self, Refusal> {
        let delegates = signed
            .signed
            .delegations
            .as_ref()
            .is_some_and(|d| !d.roles.is_empty());
        if delegates {
            return Err(Refusal::new(
                Reason::Malformed,
                "targets.json",
                "it lets others sign, which no region does",
            ));
        }
        let mut listing = Listing::default();
        for (name, target) in &signed.signed.targets {
            listing.insert(Entry::read(name.raw(), target)?);
        }
        Ok(Self {
            bytes,
            signed,
            listing,
        })
    }

    #[must_use]
    pub fn version(&self) -> u64 {
        self.signed.signed.version.get()
    }

    #[must_use]
    pub fn expires(&self) -> DateTime<Utc> {
        tuf::to_chrono(self.signed.signed.expires)
    }

    /// The file as it is published.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// `N.targets.json`.
    #[must_use]
    pub fn file_name(&self) -> String {
        format!("{}.targets.json", self.version())
    }

    #[must_use]
    pub fn listing(&self) -> &Listing {
        &self.listing
    }

    pub(crate) fn role(&self) -> &Targets {
        &self.signed.signed
    }
}

/// A list that is being changed.
#[derive(Debug, Clone)]
pub struct TargetsDraft {
    role: Targets,
}

impl TargetsDraft {
    /// The first list of a region: empty.
    ///
    /// # Errors
    /// [`Reason::Malformed`] for an impossible date.
    pub fn first(expires: DateTime<Utc>) -> Result<Self, Refusal> {
        let mut role = Targets::new(
            tuf::SPEC.to_owned(),
            std::num::NonZeroU64::MIN,
            tuf::to_jiff(expires)?,
        );
        role.delegations = None;
        Ok(Self { role })
    }

    /// The list after `previous`, with the same entries.
    ///
    /// # Errors
    /// As [`TargetsDraft::first`].
    pub fn next(previous: &SignedTargets, expires: DateTime<Utc>) -> Result<Self, Refusal> {
        let mut role = previous.role().clone();
        role.version = tuf::next(role.version)?;
        role.expires = tuf::to_jiff(expires)?;
        Ok(Self { role })
    }

    /// Adds an entry whose file was measured before.
    ///
    /// # Errors
    /// [`Reason::Malformed`] when the name does not fit the kind, or when there is such a number
    /// already with other bytes: a number is given once.
    pub fn add(&mut self, entry: &Entry) -> Result<(), Refusal> {
        if entry.kind.name().as_ref() != Some(&entry.name) {
            return Err(Refusal::new(
                Reason::Malformed,
                entry.name.as_str(),
                "the name does not say what it is",
            ));
        }
        let name = tuf_name(&entry.name)?;
        if let Some(present) = self.role.targets.get(&name) {
            let present = Entry::read(name.raw(), present)?;
            if present.sha256 != entry.sha256 {
                return Err(Refusal::new(
                    Reason::Malformed,
                    entry.name.as_str(),
                    "this number is taken by other bytes: give the next number",
                ));
            }
        }
        self.role.add_target(
            name,
            Target {
                length: entry.length,
                hashes: Hashes {
                    sha256: Decoded::from(entry.sha256.0.to_vec()),
                    _extra: Default::default(),
                },
                custom: entry.custom(),
                _extra: Default::default(),
            },
        );
        Ok(())
    }

    /// Measures the file at `path` and adds it under the name of its kind.
    ///
    /// # Errors
    /// As [`TargetsDraft::add`]; [`Reason::Missing`] or [`Reason::Storage`] when the file cannot
    /// be read.
    pub fn add_file(&mut self, path: &Path, kind: Kind) -> Result<Entry, Refusal> {
        let name = kind
            .name()
            .ok_or_else(|| Refusal::new(Reason::Malformed, "target", "of no known kind"))?;
        let (length, sha256) = measure(path)?;
        let entry = Entry {
            name,
            length,
            sha256,
            kind,
            withdrawn: false,
        };
        self.add(&entry)?;
        Ok(entry)
    }

    /// Marks an entry so that nobody takes it any more.
    ///
    /// # Errors
    /// [`Reason::Missing`].
    pub fn withdraw(&mut self, name: &TargetName) -> Result<(), Refusal> {
        let target = self
            .role
            .targets
            .get_mut(&tuf_name(name)?)
            .ok_or_else(|| Refusal::new(Reason::Missing, name.as_str(), ""))?;
        target.custom.insert("withdrawn".to_owned(), true.into());
        Ok(())
    }

    /// Takes an entry out of the list, to make room. The newest of its kind should rather be
    /// withdrawn.
    ///
    /// # Errors
    /// [`Reason::Missing`].
    pub fn remove(&mut self, name: &TargetName) -> Result<(), Refusal> {
        self.role
            .remove_target(&tuf_name(name)?)
            .map(|_| ())
            .ok_or_else(|| Refusal::new(Reason::Missing, name.as_str(), ""))
    }

    #[must_use]
    pub fn version(&self) -> u64 {
        self.role.version.get()
    }

    /// Signs the list with those of `keys` that `root` lets sign it.
    ///
    /// # Errors
    /// [`Reason::WrongKey`] when they are not enough.
    pub fn sign(&self, root: &SignedRoot, keys: &[SigningKey]) -> Result<SignedTargets, Refusal> {
        let signed = tuf::sign(root.role(), self.role.clone(), keys, "targets.json")?;
        SignedTargets::of(tuf::write(&signed)?, signed)
    }
}

fn tuf_name(name: &TargetName) -> Result<tough::TargetName, Refusal> {
    tough::TargetName::new(name.as_str())
        .map_err(|error| Refusal::new(Reason::Malformed, name.as_str(), error))
}

/// Length and SHA-256 of a file.
///
/// # Errors
/// [`Reason::Missing`], [`Reason::Storage`].
pub fn measure(path: &Path) -> Result<(u64, Digest), Refusal> {
    let what = || {
        path.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let refuse = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => Refusal::new(Reason::Missing, what(), ""),
        _ => Refusal::storage(what(), &error),
    };
    let mut file = File::open(path).map_err(refuse)?;
    let mut hash = sha2::Sha256::new();
    let mut length = 0;
    let mut piece = vec![0; 256 * 1024];
    loop {
        let read = file.read(&mut piece).map_err(refuse)?;
        if read == 0 {
            return Ok((length, Digest(hash.finalize().into())));
        }
        hash.update(piece.get(..read).unwrap_or_default());
        length += read as u64;
    }
}
