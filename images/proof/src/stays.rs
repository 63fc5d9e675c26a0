// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Nothing stays: a citizen puts a word into every place that a page can reach, ends, and the
//! word is in no byte of the machine's memory or disk.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::bail;

use crate::Place;
use crate::disk;
use crate::eyes::Word;
use crate::machine::{Also, Machine, Parts};
use crate::scan::{Canary, Hits, search};
use crate::welcome::PATIENCE;

const STEP: Duration = Duration::from_secs(180);
/// How long the screen is read before the log is.
const LOOK: Duration = Duration::from_secs(4);
/// What the shell says of a receipt that is not good.
const CHECK_FAILED: &str = "a wipe check failed";
/// What stands after a session and is none of it: the number that CUPS will give its next job.
const NUMBERS: [&str; 1] = ["file /run/cups/cache/job.cache"];
/// Fewer copies than this, and one place was not found.
const PLANTED: u64 = 700;

/// A step that keeps the word from staying. Without it the proof must find something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Step {
    /// The kernel overwrites memory as it is freed.
    Overwrite,
    /// Shared memory with names is the capsule's own, and what its user leaves elsewhere is
    /// removed as the unit ends: either is enough.
    OwnShm,
    /// All that is in the capsule is killed.
    Kill,
}

impl Step {
    /// What leaves it out, and makes the terminal's own check of it pass: only a capsule with
    /// feature `rehearsal` hears these words.
    fn left_out(self) -> &'static str {
        match self {
            Self::Overwrite => {
                "init_on_free=0 systemd.setenv=SPORTELLO_REHEARSAL_BELIEVE=memory_zeroed"
            }
            Self::OwnShm => {
                "systemd.setenv=SPORTELLO_REHEARSAL_LEAVE_OUT=own_shm systemd.setenv=SPORTELLO_REHEARSAL_BELIEVE=files"
            }
            Self::Kill => "systemd.setenv=SPORTELLO_REHEARSAL_LEAVE_OUT=kill",
        }
    }

    /// The same for what systemd does when a session's unit has ended.
    fn unit(self) -> Vec<(&'static str, &'static str)> {
        match self {
            Self::OwnShm => vec![("sportello-capsule@.service", "[Service]\nRemoveIPC=no\n")],
            Self::Overwrite | Self::Kill => vec![],
        }
    }
}

/// What was found after a session.
#[derive(Debug)]
pub(crate) struct Found {
    /// The terminal itself says that all is erased.
    receipt: bool,
    memory: Hits,
    stored: Hits,
    /// What stands that did not stand before.
    left: Vec<String>,
}

impl Found {
    pub(crate) fn is_nothing(&self) -> bool {
        self.receipt && self.memory.total() + self.stored.total() == 0 && self.left.is_empty()
    }
}

impl std::fmt::Display for Found {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let receipt = if self.receipt { "good" } else { "failed" };
        write!(
            formatter,
            "receipt {receipt}, {} in memory, {} on the disk, {} things left",
            self.memory,
            self.stored,
            self.left.len()
        )?;
        self.left
            .iter()
            .try_for_each(|what| write!(formatter, "\n  left: {what}"))
    }
}

pub(crate) fn prove(place: &Place) -> anyhow::Result<()> {
    let parts = place.terminal("nothing-stays")?;
    let stick = stick(&parts)?;
    let also = Also {
        stick: Some(stick.clone()),
        ..Also::default()
    };
    let mut machine = Machine::start_witnessed(&parts, &also)?;
    let canary = Canary::new()?;
    let found = session(&mut machine, &parts, &canary, Some(&stick))?;
    machine.cut()?;
    if !found.is_nothing() {
        bail!("something of the citizen stayed");
    }
    println!("nothing stays: proven");
    Ok(())
}

/// An image whose capsule was built with feature `rehearsal`, without one step of the wipe: the
/// proof itself must fail.
pub(crate) fn turns_red(place: &Place, steps: &[Step]) -> anyhow::Result<()> {
    for &step in steps {
        let mut parts = place.terminal(&format!("turns-red-{step:?}").to_lowercase())?;
        parts.also = step.left_out().to_owned();
        let also = Also {
            drop_ins: step.unit(),
            ..Also::default()
        };
        let mut machine = Machine::start_witnessed(&parts, &also)?;
        let canary = Canary::new()?;
        let found = session(&mut machine, &parts, &canary, None)?;
        machine.cut()?;
        std::fs::remove_file(&parts.disks[0])?;
        if found.is_nothing() {
            bail!("without step {step:?} nothing was found: the proof is blind to it");
        }
        println!("without step {step:?} the proof turns red: proven");
    }
    Ok(())
}

/// An empty stick with the file system that sticks are sold with.
fn stick(parts: &Parts) -> anyhow::Result<PathBuf> {
    let stick = parts.folder.join("stick");
    let name = stick.to_string_lossy();
    let _made = disk::run("mkfs.vfat", &["-C", "-n", "CHIAVETTA", &name, "65536"])?;
    Ok(stick)
}

/// From the power button through one session, and the search after it.
pub(crate) fn session(
    machine: &mut Machine,
    parts: &Parts,
    canary: &Canary,
    stick: Option<&Path>,
) -> anyhow::Result<Found> {
    arrive(machine)?;
    let mut witness = machine.witness()?;
    witness.note()?;
    sow(machine, canary)?;
    witness.plant(canary)?;
    if stick.is_some() {
        machine.press_words("Salva sulla", STEP)?;
        let _saved = machine.await_words(&["File salvati"], STEP)?;
        machine.keep_picture("saved-to-the-stick")?;
    }

    // What is not found while it is there would not be found when it should be gone.
    let before = machine.with_memory(|memory| search(memory, canary))?;
    println!("while the session lasts: {before} in memory");
    for shape in ["UTF-8", "UTF-16", "pixels BGRX"] {
        let found = before
            .0
            .iter()
            .any(|(name, count)| *name == shape && *count > 0);
        if !found {
            bail!("the search is blind: no {shape} was found while the word was there");
        }
    }

    // The witness alone writes backwards: 200 times into each of two files and a piece of shared
    // memory, 95 times into each of two queues.
    let planted: u64 = before
        .0
        .iter()
        .filter(|(name, _)| *name == "backwards")
        .map(|(_, count)| count)
        .sum();
    if planted < PLANTED {
        bail!("the search is blind: of what was planted beside the page it found {planted}");
    }

    let receipt = end(machine)?;
    // Where the receipt is bad the machine is starting anew.
    let mut left = if receipt { witness.left()? } else { vec![] };
    left.retain(|what| !NUMBERS.contains(&what.as_str()));
    let memory = machine.with_memory(|memory| search(memory, canary))?;
    let disk = &parts.disks[0];
    let stored = machine.with_memory(|_| search(disk, canary))?;
    let found = Found {
        receipt,
        memory,
        stored,
        left,
    };
    println!("after the receipt: {found}");
    if let Some(stick) = stick {
        let kept = search(stick, canary)?;
        println!("on her own stick: {kept}");
        if kept.total() == 0 {
            bail!("what the citizen saved is not on her stick");
        }
    }
    Ok(found)
}

/// The power goes in the middle of a session: the word is on no disk, and the next boot comes
/// to *Welcome* without it.
pub(crate) fn cut(place: &Place) -> anyhow::Result<()> {
    let parts = place.terminal("power-cut")?;
    let canary = Canary::new()?;
    let mut machine = Machine::start(&parts)?;
    arrive(&mut machine)?;
    sow(&mut machine, &canary)?;
    let before = machine.with_memory(|memory| search(memory, &canary))?;
    machine.cut()?;
    let stored = search(&parts.disks[0], &canary)?;
    println!("{before} in memory as the power goes, {stored} on the disk");
    if before.total() == 0 {
        bail!("the search is blind: nothing was found while the word was there");
    }
    let mut machine = Machine::start(&parts)?;
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    machine.keep_picture("welcome-after-the-cut")?;
    let memory = machine.with_memory(|memory| search(memory, &canary))?;
    machine.cut()?;
    let stored = stored.total() + search(&parts.disks[0], &canary)?.total();
    if memory.total() + stored > 0 {
        bail!("something of the citizen stayed: {memory} in memory, {stored} on the disk");
    }
    println!("nothing stays after a power cut: proven");
    Ok(())
}

/// Memory that is not overwritten as it is freed keeps what was there: the terminal notices that
/// its kernel was told so, and serves nobody.
pub(crate) fn refuses(place: &Place) -> anyhow::Result<()> {
    let mut parts = place.terminal("refuses-to-serve")?;
    parts.also = "init_on_free=0".to_owned();
    let mut machine = Machine::start(&parts)?;
    let (index, _) = machine.await_words(&["Inizia", "Questa postazione"], PATIENCE)?;
    machine.keep_picture("refused")?;
    machine.cut()?;
    if index == 0 {
        bail!("a terminal that leaves memory as it is serves citizens");
    }
    println!("without init_on_free the terminal serves nobody: proven");
    Ok(())
}

/// From the power button to *Welcome*.
fn arrive(machine: &mut Machine) -> anyhow::Result<()> {
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    println!("Welcome after {:.0} s", machine.age().as_secs_f64());
    machine.keep_picture("welcome")
}

/// From *Welcome* to the task's page: where its heading stands.
pub(crate) fn visit(machine: &mut Machine) -> anyhow::Result<Word> {
    machine.press_words("Inizia", STEP)?;
    machine.press_words("Ci sono solo io", STEP)?;
    machine.keep_picture("notice")?;
    let (_, goes_on) = machine.await_words(&["Continua", "Avanti", "Va bene"], STEP)?;
    machine.press(goes_on.x, goes_on.y)?;
    machine.press_words("Imparare", STEP)?;
    machine.keep_picture("home")?;
    machine.press_words("Lascia una traccia", STEP)?;
    let _card = machine.await_words(&["2 passi"], STEP)?;
    machine.keep_picture("card")?;
    machine.press_words("Inizia", STEP)?;
    let (_, heading) = machine.await_words(&["Semenzaio"], PATIENCE)?;
    machine.keep_picture("page")?;
    Ok(heading)
}

/// From *Welcome* to a page that has put the word everywhere.
fn sow(machine: &mut Machine, canary: &Canary) -> anyhow::Result<()> {
    // The heading is a word of the page alone, and the field stands under it. What is typed at a
    // page that has only just come may be lost, for a person too: she types it again.
    let heading = visit(machine)?;
    let mut sown = None;
    for _attempt in 0..3 {
        machine.press(heading.x, heading.y + 108)?;
        std::thread::sleep(Duration::from_secs(3));
        machine.keys(&["ctrl", "a"])?;
        machine.type_text(canary.text())?;
        machine.keys(&["ret"])?;
        sown = machine.seek_words(&["Seminata ovunque", "Manca"], Duration::from_secs(45))?;
        if sown.is_some() {
            break;
        }
    }
    machine.keep_picture("sown")?;
    match sown {
        Some((0, _)) => Ok(()),
        Some(_) => bail!("the page could not put the word everywhere: see the last picture"),
        None => bail!("the page did not take the word: see the last picture"),
    }
}

/// Ends the session and waits for what the terminal says of it: whether all is erased.
pub(crate) fn end(machine: &mut Machine) -> anyhow::Result<bool> {
    machine.press_words("Termina", STEP)?;
    machine.press_words("Termina e cancella", STEP)?;
    let words = ["Grazie", "Abbiamo cancellato tutto", "Qualcosa non si"];
    let begun = Instant::now();
    let index = loop {
        if let Some((index, _)) = machine.seek_words(&words, LOOK)? {
            break index;
        }
        // A terminal that finds something left starts anew at once.
        if machine.has_said(CHECK_FAILED)? {
            break 2;
        }
        if begun.elapsed() > STEP {
            let _word = machine.await_words(&words, LOOK)?;
        }
    };
    machine.keep_picture("ended")?;
    if index == 2 {
        return Ok(false);
    }
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    machine.keep_picture("welcome-again")?;
    Ok(true)
}
