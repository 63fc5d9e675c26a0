// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The live state of rooms: what each terminal does now. It is here, in memory, until it is
//! old, and nowhere else; pages of a site's own staff read it.
//!
//! # Invariants
//! 1. Nothing of this crate is written to a disk or a log.
//! 2. Who asks for a room names one site, and is told of that site only.
//! 3. Of what several processes say of a terminal the latest counts, by the centre's clock.
//! 4. A terminal is present while this process holds an answer open for it, and for
//!    [`SILENT_AFTER_S`] after any process heard of it: it need not repeat what has not changed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};
use sportello_protocol::{
    HelpState, Phase, Service, Status, TaskArea, TerminalId, UnixSeconds, Vitals, Warning,
};
use sportello_store::SiteId;
use tokio::sync::watch;

mod presence;
pub mod relay;

use presence::Presence;
use relay::{News, Notice, Origin};

/// A terminal that no process holds an answer open for, and that none has heard of for this
/// long, is shown as silent, seconds.
pub const SILENT_AFTER_S: i64 = 90;

/// What one terminal does now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Live {
    pub terminal: TerminalId,
    pub site: SiteId,
    /// When it said this.
    pub at: UnixSeconds,
    pub phase: Phase,
    /// As they were then; see [`Live::minutes_left_at`].
    pub minutes_left: Option<u16>,
    pub warning: Warning,
    pub help: HelpState,
    pub area: Option<TaskArea>,
    pub someone_waiting: bool,
    pub service: Service,
    pub vitals: Vitals,
    /// When any sign of it was last seen, whatever it said.
    #[serde(default = "never")]
    pub heard: UnixSeconds,
    /// This process holds an answer open for it.
    #[serde(skip)]
    pub held: bool,
}

const fn never() -> UnixSeconds {
    UnixSeconds(i64::MIN)
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
            heard: at,
            held: false,
        }
    }

    /// When it was last known to be there.
    #[must_use]
    pub fn last_heard(&self) -> UnixSeconds {
        self.heard.max(self.at)
    }

    /// Not held, and not heard of for [`SILENT_AFTER_S`].
    #[must_use]
    pub fn is_silent(&self, now: UnixSeconds) -> bool {
        !self.held && now.0.saturating_sub(self.last_heard().0) > SILENT_AFTER_S
    }

    /// Minutes of the session, counted down from what the terminal said last. A terminal whose
    /// clock does not run as counted here (it was extended, it waits for the citizen's phone)
    /// says so by itself.
    #[must_use]
    pub fn minutes_left_at(&self, now: UnixSeconds) -> Option<u16> {
        let gone = now.0.saturating_sub(self.at.0).max(0) / 60;
        let gone = u16::try_from(gone).unwrap_or(u16::MAX);
        self.minutes_left
            .map(|minutes| minutes.saturating_sub(gone))
    }
}

/// All rooms. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Hub(Arc<Mutex<Rooms>>);

#[derive(Debug, Default)]
struct Rooms {
    terminals: HashMap<TerminalId, Live>,
    present: HashMap<TerminalId, Presence>,
    watchers: HashMap<SiteId, watch::Sender<u64>>,
}

/// What a process is to do after it heard another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// The other has opened an answer to this terminal: one that was opened here before is
    /// not the terminal's any more.
    Supersede {
        terminal: TerminalId,
        opened: UnixSeconds,
    },
    /// These are present, and nothing is known here of what they do: ask the others.
    Ask(Vec<TerminalId>),
    /// The other asks what these do: who holds them tells it.
    Tell(Vec<TerminalId>),
}

impl Rooms {
    fn wake(&self, site: SiteId) {
        if let Some(watcher) = self.watchers.get(&site) {
            watcher.send_modify(|version| *version = version.wrapping_add(1));
        }
    }

    /// What a terminal does, with what is known of its presence.
    fn complete(&self, live: &Live) -> Live {
        let mut live = live.clone();
        if let Some(presence) = self.present.get(&live.terminal) {
            live.heard = live.heard.max(presence.heard);
            live.held = presence.held;
        }
        live
    }

    /// Something of this terminal was seen at `at`; whoever watches it learns that it is back.
    fn hear_of(&mut self, terminal: TerminalId, at: UnixSeconds) {
        let before = self
            .terminals
            .get(&terminal)
            .map(|live| self.complete(live));
        let presence = self.present.entry(terminal).or_default();
        presence.heard = presence.heard.max(at);
        if let Some(before) = before
            && before.is_silent(at)
        {
            self.wake(before.site);
        }
    }
}

impl Hub {
    /// Notes what a terminal said, here or at another process. Older news are dropped.
    pub fn note(&self, live: Live) {
        let mut rooms = self.lock();
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
            rooms.wake(site);
        }
    }

    /// This process holds an answer open for a terminal from now on. `true`: what the
    /// terminal does is not known here.
    pub fn hold(&self, terminal: TerminalId, now: UnixSeconds) -> bool {
        let mut rooms = self.lock();
        rooms.hear_of(terminal, now);
        rooms.present.entry(terminal).or_default().held = true;
        !rooms.terminals.contains_key(&terminal)
    }

    /// It does not any more.
    pub fn let_go(&self, terminal: TerminalId, now: UnixSeconds) {
        let mut rooms = self.lock();
        rooms.hear_of(terminal, now);
        rooms.present.entry(terminal).or_default().held = false;
    }

    /// A terminal asked for something, whatever it was.
    pub fn heard_of(&self, terminal: TerminalId, now: UnixSeconds) {
        let mut rooms = self.lock();
        rooms.hear_of(terminal, now);
        rooms.present.entry(terminal).or_default().asked = now;
    }

    /// Whom this process holds, or was asked by since `since`: what it tells the others.
    #[must_use]
    pub fn present(&self, since: UnixSeconds) -> Vec<TerminalId> {
        let rooms = self.lock();
        rooms
            .present
            .iter()
            .filter(|(_, presence)| presence.held || presence.asked >= since)
            .map(|(terminal, _)| *terminal)
            .collect()
    }

    /// A terminal that left the fleet.
    pub fn forget(&self, terminal: TerminalId) {
        let mut rooms = self.lock();
        if let Some(live) = rooms.terminals.remove(&terminal) {
            rooms.wake(live.site);
        }
    }

    /// Takes what another process said. What `own` said itself is known already.
    pub fn hear(&self, own: Origin, notice: Notice) -> Option<Wish> {
        if notice.from == own {
            return None;
        }
        match notice.news {
            News::Live(live) => {
                self.note(live);
                None
            }
            News::Gone { terminal } => {
                self.forget(terminal);
                None
            }
            News::Opened { terminal, at } => {
                self.lock().hear_of(terminal, at);
                Some(Wish::Supersede {
                    terminal,
                    opened: at,
                })
            }
            News::Present { terminals, at } => {
                let mut rooms = self.lock();
                for terminal in &terminals {
                    rooms.hear_of(*terminal, at);
                }
                let unknown: Vec<_> = terminals
                    .into_iter()
                    .filter(|terminal| !rooms.terminals.contains_key(terminal))
                    .collect();
                (!unknown.is_empty()).then_some(Wish::Ask(unknown))
            }
            News::Asked { terminals } => {
                let rooms = self.lock();
                let held = |terminal: &TerminalId| {
                    let presence = rooms.present.get(terminal);
                    presence.is_some_and(|presence| presence.held)
                };
                let ours: Vec<_> = terminals.into_iter().filter(held).collect();
                (!ours.is_empty()).then_some(Wish::Tell(ours))
            }
            News::Unknown => None,
        }
    }

    /// What the terminals of one site do now, silent ones included.
    #[must_use]
    pub fn room(&self, site: SiteId) -> Vec<Live> {
        let rooms = self.lock();
        rooms
            .terminals
            .values()
            .filter(|live| live.site == site)
            .map(|live| rooms.complete(live))
            .collect()
    }

    /// Drops what nobody has heard of since `before`, so that a year of moved and retired
    /// terminals does not stay in memory, nor watchers of rooms that nobody looks at.
    pub fn sweep(&self, before: UnixSeconds) {
        let mut rooms = self.lock();
        let Rooms {
            terminals,
            present,
            watchers,
        } = &mut *rooms;
        present.retain(|_, presence| presence.held || presence.heard >= before);
        terminals.retain(|terminal, live| live.at >= before || present.contains_key(terminal));
        watchers.retain(|_, watcher| watcher.receiver_count() > 0);
    }

    /// What one terminal does now.
    #[must_use]
    pub fn live(&self, terminal: TerminalId) -> Option<Live> {
        let rooms = self.lock();
        let live = rooms.terminals.get(&terminal)?;
        Some(rooms.complete(live))
    }

    /// Changes whenever something in the room does.
    #[must_use]
    pub fn watch(&self, site: SiteId) -> watch::Receiver<u64> {
        let mut rooms = self.lock();
        rooms
            .watchers
            .entry(site)
            .or_insert_with(|| watch::channel(0).0)
            .subscribe()
    }

    fn lock(&self) -> MutexGuard<'_, Rooms> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
