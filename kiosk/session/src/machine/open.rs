// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! An open session: its deadlines, what postpones them, and what is on offer.
//!
//! `ends` is the planned end. Nothing but an extension, the grace or staff moves it away, nothing
//! but a policy that closes the site earlier moves it nearer. A hop does not move it: it *holds*
//! deadlines (see [`Open::held`]), each by at most the cap counted from the deadline itself, so
//! that a capsule which claims to be in a hop for ever gains ten minutes and no more.
//!
//! An end that staff have *ordered* is no timer: no hop holds it, and it lies beside `ends`, so
//! that taking the order back takes nothing else back. Nor does a hop hold an empty battery or a
//! closed lid.

mod offers;

use std::time::Duration;

use super::rest::{Doors, std_span};
use super::{Inner, Machine};
use crate::lock::Lock;
use crate::{BootTime, Effect, EndReason, Hop, Minutes, OpenState, Rules, Wall};

/// How long the shell may take to build a capsule or say that it cannot.
const BUILD_LIMIT: Duration = Duration::from_secs(30);
/// Who comes back from a hop finds at least this much time, within the cap.
const AFTER_HOP: Duration = Duration::from_secs(60);
/// When staff end a session from afar, this long is left to save.
const SAVE_FIRST: Duration = Duration::from_secs(60);
/// When policy closes the site earlier, an open session still gets this long.
const FAIR_NOTICE: Duration = Duration::from_secs(300);

#[derive(Debug)]
pub(super) struct Open {
    pub(super) opened: BootTime,
    /// The wall clock as it was then. The session never looks at another.
    pub(super) opened_wall: Wall,
    pub(super) ends: BootTime,
    pub(super) bound: Bound,
    /// As policy had it at the start: an open session's time is not policy's to lengthen.
    pub(super) hop_cap: Duration,
    pub(super) extensions_used: u8,
    pub(super) grace_taken: bool,
    pub(super) in_grace: bool,
    /// Thresholds announced since the time left last rose above them.
    pub(super) warned: Vec<Minutes>,
    /// Somebody is taken to be there until this moment.
    pub(super) present_until: BootTime,
    pub(super) question: Option<Question>,
    pub(super) lock: Option<Lock>,
    pub(super) hop: Option<Hop>,
    pub(super) hop_ended: Option<BootTime>,
    pub(super) ordered: Option<Ordered>,
    /// Since when the lid is closed, if that was done in this session.
    pub(super) lid_closed: Option<BootTime>,
    pub(super) end_asked: bool,
    pub(super) in_task: bool,
    pub(super) built: bool,
    pub(super) help_asked: bool,
    pub(super) cover_told: bool,
}

/// The idle question, while it is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    /// When it was due.
    due: BootTime,
    /// When it was asked, which a hop may have made later.
    asked: BootTime,
}

/// An end that staff have ordered from afar, or that the battery forces.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ordered {
    pub(super) at: BootTime,
    pub(super) with: OrderedWith,
}

/// What came with the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OrderedWith {
    Nothing,
    Lock,
    Maintenance,
    /// Nobody's order: it stands whatever staff say, and only power takes it back.
    BatteryEmpty,
}

impl OrderedWith {
    const fn reason(self) -> EndReason {
        match self {
            Self::Nothing | Self::Lock => EndReason::Staff,
            Self::Maintenance => EndReason::Maintenance,
            Self::BatteryEmpty => EndReason::BatteryEmpty,
        }
    }
}

/// How the site's closing bounds a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bound {
    /// The site does not close in any near time.
    None,
    /// Sessions end at `limit`, the site closes at `closes`.
    Closing { limit: BootTime, closes: BootTime },
    /// Staff have put this session beyond opening hours, and no policy cuts it short.
    Waived,
}

/// How long a session is to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Length {
    Usual,
    /// As usual, but staff start it: also outside hours.
    UsualByStaff,
    SetByStaff(Minutes),
}

impl Machine {
    pub(super) fn open_session(&mut self, length: Length, with_helper: Option<bool>) {
        let now = self.now;
        let settings = self.rules.settings();
        let bound = match self.rules.doors(self.wall) {
            Doors::Open { closes_in: None } => Bound::None,
            Doors::Open {
                closes_in: Some(closes_in),
            } => Bound::closing_in(closes_in, now, settings.closing_margin),
            Doors::Closed { .. } => Bound::Waived,
        };
        let (length, by_staff) = match length {
            Length::SetByStaff(minutes) if minutes > Minutes(0) => (minutes, true),
            _ => (settings.session, false),
        };
        let mut open = Open {
            opened: now,
            opened_wall: self.wall,
            ends: now.after(length.span()),
            bound,
            hop_cap: settings.hop_cap.span(),
            extensions_used: 0,
            grace_taken: false,
            in_grace: false,
            warned: Vec::new(),
            present_until: now.after(settings.idle_after.span()),
            question: None,
            lock: None,
            hop: None,
            hop_ended: None,
            ordered: None,
            lid_closed: None,
            end_asked: false,
            in_task: false,
            built: false,
            help_asked: false,
            cover_told: false,
        };
        if let Bound::Closing { limit, .. } = bound
            && limit < open.ends
        {
            if by_staff {
                open.bound = Bound::Waived;
            } else {
                open.ends = limit;
            }
        }
        // A short session has not just reached a threshold above its own length.
        open.due_warning(now, &self.rules);
        self.stage = Inner::Open(Box::new(open));
        self.effects.push(Effect::OpenLedgerSession);
        if let Some(with_helper) = with_helper {
            self.effects.push(Effect::CountHelper { with_helper });
        }
        self.effects.push(Effect::BuildCapsule);
        self.warn_of_battery();
    }

    /// Ends, asks or warns, whichever time has brought.
    pub(super) fn advance_session(&mut self) {
        self.heed_the_battery();
        let now = self.now;
        let Inner::Open(open) = &mut self.stage else {
            return;
        };
        if let Some((when, reason)) = open.end_due(&self.rules)
            && when <= now
        {
            return self.end_session(reason, when);
        }
        let asks = match open.asks_at() {
            Some(when) if when <= now => {
                open.question = Some(Question {
                    due: open.present_until,
                    asked: when,
                });
                open.end_asked = false;
                true
            }
            _ => false,
        };
        let warning = open.due_warning(now, &self.rules);
        if asks {
            self.sync_cover();
            self.effects.push(Effect::AskIdle);
        }
        self.effects.extend(warning.map(Effect::AnnounceWarning));
    }
}

impl Bound {
    fn closing_in(closes_in: Duration, now: BootTime, margin: Minutes) -> Self {
        Self::Closing {
            limit: now.after(closes_in.saturating_sub(margin.span())),
            closes: now.after(closes_in),
        }
    }
}

impl Open {
    pub(super) const fn covered(&self) -> bool {
        self.lock.is_some() || self.question.is_some()
    }

    /// When `deadline` really falls: a hop holds it up to the cap, and for a moment after the hop
    /// so that nobody comes back from their phone to a terminal that is just being wiped.
    fn held(&self, deadline: BootTime) -> BootTime {
        let cap = deadline.after(self.hop_cap);
        match (self.hop, self.hop_ended) {
            (Some(_), _) => cap,
            (None, Some(ended)) => deadline.max(ended.after(AFTER_HOP).min(cap)),
            (None, None) => deadline,
        }
    }

    /// The time left, as the citizen is told.
    pub(super) fn remaining(&self, now: BootTime) -> Duration {
        let planned = match self.hop {
            Some(_) => now.until(self.ends),
            None => now.until(self.held(self.ends)),
        };
        self.not_after_order(planned, now)
    }

    /// `left`, unless staff end the session before.
    pub(super) fn not_after_order(&self, left: Duration, now: BootTime) -> Duration {
        match self.ordered {
            Some(ordered) => left.min(now.until(ordered.at)),
            None => left,
        }
    }

    /// Staff end the session in a minute; an order that is under way stands. Whether it is new.
    pub(super) fn order(&mut self, with: OrderedWith, now: BootTime, rules: &Rules) -> bool {
        let before = self.ordered;
        let at = before.map_or(now.after(SAVE_FIRST), |ordered| ordered.at);
        let with = before
            .map(|ordered| ordered.with)
            .filter(|with| *with == OrderedWith::BatteryEmpty)
            .unwrap_or(with);
        self.ordered = Some(Ordered { at, with });
        let is_new = before.is_none();
        // What is announced now says more than a warning would.
        self.due_warning(now, rules);
        is_new
    }

    /// When an order ends the session: that of an empty battery, or that of staff.
    pub(super) fn ends_by_order(&self, battery: bool) -> Option<BootTime> {
        self.ordered
            .filter(|ordered| (ordered.with == OrderedWith::BatteryEmpty) == battery)
            .map(|ordered| ordered.at)
    }

    /// Takes back the order that came with this.
    pub(super) fn take_back(&mut self, with: OrderedWith) {
        if self.ordered.is_some_and(|ordered| ordered.with == with) {
            self.ordered = None;
        }
    }

    pub(super) fn ends_at_closing(&self) -> bool {
        matches!(self.bound, Bound::Closing { limit, .. } if self.ends >= limit)
    }

    /// When the idle question is asked, unless it is or the screen is covered anyway.
    fn asks_at(&self) -> Option<BootTime> {
        (!self.covered()).then(|| self.held(self.present_until))
    }

    /// When the idle question is taken as unanswered.
    pub(super) fn unanswered_at(&self, rules: &Rules) -> Option<BootTime> {
        let answer = rules.settings().idle_answer.span();
        match self.question {
            Some(Question { due, asked }) => {
                Some(self.held(due.after(answer)).max(asked.after(answer)))
            }
            None => self.asks_at().map(|asked| asked.after(answer)),
        }
    }

    /// When the lock ends the session.
    pub(super) fn lock_over_at(&self, rules: &Rules) -> Option<BootTime> {
        let lock = self.lock.as_ref()?;
        Some(self.held(lock.since.after(rules.settings().lock.span())))
    }

    /// The first moment at which a timer ends this session, and which.
    fn end_due(&self, rules: &Rules) -> Option<(BootTime, EndReason)> {
        let time = if self.ends_at_closing() {
            EndReason::Closing
        } else {
            EndReason::TimeOver
        };
        [
            Some((self.held(self.ends), time)),
            self.unanswered_at(rules)
                .map(|when| (when, EndReason::Idle)),
            self.lock_over_at(rules)
                .map(|when| (when, EndReason::LockedTooLong)),
            self.build_over_at()
                .map(|when| (when, EndReason::CapsuleFailed)),
            self.ordered
                .map(|ordered| (ordered.at, ordered.with.reason())),
            self.lid_over_at(rules)
                .map(|when| (when, EndReason::LidClosed)),
        ]
        .into_iter()
        .flatten()
        .min_by_key(|(when, _)| *when)
    }

    /// When a closed lid is taken for leaving.
    pub(super) fn lid_over_at(&self, rules: &Rules) -> Option<BootTime> {
        let since = self.lid_closed?;
        Some(since.after(rules.settings().lid_grace.span()))
    }

    fn build_over_at(&self) -> Option<BootTime> {
        (!self.built).then(|| self.opened.after(BUILD_LIMIT))
    }

    /// Notes every threshold that the time left has reached, forgets those it has risen above,
    /// and returns the lowest one that is new.
    fn due_warning(&mut self, now: BootTime, rules: &Rules) -> Option<Minutes> {
        let remaining = self.remaining(now);
        self.warned.retain(|warning| remaining <= warning.span());
        let mut due = None;
        for warning in &rules.settings().warnings {
            if remaining <= warning.span() && !self.warned.contains(warning) {
                self.warned.push(*warning);
                due = Some(*warning);
            }
        }
        due
    }

    pub(super) fn next_deadline(&self, now: BootTime, rules: &Rules) -> BootTime {
        let remaining = self.remaining(now);
        let next_warning = rules
            .settings()
            .warnings
            .iter()
            .filter_map(|warning| remaining.checked_sub(warning.span()))
            .filter(|span| !span.is_zero())
            .min()
            .map(|span| now.after(span));
        let end = self.end_due(rules).map(|(when, _)| when);
        [next_warning, end, self.asks_at()]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(self.ends)
    }

    pub(super) fn seen(&mut self, now: BootTime, holds: Minutes) {
        self.present_until = self.present_until.max(now.after(holds.span()));
    }

    pub(super) fn hop_changed(&mut self, hop: Option<Hop>, now: BootTime) {
        if self.hop.is_some() && hop.is_none() {
            self.hop_ended = Some(now);
        }
        self.hop = hop;
    }

    /// New opening hours can only bring the end nearer, and never without notice. They are read
    /// by the session's own wall clock.
    pub(super) fn hours_changed(&mut self, now: BootTime, rules: &Rules) {
        if self.bound == Bound::Waived {
            return;
        }
        let margin = rules.settings().closing_margin;
        let lasted = chrono::TimeDelta::from_std(self.opened.until(now)).ok();
        let wall = lasted.and_then(|lasted| self.opened_wall.checked_add_signed(lasted));
        self.bound = match wall.map(|wall| (wall, rules.open_state(wall))) {
            None | Some((_, OpenState::Open { until: None })) => Bound::None,
            Some((wall, OpenState::Open { until: Some(until) })) => {
                Bound::closing_in(std_span(until - wall), now, margin)
            }
            Some((_, OpenState::Closed { .. })) => Bound::Closing {
                limit: now,
                closes: now,
            },
        };
        if let Bound::Closing { limit, .. } = self.bound {
            self.ends = self.ends.min(limit.max(now.after(FAIR_NOTICE)));
        }
    }
}
