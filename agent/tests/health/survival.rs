// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A real kiosk (a child process that beats), a real slate, and someone who starts the kiosk again
//! as the compositor does. It is stopped, it is killed; the agent dies.

use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use sportello_agent::Config;
use sportello_agent::watchdog::hands::{Hands, RestartError};
use sportello_agent::watchdog::kiosk::{Moment, Patience};
use sportello_agent::watchdog::own::Loops;
use sportello_agent::watchdog::{self, GivenUp};
use sportello_ledger::{BootMillis, Process, Slate};

use crate::fixture::{NEVER, Terminal, until};

const SLATE: &str = "SPORTELLO_TEST_SLATE";

/// The child: a kiosk whose event loop beats.
#[test]
#[ignore = "the kiosk of the other tests here, which start it"]
fn child_that_beats() {
    let Some(path) = std::env::var_os(SLATE) else {
        return;
    };
    let mut slate = Slate::open(Path::new(&path)).unwrap();
    let orphaned =
        || rustix::process::getppid().is_none_or(|parent| parent.as_raw_nonzero().get() == 1);
    while !orphaned() {
        slate.beat(Process::Kiosk, BootMillis::now()).unwrap();
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// Starts the kiosk again whenever it has died, and says which process it is.
struct Compositor {
    pid: Arc<AtomicU32>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Compositor {
    fn new(slate: PathBuf, pid_file: PathBuf) -> Self {
        let pid = Arc::new(AtomicU32::new(0));
        let ends = Arc::new(AtomicBool::new(false));
        let (told, stop) = (Arc::clone(&pid), Arc::clone(&ends));
        let thread = std::thread::spawn(move || {
            while !stop.load(Ordering::SeqCst) {
                let mut kiosk = start(&slate);
                std::fs::write(&pid_file, format!("{}\n", kiosk.id())).unwrap();
                told.store(kiosk.id(), Ordering::SeqCst);
                loop {
                    if stop.load(Ordering::SeqCst) {
                        kiosk.kill().unwrap();
                    }
                    if kiosk.try_wait().unwrap().is_some() {
                        break;
                    }
                    std::thread::sleep(Duration::from_millis(20));
                }
            }
        });
        Self {
            pid,
            ends,
            thread: Some(thread),
        }
    }

    fn pid(&self) -> u32 {
        self.pid.load(Ordering::SeqCst)
    }

    fn signal(&self, signal: Signal) {
        let pid = Pid::from_raw(i32::try_from(self.pid()).unwrap()).unwrap();
        kill_process(pid, signal).unwrap();
    }
}

impl Drop for Compositor {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::SeqCst);
        if let Some(thread) = self.thread.take() {
            let _joined = thread.join();
        }
    }
}

fn start(slate: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "survival::child_that_beats", "--ignored"])
        .env(SLATE, slate)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

/// Name of this program as the kernel shows it: the kiosk's name in these tests.
fn own_name() -> String {
    std::fs::read_to_string("/proc/self/comm")
        .unwrap()
        .trim()
        .to_owned()
}

/// What these tests add to a terminal.
impl Terminal {
    /// The watchdog, with `silence` milliseconds of patience. A look that came late counts as none,
    /// so a busy machine kills no healthy kiosk.
    fn watchdog(&self, silence: u64) -> tokio::task::JoinHandle<()> {
        let patience = Patience {
            silence,
            start: 30_000,
            between_looks: 1_000,
            ..Patience::default()
        };
        let hands = Hands::PidFile {
            file: self.pid_file(),
            process: own_name(),
        };
        let turning = Loops::default().register("watchdog", NEVER, Moment::now().awake_ms);
        tokio::spawn(watchdog::watch(
            self.context.clone(),
            hands,
            patience,
            Duration::from_millis(100),
            GivenUp::default(),
            turning,
        ))
    }

    async fn beat(&self) -> Option<BootMillis> {
        self.context
            .ledger
            .slate(|slate| slate.heartbeats())
            .await
            .unwrap()
            .into_iter()
            .find_map(|beat| (beat.process == Process::Kiosk).then_some(beat.at))
    }

    /// Waits until the kiosk beats anew.
    async fn beats(&self) {
        let before = self.beat().await;
        let deadline = Instant::now() + NEVER;
        while self.beat().await == before {
            assert!(Instant::now() < deadline, "the kiosk does not beat");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

#[tokio::test]
async fn a_kiosk_that_hangs_is_killed_and_comes_back() {
    let terminal = Terminal::new();
    let kiosk = Compositor::new(terminal.slate(), terminal.pid_file());
    let watchdog = terminal.watchdog(4_000);
    terminal.beats().await;
    terminal.beats().await;
    let hung = kiosk.pid();
    kiosk.signal(Signal::STOP);
    until("the hung kiosk was not replaced", || kiosk.pid() != hung).await;
    terminal.beats().await;
    terminal.end.send_replace(true);
    watchdog.await.unwrap();
}

#[tokio::test]
async fn a_kiosk_that_dies_is_left_to_who_starts_it() {
    let terminal = Terminal::new();
    let kiosk = Compositor::new(terminal.slate(), terminal.pid_file());
    let watchdog = terminal.watchdog(40_000);
    terminal.beats().await;
    let first = kiosk.pid();
    kiosk.signal(Signal::KILL);
    until("the dead kiosk was not replaced", || kiosk.pid() != first).await;
    let second = kiosk.pid();
    terminal.beats().await;
    terminal.beats().await;
    assert_eq!(
        kiosk.pid(),
        second,
        "the watchdog killed the one that had come back"
    );
    terminal.end.send_replace(true);
    watchdog.await.unwrap();
}

#[tokio::test]
async fn the_agents_death_takes_no_kiosk_down() {
    let terminal = Terminal::new();
    let kiosk = Compositor::new(terminal.slate(), terminal.pid_file());
    let watchdog = terminal.watchdog(40_000);
    terminal.beats().await;
    let before = kiosk.pid();
    watchdog.abort();
    let _died = watchdog.await;
    terminal.beats().await;
    terminal.beats().await;
    assert_eq!(kiosk.pid(), before);
}

async fn refused(terminal: &Terminal, pid: &str, process: &str) -> RestartError {
    std::fs::write(terminal.pid_file(), pid).unwrap();
    Hands::PidFile {
        file: terminal.pid_file(),
        process: process.to_owned(),
    }
    .restart()
    .await
    .unwrap_err()
}

#[tokio::test]
async fn only_a_process_with_the_kiosks_name_is_ever_signalled() {
    let terminal = Terminal::new();
    let mut bystander = Command::new("sleep").arg("600").spawn().unwrap();
    let pid = bystander.id().to_string();
    let error = refused(&terminal, &pid, "sportello-kiosk").await;
    assert!(matches!(error, RestartError::NotThere { .. }), "{error}");
    assert!(bystander.try_wait().unwrap().is_none(), "it was killed");
    for nobody in [
        "",
        "0",
        "1",
        "-1",
        "-7",
        "kiosk",
        "99999999999",
        "4194304000",
    ] {
        let error = refused(&terminal, nobody, "systemd").await;
        assert!(
            matches!(
                error,
                RestartError::PidFile { .. } | RestartError::NotThere { .. }
            ),
            "{nobody}: {error}"
        );
    }
    std::fs::write(terminal.pid_file(), &pid).unwrap();
    let hands = Hands::PidFile {
        file: terminal.pid_file(),
        process: "sleep".to_owned(),
    };
    hands.restart().await.unwrap();
    let _status = bystander.wait().unwrap();
    assert!(matches!(
        hands.restart().await,
        Err(RestartError::NotThere { .. })
    ));
}

#[test]
fn without_a_word_in_the_configuration_it_is_the_shells_own_pid_file() {
    let of = |text: &str| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("agent.toml");
        std::fs::write(&file, text).unwrap();
        let config = Config::read("/state".into(), "/run/s".into(), &file).unwrap();
        Hands::new(&config.watchdog, &config.run)
    };
    let pid_file = |file: &str, process: &str| Hands::PidFile {
        file: file.into(),
        process: process.into(),
    };
    assert_eq!(of(""), pid_file("/run/s/kiosk.pid", "sportello-kiosk"));
    let named = "[watchdog]\npid_file = '/x'\nprocess = 'k'";
    assert_eq!(of(named), pid_file("/x", "k"));
    let unit = of("[watchdog]\nunit = 'k.service'\npid_file = '/x'");
    assert!(matches!(unit, Hands::Unit { unit, .. } if unit == "k.service"));
}

/// `dbus-daemon` is on every machine that has D-Bus; without it the test says that it did nothing.
#[tokio::test]
async fn a_bus_on_which_nobody_answers_is_no_wait_and_no_restart() {
    let folder = tempfile::tempdir().unwrap();
    let address = format!("unix:path={}", folder.path().join("bus").display());
    let daemon = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
        .arg(format!("--address={address}"))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn();
    let Ok(mut daemon) = daemon else {
        eprintln!("SKIPPED: there is no dbus-daemon on this machine");
        return;
    };
    let mut told = String::new();
    let read = std::io::BufRead::read_line(
        &mut std::io::BufReader::new(daemon.stdout.take().unwrap()),
        &mut told,
    );
    let hands = Hands::Unit {
        bus: address,
        unit: "k.service".to_owned(),
    };
    let refused = hands.restart().await;
    daemon.kill().unwrap();
    let _status = daemon.wait().unwrap();
    assert!(read.unwrap() > 0, "dbus-daemon did not begin");
    assert!(
        matches!(refused, Err(RestartError::Refused { .. })),
        "{refused:?}"
    );
}

#[tokio::test]
async fn without_a_bus_systemd_cannot_be_asked() {
    let hands = Hands::Unit {
        bus: "unix:path=/nonexistent/bus".to_owned(),
        unit: "k.service".to_owned(),
    };
    assert!(matches!(hands.restart().await, Err(RestartError::NoBus)));
}
