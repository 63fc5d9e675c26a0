// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The region's repository at the centre: plain files over the agent's own connection, with
//! the pinned authority. Nothing is signed by the terminal and nothing is believed.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use reqwest::header::{CONTENT_RANGE, RANGE};
use reqwest::{Client, Response, StatusCode};
use sportello_trust::{Body, Reason, Refusal, Source};
use tokio::io::AsyncWriteExt;
use url::Url;

/// A metadata file must arrive within this time.
const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes that may wait between network and disk.
const AHEAD: usize = 256 * 1024;

/// The repository at `centre`.
#[derive(Clone)]
pub struct CentreSource {
    client: Client,
    centre: Url,
}

impl fmt::Debug for CentreSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CentreSource").finish_non_exhaustive()
    }
}

impl CentreSource {
    #[must_use]
    pub const fn new(client: Client, centre: Url) -> Self {
        Self { client, centre }
    }

    fn url(&self, folder: &str, name: &str) -> Url {
        let mut url = self.centre.clone();
        url.set_path(&format!("/trust/{folder}/{name}"));
        url
    }
}

fn unreachable(name: &str, error: reqwest::Error) -> Refusal {
    Refusal::new(Reason::Unreachable, name, error.without_url())
}

fn judge(name: &str, response: &Response) -> Result<bool, Refusal> {
    match response.status() {
        StatusCode::OK | StatusCode::PARTIAL_CONTENT => Ok(true),
        StatusCode::NOT_FOUND => Ok(false),
        // A busy centre, a proxy, a captive portal.
        other => Err(Refusal::new(
            Reason::Unreachable,
            name,
            format!("the answer's status is {}", other.as_u16()),
        )),
    }
}

#[async_trait]
impl Source for CentreSource {
    async fn metadata(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let request = self
            .client
            .get(self.url("metadata", name))
            .timeout(PATIENCE);
        let mut response = request
            .send()
            .await
            .map_err(|error| unreachable(name, error))?;
        if !judge(name, &response)? {
            return Ok(None);
        }
        let too_large = || Refusal::new(Reason::TooLarge, name, format!("more than {limit} bytes"));
        if response.content_length().unwrap_or(0) > limit {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| unreachable(name, error))?
        {
            if (bytes.len() + chunk.len()) as u64 > limit {
                return Err(too_large());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Some(bytes))
    }

    async fn target(&self, name: &str, from: u64) -> Result<Option<Body>, Refusal> {
        let mut request = self.client.get(self.url("targets", name));
        if from > 0 {
            request = request.header(RANGE, format!("bytes={from}-"));
        }
        let mut response = request
            .send()
            .await
            .map_err(|error| unreachable(name, error))?;
        if !judge(name, &response)? {
            return Ok(None);
        }
        let start = match response.status() {
            StatusCode::PARTIAL_CONTENT => begins_at(&response).ok_or_else(|| {
                Refusal::new(Reason::Unreachable, name, "the answer names no range")
            })?,
            _ => 0,
        };
        let (mut into, reader) = tokio::io::duplex(AHEAD);
        // Ends when the reader is dropped, at the end of the file, or when the line breaks:
        // the reader then finds fewer bytes than were signed and goes on another time.
        tokio::spawn(async move {
            while let Ok(Some(chunk)) = response.chunk().await {
                if into.write_all(&chunk).await.is_err() {
                    return;
                }
            }
        });
        Ok(Some(Body {
            start,
            reader: Box::pin(reader),
        }))
    }
}

/// The first byte of `bytes FIRST-LAST/LENGTH`.
fn begins_at(response: &Response) -> Option<u64> {
    let text = response.headers().get(CONTENT_RANGE)?.to_str().ok()?;
    let (first, _) = text.strip_prefix("bytes ")?.split_once('-')?;
    first.parse().ok()
}
