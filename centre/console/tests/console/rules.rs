// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who may come in where.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::{House, routes};
use axum::http::Method;
use sportello_console::walk::Walk;
use sportello_console::words::faults;
use sportello_console::{Routes, Rule, WORDS};
use sportello_store::Role;

const PUBLIC: [&str; 2] = ["/language/{tag}", "/login"];

async fn walk(table: Routes) -> Vec<String> {
    let house = House::new();
    let (here, there) = (house.site("A").await, house.site("B").await);
    let boss = house.account("capo", &[(Role::Admin, None)]).await;
    let own = (here, house.terminal(here, boss, 1).await);
    let foreign = (there, house.terminal(there, boss, 2).await);
    let walk = Walk {
        console: house.console.clone(),
        table: table.table().to_vec(),
        router: table.into_router(house.console.clone()),
        public: &PUBLIC,
        samples: BTreeMap::from([("account", boss.0.to_string())]),
        own,
        foreign,
    };
    walk.faults().await.unwrap()
}

#[tokio::test]
async fn every_door_stays_shut_for_whoever_has_no_key() {
    assert_eq!(walk(routes()).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_walk_finds_a_page_without_data_and_one_with_a_wrong_rule() {
    let careless = Routes::new()
        .page(Method::GET, "/things/{thing}", Rule::LoggedIn, async || "")
        .page(Method::GET, "/open", Rule::Public, async || "")
        .page(Method::GET, "/sites/{site}/x", Rule::LoggedIn, async || "")
        .page(
            Method::GET,
            "/sites/{site}/y",
            Rule::Anywhere(Role::Viewer),
            async || "",
        );
    let found = walk(careless).await.join("\n");
    assert!(
        found.contains("/things/{thing}: the walk has no value"),
        "{found}"
    );
    assert!(found.contains("/open: open to anybody"), "{found}");
    assert!(
        found.contains("/sites/{site}/x: has a site and no rule about it"),
        "{found}"
    );
    assert!(
        found.contains("/sites/{site}/y: has a site and no rule about it"),
        "{found}"
    );
}

#[test]
fn all_that_is_said_is_said_in_both_languages() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert_eq!(faults(WORDS, &[], here, &["audit-"]), Vec::<String>::new());
}

#[test]
fn missing_words_are_found() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = faults(("a = { $x }\nb = c\n", "a = { $y }\n"), &[], here, &[]).join("\n");
    assert!(found.contains("a takes"), "{found}");
    assert!(found.contains("b is Italian only"), "{found}");
    assert!(found.contains("b is never said"), "{found}");
    assert!(
        found.contains("login-title is said and in no dictionary"),
        "{found}"
    );
}
