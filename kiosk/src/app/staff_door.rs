// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! PIN pad and staff menu. Both cover everything, so the page is hidden and cannot take
//! focus while they stand; both close by themselves when nobody uses them.
//!
//! Checking a PIN happens on another thread: the citizen's screen never waits for it, and
//! leaving the pad is always possible.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use iced::Task;
use sportello_capsule::wire::Order;
use sportello_ledger::ReceiptVerdict;
use sportello_session::{
    BootTime, Charge, Event, Minutes, Refusal, StaffAction, Stage as RulesStage, View,
};
use tracing::{info, warn};

use super::front::to_next;
use super::reflect::{minutes, seconds};
use super::{App, Message};
use crate::screen::pin::{Pin, PinState};
use crate::screen::staff::{Health, Outcome, Part, Staff as Menu, TerminalState};
use crate::screen::{Code, Cover, Help, StaffOrder};
use crate::service::ledger::{Job, Recent, Trouble};
use crate::service::networks;
use crate::staff::{FEWEST_DIGITS, Slot};

/// A pad or menu that nobody uses closes after this.
const UNUSED: Duration = Duration::from_secs(60);

/// What staff have open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Door {
    /// Whose PIN opened the menu; `None` at the pad.
    opened_by: Option<Slot>,
    /// A PIN is being checked.
    checking: bool,
    closes: BootTime,
}

impl App {
    pub(super) fn open_door(&mut self) {
        if self.door.is_some() {
            return;
        }
        let now = self.clock.now().boot;
        self.door = Some(Door {
            opened_by: None,
            checking: false,
            closes: now.after(UNUSED),
        });
        let state = self.pad_state(now);
        // Whoever leaves the pad again is where they were, not in the panel that led here.
        self.stage.set_panel(None);
        self.stage.set_cover(Some(Cover::Pin(Pin::new(state))));
    }

    pub(super) fn close_door(&mut self) {
        if self.door.take().is_some() {
            // What the rules cover comes back in `reflect_cover`.
            self.stage.set_cover(None);
        }
    }

    /// Somebody uses what is open.
    pub(super) fn door_used(&mut self) {
        let now = self.clock.now().boot;
        if let Some(door) = &mut self.door {
            door.closes = now.after(UNUSED);
        }
    }

    pub(super) fn door_timed(&mut self, now: BootTime) {
        if self.door.is_some_and(|door| door.closes <= now) {
            self.close_door();
        }
    }

    /// When the pad's countdown changes, or the door closes by itself.
    pub(super) fn door_wakes(&self, now: BootTime) -> Option<BootTime> {
        let door = self.door?;
        let counts = self.gate.closed_for(now.elapsed());
        let next = counts.map(|left| now.after(to_next(left, 1)));
        Some(next.map_or(door.closes, |next| next.min(door.closes)))
    }

    fn pad_state(&self, now: BootTime) -> PinState {
        if self.staff.is_empty() {
            PinState::NoneKnown
        } else {
            self.gate
                .closed_for(now.elapsed())
                .map_or(PinState::Asking, |left| PinState::Wait(seconds(left)))
        }
    }

    pub(super) fn try_pin(&mut self, code: Code) -> Task<Message> {
        let now = self.clock.now().boot;
        let Some(door) = &mut self.door else {
            return Task::none();
        };
        if door.checking || self.gate.closed_for(now.elapsed()).is_some() {
            return Task::none();
        }
        door.checking = true;
        // The miss is counted before the check: cutting the power during it gains nothing.
        self.gate.missed(now.elapsed());
        self.keep_gate();
        let staff = Arc::clone(&self.staff);
        let check = tokio::task::spawn_blocking(move || {
            (code.len() >= FEWEST_DIGITS)
                .then(|| staff.whose(code.digits()))
                .flatten()
        });
        Task::perform(check, |found| {
            Message::PinChecked(found.unwrap_or_default())
        })
    }

    pub(super) fn pin_checked(&mut self, slot: Option<Slot>) -> Task<Message> {
        let now = self.clock.now().boot;
        if slot.is_some() {
            self.gate.opened();
            self.keep_gate();
        } else {
            warn!(misses = self.gate.misses(), "a wrong PIN was entered");
        }
        // Whoever left the pad meanwhile gets no menu.
        let Some(door) = &mut self.door else {
            return Task::none();
        };
        door.checking = false;
        let Some(Slot(number)) = slot else {
            let state = match self.pad_state(now) {
                PinState::Asking => PinState::Wrong,
                other => other,
            };
            self.stage.set_cover(Some(Cover::Pin(Pin::new(state))));
            return Task::none();
        };
        info!(slot = number, "staff menu opened");
        door.opened_by = slot;
        let mut menu = Menu::default();
        menu.name = number.to_string();
        self.stage.set_cover(Some(Cover::Staff(menu)));
        self.ask_ledger(Job::Recall);
        Task::none()
    }

    /// Brings what is open in line with the rules.
    pub(super) fn refresh_door(&mut self, view: &View) {
        let now = self.clock.now().boot;
        let pad = self.pad_state(now);
        let state = terminal_state(view);
        let health = self.health_words(view.charge);
        let (blocked_host, host_allowed) = self
            .visit
            .as_ref()
            .map_or((false, false), |visit| (visit.blocked, visit.host_allowed));
        let help = self.help;
        match self.stage.cover_mut() {
            Some(Cover::Pin(pin)) => match (pad, pin.state) {
                // A wrong PIN stays said until the next digit.
                (PinState::Asking, PinState::Wrong) => {}
                (pad, _) => pin.state = pad,
            },
            Some(Cover::Staff(menu)) => {
                menu.state = state;
                menu.blocked_host = blocked_host;
                menu.host_allowed = host_allowed;
                menu.someone_waiting = view.someone_waiting;
                menu.help = help;
                menu.health = health;
            }
            _ => {}
        }
    }

    pub(super) fn staff_ordered(&mut self, order: StaffOrder) {
        if self.door.is_none_or(|door| door.opened_by.is_none()) {
            return;
        }
        if let Some(Cover::Staff(menu)) = self.stage.cover_mut() {
            menu.refused = None;
        }
        let action = match order {
            StaffOrder::StartForSomeone => StaffAction::StartForSomeone {
                minutes: None,
                with_helper: None,
            },
            StaffOrder::Extend(minutes) => StaffAction::Extend(Minutes(minutes)),
            StaffOrder::End => StaffAction::EndSession,
            StaffOrder::Lock if self.session_view().is_some() => StaffAction::Lock,
            StaffOrder::Lock => StaffAction::LockTerminal,
            StaffOrder::LiftLock => StaffAction::LiftLock,
            StaffOrder::Maintenance(true) => StaffAction::DropForMaintenance,
            StaffOrder::Maintenance(false) => StaffAction::BringBack,
            StaffOrder::ClearOutOfService => StaffAction::ClearOutOfService,
            StaffOrder::SomeoneWaiting(waiting) => StaffAction::SetSomeoneWaiting(waiting),
            StaffOrder::AllowLastBlocked => {
                if let Some(visit) = &mut self.visit {
                    visit.host_allowed = true;
                }
                return self.order(Order::AllowLastBlocked);
            }
            StaffOrder::Coming => return self.help_moved(Help::Coming),
        };
        self.tell(Event::Staff(action));
        if matches!(order, StaffOrder::ClearOutOfService) {
            // What is still missing is missing: say so again.
            for fault in self.faults.clone() {
                self.tell(Event::FaultFound(fault));
            }
        }
    }

    /// Somebody's PIN has opened the menu.
    pub(super) fn staff_are_here(&self) -> bool {
        self.door.is_some_and(|door| door.opened_by.is_some())
    }

    /// Networks are asked for by whoever's PIN opened the menu, and by nobody else.
    pub(super) fn ask_networks(&mut self, ask: networks::Ask) -> Task<Message> {
        if self.door.is_none_or(|door| door.opened_by.is_none()) {
            return Task::none();
        }
        let socket = Path::new(networks::SOCKET);
        Task::perform(networks::ask(socket, ask), Message::Networks)
    }

    pub(super) fn networks_told(
        &mut self,
        told: Result<networks::Found, networks::Trouble>,
    ) -> Task<Message> {
        // Joining takes nearly as long as an unused menu stays open.
        self.door_used();
        if let Some(Cover::Staff(menu)) = self.stage.cover_mut() {
            menu.learn_networks(told);
        }
        Task::none()
    }

    pub(super) fn staff_refused(&mut self, refusal: Refusal) {
        if let Some(Cover::Staff(menu)) = self.stage.cover_mut() {
            menu.refused = Some(refusal);
        }
    }

    pub(super) fn recalled(&mut self, recent: &[Recent]) {
        if let Some(Cover::Staff(menu)) = self.stage.cover_mut() {
            menu.receipts = recent.iter().map(receipt_words).collect();
        }
    }

    fn health_words(&self, charge: Charge) -> Vec<(Part, Health)> {
        let good_or_bad = |good: bool| if good { Health::Good } else { Health::Bad };
        let clock_is_right = self.clock.now().wall >= crate::site::software_date();
        let mut parts = vec![
            (
                Part::Browser,
                good_or_bad(
                    self.health
                        .needs
                        .is_none_or(|needs| needs.browser && needs.sandbox),
                ),
            ),
            (
                Part::Network,
                if self.health.agent_alive {
                    Health::Good
                } else {
                    Health::Absent
                },
            ),
            (
                Part::Printer,
                if self.health.printer {
                    Health::Good
                } else {
                    Health::Absent
                },
            ),
            (
                Part::Voice,
                if self.voice.is_available() {
                    Health::Good
                } else {
                    Health::Absent
                },
            ),
            (
                Part::Book,
                good_or_bad(self.health.ledger != Some(Trouble::Unwritable)),
            ),
            (
                Part::Space,
                good_or_bad(self.health.ledger != Some(Trouble::DiskFull)),
            ),
            (Part::Clock, good_or_bad(clock_is_right)),
            (
                Part::Tasks,
                if self.offer.is_empty() {
                    Health::Bad
                } else if self.offer.left_out() > 0 || self.offer.policy_is_default() {
                    Health::Poor
                } else {
                    Health::Good
                },
            ),
        ];
        // A machine without a battery has nothing to say of one.
        parts.extend(self.battery.map(|_| {
            let health = match charge {
                Charge::Enough => Health::Good,
                Charge::Low => Health::Poor,
                Charge::Empty => Health::Bad,
            };
            (Part::Battery, health)
        }));
        parts
    }
}

fn terminal_state(view: &View) -> TerminalState {
    match (&view.stage, &view.session) {
        (_, Some(session)) => match session.lock {
            Some(lock) if lock.by_citizen => TerminalState::Hidden,
            Some(_) => TerminalState::Locked,
            None => TerminalState::InUse {
                minutes_left: minutes(session.remaining),
            },
        },
        (RulesStage::Maintenance, None) => TerminalState::Maintenance,
        (RulesStage::Locked, None) => TerminalState::Barred,
        (RulesStage::OutOfService(_) | RulesStage::RestartingCold | RulesStage::Proving, None) => {
            TerminalState::OutOfService
        }
        (RulesStage::Closed { .. }, None) => TerminalState::Closed,
        _ => TerminalState::Free,
    }
}

/// Date and hour are the finest that the book knows.
fn receipt_words(recent: &Recent) -> (String, Outcome) {
    let when = recent.at.map_or_else(
        || "-".to_owned(),
        |at| format!("{}, {:02}:00", at.date.format("%d/%m"), at.hour.get()),
    );
    let outcome = match recent.verdict {
        ReceiptVerdict::Clean => Outcome::Proven,
        ReceiptVerdict::NotProven => Outcome::NotAllProven,
        ReceiptVerdict::Failed => Outcome::Failed,
    };
    (when, outcome)
}
