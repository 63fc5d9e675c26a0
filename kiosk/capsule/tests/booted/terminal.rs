// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shell's side: its compositor, its connection to the unit, and what it sees of others.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use sportello_capsule::client::{ConnectError, Connected, OwnPlaces, SecurityContext};
use sportello_capsule::wire::{
    Check, HostRule, Limits, Needs, Opening, Order, Receipt, Report, Stand, TaskOrder, Verdict,
};
use sportello_rehearsal::processes::{Process, all};
use sportello_rehearsal::{Setting, Stage};
use wayland_client::Connection;

pub(crate) const SOCKET: &str = "/run/sportello-capsule.sock";
/// The user of capsules and of nothing else, as the image makes it.
pub(crate) const CAPSULE: u32 = 703;
/// Another user of a terminal.
pub(crate) const AGENT: u32 = 702;
/// Where bundles are, in the image.
const BUNDLE: &str = "/var/lib/sportello/bundle";
pub(crate) const BROWSER: &str = "/usr/lib/chromium/chromium --remote-debugging-pipe";
const PATIENCE: Duration = Duration::from_secs(30);
const GLANCE: Duration = Duration::from_millis(20);

const PAGE: &str = "<!doctype html><title>Prova</title><h1>Prova</h1>";
const ROUTES: &str = "\
[[route]]
host = \"prova.sportello.test\"
path = \"/\"
file = \"start.html\"
";

pub(crate) struct Terminal {
    pub(crate) stage: Stage,
    talk: Option<Talk>,
    pub(crate) heard: Vec<Report>,
}

struct Talk {
    connected: Connected,
    _display: SecurityContext,
}

impl Terminal {
    pub(crate) fn raise(name: &str) -> Self {
        let site = Path::new(BUNDLE).join("7/tasks/prova/site");
        fs::create_dir_all(&site).unwrap();
        fs::write(site.join("start.html"), PAGE).unwrap();
        fs::write(site.join("routes.toml"), ROUTES).unwrap();
        let _there_already = std::os::unix::fs::symlink("7", Path::new(BUNDLE).join("current"));
        fs::create_dir_all(home()).unwrap();
        Self {
            stage: Stage::open(&Setting::bare(name)).unwrap(),
            talk: None,
            heard: vec![],
        }
    }

    /// Connects as the shell does, and says where it stands.
    pub(crate) async fn connect(&mut self) -> Result<(), ConnectError> {
        let stand = Stand {
            tasks: tasks(),
            keyboard: "it".into(),
        };
        self.connect_standing(stand).await
    }

    pub(crate) async fn connect_standing(&mut self, stand: Stand) -> Result<(), ConnectError> {
        self.talk = None;
        self.heard.clear();
        let connected = Connected::new(Path::new(SOCKET), own_places()).await?;
        let compositor = UnixStream::connect(self.stage.display()).unwrap();
        let compositor = Connection::from_socket(compositor).unwrap();
        let display = SecurityContext::restrict(&compositor, &connected.display).unwrap();
        let _gone = connected.orders.send(Order::Stand(stand)).await;
        self.talk = Some(Talk {
            connected,
            _display: display,
        });
        Ok(())
    }

    pub(crate) async fn say(&mut self, order: Order) {
        let talk = self.talk.as_ref().unwrap();
        talk.connected.orders.send(order).await.unwrap();
    }

    /// A capsule with the practice task's first page on the screen.
    pub(crate) async fn open(&mut self) {
        self.connect().await.unwrap();
        self.say(Order::Open(opening())).await;
        self.wait_for(|report| *report == Report::Built).await;
        self.say(Order::Task(Box::new(task()))).await;
        self.wait_for(|report| *report == Report::PageReady).await;
    }

    pub(crate) async fn wait_for(&mut self, wanted: impl Fn(&Report) -> bool) -> Report {
        loop {
            let report = self.next().await;
            let heard = &self.heard;
            let Some(report) = report else {
                panic!("the supervisor hung up after {heard:?}\n{}", journal());
            };
            if wanted(&report) {
                return report;
            }
        }
    }

    pub(crate) async fn next(&mut self) -> Option<Report> {
        let reports = &mut self.talk.as_mut().unwrap().connected.reports;
        let next = tokio::time::timeout(PATIENCE, reports.recv()).await;
        let Ok(report) = next else {
            panic!(
                "in vain after {:?}\n{}\n{}",
                self.heard,
                journal(),
                self.stage.log()
            );
        };
        self.heard.extend(report.clone());
        report
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

    /// Ends the session and takes the receipt.
    pub(crate) async fn end(&mut self) -> Receipt {
        self.say(Order::End).await;
        self.receipt().await
    }

    /// As a shell does that came back: asks for a receipt and nothing else.
    pub(crate) async fn look_only(&mut self) -> Receipt {
        self.connect().await.unwrap();
        self.end().await
    }

    /// The shell dies.
    pub(crate) fn hang_up(&mut self) {
        self.talk = None;
    }
}

/// Where the shell's user may write beside its own folders.
pub(crate) fn home() -> PathBuf {
    PathBuf::from("/run/sportello-kiosk/home")
}

fn own_places() -> OwnPlaces {
    OwnPlaces {
        writable: vec![home(), "/tmp".into(), "/var/tmp".into(), "/dev/shm".into()],
        declared: vec![],
        kept: "/run/sportello-kiosk/places.json".into(),
    }
}

pub(crate) fn tasks() -> PathBuf {
    Path::new(BUNDLE)
        .join("current/tasks")
        .canonicalize()
        .unwrap()
}

pub(crate) fn opening() -> Opening {
    Opening {
        session: 1,
        display: PathBuf::new(),
        limits: Limits::default(),
        language: "it".into(),
        reduced_motion: false,
        zoom_percent: 100,
    }
}

pub(crate) fn task() -> TaskOrder {
    TaskOrder {
        start: "https://prova.sportello.test/".into(),
        steps: vec![],
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
        practice: Some(tasks().join("prova/site")),
    }
}

/// The living processes of the capsules' user.
pub(crate) fn of_capsules() -> Vec<Process> {
    let mut found = all();
    found.retain(|process| {
        fs::metadata(process.folder()).is_ok_and(|folder| folder.uid() == CAPSULE)
    });
    found
}

/// The one whose command line begins so.
pub(crate) fn process(begins: &str) -> Process {
    let found = of_capsules();
    let wanted = found
        .iter()
        .find(|process| process.command.starts_with(begins));
    wanted
        .unwrap_or_else(|| panic!("no {begins} in {found:?}"))
        .clone()
}

/// Kills one of another user's.
pub(crate) fn kill(process: &Process) {
    let id = rustix::process::Pid::from_raw(process.id).unwrap();
    rustix::process::kill_process(id, rustix::process::Signal::KILL).unwrap();
}

/// Waits until nobody of the capsules' user is left.
pub(crate) fn wait_for_nobody() {
    let began = Instant::now();
    loop {
        let left = of_capsules();
        if left.is_empty() {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "still there: {left:?}");
        std::thread::sleep(GLANCE);
    }
}

pub(crate) fn verdict(receipt: &Receipt, wanted: Check) -> Verdict {
    let found = receipt.checks.iter().find(|(check, _)| *check == wanted);
    found.unwrap().1
}

/// The checks that failed.
pub(crate) fn failed(receipt: &Receipt) -> Vec<Check> {
    let failed = receipt
        .checks
        .iter()
        .filter(|(_, verdict)| *verdict == Verdict::Fail);
    failed.map(|(check, _)| *check).collect()
}

/// What the supervisors said.
pub(crate) fn journal() -> String {
    let said = Command::new("journalctl")
        .args(["--no-pager", "--lines=60", "--unit=sportello-capsule@*"])
        .output()
        .unwrap();
    String::from_utf8_lossy(&said.stdout).into_owned()
}
