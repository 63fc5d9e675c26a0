// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The real program: its command line, and what is left when it is killed.

use std::io::Write;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use sportello_protocol::signature::{Parts, TerminalKey, sign};
use sportello_protocol::{Acknowledgement, EnrolmentAnswer, EnrolmentCode, PACKED, Report, path};
use sportello_store::Measure;

use crate::house::{counted, enrolment_body, nonce, open_store, sessions};

const PROGRAM: &str = env!("CARGO_BIN_EXE_sportello-centre");

fn run(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(PROGRAM)
        .arg("--config")
        .arg(folder.join("c/centre.toml"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("SPORTELLO_LOG")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who does not read its input closes it.
    let _written = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

#[track_caller]
fn good(output: &Output) -> String {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[track_caller]
fn wrong(output: &Output, expected: &str) {
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains(expected), "{stderr}");
    assert!(output.stdout.is_empty());
}

/// A centre with an administrator and a site, behind plain HTTP.
fn made(folder: &Path) -> u16 {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let url = format!("http://127.0.0.1:{port}");
    let init = [
        "init",
        "c",
        "--region",
        "Regione Esempio",
        "--public-url",
        &url,
    ];
    good(&run(folder, &init, ""));
    let toml = folder.join("c/centre.toml");
    let text = std::fs::read_to_string(&toml).unwrap();
    let text = text.replace("# [metrics]\n", "[metrics]\nlisten = \"127.0.0.1:0\"\n");
    std::fs::write(&toml, text).unwrap();
    let admin = ["admin", "create", "anna", "--full-name", "Anna Bianchi"];
    let secret = good(&run(folder, &admin, "otto-colli-di-notte\n"));
    assert_eq!(secret.trim().len(), 32, "a second factor");
    let site = [
        "site",
        "add",
        "--code",
        "A1",
        "--name",
        "Biblioteca",
        "--municipality",
        "Esempio",
        "--district",
        "ES",
    ];
    good(&run(folder, &site, ""));
    port
}

#[test]
fn from_nothing_to_a_code_in_four_commands() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path());
    let code = ["code", "--site", "A1", "--label", "Ingresso"];
    let code = good(&run(folder.path(), &code, ""));
    let code = EnrolmentCode::parse(code.trim()).unwrap();
    assert!(code.authority().is_none(), "no TLS of its own, no pin");
    let list = good(&run(folder.path(), &["site", "list"], ""));
    assert_eq!(list, "A1\tBiblioteca\t0\n");
    let check = good(&run(folder.path(), &["check"], ""));
    assert!(check.contains("sites          1"), "{check}");
}

#[test]
fn operators_are_let_in_and_shut_out_by_the_program() {
    let folder = tempfile::tempdir().unwrap();
    made(folder.path());
    let text = |key: &TerminalKey| sportello_protocol::public_key_text(&key.public());
    // One key in 64 begins with what looks like an option.
    let key = std::iter::repeat_with(|| TerminalKey::generate().unwrap())
        .find(|key| text(key).starts_with('-'))
        .unwrap();
    let text = text(&key);
    let add = |name: &str, key: &str| run(folder.path(), &["operator", "add", name, key], "");
    let fingerprint = good(&add("ada", &text));
    assert_eq!(fingerprint.trim(), key.thumbprint().to_string());
    wrong(&add("ada", &text), "operator exists already");
    wrong(&add("eva", "a secret"), "no public key");
    let list = good(&run(folder.path(), &["operator", "list"], ""));
    assert_eq!(list, format!("ada\t{text}\t{}\n", key.thumbprint()));
    good(&run(folder.path(), &["operator", "remove", "ada"], ""));
    wrong(
        &run(folder.path(), &["operator", "remove", "ada"], ""),
        "no such operator",
    );
    let keys = good(&run(folder.path(), &["trust", "keys"], ""));
    assert_eq!(keys.lines().count(), 2);
    assert_eq!(keys, good(&run(folder.path(), &["trust", "keys"], "")));
}

#[test]
fn a_centre_with_its_own_tls_puts_its_authority_into_codes() {
    let folder = tempfile::tempdir().unwrap();
    let url = "https://centre.test:8443";
    let init = ["init", "c", "--region", "R", "--public-url", url];
    let fingerprint = good(&run(folder.path(), &init, ""));
    assert_eq!(fingerprint.trim().len(), 64);
    good(&run(
        folder.path(),
        &["admin", "create", "anna"],
        "otto-colli-di-notte\n",
    ));
    let site = [
        "site",
        "add",
        "--code",
        "A1",
        "--name",
        "B",
        "--municipality",
        "E",
        "--district",
        "E",
    ];
    good(&run(folder.path(), &site, ""));
    let code = good(&run(
        folder.path(),
        &["code", "--site", "A1", "--label", "1"],
        "",
    ));
    let code = EnrolmentCode::parse(code.trim()).unwrap();
    let half = data_encoding::HEXLOWER.encode(code.authority().unwrap());
    assert!(fingerprint.starts_with(&half));
}

#[test]
fn what_is_wrong_is_said_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    wrong(&run(folder.path(), &["serve"], ""), "sportello-centre init");
    wrong(&run(folder.path(), &["frobnicate"], ""), "unrecognized");
    wrong(
        &run(folder.path(), &["init", "c", "--region", "R"], ""),
        "--public-url",
    );
    made(folder.path());
    let run = |arguments: &[&str], input: &str| run(folder.path(), arguments, input);
    wrong(
        &run(&["code", "--site", "Z", "--label", "1"], ""),
        "site list",
    );
    wrong(&run(&["admin", "create", "anna"], "x"), "exists already");
    wrong(&run(&["admin", "create", "berta"], ""), "no password");
    wrong(
        &run(&["admin", "create", "berta"], "short\n"),
        "12 characters",
    );
    let open = [
        "--public-url",
        "https://x",
        "--listen",
        "0.0.0.0:1",
        "serve",
    ];
    wrong(&run(&open, ""), "tls.mode");
    wrong(&run(&["restore", "nowhere"], ""), "nowhere");
    let again = [
        "init",
        "c",
        "--region",
        "R",
        "--public-url",
        "http://127.0.0.1:1",
    ];
    wrong(&run(&again, ""), "exists already");
}

struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _killed = self.0.kill();
        let _reaped = self.0.wait();
    }
}

async fn serve(folder: &Path, port: u16) -> Serving {
    let serving = Command::new(PROGRAM)
        .arg("--config")
        .arg(folder.join("c/centre.toml"))
        .arg("serve")
        .env("SPORTELLO_LOG", "error")
        .spawn()
        .unwrap();
    let serving = Serving(serving);
    for _ in 0..600 {
        let url = format!("http://127.0.0.1:{port}/health/ready");
        if reqwest::get(url)
            .await
            .is_ok_and(|answer| answer.status().is_success())
        {
            return serving;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the centre did not come up");
}

async fn post(
    port: u16,
    key: &TerminalKey,
    path: &str,
    kind: &str,
    body: Vec<u8>,
) -> reqwest::Result<reqwest::Response> {
    let authority = format!("127.0.0.1:{port}");
    let parts = Parts {
        method: "POST",
        authority: &authority,
        path,
        query: "",
        body: &body,
    };
    let now = sportello_centre::centre::machine_clock();
    let signed = sign(key, &parts, now, 300, nonce());
    reqwest::Client::new()
        .post(format!("http://{authority}{path}"))
        .header("content-type", kind)
        .header("content-digest", signed.content_digest.unwrap())
        .header("signature-input", signed.signature_input)
        .header("signature", signed.signature)
        .body(body)
        .send()
        .await
}

async fn enrol(folder: &Path, port: u16) -> (TerminalKey, EnrolmentAnswer) {
    let code = good(&run(folder, &["code", "--site", "A1", "--label", "1"], ""));
    let code = EnrolmentCode::parse(code.trim()).unwrap();
    let key = TerminalKey::generate().unwrap();
    let body = enrolment_body(&key, &code.secret_text());
    let answer = post(port, &key, path::ENROLMENTS, "application/json", body)
        .await
        .unwrap();
    (key, answer.json().await.unwrap())
}

#[tokio::test]
async fn what_was_acknowledged_survives_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let port = made(folder.path());
    let mut serving = serve(folder.path(), port).await;
    let (key, _) = enrol(folder.path(), port).await;
    let mut acknowledged = 0;
    for round in 0..6_u32 {
        // Reports go one after the other while the knife falls at another moment each time.
        let killing = async {
            tokio::time::sleep(Duration::from_millis(u64::from(20 + round * 37))).await;
            serving.0.kill().unwrap();
        };
        let sending = async {
            loop {
                let report: Report = sessions(1, acknowledged + 1..=acknowledged + 7);
                let packed = report.pack().unwrap();
                let Ok(answer) = post(port, &key, path::REPORTS, PACKED, packed).await else {
                    return;
                };
                let Ok(answer) = answer.json::<Acknowledgement>().await else {
                    return;
                };
                acknowledged = answer.epochs[0].through.0;
            }
        };
        tokio::join!(killing, sending);
        serving.0.wait().unwrap();
        serving = serve(folder.path(), port).await;
        // Nothing in between is missing, and what the answer did not reach may be there.
        let again = sessions(1, [1]).pack().unwrap();
        let answer: Acknowledgement = post(port, &key, path::REPORTS, PACKED, again)
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        let standing = &answer.epochs[0];
        assert!(standing.through.0 >= acknowledged, "{standing:?}");
        assert_eq!(standing.missing, []);
        acknowledged = standing.through.0;
    }
    drop(serving);
    assert!(acknowledged > 7, "{acknowledged} rows");
    let store = open_store(&folder.path().join("c"));
    assert_eq!(counted(&*store, &Measure::Sessions).await, acknowledged);
}

#[tokio::test]
async fn a_backup_of_a_running_centre_can_be_restored() {
    let folder = tempfile::tempdir().unwrap();
    let port = made(folder.path());
    let serving = serve(folder.path(), port).await;
    let (key, _) = enrol(folder.path(), port).await;
    let send = |numbers| {
        let packed = sessions(1, numbers).pack().unwrap();
        post(port, &key, path::REPORTS, PACKED, packed)
    };
    assert!(send(1..=5).await.unwrap().status().is_success());
    good(&run(folder.path(), &["backup", "kept"], ""));
    wrong(
        &run(folder.path(), &["backup", "kept"], ""),
        "exists already",
    );
    assert!(send(6..=9).await.unwrap().status().is_success());
    wrong(&run(folder.path(), &["restore", "kept"], ""), "--replace");
    wrong(
        &run(folder.path(), &["restore", "kept", "--replace"], ""),
        "stop the centre",
    );
    drop(serving);
    let damaged = {
        let mut bytes = std::fs::read(folder.path().join("kept")).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle..middle + 3000].fill(0xa5);
        bytes
    };
    std::fs::write(folder.path().join("damaged"), damaged).unwrap();
    let refused = run(folder.path(), &["restore", "damaged", "--replace"], "");
    assert!(!refused.status.success());
    good(&run(folder.path(), &["restore", "kept", "--replace"], ""));
    // The terminal finds out by itself and sends again what the backup lacks.
    let _serving = serve(folder.path(), port).await;
    let answer: Acknowledgement = send(9..=9).await.unwrap().json().await.unwrap();
    assert_eq!(answer.epochs[0].through.0, 5);
    let answer: Acknowledgement = send(6..=9).await.unwrap().json().await.unwrap();
    assert_eq!(answer.epochs[0].through.0, 9);
}

#[tokio::test]
async fn sigterm_ends_it_with_success_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let port = made(folder.path());
    let mut serving = serve(folder.path(), port).await;
    let (key, answer) = enrol(folder.path(), port).await;
    let body = serde_json::to_vec(&crate::house::status()).unwrap();
    let said = post(port, &key, path::STATUS, "application/json", body).await;
    assert!(said.unwrap().status().is_success());
    let pid = rustix::process::Pid::from_child(&serving.0);
    rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
    assert!(serving.0.wait().unwrap().success());
    let store = open_store(&folder.path().join("c"));
    let terminal = store.terminal(answer.terminal).await.unwrap().unwrap();
    assert!(terminal.last_seen.is_some(), "written as it stopped");
}
