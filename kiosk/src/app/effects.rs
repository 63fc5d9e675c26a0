// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Carrying out what the rules decided, in the order in which they decided it.

use sportello_capsule::wire::Order;
use sportello_session::{Effect, EndReason, Event, Fault, SessionClosing};
use tracing::{error, info};

use super::App;
use super::visit::Visit;
use crate::screen::{Banner, More};
use crate::service::announce::Announcement;
use crate::service::capsule::{Ask, Wanted};
use crate::service::ledger::words as ledger_words;
use crate::service::ledger::{Entry, Job};
use crate::site;

/// Where the capsule is, as far as the shell knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CapsuleState {
    None,
    /// It is to be built as soon as the marker is in the book.
    AwaitsMarker,
    Building,
    Standing,
    /// Asked to end; `looked_again` once a second supervisor had to look.
    Ending {
        looked_again: bool,
    },
    /// Of a network's own page, for staff.
    NetworkPage(super::network_page::Open),
    /// An empty one is on its way up and down; `impossible` once it said so.
    Proving {
        impossible: bool,
    },
}

/// Why this process makes room for a fresh one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    /// What it held of the last session goes with it.
    Shed,
    /// A receipt failed: the machine is to start from cold where it can.
    Cold,
}

impl App {
    /// Tells the rules and carries out what they answer.
    pub(super) fn tell(&mut self, event: Event) {
        let at = self.clock.now();
        let Some(machine) = &mut self.machine else {
            return;
        };
        for effect in machine.handle(event, at) {
            self.carry_out(effect);
        }
    }

    pub(super) fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::OpenLedgerSession => self.open_session(),
            Effect::CountHelper { with_helper } => self.with_helper = Some(with_helper),
            Effect::BuildCapsule => self.build_capsule(),
            Effect::CoverPage(covered) => self.cover_asked = covered,
            Effect::AnnounceWarning(minutes) => {
                self.banner = Some(Banner::Warning {
                    minutes: minutes.0,
                    more: More::Nothing(None),
                });
                if let Some(posted) = &mut self.posted {
                    posted.first = false;
                }
                let words = self.warning_words(minutes.0);
                let _said = self.voice.say(Announcement::Urgent(&words));
            }
            Effect::AnnounceStaffEnd => {
                let words = self.staff_end_words();
                let _said = self.voice.say(Announcement::Urgent(&words));
            }
            Effect::AnnounceBatteryLow => {
                self.battery_warned = true;
                let words = self.battery_low_words();
                let _said = self.voice.say(Announcement::Urgent(&words));
            }
            Effect::AnnounceBatteryEnd => {
                let words = self.battery_end_words();
                let _said = self.voice.say(Announcement::Urgent(&words));
            }
            Effect::AnnounceLidClosed => {
                let words = self.lid_words();
                let _said = self.voice.say(Announcement::Urgent(&words));
            }
            Effect::AskIdle => {
                let words = self.idle_words();
                let _said = self.voice.say(Announcement::Urgent(&words));
            }
            Effect::KillCapsule => {
                self.receipt = None;
                self.capsule = CapsuleState::Ending {
                    looked_again: false,
                };
                self.ask_capsule(Ask::End);
            }
            Effect::CloseLedgerSession(closing) => self.close_session(&closing),
            Effect::RecordRating(rating) => self.ask_ledger(Job::Rate(rating.get())),
            Effect::RememberCondition(condition) => {
                self.condition = condition;
                self.ask_ledger(Job::Condition(condition));
            }
            Effect::RunProvingSession => {
                info!("proving the terminal with an empty session");
                self.receipt = None;
                self.capsule = CapsuleState::Proving { impossible: false };
                let wanted = self.wanted(0);
                self.ask_capsule(Ask::Prove(wanted));
            }
            Effect::RestartCold => self.make_room(Leaving::Cold),
            Effect::ReexecShell => self.make_room(Leaving::Shed),
            Effect::Refused(refusal) => self.staff_refused(refusal),
        }
    }

    fn open_session(&mut self) {
        let now = self.clock.now();
        let began = site::local_hour(self.offer.policy(), now.wall);
        let mut visit = Visit::new(began, None);
        visit.wear(self.looks);
        self.visit = Some(visit);
        self.session = None;
        self.ask_ledger(Job::Begin);
    }

    fn build_capsule(&mut self) {
        match self.session {
            Some(number) => {
                self.capsule = CapsuleState::Building;
                let wanted = self.wanted(number.get());
                self.ask_capsule(Ask::Build(wanted));
            }
            None => self.capsule = CapsuleState::AwaitsMarker,
        }
    }

    /// The marker is in the book: what waited for it may stand now.
    pub(super) fn marker_written(&mut self, number: sportello_ledger::SessionNumber) {
        self.session = Some(number);
        if self.capsule == CapsuleState::AwaitsMarker {
            self.build_capsule();
        }
    }

    /// No marker, no capsule.
    pub(super) fn marker_refused(&mut self) {
        if self.capsule == CapsuleState::AwaitsMarker {
            self.capsule = CapsuleState::None;
        }
        self.fault(Fault::LedgerUnavailable, true);
        self.tell(Event::CapsuleFailed);
    }

    pub(super) fn wanted(&self, session: u64) -> Wanted {
        Wanted {
            session,
            limits: self.offer.limits(),
            language: self.words.language().id.to_string(),
            reduced_motion: self.looks.motion == sportello_kit::Motion::Reduced,
            zoom_percent: self.looks.text.percent(),
        }
    }

    fn close_session(&mut self, closing: &SessionClosing) {
        let receipt = self
            .receipt
            .take()
            .map_or_else(ledger_words::missing_receipt, |receipt| {
                ledger_words::receipt(&receipt)
            });
        match (closing.reason, self.visit.take()) {
            (EndReason::Interrupted, _) | (_, None) => {
                self.ask_ledger(Job::FinishInterrupted(receipt));
            }
            (reason, Some(mut visit)) => {
                // Whoever is there after any other end may be somebody else.
                if reason == EndReason::EndedByCitizen {
                    self.recap = visit.finished();
                }
                visit.help_asked |= closing.help_asked;
                let end = ledger_words::end_reason(reason);
                let lasted = closing.lasted.unwrap_or_default();
                let met = visit.hosts.take();
                match self.entry(&visit, end, lasted) {
                    Some(entry) => {
                        self.ask_ledger(Job::Finish(Box::new(entry), receipt));
                        self.count_hosts(met);
                    }
                    None => self.ask_ledger(Job::FinishInterrupted(receipt)),
                }
            }
        }
        self.noted = None;
        self.session = None;
        self.with_helper = None;
    }

    pub(super) fn entry(
        &self,
        visit: &Visit,
        end: sportello_ledger::EndReason,
        lasted: std::time::Duration,
    ) -> Option<Entry> {
        let mut visit = visit.clone();
        visit.with_helper = self.with_helper;
        visit
            .entry(end, lasted, &self.words.language().id.to_string())
            .inspect_err(|error| error!(%error, "a record cannot be made"))
            .ok()
    }

    /// Everything asked of the ledger is done first; then this process is replaced.
    pub(super) fn make_room(&mut self, leaving: Leaving) {
        info!(?leaving, "making room for a fresh shell");
        self.leaving = Some(leaving);
        self.ask_ledger(Job::CloseRating);
        self.ask_ledger(Job::Flush);
    }

    pub(super) fn flushed(&mut self) {
        if let Some(leaving) = self.leaving.take() {
            (self.leave)(leaving);
        }
    }

    pub(super) fn order(&mut self, order: Order) {
        self.ask_capsule(Ask::Order(order));
    }

    pub(super) fn ask_capsule(&mut self, ask: Ask) {
        match &self.links.capsule {
            Some(link) => link.ask(ask),
            None => self.links.capsule_waits.push(ask),
        }
    }

    pub(super) fn ask_ledger(&mut self, job: Job) {
        match &self.links.ledger {
            Some(link) => link.ask(job),
            None => self.links.ledger_waits.push(job),
        }
    }

    /// Something without which no session can work is missing, or is back.
    pub(super) fn fault(&mut self, fault: Fault, found: bool) {
        let known = self.faults.contains(&fault);
        if found && !known {
            self.faults.push(fault);
        } else if !found {
            self.faults.retain(|known| *known != fault);
        }
        // Said again although known: staff may have cleared it without mending it.
        if found {
            self.tell(Event::FaultFound(fault));
        } else if known {
            self.tell(Event::FaultMended(fault));
        }
    }
}
