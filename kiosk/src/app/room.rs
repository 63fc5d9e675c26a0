// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What staff in the room ask for, and what the citizen lets them know.
//!
//! Invariants:
//! - A command that makes no sense now is dropped without a word on the screen: whoever sent
//!   it sees in the room view what the terminal is doing.
//! - What a call for help is about is told only after the citizen said so for this very call
//!   and this very area; it is forgotten when the call or the area is another.
//! - A message shows one of a closed list of sentences, the newest only, and takes no focus.

use sportello_ledger::{Command, CommandKind, Settings, TaskArea};
use sportello_session::{Effect, Event, Minutes, StaffAction};
use tracing::{info, warn};

use super::App;
use crate::screen::{Area, Help, RoomMessage};
use crate::service::announce::Announcement;
use crate::site;

/// Most minutes that one command adds.
const MOST_MINUTES: i64 = 240;

/// A message of staff on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Posted {
    pub(super) message: RoomMessage,
    /// It came after the warning that stands, so it is read first.
    pub(super) first: bool,
}

impl App {
    pub(super) fn follow(&mut self, command: Command) {
        let argument = command.argument;
        match command.kind {
            CommandKind::Extend => match u16::try_from(argument) {
                Ok(minutes) if (1..=MOST_MINUTES).contains(&argument) => {
                    self.staff_from_afar(StaffAction::Extend(Minutes(minutes)));
                }
                _ => warn!(
                    id = command.id,
                    "a command with an absurd number was dropped"
                ),
            },
            CommandKind::End => self.staff_from_afar(StaffAction::EndAfterNotice),
            CommandKind::Lock => self.staff_from_afar(StaffAction::LockTerminal),
            CommandKind::Unlock => self.unlock(),
            CommandKind::HelpSeen => self.help_moved(Help::Seen),
            CommandKind::HelpComing => self.help_moved(Help::Coming),
            CommandKind::HelpNobody => self.help_moved(Help::Nobody),
            CommandKind::SomeoneWaiting => {
                self.staff_from_afar(StaffAction::SetSomeoneWaiting(argument != 0));
            }
            CommandKind::Maintenance if argument != 0 => {
                self.staff_from_afar(StaffAction::MaintenanceAfterNotice);
            }
            CommandKind::Maintenance => self.staff_from_afar(StaffAction::BringBack),
            // The pad is one for everybody, whoever's slot the room names.
            CommandKind::ClearPinDelay => {
                self.gate.opened();
                self.keep_gate();
            }
            CommandKind::Message => match RoomMessage::of_number(argument) {
                Some(message) => self.post(message),
                None => warn!(id = command.id, "an unknown message was dropped"),
            },
        }
    }

    /// Tells the rules what staff want; what they refuse is no news for the screen.
    fn staff_from_afar(&mut self, action: StaffAction) {
        let at = self.clock.now();
        let Some(machine) = &mut self.machine else {
            return;
        };
        for effect in machine.handle(Event::Staff(action), at) {
            match effect {
                Effect::Refused(refusal) => info!(%refusal, "a command of the room was dropped"),
                effect => self.carry_out(effect),
            }
        }
    }

    /// The terminal's lock, and a screen that staff covered at the terminal.
    fn unlock(&mut self) {
        self.staff_from_afar(StaffAction::UnlockTerminal);
        let covered = self
            .session_view()
            .and_then(|session| session.lock)
            .is_some_and(|lock| lock.by_staff);
        if covered {
            self.staff_from_afar(StaffAction::LiftLock);
        }
    }

    fn post(&mut self, message: RoomMessage) {
        if self.session_view().is_none() {
            return;
        }
        self.posted = Some(Posted {
            message,
            first: true,
        });
        let words = self.message_words(message);
        let _said = self.voice.say(Announcement::Urgent(&words));
    }

    /// Staff answered a call; an answer to no call changes nothing, and none goes back.
    pub(super) fn help_moved(&mut self, help: Help) {
        let moves = match (self.help, help) {
            (Help::NotCalled, _) | (Help::Coming, Help::Seen) => false,
            (_, Help::Seen | Help::Coming | Help::Nobody) => true,
            (_, Help::Sent | Help::NotCalled) => false,
        };
        if moves && self.help != help {
            self.help = help;
            self.refused_by_staff = help == Help::Nobody;
            let words = self.help_words();
            let _said = self.voice.say(Announcement::Urgent(&words));
        }
    }

    pub(super) fn call_help(&mut self) {
        self.tell(Event::HelpAsked);
        if let Some(visit) = &mut self.visit {
            visit.help_asked = true;
        }
        if matches!(self.help, Help::NotCalled | Help::Nobody) {
            self.refused_by_staff = false;
            self.help = if self.somebody_hears() {
                Help::Sent
            } else {
                Help::Nobody
            };
        }
    }

    /// Whether a call would reach anybody: staff in the building and a way to tell them.
    fn somebody_hears(&self) -> bool {
        let wall = self.clock.now().wall;
        self.health.agent_alive && site::staff_present(self.offer.policy(), wall)
    }

    /// What is said about a call is true now: nobody hears it any more, or somebody would.
    pub(super) fn refresh_help(&mut self) {
        match self.help {
            Help::Sent if !self.health.agent_alive => self.help = Help::Nobody,
            Help::Nobody if !self.refused_by_staff && self.somebody_hears() => {
                self.help = Help::NotCalled;
            }
            _ => {}
        }
        if !self.help.is_under_way() || self.told_area != self.area() {
            self.told_area = None;
        }
    }

    /// What the citizen is busy with, as coarsely as the tiles.
    pub(super) fn area(&self) -> Option<Area> {
        let guide = self.stage.guide.as_ref()?;
        match guide.task() {
            None => Some(Area::Browsing),
            Some(key) => {
                let needs = &self.catalogue.task(key)?.needs;
                needs.first().copied().map(Area::Need)
            }
        }
    }

    /// The citizen lets staff know what the call is about, or no longer.
    pub(super) fn tell_area(&mut self, tell: bool) {
        self.told_area = if tell && self.help.is_under_way() {
            self.area()
        } else {
            None
        };
    }

    /// The area for the room view, as agreed.
    pub(super) fn live_area(&self) -> Option<TaskArea> {
        self.told_area.map(task_area)
    }

    /// The centre wants something else of this terminal, within the site's policy.
    pub(super) fn settings_came(&mut self, settings: Settings) {
        info!("the centre's settings apply, within the policy of the site");
        self.settings = settings;
        self.offer.follow(&self.settings);
        self.rules_may_have_changed();
    }

    /// Gives the rules to the machine if they are others now.
    pub(super) fn rules_may_have_changed(&mut self) {
        let rules = site::rules(self.offer.policy());
        if rules != self.rules {
            self.rules = rules.clone();
            self.tell(Event::PolicyChanged(rules));
        }
    }
}

const fn task_area(area: Area) -> TaskArea {
    use crate::screen::Need;
    match area {
        Area::Browsing => TaskArea::FreeBrowsing,
        Area::Need(Need::Identity) => TaskArea::Identity,
        Area::Need(Need::Health) => TaskArea::Health,
        Area::Need(Need::Money) => TaskArea::MoneyAndBenefits,
        Area::Need(Need::School) => TaskArea::School,
        Area::Need(Need::Work) => TaskArea::Work,
        Area::Need(Need::Payments) => TaskArea::Payments,
        Area::Need(Need::Messages) => TaskArea::EmailAndMessages,
        Area::Need(Need::Learn) => TaskArea::Learn,
        Area::Need(Need::Commune) => TaskArea::Municipality,
    }
}
