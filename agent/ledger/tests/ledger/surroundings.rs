// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Missing folder, read-only, full disk, newer software.

use std::fs;
use std::path::Path;
use std::process::Command;

use sportello_ledger::{Book, LedgerError, Row, Slate, Watch};

use crate::fixture::{CAP, Desk, context, counters, draft, hour, receipt, session, tasks_in};

fn refusal(path: &Path) -> LedgerError {
    Book::open(path, CAP, context()).map(|_| ()).unwrap_err()
}

#[test]
fn a_missing_folder_is_named_with_what_to_do() {
    let desk = Desk::new();
    let error = refusal(&desk.dir.path().join("nowhere/book"));
    assert!(
        matches!(error, LedgerError::DirectoryMissing { .. }),
        "{error:?}"
    );
    assert!(error.to_string().contains("create it"));
    let slate = Slate::open(&desk.dir.path().join("nowhere/slate"))
        .map(|_| ())
        .unwrap_err();
    assert!(matches!(slate, LedgerError::DirectoryMissing { .. }));
    fs::write(desk.dir.path().join("file"), b"").unwrap();
    let below_a_file = refusal(&desk.dir.path().join("file/book"));
    assert!(!below_a_file.to_string().is_empty());
}

#[test]
fn something_else_in_the_place_of_the_book_is_named() {
    let desk = Desk::new();
    fs::create_dir(desk.path()).unwrap();
    assert!(matches!(
        refusal(&desk.path()),
        LedgerError::NotAFile { .. }
    ));
    fs::remove_dir(desk.path()).unwrap();
    std::os::unix::fs::symlink("/dev/zero", desk.path()).unwrap();
    assert!(matches!(
        refusal(&desk.path()),
        LedgerError::NotAFile { .. }
    ));
}

#[test]
fn kiosk_and_agent_share_the_files_as_one_group_and_nobody_else_reads_them() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let mut book = desk.open();
    let mut slate = Slate::open(&desk.dir.path().join("slate")).unwrap();
    session(&mut book, "isee");
    slate
        .beat(
            sportello_ledger::Process::Kiosk,
            sportello_ledger::BootMillis(1),
        )
        .unwrap();
    let mut seen = 0;
    for entry in fs::read_dir(desk.dir.path()).unwrap() {
        let entry = entry.unwrap();
        let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o660, "{:?}", entry.file_name());
        seen += 1;
    }
    assert_eq!(
        seen, 8,
        "book and slate, each with log, shared memory and lock"
    );
}

/// A small file system of its own, unmounted at the end whatever happens.
struct SmallDisk {
    desk: Desk,
}

impl SmallDisk {
    /// `None`, said aloud, where this user may not mount.
    fn new(kib: u32) -> Option<Self> {
        let desk = Desk::new();
        let done = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={kib}k"), "tmpfs"])
            .arg(desk.dir.path())
            .output();
        match done {
            Ok(done) if done.status.success() => Some(Self { desk }),
            other => {
                eprintln!("SKIPPED: needs the right to mount a tmpfs ({other:?})");
                None
            }
        }
    }

    fn remount(&self, how: &str) {
        let done = Command::new("mount")
            .args(["-o", &format!("remount,{how}")])
            .arg(self.desk.dir.path())
            .status()
            .unwrap();
        assert!(done.success());
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _status = Command::new("umount")
            .arg("-l")
            .arg(self.desk.dir.path())
            .status();
    }
}

#[test]
fn a_read_only_disk_is_named_and_works_again_afterwards() {
    let Some(disk) = SmallDisk::new(8_192) else {
        return;
    };
    let mut book = disk.desk.open();
    session(&mut book, "a");
    drop(book);
    disk.remount("ro");
    let error = refusal(&disk.desk.path());
    assert!(matches!(error, LedgerError::ReadOnly { .. }), "{error:?}");
    let watch = Watch::new(&disk.desk.path()).map(|_| ()).unwrap_err();
    assert!(matches!(watch, LedgerError::ReadOnly { .. }), "{watch:?}");
    disk.remount("rw");
    assert_eq!(tasks_in(&disk.desk.open()), ["a"]);
}

/// Fills every byte that is free, also the last page.
fn fill(dir: &Path) {
    let mut filler = fs::File::options()
        .create(true)
        .append(true)
        .open(dir.join("filler"))
        .unwrap();
    for block in [65_536, 4_096, 512, 1] {
        while std::io::Write::write_all(&mut filler, &vec![7_u8; block]).is_ok() {}
    }
}

#[test]
fn a_full_disk_loses_nothing_and_is_named_and_passes() {
    let Some(disk) = SmallDisk::new(2_048) else {
        return;
    };
    let dir = disk.desk.dir.path();
    let mut book = disk.desk.open();
    let mut stored = Vec::new();
    let mut refused = 0;
    for round in 0..6 {
        fill(dir);
        for turn in 0..40 {
            let task = format!("task-{round}-{turn}");
            let marker = book.open_marker().unwrap();
            let begun = match marker {
                Some(open) => Ok(open),
                None => book.begin_session(),
            };
            let finished = begun.and_then(|number| {
                book.finish_session(number, &draft(&task), &receipt(), &counters("it"))
            });
            match finished {
                Ok(_) => stored.push(task),
                Err(LedgerError::DiskFull { .. }) => refused += 1,
                Err(other) => panic!("{other:?}"),
            }
            assert_eq!(tasks_in(&book), stored);
        }
        // Also a process that starts on the full disk keeps everything.
        drop(book);
        let reopened = Book::open(&disk.desk.path(), CAP, context());
        if let Err(error) = &reopened {
            assert!(matches!(error, LedgerError::DiskFull { .. }), "{error:?}");
        }
        drop(reopened);
        fs::remove_file(dir.join("filler")).unwrap();
        book = disk.desk.open();
        assert_eq!(tasks_in(&book), stored);
        if let Some(open) = book.open_marker().unwrap() {
            crate::fixture::finish(&mut book, open, "after-the-flood");
            stored.push("after-the-flood".to_owned());
        }
        session(&mut book, "room-again");
        stored.push("room-again".to_owned());
    }
    assert!(
        refused > 0,
        "the disk was never full: the test proves nothing"
    );
}

#[test]
fn a_new_book_on_a_full_disk_is_refused_and_made_later() {
    let Some(disk) = SmallDisk::new(1_024) else {
        return;
    };
    fill(disk.desk.dir.path());
    let error = refusal(&disk.desk.path());
    assert!(matches!(error, LedgerError::DiskFull { .. }), "{error:?}");
    fs::remove_file(disk.desk.dir.path().join("filler")).unwrap();
    let _book = disk.desk.open();
}

#[test]
fn a_damaged_book_on_a_full_disk_is_left_where_it_is() {
    let Some(disk) = SmallDisk::new(1_024) else {
        return;
    };
    let mut book = disk.desk.open();
    session(&mut book, "a");
    drop(book);
    let path = disk.desk.path();
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes
        .windows(4)
        .position(|window| window == b"\"a\",")
        .unwrap();
    bytes[at + 1] = b'b';
    fs::write(&path, &bytes).unwrap();
    fill(disk.desk.dir.path());
    let error = refusal(&path);
    assert!(matches!(error, LedgerError::DiskFull { .. }), "{error:?}");
    assert_eq!(fs::read(&path).unwrap().len(), bytes.len());
    fs::remove_file(disk.desk.dir.path().join("filler")).unwrap();
    let (_book, opened) = disk.desk.open_with(CAP, context());
    assert!(opened.damage.is_some());
}

/// What a later version may do to a book: new tables, new columns with defaults, rows of
/// kinds and with fields that this version does not know.
fn make_newer(path: &Path) {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection
        .execute_batch(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
             VALUES (7, 'later', '2027-03-01T10:00:00Z', '123456789');
             CREATE TABLE later (id INTEGER PRIMARY KEY, note TEXT);
             INSERT INTO later (note) VALUES ('kept');
             ALTER TABLE numbered ADD COLUMN weight INTEGER NOT NULL DEFAULT 1;
             ALTER TABLE day_totals ADD COLUMN weight INTEGER NOT NULL DEFAULT 1;
             ALTER TABLE health ADD COLUMN weight INTEGER NOT NULL DEFAULT 1;
             ALTER TABLE facts ADD COLUMN weight INTEGER NOT NULL DEFAULT 1;",
        )
        .unwrap();
}

#[test]
fn a_book_of_a_newer_version_opens_and_works() {
    let desk = Desk::new();
    let mut book = desk.open();
    session(&mut book, "before");
    drop(book);
    make_newer(&desk.path());
    let (mut book, opened) = desk.open_with(CAP, context());
    assert!(opened.newer && opened.damage.is_none(), "{opened:?}");
    session(&mut book, "after");
    assert_eq!(tasks_in(&book), ["before", "after"]);
    assert_eq!(book.dump().unwrap().schema, 7);
    drop(book);
    let connection = rusqlite::Connection::open(desk.path()).unwrap();
    let kept: String = connection
        .query_row("SELECT note FROM later", [], |row| row.get(0))
        .unwrap();
    assert_eq!(kept, "kept");
}

/// The seal as the crate's head describes it, written again: FNV-1a over parts and lengths.
pub(crate) fn seal(parts: &[&[u8]]) -> i64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for part in parts {
        for byte in part
            .iter()
            .copied()
            .chain((part.len() as u64).to_le_bytes())
        {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    i64::from_ne_bytes(hash.to_ne_bytes())
}

#[test]
fn a_row_of_a_newer_version_is_passed_on_unread() {
    let desk = Desk::new();
    let mut book = desk.open();
    session(&mut book, "before");
    book.close_rating().unwrap();
    drop(book);
    // The newer version wrote number 1 in a shape of its own.
    let body = r#"{"kind":"session","record":{"mood":"new word"}}"#;
    let connection = rusqlite::Connection::open(desk.path()).unwrap();
    let (id, epoch): (i64, i64) = connection
        .query_row("SELECT id, epoch FROM numbered", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    let sealed = seal(&[
        b"numbered",
        &id.to_le_bytes(),
        &1_u64.to_le_bytes(),
        &epoch.to_le_bytes(),
        b"session",
        &9_u32.to_le_bytes(),
        body.as_bytes(),
    ]);
    connection
        .execute(
            "UPDATE numbered SET shape = 9, body = ?1, seal = ?2",
            (body, sealed),
        )
        .unwrap();
    drop(connection);
    let (mut book, opened) = desk.open_with(CAP, context());
    assert!(opened.damage.is_none());
    session(&mut book, "after");
    book.close_rating().unwrap();
    book.unsent(9, hour(20, 1)).unwrap();
    let unsent = book.unsent(9, hour(20, 2)).unwrap();
    assert!(matches!(&unsent[0].row, Row::FromNewer(newer) if newer.shape == 9));
    assert!(serde_json::to_string(&unsent[0]).unwrap().contains(body));
}
