// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Reports a second through [`Store::ingest`], beside the same rows inserted by a bare loop:
//! same tables and indices, same pragmas, as many reports to a transaction, bodies made
//! beforehand. The store keeps standings, digests and totals besides, and answers each
//! report; the loop does nothing of it.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{Days, Utc};
use rusqlite::{Connection, params};
use sportello_protocol::{Report, Row, TerminalId};
use sportello_store::{Postgres, PostgresOptions, Role, Store};
use tokio::task::JoinSet;
use tokio_postgres::NoTls;
use uuid::Uuid;

use crate::bounds::Bounds;
use crate::cluster::Cluster;
use crate::region::{AT_ONCE, folder, members, now, open, person};
use crate::reports::Reporter;
use crate::{figures, say};

const TERMINALS: usize = 640;
const ROUNDS: usize = 3;

/// A row as the tables have it.
#[derive(Debug)]
enum Bare {
    Record {
        terminal: Uuid,
        sequence: i64,
        date: String,
        body: String,
    },
    Health {
        terminal: Uuid,
        date: String,
        hour: i64,
        body: String,
    },
}

/// What all terminals will tell, for each the reports in their order.
type Told = Vec<(TerminalId, Vec<Report>)>;

pub(crate) async fn measure(reports: usize, bounds: &mut Bounds) -> anyhow::Result<()> {
    let each = reports.div_ceil(TERMINALS);
    say(&format!(
        "\nIngest: {} reports of {TERMINALS} terminals, {AT_ONCE} at once, {ROUNDS} rounds in turn \
         with the bare loop (load {})",
        each * TERMINALS,
        figures::load()
    ));
    sqlite(each, bounds).await?;
    match Cluster::start()? {
        Some(cluster) => postgres(&cluster, each, bounds).await,
        None => {
            say("SKIPPED PostgreSQL: no server in /usr/lib/postgresql");
            Ok(())
        }
    }
}

/// Times of the store and of the bare loop over all rounds.
#[derive(Debug, Default)]
struct Race {
    reports: usize,
    store: Duration,
    bare: Duration,
}

impl Race {
    fn verdict(&self, name: &str, beside: &str, bounds: &mut Bounds) {
        #[expect(clippy::cast_precision_loss, reason = "some thousand reports")]
        let a_second = |time: Duration| self.reports as f64 / time.as_secs_f64();
        let (store, bare) = (a_second(self.store), a_second(self.bare));
        say(&format!(
            "        {name}: {store:.0} reports/s; {beside}: {bare:.0} reports/s"
        ));
        bounds.at_least(
            &format!("ingest with {name}, beside {beside}"),
            store / bare,
            0.5,
            "times",
        );
    }
}

async fn sqlite(each: usize, bounds: &mut Bounds) -> anyhow::Result<()> {
    let mut race = Race::default();
    for _ in 0..ROUNDS {
        let folder = folder()?;
        let store = open(&folder.path().join("centre.db"))?;
        let told = told(&store, each).await?;
        let batches = batches(&told)?;
        race.reports += each * TERMINALS;
        race.store += ingest(&store, told).await?;
        drop(store);
        // The same tables, made by the store itself.
        let file = folder.path().join("bare.db");
        drop(open(&file)?);
        race.bare += tokio::task::spawn_blocking(move || bare_sqlite(&file, &batches)).await??;
    }
    race.verdict("SQLite", "a bare SQLite loop", bounds);
    Ok(())
}

async fn told(store: &Arc<dyn Store>, each: usize) -> anyhow::Result<Told> {
    let admin = person(&**store, "anna", Role::Admin).await?;
    let first_day = Utc::now().date_naive() - Days::new(each as u64 / 24 + 2);
    let mut told = Vec::new();
    for (number, member) in members(store, admin, TERMINALS).await?.iter().enumerate() {
        let mut reporter = Reporter::new(number, first_day);
        let reports = (0..each)
            .map(|_| reporter.next())
            .collect::<anyhow::Result<_>>()?;
        told.push((member.id, reports));
    }
    Ok(told)
}

/// As many terminals at a time as a centre works on; each sends one report after the other.
async fn ingest(store: &Arc<dyn Store>, told: Told) -> anyhow::Result<Duration> {
    let mut shares: Vec<Told> = (0..AT_ONCE).map(|_| Vec::new()).collect();
    for (number, one) in told.into_iter().enumerate() {
        shares[number % AT_ONCE].push(one);
    }
    let begun = Instant::now();
    let mut work = JoinSet::new();
    for share in shares {
        let store = Arc::clone(store);
        work.spawn(async move {
            for (terminal, reports) in share {
                for report in reports {
                    let rows = report.rows.len();
                    let done = store.ingest(terminal, report, true, now()).await?;
                    anyhow::ensure!(
                        done.new_rows as usize == rows && !done.cloned,
                        "a report was not taken as it is"
                    );
                }
            }
            anyhow::Ok(())
        });
    }
    while let Some(done) = work.join_next().await {
        done??;
    }
    Ok(begun.elapsed())
}

/// The rows of `AT_ONCE` reports each, in the order in which the store meets them.
fn batches(told: &Told) -> anyhow::Result<Vec<Vec<Bare>>> {
    let mut batches = Vec::new();
    for share in told.chunks(AT_ONCE) {
        let each = share.first().map_or(0, |(_, reports)| reports.len());
        for turn in 0..each {
            let mut batch = Vec::new();
            for (terminal, reports) in share {
                for numbered in reports.get(turn).map_or(&[][..], |report| &report.rows) {
                    batch.push(bare(*terminal, numbered.first.0, &numbered.row)?);
                }
            }
            batches.push(batch);
        }
    }
    Ok(batches)
}

fn bare(terminal: TerminalId, sequence: u64, row: &Row) -> anyhow::Result<Bare> {
    match row {
        Row::Session(session) => Ok(Bare::Record {
            terminal: terminal.0,
            sequence: i64::try_from(sequence)?,
            date: session.record.date.to_string(),
            body: serde_json::to_string(session)?,
        }),
        Row::Health(health) => Ok(Bare::Health {
            terminal: terminal.0,
            date: health.date.to_string(),
            hour: health.hour.map_or(-1, i64::from),
            body: serde_json::to_string(&health.gauges)?,
        }),
        _ => anyhow::bail!("a row that reports of this measurement do not hold"),
    }
}

fn bare_sqlite(file: &Path, batches: &[Vec<Bare>]) -> anyhow::Result<Duration> {
    let mut connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    let begun = Instant::now();
    for batch in batches {
        let transaction = connection.transaction()?;
        for row in batch {
            match row {
                Bare::Record {
                    terminal,
                    sequence,
                    date,
                    body,
                } => transaction
                    .prepare_cached("INSERT INTO records VALUES (?1, 1, ?2, ?3, ?4)")?
                    .execute(params![terminal.as_bytes(), sequence, date, body])?,
                Bare::Health {
                    terminal,
                    date,
                    hour,
                    body,
                } => transaction
                    .prepare_cached("INSERT INTO health VALUES (?1, ?2, ?3, ?4)")?
                    .execute(params![terminal.as_bytes(), date, hour, body])?,
            };
        }
        transaction.commit()?;
    }
    Ok(begun.elapsed())
}

async fn postgres(cluster: &Cluster, each: usize, bounds: &mut Bounds) -> anyhow::Result<()> {
    let mut race = Race::default();
    for round in 0..ROUNDS {
        let address = cluster.database(&format!("store{round}")).await?;
        let store: Arc<dyn Store> =
            Arc::new(Postgres::connect(&address, PostgresOptions::default()).await?);
        let told = told(&store, each).await?;
        let batches = batches(&told)?;
        race.reports += each * TERMINALS;
        race.store += ingest(&store, told).await?;
        drop(store);
        let address = cluster.database(&format!("bare{round}")).await?;
        drop(Postgres::connect(&address, PostgresOptions::default()).await?);
        race.bare += bare_postgres(&address, &batches).await?;
    }
    race.verdict("PostgreSQL", "a bare batched INSERT", bounds);
    Ok(())
}

/// One statement for each table and batch, the columns as arrays.
async fn bare_postgres(address: &str, batches: &[Vec<Bare>]) -> anyhow::Result<Duration> {
    let (mut client, connection) = tokio_postgres::connect(address, NoTls).await?;
    let driven = tokio::spawn(connection);
    let records = client
        .prepare("INSERT INTO records SELECT t, 1, s, d, b FROM UNNEST($1::uuid[], $2::bigint[], $3::text[], $4::text[]) AS u (t, s, d, b)")
        .await?;
    let healths = client
        .prepare("INSERT INTO health SELECT * FROM UNNEST($1::uuid[], $2::text[], $3::bigint[], $4::text[])")
        .await?;
    let begun = Instant::now();
    for batch in batches {
        let (mut ids, mut numbers, mut dates, mut bodies) = (vec![], vec![], vec![], vec![]);
        let (mut h_ids, mut h_dates, mut hours, mut h_bodies) = (vec![], vec![], vec![], vec![]);
        for row in batch {
            match row {
                Bare::Record {
                    terminal,
                    sequence,
                    date,
                    body,
                } => {
                    ids.push(*terminal);
                    numbers.push(*sequence);
                    dates.push(date.as_str());
                    bodies.push(body.as_str());
                }
                Bare::Health {
                    terminal,
                    date,
                    hour,
                    body,
                } => {
                    h_ids.push(*terminal);
                    h_dates.push(date.as_str());
                    hours.push(*hour);
                    h_bodies.push(body.as_str());
                }
            }
        }
        let transaction = client.transaction().await?;
        transaction
            .execute(&records, &[&ids, &numbers, &dates, &bodies])
            .await?;
        transaction
            .execute(&healths, &[&h_ids, &h_dates, &hours, &h_bodies])
            .await?;
        transaction.commit().await?;
    }
    let took = begun.elapsed();
    drop(client);
    driven.await??;
    Ok(took)
}
