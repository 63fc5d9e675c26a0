// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Looks at the plan of every question: none walks through a table that grows with history.

use chrono::NaiveDate;
use rusqlite::Connection;
use sportello_protocol::{CommandId, Settings, TerminalId, Thumbprint, UnixSeconds};

use super::connection::{SqliteSql, migrate, now};
use crate::queries::{
    accounts, alarms, audit, blocked, commands, fleet, identity, keeping, operators, rollouts,
    sites, targets, terminals, usage,
};
use crate::sql::{Asked, Row, Sql, Value};
use crate::{
    AccountId, Change, FleetFilter, FleetSort, Grain, Page, Period, Result, Retention, Scope,
    SiteFilter, SiteId, SiteSort, TerminalState, WebSessionId, Whole,
};

/// These are as large as the region, however old it is, and may be walked through whole.
const BOUNDED: [&str; 10] = [
    "accounts",
    "audit_counts",
    "audit_gate",
    "blocked",
    "figures",
    // One district after the other, on the way through them.
    "found",
    "operators",
    "sites",
    "s",
    "targets",
];
/// These may be walked through along an index that holds only what is wanted, or whose
/// order is the one that is asked for.
const ALONG: [&str; 6] = [
    "alarms_standing",
    "alarms_untold",
    "terminals_by_label",
    "terminals_by_last_seen",
    "terminals_by_enrolled",
    "terminals_kept",
];

/// Notes what is wrong with a plan before it answers.
struct Explaining<'a> {
    inner: SqliteSql<'a>,
    asked: Vec<String>,
    wrong: Vec<String>,
}

impl Explaining<'_> {
    fn look(&mut self, sql: &str) {
        let plain = sql.strip_suffix(" FOR UPDATE").unwrap_or(sql);
        let question = format!("EXPLAIN QUERY PLAN {plain}");
        let steps: Vec<String> = {
            let mut statement = self.inner.connection.prepare(&question).unwrap();
            let count = statement.parameter_count();
            let nothing = vec![None::<i64>; count];
            statement
                .query_map(rusqlite::params_from_iter(nothing), |row| row.get(3))
                .unwrap()
                .map(std::result::Result::unwrap)
                .collect()
        };
        for step in &steps {
            if !fine(step, plain) {
                self.wrong.push(format!("{step}\n    in {plain}"));
            }
        }
        self.asked.push(plain.to_owned());
    }
}

fn fine(step: &str, sql: &str) -> bool {
    // Latest lines first, by their number, and no more than a page of them.
    let paged_log = sql.contains("FROM audit l") && sql.contains("ORDER BY l.id DESC LIMIT");
    // The latest images, by their number, and fifty at most.
    let latest_images = sql.contains("FROM rollouts ORDER BY id DESC LIMIT 50");
    match step.strip_prefix("SCAN ") {
        Some("rollouts") => latest_images,
        Some("l") => paged_log,
        Some(rest) => {
            let table = rest.split(' ').next().unwrap_or_default();
            BOUNDED.contains(&table) || ALONG.iter().any(|index| rest.ends_with(index))
        }
        // A list of the whole fleet is not sorted anew for each of its pages; that of a few
        // sites may be.
        None => {
            let whole_fleet =
                sql.contains("FROM terminals t CROSS") && !sql.contains("AND t.site ");
            !(step.contains("TEMP B-TREE FOR ORDER BY") && whole_fleet)
        }
    }
}

impl Sql for Explaining<'_> {
    async fn rows(&mut self, sql: &'static str, values: &[Value]) -> Result<Vec<Row>> {
        self.look(sql);
        self.inner.rows(sql, values).await
    }

    async fn run(&mut self, sql: &'static str, values: &[Value]) -> Result<u64> {
        self.look(sql);
        self.inner.run(sql, values).await
    }

    async fn all(&mut self, asked: Vec<Asked>) -> Result<Vec<Vec<Vec<Row>>>> {
        for one in &asked {
            self.look(one.sql);
        }
        self.inner.all(asked).await
    }

    async fn built(&mut self, sql: String, values: Vec<Value>) -> Result<Vec<Row>> {
        self.look(&sql);
        self.inner.built(sql, values).await
    }

    fn totals_lock(&self) -> Option<Asked> {
        self.inner.totals_lock()
    }

    async fn note(&mut self, change: Change) -> Result<()> {
        self.inner.note(change).await
    }
}

fn explained(
    ask: impl AsyncFnOnce(&mut Explaining<'_>) -> Result<()>,
) -> (Vec<String>, Vec<String>) {
    let mut connection = Connection::open_in_memory().unwrap();
    migrate(&mut connection).unwrap();
    let mut sql = Explaining {
        inner: SqliteSql {
            connection: &mut connection,
            notes: Vec::new(),
        },
        asked: Vec::new(),
        wrong: Vec::new(),
    };
    now(ask(&mut sql)).unwrap();
    (sql.asked, sql.wrong)
}

#[test]
fn no_page_walks_through_a_table_that_grows_with_history() {
    let nobody = TerminalId(uuid::Uuid::from_u128(1));
    let time = UnixSeconds(1);
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let period = Period {
        first: NaiveDate::from_ymd_opt(2023, 5, 5).unwrap(),
        last: day,
    };
    let page = Page {
        number: 3,
        size: 50,
    };
    let scopes = [Scope::Region, Scope::Sites(vec![SiteId(1), SiteId(2)])];
    let (asked, wrong) = explained(async |sql| {
        for whole in [Whole::Region, Whole::Site(SiteId(1))] {
            usage::tally(sql, &whole, period).await?;
            for grain in Grain::ALL {
                usage::series(sql, &whole, period, grain).await?;
            }
        }
        usage::tallies(sql, &[SiteId(1), SiteId(2)], period).await?;
        usage::glances(sql, &[Whole::Region, Whole::Site(SiteId(1))], period).await?;
        for scope in &scopes {
            for sort in [
                FleetSort::Site,
                FleetSort::Label,
                FleetSort::LastSeen,
                FleetSort::Enrolled,
            ] {
                let all = FleetFilter::default();
                fleet::list(sql, scope, &all, sort, page).await?;
                let some = FleetFilter {
                    district: Some("x".to_owned()),
                    site: Some(SiteId(1)),
                    state: Some(TerminalState::Quarantined),
                    silent_since: Some(time),
                    ill: true,
                    text: Some("x".to_owned()),
                };
                fleet::list(sql, scope, &some, sort, page).await?;
            }
            alarms::standing(sql, scope).await?;
            alarms::page(sql, scope, page).await?;
            for by in [None, Some(AccountId(1))] {
                audit::list(sql, scope, by, page).await?;
            }
            sites::all(sql, scope).await?;
            for sort in [SiteSort::Name, SiteSort::Terminals] {
                let some = SiteFilter {
                    district: Some("x".to_owned()),
                    text: Some("x".to_owned()),
                };
                for filter in [SiteFilter::default(), some] {
                    sites::page(sql, scope, &filter, sort, true, page).await?;
                }
            }
            sites::districts(sql, scope).await?;
            identity::codes(sql, scope, time).await?;
        }
        fleet::one(sql, nobody).await?;
        terminals::health(sql, nobody, day, day).await?;
        alarms::to_tell(sql).await?;
        blocked::all(sql).await?;
        targets::all(sql).await?;
        accounts::all(sql).await?;
        accounts::one(sql, AccountId(1)).await?;
        accounts::by_name(sql, "x").await?;
        accounts::web_session(sql, WebSessionId([0; 32]), time).await?;
        accounts::end_web_sessions_of(sql, AccountId(1)).await?;
        accounts::count_failure(sql, [0; 32], time, time).await?;
        accounts::forget_failures(sql, [0; 32]).await?;
        identity::key(sql, Thumbprint::of(&[0; 32])).await?;
        operators::by_key(sql, Thumbprint::of(&[0; 32])).await?;
        operators::all(sql).await?;
        rollouts::all(sql).await?;
        rollouts::members(sql, 12).await?;
        rollouts::follow(sql, Some(4), 1).await?;
        let _missing = rollouts::desired(sql, nobody).await;
        commands::pending(sql, nobody, CommandId(0), time).await?;
        commands::note_results(sql, nobody, &[]).await?;
        let _missing = commands::set_settings(sql, SiteId(1), &Settings::default()).await;
        let _missing = fleet::retire(sql, nobody).await;
        keeping::feel(sql).await
    });
    assert!(asked.len() > 60, "{}", asked.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_too_old_is_found_by_an_index() {
    let retention = Retention {
        record_days: 1,
        health_days: 1,
        alarm_days: 1,
        audit_days: 1,
    };
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let (asked, wrong) = explained(async |sql| {
        keeping::prune_some(sql, retention, day).await?;
        Ok(())
    });
    assert!(asked.len() > 9);
    // What waits for terminals is a handful.
    let wrong: Vec<_> = wrong
        .iter()
        .filter(|step| !step.starts_with("SCAN commands"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
