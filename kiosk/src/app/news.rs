// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the services report, turned into events of the rules.

use std::time::Duration;

use iced::Task;
use sportello_capsule::wire::{HopGroup, PrinterState, Receipt, Report, Trouble, Verdict};
use sportello_session::{Event, Fault, Hop, Machine, Presence, Resume, StaffAction};
use tracing::{error, info, warn};

use super::effects::CapsuleState;
use super::{App, Hands, Message};
use crate::offer::Offer;
use crate::screen::{Panel, Screen, Unsaved};
use crate::service::capsule::Ask;
use crate::service::ledger::{Alive, Found, Job};
use crate::service::{capsule, clock, compositor, idle, ledger, needs, power};
use crate::staff::PinGate;

/// Pause between two looks for tasks while there are none.
const OFFER_RETRY: Duration = Duration::from_secs(10);

impl App {
    pub(super) fn compositor_news(&mut self, event: compositor::Event) -> Task<Message> {
        match event {
            compositor::Event::Ready(link) => {
                self.links.compositor = Some(link);
                self.placement = None;
            }
            compositor::Event::Found(output) => {
                self.output = Some(output);
                self.health.compositor = Some(true);
                self.placement = None;
                self.fault(Fault::CompositorLost, false);
            }
            compositor::Event::Lost => {
                self.health.compositor = Some(false);
                self.fault(Fault::CompositorLost, true);
            }
            compositor::Event::PageStands(stands) => self.page_stands = stands,
            compositor::Event::Pressed(shortcut) => return self.shortcut(shortcut),
            compositor::Event::Switched { to_guide } => self.switched(to_guide),
            compositor::Event::Answered => {}
            compositor::Event::IntruderClosed => {
                warn!("a window opened that has no business on a terminal");
            }
        }
        Task::none()
    }

    pub(super) fn idle_news(&mut self, event: idle::Event) -> Task<Message> {
        let now = self.clock.now().boot;
        match event {
            idle::Event::Idled => self.hands = Hands::StillSince(now),
            idle::Event::Resumed => {
                self.hands = Hands::Moving;
                self.seen(now);
            }
            idle::Event::Unknown => self.hands = Hands::Unknown,
        }
        Task::none()
    }

    /// Somebody is there.
    pub(super) fn seen(&mut self, now: sportello_session::BootTime) {
        self.seen_at = now;
        self.tell(Event::ActivitySeen);
    }

    pub(super) fn clock_news(&mut self, event: clock::Event) -> Task<Message> {
        match event {
            clock::Event::Ready(alarm) => self.links.alarm = Some(alarm),
            clock::Event::Rang => {
                let now = self.clock.now().boot;
                if self.hands == Hands::Moving {
                    self.seen(now);
                }
                if self.reading {
                    self.tell(Event::PresenceSeen(Presence::Speech));
                }
                if self.playing {
                    self.tell(Event::PresenceSeen(Presence::MediaPlaying));
                }
                self.tell(Event::Tick);
                self.door_timed(now);
                self.network_page_timed(now);
                self.forget_wanderer(now);
                if self.offer_retry.is_some_and(|at| at <= now) {
                    self.offer_retry = None;
                    let (tasks, policy) = (self.config.tasks.clone(), self.config.policy.clone());
                    return Task::perform(
                        tokio::task::spawn_blocking(move || Offer::load(&tasks, &policy)),
                        |read| Message::OfferRead(Box::new(read.unwrap_or_default())),
                    );
                }
            }
        }
        Task::none()
    }

    /// The event loop runs: the slate is told; at times the compositor is asked, and whether
    /// there is a new bundle.
    pub(super) fn pulsed(&mut self) -> Task<Message> {
        /// Beats between two questions to the compositor.
        const ASK_EVERY: u8 = 4;
        if self.pulses == 0 {
            if let Some(link) = &self.links.compositor {
                link.ask_for_life();
            }
            self.take_new_bundle();
        }
        self.pulses = (self.pulses + 1) % ASK_EVERY;
        let alive = Alive {
            compositor: std::mem::take(&mut self.health.compositor_answered),
            browser: self.capsule == CapsuleState::Standing && !self.health.browser_gone,
        };
        // Kept for nobody: a beat is of now.
        if let Some(link) = &self.links.ledger {
            link.ask(Job::Beat(alive));
        }
        Task::none()
    }

    pub(super) fn needs_news(&mut self, needs: needs::Needs) -> Task<Message> {
        self.health.needs = Some(needs);
        self.fault(Fault::BrowserMissing, !needs.browser);
        self.fault(Fault::SandboxMissing, !needs.sandbox);
        Task::none()
    }

    /// Lid and battery. What was read before the ledger answered is told by [`App::begin`].
    pub(super) fn power_news(&mut self, event: power::Event) -> Task<Message> {
        match event {
            power::Event::Lid { closed } => self.lid_closed = closed,
            power::Event::Battery(battery) => self.battery = battery,
        }
        self.tell_power(event);
        Task::none()
    }

    fn tell_power(&mut self, event: power::Event) {
        self.tell(match event {
            power::Event::Lid { closed } => Event::LidMoved { closed },
            power::Event::Battery(battery) => Event::BatteryRead(battery),
        });
    }

    pub(super) fn offer_read(&mut self, offer: Offer) -> Task<Message> {
        self.offer = offer;
        self.offer.follow(&self.settings);
        self.offer_languages();
        self.rules_may_have_changed();
        self.read_sheets();
        self.check_offer();
        Task::none()
    }

    /// Without anything to lead through, no session makes sense: look again soon.
    pub(super) fn check_offer(&mut self) {
        let empty = self.offer.is_empty();
        self.offer_retry = empty.then(|| self.clock.now().boot.after(OFFER_RETRY));
        self.fault(Fault::TasksUnreadable, empty);
    }

    pub(super) fn ledger_news(&mut self, event: ledger::Event) -> Task<Message> {
        match event {
            ledger::Event::Ready(link) => {
                for job in self.links.ledger_waits.drain(..) {
                    link.ask(job);
                }
                self.links.ledger = Some(link);
            }
            ledger::Event::Opened(found) => self.begin(*found),
            ledger::Event::Counting(counting) => {
                if let Some(visit) = &mut self.visit {
                    visit.hosts.know(counting);
                }
            }
            ledger::Event::Begun(number) => self.marker_written(number),
            ledger::Event::NotBegun => self.marker_refused(),
            ledger::Event::Finished => info!("session closed in the book"),
            ledger::Event::Trouble(trouble) => {
                self.health.ledger = Some(trouble);
                self.fault(Fault::LedgerUnavailable, true);
            }
            ledger::Event::Well => {
                self.health.ledger = None;
                self.fault(Fault::LedgerUnavailable, false);
            }
            ledger::Event::Commands(commands) => {
                for command in commands {
                    self.follow(command);
                }
            }
            ledger::Event::AgentAlive(alive) => {
                self.health.agent_alive = alive;
            }
            ledger::Event::Settings(settings) => self.settings_came(*settings),
            ledger::Event::Recalled(recent) => self.recalled(&recent),
            ledger::Event::Flushed => self.flushed(),
        }
        Task::none()
    }

    /// The ledger is open: the rules begin.
    fn begin(&mut self, found: Found) {
        let now = self.clock.now();
        let (misses, wait) = found.pin;
        self.gate = PinGate::new(misses, wait, now.boot.elapsed());
        let resume = Resume {
            interrupted: found.interrupted,
            condition: found.condition,
        };
        if resume.interrupted {
            warn!("a session was interrupted; its wipe is checked now");
        }
        self.settings_came(found.settings);
        self.condition = found.condition;
        let (machine, effects) = Machine::new(self.rules.clone(), now, resume);
        self.machine = Some(machine);
        for effect in effects {
            self.carry_out(effect);
        }
        if found.someone_waiting {
            self.tell(Event::Staff(StaffAction::SetSomeoneWaiting(true)));
        }
        for fault in self.faults.clone() {
            self.tell(Event::FaultFound(fault));
        }
        let closed = self.lid_closed;
        self.tell_power(power::Event::Lid { closed });
        self.tell_power(power::Event::Battery(self.battery));
    }

    pub(super) fn capsule_news(&mut self, event: capsule::Event) -> Task<Message> {
        match event {
            capsule::Event::Ready(link) => {
                for ask in self.links.capsule_waits.drain(..) {
                    link.ask(ask);
                }
                self.links.capsule = Some(link);
            }
            capsule::Event::Report(Report::Withheld) => return self.page_withheld(),
            capsule::Event::Report(report) => self.reported(report),
            capsule::Event::Lost => self.conversation_lost(),
        }
        Task::none()
    }

    fn reported(&mut self, report: Report) {
        if report == Report::PageReady {
            self.say_page_keys();
        }
        let of_sheet = match self.stage.panel_mut() {
            Some(Panel::Paper(paper)) => paper.learn(&report),
            _ => false,
        };
        if let Some(guide) = self.stage.guide.as_mut().filter(|_| !of_sheet) {
            let (before, was_done) = (guide.step(), guide.is_done());
            guide.learn(&report);
            let (step, is_done) = (guide.step(), guide.is_done());
            if step != before {
                self.at_step(step);
            }
            if is_done && !was_done {
                self.task_finished();
            }
        }
        if let Screen::Ending(ending) = self.stage.place_mut() {
            ending.learn(&report);
        }
        self.network_page_news(&report);
        match report {
            Report::Built if self.capsule == CapsuleState::Building => {
                self.capsule = CapsuleState::Standing;
                self.health.browser_gone = false;
                self.tell(Event::CapsuleBuilt);
                if let Some(order) = self.pending.take() {
                    self.order_task(order);
                    self.tell_page_voice();
                }
            }
            Report::Blocked { class } => {
                if let Some(visit) = &mut self.visit {
                    visit.refused(class);
                }
            }
            Report::Hop { group } => self.tell(Event::HopChanged(group.map(|group| match group {
                HopGroup::Identity => Hop::Identity,
                HopGroup::Payment => Hop::Payment,
            }))),
            Report::Files {
                pdf,
                image,
                document,
                other,
            } => {
                if let Some(visit) = &mut self.visit {
                    visit.unsaved = Unsaved {
                        pdf,
                        image,
                        document,
                        other,
                    };
                }
            }
            Report::Trouble {
                kind: Trouble::CannotBuild,
            } => self.cannot_build(),
            Report::Trouble {
                kind: kind @ (Trouble::BrowserGone | Trouble::BrowserRestarted),
            } => {
                self.page_is_troubled();
                self.health.browser_gone = kind == Trouble::BrowserGone;
            }
            Report::Trouble { .. } => self.page_is_troubled(),
            Report::Reading { on } => {
                self.page_reads(on);
                if on {
                    self.tell(Event::PresenceSeen(Presence::Speech));
                }
            }
            Report::Tells => self.page_tells(),
            Report::Playing { on } => {
                self.playing = on;
                if on {
                    self.tell(Event::PresenceSeen(Presence::MediaPlaying));
                }
            }
            Report::Writing => self.write_on_page(),
            Report::Met { hosts } => self.hosts_met(&hosts),
            Report::Receipt(receipt) => self.receipt_came(receipt),
            Report::Stick { state } => {
                if let Some(visit) = &mut self.visit {
                    visit.stick = state;
                }
            }
            Report::Printer { state } => {
                self.health.printer = state != PrinterState::Absent;
                let cents = self.offer.policy().printing.page_cents;
                self.site.paper = self.health.printer.then_some(cents);
                self.site.printer = self.health.printer;
            }
            Report::Built
            | Report::PageReady
            | Report::StepReached { .. }
            | Report::Lost
            | Report::Found
            | Report::Counted { .. }
            | Report::Printed { .. }
            | Report::SavedToStick { .. }
            | Report::Withheld
            | Report::Checked { .. } => {}
        }
    }

    fn cannot_build(&mut self) {
        match self.capsule {
            CapsuleState::Building | CapsuleState::Standing => self.tell(Event::CapsuleFailed),
            CapsuleState::Proving { .. } => {
                self.capsule = CapsuleState::Proving { impossible: true };
                self.ask_capsule(Ask::End);
            }
            CapsuleState::None
            | CapsuleState::AwaitsMarker
            | CapsuleState::NetworkPage(_)
            | CapsuleState::Ending { .. } => {}
        }
    }

    fn receipt_came(&mut self, receipt: Receipt) {
        let clean = receipt.is_clean();
        for (check, verdict) in &receipt.checks {
            if *verdict == Verdict::Fail {
                error!(?check, "a wipe check failed");
            }
        }
        match self.capsule {
            CapsuleState::Ending { .. } => {
                self.capsule = CapsuleState::None;
                self.receipt = Some(receipt);
                self.tell(Event::WipeDone { clean });
            }
            CapsuleState::Proving { impossible } => {
                self.capsule = CapsuleState::None;
                self.ask_ledger(Job::Proof(ledger::words::receipt(&receipt)));
                if impossible && clean {
                    self.tell(Event::CapsuleFailed);
                } else {
                    self.tell(Event::WipeDone { clean });
                }
            }
            // It ended by itself, cleanly or not: the rules end the session, and a fresh
            // supervisor looks once more.
            CapsuleState::Building | CapsuleState::Standing => {
                self.capsule = CapsuleState::None;
                self.tell(Event::CapsuleFailed);
            }
            CapsuleState::NetworkPage(_) => self.network_page_over(Some(&receipt)),
            CapsuleState::None | CapsuleState::AwaitsMarker => {}
        }
    }

    fn conversation_lost(&mut self) {
        match self.capsule {
            CapsuleState::Building | CapsuleState::Standing => {
                self.capsule = CapsuleState::None;
                self.tell(Event::CapsuleFailed);
            }
            CapsuleState::Proving { .. } => {
                self.capsule = CapsuleState::None;
                self.tell(Event::CapsuleFailed);
            }
            CapsuleState::Ending {
                looked_again: false,
            } => {
                self.capsule = CapsuleState::Ending { looked_again: true };
                self.ask_capsule(Ask::End);
            }
            CapsuleState::Ending { looked_again: true } => {
                self.capsule = CapsuleState::None;
                self.tell(Event::WipeDone { clean: false });
            }
            CapsuleState::NetworkPage(_) => self.network_page_over(None),
            CapsuleState::None | CapsuleState::AwaitsMarker => {}
        }
    }
}
