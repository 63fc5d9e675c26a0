// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A stage, a supervisor on it, and what a test puts in their way: pages of a practice site,
//! another environment, another start, a program beside the browser.

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sportello_capsule::client::{SecurityContext, Supervisor};
use sportello_capsule::wire::{
    HostRule, Limits, Needs, Opening, Order, Receipt, Report, TaskOrder, Trouble, Verdict,
};
use sportello_rehearsal::processes::{Process, all};
use sportello_rehearsal::{Setting, Stage};
use wayland_client::Connection;

/// How long anything may take, on a machine that builds beside its tests.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(20);

/// The practice site's only host.
pub(crate) const HOST: &str = "prova.sportello.test";

/// A terminal without a shell: the test speaks in its place.
pub(crate) struct Terminal {
    pub(crate) stage: Stage,
    pub(crate) folder: tempfile::TempDir,
    _display: SecurityContext,
    routes: String,
    prelude: String,
    launcher: String,
    supervisor: Option<Supervisor>,
    /// Where the supervisor finds the tasks.
    pub(crate) tasks: PathBuf,
    pub(crate) limits: Limits,
    pub(crate) needs: Needs,
    /// Every report so far.
    pub(crate) heard: Vec<Report>,
}

impl Terminal {
    pub(crate) fn raise(name: &str) -> Self {
        let stage = Stage::open(&Setting::bare(name)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        for empty in ["tasks/prova/site", "run", "writable"] {
            fs::create_dir_all(folder.path().join(empty)).unwrap();
        }
        let connection =
            Connection::from_socket(UnixStream::connect(stage.display()).unwrap()).unwrap();
        let display =
            SecurityContext::create_on(&connection, &folder.path().join("display")).unwrap();
        let folder_of_tasks = folder.path().join("tasks");
        let mut terminal = Self {
            stage,
            folder,
            _display: display,
            routes: String::new(),
            prelude: String::new(),
            launcher: String::new(),
            supervisor: None,
            tasks: folder_of_tasks,
            limits: Limits::default(),
            needs: Needs::default(),
            heard: vec![],
        };
        terminal.page("/", "<!doctype html><title>Prova</title><h1>Prova</h1>");
        terminal
    }

    pub(crate) fn place(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a page on the practice site, in place of one at the same path.
    pub(crate) fn page(&mut self, path: &str, html: &str) {
        let file = match path.trim_start_matches('/') {
            "" => "start.html".to_owned(),
            name => format!("{name}.html"),
        };
        let site = self.place("tasks/prova/site");
        let known = site.join(&file).exists();
        fs::write(site.join(&file), html).unwrap();
        if !known {
            write!(
                self.routes,
                "[[route]]\nhost = \"{HOST}\"\npath = \"{path}\"\nfile = \"{file}\"\n\n"
            )
            .unwrap();
            fs::write(site.join("routes.toml"), &self.routes).unwrap();
        }
    }

    /// Starts a script beside the browser, once a capsule stands. `$HOSTILE` is the hostile
    /// program.
    pub(crate) fn beside(&self, script: &str) {
        fs::copy(env!("CARGO_BIN_EXE_hostile"), self.place("tasks/hostile")).unwrap();
        let script = format!("HOSTILE=/run/sportello/tasks/hostile\n{script}\nexec sleep 1000");
        self.script("tasks/beside", &script);
    }

    /// Gives the supervisor one more variable.
    pub(crate) fn with(&mut self, name: &str, value: &Path) {
        writeln!(self.prelude, "export {name}='{}'", value.display()).unwrap();
    }

    /// Starts the supervisor by way of another program.
    pub(crate) fn launched_by(&mut self, launcher: &str) {
        launcher.clone_into(&mut self.launcher);
    }

    /// A script of this test's own.
    pub(crate) fn script(&self, name: &str, lines: &str) -> PathBuf {
        let path = self.place(name);
        fs::write(&path, format!("#!/bin/sh\n{lines}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path
    }

    /// How the supervisor is started: a script that takes its arguments.
    fn way_in(&self) -> PathBuf {
        let capsule = env!("CARGO_BIN_EXE_sportello-capsule");
        let Self {
            prelude, launcher, ..
        } = self;
        self.script(
            "supervise",
            &format!("{prelude}exec {launcher} {capsule} \"$@\""),
        )
    }

    fn arguments(&self) -> Vec<PathBuf> {
        vec![
            "--run".into(),
            self.place("run"),
            "--tasks".into(),
            self.tasks.clone(),
            "--watch".into(),
            self.place("writable"),
            "--watch".into(),
            "/tmp".into(),
            "--declared".into(),
            self.folder.path().to_owned(),
        ]
    }

    /// A command that starts a supervisor, for a test that speaks with it in its own way.
    pub(crate) fn command(&self) -> std::process::Command {
        let mut command = std::process::Command::new(self.way_in());
        command.arg("supervise").args(self.arguments());
        command
    }

    /// Starts a supervisor and tells it nothing.
    pub(crate) fn start(&mut self) {
        self.supervisor = Some(Supervisor::spawn(&self.way_in(), self.arguments()).unwrap());
        self.heard.clear();
    }

    /// Starts a supervisor and has it build a capsule.
    pub(crate) async fn open(&mut self) {
        self.start();
        self.say(Order::Open(self.opening())).await;
        self.wait_for(|report| *report == Report::Built).await;
    }

    pub(crate) fn opening(&self) -> Opening {
        Opening {
            session: 1,
            display: self.place("display"),
            limits: self.limits,
            language: "it".into(),
            reduced_motion: false,
            zoom_percent: 100,
        }
    }

    /// A task on the practice site.
    pub(crate) fn task(&self) -> TaskOrder {
        TaskOrder {
            start: format!("https://{HOST}/"),
            steps: vec![],
            at_step: 0,
            hosts: vec![rule(HOST)],
            resources: vec![],
            identity: vec![],
            payment: vec![],
            free: false,
            needs: self.needs,
            practice: Some(self.place("tasks/prova/site")),
        }
    }

    /// Opens the task and waits for its first page.
    pub(crate) async fn lead(&mut self, task: TaskOrder) {
        self.say(Order::Task(Box::new(task))).await;
        self.wait_for(|report| *report == Report::PageReady).await;
    }

    pub(crate) async fn say(&mut self, order: Order) {
        assert!(self.says(order).await, "nobody listens any more");
    }

    /// The same where the supervisor may have had enough.
    pub(crate) async fn says(&mut self, order: Order) -> bool {
        let supervisor = self.supervisor.as_ref().unwrap();
        supervisor.orders.send(order).await.is_ok()
    }

    /// The next report that `wanted` accepts; fails the test when it does not come.
    pub(crate) async fn wait_for(&mut self, wanted: impl Fn(&Report) -> bool) -> Report {
        self.wait_long_for(PATIENCE, wanted).await
    }

    /// The same for what takes its time.
    pub(crate) async fn wait_long_for(
        &mut self,
        patience: Duration,
        wanted: impl Fn(&Report) -> bool,
    ) -> Report {
        let began = Instant::now();
        let supervisor = self.supervisor.as_mut().unwrap();
        loop {
            let left = patience.saturating_sub(began.elapsed());
            let next = tokio::time::timeout(left, supervisor.reports.recv()).await;
            let last = &self.heard[self.heard.len().saturating_sub(30)..];
            let report = match next {
                Ok(Some(report)) => report,
                Ok(None) => panic!("the supervisor hung up after {last:?}"),
                Err(_) => panic!("waited in vain after {last:?}\n{}", self.stage.log()),
            };
            self.heard.push(report.clone());
            if wanted(&report) {
                return report;
            }
        }
    }

    pub(crate) fn has_heard(&self, trouble: Trouble) -> bool {
        self.heard.contains(&Report::Trouble { kind: trouble })
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

    /// Ends the session and holds what every end must keep: the supervisor's last word is a
    /// receipt in which nothing failed, and nobody is left.
    pub(crate) async fn end(&mut self) -> Receipt {
        self.say(Order::End).await;
        self.ended().await
    }

    /// The same for a session that ends by itself.
    pub(crate) async fn ended(&mut self) -> Receipt {
        let receipt = self.receipt().await;
        assert_eq!(failed(&receipt), [""; 0]);
        assert!(receipt.is_clean());
        assert_eq!(inhabitants(), []);
        let supervisor = self.supervisor.as_mut().unwrap();
        let last = tokio::time::timeout(PATIENCE, supervisor.reports.recv()).await;
        assert_eq!(last.unwrap(), None, "nothing follows a receipt");
        supervisor.process.wait().await.unwrap();
        receipt
    }
}

pub(crate) fn rule(host: &str) -> HostRule {
    HostRule {
        host: host.to_owned(),
        ports: vec![443],
    }
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

/// Everything that lives in a pid namespace below this one: all that a capsule is made of.
/// A namespace is found by its depth, so what forked twice or called setsid is found too.
pub(crate) fn inhabitants() -> Vec<Process> {
    let own = depth(Path::new("/proc/self"));
    all()
        .into_iter()
        .filter(|process| depth(&process.folder()) > own)
        .collect()
}

fn depth(process: &Path) -> usize {
    let status = fs::read_to_string(process.join("status")).unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("NSpid:"))
        .map_or(0, |numbers| numbers.split_whitespace().count())
}

/// The living processes of the capsule whose command line holds these words.
pub(crate) fn inside(words: &str) -> Vec<Process> {
    let mut found = inhabitants();
    found.retain(|process| process.command.contains(words));
    found
}

/// Looks until `look` finds something.
pub(crate) async fn until<T>(what: &str, look: impl Fn() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "waited in vain for {what}");
        tokio::time::sleep(GLANCE).await;
    }
}
