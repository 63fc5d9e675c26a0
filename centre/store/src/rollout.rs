// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How an image reaches the region: the rules, without a clock or a store of their own.
//!
//! # Invariants
//! 1. Who belongs to which stage depends on the terminal's id, its site and the rollout alone:
//!    it is the same whenever and wherever it is asked, and a later stage has everybody of an
//!    earlier one.
//! 2. What is wanted of a terminal is never below what it runs.
//! 3. A rollout moves forward only: through its stages, then to its end. What stopped stays so.
//! 4. A stage is never passed while nobody of it has proven the image.

use sportello_protocol::operator::{RolloutState, Stage, StageCounts, StopReason};
use sportello_protocol::{TerminalId, UnixSeconds, UpdatePhase, UpdateState};

use crate::{AccountId, SiteId};

/// A terminal that was not heard of for so long is not waited for.
pub const SILENT_S: i64 = 24 * 3600;
/// After so long a stage is passed without its last terminals…
pub const PATIENCE_S: i64 = 72 * 3600;
/// …when of those that are heard of so many in a hundred have proven the image.
pub const MOST_PERCENT: u64 = 80;
/// More of a hundred that go back stop a rollout that reached a tenth or all.
pub const FEW_PERCENT: u64 = 5;
/// From so many tries on, the share is taken of those who tried.
const ENOUGH_TRIES: u64 = 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RolloutId(pub i64);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRollout {
    pub image: u64,
    /// In their order, each once, one at least.
    pub stages: Vec<Stage>,
    pub first: TerminalId,
    /// That of `first`.
    pub site: SiteId,
    pub begun: UnixSeconds,
    pub by: AccountId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rollout {
    pub id: RolloutId,
    pub plan: NewRollout,
    pub standing: Standing,
}

/// What changes about a rollout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub state: RolloutState,
    pub stopped: Option<StopReason>,
    /// Which of the plan's stages, from 0.
    pub stage: usize,
    pub stage_begun: UnixSeconds,
}

/// What reports said of an image on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    Applied,
    Blessed,
    RolledBack,
    Refused,
}

/// A terminal as a rollout sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub terminal: TerminalId,
    pub label: String,
    pub site: SiteId,
    pub site_name: String,
    pub last_seen: Option<UnixSeconds>,
    /// Its last status; one that never said what it runs was not made from an image.
    pub update: Option<UpdateState>,
    /// What its reports said of the rollout's image, and when the centre heard it.
    pub outcome: Option<(Outcome, UnixSeconds)>,
}

/// Where a member stands with the rollout's image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    Blessed,
    UnderWay,
    RolledBack,
    Refused,
    Silent,
}

/// What a rollout does next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    NextStage,
    Finish,
    Stop(StopReason),
}

/// In which tenth of the region a terminal is, 0 to 9: a hash of its id.
#[must_use]
pub fn tenth(terminal: TerminalId) -> u8 {
    // FNV-1a: nobody gains by being early.
    let hash = terminal
        .0
        .as_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    // The upper bits are mixed better.
    u8::try_from((hash >> 32) % 10).unwrap_or(0)
}

impl NewRollout {
    /// The stage of the plan with which the image reaches a terminal, from 0.
    #[must_use]
    pub fn reached_with(&self, terminal: TerminalId, site: SiteId) -> Option<usize> {
        let own = if terminal == self.first {
            Stage::One
        } else if site == self.site {
            Stage::Site
        } else if tenth(terminal) == 0 {
            Stage::Tenth
        } else {
            Stage::All
        };
        self.stages.iter().position(|stage| *stage >= own)
    }
}

impl Rollout {
    fn stage_of(&self, member: &Member) -> Option<usize> {
        member.update.and_then(|update| update.running)?;
        self.plan.reached_with(member.terminal, member.site)
    }

    #[must_use]
    pub fn stage(&self) -> Stage {
        let last = self.plan.stages.last();
        let now = self.plan.stages.get(self.standing.stage).or(last);
        now.copied().unwrap_or(Stage::All)
    }

    /// Whether it may still change by itself or by somebody's word.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(
            self.standing.state,
            RolloutState::Running | RolloutState::Paused
        )
    }

    /// Where a terminal stands with the image.
    #[must_use]
    pub fn progress(&self, member: &Member, now: UnixSeconds) -> Progress {
        let image = self.plan.image;
        let reported = member
            .outcome
            .filter(|(_, noted)| *noted >= self.plan.begun)
            .map(|(outcome, _)| outcome);
        let running = member.update.and_then(|update| update.running).unwrap_or(0);
        let phase = member.update.map(|update| update.phase);
        let proven = running > image || (running == image && phase != Some(UpdatePhase::Trying));
        if phase == Some(UpdatePhase::RolledBack { image })
            || (reported == Some(Outcome::RolledBack) && !proven)
        {
            return Progress::RolledBack;
        }
        if proven || reported == Some(Outcome::Blessed) {
            return Progress::Blessed;
        }
        let wanted = member.update.and_then(|update| update.wanted) == Some(image);
        if reported == Some(Outcome::Refused)
            || (wanted && matches!(phase, Some(UpdatePhase::Refused { .. })))
        {
            return Progress::Refused;
        }
        let heard = member
            .last_seen
            .is_some_and(|seen| now.0.saturating_sub(seen.0) <= SILENT_S);
        if heard {
            Progress::UnderWay
        } else {
            Progress::Silent
        }
    }

    /// Terminals of each stage of the plan, those of earlier ones left out.
    #[must_use]
    pub fn counts(&self, members: &[Member], now: UnixSeconds) -> Vec<StageCounts> {
        let mut counts: Vec<StageCounts> =
            self.plan.stages.iter().map(|stage| none(*stage)).collect();
        for member in members {
            let found = self.stage_of(member);
            if let Some(count) = found.and_then(|stage| counts.get_mut(stage)) {
                add(count, self.progress(member, now));
            }
        }
        counts
    }

    /// Members that went back to the image before.
    pub fn rolled_back<'a>(
        &'a self,
        members: &'a [Member],
        now: UnixSeconds,
    ) -> impl Iterator<Item = &'a Member> {
        members.iter().filter(move |member| {
            self.stage_of(member)
                .is_some_and(|stage| stage <= self.standing.stage)
                && self.progress(member, now) == Progress::RolledBack
        })
    }

    /// What it does next by itself. `offered`: the signed repository has the image.
    #[must_use]
    pub fn next(&self, members: &[Member], offered: bool, now: UnixSeconds) -> Option<Step> {
        if !self.is_open() {
            return None;
        }
        if !offered {
            return Some(Step::Stop(StopReason::Withdrawn));
        }
        let mut reached = none(self.stage());
        for member in members {
            if self
                .stage_of(member)
                .is_some_and(|stage| stage <= self.standing.stage)
            {
                add(&mut reached, self.progress(member, now));
            }
        }
        if is_too_much(&reached) {
            return Some(Step::Stop(StopReason::RolledBack));
        }
        if self.standing.state != RolloutState::Running {
            return None;
        }
        let waited = now.0.saturating_sub(self.standing.stage_begun.0);
        if !is_proven(&reached, waited) {
            return None;
        }
        let last = self.standing.stage.saturating_add(1) >= self.plan.stages.len();
        Some(if last { Step::Finish } else { Step::NextStage })
    }

    /// How it stands after a step.
    #[must_use]
    pub fn after(&self, step: Step, now: UnixSeconds) -> Standing {
        let standing = self.standing;
        match step {
            Step::NextStage => Standing {
                stage: standing.stage.saturating_add(1),
                stage_begun: now,
                ..standing
            },
            Step::Finish => Standing {
                state: RolloutState::Done,
                ..standing
            },
            Step::Stop(reason) => Standing {
                state: RolloutState::Stopped,
                stopped: Some(reason),
                ..standing
            },
        }
    }
}

/// The image that a terminal should run; `None`: the one that it runs. `rollouts`: latest first.
#[must_use]
pub fn wanted(
    rollouts: &[Rollout],
    terminal: TerminalId,
    site: SiteId,
    running: Option<u64>,
) -> Option<u64> {
    let running = running?;
    let image = rollouts.iter().find_map(|rollout| {
        let image = rollout.plan.image;
        let stage = rollout.plan.reached_with(terminal, site);
        let reached = stage.is_some_and(|stage| stage <= rollout.standing.stage);
        let holds = match rollout.standing.state {
            RolloutState::Stopped | RolloutState::Unknown => running == image,
            RolloutState::Running | RolloutState::Paused | RolloutState::Done => reached,
        };
        holds.then_some(image)
    })?;
    (image >= running).then_some(image)
}

const fn none(stage: Stage) -> StageCounts {
    StageCounts {
        stage,
        terminals: 0,
        blessed: 0,
        under_way: 0,
        rolled_back: 0,
        refused: 0,
        silent: 0,
    }
}

const fn add(count: &mut StageCounts, progress: Progress) {
    count.terminals = count.terminals.saturating_add(1);
    let one = match progress {
        Progress::Blessed => &mut count.blessed,
        Progress::UnderWay => &mut count.under_way,
        Progress::RolledBack => &mut count.rolled_back,
        Progress::Refused => &mut count.refused,
        Progress::Silent => &mut count.silent,
    };
    *one = one.saturating_add(1);
}

fn is_too_much(reached: &StageCounts) -> bool {
    let back = u64::from(reached.rolled_back);
    if reached.stage < Stage::Tenth {
        return back > 0;
    }
    let tried = back + u64::from(reached.blessed);
    back * 100 > FEW_PERCENT * u64::from(reached.terminals)
        || (tried >= ENOUGH_TRIES && back * 100 > FEW_PERCENT * tried)
}

fn is_proven(reached: &StageCounts, waited: i64) -> bool {
    let heard = u64::from(reached.terminals.saturating_sub(reached.silent));
    let blessed = u64::from(reached.blessed);
    let all = blessed == heard.saturating_sub(u64::from(reached.rolled_back));
    let most = waited >= PATIENCE_S && blessed * 100 >= MOST_PERCENT * heard;
    blessed > 0 && (all || most)
}

#[cfg(test)]
mod tests;
