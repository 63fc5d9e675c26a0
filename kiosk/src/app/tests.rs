// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shell with services made of channels and a clock that moves when told: whole
//! sessions, and every way in which they go wrong.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use sportello_capsule::wire::{Check, Order, Receipt, Report, Trouble, Verdict};
use sportello_ledger::{Book, Context, Outcome, ReceiptVerdict};
use sportello_session::{At, BootTime, Condition, Proof};
use tokio::sync::mpsc::UnboundedReceiver;

use super::*;
use crate::layout::Edge;
use crate::screen::pin::PinState;
use crate::screen::stopped::{Stopped, WhyNothing, WhyOut};
use crate::screen::{Action, Company, Cover, Left, Screen, StaffOrder, TaskKey};
use crate::service::capsule::Ask;
use crate::service::compositor::Placement;
use crate::service::ledger::{Found, Job};

mod faults;
mod hands;
mod met;
mod network_page;
mod page_voice;
mod paper;
mod power;
mod room;
mod session;
mod staff;

/// A shell and the other ends of all its conversations.
struct Rig {
    app: App,
    windows: compositor::Fake,
    wishes: Receiver<crate::service::keys::Keys>,
    jobs: Receiver<Job>,
    asks: UnboundedReceiver<Ask>,
    alarm: Arc<std::sync::Mutex<Option<Duration>>>,
    left: Rc<RefCell<Vec<Leaving>>>,
    book: Book,
    _folder: tempfile::TempDir,
}

fn fresh() -> Found {
    Found {
        interrupted: false,
        condition: Condition::FIT,
        pin: (0, Duration::ZERO),
        someone_waiting: false,
        settings: Settings::default(),
    }
}

fn tasks() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tasks")
}

fn noon() -> At {
    At {
        boot: BootTime::since_boot(Duration::from_secs(1000)),
        wall: "2026-11-23T11:00:00Z".parse().unwrap(),
    }
}

impl Rig {
    /// A shell whose services have not said anything yet.
    fn silent(staff: Staff) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = Config {
            state: folder.path().join("state"),
            run: folder.path().join("run"),
            tasks: tasks(),
            policy: folder.path().join("policy.toml"),
            bundle: None,
            staff: folder.path().join("staff.toml"),
            capsule: PathBuf::from("sportello-capsule"),
            capsule_socket: None,
            portal_socket: None,
            declared: Vec::new(),
            cold_restart: None,
            voice: None,
            mixer: PathBuf::from("amixer"),
            sound: None,
        };
        let offer = Offer::load(&config.tasks, &config.policy);
        let left = Rc::new(RefCell::new(Vec::new()));
        let leavings = Rc::clone(&left);
        let mut app = App::with(
            config,
            Clock::frozen(noon()),
            offer,
            staff,
            move |leaving| {
                leavings.borrow_mut().push(leaving);
            },
        )
        .unwrap();
        let (compositor, windows) = compositor::Link::fake();
        let (keys, wishes) = crate::service::keys::Link::fake();
        let (alarm_link, alarm) = clock::Alarm::fake();
        let (ledger, jobs) = ledger::Link::fake();
        let (_capsule, asks) = capsule::Link::fake();
        let book_path = folder.path().join("book.db");
        let context = Context::of_this_machine().unwrap();
        let (book, _) = Book::open(&book_path, 1 << 22, context).unwrap();
        let _task = app.update(Message::Compositor(compositor::Event::Ready(compositor)));
        let _task = app.update(Message::Keys(crate::service::keys::Event::Ready(keys)));
        let _task = app.update(Message::Clock(clock::Event::Ready(alarm_link)));
        let _task = app.update(Message::Ledger(ledger::Event::Ready(ledger)));
        Self {
            app,
            windows,
            wishes,
            jobs,
            asks,
            alarm,
            left,
            book,
            _folder: folder,
        }
    }

    /// A shell at rest on *Welcome*, on a full-HD screen.
    fn welcoming() -> Self {
        Self::opened(Staff::default(), fresh())
    }

    fn opened(staff: Staff, found: Found) -> Self {
        let mut rig = Self::silent(staff);
        let (capsule, asks) = capsule::Link::fake();
        rig.asks = asks;
        rig.tell(Message::Capsule(capsule::Event::Ready(capsule)));
        rig.tell(Message::Compositor(compositor::Event::Found(Output {
            width: 1920,
            height: 1080,
        })));
        rig.tell(Message::Ledger(ledger::Event::Opened(Box::new(found))));
        rig
    }

    /// In a session with a standing capsule, on *Home*.
    fn in_session() -> Self {
        let mut rig = Self::welcoming();
        rig.begin_session();
        rig
    }

    fn begin_session(&mut self) {
        self.act(Action::Begin);
        self.act(Action::Accept {
            company: Some(Company::Helped),
        });
        self.marker_written();
        self.report(Report::Built);
    }

    fn marker_written(&mut self) {
        let number = self.book.begin_session().unwrap();
        self.tell(Message::Ledger(ledger::Event::Begun(number)));
    }

    fn tell(&mut self, message: Message) {
        let _task = self.app.update(message);
    }

    fn act(&mut self, action: Action) {
        let _task = self.app.act(action);
        self.app.settle();
    }

    fn report(&mut self, report: Report) {
        self.tell(Message::Capsule(capsule::Event::Report(report)));
    }

    fn lost(&mut self) {
        self.tell(Message::Capsule(capsule::Event::Lost));
    }

    /// Lets time pass, with the alarm ringing whenever it was set to.
    fn pass(&mut self, span: Duration) {
        let until = self.app.clock.now().boot.after(span).elapsed();
        for _ in 0..10_000 {
            let now = self.app.clock.now().boot.elapsed();
            let next = self.alarm.lock().unwrap().filter(|at| *at <= until);
            let Some(next) = next else {
                self.app.clock.pass(until.saturating_sub(now));
                return;
            };
            self.app.clock.pass(next.saturating_sub(now));
            self.tell(Message::Clock(clock::Event::Rang));
        }
        panic!("the alarm never rests");
    }

    fn jobs(&self) -> Vec<Job> {
        self.jobs.try_iter().collect()
    }

    fn asks(&mut self) -> Vec<Ask> {
        std::iter::from_fn(|| self.asks.try_recv().ok()).collect()
    }

    fn place(&self) -> &Screen {
        self.app.stage.place()
    }

    #[track_caller]
    fn check_stopped(&self, expected: &Stopped) {
        match self.place() {
            Screen::Stopped(stopped) => assert_eq!(stopped, expected),
            other => panic!("on show is {other:?}"),
        }
    }

    #[track_caller]
    fn check_welcome(&self) {
        assert!(
            matches!(self.place(), Screen::Welcome(_)),
            "{:?}",
            self.place()
        );
    }
}

fn receipt(verdict: Verdict) -> Receipt {
    Receipt {
        checks: Check::ALL.iter().map(|check| (*check, verdict)).collect(),
        duration_ms: 150,
    }
}

fn clean() -> Report {
    Report::Receipt(receipt(Verdict::Pass))
}

fn failed() -> Report {
    Report::Receipt(receipt(Verdict::Fail))
}

fn spid() -> TaskKey {
    TaskKey("practise-spid".to_owned())
}

fn is_task(ask: &Ask) -> bool {
    matches!(ask, Ask::Order(Order::Task(_)))
}
