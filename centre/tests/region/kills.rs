// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The real agent, killed with SIGKILL again and again, in front of the real centre, while
//! the network between them drops, delays, truncates, repeats, and answers 429 and 500.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use sportello_store::Measure;
use tokio::net::TcpListener;

use crate::place::{Region, Terminal, opened, past, session};

/// Kills; the long run sets `SPORTELLO_KILLS=1000`.
fn kills() -> usize {
    std::env::var("SPORTELLO_KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(25)
}

/// Sessions take turns with this many tasks: a region has no thousands, and the centre counts
/// no thousands apart.
const TASKS: usize = 60;

struct Network {
    centre: String,
    client: reqwest::Client,
    requests: AtomicU64,
    good: AtomicBool,
    mishaps: [AtomicU64; 6],
}

/// What happens to a request, decided by its number.
async fn carry(State(network): State<Arc<Network>>, request: Request) -> Response {
    let number = network.requests.fetch_add(1, Ordering::SeqCst);
    let good = network.good.load(Ordering::SeqCst);
    let fate = if good { 99 } else { mixed(number) % 12 };
    if let Some(count) = usize::try_from(fate)
        .ok()
        .and_then(|f| network.mishaps.get(f))
    {
        count.fetch_add(1, Ordering::SeqCst);
    }
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, 1 << 26).await else {
        return StatusCode::BAD_GATEWAY.into_response();
    };
    let path = head.uri.path_and_query().unwrap().as_str().to_owned();
    let forward = async || {
        let mut out = network
            .client
            .request(head.method.clone(), format!("{}{path}", network.centre))
            .body(body.clone());
        for (name, value) in &head.headers {
            let own = [
                HeaderName::from_static("host"),
                HeaderName::from_static("content-length"),
            ];
            if !own.contains(name) {
                out = out.header(name, value);
            }
        }
        let answer = out.send().await.ok()?;
        let status = answer.status();
        let after = answer.headers().get("retry-after").cloned();
        Some((status, after, answer.bytes().await.ok()?))
    };
    match fate {
        0 => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        1 => return (StatusCode::TOO_MANY_REQUESTS, [("retry-after", "1")]).into_response(),
        // Lost on the way there.
        2 => return broken(Bytes::new()),
        3 => tokio::time::sleep(Duration::from_millis(60)).await,
        // It arrives twice.
        4 => drop(forward().await),
        _ => {}
    }
    let Some((status, after, answer)) = forward().await else {
        return StatusCode::BAD_GATEWAY.into_response();
    };
    if fate == 5 {
        // Stored, and the answer is cut off.
        return broken(answer.slice(..answer.len() / 2));
    }
    let mut response = (status, answer).into_response();
    if let Some(after) = after {
        response.headers_mut().insert("retry-after", after);
    }
    response
}

/// An answer that breaks off.
fn broken(start: Bytes) -> Response {
    let torn = stream::iter([Ok(start), Err(std::io::Error::other("torn"))]);
    Response::new(Body::from_stream(torn))
}

fn mixed(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^ (mixed >> 31)
}

/// The agent's program, built if it is not there.
fn program() -> PathBuf {
    let beside =
        Path::new(env!("CARGO_BIN_EXE_sportello-centre")).with_file_name("sportello-agent");
    if !beside.exists() {
        let built = Command::new(env!("CARGO"))
            .args(["build", "-p", "sportello-agent", "--bin", "sportello-agent"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .unwrap();
        assert!(built.success(), "the agent could not be built");
    }
    beside
}

fn agent(program: &Path, terminal: &Terminal, arguments: &[&str]) -> Child {
    Command::new(program)
        .arg("--config")
        .arg(terminal.config.state.join("agent.toml"))
        .arg("--state")
        .arg(&terminal.config.state)
        .arg("--run")
        .arg(&terminal.config.run)
        .args(arguments)
        .env("RUST_LOG", "off")
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_in_a_loop_over_a_bad_network_every_session_is_at_the_centre_exactly_once() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let public = format!("http://{}", listener.local_addr().unwrap());
    let region = Region::open("none", Some(&public)).await;
    let network = Arc::new(Network {
        centre: format!("http://{}", region.address),
        client: reqwest::Client::new(),
        requests: AtomicU64::new(0),
        good: AtomicBool::new(true),
        mishaps: Default::default(),
    });
    let router = Router::new()
        .fallback(carry)
        .with_state(Arc::clone(&network));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let terminal = Terminal::new();
    let program = program();
    std::fs::write(
        terminal.config.state.join("agent.toml"),
        format!("centre = '{public}'\nprobes = false\n"),
    )
    .unwrap();
    let code = region.code().await.to_string();
    let enrolled = agent(&program, &terminal, &["enrol", &code])
        .wait()
        .unwrap();
    assert!(enrolled.success());
    network.good.store(false, Ordering::SeqCst);
    let mut book = terminal.book();
    let mut appended = 0;
    for kill in 0..kills() {
        let mut running = agent(&program, &terminal, &["run"]);
        for _ in 0..3 {
            session(&mut book, appended % TASKS);
            appended += 1;
        }
        book.unsent(1, past((kill % 2) as u8)).unwrap();
        let pause = mixed(kill as u64) % 250;
        tokio::time::sleep(Duration::from_millis(pause)).await;
        running.kill().unwrap();
        running.wait().unwrap();
    }
    for hour in [2, 3] {
        book.unsent(1, past(hour)).unwrap();
    }
    network.good.store(true, Ordering::SeqCst);
    let mut running = agent(&program, &terminal, &["run"]);
    for _ in 0..2400 {
        if book.dump().unwrap().rows.is_empty() {
            break;
        }
        assert!(running.try_wait().unwrap().is_none(), "it ended by itself");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    running.kill().unwrap();
    running.wait().unwrap();
    assert_eq!(book.dump().unwrap().rows.len(), 0, "all of it was sent");
    assert_eq!(region.counted(&Measure::Sessions).await, appended as u64);
    for task in 0..TASKS.min(appended) {
        let expected = (task..appended).step_by(TASKS).count() as u64;
        assert_eq!(region.counted(&opened(task)).await, expected, "task {task}");
    }
    assert_eq!(region.counted(&Measure::LostSessions).await, 0);
    let mishaps = network
        .mishaps
        .each_ref()
        .map(|count| count.load(Ordering::SeqCst));
    println!(
        "{} kills, {appended} sessions, {} requests; 500, 429, lost, late, twice, cut: {mishaps:?}",
        kills(),
        network.requests.load(Ordering::SeqCst),
    );
}
