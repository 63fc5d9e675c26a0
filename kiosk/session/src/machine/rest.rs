// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Where a terminal rests when no session is open, and the one order of precedence that decides
//! it: maintenance, then a failed receipt, then a fault, then a proof that is due, then an empty
//! battery, then the lock of staff, then hours.

use std::time::Duration;

use chrono::TimeDelta;

use super::{Inner, Machine};
use crate::{
    BootTime, Charge, Condition, Effect, Fault, OpenState, OutOfService, Proof, Rules, Wall,
};

/// How long a proving session may take before it counts as failed.
const PROVING_LIMIT: Duration = Duration::from_secs(60);

/// Whether a session may begin, and how far it is bounded by the site's closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doors {
    /// `closes_in`: how long until the site closes, if it does within a week.
    Open {
        closes_in: Option<Duration>,
    },
    Closed {
        opens: Option<Wall>,
    },
}

impl Rules {
    /// Open or closed, by a wall clock that is believed only from the software's date on.
    pub(super) fn open_state(&self, wall: Wall) -> OpenState {
        match &self.settings().hours {
            Some(hours) if wall >= self.software_date() => hours.state(wall),
            _ => OpenState::Open { until: None },
        }
    }

    /// The doors as a new session finds them: closed already when it would be too short.
    pub(super) fn doors(&self, wall: Wall) -> Doors {
        match self.open_state(wall) {
            OpenState::Closed { opens } => Doors::Closed { opens },
            OpenState::Open { until: None } => Doors::Open { closes_in: None },
            OpenState::Open { until: Some(until) } => {
                let closes_in = std_span(until - wall);
                if closes_in >= self.last_start_before_closing() {
                    return Doors::Open {
                        closes_in: Some(closes_in),
                    };
                }
                match self.open_state(until) {
                    OpenState::Closed { opens } => Doors::Closed { opens },
                    OpenState::Open { .. } => Doors::Closed { opens: Some(until) },
                }
            }
        }
    }

    fn last_start_before_closing(&self) -> Duration {
        self.settings().closing_margin.span() + self.settings().shortest.span()
    }
}

/// Zero for a span that runs backwards.
pub(super) fn std_span(span: TimeDelta) -> Duration {
    span.to_std().unwrap_or(Duration::ZERO)
}

impl Machine {
    /// Goes where a terminal without a session belongs.
    pub(super) fn rest(&mut self) {
        let Condition {
            proof,
            maintenance,
            locked,
        } = self.condition;
        let out = |why| Inner::OutOfService { why, retry: None };
        self.stage = if maintenance {
            Inner::Maintenance
        } else if proof == Proof::Failed {
            out(OutOfService::ReceiptFailed)
        } else if let Some(fault) = self.faults.first() {
            out(OutOfService::Fault(*fault))
        } else if proof != Proof::Clean {
            self.effects.push(Effect::RunProvingSession);
            self.stage = Inner::Proving {
                until: self.now.after(PROVING_LIMIT),
            };
            return;
        } else if self.charge == Charge::Empty {
            out(OutOfService::BatteryEmpty)
        } else if locked {
            Inner::Locked
        } else {
            match self.rules.doors(self.wall) {
                Doors::Open { .. } => Inner::Welcome,
                Doors::Closed { opens } => Inner::Closed { opens },
            }
        };
        self.shed_the_process();
    }

    /// Out of service until `retry`, when the empty session is tried again.
    pub(super) fn rest_unbuildable(&mut self, retry: BootTime) {
        self.stage = Inner::OutOfService {
            why: OutOfService::CapsuleUnbuildable,
            retry: Some(retry),
        };
        self.shed_the_process();
    }

    fn shed_the_process(&mut self) {
        if std::mem::take(&mut self.reexec_due) {
            self.effects.push(Effect::ReexecShell);
        }
    }

    /// How long until hours alone would move this resting terminal.
    pub(super) fn hours_change_in(&self, wall: Wall) -> Option<Duration> {
        match self.rules.doors(wall) {
            Doors::Open { closes_in } => {
                let spare = closes_in?.saturating_sub(self.rules.last_start_before_closing());
                // Sessions may begin up to and including that moment.
                Some(spare + Duration::from_millis(1))
            }
            Doors::Closed { opens } => Some(std_span(opens? - wall)),
        }
    }

    pub(super) fn remember(&mut self, condition: Condition) {
        if self.condition != condition {
            self.condition = condition;
            self.effects.push(Effect::RememberCondition(condition));
        }
    }

    /// An open session goes on: whether it can is for its capsule to say.
    pub(super) fn fault_found(&mut self, fault: Fault) {
        self.faults.insert(fault);
        if self.is_resting_in_service() {
            self.rest();
        }
    }

    pub(super) fn fault_mended(&mut self, fault: Fault) {
        let was_known = self.faults.remove(&fault);
        if was_known && matches!(self.stage, Inner::OutOfService { .. }) {
            self.rest();
        }
    }

    pub(super) fn is_resting_in_service(&self) -> bool {
        matches!(
            self.stage,
            Inner::Welcome | Inner::Notice { .. } | Inner::Closed { .. } | Inner::Locked
        )
    }
}
