// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The page of a network that wants to be logged in to (a captive portal). Staff open it from
//! their menu, in a capsule with an egress of its own; it is wiped like a session and is none.
//!
//! Invariants:
//! - Only behind a PIN, only while root's helper says that such a page stands in the way, and
//!   only while nobody is served.
//! - From before it opens until after it is wiped the book says that the terminal is in
//!   maintenance and has to prove itself: whatever happens in between, no citizen is served
//!   before an empty session was wiped clean.
//! - It ends by itself, and a fresh shell follows.

use std::time::Duration;

use sportello_capsule::wire::{Receipt, Report, Trouble};
use sportello_session::{BootTime, Condition, Event, Proof, StaffAction, Stage as RulesStage};
use tracing::{info, warn};

use super::App;
use super::effects::{CapsuleState, Leaving};
use crate::screen::{Cover, Screen, ending, network_page};
use crate::service::capsule::Ask;
use crate::service::ledger::{Job, words};

/// Nobody reads the terms of a network for longer.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Open {
    closes: BootTime,
    /// A capsule stands, or stood.
    built: bool,
    ending: bool,
}

impl App {
    /// Staff want to see the page that stands in the way.
    pub(super) fn open_network_page(&mut self) {
        let asked = match self.stage.cover() {
            Some(Cover::Staff(menu)) => self.staff_are_here() && menu.sees_portal(),
            _ => false,
        };
        let at = self.clock.now();
        let rests = self.machine.as_ref().is_some_and(|machine| {
            matches!(
                machine.view(at).stage,
                RulesStage::Welcome
                    | RulesStage::Closed { .. }
                    | RulesStage::Maintenance
                    | RulesStage::Locked
            )
        });
        if !asked || !rests || self.capsule != CapsuleState::None {
            return;
        }
        info!("the network's own page is opened");
        self.condition_before = self.condition;
        self.tell(Event::Staff(StaffAction::DropForMaintenance));
        self.ask_ledger(Job::Condition(Condition {
            proof: Proof::Due,
            maintenance: true,
            ..self.condition_before
        }));
        self.close_door();
        if self.leaving.is_some() {
            // This process gives way to a fresh one, which may be asked again.
            return;
        }
        self.capsule = CapsuleState::NetworkPage(Open {
            closes: at.boot.after(LONGEST),
            built: false,
            ending: false,
        });
        let wanted = self.wanted(0);
        self.ask_capsule(Ask::Portal(wanted));
    }

    /// Staff are done, or the time is over.
    pub(super) fn close_network_page(&mut self) {
        if let CapsuleState::NetworkPage(open) = &mut self.capsule
            && !open.ending
        {
            open.ending = true;
            self.ask_capsule(Ask::End);
        }
    }

    pub(super) fn network_page_timed(&mut self, now: BootTime) {
        if self
            .network_page_closes()
            .is_some_and(|closes| closes <= now)
        {
            self.close_network_page();
        }
    }

    /// When it ends by itself.
    pub(super) const fn network_page_closes(&self) -> Option<BootTime> {
        match self.capsule {
            CapsuleState::NetworkPage(open) if !open.ending => Some(open.closes),
            _ => None,
        }
    }

    /// What its capsule says.
    pub(super) fn network_page_news(&mut self, report: &Report) {
        if let Screen::NetworkPage(page) = self.stage.place_mut() {
            page.learn(report);
        }
        let CapsuleState::NetworkPage(open) = &mut self.capsule else {
            return;
        };
        match report {
            Report::Built => open.built = true,
            Report::Trouble {
                kind: Trouble::CannotBuild,
            } => {
                warn!("the network's own page cannot be shown");
                self.close_network_page();
            }
            _ => {}
        }
    }

    /// It is gone. A fresh shell comes back to where the terminal was, and proves it first.
    pub(super) fn network_page_over(&mut self, receipt: Option<&Receipt>) {
        let CapsuleState::NetworkPage(open) = self.capsule else {
            return;
        };
        self.capsule = CapsuleState::None;
        let clean = receipt.map_or(!open.built, Receipt::is_clean);
        if let Some(receipt) = receipt {
            self.ask_ledger(Job::Proof(words::receipt(receipt)));
        }
        self.ask_ledger(Job::Condition(Condition {
            proof: Proof::Due,
            ..self.condition_before
        }));
        self.make_room(if clean { Leaving::Shed } else { Leaving::Cold });
    }

    /// The screen while the rules rest in maintenance for it; `None` without it.
    pub(super) fn network_page_screen(&self) -> Option<Screen> {
        let CapsuleState::NetworkPage(open) = self.capsule else {
            return None;
        };
        Some(if open.ending {
            Screen::Ending(ending::Ending::new())
        } else {
            Screen::NetworkPage(network_page::NetworkPage::new())
        })
    }
}
