// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is shipped in `kiosk/tasks` is what the linter asks of every author.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use sportello_bundle::lint::{Rules, lint};
use sportello_bundle::policy::Policy;
use sportello_bundle::task::{Checked, Line};
use sportello_bundle::{Severity, catalogue, replica};

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk/tasks")
}

fn rules(unchecked_allowed: bool) -> Rules {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
    Rules {
        today,
        check_days: 90,
        unchecked_allowed,
        marks_wanted: true,
    }
}

/// What time brings about, and what only somebody outside can mend, is no fault of a build.
const ALLOWED: [&str; 4] = [
    "nobody has walked",
    "the fact \"",
    "the live site was last checked",
    "these words translate version",
];

/// Whether a file is the authors' own. A translation follows when its translator comes to it;
/// until then people read it as it is, or Italian.
fn is_ours(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str());
    name.is_none_or(|name| !name.ends_with(".md") || name.starts_with("it"))
}

#[test]
fn every_shipped_task_is_clean() {
    let findings: Vec<String> = lint(&shipped(), &rules(true))
        .into_iter()
        .filter(|finding| finding.severity != Severity::Note)
        .filter(|finding| finding.is_error() || is_ours(&finding.file))
        .filter(|finding| {
            finding.is_error()
                || !ALLOWED
                    .iter()
                    .any(|words| finding.message.starts_with(words))
        })
        .map(|finding| finding.to_string())
        .collect();
    assert_eq!(findings, Vec::<String>::new());
}

/// Ten tasks, the questions and the self-assessment are what everybody begins with.
#[test]
fn whoever_does_not_know_where_to_begin_is_led_somewhere() {
    let (catalogue, findings) = catalogue::load(&shipped());
    assert_eq!(findings, []);
    assert_eq!(catalogue.shared.assessment.len(), 13);
    assert!(!catalogue.shared.choose.is_empty());
    assert!(catalogue.lessons().count() >= 8);
    for id in EVERYWHERE {
        let task = catalogue.get(&id.parse().expect("a name"));
        let task = task.expect(id);
        for language in ["it", "it-simple", "en"] {
            let language = language.parse().expect("a language");
            assert!(task.words.contains_key(&language), "{id} {language}");
        }
    }
}

/// The ten that every person is to find in their own language.
const EVERYWHERE: [&str; 10] = [
    "practise-spid",
    "spid-get",
    "cie-activate",
    "fse",
    "isee",
    "school-enrolment",
    "siisl",
    "pagopa-notice",
    "health-booking",
    "permit-status",
];

#[test]
fn every_shipped_task_is_whole_in_every_language_it_speaks() {
    let (catalogue, _) = catalogue::load(&shipped());
    for task in catalogue.tasks() {
        assert!((3..=16).contains(&task.steps.len()), "{}", task.id);
        for (language, words) in &task.words {
            assert_eq!(
                words.steps.len(),
                task.steps.len(),
                "{} {language}",
                task.id
            );
            let needs = catalogue.what_you_need(task, language);
            assert_eq!(needs.len(), task.documents.len() + words.needs.len());
            assert!(needs.iter().map(Line::plain).all(|words| !words.is_empty()));
        }
    }
}

/// Portals cannot be reached from a build machine: only a named person may say otherwise.
#[test]
fn no_task_claims_a_check_that_nobody_made() {
    let (catalogue, _) = catalogue::load(&shipped());
    let mut unchecked = 0;
    for task in catalogue.tasks() {
        assert_eq!(task.checked, Checked::Never, "{}", task.id);
        assert_eq!(task.is_checked(), task.practice.is_some(), "{}", task.id);
        unchecked += usize::from(!task.is_checked());
    }
    let named = |unchecked_allowed| {
        let findings = lint(&shipped(), &rules(unchecked_allowed));
        let named = findings
            .iter()
            .filter(|finding| finding.message.starts_with("nobody has walked"));
        assert!(findings.iter().all(|finding| !finding.is_error()));
        named.count()
    };
    // Where policy leaves them out, there is nothing to say of each.
    assert_eq!((named(true), named(false)), (unchecked, 0));
}

#[test]
fn unchecked_tasks_are_shown_only_where_policy_says_so() {
    let (catalogue, _) = catalogue::load(&shipped());
    let mut policy = Policy::default();
    assert!(catalogue.shown(&policy).all(|task| task.practice.is_some()));
    assert!(catalogue.shown(&policy).count() > 0);
    policy.tasks.unchecked_allowed = true;
    assert_eq!(catalogue.shown(&policy).count(), catalogue.tasks().count());
}

/// The practice site lives without a network: every address in it is its own, except the
/// advert that is there to be blocked.
#[test]
fn the_practice_site_reaches_nobody_but_the_advert() {
    let site = shipped().join("practise-spid/site");
    let (routes, findings) = replica::load(&site);
    assert_eq!(findings, []);
    let routes = routes.expect("served");
    let mut strangers = BTreeSet::new();
    for entry in fs::read_dir(&site).expect("a folder") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("text");
        for (at, _) in text.match_indices("://") {
            let host = text[at + 3..]
                .split(['/', '"', '?'])
                .next()
                .expect("a host");
            if !routes.hosts().contains(&host) {
                strangers.insert(host.to_owned());
            }
        }
        for attribute in ["src=\"", "href=\"", "action=\""] {
            for (at, _) in text.match_indices(attribute) {
                let target = text[at + attribute.len()..]
                    .split('"')
                    .next()
                    .expect("a value");
                if let Some(path) = target.strip_prefix('/') {
                    let answer = routes.answer("esercizio.sportello.test", &format!("/{path}"));
                    let other = routes.answer("identita.sportello.test", &format!("/{path}"));
                    let found = [answer, other]
                        .into_iter()
                        .flatten()
                        .any(|a| a.status == 200);
                    assert!(found, "/{path} is nowhere on the site");
                }
            }
        }
    }
    assert_eq!(
        strangers.into_iter().collect::<Vec<_>>(),
        ["premi-vinci.example"]
    );
}

/// The ring must find its element: every `#id` that a step names stands in a page.
#[test]
fn every_ring_of_the_practice_task_has_its_element() {
    let (catalogue, _) = catalogue::load(&shipped());
    let task = catalogue
        .get(&"practise-spid".parse().expect("a name"))
        .expect("shipped");
    let site = task.practice.as_deref().expect("a practice site");
    let pages: String = fs::read_dir(site)
        .expect("a folder")
        .map(|entry| fs::read_to_string(entry.expect("an entry").path()).expect("text"))
        .collect();
    for selector in task.steps.iter().flat_map(|step| &step.highlight) {
        let mark = format!("id=\"{}\"", selector.trim_start_matches('#'));
        assert!(pages.contains(&mark), "{selector}");
    }
}
