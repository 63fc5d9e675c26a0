// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A disk in memory. What is not flushed when the power goes is lost, kept or torn, sector by
//! sector, in no order.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};

use sportello_update::device::Disk;

pub(crate) const SECTOR: usize = 512;

/// The power went.
#[derive(Debug)]
pub(crate) struct Dark;

#[derive(Debug, Clone)]
pub(crate) struct Platter {
    /// What is read now.
    seen: Vec<u8>,
    /// What is safe.
    kept: Vec<u8>,
    unflushed: Vec<(usize, usize)>,
    /// Writes and flushes until the power goes.
    pub(crate) left: Option<u64>,
    /// Writes and flushes so far.
    pub(crate) done: u64,
    /// Flips one bit of what is read from here, once it was written.
    pub(crate) decays: Option<u64>,
    /// Says that it flushed, and did not.
    pub(crate) lies: bool,
    chance: u64,
}

impl Platter {
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self {
            kept: bytes.clone(),
            seen: bytes,
            unflushed: Vec::new(),
            left: None,
            done: 0,
            decays: None,
            lies: false,
            chance: 1,
        }
    }

    /// Of the sectors that were not flushed, chance decides which reached the disk.
    pub(crate) fn power_cut(&mut self, seed: u64) {
        self.chance = seed | 1;
        for (from, to) in std::mem::take(&mut self.unflushed) {
            for at in (from..to).step_by(SECTOR) {
                if self.next() & 1 == 0 {
                    let end = (at + SECTOR).min(to);
                    self.kept[at..end].copy_from_slice(&self.seen[at..end]);
                }
            }
        }
        self.seen.clone_from(&self.kept);
        self.left = None;
    }

    /// Everything, as it is read now.
    pub(crate) fn all(&self) -> &[u8] {
        &self.seen
    }

    pub(crate) fn bytes(&mut self, from: u64, length: usize) -> &mut [u8] {
        let from = usize::try_from(from).unwrap();
        self.kept[from..from + length].fill(0);
        &mut self.seen[from..from + length]
    }

    fn next(&mut self) -> u64 {
        self.chance ^= self.chance << 13;
        self.chance ^= self.chance >> 7;
        self.chance ^= self.chance << 17;
        self.chance
    }

    fn count(&mut self) {
        self.done += 1;
        if let Some(left) = &mut self.left {
            if *left == 0 {
                std::panic::panic_any(Dark);
            }
            *left -= 1;
        }
    }
}

impl Disk for Platter {
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        let from = usize::try_from(offset).map_err(io::Error::other)?;
        let bytes = self
            .seen
            .get(from..from + into.len())
            .ok_or(io::ErrorKind::UnexpectedEof)?;
        into.copy_from_slice(bytes);
        if let Some(decays) = self.decays
            && (offset..offset + into.len() as u64).contains(&decays)
        {
            into[usize::try_from(decays - offset).unwrap()] ^= 1;
        }
        Ok(())
    }

    fn write_at(&mut self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let from = usize::try_from(offset).map_err(io::Error::other)?;
        let to = from + bytes.len();
        self.seen
            .get_mut(from..to)
            .ok_or(io::ErrorKind::StorageFull)?
            .copy_from_slice(bytes);
        self.unflushed.push((from, to));
        // The power may go with the write begun: some of its sectors are there.
        self.count();
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.count();
        if self.lies {
            return Ok(());
        }
        for (from, to) in std::mem::take(&mut self.unflushed) {
            self.kept[from..to].copy_from_slice(&self.seen[from..to]);
        }
        Ok(())
    }

    fn forget(&self, _offset: u64, _length: u64) -> io::Result<()> {
        Ok(())
    }

    fn length(&self) -> u64 {
        self.seen.len() as u64
    }

    fn sector(&self) -> u64 {
        SECTOR as u64
    }
}

/// Runs `work` until it is done (`Some`) or the power goes (`None`).
pub(crate) fn until_dark<T>(work: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => Some(done),
        Err(cause) if cause.is::<Dark>() => None,
        Err(other) => std::panic::resume_unwind(other),
    }
}

/// Says nothing when the power goes: it goes hundreds of times.
pub(crate) fn quiet_power_cuts() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !info.payload().is::<Dark>() {
                usual(info);
            }
        }));
    });
}
