// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the shell knows of one session beyond the rules: which tasks were opened and how
//! far they went, and what the citizen would lose at the end. It lives in this process,
//! which is replaced after the session.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use chrono::Timelike;
use chrono_tz::Tz;
use sportello_capsule::wire::{Refusal, StickState};
use sportello_kit::{Motion, TextSize, Theme};
use sportello_ledger::{
    BadValue, Counters, Draft, DurationBucket, EndReason, HourOfDay, LanguageTag, Mode, Outcome,
    Skill, SkillLevel, TaskId, TaskOutcome, Tasks,
};
use tracing::warn;

use super::met::Hosts;
use crate::screen::{Looks, TaskKey, Unsaved, assess};
use crate::service::ledger::Entry;

/// One session.
#[derive(Debug, Clone)]
pub(crate) struct Visit {
    began: chrono::DateTime<Tz>,
    tasks: Tasks,
    /// The task that the guide leads through now.
    under_way: Option<TaskOutcome>,
    modes: BTreeSet<Mode>,
    pub(crate) with_helper: Option<bool>,
    /// What came of the self-assessment, when it was last done to its end.
    skills: BTreeMap<Skill, SkillLevel>,
    pub(crate) help_asked: bool,
    /// Files in the capsule that nobody has saved.
    pub(crate) unsaved: Unsaved,
    /// What there is of sticks: a guide that begins later wants to know.
    pub(crate) stick: StickState,
    /// A host was refused that staff could let through.
    pub(crate) blocked: bool,
    pub(crate) host_allowed: bool,
    pub(super) hosts: Hosts,
}

impl Visit {
    pub(crate) fn new(began: chrono::DateTime<Tz>, with_helper: Option<bool>) -> Self {
        Self {
            began,
            tasks: Tasks::new(),
            under_way: None,
            modes: BTreeSet::new(),
            with_helper,
            skills: BTreeMap::new(),
            help_asked: false,
            unsaved: Unsaved::default(),
            stick: StickState::Absent,
            blocked: false,
            host_allowed: false,
            hosts: Hosts::default(),
        }
    }

    /// A task begins; the one before it is given up unless it was finished. Links of the
    /// municipality and free browsing are no tasks: the record says nothing of them.
    pub(crate) fn begin_task(&mut self, key: &TaskKey) {
        self.leave_task(Outcome::GivenUp);
        self.under_way = TaskId::parse(&key.0).ok().map(|task| TaskOutcome {
            task,
            furthest_step: 0,
            outcome: Outcome::Interrupted,
        });
    }

    /// How long it lasts by the wall clock, for the slate only: the record's own length
    /// comes from the rules, which never ask a wall.
    pub(crate) fn lasted(&self, wall: sportello_session::Wall) -> Duration {
        (wall - self.began.to_utc()).to_std().unwrap_or_default()
    }

    /// Whether a task is open that was neither finished nor left.
    pub(crate) const fn is_in_task(&self) -> bool {
        self.under_way.is_some()
    }

    /// The task that the guide leads through; a link is none.
    pub(super) fn task_under_way(&self) -> Option<&TaskId> {
        self.under_way.as_ref().map(|task| &task.task)
    }

    /// The guide shows this step.
    pub(crate) fn reach(&mut self, step: u16) {
        if let Some(task) = &mut self.under_way {
            task.furthest_step = task.furthest_step.max(step);
        }
    }

    /// The last step was confirmed.
    pub(crate) fn finish_task(&mut self) {
        self.leave_task(Outcome::Finished);
    }

    /// Nobody goes on with the task under way.
    pub(crate) fn leave_task(&mut self, outcome: Outcome) {
        if let Some(task) = self.under_way.take()
            && self.tasks.push(TaskOutcome { outcome, ..task }).is_err()
        {
            warn!("more tasks than a record holds: one is not in it");
        }
    }

    /// A host was refused; only those outside the task's list can be let through.
    pub(crate) fn refused(&mut self, class: Refusal) {
        self.blocked |= matches!(class, Refusal::Undeclared | Refusal::Filtered);
    }

    /// The citizen wears these looks: each mode counts once per session.
    pub(crate) fn wear(&mut self, looks: Looks) {
        match looks.text {
            TextSize::Normal => {}
            TextSize::Large => drop(self.modes.insert(Mode::LargeText)),
            TextSize::Largest => drop(self.modes.insert(Mode::HugeText)),
        }
        match looks.theme {
            Theme::Light => {}
            Theme::Dark => drop(self.modes.insert(Mode::DarkTheme)),
            Theme::HighContrast => drop(self.modes.insert(Mode::HighContrast)),
        }
        if looks.motion == Motion::Reduced {
            let _new = self.modes.insert(Mode::ReducedMotion);
        }
        if looks.single_key.is_some() {
            let _new = self.modes.insert(Mode::SwitchScanning);
        }
        if looks.voice {
            let _new = self.modes.insert(Mode::Speech);
        }
    }

    /// The self-assessment came to its end. Done again, the last one counts: a session is one
    /// person in each area.
    pub(crate) fn assess(&mut self, levels: &[(u8, assess::Level)]) {
        let known = levels.iter().filter_map(|(area, level)| {
            let skill = match area {
                1 => Skill::Information,
                2 => Skill::Communication,
                3 => Skill::Content,
                4 => Skill::Safety,
                5 => Skill::Problems,
                _ => return None,
            };
            let level = match level {
                assess::Level::Never => SkillLevel::Never,
                assess::Level::WithHelp => SkillLevel::WithHelp,
                assess::Level::Alone => SkillLevel::Alone,
                assess::Level::Teaches => SkillLevel::Teaches,
            };
            Some((skill, level))
        });
        self.skills = known.collect();
    }

    /// The tasks that were finished, in their order, each once.
    pub(crate) fn finished(&self) -> Vec<TaskKey> {
        let mut keys: Vec<TaskKey> = Vec::new();
        for task in self.tasks.as_slice() {
            let key = TaskKey(task.task.as_str().to_owned());
            if task.outcome == Outcome::Finished && !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// What the session leaves if it ends now for `end` after `lasted`, with `language` in
    /// use.
    ///
    /// # Errors
    /// Never for a clock of 24 hours; the ledger's types want it said.
    pub(crate) fn entry(
        &self,
        end: EndReason,
        lasted: Duration,
        language: &str,
    ) -> Result<Entry, BadValue> {
        let mut whole = self.clone();
        whole.leave_task(match end {
            EndReason::TimeOver => Outcome::TimeOver,
            _ => Outcome::Interrupted,
        });
        let hour = u8::try_from(self.began.hour()).unwrap_or(0);
        Ok(Entry {
            draft: Draft {
                date: self.began.date_naive(),
                hour: HourOfDay::new(hour)?,
                duration: DurationBucket::of(lasted),
                tasks: whole.tasks,
                end,
                help_asked: self.help_asked,
            },
            counters: Counters {
                language: LanguageTag::parse(language).or_else(|_| LanguageTag::parse("und"))?,
                modes: self.modes.clone(),
                with_helper: self.with_helper,
                skills: self.skills.clone(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit() -> Visit {
        let began = "2026-11-23T09:20:00Z"
            .parse::<chrono::DateTime<chrono::Utc>>()
            .unwrap();
        Visit::new(began.with_timezone(&chrono_tz::Europe::Rome), Some(true))
    }

    fn tasks(entry: &Entry) -> Vec<(&str, u16, Outcome)> {
        entry
            .draft
            .tasks
            .as_slice()
            .iter()
            .map(|task| (task.task.as_str(), task.furthest_step, task.outcome))
            .collect()
    }

    fn key(name: &str) -> TaskKey {
        TaskKey(name.to_owned())
    }

    #[test]
    fn the_record_holds_each_task_with_its_furthest_step_and_outcome() {
        let mut visit = visit();
        visit.begin_task(&key("practise-spid"));
        visit.reach(4);
        visit.reach(2);
        visit.finish_task();
        visit.begin_task(&key("isee"));
        visit.reach(1);
        visit.begin_task(&key("fse"));
        let entry = visit
            .entry(EndReason::TimeOver, Duration::from_secs(3000), "ar")
            .unwrap();
        assert_eq!(
            tasks(&entry),
            [
                ("practise-spid", 4, Outcome::Finished),
                ("isee", 1, Outcome::GivenUp),
                ("fse", 0, Outcome::TimeOver),
            ]
        );
        assert_eq!(entry.draft.hour.get(), 10, "local time");
        assert_eq!(entry.draft.duration, DurationBucket::From30To60);
        assert_eq!(entry.counters.language.as_str(), "ar");
    }

    #[test]
    fn what_is_open_when_the_citizen_ends_is_neither_finished_nor_given_up() {
        let mut visit = visit();
        visit.begin_task(&key("isee"));
        let entry = visit
            .entry(EndReason::Citizen, Duration::ZERO, "it")
            .unwrap();
        assert_eq!(tasks(&entry), [("isee", 0, Outcome::Interrupted)]);
    }

    #[test]
    fn an_assessment_done_again_counts_once() {
        let mut visit = visit();
        visit.assess(&[(1, assess::Level::Never), (4, assess::Level::Teaches)]);
        visit.assess(&[(1, assess::Level::Alone), (9, assess::Level::Alone)]);
        let entry = visit
            .entry(EndReason::Citizen, Duration::ZERO, "it")
            .unwrap();
        let skills: Vec<_> = entry.counters.skills.into_iter().collect();
        assert_eq!(skills, [(Skill::Information, SkillLevel::Alone)]);
    }

    #[test]
    fn links_and_free_browsing_leave_no_trace_in_the_record() {
        let mut visit = visit();
        visit.begin_task(&key("link:0"));
        visit.reach(3);
        visit.finish_task();
        let entry = visit
            .entry(EndReason::Citizen, Duration::ZERO, "zz-not a tag")
            .unwrap();
        assert!(tasks(&entry).is_empty());
        assert_eq!(entry.counters.language.as_str(), "und");
    }

    #[test]
    fn a_mode_counts_once_however_often_it_is_switched() {
        let mut visit = visit();
        let large = Looks {
            text: TextSize::Large,
            ..Looks::default()
        };
        visit.wear(large);
        visit.wear(Looks::default());
        visit.wear(large);
        let entry = visit
            .entry(EndReason::Citizen, Duration::ZERO, "it")
            .unwrap();
        assert_eq!(
            entry.counters.modes.into_iter().collect::<Vec<_>>(),
            [Mode::LargeText]
        );
    }
}
