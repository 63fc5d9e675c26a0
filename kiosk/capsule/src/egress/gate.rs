// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The handle by which the supervisor steers egress and hears of it.
//!
//! Invariants:
//! - What leaves the gate ([`Seen`], [`Refusals`]) is a number or a member of a closed list;
//!   at the end of the session also what was refused, by hash ([`super::met`]).
//! - The last refused host is kept here, in memory, only so that staff can open it for
//!   this session; it is replaced by the next one and dies with the process.
//! - A change of hop is never lost: when the listener is slow, refusals are dropped first
//!   (the counters still hold them), and a change that did not fit is told again.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

use crate::egress::host::{Destination, HostName};
use crate::egress::met::MetSoFar;
use crate::egress::rules::{Carriage, Decision, HTTPS_PORT, Rules, Standing};
use crate::wire::{Counting, HopGroup, MetHosts, Refusal};

/// Events that wait for the supervisor at most.
const EVENTS: usize = 256;
/// Places among them that only changes of hop may take.
const KEPT_FOR_HOPS: usize = 32;
/// Ports that staff can open: https, and the second one of CIE and many portals.
const STAFF_PORTS: [u16; 2] = [HTTPS_PORT, 8443];
/// Hosts that staff can open in one session.
const MOST_OPENED: usize = 64;

/// What egress tells the supervisor. Names nobody and nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// A request was refused.
    Refused {
        /// Why.
        class: Refusal,
    },
    /// The citizen is with a provider whose hosts stop the timers (`open`), or no tunnel to
    /// one has carried a byte for [`Bounds::hop_quiet`](crate::egress::Bounds::hop_quiet).
    Hop {
        /// Which providers.
        group: HopGroup,
        /// Whether the hop is on.
        open: bool,
    },
    /// An admitted host that pages may be navigated to cannot be resolved or does not answer.
    Unreachable,
    /// The same, while this machine has no way out at all.
    NoNetwork,
}

/// How many requests were refused since the gate was made, by class.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Refusals {
    /// [`Refusal::Undeclared`]
    pub undeclared: u64,
    /// [`Refusal::Port`]
    pub port: u64,
    /// [`Refusal::Inside`]
    pub inside: u64,
    /// [`Refusal::Literal`]
    pub literal: u64,
    /// [`Refusal::Filtered`]
    pub filtered: u64,
    /// [`Refusal::Malformed`]
    pub malformed: u64,
}

impl Refusals {
    const fn of(&mut self, class: Refusal) -> &mut u64 {
        match class {
            Refusal::Undeclared => &mut self.undeclared,
            Refusal::Port => &mut self.port,
            Refusal::Inside => &mut self.inside,
            Refusal::Literal => &mut self.literal,
            Refusal::Filtered => &mut self.filtered,
            Refusal::Malformed => &mut self.malformed,
        }
    }
}

/// Steers one egress. Clones are the same gate. Begins with rules that admit nothing.
#[derive(Debug, Clone)]
pub struct Gate {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    changed: watch::Sender<()>,
    events: mpsc::Sender<Seen>,
}

#[derive(Debug, Default)]
struct State {
    rules: Rules,
    opened: Vec<Destination>,
    last_blocked: Option<Destination>,
    refusals: Refusals,
    met: MetSoFar,
    identity: Hop,
    payment: Hop,
}

/// One group's hop: when its tunnels last carried a byte, and what was told.
#[derive(Debug, Clone, Copy, Default)]
struct Hop {
    last_byte: Option<Instant>,
    told_open: bool,
}

impl Gate {
    /// A gate and the stream of what passes it.
    #[must_use]
    pub fn new() -> (Self, mpsc::Receiver<Seen>) {
        let (events, seen) = mpsc::channel(EVENTS);
        let (changed, _) = watch::channel(());
        let state = Mutex::new(State::default());
        (
            Self {
                shared: Arc::new(Shared {
                    state,
                    changed,
                    events,
                }),
            },
            seen,
        )
    }

    /// Puts a task's rules in force. Tunnels that they do not admit are cut; what staff
    /// opened in this session stays open.
    pub fn set_rules(&self, rules: Rules) {
        let mut state = self.state();
        state.rules = rules;
        state.last_blocked = None;
        drop(state);
        self.shared.changed.send_replace(());
    }

    /// Opens the last host that was refused as [`Refusal::Undeclared`], on the port it was
    /// asked for, for the rest of the session. Answers whether there was one.
    #[must_use]
    pub fn allow_last_blocked(&self) -> bool {
        let mut state = self.state();
        if state.opened.len() >= MOST_OPENED {
            return false;
        }
        let Some(destination) = state.last_blocked.take() else {
            return false;
        };
        state.met.opened(&destination.host);
        state.opened.push(destination);
        true
    }

    /// Staff let this host through for the browser, whatever egress refused last.
    pub fn opened_by_staff(&self, host: &str) {
        if let Ok(host) = HostName::parse(host) {
            self.state().met.opened(&host);
        }
    }

    /// From now on refused hosts are counted for another task, or for none.
    pub fn count_for(&self, counting: Option<Counting>) {
        self.state().met.count_for(counting);
    }

    /// A page wanted to lead to this host, says the inner half, and the browser's policy kept
    /// it. It counts only if it would have been refused here as well.
    pub fn kept_from(&self, host: &str, port: u16) {
        let Ok(host) = HostName::parse(host) else {
            return;
        };
        let mut state = self.state();
        let to = Destination { host, port };
        let decision = state.rules.decide(&to, Carriage::Tunnel, &state.opened);
        if let Decision::Refuse(class) = decision {
            state.note_met(class, &to.host);
        }
    }

    /// The refused hosts that this session met; afterwards none are known.
    #[must_use]
    pub fn take_met(&self) -> MetHosts {
        self.state().met.take()
    }

    /// Refusals since the gate was made.
    #[must_use]
    pub fn refusals(&self) -> Refusals {
        self.state().refusals
    }

    /// The hop that is on; identity before payment.
    #[must_use]
    pub fn hop(&self) -> Option<HopGroup> {
        let state = self.state();
        if state.identity.told_open {
            Some(HopGroup::Identity)
        } else if state.payment.told_open {
            Some(HopGroup::Payment)
        } else {
            None
        }
    }

    pub(super) fn decide(&self, to: &Destination, how: Carriage) -> Decision {
        let state = self.state();
        state.rules.decide(to, how, &state.opened)
    }

    /// Whether a network's own page is what this is for.
    pub(super) fn is_for_portal(&self) -> bool {
        self.state().rules.are_of_portal()
    }

    /// Wakes when the rules were replaced.
    pub(super) fn changes(&self) -> watch::Receiver<()> {
        self.shared.changed.subscribe()
    }

    pub(super) fn count_refusal(&self, class: Refusal, of: Option<(&Destination, Carriage)>) {
        let mut state = self.state();
        let count = state.refusals.of(class);
        *count = count.saturating_add(1);
        if let Some((to, _)) = of {
            state.note_met(class, &to.host);
        }
        if let (Refusal::Undeclared, Some((to, how))) = (class, of) {
            // Staff open https only, also for somebody who typed http.
            let port = if how == Carriage::Plain {
                HTTPS_PORT
            } else {
                to.port
            };
            if STAFF_PORTS.contains(&port) {
                state.last_blocked = Some(Destination {
                    host: to.host.clone(),
                    port,
                });
            }
        }
        self.tell_droppable(&state, Seen::Refused { class });
    }

    pub(super) fn count_failure(&self, standing: Standing, is_connected: bool) {
        if standing == Standing::Resource {
            return;
        }
        let state = self.state();
        let seen = if is_connected {
            Seen::Unreachable
        } else {
            Seen::NoNetwork
        };
        self.tell_droppable(&state, seen);
    }

    /// A tunnel to a host of this standing carried bytes.
    pub(super) fn carried(&self, standing: Standing, now: Instant) {
        let Standing::Hop(group) = standing else {
            return;
        };
        let mut state = self.state();
        let hop = state.hop(group);
        hop.last_byte = Some(now);
        if !hop.told_open {
            hop.told_open = self.tell(Seen::Hop { group, open: true });
        }
    }

    /// Ends the hops that have been quiet for `quiet`.
    pub(super) fn end_quiet_hops(&self, now: Instant, quiet: Duration) {
        let mut state = self.state();
        for group in [HopGroup::Identity, HopGroup::Payment] {
            let hop = state.hop(group);
            let is_quiet = hop
                .last_byte
                .is_none_or(|last| now.saturating_duration_since(last) >= quiet);
            if hop.told_open && is_quiet {
                hop.told_open = !self.tell(Seen::Hop { group, open: false });
            }
        }
    }

    /// Whether the event found a place, or nobody listens any more.
    fn tell(&self, seen: Seen) -> bool {
        !matches!(
            self.shared.events.try_send(seen),
            Err(mpsc::error::TrySendError::Full(_))
        )
    }

    /// Held state makes looking at the capacity and taking a place one act.
    fn tell_droppable(&self, _state: &MutexGuard<'_, State>, seen: Seen) {
        if self.shared.events.capacity() > KEPT_FOR_HOPS {
            self.tell(seen);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // No update of the state can panic half-way, so a poisoned one is still whole.
        self.shared
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    const fn hop(&mut self, group: HopGroup) -> &mut Hop {
        match group {
            HopGroup::Identity => &mut self.identity,
            HopGroup::Payment => &mut self.payment,
        }
    }

    /// Only what a list of hosts could let in.
    fn note_met(&mut self, class: Refusal, host: &HostName) {
        if matches!(class, Refusal::Undeclared | Refusal::Filtered) {
            self.met.note(host);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn destination(text: &str) -> Destination {
        Destination::parse(text, None).unwrap()
    }

    fn drain(seen: &mut mpsc::Receiver<Seen>) -> Vec<Seen> {
        std::iter::from_fn(|| seen.try_recv().ok()).collect()
    }

    #[test]
    fn staff_open_the_last_undeclared_host_once() {
        let (gate, _seen) = Gate::new();
        let wanted = destination("wanted.it:443");
        assert!(!gate.allow_last_blocked());
        gate.count_refusal(Refusal::Undeclared, Some((&wanted, Carriage::Tunnel)));
        gate.count_refusal(
            Refusal::Inside,
            Some((&destination("x.it:443"), Carriage::Tunnel)),
        );
        gate.count_refusal(
            Refusal::Undeclared,
            Some((&destination("x.it:22"), Carriage::Tunnel)),
        );
        assert!(gate.allow_last_blocked());
        assert!(!gate.allow_last_blocked());
        assert_eq!(
            gate.decide(&wanted, Carriage::Tunnel),
            Decision::Admit(Standing::Page)
        );
        gate.set_rules(Rules::default());
        assert_eq!(
            gate.decide(&wanted, Carriage::Tunnel),
            Decision::Admit(Standing::Page)
        );
        assert_eq!(
            gate.refusals(),
            Refusals {
                undeclared: 2,
                inside: 1,
                ..Refusals::default()
            }
        );
    }

    #[test]
    fn a_host_asked_for_over_http_opens_over_https() {
        let (gate, _seen) = Gate::new();
        let typed = destination("typed.it:80");
        gate.count_refusal(Refusal::Undeclared, Some((&typed, Carriage::Plain)));
        assert!(gate.allow_last_blocked());
        let secure = destination("typed.it:443");
        assert_eq!(
            gate.decide(&secure, Carriage::Tunnel),
            Decision::Admit(Standing::Page)
        );
        assert_ne!(
            gate.decide(&typed, Carriage::Plain),
            Decision::Admit(Standing::Page)
        );
    }

    #[test]
    fn a_new_task_forgets_the_host_that_the_old_one_met() {
        let (gate, _seen) = Gate::new();
        let met = destination("met.it:443");
        gate.count_refusal(Refusal::Undeclared, Some((&met, Carriage::Tunnel)));
        gate.set_rules(Rules::default());
        assert!(!gate.allow_last_blocked());
    }

    #[test]
    fn a_hop_lasts_until_its_tunnels_were_quiet_long_enough() {
        let (gate, mut seen) = Gate::new();
        let begun = Instant::now();
        let quiet = Duration::from_secs(60);
        let identity = Standing::Hop(HopGroup::Identity);
        gate.carried(Standing::Page, begun);
        assert_eq!(gate.hop(), None);
        gate.carried(identity, begun);
        gate.carried(identity, begun + Duration::from_secs(30));
        gate.end_quiet_hops(begun + Duration::from_secs(89), quiet);
        assert_eq!(gate.hop(), Some(HopGroup::Identity));
        gate.end_quiet_hops(begun + Duration::from_secs(90), quiet);
        gate.end_quiet_hops(begun + Duration::from_secs(91), quiet);
        assert_eq!(gate.hop(), None);
        let group = HopGroup::Identity;
        assert_eq!(
            drain(&mut seen),
            [
                Seen::Hop { group, open: true },
                Seen::Hop { group, open: false }
            ]
        );
    }

    #[test]
    fn a_flood_of_refusals_leaves_room_for_hops() {
        let (gate, mut seen) = Gate::new();
        for _ in 0..10_000 {
            gate.count_refusal(Refusal::Literal, None);
        }
        gate.carried(Standing::Hop(HopGroup::Payment), Instant::now());
        assert_eq!(gate.refusals().literal, 10_000);
        let events = drain(&mut seen);
        assert_eq!(events.len(), EVENTS - KEPT_FOR_HOPS + 1);
        assert_eq!(
            events.last(),
            Some(&Seen::Hop {
                group: HopGroup::Payment,
                open: true
            })
        );
    }

    #[test]
    fn a_hop_that_found_no_place_is_told_later() {
        let (gate, mut seen) = Gate::new();
        let begun = Instant::now();
        let identity = Standing::Hop(HopGroup::Identity);
        for _ in 0..EVENTS {
            gate.carried(identity, begun);
            gate.end_quiet_hops(begun, Duration::ZERO);
        }
        assert_eq!(drain(&mut seen).len(), EVENTS);
        gate.carried(identity, begun);
        assert_eq!(
            drain(&mut seen),
            [Seen::Hop {
                group: HopGroup::Identity,
                open: true
            }]
        );
    }

    #[test]
    fn only_names_that_a_list_could_let_in_are_met() {
        let (gate, _seen) = Gate::new();
        gate.count_for(Some(Counting {
            key: crate::wire::CountKey([7; 16]),
            nearly: [].into(),
        }));
        let at = |text: &str, class| {
            gate.count_refusal(class, Some((&destination(text), Carriage::Tunnel)));
        };
        at("wanted.it:443", Refusal::Undeclared);
        at("listed.it:443", Refusal::Filtered);
        at("printer.local:443", Refusal::Inside);
        at("declared.it:22", Refusal::Port);
        gate.count_refusal(Refusal::Literal, None);
        // What the inner half says is looked at: an address, the inside, nonsense.
        for said in [
            "10.0.0.1",
            "[::1]",
            "localhost",
            "a b.it",
            "",
            "wanted.it",
            "x.it\n",
        ] {
            gate.kept_from(said, 443);
        }
        gate.kept_from("led-to.it", 443);
        assert_eq!(gate.take_met().as_slice().len(), 3);
    }

    #[test]
    fn what_staff_opened_is_not_met() {
        let (gate, _seen) = Gate::new();
        let counting = Counting {
            key: crate::wire::CountKey([7; 16]),
            nearly: [].into(),
        };
        gate.count_for(Some(counting.clone()));
        let wanted = destination("wanted.it:443");
        gate.count_refusal(Refusal::Undeclared, Some((&wanted, Carriage::Tunnel)));
        assert!(gate.allow_last_blocked());
        gate.kept_from("asked-by-what-was-opened.it", 443);
        assert_eq!(gate.take_met(), MetHosts::default());

        let (gate, _seen) = Gate::new();
        gate.count_for(Some(counting));
        gate.kept_from("led-to.it", 443);
        gate.opened_by_staff("led-to.it");
        assert_eq!(gate.take_met(), MetHosts::default());
    }

    #[test]
    fn printing_a_gate_shows_no_host() {
        let (gate, _seen) = Gate::new();
        let met = destination("secret.it:443");
        gate.count_refusal(Refusal::Undeclared, Some((&met, Carriage::Tunnel)));
        assert!(!format!("{gate:?}").contains("secret"));
    }
}
