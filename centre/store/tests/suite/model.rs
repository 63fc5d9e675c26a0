// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports in any order, cut into any pieces, sent again as often as one likes: the totals
//! are those of a model that fits on one page.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use sportello_protocol::{Numbered, Row};
use sportello_store::{Glance, Grain, Period, Store, Tally, Whole};

use crate::fixture::*;

crate::requirements!(random_reports_add_up_as_in_the_model);

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

fn day(epoch: u64, sequence: u64) -> NaiveDate {
    date("2025-11-20") + Days::new((epoch * 101 + sequence * 37) % 360)
}

/// The row that a number always has.
fn row(epoch: u64, sequence: u64) -> Row {
    let day = day(epoch, sequence).to_string();
    match sequence % 5 {
        0 => sheet_on(&day, &day, u32::try_from(sequence).unwrap()),
        1 => health_on(&day, Some(3), 1, 1, 1),
        _ => session_on(&day, ["isee", "spid", "fse"][(sequence % 3) as usize]),
    }
}

#[derive(Default)]
struct Model {
    taken: BTreeSet<(u64, u64)>,
    days: BTreeMap<NaiveDate, Tally>,
}

impl Model {
    fn take(&mut self, numbered: &Numbered) {
        let key = (numbered.epoch.0, numbered.first.0);
        if !self.taken.insert(key) {
            return;
        }
        let tally = self.days.entry(day(key.0, key.1)).or_default();
        match &numbered.row {
            Row::Session(session) => tally.count_session(session),
            Row::Days(sheet) => tally.count_sheet(sheet),
            _ => {}
        }
    }

    fn through(&self, epoch: u64) -> u64 {
        (1..)
            .find(|sequence| !self.taken.contains(&(epoch, *sequence)))
            .unwrap()
            - 1
    }
}

async fn random_reports_add_up_as_in_the_model(store: &dyn Store) {
    let mut all = Tally::default();
    for game in 1..=8 {
        let mut dice = Dice(game);
        let site = site(store, &game.to_string()).await;
        let id = terminal(store, site, &game.to_string()).await;
        let mut model = Model::default();
        for _ in 0..25 {
            let mut rows = Vec::new();
            for _ in 0..=dice.below(4) {
                let (epoch, first) = (1 + dice.below(3), 1 + dice.below(60));
                for sequence in first..first + dice.below(20) {
                    rows.push(numbered(epoch, sequence, row(epoch, sequence)));
                }
            }
            if dice.below(2) == 0 {
                rows.reverse();
            }
            let before = model.taken.len();
            rows.iter().for_each(|row| model.take(row));
            let answer = store.ingest(id, report(rows), false, NOW).await.unwrap();
            assert_eq!(answer.new_rows as usize, model.taken.len() - before);
            for standing in answer.standings {
                assert_eq!(standing.through.0, model.through(standing.epoch.0));
            }
        }
        model.days.retain(|_, tally| !tally.is_empty());
        let whole = Whole::Site(site);
        let days = store.series(&whole, ever(), Grain::Day).await.unwrap();
        let expected: Vec<_> = model
            .days
            .iter()
            .map(|(day, tally)| (*day, Glance::of(tally)))
            .filter(|(_, glance)| !glance.is_empty())
            .collect();
        assert_eq!(days, expected);
        let mut sum = Tally::default();
        for (day, tally) in &model.days {
            let period = Period {
                first: *day,
                last: *day,
            };
            assert_eq!(store.tally(&whole, period).await.unwrap(), *tally);
            sum.merge(tally);
        }
        assert_eq!(store.tally(&whole, ever()).await.unwrap(), sum);
        assert_eq!(
            store.glances(&[whole], ever()).await.unwrap(),
            [Glance::of(&sum)]
        );
        all.merge(&sum);
    }
    assert_eq!(store.tally(&Whole::Region, ever()).await.unwrap(), all);
}
