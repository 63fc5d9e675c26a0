// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The durations and quotas of a session. Settings come from policy; [`Rules`] are settings that
//! have been checked, so that the machine never meets a session of no length.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::{Hours, Minutes, Seconds, Wall};

/// What the IT admin may set. A missing field takes its default.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Length of a session (5 to 480).
    pub session: Minutes,
    /// Time left at which the citizen is told (1 to 60 each, at most five).
    pub warnings: Vec<Minutes>,
    /// What one press adds (1 to 60).
    pub extension: Minutes,
    /// How often it may be pressed (0 to 10; fewer than ten falls short of WCAG 2.2.1).
    pub extensions_max: u8,
    /// Time left from which the extension is offered (1 to 60).
    pub extension_offered_at: Minutes,
    /// The last minutes to save one's work (0 to 15; 0 means none).
    pub grace: Minutes,
    /// Time left from which the grace is offered when no extension is (1 to 15).
    pub grace_offered_at: Minutes,
    /// Without any sign of a person for this long, the terminal asks (1 to 60).
    pub idle_after: Minutes,
    /// How long it waits for the answer (20 to 300).
    pub idle_answer: Seconds,
    /// How long "I am on the phone" holds (1 to 60).
    pub phone: Minutes,
    /// A locked session ends after this (1 to 10).
    pub lock: Minutes,
    /// How far a hop may carry a session beyond its end (0 to 10).
    pub hop_cap: Minutes,
    /// Sessions end this long before the site closes (0 to 120).
    pub closing_margin: Minutes,
    /// No session is begun that could not last this long before closing (1 to 60).
    pub shortest: Minutes,
    /// An unanswered notice goes back to welcome (1 to 30).
    pub notice: Minutes,
    /// How long the thanks screen waits for a rating (5 to 120).
    pub thanks: Seconds,
    /// A laptop that stays closed for so long was left (5 to 300).
    pub lid_grace: Seconds,
    /// Percent of the battery at which the citizen is told (2 to 50); above `battery_end`.
    pub battery_warn: u8,
    /// Percent at which sessions end and none begins (1 to 30).
    pub battery_end: u8,
    /// Percent that it must be above for sessions to begin again (1 to 60); not below
    /// `battery_end`.
    pub battery_again: u8,
    /// Opening hours; none means always open.
    pub hours: Option<Hours>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            session: Minutes(60),
            warnings: vec![Minutes(10), Minutes(5), Minutes(1)],
            extension: Minutes(10),
            extensions_max: 10,
            extension_offered_at: Minutes(10),
            grace: Minutes(5),
            grace_offered_at: Minutes(5),
            idle_after: Minutes(5),
            idle_answer: Seconds(60),
            phone: Minutes(15),
            lock: Minutes(10),
            hop_cap: Minutes(10),
            closing_margin: Minutes(15),
            shortest: Minutes(5),
            notice: Minutes(3),
            thanks: Seconds(30),
            lid_grace: Seconds(20),
            battery_warn: 10,
            battery_end: 5,
            battery_again: 8,
            hours: None,
        }
    }
}

/// A setting that cannot be obeyed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RulesError {
    #[error("`{setting}` is {found}; it must be from {least} to {most}")]
    OutOfBounds {
        setting: &'static str,
        found: u16,
        least: u16,
        most: u16,
    },
    #[error("`warnings` has {found} entries; it may have at most five")]
    TooManyWarnings { found: usize },
    #[error("`warnings` names {0} twice")]
    WarningTwice(Minutes),
    #[error(
        "`battery_warn` must be above `battery_end`, and `battery_again` not below it; they are \
         {warn}, {end} and {again}"
    )]
    BatteryOrder { warn: u8, end: u8, again: u8 },
}

/// Checked settings, and the date of the software that obeys them.
#[derive(Debug, Clone, PartialEq)]
pub struct Rules {
    /// Boxed, so that an event which carries rules is no bigger than its neighbours.
    settings: Box<Settings>,
    software_date: Wall,
}

impl Rules {
    /// `software_date`: when this software was built. A wall clock that is older is wrong, and
    /// opening hours are then not enforced.
    pub fn new(mut settings: Settings, software_date: Wall) -> Result<Self, RulesError> {
        let s = &settings;
        within("session", s.session.0, 5..=480)?;
        within("extension", s.extension.0, 1..=60)?;
        within("extensions_max", s.extensions_max.into(), 0..=10)?;
        within("extension_offered_at", s.extension_offered_at.0, 1..=60)?;
        within("grace", s.grace.0, 0..=15)?;
        within("grace_offered_at", s.grace_offered_at.0, 1..=15)?;
        within("idle_after", s.idle_after.0, 1..=60)?;
        within("idle_answer", s.idle_answer.0, 20..=300)?;
        within("phone", s.phone.0, 1..=60)?;
        within("lock", s.lock.0, 1..=10)?;
        within("hop_cap", s.hop_cap.0, 0..=10)?;
        within("closing_margin", s.closing_margin.0, 0..=120)?;
        within("shortest", s.shortest.0, 1..=60)?;
        within("notice", s.notice.0, 1..=30)?;
        within("thanks", s.thanks.0, 5..=120)?;
        within("lid_grace", s.lid_grace.0, 5..=300)?;
        within("battery_warn", s.battery_warn.into(), 2..=50)?;
        within("battery_end", s.battery_end.into(), 1..=30)?;
        within("battery_again", s.battery_again.into(), 1..=60)?;
        if s.battery_warn <= s.battery_end || s.battery_again < s.battery_end {
            return Err(RulesError::BatteryOrder {
                warn: s.battery_warn,
                end: s.battery_end,
                again: s.battery_again,
            });
        }
        if s.warnings.len() > 5 {
            return Err(RulesError::TooManyWarnings {
                found: s.warnings.len(),
            });
        }
        for warning in &s.warnings {
            within("warnings", warning.0, 1..=60)?;
        }
        settings.warnings.sort_unstable_by(|a, b| b.cmp(a));
        if let Some(pair) = settings.warnings.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(RulesError::WarningTwice(pair[0]));
        }
        Ok(Self {
            settings: Box::new(settings),
            software_date,
        })
    }

    /// The default settings, always open.
    pub fn usual(software_date: Wall) -> Self {
        Self {
            settings: Box::default(),
            software_date,
        }
    }

    /// The settings as checked; warnings are in falling order.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    pub const fn software_date(&self) -> Wall {
        self.software_date
    }
}

fn within(
    setting: &'static str,
    found: u16,
    bounds: RangeInclusive<u16>,
) -> Result<(), RulesError> {
    if bounds.contains(&found) {
        return Ok(());
    }
    let (least, most) = bounds.into_inner();
    Err(RulesError::OutOfBounds {
        setting,
        found,
        least,
        most,
    })
}
