// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Stores, sites, terminals and reports for the tests.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use futures_util::stream::{self, StreamExt};
use sportello_protocol::{
    Alarm, DaySheet, DayTotals, Duration, EndReason, Epoch, Facts, Gauge, HealthRow, Losses,
    Numbered, Outcome, Receipt, ReceiptVerdict, Record, Report, Row, Sequence, Service, SessionRow,
    Spread, TaskId, TaskOutcome, TerminalId, Thumbprint, UnixSeconds, VersionText, Versions,
};
use sportello_store::{
    AccountId, Enrolled, Ingested, NewCode, NewSite, Period, Postgres, PostgresOptions, Seen,
    SiteId, Sqlite, SqliteOptions, Store,
};

use crate::Requirement;
use crate::cluster::Cluster;

/// 22 November 2026, 12:00 UTC.
pub(crate) const NOW: UnixSeconds = UnixSeconds(1_795_348_800);

pub(crate) fn later(seconds: i64) -> UnixSeconds {
    UnixSeconds(NOW.0 + seconds)
}

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn today() -> NaiveDate {
    date("2026-11-22")
}

pub(crate) fn ever() -> Period {
    Period {
        first: date("2000-01-01"),
        last: date("2100-01-01"),
    }
}

pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
}

pub(crate) fn on_sqlite(requirement: Requirement) {
    let folder = tempfile::tempdir().unwrap();
    let store = Sqlite::open(&folder.path().join("centre.db"), SqliteOptions::default()).unwrap();
    runtime().block_on(requirement(&store));
}

pub(crate) async fn postgres(cluster: &Cluster, database: &str) -> Postgres {
    let options = PostgresOptions {
        connections: 8,
        ..PostgresOptions::default()
    };
    Postgres::connect(&cluster.address(database), options)
        .await
        .unwrap()
}

pub(crate) fn on_postgres(test: &str, requirements: &[(&'static str, Requirement)]) {
    let Some(cluster) = Cluster::start(test) else {
        return;
    };
    let cluster = std::sync::Arc::new(cluster);
    let failed: Vec<&str> = runtime().block_on(async {
        stream::iter(requirements)
            .map(|&(name, requirement)| {
                let cluster = std::sync::Arc::clone(&cluster);
                async move {
                    let run = tokio::spawn(async move {
                        let database = cluster.database().await;
                        let store = postgres(&cluster, &database).await;
                        requirement(&store).await;
                        drop(store);
                        cluster.drop_database(&database).await;
                    });
                    match run.await {
                        Ok(()) => None,
                        Err(error) => {
                            eprintln!("FAILED on PostgreSQL: {name}: {error}");
                            Some(name)
                        }
                    }
                }
            })
            .buffer_unordered(4)
            .filter_map(async |failed| failed)
            .collect()
            .await
    });
    assert!(failed.is_empty(), "on PostgreSQL: {failed:#?}");
    assert!(requirements.len() > 30, "the list is whole");
}

pub(crate) fn new_site(code: &str) -> NewSite {
    NewSite {
        code: code.to_owned(),
        name: format!("Biblioteca {code}"),
        municipality: "Cremona".to_owned(),
        district: "Cremona".to_owned(),
        address: "via Dante 1".to_owned(),
        phone: "0372 1".to_owned(),
        time_zone: "Europe/Rome".to_owned(),
        itinerant: false,
    }
}

pub(crate) async fn site(store: &dyn Store, code: &str) -> SiteId {
    store.add_site(new_site(code)).await.unwrap()
}

pub(crate) fn version(text: &str) -> VersionText {
    VersionText::parse(text).unwrap()
}

pub(crate) fn facts() -> Facts {
    Facts {
        threads: 4,
        memory_mib: 8000,
        disk_gib: 120,
        agent: version("0.1.0"),
    }
}

pub(crate) fn hash(of: &str) -> [u8; 32] {
    let mut bytes = [7; 32];
    for (place, byte) in bytes.iter_mut().zip(of.bytes()) {
        *place = byte;
    }
    bytes
}

pub(crate) fn new_code(secret: &str, site: SiteId) -> NewCode {
    NewCode {
        secret_hash: hash(secret),
        site,
        label: secret.to_owned(),
        replaces: None,
        made_by: AccountId(1),
        made: NOW,
        expires: later(3600),
    }
}

pub(crate) fn thumbprint(key: &str) -> Thumbprint {
    Thumbprint::of(&hash(key))
}

/// A terminal whose code, key and label are `name`.
pub(crate) async fn terminal(store: &dyn Store, site: SiteId, name: &str) -> TerminalId {
    store.make_code(new_code(name, site)).await.unwrap();
    let Enrolled { terminal, .. } = store
        .enrol(hash(name), hash(name), facts(), NOW)
        .await
        .unwrap()
        .unwrap();
    terminal
}

pub(crate) fn session_on(day: &str, task: &str) -> Row {
    Row::Session(SessionRow {
        record: Record {
            date: date(day),
            hour: 10,
            duration: Duration::From15To30,
            tasks: vec![TaskOutcome {
                task: TaskId::parse(task).unwrap(),
                furthest_step: 3,
                outcome: Outcome::GivenUp,
            }],
            end: EndReason::Citizen,
            help_asked: true,
            rating: Some(4),
            receipt: ReceiptVerdict::Clean,
        },
        receipt: Receipt {
            checks: Vec::new(),
            duration_ms: 60,
        },
    })
}

pub(crate) fn session() -> Row {
    session_on("2026-11-20", "isee")
}

pub(crate) fn sheet_on(first: &str, last: &str, sessions: u32) -> Row {
    Row::Days(DaySheet {
        first_day: date(first),
        last_day: date(last),
        totals: DayTotals {
            sessions,
            ..DayTotals::default()
        },
    })
}

pub(crate) fn health_on(day: &str, hour: Option<u8>, count: u32, low: i64, high: i64) -> Row {
    Row::Health(HealthRow {
        date: date(day),
        hour,
        gauges: BTreeMap::from([(
            Gauge::CpuPercent,
            Spread {
                count,
                low,
                high,
                sum: i64::from(count) * low,
            },
        )]),
    })
}

pub(crate) fn numbered(epoch: u64, sequence: u64, row: Row) -> Numbered {
    Numbered {
        epoch: Epoch(epoch),
        first: Sequence(sequence),
        last: Sequence(sequence),
        row,
    }
}

pub(crate) fn report(rows: Vec<Numbered>) -> Report {
    Report {
        version: sportello_protocol::VERSION,
        clock: NOW,
        losses: Losses::default(),
        rows,
    }
}

/// Sessions `first..=last` of an epoch.
pub(crate) fn sessions(epoch: u64, first: u64, last: u64) -> Report {
    report(
        (first..=last)
            .map(|sequence| numbered(epoch, sequence, session()))
            .collect(),
    )
}

pub(crate) async fn send(store: &dyn Store, terminal: TerminalId, report: Report) -> Ingested {
    store.ingest(terminal, report, true, NOW).await.unwrap()
}

pub(crate) async fn count(store: &dyn Store, measure: &sportello_store::Measure) -> u64 {
    store
        .tally(&sportello_store::Whole::Region, ever())
        .await
        .unwrap()
        .get(measure)
}

pub(crate) fn seen(terminal: TerminalId, at: UnixSeconds, alarms: &[Alarm]) -> Seen {
    Seen {
        terminal,
        at,
        service: Service::InService,
        alarms: alarms.to_vec(),
        versions: Versions {
            agent: version("0.1.0"),
            image: None,
            tasks: None,
            browser: Some(version("143.0")),
        },
        skew_s: -2,
        release: None,
    }
}
