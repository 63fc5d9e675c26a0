// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Slows guessing down: the more wrong tries, the longer the next one waits. Keys are hashes;
//! a name that does not exist is counted like one that does.

use sha2::{Digest, Sha256};
use sportello_protocol::UnixSeconds;
use sportello_store::AccountId;

use crate::{Console, Refusal};

/// Tries older than this are forgotten, seconds.
const MEMORY_S: i64 = 3600;

/// What tries are counted under, and how many are free.
#[derive(Clone, Copy)]
pub(crate) struct Counter {
    key: [u8; 32],
    free: u32,
}

impl Counter {
    pub(crate) fn of_name(name: &str) -> Self {
        Self {
            key: hash(b"name ", name.trim().to_lowercase().as_bytes()),
            free: 5,
        }
    }

    /// A whole office may share an address.
    pub(crate) fn of_address(address: &[u8; 32]) -> Self {
        Self {
            key: hash(b"from ", address),
            free: 20,
        }
    }

    pub(crate) fn of_second_factor(account: AccountId) -> Self {
        Self {
            key: hash(b"totp ", &account.0.to_be_bytes()),
            free: 5,
        }
    }

    /// Seconds to wait after so many wrong tries: none, 30 s, 1, 2, 4, 8, 15 minutes.
    pub(crate) fn wait_s(self, wrong: u32) -> i64 {
        let over = wrong.saturating_sub(self.free.saturating_sub(1));
        if over == 0 {
            return 0;
        }
        let doublings = over.saturating_sub(1).min(5);
        (30_i64 << doublings).min(900)
    }

    /// Whether one may try now.
    pub(crate) async fn admit(self, console: &Console) -> Result<(), Refusal> {
        let now = console.now();
        let wrong = console
            .store()
            .failures(self.key, ago(now, MEMORY_S))
            .await?;
        let wait = self.wait_s(wrong);
        if wait > 0 && console.store().failures(self.key, ago(now, wait)).await? > 0 {
            return Err(Refusal::TooMany(u32::try_from(wait).unwrap_or(900)));
        }
        Ok(())
    }

    /// Counts a try as wrong before it is looked at, so that many at once win nothing;
    /// [`Self::forget`] when it was right.
    pub(crate) async fn reserve(self, console: &Console) -> Result<(), Refusal> {
        self.admit(console).await?;
        let now = console.now();
        let since = ago(now, MEMORY_S);
        let so_many = console.store().count_failure(self.key, now, since).await?;
        let wait = self.wait_s(so_many.saturating_sub(1));
        // Besides this one.
        if wait > 0 && console.store().failures(self.key, ago(now, wait)).await? > 1 {
            return Err(Refusal::TooMany(u32::try_from(wait).unwrap_or(900)));
        }
        Ok(())
    }

    /// Counts a try that was wrong.
    pub(crate) async fn wrong(self, console: &Console) -> Result<(), Refusal> {
        let now = console.now();
        let since = ago(now, MEMORY_S);
        let _so_many = console.store().count_failure(self.key, now, since).await?;
        Ok(())
    }

    pub(crate) async fn forget(self, console: &Console) -> Result<(), Refusal> {
        Ok(console.store().forget_failures(self.key).await?)
    }
}

const fn ago(now: UnixSeconds, seconds: i64) -> UnixSeconds {
    UnixSeconds(now.0.saturating_sub(seconds))
}

fn hash(kind: &[u8], of: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(kind);
    hash.update(of);
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_and_has_an_end() {
        let counter = Counter::of_name("rossi");
        let waits: Vec<i64> = (0..13).map(|wrong| counter.wait_s(wrong)).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
        assert_eq!(counter.wait_s(u32::MAX), 900);
    }
}
