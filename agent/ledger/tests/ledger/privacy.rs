// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What may be written, when it may leave, and that deleted means gone.

use std::collections::{BTreeMap, BTreeSet};

use sportello_ledger::{
    BadValue, Counters, HourOfDay, LanguageTag, MAX_TASKS, Mode, Rating, Row, SHEET_MIN_SESSIONS,
    Sequence, Skill, SkillLevel, TaskId, TaskOutcome, Tasks, Unsent,
};

use crate::fixture::{
    Desk, contains, counters, day, draft, finish, hour, receipt, session, task_of, tasks_in,
};

#[test]
fn nothing_but_our_own_words_becomes_a_task_id() {
    fn check(text: &str, accepted: bool) {
        assert_eq!(TaskId::parse(text).is_ok(), accepted, "{text:?}");
        let as_json = serde_json::to_string(text).unwrap();
        assert_eq!(
            serde_json::from_str::<TaskId>(&as_json).is_ok(),
            accepted,
            "{text:?}"
        );
    }
    check("practise-spid", true);
    check("a", true);
    check(&"a".repeat(40), true);
    check(&"a".repeat(41), false);
    for text in [
        "",
        "Rossi",
        "mario.rossi",
        "a b",
        "è",
        "a/b",
        "https://inps.it",
        "a\n",
        "RSSMRA",
    ] {
        check(text, false);
    }
}

#[test]
fn nothing_but_a_tag_becomes_a_language() {
    fn check(text: &str, accepted: bool) {
        assert_eq!(LanguageTag::parse(text).is_ok(), accepted, "{text:?}");
    }
    for text in ["it", "ar", "zh-Hans", "pa-Guru-IN", "und"] {
        check(text, true);
    }
    for text in [
        "",
        "i",
        "IT",
        "it-",
        "it--IT",
        "-it",
        "italiano",
        "it IT",
        "it-IT-aaaaaaaa-b",
        "it_IT",
    ] {
        check(text, false);
    }
}

#[test]
fn numbers_out_of_bounds_are_refused() {
    assert_eq!(Rating::new(0), Err(BadValue::Rating(0)));
    assert_eq!(Rating::new(6), Err(BadValue::Rating(6)));
    assert!(serde_json::from_str::<Rating>("6").is_err());
    assert_eq!(HourOfDay::new(24), Err(BadValue::HourOfDay(24)));
    let one = draft("isee").tasks.as_slice()[0].clone();
    let mut tasks = Tasks::new();
    for _ in 0..MAX_TASKS {
        tasks.push(one.clone()).unwrap();
    }
    assert_eq!(tasks.push(one.clone()), Err(BadValue::TooManyTasks));
    let too_many = vec![one; MAX_TASKS + 1];
    assert!(Tasks::try_from(too_many.clone()).is_err());
    let as_json = serde_json::to_string::<Vec<TaskOutcome>>(&too_many).unwrap();
    assert!(serde_json::from_str::<Tasks>(&as_json).is_err());
}

/// The whole shape of what leaves, so that a new field cannot slip in unseen.
#[test]
fn a_record_holds_these_fields_and_no_others() {
    let desk = Desk::new();
    let mut book = desk.open();
    session(&mut book, "isee");
    let row = serde_json::to_value(&book.dump().unwrap().rows[0].row).unwrap();
    let expected = serde_json::json!({
        "kind": "session",
        "record": {
            "date": "2026-11-02",
            "hour": 9,
            "duration": "from15_to30",
            "tasks": [{ "task": "isee", "furthest_step": 4, "outcome": "finished" }],
            "end": "citizen",
            "help_asked": false,
            "rating": null,
            "receipt": "clean",
        },
        "receipt": {
            "checks": [
                ["processes", "pass"], ["mounts", "pass"], ["files", "pass"],
                ["print_queue", "pass"], ["sticks", "pass"], ["clipboard", "pass"],
                ["keyrings", "pass"], ["core_dumps", "pass"], ["swap", "pass"],
                ["memory_zeroed", "pass"], ["no_suid", "pass"], ["own_scope", "pass"],
            ],
            "duration_ms": 212,
        },
    });
    assert_eq!(row, expected);
}

#[test]
fn the_order_in_the_files_does_not_join_totals_with_records() {
    let desk = Desk::new();
    let mut book = desk.open();
    for (task, language) in [("isee", "bn"), ("fse", "it"), ("cv", "ar")] {
        let number = book.begin_session().unwrap();
        book.finish_session(number, &draft(task), &receipt(), &counters(language))
            .unwrap();
        // The log would show record and increment of one transaction side by side.
        assert_eq!(desk.size_of("book-wal"), 0);
    }
    let days = book.dump().unwrap().days;
    let languages: Vec<&str> = days[0]
        .totals
        .languages
        .keys()
        .map(LanguageTag::as_str)
        .collect();
    assert_eq!(languages, ["ar", "bn", "it"], "by alphabet, not by time");
    let text = serde_json::to_string(&days).unwrap();
    assert!(!text.contains("hour") && !text.contains("number") && !text.contains("task"));
}

#[test]
fn every_total_is_counted_by_itself() {
    let desk = Desk::new();
    let mut book = desk.open();
    let sessions = [
        (
            "bn",
            BTreeSet::from([Mode::Speech, Mode::HighContrast]),
            Some(true),
            BTreeMap::from([
                (Skill::Information, SkillLevel::Never),
                (Skill::Safety, SkillLevel::Alone),
            ]),
        ),
        ("bn", BTreeSet::new(), Some(false), BTreeMap::new()),
        (
            "it",
            BTreeSet::from([Mode::Speech]),
            None,
            BTreeMap::from([(Skill::Information, SkillLevel::Never)]),
        ),
    ];
    for (language, modes, with_helper, skills) in sessions {
        let number = book.begin_session().unwrap();
        let language = LanguageTag::parse(language).unwrap();
        let counters = Counters {
            language,
            modes,
            with_helper,
            skills,
        };
        book.finish_session(number, &draft("isee"), &receipt(), &counters)
            .unwrap();
    }
    let totals = serde_json::to_value(&book.dump().unwrap().days[0].totals).unwrap();
    let expected = serde_json::json!({
        "sessions": 3,
        "languages": { "bn": 2, "it": 1 },
        "modes": { "high_contrast": 1, "speech": 2 },
        "helper": { "with_helper": 1, "alone": 1, "not_said": 1 },
        "skills": {
            "information": { "never": 2, "with_help": 0, "alone": 0, "teaches": 0 },
            "safety": { "never": 0, "with_help": 0, "alone": 1, "teaches": 0 },
        },
    });
    assert_eq!(totals, expected);
}

fn sheets(unsent: &[Unsent]) -> Vec<(String, u32)> {
    let sheet = |unsent: &Unsent| match &unsent.row {
        Row::Days(sheet) => Some((
            format!("{}..{}", sheet.first_day, sheet.last_day),
            sheet.totals.sessions,
        )),
        _ => None,
    };
    unsent.iter().filter_map(sheet).collect()
}

#[test]
fn totals_leave_when_their_days_are_over_and_hold_enough_sessions() {
    let desk = Desk::new();
    let mut book = desk.open();
    let mut on = |date: u32, sessions: u32| {
        for _ in 0..sessions {
            let number = book.begin_session().unwrap();
            let mut draft = draft("isee");
            draft.date = day(date);
            book.finish_session(number, &draft, &receipt(), &counters("it"))
                .unwrap();
        }
        sheets(&book.unsent(1_000, hour(date, 12)).unwrap())
    };
    assert!(on(2, SHEET_MIN_SESSIONS).is_empty(), "the day is not over");
    let second = ("2026-11-02..2026-11-02".to_owned(), 5);
    assert_eq!(on(3, 2), std::slice::from_ref(&second));
    assert_eq!(
        on(4, 2),
        std::slice::from_ref(&second),
        "two sessions alone would be joined"
    );
    assert_eq!(on(5, 1), std::slice::from_ref(&second));
    let quiet = ("2026-11-03..2026-11-05".to_owned(), 5);
    assert_eq!(on(6, 1), [second, quiet]);
}

#[test]
fn a_record_rests_until_the_hour_has_changed() {
    let desk = Desk::new();
    let mut book = desk.open();
    let handed = |book: &mut sportello_ledger::Book, at| {
        let unsent = book.unsent(10, at).unwrap();
        unsent
            .iter()
            .filter_map(|unsent| task_of(&unsent.row))
            .collect::<Vec<_>>()
    };
    assert!(handed(&mut book, hour(2, 9)).is_empty());
    session(&mut book, "isee");
    book.close_rating().unwrap();
    assert!(
        handed(&mut book, hour(2, 10)).is_empty(),
        "may have ended a minute ago"
    );
    assert!(handed(&mut book, hour(2, 10)).is_empty());
    assert_eq!(handed(&mut book, hour(2, 11)), ["isee"]);
}

#[test]
fn a_record_is_not_handed_out_while_its_rating_is_open() {
    let desk = Desk::new();
    let mut book = desk.open();
    let number = session(&mut book, "isee");
    for of_day in 10..14 {
        assert!(book.unsent(10, hour(2, of_day)).unwrap().is_empty());
    }
    book.record_rating(number, Rating::new(4).unwrap()).unwrap();
    book.unsent(10, hour(2, 14)).unwrap();
    let unsent = book.unsent(10, hour(2, 15)).unwrap();
    let [
        Unsent {
            row: Row::Session(session),
            ..
        },
    ] = &unsent[..]
    else {
        panic!("{unsent:?}")
    };
    assert_eq!(session.record.rating().map(Rating::get), Some(4));
}

#[test]
fn what_was_acknowledged_cannot_be_read_from_any_file() {
    let desk = Desk::new();
    let mut book = desk.open();
    for number in 0..40 {
        session(&mut book, &format!("planted-task-{number}"));
    }
    assert!(
        contains(&desk.bytes(), "planted-task-39"),
        "the search must be able to find it"
    );
    book.unsent(1_000, hour(20, 1)).unwrap();
    book.close_rating().unwrap();
    book.unsent(1_000, hour(20, 2)).unwrap();
    let unsent = book.unsent(1_000, hour(20, 3)).unwrap();
    let last = unsent.last().unwrap().number;
    book.acknowledge(last.epoch, Sequence(last.last.0 - 3), day(20))
        .unwrap();
    let left = tasks_in(&book);
    let bytes = desk.bytes();
    for number in 0..40 {
        let task = format!("planted-task-{number}\"");
        let expected = left.iter().any(|left| format!("{left}\"") == task);
        assert_eq!(contains(&bytes, &task), expected, "{task}");
    }
    assert!(!left.is_empty() && left.len() < 40);
    assert_eq!(desk.size_of("book-wal"), 0);
}

#[test]
fn a_reader_in_the_way_delays_the_erasure_no_longer_than_it_reads() {
    let desk = Desk::new();
    let mut book = desk.open();
    session(&mut book, "planted-task");
    book.close_rating().unwrap();
    book.unsent(9, hour(20, 1)).unwrap();
    let epoch = book.unsent(9, hour(20, 2)).unwrap()[0].number.epoch;
    let reader = rusqlite::Connection::open(desk.path()).unwrap();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM numbered")
        .unwrap();
    book.acknowledge(epoch, Sequence(1), day(20)).unwrap();
    assert!(
        contains(&desk.bytes(), "planted-task"),
        "the reader keeps the old pages alive"
    );
    reader.execute_batch("COMMIT").unwrap();
    book.set_service_state(sportello_ledger::ServiceState::InService)
        .unwrap();
    assert!(!contains(&desk.bytes(), "planted-task"));
}

#[test]
fn a_session_finished_by_two_handles_counts_once() {
    let desk = Desk::new();
    let (mut one, mut two) = (desk.open(), desk.open());
    let number = one.begin_session().unwrap();
    finish(&mut one, number, "isee");
    finish(&mut two, number, "isee");
    assert_eq!(tasks_in(&two), ["isee"]);
    assert_eq!(two.dump().unwrap().days[0].totals.sessions, 1);
}
