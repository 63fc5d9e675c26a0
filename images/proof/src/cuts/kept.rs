// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a disk still holds after a cut, found as the next boot finds it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, bail, ensure};
use sportello_ledger::{Book, Context, Row};

use super::camera::Moment;
use super::emptied;
use crate::disk;

/// Size cap of the book, bytes: the agent's and the shell's.
pub(super) const CAP: u64 = 64 << 20;
/// e2fsck mended everything, and wants a restart where the file system is in use.
const MENDED: i32 = 2;

/// What the state partition holds.
#[derive(Debug)]
pub(crate) struct Kept {
    /// The file system had more to mend than its journal.
    pub(super) mended: bool,
    /// Records of sessions.
    pub(super) records: u64,
    /// A session's marker stands.
    pub(super) open: bool,
    /// Every number of a row in the book, of the only epoch.
    pub(crate) numbers: BTreeSet<u64>,
}

impl Kept {
    /// Looks at the disk of a machine that is off; nothing on it is changed.
    pub(crate) fn by(folder: &Path, disk: &Path) -> anyhow::Result<Self> {
        let place = emptied(&folder.join("looked-at"))?;
        let state = place.join("state.raw");
        disk::partition(disk, "state", &state)?;
        let mended = mend(&state)?;
        disk::take_folder(&state, "/book", &place)?;
        let path = place.join("book").join("book.db");
        ensure!(path.exists(), "the book is gone");
        let (book, opened) = Book::open(&path, CAP, Context::of_this_machine()?)?;
        if let Some(damage) = opened.damage {
            bail!("the book is damaged: {damage:?}");
        }
        let dump = book.dump()?;
        let mut numbers = BTreeSet::new();
        let mut records = 0;
        for row in &dump.rows {
            ensure!(
                row.number.epoch == dump.epoch,
                "a second epoch was begun: {:?}",
                row.number
            );
            for number in row.number.first.0..=row.number.last.0 {
                ensure!(numbers.insert(number), "number {number} was given twice");
            }
            match &row.row {
                Row::Session(_) => records += 1,
                Row::Loss(loss) => bail!("the book speaks of a loss: {loss:?}"),
                _ => {}
            }
        }
        drop(book);
        std::fs::remove_dir_all(place)?;
        Ok(Self {
            mended,
            records,
            open: dump.open_session.is_some(),
            numbers,
        })
    }

    /// Whether this is what was known of the moment: each session is in the book once, as a
    /// record or, while it is open, as the marker of one.
    pub(super) fn fits(&self, moment: &Moment) -> anyhow::Result<()> {
        let sessions = self.records + u64::from(self.open);
        ensure!(
            sessions >= moment.ended,
            "a record is lost: {} sessions had ended, the book holds {sessions}",
            moment.ended
        );
        ensure!(
            sessions <= moment.begun,
            "a record is doubled: {} sessions had begun, the book holds {sessions}",
            moment.begun
        );
        Ok(())
    }
}

/// As `sportello-state` does before it mounts. Whether there was anything to mend.
fn mend(file_system: &Path) -> anyhow::Result<bool> {
    let check = |how: &str| -> anyhow::Result<i32> {
        let output = Command::new("e2fsck").arg(how).arg(file_system).output()?;
        output.status.code().context("e2fsck was killed")
    };
    let status = check("-p")?;
    ensure!(
        status <= MENDED,
        "e2fsck -p ends with {status}: the state partition needs more than its journal"
    );
    let sound = check("-fn")?;
    ensure!(sound == 0, "e2fsck -fn ends with {sound} after mending");
    Ok(status > 0)
}
