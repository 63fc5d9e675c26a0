// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a unified kernel image says on its command line: the root hash of the slot that it
//! belongs to.

/// Sections of a PE file; no kernel has more.
const MOST_SECTIONS: u16 = 96;
/// A command line longer than this is none.
const MOST_CMDLINE: usize = 16 * 1024;

/// A root hash: SHA-256, the only one that our images are built with.
pub type RootHash = [u8; 32];

/// The file is no kernel of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UkiError {
    #[error("the kernel image is no PE file, or it is cut short")]
    NotPe,
    #[error("the kernel image has no command line of its own")]
    NoCommandLine,
    #[error("the kernel's command line names no root hash")]
    NoRootHash,
}

/// The root hash inside a UKI.
///
/// # Errors
/// When there is none.
pub fn root_hash(uki: &[u8]) -> Result<RootHash, UkiError> {
    let section = section(uki, b".cmdline")?.ok_or(UkiError::NoCommandLine)?;
    if section.len() > MOST_CMDLINE {
        return Err(UkiError::NoCommandLine);
    }
    let text = std::str::from_utf8(section).map_err(|_| UkiError::NoCommandLine)?;
    root_hash_of(text.trim_end_matches('\0')).ok_or(UkiError::NoRootHash)
}

/// The root hash on a kernel's command line, such as `/proc/cmdline`. The last one counts, as
/// it does for systemd.
#[must_use]
pub fn root_hash_of(command_line: &str) -> Option<RootHash> {
    let words = command_line.split_ascii_whitespace();
    let hash = words
        .filter_map(|word| word.strip_prefix("roothash="))
        .next_back()?;
    let bytes = data_encoding::HEXLOWER_PERMISSIVE
        .decode(hash.as_bytes())
        .ok()?;
    bytes.try_into().ok()
}

fn section<'a>(pe: &'a [u8], wanted: &[u8]) -> Result<Option<&'a [u8]>, UkiError> {
    let u16_at = |at: usize| -> Result<u16, UkiError> {
        let bytes = pe.get(at..at.saturating_add(2)).ok_or(UkiError::NotPe)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    };
    let u32_at = |at: usize| -> Result<usize, UkiError> {
        let bytes = pe.get(at..at.saturating_add(4)).ok_or(UkiError::NotPe)?;
        let value = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        usize::try_from(value).map_err(|_| UkiError::NotPe)
    };
    if !pe.starts_with(b"MZ") {
        return Err(UkiError::NotPe);
    }
    let header = u32_at(0x3c)?;
    if pe.get(header..header.saturating_add(4)) != Some(&b"PE\0\0"[..]) {
        return Err(UkiError::NotPe);
    }
    let count = u16_at(header + 6)?;
    let optional = usize::from(u16_at(header + 20)?);
    if count > MOST_SECTIONS {
        return Err(UkiError::NotPe);
    }
    for index in 0..usize::from(count) {
        let at = header + 24 + optional + index * 40;
        let entry = pe.get(at..at.saturating_add(40)).ok_or(UkiError::NotPe)?;
        let name = entry[..8].split(|byte| *byte == 0).next();
        if name != Some(wanted) {
            continue;
        }
        let (virtual_size, raw_size, from) = (u32_at(at + 8)?, u32_at(at + 16)?, u32_at(at + 20)?);
        let length = virtual_size.min(raw_size);
        return pe
            .get(from..from.saturating_add(length))
            .map(Some)
            .ok_or(UkiError::NotPe);
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PE file of one section.
    fn pe(name: &[u8; 8], text: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0; 0x200];
        bytes[..2].copy_from_slice(b"MZ");
        bytes[0x3c] = 0x40;
        bytes[0x40..0x44].copy_from_slice(b"PE\0\0");
        bytes[0x46] = 1;
        let at = 0x40 + 24;
        bytes[at..at + 8].copy_from_slice(name);
        let length = u32::try_from(text.len()).unwrap().to_le_bytes();
        bytes[at + 8..at + 12].copy_from_slice(&length);
        bytes[at + 16..at + 20].copy_from_slice(&length);
        bytes[at + 20..at + 24].copy_from_slice(&0x200_u32.to_le_bytes());
        bytes.extend_from_slice(text);
        bytes
    }

    #[test]
    fn the_root_hash_is_read_from_the_command_line_of_the_kernel() {
        let hash = "ab".repeat(32);
        let good = pe(
            b".cmdline",
            format!("quiet roothash={hash} ro\0").as_bytes(),
        );
        assert_eq!(root_hash(&good), Ok([0xab; 32]));
        for cut in 0..good.len() {
            // A hash cut short is no hash; nothing panics.
            assert!(root_hash(&good[..cut]).is_err(), "{cut}");
        }
        assert_eq!(
            root_hash(&pe(b".osrel\0\0", b"roothash=00")),
            Err(UkiError::NoCommandLine)
        );
        assert_eq!(
            root_hash(&pe(b".cmdline", b"roothash=abcd quiet")),
            Err(UkiError::NoRootHash)
        );
        assert_eq!(root_hash(b""), Err(UkiError::NotPe));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_break_the_reader(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..600)) {
            let mut framed = pe(b".cmdline", b"x");
            for (place, byte) in framed.iter_mut().skip(2).zip(&bytes) {
                *place ^= byte;
            }
            let _ = (root_hash(&bytes).is_ok(), root_hash(&framed).is_ok());
        }
    }
}
