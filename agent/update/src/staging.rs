// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The staging folder: what the agent fetched, and its two requests to root's half. Laid out
//! as a repository on a stick is, so that root reads it with the same eyes.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::files;

/// Larger than any request.
const MAX_REQUEST: u64 = 1024;

/// The folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Staging(PathBuf);

/// "This image is whole: apply it." A wish, no more: root looks for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    pub image: u64,
    /// Whether the terminal serves citizens now.
    #[serde(default)]
    pub serves: bool,
}

impl Staging {
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Metadata of the repository, under their plain names.
    #[must_use]
    pub fn metadata(&self) -> PathBuf {
        self.0.join("metadata")
    }

    /// Targets of the repository.
    #[must_use]
    pub fn targets(&self) -> PathBuf {
        self.0.join("targets")
    }

    /// Asks for an image to be applied.
    #[must_use]
    pub fn ready(&self) -> PathBuf {
        self.0.join("ready")
    }

    /// Asks for a restart into the image that was applied.
    #[must_use]
    pub fn switch(&self) -> PathBuf {
        self.0.join("switch")
    }

    /// The agent asks.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn ask(&self, ready: Ready) -> io::Result<()> {
        let text = serde_json::to_vec(&ready).map_err(io::Error::other)?;
        files::replace(&self.ready(), &text, 0o640)
    }

    /// What was asked, if it can be understood.
    ///
    /// # Errors
    /// When there is a request that cannot be read.
    pub fn asked(&self) -> io::Result<Option<Ready>> {
        let bytes = files::read_small(&self.ready(), MAX_REQUEST)?;
        bytes
            .map(|bytes| serde_json::from_slice(&bytes).map_err(io::Error::other))
            .transpose()
    }

    /// The request was dealt with. One that stayed would be followed for ever.
    ///
    /// # Errors
    /// When it cannot be taken away.
    pub fn answered(&self) -> io::Result<()> {
        files::remove(&self.ready())?;
        files::sync_folder(&self.0)
    }
}
