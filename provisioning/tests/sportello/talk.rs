// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the program says of itself, and when something is wrong.

use insta::assert_snapshot;

use crate::desk::Desk;

#[test]
fn help_names_every_command() {
    let desk = Desk::new();
    assert_snapshot!(desk.run(&["--help"]).good());
}

#[test]
fn every_command_explains_itself() {
    let desk = Desk::new();
    for command in [
        "init",
        "sites",
        "terminals",
        "codes",
        "bundle",
        "tasks",
        "policy",
        "keys",
        "image",
        "update",
        "courier",
        "doctor",
        "demo",
        "completions",
    ] {
        let help = desk.run(&[command, "--help"]).good();
        assert!(help.contains("Usage: sportello"), "{help}");
    }
}

#[test]
fn errors_say_what_to_do_next() {
    let desk = Desk::new();
    let mut said = String::new();
    let asked: [&[&str]; 7] = [
        &["sites", "list"],
        &["--region", "nowhere", "keys", "list"],
        &["init", "x"],
        &[
            "init",
            "x",
            "--name",
            "R",
            "--centre",
            "http://centre.example",
        ],
        &["init", "x", "--name", "R"],
        &["image", "write", "nowhere.img", "--yes-erase", "sdz"],
        &["image", "build"],
    ];
    for arguments in asked {
        let run = desk.run(arguments);
        assert_eq!(run.code, 1, "{arguments:?}: {}", run.talk);
        assert_eq!(run.out, "");
        said.push_str(&format!(
            "$ sportello {}\n{}\n",
            arguments.join(" "),
            run.talk
        ));
    }
    let here = desk.folder.path().canonicalize().unwrap();
    assert_snapshot!(said.replace(here.to_str().unwrap(), "HERE"));
}

#[test]
fn a_wrong_word_ends_with_1_and_its_help() {
    let desk = Desk::new();
    let said = desk.run(&["frobnicate"]);
    assert_eq!(said.code, 1);
    assert!(
        said.talk.contains("unrecognized subcommand"),
        "{}",
        said.talk
    );
}

#[test]
fn completions_and_manual_pages_are_written_for_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        let script = desk.run(&["completions", shell]).good();
        assert!(script.contains("terminals"), "{shell}");
    }
    desk.run(&["man", "pages"]).good();
    let pages = std::fs::read_dir(desk.path("pages")).unwrap().count();
    assert!(pages > 30, "{pages}");
    let page = std::fs::read_to_string(desk.path("pages/sportello-image-write.1")).unwrap();
    assert!(page.contains("yes\\-erase"), "{page}");
}

#[test]
fn a_pc_is_looked_at_without_being_one() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("pc/proc")).unwrap();
    std::fs::write(desk.path("pc/proc/meminfo"), "MemTotal: 1000000 kB\n").unwrap();
    let said = desk.run(&["doctor", "--root", "pc", "--json"]);
    assert_eq!(said.code, 1);
    let answer: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(answer["what"], "pc");
    let memory = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["id"] == "memory")
        .unwrap();
    assert_eq!(memory["verdict"], "bad");
}
