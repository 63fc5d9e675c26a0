// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the agent keeps in the book: settings and commands of the centre, alarms, gauges.

use sportello_ledger::{
    Alarm, BadValue, Closing, CommandOutcome, CommandResult, Event, Exception, Gauge, HealthSample,
    Hours, Interval, LedgerError, MAX_EXCEPTIONS, MAX_INTERVALS, Receipt, ReceiptVerdict,
    ReleaseKind, Row, Settings, UpdateChange, UpdateChanged, UpdateRefusal,
};

use crate::fixture::{CAP, Desk, boot, context, day, hour, receipt, session};
use crate::surroundings::seal;

fn settings(minutes_before: u16) -> Settings {
    let mut hours = Hours::default();
    hours.week[0] = vec![
        Interval::new(540, 780).unwrap(),
        Interval::new(840, 1440).unwrap(),
    ];
    hours.exceptions.push(Exception {
        date: day(25),
        open: Vec::new(),
    });
    Settings {
        hours: Some(hours),
        session_minutes: Some(45),
        closing: Some(Closing { minutes_before }),
    }
}

#[test]
fn settings_only_move_forward_and_the_shell_reads_them() {
    let desk = Desk::new();
    let (mut agent, shell) = (desk.open(), desk.open());
    assert_eq!(shell.desired().unwrap(), None);
    assert!(agent.set_desired(3, &settings(10)).unwrap());
    for old in [0, 2, 3] {
        assert!(!agent.set_desired(old, &settings(99)).unwrap());
    }
    let desired = shell.desired().unwrap().unwrap();
    assert_eq!((desired.version, desired.settings), (3, settings(10)));
    assert!(agent.set_desired(4, &Settings::default()).unwrap());
    let desired = desk.open().desired().unwrap().unwrap();
    assert_eq!(
        (desired.version, desired.settings),
        (4, Settings::default())
    );
}

#[test]
fn hours_that_make_no_sense_are_refused() {
    for (from, to) in [(600, 600), (700, 600), (0, 1441)] {
        assert_eq!(Interval::new(from, to), Err(BadValue::Interval));
        let json = serde_json::json!([from, to]).to_string();
        assert!(serde_json::from_str::<Interval>(&json).is_err());
    }
    let mut too_many = settings(1);
    let hours = too_many.hours.as_mut().unwrap();
    hours.week[2] = vec![Interval::new(1, 2).unwrap(); MAX_INTERVALS + 1];
    let mut too_long = settings(1);
    let hours = too_long.hours.as_mut().unwrap();
    hours.exceptions = vec![hours.exceptions[0].clone(); MAX_EXCEPTIONS + 1];
    let desk = Desk::new();
    let mut book = desk.open();
    for refused in [too_many, too_long] {
        assert!(matches!(
            book.set_desired(1, &refused),
            Err(LedgerError::BadValue(BadValue::TooManyHours))
        ));
    }
    assert_eq!(book.desired().unwrap(), None);
}

#[test]
fn a_command_is_taken_up_once_across_crashes() {
    let desk = Desk::new();
    let mut agent = desk.open();
    assert!(agent.journal_command(7).unwrap());
    // Killed before it could say what became of it.
    drop(agent);
    let mut agent = desk.open();
    assert!(!agent.journal_command(7).unwrap());
    // Couriers bring commands out of order: 5 was never here.
    assert!(agent.journal_command(5).unwrap());
    agent.note_outcome(5, CommandOutcome::Passed).unwrap();
    agent.note_outcome(5, CommandOutcome::Refused).unwrap();
    agent.note_outcome(6, CommandOutcome::Passed).unwrap();
    let expected = [(5, CommandOutcome::Passed), (7, CommandOutcome::Unsure)]
        .map(|(id, outcome)| CommandResult { id, outcome });
    assert_eq!(agent.command_results().unwrap(), expected);
    assert_eq!(agent.last_command().unwrap(), 7);
    agent.forget_results(&[5, 6]).unwrap();
    assert_eq!(agent.command_results().unwrap(), expected[1..]);
    for seen in [5, 7, 0, -1] {
        assert!(!agent.journal_command(seen).unwrap(), "{seen}");
    }
}

#[test]
fn the_journal_of_commands_is_bounded_and_forgets_to_the_safe_side() {
    let desk = Desk::new();
    let mut book = desk.open();
    for id in 1..=1000 {
        assert!(book.journal_command(id).unwrap());
    }
    assert_eq!(book.command_results().unwrap().len(), 256);
    for seen in [1, 500, 744, 745, 1000] {
        assert!(!book.journal_command(seen).unwrap(), "{seen}");
    }
    assert!(book.journal_command(1001).unwrap());
}

#[test]
fn a_new_centre_may_number_from_the_start() {
    let desk = Desk::new();
    let mut book = desk.open();
    book.set_desired(9, &settings(5)).unwrap();
    book.journal_command(9).unwrap();
    book.forget_centre().unwrap();
    assert_eq!(book.desired().unwrap(), None);
    assert!(book.set_desired(1, &settings(5)).unwrap());
    assert!(book.journal_command(1).unwrap());
}

#[test]
fn settings_and_journal_survive_damage() {
    let desk = Desk::new();
    let mut book = desk.open();
    book.set_desired(3, &settings(10)).unwrap();
    book.journal_command(7).unwrap();
    session(&mut book, "isee");
    drop(book);
    let connection = rusqlite::Connection::open(desk.path()).unwrap();
    connection
        .execute(
            "UPDATE facts SET seal = seal + 1 WHERE name = 'service'",
            [],
        )
        .unwrap();
    drop(connection);
    let (mut book, opened) = desk.open_with(CAP, context());
    assert!(opened.damage.is_some());
    assert_eq!(book.desired().unwrap().unwrap().settings, settings(10));
    assert!(!book.journal_command(7).unwrap());
}

fn alarm(raised: bool) -> Event {
    Event::Alarm {
        at: hour(2, 9),
        alarm: Alarm::DiskNearlyFull,
        raised,
    }
}

#[test]
fn an_alarm_rests_until_its_hour_is_over_like_the_records_beside_it() {
    let desk = Desk::new();
    let mut book = desk.open();
    book.note_event(alarm(true)).unwrap();
    assert!(book.unsent(9, hour(2, 9)).unwrap().is_empty());
    assert!(book.unsent(9, hour(2, 9)).unwrap().is_empty());
    let unsent = book.unsent(9, hour(2, 10)).unwrap();
    assert_eq!(unsent.len(), 1);
    assert_eq!(
        serde_json::to_value(&unsent[0].row).unwrap(),
        serde_json::json!({
            "kind": "event",
            "event": "alarm",
            "at": { "date": "2026-11-02", "hour": 9 },
            "alarm": "disk_nearly_full",
            "raised": true,
        })
    );
}

#[test]
fn only_alarms_are_added_from_outside() {
    let desk = Desk::new();
    let mut book = desk.open();
    let forged = Event::Renumbered {
        at: hour(2, 9),
        moved: 3,
    };
    assert!(matches!(
        book.note_event(forged),
        Err(LedgerError::BadValue(BadValue::EventOfTheBook))
    ));
    assert!(book.dump().unwrap().rows.is_empty());
}

/// The version before reads rows of shape 1 and passes on higher ones unread.
#[test]
fn rows_are_written_in_the_oldest_shape_that_can_say_them() {
    let desk = Desk::new();
    let mut book = desk.open();
    session(&mut book, "isee");
    book.note_event(alarm(false)).unwrap();
    for (date, gauge) in [(1, Gauge::UptimeMinutes), (2, Gauge::CpuPercent)] {
        let at = hour(date, 7);
        let value = 3;
        book.add_health(HealthSample { at, gauge, value }).unwrap();
    }
    let changed = update(12, UpdateChange::Applied);
    assert!(book.note_update(&changed).unwrap());
    book.unsent(99, hour(3, 1)).unwrap();
    let connection = rusqlite::Connection::open(desk.path()).unwrap();
    let mut query = connection
        .prepare("SELECT kind, shape FROM numbered ORDER BY id")
        .unwrap();
    let shapes: Vec<(String, u32)> = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let expected = [
        ("session", 1),
        ("event", 2),
        ("update", 3),
        ("health", 1),
        ("health", 2),
    ];
    let expected = expected.map(|(kind, shape)| (kind.to_owned(), shape));
    assert_eq!(shapes, expected);
}

#[test]
fn a_gauge_that_only_a_newer_version_knows_does_no_harm() {
    let desk = Desk::new();
    drop(desk.open());
    let body = r#"{"fan_rpm":{"count":1,"low":900,"high":900,"sum":900}}"#;
    let sealed = seal(&[b"health", b"2026-11-02 7", body.as_bytes()]);
    let connection = rusqlite::Connection::open(desk.path()).unwrap();
    connection
        .execute(
            "INSERT INTO health (day, hour, body, seal) VALUES ('2026-11-02', 7, ?1, ?2)",
            (body, sealed),
        )
        .unwrap();
    drop(connection);
    let mut book = desk.open();
    let (at, gauge, value) = (hour(2, 7), Gauge::CpuPercent, 4);
    book.add_health(HealthSample { at, gauge, value }).unwrap();
    let connection = rusqlite::Connection::open(desk.path()).unwrap();
    let kept: String = connection
        .query_row("SELECT body FROM health", [], |row| row.get(0))
        .unwrap();
    assert!(kept.contains("fan_rpm"), "{kept}");
    let unsent = book.unsent(9, hour(3, 1)).unwrap();
    let Row::Health(health) = &unsent[0].row else {
        panic!("{unsent:?}")
    };
    let gauges: Vec<Gauge> = health.gauges.keys().copied().collect();
    assert_eq!(gauges, [Gauge::CpuPercent]);
}

#[test]
fn the_last_receipt_is_known_when_its_record_has_left() {
    let desk = Desk::new();
    let mut book = desk.open();
    assert_eq!(book.last_receipt().unwrap(), None);
    session(&mut book, "isee");
    book.close_rating().unwrap();
    book.unsent(9, hour(4, 1)).unwrap();
    let number = book.unsent(9, hour(4, 2)).unwrap()[0].number;
    book.acknowledge(number.epoch, number.last, day(4)).unwrap();
    assert!(book.dump().unwrap().rows.is_empty());
    let last = book.last_receipt().unwrap().unwrap();
    assert_eq!(last.verdict, ReceiptVerdict::Clean);
    assert_eq!(last.at, Some(hour(2, 9)));
    book.record_proof(&Receipt::new([], 5)).unwrap();
    let last = book.last_receipt().unwrap().unwrap();
    assert_eq!((last.verdict, last.at), (ReceiptVerdict::Failed, None));
    assert_eq!(receipt().verdict(), ReceiptVerdict::Clean);
}

/// The journal is not of a boot: a restart of the machine changes nothing.
#[test]
fn the_journal_outlives_a_restart_of_the_machine() {
    let desk = Desk::new();
    desk.open().journal_command(3).unwrap();
    let mut later = context();
    later.boot = boot(2);
    let (mut book, _) = desk.open_with(CAP, later);
    assert!(!book.journal_command(3).unwrap());
}

fn update(number: u64, change: UpdateChange) -> UpdateChanged {
    UpdateChanged {
        at: hour(1, 7),
        release: ReleaseKind::Image,
        number,
        change,
    }
}

#[test]
fn what_became_of_an_image_is_told_once_and_after_its_hour() {
    let desk = Desk::new();
    let mut book = desk.open();
    let refused = UpdateChange::Refused {
        reason: UpdateRefusal::NoSpace,
    };
    let mut news = |number, change| book.note_update(&update(number, change)).unwrap();
    assert!(news(13, UpdateChange::Applied));
    assert!(!news(13, UpdateChange::Applied));
    assert!(news(14, refused));
    assert!(news(13, UpdateChange::RolledBack));
    assert!(!news(14, refused));
    // Another try of the same number is news again.
    assert!(news(13, UpdateChange::Applied));
    drop(book);
    let mut book = desk.open();
    assert!(
        !book
            .note_update(&update(13, UpdateChange::Applied))
            .unwrap()
    );
    assert!(book.unsent(99, hour(1, 7)).unwrap().is_empty());
    let told: Vec<Row> = book
        .unsent(99, hour(1, 8))
        .unwrap()
        .into_iter()
        .map(|it| it.row)
        .collect();
    let expected = [
        (13, UpdateChange::Applied),
        (14, refused),
        (13, UpdateChange::RolledBack),
        (13, UpdateChange::Applied),
    ];
    assert_eq!(
        told,
        expected.map(|(number, change)| Row::Update(update(number, change)))
    );
}
