// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What is counted apart from the record: language, accessibility modes, helper, and what came of
//! the self-assessment.
//!
//! Each is a total by itself, per day. "Bengali" and "screen reader" of the same session
//! are two increments in two places; nothing says that they came together.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::BadValue;

/// Sessions that a sheet of totals holds at least before it may leave the terminal. Days
/// with fewer are added to the day after: alone they would be joined with the record of
/// the same date.
pub const SHEET_MIN_SESSIONS: u32 = 5;

/// Languages told apart on one day; what comes after is counted under `und`.
const MAX_LANGUAGES: usize = 64;

/// A BCP 47 tag such as `it`, `ar`, `zh-Hans`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LanguageTag(String);

impl LanguageTag {
    /// 2 or 3 small letters, then parts of 2 to 8 letters or digits; 16 characters at most.
    pub fn parse(text: &str) -> Result<Self, BadValue> {
        let mut parts = text.split('-');
        let first = parts.next().unwrap_or("");
        let fits = text.len() <= 16
            && (2..=3).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_lowercase())
            && parts.all(|part| {
                (2..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(BadValue::LanguageTag)
        }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn undetermined() -> Self {
        Self("und".to_owned())
    }
}

impl fmt::Debug for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for LanguageTag {
    type Error = BadValue;
    fn try_from(text: String) -> Result<Self, BadValue> {
        Self::parse(&text)
    }
}

impl From<LanguageTag> for String {
    fn from(tag: LanguageTag) -> Self {
        tag.0
    }
}

/// An accessibility mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    LargeText,
    HugeText,
    HighContrast,
    DarkTheme,
    ReducedMotion,
    Speech,
    SwitchScanning,
    OnScreenKeyboard,
    LargePointer,
    KeyboardOnly,
}

/// An area of the self-assessment, by DigComp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Skill {
    Information,
    Communication,
    Content,
    Safety,
    Problems,
}

/// How far somebody gets in an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SkillLevel {
    Never,
    WithHelp,
    Alone,
    Teaches,
}

/// What one session adds to the day's totals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counters {
    /// The language in use at the end.
    pub language: LanguageTag,
    /// Modes that were on at any moment.
    pub modes: BTreeSet<Mode>,
    /// Answer to the notice's optional question; `None` when it was not given.
    pub with_helper: Option<bool>,
    /// What came of the self-assessment, if it was done to its end.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub skills: BTreeMap<Skill, SkillLevel>,
}

/// How often the notice's optional question was answered, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelperTotals {
    pub with_helper: u32,
    pub alone: u32,
    pub not_said: u32,
}

/// How often each level came out in one area.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelTotals {
    pub never: u32,
    pub with_help: u32,
    pub alone: u32,
    pub teaches: u32,
}

impl LevelTotals {
    const fn of(&mut self, level: SkillLevel) -> &mut u32 {
        match level {
            SkillLevel::Never => &mut self.never,
            SkillLevel::WithHelp => &mut self.with_help,
            SkillLevel::Alone => &mut self.alone,
            SkillLevel::Teaches => &mut self.teaches,
        }
    }

    const fn add(&mut self, other: &Self) {
        self.never = self.never.saturating_add(other.never);
        self.with_help = self.with_help.saturating_add(other.with_help);
        self.alone = self.alone.saturating_add(other.alone);
        self.teaches = self.teaches.saturating_add(other.teaches);
    }
}

/// Totals of some days. Every number stands by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayTotals {
    pub sessions: u32,
    pub languages: BTreeMap<LanguageTag, u32>,
    pub modes: BTreeMap<Mode, u32>,
    pub helper: HelperTotals,
    /// Areas in which nobody was assessed are not there: nor is all of it, in books of before.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub skills: BTreeMap<Skill, LevelTotals>,
}

impl DayTotals {
    pub(crate) fn count(&mut self, session: &Counters) {
        self.sessions = self.sessions.saturating_add(1);
        add_language(&mut self.languages, &session.language, 1);
        for mode in &session.modes {
            let total = self.modes.entry(*mode).or_default();
            *total = total.saturating_add(1);
        }
        let total = match session.with_helper {
            Some(true) => &mut self.helper.with_helper,
            Some(false) => &mut self.helper.alone,
            None => &mut self.helper.not_said,
        };
        *total = total.saturating_add(1);
        for (skill, level) in &session.skills {
            let total = self.skills.entry(*skill).or_default().of(*level);
            *total = total.saturating_add(1);
        }
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.sessions = self.sessions.saturating_add(other.sessions);
        for (language, count) in &other.languages {
            add_language(&mut self.languages, language, *count);
        }
        for (mode, count) in &other.modes {
            let total = self.modes.entry(*mode).or_default();
            *total = total.saturating_add(*count);
        }
        let (mine, its) = (&mut self.helper, &other.helper);
        mine.with_helper = mine.with_helper.saturating_add(its.with_helper);
        mine.alone = mine.alone.saturating_add(its.alone);
        mine.not_said = mine.not_said.saturating_add(its.not_said);
        for (skill, levels) in &other.skills {
            self.skills.entry(*skill).or_default().add(levels);
        }
    }
}

fn add_language(totals: &mut BTreeMap<LanguageTag, u32>, language: &LanguageTag, count: u32) {
    let known = totals.contains_key(language) || totals.len() < MAX_LANGUAGES;
    let tag = if known {
        language.clone()
    } else {
        LanguageTag::undetermined()
    };
    let total = totals.entry(tag).or_default();
    *total = total.saturating_add(count);
}

/// Totals on their way to the centre. A later sheet may name the same days again (a clock
/// that was put back): sheets add up, they never replace each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DaySheet {
    pub first_day: NaiveDate,
    pub last_day: NaiveDate,
    pub totals: DayTotals,
}
