// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Rolling an image out, in stages that the centre walks through by itself.

use clap::{Subcommand, ValueEnum};
use serde::Serialize;
use sportello_protocol::TerminalId;
use sportello_protocol::operator::{
    NewRollout, Rollout, RolloutState, Rollouts, Stage, StopReason, TerminalLine, path,
};

use super::import::count;
use super::terminals::all;
use crate::centre::Centre;
use crate::cli::Desk;
use crate::fault::{Done, Fault};
use crate::printer::Answer;

#[derive(Debug, Subcommand)]
pub(crate) enum Update {
    /// Say what rolling an image out would mean; with --apply, begin.
    Plan(Plan),
    /// Show rollouts, and how far each stage is.
    Status(Status),
    /// Ask nobody new to take the image, for now.
    Pause(Which),
    /// Go on where it was paused.
    Resume(Which),
    /// End a rollout for good; terminals that run the image keep it.
    Stop(Which),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Plan {
    /// Number of the image.
    image: u64,
    /// The terminal that tries it first, as SITE/NAME [default: one that is online].
    #[arg(long, value_name = "SITE/NAME")]
    first: Option<String>,
    /// Stages, in this order; all unless said.
    #[arg(long, value_enum, value_delimiter = ',')]
    stages: Vec<Step>,
    /// Do it.
    #[arg(long)]
    apply: bool,
}

/// A stage, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Step {
    /// One terminal.
    One,
    /// Its site.
    Site,
    /// A tenth of the region.
    Tenth,
    All,
}

impl From<Step> for Stage {
    fn from(step: Step) -> Self {
        match step {
            Step::One => Self::One,
            Step::Site => Self::Site,
            Step::Tenth => Self::Tenth,
            Step::All => Self::All,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct Status {
    /// Only the latest.
    #[arg(long)]
    latest: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Which {
    /// Number of the rollout [default: the one under way].
    id: Option<u64>,
}

#[derive(Debug, Serialize)]
struct Planned {
    image: u64,
    stages: Vec<Stage>,
    first: Option<String>,
    terminals: usize,
    running_it: usize,
    begun: Option<Rollout>,
}

impl Answer for Planned {
    fn text(&self) -> String {
        let mut lines = vec![format!(
            "image {}: {}, {} of them run it already",
            self.image,
            count(self.terminals, "terminal", "terminals"),
            self.running_it
        )];
        for stage in &self.stages {
            lines.push(match stage {
                Stage::One => format!(
                    "  one    {}; any rollback stops it",
                    self.first.as_deref().unwrap_or("a terminal that is online")
                ),
                Stage::Site => "  site   the site of that one; any rollback stops it".to_owned(),
                Stage::Tenth => format!(
                    "  tenth  about {}; more than 5% rolled back stops it",
                    self.terminals.div_ceil(10)
                ),
                Stage::All => {
                    "  all    everybody else; more than 5% rolled back stops it".to_owned()
                }
            });
        }
        match &self.begun {
            Some(rollout) => lines.push(shown(rollout)),
            None => lines.push("nothing was begun: run the same with --apply".to_owned()),
        }
        lines.join("\n")
    }
}

#[derive(Debug, Serialize)]
struct Shown {
    rollouts: Vec<Rollout>,
}

impl Answer for Shown {
    fn text(&self) -> String {
        if self.rollouts.is_empty() {
            return "no image was rolled out yet".to_owned();
        }
        let lines: Vec<String> = self.rollouts.iter().map(shown).collect();
        lines.join("\n")
    }
}

const fn word(stage: Stage) -> &'static str {
    match stage {
        Stage::One => "one",
        Stage::Site => "site",
        Stage::Tenth => "tenth",
        Stage::All => "all",
    }
}

fn shown(rollout: &Rollout) -> String {
    let state = match (rollout.state, rollout.stopped) {
        (RolloutState::Running, _) => format!("at stage {}", word(rollout.stage)),
        (RolloutState::Paused, _) => format!("paused at stage {}", word(rollout.stage)),
        (RolloutState::Done, _) => "done".to_owned(),
        (RolloutState::Stopped, Some(StopReason::RolledBack)) => format!(
            "STOPPED BY ITSELF at stage {}: terminals rolled back",
            word(rollout.stage)
        ),
        (RolloutState::Stopped, Some(StopReason::Withdrawn)) => {
            "stopped: the image was withdrawn".to_owned()
        }
        (RolloutState::Stopped, _) => "stopped".to_owned(),
        (RolloutState::Unknown, _) => "in a state that this version does not know".to_owned(),
    };
    let mut lines = vec![format!(
        "rollout {}, image {}: {state}",
        rollout.id, rollout.image
    )];
    for counts in &rollout.stages {
        lines.push(format!(
            "  {:6} {:>5} terminals: {} proven, {} under way, {} rolled back, {} refused, {} silent",
            word(counts.stage),
            counts.terminals,
            counts.blessed,
            counts.under_way,
            counts.rolled_back,
            counts.refused,
            counts.silent
        ));
    }
    for terminal in &rollout.rolled_back {
        lines.push(format!("  rolled back: {terminal}"));
    }
    lines.join("\n")
}

impl Update {
    pub(crate) async fn run(self, desk: &Desk) -> Done {
        let region = desk.region()?;
        let centre = Centre::open(desk, &region)?;
        match self {
            Self::Plan(plan) => plan.run(desk, &centre).await,
            Self::Status(status) => {
                let mut rollouts = rollouts(&centre).await?;
                if status.latest {
                    rollouts.truncate(1);
                }
                desk.printer.answer(&Shown { rollouts })
            }
            Self::Pause(which) => which.act(desk, &centre, "pause").await,
            Self::Resume(which) => which.act(desk, &centre, "resume").await,
            Self::Stop(which) => which.act(desk, &centre, "stop").await,
        }
    }
}

async fn rollouts(centre: &Centre) -> Done<Vec<Rollout>> {
    let answer: Rollouts = centre.get(path::ROLLOUTS, "").await?;
    Ok(answer.rollouts)
}

impl Which {
    async fn act(self, desk: &Desk, centre: &Centre, action: &str) -> Done {
        let id = match self.id {
            Some(id) => id,
            None => rollouts(centre)
                .await?
                .iter()
                .find(|rollout| {
                    matches!(rollout.state, RolloutState::Running | RolloutState::Paused)
                })
                .map(|rollout| rollout.id)
                .ok_or_else(|| {
                    Fault::wrong(
                        "no rollout is under way",
                        "`sportello update status` shows those that are over",
                    )
                })?,
        };
        let way = format!("{}/{id}/{action}", path::ROLLOUTS);
        let rollout: Rollout = centre.act(&way).await?;
        desk.printer.answer(&Shown {
            rollouts: vec![rollout],
        })
    }
}

impl Plan {
    async fn run(self, desk: &Desk, centre: &Centre) -> Done {
        let terminals: Vec<TerminalLine> = all(centre)
            .await?
            .into_iter()
            .filter(|line| line.enrolled.is_some())
            .collect();
        let first = match &self.first {
            None => None,
            Some(name) => Some(find(&terminals, name)?),
        };
        if self.stages.is_sorted() && !self.stages.windows(2).any(|pair| pair[0] == pair[1]) {
            // As they should be.
        } else {
            return Err(Fault::wrong(
                "the stages do not stand in their order",
                "it is: one,site,tenth,all; some may be left out",
            ));
        }
        let stages: Vec<Stage> = if self.stages.is_empty() {
            Stage::ALL.to_vec()
        } else {
            self.stages.iter().copied().map(Stage::from).collect()
        };
        let running_it = terminals
            .iter()
            .filter_map(|line| line.enrolled.as_ref()?.update?.running)
            .filter(|running| *running == self.image)
            .count();
        let begun = if self.apply {
            if terminals.is_empty() {
                return Err(Fault::wrong(
                    "no terminal is enrolled that could try it",
                    "enrol one first: `sportello codes`",
                ));
            }
            let new = NewRollout {
                image: self.image,
                stages: stages.clone(),
                first,
            };
            Some(centre.send("POST", path::ROLLOUTS, &new).await?)
        } else {
            None
        };
        desk.printer.answer(&Planned {
            image: self.image,
            stages,
            first: self.first,
            terminals: terminals.len(),
            running_it,
            begun,
        })
    }
}

fn find(terminals: &[TerminalLine], name: &str) -> Done<TerminalId> {
    terminals
        .iter()
        .find(|line| format!("{}/{}", line.row.site, line.row.name) == name)
        .and_then(|line| line.enrolled.as_ref())
        .map(|enrolled| enrolled.id)
        .ok_or_else(|| {
            Fault::wrong(
                format!("no terminal {name:?} is enrolled"),
                "name it as SITE/NAME; `sportello terminals list` shows all",
            )
        })
}
