// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A shell that carries out every effect and watches that the machine keeps its promises.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::TimeDelta;
use sportello_session::{
    At, Battery, BootTime, Condition, Effect, Event, ExtensionOffer, GraceOffer, LockCode, Machine,
    Minutes, OutOfService, Resume, SessionView, Settings, StaffAction, Stage, Wall,
};

use super::steps::Step;
use crate::desk::{mins, rules, secs, utc};

pub(super) struct World {
    settings: Settings,
    machine: Machine,
    at: At,
    /// What would survive a power cut.
    marker: bool,
    condition: Condition,
    /// What lives in this process.
    capsule_alive: bool,
    killed: bool,
    covered: bool,
    shed_due: bool,
    may_rate: bool,
    warned: BTreeSet<Minutes>,
    /// It was announced that staff end the session.
    end_announced: bool,
    citizens_code: Option<LockCode>,
    /// As last read, and how the level went on since; see [`World::heeds_the_battery`].
    battery: Option<Battery>,
    was_empty: bool,
    /// Since when the lid is closed in this session.
    lid_closed: Option<BootTime>,
    lid: bool,
}

impl World {
    pub(super) fn new(settings: Settings) -> Self {
        let at = At {
            boot: BootTime::since_boot(mins(60)),
            wall: utc(2026, 3, 10, 9, 0),
        };
        let (machine, effects) = Machine::new(rules(settings.clone()), at, Resume::FRESH);
        let mut world = Self {
            settings,
            machine,
            at,
            marker: false,
            condition: Condition::FIT,
            capsule_alive: false,
            killed: false,
            covered: false,
            shed_due: false,
            may_rate: false,
            warned: BTreeSet::new(),
            end_announced: false,
            citizens_code: None,
            battery: None,
            was_empty: false,
            lid_closed: None,
            lid: false,
        };
        world.carries_out(&effects);
        world.looks();
        world
    }

    pub(super) fn takes(&mut self, step: Step) {
        match step {
            Step::Event(event, span) => {
                self.passes(span);
                self.happens(event);
            }
            Step::WallSet(wall) => self.at.wall = wall,
            Step::PowerCut => self.loses_power(),
        }
    }

    fn passes(&mut self, span: Duration) {
        self.at.boot = self.at.boot.after(span);
        let span = TimeDelta::from_std(span).unwrap();
        self.at.wall = self
            .at
            .wall
            .checked_add_signed(span)
            .unwrap_or(Wall::MAX_UTC);
    }

    fn happens(&mut self, event: Event) {
        let before = self.machine.view(self.at);
        if let Some(session) = &before.session {
            self.notes_the_code(session, &event);
        }
        if let Stage::Proving = before.stage
            && matches!(event, Event::WipeDone { .. } | Event::CapsuleFailed)
        {
            self.capsule_alive = false;
        }
        self.feels(&event);
        let effects = self.machine.handle(event.clone(), self.at);
        self.carries_out(&effects);
        self.looks();
        self.heeds_the_battery();

        let after = self.machine.view(self.at);
        let Some(session) = &after.session else {
            return;
        };
        let opened_now = effects.contains(&Effect::OpenLedgerSession);
        if let Some(before) = &before.session
            && !opened_now
        {
            Self::time_grows_only_when_given(before, session, &event);
            if before.lock.is_some_and(|lock| lock.by_citizen) && self.citizens_code.is_some() {
                let still = session.lock.is_some_and(|lock| lock.by_citizen);
                assert!(still, "{event:?} opened a lock that is not its own");
            }
        }
        self.warned
            .retain(|warning| session.remaining <= warning.span());
        match session.staff_ends_in {
            Some(left) => assert!(self.end_announced && session.remaining <= left.min(secs(60))),
            None => self.end_announced = false,
        }
    }

    /// Remembers the code of the lock in force; forgets it when it is about to be used.
    fn notes_the_code(&mut self, session: &SessionView, event: &Event) {
        match event {
            Event::LockAsked { code } if !session.covered() => {
                self.citizens_code = Some(code.clone());
            }
            Event::UnlockTried { code } if Some(code) == self.citizens_code.as_ref() => {
                self.citizens_code = None;
            }
            _ if session.lock.is_none() => self.citizens_code = None,
            _ => {}
        }
    }

    fn time_grows_only_when_given(before: &SessionView, after: &SessionView, event: &Event) {
        let given = match (event, before.extension, before.grace) {
            (Event::ExtensionTaken, ExtensionOffer::Offered { adds }, _) => adds.span(),
            (Event::GraceTaken, _, GraceOffer::Offered { adds }) => adds.span(),
            (Event::Staff(StaffAction::Extend(minutes)), _, _) => minutes.span(),
            // Whoever takes an order back gives back what it took.
            (
                Event::Staff(
                    StaffAction::UnlockTerminal | StaffAction::LiftLock | StaffAction::BringBack,
                ),
                _,
                _,
            ) if before.staff_ends_in.is_some() => Duration::MAX,
            // So does power.
            (Event::BatteryRead(_), _, _) if before.battery_ends_in.is_some() => Duration::MAX,
            (Event::HopChanged(None), _, _) if before.hop.is_some() => secs(60),
            _ => Duration::ZERO,
        };
        assert!(
            after.remaining <= before.remaining.saturating_add(given),
            "{event:?}: from {:?} to {:?}",
            before.remaining,
            after.remaining
        );
    }

    fn carries_out(&mut self, effects: &[Effect]) {
        for effect in effects {
            match effect {
                Effect::OpenLedgerSession => {
                    assert!(!self.marker, "a session was opened over another");
                    assert!(
                        !self.shed_due,
                        "the process of the last session is still here"
                    );
                    self.marker = true;
                    self.killed = false;
                    self.covered = false;
                    self.shed_due = true;
                    self.warned.clear();
                    self.end_announced = false;
                    self.lid_closed = None;
                }
                Effect::BuildCapsule => {
                    assert!(self.marker && !self.killed && !self.capsule_alive);
                    self.capsule_alive = true;
                }
                Effect::RunProvingSession => {
                    assert!(!self.marker && !self.capsule_alive);
                    self.capsule_alive = true;
                }
                Effect::KillCapsule => {
                    if self.marker {
                        assert!(!self.killed, "killed twice");
                        self.killed = true;
                    } else {
                        assert!(self.capsule_alive, "nothing there to kill");
                    }
                    self.capsule_alive = false;
                }
                Effect::CloseLedgerSession(_) => {
                    assert!(self.marker, "a record without a session");
                    assert!(self.killed, "a record before the kill");
                    self.marker = false;
                    self.may_rate = true;
                }
                Effect::RecordRating(_) => {
                    assert!(self.may_rate && !self.marker, "a rating without its record");
                    self.may_rate = false;
                }
                Effect::CoverPage(cover) => {
                    assert_ne!(*cover, self.covered, "covered or uncovered twice");
                    self.covered = *cover;
                }
                Effect::AnnounceStaffEnd => {
                    assert!(!self.end_announced, "announced twice");
                    self.end_announced = true;
                }
                Effect::AnnounceBatteryLow | Effect::AnnounceBatteryEnd => {
                    assert!(self.battery.is_some_and(|battery| battery.emptying));
                }
                Effect::AnnounceLidClosed => assert!(self.lid),
                Effect::AskIdle => assert!(self.covered, "asked over an open page"),
                Effect::AnnounceWarning(warning) => {
                    assert!(self.warned.insert(*warning), "{warning} announced twice");
                }
                Effect::RememberCondition(condition) => {
                    assert_ne!(*condition, self.condition, "nothing new to remember");
                    self.condition = *condition;
                }
                Effect::ReexecShell => {
                    assert!(self.shed_due, "a process was replaced for nothing");
                    assert!(!self.marker && !self.capsule_alive);
                    self.shed_due = false;
                    self.may_rate = false;
                }
                Effect::RestartCold => {
                    assert!(!self.marker && !self.capsule_alive);
                    self.shed_due = false;
                }
                Effect::CountHelper { .. } => assert!(self.marker),
                Effect::Refused(_) => {}
            }
        }
    }

    /// What the test itself knows of lid and battery, by rules of its own.
    fn feels(&mut self, event: &Event) {
        match event {
            Event::BatteryRead(battery) => {
                self.battery = *battery;
                let percent = battery.filter(|it| it.emptying).map(|it| it.percent);
                self.was_empty =
                    percent.is_some_and(|percent| percent <= 5 || self.was_empty && percent <= 8);
            }
            Event::LidMoved { closed } => {
                if *closed && !self.lid {
                    self.lid_closed = Some(self.at.boot);
                } else if !closed {
                    self.lid_closed = None;
                }
                self.lid = *closed;
            }
            _ => {}
        }
    }

    /// Nobody begins on an empty battery, whoever is there has a minute at most, and a terminal
    /// with power is never out of service for want of it.
    fn heeds_the_battery(&self) {
        let view = self.machine.view(self.at);
        let out = view.stage == Stage::OutOfService(OutOfService::BatteryEmpty);
        let ends = view.session.as_ref().and_then(|it| it.battery_ends_in);
        if self.was_empty {
            assert!(!matches!(
                view.stage,
                Stage::Welcome | Stage::Notice { .. } | Stage::Closed { .. } | Stage::Locked
            ));
            if let Some(session) = &view.session {
                let ends = ends.or(session.staff_ends_in);
                assert!(ends.is_some_and(|left| left <= secs(60)));
            }
        } else {
            assert!(!out && ends.is_none(), "out of power with power");
        }
        if let (Some(since), Some(_)) = (self.lid_closed, &view.session) {
            assert!(since.until(self.at.boot) < secs(20), "closed for too long");
        }
    }

    /// What the screens are told agrees with what was done.
    fn looks(&self) {
        let view = self.machine.view(self.at);
        match view.stage {
            Stage::Welcome
            | Stage::Notice { .. }
            | Stage::Closed { .. }
            | Stage::OutOfService(_)
            | Stage::Locked
            | Stage::Maintenance => {
                assert!(!self.capsule_alive, "a capsule in {:?}", view.stage);
                assert!(!self.marker, "an open session in {:?}", view.stage);
                assert!(!self.shed_due, "an old process in {:?}", view.stage);
            }
            Stage::Thanks { .. } | Stage::RestartingCold => {
                assert!(!self.capsule_alive && !self.marker);
            }
            Stage::Active | Stage::Grace => assert!(self.capsule_alive && self.marker),
            Stage::Ending { .. } => assert!(!self.capsule_alive && self.marker),
            Stage::Proving => assert!(self.capsule_alive && !self.marker),
        }
        let open = matches!(view.stage, Stage::Active | Stage::Grace);
        assert_eq!(view.session.is_some(), open);
        if let Some(session) = &view.session {
            assert_eq!(session.covered(), self.covered);
        }
        if let Some(next) = self.machine.next_deadline(self.at) {
            assert!(
                next > self.at.boot,
                "something due was not done in {:?}",
                view.stage
            );
        }
    }

    fn loses_power(&mut self) {
        self.capsule_alive = false;
        self.killed = false;
        self.covered = false;
        self.shed_due = false;
        self.may_rate = false;
        self.citizens_code = None;
        self.battery = None;
        self.was_empty = false;
        self.lid_closed = None;
        self.lid = false;
        self.at.boot = BootTime::since_boot(secs(20));
        let resume = Resume {
            interrupted: self.marker,
            condition: self.condition,
        };
        let (machine, effects) = Machine::new(rules(self.settings.clone()), self.at, resume);
        self.machine = machine;
        self.carries_out(&effects);
        self.looks();
    }

    /// Time until the machine wants to be woken, and a little more.
    fn waits(&mut self) {
        if let Some(next) = self.machine.next_deadline(self.at) {
            self.passes(self.at.boot.until(next));
            self.happens(Event::Tick);
        }
    }

    /// With the capsule answering, staff doing what they can and faults mended.
    pub(super) fn is_led_back_to_welcome(&mut self) {
        // A broken clock is nothing a session rule could mend.
        if self.at.wall > utc(2100, 1, 1, 0, 0) {
            self.at.wall = utc(2026, 3, 10, 9, 0);
        }
        let mut path = Vec::new();
        for _ in 0..40 {
            let stage = self.machine.view(self.at).stage;
            path.push(stage);
            match stage {
                Stage::Welcome => return,
                Stage::Ending { .. } | Stage::Proving => {
                    self.happens(Event::WipeDone { clean: true });
                }
                Stage::Maintenance => self.happens(Event::Staff(StaffAction::BringBack)),
                Stage::Locked => self.happens(Event::Staff(StaffAction::UnlockTerminal)),
                Stage::OutOfService(OutOfService::Fault(fault)) => {
                    self.happens(Event::FaultMended(fault));
                }
                Stage::OutOfService(OutOfService::BatteryEmpty) => {
                    self.happens(Event::BatteryRead(None));
                }
                Stage::OutOfService(OutOfService::ReceiptFailed) => {
                    self.happens(Event::Staff(StaffAction::ClearOutOfService));
                }
                Stage::RestartingCold => self.loses_power(),
                Stage::Closed { opens: Some(opens) } => {
                    // A wall clock just set may have passed it; the next look notices.
                    self.passes((opens - self.at.wall).to_std().unwrap_or_default());
                    self.happens(Event::Tick);
                }
                _ => self.waits(),
            }
        }
        panic!("never came back to welcome: {path:?}");
    }

    /// With nobody there at all and the capsule dumb.
    pub(super) fn is_left_alone(&mut self) {
        let mut path = Vec::new();
        for _ in 0..40 {
            let stage = self.machine.view(self.at).stage;
            path.push(stage);
            match stage {
                Stage::Welcome
                | Stage::Closed { .. }
                | Stage::Maintenance
                | Stage::Locked
                | Stage::OutOfService(_) => return,
                _ => self.waits(),
            }
        }
        panic!("never came to rest: {path:?}");
    }
}
