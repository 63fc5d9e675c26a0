// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One word of the rules, the capsule or the screens into the ledger's word for it, each by
//! a `match`: a word that is added there does not compile here until it is thought about.

use sportello_capsule::wire;
use sportello_ledger as ledger;
use sportello_session as session;

/// A receipt as the book keeps it.
#[must_use]
pub fn receipt(receipt: &wire::Receipt) -> ledger::Receipt {
    let checks = receipt
        .checks
        .iter()
        .map(|(one, outcome)| (check(*one), verdict(*outcome)));
    ledger::Receipt::new(checks, receipt.duration_ms)
}

/// The receipt of a wipe that never answered: no check, so it counts as failed.
#[must_use]
pub fn missing_receipt() -> ledger::Receipt {
    ledger::Receipt::new([], 0)
}

const fn check(check: wire::Check) -> ledger::Check {
    match check {
        wire::Check::Processes => ledger::Check::Processes,
        wire::Check::Mounts => ledger::Check::Mounts,
        wire::Check::Files => ledger::Check::Files,
        wire::Check::PrintQueue => ledger::Check::PrintQueue,
        wire::Check::Sticks => ledger::Check::Sticks,
        wire::Check::Clipboard => ledger::Check::Clipboard,
        wire::Check::Keyrings => ledger::Check::Keyrings,
        wire::Check::CoreDumps => ledger::Check::CoreDumps,
        wire::Check::Swap => ledger::Check::Swap,
        wire::Check::MemoryZeroed => ledger::Check::MemoryZeroed,
        wire::Check::NoSuid => ledger::Check::NoSuid,
        wire::Check::OwnScope => ledger::Check::OwnScope,
    }
}

const fn verdict(verdict: wire::Verdict) -> ledger::Verdict {
    match verdict {
        wire::Verdict::Pass => ledger::Verdict::Pass,
        wire::Verdict::Fail => ledger::Verdict::Fail,
        wire::Verdict::NotCovered => ledger::Verdict::NotCovered,
    }
}

/// Why a session ended.
#[must_use]
pub const fn end_reason(reason: session::EndReason) -> ledger::EndReason {
    match reason {
        session::EndReason::EndedByCitizen => ledger::EndReason::Citizen,
        session::EndReason::TimeOver => ledger::EndReason::TimeOver,
        session::EndReason::Idle => ledger::EndReason::Idle,
        session::EndReason::JustArrived => ledger::EndReason::JustArrived,
        session::EndReason::LockedTooLong => ledger::EndReason::LockedTooLong,
        session::EndReason::Staff => ledger::EndReason::Staff,
        session::EndReason::Maintenance => ledger::EndReason::Maintenance,
        session::EndReason::Closing => ledger::EndReason::Closing,
        // Whoever closes the lid has gone, and a battery that is empty is a power cut that was seen
        // coming: the book needs no word of its own for a laptop.
        session::EndReason::LidClosed => ledger::EndReason::Idle,
        session::EndReason::BatteryEmpty => ledger::EndReason::Interrupted,
        session::EndReason::CapsuleFailed => ledger::EndReason::CapsuleFailed,
        session::EndReason::Interrupted => ledger::EndReason::Interrupted,
    }
}

/// What must outlive a restart. Where proof is in doubt *and* staff asked for maintenance or a
/// lock, the doubt is what is kept: a terminal may forget that somebody wanted to clean its
/// keyboard, never that its wipe failed. Of maintenance and lock together, maintenance is kept.
#[must_use]
pub const fn service_state(condition: session::Condition) -> ledger::ServiceState {
    match (condition.proof, condition.maintenance, condition.locked) {
        (session::Proof::Clean, false, false) => ledger::ServiceState::InService,
        (session::Proof::Clean, false, true) => ledger::ServiceState::OutOfService {
            reason: ledger::OutOfServiceReason::Staff,
        },
        (session::Proof::Clean, true, _) => ledger::ServiceState::Maintenance,
        (session::Proof::Due, ..) => ledger::ServiceState::Proving,
        (session::Proof::Failed, ..) => ledger::ServiceState::OutOfService {
            reason: ledger::OutOfServiceReason::WipeFailed,
        },
        (session::Proof::Unbuildable, ..) => ledger::ServiceState::OutOfService {
            reason: ledger::OutOfServiceReason::NoSandbox,
        },
    }
}

/// The same, read back. A reason that only the agent writes means staff must look: the
/// terminal proves itself first and looks for its faults afresh.
#[must_use]
pub const fn condition(state: ledger::ServiceState) -> session::Condition {
    let (proof, maintenance, locked) = match state {
        ledger::ServiceState::InService => (session::Proof::Clean, false, false),
        ledger::ServiceState::Maintenance => (session::Proof::Clean, true, false),
        ledger::ServiceState::Proving => (session::Proof::Due, false, false),
        ledger::ServiceState::OutOfService { reason } => match reason {
            ledger::OutOfServiceReason::WipeFailed => (session::Proof::Failed, false, false),
            ledger::OutOfServiceReason::NoSandbox => (session::Proof::Unbuildable, false, false),
            ledger::OutOfServiceReason::Staff => (session::Proof::Clean, false, true),
            ledger::OutOfServiceReason::NoBrowser
            | ledger::OutOfServiceReason::NoDisplay
            | ledger::OutOfServiceReason::NoTasks
            | ledger::OutOfServiceReason::NoLedger
            | ledger::OutOfServiceReason::DiskFull => (session::Proof::Due, false, false),
        },
    };
    session::Condition {
        proof,
        maintenance,
        locked,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sportello_ledger::ReceiptVerdict;

    const WISHES: [(bool, bool); 3] = [(false, false), (true, false), (false, true)];

    #[test]
    fn a_clean_wire_receipt_is_clean_in_the_book_and_a_missing_one_has_failed() {
        let all = |verdict| wire::Receipt {
            checks: wire::Check::ALL
                .iter()
                .map(|check| (*check, verdict))
                .collect(),
            duration_ms: 120,
        };
        assert_eq!(
            receipt(&all(wire::Verdict::Pass)).verdict(),
            ReceiptVerdict::Clean
        );
        assert_eq!(
            receipt(&all(wire::Verdict::NotCovered)).verdict(),
            ReceiptVerdict::NotProven
        );
        assert_eq!(
            receipt(&all(wire::Verdict::Fail)).verdict(),
            ReceiptVerdict::Failed
        );
        assert_eq!(missing_receipt().verdict(), ReceiptVerdict::Failed);
    }

    #[test]
    fn a_doubt_about_the_wipe_survives_the_book() {
        for proof in [
            session::Proof::Due,
            session::Proof::Failed,
            session::Proof::Unbuildable,
        ] {
            for (maintenance, locked) in WISHES {
                let kept = condition(service_state(session::Condition {
                    proof,
                    maintenance,
                    locked,
                }));
                assert_eq!(kept.proof, proof);
            }
        }
    }

    #[test]
    fn what_staff_wished_survives_the_book() {
        for (maintenance, locked) in WISHES {
            let before = session::Condition {
                proof: session::Proof::Clean,
                maintenance,
                locked,
            };
            assert_eq!(condition(service_state(before)), before);
        }
    }
}
