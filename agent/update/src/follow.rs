// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The agent's half: asking the repository, putting a bundle to use, fetching an image.
//!
//! Works with any source: the centre, a neighbour, a stick. What is fetched is verified where
//! it landed; a fetch that broke off goes on where it stopped.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use sportello_bundle::archive::{ArchiveError, unpack};
use sportello_bundle::catalogue;
use sportello_bundle::finding::Finding;
use sportello_bundle::layers;
use sportello_bundle::lint::{self, Rules};
use sportello_bundle::manifest::Version;
use sportello_protocol::{Place, UpdateRefusal};
use sportello_trust::{Client, Fetch, Freshness, Kind, Listing, Source};
use tracing::{info, warn};

use crate::bundles::Shelf;
use crate::files;
use crate::places::Places;
use crate::release::{Release, ReleaseError};
use crate::staging::Staging;
use crate::trusted::{self, TrustError};

/// A packed bundle is smaller.
const MOST_BUNDLE: u64 = 128 << 20;
/// All files of an image that may lie in the staging folder.
pub const QUOTA: u64 = 3 << 30;
/// What must stay free on the state partition beside an image: book, trust, bundles.
const SPARE: u64 = 256 << 20;

/// What the repository offers could not be put to use.
#[derive(Debug, thiserror::Error)]
pub enum FollowError {
    #[error(transparent)]
    Trust(#[from] TrustError),
    #[error("{why}")]
    Refused { reason: UpdateRefusal, why: String },
    #[error("the bundle cannot be unpacked")]
    Archive(#[from] ArchiveError),
    #[error("{what}")]
    Io {
        what: &'static str,
        #[source]
        source: io::Error,
    },
}

impl From<sportello_trust::Refusal> for FollowError {
    fn from(refusal: sportello_trust::Refusal) -> Self {
        Self::Trust(refusal.into())
    }
}

impl FollowError {
    /// The word for it on the wire; `None` when it is no more than a source that does not
    /// answer, which passes.
    #[must_use]
    pub fn reason(&self) -> Option<UpdateRefusal> {
        let of_disk = |source: &io::Error| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => UpdateRefusal::NoSpace,
            _ => UpdateRefusal::WriteFailed,
        };
        match self {
            Self::Trust(TrustError::Refused(refusal)) if refusal.reason.passes() => None,
            Self::Trust(error) => Some(error.reason()),
            Self::Refused { reason, .. } => Some(*reason),
            Self::Archive(ArchiveError::Unfit { .. }) => Some(UpdateRefusal::BadContent),
            Self::Archive(ArchiveError::Io { source, .. }) | Self::Io { source, .. } => {
                Some(of_disk(source))
            }
        }
    }
}

fn refuse<T>(reason: UpdateRefusal, why: impl Into<String>) -> Result<T, FollowError> {
    Err(FollowError::Refused {
        reason,
        why: why.into(),
    })
}

fn io(what: &'static str) -> impl FnOnce(io::Error) -> FollowError {
    move |source| FollowError::Io { what, source }
}

/// What the region says, and what of it is on this terminal.
#[derive(Debug)]
pub struct Follower {
    client: Client,
    release: Release,
    shelf: Shelf,
    staging: Staging,
}

/// How a bundle was put to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InUse {
    pub number: u64,
    /// It was not before, or for another place.
    pub news: bool,
}

impl Follower {
    /// Opens what the agent keeps; folders are made where they are missing.
    ///
    /// # Errors
    /// When this is no image of ours, or the folders cannot be used.
    pub fn open(places: &Places) -> Result<Self, OpenError> {
        let release = Release::read(&places.release)?;
        let staging = Staging::at(places.staging());
        for folder in [places.bundles(), staging.metadata(), staging.targets()] {
            fs::create_dir_all(folder)?;
        }
        Ok(Self {
            client: trusted::open(&places.trust(), places)?,
            release,
            shelf: Shelf::at(places.bundles()),
            staging,
        })
    }

    #[must_use]
    pub const fn release(&self) -> &Release {
        &self.release
    }

    #[must_use]
    pub const fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    #[must_use]
    pub const fn staging(&self) -> &Staging {
        &self.staging
    }

    /// What is signed, as far as it was heard.
    #[must_use]
    pub fn list(&self) -> &Listing {
        self.client.list()
    }

    /// Hears what `source` says.
    ///
    /// # Errors
    /// When it does not answer or cannot be believed; what was heard before still counts.
    pub async fn refresh(&mut self, source: Arc<dyn Source>) -> Result<Freshness, FollowError> {
        let clock = trusted::clock(&self.release);
        Ok(self.client.refresh(source, &clock).await?)
    }

    /// Hears what was kept from last time.
    ///
    /// # Errors
    /// When nothing was kept, or it cannot be believed any more.
    pub async fn recall(&mut self) -> Result<Freshness, FollowError> {
        let clock = trusted::clock(&self.release);
        Ok(self.client.recall(&clock).await?)
    }

    /// The bundle to follow: the wanted one, else the newest.
    ///
    /// # Errors
    /// When the wanted one is not signed, or was withdrawn, or is older than the one in use
    /// though that one holds.
    pub fn choose_bundle(&self, wanted: Option<u64>) -> Result<Option<u64>, FollowError> {
        let list = self.client.list();
        let newest = list.newest_bundle().map(|(number, _)| number);
        let Some(number) = wanted.or(newest) else {
            return Ok(None);
        };
        list.bundle(number)?;
        let current = self.shelf.current();
        match current {
            Some(current) if number < current && list.bundle(current).is_ok() => refuse(
                UpdateRefusal::OlderVersion,
                format!("bundle {current} is in use and was not withdrawn"),
            ),
            _ => Ok(Some(number)),
        }
    }

    /// Puts bundle `number` to use for the terminal that stands at `place`.
    ///
    /// # Errors
    /// When it cannot be had or followed; the one in use stays.
    pub async fn follow_bundle(
        &self,
        source: &dyn Source,
        number: u64,
        place: &Place,
    ) -> Result<InUse, FollowError> {
        let standing = self.shelf.whole(number);
        let current = self.shelf.current();
        if current == Some(number) && standing.as_ref() == Some(place) {
            return Ok(InUse {
                number,
                news: false,
            });
        }
        let today = self.today(Utc::now());
        if standing.is_none() {
            self.fetch_bundle(source, number, place, today).await?;
        } else if standing.as_ref() != Some(place) {
            // Tasks are as they were; the policy is another one.
            let resolved = layers::resolve(&self.shelf.folder(number), &of_bundle(place));
            check(&resolved.findings)?;
            let file = self.shelf.folder(number).join("policy.toml");
            files::replace(&file, resolved.text.as_bytes(), 0o644)
                .map_err(io("the policy cannot be written"))?;
            self.seal(number, place)?;
        }
        self.shelf
            .use_bundle(Some(number))
            .map_err(io("the bundle cannot be put to use"))?;
        info!(number, "a bundle is in use from the shell's next start on");
        let keep: Vec<u64> = current.into_iter().collect();
        self.shelf
            .keep_only(&keep)
            .map_err(io("bundles that are not needed cannot be removed"))?;
        Ok(InUse { number, news: true })
    }

    async fn fetch_bundle(
        &self,
        source: &dyn Source,
        number: u64,
        place: &Place,
        today: NaiveDate,
    ) -> Result<(), FollowError> {
        let entry = self.client.list().bundle(number)?;
        let packed = self.staging.targets().join(entry.served());
        let mut how = Fetch {
            most: Some(MOST_BUNDLE),
            ..Fetch::default()
        };
        self.client
            .fetch(source, &entry.name, &packed, &mut how)
            .await?;
        let folder = self.shelf.folder(number);
        // Left by a power cut, or damaged.
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(io("a damaged bundle cannot be removed"))?;
        }
        let file = files::open_regular(&packed).map_err(io("the bundle cannot be read"))?;
        let manifest = unpack(file, &folder)?;
        let done = self.finish_bundle(number, &manifest, place, today);
        if done.is_err() {
            fs::remove_dir_all(&folder).map_err(io("a refused bundle cannot be removed"))?;
        }
        files::remove(&packed).map_err(io("the packed bundle cannot be removed"))?;
        done
    }

    fn finish_bundle(
        &self,
        number: u64,
        manifest: &sportello_bundle::manifest::Manifest,
        place: &Place,
        today: NaiveDate,
    ) -> Result<(), FollowError> {
        let folder = self.shelf.folder(number);
        if manifest.number != number {
            return refuse(
                UpdateRefusal::BadContent,
                format!(
                    "it is signed as bundle {number} and calls itself {}",
                    manifest.number
                ),
            );
        }
        if !manifest.runs_on(Version::own()) {
            return refuse(
                UpdateRefusal::NeedsNewerImage,
                format!("it needs version {} of the programs", manifest.needs),
            );
        }
        let resolved = layers::resolve(&folder, &of_bundle(place));
        check(&resolved.findings)?;
        let tasks = folder.join("tasks");
        let rules = Rules {
            // A place that does not show such tasks hides them; that is no fault of the bundle.
            unchecked_allowed: true,
            marks_wanted: false,
            ..Rules::of(&resolved.policy, today)
        };
        check(&lint::lint(&tasks, &rules))?;
        if catalogue::load(&tasks).0.tasks().next().is_none() {
            return refuse(UpdateRefusal::BadContent, "it holds no task");
        }
        files::replace(&folder.join("policy.toml"), resolved.text.as_bytes(), 0o644)
            .map_err(io("the policy cannot be written"))?;
        self.seal(number, place)
    }

    fn seal(&self, number: u64, place: &Place) -> Result<(), FollowError> {
        self.shelf
            .seal(number, place)
            .map_err(io("the bundle cannot be noted as whole"))
    }

    /// No clock of this terminal is before its image.
    fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        now.max(self.release.built).date_naive()
    }

    /// Whether everything of image `number` lies in the staging folder, and how many bytes
    /// are still to come. Nothing is hashed.
    ///
    /// # Errors
    /// When the image is not signed, was withdrawn, or is too large.
    pub fn missing(&self, number: u64) -> Result<u64, FollowError> {
        let image = self.client.list().image(number)?;
        let mut missing = 0_u64;
        let mut all = 0_u64;
        for entry in [image.root, image.verity, image.uki] {
            all = all.saturating_add(entry.length);
            let place = self.staging.targets().join(entry.served());
            if !place.is_file() {
                let part = fs::metadata(part_of(&place)).map_or(0, |found| found.len());
                missing = missing.saturating_add(entry.length.saturating_sub(part));
            }
        }
        if all > QUOTA {
            return refuse(
                UpdateRefusal::TooLarge,
                format!("its files have {all} bytes, more than may be staged"),
            );
        }
        Ok(missing)
    }

    /// Fetches what is missing of image `number`, at most `bytes_per_second`, while `go_on`
    /// says so. `false`: it was told to stop; what is here stays.
    ///
    /// # Errors
    /// When the image cannot be had.
    pub async fn fetch_image(
        &self,
        source: &dyn Source,
        number: u64,
        bytes_per_second: u64,
        go_on: &(dyn Fn() -> bool + Send + Sync),
    ) -> Result<bool, FollowError> {
        let missing = self.missing(number)?;
        self.keep_only(number)?;
        if !self.has_room(missing)? {
            return refuse(
                UpdateRefusal::NoSpace,
                format!("{missing} bytes are missing and do not fit"),
            );
        }
        let image = self.client.list().image(number)?;
        for entry in [image.uki, image.verity, image.root] {
            let into = self.staging.targets().join(entry.served());
            let mut stopped = false;
            let mut progress = |_: u64| {
                stopped = !go_on();
                !stopped
            };
            let mut how = Fetch {
                most: Some(QUOTA),
                bytes_per_second: Some(bytes_per_second),
                progress: Some(&mut progress),
            };
            let done = self
                .client
                .fetch(source, &entry.name, &into, &mut how)
                .await;
            match done {
                Err(_) if stopped => return Ok(false),
                other => other?,
            }
        }
        // As root reads it: metadata and files of one repository.
        self.client.copy_metadata(self.staging.folder())?;
        Ok(true)
    }

    fn has_room(&self, missing: u64) -> Result<bool, FollowError> {
        let disk = rustix::fs::statvfs(self.staging.folder())
            .map_err(|error| io("the disk does not say how full it is")(error.into()))?;
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        Ok(free >= missing.saturating_add(SPARE))
    }

    /// Takes away what is staged and belongs to no part of image `number`.
    fn keep_only(&self, number: u64) -> Result<(), FollowError> {
        let image = self.client.list().image(number)?;
        let kept = [image.root, image.verity, image.uki].map(|entry| entry.served());
        self.sweep(|name| {
            kept.iter()
                .any(|kept| name == kept || name.strip_suffix(".part") == Some(kept))
        })
    }

    /// Takes away everything staged: nothing is wanted, or it is in its slot.
    ///
    /// # Errors
    /// When it cannot be removed.
    pub fn clear(&self) -> Result<(), FollowError> {
        self.sweep(|_| false)
    }

    fn sweep(&self, kept: impl Fn(&str) -> bool) -> Result<(), FollowError> {
        let failed = "what is not needed cannot be removed";
        for entry in fs::read_dir(self.staging.targets()).map_err(io(failed))? {
            let entry = entry.map_err(io(failed))?;
            if !entry.file_name().to_str().is_some_and(&kept) {
                files::remove(&entry.path()).map_err(io(failed))?;
            }
        }
        Ok(())
    }

    /// What an image is called by people.
    #[must_use]
    pub fn version_of(&self, number: u64) -> Option<String> {
        let image = self.client.list().image(number).ok()?;
        match &image.uki.kind {
            Kind::Image { version, .. } => Some(version.clone()),
            Kind::Bundle { .. } | Kind::Other => None,
        }
    }
}

/// The agent's half cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Release(#[from] ReleaseError),
    #[error(transparent)]
    Trust(#[from] TrustError),
    #[error("the folders for updates cannot be made")]
    Folders(#[from] io::Error),
}

fn part_of(file: &std::path::Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

fn of_bundle(place: &Place) -> layers::Place {
    let text = |name: &Option<sportello_protocol::LayerName>| {
        name.as_ref().map(|name| name.as_str().to_owned())
    };
    layers::Place {
        district: text(&place.district),
        site: text(&place.site),
        terminal: text(&place.terminal),
    }
}

/// Refuses what the linter calls an error; an author reads the rest.
fn check(findings: &[Finding]) -> Result<(), FollowError> {
    let wrong = findings
        .iter()
        .find(|finding| finding.severity == sportello_bundle::Severity::Error);
    match wrong {
        None => Ok(()),
        Some(finding) => {
            warn!(%finding, "the bundle's first fault");
            refuse(UpdateRefusal::BadContent, finding.to_string())
        }
    }
}
