// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Clocks that are wrong by decades, and are set right while the agent runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Days, NaiveDate, Timelike};
use sportello_agent::config::parse_centre;
use sportello_agent::enrol::{World, enrol};
use sportello_agent::{Clock, MachineClock};
use sportello_ledger::{BootMillis, Hour, HourOfDay};
use sportello_protocol::UnixSeconds;
use sportello_store::{Measure, Period, Whole};

use crate::place::{Quick, Region, Terminal, session_at, start, until};

const YEAR: i64 = 365 * 24 * 3600;

/// The machine's clock, and how far it is off.
#[derive(Debug)]
pub(crate) struct Wrong(AtomicI64);

impl Wrong {
    pub(crate) const fn by(seconds: i64) -> Self {
        Self(AtomicI64::new(seconds))
    }

    pub(crate) fn is_off_by(&self, seconds: i64) {
        self.0.store(seconds, Ordering::SeqCst);
    }
}

impl Clock for Wrong {
    fn wall(&self) -> UnixSeconds {
        UnixSeconds(MachineClock.wall().0 + self.0.load(Ordering::SeqCst))
    }

    fn hour(&self) -> Hour {
        let wall = DateTime::from_timestamp(self.wall().0, 0).unwrap();
        Hour {
            date: wall.date_naive(),
            hour: HourOfDay::new(u8::try_from(wall.hour()).unwrap()).unwrap(),
        }
    }

    fn boot(&self) -> BootMillis {
        MachineClock.boot()
    }
}

fn today() -> NaiveDate {
    chrono::Utc::now().date_naive()
}

/// Sessions that the region counts on these days.
async fn counted(region: &Region, first: NaiveDate, last: NaiveDate) -> u64 {
    let period = Period { first, last };
    let tally = region.store().tally(&Whole::Region, period).await;
    tally.unwrap().get(&Measure::Sessions)
}

/// A terminal is set up, used and reports under a clock that is off by so much; then the
/// clock is set right under the running agent.
async fn check(off: i64) {
    let region = Region::open("own", None).await;
    let clock = Arc::new(Wrong::by(off));
    let given = || -> Arc<dyn Clock> { Arc::<Wrong>::clone(&clock) };
    let mut terminal = Terminal::new();
    let address = format!("https://{}", region.address);
    terminal.config.centre = Some(parse_centre(&address).unwrap());
    let world = World {
        clock: given(),
        chance: Arc::new(Quick),
        network: None,
    };
    let code = region.code().await;
    enrol(&terminal.config, &code, None, world).await.unwrap();
    // Two days by that clock, and both are over.
    let mut book = terminal.book();
    let now = clock.hour();
    for (number, days) in [(0, 3), (1, 3), (2, 2)] {
        let at = Hour {
            date: now.date - Days::new(days),
            ..now
        };
        session_at(&mut book, number, at);
        book.unsent(1, at).unwrap();
    }
    let agent = start(&terminal, given());
    let (from, to) = (today() - Days::new(4), today() + Days::new(1));
    until("three sessions on days of this world", async || {
        counted(&region, from, to).await == 3
    })
    .await;
    let kept = sportello_agent::standing::read(&terminal.config.run).unwrap();
    let ahead = kept.clock_ahead_s.unwrap();
    assert!(
        (ahead - off).abs() < 60,
        "{ahead} s, and it is off by {off}"
    );
    until("the terminal in its room", async || {
        region.centre.hub.room(region.site).len() == 1
    })
    .await;
    // Somebody sets the clock; the next session is of today.
    clock.is_off_by(0);
    let yesterday = Hour {
        date: today() - Days::new(1),
        ..now
    };
    session_at(&mut book, 3, yesterday);
    book.unsent(1, yesterday).unwrap();
    until("the fourth session", async || {
        counted(&region, from, to).await == 4 && book.dump().unwrap().rows.is_empty()
    })
    .await;
    assert!(agent.runs());
    drop(agent);
    let whole = [NaiveDate::MIN, NaiveDate::MAX];
    let all = counted(&region, whole[0], whole[1]).await;
    assert_eq!(all, 4, "once each, and on no other day");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_terminal_whose_clock_stands_at_1970_reports_on_days_of_this_world() {
    check(-MachineClock.wall().0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_terminal_ten_years_ahead_reports_on_days_of_this_world() {
    check(10 * YEAR).await;
}
