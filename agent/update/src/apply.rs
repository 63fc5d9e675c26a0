// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! An image goes from the staging folder to the idle slot.
//!
//! In this order, each step on the disk before the next begins:
//! 1. what was staged is hashed, so that garbage costs no slot;
//! 2. the attempt is noted; kernels other than the running one leave the ESP;
//! 3. the idle slot is called `_empty`;
//! 4. hash tree and root file system are written;
//! 5. both are read back from the disk and compared: with the signed hashes, and with the
//!    root hash inside the signed kernel;
//! 6. the kernel is written beside its final name and read back;
//! 7. the slot is called `sportello_N`, its identifiers are the halves of the root hash;
//! 8. the attempt is noted as applied;
//! 9. the kernel is renamed to `sportello_N+3.efi`. Until here the old image boots, from here
//!    on the new one.
//!
//! Staged files belong to the agent, who may change them while they are read. Nothing is
//! concluded from them: steps 5 and 6 judge what landed.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use sportello_protocol::UpdateRefusal;
use tracing::{info, warn};

use crate::device::Disk;
use crate::esp::{Esp, TRIES, Trial};
use crate::files;
use crate::gpt::{GptError, Table};
use crate::record::{Attempt, Record, Stage};
use crate::slots::{SlotError, Slots};
use crate::uki::{self, RootHash};
use crate::verity::{self, Extent, VerityError};

/// A kernel larger than this is none: it is held in memory while it is written.
const MOST_KERNEL: u64 = 256 << 20;
/// Bytes written at one time.
const PIECE: usize = 1 << 20;
/// The decoder of a packed file may hold this much: 2 to the power of 27, 128 MiB.
const WINDOW_LOG: u32 = 27;
/// Written bytes between two flushes, so that a slow disk does not collect gigabytes.
const FLUSH_EVERY: u64 = 64 << 20;

/// One file of an image, as it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// In the staging folder.
    pub file: PathBuf,
    /// Packed length in bytes.
    pub length: u64,
    /// Of the packed bytes.
    pub sha256: [u8; 32],
    /// Length of what comes out, bytes.
    pub unpacked: u64,
    /// Of what comes out.
    pub sha256_unpacked: [u8; 32],
}

/// An image, as it was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    pub number: u64,
    pub root: Part,
    pub verity: Part,
    /// Not packed.
    pub uki: Part,
}

/// What runs now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    pub image: u64,
    /// From the kernel's command line.
    pub root_hash: Option<RootHash>,
    /// The kernel's `boot_id`.
    pub boot: String,
}

/// How it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The next boot tries it.
    Applied,
    /// It was applied before and waits for its boot.
    Waits,
    /// The running image is not proven yet: ask again when it is.
    NotNow,
}

/// It was not applied. The old image boots.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    #[error("{why}")]
    Refused { reason: UpdateRefusal, why: String },
    #[error("{what}")]
    Io {
        what: &'static str,
        #[source]
        source: io::Error,
    },
    #[error("the partition table cannot be changed")]
    Table(#[source] GptError),
    #[error("this machine has no randomness")]
    Randomness,
}

impl ApplyError {
    /// The word for it on the wire.
    #[must_use]
    pub fn reason(&self) -> UpdateRefusal {
        match self {
            Self::Refused { reason, .. } => *reason,
            Self::Io { source, .. }
                if matches!(
                    source.kind(),
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
                ) =>
            {
                UpdateRefusal::NoSpace
            }
            Self::Io { .. } | Self::Table(_) | Self::Randomness => UpdateRefusal::WriteFailed,
        }
    }
}

fn refuse<T>(reason: UpdateRefusal, why: impl Into<String>) -> Result<T, ApplyError> {
    Err(ApplyError::Refused {
        reason,
        why: why.into(),
    })
}

fn io(what: &'static str) -> impl FnOnce(io::Error) -> ApplyError {
    move |source| ApplyError::Io { what, source }
}

/// Called after each step; tests take the power away there.
pub type Steps<'a> = &'a mut dyn FnMut(&'static str);

/// The machine that is written to.
pub struct Machine<'a> {
    pub disk: &'a mut dyn Disk,
    pub esp: &'a Esp,
    pub running: &'a Running,
    /// Where the record is kept.
    pub record: &'a Path,
}

impl std::fmt::Debug for Machine<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Machine")
            .field("esp", self.esp)
            .field("running", self.running)
            .finish_non_exhaustive()
    }
}

/// Applies `image`, and notes in the record what came of it.
///
/// # Errors
/// When it was not applied: the old image boots, and saying it again begins anew.
pub fn apply(
    machine: &mut Machine<'_>,
    image: &Image,
    step: Steps<'_>,
) -> Result<Outcome, ApplyError> {
    let mut record = Record::read(machine.record);
    let done = write_image(machine, image, &mut record, step);
    if let Err(error) = &done {
        record.refuse(image.number, error.reason());
        if let Err(error) = record.write(machine.record) {
            warn!(%error, "why the image was not applied cannot be noted");
        }
    }
    done
}

fn write_image(
    machine: &mut Machine<'_>,
    image: &Image,
    record: &mut Record,
    step: Steps<'_>,
) -> Result<Outcome, ApplyError> {
    if let Some(early) = consider(machine, image.number, record)? {
        return Ok(early);
    }

    check_staged(&image.root)?;
    check_staged(&image.verity)?;
    let kernel = read_kernel(&image.uki)?;
    let root_hash = match uki::root_hash(&kernel) {
        Ok(hash) => hash,
        Err(error) => return refuse(UpdateRefusal::BadContent, error.to_string()),
    };
    if machine.running.root_hash == Some(root_hash) {
        return refuse(UpdateRefusal::BadContent, "it is the very image that runs");
    }
    step("staged");

    let mut table = Table::read(machine.disk).map_err(ApplyError::Table)?;
    let slots = slots(&table, machine.running)?;
    let idle = &slots.idle;
    let (Some(root), Some(tree)) = (
        idle.root.first(image.root.unpacked),
        idle.verity.first(image.verity.unpacked),
    ) else {
        return refuse(UpdateRefusal::TooLarge, "it is larger than the idle slot");
    };

    record.running = Some(machine.running.image);
    record.attempt = Some(Attempt {
        image: image.number,
        stage: Stage::Writing,
    });
    record.applied_in_boot = None;
    record.refused = None;
    record
        .write(machine.record)
        .map_err(io("the attempt cannot be noted"))?;
    step("noted");

    machine
        .esp
        .keep_only(machine.running.image)
        .map_err(io("kernels that are not needed cannot be removed"))?;
    step("kernels removed");
    let fits = machine.esp.has_room(image.uki.length);
    if !fits.map_err(io("the ESP does not say how full it is"))? {
        return refuse(UpdateRefusal::NoSpace, "the ESP has no room for the kernel");
    }

    if table.mend(machine.disk).map_err(ApplyError::Table)? {
        warn!("one copy of the partition table was broken, and is whole again");
    }
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(|_| ApplyError::Randomness)?;
    table
        .rename(machine.disk, &idle.empty(random))
        .map_err(ApplyError::Table)?;
    step("slot emptied");

    write_part(machine.disk, &image.verity, tree, step)?;
    step("hash tree written");
    write_part(machine.disk, &image.root, root, step)?;
    step("root written");
    check_landed(machine.disk, image, root, tree, &root_hash)?;
    step("read back");

    match machine.esp.prepare(image.number, &kernel) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            return refuse(UpdateRefusal::WriteFailed, error.to_string());
        }
        other => other.map_err(io("the kernel cannot be written to the ESP"))?,
    }
    step("kernel written");

    table
        .rename(machine.disk, &idle.holding(image.number, &root_hash))
        .map_err(ApplyError::Table)?;
    step("slot named");

    record.attempt = Some(Attempt {
        image: image.number,
        stage: Stage::Applied,
    });
    record.applied_in_boot = Some(machine.running.boot.clone());
    record
        .write(machine.record)
        .map_err(io("that it is applied cannot be noted"))?;
    step("applied noted");

    machine
        .esp
        .publish(image.number)
        .map_err(io("the kernel cannot be renamed"))?;
    step("kernel named");
    info!(image = image.number, "applied: the next boot tries it");
    Ok(Outcome::Applied)
}

/// Whether the order may be followed at all, before anything is read.
fn consider(
    machine: &Machine<'_>,
    number: u64,
    record: &Record,
) -> Result<Option<Outcome>, ApplyError> {
    let running = machine.running.image;
    if number <= running {
        return refuse(
            UpdateRefusal::OlderVersion,
            format!("image {running} runs, which is not older"),
        );
    }
    if record.failed.contains(&number) {
        return refuse(
            UpdateRefusal::FailedBefore,
            "it was rolled back on this terminal",
        );
    }
    let kernel = |image| {
        machine
            .esp
            .kernel(image)
            .map_err(io("the kernels on the ESP cannot be listed"))
    };
    match kernel(running)? {
        None => {
            return refuse(
                UpdateRefusal::NoSlot,
                "the running image's kernel is not on this ESP",
            );
        }
        Some(own) if own.trial.is_some() => return Ok(Some(Outcome::NotNow)),
        Some(_) => {}
    }
    let applied = Some(Attempt {
        image: number,
        stage: Stage::Applied,
    });
    if record.attempt == applied
        && let Some(kernel) = kernel(number)?
        && kernel.trial
            == Some(Trial {
                left: TRIES,
                done: 0,
            })
    {
        return Ok(Some(Outcome::Waits));
    }
    Ok(None)
}

fn slots(table: &Table, running: &Running) -> Result<Slots, ApplyError> {
    let partitions = table.partitions().map_err(ApplyError::Table)?;
    match Slots::of(&partitions, running.image, running.root_hash.as_ref()) {
        Ok(slots) => Ok(slots),
        Err(error @ (SlotError::NotTwo { .. } | SlotError::Unknown)) => {
            refuse(UpdateRefusal::NoSlot, error.to_string())
        }
    }
}

fn open_staged(part: &Part) -> Result<File, ApplyError> {
    match files::open_regular(&part.file) {
        Ok(file) => Ok(file),
        Err(error) => refuse(
            UpdateRefusal::WrongBytes,
            format!("a staged file cannot be read: {error}"),
        ),
    }
}

/// Whether the packed file is the one that was signed.
fn check_staged(part: &Part) -> Result<(), ApplyError> {
    let mut file = open_staged(part)?.take(part.length.saturating_add(1));
    let mut hasher = Sha256::new();
    let mut length = 0_u64;
    let mut piece = vec![0; PIECE];
    loop {
        let read = file
            .read(&mut piece)
            .map_err(io("a staged file cannot be read"))?;
        if read == 0 {
            break;
        }
        hasher.update(&piece[..read]);
        length += read as u64;
    }
    if length == part.length && hasher.finalize()[..] == part.sha256 {
        Ok(())
    } else {
        refuse(
            UpdateRefusal::WrongBytes,
            "a staged file is not the one that was signed",
        )
    }
}

fn read_kernel(part: &Part) -> Result<Vec<u8>, ApplyError> {
    if part.length > MOST_KERNEL {
        return refuse(UpdateRefusal::TooLarge, "no kernel is that large");
    }
    let mut bytes = Vec::new();
    open_staged(part)?
        .take(part.length.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(io("the staged kernel cannot be read"))?;
    if bytes.len() as u64 == part.length && Sha256::digest(&bytes)[..] == part.sha256 {
        Ok(bytes)
    } else {
        refuse(
            UpdateRefusal::WrongBytes,
            "the staged kernel is not the one that was signed",
        )
    }
}

/// Unpacks a file to its place on the disk; never past it.
fn write_part(
    disk: &mut dyn Disk,
    part: &Part,
    into: Extent,
    step: Steps<'_>,
) -> Result<(), ApplyError> {
    let file = open_staged(part)?.take(part.length);
    let mut decoder =
        zstd::stream::read::Decoder::with_buffer(BufReader::with_capacity(1 << 17, file))
            .map_err(io("the decoder cannot be made"))?;
    decoder
        .window_log_max(WINDOW_LOG)
        .map_err(io("the decoder cannot be bounded"))?;
    let mut piece = vec![0; PIECE];
    let (mut at, mut unflushed) = (0_u64, 0_u64);
    loop {
        let filled = match fill(&mut decoder, &mut piece) {
            Ok(filled) => filled,
            Err(error) => {
                return refuse(
                    UpdateRefusal::WrongBytes,
                    format!("a staged file cannot be unpacked: {error}"),
                );
            }
        };
        if filled == 0 {
            break;
        }
        if at + filled as u64 > into.length {
            return refuse(UpdateRefusal::WrongBytes, "a staged file unpacks to more");
        }
        disk.write_at(into.start + at, &piece[..filled])
            .map_err(io("the slot cannot be written"))?;
        at += filled as u64;
        unflushed += filled as u64;
        if unflushed >= FLUSH_EVERY {
            disk.flush().map_err(io("the slot cannot be flushed"))?;
            unflushed = 0;
        }
        step("piece written");
    }
    if at != into.length {
        return refuse(UpdateRefusal::WrongBytes, "a staged file unpacks to less");
    }
    disk.flush().map_err(io("the slot cannot be flushed"))
}

/// Fills `into` as far as there is anything.
fn fill(from: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < into.len() {
        match from.read(&mut into[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Whether what is on the disk now is what was signed, down to the kernel's root hash.
fn check_landed(
    disk: &dyn Disk,
    image: &Image,
    root: Extent,
    tree: Extent,
    root_hash: &RootHash,
) -> Result<(), ApplyError> {
    for extent in [root, tree] {
        disk.forget(extent.start, extent.length)
            .map_err(io("what was written cannot be read afresh"))?;
    }
    let unlike = || {
        refuse(
            UpdateRefusal::WriteFailed,
            "what landed in the slot is not what was signed",
        )
    };
    if hash(disk, tree)? != image.verity.sha256_unpacked {
        return unlike();
    }
    match verity::check(disk, root, tree, root_hash) {
        Ok(found) if found == image.root.sha256_unpacked => Ok(()),
        Ok(_) => unlike(),
        Err(VerityError::Io(source)) => Err(io("the slot cannot be read back")(source)),
        // The hash tree is as it was signed. Either the data is not, or the three files were
        // signed though they do not belong together.
        Err(error) if hash(disk, root)? == image.root.sha256_unpacked => {
            refuse(UpdateRefusal::BadContent, error.to_string())
        }
        Err(_) => unlike(),
    }
}

fn hash(disk: &dyn Disk, extent: Extent) -> Result<[u8; 32], ApplyError> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; PIECE];
    let mut at = 0;
    while at < extent.length {
        let length = usize::try_from(extent.length - at).map_or(PIECE, |left| left.min(PIECE));
        disk.read_at(extent.start + at, &mut piece[..length])
            .map_err(io("the slot cannot be read back"))?;
        hasher.update(&piece[..length]);
        at += length as u64;
    }
    Ok(hasher.finalize().into())
}
