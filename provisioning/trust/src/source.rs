// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where metadata and files come from: a centre or neighbour over HTTPS (the caller brings its
//! own client, with the pinned authority), or a folder on a stick. Neither is believed.

mod folder;

use std::fmt;
use std::pin::Pin;

use async_trait::async_trait;
use tokio::io::AsyncRead;

pub use folder::Folder;

use crate::refusal::Refusal;

/// A repository that can be read from. Names are already checked: one flat file name each,
/// without slash, never beginning with a dot.
#[async_trait]
pub trait Source: fmt::Debug + Send + Sync {
    /// The whole file `metadata/NAME`; `None` when it is not there. Must refuse with
    /// [`crate::Reason::TooLarge`] what is longer than `limit`, without holding more than that
    /// in memory, and with [`crate::Reason::Unreachable`] when it cannot be known (a network
    /// that is down is not a file that is missing).
    async fn metadata(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal>;

    /// The file `targets/NAME` from byte `from` on, if the source can do that, else from the
    /// beginning; `None` when it is not there.
    async fn target(&self, name: &str, from: u64) -> Result<Option<Body>, Refusal>;
}

/// Bytes on their way.
pub struct Body {
    /// Which byte of the file comes first: what was asked for, or 0.
    pub start: u64,
    pub reader: Pin<Box<dyn AsyncRead + Send>>,
}

impl fmt::Debug for Body {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Body")
            .field("start", &self.start)
            .finish_non_exhaustive()
    }
}

/// Whether `name` is that of a metadata file: `timestamp.json`, or `N.root.json`,
/// `N.snapshot.json`, `N.targets.json` with a number of at most 19 digits. For servers.
#[must_use]
pub fn is_metadata_name(name: &str) -> bool {
    name == "timestamp.json"
        || name.split_once('.').is_some_and(|(number, rest)| {
            (1..=19).contains(&number.len())
                && !number.starts_with('0')
                && number.bytes().all(|b| b.is_ascii_digit())
                && matches!(rest, "root.json" | "snapshot.json" | "targets.json")
        })
}

/// Whether `name` is that of a served target: `HASH.name`. For servers.
#[must_use]
pub fn is_served_name(name: &str) -> bool {
    name.split_once('.').is_some_and(|(hash, name)| {
        hash.parse::<crate::entry::Digest>().is_ok()
            && name.parse::<crate::entry::TargetName>().is_ok()
    })
}
