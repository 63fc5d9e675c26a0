// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A terminal's disk with image 12 running, and images to update to.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use sportello_update::apply::{self, ApplyError, Image, Machine, Outcome, Part, Running};
use sportello_update::device::Disk;
use sportello_update::esp::Esp;
use sportello_update::gpt::Guid;
use sportello_update::record::Record;
use sportello_update::settle::{Settled, settle};
use sportello_update::slots::{ROOT, VERITY};
use sportello_update::uki::RootHash;

use crate::disk::{Platter, SECTOR};

pub(crate) const OLD: u64 = 12;
const MIB: usize = 1 << 20;
/// Data of an image: not a whole number of pieces, more than one block of hashes.
const DATA: usize = MIB + 300 * 4096;
/// Where partitions begin and how long they are, bytes.
pub(crate) const LAYOUT: [(Guid, usize, usize); 4] = [
    (ROOT, MIB, 3 * MIB),
    (VERITY, 4 * MIB, MIB),
    (ROOT, 5 * MIB, 3 * MIB),
    (VERITY, 8 * MIB, MIB),
];
const LENGTH: usize = 10 * MIB;

/// An image as its builder made it.
#[derive(Debug, Clone)]
pub(crate) struct Built {
    pub(crate) number: u64,
    pub(crate) root: Vec<u8>,
    pub(crate) verity: Vec<u8>,
    pub(crate) uki: Vec<u8>,
    pub(crate) root_hash: RootHash,
}

impl Built {
    pub(crate) fn new(number: u64) -> Self {
        let mut state = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut root = vec![0; DATA];
        for place in root.chunks_exact_mut(8) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            place.copy_from_slice(&state.to_le_bytes());
        }
        let (verity, root_hash) = tree(&root);
        let uki = kernel(&root_hash);
        Self {
            number,
            root,
            verity,
            uki,
            root_hash,
        }
    }

    /// In a staging folder, and what was signed of it.
    pub(crate) fn stage(&self, folder: &Path) -> Image {
        let put = |name: &str, bytes: &[u8], packed: Vec<u8>| {
            let file = folder.join(format!("image-{}.{name}", self.number));
            fs::write(&file, &packed).unwrap();
            Part {
                file,
                length: packed.len() as u64,
                sha256: Sha256::digest(&packed).into(),
                unpacked: bytes.len() as u64,
                sha256_unpacked: Sha256::digest(bytes).into(),
            }
        };
        let pack = |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap();
        Image {
            number: self.number,
            root: put("root.zst", &self.root, pack(&self.root)),
            verity: put("verity.zst", &self.verity, pack(&self.verity)),
            uki: put("efi", &self.uki, self.uki.clone()),
        }
    }
}

/// A hash tree as `veritysetup format` makes it, blocks of 4096, without salt.
pub(crate) fn tree(data: &[u8]) -> (Vec<u8>, RootHash) {
    let hash = |block: &[u8]| -> RootHash { Sha256::digest(block).into() };
    let mut levels: Vec<Vec<u8>> = Vec::new();
    let mut below = data.to_vec();
    loop {
        let mut level: Vec<u8> = below.chunks(4096).flat_map(hash).collect();
        level.resize(level.len().next_multiple_of(4096), 0);
        let last = level.len() == 4096;
        levels.push(level.clone());
        below = level;
        if last {
            break;
        }
    }
    let root = hash(&below);
    let mut bytes = vec![0; 4096];
    bytes[..8].copy_from_slice(b"verity\0\0");
    bytes[8..12].copy_from_slice(&1_u32.to_le_bytes());
    bytes[12..16].copy_from_slice(&1_u32.to_le_bytes());
    bytes[16..32].fill(7);
    bytes[32..38].copy_from_slice(b"sha256");
    bytes[64..68].copy_from_slice(&4096_u32.to_le_bytes());
    bytes[68..72].copy_from_slice(&4096_u32.to_le_bytes());
    bytes[72..80].copy_from_slice(&(data.len() as u64 / 4096).to_le_bytes());
    for level in levels.iter().rev() {
        bytes.extend_from_slice(level);
    }
    (bytes, root)
}

/// A PE file with a command line.
pub(crate) fn kernel(root_hash: &RootHash) -> Vec<u8> {
    let hash = data_encoding::HEXLOWER.encode(root_hash);
    let text = format!("rd.shell=0 roothash={hash} systemd.volatile=overlay");
    let mut bytes = vec![0; 0x400];
    bytes[..2].copy_from_slice(b"MZ");
    bytes[0x3c] = 0x80;
    bytes[0x80..0x84].copy_from_slice(b"PE\0\0");
    bytes[0x86] = 1;
    let at = 0x80 + 24;
    bytes[at..at + 8].copy_from_slice(b".cmdline");
    let length = u32::try_from(text.len()).unwrap().to_le_bytes();
    bytes[at + 8..at + 12].copy_from_slice(&length);
    bytes[at + 16..at + 20].copy_from_slice(&length);
    bytes[at + 20..at + 24].copy_from_slice(&0x400_u32.to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
    bytes.resize(100_000, 0xcc);
    bytes
}

/// Both copies of a partition table.
fn table(disk: &mut [u8], names: [&str; 4], ids: [[u8; 16]; 4]) {
    let last = (disk.len() / SECTOR - 1) as u64;
    let mut entries = vec![0; 128 * 128];
    for (index, (kind, start, length)) in LAYOUT.iter().enumerate() {
        let entry = &mut entries[index * 128..][..128];
        entry[..16].copy_from_slice(&kind.0);
        entry[16..32].copy_from_slice(&ids[index]);
        let first = (start / SECTOR) as u64;
        let end = ((start + length) / SECTOR - 1) as u64;
        entry[32..40].copy_from_slice(&first.to_le_bytes());
        entry[40..48].copy_from_slice(&end.to_le_bytes());
        for (place, unit) in entry[56..]
            .chunks_exact_mut(2)
            .zip(names[index].encode_utf16())
        {
            place.copy_from_slice(&unit.to_le_bytes());
        }
    }
    for (at, other, from) in [(1, last, 2), (last, 1, last - 32)] {
        let mut header = vec![0; SECTOR];
        header[..8].copy_from_slice(b"EFI PART");
        header[8..12].copy_from_slice(&0x0001_0000_u32.to_le_bytes());
        header[12..16].copy_from_slice(&92_u32.to_le_bytes());
        for (place, value) in [(24, at), (32, other), (40, 34), (48, last - 33), (72, from)] {
            header[place..place + 8].copy_from_slice(&value.to_le_bytes());
        }
        header[80..84].copy_from_slice(&128_u32.to_le_bytes());
        header[84..88].copy_from_slice(&128_u32.to_le_bytes());
        header[88..92].copy_from_slice(&crc32fast::hash(&entries).to_le_bytes());
        let sum = crc32fast::hash(&header[..92]);
        header[16..20].copy_from_slice(&sum.to_le_bytes());
        let byte = |sector: u64| usize::try_from(sector).unwrap() * SECTOR;
        disk[byte(at)..][..SECTOR].copy_from_slice(&header);
        disk[byte(from)..][..entries.len()].copy_from_slice(&entries);
    }
}

/// The identifier that the initrd looks for.
pub(crate) fn id(half: &[u8]) -> [u8; 16] {
    Guid::from_text_order(half.try_into().unwrap()).0
}

/// A terminal.
pub(crate) struct Terminal {
    pub(crate) disk: Platter,
    pub(crate) esp: Esp,
    pub(crate) running: Running,
    folder: tempfile::TempDir,
}

impl Terminal {
    /// Image 12 runs from the first slot; the second one is empty.
    pub(crate) fn new() -> Self {
        crate::disk::quiet_power_cuts();
        let folder = tempfile::tempdir().unwrap();
        let old = Built::new(OLD);
        let mut bytes = vec![0; LENGTH];
        for ((_, start, _), part) in LAYOUT.iter().zip([&old.root, &old.verity]) {
            bytes[*start..][..part.len()].copy_from_slice(part);
        }
        let ids = [
            id(&old.root_hash[..16]),
            id(&old.root_hash[16..]),
            [0xe1; 16],
            [0xe2; 16],
        ];
        let names = ["sportello_12", "sportello_12_verity", "_empty", "_empty"];
        table(&mut bytes, names, ids);
        fs::create_dir_all(folder.path().join("esp/EFI/Linux")).unwrap();
        fs::create_dir_all(folder.path().join("staging")).unwrap();
        let esp = Esp::at(&folder.path().join("esp"));
        fs::write(esp.folder().join("sportello_12.efi"), &old.uki).unwrap();
        Self {
            disk: Platter::new(bytes),
            esp,
            running: Running {
                image: OLD,
                root_hash: Some(old.root_hash),
                boot: "boot-1".to_owned(),
            },
            folder,
        }
    }

    pub(crate) fn esp_mount(&self) -> PathBuf {
        self.folder.path().join("esp")
    }

    pub(crate) fn staging(&self) -> PathBuf {
        self.folder.path().join("staging")
    }

    pub(crate) fn record_path(&self) -> PathBuf {
        self.folder.path().join("update.json")
    }

    pub(crate) fn record(&self) -> Record {
        Record::read(&self.record_path())
    }

    /// Applies; `step` is told of each step.
    pub(crate) fn apply_with(
        &mut self,
        image: &Image,
        step: &mut dyn FnMut(&'static str),
    ) -> Result<Outcome, ApplyError> {
        let record = self.record_path();
        let mut machine = Machine {
            disk: &mut self.disk as &mut dyn Disk,
            esp: &self.esp,
            running: &self.running,
            record: &record,
        };
        apply::apply(&mut machine, image, step)
    }

    pub(crate) fn apply(&mut self, image: &Image) -> Result<Outcome, ApplyError> {
        self.apply_with(image, &mut |_| {})
    }

    /// What the system does at each start.
    pub(crate) fn settle(&mut self) -> Settled {
        let mut record = self.record();
        let settled = settle(&mut record, &self.running, &self.esp).unwrap();
        record.write(&self.record_path()).unwrap();
        settled
    }
}
