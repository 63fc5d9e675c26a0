// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a policy file may say, and what happens when it says something else.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot set its stage has failed"
)]

use std::fs;
use std::path::Path;

use chrono::{NaiveDate, NaiveTime};
use sportello_bundle::policy::{Interval, Policy, Shown, StaffPresence};

fn parse(text: &str) -> (Policy, Vec<String>) {
    let (policy, findings) = Policy::parse(text, Path::new("policy.toml")).expect("TOML");
    (policy, findings.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn check(text: &str, expected: &[&str]) -> Policy {
    let (policy, said) = parse(text);
    assert_eq!(said, expected, "{text}");
    policy
}

fn hours(from: &str, to: &str) -> Interval {
    let time = |text| NaiveTime::parse_from_str(text, "%H:%M").expect("a time");
    Interval {
        from: time(from),
        to: time(to),
    }
}

#[test]
fn an_empty_file_is_a_policy() {
    let policy = check("", &[]);
    assert_eq!(policy, Policy::default());
    assert_eq!(policy.session.minutes, 60);
    assert_eq!(policy.session.warnings, [10, 5, 1]);
    assert_eq!(
        (policy.session.extensions, policy.session.grace_minutes),
        (10, 5)
    );
    assert_eq!(
        (policy.session.hop_cap_minutes, policy.session.lock_minutes),
        (10, 10)
    );
    assert_eq!(policy.session.end_before_closing_minutes, 15);
    assert!(!policy.browsing.free && !policy.browsing.payment_group);
    assert!(!policy.tasks.unchecked_allowed);
    let languages: Vec<String> = policy.languages.iter().map(ToString::to_string).collect();
    assert_eq!(languages, sportello_bundle::language::LANGUAGES);
}

#[test]
fn a_full_file_is_read_whole() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("crest.svg"), "<svg/>").expect("written");
    let file = dir.path().join("policy.toml");
    fs::write(&file, FULL).expect("written");
    let (policy, findings) = Policy::load(&file).expect("read");
    assert_eq!(findings, []);
    assert_eq!(policy.session.minutes, 45);
    assert_eq!(policy.session.warnings, [15, 5]);
    let opening = policy.opening.as_ref().expect("hours");
    assert_eq!(opening.time_zone, chrono_tz::Europe::Rome);
    assert_eq!(
        opening.week.0[0],
        [hours("09:00", "13:00"), hours("14:30", "18:00")]
    );
    assert_eq!(opening.week.0[5], [hours("20:00", "00:00")]);
    assert!(opening.week.0[6].is_empty());
    let christmas = NaiveDate::from_ymd_opt(2026, 12, 25).expect("a date");
    assert_eq!(opening.exceptions.get(&christmas), Some(&Vec::new()));
    assert_eq!(
        policy.tasks.shown,
        Shown::Only(vec!["isee".parse().expect("a name")])
    );
    assert!(
        policy.tasks.unchecked_allowed && policy.browsing.free && policy.browsing.payment_group
    );
    assert_eq!((policy.capsule.home_mib, policy.capsule.tabs), (1024, 5));
    assert_eq!(policy.site.name, "Biblioteca Sala Borsa");
    assert_eq!(
        policy.site.crest.as_deref(),
        Some(dir.path().join("crest.svg").as_path())
    );
    let link = &policy.municipality.links[0];
    assert_eq!(
        link.name(&"en".parse().expect("a language")),
        "The town's website"
    );
    assert_eq!(
        link.name(&"ar".parse().expect("a language")),
        "Il sito del Comune"
    );
    let hosts: Vec<String> = link.hosts.iter().map(ToString::to_string).collect();
    assert_eq!(
        hosts,
        ["servizi.comune.bologna.it", "www.comune.bologna.it"]
    );
    let StaffPresence::Hours(week) = &policy.help.staff else {
        panic!("hours wanted")
    };
    assert_eq!(week.0[1], [hours("10:00", "12:00")]);

    let printer = policy.printing.printer.as_ref().map(ToString::to_string);
    assert_eq!(printer.as_deref(), Some("ipp://192.168.1.20/ipp/print"));
    assert_eq!(
        (policy.printing.page_cents, policy.printing.most_pages),
        (10, 20)
    );

    // What others keep or send of it reads back as the same.
    let json = serde_json::to_string(&policy).expect("written");
    assert_eq!(
        serde_json::from_str::<Policy>(&json).expect("read back"),
        policy
    );
}

const FULL: &str = r#"
languages = ["it", "ar"]

[session]
minutes = 45
warnings = [5, 15]

[opening]
time_zone = "Europe/Rome"
monday = ["14:30-18:00", "09:00-13:00"]
saturday = ["20:00-24:00"]

[[opening.exception]]
date = 2026-12-25
hours = []
note = "Natale"

[tasks]
shown = ["isee"]
unchecked_allowed = true

[browsing]
free = true
payment_group = true

[capsule]
home_mib = 1024
tabs = 5

[printing]
printer = "ipp://192.168.1.20/ipp/print"
page_cents = 10

[site]
name = "Biblioteca Sala Borsa"
address = "Piazza del Nettuno 3"
phone = "051 000000"
crest = "crest.svg"

[municipality]
name = "Comune di Bologna"
tasks = ["isee"]

[[municipality.link]]
url = "https://www.comune.bologna.it/"
hosts = ["servizi.comune.bologna.it"]
words = { it = "Il sito del Comune", en = "The town's website" }

[help]
staff = "hours"
tuesday = ["10:00-12:00"]
"#;

#[test]
fn a_wrong_value_is_named_and_replaced_by_its_default() {
    let policy = check(
        "[session]\nminutes = 6000\ngrace_minutes = \"5\"\n",
        &[
            "policy.toml:2: \"minutes\" should be a whole number from 5 to 480 -> write minutes = 60",
            "policy.toml:3: \"grace_minutes\" should be a whole number from 0 to 30 -> write grace_minutes = 5",
        ],
    );
    assert_eq!(policy, Policy::default());
}

#[test]
fn a_slip_of_the_pen_is_named() {
    check(
        "[sesion]\nminutes = 30\n",
        &[
            "policy.toml:1: nobody knows \"sesion\" here -> did you mean \"session\"? otherwise remove the line",
        ],
    );
    check(
        "session = 30\n",
        &[
            "policy.toml:1: \"session\" should be a section -> write [session] on a line of its own and its values below",
        ],
    );
}

#[test]
fn hours_that_cannot_be_are_named() {
    check(
        "[opening]\nmonday = [\"13:00-09:00\", \"9-13\", \"09:00-12:00\", \"11:00-14:00\"]\n",
        &[
            "policy.toml:2: \"13:00-09:00\" is not a stretch of hours -> write monday = [\"09:00-13:00\", \"14:00-18:30\"], with the earlier hour first",
            "policy.toml:2: \"9-13\" is not a stretch of hours -> write monday = [\"09:00-13:00\", \"14:00-18:30\"], with the earlier hour first",
            "policy.toml:2: \"11:00-14:00\" overlaps another stretch of the same day -> join the two into one",
        ],
    );
    let (policy, said) = parse(
        "[opening]\ntime_zone = \"Europe/Roma\"\nmonday = [\"09:00-24:00\", \"22:00-23:00\"]\n",
    );
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(
        policy.opening.expect("hours").week.0[0],
        [hours("09:00", "00:00")]
    );
    let (_, said) = parse(
        "[opening]\nmonday = [\"09:00-10:00\"]\n[[opening.exception]]\ndate = 2026-12-25\n[[opening.exception]]\ndate = 2026-12-25\n",
    );
    assert!(said[0].contains("two exceptions"), "{said:?}");
}

/// Following hours that never open would close a site for good over a slip of the pen.
#[test]
fn a_terminal_that_would_never_open_keeps_no_hours() {
    let (policy, said) = parse("[opening]\nmunday = [\"09:00-13:00\"]\n");
    assert_eq!(policy.opening, None);
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn the_crest_stays_beside_the_policy() {
    for crest in ["../crest.svg", "/etc/passwd", "missing.svg"] {
        let (policy, said) = parse(&format!("[site]\ncrest = \"{crest}\"\n"));
        assert_eq!((policy.site.crest, said.len()), (None, 1), "{crest}");
    }
}

#[test]
fn links_of_the_municipality_are_https_and_speak_italian() {
    for (link, fault) in [
        (
            "url = \"http://www.comune.bologna.it/\"\nwords = { it = \"Il sito\" }",
            "not an https address",
        ),
        (
            "url = \"https://192.168.1.1/\"\nwords = { it = \"Il sito\" }",
            "not an https address",
        ),
        (
            "url = \"https://www.comune.bologna.it/\"\nwords = { en = \"The site\" }",
            "Italian words are missing",
        ),
    ] {
        let (policy, said) = parse(&format!("[[municipality.link]]\n{link}\n"));
        assert!(policy.municipality.links.is_empty());
        assert!(said.len() == 1 && said[0].contains(fault), "{said:?}");
    }
}

#[test]
fn a_printer_is_an_address_of_a_printer_and_nothing_else() {
    for printer in [
        "http://192.168.1.20/",
        "file:///dev/usb/lp0",
        "socket://192.168.1.20:9100",
        "ipp:///ipp/print",
        "ipp://name:word@192.168.1.20/ipp/print",
        "ipp://192.168.1.20/ipp/print?contimeout=0",
        "192.168.1.20",
    ] {
        let (policy, said) = parse(&format!("[printing]\nprinter = \"{printer}\"\n"));
        assert_eq!(policy.printing.printer, None, "{printer}");
        assert!(
            said.len() == 1 && said[0].contains("not the address of a printer"),
            "{said:?}"
        );
    }
}

#[test]
fn the_levels_of_a_battery_fit_together_or_are_the_usual_ones() {
    let (policy, said) = parse("[laptop]\nlid_seconds = 60\nbattery_end_percent = 9\n");
    assert_eq!(
        (policy.laptop.lid_seconds, policy.laptop.battery_end_percent),
        (60, 5)
    );
    assert!(
        said.len() == 1 && said[0].contains("levels do not fit together"),
        "{said:?}"
    );
    let (policy, said) = parse("[laptop]\nlid_seconds = 1\nbattery_warn_percent = 15\n");
    assert_eq!(
        (
            policy.laptop.lid_seconds,
            policy.laptop.battery_warn_percent
        ),
        (20, 15)
    );
    assert!(
        said.len() == 1 && said[0].contains("lid_seconds"),
        "{said:?}"
    );
}

#[test]
fn languages_never_run_out() {
    let (policy, said) = parse("languages = [\"??\"]\n");
    assert_eq!(policy.languages, Policy::default().languages);
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn a_language_that_nobody_speaks_is_named() {
    let (policy, said) = parse("languages = [\"it\", \"ja\", \"zh-Hans\", \"de-simple\"]\n");
    assert_eq!(policy.languages.len(), 4, "a later release may speak it");
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("no terminal speaks \"ja\""), "{said:?}");
    assert!(said[1].contains("\"de-simple\""), "{said:?}");
}

#[test]
fn what_is_no_toml_says_where() {
    let error =
        Policy::parse("[session]\nminutes 30\n", Path::new("policy.toml")).expect_err("no TOML");
    assert!(error.to_string().starts_with("policy.toml:2: "), "{error}");
    let error = Policy::load(Path::new("/nowhere/policy.toml")).expect_err("no file");
    assert!(error.to_string().contains("the file is missing"), "{error}");
}

#[test]
fn a_warning_before_the_session_begins_is_dropped() {
    let (policy, said) = parse("[session]\nminutes = 10\nwarnings = [10, 5, 1]\n");
    assert_eq!(
        (policy.session.warnings.as_slice(), said.len()),
        ([5, 1].as_slice(), 1)
    );
    let (policy, said) = parse("[session]\nminutes = 10\n");
    assert_eq!(
        (policy.session.warnings.as_slice(), said.len()),
        ([5, 1].as_slice(), 0)
    );
}

#[test]
fn a_region_says_where_its_tasks_begin_and_whether_raw_translations_are_shown() {
    let policy = check(
        "[tasks]\nunreviewed = true\n[tasks.start]\nfse = \"https://salute.regione.example.it:8443/fascicolo\"\n",
        &[],
    );
    assert!(policy.tasks.unreviewed);
    let (id, url) = policy.tasks.start.first_key_value().expect("one");
    let rule = sportello_bundle::task::start_host(url).expect("a host");
    assert_eq!(id.as_str(), "fse");
    assert!(rule.covers("salute.regione.example.it", 8443));
    assert!(!rule.covers("salute.regione.example.it", 443));
    for address in [
        "http://www.inps.it/",
        "https://10.0.0.1/",
        "https://router.lan/",
        "fascicolo",
    ] {
        check(
            &format!("[tasks.start]\nfse = \"{address}\"\n"),
            &[&format!(
                "policy.toml:2: \"{address}\" is not an https address of a public site -> copy the address from the browser, with https:// in front"
            )],
        );
    }
}
