// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The agent's hold on book and slate: opened when first needed, opened again after damage,
//! used on a blocking thread so that a slow disk never holds up the loop.
//!
//! Every call may fail, and one that fails has changed nothing. Callers try again later;
//! none of them loops at once.

use std::sync::{Arc, Mutex, PoisonError};

use sportello_ledger::{Book, Context as Opening, LedgerError, Slate};

use crate::clock::Clock;
use crate::config::Config;

/// Size cap of the book, bytes: the same as the shell's.
pub const CAP: u64 = 64 * 1024 * 1024;

/// Book and slate of this terminal. Cloning it shares them.
#[derive(Debug, Clone)]
pub struct Ledger {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    config: Arc<Config>,
    clock: Arc<dyn Clock>,
    book: Mutex<Option<Book>>,
    slate: Mutex<Option<Slate>>,
}

impl Ledger {
    #[must_use]
    pub fn new(config: Arc<Config>, clock: Arc<dyn Clock>) -> Self {
        Self {
            shared: Arc::new(Shared {
                config,
                clock,
                book: Mutex::new(None),
                slate: Mutex::new(None),
            }),
        }
    }

    /// Does something with the book.
    ///
    /// # Errors
    /// Whatever opening it or `act` met.
    pub async fn book<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Book) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        let shared = Arc::clone(&self.shared);
        aside(move || shared.with_book(act)).await
    }

    /// Does something with the slate.
    ///
    /// # Errors
    /// Whatever opening it or `act` met.
    pub async fn slate<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Slate) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        let shared = Arc::clone(&self.shared);
        aside(move || shared.with_slate(act)).await
    }

    /// Does something with both, the book first.
    ///
    /// # Errors
    /// Whatever opening them or `act` met.
    pub async fn both<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Book, &mut Slate) -> Result<T, LedgerError> + Send + 'static,
    ) -> Result<T, LedgerError> {
        let shared = Arc::clone(&self.shared);
        aside(move || shared.with_book(|book| shared.with_slate(|slate| act(book, slate)))).await
    }
}

impl Shared {
    fn with_book<T>(
        &self,
        act: impl FnOnce(&mut Book) -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        let mut held = self.book.lock().unwrap_or_else(PoisonError::into_inner);
        let mut book = match held.take() {
            Some(book) => book,
            None => self.open_book()?,
        };
        let done = act(&mut book);
        if !done.as_ref().is_err_and(must_reopen) {
            *held = Some(book);
        }
        done
    }

    fn open_book(&self) -> Result<Book, LedgerError> {
        let mut opening = Opening::of_this_machine()?;
        opening.boot_ms = self.clock.boot();
        opening.now = self.clock.hour();
        let (book, opened) = Book::open(&self.config.book(), CAP, opening)?;
        if let Some(damage) = opened.damage {
            tracing::warn!(
                salvaged = damage.salvaged,
                lost = damage.lost,
                "the book was damaged: set aside, a new one begun"
            );
        }
        Ok(book)
    }

    fn with_slate<T>(
        &self,
        act: impl FnOnce(&mut Slate) -> Result<T, LedgerError>,
    ) -> Result<T, LedgerError> {
        let mut held = self.slate.lock().unwrap_or_else(PoisonError::into_inner);
        let mut slate = match held.take() {
            Some(slate) => slate,
            None => Slate::open(&self.config.slate())?,
        };
        let done = act(&mut slate);
        if !done.as_ref().is_err_and(must_reopen) {
            *held = Some(slate);
        }
        done
    }
}

/// Whether the file must be opened again before it can be of use.
const fn must_reopen(error: &LedgerError) -> bool {
    matches!(
        error,
        LedgerError::Damaged { .. }
            | LedgerError::Replaced { .. }
            | LedgerError::Io { .. }
            | LedgerError::DirectoryMissing { .. }
    )
}

/// Runs `act` on a blocking thread. The thread of a process that is going down may be gone:
/// then the call never ends, and neither does anything wait for it.
async fn aside<T: Send + 'static>(
    act: impl FnOnce() -> Result<T, LedgerError> + Send + 'static,
) -> Result<T, LedgerError> {
    match tokio::task::spawn_blocking(act).await {
        Ok(done) => done,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_cancelled) => std::future::pending().await,
        },
    }
}
