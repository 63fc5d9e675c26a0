// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The thread with real files, and the agent's hands on them.

use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use sportello_ledger::{
    Command, CommandKind, HelpState, HostHash, LiveState, Met, Phase, Process, Slate, Warning,
};
use tokio::sync::mpsc::UnboundedReceiver;

use super::*;
use crate::service::ledger::{Alive, SLATE};

/// Until something that must come is given up.
const PATIENCE: Duration = Duration::from_secs(30);

struct Thread {
    jobs: Sender<Job>,
    events: UnboundedReceiver<Event>,
    places: Places,
    folder: tempfile::TempDir,
}

impl Thread {
    fn start(prepare: impl FnOnce(&Places)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            state: folder.path().join("state"),
            run: folder.path().join("run"),
        };
        std::fs::create_dir(&places.state).unwrap();
        std::fs::create_dir(&places.run).unwrap();
        prepare(&places);
        let (jobs, of_shell) = channel();
        let (to_shell, events) = tokio::sync::mpsc::unbounded_channel();
        let writer = Writer::new(places.clone(), of_shell, to_shell);
        std::thread::spawn(move || writer.run());
        Self {
            jobs,
            events,
            places,
            folder,
        }
    }

    /// The first event of which `pick` makes something.
    fn hears<T>(&mut self, pick: impl Fn(Event) -> Option<T>) -> T {
        until(|| self.events.try_recv().ok().and_then(&pick))
    }

    fn opened(&mut self) -> Found {
        self.hears(|event| match event {
            Event::Opened(found) => Some(*found),
            _ => None,
        })
    }

    fn slate(&self) -> Slate {
        Slate::open(&self.places.run.join(SLATE)).unwrap()
    }

    fn beats(&self) -> Vec<Process> {
        let beats = self.slate().heartbeats().unwrap();
        beats.into_iter().map(|beat| beat.process).collect()
    }
}

fn until<T>(mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "it never came");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn book(places: &Places) -> Book {
    let context = Context::of_this_machine().unwrap();
    let (book, _) = Book::open(&places.state.join(BOOK), CAP, context).unwrap();
    book
}

fn shorter() -> Settings {
    Settings {
        session_minutes: Some(30),
        ..Settings::default()
    }
}

#[test]
fn the_thread_never_beats_unless_the_shell_asks() {
    let mut thread = Thread::start(|_| {});
    thread.opened();
    // It has looked at everything and done what it was asked for.
    thread.jobs.send(Job::Flush).unwrap();
    thread.hears(|event| matches!(event, Event::Flushed).then_some(()));
    assert_eq!(thread.beats(), []);
    let all = Alive {
        compositor: true,
        browser: true,
    };
    thread.jobs.send(Job::Beat(Alive::default())).unwrap();
    until(|| (thread.beats() == [Process::Kiosk]).then_some(()));
    thread.jobs.send(Job::Beat(all)).unwrap();
    until(|| (thread.beats().len() == 3).then_some(()));
}

#[test]
fn a_book_in_trouble_keeps_no_beat_from_being_seen() {
    let mut thread = Thread::start(|places| {
        std::fs::remove_dir(&places.state).unwrap();
        std::fs::write(&places.state, "no folder").unwrap();
    });
    thread.hears(|event| matches!(event, Event::Trouble(_)).then_some(()));
    thread.jobs.send(Job::Begin).unwrap();
    thread.hears(|event| matches!(event, Event::NotBegun).then_some(()));
    thread.jobs.send(Job::Beat(Alive::default())).unwrap();
    until(|| (thread.beats() == [Process::Kiosk]).then_some(()));
}

#[test]
fn the_watchdog_finds_whom_to_end() {
    let mut thread = Thread::start(|_| {});
    thread.opened();
    let written = std::fs::read_to_string(thread.places.run.join("kiosk.pid")).unwrap();
    assert_eq!(written, format!("{}\n", std::process::id()));
}

#[test]
fn what_the_centre_wants_is_there_at_the_start_and_when_it_changes() {
    let mut thread = Thread::start(|places| {
        assert!(book(places).set_desired(4, &shorter()).unwrap());
    });
    assert_eq!(thread.opened().settings, shorter());
    let mut agent = book(&thread.places);
    agent.set_desired(5, &Settings::default()).unwrap();
    let heard = thread.hears(|event| match event {
        Event::Settings(settings) => Some(*settings),
        _ => None,
    });
    assert_eq!(heard, Settings::default());
}

#[test]
fn that_someone_waits_outlives_the_shell() {
    let live = |someone_waiting| LiveState {
        phase: Phase::Free,
        minutes_left: None,
        help: HelpState::None,
        warning: Warning::None,
        area: None,
        someone_waiting,
    };
    for waiting in [true, false] {
        let mut thread = Thread::start(|places| {
            let mut slate = Slate::open(&places.run.join(SLATE)).unwrap();
            slate.set_live(&live(waiting)).unwrap();
        });
        assert_eq!(thread.opened().someone_waiting, waiting);
    }
}

#[test]
fn a_command_and_a_living_agent_reach_the_shell() {
    let mut thread = Thread::start(|_| {});
    thread.opened();
    let mut agent = thread.slate();
    let now = BootMillis::now();
    agent.beat(Process::Agent, now).unwrap();
    let command = Command {
        id: 7,
        kind: CommandKind::Unlock,
        argument: 0,
        expires: BootMillis(now.0 + 60_000),
    };
    agent.post(command, now).unwrap();
    let (mut alive, mut commands) = (false, Vec::new());
    until(|| {
        match thread.events.try_recv() {
            Ok(Event::AgentAlive(is)) => alive = is,
            Ok(Event::Commands(some)) => commands.extend(some),
            _ => {}
        }
        (alive && commands == [command]).then_some(())
    });
    drop(thread.folder);
}

#[test]
fn a_proof_that_was_asked_for_is_due_until_its_receipt_is_in_the_book() {
    let ask = |places: &Places| std::fs::write(places.run.join("prove"), "prove\n").unwrap();
    let mut thread = Thread::start(ask);
    assert_eq!(
        thread.opened().condition.proof,
        sportello_session::Proof::Due
    );
    let request = thread.places.run.join("prove");
    assert!(request.exists());
    let clean = sportello_ledger::Check::ALL.map(|it| (it, sportello_ledger::Verdict::Pass));
    let receipt = sportello_ledger::Receipt::new(clean, 20);
    thread.jobs.send(Job::Proof(receipt)).unwrap();
    until(|| (!request.exists()).then_some(()));
    let context = Context::of_this_machine().unwrap();
    let (book, _) = Book::open(&thread.places.state.join(BOOK), CAP, context).unwrap();
    let last = book.last_receipt().unwrap().unwrap();
    assert_eq!(last.verdict, sportello_ledger::ReceiptVerdict::Clean);
    assert_eq!(last.at, None);
}

#[test]
fn a_session_learns_how_to_count_refused_hosts_and_the_book_counts_them() {
    let mut thread = Thread::start(|_| {});
    thread.opened();
    thread.jobs.send(Job::Begin).unwrap();
    let first = thread.hears(|event| match event {
        Event::Counting(counting) => Some(counting),
        Event::Begun(_) => panic!("a task could begin before it is known"),
        _ => None,
    });
    assert!(first.nearly().is_empty());
    let met = vec![Met::Nameless(HostHash([1; 8]))];
    let day = "2026-11-23".parse().unwrap();
    for _ in 0..4 {
        let job = Job::CountBlocked(met.clone(), day);
        thread.jobs.send(job).unwrap();
    }
    thread.jobs.send(Job::Flush).unwrap();
    thread.hears(|event| matches!(event, Event::Flushed).then_some(()));
    let next = book(&thread.places).counting().unwrap();
    assert_eq!(next.nearly().len(), 1);
}
