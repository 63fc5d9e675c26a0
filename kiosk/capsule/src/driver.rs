// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Leads the browser through a task, inside the capsule.
//!
//! Invariants:
//! - What the driver learns of pages (addresses, texts, titles) stays in this process, which
//!   is pid 1 of the capsule and dies with it. Outwards go only [`InnerReport`]s.
//! - A page that is no page of the task is never left standing: it is closed, or taken back.
//! - The driver never waits for a page: whatever a page does, orders are served.

mod page;
mod practice;
mod ring;
mod steps;
mod voice;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc;
use url::Url;

use crate::bwrap::inside;
use crate::devtools::{Devtools, DevtoolsError, Event};
use crate::inner::{InnerOrder, InnerReport};
use crate::wire::{HopGroup, TaskOrder, Trouble};

use page::Page;
use practice::Practice;
use steps::{Place, Steps};

/// How often pages are looked at between their own events.
const LOOK: Duration = Duration::from_millis(250);
/// A first page that did not even begin to come by then is asked for again.
const ASK_AGAIN: Duration = Duration::from_secs(1);
/// How often slower things (files, free space, sound) are looked at.
const SURVEY: Duration = Duration::from_secs(2);

/// How long one word about too many tabs is enough.
const CROWD: Duration = Duration::from_secs(5);

/// Why the driver stopped.
#[derive(Debug)]
pub enum Ended {
    /// The browser closed its pipe; the page it was on, to begin there again.
    BrowserDied { at: Option<String> },
    /// Another task is to be led.
    NewTask(Box<TaskOrder>),
    /// The supervisor hung up.
    Over,
}

/// The driver of one browser process.
#[derive(Debug)]
pub struct Driver {
    devtools: Devtools,
    task: TaskOrder,
    steps: Steps,
    practice: Option<Practice>,
    /// In the order in which they opened; the last one is in front.
    pages: Vec<Page>,
    reports: mpsc::Sender<InnerReport>,
    tabs: usize,
    /// Where the first page is to go.
    start: String,
    /// When the first page was asked for last.
    asked: Instant,
    ready: bool,
    place: Place,
    group: Option<HopGroup>,
    files: [u16; 4],
    full: bool,
    playing: bool,
    /// When too many tabs were told last.
    crowded: Option<Instant>,
    voice: voice::Voice,
}

impl Driver {
    /// Prepares to lead `task`. `resume` is where a crashed browser was.
    #[must_use]
    pub fn new(
        devtools: Devtools,
        task: TaskOrder,
        resume: Option<String>,
        tabs: u16,
        language: &str,
        reports: mpsc::Sender<InnerReport>,
    ) -> Self {
        let practice = task.practice.as_deref().map(Practice::load);
        Self {
            devtools,
            steps: Steps::new(&task),
            practice,
            pages: Vec::new(),
            reports,
            tabs: usize::from(tabs.max(1)),
            start: resume.unwrap_or_else(|| task.start.clone()),
            asked: Instant::now(),
            ready: false,
            place: Place::Found,
            group: None,
            files: [0; 4],
            full: false,
            playing: false,
            crowded: None,
            voice: voice::Voice::new(language),
            task,
        }
    }

    /// The task and the step it stands at, for a browser that must be started again.
    #[must_use]
    pub fn into_task(self) -> TaskOrder {
        TaskOrder {
            at_step: self.steps.current(),
            ..self.task
        }
    }

    /// Leads until something ends it.
    pub async fn run(
        &mut self,
        events: &mut mpsc::UnboundedReceiver<Event>,
        orders: &mut mpsc::Receiver<InnerOrder>,
    ) -> Ended {
        if self.begin().await.is_err() {
            return self.died();
        }
        let mut look = tokio::time::interval(LOOK);
        look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut surveyed = Instant::now();
        loop {
            tokio::select! {
                event = events.recv() => match event {
                    Some(event) => self.on_event(event).await,
                    None => return self.died(),
                },
                order = orders.recv() => match order {
                    None => return Ended::Over,
                    Some(InnerOrder::Task(task)) => return Ended::NewTask(task),
                    Some(order) => self.on_order(order).await,
                },
                _ = look.tick() => {
                    if surveyed.elapsed() >= SURVEY {
                        surveyed = Instant::now();
                        self.survey().await;
                    }
                    self.look().await;
                }
            }
        }
    }

    fn died(&self) -> Ended {
        Ended::BrowserDied {
            at: self.pages.last().and_then(|page| page.good_address.clone()),
        }
    }

    async fn begin(&mut self) -> Result<(), DevtoolsError> {
        let attach = json!({ "autoAttach": true, "waitForDebuggerOnStart": true, "flatten": true });
        self.devtools
            .first_call("Target.setAutoAttach", attach)
            .await?;
        let downloads = if self.task.needs.download {
            json!({ "behavior": "allow", "downloadPath": inside::DOWNLOADS, "eventsEnabled": true })
        } else {
            json!({ "behavior": "deny" })
        };
        self.devtools
            .tell(None, "Browser.setDownloadBehavior", downloads)
            .await;
        Ok(())
    }

    async fn report(&self, report: InnerReport) {
        // The supervisor hanging up is noticed by the orders' channel.
        let _hung_up = self.reports.send(report).await;
    }

    async fn on_order(&mut self, order: InnerOrder) {
        match order {
            InnerOrder::AtStep { step } => {
                self.steps.set_current(step);
                self.look().await
            }
            InnerOrder::Highlight => self.start_script(ring::show(self.steps.highlights())),
            InnerOrder::ClearHighlight => self.start_script(ring::CLEAR.to_owned()),
            InnerOrder::Back => self.back().await,
            InnerOrder::Reload => self.in_front("Page.reload", json!({})).await,
            InnerOrder::StartAgain => self.start_again().await,
            InnerOrder::ReadAloud => self.read_aloud().await,
            InnerOrder::StopReading => {
                self.voice.stop();
                self.report(InnerReport::Reading { on: false }).await;
            }
            InnerOrder::Cover { covered } => {
                if covered {
                    self.voice.stop();
                    self.start_script(page::PAUSE_MEDIA.to_owned());
                }
            }
            InnerOrder::Print => {
                // The broker that takes paper comes with the appliance.
                self.report(InnerReport::Trouble {
                    kind: Trouble::NoPrinter,
                })
                .await;
            }
            // Served by pid 1 itself.
            InnerOrder::Begin(_) | InnerOrder::Task(_) | InnerOrder::Zoom { .. } => {}
        }
    }

    async fn on_event(&mut self, event: Event) {
        let Event {
            method,
            params,
            session,
        } = event;

        match (method.as_str(), session) {
            ("Target.attachedToTarget", _) => self.attached(&params).await,
            ("Target.detachedFromTarget", _) => {
                let gone = text(&params, "/sessionId").to_owned();
                self.pages.retain(|page| page.session != gone);
            }
            ("Page.frameNavigated", Some(session)) => self.navigated(&session, &params).await,
            ("Page.navigatedWithinDocument", Some(session)) => {
                let url = text(&params, "/url").to_owned();
                let frame = text(&params, "/frameId").to_owned();
                if let Some(page) = self.page(&session).filter(|page| page.frame == frame) {
                    page.arrived(url);
                }
                self.look().await
            }
            ("Page.loadEventFired", Some(session)) => self.loaded(&session).await,
            ("Page.javascriptDialogOpening", Some(session)) => self.dialog(&session, &params).await,
            ("Page.javascriptDialogClosed", Some(session)) => {
                if let Some(page) = self.page(&session) {
                    page.asks = false;
                }
            }
            ("Inspector.targetCrashed", Some(session)) => {
                self.report(InnerReport::Trouble {
                    kind: Trouble::BrowserRestarted,
                })
                .await;
                self.devtools
                    .tell(Some(&session), "Page.reload", json!({}))
                    .await
            }
            ("Fetch.requestPaused", Some(session)) => {
                if let Some(practice) = &self.practice {
                    let (command, answer) = practice.answer(&params);
                    self.devtools.tell(Some(&session), command, answer).await;
                }
            }
            _ => {}
        }
    }

    async fn attached(&mut self, params: &Value) {
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
    async fn too_many_tabs(&mut self) {
        if self.crowded.is_none_or(|told| told.elapsed() >= CROWD) {
            self.crowded = Some(Instant::now());
            self.report(InnerReport::Trouble {
                kind: Trouble::TooManyTabs,
            })
            .await;
        }
    }

    async fn ask_for_start(&mut self) {
        self.asked = Instant::now();
        let start = json!({ "url": self.start });
        self.in_front("Page.navigate", start).await;
    }

    async fn navigated(&mut self, session: &str, params: &Value) {
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
    async fn send_back(&mut self, session: &str) {
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

    async fn loaded(&mut self, session: &str) {
        let arrived = self
            .page(session)
            .is_some_and(|page| page.good_address.is_some());
        if arrived && !self.ready {
            self.ready = true;
            self.report(InnerReport::PageReady).await;
        }
        self.look().await
    }

    /// Back to where the task starts, however much the page in front has to say.
    async fn start_again(&mut self) {
        let start = json!({ "url": self.task.start });
        let Some(page) = self.pages.last_mut() else {
            return;
        };
        page.is_left = true;
        let session = page.session.clone();
        if page.asks {
            self.silence(&session).await;
        }
        self.devtools
            .tell(Some(&session), "Page.navigate", start)
            .await;
    }

    /// "Do you really want to leave?" is answered for the citizen; other questions are theirs,
    /// unless they are leaving already.
    async fn dialog(&mut self, session: &str, params: &Value) {
        if text(params, "/type") == "beforeunload" {
            return self.answer_question(session, true).await;
        }
        let Some(page) = self.page(session) else {
            return;
        };
        page.asks = true;
        if page.is_left {
            self.silence(session).await;
        }
    }

    /// Ends the script that asks, so that it cannot ask again, and its question.
    async fn silence(&self, session: &str) {
        self.devtools
            .tell(Some(session), "Runtime.terminateExecution", json!({}))
            .await;
        self.answer_question(session, false).await;
    }

    async fn answer_question(&self, session: &str, accept: bool) {
        let answer = json!({ "accept": accept });
        self.devtools
            .tell(Some(session), "Page.handleJavaScriptDialog", answer)
            .await;
    }

    /// Looks where the citizen is and says so when it changed.
    async fn look(&mut self) {
        let nowhere = self
            .pages
            .last()
            .is_some_and(|page| page.good_address.is_none());
        if nowhere && !self.ready && self.asked.elapsed() >= ASK_AGAIN {
            // Nothing came at all.
            self.ask_for_start().await;
        }
        let Some(front) = self.pages.last() else {
            return;
        };
        let Some(address) = front.address.clone() else {
            return;
        };
        let group = self.group_of(&address);
        if group != self.group {
            self.group = group;
            self.report(InnerReport::At { group }).await;
        }
        if !self.ready {
            return;
        }
        let mut addresses: Vec<String> = self
            .pages
            .iter()
            .rev()
            .filter_map(|page| page.address.clone())
            .collect();
        addresses.dedup();
        let mut reached = addresses
            .iter()
            .find_map(|address| self.steps.reached_by(address));
        if reached.is_none() {
            reached = self.reached_by_element().await;
        }
        if let Some(step) = reached {
            self.steps.set_current(step);
            self.report(InnerReport::StepReached { step }).await;
        }
        let place = self.steps.place(&address, &self.task.start);
        if place != self.place {
            self.place = place;
            self.report(match place {
                Place::Found => InnerReport::Found,
                Place::Lost => InnerReport::Lost,
            })
            .await;
        }
    }

    async fn reached_by_element(&self) -> Option<u16> {
        let (step, selector) = self.steps.awaited_element()?;
        for page in self.pages.iter().rev() {
            // A page that does not answer in time is asked again at the next look.
            if let Ok(true) = page.has_element(&self.devtools, selector).await {
                return Some(step);
            }
        }
        None
    }

    /// Files waiting to be saved, space left, sound playing.
    async fn survey(&mut self) {
        if self.task.needs.download {
            let files = page::count_downloads();
            if files != self.files {
                self.files = files;
                let [pdf, image, document, other] = files;
                self.report(InnerReport::Files {
                    pdf,
                    image,
                    document,
                    other,
                })
                .await;
            }
        }
        let full = page::nearly_full();
        if full && !self.full {
            self.report(InnerReport::Trouble {
                kind: Trouble::Full,
            })
            .await;
        }
        self.full = full;
        if self.voice.finished() {
            self.report(InnerReport::Reading { on: false }).await;
        }
        let playing = self.evaluate(page::PLAYS_MEDIA).await == Value::Bool(true);
        if playing != self.playing {
            self.playing = playing;
            self.report(InnerReport::Playing { on: playing }).await;
        }
    }

    fn start_script(&self, script: String) {
        if let Some(page) = self.pages.last() {
            page.start(&self.devtools, script);
        }
    }

    async fn read_aloud(&mut self) {
        let Some(page) = self.pages.last() else {
            return;
        };
        let asked = "Accessibility.getFullAXTree";
        let tree = self
            .devtools
            .call(Some(&page.session), asked, json!({}))
            .await;
        let tree = tree.unwrap_or(Value::Null);
        let report = match self.voice.say(&voice::readable_text(&tree)) {
            Ok(()) => InnerReport::Reading { on: true },
            Err(voice::NoVoice) => InnerReport::Trouble {
                kind: Trouble::NoVoice,
            },
        };
        self.report(report).await;
    }

    async fn back(&mut self) {
        let Some(page) = self.pages.last() else {
            return;
        };
        let (session, target) = (page.session.as_str(), page.frame.as_str());
        let history = self
            .devtools
            .call(Some(session), "Page.getNavigationHistory", json!({}));
        let Ok(history) = history.await else { return };
        let before = history["currentIndex"]
            .as_u64()
            .and_then(|current| current.checked_sub(1));
        let entry = before
            .and_then(|index| usize::try_from(index).ok())
            .and_then(|index| history["entries"].get(index))
            // The first entry is the blank page that the browser opened with.
            .filter(|entry| text(entry, "/url").starts_with("https:"));
        if let Some(entry) = entry {
            let entry = json!({ "entryId": entry["id"] });
            self.devtools
                .tell(Some(session), "Page.navigateToHistoryEntry", entry)
                .await;
        } else if self.pages.len() > 1 {
            self.devtools
                .tell(None, "Target.closeTarget", json!({ "targetId": target }))
                .await;
        }
    }

    /// A script in an isolated world of the page in front: it sees the page, the page does
    /// not see it. `null` when there is no page, or it refuses or does not answer in time.
    async fn evaluate(&self, script: &str) -> Value {
        match self.pages.last() {
            Some(page) => page
                .evaluate(&self.devtools, script)
                .await
                .unwrap_or(Value::Null),
            None => Value::Null,
        }
    }

    async fn in_front(&self, command: &'static str, params: Value) {
        if let Some(page) = self.pages.last() {
            self.devtools
                .tell(Some(&page.session), command, params)
                .await;
        }
    }

    fn page(&mut self, session: &str) -> Option<&mut Page> {
        self.pages.iter_mut().find(|page| page.session == session)
    }

    fn group_of(&self, address: &str) -> Option<HopGroup> {
        if covered(&self.task.identity, address) {
            Some(HopGroup::Identity)
        } else if covered(&self.task.payment, address) {
            Some(HopGroup::Payment)
        } else {
            None
        }
    }

    fn declared(&self, address: &str) -> bool {
        self.task.free || covered(&self.task.hosts, address)
    }
}

fn covered(rules: &[crate::wire::HostRule], address: &str) -> bool {
    let Ok(url) = Url::parse(address) else {
        return false;
    };
    let Some(host) = url.host_str() else {
        return false;
    };
    let Some(port) = url.port_or_known_default() else {
        return false;
    };
    rules.iter().any(|rule| {
        rule.ports.contains(&port)
            && match rule.host.strip_prefix("*.") {
                Some(below) => {
                    host == below
                        || host
                            .strip_suffix(below)
                            .is_some_and(|front| front.ends_with('.'))
                }
                None => host == rule.host,
            }
    })
}

fn host_and_port(address: &str) -> Option<(String, u16)> {
    let url = Url::parse(address).ok()?;
    Some((url.host_str()?.to_owned(), url.port_or_known_default()?))
}

/// Pages of the browser itself: new-tab pages, settings, its inspector.
fn foreign(address: &str) -> bool {
    let scheme = address.split(':').next().unwrap_or_default();
    matches!(
        scheme,
        "chrome" | "chrome-untrusted" | "devtools" | "chrome-extension" | "view-source" | "file"
    )
}

/// The string at a JSON pointer, or an empty one.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::HostRule;

    #[test]
    fn a_wildcard_covers_the_name_and_what_is_below_it_and_nothing_that_only_ends_alike() {
        let rules = [HostRule {
            host: "*.idp.example".into(),
            ports: vec![443, 8443],
        }];
        for inside in ["https://idp.example/", "https://a.b.idp.example:8443/x"] {
            assert!(covered(&rules, inside), "{inside}");
        }
        for outside in [
            "https://evilidp.example/",
            "https://idp.example:444/",
            "https://idp.example.evil/",
            "x",
        ] {
            assert!(!covered(&rules, outside), "{outside}");
        }
    }

    #[test]
    fn pages_of_the_browser_itself_are_foreign() {
        for address in [
            "chrome://newtab/",
            "devtools://devtools/x",
            "view-source:https://a",
        ] {
            assert!(foreign(address), "{address}");
        }
        for address in [
            "about:blank",
            "https://a.example/",
            "chrome-error://chromewebdata/",
            "",
        ] {
            assert!(!foreign(address), "{address}");
        }
    }
}
