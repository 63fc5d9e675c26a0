// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A signed exchange with the centre: the request goes out under the terminal's key, the
//! answer comes back bounded and judged.
//!
//! The wall clock may be wrong. A refusal for that reason says what time it is; the request
//! is signed once more under the corrected time, and all later ones with it.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use serde::de::DeserializeOwned;
use sportello_protocol::signature::{self, Parts, TOLERANCE_S, TerminalKey};
use sportello_protocol::{MAX_SMALL, Problem, ProblemKind, UnixSeconds};
use url::Url;

use crate::chance::Chance;
use crate::clock::Clock;
use crate::network::{Answer, Call, Method, Network, NetworkError, Opened};

/// How long a signature holds.
const VALID_FOR_S: u32 = 300;
/// A request that is not held back on purpose ends within this time.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// What is asked of the centre.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    pub method: Method,
    pub path: &'a str,
    pub query: &'a str,
    /// Media type of the body.
    pub media: &'static str,
    pub body: &'a [u8],
    pub timeout: Duration,
}

impl<'a> Request<'a> {
    #[must_use]
    pub const fn get(path: &'a str) -> Self {
        Self {
            method: Method::Get,
            path,
            query: "",
            media: "",
            body: &[],
            timeout: PATIENCE,
        }
    }

    #[must_use]
    pub const fn post(path: &'a str, media: &'static str, body: &'a [u8]) -> Self {
        Self {
            method: Method::Post,
            path,
            query: "",
            media,
            body,
            timeout: PATIENCE,
        }
    }
}

/// Media type of everything that is not packed.
pub const JSON: &str = "application/json";

/// The centre did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Network(#[from] NetworkError),
    #[error("{}", refusal(*.kind))]
    Refused {
        kind: ProblemKind,
        retry_after: Option<Duration>,
    },
    /// Whoever answered does not speak as a centre does: a proxy, a captive portal.
    #[error("what came back (status {status}) is no answer of a centre")]
    Garbage {
        status: u16,
        retry_after: Option<Duration>,
    },
    #[error("this machine has no randomness to sign with")]
    Randomness(#[source] getrandom::Error),
}

impl Failure {
    /// The centre's wish when to come back.
    #[must_use]
    pub const fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } | Self::Garbage { retry_after, .. } => *retry_after,
            Self::Network(_) | Self::Randomness(_) => None,
        }
    }

    /// Why this terminal is not to send anything for now, if that is so.
    #[must_use]
    pub const fn shut_out(&self) -> Option<ProblemKind> {
        match self {
            Self::Refused {
                kind:
                    kind @ (ProblemKind::Revoked | ProblemKind::UnknownKey | ProblemKind::Quarantined),
                ..
            } => Some(*kind),
            _ => None,
        }
    }
}

/// What a refusal means, for a log or a person.
#[must_use]
pub const fn refusal(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Malformed => "the centre could not read the request",
        ProblemKind::Signature => {
            "the signature did not arrive as it was sent: does a proxy change host or path?"
        }
        ProblemKind::Clock => "this machine's clock is wrong and could not be corrected for",
        ProblemKind::Replayed => "the centre saw this very request before",
        ProblemKind::UnknownKey => "the centre does not know this terminal: enrol it",
        ProblemKind::Revoked => "this terminal's key was revoked: enrol it anew",
        ProblemKind::Quarantined => {
            "two machines use this terminal's key: staff must sort it out at the centre"
        }
        ProblemKind::Code => {
            "the code is wrong, was used by another terminal, or is too old: ask for a new one"
        }
        ProblemKind::TooLarge => "the request was too large for the centre",
        ProblemKind::Busy => "the centre is busy",
        ProblemKind::Unavailable => "the centre cannot store anything just now",
        ProblemKind::Unknown => "the centre refused for a reason that this version does not know",
    }
}

/// The way to one centre under one key.
pub struct Line {
    network: Arc<dyn Network>,
    centre: Url,
    key: Arc<TerminalKey>,
    clock: Arc<dyn Clock>,
    chance: Arc<dyn Chance>,
    /// Seconds to add to the wall clock.
    correction: AtomicI64,
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line").finish_non_exhaustive()
    }
}

impl Line {
    #[must_use]
    pub fn new(
        network: Arc<dyn Network>,
        centre: Url,
        key: Arc<TerminalKey>,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
    ) -> Self {
        Self {
            network,
            centre,
            key,
            clock,
            chance,
            correction: AtomicI64::new(0),
        }
    }

    /// Sends a request and returns the body of the answer.
    ///
    /// # Errors
    /// When no answer came, none of a centre, or a refusal.
    pub async fn send(&self, request: &Request<'_>) -> Result<Vec<u8>, Failure> {
        let mut second = false;
        loop {
            let call = self.prepare(request)?;
            let answer = self.network.call(call).await?;
            if (200..300).contains(&answer.status) {
                return Ok(answer.body);
            }
            self.once_more(&answer, second)?;
            second = true;
        }
    }

    /// Sends a request and returns when the head of the answer is there.
    ///
    /// # Errors
    /// As [`Line::send`].
    pub async fn open(&self, request: &Request<'_>) -> Result<Opened, Failure> {
        let mut second = false;
        loop {
            let call = self.prepare(request)?;
            let opened = self.network.open(call).await?;
            if (200..300).contains(&opened.status) {
                return Ok(opened);
            }
            let whole = tokio::time::timeout(request.timeout, opened.whole(MAX_SMALL)).await;
            let answer = whole.unwrap_or(Err(NetworkError::Timeout))?;
            self.once_more(&answer, second)?;
            second = true;
        }
    }

    /// Judges an answer that grants nothing. Fine: the request is to be signed anew, under
    /// the time that the centre told.
    fn once_more(&self, answer: &Answer, second: bool) -> Result<(), Failure> {
        let Ok(problem) = serde_json::from_slice::<Problem>(&answer.body) else {
            return Err(Failure::Garbage {
                status: answer.status,
                retry_after: answer.retry_after,
            });
        };
        let before = self.corrected();
        self.centre_says(problem.server_clock);
        let again = match problem.problem {
            // A nonce that was seen before is most often a proxy that sent the request
            // twice.
            ProblemKind::Clock | ProblemKind::Replayed => true,
            // A time so wrong that it cannot even be read.
            ProblemKind::Signature => {
                let off = before.0.saturating_sub(problem.server_clock.0);
                off.saturating_abs() > TOLERANCE_S
            }
            _ => false,
        };
        if second || !again {
            return Err(Failure::Refused {
                kind: problem.problem,
                retry_after: answer.retry_after,
            });
        }
        Ok(())
    }

    /// Sends a request and reads the answer's JSON.
    ///
    /// # Errors
    /// As [`Line::send`], and when the answer is something else.
    pub async fn ask<T: DeserializeOwned>(&self, request: &Request<'_>) -> Result<T, Failure> {
        let body = self.send(request).await?;
        serde_json::from_slice(&body).map_err(|_| Failure::Garbage {
            status: 200,
            retry_after: None,
        })
    }

    /// The wall clock as the centre's last answer corrects it.
    #[must_use]
    pub fn corrected(&self) -> UnixSeconds {
        let wall = self.clock.wall().0;
        UnixSeconds(wall.saturating_add(self.correction.load(Ordering::Relaxed)))
    }

    /// Learns what time it is at the centre. Returns by how many seconds the wall clock is
    /// ahead.
    pub fn centre_says(&self, server_clock: UnixSeconds) -> i64 {
        let correction = server_clock.0.saturating_sub(self.clock.wall().0);
        self.correction.store(correction, Ordering::Relaxed);
        0_i64.saturating_sub(correction)
    }

    fn prepare(&self, request: &Request<'_>) -> Result<Call, Failure> {
        let mut nonce = [0; 16];
        self.chance.fill(&mut nonce).map_err(Failure::Randomness)?;
        let mut url = self.centre.clone();
        url.set_path(request.path);
        url.set_query((!request.query.is_empty()).then_some(request.query));
        let host = url.host_str().unwrap_or_default();
        let authority = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let signed = signature::sign(
            &self.key,
            &Parts {
                method: request.method.word(),
                authority: &authority,
                path: url.path(),
                query: url.query().unwrap_or_default(),
                body: request.body,
            },
            self.corrected(),
            VALID_FOR_S,
            nonce,
        );
        let mut headers = vec![
            (signature::SIGNATURE_INPUT, signed.signature_input),
            (signature::SIGNATURE, signed.signature),
        ];
        if let Some(digest) = signed.content_digest {
            headers.push((signature::CONTENT_DIGEST, digest));
        }
        if !request.media.is_empty() {
            headers.push(("content-type", request.media.to_owned()));
        }
        Ok(Call {
            method: request.method,
            url,
            headers,
            body: request.body.to_vec(),
            timeout: request.timeout,
            limit: MAX_SMALL,
        })
    }
}
