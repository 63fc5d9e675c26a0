// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Serves the pages of a made-up region on this machine, to be looked at:
//! `cargo run -p sportello-views --example look`. The region is made anew each time.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a tool for developers"
)]

#[path = "../tests/support/region.rs"]
mod region;

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let made = region::region(folder.path(), &address).await;
    let routes = sportello_console::routes().merge(sportello_views::routes(region::catalogue()));
    let digits = sportello_console::second_factor::digits_at(region::SECRET, region::NOW);
    println!("{address}/");
    println!("anna (staff of a site), vera (sees the region), ada (admin, then {digits:?})");
    println!("password: {}", region::PASSWORD);
    let router = routes.into_router(made.console.clone());
    axum::serve(listener, router).await.expect("serving");
}
