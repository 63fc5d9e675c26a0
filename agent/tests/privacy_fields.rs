// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `docs/privacy.md` lists every field that leaves a terminal, with its reason, and no other. What
//! leaves is read from the protocol's golden files, which hold every field of every message, and
//! from a request that is signed here.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up shall fail"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;
use sportello_protocol::UnixSeconds;
use sportello_protocol::signature::{Parts, TerminalKey, sign};

/// Maps whose keys say what was counted.
const COUNTERS: [&str; 3] = ["languages", "modes", "skills"];
/// The map whose keys say what was measured.
const GAUGES: &str = "gauges";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

fn golden() -> PathBuf {
    repository().join("agent/protocol/tests/golden/v3")
}

fn json(name: &str) -> Value {
    let text = std::fs::read_to_string(golden().join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Adds the way to every field of `value`.
fn fields(way: &str, value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            let last = way.rsplit('.').next().unwrap_or_default();
            for (key, inner) in map {
                if last == GAUGES {
                    found.insert(format!("{way}.{key}"));
                    fields(&format!("{way}.*"), inner, found);
                } else if COUNTERS.contains(&last) {
                    fields(&format!("{way}.*"), inner, found);
                } else {
                    fields(&format!("{way}.{key}"), inner, found);
                }
            }
        }
        Value::Array(list) => {
            if list.iter().all(|inner| !inner.is_object()) {
                found.insert(way.to_owned());
            }
            for inner in list.iter().filter(|inner| inner.is_object()) {
                fields(way, inner, found);
            }
        }
        _ => {
            found.insert(way.to_owned());
        }
    }
}

/// A row's fields, under its kind.
fn row_fields(mut row: Value, found: &mut BTreeSet<String>) {
    let map = row.as_object_mut().unwrap();
    let mut way = "row".to_owned();
    for word in ["kind", "event"] {
        if let Some(Value::String(word)) = map.remove(word) {
            way = format!("{way}.{word}");
        }
    }
    fields(&way, &row, found);
}

/// Parameters of the signature that every request carries.
fn request_fields(found: &mut BTreeSet<String>) {
    let parts = Parts {
        method: "POST",
        authority: "centre.example",
        path: "/x",
        query: "",
        body: b"{}",
    };
    let key = TerminalKey::generate().unwrap();
    let signed = sign(&key, &parts, UnixSeconds(1_793_610_000), 60, [7; 16]);
    let (_, parameters) = signed.signature_input.split_once(')').unwrap();
    for parameter in parameters.split(';').filter(|part| !part.is_empty()) {
        let name = parameter.split('=').next().unwrap();
        found.insert(format!("request.{name}"));
    }
}

/// Everything that leaves a terminal.
fn leaving() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    request_fields(&mut found);
    let mut report = json("report.json");
    for row in report["rows"].as_array_mut().unwrap() {
        let row = row.as_object_mut().unwrap().remove("row").unwrap();
        row_fields(row, &mut found);
    }
    fields("report", &report, &mut found);
    let mut files = 0;
    for entry in std::fs::read_dir(golden()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name.starts_with("row-") {
            row_fields(json(&name), &mut found);
            files += 1;
        }
    }
    assert!(files > 0, "no rows among the golden files");
    fields("status", &json("status.json"), &mut found);
    fields("enrolment", &json("enrolment-request.json"), &mut found);
    let parcel = std::fs::read(golden().join("parcel.courier")).unwrap();
    let head = parcel.split(|byte| *byte == b'\n').next().unwrap();
    fields("parcel", &serde_json::from_slice(head).unwrap(), &mut found);
    found
}

/// What the page lists: field, and its reason.
fn listed() -> BTreeMap<String, String> {
    let page = std::fs::read_to_string(repository().join("docs/privacy.md")).unwrap();
    let mut listed = BTreeMap::new();
    for line in page.lines() {
        let Some(rest) = line.strip_prefix("| `") else {
            continue;
        };
        let (field, rest) = rest.split_once('`').unwrap();
        let cells: Vec<&str> = rest.trim_matches(['|', ' ']).split(" | ").collect();
        assert_eq!(cells.len(), 2, "{line}");
        assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "{line}");
        let twice = listed.insert(field.to_owned(), cells[1].to_owned());
        assert_eq!(twice, None, "{field} is listed twice");
    }
    listed
}

#[test]
fn every_field_that_leaves_a_terminal_is_listed_with_its_reason() {
    let listed = listed();
    let unlisted: Vec<_> = leaving()
        .into_iter()
        .filter(|field| !listed.contains_key(field))
        .collect();
    assert!(
        unlisted.is_empty(),
        "docs/privacy.md must say what these are and why they are sent: {unlisted:#?}"
    );
}

#[test]
fn nothing_is_listed_that_does_not_leave() {
    let leaving = leaving();
    let stale: Vec<_> = listed()
        .into_keys()
        .filter(|field| !leaving.contains(field))
        .collect();
    assert!(
        stale.is_empty(),
        "docs/privacy.md lists what is not sent: {stale:#?}"
    );
}

/// The comparison itself: a field that is new anywhere is seen.
#[test]
fn a_new_field_anywhere_is_noticed() {
    let mut found = BTreeSet::new();
    let value: Value = serde_json::from_str(
        r#"{"a": 1, "gauges": {"hot": {"low": 1}}, "languages": {"it": 3},
            "list": [{"b": null}, {"c": true}], "empty": [], "words": ["x"]}"#,
    )
    .unwrap();
    fields("m", &value, &mut found);
    let expected = [
        "m.a",
        "m.empty",
        "m.gauges.*.low",
        "m.gauges.hot",
        "m.languages.*",
        "m.list.b",
        "m.list.c",
        "m.words",
    ];
    assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
}
