// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Requests that were seen before. Only verified requests are remembered, so that nobody
//! without a key fills the memory, and only so many for each key, so that nobody with one
//! does.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Mutex, PoisonError};

use sportello_protocol::signature::TOLERANCE_S;
use sportello_protocol::{Thumbprint, UnixSeconds};

/// A signature may come from up to the tolerance ahead, and is good for as long behind.
const REMEMBERED_S: i64 = 2 * TOLERANCE_S;
/// Requests of one key that are remembered; a terminal in haste makes a hundred.
const MOST: usize = 4096;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Fresh,
    Replayed,
    /// This key asks more often than can be remembered.
    TooMany,
}

/// Nonces by key. Of each only a keyed hash is kept, 8 bytes of it.
#[derive(Debug, Default)]
pub struct Nonces {
    hasher: RandomState,
    keys: Mutex<HashMap<Thumbprint, VecDeque<(i64, u64)>>>,
}

impl Nonces {
    /// Notes a verified request.
    pub fn take(&self, key: Thumbprint, nonce: [u8; 16], now: UnixSeconds) -> Verdict {
        let hash = self.hasher.hash_one(nonce);
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = keys.entry(key).or_default();
        while seen.front().is_some_and(|(at, _)| is_old(*at, now)) {
            seen.pop_front();
        }
        if seen.iter().any(|(_, known)| *known == hash) {
            return Verdict::Replayed;
        }
        if seen.len() >= MOST {
            return Verdict::TooMany;
        }
        seen.push_back((now.0, hash));
        Verdict::Fresh
    }

    /// Forgets keys that nobody used lately.
    pub fn sweep(&self, now: UnixSeconds) {
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        keys.retain(|_, seen| seen.back().is_some_and(|(at, _)| !is_old(*at, now)));
    }
}

const fn is_old(at: i64, now: UnixSeconds) -> bool {
    now.0.saturating_sub(at) > REMEMBERED_S
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(number: u8) -> Thumbprint {
        Thumbprint::of(&[number; 32])
    }

    #[test]
    fn a_request_passes_once() {
        let nonces = Nonces::default();
        let now = UnixSeconds(1_000_000);
        assert_eq!(nonces.take(key(1), [1; 16], now), Verdict::Fresh);
        assert_eq!(nonces.take(key(1), [1; 16], now), Verdict::Replayed);
        assert_eq!(nonces.take(key(2), [1; 16], now), Verdict::Fresh);
        let last = UnixSeconds(now.0 + REMEMBERED_S);
        assert_eq!(nonces.take(key(1), [1; 16], last), Verdict::Replayed);
    }

    #[test]
    fn one_key_cannot_fill_the_memory() {
        let nonces = Nonces::default();
        let now = UnixSeconds(0);
        for number in 0..MOST as u128 {
            let verdict = nonces.take(key(1), number.to_be_bytes(), now);
            assert_eq!(verdict, Verdict::Fresh);
        }
        assert_eq!(nonces.take(key(1), [255; 16], now), Verdict::TooMany);
        assert_eq!(nonces.take(key(2), [255; 16], now), Verdict::Fresh);
        let later = UnixSeconds(REMEMBERED_S + 1);
        assert_eq!(nonces.take(key(1), [255; 16], later), Verdict::Fresh);
    }

    #[test]
    fn old_keys_are_swept_out() {
        let nonces = Nonces::default();
        nonces.take(key(1), [1; 16], UnixSeconds(0));
        nonces.take(key(2), [1; 16], UnixSeconds(1));
        nonces.sweep(UnixSeconds(REMEMBERED_S + 1));
        assert_eq!(nonces.keys.lock().unwrap().len(), 1);
    }
}
