// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Checksum of a row: SQLite's own check sees broken pages, not a flipped letter inside one.

/// FNV-1a, 64 bits, over the parts with their lengths. Changing one byte always changes it.
/// It guards against decay, not against a forger.
pub(crate) fn seal(parts: &[&[u8]]) -> i64 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut take = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
    for part in parts {
        part.iter().copied().for_each(&mut take);
        (part.len() as u64)
            .to_le_bytes()
            .into_iter()
            .for_each(&mut take);
    }
    hash.cast_signed()
}
