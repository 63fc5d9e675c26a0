// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How long pages take in a region of 3,000 sites and 10,000 terminals:
//! `cargo run --release -p sportello-views --example pace -- [DAYS]`. History of 60 days when
//! nothing is said; three years take minutes to invent.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for developers"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, Request, StatusCode};
use sportello_console::{Console, ConsoleConfig, hash_password};
use sportello_protocol::UnixSeconds;
use sportello_room::Hub;
use sportello_store::seed::Plan;
use sportello_store::sqlite::{Sqlite, SqliteOptions};
use sportello_store::{FleetFilter, FleetSort, NewAccount, Page, Role, RoleGrant, Scope, Store};
use sportello_views::Catalogue;
use tower::ServiceExt;

/// 20 November 2026, 10:00 in Rome.
const NOW: UnixSeconds = UnixSeconds(1_795_165_200);
const PASSWORD: &str = "una frase lunga per entrare";
const ROUNDS: usize = 100;

#[tokio::main]
async fn main() {
    let days = std::env::args()
        .nth(1)
        .map_or(60, |days| days.parse().expect("a number of days"));
    let folder = tempfile::tempdir().expect("a folder");
    let store = Sqlite::open(
        &folder.path().join("centre.sqlite"),
        SqliteOptions::default(),
    );
    let store = Arc::new(store.expect("a store"));
    let begun = Instant::now();
    store
        .seed(Plan {
            sites: 3_000,
            terminals: 10_000,
            days,
            today: "2026-11-20".parse().expect("a date"),
        })
        .await
        .expect("a region");
    println!("invented in {:?}", begun.elapsed());
    let vera = NewAccount {
        name: "vera".to_owned(),
        full_name: "Vera".to_owned(),
        email: None,
        password_hash: hash_password(PASSWORD).expect("a hash"),
        roles: vec![RoleGrant {
            role: Role::Staff,
            site: None,
        }],
        created: NOW,
    };
    store.add_account(vera).await.expect("an account");
    let one = Page { number: 0, size: 1 };
    let filter = FleetFilter::default();
    let found = store
        .terminals(&Scope::Region, &filter, FleetSort::Site, one)
        .await;
    let terminal = found.expect("terminals").items.swap_remove(0);
    let config = ConsoleConfig {
        region_name: "Regione Esempio".to_owned(),
        public_url: "http://127.0.0.1:8080".parse().expect("an address"),
        authority_sha256: None,
        time_zone: chrono_tz::Europe::Rome,
        secure_cookies: false,
        behind_proxy: false,
        clock: || NOW,
    };
    let shared: Arc<dyn Store> = store;
    let console = Console::new(shared, Hub::default(), config);
    let routes = sportello_console::routes().merge(sportello_views::routes(Catalogue::default()));
    let router = routes.into_router(console);
    let cookies = log_in(&router).await;
    let site = terminal.site.0;
    for path in [
        "/".to_owned(),
        format!("/sites/{site}/room"),
        format!("/terminals/{}", terminal.id),
        "/fleet".to_owned(),
        "/fleet?page=150&sort=last-seen".to_owned(),
        "/fleet?text=biblioteca+29".to_owned(),
        "/alarms".to_owned(),
        "/usage".to_owned(),
        "/usage?period=this-year".to_owned(),
        "/usage?from=2023-12-01&to=2026-11-20".to_owned(),
        "/usage/district/Milano?period=this-year".to_owned(),
        format!("/sites/{site}/usage?period=this-year"),
        "/targets".to_owned(),
    ] {
        let mut times: Vec<Duration> = Vec::with_capacity(ROUNDS);
        let mut size = 0;
        for _ in 0..ROUNDS {
            let begun = Instant::now();
            let (status, _, body) = ask(&router, "GET", &path, &cookies, String::new()).await;
            times.push(begun.elapsed());
            assert_eq!(status, StatusCode::OK, "{path}");
            size = body.len();
        }
        times.sort_unstable();
        println!(
            "{:>9.1?} median {:>9.1?} p99 {:>7} bytes  {path}",
            times[ROUNDS / 2],
            times[ROUNDS * 99 / 100],
            size
        );
    }
}

async fn log_in(router: &Router) -> String {
    let (_, headers, page) = ask(router, "GET", "/login", "", String::new()).await;
    let visit = cookies(&headers);
    let start = page.find("name=\"csrf\" content=\"").expect("a token") + 21;
    let csrf = &page[start..start + 64];
    let body = format!(
        "csrf={csrf}&name=vera&password={}",
        PASSWORD.replace(' ', "+")
    );
    let (status, headers, _) = ask(router, "POST", "/login", &visit, body).await;
    assert_eq!(status, StatusCode::SEE_OTHER);
    cookies(&headers)
}

fn cookies(headers: &HeaderMap) -> String {
    let pairs: Vec<&str> = headers
        .get_all(SET_COOKIE)
        .iter()
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .collect();
    pairs.join("; ")
}

async fn ask(
    router: &Router,
    method: &str,
    path: &str,
    cookies: &str,
    body: String,
) -> (StatusCode, HeaderMap, String) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(COOKIE, cookies)
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .expect("a request");
    let answer = router.clone().oneshot(request).await.expect("an answer");
    let (status, headers) = (answer.status(), answer.headers().clone());
    let bytes = to_bytes(answer.into_body(), 1 << 24).await.expect("a body");
    (
        status,
        headers,
        String::from_utf8_lossy(&bytes).into_owned(),
    )
}
