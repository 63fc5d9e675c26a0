// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A POST with JSON, signed with a shared secret:
//! `x-sportello-signature: sha256=HEX(HMAC-SHA-256(secret, timestamp "." body))`, where the
//! timestamp stands in `x-sportello-timestamp`. `x-sportello-id` is the same when the same
//! alerts are sent again.

use std::time::Duration;

use anyhow::Context;
use async_trait::async_trait;
use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use serde::Serialize;
use sha2::Sha256;
use sportello_protocol::UnixSeconds;
use url::Url;

use super::{Alert, Channel};
use crate::config;

const PATIENCE: Duration = Duration::from_secs(15);
/// A shorter secret could be guessed.
const SHORTEST_SECRET: usize = 16;

/// One address.
pub struct Hook {
    url: Url,
    secret: Vec<u8>,
    region: String,
    client: reqwest::Client,
}

impl std::fmt::Debug for Hook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Hook")
    }
}

#[derive(Serialize)]
struct Body<'a> {
    version: u16,
    region: &'a str,
    alerts: &'a [Alert],
}

impl Hook {
    /// # Errors
    /// When the secret cannot be read or is too short.
    pub fn new(config: &config::Webhook, region: &str) -> anyhow::Result<Self> {
        let path = &config.secret_file;
        let secret = std::fs::read_to_string(path)
            .with_context(|| format!("{}: the webhook's secret cannot be read", path.display()))?;
        let secret = secret.trim().as_bytes().to_vec();
        anyhow::ensure!(
            secret.len() >= SHORTEST_SECRET,
            "{}: the webhook's secret is shorter than {SHORTEST_SECRET} characters",
            path.display()
        );
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            // What is signed for one address is not handed to another.
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .context("the HTTP client could not be made")?;
        Ok(Self {
            url: config.url.clone(),
            secret,
            region: region.to_owned(),
            client,
        })
    }
}

/// The value of the header.
///
/// # Errors
/// Never: HMAC takes keys of any length.
pub fn signature(secret: &[u8], timestamp: i64, body: &[u8]) -> anyhow::Result<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret)?;
    mac.update(timestamp.to_string().as_bytes());
    mac.update(b".");
    mac.update(body);
    let bytes = mac.finalize().into_bytes();
    Ok(format!("sha256={}", HEXLOWER.encode(&bytes)))
}

#[async_trait]
impl Channel for Hook {
    fn name(&self) -> String {
        format!("webhook {}", self.url.origin().ascii_serialization())
    }

    async fn tell(&self, alerts: &[Alert], number: &str, now: UnixSeconds) -> anyhow::Result<()> {
        let body = serde_json::to_vec(&Body {
            version: 1,
            region: &self.region,
            alerts,
        })?;
        let answer = self
            .client
            .post(self.url.clone())
            .header("content-type", "application/json")
            .header("x-sportello-id", number)
            .header("x-sportello-timestamp", now.0.to_string())
            .header(
                "x-sportello-signature",
                signature(&self.secret, now.0, &body)?,
            )
            .body(body)
            .send()
            .await
            // The address may hold a token: it stays out of the log.
            .map_err(reqwest::Error::without_url)
            .context("the webhook's server did not answer")?;
        let status = answer.status();
        anyhow::ensure!(
            status.is_success(),
            "the webhook's server answered {status}"
        );
        Ok(())
    }
}
