// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A session from *Welcome* to *Welcome*.

use super::*;

#[test]
fn a_whole_session_leaves_one_record_and_a_fresh_process() {
    let mut rig = Rig::welcoming();
    rig.check_welcome();
    assert!(rig.asks().is_empty(), "no capsule on welcome");

    rig.act(Action::Begin);
    assert!(matches!(rig.place(), Screen::Notice(_)));
    rig.act(Action::Accept {
        company: Some(Company::Helped),
    });
    assert!(matches!(rig.place(), Screen::Home(_)));
    assert!(rig.jobs().iter().any(|job| matches!(job, Job::Begin)));
    assert!(rig.asks().is_empty(), "no capsule before its marker");
    rig.marker_written();
    assert!(matches!(rig.asks().as_slice(), [Ask::Build(_)]));
    rig.report(Report::Built);

    rig.act(Action::ShowTask(spid()));
    assert!(matches!(rig.place(), Screen::Card(_)));
    rig.act(Action::StartTask(spid()));
    assert!(matches!(rig.place(), Screen::Guide));
    assert!(rig.asks().iter().any(is_task));
    rig.report(Report::PageReady);
    rig.report(Report::StepReached { step: 2 });
    assert!(rig.asks().contains(&Ask::Order(Order::AtStep { step: 2 })));

    rig.act(Action::EndAsked);
    rig.act(Action::End);
    assert!(matches!(rig.place(), Screen::Ending(_)));
    assert_eq!(rig.asks(), [Ask::End]);
    rig.report(clean());
    assert!(matches!(rig.place(), Screen::Thanks(_)));
    let jobs = rig.jobs();
    let finished: Vec<_> = jobs
        .iter()
        .filter_map(|job| match job {
            Job::Finish(entry, receipt) => Some((entry, receipt)),
            _ => None,
        })
        .collect();
    let [(entry, receipt)] = finished.as_slice() else {
        panic!("one record, not {}", finished.len());
    };
    assert_eq!(receipt.verdict(), ReceiptVerdict::Clean);
    assert_eq!(entry.draft.end, sportello_ledger::EndReason::Citizen);
    assert_eq!(entry.counters.with_helper, Some(true));
    let task = &entry.draft.tasks.as_slice()[0];
    assert_eq!(
        (task.task.as_str(), task.furthest_step, task.outcome),
        ("practise-spid", 2, Outcome::Interrupted)
    );

    rig.act(Action::Rate(Some(4)));
    assert!(rig.jobs().iter().any(|job| matches!(job, Job::Rate(4))));
    rig.pass(Duration::from_secs(60));
    rig.check_welcome();
    let jobs = rig.jobs();
    assert!(
        matches!(
            jobs.as_slice(),
            [.., Job::CloseRating, Job::Flush, _] | [.., Job::CloseRating, Job::Flush]
        ),
        "{jobs:?}"
    );
    assert!(
        rig.left.borrow().is_empty(),
        "nothing is left before the book has it"
    );
    rig.tell(Message::Ledger(ledger::Event::Flushed));
    assert_eq!(*rig.left.borrow(), [Leaving::Shed]);
}

#[test]
fn a_task_whose_last_step_the_page_shows_done_is_finished_in_the_record() {
    let mut rig = Rig::in_session();
    rig.report(Report::Built);
    rig.act(Action::StartTask(spid()));
    rig.report(Report::PageReady);
    rig.report(Report::StepReached { step: u16::MAX });
    rig.act(Action::End);
    rig.report(clean());
    let jobs = rig.jobs();
    let outcomes: Vec<Outcome> = jobs
        .iter()
        .filter_map(|job| match job {
            Job::Finish(entry, _) => Some(entry.draft.tasks.as_slice()),
            _ => None,
        })
        .flatten()
        .map(|task| task.outcome)
        .collect();
    assert_eq!(outcomes, [Outcome::Finished]);
}

#[test]
fn a_task_chosen_while_the_capsule_is_built_is_led_once_it_stands() {
    let mut rig = Rig::welcoming();
    rig.act(Action::Begin);
    rig.act(Action::Accept { company: None });
    rig.act(Action::StartTask(spid()));
    rig.marker_written();
    assert!(!rig.asks().iter().any(is_task));
    rig.report(Report::Built);
    assert_eq!(rig.asks().iter().filter(|ask| is_task(ask)).count(), 1);
}

#[test]
fn the_guide_docks_on_the_start_side_of_the_language() {
    let mut rig = Rig::in_session();
    rig.act(Action::StartTask(spid()));
    let dock = |rig: &Rig| match rig.windows.last_placement() {
        Some(Placement::Beside(dock)) => Some(dock.edge),
        _ => None,
    };
    assert_eq!(dock(&rig), Some(Edge::Left));
    rig.act(Action::ChangeLanguage("ar".parse().unwrap()));
    assert_eq!(dock(&rig), Some(Edge::Right));
    rig.act(Action::Wear(Looks {
        text: sportello_kit::TextSize::Largest,
        ..Looks::default()
    }));
    assert_eq!(dock(&rig), Some(Edge::Bottom));
    assert!(matches!(rig.place(), Screen::Guide), "the place is kept");
    rig.act(Action::GoHome);
    assert_eq!(rig.windows.last_placement(), Some(Placement::Front));
}

#[test]
fn looks_and_language_of_a_session_are_counted_and_then_forgotten() {
    let mut rig = Rig::in_session();
    rig.act(Action::ChangeLanguage("ar".parse().unwrap()));
    rig.act(Action::Wear(Looks {
        text: sportello_kit::TextSize::Large,
        ..Looks::default()
    }));
    rig.act(Action::End);
    rig.report(clean());
    let jobs = rig.jobs();
    let entry = jobs.iter().find_map(|job| match job {
        Job::Finish(entry, _) => Some(entry),
        _ => None,
    });
    let counters = &entry.unwrap().counters;
    assert_eq!(counters.language.as_str(), "ar");
    assert!(counters.modes.contains(&sportello_ledger::Mode::LargeText));
    rig.act(Action::Rate(None));
    rig.check_welcome();
    assert_eq!(rig.app.looks, Looks::default());
    assert_eq!(rig.app.words.language().id.to_string(), "it");
}

#[test]
fn somebody_who_chose_a_language_and_went_away_leaves_it_for_a_minute_only() {
    let mut rig = Rig::welcoming();
    rig.act(Action::ChangeLanguage("ar".parse().unwrap()));
    rig.tell(Message::Idle(idle::Event::Idled));
    rig.pass(Duration::from_secs(50));
    assert_eq!(rig.app.words.language().id.to_string(), "ar");
    rig.pass(Duration::from_secs(15));
    assert_eq!(rig.app.words.language().id.to_string(), "it");
}

#[test]
fn the_time_is_warned_of_and_one_press_extends_it() {
    let mut rig = Rig::in_session();
    rig.pass(Duration::from_secs(51 * 60));
    let bar = rig.app.bar.clone().unwrap();
    assert_eq!(bar.left, Left::Minutes(9));
    assert!(
        matches!(bar.banner, Some(Banner::Warning { minutes: 9, .. })),
        "{bar:?}"
    );
    rig.act(Action::Extend);
    let bar = rig.app.bar.clone().unwrap();
    assert_eq!(bar.left, Left::Minutes(19));
    assert_eq!(bar.banner, Some(Banner::Extended { minutes: 10 }));
}

#[test]
fn in_the_last_minute_seconds_are_counted_each_second() {
    let mut rig = Rig::in_session();
    rig.pass(Duration::from_secs(59 * 60 + 30));
    assert_eq!(rig.app.bar.as_ref().unwrap().left, Left::Seconds(30));
    rig.pass(Duration::from_secs(1));
    assert_eq!(rig.app.bar.as_ref().unwrap().left, Left::Seconds(29));
}

#[test]
fn moving_hands_are_never_asked_whether_they_are_there() {
    let mut rig = Rig::in_session();
    rig.pass(Duration::from_secs(30 * 60));
    assert!(rig.app.stage.cover().is_none());
}

#[test]
fn still_hands_cover_the_page_and_two_answers_lead_on() {
    let mut rig = Rig::in_session();
    rig.act(Action::StartTask(spid()));
    rig.asks();
    rig.tell(Message::Idle(idle::Event::Idled));
    rig.pass(Duration::from_secs(5 * 60 + 10));
    assert!(matches!(rig.app.stage.cover(), Some(Cover::Idle(_))));
    assert_eq!(rig.windows.last_placement(), Some(Placement::Front));
    assert!(
        rig.asks()
            .contains(&Ask::Order(Order::Cover { covered: true }))
    );

    rig.act(Action::StillHere);
    assert!(rig.app.stage.cover().is_none());
    assert!(matches!(
        rig.windows.last_placement(),
        Some(Placement::Beside(_))
    ));
    assert!(
        rig.asks()
            .contains(&Ask::Order(Order::Cover { covered: false }))
    );

    rig.pass(Duration::from_secs(5 * 60 + 10));
    rig.act(Action::JustArrived);
    assert!(matches!(rig.place(), Screen::Ending(_)));
    assert!(rig.asks().contains(&Ask::End));
}

#[test]
fn a_welcome_screen_asks_to_be_woken_once_a_minute_at_most() {
    let rig = Rig::welcoming();
    let now = rig.app.clock.now().boot.elapsed();
    let next = rig.alarm.lock().unwrap().unwrap();
    assert!(next - now >= Duration::from_secs(59), "{:?}", next - now);
}

#[test]
fn a_screen_that_is_gone_can_no_longer_be_pressed() {
    let mut rig = Rig::in_session();
    rig.act(Action::End);
    rig.asks();
    let message = screen::Message::Home(screen::home::Message::PractiseAsked);
    rig.tell(Message::Screen(message));
    assert!(matches!(rig.place(), Screen::Ending(_)));
}

#[test]
fn nobody_there_is_said_at_once_when_help_is_called() {
    let mut rig = Rig::in_session();
    rig.act(Action::CallHelp);
    assert_eq!(rig.app.help, Help::Nobody);
    rig.tell(Message::Ledger(ledger::Event::AgentAlive(true)));
    rig.act(Action::CallHelp);
    assert_eq!(rig.app.help, Help::Sent);
    rig.app.help_moved(Help::Coming);
    assert_eq!(rig.app.help, Help::Coming);
}

#[test]
fn files_that_the_end_would_erase_are_named() {
    let mut rig = Rig::in_session();
    rig.report(Report::Files {
        pdf: 2,
        image: 0,
        document: 1,
        other: 0,
    });
    let unsaved = rig.app.bar.as_ref().unwrap().unsaved;
    assert_eq!((unsaved.pdf, unsaved.document), (2, 1));
}
