// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Values of the wrong shape or size are refused as they are parsed; right ones come through
//! unchanged.

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sportello_protocol::{
    Acknowledgement, BadValue, CodeError, Command, CommandKind, Commands, Desired, EnrolmentCode,
    Epoch, Hours, Interval, LanguageTag, Loss, LossCause, MAX_EXCEPTIONS, MAX_INTERVALS, MAX_ROWS,
    Numbered, Preset, ProblemKind, Receipt, Report, Row, Sequence, Status, TaskId, Thumbprint,
    UnpackError, VersionText,
};

use crate::samples;

fn refused<T: DeserializeOwned>(value: &Value) -> bool {
    serde_json::from_value::<T>(value.clone()).is_err()
}

/// The sample with `value` at `pointer`.
fn with(sample: &impl Serialize, pointer: &str, value: Value) -> Value {
    let mut json = serde_json::to_value(sample).unwrap();
    *json.pointer_mut(pointer).unwrap() = value;
    json
}

fn check_row(pointer: &str, bad: Value) {
    let session = Row::Session(samples::session());
    let changed = with(&session, pointer, bad);
    assert!(refused::<Row>(&changed), "{changed}");
}

#[test]
fn a_session_with_an_odd_value_is_refused() {
    check_row("/record/hour", json!(24));
    check_row("/record/hour", json!(-1));
    check_row("/record/rating", json!(0));
    check_row("/record/rating", json!(6));
    check_row("/record/date", json!("2026-13-01"));
    check_row("/record/date", json!("2026-11-02T10:00:00Z"));
    check_row("/record/duration", json!("37 minutes"));
    check_row("/record/end", json!("died"));
    check_row("/record/tasks/0/task", json!("<script>alert(1)</script>"));
    check_row("/record/tasks/0/task", json!("https://inps.it"));
    check_row("/record/tasks/0/furthest_step", json!(65_536));
    let task = serde_json::to_value(&samples::session().record.tasks[0]).unwrap();
    check_row("/record/tasks", Value::Array(vec![task; 33]));
    check_row("/receipt/checks", json!([["processes", "maybe"]]));
    check_row("/receipt/checks", json!(vec![["swap", "pass"]; 129]));
    check_row("/receipt/duration_ms", json!("long"));
    check_row("/kind", json!(null));
    check_row("/kind", json!("Session; DROP TABLE"));
}

#[test]
fn a_wipe_of_more_than_an_hour_is_told_as_one_hour() {
    let long = with(&samples::receipt(), "/duration_ms", json!(1_793_610_000));
    let read: Receipt = serde_json::from_value(long).unwrap();
    assert_eq!(read.duration_ms, 3_600_000);
}

#[test]
fn totals_and_gauges_are_bounded() {
    let rows = samples::rows();
    let row = |wanted: &str| &rows.iter().find(|(name, _)| *name == wanted).unwrap().1;
    let languages: serde_json::Map<String, Value> = (0..129)
        .map(|number| (format!("aa-{number:03}"), json!(1)))
        .collect();
    let changed = with(row("days"), "/totals/languages", Value::Object(languages));
    assert!(refused::<Row>(&changed));
    let changed = with(
        row("days"),
        "/totals/languages",
        json!({ "Mario Rossi": 1 }),
    );
    assert!(refused::<Row>(&changed));
    let changed = with(
        row("health-hour"),
        "/gauges",
        json!({ "mood": { "count": 1 } }),
    );
    assert!(refused::<Row>(&changed));
    for sessions in [0, 1, 4] {
        assert!(refused::<Row>(&with(
            row("blocked"),
            "/sessions",
            json!(sessions)
        )));
    }
    for host in [
        "localhost",
        "10.0.0.1",
        "INPS.it",
        "inps.it/pensioni",
        "a_b.it",
        "",
    ] {
        assert!(
            refused::<Row>(&with(row("blocked"), "/host", json!(host))),
            "{host}"
        );
    }
}

/// A field that comes twice could tell two stories of one row.
#[test]
fn a_row_tells_one_story() {
    for twice in [
        r#"{"kind":"loss","cause":"cap","sessions":1,"sessions":2}"#,
        r#"{"kind":"mood","kind":"loss","cause":"cap","sessions":1}"#,
    ] {
        assert!(serde_json::from_str::<Row>(twice).is_err(), "{twice}");
    }
}

#[test]
fn rows_of_a_newer_version_are_bounded_too() {
    let list = |length: usize| json!({ "kind": "mood", "of": vec![0; length] });
    assert!(!refused::<Row>(&list(500)));
    assert!(refused::<Row>(&list(513)));
    assert!(refused::<Row>(&json!({ "kind": "<b>mood</b>" })));
    assert!(refused::<Row>(&json!({ "kind": "m".repeat(41) })));
    let mut deep = json!(0);
    for _ in 0..600 {
        deep = json!([deep]);
    }
    assert!(refused::<Row>(&json!({ "kind": "mood", "of": deep })));
}

#[test]
fn numbers_that_make_no_sense_are_refused() {
    let loss = Row::Loss(Loss {
        cause: LossCause::Cap,
        sessions: 0,
    });
    let session = Row::Session(samples::session());
    for (row, first, last, sound) in [
        (&session, 1, 1, true),
        (&session, 1, 2, false),
        (&session, 0, 0, false),
        (&loss, 1, 9, true),
        (&loss, 9, 1, false),
        (&loss, 1, 1 << 48, false),
    ] {
        let numbered = Numbered {
            epoch: Epoch(1),
            first: Sequence(first),
            last: Sequence(last),
            row: row.clone(),
        };
        assert_eq!(numbered.is_sound(), sound, "{first} {last}");
        let mut report = samples::report();
        report.rows = vec![numbered];
        let unpacked = Report::unpack(&report.pack().unwrap());
        assert_eq!(unpacked.is_ok(), sound);
        assert!(sound || matches!(unpacked, Err(UnpackError::Numbers)));
    }
}

#[test]
fn a_report_comes_through_and_holds_so_many_rows_at_most() {
    let mut report = samples::report();
    assert_eq!(Report::unpack(&report.pack().unwrap()).unwrap(), report);
    let row = report.rows.last().unwrap().clone();
    report.rows = vec![row; MAX_ROWS];
    assert_eq!(Report::unpack(&report.pack().unwrap()).unwrap(), report);
    report.rows.push(report.rows[0].clone());
    assert!(matches!(
        Report::unpack(&report.pack().unwrap()),
        Err(UnpackError::TooManyRows)
    ));
}

#[test]
fn lists_of_small_messages_are_bounded() {
    let status = with(&samples::status(), "/alarms", json!(vec!["hot"; 65]));
    assert!(refused::<Status>(&status));
    let result = json!({ "id": 1, "outcome": "passed" });
    let status = with(&samples::status(), "/results", json!(vec![result; 257]));
    assert!(refused::<Status>(&status));
    let end = json!({ "id": 1, "command": "end", "valid_for_s": 1 });
    let commands = with(&samples::commands(), "/commands", json!(vec![end; 257]));
    assert!(refused::<Commands>(&commands));
    let range = json!({ "first": 1, "last": 2 });
    let answer = samples::acknowledgement();
    let answer = with(&answer, "/epochs/0/missing", json!(vec![range; 17]));
    assert!(refused::<Acknowledgement>(&answer));
}

#[test]
fn opening_hours_make_sense() {
    for (from, to, fits) in [
        (0, 1440, true),
        (0, 1, true),
        (600, 600, false),
        (700, 600, false),
        (0, 1441, false),
    ] {
        assert_eq!(Interval::new(from, to).is_ok(), fits);
        assert_eq!(
            !refused::<Interval>(&json!({ "from": from, "to": to })),
            fits
        );
    }
    let sample = samples::desired();
    let interval = json!({ "from": 1, "to": 2 });
    let full = json!(vec![interval.clone(); MAX_INTERVALS]);
    let over = json!(vec![interval; MAX_INTERVALS + 1]);
    assert!(!refused::<Desired>(&with(
        &sample,
        "/settings/hours/week/6",
        full
    )));
    assert!(refused::<Desired>(&with(
        &sample,
        "/settings/hours/week/6",
        over.clone()
    )));
    let open = "/settings/hours/exceptions/0/open";
    assert!(refused::<Desired>(&with(&sample, open, over)));
    let exception = json!({ "date": "2026-12-25", "open": [] });
    let days = json!(vec![exception; MAX_EXCEPTIONS + 1]);
    assert!(refused::<Desired>(&with(
        &sample,
        "/settings/hours/exceptions",
        days
    )));
    assert!(refused::<Hours>(
        &json!({ "week": [[], []], "exceptions": [] })
    ));
}

#[test]
fn commands_and_their_presets_keep_their_numbers() {
    let numbers: Vec<i64> = Preset::ALL.iter().map(|preset| preset.number()).collect();
    assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
    assert_eq!(Preset::ComeToTheDesk.number(), 2);
    for bad in [
        json!({ "id": 1, "command": "extend", "minutes": -1, "valid_for_s": 9 }),
        json!({ "id": 1, "command": "extend", "valid_for_s": 9 }),
        json!({ "id": 1, "command": "message", "preset": "Go home!", "valid_for_s": 9 }),
        json!({ "id": 1, "command": "end" }),
    ] {
        assert!(refused::<Command>(&bad), "{bad}");
    }
    let end: Command =
        serde_json::from_value(json!({ "id": 1, "command": "end", "valid_for_s": 9 })).unwrap();
    assert_eq!(end.kind, CommandKind::End);
}

#[test]
fn every_problem_has_a_status_and_a_word() {
    for (word, status) in [
        ("malformed", 400),
        ("signature", 401),
        ("clock", 401),
        ("replayed", 401),
        ("unknown_key", 401),
        ("revoked", 403),
        ("quarantined", 403),
        ("code", 403),
        ("too_large", 413),
        ("busy", 429),
        ("unavailable", 503),
    ] {
        let kind: ProblemKind = serde_json::from_value(json!(word)).unwrap();
        assert_eq!(kind.status(), status, "{word}");
        assert_eq!(serde_json::to_value(kind).unwrap(), json!(word));
    }
}

#[test]
fn texts_have_their_shape_or_are_refused() {
    for (good, bad) in [
        ("practise-spid", ""),
        ("a", "mario.rossi"),
        ("0", "A"),
        ("--", "a b"),
    ] {
        assert!(TaskId::parse(good).is_ok());
        assert_eq!(TaskId::parse(bad), Err(BadValue::TaskId));
    }
    for (good, bad) in [("it", "IT"), ("zh-Hans", "it-"), ("und", "italiano")] {
        assert!(LanguageTag::parse(good).is_ok());
        assert_eq!(LanguageTag::parse(bad), Err(BadValue::LanguageTag));
    }
    for (good, bad) in [("0.1.0", "v1"), ("1~rc.2+git", ""), ("2026", "1.0 beta")] {
        assert!(VersionText::parse(good).is_ok());
        assert_eq!(VersionText::parse(bad), Err(BadValue::Version));
    }
    let good = Thumbprint::of(&[7; 32]).to_string();
    assert_eq!(Thumbprint::parse(&good), Ok(Thumbprint::of(&[7; 32])));
    for bad in [&good[1..], &format!("{good}="), "", &"!".repeat(43)] {
        assert_eq!(Thumbprint::parse(bad), Err(BadValue::Thumbprint), "{bad}");
    }
}

#[test]
fn a_code_is_read_however_it_is_typed() {
    let typed = samples::CODES[1].to_ascii_lowercase().replace('-', " ");
    let read = EnrolmentCode::parse(&typed).unwrap();
    assert_eq!(read.to_string(), samples::CODES[1]);
    assert!(read.authority().is_some());
    let short = EnrolmentCode::parse(samples::CODES[0]).unwrap();
    assert_eq!(short.authority(), None);
    let mistaken = samples::CODES[0].replace('0', "o").replace('1', "l");
    assert_eq!(EnrolmentCode::parse(&mistaken), Ok(short.clone()));
    assert_eq!(short.secret_text().len(), 16);
    let shortened = read.short();
    assert_eq!(shortened.secret_text(), read.secret_text());
    assert_eq!(shortened.to_string().replace('-', "").len(), 18);
    assert_eq!(
        EnrolmentCode::secret_hash(&short.secret_text()),
        EnrolmentCode::secret_hash(&samples::CODES[0].replace('-', "")[..16])
    );
    assert_eq!(format!("{short:?}"), "EnrolmentCode");
}

#[test]
fn what_is_no_code_says_why() {
    assert_eq!(EnrolmentCode::parse(""), Err(CodeError::Length(0)));
    let long = "A".repeat(100_000);
    assert_eq!(EnrolmentCode::parse(&long), Err(CodeError::Length(100_000)));
    assert_eq!(EnrolmentCode::parse("U"), Err(CodeError::Character('U')));
    assert_eq!(EnrolmentCode::parse("è"), Err(CodeError::Character('è')));
}

const LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn plain(code: &EnrolmentCode) -> Vec<char> {
    code.to_string()
        .chars()
        .filter(|letter| *letter != '-')
        .collect()
}

/// All of them, at every place, in both lengths.
#[test]
fn the_checksum_catches_every_single_wrong_letter_and_every_swap() {
    for round in 0..20_u8 {
        for authority in [None, Some([round; 32])] {
            let code = EnrolmentCode::random(authority.as_ref()).unwrap();
            let right = plain(&code);
            assert_eq!(EnrolmentCode::parse(&code.to_string()), Ok(code));
            for place in 0..right.len() {
                for letter in LETTERS.chars().filter(|letter| *letter != right[place]) {
                    let mut wrong = right.clone();
                    wrong[place] = letter;
                    let text: String = wrong.into_iter().collect();
                    assert_eq!(
                        EnrolmentCode::parse(&text),
                        Err(CodeError::Checksum),
                        "{text}"
                    );
                }
            }
            let body = right.len() - 2;
            for (one, other) in (0..body).flat_map(|one| (0..one).map(move |other| (one, other))) {
                let mut wrong = right.clone();
                wrong.swap(one, other);
                let text: String = wrong.iter().collect();
                let same = wrong == right;
                assert_eq!(EnrolmentCode::parse(&text).is_ok(), same, "{text}");
            }
        }
    }
}

proptest! {
    #[test]
    fn every_code_comes_through(authority in proptest::option::of(any::<[u8; 32]>())) {
        let code = EnrolmentCode::random(authority.as_ref()).unwrap();
        let read = EnrolmentCode::parse(&code.to_string());
        prop_assert_eq!(read.as_ref(), Ok(&code));
        let half = authority.as_ref().map(|whole| &whole[..16]);
        prop_assert_eq!(code.authority().map(|half| &half[..]), half);
    }
}
