// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One page of the browser and what can be asked of it.

use std::time::Duration;

use serde_json::{Value, json};

use crate::bwrap::inside;
use crate::devtools::{Devtools, DevtoolsError, PATIENCE};

use super::status::{self, Status};

/// Whether a film or a sound plays.
pub(super) const PLAYS_MEDIA: &str =
    "[...document.querySelectorAll('video,audio')].some(m => !m.paused && !m.ended)";
/// Pauses films and sounds.
pub(super) const PAUSE_MEDIA: &str =
    "document.querySelectorAll('video,audio').forEach(m => m.pause())";

/// How long a script the citizen asked for may wait for a busy page.
const LONG_PATIENCE: Duration = Duration::from_secs(10);

/// A page (tab, window) and where it is.
#[derive(Debug)]
pub(super) struct Page {
    /// DevTools session.
    pub(super) session: String,
    /// Top frame, which is also the target.
    pub(super) frame: String,
    /// Where it is now; `None` before the first navigation.
    pub(super) address: Option<String>,
    pub(super) status: Status,
    /// All of it has come.
    pub(super) is_whole: bool,
    /// The last https address that loaded.
    pub(super) good_address: Option<String>,
    /// A question of the page stands before the citizen.
    pub(super) asks: bool,
    /// It is being left for the start.
    pub(super) is_left: bool,
}

impl Page {
    pub(super) fn new(session: String, frame: String) -> Self {
        Self {
            session,
            frame,
            address: None,
            status: Status::UNASKED,
            is_whole: false,
            good_address: None,
            asks: false,
            is_left: false,
        }
    }

    /// The page is now at `address`.
    pub(super) fn arrived(&mut self, address: String) {
        self.asks = false;
        self.is_left = false;
        self.status = Status::UNASKED;
        if address.starts_with("https://") {
            self.good_address = Some(address.clone());
        }
        self.address = Some(address);
    }

    /// Asks the page whether it is what belongs at its address: once, and as long as it is
    /// still coming.
    pub(super) async fn ask_for_status(&mut self, devtools: &Devtools) {
        let is_known = !matches!(self.status, Status::Unknown { .. });
        if self.address.is_some() && !(is_known && self.is_whole) {
            self.ask_again_for_status(devtools).await;
        }
    }

    pub(super) async fn ask_again_for_status(&mut self, devtools: &Devtools) {
        let answer = self.evaluate(devtools, status::SCRIPT).await;
        self.status = match &answer {
            Ok(answer) => Status::of(answer),
            Err(_) => self.status.or_sound(),
        };
        // A page that hangs is not asked over and over: orders are waiting.
        self.is_whole |= self.status == Status::Sound && answer.is_err();
    }

    /// Whether an element matches `selector`; asked of the browser, not of the page's scripts.
    pub(super) async fn has_element(
        &self,
        devtools: &Devtools,
        selector: &str,
    ) -> Result<bool, DevtoolsError> {
        let session = Some(self.session.as_str());
        let document = devtools
            .call(session, "DOM.getDocument", json!({ "depth": 0 }))
            .await?;
        let query = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
        let found = devtools.call(session, "DOM.querySelector", query).await?;
        Ok(found["nodeId"].as_u64().unwrap_or(0) != 0)
    }

    /// Runs a script in an isolated world made for it.
    pub(super) async fn evaluate(
        &self,
        devtools: &Devtools,
        script: &str,
    ) -> Result<Value, DevtoolsError> {
        evaluate(devtools, &self.session, &self.frame, script, PATIENCE).await
    }

    /// Runs a script without waiting for it: a slow page gets it when it has time.
    pub(super) fn start(&self, devtools: &Devtools, script: String) {
        let (devtools, session) = (devtools.clone(), self.session.clone());
        let frame = self.frame.clone();
        tokio::spawn(async move {
            // A page that went away meanwhile needs no script.
            let _gone = evaluate(&devtools, &session, &frame, &script, LONG_PATIENCE).await;
        });
    }
}

async fn evaluate(
    devtools: &Devtools,
    session: &str,
    frame: &str,
    script: &str,
    patience: Duration,
) -> Result<Value, DevtoolsError> {
    let session = Some(session);
    let world = json!({ "frameId": frame, "worldName": "sportello" });
    let world = devtools
        .call_within(patience, session, "Page.createIsolatedWorld", world)
        .await?;
    let script = json!({
        "expression": script,
        "contextId": world["executionContextId"],
        "returnByValue": true,
        "timeout": 1000,
    });
    let done = devtools
        .call_within(patience, session, "Runtime.evaluate", script)
        .await?;
    Ok(done
        .pointer("/result/value")
        .cloned()
        .unwrap_or(Value::Null))
}

/// Finished downloads by kind: PDF, pictures, documents, others.
pub(super) fn count_downloads() -> [u16; 4] {
    let mut counts = [0_u16; 4];
    let Ok(entries) = std::fs::read_dir(inside::DOWNLOADS) else {
        return counts;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().to_lowercase();
        if let Some(kind) = kind(&name) {
            counts[kind] = counts[kind].saturating_add(1);
        }
    }
    counts
}

/// Index into the counts; `None` for a download still in flight.
fn kind(name: &str) -> Option<usize> {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "crdownload" | "tmp" => None,
        "pdf" | "p7m" => Some(0),
        "png" | "jpg" | "jpeg" | "webp" | "gif" | "heic" | "bmp" => Some(1),
        "doc" | "docx" | "odt" | "rtf" | "txt" | "xls" | "xlsx" | "ods" | "csv" => Some(2),
        _ => Some(3),
    }
}

/// Less than a fiftieth of the citizen's space is left.
pub(super) fn nearly_full() -> bool {
    rustix::fs::statvfs(inside::HOME)
        .is_ok_and(|space| space.f_bavail.saturating_mul(50) < space.f_blocks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn downloads_are_counted_by_kind_and_not_before_they_are_whole() {
        assert_eq!(kind("isee.pdf"), Some(0));
        assert_eq!(kind("foto.jpeg"), Some(1));
        assert_eq!(kind("cv.docx"), Some(2));
        assert_eq!(kind("noending"), Some(3));
        assert_eq!(kind("isee.pdf.crdownload"), None);
    }

    #[test]
    fn a_blank_page_is_no_place_to_go_back_to() {
        let mut page = Page::new("s".into(), "f".into());
        page.arrived("https://a.example/".into());
        page.arrived("about:blank".into());
        assert_eq!(page.good_address.as_deref(), Some("https://a.example/"));
    }
}
