// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Cuts while a terminal that was long without a network hands its records to the centre.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, bail, ensure};
use chrono::{Local, TimeDelta};
use memchr::memmem;
use rusqlite::{Connection, OpenFlags};
use sportello_ledger::{
    Book, Check, Context, Counters, Draft, DurationBucket, EndReason, Hour, HourOfDay, LanguageTag,
    Receipt, Row, Tasks, Verdict,
};

use super::camera::{Asked, Camera, Moment};
use super::kept::{CAP, Kept};
use super::{Seen, await_that, emptied, on_an_overlay};
use crate::Place;
use crate::fresh::{Office, names};
use crate::machine::{Also, Machine, Parts};
use crate::welcome::PATIENCE;

/// Records that wait in the book.
const WAITING: usize = 6000;
/// The agent and the group of the book, on every image.
const AGENT: u32 = 702;
const GROUP: u32 = 700;
/// From one cut to the next at most.
const PAUSE: Duration = Duration::from_millis(1000);
/// After a failure the agent waits up to a minute or so before it tries again.
const DELIVERED: Duration = Duration::from_secs(900);

/// Cuts during uploads.
pub(crate) fn prove(
    place: &Place,
    founded: &Path,
    count: usize,
    boot_every: usize,
) -> anyhow::Result<()> {
    names::serve()?;
    let mut prepared = None;
    let parts = place.terminal_with("cuts-uploads", |state| {
        let folder = state.parent().context("the state lies nowhere")?;
        let office = Office::copy(founded, &folder.join("office"))?;
        enrol(&office, &state.join("book"), folder)?;
        prepared = Some((office.folder().to_owned(), fill(&state.join("book"))?));
        Ok(())
    })?;
    let (founded, waiting) = prepared.context("nothing was prepared")?;
    let also = Also {
        cable: true,
        ..Also::default()
    };
    let mut seen = Seen::default();
    let mut round = 0;
    while seen.cuts < count {
        round += 1;
        let moments = upload(&parts, &also, &founded, &waiting)?;
        println!(
            "round {round}: {} cuts while records went up",
            moments.len()
        );
        for moment in moments {
            let cut = Kept::by(&parts.folder, &moment.disk)?;
            nothing_lost(&cut, &moment, &waiting)
                .with_context(|| format!("{}", moment.disk.display()))?;
            seen.count(&cut);
            if seen.cuts % boot_every == 0 {
                goes_on(&parts, &also, &founded, &moment, &waiting)?;
                seen.booted += 1;
            }
            fs::remove_file(&moment.disk)?;
        }
    }
    println!("power cuts during uploads: {seen}");
    for disk in parts.disks {
        fs::remove_file(disk)?;
    }
    Ok(())
}

/// Gives the state of a terminal to come its identity, as its own agent does.
fn enrol(office: &Office, state: &Path, folder: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(state)?;
    let program = std::env::current_exe()?.with_file_name("sportello-agent");
    let mut agent = Command::new(&program)
        .args(["--config", "/nowhere", "--state"])
        .arg(state)
        .arg("--run")
        .arg(folder)
        .args(["enrol", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("{} is not there: build it", program.display()))?;
    let mut input = agent.stdin.take().context("the agent listens to nothing")?;
    writeln!(input, "{}", office.invitation()?)?;
    drop(input);
    let status = agent.wait()?;
    ensure!(status.success(), "the agent could not enrol: {status}");
    Ok(())
}

/// A book in which records of some days wait; their numbers.
fn fill(state: &Path) -> anyhow::Result<BTreeSet<u64>> {
    // In memory: each record is flushed.
    let beside = emptied(&std::env::temp_dir().join("filled"))?;
    let (mut book, _opened) =
        Book::open(&beside.join("book.db"), CAP, Context::of_this_machine()?)?;
    let yesterday = Local::now().date_naive() - TimeDelta::days(1);
    let hour = |hour| -> anyhow::Result<Hour> {
        Ok(Hour {
            date: yesterday,
            hour: HourOfDay::new(hour)?,
        })
    };
    let ten = hour(10)?;
    let draft = Draft {
        date: ten.date,
        hour: ten.hour,
        duration: DurationBucket::From5To15,
        tasks: Tasks::default(),
        end: EndReason::Citizen,
        help_asked: false,
    };
    let counters = Counters {
        language: LanguageTag::parse("it")?,
        modes: [].into(),
        with_helper: None,
        skills: [].into(),
    };
    let receipt = Receipt::new(Check::ALL.map(|check| (check, Verdict::Pass)), 120);
    for _ in 0..WAITING {
        let number = book.begin_session()?;
        let _stored = book.finish_session(number, &draft, &receipt, &counters)?;
    }
    book.close_rating()?;
    // Their hour is over.
    let _resting = book.unsent(1, ten)?;
    let _ready = book.unsent(1, hour(12)?)?;
    let numbers = book
        .dump()?
        .rows
        .iter()
        .filter(|row| matches!(row.row, Row::Session(_)))
        .map(|row| row.number.first.0)
        .collect();
    drop(book);
    for file in fs::read_dir(&beside)? {
        let file = file?;
        let _bytes = fs::copy(file.path(), state.join(file.file_name()))?;
    }
    fs::remove_dir_all(beside)?;
    for file in fs::read_dir(state)? {
        let file = file?.path();
        chown(&file, Some(AGENT), Some(GROUP))?;
        if file.extension().is_some_and(|found| found == "db") {
            fs::set_permissions(&file, fs::Permissions::from_mode(0o660))?;
        }
    }
    Ok(numbers)
}

/// One life of the terminal, from power until the centre has everything.
fn upload(
    parts: &Parts,
    also: &Also,
    founded: &Path,
    waiting: &BTreeSet<u64>,
) -> anyhow::Result<Vec<Moment>> {
    let office = Office::copy(
        founded,
        &emptied(&parts.folder.join("round"))?.join("office"),
    )?;
    let store = office.store();
    let overlaid = on_an_overlay(parts)?;
    let mut machine = Machine::start_with(&overlaid, also)?;
    await_that("the centre has received nothing", PATIENCE, || {
        Ok(!received(&store)?.is_empty() || machine.is_off()?)
    })?;
    let asked: Asked = {
        let store = store.clone();
        Box::new(move |beside| {
            let reader = reader(&store)?;
            let _copied = reader.execute("VACUUM INTO ?1", [beside.to_string_lossy()])?;
            Ok(())
        })
    };
    let camera = Camera::point(&machine, &overlaid, PAUSE, Some(asked))?;
    await_that("the centre has not received everything", DELIVERED, || {
        Ok(missing(&received(&store)?, waiting).is_none() || machine.is_off()?)
    })?;
    println!(
        "everything is at the centre {:.0} s after power",
        machine.age().as_secs_f64()
    );
    let moments = camera.put_away()?;
    ensure!(!machine.is_off()?, "the machine switched itself off");
    machine.cut()?;
    each_once(&store, waiting)?;
    Ok(moments)
}

/// Every record is still in the book, or at the centre.
fn nothing_lost(cut: &Kept, moment: &Moment, waiting: &BTreeSet<u64>) -> anyhow::Result<()> {
    let at_centre = received(
        moment
            .centre
            .as_deref()
            .context("the centre was not asked")?,
    )?;
    let rest: BTreeSet<u64> = waiting.difference(&cut.numbers).copied().collect();
    match missing(&at_centre, &rest) {
        None => Ok(()),
        Some(number) => bail!("record {number} is neither in the book nor at the centre"),
    }
}

/// The terminal starts from a cut's disk, the centre stands as it stood then: it comes to
/// *Welcome*, and in the end the centre has every record once.
fn goes_on(
    parts: &Parts,
    also: &Also,
    founded: &Path,
    moment: &Moment,
    waiting: &BTreeSet<u64>,
) -> anyhow::Result<()> {
    let folder = emptied(&parts.folder.join("booted"))?;
    let office = Office::copy_of(founded, &folder.join("office"), moment.centre.as_deref())?;
    let parts = Parts {
        disks: vec![moment.disk.clone()],
        folder,
        ..parts.clone()
    };
    let store = office.store();
    let before = received(&store)?.len();
    let mut machine = Machine::start_with(&parts, also)?;
    let _welcome = machine.await_words(&["Inizia"], PATIENCE)?;
    machine.keep_picture("welcome")?;
    await_that("the centre has not received everything", DELIVERED, || {
        Ok(missing(&received(&store)?, waiting).is_none())
    })?;
    println!(
        "a cut with {before} ranges at the centre: Welcome, and everything delivered after {:.0} s",
        machine.age().as_secs_f64()
    );
    machine.cut()?;
    each_once(&store, waiting)
}

/// A reader of the centre's store, which the centre goes on writing to.
fn reader(store: &Path) -> anyhow::Result<Connection> {
    let reader = Connection::open_with_flags(store, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    reader.busy_timeout(Duration::from_secs(10))?;
    Ok(reader)
}

/// Ranges of numbers that the centre has, of the only epoch.
fn received(store: &Path) -> anyhow::Result<Vec<(u64, u64)>> {
    let reader = reader(store)?;
    let mut ranges = reader.prepare("SELECT first, last, epoch FROM received ORDER BY first")?;
    let ranges: Vec<(i64, i64, i64)> = ranges
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    let epochs: BTreeSet<i64> = ranges.iter().map(|range| range.2).collect();
    ensure!(
        epochs.len() <= 1,
        "the terminal began {} epochs",
        epochs.len()
    );
    ranges
        .into_iter()
        .map(|(first, last, _)| Ok((u64::try_from(first)?, u64::try_from(last)?)))
        .collect()
}

/// The first number that no range covers.
fn missing(ranges: &[(u64, u64)], wanted: &BTreeSet<u64>) -> Option<u64> {
    let covered = |number: u64| {
        ranges
            .iter()
            .any(|&(first, last)| (first..=last).contains(&number))
    };
    wanted.iter().copied().find(|&number| !covered(number))
}

/// What one of these records adds to the region's year: itself, its hour, length, end and receipt.
const COUNTED: usize = 5;

/// The centre counts every record once, and suspects nobody. It keeps totals alone, and all of these
/// records are alike: each total is their number, as the store packs numbers, or one was lost or
/// counted twice.
fn each_once(store: &Path, waiting: &BTreeSet<u64>) -> anyhow::Result<()> {
    let reader = reader(store)?;
    let year = "SELECT body FROM tallies WHERE whole = 'r' AND grain = 2";
    let body: Vec<u8> = reader.query_row(year, [], |row| row.get(0))?;
    let suspected = "SELECT coalesce(sum(conflicted), 0) FROM epochs";
    let conflicts: i64 = reader.query_row(suspected, [], |row| row.get(0))?;
    let found = memmem::find_iter(&body, &packed(waiting.len())).count();
    ensure!(
        found >= COUNTED && conflicts == 0,
        "{} records waited, and of {COUNTED} totals {found} say so; {conflicts} conflicts",
        waiting.len()
    );
    Ok(())
}

/// A number in pieces of seven bits, the lowest first.
fn packed(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let piece = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            bytes.push(piece);
            return bytes;
        }
        bytes.push(piece | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_packed_as_the_store_packs_them() {
        assert_eq!(packed(5), [5]);
        assert_eq!(packed(6000), [0xf0, 0x2e]);
    }

    #[test]
    fn a_record_that_is_nowhere_is_named() {
        let wanted: BTreeSet<u64> = [1, 2, 5].into();
        assert_eq!(missing(&[(1, 2), (5, 9)], &wanted), None);
        assert_eq!(missing(&[(1, 2), (6, 9)], &wanted), Some(5));
        assert_eq!(missing(&[], &wanted), Some(1));
        assert_eq!(missing(&[], &BTreeSet::new()), None);
    }
}
