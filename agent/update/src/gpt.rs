// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The disk's partition table (GPT, UEFI specification chapter 5): reading it, and changing
//! names and identifiers of partitions so that a power cut finds one whole table.
//!
//! Two copies stand on the disk. A change goes to the backup at the end of the disk first, and
//! is flushed; then to the primary one, and is flushed. Whichever write the power cuts short,
//! the other copy is whole: firmware and kernel (with `gpt` on its command line) take it, and
//! [`Table::read`] does, after which [`Table::mend`] makes both alike.

use std::io;

use crate::device::Disk;

const SIGNATURE: &[u8; 8] = b"EFI PART";
/// Bytes of the header that are counted in its checksum.
const HEADER: usize = 92;
/// Bytes of one entry, as every tool writes them.
const ENTRY: usize = 128;
/// Entries at most; every tool makes 128.
const MOST_ENTRIES: u32 = 1024;
/// UTF-16 units of a partition's name.
pub const NAME_UNITS: usize = 36;

/// A type or identifier, in the order of bytes in which the disk has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Guid(pub [u8; 16]);

impl Guid {
    /// From the sixteen bytes of its text form, read from left to right.
    #[must_use]
    pub const fn from_text_order(b: [u8; 16]) -> Self {
        Self([
            b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6], b[8], b[9], b[10], b[11], b[12], b[13],
            b[14], b[15],
        ])
    }
}

impl std::fmt::Display for Guid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self(b) = Self::from_text_order(self.0);
        for (index, byte) in b.iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{byte:02x}")?;
        }
        Ok(())
    }
}

impl std::fmt::Debug for Guid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

/// One partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// Its place in the table, from 0.
    pub index: usize,
    pub kind: Guid,
    pub id: Guid,
    pub name: String,
    /// First byte on the disk.
    pub start: u64,
    /// Bytes.
    pub length: u64,
}

/// What a partition is to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Naming {
    /// Its place in the table, from 0.
    pub index: usize,
    pub name: String,
    pub id: Guid,
}

/// The table cannot be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum GptError {
    #[error("neither copy of the disk's partition table is whole")]
    None,
    #[error("the two copies of the partition table differ in more than names")]
    Strange,
    #[error("{0:?} is no name for a partition")]
    Name(String),
    #[error("the partition table has no entry {0}")]
    Entry(usize),
    #[error("the disk's partition table cannot be read or written")]
    Io(#[from] io::Error),
}

/// One copy, as it stands on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Copy {
    /// The header's sector.
    header: Vec<u8>,
    entries: Vec<u8>,
}

/// The table, read and checked.
#[derive(Debug, Clone)]
pub struct Table {
    primary: Option<Copy>,
    backup: Option<Copy>,
    sector: u64,
    sectors: u64,
}

impl Table {
    /// Reads both copies; one whole copy is enough.
    ///
    /// # Errors
    /// When none is whole or the disk cannot be read.
    pub fn read(disk: &dyn Disk) -> Result<Self, GptError> {
        let sector = disk.sector();
        let sectors = disk.length() / sector;
        if sectors < 8 {
            return Err(GptError::None);
        }
        let primary = Copy::read(disk, 1, sectors)?;
        let last = sectors - 1;
        let told = primary.as_ref().map_or(last, Copy::other).clamp(2, last);
        let mut backup = Copy::read(disk, told, sectors)?;
        if backup.is_none() && told != last {
            backup = Copy::read(disk, last, sectors)?;
        }
        if primary.is_none() && backup.is_none() {
            return Err(GptError::None);
        }
        Ok(Self {
            primary,
            backup,
            sector,
            sectors,
        })
    }

    fn copy(&self) -> Result<&Copy, GptError> {
        self.primary
            .as_ref()
            .or(self.backup.as_ref())
            .ok_or(GptError::None)
    }

    /// Whether both copies are whole and say the same.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        match (&self.primary, &self.backup) {
            (Some(primary), Some(backup)) => primary.entries == backup.entries,
            _ => false,
        }
    }

    /// All partitions, in the order of the table.
    ///
    /// # Errors
    /// When there is no table.
    pub fn partitions(&self) -> Result<Vec<Partition>, GptError> {
        let copy = self.copy()?;
        let all = copy.entries.chunks_exact(ENTRY).enumerate();
        Ok(all
            .filter_map(|(index, entry)| {
                let kind = guid(entry, 0);
                if kind == Guid([0; 16]) {
                    return None;
                }
                let (first, last) = (u64_at(entry, 32), u64_at(entry, 40));
                let fits = first <= last && last < self.sectors;
                fits.then(|| Partition {
                    index,
                    kind,
                    id: guid(entry, 16),
                    name: name(entry),
                    start: first * self.sector,
                    length: (last - first + 1) * self.sector,
                })
            })
            .collect())
    }

    /// Gives partitions new names and identifiers; everything else stays as it is.
    ///
    /// # Errors
    /// When a name does not fit, an entry does not exist, or the disk does not take it. One
    /// copy is whole then, the old one or the new.
    pub fn rename(&mut self, disk: &mut dyn Disk, namings: &[Naming]) -> Result<(), GptError> {
        let mut entries = self.copy()?.entries.clone();
        for naming in namings {
            let entry = entries
                .chunks_exact_mut(ENTRY)
                .nth(naming.index)
                .ok_or(GptError::Entry(naming.index))?;
            let units: Vec<u16> = naming.name.encode_utf16().collect();
            if units.is_empty() || units.len() > NAME_UNITS || naming.name.contains('\0') {
                return Err(GptError::Name(naming.name.clone()));
            }
            entry[16..32].copy_from_slice(&naming.id.0);
            entry[56..].fill(0);
            for (place, unit) in entry[56..].chunks_exact_mut(2).zip(units) {
                place.copy_from_slice(&unit.to_le_bytes());
            }
        }
        self.store(disk, entries)
    }

    /// Makes both copies alike again, from the one that is whole. Where both are and differ,
    /// the primary one is what the kernel went by. Says whether there was anything to do.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn mend(&mut self, disk: &mut dyn Disk) -> Result<bool, GptError> {
        if self.is_sound() {
            return Ok(false);
        }
        let entries = self.copy()?.entries.clone();
        self.store(disk, entries)?;
        Ok(true)
    }

    fn store(&mut self, disk: &mut dyn Disk, entries: Vec<u8>) -> Result<(), GptError> {
        let pattern = self.copy()?.clone();
        if let (Some(one), Some(other)) = (&self.primary, &self.backup)
            && !one.alike(other)
        {
            return Err(GptError::Strange);
        }
        let last = self.sectors - 1;
        let backup_at = match &self.primary {
            Some(primary) => primary.other(),
            None => u64_at(&pattern.header, 24),
        };
        if backup_at <= 1 || backup_at > last {
            return Err(GptError::Strange);
        }
        let table = (entries.len() as u64).div_ceil(self.sector);
        // Where the copies' entries stand: where they stood, else where the specification
        // puts them.
        let primary_entries = self
            .primary
            .as_ref()
            .map_or(2, |copy| u64_at(&copy.header, 72));
        let backup_entries = self
            .backup
            .as_ref()
            .map_or(backup_at.saturating_sub(table), |copy| {
                u64_at(&copy.header, 72)
            });
        let usable = u64_at(&pattern.header, 40)..=u64_at(&pattern.header, 48);
        let free = |from: u64| {
            from >= 2 && from + table <= self.sectors && {
                let end = from + table - 1;
                end < *usable.start() || from > *usable.end()
            }
        };
        if !free(primary_entries) || !free(backup_entries) {
            return Err(GptError::Strange);
        }
        let backup = pattern.with(&entries, backup_at, 1, backup_entries);
        let primary = pattern.with(&entries, 1, backup_at, primary_entries);
        // If the backup is the only whole copy, the primary one goes first.
        let backup_last = self.primary.is_none();
        let mut order = [
            (&backup, backup_at, backup_entries),
            (&primary, 1, primary_entries),
        ];
        if backup_last {
            order.reverse();
        }
        for (copy, at, entries_at) in order {
            disk.write_at(entries_at * self.sector, &copy.entries)?;
            disk.flush()?;
            disk.write_at(at * self.sector, &copy.header)?;
            disk.flush()?;
        }
        self.primary = Some(primary);
        self.backup = Some(backup);
        Ok(())
    }
}

impl Copy {
    /// The copy whose header is in sector `at`, if it is whole.
    fn read(disk: &dyn Disk, at: u64, sectors: u64) -> io::Result<Option<Self>> {
        let sector = disk.sector();
        let Ok(size) = usize::try_from(sector) else {
            return Ok(None);
        };
        let mut header = vec![0; size];
        disk.read_at(at * sector, &mut header)?;
        let length = u32_at(&header, 12) as usize;
        let sound = header.starts_with(SIGNATURE)
            && (HEADER..=size).contains(&length)
            && u64_at(&header, 24) == at
            && u32_at(&header, 16) == checksum_of_header(&header, length);
        let count = u32_at(&header, 80);
        let (from, entry) = (u64_at(&header, 72), u32_at(&header, 84));
        if !sound || entry as usize != ENTRY || count == 0 || count > MOST_ENTRIES {
            return Ok(None);
        }
        let bytes = count as usize * ENTRY;
        let whole = (bytes as u64).div_ceil(sector);
        if from < 2 || from.checked_add(whole).is_none_or(|end| end > sectors) {
            return Ok(None);
        }
        let mut entries = vec![0; bytes];
        disk.read_at(from * sector, &mut entries)?;
        let whole = crc32fast::hash(&entries) == u32_at(&header, 88);
        Ok(whole.then_some(Self { header, entries }))
    }

    /// Where this copy says that the other one is.
    fn other(&self) -> u64 {
        u64_at(&self.header, 32)
    }

    /// The same disk, the same room for partitions, the same partitions in the same places.
    fn alike(&self, other: &Self) -> bool {
        let places = |copy: &Self| -> Vec<Vec<u8>> {
            let all = copy.entries.chunks_exact(ENTRY);
            all.map(|entry| [&entry[..16], &entry[32..56]].concat())
                .collect()
        };
        self.header[40..72] == other.header[40..72] && places(self) == places(other)
    }

    /// This copy with other entries, for another place.
    fn with(&self, entries: &[u8], at: u64, other: u64, entries_at: u64) -> Self {
        let mut header = self.header.clone();
        header[24..32].copy_from_slice(&at.to_le_bytes());
        header[32..40].copy_from_slice(&other.to_le_bytes());
        header[72..80].copy_from_slice(&entries_at.to_le_bytes());
        header[88..92].copy_from_slice(&crc32fast::hash(entries).to_le_bytes());
        let length = u32_at(&header, 12) as usize;
        let sum = checksum_of_header(&header, length);
        header[16..20].copy_from_slice(&sum.to_le_bytes());
        Self {
            header,
            entries: entries.to_vec(),
        }
    }
}

/// The checksum's own field counts as zero.
fn checksum_of_header(header: &[u8], length: usize) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(&header[..16]);
    hasher.update(&[0; 4]);
    hasher.update(&header[20..length]);
    hasher.finalize()
}

fn guid(bytes: &[u8], at: usize) -> Guid {
    let mut id = [0; 16];
    id.copy_from_slice(&bytes[at..at + 16]);
    Guid(id)
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let mut four = [0; 4];
    four.copy_from_slice(&bytes[at..at + 4]);
    u32::from_le_bytes(four)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let mut eight = [0; 8];
    eight.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(eight)
}

fn name(entry: &[u8]) -> String {
    let units: Vec<u16> = entry[56..]
        .chunks_exact(2)
        .map(|two| u16::from_le_bytes([two[0], two[1]]))
        .take_while(|unit| *unit != 0)
        .collect();
    String::from_utf16_lossy(&units)
}
