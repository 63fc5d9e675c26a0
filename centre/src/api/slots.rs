// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How many reports are worked on at the same moment: so many in all, one for each terminal.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use sportello_protocol::TerminalId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

#[derive(Debug)]
pub struct Slots {
    all: Arc<Semaphore>,
    terminals: Arc<Mutex<HashSet<TerminalId>>>,
}

/// Held while a report is unpacked and stored.
#[derive(Debug)]
pub struct Slot {
    _one_of_all: OwnedSemaphorePermit,
    terminals: Arc<Mutex<HashSet<TerminalId>>>,
    terminal: TerminalId,
}

impl Slots {
    #[must_use]
    pub fn new(all: usize) -> Self {
        Self {
            all: Arc::new(Semaphore::new(all)),
            terminals: Arc::default(),
        }
    }

    /// Nothing when all are taken, or this terminal has one.
    #[must_use]
    pub fn take(&self, terminal: TerminalId) -> Option<Slot> {
        let permit = Arc::clone(&self.all).try_acquire_owned().ok()?;
        let mut terminals = self
            .terminals
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        terminals.insert(terminal).then(|| Slot {
            _one_of_all: permit,
            terminals: Arc::clone(&self.terminals),
            terminal,
        })
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut terminals = self
            .terminals
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        terminals.remove(&self.terminal);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_terminal_gets_one_and_all_get_what_there_is() {
        let slots = Slots::new(2);
        let terminal = |number| TerminalId(Uuid::from_u128(number));
        let first = slots.take(terminal(1));
        assert!(first.is_some());
        assert!(slots.take(terminal(1)).is_none());
        let second = slots.take(terminal(2));
        assert!(second.is_some());
        assert!(slots.take(terminal(3)).is_none());
        drop(first);
        assert!(slots.take(terminal(1)).is_some());
    }
}
