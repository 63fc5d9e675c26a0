// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a report can say at all, read from its schema: no string without a shape, no time
//! about a session finer than the hour. A field that breaks this fails here before anything
//! is ever sent.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sportello_protocol::{
    Acknowledgement, Commands, Desired, EnrolmentAnswer, EnrolmentRequest, Problem, Report, Status,
    StatusAnswer,
};
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(components(schemas(
    Acknowledgement,
    Commands,
    Desired,
    EnrolmentAnswer,
    EnrolmentRequest,
    Problem,
    Report,
    Status,
    StatusAnswer
)))]
struct Document;

fn schemas() -> Value {
    let document = serde_json::to_value(Document::openapi()).unwrap();
    document["components"]["schemas"].clone()
}

/// Calls `look` with every schema that can be reached from the one called `name`, and with
/// the way to it.
fn walk(schemas: &Value, name: &str, look: &mut impl FnMut(&str, &Value)) {
    let mut seen = BTreeSet::new();
    let mut to_do = vec![(name.to_owned(), schemas[name].clone())];
    assert!(!schemas[name].is_null(), "no schema {name}");
    while let Some((way, schema)) = to_do.pop() {
        look(&way, &schema);
        if let Some(target) = schema["$ref"].as_str() {
            let name = target.rsplit('/').next().unwrap().to_owned();
            if seen.insert(name.clone()) {
                assert!(!schemas[&name].is_null(), "{way}: no schema {name}");
                to_do.push((name.clone(), schemas[&name].clone()));
            }
            continue;
        }
        for list in ["oneOf", "allOf", "anyOf", "prefixItems"] {
            for part in schema[list].as_array().into_iter().flatten() {
                to_do.push((way.clone(), part.clone()));
            }
        }
        for (field, part) in schema["properties"].as_object().into_iter().flatten() {
            to_do.push((format!("{way}.{field}"), part.clone()));
        }
        for inner in ["items", "additionalProperties", "propertyNames"] {
            if schema[inner].is_object() {
                to_do.push((format!("{way}[{inner}]"), schema[inner].clone()));
            }
        }
    }
}

fn is(schema: &Value, kind: &str) -> bool {
    match &schema["type"] {
        Value::String(one) => one == kind,
        Value::Array(several) => several.iter().any(|one| one == kind),
        _ => false,
    }
}

/// Ways to strings that may say anything.
fn shapeless(schemas: &Value, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(schemas, name, &mut |way, schema| {
        let shaped = schema["pattern"].is_string()
            || schema["enum"].is_array()
            || ["date", "uuid"]
                .iter()
                .any(|format| schema["format"] == *format);
        // A schema that says nothing about its type would let a string through, too.
        let open = schema["type"].is_null()
            && ["$ref", "oneOf", "allOf", "anyOf"]
                .iter()
                .all(|list| schema[*list].is_null());
        if (is(schema, "string") && !shaped) || open {
            found.push(way.to_owned());
        }
    });
    found
}

/// Ways to whole numbers in which seconds since 1970 would fit.
fn roomy(schemas: &Value, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(schemas, name, &mut |way, schema| {
        let most = schema["maximum"].as_f64();
        if (is(schema, "integer") && most.is_none_or(|most| most > 3_600_000.0))
            || is(schema, "number")
        {
            found.push(way.to_owned());
        }
    });
    found
}

/// Ways to fields of a name that speaks of time.
fn timely(schemas: &Value, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(schemas, name, &mut |way, _| {
        let field = way.rsplit('.').next().unwrap_or("");
        let words = [
            "second", "minute", "clock", "stamp", "moment", "time", "boot",
        ];
        let units = ["_s", "_ms"];
        let named = words.iter().any(|word| field.contains(word))
            || units.iter().any(|unit| field.ends_with(unit));
        if named && !field.contains('[') {
            found.push(way.to_owned());
        }
    });
    found
}

#[test]
fn no_string_of_any_message_may_say_anything() {
    let schemas = schemas();
    for name in [
        "Report",
        "Status",
        "EnrolmentRequest",
        "Acknowledgement",
        "Commands",
        "Desired",
        "EnrolmentAnswer",
        "Problem",
        "StatusAnswer",
    ] {
        assert_eq!(shapeless(&schemas, name), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_session_has_no_time_finer_than_the_hour() {
    let schemas = schemas();
    assert_eq!(roomy(&schemas, "SessionRow"), Vec::<String>::new());
    // How long the wipe took: one hour at most, and no moment.
    assert_eq!(timely(&schemas, "SessionRow"), ["Receipt.duration_ms"]);
    assert_eq!(timely(&schemas, "Row"), ["Receipt.duration_ms"]);
    // `Report.clock` is of the report as a whole.
    assert_eq!(
        timely(&schemas, "Report"),
        ["Receipt.duration_ms", "Report.clock"]
    );
}

#[test]
fn a_row_is_one_of_its_kinds_or_of_a_newer_one() {
    let row = &schemas()["Row"];
    let mut kinds = Vec::new();
    for one in row["oneOf"].as_array().unwrap() {
        let parts = one["allOf"].as_array();
        let tagged = parts.map_or(one, |parts| parts.last().unwrap());
        assert_eq!(tagged["required"], json!(["kind"]));
        let kind = &tagged["properties"]["kind"];
        kinds.push(kind["enum"][0].as_str().unwrap_or("(newer)").to_owned());
    }
    let expected = [
        "session", "proof", "days", "health", "event", "loss", "blocked", "update", "(newer)",
    ];
    assert_eq!(kinds, expected);
}

/// The tests above can fail.
#[test]
fn planted_faults_are_found() {
    let mut schemas = schemas();
    schemas["TaskOutcome"]["properties"]["note"] = json!({ "type": "string" });
    schemas["Receipt"]["properties"]["any"] = json!({});
    assert_eq!(
        shapeless(&schemas, "Report"),
        ["Receipt.any", "TaskOutcome.note"]
    );
    schemas["Record"]["properties"]["ended_at_second"] = json!({ "type": "integer" });
    assert_eq!(roomy(&schemas, "SessionRow"), ["Record.ended_at_second"]);
    assert!(timely(&schemas, "Row").contains(&"Record.ended_at_second".to_owned()));
}
