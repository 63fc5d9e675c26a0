// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `check-policies [BROWSER]`: starts the browser under the policy of every kind of task and
//! asks it, on its own page, what it made of each word. Run where the image is built, inside
//! its root; it is no part of the image.
//!
//! Ends with 0 when every word is in force, 1 when one is not (each is named), 2 when the
//! browser could not be asked.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use command_fds::{CommandFdExt, FdMapping};
use rustix::pipe::{PipeFlags, pipe_with};
use serde_json::{Map, Value, json};
use sportello_capsule::devtools::{Devtools, Event};
use sportello_capsule::wire::{HostRule, Needs, TaskOrder};
use sportello_capsule::{CHROMIUM, policy};
use tokio::net::unix::pipe;
use tokio::sync::mpsc;

/// Where the browser tells what it made of its policy, and what it opens for it.
const TOLD: &str = "chrome://policy/";
const ITSELF: &str = "chrome://policy";
/// How long one browser may take.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(300);

/// Name, level and status of each row of the browser's own table.
const ROWS: &str = "(() => { const rows = [];
    const text = (root, what) => root.querySelector(what)?.textContent.trim() ?? '';
    const walk = root => { for (const element of root.querySelectorAll('*')) {
        const shadow = element.shadowRoot;
        if (element.localName === 'policy-row')
            rows.push([text(shadow, '.name'), text(shadow, '.level'), text(shadow, '.messages')]);
        if (shadow) walk(shadow);
    } };
    walk(document);
    return rows; })()";

fn main() -> ExitCode {
    let browser = std::env::args().nth(1).unwrap_or_else(|| CHROMIUM.into());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let checked = runtime
        .context("no runtime")
        .and_then(|runtime| runtime.block_on(check(Path::new(&browser))));
    match checked {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(1),
        Err(error) => {
            say(&format!("check-policies: {error:#}"));
            ExitCode::from(2)
        }
    }
}

/// The page of a network, which staff open.
const PORTAL: &str = "a network's own page";

/// How many words are not in force, all kinds of tasks together.
async fn check(browser: &Path) -> anyhow::Result<usize> {
    let mut faults = 0;
    for (kind, task) in kinds() {
        let policy = written(kind, task.as_ref())?;
        let rows = Browser::start(browser, &policy)
            .await?
            .rows(policy.len())
            .await
            .with_context(|| format!("{kind}: the browser does not tell of its policy"))?;
        let found = wrong(&policy, &rows);
        for fault in &found {
            say(&format!("{kind}: {fault}"));
        }
        say(&format!(
            "{kind}: {} of {} policies in force",
            policy.len() - found.len(),
            policy.len()
        ));
        faults += found.len();
    }
    Ok(faults)
}

/// Every kind of task: each policy takes each of its values in one of them.
fn kinds() -> Vec<(&'static str, Option<TaskOrder>)> {
    let nothing = Needs::default();
    let everything = Needs {
        popups: true,
        camera: true,
        microphone: true,
        upload: true,
        download: true,
        print: true,
    };
    vec![
        ("before a task", None),
        ("guided task", Some(task(false, nothing))),
        (
            "guided task with all it may need",
            Some(task(false, everything)),
        ),
        ("free browsing", Some(task(true, nothing))),
        (
            "free browsing with all it may need",
            Some(task(true, everything)),
        ),
        (PORTAL, Some(task(true, nothing))),
    ]
}

fn task(free: bool, needs: Needs) -> TaskOrder {
    let rule = |host: &str, ports: &[u16]| HostRule {
        host: host.to_owned(),
        ports: ports.to_vec(),
    };
    TaskOrder {
        start: "https://portale.example.it/".into(),
        steps: vec![],
        at_step: 0,
        hosts: vec![rule("portale.example.it", &[443])],
        resources: vec![rule("cdn.example.it", &[443])],
        identity: vec![rule("*.idp.example.it", &[443, 8443])],
        payment: vec![rule("paga.example.it", &[443])],
        free,
        needs,
        practice: None,
    }
}

/// The file as the supervisor writes it, with the browser's own table allowed.
fn written(kind: &str, task: Option<&TaskOrder>) -> anyhow::Result<Map<String, Value>> {
    let text = if kind == PORTAL {
        policy::for_portal(task)?
    } else {
        policy::for_task(task)?
    };
    let mut policy: Map<String, Value> = serde_json::from_slice(&text)?;
    policy
        .get_mut("URLAllowlist")
        .and_then(Value::as_array_mut)
        .context("a policy without URLAllowlist")?
        .push(json!(ITSELF));
    Ok(policy)
}

/// What the table says of our words that is not `Mandatory` and `OK`.
fn wrong(policy: &Map<String, Value>, rows: &[Value]) -> Vec<String> {
    policy
        .keys()
        .filter_map(|name| {
            let Some(row) = rows.iter().find(|row| row[0] == name.as_str()) else {
                return Some(format!("{name} is not known to this browser"));
            };
            (row[1] != "Mandatory" || row[2] != "OK")
                .then(|| format!("{name}: {} {}", row[1].as_str().unwrap_or(""), row[2]))
        })
        .collect()
}

/// A browser under a policy.
struct Browser {
    process: Child,
    devtools: Devtools,
    _events: mpsc::UnboundedReceiver<Event>,
    _folder: Folder,
}

/// A folder of this process's own, gone with it.
struct Folder(std::path::PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // A browser that is still ending may write once more: the folder is a build's.
        let _best = fs::remove_dir_all(&self.0);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Dead already is what was wanted.
        let _dead_already = self.process.kill();
        let _collected = self.process.wait();
    }
}

impl Browser {
    async fn start(program: &Path, policy: &Map<String, Value>) -> anyhow::Result<Self> {
        let folder = std::env::temp_dir().join(format!("check-policies-{}", std::process::id()));
        let managed = folder.join("managed");
        fs::create_dir_all(&managed).with_context(|| format!("making {}", managed.display()))?;
        let folder = Folder(folder);
        fs::write(managed.join("sportello.json"), serde_json::to_vec(policy)?)?;
        let (their_read, our_write) = pipe_with(PipeFlags::CLOEXEC)?;
        let (our_read, their_write) = pipe_with(PipeFlags::CLOEXEC)?;
        let mut command = Command::new("bwrap");
        command
            .args([
                "--dev-bind",
                "/",
                "/",
                "--die-with-parent",
                "--unshare-net",
                "--unshare-pid",
            ])
            .args(["--proc", "/proc", "--tmpfs", "/etc/chromium", "--ro-bind"])
            .args([
                managed.as_os_str(),
                "/etc/chromium/policies/managed".as_ref(),
            ])
            .arg("--")
            .arg(program)
            .args([
                "--headless",
                "--remote-debugging-pipe",
                "--disable-gpu",
                "--no-first-run",
            ])
            .args(["--password-store=basic", "--lang=en"])
            .arg(format!(
                "--user-data-dir={}",
                folder.0.join("profile").display()
            ))
            .arg("about:blank");
        if rustix::process::getuid().is_root() {
            // Where images are built there may be nobody but root, and no page is opened.
            command.arg("--no-sandbox");
        }
        command
            .env("LANGUAGE", "en")
            .env("HOME", &folder.0)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.fd_mappings(vec![
            FdMapping {
                parent_fd: their_read,
                child_fd: 3,
            },
            FdMapping {
                parent_fd: their_write,
                child_fd: 4,
            },
        ])?;
        let process = command.spawn().context("bwrap cannot be started")?;
        drop(command);
        rustix::io::ioctl_fionbio(&our_write, true)?;
        rustix::io::ioctl_fionbio(&our_read, true)?;
        let (devtools, events) = Devtools::start(
            pipe::Sender::from_owned_fd(our_write)?,
            pipe::Receiver::from_owned_fd(our_read)?,
        );
        Ok(Self {
            process,
            devtools,
            _events: events,
            _folder: folder,
        })
    }

    /// The rows of the browser's table, once there are enough of them; those that there are
    /// when its time is over.
    async fn rows(&self, enough: usize) -> anyhow::Result<Vec<Value>> {
        let began = Instant::now();
        let target = json!({ "url": TOLD });
        let target = self
            .devtools
            .first_call("Target.createTarget", target)
            .await?;
        let attach = json!({ "targetId": target["targetId"], "flatten": true });
        let attached = self
            .devtools
            .first_call("Target.attachToTarget", attach)
            .await?;
        let session = attached["sessionId"].as_str().context("no session")?;
        let script = json!({ "expression": ROWS, "returnByValue": true });
        let mut rows = vec![];
        while rows.len() < enough && began.elapsed() < PATIENCE {
            tokio::time::sleep(PAUSE).await;
            // A page that is still loading answers the next time.
            let told = self
                .devtools
                .call(Some(session), "Runtime.evaluate", script.clone())
                .await
                .unwrap_or(Value::Null);
            rows = told["result"]["value"].as_array().cloned().unwrap_or(rows);
        }
        anyhow::ensure!(!rows.is_empty(), "its table is empty");
        Ok(rows)
    }
}

#[expect(
    clippy::print_stdout,
    reason = "the answer of a command, for whoever asked"
)]
fn say(what: &str) {
    println!("{what}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_unknown_deprecated_or_only_recommended_is_a_fault() {
        let policy = json!({ "A": 1, "B": 1, "C": 1, "D": 1 });
        let rows = [
            json!(["A", "Mandatory", "OK"]),
            json!(["B", "Mandatory", "Deprecated"]),
            json!(["C", "Recommended", "OK"]),
        ];
        let found = wrong(policy.as_object().unwrap(), &rows);
        assert_eq!(found.len(), 3);
        assert!(found[0].starts_with("B:") && found[2].starts_with("D is not known"));
    }
}
