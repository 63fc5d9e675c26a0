// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Answers the screens: one request, one conversation.

use std::sync::Arc;
use std::time::Duration;

use tokio::net::{UnixListener, UnixStream};
use tokio::sync::{Notify, Semaphore, watch};
use tokio::time::timeout;
use tracing::{info, warn};

use super::config::Config;
use super::disks;
use super::enrol;
use super::install::{Order, install};
use super::layout::Layout;
use super::machine;
use super::medium::Medium;
use super::network::Manager;
use super::program;
use super::seed::{self, Seed};
use crate::line::{LineError, LineReader, send};
use crate::wire::{
    Answer, Code, Connectivity, Finish, Holds, Place, Progress, Refusal, Request, Step,
};

/// Conversations at a time.
const MOST: usize = 8;
/// A request comes at once or not at all.
const PATIENCE: Duration = Duration::from_secs(10);

/// How the one installation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    None,
    Running(Progress),
    Ended(Result<Option<Finish>, Refusal>),
}

/// The helper.
#[derive(Debug)]
pub struct Helper {
    config: Config,
    phase: watch::Sender<Phase>,
    /// In the place of the system's own network service.
    networks: Option<Manager>,
    /// Whom it serves has nothing else to ask.
    only_networks: bool,
    /// The kiosk took over an enrolled terminal: there is nothing left to help with.
    over: Notify,
}

impl Helper {
    #[must_use]
    pub fn new(config: Config, networks: Option<Manager>) -> Arc<Self> {
        Arc::new(Self {
            config,
            phase: watch::Sender::new(Phase::None),
            networks,
            only_networks: false,
            over: Notify::new(),
        })
    }

    /// For staff at a terminal that is set up: networks, and nothing else of all this.
    #[must_use]
    pub fn of_networks(config: Config, networks: Option<Manager>) -> Arc<Self> {
        Arc::new(Self {
            config,
            phase: watch::Sender::new(Phase::None),
            networks,
            only_networks: true,
            over: Notify::new(),
        })
    }

    /// Answers until the setup is over, or the listener fails.
    ///
    /// # Errors
    /// When no conversation can be taken any more.
    pub async fn serve(self: Arc<Self>, listener: UnixListener) -> std::io::Result<()> {
        let room = Arc::new(Semaphore::new(MOST));
        loop {
            let Ok(place) = Arc::clone(&room).acquire_owned().await else {
                return Ok(());
            };
            let (stream, _) = tokio::select! {
                accepted = listener.accept() => accepted?,
                () = self.over.notified() => return Ok(()),
            };
            let helper = Arc::clone(&self);
            tokio::spawn(async move {
                if let Err(failed) = helper.converse(stream).await {
                    warn!("a conversation ended: {failed}");
                }
                drop(place);
            });
        }
    }

    async fn converse(self: Arc<Self>, mut stream: UnixStream) -> Result<(), LineError> {
        let (from, mut to) = stream.split();
        let mut lines = LineReader::new(from);
        let request = match timeout(PATIENCE, lines.next()).await {
            Ok(Ok(Some(request))) => request,
            Ok(Ok(None)) | Err(_) => return Ok(()),
            Ok(Err(failed)) => {
                let why = Refusal::Request;
                send(&mut to, &Answer::Refused { why }).await?;
                return Err(failed);
            }
        };
        if self.only_networks && !is_about_networks(&request) {
            let why = Refusal::NotHere;
            return send(&mut to, &Answer::Refused { why }).await;
        }
        match request {
            Request::Install(_) | Request::Unattended => {
                let begun = self.begin(request).await;
                match begun {
                    Ok(()) => self.follow(&mut to).await,
                    Err(why) => send(&mut to, &Answer::Refused { why }).await,
                }
            }
            Request::Follow => self.follow(&mut to).await,
            request => {
                let to_kiosk = Request::Finish { how: Finish::Kiosk };
                let ends = request == to_kiosk;
                let answer = self.answer(request).await;
                let answer = answer.unwrap_or_else(|why| Answer::Refused { why });
                send(&mut to, &answer).await?;
                if ends && answer == Answer::Done {
                    self.over.notify_one();
                }
                Ok(())
            }
        }
    }

    async fn answer(&self, request: Request) -> Result<Answer, Refusal> {
        let config = &self.config;
        let kept = |done: std::io::Result<()>| {
            done.map(|()| Answer::Done)
                .map_err(|failed| disks::machine(&failed))
        };
        match request {
            Request::Machine => {
                let installing = matches!(*self.phase.borrow(), Phase::Running(_));
                Ok(Answer::Machine(machine::machine(config, installing).await?))
            }
            Request::Disks => {
                let nodes = machine::nodes(&self.config).await?;
                self.only_installer(&nodes)?;
                let layout = self.layout()?;
                let medium = Medium::find(config, &nodes).map(|medium| medium.disk);
                let disks = disks::offered(config, &nodes, medium.as_deref(), &layout);
                Ok(Answer::Disks { disks })
            }
            Request::Language { language } if seed::is_tag(&language) => {
                kept(seed::keep_language(config, &language))
            }
            Request::Networks { scan } => Ok(Answer::Networks(
                self.manager().await?.networks(scan).await?,
            )),
            Request::Join(join) => {
                let connectivity = self.manager().await?.join(&join).await?;
                Ok(Answer::Connectivity { connectivity })
            }
            Request::JoinMetered(join) => {
                let connectivity = self.manager().await?.join_as(&join, true).await?;
                Ok(Answer::Connectivity { connectivity })
            }
            Request::Known => Ok(Answer::Known {
                ssids: self.manager().await?.known().await?,
            }),
            Request::Forget { ssid } => {
                self.manager().await?.forget(&ssid).await?;
                Ok(Answer::Done)
            }
            Request::Proxy { proxy } => {
                let sound = |it: &crate::wire::Proxy| seed::is_host(&it.host) && it.port > 0;
                if proxy.as_ref().is_some_and(|proxy| !sound(proxy)) {
                    return Err(Refusal::ProxyShape);
                }
                kept(seed::keep_proxy(config, proxy.as_ref()))
            }
            Request::Connectivity => Ok(Answer::Connectivity {
                connectivity: self.manager().await?.connectivity().await?,
            }),
            Request::Enrol { code } => self.enrol(code).await,
            Request::Finish { how } => self.finish(how).await,
            Request::Language { .. }
            | Request::Install(_)
            | Request::Unattended
            | Request::Follow => Err(Refusal::Request),
        }
    }

    async fn manager(&self) -> Result<Manager, Refusal> {
        match &self.networks {
            Some(given) => Ok(given.clone()),
            None => Manager::of_this_machine().await,
        }
    }

    fn layout(&self) -> Result<Layout, Refusal> {
        Layout::read(&self.config.definitions).map_err(|failed| disks::machine(&failed))
    }

    fn only_installer(&self, nodes: &[disks::Node]) -> Result<(), Refusal> {
        match machine::place(&self.config, nodes) {
            Place::Installer => Ok(()),
            Place::Live | Place::Installed => Err(Refusal::NotHere),
        }
    }

    /// Begins an installation: it goes on whether or not anyone follows it.
    async fn begin(self: &Arc<Self>, request: Request) -> Result<(), Refusal> {
        let running = Phase::Running(Progress {
            step: Step::Parting,
            permille: 0,
        });
        let before = self.phase.send_if_modified(|phase| {
            let free = !matches!(phase, Phase::Running(_));
            if free {
                *phase = running;
            }
            free
        });
        if !before {
            return Err(Refusal::Busy);
        }
        let prepared = match request {
            Request::Install(wanted) => self.attended(wanted).await,
            _ => self.unattended().await,
        };
        let (order, then) = match prepared {
            Ok(prepared) => prepared,
            Err(why) => {
                self.phase.send_replace(Phase::None);
                return Err(why);
            }
        };
        let helper = Arc::clone(self);
        tokio::spawn(async move {
            // Whatever ends the work, nobody waits for ever.
            let mut end = End(&helper.phase, Err(Refusal::Machine));
            let phase = helper.phase.clone();
            let tell = move |progress| {
                phase.send_replace(Phase::Running(progress));
            };
            end.1 = install(&helper.config, &order, tell).await.map(|()| then);
        });
        Ok(())
    }

    async fn attended(
        &self,
        wanted: crate::wire::Install,
    ) -> Result<(Order, Option<Finish>), Refusal> {
        let nodes = machine::nodes(&self.config).await?;
        self.only_installer(&nodes)?;
        if !seed::is_tag(&wanted.language) {
            return Err(Refusal::Request);
        }
        // A stick may bring the code and the network although a person chooses the disk.
        let plan = machine::plan(&self.config, &nodes).await.ok().flatten();
        let mut brought = plan.map(|plan| plan.seed()).unwrap_or_default();
        brought.unattended = false;
        let order = Order {
            disk: wanted.disk,
            typed: wanted.typed,
            keep_state: wanted.keep_state,
            seed: Seed {
                language: Some(wanted.language),
                ..brought
            },
        };
        Ok((order, None))
    }

    async fn unattended(&self) -> Result<(Order, Option<Finish>), Refusal> {
        let config = &self.config;
        let nodes = machine::nodes(&self.config).await?;
        self.only_installer(&nodes)?;
        let plan = machine::plan(config, &nodes).await?;
        let plan = plan.ok_or(Refusal::FileWrong { line: 0 })?;
        let medium = Medium::find(config, &nodes).ok_or(Refusal::Medium)?;
        let offered = disks::offered(config, &nodes, Some(&medium.disk), &self.layout()?);
        let disk = plan.choose(&offered)?;
        let here = nodes
            .iter()
            .filter(|node| node.path == disk.path)
            .flat_map(|node| node.parts(disks::ROOT))
            .any(|part| part.partuuid.eq_ignore_ascii_case(&medium.root.uuid));
        if here && disk.holds == Holds::Sportello {
            return Err(Refusal::AlreadyInstalled);
        }
        let order = Order {
            disk: disk.path.clone(),
            typed: disk.confirm.clone(),
            keep_state: disk.holds == Holds::Sportello
                && plan.disk.as_ref().is_some_and(|rule| rule.keep_state),
            seed: plan.seed(),
        };
        Ok((order, plan.after.then.finish()))
    }

    async fn follow<W: tokio::io::AsyncWrite + Unpin>(&self, to: &mut W) -> Result<(), LineError> {
        let mut phase = self.phase.subscribe();
        loop {
            let now = *phase.borrow_and_update();
            let answer = match now {
                Phase::None => Answer::Refused {
                    why: Refusal::NotHere,
                },
                Phase::Running(progress) => Answer::Progress(progress),
                Phase::Ended(Ok(then)) => Answer::Installed { then },
                Phase::Ended(Err(why)) => Answer::Refused { why },
            };
            send(to, &answer).await?;
            if !matches!(now, Phase::Running(_)) || phase.changed().await.is_err() {
                return Ok(());
            }
        }
    }

    async fn enrol(&self, code: Code) -> Result<Answer, Refusal> {
        let config = &self.config;
        let code = match code {
            Code::Typed(code) => code,
            Code::Brought => match Seed::found(config).and_then(|seed| seed.code) {
                Some(code) => code,
                None => {
                    let nodes = machine::nodes(&self.config).await?;
                    let plan = machine::plan(config, &nodes).await?;
                    plan.and_then(|plan| plan.enrolment.code)
                        .ok_or(Refusal::NoCode)?
                }
            },
        };
        // Only to say better what went wrong: the centre may be in the building.
        let connectivity = match self.manager().await {
            Ok(manager) => manager.connectivity().await,
            Err(why) => Err(why),
        };
        let connectivity = connectivity.unwrap_or(Connectivity::Unknown);
        let enrolled = enrol::enrol(config, &code, connectivity).await?;
        if let Err(failed) = Seed::forget(config) {
            warn!("what the stick left is still there: {failed}");
        }
        Ok(Answer::Enrolled(enrolled))
    }

    async fn finish(&self, how: Finish) -> Result<Answer, Refusal> {
        if matches!(*self.phase.borrow(), Phase::Running(_)) {
            return Err(Refusal::Busy);
        }
        let verb = match how {
            Finish::Kiosk if enrol::is_enrolled(&self.config) => return Ok(Answer::Done),
            Finish::Kiosk => return Err(Refusal::NoCode),
            Finish::Later => {
                let made = std::fs::create_dir_all(&self.config.run)
                    .and_then(|()| std::fs::write(self.config.run.join("later"), b""));
                return made
                    .map(|()| Answer::Done)
                    .map_err(|failed| disks::machine(&failed));
            }
            Finish::Restart => "reboot",
            Finish::PowerOff => "poweroff",
        };
        info!("the setup ends with {verb}");
        program::run("systemctl", ["--no-block", verb])
            .await
            .map(|_| Answer::Done)
            .map_err(|failed| disks::machine(&failed))
    }
}

/// What staff of a terminal that is set up may ask for. The proxy is not among it: what it was
/// set up with stays.
const fn is_about_networks(request: &Request) -> bool {
    matches!(
        request,
        Request::Networks { .. }
            | Request::Join(_)
            | Request::JoinMetered(_)
            | Request::Known
            | Request::Forget { .. }
            | Request::Connectivity
    )
}

/// Says how an installation ended, even if it ended by a fault of ours.
struct End<'a>(&'a watch::Sender<Phase>, Result<Option<Finish>, Refusal>);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.send_replace(Phase::Ended(self.1));
    }
}
