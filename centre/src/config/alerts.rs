// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Who is told of what, and how.

use std::path::PathBuf;

use serde::Deserialize;
use url::Url;

use super::ConfigError;

/// When something is told.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Alerts {
    /// A terminal that nobody heard of for this long while its site is open is silent.
    pub silent_after_minutes: u32,
    /// How often it is looked; what came up meanwhile goes into one message.
    pub every_seconds: u32,
}

impl Default for Alerts {
    fn default() -> Self {
        Self {
            silent_after_minutes: 30,
            every_seconds: 60,
        }
    }
}

impl Alerts {
    pub(super) const fn check(&self) -> Result<(), ConfigError> {
        // What the store knows is up to two minutes old.
        if self.silent_after_minutes < 5 {
            return Err(ConfigError::Value(
                "alerts.silent_after_minutes",
                "5 or more",
            ));
        }
        if self.every_seconds == 0 {
            return Err(ConfigError::Value("alerts.every_seconds", "1 or more"));
        }
        Ok(())
    }
}

/// The mail server, and who gets what it sends.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    pub host: String,
    pub port: u16,
    #[serde(default)]
    pub security: SmtpSecurity,
    pub user: Option<String>,
    pub password_file: Option<PathBuf>,
    /// The sender, as `sportello@region.example`.
    pub from: String,
    pub to: Vec<Recipient>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SmtpSecurity {
    /// TLS from the first byte (port 465).
    #[default]
    Tls,
    /// TLS after a greeting in the clear; refused if the server has none (port 587).
    Starttls,
    /// Nothing; only for a server on this machine.
    None,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    pub address: String,
    #[serde(default)]
    pub language: Language,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    It,
    En,
}

/// An address that gets a POST with JSON.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhook {
    pub url: Url,
    /// Holds the secret that signs each POST (HMAC-SHA-256).
    pub secret_file: PathBuf,
}
