// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The same rows, by USB stick: sealed into a file for the centre, and its answer taken back.
//!
//! # Invariants
//! 1. The book lets go of a row only when a return of the centre says that it stored it, and
//!    the parcel that the return answers held it.
//! 2. Twice the same file, an old one after a new one, or a row that went over the network
//!    meanwhile change nothing.
//! 3. What is on the stick when `export` says so is on the stick: file and folder are synced.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use data_encoding::BASE64URL_NOPAD;
use serde::{Deserialize, Serialize};
use sportello_ledger::{Book, Epoch, LedgerError, Sequence, Slate};
use sportello_protocol::courier::{CourierError, MAX_PARCEL, Parcel, Return};
use sportello_protocol::{Acknowledgement, Numbered, UnixSeconds};

use crate::chance::Chance;
use crate::clock::Clock;
use crate::commands;
use crate::config::Config;
use crate::delivery::batch::{PackError, ROWS, pack};
use crate::identity::Identity;
use crate::words;

/// What was sent by courier, in the state folder.
const FILE: &str = "courier.json";
/// Parcels that are remembered; an answer to an older one is not taken.
const REMEMBERED: usize = 64;
/// Rows that one parcel holds at most: years of them.
const MOST_ROWS: u32 = 100_000;
/// Content of one parcel at most; a little below what the centre takes.
const MOST_BYTES: usize = MAX_PARCEL as usize - (1 << 20);

/// The courier could not be used.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    #[error("{} cannot be used", path.display())]
    Io {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("nothing waits to be carried")]
    Nothing,
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Courier(#[from] CourierError),
    #[error("a report could not be made")]
    Pack(#[from] PackError),
    #[error("this machine has no randomness")]
    Randomness(#[source] getrandom::Error),
    #[error("{} is damaged: remove it; parcels sent so far go unanswered, nothing is lost", path.display())]
    Memory { path: PathBuf },
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    pub file: PathBuf,
    pub rows: usize,
    pub bytes: usize,
}

/// What an import brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Imported {
    /// Rows that the book let go.
    pub rows: u32,
    /// Commands that were taken up.
    pub commands: usize,
    /// Version of the settings that came along.
    pub desired: Option<u64>,
}

/// Parcels that were sent, oldest first.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Sent {
    parcels: Vec<SentParcel>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct SentParcel {
    nonce: String,
    /// Unbroken runs of numbers that it held: epoch, first, last.
    runs: Vec<(u64, u64, u64)>,
}

/// Writes everything that waits into a new file in `folder`.
///
/// # Errors
/// When nothing waits, or the file cannot be written whole.
pub fn export(
    config: &Config,
    identity: &Identity,
    book: &mut Book,
    folder: &Path,
    clock: &dyn Clock,
    chance: &dyn Chance,
) -> Result<Exported, CarryError> {
    let unsent = book.unsent(MOST_ROWS, clock.hour())?;
    let losses = words::losses(book.losses()?);
    let rows: Vec<Numbered> = unsent
        .iter()
        .filter_map(|row| words::numbered(row).ok())
        .collect();
    let created = clock.wall();
    let (reports, carried) = reports(&rows, losses, created)?;
    if carried == 0 {
        return Err(CarryError::Nothing);
    }
    let mut nonce = [0; 16];
    chance.fill(&mut nonce).map_err(CarryError::Randomness)?;
    let sealed = Parcel::seal(&identity.key, &reports, created, nonce)?;
    // Remembered first: a parcel that nobody remembers could never be answered.
    let name = BASE64URL_NOPAD.encode(&nonce);
    let mut sent = recall(config)?;
    sent.parcels.push(SentParcel {
        nonce: name,
        runs: runs(&rows[..carried]),
    });
    let surplus = sent.parcels.len().saturating_sub(REMEMBERED);
    sent.parcels.drain(..surplus);
    remember(config, &sent)?;
    let file = folder.join(file_name(identity, created, nonce));
    write_whole(folder, &file, &sealed)?;
    Ok(Exported {
        file,
        rows: carried,
        bytes: sealed.len(),
    })
}

/// Takes the centre's answer.
///
/// # Errors
/// When it is not one for this terminal, or the book does not take it.
pub fn import(
    config: &Config,
    identity: &Identity,
    book: &mut Book,
    slate: &mut Slate,
    file: &Path,
    clock: &dyn Clock,
) -> Result<Imported, CarryError> {
    let opened = File::open(file).map_err(|source| io_at(file, source))?;
    let claimed = Return::open(io::BufReader::new(opened))?;
    let sent = recall(config)?;
    let nonces: Vec<[u8; 16]> = sent
        .parcels
        .iter()
        .filter_map(|parcel| BASE64URL_NOPAD.decode(parcel.nonce.as_bytes()).ok())
        .filter_map(|bytes| bytes.try_into().ok())
        .collect();
    let answer = claimed.verify(&identity.centre_key, identity.key.thumbprint(), &nonces)?;
    let name = BASE64URL_NOPAD.encode(&claimed.answers());
    let parcel = sent.parcels.iter().find(|parcel| parcel.nonce == name);
    let mut imported = Imported::default();
    if let (Some(acknowledgement), Some(parcel)) = (&answer.acknowledgement, parcel) {
        imported.rows = acknowledge(book, acknowledgement, parcel, clock)?;
    }
    if let Some(desired) = &answer.desired
        && let Ok(settings) = words::settings(&desired.settings)
        && book.set_desired(desired.version, &settings)?
    {
        crate::update::wish::keep(config, desired);
        imported.desired = Some(desired.version);
    }
    let mut orders = answer.commands;
    orders.sort_by_key(|order| order.id);
    let received = clock.boot();
    for order in &orders {
        if commands::take(book, slate, order, received, clock.boot())?.is_some() {
            imported.commands += 1;
        }
    }
    Ok(imported)
}

/// Acknowledges what the centre has, as far as the parcel held it without a break.
fn acknowledge(
    book: &mut Book,
    answer: &Acknowledgement,
    parcel: &SentParcel,
    clock: &dyn Clock,
) -> Result<u32, LedgerError> {
    let mut rows = 0;
    let today = clock.hour().date;
    for said in &answer.epochs {
        let first_run = parcel
            .runs
            .iter()
            .find(|(epoch, ..)| *epoch == said.epoch.0);
        let Some((epoch, first, last)) = first_run else {
            continue;
        };
        let through = said.through.0.min(*last);
        if through >= *first {
            let done = book.acknowledge(Epoch(*epoch), Sequence(through), today)?;
            rows += done.rows;
        }
    }
    Ok(rows)
}

/// Packs as many rows as one parcel takes. Returns the reports and how many rows they hold.
fn reports(
    rows: &[Numbered],
    losses: sportello_protocol::Losses,
    created: UnixSeconds,
) -> Result<(Vec<Vec<u8>>, usize), CarryError> {
    let mut reports = Vec::new();
    let (mut carried, mut bytes) = (0, 0);
    while carried < rows.len() {
        let packed = pack(&rows[carried..], ROWS, losses, created)?;
        bytes += packed.bytes.len() + 4;
        if bytes > MOST_BYTES || reports.len() == sportello_protocol::courier::MAX_REPORTS {
            break;
        }
        carried += packed.rows;
        reports.push(packed.bytes);
    }
    Ok((reports, carried))
}

fn runs(rows: &[Numbered]) -> Vec<(u64, u64, u64)> {
    let mut runs: BTreeMap<u64, Vec<(u64, u64)>> = BTreeMap::new();
    for row in rows {
        let known = runs.entry(row.epoch.0).or_default();
        match known.last_mut() {
            Some((_, last)) if row.first.0 <= *last + 1 => *last = row.last.0.max(*last),
            _ => known.push((row.first.0, row.last.0)),
        }
    }
    runs.into_iter()
        .flat_map(|(epoch, runs)| {
            runs.into_iter()
                .map(move |(first, last)| (epoch, first, last))
        })
        .collect()
}

/// A name that says which terminal and which day, and is never there already.
fn file_name(identity: &Identity, created: UnixSeconds, nonce: [u8; 16]) -> String {
    let day = chrono::DateTime::from_timestamp(created.0, 0).map_or_else(
        || "undated".to_owned(),
        |at| at.format("%Y-%m-%d").to_string(),
    );
    let terminal = identity.terminal.to_string();
    let short: String = terminal.chars().take(8).collect();
    let unique = data_encoding::HEXLOWER.encode(&nonce[..4]);
    format!("sportello-{short}-{day}-{unique}.courier")
}

fn recall(config: &Config) -> Result<Sent, CarryError> {
    let path = config.state.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).map_err(|_| CarryError::Memory { path }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Sent::default()),
        Err(source) => Err(io_at(&path, source)),
    }
}

fn remember(config: &Config, sent: &Sent) -> Result<(), CarryError> {
    let path = config.state.join(FILE);
    let text = serde_json::to_vec(sent).map_err(|source| io_at(&path, source.into()))?;
    write_whole(&config.state, &path, &text)
}

/// Writes beside, syncs, renames, syncs the folder.
fn write_whole(folder: &Path, path: &Path, bytes: &[u8]) -> Result<(), CarryError> {
    let name = path.file_name().map(|name| name.to_string_lossy());
    let beside = folder.join(format!(".{}.part", name.unwrap_or_default()));
    let write = || -> io::Result<()> {
        let mut file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, path)?;
        File::open(folder)?.sync_all()
    };
    write().map_err(|source| {
        // Half a file helps nobody; if it cannot go either, its name says what it is.
        let _gone = fs::remove_file(&beside).is_ok();
        io_at(path, source)
    })
}

fn io_at(path: &Path, source: io::Error) -> CarryError {
    CarryError::Io {
        path: path.to_owned(),
        source,
    }
}
