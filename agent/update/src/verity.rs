// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether data, hash tree and root hash belong together (dm-verity, format 1, SHA-256), and
//! the SHA-256 of the data in the same pass.
//!
//! The kernel checks each block when it is read; this checks all of them before the slot may
//! be booted. Nothing here trusts the hash tree's own numbers further than its partition goes.

use std::io;

use sha2::{Digest, Sha256};

use crate::device::Disk;
use crate::uki::RootHash;

/// Bytes of a hash.
const HASH: usize = 32;
/// Bytes of the superblock at the beginning of the hash tree.
const SUPERBLOCK: usize = 512;
/// Data is read in pieces of this many bytes.
const PIECE: usize = 1 << 20;

/// A stretch of a disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    pub start: u64,
    pub length: u64,
}

/// They do not belong together, or cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum VerityError {
    #[error("the hash tree has no superblock that this version knows")]
    Superblock,
    #[error("the hash tree does not cover the data, or is cut short")]
    Size,
    #[error("block {0} of the data does not match its hash")]
    Block(u64),
    #[error("the hash tree does not match the root hash")]
    Root,
    #[error("the disk cannot be read")]
    Io(#[from] io::Error),
}

struct Superblock {
    data_block: usize,
    hash_block: usize,
    blocks: u64,
    salt: Vec<u8>,
}

impl Superblock {
    fn read(bytes: &[u8; SUPERBLOCK]) -> Option<Self> {
        let u32_at = |at: usize| {
            u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
        };
        let block = |at: usize| {
            let size = usize::try_from(u32_at(at)).ok()?;
            ((512..=65536).contains(&size) && size.is_power_of_two()).then_some(size)
        };
        let mut blocks = [0; 8];
        blocks.copy_from_slice(&bytes[72..80]);
        let salt = usize::from(u16::from_le_bytes([bytes[80], bytes[81]]));
        let algorithm = bytes[32..64].split(|byte| *byte == 0).next()?;
        let known = bytes.starts_with(b"verity\0\0")
            && u32_at(8) == 1
            && u32_at(12) == 1
            && algorithm == b"sha256"
            && salt <= 256;
        known.then_some(())?;
        Some(Self {
            data_block: block(64)?,
            hash_block: block(68)?,
            blocks: u64::from_le_bytes(blocks),
            salt: bytes[88..88 + salt].to_vec(),
        })
    }
}

/// Reads all of `data` and of the hash tree behind it, and returns the SHA-256 of `data`.
///
/// # Errors
/// When a block does not match, or the disk cannot be read.
pub fn check(
    disk: &dyn Disk,
    data: Extent,
    tree: Extent,
    root: &RootHash,
) -> Result<RootHash, VerityError> {
    let mut superblock = [0; SUPERBLOCK];
    if tree.length < SUPERBLOCK as u64 {
        return Err(VerityError::Size);
    }
    disk.read_at(tree.start, &mut superblock)?;
    let superblock = Superblock::read(&superblock).ok_or(VerityError::Superblock)?;
    let data_block = superblock.data_block as u64;
    if superblock.blocks == 0
        || superblock.blocks.checked_mul(data_block) != Some(data.length)
        || !PIECE.is_multiple_of(superblock.data_block)
    {
        return Err(VerityError::Size);
    }
    let levels = levels(&superblock, tree.length)?;
    let seeded = {
        let mut hasher = Sha256::new();
        hasher.update(&superblock.salt);
        hasher
    };
    let mut lookup = Lookup {
        disk,
        tree,
        levels: &levels,
        block: superblock.hash_block,
        seeded: &seeded,
        root,
        held: vec![None; levels.len()],
    };
    let mut whole = Sha256::new();
    let mut piece = vec![0; PIECE];
    let (mut at, mut number) = (0_u64, 0_u64);
    while at < data.length {
        let length = (data.length - at).min(PIECE as u64);
        let into = &mut piece[..usize::try_from(length).unwrap_or(PIECE)];
        disk.read_at(data.start + at, into)?;
        whole.update(&*into);
        for block in into.chunks_exact(superblock.data_block) {
            let mut hasher = seeded.clone();
            hasher.update(block);
            let hash: RootHash = hasher.finalize().into();
            if lookup.hash_of(number)? != hash {
                return Err(VerityError::Block(number));
            }
            number += 1;
        }
        at += length;
    }
    Ok(whole.finalize().into())
}

/// Where each level begins in the tree, in blocks, lowest level first.
fn levels(superblock: &Superblock, length: u64) -> Result<Vec<u64>, VerityError> {
    let per_block = (superblock.hash_block / HASH) as u64;
    let mut counts = Vec::new();
    let mut count = superblock.blocks;
    loop {
        count = count.div_ceil(per_block);
        counts.push(count);
        if count <= 1 {
            break;
        }
    }
    // The highest level stands first, after the superblock's own block.
    let mut begins = vec![0; counts.len()];
    let mut next = (SUPERBLOCK as u64).div_ceil(superblock.hash_block as u64);
    for (level, count) in counts.iter().enumerate().rev() {
        begins[level] = next;
        next = next.checked_add(*count).ok_or(VerityError::Size)?;
    }
    match next.checked_mul(superblock.hash_block as u64) {
        Some(end) if end <= length => Ok(begins),
        _ => Err(VerityError::Size),
    }
}

/// Hashes of blocks, each checked against the level above and that up to the root. The
/// latest block of each level is held: data is read in order.
struct Lookup<'a> {
    disk: &'a dyn Disk,
    tree: Extent,
    levels: &'a [u64],
    block: usize,
    seeded: &'a Sha256,
    root: &'a RootHash,
    held: Vec<Option<(u64, Vec<u8>)>>,
}

impl Lookup<'_> {
    /// The hash of a data block, as the tree has it.
    fn hash_of(&mut self, number: u64) -> Result<RootHash, VerityError> {
        let per_block = (self.block / HASH) as u64;
        // From the block of the lowest level upwards, as far as they are not held.
        let mut missing = 0;
        let mut place = number / per_block;
        while missing < self.levels.len() {
            if self.held[missing]
                .as_ref()
                .is_some_and(|(at, _)| *at == place)
            {
                break;
            }
            missing += 1;
            place /= per_block;
        }
        for level in (0..missing).rev() {
            let index = number / per_block.pow(u32::try_from(level).unwrap_or(u32::MAX) + 1);
            let mut block = vec![0; self.block];
            let offset = (self.levels[level] + index) * self.block as u64;
            self.disk.read_at(self.tree.start + offset, &mut block)?;
            let mut hasher = self.seeded.clone();
            hasher.update(&block);
            let hash: RootHash = hasher.finalize().into();
            let expected = if level + 1 == self.levels.len() {
                *self.root
            } else {
                self.entry(level + 1, index % per_block)?
            };
            if hash != expected {
                return Err(VerityError::Root);
            }
            self.held[level] = Some((index, block));
        }
        self.entry(0, number % per_block)
    }

    fn entry(&self, level: usize, index: u64) -> Result<RootHash, VerityError> {
        let (_, block) = self.held[level].as_ref().ok_or(VerityError::Size)?;
        let at = usize::try_from(index).map_err(|_| VerityError::Size)? * HASH;
        let bytes = block.get(at..at + HASH).ok_or(VerityError::Size)?;
        bytes.try_into().map_err(|_| VerityError::Size)
    }
}
