// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A terminal's half: verify, remember, list, fetch.
//!
//! ```no_run
//! # use std::{path::Path, sync::Arc};
//! # use sportello_trust::{Client, Clock, Fetch, Folder};
//! # async fn work(clock: Clock) -> Result<(), sportello_trust::Refusal> {
//! let root = std::fs::read("/usr/share/sportello/trust/root.json").unwrap_or_default();
//! let mut client = Client::open(Path::new("/var/lib/sportello/trust"), &root)?;
//! let stick = Arc::new(Folder::open(Path::new("/run/stick/sportello-trust"))?);
//! let freshness = client.refresh(stick.clone(), &clock).await?;
//! if let Some((number, entry)) = client.list().newest_bundle() {
//!     let into = Path::new("/var/lib/sportello/staging").join(entry.name.as_str());
//!     client.fetch(stick.as_ref(), &entry.name, &into, &mut Fetch::default()).await?;
//! }
//! # Ok(()) }
//! ```

mod fetch;
mod memory;
mod verify;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};

pub use fetch::{Fetch, check_file};
pub use memory::{Floors, MemoryState};

use crate::clock::Clock;
use crate::entry::{Listing, TargetName};
use crate::files::{make_folder, write_atomically};
use crate::refusal::{Reason, Refusal};
use crate::root::SignedRoot;
use crate::source::{Folder, Source};
use memory::Memory;

/// How new the answer of a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Freshness {
    Fresh,
    /// Valid, not below anything seen, but past its date: there may be newer.
    Stale,
}

/// What a terminal knows of the region's repository.
#[derive(Debug)]
pub struct Client {
    store: PathBuf,
    memory: Memory,
    state: MemoryState,
    listing: Listing,
}

impl Client {
    /// Opens the memory in `store` (made if it is missing). `trusted_root` is the root that the
    /// image brought: whatever the memory says must follow from it.
    ///
    /// # Errors
    /// [`Reason::Malformed`] or [`Reason::WrongKey`] for the trusted root; [`Reason::Storage`].
    pub fn open(store: &Path, trusted_root: &[u8]) -> Result<Self, Refusal> {
        make_folder(&store.join("metadata"))
            .map_err(|error| Refusal::storage("trust folder", &error))?;
        let trusted = SignedRoot::parse(trusted_root)?;
        let (memory, state) = Memory::open(store, &trusted)?;
        Ok(Self {
            store: store.to_owned(),
            memory,
            state,
            listing: Listing::default(),
        })
    }

    /// How the memory was found when it was opened. Damage is worth telling the centre.
    #[must_use]
    pub fn memory_state(&self) -> MemoryState {
        self.state
    }

    /// Asks `source` for its metadata and verifies it against everything known. On success the
    /// floors rise (on disk, before this returns) and [`Client::list`] says what is signed; on
    /// refusal nothing changes.
    ///
    /// # Errors
    /// Every [`Reason`] but [`Reason::Withdrawn`].
    pub async fn refresh(
        &mut self,
        source: Arc<dyn Source>,
        clock: &Clock,
    ) -> Result<Freshness, Refusal> {
        let answer = verify::ask(source, &self.memory.root).await?;
        let freshness = verify::judge(&answer, &self.memory, clock)?;
        // For this terminal's next start, its neighbours and the root-side helper; before the
        // floors, or a power cut between the two would leave a set that is below them.
        write_set(&self.store, answer.files())?;
        let memory = self.memory.after(&answer);
        memory.save(&self.store)?;
        self.memory = memory;
        self.listing = answer.targets.listing().clone();
        Ok(freshness)
    }

    /// Verifies what was kept from the last [`Client::refresh`], so that [`Client::list`]
    /// speaks with no source at all.
    ///
    /// # Errors
    /// As [`Client::refresh`]; [`Reason::Missing`] when nothing was kept.
    pub async fn recall(&mut self, clock: &Clock) -> Result<Freshness, Refusal> {
        let kept = Folder::open(&self.store)?;
        self.refresh(Arc::new(kept), clock).await
    }

    /// What is signed, after the last success of [`Client::refresh`] or [`Client::recall`].
    #[must_use]
    pub fn list(&self) -> &Listing {
        &self.listing
    }

    /// The versions below which nothing is accepted.
    #[must_use]
    pub fn floors(&self) -> Floors {
        self.memory.floors()
    }

    /// The latest signed time that was seen.
    #[must_use]
    pub fn last_signed(&self) -> Option<DateTime<Utc>> {
        self.memory.kept.signed
    }

    /// Fetches the file `name` from `source` to `into`, which is whole and verified when this
    /// returns. A fetch that breaks off leaves `into` with `.part` behind it and goes on from
    /// there next time.
    ///
    /// # Errors
    /// [`Reason::Withdrawn`], [`Reason::Missing`], [`Reason::TooLarge`], [`Reason::Altered`],
    /// [`Reason::Truncated`] and [`Reason::Unreachable`] (try again), [`Reason::NotAFile`],
    /// [`Reason::NoRoom`], [`Reason::Storage`].
    pub async fn fetch(
        &self,
        source: &dyn Source,
        name: &TargetName,
        into: &Path,
        how: &mut Fetch<'_>,
    ) -> Result<(), Refusal> {
        fetch::fetch(self.listing.get(name)?, source, into, how).await
    }

    /// Copies the verified metadata to `folder/metadata`, as the folder of a stick, a
    /// neighbour or the root-side helper reads it.
    ///
    /// # Errors
    /// [`Reason::Missing`] when nothing was kept yet; [`Reason::Storage`].
    pub fn copy_metadata(&self, folder: &Path) -> Result<(), Refusal> {
        let failed = |error: std::io::Error| Refusal::storage("metadata", &error);
        let kept = self.store.join("metadata");
        let mut files = Vec::new();
        for found in std::fs::read_dir(&kept).map_err(failed)? {
            let found = found.map_err(failed)?;
            if let Some(name) = found.file_name().to_str()
                && crate::source::is_metadata_name(name)
            {
                files.push((
                    name.to_owned(),
                    std::fs::read(found.path()).map_err(failed)?,
                ));
            }
        }
        if files.is_empty() {
            return Err(Refusal::new(
                Reason::Missing,
                "metadata",
                "nothing was kept yet",
            ));
        }
        files.sort();
        write_set(
            folder,
            files.iter().map(|(n, b)| (n.as_str(), b.as_slice())),
        )
    }
}

/// Writes metadata files to `folder/metadata`, `timestamp.json` last, and then takes away what
/// does not belong to the set.
fn write_set<'a>(
    folder: &Path,
    files: impl Iterator<Item = (&'a str, &'a [u8])>,
) -> Result<(), Refusal> {
    let folder = folder.join("metadata");
    let failed = |error: std::io::Error| Refusal::storage("metadata", &error);
    make_folder(&folder).map_err(failed)?;
    let (mut last, mut others): (Vec<_>, Vec<_>) =
        files.partition(|(name, _)| *name == "timestamp.json");
    others.append(&mut last);
    for (name, bytes) in &others {
        if std::fs::read(folder.join(name)).ok().as_deref() != Some(bytes) {
            write_atomically(&folder, name, bytes).map_err(failed)?;
        }
    }
    for found in std::fs::read_dir(&folder).map_err(failed)? {
        let found = found.map_err(failed)?;
        let name = found.file_name();
        let known = name.to_str().is_some_and(|name| {
            name.ends_with(".root.json") || others.iter().any(|(other, _)| *other == name)
        });
        if !known {
            std::fs::remove_file(found.path()).map_err(failed)?;
        }
    }
    Ok(())
}
