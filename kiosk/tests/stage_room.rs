// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What staff in the room ask for, on a real terminal: written on the slate as the agent
//! writes it, seen on the screen as the citizen sees it.

#![expect(clippy::expect_used, reason = "a test fails loudly")]

use sportello_ledger::{
    BootMillis, Command, CommandKind, HelpState, LiveState, Phase, Process, Slate,
};
use sportello_rehearsal::stage::PATIENCE;

#[path = "stage/terminal.rs"]
mod terminal;
use terminal::Terminal;

/// The agent's side of the slate.
struct Room {
    slate: Slate,
    commands: i64,
}

impl Room {
    fn beside(terminal: &Terminal) -> Self {
        let path = terminal.stage.run().join("slate.db");
        Self {
            slate: Slate::open(&path).expect("the slate opens"),
            commands: 0,
        }
    }

    /// An agent that lives asks for something.
    fn asks(&mut self, kind: CommandKind, argument: i64) {
        let now = BootMillis::now();
        self.slate.beat(Process::Agent, now).expect("a beat");
        self.commands += 1;
        let command = Command {
            id: self.commands,
            kind,
            argument,
            expires: BootMillis(now.0 + 60_000),
        };
        assert!(self.slate.post(command, now).expect("written"));
    }

    fn live(&self) -> LiveState {
        self.slate.live().expect("readable").expect("written")
    }
}

fn says(terminal: &Terminal, words: &str) {
    terminal
        .stage
        .wait_for(words, PATIENCE, |screen| screen.says(words))
        .expect(words);
}

fn shows_banner(terminal: &Terminal, words: &str) {
    terminal
        .stage
        .wait_for(words, PATIENCE, |screen| screen.banner(words).is_some())
        .expect(words);
}

fn lives(terminal: &Terminal, room: &Room, what: &str, wanted: impl Fn(LiveState) -> bool) {
    terminal
        .stage
        .wait(what, PATIENCE, |_| Ok(wanted(room.live()).then_some(())))
        .expect(what);
}

#[test]
fn what_the_room_asks_for_is_on_the_screen_and_on_the_slate() {
    let mut terminal = Terminal::open("room");
    terminal.begin();
    let mut room = Room::beside(&terminal);

    room.asks(CommandKind::SomeoneWaiting, 0);
    terminal.press("practise");
    terminal.press("task-practise-spid");
    terminal.press("start");
    terminal
        .stage
        .wait_for_control("show")
        .expect("the first page has loaded");
    terminal.press("help");
    says(&terminal, "Chiamata inviata");
    room.asks(CommandKind::HelpSeen, 0);
    says(&terminal, "Chiamata vista");
    terminal.press("help");
    terminal.stage.wait_for_screen("help").expect("the dialog");
    terminal.picture("room-help");
    assert_eq!(room.live().area, None, "nobody has agreed to anything");
    terminal.press("help-area");
    lives(&terminal, &room, "the area", |live| {
        live.area == Some(sportello_ledger::TaskArea::Learn)
    });
    terminal.press("close");
    room.asks(CommandKind::HelpComing, 0);
    says(&terminal, "Arriva il personale");
    assert_eq!(room.live().help, HelpState::Coming);

    room.asks(CommandKind::Message, 2);
    shows_banner(&terminal, "Vieni al banco");
    terminal.picture("room-message");
    terminal.press("banner-read");
    let before = room.live().minutes_left.expect("a session");
    room.asks(CommandKind::Extend, 10);
    lives(&terminal, &room, "ten minutes more", |live| {
        live.minutes_left.is_some_and(|left| left >= before + 9)
    });

    room.asks(CommandKind::Lock, 0);
    shows_banner(&terminal, "il personale chiude");
    terminal.picture("room-ends");
    terminal.stage.press_at_once("end").expect("end");
    terminal.stage.wait_for_screen("end").expect("the question");
    terminal.stage.press_at_once("end-now").expect("end");
    terminal.stage.wait_for_screen("thanks").expect("thanks");
    terminal.press("skip");
    terminal
        .stage
        .wait_for_screen("out-of-service")
        .expect("a fresh shell that is locked still");
    lives(&terminal, &room, "a locked terminal", |live| {
        live.phase == Phase::Locked && live.help == HelpState::None && live.area.is_none()
    });
    room.asks(CommandKind::Unlock, 0);
    terminal.stage.wait_for_screen("welcome").expect("welcome");
    assert_eq!(terminal.sessions().len(), 1);
}

#[test]
fn a_living_shell_beats_and_a_program_beside_it_sees_the_same_slate() {
    let terminal = Terminal::open("beat");
    terminal.stage.wait_for_screen("welcome").expect("welcome");
    let room = Room::beside(&terminal);
    let last = || {
        let beats = room.slate.heartbeats().expect("readable");
        let kiosk = beats.iter().find(|beat| beat.process == Process::Kiosk);
        kiosk.map_or(0, |beat| beat.at.0)
    };
    let first = last();
    terminal
        .stage
        .wait("a beat", PATIENCE, |_| Ok((last() > first).then_some(())))
        .expect("a living shell beats");

    let shell = terminal
        .stage
        .wait_for_process(sportello_rehearsal::stage::SHELL)
        .expect("the shell");
    let written = std::fs::read_to_string(terminal.stage.run().join("kiosk.pid"));
    assert_eq!(written.expect("a pid file").trim(), shell.id.to_string());

    let seen = terminal
        .stage
        .start_beside(
            std::path::Path::new("/bin/sh"),
            &["-c".as_ref(), "ls \"$SPORTELLO_RUN\"".as_ref()],
            &[],
        )
        .expect("a program beside");
    terminal
        .stage
        .wait("what it sees", PATIENCE, |_| {
            Ok(seen.log().contains("slate.db").then_some(()))
        })
        .expect("the same folder");
}
