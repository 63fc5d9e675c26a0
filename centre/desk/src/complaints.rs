// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the browser says against a page: on a sound page, nothing.

use std::sync::{Mutex, MutexGuard, PoisonError};

use sportello_capsule::devtools::Event;
use tokio::sync::mpsc::UnboundedReceiver;

/// A page that complains without end is heard so far.
const MOST: usize = 100;

#[derive(Debug)]
struct Heard {
    events: UnboundedReceiver<Event>,
    complaints: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Complaints(Mutex<Heard>);

impl Complaints {
    pub(crate) fn new(events: UnboundedReceiver<Event>) -> Self {
        Self(Mutex::new(Heard {
            events,
            complaints: Vec::new(),
        }))
    }

    fn heard(&self) -> MutexGuard<'_, Heard> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in what came so far.
    pub(crate) fn listen(&self) {
        let mut heard = self.heard();
        while let Ok(event) = heard.events.try_recv() {
            if let Some(complaint) = complaint(&event)
                && heard.complaints.len() < MOST
            {
                heard.complaints.push(complaint);
            }
        }
    }

    pub(crate) fn take(&self) -> Vec<String> {
        self.listen();
        std::mem::take(&mut self.heard().complaints)
    }
}

fn complaint(event: &Event) -> Option<String> {
    let params = &event.params;
    match event.method.as_str() {
        "Runtime.exceptionThrown" => {
            let details = &params["exceptionDetails"];
            let what = details["exception"]["description"].as_str();
            let what = what.or(details["text"].as_str()).unwrap_or("?");
            Some(format!("a script failed: {what}"))
        }
        "Runtime.consoleAPICalled" => {
            let kind = params["type"].as_str()?;
            ["error", "warning", "assert"]
                .contains(&kind)
                .then(|| format!("a script says: {}", params["args"]))
        }
        "Log.entryAdded" => {
            let entry = &params["entry"];
            let level = entry["level"].as_str()?;
            ["error", "warning"].contains(&level).then(|| {
                let text = entry["text"].as_str().unwrap_or("?");
                let address = entry["url"].as_str().unwrap_or("");
                format!("{text} {address}").trim_end().to_owned()
            })
        }
        _ => None,
    }
}
