// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What a start is compared with: the same Chromium with the same flags, straight in the
//! outer compositor, led to the same page by the fewest DevTools commands that do it.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use command_fds::{CommandFdExt, FdMapping};
use rustix::pipe::{PipeFlags, pipe_with};
use serde_json::json;
use sportello_capsule::devtools::{Devtools, Event};
use sportello_capsule::{ALWAYS, CHROMIUM, IN_A_WINDOW};
use tokio::net::unix::pipe;
use tokio::sync::mpsc;

use crate::site::{self, Pages};

const PATIENCE: Duration = Duration::from_secs(60);
/// As the capsule's driver does.
const ASK_AGAIN: Duration = Duration::from_secs(1);

/// Starts a browser with a fresh profile and waits until the page has loaded. The browser
/// is gone when this returns.
pub(crate) async fn first_page() -> anyhow::Result<Duration> {
    let home = tempfile::tempdir()?;
    let began = Instant::now();
    let (mut browser, devtools, mut events) = start(home.path())?;
    let loaded = tokio::time::timeout(PATIENCE, lead(&devtools, &mut events)).await;
    let time = began.elapsed();
    browser.kill()?;
    let _status = browser.wait()?;
    // Its children notice in their own time; the profile can go once they let it go.
    while events.recv().await.is_some() {}
    loaded.context("the bare browser loaded nothing in a minute")??;
    Ok(time)
}

async fn lead(
    devtools: &Devtools,
    events: &mut mpsc::UnboundedReceiver<Event>,
) -> anyhow::Result<()> {
    let attach = json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true });
    devtools.first_call("Target.setAutoAttach", attach).await?;
    let body = data_encoding::BASE64.encode(site::first_page(Pages::One).as_bytes());
    let mut asked = false;
    let mut arrived = false;
    let mut page = None;
    loop {
        let Ok(event) = tokio::time::timeout(ASK_AGAIN, events.recv()).await else {
            // The browser's own blank page won the race against ours.
            if !arrived {
                let start = json!({ "url": site::START });
                devtools.tell(page.as_deref(), "Page.navigate", start).await;
            }
            continue;
        };
        let event = event.context("the bare browser ended")?;
        let session = event.session.as_deref();
        match event.method.as_str() {
            "Target.attachedToTarget" => {
                let session = event.params["sessionId"].as_str();
                if event.params["targetInfo"]["type"] == "page" && !asked {
                    asked = true;
                    page = session.map(str::to_owned);
                    let all = json!({ "patterns": [{ "urlPattern": "*" }] });
                    devtools.tell(session, "Page.enable", json!({})).await;
                    devtools.tell(session, "Fetch.enable", all).await;
                    devtools
                        .tell(session, "Runtime.runIfWaitingForDebugger", json!({}))
                        .await;
                    devtools
                        .tell(session, "Page.navigate", json!({ "url": site::START }))
                        .await;
                } else {
                    devtools
                        .tell(session, "Runtime.runIfWaitingForDebugger", json!({}))
                        .await;
                }
            }
            "Fetch.requestPaused" => {
                let id = &event.params["requestId"];
                let (command, answer) = if event.params["request"]["url"] == site::START {
                    arrived = true;
                    let answer = json!({
                        "requestId": id,
                        "responseCode": 200,
                        "responseHeaders": [
                            { "name": "Content-Type", "value": "text/html; charset=utf-8" }
                        ],
                        "body": body,
                    });
                    ("Fetch.fulfillRequest", answer)
                } else {
                    ("Fetch.continueRequest", json!({ "requestId": id }))
                };
                devtools.tell(session, command, answer).await;
            }
            "Page.loadEventFired" if arrived => return Ok(()),
            _ => {}
        }
    }
}

/// The capsule's flags, without a way to the net: the page needs none in either case.
fn start(
    home: &std::path::Path,
) -> anyhow::Result<(Child, Devtools, mpsc::UnboundedReceiver<Event>)> {
    let (their_read, our_write) = pipe_with(PipeFlags::CLOEXEC)?;
    let (our_read, their_write) = pipe_with(PipeFlags::CLOEXEC)?;
    let mut command = Command::new(CHROMIUM);
    command
        .args(ALWAYS)
        .args(IN_A_WINDOW)
        .args([
            "--proxy-bypass-list=<-loopback>",
            "--proxy-server=http://127.0.0.1:3128",
            "--lang=it",
            "--accept-lang=it",
            "--app=data:text/html,",
        ])
        .arg(format!("--user-data-dir={}/.browser", home.display()))
        .env("HOME", home)
        .env("LANGUAGE", "it")
        .env("GTK_USE_PORTAL", "0")
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
    let child = command.spawn().context("the browser cannot be started")?;
    drop(command);
    rustix::io::ioctl_fionbio(&our_write, true)?;
    rustix::io::ioctl_fionbio(&our_read, true)?;
    let (devtools, events) = Devtools::start(
        pipe::Sender::from_owned_fd(our_write)?,
        pipe::Receiver::from_owned_fd(our_read)?,
    );
    Ok((child, devtools, events))
}
