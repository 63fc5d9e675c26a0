// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A line that dies without a word: in a network of its own, whose only link goes down while
//! an answer is held open over it.

use std::process::Command;
use std::time::Duration;

use sportello_centre::centre::machine_clock;
use sportello_centre::listen::Patience;
use sportello_protocol::signature::TerminalKey;
use sportello_protocol::{CommandKind, EnrolmentCode, Facts, UnixSeconds, VersionText};
use sportello_room::{Live, SILENT_AFTER_S};
use sportello_store::{NewAccount, NewCode, NewSite};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::door::open;
use crate::house::{Machine, status};

const NAME: &str = "dead::a_terminal_whose_line_died_is_shown_as_silent";
const INSIDE: &str = "SPORTELLO_TEST_OWN_NETWORK";

fn link(state: &str) -> bool {
    let set = Command::new("ip")
        .args(["link", "set", "lo", state])
        .status();
    set.is_ok_and(|status| status.success())
}

/// `unshare` into a network of its own.
fn apart() -> Command {
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--net", "--"]);
    command
}

#[test]
fn a_terminal_whose_line_died_is_shown_as_silent() {
    if std::env::var_os(INSIDE).is_some() {
        assert!(link("up"));
        tokio::runtime::Runtime::new().unwrap().block_on(inside());
        return;
    }
    let works = apart().args(["ip", "link", "set", "lo", "up"]).status();
    if !works.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED {NAME}: no network of one's own can be had on this machine");
        return;
    }
    let test = apart()
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", NAME, "--nocapture"])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&test.stdout);
    let stderr = String::from_utf8_lossy(&test.stderr);
    assert!(test.status.success(), "{said}\n{stderr}");
    assert!(said.contains("1 passed"), "{said}");
}

async fn inside() {
    let patience = Patience {
        taken: Duration::from_secs(1),
        ..Patience::default()
    };
    let open = open("[tls]\nmode = \"none\"", patience).await;
    let store = &*open.centre.store;
    let account = NewAccount {
        name: "anna".into(),
        full_name: "Anna".into(),
        email: None,
        password_hash: "none".into(),
        roles: Vec::new(),
        created: machine_clock(),
    };
    let admin = store.add_account(account).await.unwrap();
    let site = NewSite {
        code: "A".into(),
        name: "Biblioteca".into(),
        municipality: "Esempio".into(),
        district: "ES".into(),
        address: String::new(),
        phone: String::new(),
        time_zone: "Europe/Rome".into(),
        itinerant: false,
    };
    let site = store.add_site(site).await.unwrap();
    let now = machine_clock();
    let secret_hash = EnrolmentCode::secret_hash("planted");
    let code = NewCode {
        secret_hash,
        site,
        label: "1".into(),
        replaces: None,
        made_by: admin,
        made: now,
        expires: UnixSeconds(now.0 + 3600),
    };
    store.make_code(code).await.unwrap();
    let facts = Facts {
        threads: 2,
        memory_mib: 4096,
        disk_gib: 64,
        agent: VersionText::parse("0.1.0").unwrap(),
    };
    let key = TerminalKey::generate().unwrap();
    let enrolled = store.enrol(secret_hash, key.public(), facts, now).await;
    let id = enrolled.unwrap().unwrap().terminal;
    let machine = Machine { key, id, site };

    let request = machine.stream(0);
    let mut text = format!("GET {} HTTP/1.1\r\n", request.uri());
    for (name, value) in request.headers() {
        text.push_str(&format!("{name}: {}\r\n", value.to_str().unwrap()));
    }
    text.push_str("\r\n");
    let mut line = TcpStream::connect(open.address).await.unwrap();
    line.write_all(text.as_bytes()).await.unwrap();
    let mut heard = Vec::new();
    while !heard.ends_with(b"}\n\r\n") {
        assert!(line.read_buf(&mut heard).await.unwrap() > 0);
    }
    let hub = &open.centre.hub;
    hub.note(Live::of(id, site, now, &status()));
    let far = UnixSeconds(now.0 + 100_000);
    assert!(!hub.live(id).unwrap().is_silent(far), "held");

    assert!(link("down"));
    // Something is said on the dead line: a command, or a sign of life.
    let ordered = store.queue_command(id, CommandKind::Lock, admin, now, 60);
    ordered.await.unwrap();
    let closing = async {
        while hub.live(id).unwrap().held {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    let closed = tokio::time::timeout(Duration::from_secs(60), closing).await;
    closed.expect("the dead line is noticed");
    let live = hub.live(id).unwrap();
    let gone = live.last_heard();
    assert!(!live.is_silent(UnixSeconds(gone.0 + SILENT_AFTER_S)));
    assert!(live.is_silent(UnixSeconds(gone.0 + SILENT_AFTER_S + 1)));
}
