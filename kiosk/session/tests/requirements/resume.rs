// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Starting again after a power cut, at any moment.

use sportello_session::{
    Condition, Effect, EndReason, Event, Proof, Resume, Settings, Stage, Verdict,
};

use crate::desk::{Desk, closing, secs, utc};

fn resumed(resume: Resume) -> (Desk, Vec<Effect>) {
    Desk::resumed(Settings::default(), utc(2026, 3, 10, 9, 0), resume)
}

#[test]
fn a_fresh_start_shows_welcome_and_does_nothing() {
    let (desk, effects) = resumed(Resume::default());
    assert_eq!(effects, []);
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn an_interrupted_session_is_wiped_recorded_and_forgotten() {
    let (mut desk, effects) = resumed(Resume::INTERRUPTED);
    assert_eq!(
        effects,
        [Effect::KillCapsule],
        "the wipe checks run before anything else"
    );
    assert_eq!(
        desk.stage(),
        Stage::Ending {
            reason: EndReason::Interrupted
        }
    );

    let effects = desk.does(Event::WipeDone { clean: true });
    let closing = closing(&effects).unwrap();
    assert_eq!(
        effects,
        [Effect::CloseLedgerSession(closing)],
        "a fresh process has shed nothing"
    );
    assert_eq!(closing.reason, EndReason::Interrupted);
    assert_eq!((closing.opened, closing.lasted), (None, None));
    assert_eq!(
        desk.stage(),
        Stage::Welcome,
        "nobody is there to be thanked"
    );
}

#[test]
fn an_interrupted_session_that_left_something_restarts_cold() {
    let (mut desk, _) = resumed(Resume::INTERRUPTED);
    let effects = desk.does(Event::WipeDone { clean: false });
    assert_eq!(closing(&effects).unwrap().verdict, Verdict::Failed);
    assert_eq!(effects.last(), Some(&Effect::RestartCold));
}

#[test]
fn a_power_cut_between_doubt_and_record_closes_the_record_then_proves() {
    let due = Condition {
        proof: Proof::Due,
        maintenance: false,
        locked: false,
    };
    for clean in [true, false] {
        let (mut desk, effects) = resumed(Resume::INTERRUPTED.with(due));
        assert_eq!(effects, [Effect::KillCapsule]);
        let effects = desk.does(Event::WipeDone { clean });
        assert!(closing(&effects).is_some());
        assert_eq!(effects[1..], [Effect::RunProvingSession]);
    }
}

#[test]
fn a_power_cut_while_dropping_for_maintenance_ends_in_maintenance() {
    let maintenance = Condition {
        proof: Proof::Clean,
        maintenance: true,
        locked: false,
    };
    let (mut desk, _) = resumed(Resume::INTERRUPTED.with(maintenance));
    desk.wiped();
    assert_eq!(desk.stage(), Stage::Maintenance);
    let (desk, effects) = resumed(Resume::FRESH.with(maintenance));
    assert_eq!((desk.stage(), effects), (Stage::Maintenance, vec![]));
}

#[test]
fn wipe_checks_at_start_that_never_answer_do_not_hang_the_terminal() {
    let (mut desk, _) = resumed(Resume::INTERRUPTED);
    let effects = desk.wait(secs(30));
    assert_eq!(closing(&effects).unwrap().verdict, Verdict::Missing);
    assert_eq!(desk.stage(), Stage::RestartingCold);
}

#[test]
fn a_broken_terminal_that_also_left_something_must_prove_itself() {
    let unbuildable = Condition {
        proof: Proof::Unbuildable,
        maintenance: false,
        locked: false,
    };
    let (mut desk, _) = resumed(Resume::INTERRUPTED.with(unbuildable));
    let effects = desk.does(Event::WipeDone { clean: false });
    assert!(matches!(effects[0], Effect::RememberCondition(c) if c.proof == Proof::Due));
    assert_eq!(effects.last(), Some(&Effect::RestartCold));
}
