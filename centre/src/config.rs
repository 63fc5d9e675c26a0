// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What an administrator decides: one TOML file, with defaults for everything but the name
//! of the region and the address that terminals use.
//!
//! What would be dangerous is refused here, before anything listens: no TLS on an address
//! that others can reach, a public address without it, figures without a door.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use sportello_store::Retention;
use url::Url;

mod alerts;
mod store_at;

pub use alerts::{Alerts, Language, Mail, Recipient, SmtpSecurity, Webhook};
pub use store_at::{Database, StoreAt};

/// The Garante asks for six months at least.
const AUDIT_DAYS: u32 = 184;

/// The configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{path}: cannot be read; make it with `sportello-centre init`")]
    Read {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("{path}: {source}")]
    Toml {
        path: PathBuf,
        source: Box<toml::de::Error>,
    },
    #[error(
        "`listen` is {0}, which others can reach, and `tls.mode` is \"none\": choose \"own\" or \
         \"files\", or listen on 127.0.0.1 behind a proxy"
    )]
    OpenWithoutTls(SocketAddr),
    #[error("`public_url` is not one of https: terminals and staff would speak in the clear")]
    PlainPublicUrl,
    #[error(
        "`public_url` must be an address without path, query or account, such as https://sportello.region.example"
    )]
    PublicUrl,
    #[error("`tls.mode` is \"files\": say `tls.certificate` and `tls.key`")]
    NoCertificate,
    #[error(
        "`metrics.listen` is {0}, which others can reach: say `metrics.token_file`, or listen on 127.0.0.1"
    )]
    OpenMetrics(SocketAddr),
    #[error("`retention.audit_days` is {0}: the Garante asks for {AUDIT_DAYS} at least")]
    ShortAudit(u32),
    #[error("`{0}` must be {1}")]
    Value(&'static str, &'static str),
}

/// How the centre is set up.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where authority and SQLite file are; the configuration's own folder unless said.
    #[serde(default = "here")]
    pub folder: PathBuf,
    /// Name of the region, as pages show it.
    pub region: String,
    /// Its code in the index of public administrations (IPA), for the open data's catalogue.
    pub region_code: Option<String>,
    /// How terminals and staff reach the centre, through whatever proxy.
    pub public_url: Url,
    #[serde(default = "default_listen")]
    pub listen: SocketAddr,
    #[serde(default)]
    pub store: StoreAt,
    #[serde(default)]
    pub database: Database,
    /// Folder of the signed repository; `repository` in `folder` unless said. Processes on one
    /// database share it.
    pub repository: Option<PathBuf>,
    /// What tasks are called and what they are about (TOML); without it pages show ids.
    pub catalogue: Option<PathBuf>,
    #[serde(default)]
    pub tls: Tls,
    /// Proxies whose `X-Forwarded-For` is believed.
    #[serde(default)]
    pub trusted_proxies: Vec<IpAddr>,
    /// Whether this process prunes and sends alerts: exactly one process does.
    #[serde(default = "yes")]
    pub jobs: bool,
    /// In the clear, for terminals that ask whether a network's own page stands in the way.
    #[serde(default)]
    pub online: Online,
    #[serde(default)]
    pub metrics: Metrics,
    #[serde(default)]
    pub retention: Days,
    #[serde(default)]
    pub limits: Limits,
    #[serde(default)]
    pub alerts: Alerts,
    pub mail: Option<Mail>,
    pub webhook: Option<Webhook>,
}

/// Who serves TLS, and with what.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(tag = "mode", rename_all = "snake_case", deny_unknown_fields)]
pub enum Tls {
    /// The centre's own authority, made at first start and pinned by enrolment codes.
    #[default]
    Own,
    /// Certificate chain and key in PEM; read again when they change.
    Files { certificate: PathBuf, key: PathBuf },
    /// A proxy on this machine does it.
    None,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Online {
    /// `0.0.0.0:80`; nobody is answered unless it is said.
    pub listen: Option<SocketAddr>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Metrics {
    /// An address of its own, so that the door for terminals never shows it.
    pub listen: Option<SocketAddr>,
    /// Holds the bearer token that is asked for; must be said unless `listen` is loopback.
    pub token_file: Option<PathBuf>,
}

impl Default for Metrics {
    fn default() -> Self {
        Self {
            listen: Some(SocketAddr::from((Ipv4Addr::LOCALHOST, 9464))),
            token_file: None,
        }
    }
}

/// How long things are kept.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Days {
    pub record_days: u32,
    pub health_days: u32,
    pub alarm_days: u32,
    pub audit_days: u32,
}

impl Default for Days {
    fn default() -> Self {
        Self {
            record_days: 30,
            health_days: 400,
            alarm_days: 400,
            audit_days: AUDIT_DAYS,
        }
    }
}

impl From<Days> for Retention {
    fn from(days: Days) -> Self {
        Self {
            record_days: days.record_days,
            health_days: days.health_days,
            alarm_days: days.alarm_days,
            audit_days: days.audit_days,
        }
    }
}

/// What one machine can bear.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    pub connections: usize,
    /// From one address; a proxy that is trusted is not counted.
    pub connections_per_address: usize,
    /// Reports that are unpacked and stored at the same moment.
    pub reports_in_flight: usize,
    /// Bodies that are being received, all together, KiB.
    pub bodies_kib: u32,
    /// How long an answer to a terminal stays open; below what proxies on the way put up with.
    pub stream_seconds: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 24_000,
            connections_per_address: 2_000,
            reports_in_flight: 64,
            bodies_kib: 96 * 1024,
            stream_seconds: 900,
        }
    }
}

impl Config {
    /// Reads a file; paths in it are relative to its folder.
    ///
    /// # Errors
    /// When it cannot be read or says something that cannot be.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Read {
            path: path.to_owned(),
            source,
        })?;
        let base = path.parent().unwrap_or(Path::new("."));
        Self::parse(&text, base).map_err(|error| match error {
            ConfigError::Toml { source, .. } => ConfigError::Toml {
                path: path.to_owned(),
                source,
            },
            error => error,
        })
    }

    /// As [`Self::load`], of a text.
    ///
    /// # Errors
    /// When it says something that cannot be.
    pub fn parse(text: &str, base: &Path) -> Result<Self, ConfigError> {
        let mut config: Self = toml::from_str(text).map_err(|source| ConfigError::Toml {
            path: PathBuf::from("centre.toml"),
            source: Box::new(source),
        })?;
        config.folder = base.join(&config.folder);
        config.store.resolve(&config.folder);
        for path in [
            config.catalogue.as_mut(),
            config.repository.as_mut(),
            config.database.authorities.as_mut(),
            config.metrics.token_file.as_mut(),
            config
                .mail
                .as_mut()
                .and_then(|mail| mail.password_file.as_mut()),
            config
                .webhook
                .as_mut()
                .map(|webhook| &mut webhook.secret_file),
        ]
        .into_iter()
        .flatten()
        {
            *path = base.join(&*path);
        }
        if let Tls::Files { certificate, key } = &mut config.tls {
            *certificate = base.join(&*certificate);
            *key = base.join(&*key);
        }
        Ok(config)
    }

    /// Refuses what would be dangerous or cannot work.
    ///
    /// # Errors
    /// What is wrong, and what to write instead.
    pub fn check(&self) -> Result<(), ConfigError> {
        self.check_url(&self.public_url)?;
        if matches!(self.tls, Tls::None) && !self.listen.ip().is_loopback() {
            return Err(ConfigError::OpenWithoutTls(self.listen));
        }
        if let Tls::Files { certificate, key } = &self.tls
            && (certificate.as_os_str().is_empty() || key.as_os_str().is_empty())
        {
            return Err(ConfigError::NoCertificate);
        }
        if let Some(listen) = self.metrics.listen
            && !listen.ip().is_loopback()
            && self.metrics.token_file.is_none()
        {
            return Err(ConfigError::OpenMetrics(listen));
        }
        if self.retention.audit_days < AUDIT_DAYS {
            return Err(ConfigError::ShortAudit(self.retention.audit_days));
        }
        if self.region.trim().is_empty() || self.region.len() > 120 {
            return Err(ConfigError::Value(
                "region",
                "a name of at most 120 letters",
            ));
        }
        if self.limits.connections == 0
            || self.limits.connections_per_address == 0
            || self.limits.reports_in_flight == 0
        {
            return Err(ConfigError::Value("limits", "1 or more each"));
        }
        // A courier's parcel must fit.
        if self.limits.bodies_kib < 66 * 1024 {
            return Err(ConfigError::Value("limits.bodies_kib", "67584 or more"));
        }
        if !(60..=3600).contains(&self.limits.stream_seconds) {
            return Err(ConfigError::Value(
                "limits.stream_seconds",
                "from 60 to 3600",
            ));
        }
        self.alerts.check()
    }

    fn check_url(&self, url: &Url) -> Result<(), ConfigError> {
        let bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none()
            && url.has_host();
        if !bare {
            return Err(ConfigError::PublicUrl);
        }
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(url) && self.listen.ip().is_loopback() => {}
            "http" => return Err(ConfigError::PlainPublicUrl),
            _ => return Err(ConfigError::PublicUrl),
        }
        Ok(())
    }

    /// Host, and port unless it is the scheme's default: what requests are signed for.
    #[must_use]
    pub fn authority(&self) -> String {
        let host = self.public_url.host_str().unwrap_or_default();
        match self.public_url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        }
    }

    /// Where the signed repository lies.
    #[must_use]
    pub fn repository(&self) -> PathBuf {
        match &self.repository {
            Some(folder) => folder.clone(),
            None => self.folder.join("repository"),
        }
    }

    /// What the centre's own certificate must be good for.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        if let Some(host) = self.public_url.host_str() {
            names.push(host.trim_matches(['[', ']']).to_owned());
        }
        let ip = self.listen.ip();
        if !ip.is_unspecified() {
            names.push(ip.to_string());
        }
        if ip.is_loopback() {
            names.push("localhost".to_owned());
        }
        names.sort();
        names.dedup();
        names
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

fn here() -> PathBuf {
    PathBuf::from(".")
}

fn default_listen() -> SocketAddr {
    SocketAddr::from((Ipv4Addr::UNSPECIFIED, 8443))
}

const fn yes() -> bool {
    true
}
