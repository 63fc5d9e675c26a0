// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `release.toml`: which image runs.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use sportello_protocol::MAX_RELEASE;

use crate::files;

const MAX_FILE: u64 = 16 * 1024;

/// What an image says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Build number, from 1; grows with every build of a region.
    pub image: u64,
    /// As people say it.
    pub version: String,
    /// No clock of this terminal can be before this.
    pub built: DateTime<Utc>,
}

/// No image of ours says what it is.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    #[error("{path} is missing: this machine was not made from an image")]
    Missing { path: String },
    #[error("{path} cannot be read")]
    Unreadable {
        path: String,
        #[source]
        source: std::io::Error,
    },
    #[error("{path}: {message}")]
    Malformed { path: String, message: String },
}

#[derive(Deserialize)]
struct Written {
    image: String,
    version: String,
    built: String,
}

impl Release {
    /// # Errors
    /// When there is none or it makes no sense.
    pub fn read(path: &Path) -> Result<Self, ReleaseError> {
        let name = || path.display().to_string();
        let bytes = files::read_small(path, MAX_FILE)
            .map_err(|source| ReleaseError::Unreadable {
                path: name(),
                source,
            })?
            .ok_or_else(|| ReleaseError::Missing { path: name() })?;
        let malformed = |message: String| ReleaseError::Malformed {
            path: name(),
            message,
        };
        let text = String::from_utf8(bytes).map_err(|error| malformed(error.to_string()))?;
        let written: Written =
            toml::from_str(&text).map_err(|error| malformed(error.to_string()))?;
        let image = written
            .image
            .parse()
            .ok()
            .filter(|number| (1..=MAX_RELEASE).contains(number))
            .ok_or_else(|| {
                malformed("`image` is a whole number in quotes, such as \"12\"".into())
            })?;
        let built = DateTime::parse_from_rfc3339(&written.built)
            .map_err(|error| malformed(format!("`built`: {error}")))?
            .with_timezone(&Utc);
        Ok(Self {
            image,
            version: written.version,
            built,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_says_its_number() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("release.toml");
        assert!(matches!(
            Release::read(&path),
            Err(ReleaseError::Missing { .. })
        ));
        let good = "image = \"12\"\nversion = \"2026.11\"\nbuilt = \"2026-11-22T10:00:00Z\"\n";
        std::fs::write(&path, good).unwrap();
        assert_eq!(Release::read(&path).unwrap().image, 12);
        for (from, to) in [
            ("12", "0"),
            ("12", "-1"),
            ("12", "x"),
            ("2026-11", "2026/11"),
        ] {
            std::fs::write(&path, good.replace(from, to)).unwrap();
            assert!(matches!(
                Release::read(&path),
                Err(ReleaseError::Malformed { .. })
            ));
        }
    }
}
