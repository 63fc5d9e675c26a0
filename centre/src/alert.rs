// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Tells people that a terminal is ill or silent, by e-mail and webhook.
//!
//! # Invariants
//! 1. What one channel was told is written down before the next round: a restart does not
//!    tell it again. (If the centre dies between the mail server's answer and that note, the
//!    same message, with the same number, goes out once more.)
//! 2. A channel that fails is tried again, later and later, and holds up no other.
//! 3. A terminal is silent only while its site is open, by the hours that staff entered.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use serde::Serialize;
use sportello_protocol::operator::StopReason;
use sportello_protocol::{TerminalId, UnixSeconds};
use sportello_store::{AlarmLine, SiteId, Store, StoreError};
use tracing::{error, info, warn};

use crate::centre::{Centre, chain};
use crate::config::{Alerts, Config};

pub mod hours;
pub mod mail;
mod memory;
mod silence;
pub mod webhook;
mod words;

pub use memory::MemoryError;

use memory::{Key, Memory};
use silence::Silence;

/// Alerts in one message; the rest goes into the next.
const BATCH: usize = 200;
const FIRST_RETRY: Duration = Duration::from_secs(60);
const LAST_RETRY: Duration = Duration::from_secs(3600);

/// Something to tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Alert {
    Alarm(AlarmLine),
    Silent(SilentLine),
    Rollout(RolloutLine),
}

/// A terminal that says nothing while its site is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SilentLine {
    pub terminal: TerminalId,
    pub label: String,
    pub site: SiteId,
    pub site_name: String,
    /// Heard of last.
    pub since: UnixSeconds,
}

/// A rollout that stopped by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RolloutLine {
    pub rollout: u64,
    pub image: u64,
    pub reason: StopReason,
    /// Terminals that went back to the image before.
    pub rolled_back: u64,
}

impl Alert {
    fn key(&self) -> Key {
        match self {
            Self::Alarm(line) => Key::Alarm(line.id),
            Self::Silent(line) => Key::Silent(line.terminal, line.since),
            Self::Rollout(line) => Key::Rollout(line.rollout),
        }
    }
}

/// A way to tell somebody.
#[async_trait]
pub trait Channel: Send + Sync + std::fmt::Debug {
    /// Names it in the memory file; stays the same over restarts.
    fn name(&self) -> String;
    /// `number` is the same when the same alerts are sent again.
    ///
    /// # Errors
    /// When it is not certain that the other end has them.
    async fn tell(&self, alerts: &[Alert], number: &str, now: UnixSeconds) -> anyhow::Result<()>;
}

/// A channel and when it may be tried again.
#[derive(Debug)]
struct Line {
    channel: Box<dyn Channel>,
    failures: u32,
    not_before: Option<tokio::time::Instant>,
}

/// Looks for what is to be told, and tells it.
#[derive(Debug)]
pub struct Watch {
    centre: Arc<Centre>,
    rules: Alerts,
    lines: Vec<Line>,
    memory: Memory,
    silence: Silence,
}

impl Watch {
    /// # Errors
    /// When what was told before cannot be read.
    pub fn new(
        centre: Arc<Centre>,
        rules: Alerts,
        folder: &Path,
        channels: Vec<Box<dyn Channel>>,
    ) -> Result<Self, MemoryError> {
        let lines = channels.into_iter().map(|channel| Line {
            channel,
            failures: 0,
            not_before: None,
        });
        Ok(Self {
            memory: Memory::open(folder)?,
            lines: lines.collect(),
            silence: Silence::new(rules.silent_after_minutes),
            centre,
            rules,
        })
    }

    /// Until the centre stops.
    pub async fn run(mut self) {
        let every = Duration::from_secs(u64::from(self.rules.every_seconds));
        let stop = self.centre.stop.clone();
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(every) => {}
            }
            if let Err(error) = self.round().await {
                self.centre.metrics.store_failed();
                error!(error = %chain(&error), "alarms could not be read from the store");
            }
        }
    }

    /// One look at the store, one message for each channel that has something to tell.
    ///
    /// # Errors
    /// When the store cannot answer. Channels that fail are tried again by themselves.
    pub async fn round(&mut self) -> Result<(), StoreError> {
        let now = self.centre.now();
        let store = Arc::clone(&self.centre.store);
        let mut alerts: Vec<Alert> = store
            .alarms_to_tell()
            .await?
            .into_iter()
            .map(Alert::Alarm)
            .collect();
        let quiet = self.silence.look(&*store, now).await?;
        self.memory.forget_those_who_spoke(&quiet.all);
        alerts.extend(quiet.while_open.into_iter().map(Alert::Silent));
        alerts.extend(stopped(&*store, now).await?.map(Alert::Rollout));
        for line in &mut self.lines {
            line.tell(&self.centre, &mut self.memory, &alerts, now)
                .await;
        }
        let told: Vec<i64> = alerts
            .iter()
            .filter(|alert| {
                let key = alert.key();
                let mut lines = self.lines.iter();
                lines.all(|line| self.memory.has(&line.channel.name(), &key))
            })
            .filter_map(|alert| match alert {
                Alert::Alarm(line) => Some(line.id),
                Alert::Silent(_) | Alert::Rollout(_) => None,
            })
            .collect();
        if !told.is_empty() {
            store.alarms_told(&told).await?;
            self.memory.forget_alarms(&told);
            save(&mut self.memory);
        }
        Ok(())
    }
}

/// The latest rollout, if it stopped by itself.
async fn stopped(store: &dyn Store, now: UnixSeconds) -> Result<Option<RolloutLine>, StoreError> {
    let Some(rollout) = store.rollouts().await?.into_iter().next() else {
        return Ok(None);
    };
    let reason = match rollout.standing.stopped {
        None | Some(StopReason::Operator) => return Ok(None),
        Some(reason) => reason,
    };
    let members = store.members(rollout.plan.image).await?;
    Ok(Some(RolloutLine {
        rollout: rollout.id.0.unsigned_abs(),
        image: rollout.plan.image,
        reason,
        rolled_back: rollout.rolled_back(&members, now).count() as u64,
    }))
}

impl Line {
    async fn tell(
        &mut self,
        centre: &Centre,
        memory: &mut Memory,
        alerts: &[Alert],
        now: UnixSeconds,
    ) {
        if self
            .not_before
            .is_some_and(|until| tokio::time::Instant::now() < until)
        {
            return;
        }
        let name = self.channel.name();
        let news: Vec<Alert> = alerts
            .iter()
            .filter(|alert| !memory.has(&name, &alert.key()))
            .take(BATCH)
            .cloned()
            .collect();
        if news.is_empty() {
            return;
        }
        let number = number(&news);
        match self.channel.tell(&news, &number, now).await {
            Ok(()) => {
                for alert in &news {
                    memory.note(&name, alert.key());
                }
                save(memory);
                (self.failures, self.not_before) = (0, None);
                centre.metrics.alert(true);
                info!(alerts = news.len(), "somebody was told of alarms");
            }
            Err(error) => {
                centre.metrics.alert(false);
                let wait = retry_after(self.failures);
                self.failures = self.failures.saturating_add(1);
                self.not_before = Some(tokio::time::Instant::now() + wait);
                warn!(
                    error = format!("{error:#}"),
                    retry_s = wait.as_secs(),
                    "nobody could be told of alarms"
                );
            }
        }
    }
}

/// The channels that a configuration names.
///
/// # Errors
/// When a secret cannot be read or an address is none.
pub fn channels(config: &Config) -> anyhow::Result<Vec<Box<dyn Channel>>> {
    let mut channels: Vec<Box<dyn Channel>> = Vec::new();
    if let Some(mail) = &config.mail {
        for letter in mail::Letters::of(mail, &config.region, &config.public_url)? {
            channels.push(Box::new(letter));
        }
    }
    if let Some(hook) = &config.webhook {
        channels.push(Box::new(webhook::Hook::new(hook, &config.region)?));
    }
    Ok(channels)
}

fn save(memory: &mut Memory) {
    if let Err(error) = memory.save() {
        error!(error = %chain(&error), "what was told could not be written down; after a restart it may be told again");
    }
}

/// The same for the same alerts.
fn number(alerts: &[Alert]) -> String {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for alert in alerts {
        hash.update(alert.key().to_string());
        hash.update([0]);
    }
    data_encoding::HEXLOWER.encode(&hash.finalize()[..16])
}

/// Doubles from a minute to an hour, with up to half of it by chance.
fn retry_after(failures: u32) -> Duration {
    let longest = FIRST_RETRY
        .saturating_mul(2_u32.saturating_pow(failures.min(10)))
        .min(LAST_RETRY);
    let share = f64::from(getrandom::u32().unwrap_or(u32::MAX)) / f64::from(u32::MAX);
    longest.mul_f64(0.5 + share / 2.0)
}

/// Alerts by site, for people to read.
fn by_site(alerts: &[Alert]) -> BTreeMap<&str, Vec<&Alert>> {
    let mut sites: BTreeMap<&str, Vec<&Alert>> = BTreeMap::new();
    for alert in alerts {
        let site: &str = match alert {
            Alert::Alarm(line) => &line.site_name,
            Alert::Silent(line) => &line.site_name,
            // Of the whole region.
            Alert::Rollout(_) => "",
        };
        sites.entry(site).or_default().push(alert);
    }
    sites
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_channel_that_fails_is_tried_later_and_later_but_at_least_hourly() {
        for failures in [0, 1, 5, 40, u32::MAX] {
            let wait = retry_after(failures);
            assert!(wait >= Duration::from_secs(30), "{failures}: {wait:?}");
            assert!(wait <= LAST_RETRY, "{failures}: {wait:?}");
        }
        assert!(retry_after(6) > retry_after(0));
    }
}
