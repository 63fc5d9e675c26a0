// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the screens are told.

use super::open::{Bound, Open};
use super::rest::Doors;
use super::{Inner, Machine};
use crate::{
    At, BootTime, Charge, IdleQuestion, LockView, Minutes, SessionView, Stage, TaskFit, View,
};

impl Machine {
    /// The terminal as it is; times as of `at`. Looking changes nothing.
    pub fn view(&self, at: At) -> View {
        let now = self.now.max(at.boot);
        let session = match &self.stage {
            Inner::Open(open) => Some(self.session_view(open, now)),
            _ => None,
        };
        View {
            stage: self.stage(at, now),
            session,
            someone_waiting: self.someone_waiting,
            charge: self.charge,
        }
    }

    /// Whether a task of this length can be finished; for its card, before *Start*. Without a
    /// session it answers for one begun now.
    pub fn task_fit(&self, task: Minutes, at: At) -> TaskFit {
        let now = self.now.max(at.boot);
        match &self.stage {
            Inner::Open(open) => open.fit(task, now, &self.rules, self.someone_waiting),
            _ => {
                let left = self.time_offered(at);
                if task <= left {
                    TaskFit::Fits
                } else {
                    TaskFit::TooLong { left }
                }
            }
        }
    }

    fn stage(&self, at: At, now: BootTime) -> Stage {
        match &self.stage {
            Inner::Welcome => Stage::Welcome,
            Inner::Notice { .. } => Stage::Notice {
                time_offered: self.time_offered(at),
            },
            Inner::Open(open) if open.in_grace => Stage::Grace,
            Inner::Open(_) => Stage::Active,
            Inner::Ending(ending) => Stage::Ending {
                reason: ending.reason,
            },
            Inner::Thanks {
                reason,
                rated,
                until,
            } => Stage::Thanks {
                reason: *reason,
                rated: *rated,
                left: now.until(*until),
            },
            Inner::Closed { opens } => Stage::Closed { opens: *opens },
            Inner::OutOfService { why, .. } => Stage::OutOfService(*why),
            Inner::Maintenance => Stage::Maintenance,
            Inner::Locked => Stage::Locked,
            Inner::Proving { .. } => Stage::Proving,
            Inner::RestartingCold { .. } => Stage::RestartingCold,
        }
    }

    /// How long a session begun now would last.
    fn time_offered(&self, at: At) -> Minutes {
        let settings = self.rules.settings();
        match self.rules.doors(at.wall) {
            Doors::Open { closes_in: None } => settings.session,
            Doors::Open {
                closes_in: Some(closes_in),
            } => {
                let room = closes_in.saturating_sub(settings.closing_margin.span());
                settings.session.min(Minutes::within(room))
            }
            Doors::Closed { .. } => Minutes(0),
        }
    }

    fn session_view(&self, open: &Open, now: BootTime) -> SessionView {
        let rules = &self.rules;
        let settings = rules.settings();
        let remaining = open.remaining(now);
        SessionView {
            remaining,
            warning: settings
                .warnings
                .iter()
                .copied()
                .filter(|w| remaining <= w.span())
                .min(),
            ends_at_closing: open.ends_at_closing(),
            beyond_hours: open.bound == Bound::Waived,
            extension: open.extension(now, rules, self.someone_waiting),
            extensions_left: settings.extensions_max.saturating_sub(open.extensions_used),
            grace: open.grace(now, rules, self.someone_waiting),
            staff_ends_in: open.ends_by_order(false).map(|at| now.until(at)),
            battery_ends_in: open.ends_by_order(true).map(|at| now.until(at)),
            battery_low: self.charge == Charge::Low,
            lid_ends_in: open
                .lid_over_at(rules)
                .map(|when| open.not_after_order(now.until(when), now)),
            hop: open.hop,
            lock: open.lock.as_ref().map(|lock| LockView {
                by_citizen: lock.code.is_some(),
                by_staff: lock.by_staff,
                left: open.not_after_order(
                    open.lock_over_at(rules)
                        .map(|when| now.until(when))
                        .unwrap_or_default(),
                    now,
                ),
                wrong_tries: lock.wrong_tries,
                next_try_in: now.until(lock.next_try),
            }),
            idle_question: open.question.map(|_| IdleQuestion {
                left: open.not_after_order(
                    open.unanswered_at(rules)
                        .map(|when| now.until(when))
                        .unwrap_or_default(),
                    now,
                ),
            }),
            end_asked: open.end_asked,
            in_task: open.in_task,
            capsule_ready: open.built,
            help_asked: open.help_asked,
        }
    }
}
