// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the region's signed repository says, in the words of updates.

use std::io;
use std::path::Path;
use std::sync::Arc;

use chrono::Utc;
use sportello_protocol::UpdateRefusal;
use sportello_trust::{Client, Clock, Entry, Folder, Kind, Listing, Reason, Refusal};

use crate::apply::{Image, Part};
use crate::files;
use crate::places::Places;
use crate::release::Release;
use crate::staging::Staging;

/// A root of trust is smaller.
const MAX_ROOT: u64 = 1 << 20;
/// systemd-timesyncd says here that the clock was set from the network.
const SYNCHRONISED: &str = "/run/systemd/timesync/synchronized";

/// What is signed cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    #[error("the region's root of trust cannot be read; it comes with the image")]
    Root(#[source] io::Error),
    #[error("{0}")]
    Refused(#[from] Refusal),
}

impl TrustError {
    /// The word for it on the wire.
    #[must_use]
    pub fn reason(&self) -> UpdateRefusal {
        match self {
            Self::Root(_) => UpdateRefusal::Signature,
            Self::Refused(refusal) => reason(refusal.reason),
        }
    }
}

/// The word on the wire for a reason of the repository.
#[must_use]
pub const fn reason(reason: Reason) -> UpdateRefusal {
    match reason {
        Reason::WrongKey => UpdateRefusal::Signature,
        Reason::OlderVersion => UpdateRefusal::OlderVersion,
        Reason::MixedMetadata => UpdateRefusal::MixedMetadata,
        Reason::Expired => UpdateRefusal::Expired,
        Reason::Altered | Reason::Truncated | Reason::NotAFile => UpdateRefusal::WrongBytes,
        Reason::TooLarge => UpdateRefusal::TooLarge,
        Reason::Malformed => UpdateRefusal::BadContent,
        Reason::Missing | Reason::Unreachable => UpdateRefusal::NotInRepository,
        Reason::Withdrawn => UpdateRefusal::Withdrawn,
        Reason::NoRoom => UpdateRefusal::NoSpace,
        Reason::Storage => UpdateRefusal::WriteFailed,
    }
}

/// What time it may be on this machine.
#[must_use]
pub fn clock(release: &Release) -> Clock {
    Clock {
        now: Utc::now(),
        built: release.built,
        synchronised: Path::new(SYNCHRONISED).exists(),
    }
}

/// Opens a store of trust that follows from the image's root.
///
/// # Errors
/// When the root is missing or no root, or the store cannot be used.
pub fn open(store: &Path, places: &Places) -> Result<Client, TrustError> {
    let root = files::read_small(&places.root_of_trust, MAX_ROOT)
        .and_then(|root| root.ok_or_else(|| io::ErrorKind::NotFound.into()))
        .map_err(TrustError::Root)?;
    Ok(Client::open(store, &root)?)
}

/// Root's own look at what the agent staged: verified against a store that the agent cannot
/// write, then image `number`, with its files where they are staged.
///
/// # Errors
/// When the metadata is refused, or the image is not in it.
pub async fn staged_image(
    places: &Places,
    staging: &Staging,
    clock: &Clock,
    number: u64,
) -> Result<Image, TrustError> {
    let mut client = open(&places.trust_of_root(), places)?;
    let source = Folder::open(staging.folder())?;
    client.refresh(Arc::new(source), clock).await?;
    Ok(image(client.list(), number, staging)?)
}

/// Image `number` as it was signed.
///
/// # Errors
/// When it is not there, was withdrawn, or its description makes no sense.
pub fn image(listing: &Listing, number: u64, staging: &Staging) -> Result<Image, Refusal> {
    let found = listing.image(number)?;
    let part = |entry: &Entry| match &entry.kind {
        Kind::Image { unpacked, .. } => Ok(Part {
            file: staging.targets().join(entry.served()),
            length: entry.length,
            sha256: entry.sha256.0,
            unpacked: unpacked.length,
            sha256_unpacked: unpacked.sha256.0,
        }),
        Kind::Bundle { .. } | Kind::Other => Err(Refusal::new(
            Reason::Malformed,
            entry.name.as_str(),
            "its description does not fit its name",
        )),
    };
    Ok(Image {
        number,
        root: part(found.root)?,
        verity: part(found.verity)?,
        uki: part(found.uki)?,
    })
}
