// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A capsule on a stage, with a small practice task of its own.

use std::fs;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::time::Duration;

use sportello_capsule::client::{SecurityContext, Supervisor};
use sportello_capsule::wire::{
    Advance, HostRule, Limits, Needs, Opening, Order, Receipt, Report, StepOrder, TaskOrder,
    Verdict,
};
use sportello_rehearsal::processes::{Process, all};
use sportello_rehearsal::{Area, Setting, Stage};
use wayland_client::Connection;

const PATIENCE: Duration = Duration::from_secs(20);

/// Two pages and a way out that is not allowed.
const PAGES: [(&str, &str); 2] = [
    (
        "start.html",
        "<!doctype html><title>TITLE-TOKEN</title><style>body{margin:4rem}a{padding:1rem}</style><h1>Prova</h1>\
         <a id=on href='/second?q=URL-TOKEN' autofocus>Avanti</a> <p>PAGE-TOKEN</p>",
    ),
    (
        "second.html",
        "<!doctype html><title>Due</title><h1>Seconda</h1>\
         <a id=away href='https://elsewhere.example/' autofocus>Fuori</a> <p id=done>fatto</p>",
    ),
];

const ROUTES: &str = r#"
[[route]]
host = "prova.sportello.test"
path = "/"
file = "start.html"

[[route]]
host = "prova.sportello.test"
path = "/second"
file = "second.html"
"#;

/// A stage with a supervisor on it.
pub(crate) struct Capsule {
    pub(crate) supervisor: Supervisor,
    pub(crate) stage: Stage,
    pub(crate) folder: tempfile::TempDir,
    _display: SecurityContext,
    /// Every report so far.
    pub(crate) heard: Vec<Report>,
}

impl Capsule {
    /// Starts a supervisor and builds a capsule.
    pub(crate) async fn open(name: &str) -> Self {
        let mut capsule = Self::silent(name).await;
        capsule.build().await;
        capsule
    }

    /// Has the supervisor build a capsule.
    pub(crate) async fn build(&mut self) {
        let opening = self.opening();
        self.say(Order::Open(opening)).await;
        self.wait_for(|report| *report == Report::Built).await;
    }

    /// A supervisor that has not been told anything.
    pub(crate) async fn silent(name: &str) -> Self {
        let stage = Stage::open(&Setting::bare(name)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let site = folder.path().join("tasks/prova/site");
        fs::create_dir_all(&site).unwrap();
        fs::write(site.join("routes.toml"), ROUTES).unwrap();
        for (file, page) in PAGES {
            fs::write(site.join(file), page).unwrap();
        }
        fs::create_dir(folder.path().join("run")).unwrap();
        fs::create_dir(folder.path().join("writable")).unwrap();
        let connection =
            Connection::from_socket(UnixStream::connect(stage.display()).unwrap()).unwrap();
        let display =
            SecurityContext::create_on(&connection, &folder.path().join("display")).unwrap();
        let supervisor = spawn(folder.path());
        Self {
            supervisor,
            stage,
            folder,
            _display: display,
            heard: vec![],
        }
    }

    /// Another supervisor on the same ground, as after the first one died.
    pub(crate) fn start_again(&mut self) {
        self.supervisor = spawn(self.folder.path());
        self.heard.clear();
    }

    pub(crate) fn opening(&self) -> Opening {
        Opening {
            session: 1,
            display: self.folder.path().join("display"),
            limits: Limits::default(),
            language: "it".into(),
            reduced_motion: false,
            zoom_percent: 100,
        }
    }

    pub(crate) fn task(&self) -> TaskOrder {
        let advance = |pattern: &str| {
            Some(Advance::Url {
                pattern: pattern.into(),
            })
        };
        TaskOrder {
            start: "https://prova.sportello.test/".into(),
            steps: vec![
                StepOrder {
                    advance: advance("prova.sportello.test/second"),
                    highlight: vec!["#on".into()],
                    hop: false,
                },
                StepOrder::default(),
            ],
            at_step: 0,
            hosts: vec![HostRule {
                host: "prova.sportello.test".into(),
                ports: vec![443],
            }],
            resources: vec![],
            identity: vec![],
            payment: vec![],
            free: false,
            needs: Needs::default(),
            practice: Some(self.folder.path().join("tasks/prova/site")),
        }
    }

    pub(crate) async fn say(&mut self, order: Order) {
        self.supervisor.orders.send(order).await.unwrap();
    }

    /// The next report that `wanted` accepts; fails the test when it does not come.
    pub(crate) async fn wait_for(&mut self, wanted: impl Fn(&Report) -> bool) -> Report {
        loop {
            let next = tokio::time::timeout(PATIENCE, self.supervisor.reports.recv()).await;
            let heard = &self.heard;
            let report = match next {
                Ok(Some(report)) => report,
                Ok(None) => panic!("the supervisor hung up after {heard:?}"),
                Err(_) => panic!("waited in vain after {heard:?}\n{}", self.stage.log()),
            };
            self.heard.push(report.clone());
            if wanted(&report) {
                return report;
            }
        }
    }

    /// Waits until the page shows the guide's ring.
    pub(crate) fn wait_for_ring(&self) -> Area {
        self.stage
            .wait("the ring", PATIENCE, |stage| {
                let picture = stage.picture()?;
                // Nothing else on these pages has the ring's colour.
                Ok(picture.find(sportello_rehearsal::Colour(0, 0x66, 0xcc), picture.area()))
            })
            .unwrap()
    }

    /// Opens the task and waits for its first page.
    pub(crate) async fn lead(&mut self) {
        let task = self.task();
        self.say(Order::Task(Box::new(task))).await;
        self.wait_for(|report| *report == Report::PageReady).await;
    }

    /// Ends the session and takes the receipt.
    pub(crate) async fn end(&mut self) -> Receipt {
        self.say(Order::End).await;
        self.receipt().await
    }

    pub(crate) async fn receipt(&mut self) -> Receipt {
        match self
            .wait_for(|report| matches!(report, Report::Receipt(_)))
            .await
        {
            Report::Receipt(receipt) => receipt,
            _ => unreachable!("waited for a receipt"),
        }
    }
}

/// How the browser's own process (not its children) begins its command line.
pub(crate) const BROWSER: &str = "/usr/lib/chromium/chromium --remote-debugging-pipe";

/// The living process whose command line begins so.
pub(crate) async fn process(command: &str) -> Process {
    for _ in 0..500 {
        let found = all()
            .into_iter()
            .find(|process| process.command.starts_with(command));
        if let Some(process) = found {
            return process;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("no process {command}");
}

fn spawn(folder: &std::path::Path) -> Supervisor {
    let arguments: Vec<PathBuf> = vec![
        "--run".into(),
        folder.join("run"),
        "--tasks".into(),
        folder.join("tasks"),
        "--watch".into(),
        folder.join("writable"),
        "--watch".into(),
        "/tmp".into(),
        "--declared".into(),
        folder.to_owned(),
        // Where a test may listen; most do not.
        "--sound".into(),
        folder.join("player"),
    ];
    // The folder itself lies in /tmp, which is watched: only `writable` counts in it.
    Supervisor::spawn(env!("CARGO_BIN_EXE_sportello-capsule").as_ref(), arguments).unwrap()
}

/// The checks that did not pass although this stage can make them.
pub(crate) fn failed(receipt: &Receipt) -> Vec<String> {
    receipt
        .checks
        .iter()
        .filter(|(_, verdict)| *verdict == Verdict::Fail)
        .map(|(check, _)| format!("{check:?}"))
        .collect()
}
