// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The agent as a whole: which tasks run, and when they begin anew.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use sportello_protocol::{VersionText, Versions, Vitals};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::{error, info, warn};

use crate::centre::{Centre, rest, turn};
use crate::chance::Chance;
use crate::clock::Clock;
use crate::complaint::Complaint;
use crate::config::Config;
use crate::context::{Context, Findings, Standing};
use crate::identity::{self, Identity, IdentityError};
use crate::ledger::Ledger;
use crate::line::Line;
use crate::network::{Http, Network};
use crate::standing;
use crate::trust::TrustError;
use crate::watchdog::kiosk::Moment;
use crate::watchdog::own::{Loops, Notifier, Turning};
use crate::{beat, commands, delivery, desired, enrol, health, status, update, watchdog};

/// How often the identity is looked for, and whether it is another one.
const GLANCE: Duration = Duration::from_secs(5);
/// How long a loop may take to come round: the longest exchange and the longest stretch of
/// rest, with room for a slow disk.
const PATIENCE: Duration = Duration::from_secs(300);

/// The agent cannot run at all.
#[derive(Debug, thiserror::Error)]
pub enum AgentError {
    #[error("the folder {} cannot be made", path.display())]
    Folder {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("this version has no number that the centre would read")]
    Version,
    #[error("a task of the agent stopped short")]
    Task(#[from] tokio::task::JoinError),
}

/// Why the centre's tasks cannot begin.
#[derive(Debug, thiserror::Error)]
enum NotYet {
    #[error(transparent)]
    Identity(#[from] IdentityError),
    #[error(transparent)]
    Trust(#[from] TrustError),
}

/// One terminal's agent.
#[derive(Debug)]
pub struct Agent {
    context: Context,
    end: watch::Sender<bool>,
    chance: Arc<dyn Chance>,
    network: Option<Arc<dyn Network>>,
}

impl Agent {
    /// # Errors
    /// When the run folder cannot be made.
    pub fn new(
        config: Config,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Result<Self, AgentError> {
        make_folder(&config.run)?;
        let agent: VersionText = enrol::own_version().ok_or(AgentError::Version)?;
        let config = Arc::new(config);
        let (end, shutdown) = watch::channel(false);
        let context = Context {
            ledger: Ledger::new(Arc::clone(&config), Arc::clone(&clock)),
            config,
            clock,
            findings: watch::Sender::new(Findings {
                vitals: Vitals::default(),
                alarms: Vec::new(),
                versions: Versions {
                    agent,
                    image: None,
                    tasks: None,
                    browser: None,
                },
            }),
            standing: watch::Sender::new(Standing::default()),
            shutdown,
        };
        Ok(Self {
            context,
            end,
            chance,
            network: None,
        })
    }

    /// Uses this instead of the real network.
    #[must_use]
    pub fn with_network(mut self, network: Arc<dyn Network>) -> Self {
        self.network = Some(network);
        self
    }

    /// What the tasks are given.
    #[must_use]
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// Runs until `shutdown` comes, enrolled or not.
    ///
    /// # Errors
    /// When a task died of something that is a mistake of ours: whoever started the agent
    /// starts it again.
    pub async fn run(self, shutdown: impl Future<Output = ()>) -> Result<(), AgentError> {
        let loops = Loops::default();
        let mut tasks = JoinSet::new();
        self.spawn_local(&mut tasks, &loops);
        let mut notifier = Notifier::new(loops.clone());
        let ping = notifier.every();
        notifier.ready();
        let main = register(&loops, "main");
        let mut work = std::pin::pin!(self.serve(&loops, &main));
        let mut shutdown = std::pin::pin!(shutdown);
        let done = loop {
            tokio::select! {
                () = &mut shutdown => break Ok(()),
                never = &mut work => break never,
                Some(Err(died)) = tasks.join_next() => break Err(AgentError::Task(died)),
                () = pause(ping) => {
                    let _healthy = notifier.ping(Moment::now().awake_ms);
                }
            }
        };
        notifier.stopping();
        self.end.send_replace(true);
        // Every task ends at its next await; what a blocking thread has begun is finished.
        let ended = async { while tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(Duration::from_secs(5), ended)
            .await
            .is_err()
        {
            warn!("a task did not end in time");
        }
        done
    }

    /// The tasks that need no centre.
    fn spawn_local(&self, tasks: &mut JoinSet<()>, loops: &Loops) {
        let given_up = watchdog::GivenUp::default();
        if self.context.config.probes {
            let places = health::Places::of(&self.context.config);
            let turning = loops.register("health", health::PATIENCE, Moment::now().awake_ms);
            tasks.spawn(health::run(
                self.context.clone(),
                places,
                given_up.clone(),
                turning,
            ));
        }
        let settings = self.context.config.watchdog.clone();
        let turning = loops.register("watchdog", watchdog::STUCK_AFTER, Moment::now().awake_ms);
        tasks.spawn(watchdog::run(
            self.context.clone(),
            settings,
            given_up,
            turning,
        ));
        let turning = register(loops, "update");
        tasks.spawn(update::run(self.context.clone(), turning));
        tasks.spawn(standing::keep(self.context.clone()));
    }

    /// Speaks to the centre as whoever this terminal is, and begins anew when it becomes
    /// another.
    async fn serve(&self, loops: &Loops, main: &Turning) -> Result<(), AgentError> {
        let mut complaint = Complaint::default();
        let mut said = false;
        // Registered once: a loop that has no centre to turn for is turned here.
        let turnings =
            ["delivery", "status", "commands", "desired", "beat"].map(|name| register(loops, name));
        loop {
            let stamp = stamp(&self.context.config);
            let centre = match self.centre() {
                Ok(Some(centre)) => centre,
                Ok(None) => {
                    if !said {
                        info!("not enrolled: health and sessions are kept until it is");
                        said = true;
                    }
                    idle(main, &turnings).await;
                    continue;
                }
                Err(error) => {
                    complaint.say("the centre cannot be spoken to", &error);
                    idle(main, &turnings).await;
                    continue;
                }
            };
            complaint.over("the identity can be used again");
            info!(terminal = %centre.identity.terminal, "enrolled");
            self.context.standing.send_replace(Standing {
                enrolled: true,
                ..Standing::default()
            });
            let [delivers, tells, polls, follows, beats] = turnings.clone();
            let context = || self.context.clone();
            let mut tasks = JoinSet::new();
            tasks.spawn(delivery::run(context(), Arc::clone(&centre), delivers));
            tasks.spawn(status::run(context(), Arc::clone(&centre), tells));
            tasks.spawn(commands::run(context(), Arc::clone(&centre), polls));
            tasks.spawn(desired::run(context(), Arc::clone(&centre), follows));
            tasks.spawn(beat::run(context(), centre, beats));
            loop {
                tokio::select! {
                    () = rest(GLANCE, main) => {}
                    Some(died) = tasks.join_next() => died?,
                }
                if self::stamp(&self.context.config) != stamp {
                    break;
                }
                if tasks.is_empty() {
                    // The end has come; the caller knows.
                    std::future::pending::<()>().await;
                }
            }
            info!("the identity changed: beginning anew");
            tasks.shutdown().await;
            said = false;
            self.context.standing.send_replace(Standing::default());
        }
    }

    fn centre(&self) -> Result<Option<Arc<Centre>>, NotYet> {
        let Some(identity) = Identity::load(&self.context.config)? else {
            return Ok(None);
        };
        let address = identity.address(&self.context.config);
        let network = match &self.network {
            Some(given) => Arc::clone(given),
            None => {
                let trust = identity.trust(&self.context.config)?;
                Arc::new(Http::new(&trust, &address)?)
            }
        };
        let line = Line::new(
            network,
            address,
            Arc::clone(&identity.key),
            Arc::clone(&self.context.clock),
            Arc::clone(&self.chance),
        );
        Ok(Some(Arc::new(Centre::new(
            self.context.clone(),
            identity,
            line,
            Arc::clone(&self.chance),
        ))))
    }
}

fn register(loops: &Loops, name: &'static str) -> Turning {
    loops.register(name, PATIENCE, Moment::now().awake_ms)
}

/// Waits while there is no centre to speak to.
async fn idle(main: &Turning, turnings: &[Turning]) {
    for turning in turnings {
        turn(turning);
    }
    rest(GLANCE, main).await;
}

async fn pause(every: Option<Duration>) {
    match every {
        Some(every) => tokio::time::sleep(every).await,
        None => std::future::pending().await,
    }
}

/// Changes when another identity was stored.
fn stamp(config: &Config) -> Option<(SystemTime, u64)> {
    use std::os::unix::fs::MetadataExt;
    let found = std::fs::metadata(identity::path(config)).ok()?;
    Some((found.modified().ok()?, found.ino()))
}

/// Makes a folder that only this user may enter.
fn make_folder(path: &Path) -> Result<(), AgentError> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(|source| {
            error!(%source, "the run folder cannot be made");
            AgentError::Folder {
                path: path.to_owned(),
                source,
            }
        })
}
