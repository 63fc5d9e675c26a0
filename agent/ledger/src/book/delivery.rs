// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Rows on their way out: handed to the agent, acknowledged by the centre, deleted.

use std::fs;
use std::time::{Duration, SystemTime};

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::store::{
    COLUMNS, NUMBERING, Numbering, RATING_WINDOW, RELEASE, RatingWindow, Stored, append_to,
    delete_rows, drop_fact, fact, id_of, need, put_fact,
};
use super::{Book, Stage, blocked, health, opening, sheets};
use crate::context::{BootId, Hour};
use crate::error::Result;
use crate::numbered::{Epoch, Event, Row, Sequence, Unsent};
use crate::place::{Fault, Outcome, remove};

/// A damaged file holds the same coarse rows as the book; it goes after this long.
const DAMAGED_FILE_AGE: Duration = Duration::from_secs(30 * 24 * 3600);

/// What an acknowledgement did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Acknowledged {
    /// Rows that the centre now has.
    pub rows: u32,
    /// The centre had numbers that this book has not sent: the book is an old copy. Rows
    /// not yet sent moved to a new epoch.
    pub renumbered: bool,
}

impl Book {
    /// The oldest rows that the centre has not acknowledged, `limit` at most.
    ///
    /// A record is not among them in the hour in which it was written, nor while its
    /// rating is open: a call lets it rest, the first call in a later hour hands it out
    /// (invariant 2). Totals wait until their days are over (invariant 3).
    pub fn unsent(&mut self, limit: u32, now: Hour) -> Result<Vec<Unsent>> {
        let boot = self.context.boot.clone();
        self.write(|connection, _| {
            release(connection, now, &boot)?;
            sheets::fold(connection, now.date)?;
            blocked::fold(connection, now.date)?;
            health::number_some(connection, now)?;
            let sql = format!(
                "SELECT {COLUMNS} FROM numbered WHERE stage IN ('ready', 'handed')
                 ORDER BY id LIMIT ?1"
            );
            let rows: Vec<Stored> = connection
                .prepare_cached(&sql)?
                .query_map([limit], Stored::read)?
                .collect::<std::result::Result<_, _>>()?;
            let mut unsent = Vec::with_capacity(rows.len());
            for stored in rows {
                if stored.stage()? == Stage::Ready {
                    set_stage(connection, stored.id, Stage::Handed)?;
                }
                unsent.push(Unsent {
                    number: stored.number(),
                    row: stored.open()?,
                });
            }
            Ok(unsent)
        })
    }

    /// The centre has everything of `epoch` up to and including `highest_contiguous`.
    /// Those rows are deleted, at once or after `keep_days`. Safe to call again; an epoch
    /// that this book does not know is ignored.
    pub fn acknowledge(
        &mut self,
        epoch: Epoch,
        highest_contiguous: Sequence,
        today: NaiveDate,
    ) -> Result<Acknowledged> {
        let context = self.context.clone();
        let done = self.write(|connection, _| {
            let mut numbering: Numbering = need(connection, NUMBERING)?;
            let is_last = numbering
                .epochs
                .last()
                .is_some_and(|last| last.epoch == epoch.0);
            let Some(known) = numbering
                .epochs
                .iter_mut()
                .find(|known| known.epoch == epoch.0)
            else {
                return Ok(Acknowledged {
                    rows: 0,
                    renumbered: false,
                });
            };
            let ahead = highest_contiguous.0 >= known.next;
            let highest = highest_contiguous.0.min(known.next.saturating_sub(1));
            known.acknowledged = known.acknowledged.max(highest);
            let (ordinal, before) = (known.ordinal, numbering.clone());
            let (sent, never_sent): (Vec<_>, Vec<_>) = range(connection, ordinal, highest)?
                .into_iter()
                .filter(|row| row.stage != Stage::Acknowledged.word())
                .partition(|row| row.stage == Stage::Handed.word());
            for row in &sent {
                connection
                    .prepare_cached(
                        "UPDATE numbered SET stage = 'acknowledged', acknowledged_on = ?2
                         WHERE id = ?1",
                    )?
                    .execute(params![row.id, super::store::day_key(today)])?;
            }
            let renumbered = !never_sent.is_empty() || (ahead && is_last);
            if renumbered {
                numbering.begin_epoch(connection)?;
                renumber(connection, &mut numbering, never_sent, context.now)?;
            }
            if renumbered || numbering != before || !sent.is_empty() {
                put_fact(connection, NUMBERING, &numbering)?;
            }
            forget_old(connection, today, context.keep_days)?;
            Ok(Acknowledged {
                rows: u32::try_from(sent.len()).unwrap_or(u32::MAX),
                renumbered,
            })
        })?;
        self.settle();
        Ok(done)
    }

    /// Deletes what was kept long enough after its acknowledgement, and damaged files set
    /// aside more than 30 days ago.
    pub fn expire(&mut self, today: NaiveDate) -> Result<()> {
        let keep_days = self.context.keep_days;
        self.write(|connection, _| forget_old(connection, today, keep_days))?;
        self.settle();
        for (_, path) in opening::set_aside_files(&self.place)? {
            let age = fs::metadata(&path)
                .and_then(|found| found.modified())
                .map(|then| SystemTime::now().duration_since(then));
            // A file from the future: the clock is no witness, so it goes as well.
            if !matches!(age, Ok(Ok(age)) if age < DAMAGED_FILE_AGE) {
                remove(&path).map_err(|source| self.place.io(source))?;
            }
        }
        Ok(())
    }
}

/// Lets records out one change of the hour after a call has seen them.
fn release(connection: &Connection, now: Hour, boot: &BootId) -> Outcome<()> {
    let mut window: Option<RatingWindow> = fact(connection, RATING_WINDOW)?;
    if window.as_ref().is_some_and(|window| window.boot != *boot) {
        drop_fact(connection, RATING_WINDOW)?;
        window = None;
    }
    if fact::<Hour>(connection, RELEASE)? != Some(now) {
        connection
            .prepare_cached("UPDATE numbered SET stage = 'ready' WHERE stage = 'resting'")?
            .execute([])?;
        put_fact(connection, RELEASE, &now)?;
    }
    let open = window.map_or(0, |window| window.id);
    connection
        .prepare_cached("UPDATE numbered SET stage = 'resting' WHERE stage = 'held' AND id <> ?1")?
        .execute([open])?;
    Ok(())
}

fn set_stage(connection: &Connection, id: i64, stage: Stage) -> Outcome<()> {
    connection
        .prepare_cached("UPDATE numbered SET stage = ?2 WHERE id = ?1")?
        .execute(params![id, stage.word()])?;
    Ok(())
}

fn range(connection: &Connection, ordinal: u32, highest: u64) -> Outcome<Vec<Stored>> {
    let sql = format!("SELECT {COLUMNS} FROM numbered WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
    Ok(connection
        .prepare_cached(&sql)?
        .query_map([id_of(ordinal, 0), id_of(ordinal, highest)], Stored::read)?
        .collect::<std::result::Result<_, _>>()?)
}

/// Rows whose numbers another life of this book has used get new ones.
fn renumber(
    connection: &Connection,
    numbering: &mut Numbering,
    rows: Vec<Stored>,
    at: Hour,
) -> Outcome<()> {
    let window: Option<RatingWindow> = fact(connection, RATING_WINDOW)?;
    let moved = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    append_to(
        connection,
        numbering,
        Stage::Ready,
        &Row::Event(Event::Renumbered { at, moved }),
    )?;
    for mut stored in rows {
        stored.open()?;
        delete_rows(connection, &[stored.id])?;
        let old = stored.id;
        let current = numbering.current()?;
        stored.epoch = current.epoch;
        stored.first = current.next;
        stored.id = id_of(current.ordinal, current.next);
        current.next += 1;
        stored.insert(connection)?;
        if let Some(window) = window.as_ref().filter(|window| window.id == old) {
            let moved = RatingWindow {
                id: stored.id,
                ..window.clone()
            };
            put_fact(connection, RATING_WINDOW, &moved)?;
        }
    }
    Ok(())
}

/// Deletes acknowledged rows that were kept long enough, and epochs with no rows left.
fn forget_old(connection: &Connection, today: NaiveDate, keep_days: u16) -> Outcome<()> {
    let oldest_kept = today
        .checked_sub_days(chrono::Days::new(u64::from(keep_days)))
        .ok_or(Fault::Decay)?;
    // A date from the future: the clock was wrong then or is wrong now. The centre has it.
    let _count = connection
        .prepare_cached(
            "DELETE FROM numbered WHERE stage = 'acknowledged'
             AND (acknowledged_on IS NULL OR acknowledged_on <= ?1 OR acknowledged_on > ?2)",
        )?
        .execute(params![
            super::store::day_key(oldest_kept),
            super::store::day_key(today)
        ])?;
    let mut numbering: Numbering = need(connection, NUMBERING)?;
    let (epochs, mut kept) = (numbering.epochs.len(), Vec::new());
    for (index, epoch) in numbering.epochs.iter().enumerate() {
        let has_rows: bool = connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM numbered WHERE id BETWEEN ?1 AND ?2)")?
            .query_row(
                [id_of(epoch.ordinal, 0), id_of(epoch.ordinal, u64::MAX)],
                |row| row.get(0),
            )?;
        if has_rows || index + 1 == epochs {
            kept.push(*epoch);
        }
    }
    if kept.len() < epochs {
        numbering.epochs = kept;
        put_fact(connection, NUMBERING, &numbering)?;
    }
    Ok(())
}
