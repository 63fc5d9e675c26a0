// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the repository holds: files with a number, a length and a hash.
//!
//! Target names are flat and say the same as the custom metadata beside them; an entry where
//! the two differ is no bundle and no image to anybody ([`Kind::Other`]).

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tough::schema::Target;

use crate::refusal::{Reason, Refusal};

/// Largest number of a bundle or image; the smallest is 1.
pub const MAX_NUMBER: u64 = (1 << 48) - 1;

/// The SHA-256 of some bytes; written as 64 small hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl FromStr for Digest {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        data_encoding::HEXLOWER
            .decode(text.as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or_else(|| Refusal::new(Reason::Malformed, "hash", "wants 64 hexadecimal digits"))
    }
}

/// The flat name of a target: small letters, digits, `.`, `-` and `_`, beginning with a letter
/// or digit, at most 100 of them. So it is safe as the name of a file anywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TargetName(String);

impl TargetName {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name under which a consistent snapshot serves it: `HASH.name`.
    #[must_use]
    pub fn served(&self, sha256: &Digest) -> String {
        format!("{sha256}.{}", self.0)
    }
}

impl fmt::Display for TargetName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl FromStr for TargetName {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let fits = text.len() <= 100
            && text.bytes().next().is_some_and(plain)
            && text.bytes().all(|b| plain(b) || b".-_".contains(&b));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(Refusal::new(
                Reason::Malformed,
                "target name",
                "wants small letters, digits, dots and hyphens, at most 100",
            ))
        }
    }
}

/// A part of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The root file system, packed with zstd.
    Root,
    /// Its dm-verity tree, packed with zstd.
    Verity,
    /// The signed kernel image, as it is.
    Uki,
    /// The whole stick, packed with zstd: for writing installers, never for updating.
    Disk,
}

impl Part {
    /// What stands behind `image-N` in the name.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Root => ".root.zst",
            Self::Verity => ".verity.zst",
            Self::Uki => ".efi",
            Self::Disk => ".disk.zst",
        }
    }
}

/// What comes out when a packed part is unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unpacked {
    pub length: u64,
    pub sha256: Digest,
}

/// What a target is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Bundle {
        number: u64,
    },
    Image {
        number: u64,
        part: Part,
        /// For people, such as `2026.11`.
        version: String,
        /// For [`Part::Uki`], which is not packed, the file itself.
        unpacked: Unpacked,
    },
    /// Something that this version does not know; never acted upon.
    Other,
}

impl Kind {
    /// The name that a target of this kind has; none for what is not known.
    #[must_use]
    pub fn name(&self) -> Option<TargetName> {
        match self {
            Self::Bundle { number } => Some(TargetName(format!("bundle-{number}.tar.zst"))),
            Self::Image { number, part, .. } => {
                Some(TargetName(format!("image-{number}{}", part.suffix())))
            }
            Self::Other => None,
        }
    }
}

/// One signed file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub name: TargetName,
    pub length: u64,
    pub sha256: Digest,
    pub kind: Kind,
    /// Listed so that everybody knows not to take it.
    pub withdrawn: bool,
}

impl Entry {
    /// The name of its file in the repository's `targets` folder.
    #[must_use]
    pub fn served(&self) -> String {
        self.name.served(&self.sha256)
    }

    pub(crate) fn read(name: &str, target: &Target) -> Result<Self, Refusal> {
        let name: TargetName = name.parse()?;
        let sha256: [u8; 32] = target.hashes.sha256.as_ref().try_into().map_err(|_| {
            Refusal::new(Reason::Malformed, name.as_str(), "the hash is no SHA-256")
        })?;
        let sha256 = Digest(sha256);
        let custom: Custom =
            serde_json::from_value(Value::Object(target.custom.clone().into_iter().collect()))
                .unwrap_or_default();
        let kind = custom.kind(target.length, sha256);
        let kind = match kind.name() {
            Some(own) if own == name => kind,
            _ => Kind::Other,
        };
        // Asked apart: a withdrawal counts whatever else is there.
        let withdrawn = target.custom.get("withdrawn") == Some(&Value::Bool(true));
        Ok(Self {
            name,
            length: target.length,
            sha256,
            kind,
            withdrawn,
        })
    }

    pub(crate) fn custom(&self) -> HashMap<String, Value> {
        let mut custom = HashMap::new();
        let mut put = |key: &str, value: Value| {
            custom.insert(key.to_owned(), value);
        };
        match &self.kind {
            Kind::Bundle { number } => {
                put("kind", "bundle".into());
                put("number", (*number).into());
            }
            Kind::Image {
                number,
                part,
                version,
                unpacked,
            } => {
                put("kind", "image".into());
                put("number", (*number).into());
                put("part", serde_json::to_value(part).unwrap_or_default());
                put("version", version.clone().into());
                put("unpacked", unpacked.length.into());
                put("sha256_unpacked", unpacked.sha256.to_string().into());
            }
            Kind::Other => {}
        }
        if self.withdrawn {
            put("withdrawn", true.into());
        }
        custom
    }
}

/// The custom metadata as it is written; everything may be missing or wrong.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Custom {
    kind: String,
    number: u64,
    part: Option<Part>,
    version: String,
    unpacked: Option<u64>,
    sha256_unpacked: Option<String>,
}

impl Custom {
    fn kind(self, length: u64, sha256: Digest) -> Kind {
        if !(1..=MAX_NUMBER).contains(&self.number) {
            return Kind::Other;
        }
        let number = self.number;
        match (self.kind.as_str(), self.part) {
            ("bundle", None) => Kind::Bundle { number },
            ("image", Some(part)) => {
                let told = self.unpacked.zip(
                    self.sha256_unpacked
                        .and_then(|text| text.parse::<Digest>().ok()),
                );
                let unpacked = match (part, told) {
                    (Part::Uki, _) => Unpacked { length, sha256 },
                    (_, Some((length, sha256))) => Unpacked { length, sha256 },
                    (_, None) => return Kind::Other,
                };
                Kind::Image {
                    number,
                    part,
                    version: self.version.chars().take(40).collect(),
                    unpacked,
                }
            }
            _ => Kind::Other,
        }
    }
}

/// The three files that make an image on a disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImageFiles<'a> {
    pub number: u64,
    pub root: &'a Entry,
    pub verity: &'a Entry,
    pub uki: &'a Entry,
}

/// Everything that is signed, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing(BTreeMap<TargetName, Entry>);

impl Listing {
    pub(crate) fn insert(&mut self, entry: Entry) {
        self.0.insert(entry.name.clone(), entry);
    }

    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.0.values()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entry of that name, unless it was withdrawn.
    ///
    /// # Errors
    /// [`Reason::Missing`] or [`Reason::Withdrawn`].
    pub fn get(&self, name: &TargetName) -> Result<&Entry, Refusal> {
        match self.0.get(name) {
            None => Err(Refusal::new(Reason::Missing, name.as_str(), "not signed")),
            Some(entry) if entry.withdrawn => {
                Err(Refusal::new(Reason::Withdrawn, name.as_str(), ""))
            }
            Some(entry) => Ok(entry),
        }
    }

    /// Bundle `number`.
    ///
    /// # Errors
    /// As [`Listing::get`].
    pub fn bundle(&self, number: u64) -> Result<&Entry, Refusal> {
        self.known(&Kind::Bundle { number })
    }

    /// The bundle with the highest number that was not withdrawn.
    #[must_use]
    pub fn newest_bundle(&self) -> Option<(u64, &Entry)> {
        self.offered()
            .filter_map(|entry| match entry.kind {
                Kind::Bundle { number } => Some((number, entry)),
                _ => None,
            })
            .max_by_key(|(number, _)| *number)
    }

    /// The files of image `number`. One withdrawn part withdraws the image.
    ///
    /// # Errors
    /// As [`Listing::get`].
    pub fn image(&self, number: u64) -> Result<ImageFiles<'_>, Refusal> {
        let part = |part| {
            self.known(&Kind::Image {
                number,
                part,
                version: String::new(),
                unpacked: Unpacked {
                    length: 0,
                    sha256: Digest([0; 32]),
                },
            })
        };
        Ok(ImageFiles {
            number,
            root: part(Part::Root)?,
            verity: part(Part::Verity)?,
            uki: part(Part::Uki)?,
        })
    }

    /// The highest number of which every file is there and none was withdrawn.
    #[must_use]
    pub fn newest_image(&self) -> Option<ImageFiles<'_>> {
        self.offered()
            .filter_map(|entry| match entry.kind {
                Kind::Image { number, .. } => self.image(number).ok(),
                _ => None,
            })
            .max_by_key(|image| image.number)
    }

    fn offered(&self) -> impl Iterator<Item = &Entry> {
        self.0.values().filter(|entry| !entry.withdrawn)
    }

    fn known(&self, kind: &Kind) -> Result<&Entry, Refusal> {
        let name = kind
            .name()
            .ok_or_else(|| Refusal::new(Reason::Malformed, "target", "of no known kind"))?;
        let entry = self.get(&name)?;
        if entry.kind == Kind::Other {
            return Err(Refusal::new(
                Reason::Malformed,
                name.as_str(),
                "its description does not fit its name",
            ));
        }
        Ok(entry)
    }
}
