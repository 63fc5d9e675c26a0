// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The real program, killed with SIGKILL again and again while its network drops, repeats,
//! damages and refuses.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use sportello_agent::config::parse_centre;
use sportello_ledger::{Hour, HourOfDay};
use tokio::net::TcpListener;

use crate::centre::TestCentre;
use crate::fixture::{Dice, Terminal, exactly, tasks_at};

/// Kills; the long run sets `SPORTELLO_KILLS=1000`.
fn kills() -> u64 {
    std::env::var("SPORTELLO_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(40)
}

/// What goes wrong, the same for the same number of a request.
async fn misfortune(State(count): State<Arc<AtomicU64>>, request: Request, next: Next) -> Response {
    let number = count.fetch_add(1, Ordering::Relaxed);
    match Dice::new(number).below(8) {
        0 => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        1 => (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "1")]).into_response(),
        // Stored, and the answer is cut short.
        2 => {
            let (parts, body) = next.run(request).await.into_parts();
            let whole = axum::body::to_bytes(body, 1 << 20).await.unwrap();
            let half = whole.slice(..whole.len() / 2);
            Response::from_parts(parts, Body::from(half))
        }
        3 => {
            tokio::time::sleep(Duration::from_millis(40)).await;
            next.run(request).await
        }
        _ => next.run(request).await,
    }
}

fn agent(terminal: &Terminal) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sportello-agent"))
        .arg("--config")
        .arg(terminal.config.state.join("agent.toml"))
        .arg("--state")
        .arg(&terminal.config.state)
        .arg("--run")
        .arg(&terminal.config.run)
        .arg("run")
        .env("RUST_LOG", "off")
        // Nothing listens there: a centre on this machine is reached past it.
        .env("HTTP_PROXY", "http://127.0.0.1:1")
        .env("ALL_PROXY", "http://127.0.0.1:1")
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test]
async fn killed_in_a_loop_over_a_bad_network_every_row_arrives_exactly_once() {
    let centre = TestCentre::new();
    let mut terminal = Terminal::new();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let router: Router = centre
        .router()
        .layer(from_fn_with_state(Arc::new(AtomicU64::new(0)), misfortune));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    terminal.config.centre = Some(parse_centre(&address).unwrap());
    terminal.enrol_with(&centre);
    std::fs::write(
        terminal.config.state.join("agent.toml"),
        format!("centre = '{address}'\nprobes = false\n"),
    )
    .unwrap();
    let mut dice = Dice::new(42);
    let mut book = terminal.book();
    let rows = usize::try_from(kills()).unwrap() * 3;
    let mut appended = 0;
    // To the real program, which reads the real clock, these hours are long over.
    let past = |hour: u8| Hour {
        date: chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        hour: HourOfDay::new(hour).unwrap(),
    };
    for kill in 0..kills() {
        let mut running = agent(&terminal);
        for _ in 0..3 {
            terminal.session(&mut book, appended);
            appended += 1;
        }
        let _looked = book.unsent(1, past((kill % 2) as u8)).unwrap();
        tokio::time::sleep(Duration::from_millis(dice.below(150))).await;
        running.kill().unwrap();
        running.wait().unwrap();
    }
    assert_eq!(appended, rows);
    let path = sportello_protocol::path::REPORTS;
    let reports = {
        let memory = centre.memory();
        memory
            .requests
            .iter()
            .filter(|known| *known == path)
            .count() as u64
    };
    assert!(
        reports > kills() / 10,
        "{reports} reports: killed too early to prove anything"
    );
    for hour in [2, 3] {
        let _looked = book.unsent(1, past(hour)).unwrap();
    }
    // Left alone, it delivers the rest, however long it pauses after a failure.
    let mut running = agent(&terminal);
    for _ in 0..1200 {
        if book.dump().unwrap().rows.is_empty() {
            break;
        }
        if running.try_wait().unwrap().is_some() {
            panic!("the agent ended by itself");
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    running.kill().unwrap();
    running.wait().unwrap();
    assert_eq!(book.dump().unwrap().rows.len(), 0, "all of it is gone");
    assert_eq!(tasks_at(&centre), exactly(rows));
    assert_eq!(centre.memory().contradictions, 0);
}
