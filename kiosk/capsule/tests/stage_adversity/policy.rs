// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The browser's policy, asked of the browser: it knows and accepts every word of the file,
//! and no address leads out of the task. A Chromium outside of any capsule, driven by the test
//! itself, with the policy's own page allowed.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use command_fds::{CommandFdExt, FdMapping};
use rustix::pipe::{PipeFlags, pipe_with};
use serde_json::{Map, Value, json};
use sportello_capsule::devtools::{Devtools, Event};
use sportello_capsule::wire::TaskOrder;
use sportello_capsule::{CHROMIUM, policy};
use sportello_rehearsal::{Setting, Stage};
use tokio::net::unix::pipe;
use tokio::sync::mpsc;

use crate::ground::{PATIENCE, rule};

const DECLARED: &str = "portale.example.it";

/// A Chromium under a policy, and its first page.
struct Browser {
    process: Child,
    devtools: Devtools,
    _events: mpsc::UnboundedReceiver<Event>,
    session: String,
    _stage: Stage,
    _folder: tempfile::TempDir,
}

impl Browser {
    async fn start(policy: &Map<String, Value>) -> Self {
        let stage = Stage::open(&Setting::bare("policy")).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let managed = folder.path().join("managed");
        std::fs::create_dir(&managed).unwrap();
        let written = serde_json::to_vec(policy).unwrap();
        std::fs::write(managed.join("sportello.json"), written).unwrap();
        let (process, devtools, events) = start(&stage, &managed, folder.path());
        let mut browser = Self {
            process,
            devtools,
            _events: events,
            session: String::new(),
            _stage: stage,
            _folder: folder,
        };
        let targets = browser.devtools.first_call("Target.getTargets", json!({}));
        let targets = targets.await.unwrap();
        let page = targets["targetInfos"]
            .as_array()
            .unwrap()
            .iter()
            .find(|target| target["type"] == "page");
        let target = json!({ "targetId": page.unwrap()["targetId"], "flatten": true });
        let attached = browser.devtools.first_call("Target.attachToTarget", target);
        let attached = attached.await.unwrap();
        browser.session = attached["sessionId"].as_str().unwrap().to_owned();
        browser.call("Page.enable", json!({})).await;
        browser
    }

    /// A command, however long the browser takes.
    async fn call(&self, command: &'static str, params: Value) -> Value {
        let began = Instant::now();
        loop {
            let called = self
                .devtools
                .call(Some(&self.session), command, params.clone());
            match called.await {
                Ok(result) => return result,
                Err(error) => assert!(began.elapsed() < PATIENCE, "{command}: {error}"),
            }
        }
    }

    async fn evaluate(&self, script: &str) -> Value {
        let script = json!({ "expression": script, "returnByValue": true });
        self.call("Runtime.evaluate", script).await["result"]["value"].clone()
    }

    /// Goes where the address says, as from an address bar; what the browser says of it.
    async fn goes_to(&self, address: &str) -> String {
        let gone = self.call("Page.navigate", json!({ "url": address })).await;
        gone["errorText"].as_str().unwrap_or_default().to_owned()
    }

    /// The addresses of all pages; not of what the browser draws its own frame with.
    async fn pages(&self) -> Vec<String> {
        let targets = self.devtools.first_call("Target.getTargets", json!({}));
        let targets = targets.await.unwrap();
        let targets = targets["targetInfos"].as_array().unwrap();
        targets
            .iter()
            .filter(|target| target["type"] == "page")
            .map(|target| target["url"].as_str().unwrap().to_owned())
            .filter(|address| !address.contains(".top-chrome/"))
            .collect()
    }

    /// The address of the document that stands in the window.
    async fn stands_at(&self) -> String {
        let tree = self.call("Page.getFrameTree", json!({})).await;
        let frame = &tree["frameTree"]["frame"];
        frame["url"].as_str().unwrap().to_owned()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _dead_already = self.process.kill();
        let _status = self.process.wait();
    }
}

fn start(
    stage: &Stage,
    managed: &Path,
    folder: &Path,
) -> (Child, Devtools, mpsc::UnboundedReceiver<Event>) {
    let (their_read, our_write) = pipe_with(PipeFlags::CLOEXEC).unwrap();
    let (our_read, their_write) = pipe_with(PipeFlags::CLOEXEC).unwrap();
    let mut command = Command::new("bwrap");
    command
        .args(["--dev-bind", "/", "/", "--die-with-parent"])
        .args(["--tmpfs", "/etc/chromium", "--ro-bind"])
        .arg(managed)
        .args(["/etc/chromium/policies/managed", "--", CHROMIUM])
        .args([
            "--remote-debugging-pipe",
            "--ozone-platform=wayland",
            "--disable-gpu",
            "--no-first-run",
            "--password-store=basic",
            "--lang=en",
            "--app=data:text/html,",
        ])
        .arg(format!(
            "--user-data-dir={}",
            folder.join("profile").display()
        ))
        .env("XDG_RUNTIME_DIR", stage.runtime())
        .env("WAYLAND_DISPLAY", stage.display())
        .env("LANGUAGE", "en")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mappings = vec![
        FdMapping {
            parent_fd: their_read,
            child_fd: 3,
        },
        FdMapping {
            parent_fd: their_write,
            child_fd: 4,
        },
    ];
    command.fd_mappings(mappings).unwrap();
    let process = command.spawn().unwrap();
    drop(command);
    rustix::io::ioctl_fionbio(&our_write, true).unwrap();
    rustix::io::ioctl_fionbio(&our_read, true).unwrap();
    let (devtools, events) = Devtools::start(
        pipe::Sender::from_owned_fd(our_write).unwrap(),
        pipe::Receiver::from_owned_fd(our_read).unwrap(),
    );
    (process, devtools, events)
}

fn task(free: bool) -> TaskOrder {
    TaskOrder {
        start: format!("https://{DECLARED}/"),
        steps: vec![],
        at_step: 0,
        hosts: vec![rule(DECLARED)],
        resources: vec![rule("cdn.example.it")],
        identity: vec![rule("*.idp.example.it")],
        payment: vec![],
        free,
        needs: sportello_capsule::wire::Needs::default(),
        practice: None,
    }
}

/// The file as the supervisor writes it, with the policy's own page allowed.
fn written(task: Option<&TaskOrder>) -> Map<String, Value> {
    let mut policy: Map<String, Value> =
        serde_json::from_slice(&policy::for_task(task).unwrap()).unwrap();
    policy["URLAllowlist"]
        .as_array_mut()
        .unwrap()
        .push(json!("chrome://policy"));
    policy
}

#[test]
fn chromium_accepts_every_policy_we_write() {
    let checked = Command::new(env!("CARGO_BIN_EXE_check-policies")).output();
    let checked = checked.unwrap();
    let said = String::from_utf8_lossy(&checked.stdout).into_owned();
    assert_eq!(checked.status.code(), Some(0), "{said}");
    assert_eq!(said.matches(" policies in force").count(), 6, "{said}");
}

/// What the browser says of an address that its policy does not allow.
const REFUSED: &str = "net::ERR_BLOCKED_BY_";

#[tokio::test(flavor = "multi_thread")]
async fn no_address_leads_out_of_the_task() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let local = format!("http://{}/", listener.local_addr().unwrap());
    let browser = Browser::start(&written(Some(&task(false)))).await;
    for address in [
        "view-source:https://portale.example.it/",
        "view-source:file:///etc/passwd",
        "file:///etc/passwd",
        "file:///",
        "chrome://version/",
        "chrome://settings/",
        "chrome://inspect/",
        "chrome://net-export/",
        "chrome-untrusted://terminal/",
        "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/index.html",
        "devtools://devtools/bundled/inspector.html",
        "ftp://portale.example.it/",
        "filesystem:https://portale.example.it/temporary/x",
        "http://portale.example.it/",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        &local,
        "https://elsewhere.example/",
        "https://cdn.example.it/",
        "https://below.portale.example.it/",
        "https://portale.example.it.evil.example/",
        "https://portale.example.it:8443/",
        "https://portale.example.it@elsewhere.example/",
    ] {
        let said = browser.goes_to(address).await;
        assert!(said.starts_with(REFUSED), "{address}: {said}");
        let at = browser.stands_at().await;
        assert_eq!(at, "chrome-error://chromewebdata/", "{address}");
    }
    // The address itself is allowed; nobody answers for the name here.
    let said = browser.goes_to("https://portale.example.it/").await;
    assert!(
        said.starts_with("net::ERR_") && !said.starts_with(REFUSED),
        "{said}"
    );
    assert!(listener.accept().is_err(), "somebody came to {local}");
}

/// A page that may stand: the one that capsules begin with.
const BLANK: &str = "data:text/html,<title>kept</title>";

#[tokio::test(flavor = "multi_thread")]
async fn a_page_cannot_lead_to_data_scripts_files_or_the_browsers_own_pages() {
    let mut task = task(false);
    task.needs.popups = true;
    let browser = Browser::start(&written(Some(&task))).await;
    for address in [
        "data:text/html,<title>escaped</title>",
        "file:///etc/passwd",
        "chrome://version",
        "devtools://devtools/bundled/inspector.html",
        "view-source:https://portale.example.it/",
    ] {
        for way in ["location = ", "open", "location.replace"] {
            browser.goes_to(BLANK).await;
            let script = format!("void ({way}({address:?}))");
            browser.evaluate(&script).await;
            tokio::time::sleep(Duration::from_millis(300)).await;
            for at in browser.pages().await {
                let stays = at == BLANK || matches!(at.as_str(), "" | "about:blank");
                assert!(stays, "{script} leads to {at}");
            }
        }
    }
    // A script in an address, as somebody would paste it.
    browser.goes_to(BLANK).await;
    browser.goes_to("javascript:document.title='escaped'").await;
    let title = browser.evaluate("document.title").await;
    assert_eq!(title, json!("kept"));
}
