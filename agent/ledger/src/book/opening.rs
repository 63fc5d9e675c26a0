// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Opening: make, check, migrate, or set aside and begin anew.
//!
//! Replacing a damaged book survives a power cut at any instant, because each step leaves
//! a state that the next opening recognises:
//! 1. `book.building` is filled, checkpointed, closed, synced, and only then renamed
//!    `book.new`. (`book` still there: both are thrown away and built again.)
//! 2. `book` is renamed `book.damaged-N`. (`book` gone, `book.new` there: go on with 3.)
//! 3. Its `-wal` and `-shm` follow, so that they never meet the new book.
//! 4. `book.new` becomes `book`.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::inspect::{inspect, schema_version};
use super::salvage;
use super::store::{NUMBERING, Numbering, SERVICE, SESSIONS, SessionsFact, put_fact};
use super::{Cap, Damage, Opened, facts, room};
use crate::context::Context;
use crate::error::Result;
use crate::place::{Fault, Outcome, Place, remove, rename, share};
use crate::state::ServiceState;

mod migrations {
    refinery::embed_migrations!("migrations/book");
}

/// Bytes of SQLite's first page.
const PAGE_LENGTH: usize = 4096;

/// Damaged books that are kept.
const KEPT: usize = 3;

pub(super) fn open(place: &Place, cap: Cap, context: &Context) -> Result<(Connection, Opened)> {
    let _alone = place.lock_alone()?;
    go_on_replacing(place)?;
    let mut opened = Opened {
        fresh: false,
        damage: None,
        newer: false,
    };
    if place.exists() {
        if let Err(fault) = check(place) {
            if !fault.is_damage() {
                return Err(place.judge(fault));
            }
            let damage = begin_anew(place, cap, context)?;
            tracing::warn!(
                set_aside = damage.set_aside,
                salvaged = damage.salvaged,
                lost = damage.lost,
                "the book was damaged: set aside, a new one begun"
            );
            opened.damage = Some(damage);
        }
    } else {
        // A log without its book is not ours to replay into a new one.
        set_aside(place)?;
        remove(&place.beside(".suspect")).map_err(|source| place.io(source))?;
        build(place, cap, begin_empty)?;
        put_in_place(place)?;
        opened.fresh = true;
    }
    let ready = || -> Outcome<(Connection, u32)> {
        let mut connection = place.connect(place.path())?;
        configure(&connection, cap)?;
        let version = migrate(&mut connection)?;
        let transaction = connection.transaction()?;
        facts::restart_pin_delays(&transaction, context)?;
        transaction.commit()?;
        Ok((connection, version))
    };
    let (connection, version) = ready().map_err(|fault| {
        if fault.is_damage() {
            mark_suspect(place);
        }
        place.judge(fault)
    })?;
    opened.newer = version > newest_version();
    Ok((connection, opened))
}

/// What only a connection that writes needs. `journal_mode` is asked for again: a book that
/// lost it would not be safe against a power cut.
fn configure(connection: &Connection, cap: Cap) -> Outcome<()> {
    let mode: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if mode != "wal" {
        return Err(Fault::Decay);
    }
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "wal_autocheckpoint", 128)?;
    connection.pragma_update(None, "journal_size_limit", 0)?;
    room::bound_file(connection, cap)
}

fn check(place: &Place) -> Outcome<()> {
    if place.beside(".suspect").exists() {
        return Err(Fault::Decay);
    }
    let length = fs::metadata(place.path())
        .map_err(|source| place.io(source))?
        .len();
    if length == 0 {
        return Err(Fault::Decay);
    }
    inspect(&place.connect(place.path())?, &steps())
}

/// Remembers damage for the next opening.
pub(super) fn mark_suspect(place: &Place) {
    if let Err(error) = File::create(place.beside(".suspect")) {
        tracing::error!(%error, "damage of the book could not be marked");
    }
}

/// The migrations of this version, in order.
fn steps() -> Vec<(u32, String)> {
    let runner = migrations::migrations::runner();
    let mut steps: Vec<(u32, String)> = runner
        .get_migrations()
        .iter()
        .filter_map(|step| Some((u32::try_from(step.version()).ok()?, step.name().to_owned())))
        .collect();
    steps.sort();
    steps
}

fn newest_version() -> u32 {
    steps().last().map_or(0, |(version, _)| *version)
}

/// Forward only. A book of a newer version is left as it is.
fn migrate(connection: &mut Connection) -> Outcome<u32> {
    let exists: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history')",
        [],
        |row| row.get(0),
    )?;
    if !exists || schema_version(connection)? < newest_version() {
        migrations::migrations::runner()
            .set_abort_missing(false)
            .set_abort_divergent(false)
            .run(connection)
            .map_err(|error| Fault::Migration(Box::new(error)))?;
    }
    schema_version(connection)
}

// -- a new book

/// Builds `book.new`, whole.
fn build(
    place: &Place,
    cap: Cap,
    fill: impl FnOnce(&Connection, Cap) -> Outcome<()>,
) -> Result<()> {
    let building = place.beside(".building");
    clear_new(place)?;
    let attempt = || -> Outcome<()> {
        let mut connection = place.connect_or_make(&building)?;
        share(&building).map_err(|source| place.io(source))?;
        room::bound_file(&connection, cap)?;
        migrate(&mut connection)?;
        let transaction = connection.transaction()?;
        fill(&transaction, cap)?;
        transaction.commit()?;
        configure(&connection, cap)?;
        connection.close().map_err(|(_, error)| error)?;
        File::open(&building)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(&building, place.beside(".new")))
            .map_err(|source| place.io(source))?;
        Ok(place.sync_dir()?)
    };
    attempt().map_err(|fault| {
        if let Err(error) = clear_new(place) {
            tracing::warn!(%error, "an unfinished new book could not be removed");
        }
        place.judge(fault)
    })
}

fn clear_new(place: &Place) -> Result<()> {
    for suffix in [
        ".new",
        ".building",
        ".building-wal",
        ".building-shm",
        ".building-journal",
    ] {
        remove(&place.beside(suffix)).map_err(|source| place.io(source))?;
    }
    Ok(())
}

fn begin_empty(connection: &Connection, _cap: Cap) -> Outcome<()> {
    let mut numbering = Numbering { epochs: Vec::new() };
    numbering.begin_epoch(connection)?;
    put_fact(connection, NUMBERING, &numbering)?;
    put_fact(
        connection,
        SESSIONS,
        &SessionsFact {
            next: 1,
            last_finished: 0,
        },
    )?;
    put_fact(connection, SERVICE, &ServiceState::InService)
}

fn put_in_place(place: &Place) -> Result<()> {
    let moved = fs::rename(place.beside(".new"), place.path());
    moved.map_err(|source| place.io(source))?;
    place.sync_dir()
}

// -- a damaged book

fn begin_anew(place: &Place, cap: Cap, context: &Context) -> Result<Damage> {
    let mut salvage = salvage::gather(place);
    if salvage.is_empty() {
        build(place, cap, begin_empty)?;
        salvage = fs::read(place.beside(".new"))
            .and_then(|empty| {
                let page = empty.get(..PAGE_LENGTH).unwrap_or_default();
                salvage::gather_under(page, place)
            })
            .map_err(|source| place.io(source))?;
    }
    let mut told = Damage {
        set_aside: 0,
        salvaged: 0,
        lost: 0,
        service_unknown: false,
    };
    build(place, cap, |connection, cap| {
        told = salvage::restore(connection, cap, &salvage, context)?;
        Ok(())
    })?;
    told.set_aside = set_aside(place)?;
    put_in_place(place)?;
    remove(&place.beside(".suspect")).map_err(|source| place.io(source))?;
    Ok(told)
}

/// Finishes what a power cut interrupted between steps 2 and 4.
fn go_on_replacing(place: &Place) -> Result<()> {
    if place.exists() {
        return clear_new(place);
    }
    if !place.beside(".new").exists() {
        return clear_new(place);
    }
    let newest = set_aside_files(place)?
        .into_iter()
        .map(|(number, _)| number)
        .max();
    move_companions(place, newest.unwrap_or(1))?;
    put_in_place(place)?;
    remove(&place.beside(".suspect")).map_err(|source| place.io(source))
}

/// Moves what lies at the path out of the way. Returns N of `book.damaged-N`.
fn set_aside(place: &Place) -> Result<u32> {
    let anything = ["", "-wal", "-shm"]
        .iter()
        .any(|suffix| place.beside(suffix).exists());
    if !anything {
        return Ok(0);
    }
    let mut known: Vec<u32> = set_aside_files(place)?
        .into_iter()
        .map(|(n, _)| n)
        .collect();
    known.sort_unstable();
    known.dedup();
    let number = known.last().map_or(1, |last| last.saturating_add(1));
    let keep_from = known.len().saturating_sub(KEPT - 1);
    let too_many: Vec<u32> = known.into_iter().take(keep_from).collect();
    rename(place.path(), &place.beside(&format!(".damaged-{number}")))
        .map_err(|source| place.io(source))?;
    place.sync_dir()?;
    move_companions(place, number)?;
    for (old, path) in set_aside_files(place)? {
        if too_many.contains(&old) {
            remove(&path).map_err(|source| place.io(source))?;
        }
    }
    Ok(number)
}

fn move_companions(place: &Place, number: u32) -> Result<()> {
    for suffix in ["-wal", "-shm"] {
        let to = place.beside(&format!(".damaged-{number}{suffix}"));
        rename(&place.beside(suffix), &to).map_err(|source| place.io(source))?;
    }
    place.sync_dir()
}

/// Every file of every damaged book, with its N.
pub(super) fn set_aside_files(place: &Place) -> Result<Vec<(u32, PathBuf)>> {
    let list = || -> io::Result<Vec<(u32, PathBuf)>> {
        let mut found = Vec::new();
        for entry in fs::read_dir(place.dir())? {
            let entry = entry?;
            if let Some(number) = damaged_number(place.path(), &entry.file_name()) {
                found.push((number, entry.path()));
            }
        }
        Ok(found)
    };
    list().map_err(|source| place.io(source))
}

fn damaged_number(book: &Path, name: &OsStr) -> Option<u32> {
    let book = book.file_name()?.to_str()?;
    let rest = name
        .to_str()?
        .strip_prefix(book)?
        .strip_prefix(".damaged-")?;
    let digits = rest
        .strip_suffix("-wal")
        .or_else(|| rest.strip_suffix("-shm"))
        .unwrap_or(rest);
    digits.parse().ok()
}
