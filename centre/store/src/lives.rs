// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether two machines use one key.
//!
//! A book's *life* is its epoch. An honest terminal goes from one life to the next and never
//! back: its book was made anew, or was found to be an old copy and renumbered. Two machines
//! with one key take turns. Only rows that are new and came online count: a report sent
//! again and a courier's late stick say nothing.
//!
//! - **A, B, A**: the key was copied. One thing looks like it and is not: a damaged book
//!   whose salvaged rows keep the numbers of the old life and are sent when the new one has
//!   begun. The new life says how many they are ([`sportello_protocol::Event::SetAside`]);
//!   so many rows are let through.
//! - **The same number with other content**: the book was copied and both copies go on in
//!   the same life. A book restored from an old copy does this once, in the report by which
//!   it learns that it must renumber; so it is a clone only if that life goes on afterwards.
//!   Digests of the last rows are kept for this, of kinds that never change once numbered.

use sportello_protocol::{Epoch, Row};

/// Digests kept for each epoch.
const KEPT: usize = 32;

/// What a terminal's reports told about its lives so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Life {
    /// The epoch that reported last.
    pub(crate) live: Option<Epoch>,
    /// Salvaged rows of earlier epochs that may still come.
    pub(crate) grace: u64,
}

/// What is known of one epoch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trace {
    /// It was the live one at some time.
    pub(crate) lived: bool,
    /// Other content came under its numbers.
    pub(crate) conflicted: bool,
    pub(crate) digests: Digests,
}

impl Life {
    /// A new row of `epoch` came online. `true`: it shows that the key was copied.
    pub(crate) fn advance(&mut self, epoch: Epoch, trace: &mut Trace) -> bool {
        if self.live == Some(epoch) {
            return false;
        }
        if !trace.lived {
            trace.lived = true;
            self.live = Some(epoch);
            return false;
        }
        if self.grace > 0 {
            self.grace -= 1;
            return false;
        }
        self.live = Some(epoch);
        true
    }
}

/// Digests of the latest rows of an epoch, under their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Digests(std::collections::BTreeMap<u64, u32>);

impl Digests {
    /// Digests that another version wrote say nothing: it may write rows differently.
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let Some((tag, entries)) = bytes.split_first_chunk::<8>() else {
            return Self::default();
        };
        if *tag != version() {
            return Self::default();
        }
        Self(
            entries
                .as_chunks::<12>()
                .0
                .iter()
                .map(|[a, b, c, d, e, f, g, h, digest @ ..]| {
                    (
                        u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]),
                        u32::from_le_bytes(*digest),
                    )
                })
                .collect(),
        )
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut bytes = version().to_vec();
        for (sequence, digest) in &self.0 {
            bytes.extend_from_slice(&sequence.to_le_bytes());
            bytes.extend_from_slice(&digest.to_le_bytes());
        }
        bytes
    }

    pub(crate) fn remember(&mut self, sequence: u64, row: &Row) {
        let Some(digest) = digest(row) else { return };
        self.0.insert(sequence, digest);
        if self.0.len() > KEPT {
            self.0.pop_first();
        }
    }

    /// Whether another row is known under this number.
    pub(crate) fn contradicts(&self, sequence: u64, row: &Row) -> bool {
        self.0
            .get(&sequence)
            .is_some_and(|known| digest(row).is_some_and(|digest| digest != *known))
    }
}

/// Of rows that never change once they have a number. Health is merged when space is
/// short, a loss may take the place of anything, and what a later version writes is not
/// ours to compare.
fn digest(row: &Row) -> Option<u32> {
    match row {
        Row::Session(_) | Row::Proof(_) | Row::Days(_) | Row::Event(_) | Row::Update(_) => {
            let bytes = serde_json::to_vec(row).ok()?;
            let whole = fnv(&bytes).to_le_bytes();
            let [a, b, c, d, e, f, g, h] = whole;
            Some(u32::from_le_bytes([a ^ e, b ^ f, c ^ g, d ^ h]))
        }
        Row::Health(_) | Row::Blocked(_) | Row::Loss(_) | Row::FromNewer(_) => None,
    }
}

fn version() -> [u8; 8] {
    let mut name = env!("CARGO_PKG_VERSION").as_bytes().to_vec();
    name.extend_from_slice(&sportello_protocol::VERSION.to_le_bytes());
    fnv(&name).to_le_bytes()
}

/// FNV-1a: nobody gains from a collision here but whoever cloned their own terminal.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn clone_seen(story: &str, grace: u64) -> bool {
        let mut life = Life { live: None, grace };
        let mut traces: HashMap<char, Trace> = HashMap::new();
        story.chars().any(|letter| {
            life.advance(
                Epoch(u64::from(u32::from(letter))),
                traces.entry(letter).or_default(),
            )
        })
    }

    #[test]
    fn lives_that_take_turns_are_clones_and_lives_that_follow_are_not() {
        assert!(!clone_seen("AAAA", 0));
        assert!(!clone_seen("AABBBB", 0));
        assert!(!clone_seen("ABCDE", 0));
        assert!(clone_seen("ABA", 0));
        assert!(clone_seen("ABCB", 0));
    }

    #[test]
    fn as_many_salvaged_rows_as_were_announced_may_follow_the_new_life() {
        assert!(!clone_seen("ABAAB", 2));
        assert!(clone_seen("ABAAA", 2));
    }

    #[test]
    fn digests_come_back_and_keep_to_their_number() {
        let row = |duration_ms| {
            Row::Proof(sportello_protocol::Receipt {
                checks: Vec::new(),
                duration_ms,
            })
        };
        let mut digests = Digests::default();
        for number in 1..=100 {
            digests.remember(number, &row(1));
        }
        let again = Digests::read(&digests.bytes());
        assert_eq!(again, digests);
        assert!(again.contradicts(100, &row(2)));
        assert!(!again.contradicts(100, &row(1)));
        assert!(!again.contradicts(1, &row(2)), "long forgotten");
        let mut other = digests.bytes();
        other[0] ^= 1;
        assert_eq!(Digests::read(&other), Digests::default());
    }
}
