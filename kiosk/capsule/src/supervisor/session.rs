// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One session: orders go in, reports come out, until something ends it.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

use tokio::sync::mpsc;

use crate::egress::{Gate, Rules, Seen};
use crate::inner::{InnerOrder, InnerReport};
use crate::line::LineError;
use crate::wire::{
    Counting, HopGroup, HostRule, Opening, Order, Refusal, Report, TaskOrder, Trouble,
};

use super::brokers::Brokers;
use super::build::{BuildError, Built, ToCapsule, end};
use super::{Config, Ended, ShellReader, ShellWriter, SupervisorError};

/// Which side a session was over for.
enum Over {
    /// The shell ended it, or is gone.
    Outside,
    /// The capsule died, or broke its word.
    Inside,
}

/// What is known about the capsule while it lives.
pub(super) struct Session<'a> {
    config: &'a Config,
    folder: &'a Path,
    gate: Gate,
    /// Pid 1 has said that all is in place.
    stands: bool,
    task: Option<TaskOrder>,
    /// How the next task's refused hosts are to be counted.
    counting: Option<Counting>,
    at_step: u16,
    last_blocked: Option<HostRule>,
    /// The page says so (hostile), egress says so (ours): either stops the timers.
    hop_of_page: Option<HopGroup>,
    hop_of_egress: Option<HopGroup>,
    told_hop: Option<HopGroup>,
    brokers: Brokers,
}

impl<'a> Session<'a> {
    /// Leads until the session is over, then kills.
    pub(super) async fn lead(
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
            counting: None,
            at_step: 0,
            last_blocked: None,
            hop_of_page: None,
            hop_of_egress: None,
            told_hop: None,
            brokers: Brokers::default(),
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
        let scope = config.ground.unit.as_ref().map(|unit| &unit.scope);
        let killed = end(built.sandbox, scope)
            .await
            .map_err(SupervisorError::Folder);
        drop(built.stop);
        built.sound.shutdown().await;
        // A panic in egress was its last word: every socket of it is closed.
        let _closed = built.egress.await;
        let hosts = session.gate.take_met();
        if led.is_ok() && !hosts.as_slice().is_empty() {
            // A shell that is gone counts nothing, and keeps nobody from looking.
            let _shell_gone = answers.send(&Report::Met { hosts }).await;
        }
        match led {
            Ok(Over::Inside) if !session.stands => {
                tracing::error!("the capsule ended before it stood");
                cannot_build(shell, answers).await
            }
            led => Ended {
                at,
                how: led.and(killed),
                brokers: session.stands.then_some(session.brokers),
            },
        }
    }

    async fn build(
        &mut self,
        opening: &Opening,
        seen: mpsc::Receiver<Seen>,
    ) -> Result<Built, BuildError> {
        self.write_policy(None)?;
        Built::new(self.config, self.folder, &self.gate, opening, seen).await
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
                    Ok(Some(report)) => {
                        let stood = self.stands;
                        self.on_report(report, answers).await?;
                        if let (true, Some(task)) = (self.stands && !stood, self.config.portal_task()) {
                            self.begin_task(task, &mut built.orders, answers).await?;
                        }
                    }
                    // Pid 1 hung up, or says what was not agreed: hostile either way.
                    Ok(None) | Err(_) => return Ok(Over::Inside),
                },
                news = self.brokers.next() => answers.send(&news).await?,
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
            Order::Count(counting) => {
                self.counting = Some(counting);
                return Ok(());
            }
            // Nobody is led anywhere where a network's own page stands.
            Order::Task(_) if self.config.portal.is_some() => {
                return Err(LineError::Malformed.into());
            }
            Order::Task(task) => {
                self.gate.count_for(self.counting.take());
                return self.begin_task(*task, capsule, answers).await;
            }
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
            Order::Speak(speech) => InnerOrder::Speak(speech),
            Order::Keyboard { in_page } => InnerOrder::Keyboard { in_page },
            Order::Explore { to, backwards } => InnerOrder::Explore { to, backwards },
            Order::Press => InnerOrder::Press,
            Order::SayAgain => InnerOrder::SayAgain,
            Order::Type(key) => InnerOrder::Type(key),
            Order::Print => match self.brokers.want_document() {
                Ok(()) => InnerOrder::Print,
                Err(why) => return Ok(answers.send(&why).await?),
            },
            Order::PrintSheet { html } => match self.brokers.want_document() {
                Ok(()) => InnerOrder::PrintSheet { html },
                Err(why) => return Ok(answers.send(&why).await?),
            },
            Order::PrintCounted => {
                if let Some(why) = self.brokers.print() {
                    answers.send(&why).await?;
                }
                return Ok(());
            }
            Order::ForgetCounted => {
                self.brokers.forget();
                return Ok(());
            }
            Order::SaveToStick => match self.brokers.takes_files() {
                Ok(()) => InnerOrder::SaveToStick,
                Err(why) => return Ok(answers.send(&why).await?),
            },
            Order::ShowCode => InnerOrder::ShowCode,
            Order::Cover { covered } => InnerOrder::Cover { covered },
            // A second opening is not what was agreed; the end is served by the caller.
            Order::Stand(_) | Order::Open(_) | Order::End => {
                return Err(LineError::Malformed.into());
            }
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
        let rules = match self.config.portal {
            Some(_) => Ok(Rules::of_portal()),
            None => Rules::from_task(&task),
        };
        let ruled = rules.map_err(io::Error::other).and_then(|rules| {
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
        self.gate.opened_by_staff(&rule.host);
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
                // Sticks that were mounted while bubblewrap still binds would come in as it
                // binds: to be read only. From now on they come in by themselves, as they are.
                if !std::mem::replace(&mut self.stands, true) {
                    self.brokers = Brokers::call(self.config).await;
                }
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
                self.gate.kept_from(&host, port);
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
            InnerReport::Fell { how } => {
                tracing::warn!(?how, "the browser fell");
                return Ok(());
            }
            InnerReport::DocumentPart { base64 } => match self.brokers.part(base64) {
                Some(why) => why,
                None => return Ok(()),
            },
            InnerReport::DocumentEnd => match self.brokers.whole() {
                Some(why) => why,
                None => return Ok(()),
            },
            InnerReport::SavedToStick { files } => Report::SavedToStick { files },
            InnerReport::Reading { on } => Report::Reading { on },
            InnerReport::Tells => Report::Tells,
            InnerReport::Withheld => Report::Withheld,
            InnerReport::Playing { on } => Report::Playing { on },
            InnerReport::Writing => Report::Writing,
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
