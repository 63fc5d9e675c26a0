// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One answer of a source: `tough` walks the roots and checks every signature, length, hash
//! and cross-reference; versions, dates and bounds are judged here.
//!
//! `tough` gets a datastore of its own that is thrown away, and no say about time: its memory
//! loses the floors silently when a file is truncated, and keeps a wrong clock for ever.

use std::collections::BTreeMap;
use std::error::Error as _;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use chrono::{DateTime, Utc};
use tough::error::Error;
use tough::schema::{Role, RoleType};
use tough::{
    ExpirationEnforcement, Limits, RepositoryLoader, Transport, TransportError, TransportErrorKind,
    TransportStream,
};
use url::Url;

use super::Freshness;
use super::memory::Memory;
use crate::clock::Clock;
use crate::refusal::{Reason, Refusal};
use crate::root::SignedRoot;
use crate::source::{Source, is_metadata_name};
use crate::targets::SignedTargets;
use crate::tuf;

/// Version and expiry of an online role.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Online {
    pub(crate) version: u64,
    pub(crate) expires: DateTime<Utc>,
}

/// A whole set of metadata that belongs together and is signed.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) root: SignedRoot,
    /// Roots after the one that was known.
    pub(crate) new_roots: Vec<SignedRoot>,
    pub(crate) targets: SignedTargets,
    pub(crate) snapshot: Online,
    pub(crate) timestamp: Online,
    /// When timestamp says that it was signed.
    told: Option<DateTime<Utc>>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Answer {
    /// The signed time that may be remembered. The centre's word counts only up to the expiry
    /// of what was signed offline: a thief of the online key cannot push the clock further.
    pub(crate) fn signed(&self) -> Option<DateTime<Utc>> {
        let most = self.targets.expires().min(self.root.expires());
        self.told.map(|told| told.min(most))
    }

    /// The files as they came, by name.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(n, b)| (n.as_str(), b.as_slice()))
    }
}

/// Reads the metadata of `source` and verifies that it follows from `root`.
pub(crate) async fn ask(source: Arc<dyn Source>, root: &SignedRoot) -> Result<Answer, Refusal> {
    let reader = Reader {
        source,
        seen: Arc::default(),
    };
    let base = Url::parse("trust://source/metadata/")
        .map_err(|error| Refusal::new(Reason::Malformed, "address", error))?;
    let loaded = RepositoryLoader::new(&root.bytes(), base.clone(), base)
        .transport(reader.clone())
        .expiration_enforcement(ExpirationEnforcement::Unsafe)
        .limits(Limits {
            max_root_size: tuf::ROOT_LIMIT,
            max_targets_size: tuf::TARGETS_LIMIT,
            max_timestamp_size: tuf::TIMESTAMP_LIMIT,
            max_snapshot_size: tuf::SNAPSHOT_LIMIT,
            max_root_updates: tuf::MAX_ROOT_CHANGES,
        })
        .load()
        .await;
    let seen = std::mem::take(&mut *reader.seen.lock().unwrap_or_else(PoisonError::into_inner));
    // Before anything else: `tough` takes a root that cannot be read for one that is not there.
    if let Some(refusal) = seen.trouble {
        return Err(refusal);
    }
    let loaded = loaded.map_err(|error| refusal(&error))?;

    let mut newest = root.clone();
    let mut new_roots = Vec::new();
    while newest.version() < loaded.root().signed.version.get() {
        let name = format!("{}.root.json", newest.version() + 1);
        let bytes = seen
            .files
            .get(&name)
            .ok_or_else(|| Refusal::new(Reason::Missing, name, ""))?;
        newest = newest.follow(bytes)?;
        new_roots.push(newest.clone());
    }
    let targets = seen
        .files
        .iter()
        .find(|(name, _)| name.ends_with(".targets.json"))
        .map(|(_, bytes)| bytes.clone())
        .ok_or_else(|| Refusal::new(Reason::Missing, "targets.json", ""))?;
    let online = |role: &dyn Fn() -> (u64, jiff::Timestamp)| {
        let (version, expires) = role();
        Online {
            version,
            expires: tuf::to_chrono(expires),
        }
    };
    let (snapshot, timestamp) = (&loaded.snapshot().signed, &loaded.timestamp().signed);
    Ok(Answer {
        targets: SignedTargets::of(targets, loaded.targets().clone())?,
        snapshot: online(&|| (snapshot.version().get(), snapshot.expires())),
        timestamp: online(&|| (timestamp.version().get(), timestamp.expires())),
        told: timestamp
            ._extra
            .get(tuf::SIGNED_AT)
            .and_then(|value| value.as_str()?.parse().ok()),
        root: newest,
        new_roots,
        files: seen.files,
    })
}

/// Whether a set that belongs together may be accepted, given what was seen before and the
/// time.
pub(crate) fn judge(answer: &Answer, memory: &Memory, clock: &Clock) -> Result<Freshness, Refusal> {
    let keys = |role| tuf::key_ids(answer.root.role(), role);
    let kept = &memory.kept;
    for (what, version, floor) in [
        (
            "targets.json",
            answer.targets.version(),
            kept.targets.under(&keys(RoleType::Targets)),
        ),
        (
            "snapshot.json",
            answer.snapshot.version,
            kept.snapshot.under(&keys(RoleType::Snapshot)),
        ),
        (
            "timestamp.json",
            answer.timestamp.version,
            kept.timestamp.under(&keys(RoleType::Timestamp)),
        ),
    ] {
        if version < floor {
            return Err(Refusal::new(
                Reason::OlderVersion,
                what,
                format!("version {version}, {floor} was seen"),
            ));
        }
    }
    let signed = kept.signed.max(answer.signed());
    let (proven, likely) = (clock.proven(signed), clock.likely(signed));
    for (what, expires) in [
        ("root.json", answer.root.expires()),
        ("targets.json", answer.targets.expires()),
    ] {
        if expires < proven {
            return Err(Refusal::new(
                Reason::Expired,
                what,
                format!("on {}", expires.date_naive()),
            ));
        }
    }
    let earliest = answer
        .root
        .expires()
        .min(answer.targets.expires())
        .min(answer.snapshot.expires)
        .min(answer.timestamp.expires);
    Ok(if earliest < likely {
        Freshness::Stale
    } else {
        Freshness::Fresh
    })
}

/// Lends a source to `tough`: bounded, and every file kept as it came.
#[derive(Debug, Clone)]
struct Reader {
    source: Arc<dyn Source>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Debug, Default)]
struct Seen {
    files: BTreeMap<String, Vec<u8>>,
    /// The first thing that went wrong on our side of `tough`.
    trouble: Option<Refusal>,
}

fn limit(name: &str) -> u64 {
    match name.split_once('.') {
        Some((_, "root.json")) => tuf::ROOT_LIMIT,
        Some((_, "snapshot.json")) => tuf::SNAPSHOT_LIMIT,
        Some((_, "targets.json")) => tuf::TARGETS_LIMIT,
        _ => tuf::TIMESTAMP_LIMIT,
    }
}

#[async_trait::async_trait]
impl Transport for Reader {
    async fn fetch(&self, url: Url) -> Result<TransportStream, TransportError> {
        let name = url
            .path_segments()
            .and_then(|mut segments| segments.next_back())
            .unwrap_or_default();
        let missing = || TransportError::new(TransportErrorKind::FileNotFound, url.as_str());
        if !is_metadata_name(name) {
            return Err(missing());
        }
        let answer = self.source.metadata(name, limit(name)).await;
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        match answer {
            // The source may not keep its word about the limit.
            Ok(Some(bytes)) if bytes.len() as u64 > limit(name) => {
                let refusal = Refusal::new(Reason::TooLarge, name, "");
                let error = TransportError::new(TransportErrorKind::Other, url.as_str());
                seen.trouble.get_or_insert(refusal);
                Err(error)
            }
            Ok(Some(bytes)) => {
                seen.files.insert(name.to_owned(), bytes.clone());
                Ok(Box::pin(futures_util::stream::once(std::future::ready(
                    Ok(Bytes::from(bytes)),
                ))))
            }
            Ok(None) => Err(missing()),
            Err(refusal) => {
                let error = TransportError::new(TransportErrorKind::Other, url.as_str());
                seen.trouble.get_or_insert(refusal);
                Err(error)
            }
        }
    }
}

/// What `tough` says, in our closed list.
fn refusal(error: &Error) -> Refusal {
    let (reason, what) = match error {
        Error::VerifyTrustedMetadata { .. } => (Reason::WrongKey, "root.json".to_owned()),
        Error::VerifyMetadata { role, .. } => (Reason::WrongKey, format!("{role}.json")),
        Error::ParseMetadata { role, .. } => (Reason::Malformed, format!("{role}.json")),
        Error::VersionMismatch { role, .. } => (Reason::MixedMetadata, format!("{role}.json")),
        Error::OlderMetadata { role, .. } => (Reason::OlderVersion, format!("{role}.json")),
        Error::MaxUpdatesExceeded { .. } => (Reason::TooLarge, "roots".to_owned()),
        Error::Transport { source, url, .. } => {
            let name = url.path().rsplit('/').next().unwrap_or_default().to_owned();
            (transport(source), name)
        }
        Error::DatastoreInit { .. }
        | Error::DatastoreCreate { .. }
        | Error::DatastoreOpen { .. }
        | Error::DatastoreRemove { .. } => (Reason::Storage, "temporary folder".to_owned()),
        _ => (Reason::Malformed, "metadata".to_owned()),
    };
    Refusal::new(reason, what, error)
}

fn transport(error: &TransportError) -> Reason {
    if error.kind() == TransportErrorKind::FileNotFound {
        return Reason::Missing;
    }
    // Another length or hash than the role above it has signed.
    match error.source().and_then(|e| e.downcast_ref::<Error>()) {
        Some(Error::HashMismatch { .. } | Error::MaxSizeExceeded { .. }) => Reason::MixedMetadata,
        _ => Reason::Unreachable,
    }
}
