// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A model of a citizen walks every shipped task to its last step: `isee`, `fse` and
//! `cv-europass` on their replicas, `practise-spid` on its own practice site.
//!
//! The walker knows links, forms and redirects. What needs a real browser (an `advance` that
//! waits for an element which a script marks) it can only check for existence.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its stage has failed"
)]

use std::path::{Path, PathBuf};

use sportello_bundle::catalogue;
use sportello_bundle::replica::{self, Routes};
use sportello_bundle::task::{Advance, Step, Task};
use url::Url;

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../kiosk/tasks")
}

fn task(id: &str) -> Task {
    let (catalogue, _) = catalogue::load(&shipped());
    catalogue
        .get(&id.parse().expect("a name"))
        .expect("the task is shipped")
        .clone()
}

fn site(folder: &Path) -> Routes {
    let (routes, findings) = replica::load(folder);
    assert_eq!(findings, []);
    routes.expect("the site can be served")
}

fn replica_of(id: &str) -> Routes {
    site(
        &Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/replicas")
            .join(id),
    )
}

/// A browser reduced to an address, on a terminal that allows only what the task declares.
struct Walker<'a> {
    task: &'a Task,
    routes: &'a Routes,
    at: Url,
    redirects: usize,
    hosts: Vec<String>,
}

impl<'a> Walker<'a> {
    fn start(task: &'a Task, routes: &'a Routes) -> Self {
        let mut walker = Self {
            task,
            routes,
            at: task.start.clone(),
            redirects: 0,
            hosts: Vec::new(),
        };
        let start = task.start.clone();
        walker.at = walker.arrive(start);
        walker
    }

    /// Follows redirects from `url` to a page that exists.
    fn arrive(&mut self, mut url: Url) -> Url {
        for _ in 0..10 {
            let host = url.host_str().expect("a host").to_owned();
            let port = url.port_or_known_default().expect("a port");
            let declared = self.task.hosts.iter().chain(&self.task.identity.hosts);
            assert!(
                declared.into_iter().any(|rule| rule.covers(&host, port)),
                "{}: egress would refuse {host}:{port}",
                self.task.id
            );
            if !self.hosts.contains(&host) {
                self.hosts.push(host.clone());
            }
            let answer = self
                .routes
                .answer(&host, &url[url::Position::BeforePath..])
                .unwrap_or_else(|| panic!("nobody answers {url}"));
            if answer.body_path.is_some() {
                assert_eq!(answer.status, 200, "{url}");
                return url;
            }
            let (_, location) = answer
                .headers
                .iter()
                .find(|(name, _)| name == "location")
                .expect("a location");
            url = Url::parse(location).expect("an address");
            self.redirects += 1;
        }
        panic!("{url} redirects without end");
    }

    fn page(&self) -> String {
        let host = self.at.host_str().expect("a host");
        let answer = self
            .routes
            .answer(host, &self.at[url::Position::BeforePath..])
            .expect("an answer");
        let file = answer.body_path.expect("a page");
        String::from_utf8_lossy(&std::fs::read(file).expect("readable")).into_owned()
    }

    fn is_done(&self, step: &Step) -> bool {
        matches!(&step.advance, Some(Advance::Url(pattern)) if pattern.matches(self.at.as_str()))
    }

    /// Presses what `mark` marks (`data-step="x"`, `id="x"`); whether it is there at all.
    fn press(&mut self, mark: &str) -> bool {
        let page = self.page();
        let Some(at) = page.find(mark) else {
            return false;
        };
        let opened = page[..at].rfind('<').expect("inside a tag");
        let tag = &page[opened..opened + page[opened..].find('>').expect("a closed tag")];
        let target = if tag.starts_with("<a") {
            attribute(tag, "href")
        } else {
            let form = page[..=at].rfind("<form").expect("inside a form");
            attribute(&page[form..], "action")
        };
        let target = self.at.join(target.expect("a target")).expect("an address");
        let reached = self.arrive(target);
        if !tag.contains("target=\"_blank\"") && !tag.contains(" download") {
            self.at = reached;
        }
        true
    }

    /// The driver also looks at the next steps, for sites that remember a log-in. A page on
    /// the way must not fit one of them, or the guide would run ahead of the citizen.
    fn is_not_ahead_of(&self, index: usize, url: &Url) {
        for later in self.task.steps.iter().skip(index + 1) {
            if let Some(Advance::Url(pattern)) = &later.advance {
                assert!(
                    !pattern.matches(url.as_str()),
                    "{}: {url} already fits step {}, which has not begun",
                    self.task.id,
                    later.id
                );
            }
        }
    }

    /// Does every step in turn with `press`, which says how a step is performed on this site.
    fn walk(mut self, perform: impl Fn(&mut Self, &Step) -> bool) -> Self {
        for (index, step) in self.task.steps.iter().enumerate() {
            self.is_not_ahead_of(index, &self.at);
            assert!(
                !self.is_done(step),
                "{}: step {} is done before it begins, at {}",
                self.task.id,
                step.id,
                self.at
            );
            let here = self.at.host_str().expect("a host");
            assert!(
                !step.hop
                    || self
                        .task
                        .identity
                        .hosts
                        .iter()
                        .any(|rule| rule.covers(here, 443)),
                "{}: step {} says hop, but the citizen is at {here}",
                self.task.id,
                step.id
            );
            let performed = perform(&mut self, step);
            match &step.advance {
                Some(Advance::Url(pattern)) => assert!(
                    self.is_done(step),
                    "{}: step {} led to {}, and waits for {pattern}",
                    self.task.id,
                    step.id,
                    self.at
                ),
                Some(Advance::Element(selector)) => {
                    let id = selector
                        .trim_start_matches('#')
                        .split('.')
                        .next()
                        .expect("an id");
                    assert!(
                        self.page().contains(&format!("id=\"{id}\"")),
                        "{selector} is nowhere"
                    );
                }
                // The citizen says so.
                None => assert!(
                    performed || step.id == "take-away",
                    "{}: nothing to press",
                    step.id
                ),
            }
        }
        self
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn walk_replica(id: &str, hosts: usize, redirects: usize) {
    let (task, routes) = (task(id), replica_of(id));
    let walker = Walker::start(&task, &routes)
        .walk(|walker, step| walker.press(&format!("data-step=\"{}\"", step.id)));
    assert_eq!(
        (walker.hosts.len(), walker.redirects),
        (hosts, redirects),
        "{:?}",
        walker.hosts
    );
}

#[test]
fn isee_can_be_finished_on_its_replica() {
    walk_replica("isee", 4, 4);
}

#[test]
fn the_health_record_can_be_finished_on_its_replica() {
    walk_replica("fse", 3, 5);
}

#[test]
fn a_cv_can_be_finished_on_its_replica_without_account() {
    walk_replica("cv-europass", 1, 1);
}

#[test]
fn a_cv_can_be_finished_on_its_replica_through_eu_login() {
    let (task, routes) = (task("cv-europass"), replica_of("cv-europass"));
    let walker = Walker::start(&task, &routes).walk(|walker, step| {
        if step.id == "no-account" {
            let away = walker.press("data-optional=\"eu-login\"");
            assert!(
                task.identity
                    .hosts
                    .iter()
                    .any(|rule| rule.covers(walker.at.host_str().expect("a host"), 443))
            );
            return away && walker.press("data-optional=\"eu-login\"");
        }
        walker.press(&format!("data-step=\"{}\"", step.id))
    });
    assert_eq!(walker.hosts, ["europass.europa.eu", "ecas.ec.europa.eu"]);
}

/// On our own site the guide's ring is the way: what a step highlights is what it presses.
#[test]
fn practise_spid_can_be_finished_on_its_own_site() {
    let task = task("practise-spid");
    let routes = site(task.practice.as_deref().expect("a practice site"));
    let walker = Walker::start(&task, &routes).walk(|walker, step| {
        let ring = step.highlight.last().expect("every step rings something");
        let mark = format!("id=\"{}\"", ring.trim_start_matches('#'));
        let types = matches!(step.advance, Some(Advance::Element(_)));
        if types {
            walker.page().contains(&mark)
        } else {
            walker.press(&mark)
        }
    });
    assert_eq!(
        walker.hosts,
        ["esercizio.sportello.test", "identita.sportello.test"]
    );
}

#[test]
fn every_replica_has_a_window_that_opens_by_itself() {
    for id in ["isee", "fse", "cv-europass"] {
        let routes = replica_of(id);
        let opens = routes.routes().iter().any(|route| match &route.reply {
            replica::Reply::File { path, .. } if path.extension().is_some_and(|e| e == "html") => {
                std::fs::read_to_string(path)
                    .expect("readable")
                    .contains("target=\"_blank\"")
            }
            _ => false,
        });
        assert!(opens, "{id}");
        assert!(task(id).permissions.popups, "{id}");
    }
}
