// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Figures for Prometheus, and whether the centre lives.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use sportello_centre::metrics;
use sportello_store::KeyState;
use tower::ServiceExt;

use crate::house::{House, sessions, status};

pub(crate) async fn figures(
    house: &House,
    token: Option<&str>,
    shown: Option<&str>,
) -> (u16, String) {
    let router = metrics::router(Arc::clone(&house.centre), token, 1800);
    let mut request = Request::get("/metrics");
    if let Some(shown) = shown {
        request = request.header("authorization", format!("Bearer {shown}"));
    }
    let response = router
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let status = response.status().as_u16();
    let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn figures_count_the_fleet_and_name_nobody() {
    let house = House::open().await;
    let site = house.site("A").await;
    let machine = house.machine(site).await;
    let gone = house.machine(site).await;
    house
        .store()
        .set_key_state(gone.id, KeyState::Revoked)
        .await
        .unwrap();
    house.report(&machine, &sessions(1, 1..=7)).await;
    house.send(machine.status(&status())).await;
    let (code, page) = figures(&house, None, None).await;
    assert_eq!(code, 200);
    for expected in [
        "sportello_terminals{state=\"active\"} 1\n",
        "sportello_terminals{state=\"revoked\"} 1\n",
        "sportello_rows_ingested_total 7\n",
        "sportello_requests_total{route=\"reports\",code=\"200\"} 1\n",
        "sportello_requests_total{route=\"status\",code=\"200\"} 1\n",
        "sportello_store_errors_total 0\n",
        "process_resident_memory_bytes ",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    let id = machine.id.to_string();
    for private in ["Biblioteca", "Esempio", id.as_str(), "busy"] {
        assert!(!page.contains(private), "{private}\n{page}");
    }
}

#[tokio::test]
async fn figures_behind_a_token_are_shown_to_whoever_has_it() {
    let house = House::open().await;
    let token = Some("a token of sixteen and more");
    assert_eq!(figures(&house, token, None).await.0, 401);
    assert_eq!(figures(&house, token, Some("another")).await.0, 401);
    assert_eq!(figures(&house, token, token).await.0, 200);
}

#[tokio::test]
async fn the_main_door_shows_no_figures_and_says_that_it_lives() {
    let house = House::open().await;
    let get = |path: &str| Request::get(path).body(Body::empty()).unwrap();
    assert!(!house.send(get("/metrics")).await.status.is_success());
    assert!(house.send(get("/health/live")).await.status.is_success());
    assert!(house.send(get("/health/ready")).await.status.is_success());
    house.centre.stop.cancel();
    assert_eq!(house.send(get("/health/ready")).await.status, 503);
}
