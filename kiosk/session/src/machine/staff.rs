// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What staff may do. Every action is either carried out or refused with its reason.

use super::open::{Length, Open, OrderedWith};
use super::{Inner, Machine};
use crate::lock::Lock;
use crate::{Condition, Effect, EndReason, Minutes, OutOfService, Proof, Refusal, StaffAction};

impl Machine {
    pub(super) fn staff(&mut self, action: StaffAction) {
        let done = match action {
            StaffAction::StartForSomeone {
                minutes,
                with_helper,
            } => self.start_for_someone(minutes, with_helper),
            StaffAction::Extend(minutes) => self.staff_extend(minutes),
            StaffAction::EndSession => self.staff_end(),
            StaffAction::EndAfterNotice => self.staff_end_after_notice(),
            StaffAction::Lock => self.staff_lock(),
            StaffAction::LiftLock => self.lift_lock(),
            StaffAction::DropForMaintenance => {
                self.drop_for_maintenance();
                Ok(())
            }
            StaffAction::MaintenanceAfterNotice => {
                self.maintenance_after_notice();
                Ok(())
            }
            StaffAction::LockTerminal => {
                self.lock_terminal();
                Ok(())
            }
            StaffAction::UnlockTerminal => self.unlock_terminal(),
            StaffAction::BringBack => self.bring_back(),
            StaffAction::ClearOutOfService => self.clear_out_of_service(),
            StaffAction::SetSomeoneWaiting(waiting) => {
                self.someone_waiting = waiting;
                Ok(())
            }
        };
        if let Err(refusal) = done {
            self.effects.push(Effect::Refused(refusal));
        }
    }

    fn open(&mut self) -> Result<&mut Open, Refusal> {
        match &mut self.stage {
            Inner::Open(open) => Ok(open),
            _ => Err(Refusal::NoSession),
        }
    }

    fn start_for_someone(
        &mut self,
        minutes: Option<Minutes>,
        with_helper: Option<bool>,
    ) -> Result<(), Refusal> {
        match self.stage {
            Inner::Welcome | Inner::Notice { .. } | Inner::Closed { .. } => {
                let length = minutes.map_or(Length::UsualByStaff, Length::SetByStaff);
                self.open_session(length, with_helper);
                Ok(())
            }
            Inner::Open(_) | Inner::Ending(_) | Inner::Thanks { .. } => Err(Refusal::Busy),
            Inner::OutOfService { .. }
            | Inner::Maintenance
            | Inner::Locked
            | Inner::Proving { .. }
            | Inner::RestartingCold { .. } => Err(Refusal::NotInService),
        }
    }

    fn staff_extend(&mut self, minutes: Minutes) -> Result<(), Refusal> {
        let now = self.now;
        self.open()?.extend_by_staff(minutes, now);
        Ok(())
    }

    fn staff_end(&mut self) -> Result<(), Refusal> {
        self.open()?;
        self.end_session(EndReason::Staff, self.now);
        Ok(())
    }

    fn staff_end_after_notice(&mut self) -> Result<(), Refusal> {
        self.open()?;
        self.give_notice(OrderedWith::Nothing);
        Ok(())
    }

    /// An open session ends in a minute, which is announced once.
    fn give_notice(&mut self, with: OrderedWith) {
        if let Inner::Open(open) = &mut self.stage {
            open.end_asked = false;
            if open.order(with, self.now, &self.rules) {
                self.effects.push(Effect::AnnounceStaffEnd);
            }
        }
    }

    fn lock_terminal(&mut self) {
        self.remember(Condition {
            locked: true,
            ..self.condition
        });
        match self.stage {
            Inner::Welcome | Inner::Notice { .. } | Inner::Closed { .. } => self.rest(),
            // What is under way ends first; what has a reason of its own keeps it.
            _ => self.give_notice(OrderedWith::Lock),
        }
    }

    fn unlock_terminal(&mut self) -> Result<(), Refusal> {
        if !self.condition.locked {
            return Err(Refusal::NotLocked);
        }
        self.remember(Condition {
            locked: false,
            ..self.condition
        });
        match &mut self.stage {
            Inner::Locked => self.rest(),
            Inner::Open(open) => open.take_back(OrderedWith::Lock),
            _ => {}
        }
        Ok(())
    }

    fn maintenance_after_notice(&mut self) {
        if !matches!(self.stage, Inner::Open(_)) {
            return self.drop_for_maintenance();
        }
        self.remember(Condition {
            maintenance: true,
            ..self.condition
        });
        self.give_notice(OrderedWith::Maintenance);
    }

    fn staff_lock(&mut self) -> Result<(), Refusal> {
        let now = self.now;
        let open = self.open()?;
        match &mut open.lock {
            Some(lock) => lock.by_staff = true,
            None => open.lock = Some(Lock::by_staff(now)),
        }
        open.question = None;
        open.end_asked = false;
        self.sync_cover();
        Ok(())
    }

    fn lift_lock(&mut self) -> Result<(), Refusal> {
        let covered = matches!(&self.stage, Inner::Open(open) if open.lock.is_some());
        if self.condition.locked && !covered {
            return self.unlock_terminal();
        }
        let open = self.open()?;
        let lock = open.lock.as_mut().ok_or(Refusal::NotLocked)?;
        if !lock.by_staff {
            return Err(Refusal::LockedByCitizen);
        }
        lock.by_staff = false;
        self.unlock_if_open();
        Ok(())
    }

    fn drop_for_maintenance(&mut self) {
        self.remember(Condition {
            maintenance: true,
            ..self.condition
        });
        match self.stage {
            Inner::Open(_) => self.end_session(EndReason::Maintenance, self.now),
            // What is under way ends first, then finds maintenance first in order.
            Inner::Ending(_) | Inner::Proving { .. } | Inner::RestartingCold { .. } => {}
            Inner::Maintenance => {}
            Inner::Welcome
            | Inner::Notice { .. }
            | Inner::Thanks { .. }
            | Inner::Closed { .. }
            | Inner::Locked
            | Inner::OutOfService { .. } => self.rest(),
        }
    }

    fn bring_back(&mut self) -> Result<(), Refusal> {
        if !self.condition.maintenance {
            return Err(Refusal::NotInMaintenance);
        }
        self.remember(Condition {
            maintenance: false,
            ..self.condition
        });
        match &mut self.stage {
            Inner::Maintenance => self.rest(),
            Inner::Open(open) => open.take_back(OrderedWith::Maintenance),
            _ => {}
        }
        Ok(())
    }

    /// Staff vouch for nothing: the terminal proves itself once more before it serves.
    fn clear_out_of_service(&mut self) -> Result<(), Refusal> {
        let Inner::OutOfService { why, .. } = self.stage else {
            return Err(Refusal::NotOutOfService);
        };
        match why {
            OutOfService::ReceiptFailed => {
                self.remember(Condition {
                    proof: Proof::Due,
                    ..self.condition
                });
            }
            // The sensors will say so again if it is not mended.
            OutOfService::Fault(_) => self.faults.clear(),
            // Only power helps.
            OutOfService::CapsuleUnbuildable | OutOfService::BatteryEmpty => {}
        }
        self.rest();
        Ok(())
    }
}
