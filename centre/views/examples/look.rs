// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Serves the pages of a made-up region on this machine, to be looked at:
//! `cargo run -p sportello-views --example look`. The region is made anew each time.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a tool for developers"
)]

#[path = "../tests/support/region.rs"]
#[expect(dead_code, reason = "tests use more of it")]
mod region;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = region::region(folder.path()).await;
    let routes = sportello_console::routes().merge(sportello_views::routes(region::catalogue()));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080")
        .await
        .unwrap();
    let digits = sportello_console::second_factor::digits_at(region::SECRET, region::NOW);
    println!("http://127.0.0.1:8080/");
    println!("anna (staff of a site), vera (sees the region), ada (admin, then {digits:?})");
    println!("password: {}", region::PASSWORD);
    axum::serve(listener, routes.into_router(made.console.clone()))
        .await
        .unwrap();
}
