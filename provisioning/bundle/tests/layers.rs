// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Policy in layers, as an administrator meets it.

#![expect(
    clippy::expect_used,
    reason = "a test that cannot be set up shall fail"
)]

use std::fs;
use std::path::Path;

use sportello_bundle::layers::{Layer, Place, Resolved, resolve};
use sportello_bundle::policy::Policy;
use tempfile::TempDir;

fn bundle(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().expect("a folder");
    for (name, text) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("below")).expect("made");
        fs::write(path, text).expect("written");
    }
    dir
}

fn place(district: &str, site: &str, terminal: &str) -> Place {
    let name = |name: &str| (!name.is_empty()).then(|| name.to_owned());
    Place {
        district: name(district),
        site: name(site),
        terminal: name(terminal),
    }
}

fn said(resolved: &Resolved, dir: &Path) -> Vec<String> {
    resolved
        .findings
        .iter()
        .map(|f| f.to_string().replace(&format!("{}/", dir.display()), ""))
        .collect()
}

/// Resolves for one terminal and compares every remark.
fn check(files: &[(&str, &str)], expected: &[&str]) -> Policy {
    let dir = bundle(files);
    let resolved = resolve(dir.path(), &place("nord", "lib", "pc-1"));
    assert_eq!(said(&resolved, dir.path()), expected);
    resolved.policy
}

#[test]
fn the_lower_layer_overrides_value_by_value_and_each_is_explained() {
    let dir = bundle(&[
        (
            "policy/region.toml",
            "languages = [\"it\", \"en\"]\n[session]\nminutes = 45\nextensions = 3\n",
        ),
        ("policy/district/nord.toml", "[session]\nextensions = 5\n"),
        (
            "policy/site/lib.toml",
            "[site]\nname = \"Biblioteca\"\n\n[session]\nminutes = 30\n",
        ),
        (
            "policy/terminal/lib/pc-1.toml",
            "[session]\nidle_minutes = 9\n",
        ),
    ]);
    let resolved = resolve(dir.path(), &place("nord", "lib", "pc-1"));
    assert_eq!(said(&resolved, dir.path()), Vec::<String>::new());
    let session = &resolved.policy.session;
    assert_eq!(
        (session.minutes, session.extensions, session.idle_minutes),
        (30, 5, 9)
    );
    let who = |key: &str| {
        let found = resolved.provenance.iter().find(|e| e.key == key);
        let found = found.expect("explained");
        (found.layer, found.line, found.value.clone())
    };
    assert_eq!(who("session.minutes"), (Layer::Site, 5, "30".to_owned()));
    assert_eq!(
        who("session.extensions"),
        (Layer::District, 2, "5".to_owned())
    );
    assert_eq!(
        who("session.idle_minutes"),
        (Layer::Terminal, 2, "9".to_owned())
    );
    assert_eq!(who("languages").0, Layer::Region);
    assert_eq!(
        who("session.grace_minutes"),
        (Layer::Default, 0, "5".to_owned())
    );
    // Elsewhere, the site's and the terminal's layers are nobody's business.
    let other = resolve(dir.path(), &place("sud", "scuola", "pc-1"));
    assert_eq!(other.policy.session.minutes, 45);
    // What the terminal keeps is read as what was meant.
    let (again, findings) =
        Policy::parse(&resolved.text, &dir.path().join("policy.toml")).expect("read");
    assert_eq!((again, findings), (resolved.policy, vec![]));
}

#[test]
fn a_value_outside_the_regions_bounds_is_refused_with_both_lines_and_the_upper_one_stays() {
    let policy = check(
        &[
            (
                "policy/region.toml",
                "[session]\nminutes = 60\n[bounds.session]\nminutes = { least = 30, most = 90 }\n",
            ),
            ("policy/site/lib.toml", "[session]\nminutes = 120\n"),
        ],
        &[
            "policy/site/lib.toml:2: \"session.minutes\" must be at most 90: the region says so (policy/region.toml:4) -> write a value that is at most 90",
        ],
    );
    assert_eq!(policy.session.minutes, 60);
}

#[test]
fn what_is_fixed_above_cannot_be_set_below() {
    let policy = check(
        &[
            (
                "policy/region.toml",
                "[browsing]\nfree = false\n[bounds.browsing]\nfree = { fixed = true }\n",
            ),
            ("policy/terminal/lib/pc-1.toml", "[browsing]\nfree = true\n"),
        ],
        &[
            "policy/terminal/lib/pc-1.toml:2: \"browsing.free\" must be set by the layer above: the region says so (policy/region.toml:4) -> remove the line",
        ],
    );
    assert!(!policy.browsing.free);
}

#[test]
fn lists_keep_what_the_region_wants_in_them() {
    let region = "languages = [\"it\", \"en\", \"ar\"]\n[bounds]\nlanguages = { include = [\"it\"], among = [\"it\", \"en\", \"ar\"] }\n";
    let policy = check(
        &[
            ("policy/region.toml", region),
            ("policy/site/lib.toml", "languages = [\"en\", \"it\"]\n"),
        ],
        &[],
    );
    assert_eq!(policy.languages.len(), 2);
    check(
        &[
            ("policy/region.toml", region),
            ("policy/site/lib.toml", "languages = [\"en\", \"fr\"]\n"),
        ],
        &[
            "policy/site/lib.toml:1: \"languages\" must be chosen from it, en, ar and with it: the region says so (policy/region.toml:3) -> write a value that is chosen from it, en, ar and with it",
        ],
    );
}

#[test]
fn lower_layers_can_only_tighten() {
    let region = "[session]\nminutes = 60\n[bounds.session]\nminutes = { most = 90 }\n";
    // A district that narrows is obeyed by its sites.
    check(
        &[
            ("policy/region.toml", region),
            (
                "policy/district/nord.toml",
                "[bounds.session]\nminutes = { most = 50 }\n",
            ),
            ("policy/site/lib.toml", "[session]\nminutes = 55\n"),
        ],
        &[
            "policy/site/lib.toml:2: \"session.minutes\" must be at most 50: the district says so (policy/district/nord.toml:2) -> write a value that is at most 50",
        ],
    );
    // One that widens is told, and changes nothing.
    let policy = check(
        &[
            ("policy/region.toml", region),
            (
                "policy/district/nord.toml",
                "[session]\nminutes = 100\n[bounds.session]\nminutes = { most = 120 }\n",
            ),
        ],
        &[
            "policy/district/nord.toml:2: \"session.minutes\" must be at most 90: the region says so (policy/region.toml:4) -> write a value that is at most 90",
            "policy/district/nord.toml:4: a lower layer can only tighten: the region has \"session.minutes\" at most 90 (policy/region.toml:4) -> remove the line, or write a narrower bound",
        ],
    );
    assert_eq!(policy.session.minutes, 60);
}

#[test]
fn a_slip_in_a_layer_leaves_what_stood_above_it() {
    let policy = check(
        &[
            ("policy/region.toml", "[session]\nminutes = 45\n"),
            (
                "policy/site/lib.toml",
                "[session]\nminutes = \"long\"\nminuts = 3\n[opening]\ntime_zone = \"Rome\"\nmonday = [\"09:00-13:00\"]\n",
            ),
        ],
        &[
            "policy/site/lib.toml:2: \"minutes\" should be a whole number from 5 to 480 -> write minutes = 60",
            "policy/site/lib.toml:3: nobody knows \"minuts\" here -> did you mean \"minutes\"? otherwise remove the line",
            "policy/site/lib.toml:5: \"Rome\" is not a time zone -> write continent and city, such as \"Europe/Rome\"",
        ],
    );
    assert_eq!(policy.session.minutes, 45);
}

#[test]
fn remarks_inside_lists_stand_at_their_own_lines() {
    check(
        &[
            ("policy/region.toml", "[session]\nminutes = 45\n"),
            (
                "policy/site/lib.toml",
                "[municipality]\nname = \"Comune\"\n\n[[municipality.link]]\nurl = \"http://insecure.example.it/\"\nwords = { it = \"Orari\" }\n",
            ),
        ],
        &[
            "policy/site/lib.toml:5: \"http://insecure.example.it/\" is not an https address of a public site -> copy the address from the browser, with https:// in front",
        ],
    );
}

#[test]
fn holidays_of_all_layers_add_up_by_date() {
    let policy = check(
        &[
            (
                "policy/region.toml",
                "[opening]\nmonday = [\"09:00-13:00\"]\n[[opening.exception]]\ndate = 2026-12-25\nhours = []\n[[opening.exception]]\ndate = 2026-12-24\nhours = []\n",
            ),
            (
                "policy/site/lib.toml",
                "[[opening.exception]]\ndate = 2026-12-24\nhours = [\"09:00-11:00\"]\n[[opening.exception]]\ndate = 2026-06-24\nhours = []\n",
            ),
        ],
        &[],
    );
    let exceptions = policy.opening.expect("hours").exceptions;
    assert_eq!(exceptions.len(), 3);
    let eve = "2026-12-24".parse().expect("a date");
    assert_eq!(exceptions.get(&eve).map(Vec::len), Some(1));
}

#[test]
fn a_crest_lies_beside_the_layer_that_names_it() {
    let dir = bundle(&[
        ("policy/region.toml", "[session]\nminutes = 45\n"),
        ("policy/site/lib.toml", "[site]\ncrest = \"lib.svg\"\n"),
        ("policy/site/lib.svg", "<svg/>"),
    ]);
    let resolved = resolve(dir.path(), &place("", "lib", ""));
    assert_eq!(said(&resolved, dir.path()), Vec::<String>::new());
    assert_eq!(
        resolved.policy.site.crest,
        Some(dir.path().join("policy/site/lib.svg"))
    );
    let dir = bundle(&[
        ("policy/region.toml", "[session]\nminutes = 45\n"),
        ("policy/site/lib.toml", "[site]\ncrest = \"../../../x\"\n"),
    ]);
    let resolved = resolve(dir.path(), &place("", "lib", ""));
    assert_eq!(resolved.policy.site.crest, None);
    assert_eq!(
        said(&resolved, dir.path()),
        [
            "policy/site/lib.toml:2: the picture \"../../../x\" leads out of its folder -> put an image of at most 2 MiB beside policy.toml and write its name"
        ]
    );
}

#[test]
fn bounds_with_slips_are_named() {
    check(
        &[(
            "policy/region.toml",
            "[bounds.session]\nminuts = { most = 90 }\nextensions = { max = 3 }\nminutes = 4\n",
        )],
        &[
            "policy/region.toml:2: there is a bound, but no value \"session.minuts\" in this layer or above -> write the value too, or correct the name",
            "policy/region.toml:3: \"max\" is no bound of \"session.extensions\" -> write least = 30, most = 90 for a number; include = [\"it\"] or among = [\"it\", \"en\"] for a list; fixed = true for anything",
            "policy/region.toml:4: \"minutes\" is no bound of \"session\" -> write least = 30, most = 90 for a number; include = [\"it\"] or among = [\"it\", \"en\"] for a list; fixed = true for anything",
        ],
    );
}

#[test]
fn a_section_where_others_have_a_value_is_told() {
    let policy = check(
        &[
            ("policy/region.toml", "[session]\nminutes = 45\n"),
            ("policy/site/lib.toml", "session = 5\n"),
        ],
        &[
            "policy/site/lib.toml:1: \"session\" is a section in one layer and a value in another -> write it as the layers above do",
        ],
    );
    assert_eq!(policy.session.minutes, 45);
}

#[test]
fn a_missing_region_or_a_broken_layer_still_gives_a_policy() {
    let policy = check(
        &[("policy/site/lib.toml", "[session]\nminutes = 20\n")],
        &[
            "policy/region.toml:0: the file is missing -> create it; docs/writing-tasks.md shows one",
        ],
    );
    assert_eq!(policy.session.minutes, 20);
    let dir = bundle(&[
        ("policy/region.toml", "[session]\nminutes = 45\n"),
        ("policy/site/lib.toml", "[session\nminutes ="),
    ]);
    let resolved = resolve(dir.path(), &place("", "lib", ""));
    assert_eq!(resolved.policy.session.minutes, 45);
    assert_eq!(resolved.findings.len(), 1);
}

#[test]
fn a_name_that_leads_out_of_the_bundle_is_nobodys_layer() {
    let dir = bundle(&[
        ("policy/region.toml", "[session]\nminutes = 45\n"),
        ("secret.toml", "[session]\nminutes = 20\n"),
    ]);
    let resolved = resolve(dir.path(), &place("../../secret", "../../secret", "x"));
    assert_eq!(resolved.policy.session.minutes, 45);
    assert_eq!(resolved.findings, []);
}

#[test]
fn a_layer_of_thousands_of_values_is_left_out_whole() {
    let mut text = String::from("[session]\nminutes = 20\n");
    for number in 0..3000 {
        text.push_str(&format!("x{number} = 1\n"));
    }
    let policy = check(
        &[
            ("policy/region.toml", "[session]\nminutes = 45\n"),
            ("policy/site/lib.toml", &text),
        ],
        &[
            "policy/site/lib.toml:0: there are 3001 values in this layer -> a policy has less than a hundred; remove what does not belong here",
        ],
    );
    assert_eq!(policy.session.minutes, 45);
}
