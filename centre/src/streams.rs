// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Answers that are held open: one for each terminal and no more. Whoever opens a second has
//! lost the first, or is a copy; either way the first ends.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use sportello_protocol::{TerminalId, UnixSeconds};
use tokio::sync::watch;

use crate::centre::Centre;

/// What an answer that is held open is told. Counters, so that nothing that comes while it is
/// busy is lost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Signal {
    /// Something changed in the store.
    pub news: u64,
    /// A status is wanted.
    pub tell: u64,
    pub superseded: bool,
}

#[derive(Debug)]
struct Slot {
    number: u64,
    opened: UnixSeconds,
    signal: watch::Sender<Signal>,
}

/// Answers under way at this process.
#[derive(Debug, Default)]
pub struct Streams {
    next: AtomicU64,
    open: Mutex<HashMap<TerminalId, Slot>>,
}

impl Streams {
    /// How many are open.
    #[must_use]
    pub fn count(&self) -> usize {
        self.open
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len()
    }

    fn tell(&self, terminal: TerminalId, change: impl FnOnce(&mut Signal)) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = open.get(&terminal) {
            slot.signal.send_modify(change);
        }
    }

    /// Something in the store changed for this terminal.
    pub fn wake(&self, terminal: TerminalId) {
        self.tell(terminal, |signal| signal.news = signal.news.wrapping_add(1));
    }

    /// Who is held at this process.
    #[must_use]
    pub fn held(&self) -> Vec<TerminalId> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.keys().copied().collect()
    }

    /// Something may have changed for any of them.
    pub fn wake_all(&self) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        for slot in open.values() {
            slot.signal
                .send_modify(|signal| signal.news = signal.news.wrapping_add(1));
        }
    }

    /// The terminal is to send a status.
    pub fn ask_status(&self, terminal: TerminalId) {
        self.tell(terminal, |signal| signal.tell = signal.tell.wrapping_add(1));
    }

    /// Another process opened an answer to this terminal at `opened`; an older one ends.
    pub fn supersede(&self, terminal: TerminalId, opened: UnixSeconds) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = open.get(&terminal)
            && slot.opened < opened
        {
            slot.signal.send_modify(|signal| signal.superseded = true);
        }
    }
}

/// One answer's place; given back when dropped.
#[derive(Debug)]
pub struct Place {
    centre: Arc<Centre>,
    terminal: TerminalId,
    number: u64,
    pub signal: watch::Receiver<Signal>,
}

impl Place {
    /// The only place of this terminal; who had it before is told to end. To be called before
    /// the store is looked at, so that nothing falls in between. `true`: it is not known here
    /// what the terminal does.
    #[must_use]
    pub fn take(centre: &Arc<Centre>, terminal: TerminalId) -> (Self, bool) {
        let opened = centre.now();
        let number = centre.streams.next.fetch_add(1, Ordering::Relaxed);
        let (sender, signal) = watch::channel(Signal::default());
        let slot = Slot {
            number,
            opened,
            signal: sender,
        };
        let mut open = centre
            .streams
            .open
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = open.insert(terminal, slot) {
            before.signal.send_modify(|signal| signal.superseded = true);
        }
        let unknown = centre.hub.hold(terminal, opened);
        drop(open);
        centre.metrics.stream(true);
        let place = Self {
            centre: Arc::clone(centre),
            terminal,
            number,
            signal,
        };
        (place, unknown)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.centre.metrics.stream(false);
        let streams = &self.centre.streams;
        let mut open = streams.open.lock().unwrap_or_else(PoisonError::into_inner);
        // Superseded: the terminal is held by the later one.
        if open
            .get(&self.terminal)
            .is_some_and(|slot| slot.number == self.number)
        {
            open.remove(&self.terminal);
            self.centre.hub.let_go(self.terminal, self.centre.now());
        }
    }
}
