// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a terminal must not forget: the roots it walked, the versions it saw, the last signed
//! time. Two copies, each with a checksum, each written beside, synced, renamed, its folder
//! synced; one after the other, so that at any instant one of them is whole.
//!
//! - One copy damaged: the other counts, and the damaged one is written anew.
//! - Both damaged or gone: the terminal begins again from the image's root. It must not lock
//!   itself out; what it lost (the floors) is told. An attacker who can write this folder is
//!   inside already.
//! - Roots in the memory are walked again from the image's root, signature by signature, at
//!   every start: a planted root has no effect but that.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::Digest as _;
use tough::schema::RoleType;

use super::verify::Answer;
use crate::files::{read_own, write_atomically};
use crate::refusal::Refusal;
use crate::root::SignedRoot;
use crate::tuf;

const COPIES: [&str; 2] = ["memory.a", "memory.b"];
const HEAD: &str = "sportello-trust-1 ";
/// A decade of roots.
const LIMIT: u64 = 4 * 1024 * 1024;

/// How the memory was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MemoryState {
    /// There was none: a first start.
    New,
    Whole,
    /// One copy was damaged or missing; the other counts.
    Mended,
    /// Both copies were damaged, or their roots do not follow from the image's: begun anew.
    Lost,
}

/// Versions below which nothing is accepted; 0 where nothing was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Floors {
    pub root: u64,
    pub targets: u64,
    pub snapshot: u64,
    pub timestamp: u64,
}

/// A version, and the keys that counted for the role when it was seen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Floor {
    version: u64,
    keys: BTreeSet<String>,
}

impl Floor {
    /// The version under `keys`: none once not a single key is left from before.
    pub(crate) fn under(&self, keys: &BTreeSet<String>) -> u64 {
        if self.keys.is_disjoint(keys) {
            0
        } else {
            self.version
        }
    }

    fn after(&self, version: u64, keys: BTreeSet<String>) -> Self {
        Self {
            version: self.under(&keys).max(version),
            keys,
        }
    }
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Grows with each save: which copy is the newer.
    generation: u64,
    /// Roots after the image's, in order, as they were published.
    roots: Vec<String>,
    pub(crate) targets: Floor,
    pub(crate) snapshot: Floor,
    pub(crate) timestamp: Floor,
    /// The latest signed time.
    pub(crate) signed: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone)]
pub(crate) struct Memory {
    pub(crate) kept: Kept,
    /// The newest root that was reached.
    pub(crate) root: SignedRoot,
}

impl Memory {
    pub(crate) fn open(store: &Path, trusted: &SignedRoot) -> Result<(Self, MemoryState), Refusal> {
        let mut copies = Vec::new();
        let mut missing = 0;
        for name in COPIES {
            match read_own(&store.join(name), LIMIT) {
                Ok(Some(bytes)) => copies.extend(unseal(&bytes)),
                Ok(None) => missing += 1,
                Err(error) if error.kind() == std::io::ErrorKind::InvalidData => {}
                Err(error) => return Err(Refusal::storage(name, &error)),
            }
        }
        let whole = copies.len();
        let newest = copies.into_iter().max_by_key(|kept| kept.generation);
        let fresh = || Self {
            kept: Kept::default(),
            root: trusted.clone(),
        };
        let (memory, state) = match newest {
            None if missing == COPIES.len() => return Ok((fresh(), MemoryState::New)),
            None => (fresh(), MemoryState::Lost),
            Some(kept) => match walk(trusted, &kept.roots) {
                Some(root) if whole == COPIES.len() => {
                    return Ok((Self { kept, root }, MemoryState::Whole));
                }
                Some(root) => (Self { kept, root }, MemoryState::Mended),
                None => (fresh(), MemoryState::Lost),
            },
        };
        memory.save(store)?;
        Ok((memory, state))
    }

    pub(crate) fn floors(&self) -> Floors {
        let under = |floor: &Floor, role| floor.under(&tuf::key_ids(self.root.role(), role));
        Floors {
            root: self.root.version(),
            targets: under(&self.kept.targets, RoleType::Targets),
            snapshot: under(&self.kept.snapshot, RoleType::Snapshot),
            timestamp: under(&self.kept.timestamp, RoleType::Timestamp),
        }
    }

    /// The memory once `answer` was accepted.
    pub(crate) fn after(&self, answer: &Answer) -> Self {
        let keys = |role| tuf::key_ids(answer.root.role(), role);
        let mut roots = self.kept.roots.clone();
        for root in &answer.new_roots {
            roots.push(String::from_utf8_lossy(root.bytes()).into_owned());
        }
        let kept = &self.kept;
        Self {
            kept: Kept {
                generation: kept.generation.saturating_add(1),
                roots,
                targets: kept
                    .targets
                    .after(answer.targets.version(), keys(RoleType::Targets)),
                snapshot: kept
                    .snapshot
                    .after(answer.snapshot.version, keys(RoleType::Snapshot)),
                timestamp: kept
                    .timestamp
                    .after(answer.timestamp.version, keys(RoleType::Timestamp)),
                signed: kept.signed.max(answer.signed()),
            },
            root: answer.root.clone(),
        }
    }

    /// Both copies, one after the other. Nothing is written when nothing changed but the count.
    pub(crate) fn save(&self, store: &Path) -> Result<(), Refusal> {
        let bytes = seal(&self.kept)?;
        for name in COPIES {
            write_atomically(store, name, &bytes)
                .map_err(|error| Refusal::storage(name, &error))?;
        }
        Ok(())
    }
}

/// From the image's root along those kept; `None` when one does not follow.
fn walk(trusted: &SignedRoot, kept: &[String]) -> Option<SignedRoot> {
    let mut root = trusted.clone();
    for text in kept {
        let next = SignedRoot::parse(text.as_bytes()).ok()?;
        // A newer image brings a newer root: what led up to it is behind us.
        if next.version() > trusted.version() {
            root = root.follow(text.as_bytes()).ok()?;
        }
    }
    Some(root)
}

fn seal(kept: &Kept) -> Result<Vec<u8>, Refusal> {
    let body = serde_json::to_vec(kept)
        .map_err(|error| Refusal::storage("memory", &std::io::Error::other(error)))?;
    let hash = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(&body));
    let mut bytes = format!("{HEAD}{hash}\n").into_bytes();
    bytes.extend(body);
    Ok(bytes)
}

/// The content, if it is what was written.
fn unseal(bytes: &[u8]) -> Option<Kept> {
    let (hash, body) = bytes.strip_prefix(HEAD.as_bytes())?.split_at_checked(64)?;
    let body = body.strip_prefix(b"\n")?;
    let right = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(body));
    if right.as_bytes() != hash {
        return None;
    }
    serde_json::from_slice(body).ok()
}
