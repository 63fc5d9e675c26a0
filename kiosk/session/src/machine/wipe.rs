// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Ending, receipt, proving: the way from a killed capsule back to a terminal that may serve.
//!
//! A receipt that is not clean (or does not come) restarts the terminal cold; then an empty
//! session must give a clean one; if it does not, the terminal waits for staff. A capsule that
//! could not be built is tried again empty, at once and then every ten minutes: that is a broken
//! terminal, but not one that has kept something.

use std::time::Duration;

use super::open::Open;
use super::{Inner, Machine};
use crate::{BootTime, Condition, Effect, EndReason, Proof, SessionClosing, Verdict, Wall};

/// How long the wipe checks may take before the receipt counts as missing.
const WIPE_LIMIT: Duration = Duration::from_secs(30);
/// How long a cold restart may take to happen.
const RESTART_LIMIT: Duration = Duration::from_secs(300);
const RETRY_BUILD: Duration = Duration::from_secs(600);

/// A session that is over and whose receipt is awaited.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    pub(super) reason: EndReason,
    pub(super) until: BootTime,
    opened: Option<Wall>,
    lasted: Option<Duration>,
    help_asked: bool,
}

impl Ending {
    pub(super) fn interrupted() -> Self {
        Self {
            reason: EndReason::Interrupted,
            until: BootTime::default(),
            opened: None,
            lasted: None,
            help_asked: false,
        }
    }

    fn of(open: &Open, reason: EndReason, when: BootTime) -> Self {
        Self {
            reason,
            until: BootTime::default(),
            opened: Some(open.opened_wall),
            lasted: Some(open.opened.until(when)),
            help_asked: open.help_asked,
        }
    }
}

impl Machine {
    /// Ends the open session, if there is one. `when` it was due, which after a suspend is long
    /// before now.
    pub(super) fn end_session(&mut self, reason: EndReason, when: BootTime) {
        if let Inner::Open(open) = &self.stage {
            let ending = Ending::of(open, reason, when);
            self.begin_wipe(ending);
        }
    }

    pub(super) fn begin_wipe(&mut self, ending: Ending) {
        self.reexec_due |= ending.reason != EndReason::Interrupted;
        self.effects.push(Effect::KillCapsule);
        self.stage = Inner::Ending(Ending {
            until: self.now.after(WIPE_LIMIT),
            ..ending
        });
    }

    pub(super) fn wipe_done(&mut self, clean: bool) {
        let verdict = if clean {
            Verdict::Clean
        } else {
            Verdict::Failed
        };
        match self.stage {
            Inner::Ending(ending) => self.close_session(ending, verdict),
            Inner::Proving { .. } if clean => {
                self.remember(Condition {
                    proof: Proof::Clean,
                    ..self.condition
                });
                self.rest();
            }
            Inner::Proving { .. } => self.receipt_failed(),
            _ => {}
        }
    }

    pub(super) fn wipe_missing(&mut self) {
        if let Inner::Ending(ending) = self.stage {
            self.close_session(ending, Verdict::Missing);
        }
    }

    fn close_session(&mut self, ending: Ending, verdict: Verdict) {
        let Ending {
            reason,
            opened,
            lasted,
            help_asked,
            ..
        } = ending;
        let close = Effect::CloseLedgerSession(SessionClosing {
            reason,
            verdict,
            opened,
            lasted,
            help_asked,
        });
        let proof = match (verdict, self.condition.proof) {
            (Verdict::Clean, known) if reason != EndReason::CapsuleFailed => known,
            (Verdict::Clean, Proof::Clean) => Proof::Unbuildable,
            (Verdict::Failed | Verdict::Missing, Proof::Clean | Proof::Unbuildable) => Proof::Due,
            (_, known) => known,
        };
        let newly_doubted = proof == Proof::Due && self.condition.proof != Proof::Due;
        self.remember(Condition {
            proof,
            ..self.condition
        });
        self.effects.push(close);
        if newly_doubted {
            self.restart_cold();
        } else if self.may_thank(reason) {
            let until = self.now.after(self.rules.settings().thanks.span());
            self.stage = Inner::Thanks {
                reason,
                rated: None,
                until,
            };
        } else {
            self.rest();
        }
    }

    /// Is there a citizen to thank, and a terminal fit to show it?
    fn may_thank(&self, reason: EndReason) -> bool {
        let fit = self.condition.proof == Proof::Clean && !self.condition.maintenance;
        fit && matches!(
            reason,
            EndReason::EndedByCitizen | EndReason::TimeOver | EndReason::Closing | EndReason::Staff
        )
    }

    fn restart_cold(&mut self) {
        self.reexec_due = false;
        self.effects.push(Effect::RestartCold);
        self.stage = Inner::RestartingCold {
            until: self.now.after(RESTART_LIMIT),
        };
    }

    /// The cold restart never happened: nothing more can be proved without hands.
    pub(super) fn restart_missing(&mut self) {
        self.remember(Condition {
            proof: Proof::Failed,
            ..self.condition
        });
        self.rest();
    }

    /// A proving session's receipt is not clean.
    fn receipt_failed(&mut self) {
        if self.condition.proof == Proof::Unbuildable {
            self.remember(Condition {
                proof: Proof::Due,
                ..self.condition
            });
            self.restart_cold();
        } else {
            self.remember(Condition {
                proof: Proof::Failed,
                ..self.condition
            });
            self.rest();
        }
    }

    pub(super) fn capsule_failed(&mut self) {
        match self.stage {
            Inner::Open(_) => self.end_session(EndReason::CapsuleFailed, self.now),
            Inner::Proving { .. } => self.proving_impossible(),
            _ => {}
        }
    }

    pub(super) fn proving_missing(&mut self) {
        self.effects.push(Effect::KillCapsule);
        self.proving_impossible();
    }

    /// The empty session gave no receipt at all.
    fn proving_impossible(&mut self) {
        if !self.faults.is_empty() || self.condition.maintenance {
            // The reason is known and will pass: the proof stays due.
            self.rest();
        } else if self.condition.proof == Proof::Unbuildable {
            self.rest_unbuildable(self.now.after(RETRY_BUILD));
        } else {
            self.remember(Condition {
                proof: Proof::Failed,
                ..self.condition
            });
            self.rest();
        }
    }
}
