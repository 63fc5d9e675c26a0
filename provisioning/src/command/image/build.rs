// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Building is the work of `images/build` in the sources; here it gets the region's root and
//! the next number.

use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde::Serialize;
use serde_json::Value;
use url::Url;

use super::shelf::newest;
use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::Answer;
use crate::region::{CentreAt, Fingerprint, Region, read_text};
use crate::shelf::Shelf;

/// Largest bill of materials, bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

#[derive(Debug, clap::Args)]
pub(crate) struct Build {
    /// Folder of the sources [default: the nearest one upwards].
    #[arg(long, value_name = "FOLDER")]
    source: Option<PathBuf>,
    /// Number of the image [default: one more than the last that was signed].
    #[arg(long)]
    number: Option<u64>,
    /// Where the image's terminals find their centre, so that codes can be typed without its
    /// address [default: the region's centre].
    #[arg(long, value_name = "URL", conflicts_with = "no_centre")]
    centre: Option<Url>,
    /// SHA-256 of that centre's own authority, where it has one.
    #[arg(long, value_name = "HEX", requires = "centre", value_parser = Fingerprint::parse)]
    fingerprint: Option<Fingerprint>,
    /// Build an image that knows no centre: every code is typed with its address.
    #[arg(long)]
    no_centre: bool,
    /// What terminals ask, on port 80, to find out whether a network's own page stands in the way
    /// [default: http://CENTRE/health/online].
    #[arg(long, value_name = "URL", conflicts_with = "no_centre")]
    online_check: Option<Url>,
    /// Folder with the keys for Secure Boot (db.key, db.pem).
    #[arg(long, value_name = "FOLDER")]
    secure_boot_keys: Option<PathBuf>,
    /// Take the programs from this folder instead of building them.
    #[arg(long, value_name = "FOLDER")]
    programs: Option<PathBuf>,
}

#[derive(Debug, Serialize)]
struct Built {
    image: u64,
    folder: PathBuf,
}

impl Answer for Built {
    fn text(&self) -> String {
        self.folder.display().to_string()
    }
}

impl Build {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let shelf = Shelf::of(&region)?;
        let root = shelf.root()?;
        let number = match self.number {
            Some(number) => number,
            None => newest(&shelf, &root)? + 1,
        };
        let source = sources(self.source.as_deref())?;
        let centre = self.centre(&region)?;
        let trust = tempfile::NamedTempFile::new().or_failed("no room", "free some room")?;
        std::fs::write(trust.path(), root.bytes()).or_failed("no room", "free some room")?;
        let out = source.join(format!("target/image/{number}"));
        let mut build = Command::new(source.join("images/build"));
        build
            .arg("--number")
            .arg(number.to_string())
            .arg("--trust")
            .arg(trust.path())
            .arg("--out")
            .arg(&out)
            // What it says is talk; our answer is the folder.
            .stdout(Stdio::from(
                std::io::stderr()
                    .as_fd()
                    .try_clone_to_owned()
                    .or_failed("standard error is closed", "run this in a terminal")?,
            ));
        for (option, folder) in [
            ("--keys", &self.secure_boot_keys),
            ("--programs", &self.programs),
        ] {
            if let Some(folder) = folder {
                build.arg(option).arg(folder);
            }
        }
        if let Some(CentreAt { url, fingerprint }) = &centre {
            build.arg("--centre").arg(url.as_str());
            if let Some(fingerprint) = *fingerprint {
                build.arg("--fingerprint").arg(String::from(fingerprint));
            }
        }
        if let Some(url) = &self.online_check {
            build.arg("--online-check").arg(url.as_str());
        }
        let status = build.status().or_failed(
            "images/build cannot be run",
            "is the folder of the sources whole? Debian 12 or 13 is needed",
        )?;
        if !status.success() {
            return Err(Fault::failed(
                anyhow::anyhow!("the image was not built ({status})"),
                "read what images/build said above; docs/images.md says what it needs",
            ));
        }
        desk.printer.answer(&Built {
            image: number,
            folder: out,
        })?;
        desk.printer
            .talk("next: try it on one PC, then `sportello image sign FOLDER`");
        Ok(())
    }
}

impl Build {
    /// The centre that the image shall know.
    fn centre(&self, region: &Region) -> Done<Option<CentreAt>> {
        if self.no_centre {
            return Ok(None);
        }
        let Some(url) = &self.centre else {
            return Ok(region.facts.centre.clone());
        };
        let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let nobody = url.username().is_empty() && url.password().is_none();
        if url.scheme() != "https" || !bare || !nobody {
            return Err(Fault::wrong(
                format!("--centre {url} is no address of a centre"),
                "write it like https://sportello.region.example:8443",
            ));
        }
        Ok(Some(CentreAt {
            url: url.clone(),
            fingerprint: self.fingerprint,
        }))
    }
}

/// The sources: a folder with `images/build` in it.
fn sources(named: Option<&Path>) -> Done<PathBuf> {
    let holds = |folder: &Path| folder.join("images/build").is_file();
    if let Some(folder) = named {
        return if holds(folder) {
            folder
                .canonicalize()
                .or_asked(folder.display(), "name the folder of the sources")
        } else {
            Err(Fault::wrong(
                format!("{} has no images/build", folder.display()),
                "name the folder of Sportello's sources",
            ))
        };
    }
    let here = std::env::current_dir().or_failed("the current folder", "change into another")?;
    here.ancestors()
        .find(|folder| holds(folder))
        .map(Path::to_owned)
        .ok_or_else(|| {
            Fault::wrong(
                "an image is built from the sources, and they are not here",
                "get them (git clone) and name their folder with --source",
            )
        })
}

#[derive(Debug, clap::Args)]
pub(crate) struct Sbom {
    /// Folder of an image that was built, or the bill of materials itself (*.cdx.json).
    image: PathBuf,
}

#[derive(Debug, Serialize)]
#[serde(transparent)]
struct Bill(Value);

impl Answer for Bill {
    fn text(&self) -> String {
        let Some(parts) = self.0.get("components").and_then(Value::as_array) else {
            return String::new();
        };
        let mut lines: Vec<String> = parts
            .iter()
            .map(|part| {
                let text = |key: &str| part.get(key).and_then(Value::as_str).unwrap_or("?");
                let licences: Vec<&str> = part
                    .get("licenses")
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .filter_map(|it| {
                        it.get("expression")
                            .or_else(|| it.pointer("/license/id"))
                            .or_else(|| it.pointer("/license/name"))?
                            .as_str()
                    })
                    .collect();
                let licences = if licences.is_empty() {
                    "licence not told".to_owned()
                } else {
                    licences.join(", ")
                };
                format!("{}\t{}\t{licences}", text("name"), text("version"))
            })
            .collect();
        lines.sort();
        lines.join("\n")
    }
}

impl Sbom {
    pub(super) fn run(self, desk: &Desk) -> Done {
        let file = if self.image.is_dir() {
            std::fs::read_dir(&self.image)
                .or_asked(self.image.display(), "name the folder of an image")?
                .flatten()
                .map(|entry| entry.path())
                .find(|path| path.to_string_lossy().ends_with(".cdx.json"))
                .ok_or_else(|| {
                    Fault::wrong(
                        format!("{} has no bill of materials", self.image.display()),
                        "name a folder that `sportello image build` made",
                    )
                })?
        } else {
            self.image
        };
        let bill: Value = serde_json::from_str(&read_text(&file, LARGEST)?).or_asked(
            format!("{} is no bill of materials", file.display()),
            "name a folder that `sportello image build` made",
        )?;
        if bill.get("components").and_then(Value::as_array).is_none() {
            return Err(Fault::wrong(
                format!("{} names no components", file.display()),
                "name a folder that `sportello image build` made",
            ));
        }
        desk.printer.answer(&Bill(bill))
    }
}
