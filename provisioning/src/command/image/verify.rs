// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Is this the image that was signed?

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::Serialize;
use sportello_trust::targets::measure;
use sportello_trust::{Entry, Part, SignedTargets};

use super::shelf::{PARTS, hash, images};
use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::{Answer, Printer};
use crate::shelf::{Shelf, fault};

#[derive(Debug, clap::Args)]
pub(crate) struct Verify {
    /// An image file, a folder of an image, or a stick (/dev/sdb).
    what: PathBuf,
}

#[derive(Debug, Serialize)]
struct Verified {
    checked: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    what: String,
    is: Option<String>,
    withdrawn: bool,
}

impl Answer for Verified {
    fn text(&self) -> String {
        let lines = self.checked.iter().map(|line| match &line.is {
            Some(is) if line.withdrawn => format!("{}: {is}, which was withdrawn", line.what),
            Some(is) => format!("{}: {is}, as it was signed", line.what),
            None => format!("{}: not what was signed", line.what),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Verify {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let shelf = Shelf::of(&region)?;
        let targets = shelf.targets(&shelf.root()?)?.ok_or_else(|| {
            Fault::wrong(
                "no image was signed yet",
                "`sportello image sign FOLDER` signs one",
            )
        })?;
        let mut checked = Vec::new();
        for path in files(&self.what)? {
            checked.push(one(&path, &targets, desk.printer)?);
        }
        let bad = checked
            .iter()
            .filter(|line| line.is.is_none() || line.withdrawn)
            .count();
        let fault = (bad > 0).then(|| {
            Fault::wrong(
                "this is not an image that may be installed",
                "write the stick again from an image that `sportello image list` shows",
            )
        });
        desk.printer.answer(&Verified { checked })?;
        fault.map_or(Ok(()), Err)
    }
}

/// The file itself, or what belongs to an image in a folder.
fn files(what: &Path) -> Done<Vec<PathBuf>> {
    if !what.is_dir() {
        return Ok(vec![what.to_owned()]);
    }
    let unread = format!("{} cannot be read", what.display());
    let mut files: Vec<PathBuf> = std::fs::read_dir(what)
        .or_asked(&unread, "name an image")?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(|name| {
                    name.starts_with("image-")
                        && PARTS.iter().any(|part| name.ends_with(part.suffix()))
                })
        })
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Fault::wrong(
            format!("{} holds no image", what.display()),
            "name a folder that `sportello image build` made, a file, or a stick",
        ));
    }
    Ok(files)
}

fn one(path: &Path, targets: &SignedTargets, printer: Printer) -> Done<Line> {
    let unread = format!("{} cannot be read", path.display());
    let next = "check the name; reading a stick needs root";
    let what = path.display().to_string();
    let said = |entry: &Entry, how: &str| Line {
        what: what.clone(),
        is: Some(format!("{}{how}", entry.name)),
        withdrawn: entry.withdrawn,
    };
    let kind = std::fs::metadata(path).or_asked(&unread, next)?;
    if kind.is_file() {
        let (length, sha256) = measure(path).map_err(fault)?;
        for (.., unpacked, entry) in images(targets) {
            if (entry.length, entry.sha256) == (length, sha256) {
                return Ok(said(entry, ""));
            }
            if (unpacked.length, unpacked.sha256) == (length, sha256) {
                return Ok(said(entry, ", unpacked"));
            }
        }
    } else {
        // A stick is longer than the image on it: its beginning counts.
        for (_, part, _, unpacked, entry) in images(targets) {
            if part != Part::Disk {
                continue;
            }
            let file = File::open(path).or_asked(&unread, next)?;
            let bar = printer.bytes("reading", Some(unpacked.length));
            let mut source = file.take(unpacked.length);
            let found = hash(&mut source, |bytes| bar.inc(bytes)).or_failed(&unread, next)?;
            bar.finish_and_clear();
            if found == (unpacked.length, unpacked.sha256) {
                return Ok(said(entry, ", on the stick"));
            }
        }
    }
    Ok(Line {
        what,
        is: None,
        withdrawn: false,
    })
}
