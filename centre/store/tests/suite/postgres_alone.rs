// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What only a database shared by several processes must do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use sportello_protocol::CommandKind;
use sportello_store::{
    AccountId, Change, Measure, Postgres, PostgresOptions, Scope, Store, StoreError,
};
use tokio::sync::broadcast::Receiver;

use crate::cluster::Cluster;
use crate::fixture::*;

/// One server, one requirement after the other: starting one takes seconds.
#[test]
fn processes_share_a_database() {
    let Some(cluster) = Cluster::start("processes_share_a_database") else {
        return;
    };
    let cluster = Arc::new(cluster);
    runtime().block_on(async {
        two_that_start_at_once_make_the_tables_once(&cluster).await;
        each_hears_of_the_others_changes(&cluster).await;
        a_command_is_not_seen_before_those_with_lower_numbers(&cluster).await;
        the_same_reports_through_two_doors_count_once(&cluster).await;
        two_processes_at_the_same_totals_wait_for_each_other(&cluster).await;
        the_audit_log_cannot_be_changed_by_whoever_connects(&cluster).await;
        a_server_that_dies_under_load_loses_and_doubles_nothing(&cluster).await;
    });
}

async fn two_that_start_at_once_make_the_tables_once(cluster: &Cluster) {
    let database = cluster.database().await;
    let stores = futures_util::future::join_all((0..4).map(|_| postgres(cluster, &database))).await;
    for (number, store) in stores.iter().enumerate() {
        site(store, &number.to_string()).await;
    }
    assert_eq!(stores[0].sites(&Scope::Region).await.unwrap().len(), 4);
}

async fn next(changes: &mut Receiver<Change>) -> Change {
    tokio::time::timeout(Duration::from_secs(30), changes.recv())
        .await
        .expect("it is told of the change")
        .unwrap()
}

async fn each_hears_of_the_others_changes(cluster: &Cluster) {
    let database = cluster.database().await;
    let (one, two) = (
        postgres(cluster, &database).await,
        postgres(cluster, &database).await,
    );
    let site = site(&one, "a").await;
    let id = terminal(&one, site, "1").await;
    let (mut of_one, mut of_two) = (one.changes(), two.changes());
    one.queue_command(id, CommandKind::Lock, AccountId(1), NOW, 60)
        .await
        .unwrap();
    assert_eq!(next(&mut of_one).await, Change::Command(id));
    assert_eq!(next(&mut of_two).await, Change::Command(id));
    two.follow_bundle(Some(4), 1).await.unwrap();
    assert_eq!(next(&mut of_one).await, Change::Everyone);
    assert_eq!(next(&mut of_two).await, Change::Everyone);
    let bytes = vec![0xfe; sportello_store::MAX_RELAY];
    two.relay(&bytes).await.unwrap();
    assert_eq!(next(&mut of_one).await, Change::Relay(Arc::from(bytes)));
    one.relay(b"last").await.unwrap();
    assert_eq!(
        next(&mut of_two).await,
        Change::Relay(Arc::from(&b"last"[..])),
        "its own words it does not hear"
    );
    // What was refused is not told.
    let nobody = sportello_protocol::TerminalId(uuid::Uuid::from_u128(1));
    let refused = one
        .queue_command(nobody, CommandKind::Lock, AccountId(1), NOW, 60)
        .await;
    assert!(refused.is_err());
    one.relay(b"after").await.unwrap();
    assert_eq!(
        next(&mut of_two).await,
        Change::Relay(Arc::from(&b"after"[..]))
    );
}

/// How many connections to a database wait for a lock.
async fn waiting(client: &tokio_postgres::Client, database: &str) -> i64 {
    let asked = "SELECT count(*) FROM pg_stat_activity
         WHERE datname = $1 AND wait_event_type = 'Lock'";
    client.query_one(asked, &[&database]).await.unwrap().get(0)
}

/// A terminal asks for what comes after the highest number it has: a lower one that came to
/// light later would never reach it.
async fn a_command_is_not_seen_before_those_with_lower_numbers(cluster: &Cluster) {
    let database = cluster.database().await;
    let (one, two) = (
        postgres(cluster, &database).await,
        postgres(cluster, &database).await,
    );
    let site = site(&one, "a").await;
    let id = terminal(&one, site, "1").await;
    let other = terminal(&one, site, "2").await;
    let (client, connection) =
        tokio_postgres::connect(&cluster.address(&database), tokio_postgres::NoTls)
            .await
            .unwrap();
    tokio::spawn(connection);
    // Whoever locks a terminal has its number, and is held up before the transaction ends.
    client
        .batch_execute(
            "CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN PERFORM pg_advisory_xact_lock_shared(7); RETURN NULL; END $$;
             CREATE TRIGGER hold AFTER INSERT ON commands FOR EACH ROW
             WHEN (NEW.kind LIKE '%\"lock\"%') EXECUTE FUNCTION hold();
             SELECT pg_advisory_lock(7)",
        )
        .await
        .unwrap();
    let queue = |store: &Arc<Postgres>, terminal, kind| {
        let store = Arc::clone(store);
        tokio::spawn(async move {
            store
                .queue_command(terminal, kind, AccountId(1), NOW, 60)
                .await
                .unwrap()
        })
    };
    let (one, two) = (Arc::new(one), Arc::new(two));
    let first = queue(&one, id, CommandKind::Lock);
    while waiting(&client, &database).await < 1 {
        tokio::task::yield_now().await;
    }
    let second = queue(&two, id, CommandKind::End);
    // Either the second waits for the first, or it is there without it.
    while waiting(&client, &database).await < 2 && !second.is_finished() {
        tokio::task::yield_now().await;
    }
    let seen = two
        .pending_commands(id, sportello_protocol::CommandId(0), NOW)
        .await
        .unwrap();
    assert_eq!(seen, [], "a number that a lower one follows");
    // Another terminal's commands do not wait for these.
    let of_other = queue(&two, other, CommandKind::End).await.unwrap();
    client
        .batch_execute("SELECT pg_advisory_unlock(7)")
        .await
        .unwrap();
    let (first, second) = (first.await.unwrap(), second.await.unwrap());
    assert!(first < second && first < of_other);
    let seen = two
        .pending_commands(id, sportello_protocol::CommandId(0), NOW)
        .await
        .unwrap();
    let seen: Vec<_> = seen.into_iter().map(|command| command.id).collect();
    assert_eq!(seen, [first, second]);
}

async fn the_same_reports_through_two_doors_count_once(cluster: &Cluster) {
    let database = cluster.database().await;
    let (one, two) = (
        postgres(cluster, &database).await,
        postgres(cluster, &database).await,
    );
    let site = site(&one, "a").await;
    let mut ids = Vec::new();
    for number in 0..12 {
        ids.push(terminal(&one, site, &number.to_string()).await);
    }
    let sent = (0..240_usize).map(|number| {
        let store = if number.is_multiple_of(2) { &one } else { &two };
        // Each number comes through both doors, and terminals in different orders.
        let id = ids[if number.is_multiple_of(2) {
            number / 2
        } else {
            239 - number / 2
        } % 12];
        let first = (number / 24 + 1) as u64;
        store.ingest(id, sessions(1, first, first), false, NOW)
    });
    let answers = futures_util::future::join_all(sent).await;
    let new: u64 = answers
        .into_iter()
        .map(|answer| u64::from(answer.unwrap().new_rows))
        .sum();
    for id in &ids {
        send(&one, *id, sessions(1, 1, 10)).await;
    }
    assert!(new <= 120);
    assert_eq!(count(&two, &Measure::Sessions).await, 120);
}

const ADDRESS: &str = "SPORTELLO_TEST_DATABASE";
const WHO: &str = "SPORTELLO_TEST_WHO";
const HOUSES: usize = 4;
const MACHINES: usize = 6;
const TIMES: u64 = 25;

/// Reports for every terminal that there is, many at once and in an order of its own.
#[test]
#[ignore = "one of two processes; the test beside it starts them"]
fn one_of_two_processes() {
    let Ok(address) = std::env::var(ADDRESS) else {
        panic!("only its parent starts it");
    };
    let who: u64 = std::env::var(WHO).unwrap().parse().unwrap();
    runtime().block_on(async {
        let options = PostgresOptions {
            connections: 4,
            ..PostgresOptions::default()
        };
        let store = Postgres::connect(&address, options).await.unwrap();
        let mut ids = crate::crash::ids(&store).await;
        assert_eq!(ids.len(), HOUSES * MACHINES);
        if who == 2 {
            ids.reverse();
        }
        for time in 0..TIMES {
            ids.rotate_left(5);
            let sent = ids.iter().map(|id| {
                // Each process has an epoch of its own; courier's reports say nothing of clones.
                let report = sessions(who, 1 + 2 * time, 2 + 2 * time);
                store.ingest(*id, report, false, NOW)
            });
            for answer in futures_util::future::join_all(sent).await {
                // A conflict with the other process is not the terminal's business.
                assert_eq!(answer.unwrap().new_rows, 2);
            }
        }
    });
}

async fn two_processes_at_the_same_totals_wait_for_each_other(cluster: &Cluster) {
    let database = cluster.database().await;
    let store = postgres(cluster, &database).await;
    let mut sites = Vec::new();
    for house in 0..HOUSES {
        let site = site(&store, &house.to_string()).await;
        for machine in 0..MACHINES {
            terminal(&store, site, &format!("{house}-{machine}")).await;
        }
        sites.push(site);
    }
    let processes = [1, 2].map(|who: u64| {
        std::process::Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "postgres_alone::one_of_two_processes"])
            .args(["--ignored", "--nocapture"])
            .env(ADDRESS, cluster.address(&database))
            .env(WHO, who.to_string())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap()
    });
    for process in processes {
        let output = process.wait_with_output().unwrap();
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{words}");
    }
    let of_site = 2 * 2 * TIMES * MACHINES as u64;
    for site in sites {
        let whole = sportello_store::Whole::Site(site);
        let tally = store.tally(&whole, ever()).await.unwrap();
        assert_eq!(tally.get(&Measure::Sessions), of_site);
    }
    let all = of_site * HOUSES as u64;
    assert_eq!(count(&store, &Measure::Sessions).await, all);
}

async fn the_audit_log_cannot_be_changed_by_whoever_connects(cluster: &Cluster) {
    let database = cluster.database().await;
    let store = postgres(cluster, &database).await;
    store
        .audit(crate::audit::entry(0, None, "x"))
        .await
        .unwrap();
    let (client, connection) =
        tokio_postgres::connect(&cluster.address(&database), tokio_postgres::NoTls)
            .await
            .unwrap();
    tokio::spawn(connection);
    for statement in [
        "UPDATE audit SET object = 'y'",
        "DELETE FROM audit",
        "TRUNCATE audit",
    ] {
        let refused = client.batch_execute(statement).await.unwrap_err();
        let why = refused.as_db_error().unwrap().message();
        assert!(why.contains("only added to"), "{why}");
    }
}

async fn a_server_that_dies_under_load_loses_and_doubles_nothing(cluster: &Arc<Cluster>) {
    let database = cluster.database().await;
    let store = postgres(cluster, &database).await;
    let site = site(&store, "a").await;
    let mut ids = Vec::new();
    for number in 0..6 {
        ids.push(terminal(&store, site, &number.to_string()).await);
    }
    let over = AtomicBool::new(false);
    let agents = ids.iter().map(|id| {
        let (store, over) = (&store, &over);
        async move {
            let mut next = 1;
            let mut refused = 0;
            while !over.load(Ordering::Relaxed) {
                match store
                    .ingest(*id, sessions(1, next, next + 1), true, NOW)
                    .await
                {
                    Ok(answer) => {
                        assert!(answer.standings[0].through.0 > next, "stored for good");
                        next = answer.standings[0].through.0 + 1;
                    }
                    Err(_) => {
                        refused += 1;
                        tokio::time::sleep(Duration::from_millis(20)).await;
                    }
                }
            }
            (*id, next - 1, refused)
        }
    });
    let restarts = async {
        for round in 1..=3 {
            // At work again before the next blow.
            while count_or_none(&store).await.unwrap_or(0) < round * 100 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            let cluster = Arc::clone(cluster);
            tokio::task::spawn_blocking(move || cluster.restart())
                .await
                .unwrap();
        }
        over.store(true, Ordering::Relaxed);
    };
    let (agents, ()) = tokio::join!(futures_util::future::join_all(agents), restarts);
    let (mut expected, mut refused) = (0, 0);
    for (id, acknowledged, times) in agents {
        // The last report may be stored although its answer was lost.
        let answer = send(&store, id, sessions(1, 1, 1)).await;
        let through = answer.standings[0].through.0;
        assert!(through >= acknowledged, "{through} < {acknowledged}");
        assert!(answer.standings[0].missing.is_empty());
        expected += through;
        refused += times;
    }
    assert!(refused > 0, "the server died at work");
    assert_eq!(count(&store, &Measure::Sessions).await, expected);
    store.ready().await.unwrap();
    // It hears the others again.
    let other = postgres(cluster, &database).await;
    let mut changes = store.changes();
    for _ in 0..200 {
        other.relay(b"again").await.unwrap();
        let heard = tokio::time::timeout(Duration::from_millis(100), changes.recv()).await;
        if let Ok(Ok(Change::Relay(bytes))) = heard {
            assert_eq!(&*bytes, b"again");
            return;
        }
    }
    panic!("it never heard the others again");
}

async fn count_or_none(store: &dyn Store) -> Option<u64> {
    let tally = store
        .tally(&sportello_store::Whole::Region, ever())
        .await
        .ok()?;
    Some(tally.get(&Measure::Sessions))
}

#[test]
fn a_database_on_another_machine_is_not_reached_in_the_clear_by_accident() {
    let runtime = runtime();
    let connect = |address: &str, authorities: Option<&std::path::Path>| {
        let options = PostgresOptions {
            authorities: authorities.map(Into::into),
            ..PostgresOptions::default()
        };
        match runtime.block_on(Postgres::connect(address, options)) {
            Err(StoreError::SetUp(why)) => why,
            other => panic!("{other:?}"),
        }
    };
    let far = "postgresql://centre:hunter2@database.invalid/centre";
    assert!(connect(far, None).contains("authority"));
    let far = "postgresql://centre:hunter2@localhost/centre?sslmode=require";
    assert!(connect(far, None).contains("authority"));
    let bad = connect("postgresql://centre:hunter2@[", None);
    assert!(!bad.contains("hunter2"), "{bad}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authorities.pem");
    std::fs::write(&file, "not a certificate").unwrap();
    assert!(connect(far, Some(&file)).contains("no certificate"));
}

fn pem(label: &str, bytes: &[u8]) -> String {
    let text = data_encoding::BASE64.encode(bytes);
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(64)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    format!(
        "-----BEGIN {label}-----\n{}\n-----END {label}-----\n",
        lines.join("\n")
    )
}

#[test]
fn over_the_network_the_servers_certificate_is_checked() {
    let test = "over_the_network_the_servers_certificate_is_checked";
    let Some(cluster) = Cluster::start(test) else {
        return;
    };
    let identity = || {
        let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
        (
            pem("CERTIFICATE", made.cert.der()),
            pem("PRIVATE KEY", &made.signing_key.serialize_der()),
        )
    };
    let (server, stranger) = (identity(), identity());
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    cluster.speak_tls(port, &server.0, &server.1);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("authority.pem");
    let address = format!("host=localhost port={port} user=postgres sslmode=require");
    let options = PostgresOptions {
        connections: 2,
        authorities: Some(file.clone()),
    };
    runtime().block_on(async {
        std::fs::write(&file, &stranger.0).unwrap();
        let refused = Postgres::connect(&address, options.clone()).await;
        assert!(refused.is_err(), "another authority");
        std::fs::write(&file, &server.0).unwrap();
        let store = Postgres::connect(&address, options).await.unwrap();
        store.ready().await.unwrap();
        let local = format!("{} port={port}", cluster.address("postgres"));
        let (client, connection) = tokio_postgres::connect(&local, tokio_postgres::NoTls)
            .await
            .unwrap();
        tokio::spawn(connection);
        let row = client
            .query_one(
                "SELECT count(*), count(*) FILTER (WHERE s.ssl) FROM pg_stat_activity a
                 JOIN pg_stat_ssl s ON s.pid = a.pid
                 WHERE a.application_name = 'sportello-centre'",
                &[],
            )
            .await
            .unwrap();
        let (all, secret): (i64, i64) = (row.get(0), row.get(1));
        assert!(all > 0);
        assert_eq!(all, secret);
    });
}
