// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tasks that a policy leaves out: nothing must be mended, and nobody is left to wonder.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use sportello_bundle::catalogue::{self, Absence, absence};
use sportello_bundle::check::{check, is_fit};
use sportello_bundle::policy::Policy;
use sportello_bundle::task::TaskId;
use tempfile::TempDir;

/// The tasks that are shipped, of which nobody has walked any, under this policy.
fn bundle(layers: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let tasks = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk/tasks");
    std::os::unix::fs::symlink(tasks, dir.path().join("tasks")).expect("linked");
    let write = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    write(
        "bundle.toml",
        "format = 1\nnumber = 1\nregion = \"Prova\"\nmade_on = 2026-11-22\nneeds = \"0.1.0\"\n",
    );
    for (name, text) in layers {
        write(&format!("policy/{name}.toml"), text);
    }
    dir
}

/// What is said of policy; nothing of it must be mended.
fn said(layers: &[(&str, &str)]) -> Vec<String> {
    let dir = bundle(layers);
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    let findings = check(dir.path(), today, &[]);
    assert!(is_fit(&findings), "{findings:#?}");
    let place = format!("{}/", dir.path().display());
    let lines = findings
        .iter()
        .map(|finding| finding.to_string().replace(&place, ""));
    let of_policy = lines.filter(|line| line.starts_with("policy/"));
    of_policy
        .map(|line| line.split_once(" -> ").expect("a remedy").0.to_owned())
        .collect()
}

fn unchecked() -> usize {
    let dir = bundle(&[]);
    let (catalogue, _) = catalogue::load(&dir.path().join("tasks"));
    catalogue.tasks().filter(|task| !task.is_checked()).count()
}

#[test]
fn one_calm_line_says_how_many_are_left_out_and_by_which_key() {
    let (count, strict) = (unchecked(), "tasks.unchecked_allowed = false");
    assert!(count > 20);
    let whole = format!("nobody has walked through their live sites yet (policy {strict})");
    assert_eq!(
        said(&[("region", "[session]\nminutes = 60\n")]),
        [format!(
            "policy/region.toml:0: {count} tasks are left out: {whole}"
        )]
    );
    let yes = "[tasks]\nunchecked_allowed = true\n";
    assert_eq!(said(&[("region", yes)]), Vec::<String>::new());
    let no = "[tasks]\nunchecked_allowed = false\n";
    assert_eq!(
        said(&[("region", yes), ("site/lib", no)]),
        [format!(
            "policy/region.toml:2: {count} tasks are left out in 1 of 2 places: {whole}"
        )]
    );
}

#[test]
fn a_task_that_policy_names_and_leaves_out_is_named() {
    let found = said(&[("region", "[tasks]\nshown = [\"isee\", \"practise-spid\"]\n")]);
    assert_eq!(
        found[1],
        "policy/region.toml:2: the task \"isee\" is named here and left out: nobody has walked through its live site (tasks.unchecked_allowed = false)"
    );
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn each_absence_has_its_key() {
    let dir = bundle(&[]);
    let (catalogue, _) = catalogue::load(&dir.path().join("tasks"));
    let task = |id: &str| {
        let id: TaskId = id.parse().expect("a name");
        catalogue.get(&id).expect("shipped").clone()
    };
    let policy = |text: &str| {
        let (policy, findings) = Policy::parse(text, Path::new("policy.toml")).expect("read");
        assert_eq!(findings, []);
        policy
    };
    let isee = task("isee");
    assert_eq!(absence(&isee, &policy("")), Some(Absence::Unchecked));
    let few = policy("[tasks]\nshown = [\"fse\"]\nunchecked_allowed = true\n");
    assert_eq!(absence(&isee, &few), Some(Absence::NotNamed));
    assert_eq!(absence(&task("fse"), &few), None);
    assert_eq!(absence(&task("practise-spid"), &policy("")), None);
}
