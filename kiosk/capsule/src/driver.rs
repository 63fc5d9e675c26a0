// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Leads the browser through a task, inside the capsule.
//!
//! Invariants:
//! - What the driver learns of pages (addresses, texts, titles) stays in this process, which
//!   is pid 1 of the capsule and dies with it. Outwards go only [`InnerReport`]s.
//! - A page that is no page of the task is never left standing: it is closed, or taken back.
//! - The driver never waits for a page: whatever a page does, orders are served.

mod address;
mod code;
mod explore;
mod look;
mod outline;
mod page;
pub(crate) mod paper;
mod practice;
mod questions;
mod ring;
mod save;
mod status;
mod steps;
mod voice;
mod windows;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::bwrap::inside;
use crate::devtools::{Devtools, DevtoolsError, Event};
use crate::inner::{Fall, InnerOrder, InnerReport};
use crate::wire::{HopGroup, Speech, TaskOrder, Trouble};

use address::covered;
use page::Page;
use practice::Practice;
use status::Status;
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
    BrowserDied { at: Option<String>, how: Fall },
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
    /// When the step's element was to be ringed; a page that is loaded anew loses its ring.
    ringed: Option<Instant>,
    /// When too many tabs were told last.
    crowded: Option<Instant>,
    voice: voice::Voice,
    cursor: explore::Cursor,
}

impl Driver {
    /// Prepares to lead `task`. `resume` is where a crashed browser was.
    #[must_use]
    pub fn new(
        devtools: Devtools,
        task: TaskOrder,
        resume: Option<String>,
        tabs: u16,
        speech: Speech,
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
            ringed: None,
            crowded: None,
            voice: voice::Voice::new(speech),
            cursor: explore::Cursor::default(),
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

    /// How the citizen wants pages spoken, for the browser that follows.
    #[must_use]
    pub fn speech(&self) -> Speech {
        self.voice.speech().clone()
    }

    /// Leads until something ends it.
    pub async fn run(
        &mut self,
        events: &mut mpsc::UnboundedReceiver<Event>,
        orders: &mut mpsc::Receiver<InnerOrder>,
    ) -> Ended {
        if let Err(error) = self.begin().await {
            return self.died(match error {
                DevtoolsError::Late => Fall::Silent,
                DevtoolsError::Closed | DevtoolsError::Refused { .. } => Fall::Ended,
            });
        }
        let mut look = tokio::time::interval(LOOK);
        look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let mut surveyed = Instant::now();
        loop {
            tokio::select! {
                event = events.recv() => match event {
                    Some(event) => self.on_event(event).await,
                    None => return self.died(Fall::Ended),
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
                    self.go_on_saying().await;
                    self.look().await;
                }
            }
        }
    }

    fn died(&self, how: Fall) -> Ended {
        Ended::BrowserDied {
            how,
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
                self.ringed = None;
                let front = self.pages.last().and_then(|page| page.address.as_deref());
                self.steps.told(step, front);
                self.look().await
            }
            InnerOrder::Highlight => {
                self.ringed = Some(Instant::now());
                self.ring();
            }
            InnerOrder::ClearHighlight => {
                self.ringed = None;
                self.start_script(ring::CLEAR.to_owned());
            }
            InnerOrder::Back => self.back().await,
            InnerOrder::Reload => self.in_front("Page.reload", json!({})).await,
            InnerOrder::StartAgain => self.start_again().await,
            InnerOrder::ReadAloud => self.read_aloud().await,
            InnerOrder::StopReading => self.stop_reading().await,
            InnerOrder::Speak(speech) => self.speak(*speech).await,
            InnerOrder::Keyboard { in_page } => self.keyboard(in_page).await,
            InnerOrder::Explore { to, backwards } => self.explore(to, backwards).await,
            InnerOrder::Press => self.press().await,
            InnerOrder::SayAgain => self.say_again().await,
            InnerOrder::Type(key) => self.type_key(key).await,
            InnerOrder::Cover { covered } => {
                if covered {
                    self.voice.stop();
                    self.start_script(page::PAUSE_MEDIA.to_owned());
                }
            }
            InnerOrder::Print => self.hand_out(),
            InnerOrder::SaveToStick => self.save_to_stick(),
            InnerOrder::ShowCode => self.toggle_code().await,
            // Served by pid 1 itself.
            InnerOrder::Begin(_)
            | InnerOrder::Task(_)
            | InnerOrder::PrintSheet { .. }
            | InnerOrder::Zoom { .. } => {}
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
            ("Runtime.bindingCalled", Some(session)) => self.rang(&session, &params).await,
            ("Page.loadEventFired", Some(session)) => self.loaded(&session).await,
            ("Page.javascriptDialogOpening", Some(session)) => self.dialog(&session, &params).await,
            ("Page.javascriptDialogClosed", Some(session)) => {
                if let Some(page) = self.page(&session) {
                    page.asks = false;
                }
            }
            ("Inspector.targetCrashed", Some(session)) => {
                self.report(InnerReport::Fell { how: Fall::Page }).await;
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

    async fn ask_for_start(&mut self) {
        self.asked = Instant::now();
        let start = json!({ "url": self.start });
        self.in_front("Page.navigate", start).await;
    }

    async fn loaded(&mut self, session: &str) {
        let arrived = self.page(session).is_some_and(|page| {
            page.is_whole = true;
            // Whatever it was called half-way.
            page.status = Status::UNASKED;
            page.good_address.is_some()
        });
        if arrived && !self.ready {
            self.ready = true;
            self.report(InnerReport::PageReady).await;
        }
        self.look().await;
        if self
            .ringed
            .is_some_and(|asked| asked.elapsed() < ring::STAYS)
        {
            self.ring();
        }
    }

    fn ring(&self) {
        self.start_script(ring::show(self.steps.highlights()));
    }

    fn start_script(&self, script: String) {
        if let Some(page) = self.pages.last() {
            page.start(&self.devtools, script);
        }
    }

    async fn read_aloud(&mut self) {
        if self.pages.is_empty() {
            return;
        }
        let words = match self.lines().await {
            Some(lines) => outline::readable_text(&lines),
            None => self.voice.speech().words.silent.clone(),
        };
        self.utter(words, voice::Sort::News).await;
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

    /// A provider's page that is none of the service's own.
    fn at_provider(&self, address: &str) -> bool {
        self.group_of(address) == Some(HopGroup::Identity) && !covered(&self.task.hosts, address)
    }

    fn declared(&self, address: &str) -> bool {
        self.task.free || covered(&self.task.hosts, address)
    }
}

/// The string at a JSON pointer, or an empty one.
fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
}
