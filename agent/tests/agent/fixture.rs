// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the tests share: a terminal in a folder of its own, under a clock that is set by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Arc, Mutex};

use chrono::{Days, NaiveDate};
use sportello_agent::agent::Agent;
use sportello_agent::centre::Centre;
use sportello_agent::chance::Chance;
use sportello_agent::config::{Config, parse_centre};
use sportello_agent::delivery::Delivery;
use sportello_agent::identity::{Identity, pending_key};
use sportello_agent::line::Line;
use sportello_agent::network::Network;
use sportello_agent::{Clock, Context};
use sportello_ledger::{
    Book, BootMillis, Check, Counters, Draft, DurationBucket, EndReason, Hour, HourOfDay,
    LanguageTag, Mode, Outcome, Receipt, Slate, TaskId, TaskOutcome, Tasks, Verdict,
};
use sportello_protocol::{EnrolmentAnswer, TerminalId, UnixSeconds, VERSION, public_key_text};
use tempfile::TempDir;

use crate::centre::{TODAY, TestCentre};

pub(crate) const ADDRESS: &str = "http://127.0.0.1:9";

/// Numbers that look random and are the same every time (splitmix64).
#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

/// Chance of the same kind.
#[derive(Debug)]
pub(crate) struct Seeded(Mutex<Dice>);

impl Seeded {
    pub(crate) fn new(seed: u64) -> Self {
        Self(Mutex::new(Dice::new(seed)))
    }
}

impl Chance for Seeded {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), getrandom::Error> {
        let mut dice = self.0.lock().unwrap();
        for byte in bytes {
            *byte = dice.next().to_le_bytes()[0];
        }
        Ok(())
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub(crate) struct HandClock(Mutex<(i64, NaiveDate, u8, u64)>);

impl HandClock {
    pub(crate) fn new() -> Arc<Self> {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        Arc::new(Self(Mutex::new((TODAY, day, 9, 60_000))))
    }

    pub(crate) fn set_wall(&self, seconds: i64) {
        self.0.lock().unwrap().0 = seconds;
    }

    pub(crate) fn next_hour(&self) {
        let mut now = self.0.lock().unwrap();
        now.3 += 3_600_000;
        now.2 += 1;
        if now.2 == 24 {
            now.2 = 0;
            now.1 = now.1 + Days::new(1);
        }
    }
}

impl Clock for HandClock {
    fn wall(&self) -> UnixSeconds {
        UnixSeconds(self.0.lock().unwrap().0)
    }

    fn hour(&self) -> Hour {
        let now = self.0.lock().unwrap();
        Hour {
            date: now.1,
            hour: HourOfDay::new(now.2).unwrap(),
        }
    }

    fn boot(&self) -> BootMillis {
        BootMillis(self.0.lock().unwrap().3)
    }
}

/// One terminal.
pub(crate) struct Terminal {
    pub(crate) folder: TempDir,
    pub(crate) config: Config,
    pub(crate) clock: Arc<HandClock>,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        // In memory where that is possible: thousands of sessions are synced one by one.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            TempDir::new_in(memory)
        } else {
            TempDir::new()
        }
        .unwrap();
        let (state, run) = (folder.path().join("state"), folder.path().join("run"));
        std::fs::create_dir(&state).unwrap();
        std::fs::create_dir(&run).unwrap();
        let config = Config {
            centre: Some(parse_centre(ADDRESS).unwrap()),
            probes: false,
            update: None,
            ..Config::read(state, run, Path::new("/nonexistent")).unwrap()
        };
        Self {
            folder,
            config,
            clock: HandClock::new(),
        }
    }

    /// Has an identity that `centre` believes.
    pub(crate) fn enrolled(centre: &TestCentre) -> Self {
        let terminal = Self::new();
        terminal.enrol_with(centre);
        terminal
    }

    pub(crate) fn enrol_with(&self, centre: &TestCentre) {
        let key = pending_key(&self.config).unwrap();
        centre.knows(&key);
        let answer = EnrolmentAnswer {
            version: VERSION,
            terminal: TerminalId(uuid::Uuid::from_u128(7)),
            thumbprint: key.thumbprint(),
            centre_key: public_key_text(&centre.key.public()),
            server_clock: UnixSeconds(TODAY),
        };
        let address = parse_centre(ADDRESS).unwrap();
        Identity::adopt(&self.config, &key, &address, None, &answer).unwrap();
    }

    pub(crate) fn identity(&self) -> Identity {
        Identity::load(&self.config).unwrap().unwrap()
    }

    pub(crate) fn agent(&self, network: Arc<dyn Network>) -> Agent {
        let clock: Arc<dyn Clock> = Arc::<HandClock>::clone(&self.clock);
        Agent::new(self.config.clone(), clock, Arc::new(Seeded::new(1)))
            .unwrap()
            .with_network(network)
    }

    /// The rows' way out, as the agent has it after a start.
    pub(crate) fn delivery(&self, network: Arc<dyn Network>, seed: u64) -> (Delivery, Context) {
        let agent = self.agent(Arc::clone(&network));
        let context = agent.context().clone();
        let chance: Arc<dyn Chance> = Arc::new(Seeded::new(seed));
        let identity = self.identity();
        let line = Line::new(
            network,
            identity.address(&self.config),
            Arc::clone(&identity.key),
            Arc::<HandClock>::clone(&self.clock),
            Arc::clone(&chance),
        );
        let centre = Arc::new(Centre::new(context.clone(), identity, line, chance));
        (Delivery::new(context.clone(), centre), context)
    }

    pub(crate) fn book(&self) -> Book {
        let mut opening = sportello_ledger::Context::of_this_machine().unwrap();
        opening.now = self.clock.hour();
        opening.boot_ms = self.clock.boot();
        let (book, _opened) =
            Book::open(&self.config.book(), sportello_agent::ledger::CAP, opening).unwrap();
        book
    }

    pub(crate) fn slate(&self) -> Slate {
        Slate::open(&self.config.slate()).unwrap()
    }

    /// A whole session in the hour of the clock, its task named after `number`.
    pub(crate) fn session(&self, book: &mut Book, number: usize) {
        let now = self.clock.hour();
        let mut tasks = Tasks::new();
        tasks
            .push(TaskOutcome {
                task: TaskId::parse(&format!("task-{number}")).unwrap(),
                furthest_step: 3,
                outcome: Outcome::Finished,
            })
            .unwrap();
        let draft = Draft {
            date: now.date,
            hour: now.hour,
            duration: DurationBucket::From15To30,
            tasks,
            end: EndReason::Citizen,
            help_asked: false,
        };
        let counters = Counters {
            language: LanguageTag::parse("it").unwrap(),
            modes: BTreeSet::from([Mode::LargeText]),
            with_helper: None,
            skills: BTreeMap::new(),
        };
        let receipt = Receipt::new(Check::ALL.map(|check| (check, Verdict::Pass)), 200);
        let open = book.begin_session().unwrap();
        book.finish_session(open, &draft, &receipt, &counters)
            .unwrap();
        book.close_rating().unwrap();
    }

    /// `count` sessions whose hour is over for the agent.
    pub(crate) fn sessions(&self, count: usize) {
        let mut book = self.book();
        for number in 0..count {
            self.session(&mut book, number);
        }
        let _resting = book.unsent(1, self.clock.hour()).unwrap();
        self.clock.next_hour();
    }

    /// Rows that are still in the book.
    pub(crate) fn left(&self) -> usize {
        self.book().dump().unwrap().rows.len()
    }
}

/// The tasks of all sessions at the centre, sorted, each as often as it is there.
pub(crate) fn tasks_at(centre: &TestCentre) -> Vec<usize> {
    let memory = centre.memory();
    let mut tasks: Vec<usize> = memory
        .rows
        .values()
        .filter_map(|row| match row {
            sportello_protocol::Row::Session(session) => {
                let task = session.record.tasks.first().unwrap();
                Some(
                    task.task
                        .as_str()
                        .trim_start_matches("task-")
                        .parse()
                        .unwrap(),
                )
            }
            _ => None,
        })
        .collect();
    tasks.sort_unstable();
    tasks
}

pub(crate) fn exactly(count: usize) -> Vec<usize> {
    (0..count).collect()
}
