// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who is there: a terminal whose answer is held open says nothing while nothing changes, so
//! this process says for it, to the other processes and to the store, that it is there. What
//! is said again and again heals by itself: a process that starts, or missed something, knows
//! after [`EVERY`] who is present, and asks what they do.

use std::sync::Arc;
use std::time::Duration;

use sportello_protocol::{TerminalId, UnixSeconds};
use sportello_room::Wish;
use sportello_room::relay::{MAX_NAMED, News, Notice};
use tracing::{error, warn};

use crate::centre::{Centre, chain};

/// How often the others are told.
const EVERY: Duration = Duration::from_secs(30);
/// Who asked for something is there for this long, seconds: until the next announcement.
const ASKED_S: i64 = 35;
/// How often the store is told, in announcements.
const STORED: u32 = 4;
/// How long before now the store is told that terminals were there, seconds. What terminals
/// say of themselves is written within half a minute: it must not be overtaken.
const BEHIND_S: i64 = 90;
/// Terminals in one transaction.
const BATCH: usize = 500;

impl Centre {
    /// Tells the other processes. Nothing of it is stored.
    pub(crate) async fn relay(&self, news: News) {
        let notice = Notice {
            from: self.origin,
            news,
        };
        let told = match notice.encode() {
            Ok(bytes) => self
                .store
                .relay(&bytes)
                .await
                .map_err(|error| chain(&error)),
            Err(error) => Err(error.to_string()),
        };
        // It is said again; this process knows already.
        if let Err(error) = told {
            self.metrics.store_failed();
            warn!(error, "the other processes could not be told of a room");
        }
    }

    /// Tells the other processes who is there.
    pub async fn announce(&self) {
        let now = self.now();
        let present = self.hub.present(UnixSeconds(now.0.saturating_sub(ASKED_S)));
        for terminals in present.chunks(MAX_NAMED) {
            let terminals = terminals.to_vec();
            self.relay(News::Present { terminals, at: now }).await;
        }
    }

    /// Writes to the store who is there.
    async fn store_presence(&self) {
        // First what terminals said of themselves. Who keeps that tells of its failures.
        if self.flush_seen().await.is_err() {
            return;
        }
        let now = self.now();
        let present = self.hub.present(UnixSeconds(now.0.saturating_sub(ASKED_S)));
        let at = now.0.saturating_sub(BEHIND_S);
        let at = UnixSeconds(at.saturating_sub(at.rem_euclid(60)));
        for terminals in present.chunks(BATCH) {
            if let Err(error) = self.store.heard_of(terminals.to_vec(), at).await {
                self.metrics.store_failed();
                error!(error = %chain(&error), "it could not be stored which terminals are there");
                return;
            }
        }
    }

    /// Does what follows from another process's words.
    pub(crate) async fn grant(&self, wish: Wish) {
        match wish {
            Wish::Supersede { terminal, opened } => self.streams.supersede(terminal, opened),
            Wish::Ask(mut terminals) => {
                terminals.truncate(MAX_NAMED);
                self.relay(News::Asked { terminals }).await;
            }
            Wish::Tell(terminals) => {
                for terminal in terminals {
                    self.tell_of(terminal).await;
                }
            }
        }
    }

    async fn tell_of(&self, terminal: TerminalId) {
        match self.hub.live(terminal) {
            Some(live) => self.relay(News::Live(live)).await,
            // Nobody knows: the terminal does.
            None => self.streams.ask_status(terminal),
        }
    }
}

/// Announces until the centre stops.
pub async fn keep(centre: Arc<Centre>) {
    let mut round = 0_u32;
    loop {
        tokio::select! {
            () = centre.stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
        centre.announce().await;
        round = round.wrapping_add(1);
        if round.is_multiple_of(STORED) {
            centre.store_presence().await;
        }
    }
}
