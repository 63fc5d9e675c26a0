// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A stick for a place without a network: what was signed goes out, reports come back, and
//! the centre's answers go out with the next round.
//!
//! ```text
//! STICK/sportello-trust/{metadata,targets}   the signed repository, for terminals
//! STICK/*.courier                            parcels of terminals
//! STICK/*.courier.return                     the centre's answers
//! ```

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use chrono::Utc;
use clap::Subcommand;
use serde::Serialize;
use sportello_trust::{Client, Clock, Entry, Fetch, Kind, Listing, Part};

use super::import::count;
use crate::centre::repository::Published;
use crate::cli::Desk;
use crate::fault::{Done, Fault, Otherwise};
use crate::printer::Answer;
use crate::shelf::{Shelf, fault};

/// The repository's folder on a stick.
const TRUST: &str = "sportello-trust";
const PARCEL: &str = "courier";
/// Parcels on one stick at most.
const MOST: usize = 10_000;

#[derive(Debug, Subcommand)]
pub(crate) enum Courier {
    /// Put what was published onto a stick, for terminals without a network.
    Prepare(Prepare),
    /// At the centre: take the parcels on a stick, and put the answers beside them.
    Exchange(Exchange),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Prepare {
    /// Where the stick is mounted.
    stick: PathBuf,
    /// Bring the newest image as well.
    #[arg(long)]
    image: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Exchange {
    /// Where the stick is mounted.
    stick: PathBuf,
    /// The centre's configuration, on this machine.
    #[arg(
        long,
        value_name = "FILE",
        env = "SPORTELLO_CENTRE_CONFIG",
        default_value = "centre.toml"
    )]
    config: PathBuf,
    /// The centre's program.
    #[arg(long, value_name = "PROGRAM", default_value = "sportello-centre")]
    centre: PathBuf,
}

impl Courier {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        match self {
            Self::Prepare(command) => command.run(desk).await,
            Self::Exchange(command) => command.run(desk),
        }
    }
}

#[derive(Debug, Serialize)]
struct Prepared {
    stick: String,
    files: Vec<String>,
    removed: usize,
}

impl Answer for Prepared {
    fn text(&self) -> String {
        let mut lines = vec![format!("{} has", self.stick)];
        lines.extend(self.files.iter().map(|file| format!("  {file}")));
        if self.removed > 0 {
            let removed = count(self.removed, "old file", "old files");
            lines.push(format!("{removed} removed"));
        }
        lines.join("\n")
    }
}

impl Prepare {
    async fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let shelf = Shelf::of(&region)?;
        let root = shelf.root()?;
        mounted(&self.stick)?;
        let work = tempfile::tempdir().or_failed("no room", "free some room")?;
        let source = Arc::new(Published::at(region.centre()?)?);
        let mut client = Client::open(work.path(), root.bytes()).map_err(fault)?;
        let now = Utc::now();
        let clock = Clock {
            now,
            built: now,
            synchronised: true,
        };
        let unpublished = "run `sportello bundle publish` first, and check that the centre answers";
        let _fresh = client
            .refresh(source.clone(), &clock)
            .await
            .or_failed("what is published cannot be fetched", unpublished)?;
        let folder = self.stick.join(TRUST);
        let targets = folder.join("targets");
        let full = format!("{} cannot be written", self.stick.display());
        let next = "make room on the stick, or take another one";
        fs::create_dir_all(&targets).or_failed(&full, next)?;
        let wanted = wanted(client.list(), self.image);
        let mut files = Vec::new();
        for entry in &wanted {
            let into = targets.join(entry.served());
            let there = fs::metadata(&into).is_ok_and(|found| found.len() == entry.length);
            if !there {
                let bar = desk.printer.bytes("fetching", Some(entry.length));
                let mut seen = |bytes| {
                    bar.set_position(bytes);
                    true
                };
                let mut how = Fetch {
                    progress: Some(&mut seen),
                    ..Fetch::default()
                };
                client
                    .fetch(&*source, &entry.name, &into, &mut how)
                    .await
                    .or_failed(
                        format!("{} cannot be brought onto the stick", entry.name),
                        "run the same again: it goes on where it broke off",
                    )?;
                bar.finish_and_clear();
            }
            files.push(entry.name.to_string());
        }
        // Metadata last: a stick pulled out before has the old ones, whole.
        client.copy_metadata(&folder).map_err(fault)?;
        let removed = tidy(&targets, &wanted).or_failed(&full, next)?;
        sync(&self.stick)?;
        desk.printer.answer(&Prepared {
            stick: self.stick.display().to_string(),
            files,
            removed,
        })?;
        desk.printer
            .talk("unmount the stick before you pull it out");
        Ok(())
    }
}

/// The newest bundle, and the newest image as updates want it.
fn wanted(listing: &Listing, image: bool) -> Vec<Entry> {
    let mut wanted: Vec<Entry> = listing
        .newest_bundle()
        .map(|(_, entry)| entry.clone())
        .into_iter()
        .collect();
    if image && let Some(newest) = listing.newest_image().map(|image| image.number) {
        let parts = listing.entries().filter(|entry| {
            matches!(entry.kind, Kind::Image { number, part, .. }
                if number == newest && part != Part::Disk)
        });
        wanted.extend(parts.cloned());
    }
    wanted
}

/// Removes files of the repository that nobody wants any more.
fn tidy(targets: &Path, wanted: &[Entry]) -> std::io::Result<usize> {
    let keep: BTreeSet<String> = wanted.iter().map(Entry::served).collect();
    let mut removed = 0;
    for entry in fs::read_dir(targets)? {
        let entry = entry?;
        let name = entry.file_name();
        let ours = name.to_str().is_some_and(|name| {
            sportello_trust::source::is_served_name(name) && !keep.contains(name)
        });
        if ours && entry.file_type()?.is_file() {
            fs::remove_file(entry.path())?;
            removed += 1;
        }
    }
    Ok(removed)
}

fn mounted(stick: &Path) -> Done {
    if stick.is_dir() {
        Ok(())
    } else {
        Err(Fault::wrong(
            format!("{} is no folder", stick.display()),
            "plug the stick in and name where it is mounted, such as /media/stick",
        ))
    }
}

fn sync(stick: &Path) -> Done {
    fs::File::open(stick)
        .and_then(|folder| rustix::fs::syncfs(&folder).map_err(Into::into))
        .or_failed(
            format!("{} did not take everything", stick.display()),
            "take another stick",
        )
}

#[derive(Debug, Serialize)]
struct Exchanged {
    parcels: Vec<Taken>,
}

#[derive(Debug, Serialize)]
struct Taken {
    parcel: String,
    answer: Option<String>,
    refused: Option<String>,
}

impl Answer for Exchanged {
    fn text(&self) -> String {
        if self.parcels.is_empty() {
            return "no new parcel is on this stick".to_owned();
        }
        let lines = self.parcels.iter().map(|taken| match &taken.refused {
            None => format!("{}: taken", taken.parcel),
            Some(why) => format!("{}: NOT TAKEN: {why}", taken.parcel),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl Exchange {
    fn run(self, desk: &Desk) -> Done {
        mounted(&self.stick)?;
        let mut parcels: Vec<PathBuf> = fs::read_dir(&self.stick)
            .or_failed("the stick cannot be read", "plug it in again")?
            .flatten()
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|it| it == PARCEL))
            .filter(|path| !answer_of(path).exists())
            .take(MOST)
            .collect();
        parcels.sort();
        let bar = desk.printer.steps("parcels", parcels.len() as u64);
        let mut exchanged = Exchanged {
            parcels: Vec::new(),
        };
        for parcel in parcels {
            let answer = answer_of(&parcel);
            let output = Command::new(&self.centre)
                .arg("--config")
                .arg(&self.config)
                .args(["courier", "import"])
                .arg(&parcel)
                .arg("--out")
                .arg(&answer)
                .output()
                .or_failed(
                    format!("{} cannot be run", self.centre.display()),
                    "run this on the centre's own machine, or name the program with --centre",
                )?;
            let refused = (!output.status.success()).then(|| {
                let said = String::from_utf8_lossy(&output.stderr);
                let last = said.lines().next_back().unwrap_or("no reason was given");
                last.trim_start_matches("error: ").to_owned()
            });
            exchanged.parcels.push(Taken {
                parcel: parcel.display().to_string(),
                answer: refused.is_none().then(|| answer.display().to_string()),
                refused,
            });
            bar.inc(1);
        }
        bar.finish_and_clear();
        sync(&self.stick)?;
        let bad = exchanged
            .parcels
            .iter()
            .filter(|taken| taken.refused.is_some())
            .count();
        desk.printer.answer(&exchanged)?;
        if bad > 0 {
            return Err(Fault::wrong(
                format!("{} not taken", count(bad, "parcel was", "parcels were")),
                "the terminal keeps everything: have it write a new parcel, or look at what the \
                 centre says",
            ));
        }
        desk.printer.talk(
            "bring the stick back: `sportello-agent courier import FILE` takes the answer there",
        );
        Ok(())
    }
}

fn answer_of(parcel: &Path) -> PathBuf {
    let mut name = parcel.as_os_str().to_owned();
    name.push(".return");
    PathBuf::from(name)
}
