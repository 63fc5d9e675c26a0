// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! More time: what one press would add, the last grace, and what staff add.

use std::time::Duration;

use super::{Bound, Open, OrderedWith};
use crate::{BootTime, ExtensionOffer, GraceOffer, Minutes, Rules, TaskFit};

/// In the last minute the grace is offered beside the extension.
const LAST_MINUTE: Duration = Duration::from_secs(60);

impl Open {
    /// The moment from which added time counts: in a hop the planned end may have passed.
    fn adds_from(&self, now: BootTime) -> BootTime {
        self.ends.max(now)
    }

    pub(in crate::machine) fn extension(
        &self,
        now: BootTime,
        rules: &Rules,
        someone_waiting: bool,
    ) -> ExtensionOffer {
        let settings = rules.settings();
        let adds = match self.bound {
            Bound::None => settings.extension,
            Bound::Waived => Minutes(0),
            Bound::Closing { limit, .. } => settings
                .extension
                .min(Minutes::within(self.adds_from(now).until(limit))),
        };
        if self.covered() {
            ExtensionOffer::Covered
        } else if self.ordered.is_some() {
            ExtensionOffer::EndedByStaff
        } else if self.in_grace {
            ExtensionOffer::InGrace
        } else if self.extensions_used >= settings.extensions_max {
            ExtensionOffer::UsedUp
        } else if someone_waiting {
            ExtensionOffer::SomeoneWaiting
        } else if adds == Minutes(0) {
            ExtensionOffer::ClosingNear
        } else if self.remaining(now) > settings.extension_offered_at.span() {
            ExtensionOffer::NotYet
        } else {
            ExtensionOffer::Offered { adds }
        }
    }

    pub(in crate::machine) fn grace(
        &self,
        now: BootTime,
        rules: &Rules,
        someone_waiting: bool,
    ) -> GraceOffer {
        let settings = rules.settings();
        if self.covered() {
            return GraceOffer::Covered;
        }
        if self.ordered.is_some() || self.grace_taken || settings.grace == Minutes(0) {
            return GraceOffer::UsedUp;
        }
        let adds = match self.bound {
            Bound::None | Bound::Waived => settings.grace,
            // Into the margin, which is there for this, but not beyond the closing itself.
            Bound::Closing { closes, .. } => settings
                .grace
                .min(Minutes::within(self.adds_from(now).until(closes))),
        };
        if adds == Minutes(0) {
            return GraceOffer::ClosingNear;
        }
        let extendable = matches!(
            self.extension(now, rules, someone_waiting),
            ExtensionOffer::Offered { .. } | ExtensionOffer::NotYet
        );
        let offered_at = if extendable {
            LAST_MINUTE
        } else {
            settings.grace_offered_at.span()
        };
        if self.remaining(now) > offered_at {
            GraceOffer::NotYet
        } else {
            GraceOffer::Offered { adds }
        }
    }

    pub(in crate::machine) fn extend(&mut self, adds: Minutes, now: BootTime) {
        self.ends = self.adds_from(now).after(adds.span());
        self.extensions_used = self.extensions_used.saturating_add(1);
    }

    pub(in crate::machine) fn take_grace(&mut self, adds: Minutes, now: BootTime) {
        self.ends = self.adds_from(now).after(adds.span());
        self.grace_taken = true;
        self.in_grace = true;
    }

    /// Staff give time freely: also after the grace (which stays spent), also beyond closing.
    pub(in crate::machine) fn extend_by_staff(&mut self, minutes: Minutes, now: BootTime) {
        if minutes == Minutes(0) {
            return;
        }
        let battery = |ordered: &super::Ordered| ordered.with == OrderedWith::BatteryEmpty;
        if let Some(ordered) = self.ordered.take_if(|ordered| !battery(ordered)) {
            // The end stands, later by so much.
            self.ends = self.ends.min(ordered.at);
        }
        self.ends = self.adds_from(now).after(minutes.span());
        self.in_grace = false;
        if matches!(self.bound, Bound::Closing { limit, .. } if self.ends > limit) {
            self.bound = Bound::Waived;
        }
    }

    /// Can a task of this length still be finished?
    pub(in crate::machine) fn fit(
        &self,
        task: Minutes,
        now: BootTime,
        rules: &Rules,
        someone_waiting: bool,
    ) -> TaskFit {
        let left = Minutes::shown(self.remaining(now));
        if self.in_grace || self.ordered.is_some() {
            return TaskFit::TooLong { left };
        }
        if task <= left {
            return TaskFit::Fits;
        }
        let settings = rules.settings();
        let presses = settings.extensions_max.saturating_sub(self.extensions_used);
        let wished = settings.extension.span() * u32::from(presses);
        let from = self.adds_from(now);
        let possible = match self.bound {
            _ if someone_waiting => Duration::ZERO,
            Bound::None => wished,
            Bound::Waived => Duration::ZERO,
            Bound::Closing { limit, .. } => wished.min(from.until(limit)),
        };
        if task <= Minutes::shown(now.until(from) + possible) {
            TaskFit::FitsWithExtensions { left }
        } else {
            TaskFit::TooLong { left }
        }
    }
}
