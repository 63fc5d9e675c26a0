// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The outer half: builds the capsule, runs egress, passes orders in and reports out, and
//! after the end looks whether anything is left.
//!
//! One process per session. It sees host names (egress asks for them), so it dies with the
//! session like everything else that does; the shell and the outer compositor never learn
//! one. How that is so: the shell receives only [`Report`], which has no room for text; the
//! outer compositor sees one window, of the nested compositor, whose title is constant;
//! this process logs nothing that comes from inside; its core dumps are off.
//!
//! Invariants:
//! - However a conversation ends (order, shell dead, pid 1 dead, malformed line), the
//!   capsule is killed first and looked at afterwards.
//! - Exactly one receipt is sent per conversation that was begun, as its last line; to a
//!   shell that is gone, or that stopped making sense, just the same.
//! - Nothing that comes from inside, or fails to, can make the end wait: a capsule that takes
//!   no orders is as good as one that broke its word.
//! - Everything here runs on one thread, the main one: bwrap's parent-death signal is tied
//!   to the thread that started it.

mod config;
#[cfg(feature = "rehearsal")]
mod rehearsal;

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream as StdUnixStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, setrlimit};
use tokio::net::UnixStream;
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::sync::{mpsc, oneshot};

use crate::bwrap::{self, Plan, Sandbox, SpawnError};
use crate::egress::{Gate, Rules, Seen};
use crate::inner::{InnerOrder, InnerReport, Stage};
use crate::line::{LineError, LineReader, LineWriter};
use crate::wipe::{self, Baseline};
use crate::wire::{
    Check, HopGroup, HostRule, Opening, Order, Receipt, Refusal, Report, TaskOrder, Trouble,
    Verdict,
};

pub use config::{Config, ConfigError};

/// How long pid 1 may take to die after SIGKILL before the check of processes fails it.
const DEATH: Duration = Duration::from_secs(5);
/// Orders that may wait for pid 1; it takes them at once, whatever pages do.
const WAITING_ORDERS: usize = 64;
/// Pause between two looks at the same thing.
const BREATH: Duration = Duration::from_millis(10);

/// Why the supervisor itself failed. What fails inside a capsule is a [`Report`].
#[derive(Debug, thiserror::Error)]
pub enum SupervisorError {
    #[error("standard input is not the shell's socket")]
    NoShell(#[source] io::Error),
    #[error("the conversation with the shell broke")]
    Line(#[from] LineError),
    #[error("the folder of capsules cannot be used")]
    Folder(#[source] io::Error),
}

type ShellReader = LineReader<OwnedReadHalf>;
type ShellWriter = LineWriter<OwnedWriteHalf>;

/// Talks with the shell on standard input until the session is over.
///
/// # Errors
/// See [`SupervisorError`]; the capsule is gone in every case.
pub fn run(config: &Config) -> Result<(), SupervisorError> {
    let no_core = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, no_core).map_err(|errno| SupervisorError::Folder(errno.into()))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(SupervisorError::Folder)?;
    runtime.block_on(async {
        let channel = std::io::stdin()
            .as_fd()
            .try_clone_to_owned()
            .map_err(SupervisorError::NoShell)?;
        let channel = StdUnixStream::from(channel);
        channel
            .set_nonblocking(true)
            .map_err(SupervisorError::NoShell)?;
        let channel = UnixStream::from_std(channel).map_err(SupervisorError::NoShell)?;
        let (from, to) = channel.into_split();
        converse(config, LineReader::new(from), LineWriter::new(to)).await
    })
}

async fn converse(
    config: &Config,
    mut shell: ShellReader,
    mut answers: ShellWriter,
) -> Result<(), SupervisorError> {
    let folder = config.ground.run.join("session");
    let kept = config.ground.run.join("baseline.json");
    let (baseline, ended) = match shell.next::<Order>().await? {
        Some(Order::Open(opening)) => {
            let baseline = begin(config, &folder, &kept)?;
            let ended = Session::lead(config, &folder, &opening, &mut shell, &mut answers).await;
            (Some(baseline), ended)
        }
        // Nothing to end but what an earlier life left behind: look only.
        Some(Order::End) => (Baseline::load(&kept).ok(), Ended::now(Ok(()))),
        Some(_) => return Err(LineError::Malformed.into()),
        None => return Ok(()),
    };
    remove(&folder)?;
    let receipt = verify(config, baseline, ended.at, &mut answers).await;
    // What the places held before stays known until the next session begins: a shell that
    // died before it wrote the receipt down looks for itself when it starts again.
    let told = answers.send(&Report::Receipt(receipt)).await;
    ended.how.and(told.map_err(SupervisorError::from))
}

/// Which side a session was over for.
enum Over {
    /// The shell ended it, or is gone.
    Outside,
    /// The capsule died, or broke its word.
    Inside,
}

/// When and how a session was over.
struct Ended {
    at: Instant,
    how: Result<(), SupervisorError>,
}

impl Ended {
    fn now(how: Result<(), SupervisorError>) -> Self {
        Self {
            at: Instant::now(),
            how,
        }
    }
}

/// Notes what the writable places hold, before anything of the session exists.
fn begin(config: &Config, folder: &Path, kept: &Path) -> Result<Baseline, SupervisorError> {
    remove(folder)?;
    std::fs::create_dir_all(folder.join("policy")).map_err(SupervisorError::Folder)?;
    let ground = &config.ground;
    let noted = Baseline::take(&ground.writable, &ground.declared)
        .and_then(|baseline| baseline.save(kept).map(|()| baseline));
    noted.map_err(|error| SupervisorError::Folder(io::Error::other(error)))
}

fn remove(folder: &Path) -> Result<(), SupervisorError> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(SupervisorError::Folder(error))
        }
        _ => Ok(()),
    }
}

/// Makes every check, tells each as it is done, and sums up.
async fn verify(
    config: &Config,
    baseline: Option<Baseline>,
    pressed: Instant,
    answers: &mut ShellWriter,
) -> Receipt {
    let mut checks = Vec::with_capacity(Check::ALL.len());
    for check in Check::ALL {
        let mut verdict = wipe::check(check, &config.ground, baseline.as_ref());
        // After a supervisor that was killed the kernel may still be at it.
        let deadline = Instant::now() + DEATH;
        while check == Check::Processes && verdict == Verdict::Fail && Instant::now() < deadline {
            tokio::time::sleep(BREATH).await;
            verdict = wipe::check(check, &config.ground, baseline.as_ref());
        }
        if config.fails(check) {
            verdict = Verdict::Fail;
        }
        checks.push((check, verdict));
        // A shell that is gone does not stop the looking.
        let _shell_gone = answers.send(&Report::Checked { check, verdict }).await;
    }
    let duration_ms = u32::try_from(pressed.elapsed().as_millis()).unwrap_or(u32::MAX);
    Receipt {
        checks,
        duration_ms,
    }
}

/// What is known about the capsule while it lives.
struct Session<'a> {
    config: &'a Config,
    folder: &'a Path,
    gate: Gate,
    /// Pid 1 has said that all is in place.
    stands: bool,
    task: Option<TaskOrder>,
    at_step: u16,
    last_blocked: Option<HostRule>,
    /// The page says so (hostile), egress says so (ours): either stops the timers.
    hop_of_page: Option<HopGroup>,
    hop_of_egress: Option<HopGroup>,
    told_hop: Option<HopGroup>,
}

/// A capsule that was built.
struct Built {
    sandbox: Sandbox,
    orders: ToCapsule,
    reports: LineReader<OwnedReadHalf>,
    seen: mpsc::Receiver<Seen>,
    /// Dropped to stop egress.
    stop: oneshot::Sender<()>,
    egress: tokio::task::JoinHandle<()>,
}

/// The way to pid 1, on which the supervisor never waits.
struct ToCapsule {
    queue: mpsc::Sender<InnerOrder>,
    /// It has left more orders lying than it could have had reason to.
    is_deaf: bool,
}

impl ToCapsule {
    fn new(mut pipe: LineWriter<OwnedWriteHalf>) -> Self {
        let (queue, mut waiting) = mpsc::channel(WAITING_ORDERS);
        tokio::spawn(async move {
            while let Some(order) = waiting.recv().await {
                // A capsule that hung up is noticed by its pidfd.
                if pipe.send(&order).await.is_err() {
                    return;
                }
            }
        });
        Self {
            queue,
            is_deaf: false,
        }
    }

    fn tell(&mut self, order: InnerOrder) {
        if let Err(mpsc::error::TrySendError::Full(_)) = self.queue.try_send(order) {
            self.is_deaf = true;
        }
    }
}

impl<'a> Session<'a> {
    /// Leads until the session is over, then kills.
    async fn lead(
        config: &'a Config,
        folder: &'a Path,
        opening: &Opening,
        shell: &mut ShellReader,
        answers: &mut ShellWriter,
    ) -> Ended {
        let (gate, seen) = Gate::new();
        let mut session = Session {
            config,
            folder,
            gate,
            stands: false,
            task: None,
            at_step: 0,
            last_blocked: None,
            hop_of_page: None,
            hop_of_egress: None,
            told_hop: None,
        };
        let mut built = match session.build(opening, seen).await {
            Ok(built) => built,
            Err(error) => {
                tracing::error!(%error, "the capsule cannot be built");
                return cannot_build(shell, answers).await;
            }
        };
        let led = session.serve(&mut built, shell, answers).await;
        let at = Instant::now();
        let killed = end(built.sandbox).await.map_err(SupervisorError::Folder);
        drop(built.stop);
        // A panic in egress was its last word: every socket of it is closed.
        let _closed = built.egress.await;
        match led {
            Ok(Over::Inside) if !session.stands => {
                tracing::error!("the capsule ended before it stood");
                cannot_build(shell, answers).await
            }
            led => Ended {
                at,
                how: led.and(killed),
            },
        }
    }

    async fn build(
        &mut self,
        opening: &Opening,
        seen: mpsc::Receiver<Seen>,
    ) -> Result<Built, BuildError> {
        if !Path::new(crate::CHROMIUM).exists() {
            return Err(BuildError::NoBrowser);
        }
        self.write_policy(None)?;
        let socket = self.folder.join("egress.sock");
        let (stop, stopped) = oneshot::channel();
        let egress = self.config.egress(&socket, self.gate.clone())?;
        let egress = tokio::spawn(egress.serve(async move {
            // Ends when the sending half is dropped: that is the signal.
            let _dropped: Result<(), _> = stopped.await;
        }));
        let program = self.config.inside()?;
        let sandbox = bwrap::spawn(&Plan {
            program: &program,
            tasks: &self.config.tasks,
            policy: &self.folder.join("policy"),
            egress: &socket,
            display: &opening.display,
            // A sound server loads modules on request, network ones among them: its socket stays
            // out until something narrower stands before it.
            sound: None,
            keyboard: &self.config.keyboard,
            limits: opening.limits,
            complaints: self.config.complaints(),
            arguments: vec![],
        })?;
        let channel = sandbox.channel.try_clone()?;
        channel.set_nonblocking(true)?;
        let (from, to) = UnixStream::from_std(channel)?.into_split();
        let mut orders = ToCapsule::new(LineWriter::new(to));
        let stage = Stage {
            language: opening.language.clone(),
            reduced_motion: opening.reduced_motion,
            zoom_percent: opening.zoom_percent,
            tasks: opening.limits.tasks,
            process_mib: opening.limits.process_mib,
            file_mib: opening.limits.home_mib,
            tabs: opening.limits.tabs,
        };
        orders.tell(InnerOrder::Begin(stage));
        Ok(Built {
            sandbox,
            orders,
            reports: LineReader::new(from),
            seen,
            stop,
            egress,
        })
    }

    /// Passes lines both ways until something ends the session.
    async fn serve(
        &mut self,
        built: &mut Built,
        shell: &mut ShellReader,
        answers: &mut ShellWriter,
    ) -> Result<Over, SupervisorError> {
        let mut dead = built.sandbox.death()?;
        loop {
            if built.orders.is_deaf {
                return Ok(Over::Inside);
            }
            tokio::select! {
                order = shell.next::<Order>() => match order? {
                    Some(Order::End) | None => return Ok(Over::Outside),
                    Some(order) => self.on_order(order, &mut built.orders, answers).await?,
                },
                report = built.reports.next::<InnerReport>() => match report {
                    Ok(Some(report)) => self.on_report(report, answers).await?,
                    // Pid 1 hung up, or says what was not agreed: hostile either way.
                    Ok(None) | Err(_) => return Ok(Over::Inside),
                },
                Some(seen) = built.seen.recv() => self.on_seen(seen, answers).await?,
                _ = &mut dead => return Ok(Over::Inside),
            }
        }
    }

    async fn on_order(
        &mut self,
        order: Order,
        capsule: &mut ToCapsule,
        answers: &mut ShellWriter,
    ) -> Result<(), SupervisorError> {
        let inner = match order {
            Order::Task(task) => return self.begin_task(*task, capsule, answers).await,
            Order::AllowLastBlocked => return self.allow(capsule, answers).await,
            Order::AtStep { step } => {
                self.at_step = step;
                InnerOrder::AtStep { step }
            }
            Order::Highlight => InnerOrder::Highlight,
            Order::ClearHighlight => InnerOrder::ClearHighlight,
            Order::Zoom { percent } => InnerOrder::Zoom { percent },
            Order::Back => InnerOrder::Back,
            Order::Reload => InnerOrder::Reload,
            Order::StartAgain => InnerOrder::StartAgain,
            Order::ReadAloud => InnerOrder::ReadAloud,
            Order::StopReading => InnerOrder::StopReading,
            Order::Print => InnerOrder::Print,
            Order::Cover { covered } => InnerOrder::Cover { covered },
            // A second opening is not what was agreed; the end is served by the caller.
            Order::Open(_) | Order::End => return Err(LineError::Malformed.into()),
        };
        capsule.tell(inner);
        Ok(())
    }

    async fn begin_task(
        &mut self,
        mut task: TaskOrder,
        capsule: &mut ToCapsule,
        answers: &mut ShellWriter,
    ) -> Result<(), SupervisorError> {
        task.practice = task.practice.map(|folder| self.below_tasks(folder));
        let ruled = Rules::from_task(&task)
            .map_err(io::Error::other)
            .and_then(|rules| {
                self.write_policy(Some(&task))?;
                self.gate.set_rules(rules);
                Ok(())
            });
        if let Err(error) = ruled {
            tracing::error!(%error, "the task cannot be put in force");
            answers
                .send(&Report::Trouble {
                    kind: Trouble::CannotBuild,
                })
                .await?;
            return Ok(());
        }
        self.at_step = task.at_step;
        self.task = Some(task.clone());
        capsule.tell(InnerOrder::Task(Box::new(task)));
        Ok(())
    }

    /// Staff let the host through that was refused last: for this session, on its port.
    async fn allow(
        &mut self,
        capsule: &mut ToCapsule,
        answers: &mut ShellWriter,
    ) -> Result<(), SupervisorError> {
        let by_egress = self.gate.allow_last_blocked();
        let (Some(rule), Some(task)) = (self.last_blocked.take(), self.task.clone()) else {
            tracing::info!(by_egress, "staff opened the last blocked host");
            return Ok(());
        };
        let mut task = TaskOrder {
            at_step: self.at_step,
            ..task
        };
        task.hosts.push(rule);
        self.begin_task(task, capsule, answers).await
    }

    async fn on_report(
        &mut self,
        report: InnerReport,
        answers: &mut ShellWriter,
    ) -> Result<(), SupervisorError> {
        let report = match report {
            InnerReport::Built => {
                self.stands = true;
                Report::Built
            }
            InnerReport::PageReady => Report::PageReady,
            InnerReport::StepReached { step } => {
                self.at_step = step;
                Report::StepReached { step }
            }
            InnerReport::Lost => Report::Lost,
            InnerReport::Found => Report::Found,
            InnerReport::At { group } => {
                self.hop_of_page = group;
                return self.tell_hop(answers).await;
            }
            InnerReport::Blocked { host, port } => {
                self.last_blocked = Some(HostRule {
                    host,
                    ports: vec![port],
                });
                Report::Blocked {
                    class: Refusal::Undeclared,
                }
            }
            InnerReport::Files {
                pdf,
                image,
                document,
                other,
            } => Report::Files {
                pdf,
                image,
                document,
                other,
            },
            InnerReport::Trouble { kind } => Report::Trouble { kind },
            InnerReport::Reading { on } => Report::Reading { on },
            InnerReport::Playing { on } => Report::Playing { on },
        };
        Ok(answers.send(&report).await?)
    }

    async fn on_seen(
        &mut self,
        seen: Seen,
        answers: &mut ShellWriter,
    ) -> Result<(), SupervisorError> {
        let report = match seen {
            // A page fetching from elsewhere is no event of the citizen's; navigations that
            // were refused come from the driver.
            Seen::Refused { .. } => return Ok(()),
            Seen::Hop { .. } => {
                self.hop_of_egress = self.gate.hop();
                return self.tell_hop(answers).await;
            }
            Seen::Unreachable => Report::Trouble {
                kind: Trouble::SiteUnreachable,
            },
            Seen::NoNetwork => Report::Trouble {
                kind: Trouble::NoNetwork,
            },
        };
        Ok(answers.send(&report).await?)
    }

    async fn tell_hop(&mut self, answers: &mut ShellWriter) -> Result<(), SupervisorError> {
        let group = self.hop_of_page.or(self.hop_of_egress);
        if group != self.told_hop {
            self.told_hop = group;
            answers.send(&Report::Hop { group }).await?;
        }
        Ok(())
    }

    fn write_policy(&self, task: Option<&TaskOrder>) -> io::Result<()> {
        let policy = self.config.policy(task)?;
        let file = self.folder.join("policy/sportello.json");
        let draft = self.folder.join("policy.draft");
        std::fs::write(&draft, policy)?;
        std::fs::rename(draft, file)
    }

    /// Practice sites are bound in with the tasks; inside they are named from there.
    fn below_tasks(&self, folder: PathBuf) -> PathBuf {
        match folder.strip_prefix(&self.config.tasks) {
            Ok(below) => below.to_owned(),
            Err(_) => folder,
        }
    }
}

#[derive(Debug, thiserror::Error)]
enum BuildError {
    #[error("Chromium is not installed")]
    NoBrowser,
    #[error(transparent)]
    Sandbox(#[from] SpawnError),
    #[error("the capsule's folder or sockets cannot be made")]
    Io(#[from] io::Error),
}

impl From<io::Error> for SupervisorError {
    fn from(error: io::Error) -> Self {
        Self::Folder(error)
    }
}

/// Kills pid 1 inside and waits until the kernel has removed every process with it.
async fn end(mut sandbox: Sandbox) -> io::Result<()> {
    let dead = sandbox.death()?;
    sandbox.kill()?;
    // If it does not die, the check of processes says so; then bwrap would wait for ever.
    if tokio::time::timeout(DEATH, dead).await.is_err() {
        sandbox.bwrap.kill()?;
    }
    sandbox.bwrap.wait()?;
    Ok(())
}

/// Says so, and waits until the shell asks for the receipt all the same.
async fn cannot_build(shell: &mut ShellReader, answers: &mut ShellWriter) -> Ended {
    let kind = Trouble::CannotBuild;
    if let Err(error) = answers.send(&Report::Trouble { kind }).await {
        return Ended::now(Err(error.into()));
    }
    loop {
        match shell.next::<Order>().await {
            Ok(Some(Order::End) | None) => return Ended::now(Ok(())),
            Ok(Some(_)) => {}
            Err(error) => return Ended::now(Err(error.into())),
        }
    }
}
