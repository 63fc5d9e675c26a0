// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Shell and agent write to the same book at once, each a process of its own.

use std::path::Path;
use std::process::{Command, Stdio};

use sportello_ledger::{
    Alarm, Book, BootMillis, CommandKind, CommandOutcome, Event, Gauge, HealthSample, HelpState,
    Hour, LiveState, Phase, Process, Row, Sequence, Settings, Slate, TaskArea, Warning,
};

use crate::fixture::{CAP, Desk, context, counters, draft, finish, hour, receipt};
use crate::model::Centre;

const BOOK: &str = "SPORTELLO_TEST_BOOK";
const SESSIONS: u64 = 150;

/// Not a test: the other process.
#[test]
#[ignore = "started by `shell_and_agent_write_at_once_and_nothing_is_lost`"]
fn the_shell() {
    let Some(path) = std::env::var_os(BOOK) else {
        return;
    };
    let path = Path::new(&path);
    let (mut book, opened) = Book::open(path, CAP, context()).unwrap();
    assert!(opened.damage.is_none(), "{opened:?}");
    let mut slate = Slate::open(&path.with_file_name("slate")).unwrap();
    let mut followed = 0;
    for turn in 0..SESSIONS {
        let number = book.begin_session().unwrap();
        slate
            .set_live(&LiveState {
                phase: Phase::Busy,
                minutes_left: Some(30),
                help: HelpState::Sent,
                warning: Warning::None,
                area: Some(TaskArea::Health),
                someone_waiting: true,
            })
            .unwrap();
        let task = format!("s-{number}");
        book.finish_session(number, &draft(&task), &receipt(), &counters("it"))
            .unwrap();
        book.close_rating().unwrap();
        slate.beat(Process::Kiosk, BootMillis(turn)).unwrap();
        followed += slate.take(BootMillis(turn)).unwrap().len();
    }
    // What the agent posts after the last look is not followed by anyone.
    println!("followed {followed}");
}

#[test]
fn shell_and_agent_write_at_once_and_nothing_is_lost() {
    let desk = Desk::new();
    let mut book = desk.open();
    let slate_path = desk.dir.path().join("slate");
    let mut slate = Slate::open(&slate_path).unwrap();
    let mut shell = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "together::the_shell", "--ignored", "--nocapture"])
        .env(BOOK, desk.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();

    let mut centre = Centre::default();
    let mut turns = 0_i64;
    while shell.try_wait().unwrap().is_none() || turns == 0 {
        turns += 1;
        // Every hour is another one, so that records leave while others are written.
        let now = hour(
            u32::try_from(turns / 24 % 20).unwrap() + 3,
            u8::try_from(turns % 24).unwrap(),
        );
        book.note_event(Event::Alarm {
            at: now,
            alarm: Alarm::Hot,
            raised: turns % 2 == 0,
        })
        .unwrap();
        let (gauge, value) = (Gauge::CpuPercent, turns);
        book.add_health(HealthSample {
            at: now,
            gauge,
            value,
        })
        .unwrap();
        assert!(book.journal_command(turns).unwrap());
        let command = sportello_ledger::Command {
            id: turns,
            kind: CommandKind::HelpSeen,
            argument: 0,
            expires: BootMillis(u64::MAX >> 1),
        };
        assert!(slate.post(command, BootMillis(0)).unwrap());
        book.note_outcome(turns, CommandOutcome::Passed).unwrap();
        book.forget_results(&[turns]).unwrap();
        book.set_desired(turns.unsigned_abs(), &Settings::default())
            .unwrap();
        ship(&mut book, now, &mut centre);
    }
    assert!(shell.wait().unwrap().success(), "the shell met an error");
    for of_day in 0..24 {
        ship(&mut book, hour(28, of_day), &mut centre);
    }
    assert_eq!(centre.sessions().len() as u64, SESSIONS);
    let alarms = centre.rows.values();
    let alarms = alarms.filter(|row| matches!(row, Row::Event(_))).count();
    assert_eq!(i64::try_from(alarms).unwrap(), turns);
    let dump = book.dump().unwrap();
    assert!(dump.rows.is_empty() && dump.open_session.is_none());
    assert_eq!(dump.desired.unwrap().version, turns.unsigned_abs());
    let days: u32 = dump.days.iter().map(|day| day.totals.sessions).sum();
    assert!(days <= u32::try_from(SESSIONS).unwrap());
    let live = slate.live().unwrap().unwrap();
    assert_eq!(
        (live.area, live.someone_waiting),
        (Some(TaskArea::Health), true)
    );
    drop(book);
    // Sound to the last seal, and still a book to write in.
    finish_one_more(&desk);
}

fn ship(book: &mut Book, now: Hour, centre: &mut Centre) {
    let unsent = book.unsent(200, now).unwrap();
    for unsent in &unsent {
        centre.store(unsent.number, &unsent.row);
    }
    if let Some(first) = unsent.first() {
        let epoch = first.number.epoch;
        let through = Sequence(centre.highest_contiguous(epoch));
        let done = book.acknowledge(epoch, through, now.date).unwrap();
        assert!(!done.renumbered);
    }
}

fn finish_one_more(desk: &Desk) {
    let mut book = desk.open();
    let number = book.begin_session().unwrap();
    finish(&mut book, number, "one-more");
}
