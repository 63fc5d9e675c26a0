// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The way to the centre: every request under the operator's key, the centre recognised by
//! the fingerprint in the region's file, every answer bounded, every refusal in words.

mod pinned;
mod refusal;
pub(crate) mod repository;

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::Serialize;
use serde::de::DeserializeOwned;
use sportello_protocol::operator::Refusal;
use sportello_protocol::signature::{self, Parts, Tag, TerminalKey};
use sportello_protocol::{ProblemKind, UnixSeconds};
use url::Url;

use crate::cli::Desk;
use crate::fault::{Done, Otherwise};
use crate::region::{CentreAt, Region};
use crate::secret::{self, Role};

/// How long a signature holds.
const VALID_FOR_S: u32 = 300;
/// Largest answer, bytes.
const LARGEST_ANSWER: usize = 8 * 1024 * 1024;
/// A chunk of an upload over a slow line ends within this time.
const PATIENCE: Duration = Duration::from_secs(300);
/// How often a request is sent at most when the line breaks or the centre is busy.
const TRIES: u32 = 4;
/// Media type of bytes that are no JSON.
const BYTES: &str = "application/octet-stream";
const JSON: &str = "application/json";

/// The centre under one operator's key.
pub(crate) struct Centre {
    client: reqwest::Client,
    url: Url,
    key: TerminalKey,
    /// Seconds to add to our clock.
    correction: AtomicI64,
}

impl fmt::Debug for Centre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Centre({})", self.url)
    }
}

/// What came back.
#[derive(Debug)]
struct Answer {
    status: u16,
    retry_after: Option<Duration>,
    body: Vec<u8>,
}

impl Centre {
    /// The way to the region's centre; asks for the operator key's passphrase.
    pub(crate) fn open(desk: &Desk, region: &Region) -> Done<Self> {
        let at = region.centre()?;
        let key = secret::open(region, Role::Operator, &desk.passphrase)?;
        let pem = key
            .to_pem()
            .or_failed("the operator key", "tell us about it")?;
        let key = TerminalKey::from_pem(&pem).or_failed("the operator key", "tell us about it")?;
        Ok(Self {
            client: client(at)?,
            url: at.url.clone(),
            key,
            correction: AtomicI64::new(0),
        })
    }

    pub(crate) const fn url(&self) -> &Url {
        &self.url
    }

    pub(crate) async fn get<T: DeserializeOwned>(&self, path: &str, query: &str) -> Done<T> {
        let body = self.ask("GET", path, query, JSON, &[]).await?;
        read(&body)
    }

    pub(crate) async fn send<T: DeserializeOwned>(
        &self,
        method: &'static str,
        path: &str,
        body: &impl Serialize,
    ) -> Done<T> {
        let body = serde_json::to_vec(body).or_failed("the request", "tell us about it")?;
        let answer = self.ask(method, path, "", JSON, &body).await?;
        read(&answer)
    }

    /// Asks for something to be done that needs no words.
    pub(crate) async fn act<T: DeserializeOwned>(&self, path: &str) -> Done<T> {
        let answer = self.ask("POST", path, "", JSON, &[]).await?;
        read(&answer)
    }

    /// Sends bytes as they are.
    pub(crate) async fn put_bytes<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &str,
        bytes: &[u8],
    ) -> Done<T> {
        let answer = self.ask("PUT", path, query, BYTES, bytes).await?;
        read(&answer)
    }

    /// One request, repeated while that can help: what is asked twice is done once.
    async fn ask(
        &self,
        method: &'static str,
        path: &str,
        query: &str,
        media: &'static str,
        body: &[u8],
    ) -> Done<Vec<u8>> {
        let mut tries = 0;
        loop {
            tries += 1;
            let last = tries >= TRIES;
            match self.once(method, path, query, media, body).await {
                Ok(answer) if (200..300).contains(&answer.status) => return Ok(answer.body),
                Ok(answer) => {
                    let Ok(refusal) = serde_json::from_slice::<Refusal>(&answer.body) else {
                        return Err(refusal::stranger(&self.url, answer.status));
                    };
                    let kind = refusal.problem.problem;
                    let clock = refusal.problem.server_clock.0.saturating_sub(now());
                    self.correction.store(clock, Ordering::Relaxed);
                    let again = matches!(
                        kind,
                        ProblemKind::Clock
                            | ProblemKind::Replayed
                            | ProblemKind::Busy
                            | ProblemKind::Unavailable
                    ) && refusal.fault.is_none();
                    if last || !again {
                        return Err(refusal::fault(&refusal));
                    }
                    if matches!(kind, ProblemKind::Busy | ProblemKind::Unavailable) {
                        pause(answer.retry_after, tries).await;
                    }
                }
                Err(error) if last || error.is_builder() || refusal::is_tls(&error) => {
                    return Err(refusal::line(&self.url, error));
                }
                Err(_) => pause(None, tries).await,
            }
        }
    }

    async fn once(
        &self,
        method: &'static str,
        path: &str,
        query: &str,
        media: &'static str,
        body: &[u8],
    ) -> Result<Answer, reqwest::Error> {
        let mut url = self.url.clone();
        url.set_path(path);
        url.set_query((!query.is_empty()).then_some(query));
        let authority = authority(&url);
        let parts = Parts {
            method,
            authority: &authority,
            path: url.path(),
            query: url.query().unwrap_or_default(),
            body,
        };
        let mut nonce = [0; 16];
        // Without randomness TLS has failed before.
        let _filled = getrandom::fill(&mut nonce);
        let created = UnixSeconds(now().saturating_add(self.correction.load(Ordering::Relaxed)));
        let signed = signature::sign_as(
            Tag::Operator,
            &self.key,
            &parts,
            created,
            VALID_FOR_S,
            nonce,
        );
        let mut request = match method {
            "PUT" => self.client.put(url),
            "POST" => self.client.post(url),
            _ => self.client.get(url),
        };
        request = request
            .header(signature::SIGNATURE_INPUT, signed.signature_input)
            .header(signature::SIGNATURE, signed.signature);
        if let Some(digest) = signed.content_digest {
            request = request
                .header(signature::CONTENT_DIGEST, digest)
                .header(reqwest::header::CONTENT_TYPE, media)
                .body(body.to_vec());
        }
        let mut response = request.timeout(PATIENCE).send().await?;
        let retry_after = response
            .headers()
            .get(reqwest::header::RETRY_AFTER)
            .and_then(|value| value.to_str().ok()?.trim().parse().ok())
            .map(Duration::from_secs);
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            if body.len() + chunk.len() > LARGEST_ANSWER {
                // Not an answer of a centre; what is cut cannot be read as one either.
                break;
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Answer {
            status: response.status().as_u16(),
            retry_after,
            body,
        })
    }
}

/// A client that believes this centre and no other.
pub(crate) fn client(at: &CentreAt) -> Done<reqwest::Client> {
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!("sportello/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(15));
    if at.url.scheme() == "http" {
        builder = builder.no_proxy();
    }
    if let Some(fingerprint) = at.fingerprint {
        builder = builder.tls_backend_preconfigured(pinned::tls(fingerprint)?);
    }
    builder.build().or_failed(
        "no connection can be prepared",
        "check the proxy settings in the environment (HTTPS_PROXY, NO_PROXY)",
    )
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Done<T> {
    serde_json::from_slice(body).or_failed(
        "the centre's answer cannot be read",
        "is the centre newer than this program? Update the older of the two",
    )
}

/// The host, and the port unless it is the scheme's own.
fn authority(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) => format!("{host}:{port}"),
        None => host.to_owned(),
    }
}

fn now() -> i64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .ok()
        .and_then(|since| i64::try_from(since.as_secs()).ok())
        .unwrap_or(0)
}

async fn pause(wish: Option<Duration>, tries: u32) {
    let own = Duration::from_millis(500 << tries.min(5));
    let wait = wish.unwrap_or(own).min(Duration::from_secs(30));
    tokio::time::sleep(wait).await;
}
