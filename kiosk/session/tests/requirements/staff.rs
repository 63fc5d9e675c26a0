// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What staff may do, from where, and what they are told when it cannot be.

use sportello_session::{
    Condition, Effect, EndReason, Event, Minutes, Proof, Refusal, Settings, StaffAction, Stage,
};

use crate::desk::{Desk, closing, mins, secs, utc, with_hours};

const START: StaffAction = StaffAction::StartForSomeone {
    minutes: None,
    with_helper: Some(true),
};
const MAINTENANCE: Condition = Condition {
    proof: Proof::Clean,
    maintenance: true,
    locked: false,
};

#[test]
fn staff_start_for_someone_without_the_notice_page() {
    let mut desk = Desk::new(Settings::default());
    assert_eq!(
        desk.staff(START),
        [
            Effect::OpenLedgerSession,
            Effect::CountHelper { with_helper: true },
            Effect::BuildCapsule
        ]
    );
    assert_eq!(desk.left(), mins(60));
}

#[test]
fn staff_choose_the_length_when_they_start() {
    for (minutes, expected) in [(Some(Minutes(25)), 25), (Some(Minutes(0)), 60), (None, 60)] {
        let mut desk = Desk::new(Settings::default());
        desk.staff(StaffAction::StartForSomeone {
            minutes,
            with_helper: None,
        });
        assert_eq!(desk.left(), mins(expected));
    }
}

#[test]
fn staff_may_start_outside_hours_and_policy_does_not_cut_that_short() {
    let settings = with_hours(&["09:00-13:00"]);
    let mut desk = Desk::at_wall(settings.clone(), utc(2026, 3, 10, 18, 0));
    assert!(matches!(desk.stage(), Stage::Closed { .. }));
    desk.staff(START);
    assert_eq!(desk.left(), mins(60));
    assert!(desk.session().beyond_hours);
    desk.does(Event::PolicyChanged(crate::desk::rules(settings)));
    assert_eq!(desk.left(), mins(60));
}

#[test]
fn staff_extend_by_any_amount_also_in_grace_and_beyond_closing() {
    // Rome is an hour ahead: closes at 12:00 UTC, sessions end at 11:45.
    let mut desk = Desk::at_wall(with_hours(&["09:00-13:00"]), utc(2026, 3, 10, 11, 0)).started();
    assert_eq!(desk.left(), mins(45));
    desk.staff(StaffAction::Extend(Minutes(1)));
    assert_eq!(desk.left(), mins(46));
    assert!(desk.session().beyond_hours && !desk.session().ends_at_closing);
    desk.staff(StaffAction::Extend(Minutes(500)));
    assert_eq!(desk.left(), mins(546));
    assert_eq!(
        desk.session().extensions_left,
        10,
        "not counted against the citizen"
    );

    let mut desk = Desk::in_session();
    desk.works_until_left(secs(30));
    desk.does(Event::GraceTaken);
    desk.staff(StaffAction::Extend(Minutes(20)));
    assert_eq!(desk.stage(), Stage::Active);
    assert_eq!(desk.left(), mins(25) + secs(30));
}

#[test]
fn staff_extend_although_someone_waits() {
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::SetSomeoneWaiting(true));
    desk.staff(StaffAction::Extend(Minutes(7)));
    assert_eq!(desk.left(), mins(67));
}

#[test]
fn extending_by_nothing_or_by_the_most_there_is_does_no_harm() {
    let mut desk = Desk::in_session();
    desk.staff(StaffAction::Extend(Minutes(0)));
    assert_eq!(desk.left(), mins(60));
    for _ in 0..3 {
        desk.staff(StaffAction::Extend(Minutes(u16::MAX)));
    }
    assert_eq!(desk.left(), mins(60 + 3 * 65_535));
    assert_eq!(desk.session().minutes_left(), Minutes(u16::MAX));
}

#[test]
fn staff_end_a_session_and_its_citizen_is_thanked() {
    let mut desk = Desk::in_session();
    let effects = desk.staff(StaffAction::EndSession);
    desk.assert_ending(&effects, EndReason::Staff);
    assert_eq!(desk.wiped().reason, EndReason::Staff);
    assert!(matches!(desk.stage(), Stage::Thanks { .. }));
}

#[test]
fn maintenance_ends_the_session_first() {
    let mut desk = Desk::in_session();
    let effects = desk.staff(StaffAction::DropForMaintenance);
    assert_eq!(
        effects,
        [Effect::RememberCondition(MAINTENANCE), Effect::KillCapsule]
    );
    assert_eq!(
        desk.stage(),
        Stage::Ending {
            reason: EndReason::Maintenance
        }
    );
    let effects = desk.does(Event::WipeDone { clean: true });
    assert_eq!(closing(&effects).unwrap().reason, EndReason::Maintenance);
    assert_eq!(effects[1..], [Effect::ReexecShell]);
    assert_eq!(desk.stage(), Stage::Maintenance);
    assert_eq!(desk.wait(mins(10_000)), []);

    assert_eq!(
        desk.staff(StaffAction::BringBack),
        [Effect::RememberCondition(Condition::FIT)]
    );
    assert_eq!(desk.stage(), Stage::Welcome);
}

/// A terminal led to some stage, with its name.
pub(crate) fn every_stage() -> Vec<(&'static str, Desk)> {
    let in_thanks = || {
        let mut desk = Desk::in_session();
        desk.ends();
        desk.wiped();
        desk
    };
    let after = |event: Event| {
        let mut desk = Desk::in_session();
        desk.ends();
        desk.does(event);
        desk
    };
    let mut notice = Desk::new(Settings::default());
    notice.does(Event::StartPressed);
    let mut ending = Desk::in_session();
    ending.ends();
    let resumed = |proof| {
        let condition = Condition {
            proof,
            maintenance: false,
            locked: false,
        };
        let resume = sportello_session::Resume::FRESH.with(condition);
        Desk::resumed(Settings::default(), utc(2026, 3, 10, 9, 0), resume).0
    };
    let mut grace = Desk::in_session();
    grace.works_until_left(secs(30));
    grace.does(Event::GraceTaken);
    vec![
        ("welcome", Desk::new(Settings::default())),
        ("notice", notice),
        ("active", Desk::in_session()),
        ("grace", grace),
        ("ending", ending),
        ("thanks", in_thanks()),
        (
            "closed",
            Desk::at_wall(with_hours(&["09:00-13:00"]), utc(2026, 3, 10, 20, 0)),
        ),
        ("proving", resumed(Proof::Due)),
        ("out of service", resumed(Proof::Failed)),
        ("restarting", after(Event::WipeDone { clean: false })),
    ]
}

#[test]
fn a_terminal_can_be_dropped_for_maintenance_from_every_stage() {
    for (name, mut desk) in every_stage() {
        let effects = desk.staff(StaffAction::DropForMaintenance);
        assert!(
            matches!(effects[0], Effect::RememberCondition(c) if c.maintenance),
            "{name}: a power cut now must not forget it"
        );
        desk.does(Event::WipeDone { clean: true });
        desk.wait(mins(6));
        assert_eq!(desk.stage(), Stage::Maintenance, "{name}");
    }
}

#[test]
fn start_is_refused_where_it_cannot_be() {
    for (name, mut desk) in every_stage() {
        let effects = desk.staff(START);
        let expected = match name {
            "welcome" | "notice" | "closed" => None,
            "active" | "grace" | "ending" | "thanks" => Some(Refusal::Busy),
            _ => Some(Refusal::NotInService),
        };
        match expected {
            None => assert!(effects.contains(&Effect::BuildCapsule), "{name}"),
            Some(refusal) => assert_eq!(effects, [Effect::Refused(refusal)], "{name}"),
        }
    }
}

#[test]
fn what_needs_a_session_is_refused_without_one() {
    for action in [
        StaffAction::Extend(Minutes(5)),
        StaffAction::EndSession,
        StaffAction::Lock,
        StaffAction::LiftLock,
    ] {
        for (name, mut desk) in every_stage() {
            if ["active", "grace"].contains(&name) {
                continue;
            }
            assert_eq!(
                desk.staff(action),
                [Effect::Refused(Refusal::NoSession)],
                "{name}"
            );
        }
    }
}

#[test]
fn bringing_back_and_clearing_are_refused_where_there_is_nothing_to_do() {
    for (name, mut desk) in every_stage() {
        let bring = desk.staff(StaffAction::BringBack);
        assert_eq!(
            bring,
            [Effect::Refused(Refusal::NotInMaintenance)],
            "{name}"
        );
        if name != "out of service" {
            let clear = desk.staff(StaffAction::ClearOutOfService);
            assert_eq!(clear, [Effect::Refused(Refusal::NotOutOfService)], "{name}");
        }
    }
}

#[test]
fn maintenance_does_not_excuse_a_terminal_from_its_proof() {
    for (name, mut desk) in every_stage() {
        if name != "out of service" {
            continue;
        }
        desk.staff(StaffAction::DropForMaintenance);
        assert_eq!(desk.stage(), Stage::Maintenance);
        desk.staff(StaffAction::BringBack);
        assert!(matches!(desk.stage(), Stage::OutOfService(_)));
    }
}
