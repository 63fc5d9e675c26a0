// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Random histories against a model: a shell that finishes sessions, an agent that ships
//! them over a line that fails, a centre that stores each number once.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use sportello_ledger::{
    Book, Context, Epoch, Finished, Gauge, HealthSample, Hour, HourOfDay, LedgerError, MIN_CAP,
    Rating, Row, RowNumber, Sequence, SessionNumber,
};

use crate::fixture::{CAP, Desk, context, counters, day, draft, receipt, task_of};

#[derive(Debug, Clone)]
enum Step {
    Begin,
    Finish,
    /// Calls `finish_session` again for the last session.
    FinishAgain,
    Rate(u8),
    CloseRating,
    /// Hours that pass.
    Wait(u8),
    Health(i8),
    /// Ships; the answer gets lost if `lost`.
    Ship {
        limit: u32,
        lost: bool,
    },
    Reopen,
    Reboot,
    Many(u16),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => Just(Step::Begin),
        6 => Just(Step::Finish),
        1 => Just(Step::FinishAgain),
        2 => (1..=5_u8).prop_map(Step::Rate),
        1 => Just(Step::CloseRating),
        4 => (0..30_u8).prop_map(Step::Wait),
        2 => any::<i8>().prop_map(Step::Health),
        5 => (0..12_u32, any::<bool>()).prop_map(|(limit, lost)| Step::Ship { limit, lost }),
        1 => Just(Step::Reopen),
        1 => Just(Step::Reboot),
        1 => (1..40_u16).prop_map(Step::Many),
    ]
}

/// The centre: every number at most once, and the highest below which none is missing.
#[derive(Debug, Default)]
pub(crate) struct Centre {
    pub(crate) rows: BTreeMap<(Epoch, u64), Row>,
    covered: BTreeMap<Epoch, BTreeSet<u64>>,
}

impl Centre {
    pub(crate) fn store(&mut self, number: RowNumber, row: &Row) {
        let covered = self.covered.entry(number.epoch).or_default();
        covered.extend(number.first.0..=number.last.0);
        if let Some(known) = self.rows.get(&(number.epoch, number.last.0)) {
            let both_losses = matches!((known, row), (Row::Loss(_), Row::Loss(_)));
            assert!(
                known == row || both_losses,
                "a number was given to two rows"
            );
        }
        self.rows.insert((number.epoch, number.last.0), row.clone());
    }

    pub(crate) fn highest_contiguous(&self, epoch: Epoch) -> u64 {
        let covered = self.covered.get(&epoch);
        (1..)
            .take_while(|next| covered.is_some_and(|all| all.contains(next)))
            .last()
            .unwrap_or(0)
    }

    pub(crate) fn sessions(&self) -> BTreeMap<String, Option<u8>> {
        let mut sessions = BTreeMap::new();
        for row in self.rows.values() {
            if let Row::Session(session) = row {
                let rating = session.record.rating().map(Rating::get);
                let twice = sessions.insert(task_of(row).unwrap(), rating);
                assert!(twice.is_none(), "a session arrived twice");
            }
        }
        sessions
    }

    pub(crate) fn counted(&self) -> u64 {
        let sheets = self.rows.values().filter_map(|row| match row {
            Row::Days(sheet) => Some(u64::from(sheet.totals.sessions)),
            _ => None,
        });
        sheets.sum()
    }
}

/// What the ledger must answer, kept in plain maps.
struct World {
    desk: Desk,
    cap: u64,
    context: Context,
    book: Book,
    centre: Centre,
    hours: u32,
    boots: u32,
    open: Option<SessionNumber>,
    last: Option<SessionNumber>,
    rating_open: bool,
    finished: BTreeMap<String, Option<u8>>,
}

impl World {
    fn new(cap: u64) -> Self {
        let desk = Desk::new();
        let (book, _) = desk.open_with(cap, context());
        Self {
            desk,
            cap,
            context: context(),
            book,
            centre: Centre::default(),
            hours: 0,
            boots: 1,
            open: None,
            last: None,
            rating_open: false,
            finished: BTreeMap::new(),
        }
    }

    fn now(&self) -> Hour {
        let date = day(2) + chrono::Days::new(u64::from(self.hours / 24));
        Hour {
            date,
            hour: HourOfDay::new(u8::try_from(self.hours % 24).unwrap()).unwrap(),
        }
    }

    fn begin(&mut self) {
        match (self.open, self.book.begin_session()) {
            (None, Ok(number)) => {
                assert!(
                    self.last.is_none_or(|last| last < number),
                    "a number came twice"
                );
                (self.open, self.rating_open) = (Some(number), false);
            }
            (Some(open), Err(LedgerError::SessionOpen { open: told })) => {
                assert_eq!(open.get(), told);
            }
            other => panic!("{other:?}"),
        }
    }

    fn finish(&mut self) {
        let Some(number) = self.open.take() else {
            return;
        };
        let task = format!("s-{number}");
        let mut draft = draft(&task);
        (draft.date, draft.hour) = (self.now().date, self.now().hour);
        let done = self
            .book
            .finish_session(number, &draft, &receipt(), &counters("it"))
            .unwrap();
        assert_eq!(done, Finished::Stored);
        self.finished.insert(task, None);
        (self.last, self.rating_open) = (Some(number), true);
    }

    fn rate(&mut self, stars: u8) {
        let Some(number) = self.last else { return };
        let given = self.book.record_rating(number, Rating::new(stars).unwrap());
        assert_eq!(given.is_ok(), self.rating_open, "{given:?}");
        if self.rating_open {
            self.finished.insert(format!("s-{number}"), Some(stars));
        }
        self.rating_open = false;
    }

    fn ship(&mut self, limit: u32, lost: bool) {
        let now = self.now();
        let unsent = self.book.unsent(limit, now).unwrap();
        assert!(unsent.len() <= limit as usize);
        for row in &unsent {
            self.centre.store(row.number, &row.row);
        }
        if lost {
            return;
        }
        let epochs: BTreeSet<Epoch> = unsent.iter().map(|row| row.number.epoch).collect();
        for epoch in epochs {
            let highest = Sequence(self.centre.highest_contiguous(epoch));
            let done = self.book.acknowledge(epoch, highest, now.date).unwrap();
            assert!(!done.renumbered);
        }
    }

    fn reopen(&mut self) {
        let (book, opened) = self.desk.open_with(self.cap, self.context.clone());
        assert!(opened.damage.is_none(), "{opened:?}");
        self.book = book;
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Begin => self.begin(),
            Step::Finish => self.finish(),
            Step::FinishAgain => {
                let Some(last) = self.last else { return };
                let again =
                    self.book
                        .finish_session(last, &draft("again"), &receipt(), &counters("ar"));
                assert_eq!(again.unwrap(), Finished::AlreadyStored);
            }
            Step::Rate(stars) => self.rate(stars),
            Step::CloseRating => {
                self.book.close_rating().unwrap();
                self.rating_open = false;
            }
            Step::Wait(hours) => self.hours += u32::from(hours),
            Step::Health(value) => {
                let at = self.now();
                let (gauge, value) = (Gauge::TemperatureCelsius, i64::from(value));
                self.book
                    .add_health(HealthSample { at, gauge, value })
                    .unwrap();
            }
            Step::Ship { limit, lost } => self.ship(limit, lost),
            Step::Reopen => self.reopen(),
            Step::Reboot => {
                self.boots += 1;
                self.context.boot = crate::fixture::boot(self.boots);
                self.rating_open = false;
                self.reopen();
            }
            Step::Many(count) => {
                for _ in 0..count {
                    self.begin();
                    self.finish();
                }
            }
        }
        let dump = self.book.dump().unwrap();
        assert_eq!(
            dump.open_session, self.open,
            "the marker is the open session's, and alone"
        );
    }

    /// The line comes back for good: everything arrives.
    fn drain(&mut self) {
        self.book.close_rating().unwrap();
        for _ in 0..200 {
            self.hours += 1;
            self.ship(50, false);
        }
        let left = self.book.dump().unwrap();
        assert!(left.rows.is_empty(), "stalled at {:?}", left.rows.first());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_session_arrives_exactly_once_with_its_rating(
        steps in proptest::collection::vec(step(), 1..60),
    ) {
        let mut world = World::new(CAP);
        for step in &steps {
            world.step(step);
        }
        world.drain();
        prop_assert_eq!(world.centre.sessions(), world.finished.clone());
        let waiting: u32 =
            world.book.dump().unwrap().days.iter().map(|day| day.totals.sessions).sum();
        let counted = world.centre.counted() + u64::from(waiting);
        prop_assert_eq!(counted, world.finished.len() as u64);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn at_the_cap_every_session_arrives_or_is_counted_as_lost(
        steps in proptest::collection::vec(step(), 1..30),
    ) {
        let mut world = World::new(MIN_CAP);
        world.step(&Step::Many(600));
        for step in &steps {
            world.step(step);
        }
        world.step(&Step::Many(300));
        world.drain();
        let arrived = world.centre.sessions();
        let lost = world.book.losses().unwrap().sessions_dropped;
        prop_assert!(lost > 0);
        // A row may arrive and still be dropped here, when the answer was lost.
        prop_assert!(arrived.len() as u64 + lost >= world.finished.len() as u64);
        for (task, rating) in &arrived {
            prop_assert_eq!(world.finished.get(task), Some(rating));
        }
    }
}
