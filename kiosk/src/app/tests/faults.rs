// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! When things go wrong: a plain screen, no loss, recovery without hands.

use super::*;

#[test]
fn without_a_marker_there_is_no_capsule_and_the_terminal_recovers_by_itself() {
    let mut rig = Rig::welcoming();
    rig.act(Action::Begin);
    rig.act(Action::Accept { company: None });
    rig.tell(Message::Ledger(ledger::Event::Trouble(
        ledger::Trouble::DiskFull,
    )));
    rig.tell(Message::Ledger(ledger::Event::NotBegun));
    assert!(!rig.asks().iter().any(|ask| matches!(ask, Ask::Build(_))));
    rig.report(clean());
    rig.check_stopped(&Stopped::NothingWorks(WhyNothing::DiskFull));
    rig.tell(Message::Ledger(ledger::Event::Well));
    // The session could not be built: the terminal proves itself first.
    assert!(rig.asks().iter().any(|ask| matches!(ask, Ask::Prove(_))));
    rig.report(Report::Built);
    rig.report(clean());
    rig.check_welcome();
}

#[test]
fn a_book_that_cannot_be_opened_shows_a_plain_screen_until_it_can() {
    let mut rig = Rig::silent(Staff::default());
    rig.tell(Message::Ledger(ledger::Event::Trouble(
        ledger::Trouble::Unwritable,
    )));
    rig.check_stopped(&Stopped::NothingWorks(WhyNothing::NoBook));
    rig.tell(Message::Ledger(ledger::Event::Opened(Box::new(fresh()))));
    rig.tell(Message::Ledger(ledger::Event::Well));
    rig.check_welcome();
}

#[test]
fn an_interrupted_session_is_checked_and_closed_before_welcome() {
    let mut rig = Rig::silent(Staff::default());
    let found = Found {
        interrupted: true,
        ..fresh()
    };
    rig.tell(Message::Ledger(ledger::Event::Opened(Box::new(found))));
    assert!(matches!(rig.place(), Screen::Ending(_)));
    // The capsule service comes up later than the ledger.
    let (capsule, asks) = capsule::Link::fake();
    rig.asks = asks;
    rig.tell(Message::Capsule(capsule::Event::Ready(capsule)));
    assert_eq!(rig.asks(), [Ask::End]);
    rig.report(clean());
    let jobs = rig.jobs();
    assert_eq!(
        jobs.iter()
            .filter(|job| matches!(job, Job::FinishInterrupted(_)))
            .count(),
        1
    );
    rig.check_welcome();
    assert!(
        rig.left.borrow().is_empty(),
        "this process held nothing of it"
    );
}

#[test]
fn a_supervisor_that_dies_ends_the_session_and_a_fresh_one_looks() {
    let mut rig = Rig::in_session();
    rig.asks();
    rig.lost();
    assert!(matches!(rig.place(), Screen::Ending(_)));
    assert_eq!(rig.asks(), [Ask::End]);
    // The second one dies too: a third looks once more.
    rig.lost();
    assert_eq!(rig.asks(), [Ask::End]);
    rig.report(clean());
    let jobs = rig.jobs();
    let reasons: Vec<_> = jobs
        .iter()
        .filter_map(|job| match job {
            Job::Finish(entry, _) => Some(entry.draft.end),
            _ => None,
        })
        .collect();
    assert_eq!(reasons, [sportello_ledger::EndReason::CapsuleFailed]);
}

#[test]
fn a_failed_receipt_restarts_cold_and_a_second_one_waits_for_staff() {
    let mut rig = Rig::in_session();
    rig.act(Action::End);
    rig.report(failed());
    rig.check_stopped(&Stopped::OutOfService(WhyOut::WipeFailed));
    let due = Condition {
        proof: Proof::Due,
        maintenance: false,
        locked: false,
    };
    let jobs = rig.jobs();
    let position = |wanted: fn(&Job) -> bool| jobs.iter().position(wanted).unwrap();
    let remembered = position(|job| matches!(job, Job::Condition(_)));
    assert!(matches!(&jobs[remembered], Job::Condition(condition) if *condition == due));
    assert!(remembered < position(|job| matches!(job, Job::Finish(..))));
    rig.tell(Message::Ledger(ledger::Event::Flushed));
    assert_eq!(*rig.left.borrow(), [Leaving::Cold]);

    // The fresh process finds the doubt and proves itself.
    let mut rig = Rig::opened(
        Staff::default(),
        Found {
            condition: due,
            ..fresh()
        },
    );
    assert!(matches!(rig.asks().as_slice(), [Ask::Prove(_)]));
    rig.report(Report::Built);
    rig.report(failed());
    rig.check_stopped(&Stopped::OutOfService(WhyOut::WipeFailed));
    let jobs = rig.jobs();
    assert!(jobs.iter().any(|job| matches!(job, Job::Proof(_))));
    let remembered = jobs.iter().find_map(|job| match job {
        Job::Condition(condition) => Some(condition.proof),
        _ => None,
    });
    assert_eq!(remembered, Some(Proof::Failed));
}

#[test]
fn a_capsule_that_cannot_be_built_is_no_failed_wipe() {
    let mut rig = Rig::welcoming();
    rig.act(Action::Begin);
    rig.act(Action::Accept { company: None });
    rig.marker_written();
    rig.report(Report::Trouble {
        kind: Trouble::CannotBuild,
    });
    assert!(matches!(rig.place(), Screen::Ending(_)));
    rig.report(clean());
    // Tried once more, empty, at once.
    rig.report(Report::Trouble {
        kind: Trouble::CannotBuild,
    });
    rig.report(clean());
    rig.check_stopped(&Stopped::OutOfService(WhyOut::Fault));
}

#[test]
fn what_is_missing_is_said_and_the_terminal_returns_when_it_is_back() {
    let mut rig = Rig::welcoming();
    let needs = |browser, sandbox| Message::Needs(needs::Needs { browser, sandbox });
    rig.tell(needs(false, true));
    rig.check_stopped(&Stopped::NothingWorks(WhyNothing::NoBrowser));
    rig.tell(needs(true, false));
    rig.check_stopped(&Stopped::NothingWorks(WhyNothing::NoShelter));
    rig.tell(needs(true, true));
    rig.check_welcome();
    rig.tell(Message::Compositor(compositor::Event::Lost));
    rig.check_stopped(&Stopped::NothingWorks(WhyNothing::NoScreen));
    rig.tell(Message::Compositor(compositor::Event::Found(Output {
        width: 1366,
        height: 768,
    })));
    rig.check_welcome();
}

#[test]
fn unreadable_tasks_are_looked_for_again_until_they_are_there() {
    let mut rig = Rig::welcoming();
    rig.tell(Message::OfferRead(Box::default()));
    rig.check_stopped(&Stopped::NothingWorks(WhyNothing::NoTasks));
    let again = rig.alarm.lock().unwrap().unwrap();
    assert!(again <= rig.app.clock.now().boot.elapsed() + Duration::from_secs(10));
    let offer = Offer::load(&tasks(), Path::new("/nowhere/policy.toml"));
    rig.tell(Message::OfferRead(Box::new(offer)));
    rig.check_welcome();
}

#[test]
fn news_of_a_dying_capsule_never_disturbs_the_next_screen() {
    let mut rig = Rig::welcoming();
    for report in [
        Report::Built,
        Report::StepReached { step: 3 },
        Report::Trouble {
            kind: Trouble::CannotBuild,
        },
        failed(),
    ] {
        rig.report(report);
    }
    rig.lost();
    rig.check_welcome();
    assert!(rig.asks().is_empty());
    assert!(
        !rig.jobs()
            .iter()
            .any(|job| matches!(job, Job::Proof(_) | Job::Condition(_)))
    );
}

#[test]
fn the_bundle_in_use_goes_first_and_a_damaged_one_leaves_the_images_own_tasks() {
    let folder = tempfile::tempdir().unwrap();
    let bundle = folder.path().join("7");
    std::fs::create_dir_all(bundle.join("tasks")).unwrap();
    let current = folder.path().join("current");
    std::os::unix::fs::symlink("7", &current).unwrap();
    let config = |bundle: &Path| Config {
        tasks: tasks(),
        bundle: Some(bundle.to_owned()),
        ..Rig::silent(Staff::default()).app.config
    };
    // Not whole: no policy, then no tasks.
    let (read, offer) = offered(config(&current));
    assert!(read.tasks == tasks() && !offer.is_empty());
    std::fs::write(bundle.join("policy.toml"), "[site]\nname = \"Punto 7\"\n").unwrap();
    let (read, offer) = offered(config(&current));
    assert!(read.tasks == tasks() && !offer.is_empty());
    // Whole: the folder itself is read, whatever the link says later.
    std::fs::remove_dir(bundle.join("tasks")).unwrap();
    std::os::unix::fs::symlink(tasks(), bundle.join("tasks")).unwrap();
    let (read, offer) = offered(config(&current));
    assert_eq!(read.policy, bundle.join("policy.toml"));
    assert_eq!(offer.policy().site.name, "Punto 7");
    let (read, _) = offered(config(&folder.path().join("nowhere")));
    assert_eq!(read.tasks, tasks());
}

#[test]
fn a_bundle_that_comes_while_nobody_is_there_is_read_by_a_fresh_shell() {
    let folder = tempfile::tempdir().unwrap();
    let current = folder.path().join("current");
    let bundle = |number: &str| {
        let bundle = folder.path().join(number);
        std::fs::create_dir_all(bundle.join("tasks")).unwrap();
        std::fs::write(bundle.join("policy.toml"), "").unwrap();
        let _none_yet = std::fs::remove_file(&current);
        std::os::unix::fs::symlink(number, &current).unwrap();
    };
    let beat = |rig: &mut Rig| {
        for _ in 0..4 {
            rig.tell(Message::Pulse(pulse::Pulse));
        }
        rig.jobs().iter().any(|job| matches!(job, Job::Flush))
    };
    let mut rig = Rig::welcoming();
    rig.app.config.bundle = Some(current.clone());
    rig.tell(Message::Idle(idle::Event::Idled));
    rig.pass(Duration::from_secs(120));
    assert!(!beat(&mut rig), "there is none");
    bundle("7");
    rig.tell(Message::Idle(idle::Event::Resumed));
    assert!(!beat(&mut rig), "somebody is there");
    rig.tell(Message::Idle(idle::Event::Idled));
    rig.pass(Duration::from_secs(59));
    assert!(!beat(&mut rig), "somebody was there just now");
    rig.pass(Duration::from_secs(1));
    assert!(beat(&mut rig));
    rig.tell(Message::Ledger(ledger::Event::Flushed));
    assert_eq!(*rig.left.borrow(), [Leaving::Shed]);

    // What was found at the start is not taken again, whether it could be read or not.
    rig.app.bundle_found = rig.app.config.bundled().map(|(tasks, _)| tasks);
    assert!(!beat(&mut rig));
    // Nobody is sent away from a session.
    let mut rig = Rig::in_session();
    rig.app.config.bundle = Some(current.clone());
    rig.tell(Message::Idle(idle::Event::Idled));
    rig.pass(Duration::from_secs(60));
    assert!(!beat(&mut rig));
}
