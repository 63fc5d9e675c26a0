// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Formats change only by adding. `golden/1` uses every key of the first version, `golden/2` what
//! came with front matter, marks, facts, questions and lessons; neither is ever edited again, and
//! every later version must read them without a remark and mean the same.

use std::path::{Path, PathBuf};

use sportello_bundle::catalogue;
use sportello_bundle::policy::Policy;
use sportello_bundle::replica;

fn golden(name: &str) -> PathBuf {
    generation("1").join(name)
}

fn generation(number: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(number)
}

/// Debug text without this machine's folders.
fn shown(value: &impl std::fmt::Debug) -> String {
    format!("{value:#?}").replace(&golden("").display().to_string(), "golden/")
}

#[test]
fn tasks_of_version_1_are_read_as_they_were_meant() {
    let (catalogue, findings) = catalogue::load(&golden("tasks"));
    assert_eq!(findings, []);
    insta::assert_snapshot!(shown(&catalogue));
}

#[test]
fn tasks_of_version_2_are_read_as_they_were_meant() {
    let tasks = generation("2").join("tasks");
    let (catalogue, findings) = catalogue::load(&tasks);
    assert_eq!(findings, []);
    let shown = format!("{catalogue:#?}").replace(&tasks.display().to_string(), "golden/tasks");
    insta::assert_snapshot!(shown);
}

#[test]
fn a_policy_of_version_1_is_read_as_it_was_meant() {
    let (policy, findings) = Policy::load(&golden("policy.toml")).expect("read");
    assert_eq!(findings, []);
    insta::assert_snapshot!(
        serde_json::to_string_pretty(&policy)
            .expect("written")
            .replace(&golden("").display().to_string(), "golden/")
    );
}

/// The policy as colleagues keep it (JSON) is a format too.
#[test]
fn a_policy_kept_by_version_1_reads_back() {
    let (policy, _) = Policy::load(&golden("policy.toml")).expect("read");
    let kept =
        include_str!("golden/1/policy.json").replace("golden/", &golden("").display().to_string());
    assert_eq!(
        serde_json::from_str::<Policy>(&kept).expect("read back"),
        policy
    );
}

#[test]
fn routes_of_version_1_answer_as_they_did() {
    let (routes, findings) = replica::load(&golden("tasks/rehearsal/site"));
    assert_eq!(findings, []);
    let routes = routes.expect("served");
    let status = |path: &str| {
        routes
            .answer("esercizio.sportello.test", path)
            .map(|a| a.status)
    };
    assert_eq!(
        [status("/"), status("/via/x"), status("/y")],
        [Some(200), Some(301), Some(404)]
    );
}
