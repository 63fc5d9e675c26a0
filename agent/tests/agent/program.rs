// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The program as an administrator meets it: what it says, and its exit status.

use std::process::{Command, Output};

use sportello_agent::standing;

use crate::centre::TestCentre;
use crate::fixture::Terminal;

fn run(terminal: &Terminal, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_sportello-agent"))
        .arg("--config")
        .arg("/nonexistent")
        .arg("--state")
        .arg(&terminal.config.state)
        .arg("--run")
        .arg(&terminal.config.run)
        .args(arguments)
        .env_remove("RUST_LOG")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// Exit status, and a part of what is said.
fn check(terminal: &Terminal, arguments: &[&str], status: i32, said: &str) {
    let output = run(terminal, arguments);
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let text = out + &String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{text}");
    assert!(text.contains(said), "{said:?} is not in {text}");
}

#[test]
fn what_is_wrong_with_the_input_is_said_and_is_status_1() {
    let terminal = Terminal::new();
    let code = TestCentre::new().code(None).to_string();
    check(&terminal, &["enrol", "12345"], 1, "18 or 44");
    check(&terminal, &["enrol", &code], 1, "no centre is named");
    let plain = ["enrol", &code, "--centre", "http://centre.example"];
    check(&terminal, &plain, 1, "must begin with https://");
    let shown = format!("https://centre.example/#{code}");
    let two = ["enrol", &shown, "--centre", "https://other.example"];
    check(&terminal, &two, 1, "leave it out");
    let plain = format!("http://centre.example/#{code}");
    check(&terminal, &["enrol", &plain], 1, "must begin with https://");
    let path = format!("https://centre.example/sites#{code}");
    check(&terminal, &["enrol", &path], 1, "has a path");
    let cut = "https://centre.example/#12345";
    check(&terminal, &["enrol", cut], 1, "18 or 44");
}

#[test]
fn what_could_not_be_done_is_said_and_is_status_2() {
    let terminal = Terminal::new();
    let code = TestCentre::new().code(None).to_string();
    let nobody = ["enrol", &code, "--centre", "http://127.0.0.1:9"];
    check(&terminal, &nobody, 2, "the same code may be tried again");
    check(&terminal, &["courier", "export", "/tmp"], 2, "not enrolled");
    let shown = format!("http://127.0.0.1:9/#{code}");
    check(&terminal, &["enrol", &shown], 2, "may be tried again");
    for arguments in [&nobody[..], &["enrol", &shown]] {
        let output = run(&terminal, arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            !said.contains(&code) && !said.contains(&code[..5]),
            "{said}"
        );
    }
}

#[test]
fn status_speaks_to_people_and_to_programs() {
    let terminal = Terminal::new();
    check(&terminal, &["status"], 0, "not enrolled");
    check(&terminal, &["status"], 0, "does not run");
    let centre = TestCentre::new();
    terminal.enrol_with(&centre);
    terminal.sessions(3);
    let fingerprint = terminal.identity().key.thumbprint().to_string();
    check(&terminal, &["status"], 0, &fingerprint);
    check(&terminal, &["status"], 0, "waiting      3 rows");
    let kept = standing::Kept {
        process: std::process::id(),
        enrolled: true,
        answers: Some(true),
        clock_ahead_s: Some(7200),
        refused: Some(sportello_protocol::ProblemKind::Revoked),
    };
    let text = serde_json::to_string(&kept).unwrap();
    std::fs::write(standing::path(&terminal.config.run), text).unwrap();
    check(&terminal, &["status"], 0, "7200 s ahead of the centre's");
    check(
        &terminal,
        &["status"],
        0,
        "nothing is sent, everything is kept",
    );
    let json = run(&terminal, &["status", "--json"]).stdout;
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["refused"], "revoked");
    assert_eq!(json["waiting"], 3);
    // A ruined identity is told, not hidden.
    let path = sportello_agent::identity::path(&terminal.config);
    std::fs::write(path, "{").unwrap();
    check(&terminal, &["status"], 0, "is not an identity");
}

#[test]
fn a_courier_leaves_a_file_and_takes_no_stranger() {
    let centre = TestCentre::new();
    let terminal = Terminal::enrolled(&centre);
    terminal.sessions(2);
    let stick = terminal.folder.path().to_str().unwrap();
    // The program's own hour is another one: what rested is handed out.
    check(&terminal, &["courier", "export", stick], 0, "2 rows");
    let file = std::fs::read_dir(stick)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|end| end == "courier"))
        .unwrap();
    let file = file.to_str().unwrap();
    check(
        &terminal,
        &["courier", "import", file],
        1,
        "not a courier's file",
    );
    check(
        &terminal,
        &["courier", "export", "/nonexistent"],
        2,
        "cannot be used",
    );
}
