// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The tasks that lead through portals, on replicas of them: real names, real TLS, the real
//! egress, a real browser. Only the dialler knows that the names lead to this machine.

use std::path::Path;
use std::time::Duration;

use sportello_bundle::replica;
use sportello_bundle::task::{Advance, Task};
use sportello_capsule::wire::{HopGroup, Order, Report, Trouble};
use sportello_rehearsal::{Area, Colour};

use crate::ground::Terminal;
use crate::shipped;
use crate::web::Web;

/// What egress needs to be sure that an identity hop is over, and some. One walk waits for it.
const QUIET: Duration = Duration::from_secs(90);

/// A citizen with a keyboard, in front of a task.
struct Citizen {
    terminal: Terminal,
    web: Web,
    task: Task,
    /// The page in front, as the replica sent it.
    page: String,
    /// Which of its links and fields has the focus, counted from 1.
    focused: usize,
    /// Requests for pages that were waited for.
    seen: usize,
}

impl Citizen {
    /// Where a hop is over once its providers were quiet for a moment, and not the product's
    /// minute.
    async fn in_a_hurry(id: &str) -> Self {
        let mut terminal = Terminal::raise(id);
        terminal.with("SPORTELLO_REHEARSAL_QUIET", Path::new("1500"));
        Self::sits_at(id, terminal).await
    }

    async fn sits_down(id: &str) -> Self {
        Self::sits_at(id, Terminal::raise(id)).await
    }

    async fn sits_at(id: &str, mut terminal: Terminal) -> Self {
        let (routes, findings) = replica::load(&shipped::replica(id));
        assert_eq!(findings, []);
        let web = Web::serve(routes.unwrap());
        let (hosts, authority) = web.write_down(terminal.folder.path());
        terminal.with("SPORTELLO_REHEARSAL_HOSTS", &hosts);
        terminal.with("SPORTELLO_REHEARSAL_CA", &authority);
        terminal.open().await;
        let task = shipped::task(id);
        terminal.lead(shipped::order(&task)).await;
        let mut citizen = Self {
            terminal,
            web,
            task,
            page: String::new(),
            focused: 0,
            seen: 0,
        };
        citizen.reads().await;
        citizen
    }

    /// Waits for the next page that comes to stand in the window, redirects followed.
    async fn reads(&mut self) {
        self.page = self.next_page().await;
        self.focused = 0;
        self.terminal.stage.wait_for_still_picture().unwrap();
    }

    /// The content of the next page that is asked for.
    async fn next_page(&mut self) -> String {
        let (routes, _) = replica::load(&shipped::replica(self.task.id.as_str()));
        let routes = routes.unwrap();
        for _ in 0..1000 {
            let asked = self.web.asked();
            while let Some(next) = asked.get(self.seen) {
                self.seen += 1;
                if next.ends_with("/favicon.ico") {
                    // A browser asks for one wherever a page names none.
                    continue;
                }
                let (host, path) = next.split_once('/').unwrap();
                let answer = routes.answer(host, &format!("/{path}")).unwrap();
                if let Some(file) = answer.body_path {
                    assert_eq!(answer.status, 200, "{next}");
                    return String::from_utf8_lossy(&std::fs::read(file).unwrap()).into_owned();
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no page after {:?}", self.web.asked());
    }

    /// Walks with Tab to what `mark` marks and presses Return; types first where it is a
    /// field.
    fn presses(&mut self, mark: &str) {
        let (wanted, is_field) = self.place_of(mark);
        // A page that was slow to come has been asked for twice.
        self.seen = self.web.asked().len();
        for _ in self.focused..wanted {
            self.terminal.stage.key("Tab").unwrap();
        }
        for _ in wanted..self.focused {
            self.terminal.stage.key("Shift+Tab").unwrap();
        }
        self.focused = wanted;
        if is_field {
            self.terminal.stage.type_text("prova").unwrap();
        }
        self.terminal.stage.key("Return").unwrap();
    }

    /// Which link or field of the page that is, counted from 1, and whether it is a field:
    /// the first one of the form, if a form is marked.
    fn place_of(&self, mark: &str) -> (usize, bool) {
        let marked = self.page.find(mark);
        let marked = marked.unwrap_or_else(|| panic!("no {mark} in\n{}", self.page));
        let mut count = 0;
        for (at, _) in self.page.match_indices('<') {
            let tag = &self.page[at..];
            let is_field = tag.starts_with("<input");
            if is_field || tag.starts_with("<a ") || tag.starts_with("<button") {
                count += 1;
                if at + tag.find('>').unwrap() > marked {
                    return (count, is_field);
                }
            }
        }
        panic!("{mark} marks nothing that can be pressed");
    }

    /// The step is done: by the page, where it says how, else by the citizen.
    async fn is_done_with(&mut self, index: usize) {
        let step = u16::try_from(index + 1).unwrap();
        if self.task.steps[index].advance.is_some() {
            self.terminal
                .wait_for(|report| *report == Report::StepReached { step })
                .await;
        }
        self.terminal.say(Order::AtStep { step }).await;
    }

    /// Does a step that leads to another page.
    async fn does(&mut self, index: usize) {
        let mark = format!("data-step=\"{}\"", self.task.steps[index].id);
        self.presses(&mark);
        self.reads().await;
        self.is_done_with(index).await;
    }

    /// Opens a window of the site's own, sees that there is paper or page in it, and closes it
    /// with *Back*.
    async fn opens_and_closes(&mut self, mark: &str) {
        self.presses(mark);
        let _content = self.next_page().await;
        let opened = self.terminal.stage.wait_for_still_picture().unwrap();
        // What a browser may not show it replaces by grey.
        let below_the_tabs = Area {
            y: 250,
            height: 700,
            ..opened.area()
        };
        let white = opened.find(Colour(0xff, 0xff, 0xff), below_the_tabs);
        assert!(white.is_some(), "nothing is shown in the window");
        self.terminal.say(Order::Back).await;
        self.terminal
            .stage
            .wait("the window to close", crate::ground::PATIENCE, |stage| {
                Ok((stage.picture()? != opened).then_some(()))
            })
            .unwrap();
        self.terminal.stage.wait_for_still_picture().unwrap();
    }

    /// Holds what a walk to the end must have shown.
    async fn leaves(mut self) {
        let here = Report::Hop {
            group: Some(HopGroup::Identity),
        };
        assert!(self.terminal.heard.contains(&here), "no hop was told");
        let away = Report::Hop { group: None };
        if !self.terminal.heard.contains(&away) {
            let is_away = |report: &Report| *report == away;
            self.terminal.wait_long_for(QUIET, is_away).await;
        }
        for trouble in [Trouble::BrowserRestarted, Trouble::SiteUnreachable] {
            assert!(!self.terminal.has_heard(trouble), "{trouble:?}");
        }
        let blocked = |report: &Report| matches!(report, Report::Blocked { .. } | Report::Lost);
        let heard = &self.terminal.heard;
        assert!(!heard.iter().any(blocked), "{heard:?}");
        self.terminal.end().await;
    }

    /// Steps that advance by an address were told, each once.
    fn was_led_by_address(&self) {
        for (index, step) in self.task.steps.iter().enumerate() {
            if let Some(Advance::Url(_)) = step.advance {
                let step = u16::try_from(index + 1).unwrap();
                let told = Report::StepReached { step };
                let times = self.terminal.heard.iter().filter(|r| **r == told).count();
                assert_eq!(times, 1, "{told:?}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn isee_is_walked_to_its_last_page_through_the_real_egress() {
    let mut citizen = Citizen::sits_down("isee").await;
    for index in 0..citizen.task.steps.len() {
        citizen.does(index).await;
    }
    citizen.opens_and_closes("id=\"ricevuta\"").await;
    citizen.was_led_by_address();
    let asked = citizen.web.asked();
    for place in [
        "www.inps.it/",
        "serviziweb2.inps.it/accesso",
        "identity.infocert.it/accesso",
        "serviziweb2.inps.it/ritorno",
        "servizi2.inps.it/isee",
        "servizi2.inps.it/isee/ricevuta.pdf",
    ] {
        assert!(asked.iter().any(|a| a == place), "{place} in {asked:?}");
    }
    citizen.leaves().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_health_record_is_walked_to_its_last_page_through_the_real_egress() {
    let mut citizen = Citizen::in_a_hurry("fse").await;
    for index in 0..citizen.task.steps.len() {
        if citizen.task.steps[index].id == "read" {
            citizen.opens_and_closes("data-step=\"read\"").await;
            citizen.is_done_with(index).await;
        } else {
            citizen.does(index).await;
        }
    }
    citizen.was_led_by_address();
    citizen.leaves().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cv_is_walked_to_its_file_with_a_look_at_the_log_in_through_the_real_egress() {
    let mut citizen = Citizen::in_a_hurry("cv-europass").await;
    for index in 0..citizen.task.steps.len() {
        let id = citizen.task.steps[index].id.clone();
        match id.as_str() {
            "create" => {
                citizen.opens_and_closes("id=\"aiuto\"").await;
                citizen.does(index).await;
            }
            // With the account, which is the way that hops.
            "no-account" => {
                citizen.presses("data-optional=\"eu-login\"");
                citizen.reads().await;
                citizen.presses("data-optional=\"eu-login\"");
                citizen.reads().await;
                citizen.is_done_with(index).await;
            }
            "save" => {
                citizen.presses("data-step=\"save\"");
                citizen
                    .terminal
                    .wait_for(|report| matches!(report, Report::Files { pdf: 1, .. }))
                    .await;
                citizen.is_done_with(index).await;
            }
            "take-away" => citizen.is_done_with(index).await,
            _ => citizen.does(index).await,
        }
    }
    citizen.leaves().await;
}
