// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A book that is damaged, and a disk that is full or read-only, under an agent that runs.

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;

use sportello_agent::ledger::CAP;
use sportello_ledger::{Book, Context, LedgerError, Row, Slate};
use sportello_store::Measure;

use crate::place::{
    Region, Terminal, busy, machine, opened, past, release, session, start, try_session, until,
};

/// Numbers that look random and are the same every time (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }
}

const BEFORE: usize = 40;

/// So many bytes of the book change under the feet of agent and shell.
async fn check(seed: u64, blows: usize) -> u64 {
    let region = Region::open("none", None).await;
    let terminal = region.terminal().await;
    let mut book = terminal.book();
    // What has arrived is nobody's loss any more.
    for number in 0..5 {
        session(&mut book, number);
    }
    release(&mut book, 2);
    let agent = start(&terminal, machine());
    until("the first five", async || {
        region.counted(&Measure::Sessions).await == 5 && book.dump().unwrap().rows.is_empty()
    })
    .await;
    for number in 5..BEFORE {
        session(&mut book, number);
    }
    // The shell goes, so that what it wrote is in the file itself.
    drop(book);
    let file = OpenOptions::new()
        .write(true)
        .read(true)
        .open(terminal.config.book())
        .unwrap();
    let length = file.metadata().unwrap().len();
    let mut dice = Dice(seed);
    for _ in 0..blows {
        let at = dice.below(length);
        let mut byte = [0];
        file.read_exact_at(&mut byte, at).unwrap();
        file.write_all_at(&[byte[0] ^ 0x5a], at).unwrap();
    }
    drop(file);
    // The shell comes back and serves on; whoever notices first sets the book aside.
    let mut book = terminal.book();
    for number in BEFORE..BEFORE + 5 {
        while let Err(error) = try_session(&mut book, number, past(4)) {
            assert!(heals(&error), "{error}");
            book = terminal.book();
        }
    }
    let held = Mutex::new(book);
    until("everything is said", async || {
        let mut book = held.lock().unwrap();
        match nothing_waits(&mut book) {
            Ok(nothing) => nothing,
            Err(error) => {
                assert!(heals(&error), "{error}");
                *book = terminal.book();
                false
            }
        }
    })
    .await;
    assert!(agent.runs(), "seed {seed}");
    let arrived = region.counted(&Measure::Sessions).await;
    // Which kind a row was that is gone, nobody can say: its number is counted.
    let lost = damaged(&region).await;
    for number in 0..BEFORE + 5 {
        let times = region.counted(&opened(number)).await;
        assert!(times <= 1, "seed {seed}: task {number} {times} times");
        if !(5..BEFORE).contains(&number) {
            assert_eq!(times, 1, "seed {seed}: task {number} was never in danger");
        }
    }
    let all = (BEFORE + 5) as u64;
    let aside = set_aside(&terminal);
    assert!(
        arrived + lost >= all,
        "seed {seed}: what is gone is counted"
    );
    assert!(lost <= all, "seed {seed}: what is not gone is not counted");
    assert_eq!(aside > 0, arrived < all, "seed {seed}");
    lost
}

/// Numbers whose rows the region knows to be damaged.
async fn damaged(region: &Region) -> u64 {
    let room = region.centre.hub.room(region.site);
    let terminal = room.first().unwrap().terminal;
    let found = region.store().terminal(terminal).await.unwrap();
    found.unwrap().losses.numbers_damaged
}

/// Damaged files beside the book.
fn set_aside(terminal: &Terminal) -> usize {
    let names = std::fs::read_dir(&terminal.config.state).unwrap();
    let numbers = names.filter_map(|entry| {
        let name = entry.unwrap().file_name();
        let (_, number) = name.to_str().unwrap().split_once(".damaged-")?;
        number.parse::<u32>().ok()
    });
    numbers.count()
}

/// Nothing is left but days, which wait until they are over.
fn nothing_waits(book: &mut Book) -> Result<bool, LedgerError> {
    for hour in [6, 7] {
        book.unsent(1, past(hour))?;
    }
    let days = |row: &Row| !matches!(row, Row::Session(_) | Row::Loss(_) | Row::Event(_));
    Ok(book.dump()?.rows.iter().all(|row| days(&row.row)))
}

/// The next opening, or the next moment, makes it good.
fn heals(error: &LedgerError) -> bool {
    matches!(
        error,
        LedgerError::Damaged { .. } | LedgerError::Replaced { .. } | LedgerError::Busy { .. }
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_book_hit_at_random_bytes_is_set_aside_and_the_region_counts_what_is_lost() {
    let all = tokio::join!(check(1, 12), check(2, 12), check(3, 24), check(4, 24));
    assert!(
        all.0 + all.1 + all.2 + all.3 > 0,
        "so many blows cost something"
    );
}

/// A small disk in the place of a terminal's state.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None`, said aloud, where this user may not mount.
    fn at(state: PathBuf, test: &str) -> Option<Self> {
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(&state)
            .output();
        match done {
            Ok(done) if done.status.success() => Some(Self(state)),
            other => {
                eprintln!("SKIPPED {test}: needs the right to mount a tmpfs ({other:?})");
                None
            }
        }
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount")
            .args(["-o", &format!("remount,{how}")])
            .arg(&self.0)
            .status()
            .unwrap();
        assert!(done.success());
    }

    /// Not a byte more fits.
    fn fill(&self) {
        let file = self.0.join("filler");
        let file = std::fs::File::create(file).unwrap();
        let mut at = 0;
        while file.write_all_at(&[7; 512], at).is_ok() {
            at += 512;
        }
        assert!(at > 0);
    }

    fn empty(&self) {
        std::fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _status = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[derive(Clone, Copy)]
enum Illness {
    Full,
    ReadOnly,
}

/// Sessions that a full disk takes still, or refuses: what the book took must arrive.
fn serves(book: &mut Book, numbers: std::ops::Range<usize>) -> Vec<usize> {
    let mut taken = Vec::new();
    for number in numbers {
        match try_session(book, number, past(4)) {
            Ok(()) => taken.push(number),
            Err(error) => assert!(matches!(error, LedgerError::DiskFull { .. }), "{error}"),
        }
    }
    taken
}

/// The agent stays, the room still sees the terminal, and once the disk is well again
/// everything arrives once.
async fn check_disk(illness: Illness, test: &str) {
    let region = Region::open("none", None).await;
    let mut terminal = Terminal::new();
    let state = terminal.config.state.clone();
    let Some(disk) = SmallDisk::at(state, test) else {
        return;
    };
    region.enrol(&mut terminal).await;
    let mut book = terminal.book();
    for number in 0..5 {
        session(&mut book, number);
    }
    release(&mut book, 2);
    let agent = start(&terminal, machine());
    until("the first five", async || {
        region.counted(&Measure::Sessions).await == 5 && book.dump().unwrap().rows.is_empty()
    })
    .await;
    for number in 5..15 {
        session(&mut book, number);
    }
    let mut expected: Vec<usize> = (0..15).collect();
    let agent = match illness {
        Illness::Full => {
            disk.fill();
            // Enough for the disk to be really full: the log of the book has room to spare.
            let taken = serves(&mut book, 15..40);
            assert!(taken.len() < 25, "the disk is full");
            expected.extend(taken);
            agent
        }
        Illness::ReadOnly => {
            // As after a boot that found the disk's file system damaged.
            agent.stop().await;
            drop(book);
            disk.remount("ro");
            start(&terminal, machine())
        }
    };
    // The agent has tried in vain, and still speaks to its room.
    let mut slate = Slate::open(&terminal.config.slate()).unwrap();
    slate.set_live(&busy(33)).unwrap();
    until("the room sees what is new", async || {
        let room = region.centre.hub.room(region.site);
        room.first().and_then(|live| live.minutes_left) == Some(33)
    })
    .await;
    assert!(agent.runs());
    let mut book = match illness {
        Illness::Full => {
            disk.empty();
            terminal.book()
        }
        Illness::ReadOnly => {
            let refused = Book::open(
                &terminal.config.book(),
                CAP,
                Context::of_this_machine().unwrap(),
            );
            assert!(matches!(refused, Err(LedgerError::ReadOnly { .. })));
            disk.remount("rw");
            terminal.book()
        }
    };
    let after = serves(&mut book, 40..45);
    assert_eq!(after.len(), 5, "well again");
    expected.extend(after);
    release(&mut book, 6);
    until("all of it", async || {
        region.counted(&Measure::Sessions).await >= expected.len() as u64
    })
    .await;
    assert!(agent.runs());
    let all = region.counted(&Measure::Sessions).await;
    assert_eq!(all, expected.len() as u64);
    for number in 0..45 {
        let times = region.counted(&opened(number)).await;
        assert_eq!(
            times,
            u64::from(expected.contains(&number)),
            "task {number}"
        );
    }
    assert_eq!(region.counted(&Measure::LostSessions).await, 0);
    drop(agent);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_stops_neither_agent_nor_room_and_all_that_was_taken_arrives() {
    check_disk(Illness::Full, "a full disk").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_read_only_disk_stops_neither_agent_nor_room_and_all_that_was_taken_arrives() {
    check_disk(Illness::ReadOnly, "a read-only disk").await;
}
