// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The live state of rooms: what each terminal does now. It is here, in memory, until it is
//! old, and nowhere else; pages of a site's own staff read it.
//!
//! # Invariants
//! 1. Nothing of this crate is written to a disk or a log.
//! 2. Who asks for a room names one site, and is told of that site only.
//! 3. Of what several processes say of a terminal the latest counts, by the centre's clock.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sportello_protocol::{
    HelpState, Phase, Service, Status, TaskArea, TerminalId, UnixSeconds, Vitals, Warning,
};
use sportello_store::SiteId;
use tokio::sync::watch;

pub mod relay;

use relay::{News, Notice, Origin};

/// A terminal that said nothing for this long is shown as silent, seconds.
pub const SILENT_AFTER_S: i64 = 90;

/// What one terminal does now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Live {
    pub terminal: TerminalId,
    pub site: SiteId,
    pub at: UnixSeconds,
    pub phase: Phase,
    pub minutes_left: Option<u16>,
    pub warning: Warning,
    pub help: HelpState,
    pub area: Option<TaskArea>,
    pub someone_waiting: bool,
    pub service: Service,
    pub vitals: Vitals,
}

impl Live {
    #[must_use]
    pub fn of(terminal: TerminalId, site: SiteId, at: UnixSeconds, status: &Status) -> Self {
        // What a call is about is nobody's business once there is no call.
        let calling = !matches!(status.help, HelpState::None);
        Self {
            terminal,
            site,
            at,
            phase: status.phase,
            minutes_left: status.minutes_left,
            warning: status.warning,
            help: status.help,
            area: status.area.filter(|_| calling),
            someone_waiting: status.someone_waiting,
            service: status.service,
            vitals: status.vitals,
        }
    }

    /// Not heard of for [`SILENT_AFTER_S`].
    #[must_use]
    pub const fn is_silent(&self, now: UnixSeconds) -> bool {
        now.0.saturating_sub(self.at.0) > SILENT_AFTER_S
    }
}

/// All rooms. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Hub(Arc<Mutex<Rooms>>);

#[derive(Debug, Default)]
struct Rooms {
    terminals: HashMap<TerminalId, Live>,
    watchers: HashMap<SiteId, watch::Sender<u64>>,
}

impl Hub {
    /// Notes what a terminal said, here or at another process. Older news are dropped.
    pub fn note(&self, live: Live) {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = rooms.terminals.get(&live.terminal);
        if known.is_some_and(|known| known.at > live.at) {
            return;
        }
        let moved = known
            .filter(|known| known.site != live.site)
            .map(|known| known.site);
        let site = live.site;
        let _previous = rooms.terminals.insert(live.terminal, live);
        for site in moved.into_iter().chain([site]) {
            if let Some(watcher) = rooms.watchers.get(&site) {
                watcher.send_modify(|version| *version = version.wrapping_add(1));
            }
        }
    }

    /// A terminal that left the fleet.
    pub fn forget(&self, terminal: TerminalId) {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(live) = rooms.terminals.remove(&terminal)
            && let Some(watcher) = rooms.watchers.get(&live.site)
        {
            watcher.send_modify(|version| *version = version.wrapping_add(1));
        }
    }

    /// Takes what another process said. What `own` said itself is known already.
    pub fn hear(&self, own: Origin, notice: Notice) {
        if notice.from == own {
            return;
        }
        match notice.news {
            News::Live(live) => self.note(live),
            News::Gone { terminal } => self.forget(terminal),
            News::Unknown => {}
        }
    }

    /// What the terminals of one site do now, silent ones included.
    #[must_use]
    pub fn room(&self, site: SiteId) -> Vec<Live> {
        let rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms
            .terminals
            .values()
            .filter(|live| live.site == site)
            .cloned()
            .collect()
    }

    /// Drops what nobody has heard of since `before`, so that a year of moved and retired
    /// terminals does not stay in memory, nor watchers of rooms that nobody looks at.
    pub fn sweep(&self, before: UnixSeconds) {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.terminals.retain(|_, live| live.at >= before);
        rooms
            .watchers
            .retain(|_, watcher| watcher.receiver_count() > 0);
    }

    /// What one terminal does now.
    #[must_use]
    pub fn live(&self, terminal: TerminalId) -> Option<Live> {
        let rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.terminals.get(&terminal).cloned()
    }

    /// Changes whenever something in the room does.
    #[must_use]
    pub fn watch(&self, site: SiteId) -> watch::Receiver<u64> {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms
            .watchers
            .entry(site)
            .or_insert_with(|| watch::channel(0).0)
            .subscribe()
    }
}
