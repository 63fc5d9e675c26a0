// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One person who goes through one practice site.

use serde_json::json;
use sportello_bundle::catalogue;
use sportello_bundle::replica;
use sportello_bundle::task::{Advance, Task};
use sportello_desk::{Desk, Window};
use sportello_rehearsal::stage::repository;

use crate::tasks;
use crate::web::Web;

/// How the person works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hand {
    /// With the pointer, in Italian; every page is looked at in every window.
    Pointer,
    /// With keys alone, in English.
    Keys,
}

impl Hand {
    pub(crate) const BOTH: [Self; 2] = [Self::Pointer, Self::Keys];

    fn language(self) -> &'static str {
        match self {
            Self::Pointer => "it",
            Self::Keys => "en",
        }
    }
}

pub(crate) struct Walk {
    pub(crate) desk: Desk,
    pub(crate) hand: Hand,
    web: Web,
    task: Task,
    next: usize,
    faults: Vec<String>,
}

impl Walk {
    /// Opens the browser on the task's first page.
    pub(crate) async fn begin(id: &str, hand: Hand) -> Self {
        let (catalogue, _) = catalogue::load(&tasks());
        let id = id.parse().expect("a task's name");
        let task = catalogue.get(&id).expect("the task is sound").clone();
        let site = task.practice.clone().expect("it has a site");
        let (routes, findings) = replica::load(&tasks().join(site));
        assert!(findings.is_empty(), "{findings:?}");
        let web = Web::serve(routes.expect("routes"));
        let desk = Desk::open(Window::DESK).await.expect("a browser");
        let walk = Self {
            desk,
            hand,
            web,
            task,
            next: 0,
            faults: vec![],
        };
        let start = walk.task.start.to_string();
        walk.go(&start).await;
        walk
    }

    /// Writes an address by hand.
    pub(crate) async fn go(&self, address: &str) {
        let address = format!("{address}?lang={}", self.hand.language());
        let here = self.web.here(&address);
        self.desk.go(&here).await.expect("the page");
    }

    /// Looks at the page that is shown; what is wrong is told at the end.
    pub(crate) async fn look(&mut self, name: &str) {
        self.look_answered(name, 200).await;
    }

    pub(crate) async fn look_answered(&mut self, name: &str, status: u64) {
        let name = format!("{}-{name}", self.task.id);
        // Every page says what it is.
        self.desk
            .sees(match self.hand {
                Hand::Pointer => "Questo sito è finto",
                Hand::Keys => "This website is not real",
            })
            .await
            .expect(&name);
        let found: Vec<String> = match self.hand {
            Hand::Pointer => {
                // Tab begins where something was pressed last: here, at the beginning.
                let begin = "document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')";
                self.desk.ask(begin).await.expect(&name);
                let pictures = repository().join("target/stage/practice");
                let found = self.desk.look(&pictures, &name, status).await;
                let found = found.expect("the browser looks").into_iter();
                // A page with a single thing to press is a good one here.
                found
                    .filter(|one| !one.contains("Tab only comes to"))
                    .collect()
            }
            Hand::Keys => {
                let found = self.desk.axe().await.expect("axe runs");
                let mut found: Vec<String> = found.iter().map(ToString::to_string).collect();
                let refused = format!("status of {status}");
                let complaints = self.desk.complaints().into_iter();
                found.extend(complaints.filter(|one| status < 400 || !one.contains(&refused)));
                found
            }
        };
        self.faults
            .extend(found.into_iter().map(|fault| format!("{name}: {fault}")));
    }

    async fn done(&self, advance: &Advance) -> bool {
        match advance {
            Advance::Url(pattern) => {
                let address = self.desk.address().await.unwrap_or_default();
                pattern.matches(&self.web.there(&address))
            }
            Advance::Element(selector) => {
                let there = format!("document.querySelector({}) !== null", json!(selector));
                self.desk.ask(&there).await.is_ok_and(|found| found == true)
            }
        }
    }

    /// The guide's next step is this one, what it rings is on the page, and it is not done.
    pub(crate) async fn step(&self, id: &str) {
        let step = &self.task.steps[self.next];
        assert_eq!(step.id, id, "another step of {} is next", self.task.id);
        if let Some(advance) = &step.advance {
            assert!(!self.done(advance).await, "{id} is done before it began");
        }
        if !step.highlight.is_empty() {
            let any = step.highlight.join(", ");
            let there = format!("document.querySelector({}) !== null", json!(any));
            self.desk.until(&there).await.expect("something to ring");
        }
    }

    /// The step is done: the guide goes on.
    pub(crate) async fn reached(&mut self) {
        let step = &self.task.steps[self.next];
        if let Some(advance) = &step.advance {
            let give_up = tokio::time::Instant::now() + sportello_desk::PATIENCE;
            while !self.done(advance).await {
                let text = self.desk.text().await.unwrap_or_default();
                assert!(
                    tokio::time::Instant::now() < give_up,
                    "{} of {} is never done; the page says:\n{text}",
                    step.id,
                    self.task.id
                );
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            self.desk.loaded().await.expect("the page");
        }
        self.next += 1;
    }

    /// Presses a button, a link, a round or a square button.
    pub(crate) async fn press(&self, selector: &str) {
        let there = format!("document.querySelector({}) !== null", json!(selector));
        self.desk.until(&there).await.expect(selector);
        if self.hand == Hand::Pointer {
            self.desk.press(selector).await.expect(selector);
            return;
        }
        let kind = self
            .desk
            .ask(&format!(
                "document.querySelector({}).type ?? ''",
                json!(selector)
            ))
            .await
            .expect(selector);
        if kind == "radio" {
            let group = self
                .desk
                .ask(&format!("document.querySelector({}).name", json!(selector)))
                .await
                .expect(selector);
            let group = group.as_str().unwrap_or_default();
            let group = format!("input[name={}]", json!(group));
            self.desk.tab_to(&group).await.expect(selector);
            let on = format!("document.activeElement.matches({})", json!(selector));
            while self.desk.ask(&on).await.expect(selector) != true {
                self.desk.key("ArrowDown", false).await.expect(selector);
            }
            self.desk.key(" ", false).await.expect(selector);
            return;
        }
        self.desk.tab_to(selector).await.expect(selector);
        let key = if kind == "checkbox" { " " } else { "Enter" };
        self.desk.key(key, false).await.expect(selector);
    }

    /// Writes into a field, over what was there.
    pub(crate) async fn write(&self, selector: &str, text: &str) {
        if self.hand == Hand::Pointer {
            self.desk.write(selector, text).await.expect(selector);
            return;
        }
        self.desk.tab_to(selector).await.expect(selector);
        let all = "document.activeElement.select?.()";
        self.desk.ask(all).await.expect(selector);
        for (number, word) in text.split(' ').enumerate() {
            if number > 0 {
                // The space bar is a button's key here; in a field it is a letter.
                let space = "document.execCommand('insertText', false, ' ')";
                self.desk.ask(space).await.expect(selector);
            }
            self.desk.type_keys(word).await.expect(selector);
        }
    }

    /// The page says something in the language of this person.
    pub(crate) async fn sees(&self, italian: &str, english: &str) {
        let words = match self.hand {
            Hand::Pointer => italian,
            Hand::Keys => english,
        };
        self.desk.sees(words).await.expect("the words");
    }

    /// Waits for a page of the site, by the end of its address.
    pub(crate) async fn arrives(&self, path: &str) {
        self.desk
            .until(&format!("location.pathname === {}", json!(path)))
            .await
            .expect(path);
        self.desk.loaded().await.expect(path);
    }

    /// All steps are done, and nothing was wrong anywhere.
    pub(crate) fn end(self) {
        assert_eq!(
            self.next,
            self.task.steps.len(),
            "steps of {} are left",
            self.task.id
        );
        assert!(self.faults.is_empty(), "{:#?}", self.faults);
    }
}
