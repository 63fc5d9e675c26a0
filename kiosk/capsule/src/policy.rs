// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The browser's managed policy, written anew for each task and bound read-only into the
//! capsule.
//!
//! Invariants: whatever the task does not declare is off; the list of addresses that may
//! be navigated to is closed (`URLBlocklist = *`) unless browsing is free; the browser
//! keeps no timer of its own (it would end a session while a person looks at their phone)
//! and prints nothing (the driver makes the PDF). `check-policies` asks the shipped browser
//! whether it knows and accepts every word of this.
//!
//! What is not among them on purpose: `ClearBrowsingDataOnExitList` (each task has its own
//! policy and so its own browser: a person would be logged out between two tasks, and the
//! wipe does not ask the browser for anything).

use serde_json::{Map, Value, json};

use crate::wire::{HostRule, TaskOrder};

/// The part that is the same for every task. Names and values as Debian's Chromium
/// reports them in `chrome://policy` with status OK.
const BASE: &str = include_str!("../policy/base.json");

/// Addresses no task may ever open. The browser's own pages are among them by name: a bare
/// `*` leaves them out.
const NEVER: [&str; 14] = [
    "file://*",
    "view-source:*",
    "javascript://*",
    "chrome://*",
    "devtools://*",
    "chrome-extension://*",
    "chrome-untrusted://*",
    "localhost",
    "127.0.0.1",
    "[::1]",
    "intent://*",
    "ftp://*",
    "smb://*",
    "ssh://*",
];

/// Pages of every kind open no address of an extension, but this one shows them PDF files:
/// the browser's own viewer, as the name of its package.
const PDF_VIEWER: &str = "chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai";

/// The content of `/etc/chromium/policies/managed/sportello.json`.
///
/// # Errors
/// Only when the built-in base is not a JSON object, which a test rules out.
pub fn for_task(task: Option<&TaskOrder>) -> Result<Vec<u8>, serde_json::Error> {
    let mut policy: Map<String, Value> = serde_json::from_str(BASE)?;
    let mut set = |name: &str, value: Value| policy.insert(name.to_owned(), value);
    let Some(task) = task else {
        set("URLBlocklist", json!(everything()));
        set("URLAllowlist", json!(["data:*"]));
        set("DownloadRestrictions", json!(3));
        for (name, off) in [
            ("DefaultPopupsSetting", json!(2)),
            ("VideoCaptureAllowed", json!(false)),
            ("AudioCaptureAllowed", json!(false)),
            ("AllowFileSelectionDialogs", json!(false)),
        ] {
            set(name, off);
        }
        return serde_json::to_vec_pretty(&policy);
    };
    if task.free {
        set("URLBlocklist", json!(NEVER));
        set("URLAllowlist", json!([PDF_VIEWER]));
    } else {
        let allowed: Vec<String> = ["data:*", PDF_VIEWER]
            .map(str::to_owned)
            .into_iter()
            .chain(
                [&task.hosts, &task.identity, &task.payment]
                    .into_iter()
                    .flatten()
                    .flat_map(allow_patterns),
            )
            .collect();
        set("URLBlocklist", json!(everything()));
        set("URLAllowlist", json!(allowed));
    }
    set(
        "DefaultPopupsSetting",
        json!(if task.needs.popups { 1 } else { 2 }),
    );
    set("VideoCaptureAllowed", json!(task.needs.camera));
    set("AudioCaptureAllowed", json!(task.needs.microphone));
    set("AllowFileSelectionDialogs", json!(task.needs.upload));
    set(
        "DownloadRestrictions",
        json!(if task.needs.download { 4 } else { 3 }),
    );
    serde_json::to_vec_pretty(&policy)
}

/// The same for the page of a network that staff have opened: in the clear and next door, where
/// such pages are. Certificates that nobody vouches for stay refused.
///
/// # Errors
/// As [`for_task`].
pub fn for_portal(task: Option<&TaskOrder>) -> Result<Vec<u8>, serde_json::Error> {
    let mut policy: Map<String, Value> = serde_json::from_slice(&for_task(task)?)?;
    policy.insert("HttpsOnlyMode".to_owned(), json!("disallowed"));
    policy.insert("HttpsUpgradesEnabled".to_owned(), json!(false));
    policy.remove("LocalNetworkAccessBlockedForUrls");
    policy.insert("LocalNetworkAccessAllowedForUrls".to_owned(), json!(["*"]));
    serde_json::to_vec_pretty(&policy)
}

/// Every address there is.
fn everything() -> Vec<&'static str> {
    std::iter::once("*").chain(NEVER).collect()
}

/// Chromium's URL patterns for one rule: a leading dot means "this very name", a bare name
/// also covers everything below it.
fn allow_patterns(rule: &HostRule) -> impl Iterator<Item = String> + '_ {
    let host = match rule.host.strip_prefix("*.") {
        Some(below) => below.to_owned(),
        None => format!(".{}", rule.host),
    };
    rule.ports
        .iter()
        .map(move |port| format!("https://{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::Needs;

    fn task() -> TaskOrder {
        TaskOrder {
            start: "https://www.example.it/".into(),
            steps: vec![],
            at_step: 0,
            hosts: vec![HostRule {
                host: "www.example.it".into(),
                ports: vec![443],
            }],
            resources: vec![HostRule {
                host: "cdn.example.it".into(),
                ports: vec![443],
            }],
            identity: vec![HostRule {
                host: "*.idp.example".into(),
                ports: vec![443, 8443],
            }],
            payment: vec![],
            free: false,
            needs: Needs::default(),
            practice: None,
        }
    }

    fn parsed(task: Option<&TaskOrder>) -> Map<String, Value> {
        serde_json::from_slice(&for_task(task).unwrap()).unwrap()
    }

    #[test]
    fn only_declared_hosts_may_be_navigated_to_and_resources_are_not_among_them() {
        let policy = parsed(Some(&task()));
        assert_eq!(policy["URLBlocklist"][0], json!("*"));
        assert_eq!(
            policy["URLAllowlist"],
            json!([
                "data:*",
                PDF_VIEWER,
                "https://.www.example.it:443",
                "https://idp.example:443",
                "https://idp.example:8443"
            ])
        );
    }

    #[test]
    fn the_browsers_own_pages_are_blocked_by_name_in_every_task_and_before_it() {
        for task in [None, Some(&task())] {
            let policy = parsed(task);
            let blocked = policy["URLBlocklist"].as_array().unwrap();
            for own in ["chrome://*", "devtools://*", "view-source:*"] {
                assert!(blocked.contains(&json!(own)), "{own}");
            }
        }
    }

    #[test]
    fn what_a_task_does_not_declare_is_off() {
        for task in [None, Some(&task())] {
            let policy = parsed(task);
            assert_eq!(policy["DefaultPopupsSetting"], json!(2));
            assert_eq!(policy["VideoCaptureAllowed"], json!(false));
            assert_eq!(policy["AudioCaptureAllowed"], json!(false));
            assert_eq!(policy["AllowFileSelectionDialogs"], json!(false));
            assert_eq!(policy["DownloadRestrictions"], json!(3));
        }
    }

    #[test]
    fn only_a_networks_page_is_opened_in_the_clear_and_next_door() {
        let free = TaskOrder {
            free: true,
            ..task()
        };
        let page: Map<String, Value> =
            serde_json::from_slice(&for_portal(Some(&free)).unwrap()).unwrap();
        assert_eq!(page["HttpsOnlyMode"], json!("disallowed"));
        assert_eq!(page["SSLErrorOverrideAllowed"], json!(false));
        assert!(!page.contains_key("LocalNetworkAccessBlockedForUrls"));
        for task in [None, Some(&task()), Some(&free)] {
            let policy = parsed(task);
            assert_eq!(policy["HttpsOnlyMode"], json!("force_enabled"));
            assert_eq!(policy["LocalNetworkAccessBlockedForUrls"], json!(["*"]));
            assert!(!policy.contains_key("LocalNetworkAccessAllowedForUrls"));
        }
    }

    #[test]
    fn no_browser_timer_no_browser_printing_no_debugging_port_and_no_full_screen() {
        for task in [None, Some(&task())] {
            let policy = parsed(task);
            assert!(!policy.contains_key("IdleTimeout"));
            assert!(!policy.contains_key("RemoteDebuggingAllowed"));
            assert_eq!(policy["PrintingEnabled"], json!(false));
            assert_eq!(policy["FullscreenAllowed"], json!(false));
        }
    }
}
