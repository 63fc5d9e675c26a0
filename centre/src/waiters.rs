// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who waits for a command. One task reads what changed in the store and wakes only the
//! terminal it is for: ten thousand long polls do not all wake for each other's news.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sportello_protocol::TerminalId;
use sportello_room::relay::Notice;
use sportello_store::Change;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::watch;
use tracing::{debug, warn};

use crate::centre::Centre;

/// Polls that one terminal may hold open: a second one after a broken line, and one to spare.
const POLLS: usize = 3;
/// When everyone is woken: so many at once, then a pause. Ten thousand in 20 s, before the
/// next sign of life would have told them.
const AT_ONCE: usize = 50;
const BREATH: Duration = Duration::from_millis(100);

/// Long polls under way.
#[derive(Debug, Default)]
pub struct Waiters(Mutex<HashMap<TerminalId, watch::Sender<u64>>>);

impl Waiters {
    /// To be called before the store is looked at, so that nothing falls in between.
    /// `None`: this terminal holds too many already.
    #[must_use]
    pub fn join(&self, terminal: TerminalId) -> Option<watch::Receiver<u64>> {
        let mut waiters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let sender = waiters
            .entry(terminal)
            .or_insert_with(|| watch::channel(0).0);
        (sender.receiver_count() < POLLS).then(|| sender.subscribe())
    }

    fn wake(&self, terminal: TerminalId) {
        let waiters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sender) = waiters.get(&terminal) {
            sender.send_modify(|count| *count = count.wrapping_add(1));
        }
    }

    fn wake_all(&self) {
        let waiters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for sender in waiters.values() {
            sender.send_modify(|count| *count = count.wrapping_add(1));
        }
    }

    fn waiting(&self) -> Vec<TerminalId> {
        let waiters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiters.keys().copied().collect()
    }

    /// Forgets those who went away.
    pub fn sweep(&self) {
        let mut waiters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiters.retain(|_, sender| sender.receiver_count() > 0);
    }
}

/// Wakes everyone who waits, some at a time: what each does next is a request of its own.
async fn wake_in_turn(centre: Arc<Centre>) {
    let mut all = centre.streams.held();
    all.append(&mut centre.waiters.waiting());
    for some in all.chunks(AT_ONCE) {
        for terminal in some {
            centre.waiters.wake(*terminal);
            centre.streams.wake(*terminal);
        }
        tokio::select! {
            () = centre.stop.cancelled() => return,
            () = tokio::time::sleep(BREATH) => {}
        }
    }
}

/// Passes on what changes in the store, until the centre stops.
pub async fn follow_changes(centre: Arc<Centre>) {
    let mut changes = centre.store.changes();
    loop {
        let change = tokio::select! {
            () = centre.stop.cancelled() => return,
            change = changes.recv() => change,
        };
        match change {
            Ok(Change::Command(terminal)) => {
                centre.waiters.wake(terminal);
                centre.streams.wake(terminal);
            }
            Ok(Change::Everyone) => {
                tokio::spawn(wake_in_turn(Arc::clone(&centre)));
            }
            Ok(Change::Relay(bytes)) => match Notice::decode(&bytes) {
                Ok(notice) => {
                    if let Some(wish) = centre.hub.hear(centre.origin, notice) {
                        centre.grant(wish).await;
                    }
                }
                Err(error) => {
                    warn!(%error, "another process of the centre said something unreadable")
                }
            },
            Err(RecvError::Lagged(missed)) => {
                debug!(missed, "changes came faster than they were read");
                centre.waiters.wake_all();
                centre.streams.wake_all();
            }
            Err(RecvError::Closed) => return,
        }
    }
}
