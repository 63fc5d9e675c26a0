// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Images in the signed list.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::Utc;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use sportello_trust::targets::measure;
use sportello_trust::{
    Digest, Entry, Kind, Part, SignedRoot, SignedTargets, TargetsDraft, Unpacked,
};

use crate::cli::Desk;
use crate::command::bundle::Withdrawn;
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::{Answer, Printer};
use crate::region::read_text;
use crate::secret::{self, Role};
use crate::shelf::{Shelf, fault, targets_expire};

/// Largest `image.json`, bytes.
const LARGEST: u64 = 64 * 1024;
/// Bytes that are moved at a time.
const PIECE: usize = 1024 * 1024;
/// The parts of an image: the disk is for sticks.
pub(super) const PARTS: [Part; 4] = [Part::Root, Part::Verity, Part::Uki, Part::Disk];

#[derive(Debug, clap::Args)]
pub(crate) struct Sign {
    /// Folder that `sportello image build` made.
    folder: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Withdraw {
    /// The number.
    number: u64,
}

/// What a build says of itself, as far as it matters here.
#[derive(Debug, Deserialize)]
struct Facts {
    number: u64,
    version: String,
}

/// The highest number of an image that was signed; 0 before the first.
pub(super) fn newest(shelf: &Shelf, root: &SignedRoot) -> Done<u64> {
    let targets = shelf.targets(root)?;
    Ok(targets
        .iter()
        .flat_map(images)
        .map(|(number, ..)| number)
        .max()
        .unwrap_or(0))
}

pub(super) fn images(
    targets: &SignedTargets,
) -> impl Iterator<Item = (u64, Part, String, Unpacked, &Entry)> {
    targets
        .listing()
        .entries()
        .filter_map(|entry| match &entry.kind {
            Kind::Image {
                number,
                part,
                version,
                unpacked,
            } => Some((*number, *part, version.clone(), *unpacked, entry)),
            _ => None,
        })
}

#[derive(Debug, Serialize)]
struct Signed {
    image: u64,
    version: String,
    parts: BTreeMap<String, u64>,
    list: u64,
}

impl Answer for Signed {
    fn text(&self) -> String {
        let mut lines = vec![format!(
            "image {} ({}) is signed (list {})",
            self.image, self.version, self.list
        )];
        for (name, bytes) in &self.parts {
            lines.push(format!("  {name:28} {}", crate::disk::size(*bytes)));
        }
        lines.join("\n")
    }
}

impl Sign {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let shelf = Shelf::of(&region)?;
        let root = shelf.root()?;
        let facts = self.folder.join("image.json");
        let facts: Facts = serde_json::from_str(&read_text(&facts, LARGEST)?).or_asked(
            format!("{} cannot be read", facts.display()),
            "name a folder that `sportello image build` made",
        )?;
        let last = newest(&shelf, &root)?;
        if facts.number < last {
            return Err(Fault::wrong(
                format!(
                    "image {} is older than {last}, which was signed",
                    facts.number
                ),
                format!(
                    "build it anew: `sportello image build --number {}`",
                    last + 1
                ),
            ));
        }
        let expires = targets_expire(Utc::now());
        let mut draft = match shelf.targets(&root)? {
            Some(targets) => TargetsDraft::next(&targets, expires),
            None => TargetsDraft::first(expires),
        }
        .map_err(fault)?;
        let mut taken = Vec::new();
        for part in PARTS {
            let path = self
                .folder
                .join(format!("image-{}{}", facts.number, part.suffix()));
            // A stick's own image is not for updating: a build may do without.
            if part == Part::Disk && !path.exists() {
                continue;
            }
            let unpacked = unpacked(&path, part, desk.printer)?;
            let kind = Kind::Image {
                number: facts.number,
                part,
                version: facts.version.clone(),
                unpacked,
            };
            let entry = draft.add_file(&path, kind).map_err(fault)?;
            taken.push((path, entry));
        }
        let key = secret::open(&region, Role::Targets, &desk.passphrase)?;
        let list = draft.sign(&root, &[key]).map_err(fault)?;
        for (path, entry) in &taken {
            shelf.take(path, entry)?;
        }
        shelf.keep_targets(&list)?;
        desk.printer.answer(&Signed {
            image: facts.number,
            version: facts.version,
            parts: taken
                .iter()
                .map(|(_, entry)| (entry.name.to_string(), entry.length))
                .collect(),
            list: list.version(),
        })?;
        desk.printer.talk(
            "next: `sportello bundle publish` brings it to the centre, `sportello update plan` \
             rolls it out",
        );
        Ok(())
    }
}

/// What a packed part becomes.
fn unpacked(path: &Path, part: Part, printer: Printer) -> Done<Unpacked> {
    if part == Part::Uki {
        let (length, sha256) = measure(path).map_err(fault)?;
        return Ok(Unpacked { length, sha256 });
    }
    let unread = format!("{} cannot be unpacked", path.display());
    let next = "build the image anew";
    let file =
        File::open(path).or_asked(&unread, "name a folder that `sportello image build` made")?;
    let bar = printer.bytes("measuring", None);
    let mut source = zstd::Decoder::new(file).or_asked(&unread, next)?;
    let (length, sha256) = hash(&mut source, |bytes| bar.inc(bytes)).or_asked(&unread, next)?;
    bar.finish_and_clear();
    Ok(Unpacked { length, sha256 })
}

pub(super) fn hash(source: &mut impl Read, seen: impl Fn(u64)) -> std::io::Result<(u64, Digest)> {
    let mut hash = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut length = 0;
    loop {
        let read = source.read(&mut piece)?;
        let Some(got) = piece.get(..read).filter(|got| !got.is_empty()) else {
            return Ok((length, Digest(hash.finalize().into())));
        };
        hash.update(got);
        length += read as u64;
        seen(read as u64);
    }
}

#[derive(Debug, Serialize)]
struct Listed {
    images: Vec<Known>,
}

#[derive(Debug, Serialize)]
struct Known {
    number: u64,
    version: String,
    parts: Vec<Part>,
    bytes: u64,
    withdrawn: bool,
}

impl Answer for Listed {
    fn text(&self) -> String {
        if self.images.is_empty() {
            return "no image was signed yet".to_owned();
        }
        let lines = self.images.iter().map(|image| {
            format!(
                "{:6} {:12} {}{}{}",
                image.number,
                image.version,
                crate::disk::size(image.bytes),
                if image.parts.contains(&Part::Disk) {
                    ""
                } else {
                    "  not for sticks"
                },
                if image.withdrawn { "  withdrawn" } else { "" }
            )
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

pub(super) fn list(desk: &Desk) -> Done {
    let region = desk.region()?;
    let shelf = Shelf::of(&region)?;
    let targets = shelf.targets(&shelf.root()?)?;
    let mut known: BTreeMap<u64, Known> = BTreeMap::new();
    for (number, part, version, _, entry) in targets.iter().flat_map(images) {
        let image = known.entry(number).or_insert_with(|| Known {
            number,
            version,
            parts: Vec::new(),
            bytes: 0,
            withdrawn: false,
        });
        image.parts.push(part);
        image.bytes += entry.length;
        image.withdrawn |= entry.withdrawn;
    }
    let images = known.into_values().rev().collect();
    desk.printer.answer(&Listed { images })
}

impl Withdraw {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let shelf = Shelf::of(&region)?;
        let root = shelf.root()?;
        let targets = shelf.targets(&root)?;
        let entries: Vec<_> = targets
            .iter()
            .flat_map(images)
            .filter(|(number, ..)| *number == self.number)
            .map(|(.., entry)| entry.name.clone())
            .collect();
        let (Some(targets), false) = (&targets, entries.is_empty()) else {
            return Err(Fault::wrong(
                format!("there is no signed image {}", self.number),
                "`sportello image list` shows all",
            ));
        };
        let expires = targets_expire(Utc::now());
        let mut draft = TargetsDraft::next(targets, expires).map_err(fault)?;
        for name in &entries {
            draft.withdraw(name).map_err(fault)?;
        }
        let key = secret::open(&region, Role::Targets, &desk.passphrase)?;
        let list = draft.sign(&root, &[key]).map_err(fault)?;
        shelf.keep_targets(&list)?;
        desk.printer.answer(&Withdrawn {
            what: format!("image {}", self.number),
            list: list.version(),
        })?;
        desk.printer.talk(
            "next: `sportello bundle publish`; terminals that run it keep it until a newer one \
             is rolled out",
        );
        Ok(())
    }
}
