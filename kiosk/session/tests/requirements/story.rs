// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! From welcome to welcome.

use sportello_session::{
    Effect, EndReason, Event, Minutes, Rating, Settings, Stage, TaskFit, Verdict,
};

use crate::desk::{Desk, closing, mins, secs};

#[test]
fn a_citizen_is_led_from_welcome_to_welcome_and_every_effect_comes_once() {
    let mut desk = Desk::new(Settings::default());
    assert_eq!(desk.stage(), Stage::Welcome);

    assert_eq!(desk.does(Event::StartPressed), []);
    assert_eq!(
        desk.stage(),
        Stage::Notice {
            time_offered: Minutes(60)
        }
    );

    let effects = desk.does(Event::NoticeAccepted {
        with_helper: Some(true),
    });
    assert_eq!(
        effects,
        [
            Effect::OpenLedgerSession,
            Effect::CountHelper { with_helper: true },
            Effect::BuildCapsule
        ]
    );
    assert!(!desk.session().capsule_ready);
    assert_eq!(desk.does(Event::CapsuleBuilt), []);
    assert!(desk.session().capsule_ready);

    desk.does(Event::TaskChosen {
        minutes: Minutes(30),
    });
    assert!(desk.session().in_task);
    desk.works(mins(20));
    desk.does(Event::HelpAsked);
    desk.does(Event::TaskLeft);
    assert!(!desk.session().in_task);

    let opened = desk.at.wall - chrono::TimeDelta::minutes(20);
    assert_eq!(desk.ends(), [Effect::KillCapsule]);
    assert_eq!(
        desk.stage(),
        Stage::Ending {
            reason: EndReason::EndedByCitizen
        }
    );

    desk.pass(secs(1));
    let effects = desk.does(Event::WipeDone { clean: true });
    let closing = closing(&effects).unwrap();
    assert_eq!(effects, [Effect::CloseLedgerSession(closing)]);
    assert_eq!(closing.reason, EndReason::EndedByCitizen);
    assert_eq!(closing.verdict, Verdict::Clean);
    assert_eq!(closing.opened, Some(opened));
    assert_eq!(closing.lasted, Some(mins(20)));
    assert!(closing.help_asked);

    let four = Rating::new(4).unwrap();
    assert!(matches!(desk.stage(), Stage::Thanks { rated: None, .. }));
    assert_eq!(desk.does(Event::Rated(four)), [Effect::RecordRating(four)]);
    assert!(matches!(desk.stage(), Stage::Thanks { rated: Some(r), .. } if r == four));
    assert_eq!(desk.wait(secs(5)), [Effect::ReexecShell]);
    assert_eq!(desk.stage(), Stage::Welcome);
    assert!(desk.view().session.is_none());
}

#[test]
fn a_declined_notice_leaves_no_record_and_never_had_a_capsule() {
    let mut desk = Desk::new(Settings::default());
    desk.does(Event::StartPressed);
    assert_eq!(desk.does(Event::NoticeDeclined), []);
    assert_eq!(desk.stage(), Stage::Welcome);
    assert_eq!(desk.wait(mins(120)), []);
}

#[test]
fn a_notice_nobody_answers_goes_back_to_welcome() {
    let mut desk = Desk::new(Settings::default());
    desk.does(Event::StartPressed);
    assert_eq!(desk.wait(mins(3)), []);
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn somebody_who_reads_the_notice_slowly_keeps_it() {
    let mut desk = Desk::new(Settings::default());
    desk.does(Event::StartPressed);
    desk.works(mins(20));
    assert!(matches!(desk.stage(), Stage::Notice { .. }));
}

#[test]
fn end_asks_once_and_can_be_taken_back() {
    let mut desk = Desk::in_session();
    assert_eq!(
        desk.does(Event::EndConfirmed),
        [],
        "a confirmation of nothing"
    );
    assert_eq!(desk.stage(), Stage::Active);
    desk.does(Event::EndPressed);
    assert!(desk.session().end_asked);
    desk.does(Event::EndCancelled);
    assert!(!desk.session().end_asked);
    assert_eq!(desk.does(Event::EndConfirmed), []);
    assert_eq!(desk.stage(), Stage::Active);
}

#[test]
fn a_skipped_rating_goes_to_welcome_at_once() {
    let mut desk = Desk::in_session();
    desk.ends();
    desk.wiped();
    assert_eq!(desk.does(Event::RatingSkipped), [Effect::ReexecShell]);
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn thanks_does_not_wait_for_ever() {
    let mut desk = Desk::in_session();
    desk.ends();
    desk.wiped();
    assert_eq!(desk.wait(secs(29)), []);
    assert!(matches!(desk.stage(), Stage::Thanks { left, .. } if left == secs(1)));
    assert_eq!(desk.wait(secs(1)), [Effect::ReexecShell]);
    assert_eq!(desk.stage(), Stage::Welcome);
}

#[test]
fn one_session_is_rated_once() {
    let mut desk = Desk::in_session();
    desk.ends();
    desk.wiped();
    desk.does(Event::Rated(Rating::new(4).unwrap()));
    assert_eq!(desk.does(Event::Rated(Rating::new(1).unwrap())), []);
    assert_eq!(desk.does(Event::RatingSkipped), []);
}

#[test]
fn a_rating_is_one_to_five() {
    assert_eq!(Rating::new(0), None);
    assert_eq!(Rating::new(6), None);
    assert_eq!(
        (1..=5).map(|n| Rating::new(n).unwrap().get()).sum::<u8>(),
        15
    );
}

#[test]
fn the_record_is_written_before_the_rating_is_asked_for() {
    let mut desk = Desk::in_session();
    desk.ends();
    assert!(closing(&desk.does(Event::WipeDone { clean: true })).is_some());
    assert!(matches!(desk.stage(), Stage::Thanks { .. }));
}

#[test]
fn a_second_citizen_starts_from_nothing() {
    let mut desk = Desk::in_session();
    desk.does(Event::TaskChosen {
        minutes: Minutes(10),
    });
    desk.does(Event::HelpAsked);
    desk.works_until_left(mins(9));
    desk.does(Event::ExtensionTaken);
    desk.ends();
    desk.wiped();
    desk.does(Event::RatingSkipped);

    let desk = desk.started();
    let session = desk.session();
    assert_eq!(session.remaining, mins(60));
    assert_eq!(session.extensions_left, 10);
    assert!(!session.in_task && !session.help_asked && !session.end_asked);
}

#[test]
fn messages_for_a_stage_that_has_passed_are_dropped() {
    let mut desk = Desk::new(Settings::default());
    for late in [
        Event::CapsuleBuilt,
        Event::CapsuleFailed,
        Event::WipeDone { clean: false },
        Event::EndConfirmed,
        Event::StillMe,
        Event::JustArrived,
        Event::ExtensionTaken,
        Event::GraceTaken,
        Event::Rated(Rating::new(5).unwrap()),
        Event::HelpAsked,
        Event::NoticeAccepted { with_helper: None },
    ] {
        assert_eq!(desk.does(late), []);
        assert_eq!(desk.stage(), Stage::Welcome);
    }
}

#[test]
fn a_task_longer_than_the_time_left_is_known_before_its_start() {
    let mut desk = Desk::new(Settings::default());
    let fit = |desk: &Desk, minutes| desk.machine.task_fit(Minutes(minutes), desk.at);
    assert_eq!(fit(&desk, 60), TaskFit::Fits);
    assert_eq!(fit(&desk, 61), TaskFit::TooLong { left: Minutes(60) });

    desk = desk.started();
    desk.works_until_left(mins(20));
    assert_eq!(fit(&desk, 20), TaskFit::Fits);
    assert_eq!(
        fit(&desk, 21),
        TaskFit::FitsWithExtensions { left: Minutes(20) }
    );
    assert_eq!(
        fit(&desk, 120),
        TaskFit::FitsWithExtensions { left: Minutes(20) }
    );
    assert_eq!(fit(&desk, 121), TaskFit::TooLong { left: Minutes(20) });

    desk.staff(sportello_session::StaffAction::SetSomeoneWaiting(true));
    assert_eq!(fit(&desk, 21), TaskFit::TooLong { left: Minutes(20) });
}
