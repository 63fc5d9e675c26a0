// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Power cuts at random moments, many of them.
//!
//! Invariants:
//! - A cut is what a disk holds at one moment: QEMU is stopped with all its threads, its disk's
//!   overlay is copied as it lies there, and it goes on. What the guest has not flushed is not
//!   all in it, as with the cache of a real drive: the overlay's own table is written at flushes.
//! - Every cut is looked at as the next boot would: `e2fsck -p` as `sportello-state` runs it, then
//!   the book with the ledger's own code, which must find it undamaged. Every n-th is booted.
//! - What the proof knows of a moment is known from outside: how many sessions it had begun, of
//!   how many it had read the thanks, how far the centre had received.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};

use crate::Place;
use crate::disk;
use crate::machine::{Machine, Parts};
use crate::stays;
use crate::welcome::PATIENCE;

mod camera;
mod kept;
mod upload;

use camera::{Camera, Moment};
pub(crate) use kept::Kept;

/// Of so many cuts one is booted, unless told otherwise.
pub(crate) const BOOT_EVERY: usize = 20;

/// From one cut to the next at most.
const PAUSE: Duration = Duration::from_secs(5);

/// What a terminal does when the power goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum During {
    /// A citizen sits there.
    Sessions,
    /// Records go to the centre.
    Uploads,
}

/// Half of the cuts during sessions, the other half during uploads.
pub(crate) fn prove(
    place: &Place,
    founded: &Path,
    count: usize,
    boot_every: usize,
    during: Option<During>,
) -> anyhow::Result<()> {
    ensure!(count > 0 && boot_every > 0, "at least one cut is needed");
    match during {
        Some(During::Sessions) => sessions(place, count, boot_every),
        Some(During::Uploads) => upload::prove(place, founded, count, boot_every),
        None => {
            sessions(place, count.div_ceil(2), boot_every)?;
            upload::prove(place, founded, count / 2, boot_every)
        }
    }
}

/// Cuts during sessions.
fn sessions(place: &Place, count: usize, boot_every: usize) -> anyhow::Result<()> {
    let parts = place.terminal("cuts-sessions")?;
    let parts = on_an_overlay(&parts)?;
    let mut machine = Machine::start(&parts)?;
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    let camera = Camera::point(&machine, &parts, PAUSE, None)?;
    while camera.taken() < count {
        camera.begins();
        stays::visit(&mut machine)?;
        ensure!(stays::end(&mut machine)?, "a session's receipt is bad");
        camera.ended();
        println!(
            "{} cuts in {} sessions, {:.0} s after power",
            camera.taken(),
            camera.sessions(),
            machine.age().as_secs_f64()
        );
        // *Thanks* goes by itself.
        let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    }
    let moments = camera.put_away()?;
    machine.cut()?;

    let mut seen = Seen::default();
    for (index, moment) in moments.iter().enumerate() {
        let cut = Kept::by(&parts.folder, &moment.disk)?;
        cut.fits(moment)
            .with_context(|| format!("{}", moment.disk.display()))?;
        seen.count(&cut);
        if index % boot_every == boot_every - 1 {
            let seconds = boots(&parts, moment, &cut)?;
            println!("cut {}: back on Welcome after {seconds} s", index + 1);
            seen.booted += 1;
        }
        fs::remove_file(&moment.disk)?;
    }
    println!("power cuts during sessions: {seen}");
    for disk in parts.disks {
        fs::remove_file(disk)?;
    }
    Ok(())
}

/// What all cuts together came to.
#[derive(Debug, Default)]
struct Seen {
    cuts: usize,
    /// File systems that had something to mend.
    mended: usize,
    /// With a session open.
    open: usize,
    booted: usize,
}

impl Seen {
    fn count(&mut self, cut: &Kept) {
        self.cuts += 1;
        self.mended += usize::from(cut.mended);
        self.open += usize::from(cut.open);
    }
}

impl std::fmt::Display for Seen {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{} cuts, {} with a session open, {} file systems mended, every book whole and no record lost or \
             doubled; {} of them booted, to Welcome each",
            self.cuts, self.open, self.mended, self.booted
        )
    }
}

/// The same machine with its disk's writes beside the disk, in a file that is small enough to
/// be copied within a moment.
fn on_an_overlay(parts: &Parts) -> anyhow::Result<Parts> {
    let base = parts.disks.first().context("the machine has no disk")?;
    let overlay = base.with_extension(disk::OVERLAY);
    disk::overlay(base, &overlay)?;
    Ok(Parts {
        disks: vec![overlay],
        ..parts.clone()
    })
}

/// Starts the machine from a cut's disk: it must come to *Welcome* by itself, close the session
/// that was open, and keep every record.
fn boots(parts: &Parts, moment: &Moment, cut: &Kept) -> anyhow::Result<u64> {
    let begun = Instant::now();
    let folder = emptied(&parts.folder.join("booted"))?;
    let parts = Parts {
        disks: vec![moment.disk.clone()],
        folder: folder.clone(),
        ..parts.clone()
    };
    let mut machine = Machine::start(&parts)?;
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    machine.keep_picture("welcome")?;
    let seconds = begun.elapsed().as_secs();
    machine.cut()?;
    let after = Kept::by(&folder, &moment.disk)?;
    ensure!(
        !after.open && after.records == cut.records + u64::from(cut.open),
        "{} records and {} open session before the boot, {} and {} after it",
        cut.records,
        u64::from(cut.open),
        after.records,
        u64::from(after.open)
    );
    Ok(seconds)
}

/// A fresh folder.
fn emptied(folder: &Path) -> anyhow::Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    Ok(folder.to_owned())
}

/// Waits for `done`, looking every so often.
fn await_that(
    what: &str,
    patience: Duration,
    mut done: impl FnMut() -> anyhow::Result<bool>,
) -> anyhow::Result<()> {
    let begun = Instant::now();
    while !done()? {
        if begun.elapsed() > patience {
            bail!("after {} s: {what}", patience.as_secs());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    Ok(())
}
