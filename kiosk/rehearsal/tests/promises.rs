// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The promises in `docs/architecture.md` and the clauses in `docs/accessibility.md` name tests
//! that exist.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;

use sportello_rehearsal::stage::repository;

/// Every Rust file of the repository, one after the other.
fn sources(folder: &Path, all: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        if path.is_dir() && !name.starts_with('.') && name != "target" {
            sources(&path, all);
        } else if name.ends_with(".rs") {
            all.push_str(&std::fs::read_to_string(&path).expect("a source"));
        }
    }
}

/// What stands between backquotes in `page` and looks like a test's name.
fn tests_named(page: &str) -> impl Iterator<Item = &str> {
    let quoted = page.split('`').skip(1).step_by(2);
    quoted.filter(|name| name.contains('_') && !name.contains(['/', '.', ' ', '*']))
}

#[track_caller]
fn check_that_they_exist(page: &str) {
    let mut all = String::new();
    sources(&repository(), &mut all);
    let named: Vec<&str> = tests_named(page).collect();
    assert!(named.len() > 30, "only {} tests are named", named.len());
    let missing: Vec<&&str> = named
        .iter()
        .filter(|name| !all.contains(&format!("fn {name}(")))
        .collect();
    assert!(missing.is_empty(), "no such test: {missing:?}");
}

#[test]
fn every_test_that_a_promise_names_exists() {
    let page =
        std::fs::read_to_string(repository().join("docs/architecture.md")).expect("the page");
    let (_, promises) = page
        .split_once("## Promises and their tests")
        .expect("the chapter");
    let (promises, _) = promises.split_once("## Rings of tests").expect("its end");
    check_that_they_exist(promises);
    for promise in 1..=7 {
        assert!(
            promises.contains(&format!("### {promise} ")),
            "promise {promise} is not listed"
        );
    }
}

#[test]
fn every_test_that_a_clause_of_accessibility_names_exists() {
    let page =
        std::fs::read_to_string(repository().join("docs/accessibility.md")).expect("the page");
    check_that_they_exist(&page);
}
