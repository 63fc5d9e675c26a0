// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The file in `/run`, and noticing each other.

use std::fs;

use sportello_ledger::{
    BootMillis, Command, CommandKind, HelpState, LiveState, OpenSession, Phase, Process, Slate,
    Warning, Watch,
};

use crate::fixture::{Desk, contains, counters, draft, session};

fn extend(id: i64) -> Command {
    Command {
        id,
        kind: CommandKind::Extend,
        argument: 15,
        expires: BootMillis(10_000),
    }
}

#[test]
fn a_command_is_given_out_once_even_to_a_shell_that_died_over_it() {
    let desk = Desk::new();
    let path = desk.dir.path().join("slate");
    let mut agent = Slate::open(&path).unwrap();
    let mut kiosk = Slate::open(&path).unwrap();
    assert!(agent.post(extend(2), BootMillis(0)).unwrap());
    assert!(agent.post(extend(1), BootMillis(0)).unwrap());
    assert!(
        !agent.post(extend(1), BootMillis(0)).unwrap(),
        "posted before"
    );
    assert_eq!(kiosk.take(BootMillis(1)).unwrap(), [extend(1), extend(2)]);
    drop(kiosk);
    let mut kiosk = Slate::open(&path).unwrap();
    assert!(kiosk.take(BootMillis(2)).unwrap().is_empty());
    assert!(
        !agent.post(extend(1), BootMillis(2)).unwrap(),
        "taken, and posted again"
    );
}

#[test]
fn an_expired_command_is_never_followed() {
    let desk = Desk::new();
    let mut slate = Slate::open(&desk.dir.path().join("slate")).unwrap();
    assert!(slate.post(extend(1), BootMillis(9_999)).unwrap());
    assert!(slate.take(BootMillis(10_000)).unwrap().is_empty());
    assert!(!slate.post(extend(1), BootMillis(10_001)).unwrap());
}

#[test]
fn live_state_and_heartbeats_are_what_was_last_written() {
    let desk = Desk::new();
    let path = desk.dir.path().join("slate");
    let mut kiosk = Slate::open(&path).unwrap();
    let agent = Slate::open(&path).unwrap();
    assert_eq!(agent.live().unwrap(), None);
    let busy = LiveState {
        phase: Phase::Busy,
        minutes_left: Some(42),
        help: HelpState::Sent,
        warning: Warning::None,
        area: None,
        someone_waiting: false,
    };
    kiosk.set_live(&busy).unwrap();
    kiosk
        .set_live(&LiveState {
            minutes_left: Some(41),
            ..busy
        })
        .unwrap();
    assert_eq!(agent.live().unwrap().unwrap().minutes_left, Some(41));
    kiosk.beat(Process::Kiosk, BootMillis(5)).unwrap();
    kiosk.beat(Process::Kiosk, BootMillis(9)).unwrap();
    let beats = agent.heartbeats().unwrap();
    assert!(matches!(&beats[..], [one] if one.process == Process::Kiosk && one.at.0 == 9));
}

#[test]
fn the_open_session_is_gone_from_the_slate_once_cleared() {
    let desk = Desk::new();
    let path = desk.dir.path().join("slate");
    let number = desk.open().begin_session().unwrap();
    let mut slate = Slate::open(&path).unwrap();
    let open = OpenSession {
        number,
        draft: draft("planted-task"),
        counters: counters("bn-Beng"),
    };
    slate.set_open_session(&open).unwrap();
    drop(slate);
    let mut slate = Slate::open(&path).unwrap();
    assert_eq!(slate.open_session().unwrap(), Some(open));
    assert!(
        contains(&desk.bytes(), "planted-task"),
        "the search must be able to find it"
    );
    slate.clear_open_session().unwrap();
    assert_eq!(slate.open_session().unwrap(), None);
    for planted in ["planted-task", "bn-Beng"] {
        assert!(!contains(&desk.bytes(), planted));
    }
}

#[test]
fn a_damaged_slate_is_thrown_away() {
    let desk = Desk::new();
    let path = desk.dir.path().join("slate");
    drop(Slate::open(&path).unwrap());
    fs::write(&path, vec![0x5a; 20_000]).unwrap();
    let mut slate = Slate::open(&path).unwrap();
    slate.beat(Process::Agent, BootMillis(1)).unwrap();
    assert_eq!(slate.heartbeats().unwrap().len(), 1);
}

#[test]
fn a_watch_sees_every_commit_and_a_new_file() {
    let desk = Desk::new();
    let mut book = desk.open();
    let mut watch = Watch::new(&desk.path()).unwrap();
    assert!(!watch.changed().unwrap());
    session(&mut book, "isee");
    assert!(watch.changed().unwrap());
    assert!(!watch.changed().unwrap());
    drop(book);
    for suffix in ["", "-wal", "-shm"] {
        let _gone = fs::remove_file(desk.dir.path().join(format!("book{suffix}")));
    }
    assert!(!watch.changed().unwrap());
    let _book = desk.open();
    assert!(watch.changed().unwrap());
    assert!(!watch.changed().unwrap());
}

#[test]
fn two_processes_notice_each_other_through_their_own_connection() {
    let desk = Desk::new();
    let mut kiosk = desk.open();
    let agent = desk.open();
    let before = agent.data_version().unwrap();
    session(&mut kiosk, "isee");
    assert_ne!(agent.data_version().unwrap(), before);
}

#[test]
fn a_live_state_of_the_version_before_is_read() {
    let desk = Desk::new();
    let path = desk.dir.path().join("slate");
    let slate = Slate::open(&path).unwrap();
    let old = r#"{"phase":"busy","minutes_left":9,"help":"none","warning":"none"}"#;
    rusqlite::Connection::open(&path)
        .unwrap()
        .execute("INSERT INTO live_state (id, body) VALUES (1, ?1)", [old])
        .unwrap();
    let live = slate.live().unwrap().unwrap();
    assert_eq!((live.minutes_left, live.area), (Some(9), None));
    assert!(!live.someone_waiting);
}

#[test]
fn every_process_of_a_terminal_can_show_that_it_is_alive() {
    let desk = Desk::new();
    let mut slate = Slate::open(&desk.dir.path().join("slate")).unwrap();
    let all = [
        Process::Agent,
        Process::Browser,
        Process::Compositor,
        Process::Kiosk,
        Process::Supervisor,
    ];
    for process in all {
        slate.beat(process, BootMillis(3)).unwrap();
    }
    let beats = slate.heartbeats().unwrap();
    let seen: Vec<Process> = beats.iter().map(|beat| beat.process).collect();
    assert_eq!(seen, all);
}
