// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! When terminals were last seen: kept in memory and written in batches, so that ten
//! thousand terminals do not cost ten thousand writes a minute, and never more finely than a
//! minute, so that the store does not become a diary of who used what when.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sportello_protocol::{TerminalId, UnixSeconds};
use sportello_store::{Seen, StoreError};
use tracing::error;

use crate::centre::{Centre, chain};

/// How often what is noted is written.
const EVERY: Duration = Duration::from_secs(30);
/// Terminals in one transaction.
const BATCH: usize = 500;

/// What is not written yet.
#[derive(Debug, Default)]
pub struct SeenBook(Mutex<HashMap<TerminalId, Seen>>);

impl SeenBook {
    pub fn note(&self, mut seen: Seen) {
        seen.at = whole_minute(seen.at);
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        book.insert(seen.terminal, seen);
    }

    fn take(&self) -> Vec<Seen> {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *book).into_values().collect()
    }

    /// Back into the book, unless something newer is there.
    fn put_back(&self, batch: Vec<Seen>) {
        let mut book = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for seen in batch {
            book.entry(seen.terminal).or_insert(seen);
        }
    }
}

const fn whole_minute(at: UnixSeconds) -> UnixSeconds {
    UnixSeconds(at.0.saturating_sub(at.0.rem_euclid(60)))
}

impl Centre {
    /// Writes what was noted. What could not be written is tried again next time.
    ///
    /// # Errors
    /// When the store could not.
    pub async fn flush_seen(&self) -> Result<(), StoreError> {
        let mut left = self.seen.take();
        while !left.is_empty() {
            let rest = left.split_off(left.len().min(BATCH));
            if let Err(error) = self.store.touch(left.clone()).await {
                self.seen.put_back(left);
                self.seen.put_back(rest);
                return Err(error);
            }
            left = rest;
        }
        Ok(())
    }
}

/// Writes every so often, and once more when the centre stops.
pub async fn keep_seen(centre: Arc<Centre>) {
    let mut failing = false;
    loop {
        let stopping = tokio::select! {
            () = centre.stop.cancelled() => true,
            () = tokio::time::sleep(EVERY) => false,
        };
        match centre.flush_seen().await {
            Ok(()) => failing = false,
            Err(error) => {
                centre.metrics.store_failed();
                if !failing {
                    error!(error = %chain(&error), "terminals' last signs of life could not be stored");
                }
                failing = true;
            }
        }
        if stopping {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_store_never_learns_a_second() {
        assert_eq!(whole_minute(UnixSeconds(119)), UnixSeconds(60));
        assert_eq!(whole_minute(UnixSeconds(120)), UnixSeconds(120));
        assert_eq!(whole_minute(UnixSeconds(-1)), UnixSeconds(-60));
        assert_eq!(whole_minute(UnixSeconds(i64::MIN)).0, i64::MIN);
    }
}
