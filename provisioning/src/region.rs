// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A region's folder: everything that an administrator keeps at her desk.
//!
//! | path | what |
//! |---|---|
//! | `region.toml` | name, centre, how the centre is recognised |
//! | `keys/` | her keys, each under a passphrase |
//! | `trust/` | the repository that terminals obey, as last signed |
//! | `bundle/` | tasks and policy, as she writes them |
//! | `places/` | sites and planned terminals, as last imported |
//!
//! It belongs to its owner only, and fits into any backup.

use std::fs::{self, DirBuilder, OpenOptions};
use std::io::{Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use url::Url;

use crate::fault::{Done, Fault, Otherwise};

/// Name of the file that makes a folder a region's.
pub(crate) const FILE: &str = "region.toml";
/// Shape of the folder; grows when it changes.
const FORMAT: u16 = 1;
/// Largest `region.toml`, bytes.
const LARGEST: u64 = 64 * 1024;

/// `region.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Facts {
    pub(crate) format: u16,
    /// As pages and sheets show it.
    pub(crate) name: String,
    pub(crate) centre: Option<CentreAt>,
}

/// Where the centre is, and how it is recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CentreAt {
    pub(crate) url: Url,
    /// SHA-256 of the centre's own authority, as `sportello-centre init` printed it. Absent
    /// where a public authority vouches for the centre.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) fingerprint: Option<Fingerprint>,
}

/// SHA-256 of a certificate (DER), 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct Fingerprint(pub(crate) [u8; 32]);

impl Fingerprint {
    /// Colons and spaces do not matter.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let plain: String = text
            .chars()
            .filter(|sign| !matches!(sign, ':' | ' '))
            .flat_map(char::to_lowercase)
            .collect();
        data_encoding::HEXLOWER
            .decode(plain.as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or_else(|| {
                "a fingerprint has 64 hexadecimal digits, as `sportello-centre init` and \
                 `sportello-centre check` print them"
                    .to_owned()
            })
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text)
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        data_encoding::HEXLOWER.encode(&fingerprint.0)
    }
}

/// A folder that was found to be a region's.
#[derive(Debug, Clone)]
pub(crate) struct Region {
    folder: PathBuf,
    pub(crate) facts: Facts,
}

impl Region {
    /// A new folder with nothing but its facts.
    pub(crate) fn make(folder: &Path, name: &str, centre: Option<CentreAt>) -> Done<Self> {
        let region = Self {
            folder: folder.to_owned(),
            facts: Facts {
                format: FORMAT,
                name: name.to_owned(),
                centre,
            },
        };
        if folder.join(FILE).exists() {
            return Err(Fault::wrong(
                format!("{} is a region's folder already", folder.display()),
                "name another folder, or work in this one with --region",
            ));
        }
        private_folder(folder)?;
        for inner in [
            region.keys(),
            region.trust(),
            region.bundle(),
            region.places(),
        ] {
            private_folder(&inner)?;
        }
        region.save()?;
        Ok(region)
    }

    pub(crate) fn open(folder: &Path) -> Done<Self> {
        let path = folder.join(FILE);
        let shown = path.display().to_string();
        let text = read_text(&path, LARGEST).map_err(|fault| {
            if path.exists() {
                fault
            } else {
                Fault::wrong(
                    format!(
                        "{} is no region's folder: it has no {FILE}",
                        folder.display()
                    ),
                    "make one with `sportello init FOLDER`, or name yours with --region",
                )
            }
        })?;
        let facts: Facts = toml::from_str(&text).or_asked(
            format!("{shown} cannot be read"),
            "mend the line that is named, or take the file from your backup",
        )?;
        if facts.format > FORMAT {
            return Err(Fault::wrong(
                format!("{shown} was written by a newer version of sportello"),
                "use the newer version",
            ));
        }
        Ok(Self {
            folder: folder.to_owned(),
            facts,
        })
    }

    /// The nearest folder upwards from where we are.
    pub(crate) fn nearest() -> Done<Self> {
        let here = std::env::current_dir().or_failed(
            "the current folder cannot be found",
            "change into a folder that exists",
        )?;
        match here.ancestors().find(|folder| folder.join(FILE).is_file()) {
            Some(folder) => Self::open(folder),
            None => Err(Fault::wrong(
                format!(
                    "neither {} nor any folder above it is a region's",
                    here.display()
                ),
                "change into the region's folder, name it with --region, or make one with \
                 `sportello init FOLDER`",
            )),
        }
    }

    pub(crate) fn save(&self) -> Done {
        let text = toml::to_string(&self.facts)
            .or_failed("region.toml cannot be written", "tell us about it")?;
        let head = "# A region of Sportello. `sportello --help` says what can be done with it.\n";
        replace(&self.folder.join(FILE), format!("{head}{text}").as_bytes())
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn keys(&self) -> PathBuf {
        self.folder.join("keys")
    }

    pub(crate) fn trust(&self) -> PathBuf {
        self.folder.join("trust")
    }

    pub(crate) fn bundle(&self) -> PathBuf {
        self.folder.join("bundle")
    }

    pub(crate) fn places(&self) -> PathBuf {
        self.folder.join("places")
    }

    /// The centre, where one was named.
    pub(crate) fn centre(&self) -> Done<&CentreAt> {
        self.facts.centre.as_ref().ok_or_else(|| {
            Fault::wrong(
                "this region has no centre yet",
                "name it: `sportello init --centre URL --fingerprint HEX` in this folder",
            )
        })
    }
}

/// A folder that nobody else may read; fine if it is there.
pub(crate) fn private_folder(folder: &Path) -> Done {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .or_failed(
            format!("{} cannot be made", folder.display()),
            "name a folder that you may write to",
        )
}

/// Puts `bytes` in the place of a file: whole or not at all, for its owner only.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Done {
    let next = "make room there, or check whose folder it is";
    let what = format!("{} cannot be written", path.display());
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new()
        .prefix(".new-")
        .tempfile_in(folder)
        .or_failed(&what, next)?;
    file.write_all(bytes).or_failed(&what, next)?;
    file.as_file().sync_all().or_failed(&what, next)?;
    file.persist(path).or_failed(&what, next)?;
    fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .or_failed(&what, next)
}

/// Makes a file that must not be there yet, for its owner only.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> Done {
    let what = format!("{} cannot be made", path.display());
    let next = "name a file that does not exist yet, in a folder that you may write to";
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .or_asked(&what, next)?;
    file.write_all(bytes).or_failed(&what, "make room there")?;
    file.sync_all().or_failed(&what, "make room there")
}

/// A file of `most` bytes at most.
pub(crate) fn read_bytes(path: &Path, most: u64) -> Done<Vec<u8>> {
    let what = format!("{} cannot be read", path.display());
    let file =
        fs::File::open(path).or_asked(&what, "check the name and whether you may read it")?;
    let mut bytes = Vec::new();
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .or_failed(&what, "copy it again; the disk or stick may be failing")?;
    if bytes.len() as u64 > most {
        return Err(Fault::wrong(
            format!("{} is larger than {most} bytes", path.display()),
            "is it the right file? Name another",
        ));
    }
    Ok(bytes)
}

/// A text of `most` bytes at most.
pub(crate) fn read_text(path: &Path, most: u64) -> Done<String> {
    String::from_utf8(read_bytes(path, most)?).or_asked(
        format!("{} is no text in UTF-8", path.display()),
        "is it the right file? Name another",
    )
}
