// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the tests share: a book in a folder of its own, and sessions to put into it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sportello_ledger::{
    Book, BootId, BootMillis, Check, Context, Counters, Draft, DurationBucket, EndReason, Hour,
    HourOfDay, LanguageTag, Mode, Opened, Outcome, Receipt, Row, SessionNumber, TaskId,
    TaskOutcome, Tasks, Verdict,
};
use tempfile::TempDir;

pub(crate) const CAP: u64 = 8 * 1024 * 1024;

pub(crate) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

pub(crate) fn hour(date: u32, hour: u8) -> Hour {
    Hour {
        date: day(date),
        hour: HourOfDay::new(hour).unwrap(),
    }
}

pub(crate) fn boot(number: u32) -> BootId {
    BootId::parse(&format!("{number:032x}")).unwrap()
}

pub(crate) fn context() -> Context {
    Context {
        boot: boot(1),
        boot_ms: BootMillis(60_000),
        now: hour(2, 9),
        keep_days: 0,
    }
}

/// A folder that is removed at the end, and the book in it.
pub(crate) struct Desk {
    pub(crate) dir: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        // In memory where that is possible: thousands of sessions are synced one by one.
        let memory = Path::new("/dev/shm");
        let dir = if memory.is_dir() {
            TempDir::new_in(memory)
        } else {
            TempDir::new()
        };
        Self { dir: dir.unwrap() }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.dir.path().join("book")
    }

    pub(crate) fn open(&self) -> Book {
        let (book, opened) = self.open_with(CAP, context());
        assert!(opened.damage.is_none(), "{opened:?}");
        book
    }

    pub(crate) fn open_with(&self, cap: u64, context: Context) -> (Book, Opened) {
        Book::open(&self.path(), cap, context).unwrap()
    }

    /// Every byte of every file in the folder.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        bytes_of(self.dir.path())
    }

    pub(crate) fn size_of(&self, name: &str) -> u64 {
        std::fs::metadata(self.dir.path().join(name)).map_or(0, |found| found.len())
    }
}

fn bytes_of(dir: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        bytes.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    bytes
}

pub(crate) fn contains(bytes: &[u8], needle: &str) -> bool {
    bytes
        .windows(needle.len())
        .any(|window| window == needle.as_bytes())
}

pub(crate) fn draft(task: &str) -> Draft {
    let mut tasks = Tasks::new();
    tasks
        .push(TaskOutcome {
            task: TaskId::parse(task).unwrap(),
            furthest_step: 4,
            outcome: Outcome::Finished,
        })
        .unwrap();
    Draft {
        date: day(2),
        hour: HourOfDay::new(9).unwrap(),
        duration: DurationBucket::From15To30,
        tasks,
        end: EndReason::Citizen,
        help_asked: false,
    }
}

pub(crate) fn receipt() -> Receipt {
    Receipt::new(Check::ALL.map(|check| (check, Verdict::Pass)), 212)
}

pub(crate) fn counters(language: &str) -> Counters {
    Counters {
        language: LanguageTag::parse(language).unwrap(),
        modes: BTreeSet::from([Mode::LargeText]),
        with_helper: Some(true),
        skills: BTreeMap::new(),
    }
}

/// A whole session that leaves `task` in its record.
pub(crate) fn session(book: &mut Book, task: &str) -> SessionNumber {
    let number = book.begin_session().unwrap();
    finish(book, number, task);
    number
}

pub(crate) fn finish(book: &mut Book, number: SessionNumber, task: &str) {
    book.finish_session(number, &draft(task), &receipt(), &counters("it"))
        .unwrap();
}

/// Names of the tasks of a session row.
pub(crate) fn task_of(row: &Row) -> Option<String> {
    match row {
        Row::Session(session) => {
            let tasks = session.record.draft().tasks.as_slice();
            Some(tasks.first().unwrap().task.as_str().to_owned())
        }
        _ => None,
    }
}

/// Tasks of all session rows in the book, in order.
pub(crate) fn tasks_in(book: &Book) -> Vec<String> {
    book.dump()
        .unwrap()
        .rows
        .iter()
        .filter_map(|row| task_of(&row.row))
        .collect()
}
