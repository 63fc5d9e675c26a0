// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What only a store in a file must do.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use sportello_protocol::Row;
use sportello_store::{Measure, Retention, Sqlite, SqliteOptions, Store, StoreError};

use crate::fixture::*;

const TOKEN: &str = "planted-4711-token";

fn open(folder: &Path) -> (Sqlite, PathBuf) {
    let path = folder.join("centre.db");
    let store = Sqlite::open(&path, SqliteOptions::default()).unwrap();
    (store, path)
}

pub(crate) fn found_in_files(folder: &Path, token: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|entry| {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        bytes.windows(token.len()).any(|window| window == token)
    })
}

#[test]
fn what_was_pruned_cannot_be_read_from_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(folder.path());
    runtime().block_on(async {
        let site = site(&store, "a").await;
        let id = terminal(&store, site, "1").await;
        let planted = |sequence: u64| {
            let body = serde_json::json!({"kind": "later", "text": TOKEN.repeat(40)});
            numbered(1, sequence, Row::FromNewer(body))
        };
        let rows = (1..=300).map(planted).collect();
        send(&store, id, report(rows)).await;
        store
            .audit(crate::audit::entry(-400 * 86_400, None, TOKEN))
            .await
            .unwrap();
        assert!(
            found_in_files(folder.path(), TOKEN.as_bytes()),
            "it was there"
        );
        let retention = Retention {
            record_days: 0,
            health_days: 0,
            alarm_days: 0,
            audit_days: 200,
        };
        assert_eq!(store.prune(retention, today()).await.unwrap(), 301);
        assert!(!found_in_files(folder.path(), TOKEN.as_bytes()));
    });
}

#[test]
fn the_audit_log_cannot_be_changed_by_whoever_opens_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (store, path) = open(folder.path());
    runtime()
        .block_on(store.audit(crate::audit::entry(0, None, "x")))
        .unwrap();
    let raw = rusqlite::Connection::open(path).unwrap();
    for statement in [
        "UPDATE audit SET object = 'y'",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE id = 1",
    ] {
        let refused = raw.execute_batch(statement).unwrap_err();
        assert!(refused.to_string().contains("only added to"), "{refused}");
    }
}

#[test]
fn a_copy_made_at_work_is_whole_and_can_be_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(folder.path());
    let copy = folder.path().join("copy.db");
    runtime().block_on(async {
        let site = site(&store, "a").await;
        let id = terminal(&store, site, "1").await;
        let writing = async {
            for number in 1..=30 {
                send(&store, id, sessions(1, number, number)).await;
            }
        };
        let (copied, ()) = tokio::join!(store.backup_to(&copy), writing);
        let copied = copied.unwrap();
        assert_eq!((copied.sites, copied.terminals), (1, 1));
        assert_eq!(Sqlite::restore_check(&copy).unwrap(), copied);
        let mode = fs::metadata(&copy).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let again = store.backup_to(&copy).await;
        assert!(matches!(again, Err(StoreError::Io(_))), "never overwritten");
        let there = folder.path().join("restored.db");
        assert_eq!(Sqlite::restore(&copy, &there).unwrap(), copied);
        assert!(Sqlite::restore(&copy, &there).is_err());
        let restored = Sqlite::open(&there, SqliteOptions::default()).unwrap();
        let before = count(&restored, &Measure::Sessions).await;
        let answer = send(&restored, id, sessions(1, 1, 30)).await;
        assert_eq!(u64::from(answer.new_rows), 30 - before);
        assert_eq!(count(&restored, &Measure::Sessions).await, 30);
    });
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("partial"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_damaged_or_foreign_copy_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = open(folder.path());
    let copy = folder.path().join("copy.db");
    runtime().block_on(async {
        let site = site(&store, "a").await;
        let id = terminal(&store, site, "1").await;
        send(&store, id, sessions(1, 1, 1_500)).await;
        store.backup_to(&copy).await.unwrap();
    });
    let whole = fs::read(&copy).unwrap();
    let check = |bytes: &[u8]| {
        let path = folder.path().join("tried.db");
        fs::write(&path, bytes).unwrap();
        Sqlite::restore_check(&path)
    };
    check(&whole).unwrap();
    assert!(check(b"").is_err());
    assert!(check(b"something else altogether").is_err());
    assert!(check(&whole[..whole.len() / 2]).is_err());
    let mut torn = whole.clone();
    for byte in torn.iter_mut().skip(8 * 4096).step_by(7).take(9_000) {
        *byte ^= 0x5a;
    }
    assert!(check(&torn).is_err());
    let later = rusqlite::Connection::open(&copy).unwrap();
    later
        .execute(
            "UPDATE refinery_schema_history SET version = version + 9000",
            [],
        )
        .unwrap();
    drop(later);
    let refused = Sqlite::restore_check(&copy).unwrap_err();
    assert!(refused.to_string().contains("later version"), "{refused}");
}

#[test]
fn the_file_is_its_owners_only_and_stays_in_one_piece_between_starts() {
    let folder = tempfile::tempdir().unwrap();
    runtime().block_on(async {
        for start in 0..3 {
            let (store, path) = open(folder.path());
            let mode = fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
            site(&store, &start.to_string()).await;
            let sites = store.sites(&sportello_store::Scope::Region).await.unwrap();
            assert_eq!(sites.len(), start + 1);
        }
    });
}

#[test]
fn a_file_that_is_no_store_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    fs::write(&path, "Gentile signora, ".repeat(500)).unwrap();
    assert!(Sqlite::open(&path, SqliteOptions::default()).is_err());
    let nowhere = folder.path().join("no/such/folder/centre.db");
    assert!(matches!(
        Sqlite::open(&nowhere, SqliteOptions::default()),
        Err(StoreError::Io(_))
    ));
}

#[test]
fn hundreds_of_requests_at_once_are_all_answered_and_stored() {
    let folder = tempfile::tempdir().unwrap();
    let (store, path) = open(folder.path());
    let runtime = runtime();
    runtime.block_on(async {
        let site = site(&store, "a").await;
        let mut ids = Vec::new();
        for number in 0..40 {
            ids.push(terminal(&store, site, &number.to_string()).await);
        }
        let reports = (0..400_usize).map(|number| {
            let sequence = (number / 40 + 1) as u64;
            send(&store, ids[number % 40], sessions(1, sequence, sequence))
        });
        let refused = (0..50).map(|_| store.add_site(new_site("a")));
        let (reports, refused) = tokio::join!(
            futures_util::future::join_all(reports),
            futures_util::future::join_all(refused)
        );
        assert!(reports.iter().all(|answer| answer.new_rows == 1));
        assert!(refused.iter().all(Result::is_err));
    });
    drop(store);
    let again = Sqlite::open(&path, SqliteOptions::default()).unwrap();
    assert_eq!(runtime.block_on(count(&again, &Measure::Sessions)), 400);
}

#[test]
fn a_report_that_cannot_be_stored_does_not_stop_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let (store, path) = open(folder.path());
    runtime().block_on(async {
        let (ill, well) = (site(&store, "a").await, site(&store, "b").await);
        let one = terminal(&store, ill, "1").await;
        let two = terminal(&store, well, "2").await;
        send(&store, one, sessions(1, 1, 1)).await;
        let raw = rusqlite::Connection::open(path).unwrap();
        let torn = format!(
            "UPDATE tallies SET body = x'00' WHERE whole = 's:{}'",
            ill.0
        );
        assert_eq!(raw.execute(&torn, []).unwrap(), 3);
        for number in 1..=20 {
            let (refused, taken) = tokio::join!(
                store.ingest(one, sessions(1, 2, 2), true, NOW),
                store.ingest(two, sessions(1, number, number), true, NOW)
            );
            assert!(matches!(refused, Err(StoreError::Unreadable("tally"))));
            assert_eq!(taken.unwrap().standings[0].through.0, number);
        }
        assert_eq!(count(&store, &Measure::Sessions).await, 21);
    });
}
