// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The machine: one stage at a time, moved by events and by time.
//!
//! Every call first lets time do what is due (`advance`), then looks at the event, then lets
//! time act once more, so that a late tick can never give a citizen more or less than the clock
//! says. The one exception is news of a wipe: evidence that it is clean beats a timer that would
//! have called it missing.
//!
//! - `machine/open.rs`: an open session, its deadlines, warnings and offers
//! - `machine/citizen.rs`, `machine/staff.rs`: what each may do
//! - `machine/wipe.rs`: ending, receipt, proving
//! - `machine/rest.rs`: where a terminal rests when no session is open
//! - `machine/power.rs`: lid and battery
//! - `machine/look.rs`: the view

mod citizen;
mod look;
mod open;
mod power;
mod rest;
mod staff;
mod wipe;

use std::collections::BTreeSet;
use std::time::Duration;

use self::open::Open;
use self::wipe::Ending;
use crate::{
    At, BootTime, Charge, Condition, Effect, EndReason, Event, Fault, OutOfService, Rating, Resume,
    Rules, Wall,
};

/// Without a session the clock on the wall is looked at again this often, in case it was set.
const LOOK_AT_WALL: Duration = Duration::from_secs(60);

/// The state machine of one terminal.
#[derive(Debug)]
pub struct Machine {
    rules: Rules,
    /// The latest moment heard of; never goes back.
    now: BootTime,
    wall: Wall,
    stage: Inner,
    condition: Condition,
    faults: BTreeSet<Fault>,
    charge: Charge,
    lid_closed: bool,
    someone_waiting: bool,
    /// A session was open since this process began: it must be replaced at the next rest.
    reexec_due: bool,
    /// What this call has decided so far, in order.
    effects: Vec<Effect>,
}

#[derive(Debug)]
enum Inner {
    Welcome,
    Notice {
        until: BootTime,
    },
    Open(Box<Open>),
    Ending(Ending),
    Thanks {
        reason: EndReason,
        rated: Option<Rating>,
        until: BootTime,
    },
    Closed {
        opens: Option<Wall>,
    },
    OutOfService {
        why: OutOfService,
        retry: Option<BootTime>,
    },
    Maintenance,
    Locked,
    Proving {
        until: BootTime,
    },
    RestartingCold {
        until: BootTime,
    },
}

impl Machine {
    /// A terminal at start. Carry out the effects before sending the first event.
    pub fn new(rules: Rules, at: At, resume: Resume) -> (Self, Vec<Effect>) {
        let mut machine = Self {
            rules,
            now: at.boot,
            wall: at.wall,
            stage: Inner::Maintenance,
            condition: resume.condition,
            faults: BTreeSet::new(),
            charge: Charge::Enough,
            lid_closed: false,
            someone_waiting: false,
            reexec_due: false,
            effects: Vec::new(),
        };
        if resume.interrupted {
            machine.begin_wipe(Ending::interrupted());
        } else {
            machine.rest();
        }
        let effects = std::mem::take(&mut machine.effects);
        (machine, effects)
    }

    /// Takes note of `event` and of the time, and says what is to be done, in order.
    pub fn handle(&mut self, event: Event, at: At) -> Vec<Effect> {
        self.now = self.now.max(at.boot);
        self.wall = at.wall;
        let news_of_a_wipe = matches!(event, Event::WipeDone { .. } | Event::CapsuleFailed)
            && !matches!(self.stage, Inner::Open(_));
        if !news_of_a_wipe {
            self.advance();
        }
        self.apply(event);
        self.advance();
        std::mem::take(&mut self.effects)
    }

    /// When to send the next [`Event::Tick`] if nothing else happens; `None` while only an event
    /// can change anything. A moment that has passed means now.
    pub fn next_deadline(&self, at: At) -> Option<BootTime> {
        let now = self.now.max(at.boot);
        match &self.stage {
            Inner::Welcome | Inner::Closed { .. } => {
                let change = self.hours_change_in(at.wall).unwrap_or(LOOK_AT_WALL);
                Some(now.after(change.min(LOOK_AT_WALL)))
            }
            Inner::Open(open) => Some(open.next_deadline(now, &self.rules)),
            Inner::Ending(ending) => Some(ending.until),
            Inner::Notice { until }
            | Inner::Thanks { until, .. }
            | Inner::Proving { until }
            | Inner::RestartingCold { until } => Some(*until),
            Inner::OutOfService { retry, .. } => *retry,
            Inner::Maintenance | Inner::Locked => None,
        }
    }

    /// Does what has become due.
    fn advance(&mut self) {
        let now = self.now;
        match &mut self.stage {
            Inner::Welcome | Inner::Closed { .. } => self.rest(),
            Inner::Open(_) => self.advance_session(),
            Inner::Notice { until } | Inner::Thanks { until, .. } if *until <= now => self.rest(),
            Inner::Ending(ending) if ending.until <= now => self.wipe_missing(),
            Inner::Proving { until } if *until <= now => self.proving_missing(),
            Inner::RestartingCold { until } if *until <= now => self.restart_missing(),
            Inner::OutOfService {
                retry: Some(retry), ..
            } if *retry <= now => self.rest(),
            _ => {}
        }
    }

    fn apply(&mut self, event: Event) {
        match event {
            Event::Tick => {}
            Event::PolicyChanged(rules) => self.policy_changed(rules),
            Event::Staff(action) => self.staff(action),
            Event::WipeDone { clean } => self.wipe_done(clean),
            Event::CapsuleFailed => self.capsule_failed(),
            Event::FaultFound(fault) => self.fault_found(fault),
            Event::FaultMended(fault) => self.fault_mended(fault),
            Event::LidMoved { closed } => self.lid_moved(closed),
            Event::BatteryRead(battery) => self.battery_read(battery),
            citizen_or_sensor => self.citizen(citizen_or_sensor),
        }
    }

    fn policy_changed(&mut self, rules: Rules) {
        self.rules = rules;
        if let Inner::Open(open) = &mut self.stage {
            open.hours_changed(self.now, &self.rules);
        }
    }
}
