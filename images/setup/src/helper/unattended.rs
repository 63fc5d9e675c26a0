// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `sportello-install.toml` on the medium: an installation that nobody is asked about.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Deserialize;

use super::disks::is_named;
use super::network::is_key;
use super::seed::{Seed, is_host, is_tag};
use crate::secret::Secret;
use crate::wire::{Disk, Finish, Holds, Proxy, Refusal};

/// Name of the file, at the top of the medium's ESP.
pub const FILE: &str = "sportello-install.toml";
/// It is smaller.
const MAX_FILE: u64 = 64 * 1024;

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    pub format: Format,
    pub language: Option<String>,
    pub disk: Option<DiskRule>,
    #[serde(default)]
    pub network: NetworkPlan,
    #[serde(default)]
    pub enrolment: EnrolmentPlan,
    #[serde(default)]
    pub after: After,
}

/// Version of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u16")]
pub struct Format;

impl TryFrom<u16> for Format {
    type Error = &'static str;
    fn try_from(number: u16) -> Result<Self, Self::Error> {
        if number == 1 {
            Ok(Self)
        } else {
            Err("this version reads format 1")
        }
    }
}

/// Which disk, and what allows erasing it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiskRule {
    #[serde(default)]
    pub rule: Rule,
    /// The one with this serial number, whatever the rule.
    pub serial: Option<String>,
    /// The model that may be erased, or `any`.
    pub erase: String,
    #[serde(default)]
    pub keep_state: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// The only internal disk that is large enough.
    #[default]
    OnlyInternal,
    SmallestInternal,
    LargestInternal,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkPlan {
    pub wifi: Option<String>,
    pub key: Option<Secret>,
    #[serde(default)]
    pub hidden: bool,
    pub proxy: Option<Proxy>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnrolmentPlan {
    pub code: Option<Secret>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct After {
    #[serde(default)]
    pub then: Then,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Then {
    /// The result stays on the screen until someone comes.
    #[default]
    Stay,
    Restart,
    PowerOff,
}

impl Then {
    #[must_use]
    pub const fn finish(self) -> Option<Finish> {
        match self {
            Self::Stay => None,
            Self::Restart => Some(Finish::Restart),
            Self::PowerOff => Some(Finish::PowerOff),
        }
    }
}

impl Plan {
    /// Reads the medium's file; `None` without one.
    ///
    /// # Errors
    /// [`Refusal::FileWrong`] with the line.
    pub fn read(medium: &Path) -> Result<Option<Self>, Refusal> {
        let Ok(file) = File::open(medium.join(FILE)) else {
            return Ok(None);
        };
        let mut text = String::new();
        let read = file.take(MAX_FILE).read_to_string(&mut text);
        let text = Secret::new(text);
        read.map_err(|_| Refusal::FileWrong { line: 0 })?;
        Self::parse(text.expose()).map(Some)
    }

    fn parse(text: &str) -> Result<Self, Refusal> {
        let plan: Self = toml::from_str(text).map_err(|failed| Refusal::FileWrong {
            line: failed.span().map_or(0, |span| line_of(text, span.start)),
        })?;
        let wrong = |key: &str| {
            let at = text.lines().position(|line| {
                line.split_once('=')
                    .is_some_and(|(name, _)| name.trim() == key)
            });
            let line = at.map_or(0, |at| u32::try_from(at + 1).unwrap_or(0));
            Err(Refusal::FileWrong { line })
        };
        let network = &plan.network;
        if plan.language.as_ref().is_some_and(|it| !is_tag(it)) {
            return wrong("language");
        }
        let name = network.wifi.as_ref();
        if name.is_some_and(|it| it.is_empty() || it.len() > 32)
            || (name.is_none() && network.key.is_some())
        {
            return wrong("wifi");
        }
        if network.key.as_ref().is_some_and(|it| !is_key(it.expose())) {
            return wrong("key");
        }
        if network.proxy.as_ref().is_some_and(|it| !is_host(&it.host)) {
            return wrong("proxy");
        }
        if let Some(code) = &plan.enrolment.code
            && super::enrol::check(code).is_err()
        {
            return wrong("code");
        }
        Ok(plan)
    }

    /// The disk that the rule means.
    ///
    /// # Errors
    /// When none or more than one is meant, or the one may not be erased.
    pub fn choose<'a>(&self, disks: &'a [Disk]) -> Result<&'a Disk, Refusal> {
        let Some(rule) = &self.disk else {
            return Err(Refusal::RuleFindsNone);
        };
        let fitting = disks.iter().filter(|disk| match &rule.serial {
            Some(serial) => disk.serial == *serial,
            None => !disk.removable && disk.unfit.is_none(),
        });
        let mut fitting: Vec<&Disk> = fitting.collect();
        fitting.sort_by_key(|disk| disk.bytes);
        let chosen = match (rule.serial.is_some(), rule.rule) {
            (true, _) | (false, Rule::OnlyInternal) if fitting.len() > 1 => {
                return Err(Refusal::RuleFindsMany);
            }
            (false, Rule::LargestInternal) => fitting.last(),
            _ => fitting.first(),
        };
        let chosen = *chosen.ok_or(Refusal::RuleFindsNone)?;
        if let Some(why) = chosen.unfit {
            return Err(why);
        }
        let needs_no_leave = chosen.holds == Holds::Nothing || chosen.holds == Holds::Unfinished;
        if rule.erase == "any" || needs_no_leave || is_named(chosen, &rule.erase) {
            Ok(chosen)
        } else {
            Err(Refusal::EraseDiffers)
        }
    }

    /// What the installed terminal finds.
    #[must_use]
    pub fn seed(&self) -> Seed {
        let network = &self.network;
        Seed {
            language: self.language.clone(),
            code: self.enrolment.code.clone(),
            unattended: true,
            wifi: network.wifi.clone().map(|name| {
                let key = network.key.clone().unwrap_or_default();
                (name, key, network.hidden)
            }),
            proxy: network.proxy.clone(),
        }
    }
}

fn line_of(text: &str, at: usize) -> u32 {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let ends = before.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(ends + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
