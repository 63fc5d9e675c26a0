// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Which windows and pages may stand: those of the task, and only so many.

use serde_json::{Value, json};

use crate::inner::InnerReport;
use crate::wire::Trouble;

use super::address::{foreign, host_and_port};
use super::page::Page;
use super::{CROWD, Driver, text};
use std::time::Instant;

impl Driver {
    pub(super) async fn attached(&mut self, params: &Value) {
        let session = text(params, "/sessionId").to_owned();
        let target = text(params, "/targetInfo/targetId").to_owned();
        let is_page = text(params, "/targetInfo/type") == "page";
        let one_too_many = self.pages.len() >= self.tabs;
        if is_page && (one_too_many || foreign(text(params, "/targetInfo/url"))) {
            if one_too_many {
                self.too_many_tabs().await;
            }
            self.devtools
                .tell(None, "Target.closeTarget", json!({ "targetId": target }))
                .await;
            // It may share its process with the page that opened it, which would wait with it.
            self.devtools
                .tell(Some(&session), "Runtime.runIfWaitingForDebugger", json!({}))
                .await;
            return;
        }
        if is_page {
            // The target of a page is also the id of its top frame.
            self.pages.push(Page::new(session.clone(), target));
            for (command, params) in [
                ("Page.enable", json!({})),
                ("DOM.enable", json!({})),
                ("Inspector.enable", json!({})),
            ] {
                self.devtools.tell(Some(&session), command, params).await;
            }
            self.cursor.leave();
            self.listen(&session, false).await;
        }
        if self.practice.is_some() {
            let all = json!({ "patterns": [{ "urlPattern": "*" }] });
            self.devtools
                .tell(Some(&session), "Fetch.enable", all)
                .await;
        }
        self.devtools
            .tell(Some(&session), "Runtime.runIfWaitingForDebugger", json!({}))
            .await;
        if is_page && self.pages.len() == 1 && !self.ready {
            self.ask_for_start().await;
        }
    }

    /// Says so once for a page that opens many at a time.
    pub(super) async fn too_many_tabs(&mut self) {
        if self.crowded.is_none_or(|told| told.elapsed() >= CROWD) {
            self.crowded = Some(Instant::now());
            self.report(InnerReport::Trouble {
                kind: Trouble::TooManyTabs,
            })
            .await;
        }
    }

    pub(super) async fn navigated(&mut self, session: &str, params: &Value) {
        if !text(params, "/frame/parentId").is_empty() {
            return;
        }
        let url = text(params, "/frame/url").to_owned();
        let unreachable = text(params, "/frame/unreachableUrl").to_owned();
        let Some(page) = self.page(session) else {
            return;
        };
        if unreachable.is_empty() {
            if foreign(&url) {
                return self.send_back(session).await;
            }
            let is_blank = url.starts_with("data:");
            page.arrived(url);
            page.is_whole = false;
            self.cursor.leave();
            if is_blank && !self.ready {
                // The browser's own blank page won the race against ours.
                self.ask_for_start().await;
            }
            return self.look().await;
        }
        if self.group_of(&unreachable).is_none() && !self.declared(&unreachable) {
            if let Some((host, port)) = host_and_port(&unreachable) {
                self.report(InnerReport::Blocked { host, port }).await;
            }
            self.send_back(session).await
        } else {
            self.report(InnerReport::Trouble {
                kind: Trouble::SiteUnreachable,
            })
            .await;
        }
    }

    /// Takes a page back to where it was allowed to be; a window that never was there closes.
    pub(super) async fn send_back(&mut self, session: &str) {
        let only = self.pages.len() == 1;
        let Some(page) = self.page(session) else {
            return;
        };
        let target = page.frame.clone();
        match page.good_address.clone() {
            Some(address) => {
                self.devtools
                    .tell(Some(session), "Page.navigate", json!({ "url": address }))
                    .await
            }
            None if only => {
                let start = json!({ "url": self.task.start });
                self.devtools
                    .tell(Some(session), "Page.navigate", start)
                    .await
            }
            None => {
                self.devtools
                    .tell(None, "Target.closeTarget", json!({ "targetId": target }))
                    .await;
            }
        }
    }
}
