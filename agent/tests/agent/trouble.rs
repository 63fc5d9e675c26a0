// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Everything that can go wrong around the agent: clocks, answers, keys, disks.

use std::sync::Arc;

use sportello_agent::delivery::Stopped;
use sportello_agent::line::Failure;
use sportello_agent::network::{Answer, Call, Calling, Network, NetworkError};
use sportello_protocol::ProblemKind;

use crate::centre::{TODAY, TestCentre};
use crate::fixture::{Terminal, exactly, tasks_at};
use crate::rail::Rail;

#[tokio::test]
async fn whatever_the_wall_clock_says_rows_are_delivered() {
    const YEAR: i64 = 365 * 24 * 3600;
    for wall in [0, TODAY - 10 * YEAR, TODAY + 10 * YEAR, -YEAR, i64::MAX] {
        let centre = TestCentre::new();
        let terminal = Terminal::enrolled(&centre);
        terminal.sessions(3);
        terminal.clock.set_wall(wall);
        let (mut delivery, context) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
        delivery.drain().await.unwrap();
        assert_eq!(tasks_at(&centre), exactly(3), "clock at {wall}");
        let ahead = context.standing.borrow().clock_ahead_s.unwrap();
        assert_eq!(
            ahead.signum(),
            wall.saturating_sub(TODAY).signum(),
            "{wall}"
        );
    }
}

#[tokio::test]
async fn a_refusal_says_when_to_come_back() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(3);
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    for kind in [ProblemKind::Busy, ProblemKind::Unavailable] {
        centre.memory().refuse.push_back(kind);
        let Err(Stopped::Failure(failure)) = delivery.drain().await else {
            panic!("{kind:?} is no success");
        };
        assert_eq!(
            failure.retry_after(),
            Some(std::time::Duration::from_secs(7))
        );
    }
    delivery.drain().await.unwrap();
    assert_eq!(tasks_at(&centre), exactly(3));
}

#[tokio::test]
async fn a_refused_key_stops_the_sending_and_keeps_the_rows() {
    for kind in [
        ProblemKind::Revoked,
        ProblemKind::Quarantined,
        ProblemKind::UnknownKey,
    ] {
        let centre = TestCentre::new();
        let terminal = Terminal::enrolled(&centre);
        terminal.sessions(3);
        centre.memory().shut = Some(kind);
        let (mut delivery, context) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
        assert!(delivery.drain().await.is_err());
        assert_eq!(context.standing.borrow().refused, Some(kind));
        assert_eq!(terminal.left(), 3);
        // It still collects.
        let mut book = terminal.book();
        terminal.session(&mut book, 3);
        assert_eq!(terminal.left(), 4);
        // Staff have sorted it out.
        centre.memory().shut = None;
        for _ in 0..3 {
            delivery.drain().await.unwrap();
            terminal.clock.next_hour();
        }
        assert_eq!(context.standing.borrow().refused, None);
        assert_eq!(tasks_at(&centre), exactly(4));
    }
}

/// Answers everything with the same bytes.
#[derive(Debug)]
struct Wall(Result<Answer, NetworkError>);

impl Network for Wall {
    fn call(&self, _call: Call) -> Calling<'_> {
        Box::pin(async { self.0.clone() })
    }
}

#[tokio::test]
async fn garbage_is_a_failure_and_costs_nothing() {
    let answer = |status: u16, body: &[u8]| {
        Ok(Answer {
            status,
            retry_after: None,
            body: body.to_vec(),
        })
    };
    let deep = "[".repeat(60_000);
    let walls = [
        answer(200, b""),
        answer(200, b"{}"),
        answer(200, b"null"),
        answer(200, b"<html>Please log in</html>"),
        answer(200, deep.as_bytes()),
        answer(200, &[0xff; 1000]),
        answer(302, b""),
        answer(401, b"{\"problem\":\"something new\"}"),
        answer(502, b"Bad Gateway"),
        answer(
            401,
            b"{\"problem\":\"clock\",\"server_clock\":9223372036854775807}",
        ),
        answer(
            401,
            b"{\"problem\":\"clock\",\"server_clock\":-9223372036854775808}",
        ),
        answer(418, b"{\"problem\":\"something_new\",\"server_clock\":0}"),
        Err(NetworkError::TooLarge(1)),
        Err(NetworkError::Name),
        Err(NetworkError::Tls("expired".to_owned())),
    ];
    for wall in walls {
        let terminal = Terminal::enrolled(&TestCentre::new());
        terminal.sessions(3);
        let shown = format!("{wall:?}");
        let (mut delivery, _) = terminal.delivery(Arc::new(Wall(wall)), 1);
        for _ in 0..3 {
            assert!(delivery.drain().await.is_err(), "{shown}");
        }
        assert_eq!(terminal.left(), 3, "{shown}");
    }
}

#[tokio::test]
async fn a_request_that_a_proxy_repeats_is_signed_anew() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(3);
    centre.memory().refuse.push_back(ProblemKind::Replayed);
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    delivery.drain().await.unwrap();
    assert_eq!(tasks_at(&centre), exactly(3));
    // For ever is a failure, not a loop.
    terminal.sessions(1);
    centre.memory().refuse = [ProblemKind::Replayed; 50].into();
    let Err(Stopped::Failure(Failure::Refused { kind, .. })) = delivery.drain().await else {
        panic!("for ever is no success");
    };
    assert_eq!(kind, ProblemKind::Replayed);
    assert_eq!(centre.memory().refuse.len(), 48);
}

#[tokio::test]
async fn a_damaged_book_is_set_aside_and_delivery_goes_on() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(20);
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    let mut bytes = std::fs::read(terminal.config.book()).unwrap();
    for offset in (8192..bytes.len()).step_by(977) {
        bytes[offset] ^= 0x55;
    }
    std::fs::write(terminal.config.book(), bytes).unwrap();
    for _ in 0..6 {
        let _damage_may_show = delivery.drain().await;
        terminal.clock.next_hour();
    }
    delivery.drain().await.unwrap();
    assert_eq!(terminal.left(), 0);
    let set_aside = centre.memory().rows.values().any(|row| {
        matches!(
            row,
            sportello_protocol::Row::Event(sportello_protocol::Event::SetAside { .. })
        )
    });
    assert!(set_aside, "the centre hears of it");
}

#[tokio::test]
async fn a_state_folder_that_is_not_there_yet_is_waited_for() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(2);
    let (mut delivery, _) = terminal.delivery(Arc::new(Rail::to(centre.router())), 1);
    let away = terminal.folder.path().join("away");
    std::fs::rename(&terminal.config.state, &away).unwrap();
    for _ in 0..3 {
        assert!(matches!(delivery.drain().await, Err(Stopped::Ledger(_))));
    }
    std::fs::rename(&away, &terminal.config.state).unwrap();
    delivery.drain().await.unwrap();
    assert_eq!(tasks_at(&centre), exactly(2));
}

#[test]
fn nothing_secret_shows_in_what_could_be_logged() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    let identity = terminal.identity();
    let pem = identity.key.to_pem().unwrap().clone();
    let secret = pem.lines().nth(1).unwrap();
    let code = centre.code(Some(&[7; 32]));
    let shown = format!(
        "{identity:?} {code:?} {:?}",
        terminal.agent(Arc::new(Rail::to(centre.router())))
    );
    assert!(!shown.contains(secret));
    assert!(!shown.contains(&code.secret_text()));
}
