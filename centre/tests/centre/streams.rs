// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Answers that stay open: what is said in them, to whom, and when they end.

use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use futures_util::StreamExt;
use sportello_protocol::{
    CommandKind, Ending, LINES, ProblemKind, Settings, StreamLine, TerminalId, UnixSeconds,
};
use sportello_room::relay::{News, Notice, Origin};
use sportello_room::{SILENT_AFTER_S, Wish};
use sportello_store::KeyState;
use tower::ServiceExt;

use crate::house::{House, Machine, status};

/// Longer than anything here takes; nobody waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(30);

/// One answer, read line by line.
pub(crate) struct Open {
    body: BodyDataStream,
    rest: Vec<u8>,
}

impl Open {
    pub(crate) async fn at(house: &House, request: Request<Body>) -> Self {
        let response = house.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[CONTENT_TYPE], LINES);
        Self {
            body: response.into_body().into_data_stream(),
            rest: Vec::new(),
        }
    }

    /// The next line, a sign of life included. `None`: the answer has ended.
    async fn raw(&mut self) -> Option<String> {
        loop {
            if let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = self.rest.drain(..=end).collect();
                return Some(String::from_utf8(line).unwrap().trim_end().to_owned());
            }
            let more = tokio::time::timeout(PATIENCE, self.body.next()).await;
            match more.expect("a line in time") {
                Some(bytes) => self.rest.extend_from_slice(&bytes.unwrap()),
                None => return None,
            }
        }
    }

    /// The next line that says something.
    pub(crate) async fn line(&mut self) -> Option<StreamLine> {
        loop {
            let line = self.raw().await?;
            if !line.is_empty() {
                return Some(serde_json::from_str(&line).unwrap());
            }
        }
    }

    async fn ends(&mut self, expected: Ending) {
        let last = self.line().await;
        assert_eq!(last, Some(StreamLine::Ended { why: expected }));
        assert_eq!(self.raw().await, None);
    }
}

async fn opened(house: &House, machine: &Machine, after: i64) -> (Open, bool) {
    let mut open = Open::at(house, machine.stream(after)).await;
    let Some(StreamLine::Opened { tell, lasts_s, .. }) = open.line().await else {
        panic!("the first line says what to expect");
    };
    assert!((600..=900).contains(&lasts_s));
    (open, tell)
}

async fn order(house: &House, terminal: TerminalId, kind: CommandKind) -> i64 {
    let now = house.centre.now();
    let queued = house
        .store()
        .queue_command(terminal, kind, house.admin, now, 60);
    queued.await.unwrap().0
}

#[track_caller]
fn command(line: Option<StreamLine>) -> (i64, CommandKind) {
    match line {
        Some(StreamLine::Command(command)) => (command.id.0, command.kind),
        other => panic!("no command: {other:?}"),
    }
}

#[tokio::test]
async fn commands_come_as_they_are_given_and_life_shows_in_between() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let waiting = order(&house, machine.id, CommandKind::Lock).await;
    let (mut open, _) = opened(&house, &machine, 0).await;
    assert_eq!(command(open.line().await), (waiting, CommandKind::Lock));
    assert_eq!(open.raw().await.unwrap(), "", "a sign of life");
    for minutes in 1..4 {
        let kind = CommandKind::Extend { minutes };
        let id = order(&house, machine.id, kind).await;
        assert_eq!(command(open.line().await), (id, kind), "once and in order");
    }
    let settings = Settings {
        session_minutes: Some(45),
        ..Settings::default()
    };
    let set = house.store().set_settings(site, settings).await.unwrap();
    let desired = set.version;
    assert_eq!(open.line().await, Some(StreamLine::Desired { desired }));
}

#[tokio::test]
async fn what_was_cut_is_resumed_without_losing_or_doubling_a_command() {
    let house = House::open().await;
    let machine = house.machine(house.site("A").await).await;
    let (mut open, _) = opened(&house, &machine, 0).await;
    let first = order(&house, machine.id, CommandKind::Lock).await;
    assert_eq!(command(open.line().await).0, first);
    // The line breaks: of what is said now the terminal hears nothing.
    let second = order(&house, machine.id, CommandKind::Unlock).await;
    drop(open);
    let third = order(&house, machine.id, CommandKind::End).await;
    let (mut open, _) = opened(&house, &machine, first).await;
    assert_eq!(command(open.line().await), (second, CommandKind::Unlock));
    assert_eq!(command(open.line().await), (third, CommandKind::End));
    assert_eq!(open.raw().await.unwrap(), "", "and nothing twice");
}

#[tokio::test]
async fn a_second_answer_supersedes_the_first() {
    let house = House::open().await;
    let site = house.site("A").await;
    let (machine, other) = (house.machine(site).await, house.machine(site).await);
    let (mut first, _) = opened(&house, &machine, 0).await;
    let (mut others, _) = opened(&house, &other, 0).await;
    let (mut second, _) = opened(&house, &machine, 0).await;
    first.ends(Ending::Superseded).await;
    assert_eq!(house.centre.streams.count(), 2);
    house.send(machine.status(&status())).await;
    assert!(house.centre.hub.live(machine.id).unwrap().held);
    let id = order(&house, machine.id, CommandKind::Lock).await;
    assert_eq!(command(second.line().await).0, id);
    assert_eq!(others.raw().await.unwrap(), "", "nobody else is touched");
}

#[tokio::test]
async fn a_key_that_is_taken_away_ends_the_answer_at_once() {
    for state in [KeyState::Revoked, KeyState::Quarantined] {
        let house = House::open().await;
        let machine = house.machine(house.site("A").await).await;
        let (mut open, _) = opened(&house, &machine, 0).await;
        let store = house.store();
        store.set_key_state(machine.id, state).await.unwrap();
        order(&house, machine.id, CommandKind::Unlock).await;
        // Not one line more, not even a command that came with it.
        open.ends(Ending::Refused).await;
        assert!(house.send(machine.stream(0)).await.status.is_client_error());
    }
    let house = House::open().await;
    let machine = house.machine(house.site("A").await).await;
    let (mut open, _) = opened(&house, &machine, 0).await;
    house.store().retire_terminal(machine.id).await.unwrap();
    open.ends(Ending::Refused).await;
    house
        .send(machine.stream(0))
        .await
        .refused(ProblemKind::Revoked);
}

#[tokio::test]
async fn a_centre_that_stops_ends_its_answers() {
    let house = House::open().await;
    let machine = house.machine(house.site("A").await).await;
    let (mut open, _) = opened(&house, &machine, 0).await;
    house.centre.stop.cancel();
    open.ends(Ending::Over).await;
}

#[tokio::test]
async fn a_terminal_is_present_while_its_answer_is_open() {
    let house = House::open().await;
    let machine = house.machine(house.site("A").await).await;
    let (open, tell) = opened(&house, &machine, 0).await;
    assert!(tell, "a centre that does not know what it does asks");
    house.send(machine.status(&status())).await;
    let hub = &house.centre.hub;
    let far = UnixSeconds(house.centre.now().0 + 3600);
    assert!(!hub.live(machine.id).unwrap().is_silent(far), "held");
    drop(open);
    let now = house.centre.now();
    let live = hub.live(machine.id).unwrap();
    assert!(!live.is_silent(UnixSeconds(now.0 + SILENT_AFTER_S - 2)));
    assert!(live.is_silent(UnixSeconds(now.0 + SILENT_AFTER_S + 1)));
    let (_open, tell) = opened(&house, &machine, 0).await;
    assert!(!tell, "it has said what it does");
    assert!(!hub.live(machine.id).unwrap().is_silent(far));
}

#[tokio::test]
async fn an_agent_that_polls_is_present_too() {
    let house = House::open().await;
    let machine = house.machine(house.site("A").await).await;
    house.send(machine.status(&status())).await;
    let mut old = house.centre.hub.live(machine.id).unwrap();
    old.at = UnixSeconds(old.at.0 - 600);
    old.heard = old.at;
    let hub = sportello_room::Hub::default();
    hub.note(old);
    let now = house.centre.now();
    assert!(hub.live(machine.id).unwrap().is_silent(now));
    hub.heard_of(machine.id, now);
    assert!(!hub.live(machine.id).unwrap().is_silent(now));
    // And the centre notes each poll.
    house.send(machine.commands(0, 0)).await;
    let present = house.centre.hub.present(UnixSeconds(now.0 - 5));
    assert_eq!(present, [machine.id]);
}

#[tokio::test]
async fn what_a_terminal_does_is_asked_when_another_process_does_not_know() {
    let house = House::open().await;
    let machine = house.machine(house.site("A").await).await;
    let (mut open, _) = opened(&house, &machine, 0).await;
    let asked = Notice {
        from: Origin(1),
        news: News::Asked {
            terminals: vec![machine.id],
        },
    };
    let wish = house.centre.hub.hear(Origin(2), asked);
    assert_eq!(wish, Some(Wish::Tell(vec![machine.id])));
    // Nothing is known here either: the terminal is asked.
    house.centre.streams.ask_status(machine.id);
    assert_eq!(open.line().await, Some(StreamLine::Tell));
}

#[tokio::test]
async fn the_store_learns_that_a_silent_terminal_is_there() {
    let house = House::open().await;
    let machine = house.machine(house.site("A").await).await;
    let at = UnixSeconds(1_800_000_060);
    house.store().heard_of(vec![machine.id], at).await.unwrap();
    let terminal = || async { house.store().terminal(machine.id).await.unwrap().unwrap() };
    assert_eq!(terminal().await.last_seen, Some(at));
    let before = UnixSeconds(at.0 - 60);
    house
        .store()
        .heard_of(vec![machine.id], before)
        .await
        .unwrap();
    assert_eq!(terminal().await.last_seen, Some(at), "never back");
}
