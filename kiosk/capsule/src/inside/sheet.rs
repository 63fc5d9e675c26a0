// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Makes a document of a sheet that the shell wrote, in a browser of its own that nobody sees: the
//! citizen's page is not touched, and none has to be open.
//!
//! Invariants:
//! - One sheet at a time; a newer one takes the place of the one before.
//! - However it ends, the browser is killed and its profile removed.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::devtools::Devtools;
use crate::driver::paper::{LAYING_OUT, deliver};
use crate::inner::{InnerReport, Stage};

use super::browser::Browser;

/// Where the unseen browser keeps what it needs.
const PROFILE: &str = "/home/citizen/.sheet";
/// How long the whole may take, its start included.
const PATIENCE: Duration = Duration::from_secs(45);

/// Makes documents of sheets.
pub(super) struct Sheets {
    stage: Stage,
    reports: mpsc::Sender<InnerReport>,
    under_way: Option<JoinHandle<()>>,
}

impl Sheets {
    pub(super) const fn new(stage: Stage, reports: mpsc::Sender<InnerReport>) -> Self {
        Self {
            stage,
            reports,
            under_way: None,
        }
    }

    /// Begins to make one; it is handed out, or what went wrong is told.
    pub(super) fn begin(&mut self, html: String) {
        let before = self.under_way.take();
        let (stage, reports) = (self.stage.clone(), self.reports.clone());
        self.under_way = Some(tokio::spawn(async move {
            if let Some(before) = before {
                before.abort();
                // Its profile is this one's too: it must be gone first.
                let _aborted = before.await;
            }
            let document = document(&stage, html).await;
            // The supervisor hanging up is noticed by the orders' channel.
            let _hung_up = deliver(document, &reports).await;
        }));
    }
}

/// Kills when it goes out of scope.
struct Unseen(Browser);

impl Drop for Unseen {
    fn drop(&mut self) {
        self.0.kill();
        // What is left is in memory, and goes with the capsule.
        let _left = std::fs::remove_dir_all(PROFILE);
    }
}

async fn document(stage: &Stage, html: String) -> Option<String> {
    let (browser, devtools, _events) = Browser::unseen(stage, PROFILE).ok()?;
    let _unseen = Unseen(browser);
    tokio::time::timeout(PATIENCE, laid_out(&devtools, html))
        .await
        .ok()
        .flatten()
}

/// In base64, as the browser gives it. The sheet says itself how large its paper is.
async fn laid_out(devtools: &Devtools, html: String) -> Option<String> {
    let blank = json!({ "url": "about:blank" });
    let target = devtools
        .first_call("Target.createTarget", blank)
        .await
        .ok()?;
    let attach = json!({ "targetId": target["targetId"], "flatten": true });
    let attached = devtools
        .call_within(LAYING_OUT, None, "Target.attachToTarget", attach)
        .await
        .ok()?;
    let session = attached["sessionId"].as_str()?;
    let call = async |command: &'static str, params: Value| {
        devtools
            .call_within(LAYING_OUT, Some(session), command, params)
            .await
            .ok()
    };
    let frames = call("Page.getFrameTree", json!({})).await?;
    let frame = frames.pointer("/frameTree/frame/id")?.clone();
    let content = json!({ "frameId": frame, "html": html });
    call("Page.setDocumentContent", content).await?;
    let paper = json!({
        "preferCSSPageSize": true, "printBackground": false, "displayHeaderFooter": false,
        "generateTaggedPDF": true, "transferMode": "ReturnAsBase64",
    });
    let mut printed = call("Page.printToPDF", paper).await?;
    match printed["data"].take() {
        Value::String(data) if !data.is_empty() => Some(data),
        _ => None,
    }
}
