// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Practice sites: answered by the driver itself at a reserved https name. The page gets a
//! secure context; there is no listener and no network.

use std::path::Path;

use serde_json::{Value, json};
use sportello_bundle::replica::{self, Routes};
use url::Url;

use crate::bwrap::inside;

/// Largest file of a practice site, bytes.
const LARGEST: u64 = 4 * 1024 * 1024;

/// The site of one practice task.
#[derive(Debug)]
pub(super) struct Practice {
    routes: Routes,
}

impl Practice {
    /// Loads the site in `folder` (relative to the tasks' folder). What is wrong with it was
    /// said when the task was linted; here a damaged site simply answers nothing.
    pub(super) fn load(folder: &Path) -> Self {
        let (routes, _findings) = replica::load(&Path::new(inside::TASKS).join(folder));
        Self {
            routes: routes.unwrap_or_default(),
        }
    }

    /// The DevTools command that answers a paused request, and its parameters.
    pub(super) fn answer(&self, paused: &Value) -> (&'static str, Value) {
        let id = &paused["requestId"];
        let refused = || {
            (
                "Fetch.failRequest",
                json!({ "requestId": id, "errorReason": "BlockedByClient" }),
            )
        };
        let Ok(url) = Url::parse(super::text(paused, "/request/url")) else {
            return refused();
        };
        if url.scheme() != "https" {
            // data: and blob: are the page's own.
            let own = matches!(url.scheme(), "data" | "blob" | "about");
            return if own {
                ("Fetch.continueRequest", json!({ "requestId": id }))
            } else {
                refused()
            };
        }
        let Some(host) = url.host_str() else {
            return refused();
        };
        let place = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        let Some(answer) = self.routes.answer(host, &place) else {
            if self.routes.hosts().contains(&host) {
                let lost = json!({ "requestId": id, "responseCode": 404, "body": "" });
                return ("Fetch.fulfillRequest", lost);
            }
            return refused();
        };
        let body = match &answer.body_path {
            Some(path) => match read_bounded(path) {
                Ok(bytes) => bytes,
                Err(_) => return refused(),
            },
            None => Vec::new(),
        };
        let headers: Vec<Value> = answer
            .headers
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        let fulfilled = json!({
            "requestId": id,
            "responseCode": answer.status,
            "responseHeaders": headers,
            "body": data_encoding::BASE64.encode(&body),
        });
        ("Fetch.fulfillRequest", fulfilled)
    }
}

fn read_bounded(path: &Path) -> std::io::Result<Vec<u8>> {
    if std::fs::metadata(path)?.len() > LARGEST {
        return Err(std::io::ErrorKind::FileTooLarge.into());
    }
    std::fs::read(path)
}
