// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The repository as the centre serves it to everybody: a source that is not believed.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use reqwest::{Client, Response, StatusCode};
use sportello_protocol::operator::path;
use sportello_trust::{Body, Reason, Refusal, Source};
use tokio::io::AsyncWriteExt;
use url::Url;

use crate::fault::Done;
use crate::region::CentreAt;

const PATIENCE: Duration = Duration::from_secs(60);
/// Bytes between network and disk.
const AHEAD: usize = 1024 * 1024;

/// The public doors of a centre.
pub(crate) struct Published {
    client: Client,
    url: Url,
}

impl fmt::Debug for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Published({})", self.url)
    }
}

impl Published {
    pub(crate) fn at(centre: &CentreAt) -> Done<Self> {
        Ok(Self {
            client: super::client(centre)?,
            url: centre.url.clone(),
        })
    }

    /// Asks for a file; nothing when there is none of that name.
    async fn ask(
        &self,
        folder: &str,
        name: &str,
        whole: Option<Duration>,
    ) -> Result<Option<Response>, Refusal> {
        let mut url = self.url.clone();
        url.set_path(&format!("{folder}/{name}"));
        let mut request = self.client.get(url);
        if let Some(whole) = whole {
            request = request.timeout(whole);
        }
        let response = request.send().await.map_err(|error| broken(name, error))?;
        match response.status() {
            StatusCode::OK => Ok(Some(response)),
            StatusCode::NOT_FOUND => Ok(None),
            other => Err(Refusal::new(
                Reason::Unreachable,
                name,
                format!("the centre answers {other}"),
            )),
        }
    }
}

fn broken(name: &str, error: reqwest::Error) -> Refusal {
    Refusal::new(Reason::Unreachable, name, error.without_url())
}

#[async_trait]
impl Source for Published {
    async fn metadata(&self, name: &str, limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(mut response) = self.ask(path::METADATA, name, Some(PATIENCE)).await? else {
            return Ok(None);
        };
        let mut bytes = Vec::new();
        while let Some(piece) = response
            .chunk()
            .await
            .map_err(|error| broken(name, error))?
        {
            if (bytes.len() + piece.len()) as u64 > limit {
                let most = format!("more than {limit} bytes");
                return Err(Refusal::new(Reason::TooLarge, name, most));
            }
            bytes.extend_from_slice(&piece);
        }
        Ok(Some(bytes))
    }

    async fn target(&self, name: &str, _from: u64) -> Result<Option<Body>, Refusal> {
        let Some(mut response) = self.ask(path::TARGETS, name, None).await? else {
            return Ok(None);
        };
        let (mut into, reader) = tokio::io::duplex(AHEAD);
        // A line that breaks ends the file early, which whoever reads it notices.
        tokio::spawn(async move {
            while let Ok(Some(piece)) = response.chunk().await {
                if into.write_all(&piece).await.is_err() {
                    break;
                }
            }
        });
        Ok(Some(Body {
            start: 0,
            reader: Box::pin(reader),
        }))
    }
}
