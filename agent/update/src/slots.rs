// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The two slots of the disk: which one runs, which one is idle.
//!
//! A slot is a root partition and the verity partition beside it: the first of one kind goes
//! with the first of the other. A slot that holds an image is called `sportello_N` and
//! `sportello_N_verity`; the halves of the root hash are the partitions' identifiers, by which
//! the initrd finds them. One that holds nothing whole is called `_empty`.

use sportello_protocol::MAX_RELEASE;

use crate::gpt::{Guid, Naming, Partition};
use crate::uki::RootHash;
use crate::verity::Extent;

/// Name of a partition that holds nothing whole.
pub const EMPTY: &str = "_empty";

/// Kinds of partitions, as the Discoverable Partitions Specification numbers them.
#[cfg(target_arch = "aarch64")]
mod kinds {
    pub(super) const ROOT: u128 = 0xb921_b045_1df0_41c3_af44_4c6f_280d_3fae;
    pub(super) const VERITY: u128 = 0xdf33_00ce_d69f_4c92_978c_9bfb_0f38_d820;
}
#[cfg(not(target_arch = "aarch64"))]
mod kinds {
    pub(super) const ROOT: u128 = 0x4f68_bce3_e8cd_4db1_96e7_fbca_f984_b709;
    pub(super) const VERITY: u128 = 0x2c73_57ed_ebd2_46d9_aec1_23d4_37ec_2bf5;
}

/// Root file systems of this processor.
pub const ROOT: Guid = Guid::from_text_order(kinds::ROOT.to_be_bytes());
/// Hash trees of those.
pub const VERITY: Guid = Guid::from_text_order(kinds::VERITY.to_be_bytes());

/// One slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    pub root: Partition,
    pub verity: Partition,
}

/// The slots, told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slots {
    pub running: Slot,
    pub idle: Slot,
}

/// Nothing can be written on this disk.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SlotError {
    #[error("this disk has {roots} root and {verities} verity partitions, not two of each")]
    NotTwo { roots: usize, verities: usize },
    #[error("it cannot be told which slot runs, so none is written to")]
    Unknown,
}

impl Slots {
    /// Tells the running slot from the idle one. `image` runs, under `root_hash` if the
    /// kernel's command line names one.
    ///
    /// # Errors
    /// When there are not two, or it is not beyond doubt which one runs.
    pub fn of(
        partitions: &[Partition],
        image: u64,
        root_hash: Option<&RootHash>,
    ) -> Result<Self, SlotError> {
        let of_kind = |kind: Guid| -> Vec<&Partition> {
            partitions.iter().filter(|it| it.kind == kind).collect()
        };
        let (roots, verities) = (of_kind(ROOT), of_kind(VERITY));
        let ([first, second], [first_tree, second_tree]) = (&roots[..], &verities[..]) else {
            return Err(SlotError::NotTwo {
                roots: roots.len(),
                verities: verities.len(),
            });
        };
        let slot = |root: &Partition, verity: &Partition| Slot {
            root: root.clone(),
            verity: verity.clone(),
        };
        let (one, other) = (slot(first, first_tree), slot(second, second_tree));
        match (one.runs(image, root_hash), other.runs(image, root_hash)) {
            (true, false) => Ok(Self {
                running: one,
                idle: other,
            }),
            (false, true) => Ok(Self {
                running: other,
                idle: one,
            }),
            _ => Err(SlotError::Unknown),
        }
    }
}

impl Slot {
    /// Whether it holds the image that runs. Anything that speaks for it counts, so that a
    /// slot is idle only when nothing does.
    fn runs(&self, image: u64, root_hash: Option<&RootHash>) -> bool {
        let named = self.root.name == root_name(image) || self.verity.name == verity_name(image);
        let (root, verity) = match root_hash {
            Some(hash) => halves(hash),
            None => return named,
        };
        named || self.root.id == root || self.verity.id == verity
    }

    /// The image that it holds, if its names say so.
    #[must_use]
    pub fn image(&self) -> Option<u64> {
        number_of(&self.root.name)
    }

    /// Its names while it holds nothing whole. `random` keeps the initrd from finding it.
    #[must_use]
    pub fn empty(&self, random: [u8; 32]) -> [Naming; 2] {
        let (root, verity) = halves(&random);
        self.called(EMPTY.to_owned(), EMPTY.to_owned(), root, verity)
    }

    /// Its names when it holds `image`.
    #[must_use]
    pub fn holding(&self, image: u64, root_hash: &RootHash) -> [Naming; 2] {
        let (root, verity) = halves(root_hash);
        self.called(root_name(image), verity_name(image), root, verity)
    }

    fn called(&self, root: String, verity: String, root_id: Guid, verity_id: Guid) -> [Naming; 2] {
        [
            Naming {
                index: self.root.index,
                name: root,
                id: root_id,
            },
            Naming {
                index: self.verity.index,
                name: verity,
                id: verity_id,
            },
        ]
    }
}

impl Partition {
    /// Its first `length` bytes; `None` if it is smaller.
    #[must_use]
    pub fn first(&self, length: u64) -> Option<Extent> {
        (length <= self.length).then_some(Extent {
            start: self.start,
            length,
        })
    }
}

fn root_name(image: u64) -> String {
    format!("sportello_{image}")
}

fn verity_name(image: u64) -> String {
    format!("sportello_{image}_verity")
}

fn number_of(name: &str) -> Option<u64> {
    let digits = name.strip_prefix("sportello_")?;
    number(digits)
}

/// A number of an image, written the one way in which we write it.
pub(crate) fn number(digits: &str) -> Option<u64> {
    let plain = !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.parse().ok()?;
    (plain && (1..=MAX_RELEASE).contains(&number)).then_some(number)
}

/// The identifiers of root and verity partition: the two halves of the root hash, read from
/// left to right.
fn halves(hash: &RootHash) -> (Guid, Guid) {
    let half = |from: usize| {
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[from..from + 16]);
        Guid::from_text_order(bytes)
    };
    (half(0), half(16))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn partition(index: usize, kind: Guid, name: &str, id: u8) -> Partition {
        Partition {
            index,
            kind,
            id: Guid([id; 16]),
            name: name.to_owned(),
            start: 0,
            length: 1,
        }
    }

    fn disk(names: [&str; 4]) -> Vec<Partition> {
        vec![
            partition(0, Guid([9; 16]), "ESP", 9),
            partition(1, ROOT, names[0], 1),
            partition(2, VERITY, names[1], 2),
            partition(3, ROOT, names[2], 3),
            partition(4, VERITY, names[3], 4),
        ]
    }

    fn check(names: [&str; 4], image: u64, hash: Option<RootHash>, idle: Option<usize>) {
        let found = Slots::of(&disk(names), image, hash.as_ref());
        assert_eq!(
            found.ok().map(|slots| slots.idle.root.index),
            idle,
            "{names:?}"
        );
    }

    #[test]
    fn a_slot_is_idle_only_when_the_other_one_is_known_to_run() {
        let usual = ["sportello_12", "sportello_12_verity", EMPTY, EMPTY];
        check(usual, 12, None, Some(3));
        check(
            [
                "sportello_11",
                "sportello_11_verity",
                "sportello_12",
                "sportello_12_verity",
            ],
            12,
            None,
            Some(1),
        );
        // Nothing says which one runs.
        check(usual, 13, None, None);
        check([EMPTY; 4], 12, None, None);
        // Both claim to.
        check(
            ["sportello_12", "sportello_12_verity", "sportello_12", EMPTY],
            12,
            None,
            None,
        );
        // Names say one thing, the kernel's command line another.
        let mut second = [3; 32];
        second[16..].fill(4);
        check(usual, 12, Some(second), None);
        let mut first = [1; 32];
        first[16..].fill(2);
        check(usual, 12, Some(first), Some(3));
        check([EMPTY; 4], 12, Some(first), Some(3));
        assert!(matches!(
            Slots::of(&disk(usual)[..4], 12, None),
            Err(SlotError::NotTwo {
                roots: 2,
                verities: 1
            })
        ));
    }

    #[test]
    fn identifiers_are_the_halves_of_the_root_hash() {
        let mut hash = [0; 32];
        for (index, byte) in hash.iter_mut().enumerate() {
            *byte = u8::try_from(index).unwrap();
        }
        let (root, verity) = halves(&hash);
        assert_eq!(root.to_string(), "00010203-0405-0607-0809-0a0b0c0d0e0f");
        assert_eq!(verity.to_string(), "10111213-1415-1617-1819-1a1b1c1d1e1f");
        assert_eq!(ROOT.to_string(), "4f68bce3-e8cd-4db1-96e7-fbcaf984b709");
    }
}
