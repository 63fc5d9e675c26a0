// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The bytes of a tally, entry by entry; [`super::body`] says what they mean.

use crate::{Result, StoreError};

const VERSION: u8 = 1;

/// Writes entries, which must come in the order of their keys.
#[derive(Debug)]
pub(super) struct Packer {
    bytes: Vec<u8>,
    before: Vec<u8>,
}

impl Packer {
    pub(super) fn new(room: usize) -> Self {
        let mut bytes = Vec::with_capacity(room);
        bytes.push(VERSION);
        Self {
            bytes,
            before: Vec::with_capacity(64),
        }
    }

    pub(super) fn push(&mut self, key: &[u8], count: u64) {
        let shared = self
            .before
            .iter()
            .zip(key)
            .take(usize::from(u8::MAX))
            .take_while(|(a, b)| a == b)
            .count();
        let rest = &key[shared..];
        let (Ok(shared_byte), Ok(length)) = (u8::try_from(shared), u8::try_from(rest.len())) else {
            return;
        };
        self.bytes.push(shared_byte);
        self.bytes.push(length);
        self.bytes.extend_from_slice(rest);
        push_number(&mut self.bytes, count);
        self.before.truncate(shared);
        self.before.extend_from_slice(rest);
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Every entry of a stored body, in the order of the keys.
pub(super) fn each(bytes: &[u8], mut take: impl FnMut(&[u8], u64)) -> Result<()> {
    let mut key: Vec<u8> = Vec::with_capacity(64);
    walk(bytes, |shared, rest, count| {
        key.truncate(shared);
        key.extend_from_slice(rest);
        take(&key, count);
    })
}

/// Every entry as it is stored: how many bytes its key has from the key before it, the bytes
/// that follow these, and its count.
pub(super) fn walk(bytes: &[u8], mut take: impl FnMut(usize, &[u8], u64)) -> Result<()> {
    let broken = || StoreError::Unreadable("tally");
    let Some((&VERSION, mut left)) = bytes.split_first() else {
        return Err(broken());
    };
    let mut key = 0;
    while let [shared, length, more @ ..] = left {
        let (shared, length) = (usize::from(*shared), usize::from(*length));
        if shared > key || length > more.len() {
            return Err(broken());
        }
        let (rest, more) = more.split_at(length);
        key = shared + length;
        let (count, more) = number(more).ok_or_else(broken)?;
        take(shared, rest, count);
        left = more;
    }
    if left.is_empty() {
        Ok(())
    } else {
        Err(broken())
    }
}

fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    loop {
        let low = number.to_le_bytes()[0] & 0x7f;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return;
        }
        bytes.push(low | 0x80);
    }
}

fn number(bytes: &[u8]) -> Option<(u64, &[u8])> {
    if let [low @ ..0x80, more @ ..] = bytes {
        return Some((u64::from(*low), more));
    }
    let mut number = 0_u64;
    for (place, byte) in bytes.iter().enumerate().take(10) {
        number |= u64::from(byte & 0x7f).checked_shl(u32::try_from(place * 7).ok()?)?;
        if byte & 0x80 == 0 {
            return Some((number, &bytes[place + 1..]));
        }
    }
    None
}
