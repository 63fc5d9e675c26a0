// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Every message ever shipped stays readable. `tests/golden/vN` holds the messages as version N
//! writes them; those folders never change. When a message gains something, copy the newest
//! folder, raise [`NEWEST`], and let `SPORTELLO_WRITE_GOLDEN=1` write what is missing there.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sportello_protocol::courier::{Parcel, Return};
use sportello_protocol::{
    Acknowledgement, Command, Commands, Desired, EnrolmentAnswer, EnrolmentCode, EnrolmentRequest,
    Numbered, Problem, Report, Row, Status, StatusAnswer,
};

use crate::samples;

const NEWEST: u32 = 3;

fn folder(version: u32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/v{version}"))
}

/// Whether `now` says all that `then` said; it may say more.
fn says_all_of(then: &Value, now: &Value) -> bool {
    match (then, now) {
        (Value::Object(then), Value::Object(now)) => then
            .iter()
            .all(|(name, value)| now.get(name).is_some_and(|more| says_all_of(value, more))),
        (Value::Array(then), Value::Array(now)) => {
            then.len() == now.len()
                && then
                    .iter()
                    .zip(now)
                    .all(|(then, now)| says_all_of(then, now))
        }
        _ => then == now,
    }
}

/// The file of each version still parses and loses nothing on the way back; the newest one is
/// exactly what is written today.
pub(crate) fn check<T>(name: &str, today: &T)
where
    T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let newest = folder(NEWEST).join(format!("{name}.json"));
    if std::env::var_os("SPORTELLO_WRITE_GOLDEN").is_some() && !newest.exists() {
        let mut text = serde_json::to_string_pretty(today).unwrap();
        text.push('\n');
        fs::write(&newest, text).unwrap();
    }
    for version in 1..=NEWEST {
        let path = folder(version).join(format!("{name}.json"));
        let Ok(text) = fs::read_to_string(&path) else {
            assert!(version < NEWEST, "{} is missing", path.display());
            continue;
        };
        let then: Value = serde_json::from_str(&text).unwrap();
        let parsed: T = serde_json::from_str(&text)
            .unwrap_or_else(|error| panic!("{name} of version {version}: {error}"));
        let now = serde_json::to_value(&parsed).unwrap();
        assert!(
            says_all_of(&then, &now),
            "{name} of version {version} loses something"
        );
        if version == NEWEST {
            assert_eq!(then, now, "{name}");
            assert_eq!(&parsed, today, "{name}");
        }
    }
}

#[test]
fn every_kind_of_row_stays_readable() {
    for (name, row) in samples::rows() {
        check::<Row>(&format!("row-{name}"), &row);
    }
}

#[test]
fn every_message_stays_readable() {
    check::<Report>("report", &samples::report());
    check::<Acknowledgement>("acknowledgement", &samples::acknowledgement());
    check::<Status>("status", &samples::status());
    check::<StatusAnswer>("status-answer", &samples::status_answer());
    check::<Commands>("commands", &samples::commands());
    check::<Desired>("desired", &samples::desired());
    check::<EnrolmentRequest>("enrolment-request", &samples::enrolment_request());
    check::<EnrolmentAnswer>("enrolment-answer", &samples::enrolment_answer());
    check::<Problem>("problem", &samples::problem());
}

/// Files that are no JSON: made once, with the key below, and never again.
fn check_file(name: &str, make: impl FnOnce() -> Vec<u8>, read: impl Fn(u32, &[u8])) {
    let newest = folder(NEWEST).join(name);
    if std::env::var_os("SPORTELLO_WRITE_GOLDEN").is_some() && !newest.exists() {
        fs::write(&newest, make()).unwrap();
    }
    for version in 1..=NEWEST {
        let path = folder(version).join(name);
        assert!(
            path.exists() || version < NEWEST,
            "{} is missing",
            path.display()
        );
        if let Ok(bytes) = fs::read(&path) {
            read(version, &bytes);
        }
    }
}

/// A message as a version wrote it.
fn told<T: DeserializeOwned>(version: u32, name: &str) -> T {
    let text = fs::read_to_string(folder(version).join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn every_couriers_file_stays_readable() {
    let key = samples::key();
    let public = key.public();
    let pack = || samples::report().pack().unwrap();
    check_file(
        "parcel.courier",
        || Parcel::seal(&key, &[pack()], samples::NOW, samples::NONCE).unwrap(),
        |version, bytes| {
            let parcel = Parcel::open(bytes).unwrap().verify(&public).unwrap();
            assert_eq!(
                (parcel.created, parcel.nonce),
                (samples::NOW, samples::NONCE)
            );
            assert_eq!(parcel.reports.len(), 1);
            assert_eq!(
                Report::unpack(&parcel.reports[0]).unwrap(),
                told::<Report>(version, "report")
            );
        },
    );
    check_file(
        "return.courier",
        || {
            samples::answer()
                .seal(&key, key.thumbprint(), samples::NONCE, samples::NOW)
                .unwrap()
        },
        |version, bytes| {
            let claimed = Return::open(bytes).unwrap();
            let answer = claimed.verify(&public, key.thumbprint(), &[samples::NONCE]);
            let then = Return {
                acknowledgement: Some(told(version, "acknowledgement")),
                desired: Some(told(version, "desired")),
                commands: told::<Commands>(version, "commands").commands,
            };
            assert_eq!(answer.unwrap(), then);
        },
    );
}

#[test]
fn every_code_stays_readable() {
    // Printed on paper, somewhere, by version 1.
    for code in samples::CODES {
        assert_eq!(EnrolmentCode::parse(code).unwrap().to_string(), code);
    }
}

/// What a newer version adds passes through this one.
#[test]
fn what_a_newer_version_adds_is_passed_on_or_refused_politely() {
    let row = r#"{"kind":"mood","level":3,"of":["sun"]}"#;
    let parsed: Row = serde_json::from_str(row).unwrap();
    assert!(matches!(parsed, Row::FromNewer(_)));
    assert_eq!(
        serde_json::to_value(&parsed).unwrap(),
        serde_json::from_str::<Value>(row).unwrap()
    );
    let numbered = format!(r#"{{"epoch":1,"first":2,"last":9,"row":{row},"more":1}}"#);
    assert!(
        serde_json::from_str::<Numbered>(&numbered)
            .unwrap()
            .is_sound()
    );
    let command = r#"{"id":4,"command":"dance","steps":3,"valid_for_s":60}"#;
    let parsed: Command = serde_json::from_str(command).unwrap();
    assert_eq!(parsed.kind, sportello_protocol::CommandKind::Unknown);
    let problem = r#"{"problem":"on_holiday","server_clock":1}"#;
    let parsed: Problem = serde_json::from_str(problem).unwrap();
    assert_eq!(parsed.problem.status(), 400);
}

/// The comparison can fail.
#[test]
fn a_message_that_loses_something_is_noticed() {
    let then = serde_json::json!({ "a": [{ "b": 1 }], "c": null });
    assert!(says_all_of(
        &then,
        &serde_json::json!({ "a": [{ "b": 1, "d": 2 }], "c": null })
    ));
    for less in [
        serde_json::json!({ "a": [{ "b": 1 }] }),
        serde_json::json!({ "a": [], "c": null }),
        serde_json::json!({ "a": [{ "b": 2 }], "c": null }),
    ] {
        assert!(!says_all_of(&then, &less), "{less}");
    }
}
