// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `bundle.toml`: which bundle this is.

use std::fmt;
use std::path::Path;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::Serialize;

use crate::document::{Reader, Section, shortened};
use crate::file::read_text;
use crate::finding::Finding;

/// The format that this version writes; what it reads is every number up to this one.
pub const FORMAT: u32 = 1;
/// The file's name.
pub const FILE: &str = "bundle.toml";
/// Largest number of a bundle.
const MAX_NUMBER: u64 = (1 << 48) - 1;
const LIMIT: u64 = 16 * 1024;

/// A program's version: `0.1.0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// The version that this crate, and with it the kiosk of the same build, has.
    #[must_use]
    pub fn own() -> Self {
        env!("CARGO_PKG_VERSION").parse().unwrap_or_default()
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// This is no version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a version reads 0.1.0")]
pub struct NoVersion;

impl FromStr for Version {
    type Err = NoVersion;

    fn from_str(text: &str) -> Result<Self, NoVersion> {
        let mut parts = text.split('.').map(|part| {
            let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
            part.parse::<u32>().ok().filter(|_| digits).ok_or(NoVersion)
        });
        let mut next = || parts.next().unwrap_or(Err(NoVersion));
        let version = Self(next()?, next()?, next()?);
        match parts.next() {
            None => Ok(version),
            Some(_) => Err(NoVersion),
        }
    }
}

/// What a bundle says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Manifest {
    pub format: u32,
    /// Grows with every bundle of a region; the same as in its signed name.
    pub number: u64,
    /// The region's name, for people.
    pub region: String,
    pub made_on: NaiveDate,
    /// The oldest program that can follow it.
    pub needs: Version,
}

impl Manifest {
    /// Reads `bundle.toml` in `folder`.
    ///
    /// # Errors
    /// Everything that is wrong with it, by line.
    pub fn load(folder: &Path) -> Result<Self, Vec<Finding>> {
        let file = folder.join(FILE);
        let text = read_text(&file, LIMIT).map_err(|finding| vec![finding])?;
        Self::parse(&text, &file)
    }

    /// The same from text at hand; `file` names it in findings.
    ///
    /// # Errors
    /// As [`Manifest::load`].
    pub fn parse(text: &str, file: &Path) -> Result<Self, Vec<Finding>> {
        let reader = Reader::new(file, text);
        let read = {
            let document = reader.parse(text).map_err(|finding| vec![finding])?;
            let root = Section::root(&reader, &document);
            let format = root.required_number("format", 1..=FORMAT, FORMAT);
            let number = root.required_number("number", 1..=MAX_NUMBER, 1);
            let region = root.required_text("region", "\"Emilia-Romagna\"");
            let made_on = root.required_date("made_on");
            let needs = root.required_text("needs", "\"0.1.0\"").and_then(|at| {
                match at.value.parse::<Version>() {
                    Ok(version) => Some(version),
                    Err(error) => {
                        reader.error(
                            at.line,
                            format!("\"{}\" is not a version", shortened(at.value)),
                            error.to_string(),
                        );
                        None
                    }
                }
            });
            // A later format may have more to say.
            if format == FORMAT {
                root.finish();
            }
            region
                .zip(made_on)
                .zip(needs)
                .map(|((region, made_on), needs)| Self {
                    format,
                    number,
                    region: region.value.to_owned(),
                    made_on,
                    needs,
                })
        };
        match read {
            Some(manifest) if !reader.has_errors() => Ok(manifest),
            _ => Err(reader.into_findings()),
        }
    }

    /// The file's text.
    #[must_use]
    pub fn text(&self) -> String {
        let region = toml::Value::String(self.region.clone());
        format!(
            "format = {}\nnumber = {}\nregion = {region}\nmade_on = {}\nneeds = \"{}\"\n",
            self.format, self.number, self.made_on, self.needs
        )
    }

    /// Whether a program of this version can follow it.
    #[must_use]
    pub fn runs_on(&self, version: Version) -> bool {
        self.format <= FORMAT && version >= self.needs
    }
}
