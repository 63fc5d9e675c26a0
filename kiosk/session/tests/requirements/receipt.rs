// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A receipt that fails, a capsule that cannot be built, a terminal that lacks something.

use sportello_session::{
    Condition, Effect, EndReason, Event, Fault, OutOfService, Proof, Resume, Settings, StaffAction,
    Stage, Verdict,
};

use crate::desk::{Desk, closing, mins, secs, utc};

const fn remembered(proof: Proof) -> Effect {
    Effect::RememberCondition(Condition {
        proof,
        maintenance: false,
        locked: false,
    })
}

fn resumed(proof: Proof) -> (Desk, Vec<Effect>) {
    let resume = Resume::FRESH.with(Condition {
        proof,
        maintenance: false,
        locked: false,
    });
    Desk::resumed(Settings::default(), utc(2026, 3, 10, 9, 0), resume)
}

#[test]
fn a_failed_receipt_restarts_cold_and_the_record_is_kept() {
    let mut desk = Desk::in_session();
    desk.ends();
    let effects = desk.does(Event::WipeDone { clean: false });
    let closing = closing(&effects).unwrap();
    assert_eq!(closing.verdict, Verdict::Failed);
    assert_eq!(closing.reason, EndReason::EndedByCitizen);
    assert_eq!(
        effects,
        [
            remembered(Proof::Due),
            Effect::CloseLedgerSession(closing),
            Effect::RestartCold
        ],
        "the doubt is stored before the marker goes"
    );
    assert_eq!(desk.stage(), Stage::RestartingCold);
}

#[test]
fn a_receipt_that_does_not_come_counts_as_failed() {
    let mut desk = Desk::in_session();
    desk.ends();
    assert_eq!(desk.wait(secs(29)), []);
    let effects = desk.wait(secs(1));
    assert_eq!(closing(&effects).unwrap().verdict, Verdict::Missing);
    assert_eq!(desk.stage(), Stage::RestartingCold);
    assert_eq!(
        desk.does(Event::WipeDone { clean: true }),
        [],
        "too late to be believed"
    );
}

#[test]
fn a_receipt_that_was_ready_when_the_machine_woke_is_believed() {
    let mut desk = Desk::in_session();
    desk.ends();
    desk.pass(mins(300));
    desk.wiped();
    assert!(matches!(desk.stage(), Stage::Thanks { .. }));
}

#[test]
fn after_the_cold_restart_an_empty_session_proves_the_terminal() {
    let (mut desk, effects) = resumed(Proof::Due);
    assert_eq!(effects, [Effect::RunProvingSession]);
    assert_eq!(desk.stage(), Stage::Proving);
    assert_eq!(desk.does(Event::StartPressed), []);
    assert_eq!(desk.stage(), Stage::Proving);

    let effects = desk.does(Event::WipeDone { clean: true });
    assert_eq!(
        effects,
        [remembered(Proof::Clean)],
        "no record: no citizen was there"
    );
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_second_failure_waits_for_staff_and_only_for_staff() {
    for failure in [Event::WipeDone { clean: false }, Event::CapsuleFailed] {
        let (mut desk, _) = resumed(Proof::Due);
        assert_eq!(desk.does(failure), [remembered(Proof::Failed)]);
        assert_eq!(
            desk.stage(),
            Stage::OutOfService(OutOfService::ReceiptFailed)
        );
        assert_eq!(desk.wait(mins(100_000)), []);
        assert_eq!(desk.does(Event::WipeDone { clean: true }), []);
        assert_eq!(desk.does(Event::StartPressed), []);
        assert_eq!(
            desk.stage(),
            Stage::OutOfService(OutOfService::ReceiptFailed)
        );
    }
}

#[test]
fn out_of_service_survives_a_restart() {
    let (desk, effects) = resumed(Proof::Failed);
    assert_eq!(effects, []);
    assert_eq!(
        desk.stage(),
        Stage::OutOfService(OutOfService::ReceiptFailed)
    );
    assert_eq!(desk.machine.next_deadline(desk.at), None);
}

#[test]
fn staff_clear_it_and_the_terminal_proves_itself_once_more() {
    let (mut desk, _) = resumed(Proof::Failed);
    assert_eq!(
        desk.staff(StaffAction::ClearOutOfService),
        [remembered(Proof::Due), Effect::RunProvingSession]
    );
    desk.does(Event::WipeDone { clean: true });
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_proving_session_that_never_answers_is_killed_and_has_failed() {
    let (mut desk, _) = resumed(Proof::Due);
    assert_eq!(
        desk.wait(secs(60)),
        [Effect::KillCapsule, remembered(Proof::Failed)]
    );
    assert_eq!(
        desk.stage(),
        Stage::OutOfService(OutOfService::ReceiptFailed)
    );
}

#[test]
fn a_cold_restart_that_never_happens_waits_for_staff() {
    let mut desk = Desk::in_session();
    desk.ends();
    desk.does(Event::WipeDone { clean: false });
    assert_eq!(desk.wait(mins(5)), [remembered(Proof::Failed)]);
    assert_eq!(
        desk.stage(),
        Stage::OutOfService(OutOfService::ReceiptFailed)
    );
}

#[test]
fn a_capsule_that_cannot_be_built_ends_the_session_and_is_tried_empty_at_once() {
    let mut desk = Desk::new(Settings::default());
    desk.does(Event::StartPressed);
    desk.does(Event::NoticeAccepted { with_helper: None });
    let effects = desk.does(Event::CapsuleFailed);
    desk.assert_ending(&effects, EndReason::CapsuleFailed);

    let effects = desk.does(Event::WipeDone { clean: true });
    assert_eq!(closing(&effects).unwrap().reason, EndReason::CapsuleFailed);
    assert_eq!(effects[0], remembered(Proof::Unbuildable));
    assert_eq!(effects[2..], [Effect::RunProvingSession]);

    let effects = desk.does(Event::WipeDone { clean: true });
    assert_eq!(effects, [remembered(Proof::Clean), Effect::ReexecShell]);
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_capsule_whose_builder_says_nothing_has_failed_after_half_a_minute() {
    let mut desk = Desk::new(Settings::default());
    desk.does(Event::StartPressed);
    desk.does(Event::NoticeAccepted { with_helper: None });
    assert_eq!(desk.wait(secs(29)), []);
    let effects = desk.wait(secs(1));
    desk.assert_ending(&effects, EndReason::CapsuleFailed);
}

#[test]
fn a_capsule_lost_in_the_middle_ends_the_session() {
    let mut desk = Desk::in_session();
    desk.works(mins(10));
    let effects = desk.does(Event::CapsuleFailed);
    desk.assert_ending(&effects, EndReason::CapsuleFailed);
}

#[test]
fn a_terminal_that_cannot_build_capsules_tries_again_without_hands() {
    let (mut desk, effects) = resumed(Proof::Unbuildable);
    assert_eq!(effects, [Effect::RunProvingSession]);
    for _ in 0..3 {
        assert_eq!(desk.does(Event::CapsuleFailed), []);
        assert_eq!(
            desk.stage(),
            Stage::OutOfService(OutOfService::CapsuleUnbuildable)
        );
        assert_eq!(desk.wait(mins(10)), [Effect::RunProvingSession]);
    }
    desk.does(Event::WipeDone { clean: true });
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn staff_may_hurry_that_along() {
    let (mut desk, _) = resumed(Proof::Unbuildable);
    desk.does(Event::CapsuleFailed);
    assert_eq!(
        desk.staff(StaffAction::ClearOutOfService),
        [Effect::RunProvingSession]
    );
}

#[test]
fn an_unclean_receipt_while_trying_to_build_is_a_first_failure() {
    let (mut desk, _) = resumed(Proof::Unbuildable);
    let effects = desk.does(Event::WipeDone { clean: false });
    assert_eq!(effects, [remembered(Proof::Due), Effect::RestartCold]);
}

#[test]
fn what_is_missing_takes_the_terminal_out_and_its_return_brings_it_back() {
    for fault in [
        Fault::BrowserMissing,
        Fault::SandboxMissing,
        Fault::CompositorLost,
        Fault::TasksUnreadable,
        Fault::LedgerUnavailable,
    ] {
        let mut desk = Desk::new(Settings::default());
        desk.does(Event::StartPressed);
        assert_eq!(desk.does(Event::FaultFound(fault)), []);
        assert_eq!(
            desk.stage(),
            Stage::OutOfService(OutOfService::Fault(fault))
        );
        assert_eq!(desk.wait(mins(60)), []);
        desk.does(Event::FaultMended(fault));
        assert_eq!(desk.stage(), Stage::Welcome);
    }
}

#[test]
fn two_things_missing_are_both_waited_for() {
    let mut desk = Desk::new(Settings::default());
    desk.does(Event::FaultFound(Fault::SandboxMissing));
    desk.does(Event::FaultFound(Fault::BrowserMissing));
    desk.does(Event::FaultMended(Fault::SandboxMissing));
    assert_eq!(
        desk.stage(),
        Stage::OutOfService(OutOfService::Fault(Fault::BrowserMissing))
    );
    desk.does(Event::FaultMended(Fault::BrowserMissing));
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn a_fault_found_in_a_session_lets_it_go_on_and_stops_the_next() {
    let mut desk = Desk::in_session();
    desk.does(Event::FaultFound(Fault::TasksUnreadable));
    assert_eq!(desk.stage(), Stage::Active);
    desk.ends();
    desk.wiped();
    desk.does(Event::RatingSkipped);
    assert_eq!(
        desk.stage(),
        Stage::OutOfService(OutOfService::Fault(Fault::TasksUnreadable))
    );
}

#[test]
fn a_proof_that_a_fault_makes_impossible_stays_due() {
    let (mut desk, _) = resumed(Proof::Due);
    desk.does(Event::FaultFound(Fault::BrowserMissing));
    assert_eq!(desk.does(Event::CapsuleFailed), [], "not a second failure");
    assert_eq!(
        desk.stage(),
        Stage::OutOfService(OutOfService::Fault(Fault::BrowserMissing))
    );
    assert_eq!(
        desk.does(Event::FaultMended(Fault::BrowserMissing)),
        [Effect::RunProvingSession]
    );
}

#[test]
fn a_fault_does_not_excuse_an_unclean_receipt() {
    let (mut desk, _) = resumed(Proof::Due);
    desk.does(Event::FaultFound(Fault::BrowserMissing));
    assert_eq!(
        desk.does(Event::WipeDone { clean: false }),
        [remembered(Proof::Failed)]
    );
}

#[test]
fn a_proof_that_maintenance_makes_impossible_stays_due() {
    let (mut desk, _) = resumed(Proof::Due);
    desk.staff(StaffAction::DropForMaintenance);
    assert_eq!(desk.does(Event::CapsuleFailed), [], "not a second failure");
    assert_eq!(desk.stage(), Stage::Maintenance);
    assert_eq!(
        desk.staff(StaffAction::BringBack),
        [remembered(Proof::Due), Effect::RunProvingSession]
    );
}

#[test]
fn mending_what_was_never_missing_changes_nothing() {
    let (mut desk, _) = resumed(Proof::Unbuildable);
    desk.does(Event::CapsuleFailed);
    assert_eq!(desk.does(Event::FaultMended(Fault::BrowserMissing)), []);
    assert_eq!(
        desk.stage(),
        Stage::OutOfService(OutOfService::CapsuleUnbuildable)
    );
}
