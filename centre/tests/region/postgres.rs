// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The centre's program on PostgreSQL: alone, as two processes, and while the database is
//! restarted under load.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use sportello_agent::delivery::Stopped;
use sportello_agent::identity::Identity;
use sportello_ledger::{BootMillis, CommandKind as Order, Slate};
use sportello_protocol::TerminalId;
use sportello_store::{Measure, Postgres, PostgresOptions, Store};

use crate::cluster::Cluster;
use crate::place::{Terminal, busy, counted, machine, opened, release, session, start, until};
use crate::program::Made;

/// A new database in the cluster, as `--store` names it.
async fn database(cluster: &Cluster) -> String {
    let name = cluster.database().await;
    let address = cluster.address(&name);
    let folder = address
        .split(' ')
        .find_map(|word| word.strip_prefix("host="))
        .unwrap();
    format!("postgresql:///{name}?host={folder}&user=postgres")
}

async fn look_into(database: &str) -> Postgres {
    Postgres::connect(database, PostgresOptions::default())
        .await
        .unwrap()
}

fn id(terminal: &Terminal) -> TerminalId {
    let identity = Identity::load(&terminal.config).unwrap();
    identity.unwrap().terminal
}

/// Waits for what the staff ask of the shell.
async fn order(slate: &mut Slate) -> Order {
    for _ in 0..2400 {
        if let Some(command) = slate.take(BootMillis::now()).unwrap().pop() {
            return command.kind;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no command came");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_of_the_program_on_one_database_are_one_centre() {
    let Some(cluster) = Cluster::start("two processes on PostgreSQL") else {
        return;
    };
    let database = database(&cluster).await;
    let centre = Made::on(&database);
    let at_a = centre.first().await;
    let at_b = centre.second().await;
    let mut terminal = Terminal::new();
    terminal.enrol(&centre.url(), &centre.code("1")).await;
    {
        let mut book = terminal.book();
        for number in 0..5 {
            session(&mut book, number);
        }
        release(&mut book, 2);
    }
    let agent = start(&terminal, machine());
    let store = look_into(&database).await;
    until("five sessions in the database", async || {
        counted(&store, &Measure::Sessions).await == 5
    })
    .await;
    // The terminal speaks to A only. Staff look at both, and find one room.
    let site = store.terminal(id(&terminal)).await.unwrap().unwrap().site.0;
    let room = format!("/sites/{site}/room");
    let mut slate = Slate::open(&terminal.config.slate()).unwrap();
    // Logged in at B is logged in at A.
    let mut staff = centre.log_in(&at_b).await;
    for (process, minutes, ask, expected) in [
        (&at_b, 37, "extend", Order::Extend),
        (&at_a, 23, "lock", Order::Lock),
    ] {
        staff.goes_to(process);
        slate.set_live(&busy(minutes)).unwrap();
        let sentence = format!("Restano {minutes} minuti");
        let mut seen = false;
        for _ in 0..600 {
            seen = staff.get(&room).await.contains(&sentence);
            if seen {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        assert!(seen, "the room shows what the terminal told A");
        let addressed = id(&terminal).to_string();
        let fields = [("ask", ask), ("terminal", addressed.as_str())];
        staff.post(&format!("{room}/commands"), &fields).await;
        let order = order(&mut slate).await;
        assert_eq!(format!("{order:?}"), format!("{expected:?}"));
    }
    until("an empty book", async || terminal.left() == 0).await;
    for number in 0..5 {
        assert_eq!(counted(&store, &opened(number)).await, 1);
    }
    assert!(agent.runs());
    agent.stop().await;
}

const AGENTS: usize = 4;
const RESTARTS: usize = 2;
/// Rounds that the whole agent's book is given.
const APART: usize = 50;

#[tokio::test(flavor = "multi_thread")]
async fn a_database_restarted_under_load_costs_nothing_and_doubles_nothing() {
    let Some(cluster) = Cluster::start("PostgreSQL restarted under load") else {
        return;
    };
    let database = database(&cluster).await;
    let centre = Made::on(&database);
    let mut process = centre.first().await;
    let over = Arc::new(AtomicBool::new(false));
    let refusals = Arc::new(AtomicUsize::new(0));
    let rounds = Arc::new(AtomicUsize::new(0));
    let mut agents = Vec::new();
    for number in 0..AGENTS {
        let mut terminal = Terminal::new();
        let code = centre.code(&number.to_string());
        terminal.enrol(&centre.url(), &code).await;
        let (over, refusals) = (Arc::clone(&over), Arc::clone(&refusals));
        let rounds = Arc::clone(&rounds);
        // Hurried on purpose: no pause between one report and the next.
        agents.push(tokio::spawn(async move {
            let (mut delivery, _context) = terminal.delivery(machine());
            let mut book = terminal.book();
            let mut had = 0;
            loop {
                let last = over.load(Ordering::SeqCst);
                for _ in 0..2 {
                    session(&mut book, number);
                    had += 1;
                }
                release(&mut book, 2);
                while let Err(stopped) = delivery.drain().await {
                    assert!(matches!(stopped, Stopped::Failure(_)), "{stopped}");
                    refusals.fetch_add(1, Ordering::SeqCst);
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                rounds.fetch_add(1, Ordering::SeqCst);
                if last {
                    return (number, had, terminal);
                }
            }
        }));
    }
    // One whole agent among them, with its own pauses.
    let mut whole = Terminal::new();
    whole.enrol(&centre.url(), &centre.code("intero")).await;
    let running = start(&whole, machine());
    let mut book = whole.book();
    for restart in 0..RESTARTS {
        let so_far = rounds.load(Ordering::SeqCst);
        until("the agents are at work", async || {
            rounds.load(Ordering::SeqCst) >= so_far + AGENTS
        })
        .await;
        for number in 0..3 {
            session(&mut book, APART + restart * 3 + number);
        }
        release(&mut book, 2);
        tokio::task::block_in_place(|| cluster.restart());
    }
    over.store(true, Ordering::SeqCst);
    let mut all = RESTARTS * 3;
    let mut expected = Vec::new();
    for agent in agents {
        let (number, had, terminal) = agent.await.unwrap();
        all += had;
        expected.push((number, had));
        let sessions = terminal.book().dump().unwrap().rows;
        let waiting = sessions
            .iter()
            .filter(|row| matches!(row.row, sportello_ledger::Row::Session(_)));
        assert_eq!(waiting.count(), 0, "terminal {number}");
    }
    assert!(process.runs(), "the program outlives its database");
    assert!(process.ready().await);
    let store = look_into(&database).await;
    until("the whole agent's as well", async || {
        counted(&store, &Measure::Sessions).await >= all as u64
    })
    .await;
    assert_eq!(counted(&store, &Measure::Sessions).await, all as u64);
    for number in 0..RESTARTS * 3 {
        expected.push((APART + number, 1));
    }
    for (number, had) in expected {
        let times = counted(&store, &opened(number)).await;
        assert_eq!(times, had as u64, "task {number}");
    }
    assert_eq!(counted(&store, &Measure::LostSessions).await, 0);
    assert!(running.runs());
    running.stop().await;
    println!(
        "{all} sessions over {RESTARTS} restarts, {} times sent away",
        refusals.load(Ordering::SeqCst)
    );
}
