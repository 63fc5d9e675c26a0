// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The hostile program in a real capsule, against things that are really there. Ring 2: runs
//! only on the stage.
//!
//! A second sandbox, weak on purpose, shows that the same program gets out where it can: a
//! refusal in the capsule is the capsule's doing, not the program's blindness.

#![cfg(feature = "rehearsal")]
#![expect(
    clippy::unwrap_used,
    reason = "the ground is shared by the tests of this file and only by them"
)]

#[path = "../src/bin/hostile/call.rs"]
mod call;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use sportello_capsule::bwrap::{Complaints, Plan, spawn};
use sportello_capsule::client::SecurityContext;
use sportello_capsule::egress::{Egress, Gate, Rehearsal, Rules};
use sportello_capsule::wire::{HostRule, Limits, Needs, TaskOrder};
use sportello_rehearsal::processes::{Process, all};
use sportello_rehearsal::{Setting, Stage};
use tokio::runtime::Runtime;
use wayland_client::Connection;

use call::{Argument, Ended};

const HOSTILE: &str = env!("CARGO_BIN_EXE_hostile");
const KEY: &str = "sportello-canary";
const SESSION_RING: i64 = -3;
const USER_RING: i64 = -4;
const KEYCTL_CLEAR: i64 = 7;

/// A key in the keyring that this process, and all it starts, belongs to.
struct PlantedKey;

impl PlantedKey {
    fn plant() -> Self {
        let key = [
            Argument::Bytes(b"user"),
            Argument::Bytes(KEY.as_bytes()),
            Argument::Bytes(b"CANARY"),
            Argument::Number(6),
            Argument::Number(SESSION_RING),
        ];
        let added = call::call(libc::SYS_add_key, &key).unwrap().unwrap();
        assert_eq!(
            added,
            Ended::Well,
            "the stage has no keyrings: nothing to refuse"
        );
        Self
    }
}

impl Drop for PlantedKey {
    fn drop(&mut self) {
        clear(SESSION_RING);
    }
}

/// Takes every key out of a keyring: the next test's receipt would meet it.
fn clear(ring: i64) {
    let clear = [Argument::Number(KEYCTL_CLEAR), Argument::Number(ring)];
    let cleared = call::call(libc::SYS_keyctl, &clear).unwrap().unwrap();
    assert_eq!(cleared, Ended::Well, "a key is left in keyring {ring}");
}

/// What stands outside for the hostile program to find.
struct Ground {
    stage: Stage,
    folder: tempfile::TempDir,
    display: SecurityContext,
    listener: TcpListener,
    /// Of this test alone.
    name: String,
    _abstract: UnixListener,
    _egress: Runtime,
}

impl Ground {
    fn lay(name: &str) -> Self {
        let stage = Stage::open(&Setting::bare(name)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        for empty in ["tasks", "policy"] {
            fs::create_dir(place(empty)).unwrap();
        }
        fs::write(place("canary"), "CANARY").unwrap();
        let connection =
            Connection::from_socket(UnixStream::connect(stage.display()).unwrap()).unwrap();
        let display = SecurityContext::create_on(&connection, &place("display")).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let name = format!("sportello-{name}-{}", std::process::id());
        let abstract_name = SocketAddr::from_abstract_name(&name).unwrap();
        let canary_socket = UnixListener::bind_addr(&abstract_name).unwrap();
        let runtime = Runtime::new().unwrap();
        runtime.block_on(async {
            let replica = listener.local_addr().unwrap();
            let table = format!("declared.example.it 443 {replica}\n");
            let rehearsal = Arc::new(Rehearsal::parse(&table).unwrap());
            let (gate, _) = Gate::new();
            gate.set_rules(Rules::from_task(&task()).unwrap());
            let egress = Egress::bind(&place("egress"), rehearsal.clone(), gate).unwrap();
            tokio::spawn(egress.through(rehearsal).serve(std::future::pending()));
        });
        Self {
            stage,
            folder,
            display,
            listener,
            name,
            _abstract: canary_socket,
            _egress: runtime,
        }
    }

    fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Names of what is really there.
    fn aims(&self) -> Vec<String> {
        let address = self.listener.local_addr().unwrap().to_string();
        let canary = self.place("canary").display().to_string();
        [
            "--address",
            &address,
            "--via",
            &address,
            "--abstract",
            &self.name,
            "--read",
            &canary,
            "--key",
            KEY,
        ]
        .map(str::to_owned)
        .into()
    }

    /// Runs the program where the capsule's pid 1 stands; what it said, and its exit code.
    fn in_a_capsule(&self, arguments: &[String], limits: Limits) -> (Said, Option<i32>) {
        let mut words = vec!["--out".into(), "stdin".into()];
        words.extend(arguments.iter().map(Into::into));
        let mut sandbox = spawn(&Plan {
            program: Path::new(HOSTILE),
            tasks: &self.place("tasks"),
            policy: &self.place("policy"),
            egress: &self.place("egress"),
            display: self.display.path(),
            sound: None,
            sticks: None,
            cgroup: None,
            keyboard: "it",
            limits,
            complaints: Complaints::Dropped,
            arguments: words,
        })
        .unwrap();
        let said = listen(&sandbox.channel);
        (said, sandbox.bwrap.wait().unwrap().code())
    }

    /// Runs it in a user namespace and nothing else.
    fn in_a_weak_sandbox(&self, arguments: &[String]) -> Said {
        let mut child = Command::new("bwrap")
            .args(["--dev-bind", "/", "/", "--unshare-user", "--", HOSTILE])
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = listen(child.stdout.take().unwrap());
        child.wait().unwrap();
        // It has left its own there, as it was free to.
        clear(SESSION_RING);
        clear(USER_RING);
        said
    }
}

fn task() -> TaskOrder {
    TaskOrder {
        start: "https://declared.example.it/".into(),
        steps: vec![],
        at_step: 0,
        hosts: vec![HostRule {
            host: "declared.example.it".into(),
            ports: vec![443],
        }],
        resources: vec![],
        identity: vec![],
        payment: vec![],
        free: false,
        needs: Needs::default(),
        practice: None,
    }
}

/// Outcome and detail by attempt; an attempt made twice keeps the worse outcome.
type Said = BTreeMap<String, (String, String)>;

fn listen(from: impl Read) -> Said {
    let mut said = Said::new();
    for line in BufReader::new(from).lines() {
        let line: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let word = |name: &str| line[name].as_str().unwrap().to_owned();
        let heard = (word("outcome"), word("detail"));
        let entry = said.entry(word("attempt")).or_insert_with(|| heard.clone());
        if heard.0 == "SUCCEEDED" {
            *entry = heard;
        }
    }
    said
}

fn with_outcome<'a>(said: &'a Said, outcome: &str) -> Vec<(&'a str, &'a str)> {
    said.iter()
        .filter(|(_, (found, _))| found == outcome)
        .map(|(attempt, (_, detail))| (attempt.as_str(), detail.as_str()))
        .collect()
}

/// Attempts on what this test has put there, by the beginning of their names.
fn on_the_ground(ground: &Ground) -> Vec<String> {
    let address = ground.listener.local_addr().unwrap();
    vec![
        format!("connect_{address}"),
        format!("abstract_{}", ground.name),
        format!("read_{}", ground.place("canary").display()),
        "compositor_screen_copy".into(),
        "compositor_virtual_keyboard".into(),
        "compositor_virtual_pointer".into(),
        "compositor_layer_shell".into(),
        "compositor_clipboard_control".into(),
        "compositor_shortcuts_inhibit".into(),
    ]
}

#[test]
fn nothing_that_a_hostile_program_tries_in_a_capsule_succeeds() {
    let ground = Ground::lay("hostile");
    let (said, code) = ground.in_a_capsule(&ground.aims(), Limits::default());
    assert_eq!(with_outcome(&said, "SUCCEEDED"), []);
    assert_eq!(code, Some(0));
    let address = ground.listener.local_addr().unwrap();
    let mut tried = on_the_ground(&ground);
    tried.extend([
        format!("egress_{address}"),
        "egress_2130706433:631".into(),
        "keyring_write_session".into(),
        "keyring_search_user".into(),
        "keyring_request".into(),
        "io_uring".into(),
        "userfaultfd".into(),
        "bpf".into(),
        "perf_event_open".into(),
        "socket_vsock".into(),
        "raw_socket_ipv4".into(),
        "cups_socket".into(),
        "interfaces".into(),
        "broadcast".into(),
        "write_/usr".into(),
        "read_/etc/shadow".into(),
        "serial_numbers".into(),
    ]);
    for attempt in tried {
        let outcome = said.get(&attempt).map(|(outcome, _)| outcome.as_str());
        assert_eq!(outcome, Some("refused"), "{attempt}");
    }
    // The relay belongs to the capsule's own pid 1, whose place the program took.
    for (attempt, why) in with_outcome(&said, "not_tried") {
        assert!(
            attempt.starts_with("relay_") || attempt == "see_processes",
            "{attempt}: {why}"
        );
    }
}

#[test]
fn the_same_program_gets_out_of_a_weak_sandbox() {
    let ground = Ground::lay("weak");
    let mut arguments = ground.aims();
    arguments.extend([
        "--display".into(),
        ground.stage.display().display().to_string(),
    ]);
    let said = ground.in_a_weak_sandbox(&arguments);
    for attempt in on_the_ground(&ground) {
        let outcome = said.get(&attempt).map(|(outcome, _)| outcome.as_str());
        assert_eq!(
            outcome,
            Some("SUCCEEDED"),
            "{attempt}: {:?}",
            said.get(&attempt)
        );
    }
}

#[test]
fn a_key_outside_is_neither_found_nor_read_nor_joined_by_another() {
    let ground = Ground::lay("key");
    let _key = PlantedKey::plant();
    let attempts = [
        "keyring_search_session",
        "keyring_search_user",
        "keyring_request",
        "keyring_write_session",
        "keyring_write_user",
        "keyring_join_session",
    ];
    let (said, _) = ground.in_a_capsule(&ground.aims(), Limits::default());
    for attempt in attempts {
        assert_eq!(said[attempt].0, "refused", "{attempt}");
    }
    let said = ground.in_a_weak_sandbox(&ground.aims());
    for attempt in ["keyring_search_session", "keyring_list"] {
        assert_eq!(said[attempt].0, "SUCCEEDED", "{attempt}");
    }
}

#[test]
fn a_full_folder_ends_with_the_capsules_own_space() {
    let ground = Ground::lay("fill");
    let limits = Limits {
        tmp_mib: 16,
        home_mib: 24,
        shm_mib: 8,
        ..Limits::default()
    };
    for (folder, most) in [
        ("/tmp", 16),
        ("/home/citizen", 24),
        ("/dev/shm", 8),
        ("/run/citizen", 16),
    ] {
        let (said, _) = ground.in_a_capsule(&["--fill".into(), folder.into()], limits);
        let (outcome, detail) = &said["fill"];
        assert_eq!(outcome, "refused", "{folder}");
        let written: u32 = detail
            .strip_prefix("ENOSPC after ")
            .and_then(|rest| rest.strip_suffix(" MiB"))
            .and_then(|digits| digits.parse().ok())
            .unwrap_or_else(|| panic!("{folder}: {detail}"));
        assert!(written <= most && written + 2 >= most, "{folder}: {detail}");
    }
    // What has no size of its own (half of the machine's memory, then) takes nothing.
    for folder in ["/", "/etc", "/dev", "/run"] {
        let (said, _) = ground.in_a_capsule(&["--fill".into(), folder.into()], limits);
        assert_eq!(said["fill"].1, "EROFS after 0 MiB", "{folder}");
    }
}

fn daemons(token: &str) -> Vec<Process> {
    let words = format!("--daemon {token}");
    all()
        .into_iter()
        .filter(|process| process.command.ends_with(&words))
        .collect()
}

#[test]
fn a_double_forked_process_dies_with_the_capsule() {
    let ground = Ground::lay("daemon");
    let (said, _) = ground.in_a_capsule(
        &["--double-fork".into(), "inside-the-capsule".into()],
        Limits::default(),
    );
    assert_eq!(said["double_fork"].1, "left behind");
    assert_eq!(daemons("inside-the-capsule"), []);

    // In the weak sandbox it lives on: the search above would have found it.
    ground.in_a_weak_sandbox(&["--double-fork".into(), "outside".into()]);
    let mut left = daemons("outside");
    // Who left it behind may be gone before it has its own command line.
    for _ in 0..200 {
        if !left.is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
        left = daemons("outside");
    }
    for process in &left {
        kill_process(Pid::from_raw(process.id).unwrap(), Signal::KILL).unwrap();
    }
    assert_eq!(left.len(), 1);
}
