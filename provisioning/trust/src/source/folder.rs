// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A stick's `sportello-trust` folder, or any folder with `metadata/` and `targets/`.
//!
//! The stick's owner may pull it, change it while we read, put links, pipes and endless files
//! on it. Hence: both folders are held open, every file is opened once and never through a
//! link, and what was read is judged, not what lies there.

use std::fmt::Display;
use std::io::Read as _;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use rustix::io::Errno;
use tokio::io::AsyncSeekExt as _;

use super::{Body, Source};
use crate::files::{Found, open_below, open_folder};
use crate::refusal::{Reason, Refusal};

/// A repository in a folder.
#[derive(Debug, Clone)]
pub struct Folder {
    metadata: Arc<OwnedFd>,
    targets: Option<Arc<OwnedFd>>,
}

impl Folder {
    /// Opens the repository in `folder`: the one that holds `metadata` and, unless nothing is
    /// to be fetched, `targets`.
    ///
    /// # Errors
    /// [`Reason::Missing`] without `metadata`; [`Reason::NotAFile`] for links.
    pub fn open(folder: &Path) -> Result<Self, Refusal> {
        let below = |name: &str| {
            open_folder(&folder.join(name)).map_err(|error| match error {
                Errno::NOENT => Refusal::new(Reason::Missing, name, ""),
                Errno::NOTDIR | Errno::LOOP => {
                    Refusal::new(Reason::NotAFile, name, "wants a folder, not a link to one")
                }
                _ => Refusal::new(Reason::Unreachable, name, error),
            })
        };
        let targets = match below("targets") {
            Ok(fd) => Some(Arc::new(fd)),
            Err(refusal) if refusal.reason == Reason::Missing => None,
            Err(refusal) => return Err(refusal),
        };
        Ok(Self {
            metadata: Arc::new(below("metadata")?),
            targets,
        })
    }
}

fn unreachable(name: &str, error: impl Display) -> Refusal {
    Refusal::new(Reason::Unreachable, name, error)
}

fn open(folder: &OwnedFd, name: &str) -> Result<Option<(std::fs::File, u64)>, Refusal> {
    match open_below(folder, name).map_err(|error| unreachable(name, error))? {
        Found::File { file, length } => Ok(Some((file, length))),
        Found::Nothing => Ok(None),
        Found::NoFile => Err(Refusal::new(Reason::NotAFile, name, "")),
    }
}

fn read(folder: &OwnedFd, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
    let Some((file, length)) = open(folder, name)? else {
        return Ok(None);
    };
    let too_large = || Refusal::new(Reason::TooLarge, name, format!("more than {limit} bytes"));
    if length > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreachable(name, error))?;
    if bytes.len() as u64 > limit {
        return Err(too_large());
    }
    Ok(Some(bytes))
}

#[async_trait]
impl Source for Folder {
    async fn metadata(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let (folder, name) = (self.metadata.clone(), name.to_owned());
        // A slow stick must not hold the caller's other work.
        tokio::task::spawn_blocking(move || read(&folder, &name, limit))
            .await
            .map_err(|error| unreachable("metadata", error))?
    }

    async fn target(&self, name: &str, from: u64) -> Result<Option<Body>, Refusal> {
        let Some(folder) = self.targets.clone() else {
            return Ok(None);
        };
        let asked = name.to_owned();
        let opened = tokio::task::spawn_blocking(move || open(&folder, &asked))
            .await
            .map_err(|error| unreachable(name, error))??;
        let Some((file, length)) = opened else {
            return Ok(None);
        };
        let start = from.min(length);
        let mut file = tokio::fs::File::from_std(file);
        file.seek(std::io::SeekFrom::Start(start))
            .await
            .map_err(|error| unreachable(name, error))?;
        Ok(Some(Body {
            start,
            reader: Box::pin(file),
        }))
    }
}
