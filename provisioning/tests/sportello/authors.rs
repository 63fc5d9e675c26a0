// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who writes tasks: no region, no keys, no network; a folder and this program.

use std::path::Path;

use crate::desk::Desk;

const TASKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../kiosk/tasks");

/// A desk with a folder of tasks of its own: one that is shipped, and what all share.
fn desk() -> Desk {
    let desk = Desk::new();
    for folder in [
        "_shared",
        "disability-card",
        "practise-spid",
        "practise-upload",
        "spid-recover",
    ] {
        copy(
            &Path::new(TASKS).join(folder),
            &desk.path("tasks").join(folder),
        );
    }
    desk
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, target).unwrap();
        }
    }
}

fn spoil(desk: &Desk, file: &str, from: &str, to: &str) {
    let path = desk.path(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    std::fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn one_task_is_checked_without_a_region() {
    let desk = desk();
    let said = desk
        .run(&["tasks", "check", "tasks/disability-card"])
        .good();
    assert!(
        said.starts_with("Look at this:\n  tasks/disability-card/"),
        "{said}"
    );
    let last = said.lines().last().unwrap();
    assert!(
        last.starts_with("Nothing must be mended; 1 thing to look at, "),
        "{said}"
    );
    let named = desk.run(&["tasks", "check", "tasks", "--task", "disability-card"]);
    let whole = desk.run(&["tasks", "check", "tasks/disability-card/it.md"]);
    assert_eq!(named.good(), whole.good());
    desk.run(&["tasks", "check", "tasks", "--task", "isee"])
        .wrong("there is no task \"isee\" in tasks")
        .wrong("these are there: disability-card, ");
    desk.run(&["tasks", "check", "nowhere"])
        .wrong("there is no folder nowhere");
}

#[test]
fn what_must_be_mended_comes_first_and_ends_with_1() {
    let desk = desk();
    spoil(
        &desk,
        "tasks/disability-card/it.md",
        "Guarda in alto",
        "Chiama lo 803 164",
    );
    spoil(
        &desk,
        "tasks/disability-card/en.md",
        "{disability-card-years}",
        "{card-years}",
    );
    let said = desk
        .run(&["tasks", "check", "tasks/disability-card"])
        .wrong("1 thing must be mended; 2 things to look at, ");
    assert!(said.out.starts_with("Must be mended:\n"), "{}", said.out);
    let json = desk.run(&["tasks", "check", "tasks/disability-card", "--json"]);
    let answer: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(answer["remarks"][0]["severity"], "error", "{}", json.out);
}

/// The page, without the style.
fn page(desk: &Desk, arguments: &[&str]) -> String {
    let mut all = vec!["tasks", "preview", "--out", "preview.html"];
    all.extend(arguments);
    desk.run(&all).good();
    let html = std::fs::read_to_string(desk.path("preview.html")).unwrap();
    let (before, rest) = html.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>").unwrap();
    format!("{before}{after}")
}

#[test]
fn the_preview_shows_the_task_as_the_citizen_meets_it() {
    let desk = desk();
    let html = page(&desk, &["tasks/disability-card"]);
    for words in [
        "<html lang=\"it\" dir=\"ltr\">",
        "Chiedi la Carta europea della disabilità",
        "circa 30 minuti",
        "Prima di iniziare ti servono",
        "chiavetta USB",
        "Quanto costa",
        "Passo 2 di 8",
        "Parole e codici segreti",
        "Che cosa non va?",
        "Vale 10 anni, o fino a quando dura la disabilità.",
        "Hai chiesto la Carta europea della disabilità.",
        "Nessuno ha ancora controllato questa guida sul sito vero.",
        "There are none yet in ro, sq, ar,",
        "Nothing must be mended; ",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn a_language_that_a_task_lacks_is_said_and_the_screens_own_words_are_in_it() {
    let desk = desk();
    let said = desk.run(&[
        "tasks",
        "preview",
        "tasks/disability-card",
        "--language",
        "ar",
        "--out",
        "ar.html",
    ]);
    assert!(
        said.talk.contains("disability-card has no words in ar yet"),
        "{}",
        said.talk
    );
    let html = std::fs::read_to_string(desk.path("ar.html")).unwrap();
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{html}");
    assert!(
        html.contains("<h1 lang=\"it\" dir=\"ltr\">Chiedi la Carta"),
        "{html}"
    );
    // Of a delicate task that nobody reviewed, the words are shown to who wrote them.
    let html = page(&desk, &["tasks/disability-card", "--language", "en"]);
    assert!(html.contains("It lasts 10 years"), "{html}");
    assert!(html.contains("terminals show Italian instead"), "{html}");
    desk.run(&[
        "tasks",
        "preview",
        "tasks",
        "--language",
        "xx",
        "--out",
        "x.html",
    ])
    .wrong("name one of these: it, it-simple, en");
}

#[test]
fn whatever_the_words_hold_the_page_runs_and_loads_nothing() {
    let desk = desk();
    spoil(
        &desk,
        "tasks/disability-card/it.md",
        "La domanda si fa",
        "Vale \"x\" & y \\<script\\>alert(1)\\</script\\>. La domanda si fa",
    );
    let html = page(&desk, &["tasks/disability-card"]);
    assert!(
        html.contains("Vale &#34;x&#34; &#38; y &#60;script&#62;alert(1)"),
        "{html}"
    );
    assert!(!html.contains("<script"), "{html}");
    assert!(
        html.contains("content=\"default-src 'none'; style-src 'sha256-"),
        "{html}"
    );
    for loads in [
        " src=",
        "url(",
        "<link",
        "<img",
        "<iframe",
        "http-equiv=\"refresh\"",
    ] {
        assert!(!html.contains(loads), "{loads}");
    }
}

#[test]
fn a_preview_is_written_over_a_preview_and_nothing_else() {
    let desk = desk();
    page(&desk, &["tasks", "--task", "practise-upload"]);
    let all = page(&desk, &["tasks"]);
    assert_eq!(all.matches("<article").count(), 4);
    desk.write("mine.html", "<p>My own work.</p>");
    desk.run(&["tasks", "preview", "tasks", "--out", "mine.html"])
        .wrong("mine.html is there already, and it is no preview");
    desk.run(&[
        "tasks",
        "preview",
        "tasks",
        "--out",
        "tasks/disability-card/it.md",
    ])
    .wrong("write a name that ends in .html");
    spoil(
        &desk,
        "tasks/disability-card/task.toml",
        "version = 1",
        "version = one",
    );
    desk.run(&[
        "tasks",
        "preview",
        "tasks/disability-card",
        "--out",
        "preview.html",
    ])
    .wrong("there is nothing to show yet");
}

/// A task that nobody has walked is published with the others, and nobody is left to wonder why
/// it is not shown.
#[test]
fn what_policy_leaves_out_is_said_calmly_and_task_by_task() {
    let desk = Desk::with_region();
    let sites = crate::desk::example("sedi.csv");
    desk.at_region(&["sites", "import", &sites, "--apply", "--here-only"])
        .good();
    let tasks = std::fs::canonicalize(TASKS).unwrap();
    desk.at_region(&["bundle", "new", "--tasks", tasks.to_str().unwrap()])
        .good();
    let checked = desk.at_region(&["bundle", "check"]).good();
    assert!(
        checked.contains(" tasks are left out: nobody has walked through their live sites yet (policy tasks.unchecked_allowed = false)"),
        "{checked}"
    );
    assert!(checked.contains("\nNothing must be mended; "), "{checked}");
    let preview = |said: &str| {
        let shown = desk
            .at_region(&["bundle", "preview", "--site", "BO-BI-01"])
            .good();
        let (_, left_out) = shown.split_once("tasks that are left out\n").unwrap();
        let line = left_out
            .lines()
            .find(|line| line.trim_start().starts_with("disability-card"))
            .unwrap();
        assert!(line.contains(said), "{line}");
    };
    preview(
        "nobody has walked through its live site yet (policy tasks.unchecked_allowed = false, by default)",
    );
    let region = desk.path("r/bundle/policy/region.toml");
    let text = std::fs::read_to_string(&region).unwrap();
    let named = "\n[tasks]\nunchecked_allowed = true\nshown = [\"isee\"]\n";
    std::fs::write(&region, format!("{text}{named}")).unwrap();
    preview("policy names other tasks (tasks.shown, ");
    spoil(
        &desk,
        "r/bundle/tasks/disability-card/task.toml",
        "version = 1",
        "version = one",
    );
    preview("must be mended: `sportello tasks check ");
}
