// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The OpenAPI document in `docs/` is the one that the code makes.

use axum::body::Body;
use axum::http::Request;
use sportello_centre::api::document;
use sportello_protocol::path;

use crate::house::House;

#[test]
fn the_document_in_docs_is_what_the_code_says() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/openapi.json");
    let made = document::json().unwrap();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &made).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        kept == made,
        "docs/openapi.json is old: run this test with UPDATE=1 and look at the difference"
    );
}

#[test]
fn it_names_every_request_of_the_protocol() {
    let json: serde_json::Value = serde_json::from_str(&document::json().unwrap()).unwrap();
    let version = json["openapi"].as_str().unwrap();
    assert!(version.starts_with("3.1"), "{version}");
    for path in [
        path::ENROLMENTS,
        path::REPORTS,
        path::STATUS,
        path::COMMANDS,
        path::DESIRED,
        path::COURIERS,
    ] {
        assert!(json["paths"][path].is_object(), "{path}");
    }
}

#[tokio::test]
async fn the_centre_shows_it() {
    let house = House::open().await;
    let request = Request::get(document::PATH).body(Body::empty()).unwrap();
    let answer = house.send(request).await;
    assert_eq!(answer.headers["content-type"], "application/json");
    assert_eq!(answer.body, document::json().unwrap().as_bytes());
}
