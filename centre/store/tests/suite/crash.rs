// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre is killed in the middle of its work: nothing that it acknowledged is lost,
//! nothing is counted twice.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use sportello_protocol::TerminalId;
use sportello_store::{FleetFilter, FleetSort, Measure, Page, Scope, Sqlite, SqliteOptions, Store};

use crate::fixture::*;

const PLACE: &str = "SPORTELLO_TEST_STORE";
const TERMINALS: usize = 6;
const PIECE: u64 = 3;

/// Reports from where the store stands, for ever; says what was acknowledged.
#[test]
#[ignore = "the process that is killed; the test beside it starts it"]
fn the_process_that_is_killed() {
    let Some(path) = std::env::var_os(PLACE) else {
        panic!("only its parent starts it");
    };
    let store = Sqlite::open(Path::new(&path), SqliteOptions::default()).unwrap();
    runtime().block_on(async {
        let work = ids(&store).await.into_iter().map(|id| {
            let store = &store;
            async move {
                let mut next = 1;
                loop {
                    let report = sessions(1, next, next + PIECE - 1);
                    let answer = send(store, id, report).await;
                    next = answer.standings[0].through.0 + 1;
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "acknowledged {id} {}", next - 1).unwrap();
                    out.flush().unwrap();
                }
            }
        });
        let _never: Vec<()> = futures_util::future::join_all(work).await;
    });
}

pub(crate) async fn ids(store: &dyn Store) -> Vec<TerminalId> {
    let page = Page {
        number: 0,
        size: 100,
    };
    let found = store
        .terminals(
            &Scope::Region,
            &FleetFilter::default(),
            FleetSort::Label,
            page,
        )
        .await
        .unwrap();
    found.items.iter().map(|terminal| terminal.id).collect()
}

#[test]
fn killed_in_the_middle_of_reports_nothing_acknowledged_is_lost_or_doubled() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("centre.db");
    let runtime = runtime();
    runtime.block_on(async {
        let store = Sqlite::open(&path, SqliteOptions::default()).unwrap();
        let site = site(&store, "a").await;
        for number in 0..TERMINALS {
            terminal(&store, site, &number.to_string()).await;
        }
    });
    let mut acknowledged: BTreeMap<String, u64> = BTreeMap::new();
    for kill in 1..=10 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::the_process_that_is_killed"])
            .args(["--ignored", "--nocapture"])
            .env(PLACE, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut heard = 0;
        for line in lines {
            let line = line.unwrap();
            let words: Vec<&str> = line.split(' ').collect();
            if let [.., "acknowledged", id, through] = words[..] {
                acknowledged.insert(id.to_owned(), through.parse().unwrap());
                heard += 1;
                if heard == 7 * kill {
                    // SIGKILL, while the next reports are on their way.
                    child.kill().unwrap();
                }
            }
        }
        child.wait().unwrap();
        assert!(heard >= 7 * kill, "it was killed at work");
        runtime.block_on(async {
            let store = Sqlite::open(&path, SqliteOptions::default()).unwrap();
            let mut counted = 0;
            for id in ids(&store).await {
                // A single old number again: the answer says how far the store is.
                let answer = send(&store, id, sessions(1, 1, 1)).await;
                let through = answer.standings[0].through.0;
                let told = acknowledged.get(&id.to_string()).copied().unwrap_or(0);
                assert!(through >= told, "{through} < {told}");
                assert!(answer.standings[0].missing.is_empty());
                counted += through;
            }
            assert_eq!(count(&store, &Measure::Sessions).await, counted);
        });
    }
    assert_eq!(acknowledged.len(), TERMINALS);
}
