// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The whole agent over real sockets.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sportello_agent::chance::KernelChance;
use sportello_agent::config::parse_centre;
use sportello_agent::network::{Call, Http, Method, Network, NetworkError};
use sportello_agent::trust::Trust;
use sportello_agent::{Agent, Clock, standing};
use sportello_ledger::{
    BootMillis, CommandKind as Order, HelpState, LiveState, Phase, Process, TaskArea, Warning,
};
use sportello_protocol::{
    Command, CommandId, CommandKind, CommandOutcome, Phase as WirePhase, ProblemKind, Settings,
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::centre::TestCentre;
use crate::fixture::{HandClock, Terminal};

/// Waits until `what` is so; a slow machine may take its time.
async fn until(what: &str, mut so: impl FnMut() -> bool) {
    for _ in 0..1200 {
        if so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {what}");
}

/// Serves the centre and runs the terminal's agent against it.
async fn start(
    centre: &TestCentre,
    terminal: &mut Terminal,
) -> (oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    terminal.config.centre = Some(parse_centre(&address).unwrap());
    let router = centre.router();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let clock: Arc<dyn Clock> = Arc::<HandClock>::clone(&terminal.clock);
    let agent = Agent::new(terminal.config.clone(), clock, Arc::new(KernelChance)).unwrap();
    let (end, ended) = oneshot::channel::<()>();
    let running = tokio::spawn(async move {
        let shutdown = async {
            let _told = ended.await;
        };
        agent.run(shutdown).await.unwrap();
    });
    (end, running)
}

fn live(phase: Phase, help: HelpState) -> LiveState {
    LiveState {
        phase,
        minutes_left: Some(42),
        help,
        warning: Warning::None,
        area: Some(TaskArea::Health),
        someone_waiting: false,
    }
}

#[tokio::test]
async fn the_room_is_shown_commands_arrive_and_help_has_a_line() {
    let centre = TestCentre::new();
    let mut terminal = Terminal::enrolled(&centre);
    let mut slate = terminal.slate();
    slate.set_live(&live(Phase::Busy, HelpState::None)).unwrap();
    let (end, running) = start(&centre, &mut terminal).await;
    until("the first status", || {
        let memory = centre.memory();
        memory
            .statuses
            .iter()
            .any(|status| status.phase == WirePhase::Busy && status.minutes_left == Some(42))
    })
    .await;
    // Nobody is told what about before the citizen calls.
    assert!(
        centre
            .memory()
            .statuses
            .iter()
            .all(|status| status.area.is_none())
    );
    until("the agent's heartbeat", || {
        let beats = slate.heartbeats().unwrap();
        beats.iter().any(|beat| beat.process == Process::Agent)
    })
    .await;
    slate.set_live(&live(Phase::Busy, HelpState::Sent)).unwrap();
    until("the call for help", || {
        centre
            .memory()
            .statuses
            .iter()
            .any(|status| status.area.is_some())
    })
    .await;
    centre.memory().commands.push(Command {
        id: CommandId(1),
        kind: CommandKind::HelpSeen,
        valid_for_s: 60,
    });
    until("the answer on the slate", || {
        let orders = slate.take(BootMillis(0)).unwrap();
        orders.iter().any(|order| order.kind == Order::HelpSeen)
    })
    .await;
    until("its outcome at the centre", || {
        centre.memory().statuses.iter().any(|status| {
            status
                .results
                .iter()
                .any(|result| result.outcome == CommandOutcome::Passed)
        })
    })
    .await;
    until("the outcome is not told again", || {
        terminal.book().command_results().unwrap().is_empty()
    })
    .await;
    let kept = standing::read(&terminal.config.run).unwrap();
    assert_eq!((kept.enrolled, kept.answers), (true, Some(true)));
    end.send(()).unwrap();
    running.await.unwrap();
    assert!(standing::read(&terminal.config.run).is_none());
}

#[tokio::test]
async fn newer_settings_are_fetched_and_kept() {
    let centre = TestCentre::new();
    let mut terminal = Terminal::enrolled(&centre);
    {
        let mut memory = centre.memory();
        memory.desired = 3;
        memory.settings = Settings {
            session_minutes: Some(30),
            ..Settings::default()
        };
    }
    let (end, running) = start(&centre, &mut terminal).await;
    until("version 3", || {
        let kept = terminal.book().desired().unwrap();
        kept.is_some_and(|kept| kept.version == 3)
    })
    .await;
    // One that cannot be followed leaves the last that could.
    {
        let mut memory = centre.memory();
        memory.desired = 4;
        memory.settings.session_minutes = Some(9999);
    }
    let mut slate = terminal.slate();
    slate.set_live(&live(Phase::Free, HelpState::None)).unwrap();
    let asked = || {
        let memory = centre.memory();
        let path = sportello_protocol::path::DESIRED;
        memory
            .requests
            .iter()
            .filter(|known| *known == path)
            .count()
    };
    until("the fetch of version 4", || asked() >= 2).await;
    let kept = terminal.book().desired().unwrap().unwrap();
    assert_eq!((kept.version, kept.settings.session_minutes), (3, Some(30)));
    end.send(()).unwrap();
    running.await.unwrap();
}

#[tokio::test]
async fn an_agent_enrolled_while_it_runs_begins_to_report() {
    let centre = TestCentre::new();
    let mut terminal = Terminal::new();
    let (end, running) = start(&centre, &mut terminal).await;
    until("an agent that is not enrolled", || {
        standing::read(&terminal.config.run).is_some_and(|kept| !kept.enrolled)
    })
    .await;
    terminal.enrol_with(&centre);
    until("a status", || !centre.memory().statuses.is_empty()).await;
    end.send(()).unwrap();
    running.await.unwrap();
}

#[tokio::test]
async fn a_refused_key_is_silent_and_says_so() {
    let centre = TestCentre::new();
    let mut terminal = Terminal::enrolled(&centre);
    terminal.sessions(2);
    centre.memory().shut = Some(ProblemKind::Revoked);
    let (end, running) = start(&centre, &mut terminal).await;
    until("the refusal in the standing", || {
        let kept = standing::read(&terminal.config.run);
        kept.is_some_and(|kept| kept.refused == Some(ProblemKind::Revoked))
    })
    .await;
    assert_eq!(terminal.left(), 2);
    let beats = terminal.slate().heartbeats().unwrap();
    assert!(beats.is_empty(), "a call for help would reach nobody");
    end.send(()).unwrap();
    running.await.unwrap();
}

#[tokio::test]
async fn an_endless_answer_is_given_up_at_its_bound() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let sent = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&sent);
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut request = [0; 1024];
        let _some = socket.read(&mut request).await.unwrap();
        let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        socket.write_all(head).await.unwrap();
        let chunk = [b"1000\r\n".as_slice(), &[b'x'; 4096], b"\r\n"].concat();
        while socket.write_all(&chunk).await.is_ok() {
            counted.fetch_add(4096, Ordering::Relaxed);
        }
    });
    let url = url::Url::parse(&format!("http://{address}/")).unwrap();
    let http = Http::new(&Trust::Machine, &url).unwrap();
    let call = Call {
        method: Method::Get,
        url,
        headers: Vec::new(),
        body: Vec::new(),
        timeout: Duration::from_secs(30),
        limit: 64 * 1024,
    };
    assert_eq!(
        http.call(call).await,
        Err(NetworkError::TooLarge(64 * 1024))
    );
    assert!(sent.load(Ordering::Relaxed) < 64 * 1024 * 1024);
}
