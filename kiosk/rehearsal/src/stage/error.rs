// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What goes wrong on the stage.

use std::path::{Path, PathBuf};
use std::time::Duration;

/// What goes wrong on the stage.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    /// Started outside `stage/enter`.
    #[error("this runs on the stage only: stage/enter COMMAND (see stage/README.md)")]
    NotOnStage,
    /// A program or file failed us.
    #[error("{doing} {path}: {source}")]
    Io {
        doing: &'static str,
        path: PathBuf,
        source: std::io::Error,
    },
    /// The compositor did not come up, or went away.
    #[error("the compositor {what}; it said:\n{log}")]
    Compositor { what: &'static str, log: String },
    /// The Wayland conversation broke.
    #[error("wayland: {0}")]
    Wayland(String),
    /// The compositor's own command socket failed.
    #[error("the compositor's command socket: {0}")]
    Commands(#[from] swayipc::Error),
    /// No such key on the keyboard.
    #[error("no key {0:?} on the Italian keyboard")]
    NoSuchKey(String),
    /// Something did not become true in time.
    #[error("waited {}s in vain for {what}; last seen: {seen}", waited.as_secs())]
    InVain {
        what: String,
        waited: Duration,
        seen: String,
    },
    /// The picture could not be taken.
    #[error("the screen could not be pictured: {0}")]
    NoPicture(String),
}

impl StageError {
    pub(crate) fn io(doing: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self::Io {
            doing,
            path: path.to_owned(),
            source,
        }
    }

    pub(crate) fn wayland(error: impl std::fmt::Display) -> Self {
        Self::Wayland(error.to_string())
    }
}
