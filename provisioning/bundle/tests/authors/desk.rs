// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! An author's question about all tasks or one of them, and the answer as it is printed.

use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use sportello_bundle::Severity;
use sportello_bundle::author::{Asked, NotThere, told};
use sportello_bundle::lint::Rules;

use super::{ITALIAN, MANIFEST, folder};

fn rules() -> Rules {
    Rules::of_authors(NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date"))
}

fn answer(dir: &Path, path: &Path, task: Option<&str>) -> String {
    let asked = Asked::of(path, task).expect("is there");
    told(&asked.remarks(&rules())).replace(&dir.display().to_string(), "TASKS")
}

/// A second task with a slip, a fact that the first one names, and one that nobody does.
fn two_tasks() -> tempfile::TempDir {
    let dir = folder();
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("written");
    fs::create_dir(dir.path().join("fse")).expect("made");
    write("fse/task.toml", &MANIFEST.replace("\"isee\"", "\"fse\""));
    write(
        "fse/it.md",
        &ITALIAN.replace("- La carta\n", "- [La carta](task:nessuno)\n"),
    );
    write(
        "isee/it.md",
        &ITALIAN.replace("## Apri il sito.", "## Aspetta {days} giorni."),
    );
    write(
        "isee/task.toml",
        &MANIFEST.replace("2026-11-01 by Anna Rossi", "never"),
    );
    let fact = |id: &str| {
        format!(
            "[[fact]]\nid = \"{id}\"\nnumber = 3\nchecked_on = \"2026-01-01\"\nsource = \"https://www.inps.it/\"\n"
        )
    };
    write(
        "_shared/facts.toml",
        &format!("{}{}", fact("days"), fact("years")),
    );
    dir
}

#[test]
fn one_task_hears_only_its_own_remarks_the_heaviest_first() {
    let dir = two_tasks();
    let isee = answer(dir.path(), dir.path(), Some("isee"));
    assert!(
        !isee.contains("fse") && !isee.contains("\"years\""),
        "{isee}"
    );
    assert!(
        isee.contains("facts.toml:1: the fact \"days\" was last checked 325 days ago"),
        "{isee}"
    );
    let places =
        ["Must be mended:", "Look at this:", "For later:"].map(|heading| isee.find(heading));
    assert!(places.is_sorted() && places[0].is_some(), "{isee}");
    let last = isee.lines().last().expect("a sentence");
    assert!(last.contains("must be mended; "), "{last}");
    let all = answer(dir.path(), dir.path(), None);
    assert!(
        all.contains("fse/it.md") && all.contains("\"years\""),
        "{all}"
    );
}

#[test]
fn a_task_may_be_named_by_its_folder_or_by_a_file_in_it() {
    let dir = two_tasks();
    let named = answer(dir.path(), dir.path(), Some("isee"));
    for path in ["isee", "isee/", "isee/it.md", "isee/."] {
        assert_eq!(
            answer(dir.path(), &dir.path().join(path), None),
            named,
            "{path}"
        );
    }
    // Also one in which nothing lies yet.
    fs::create_dir(dir.path().join("new")).expect("made");
    let new = answer(dir.path(), &dir.path().join("new"), None);
    assert!(
        new.starts_with("Must be mended:\n  TASKS/new/task.toml: the file is missing"),
        "{new}"
    );
    assert!(!new.contains("documents.toml"), "{new}");
}

#[test]
fn what_is_not_there_is_said_with_a_way_on() {
    let dir = two_tasks();
    let error = Asked::of(dir.path(), Some("ise")).expect_err("no such task");
    assert!(
        error
            .to_string()
            .starts_with("there is no task \"ise\" in "),
        "{error}"
    );
    assert_eq!(error.remedy(), "these are there: fse, isee");
    assert!(matches!(
        Asked::of(Path::new("/nowhere"), None),
        Err(NotThere::Folder(_))
    ));
    let empty = tempfile::tempdir().expect("a folder");
    assert!(matches!(
        Asked::of(empty.path(), None),
        Err(NotThere::Tasks(_))
    ));
    assert!(matches!(
        Asked::of(dir.path(), Some("../isee")),
        Err(NotThere::Task { .. })
    ));
}

#[test]
fn the_last_line_is_a_sentence() {
    let dir = folder();
    let finding = |severity| {
        let mut findings = Asked::of(dir.path(), None)
            .expect("there")
            .remarks(&rules());
        findings.truncate(1);
        findings.iter_mut().for_each(|it| it.severity = severity);
        findings.remove(0)
    };
    let (must, look, later) = (
        finding(Severity::Error),
        finding(Severity::Warning),
        finding(Severity::Note),
    );
    let check = |findings: &[&sportello_bundle::Finding], expected: &str| {
        let findings: Vec<_> = findings.iter().map(|it| (*it).clone()).collect();
        assert_eq!(sportello_bundle::author::sum(&findings), expected);
    };
    check(&[], "Everything is in order.");
    check(&[&must], "1 thing must be mended.");
    check(
        &[&must, &must, &look],
        "2 things must be mended; 1 thing to look at.",
    );
    check(
        &[&look, &look],
        "Nothing must be mended; 2 things to look at.",
    );
    check(
        &[&look, &later],
        "Nothing must be mended; 1 thing to look at, 1 for later.",
    );
}
