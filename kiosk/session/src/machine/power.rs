// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Lid and battery of a laptop.
//!
//! What an empty battery does follows from its charge and is brought about afresh whenever time
//! or an event moves the machine: no order of events can leave a session on an empty battery
//! without an end, nor an end without an empty battery.

use super::open::OrderedWith;
use super::{Inner, Machine};
use crate::{Battery, Charge, Effect, OutOfService};

impl Machine {
    pub(super) fn lid_moved(&mut self, closed: bool) {
        let moved = std::mem::replace(&mut self.lid_closed, closed) != closed;
        let now = self.now;
        let Inner::Open(open) = &mut self.stage else {
            return;
        };
        if !moved {
            return;
        }
        if closed {
            open.lid_closed = Some(now);
            self.effects.push(Effect::AnnounceLidClosed);
        } else {
            open.lid_closed = None;
            if !open.covered() {
                open.seen(now, self.rules.settings().idle_after);
            }
        }
    }

    pub(super) fn battery_read(&mut self, battery: Option<Battery>) {
        let before = self.charge;
        self.charge = before.after(battery, self.rules.settings());
        if before == Charge::Enough && self.charge == Charge::Low {
            self.warn_of_battery();
        }
        let is_empty = self.charge == Charge::Empty;
        let is_out = matches!(
            self.stage,
            Inner::OutOfService {
                why: OutOfService::BatteryEmpty,
                ..
            }
        );
        if is_empty && self.is_resting_in_service() || is_out && !is_empty {
            self.rest();
        }
    }

    /// Whoever is at the terminal is told, also when they begin on a battery that is low.
    pub(super) fn warn_of_battery(&mut self) {
        if matches!(self.stage, Inner::Open(_)) && self.charge == Charge::Low {
            self.effects.push(Effect::AnnounceBatteryLow);
        }
    }

    /// An open session ends in a minute on an empty battery, and goes on when there is power.
    pub(super) fn heed_the_battery(&mut self) {
        let is_empty = self.charge == Charge::Empty;
        let Inner::Open(open) = &mut self.stage else {
            return;
        };
        match open.ordered {
            None if is_empty => {
                open.end_asked = false;
                open.order(OrderedWith::BatteryEmpty, self.now, &self.rules);
                self.effects.push(Effect::AnnounceBatteryEnd);
            }
            Some(_) if !is_empty => open.take_back(OrderedWith::BatteryEmpty),
            _ => {}
        }
    }
}
