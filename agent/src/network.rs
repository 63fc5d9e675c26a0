// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One request and its answer, with everything bounded. A trait, so that tests can be the
//! network; [`Http`] is the real one.

use std::error::Error as _;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use url::Url;

use crate::trust::{Trust, TrustError};

/// A request, ready to be sent.
#[derive(Debug, Clone)]
pub struct Call {
    pub method: Method,
    pub url: Url,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// The whole exchange must end within this time.
    pub timeout: Duration,
    /// An answer with a longer body is refused, bytes.
    pub limit: usize,
}

/// What a request wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
}

impl Method {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// An answer that arrived whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// `Retry-After`, when it was given in seconds.
    pub retry_after: Option<Duration>,
    pub body: Vec<u8>,
}

/// No answer that could be used arrived.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NetworkError {
    #[error("the centre's name cannot be resolved")]
    Name,
    #[error("no connection to the centre: {0}")]
    Connect(String),
    #[error("the centre could not prove who it is: {0}")]
    Tls(String),
    #[error("the centre did not answer in time")]
    Timeout,
    #[error("the connection broke: {0}")]
    Broken(String),
    #[error("the answer is larger than {0} bytes")]
    TooLarge(usize),
    #[error("this network passes no answer on before it has ended")]
    Whole,
}

/// A call on its way.
pub type Calling<'a> = Pin<Box<dyn Future<Output = Result<Answer, NetworkError>> + Send + 'a>>;

/// The next piece of a body on its way; `None` after the last.
pub type Reading<'a> =
    Pin<Box<dyn Future<Output = Result<Option<Vec<u8>>, NetworkError>> + Send + 'a>>;

/// The body of an answer that is still coming.
pub trait Body: Send + fmt::Debug {
    fn more(&mut self) -> Reading<'_>;
}

/// An answer whose head has arrived.
#[derive(Debug)]
pub struct Opened {
    pub status: u16,
    /// `Retry-After`, when it was given in seconds.
    pub retry_after: Option<Duration>,
    /// Media type, without parameters.
    pub media: String,
    pub body: Box<dyn Body>,
}

impl Opened {
    /// Waits for the rest of the body.
    ///
    /// # Errors
    /// When it is longer than `limit`, or breaks off.
    pub async fn whole(mut self, limit: usize) -> Result<Answer, NetworkError> {
        let mut body = Vec::new();
        while let Some(piece) = self.body.more().await? {
            if body.len() + piece.len() > limit {
                return Err(NetworkError::TooLarge(limit));
            }
            body.extend_from_slice(&piece);
        }
        Ok(Answer {
            status: self.status,
            retry_after: self.retry_after,
            body,
        })
    }
}

/// An answer on its way.
pub type Opening<'a> = Pin<Box<dyn Future<Output = Result<Opened, NetworkError>> + Send + 'a>>;

/// Where requests go.
pub trait Network: Send + Sync + fmt::Debug {
    fn call(&self, call: Call) -> Calling<'_>;

    /// As [`Network::call`], but returns when the head has arrived: until then, not for the
    /// whole, [`Call::timeout`] counts. A network that cannot do this says so.
    fn open(&self, _call: Call) -> Opening<'_> {
        Box::pin(std::future::ready(Err(NetworkError::Whole)))
    }
}

/// What was sent and is not acknowledged after this time ends a connection.
const TAKEN: Duration = Duration::from_secs(30);
/// The centre closes what was idle for 75 s: this side does it first, so that no request meets
/// a closing door. A handshake that resumes is cheap.
const IDLE: Duration = Duration::from_secs(70);

/// The real network: one connection kept open, proxies as the environment says, no redirects.
#[derive(Debug)]
pub struct Http(reqwest::Client);

impl Http {
    /// The way to `centre`. One on this machine is reached past all proxies.
    ///
    /// # Errors
    /// When what is trusted cannot be used.
    pub fn new(trust: &Trust, centre: &Url) -> Result<Self, TrustError> {
        let mut builder = reqwest::Client::builder()
            .user_agent(concat!("sportello-agent/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(15))
            .pool_max_idle_per_host(2)
            .pool_idle_timeout(IDLE)
            .tcp_keepalive(Duration::from_secs(60))
            .tcp_user_timeout(TAKEN);
        if centre.scheme() == "http" {
            builder = builder.no_proxy();
        }
        if let Some(tls) = trust.tls()? {
            builder = builder.tls_backend_preconfigured(tls);
        }
        builder
            .build()
            .map(Self)
            .map_err(|error| TrustError::Client(chain(&error)))
    }
}

impl Http {
    fn request(&self, call: &mut Call) -> reqwest::RequestBuilder {
        let mut request = match call.method {
            Method::Get => self.0.get(call.url.clone()),
            Method::Post => self.0.post(call.url.clone()),
        };
        for (name, value) in std::mem::take(&mut call.headers) {
            request = request.header(name, value);
        }
        if call.method == Method::Post {
            request = request.body(std::mem::take(&mut call.body));
        }
        request
    }
}

impl Http {
    /// For what is fetched in pieces.
    #[must_use]
    pub fn client(&self) -> reqwest::Client {
        self.0.clone()
    }
}

impl Network for Http {
    fn call(&self, mut call: Call) -> Calling<'_> {
        Box::pin(async move {
            let limit = call.limit;
            let request = self.request(&mut call).timeout(call.timeout);
            let response = request
                .send()
                .await
                .map_err(|error| judge(&error.without_url()))?;
            let declared = response.content_length().unwrap_or(0);
            if usize::try_from(declared).map_or(true, |length| length > limit) {
                return Err(NetworkError::TooLarge(limit));
            }
            opened(response).whole(limit).await
        })
    }

    fn open(&self, mut call: Call) -> Opening<'_> {
        Box::pin(async move {
            let sent = self.request(&mut call).send();
            let response = tokio::time::timeout(call.timeout, sent)
                .await
                .map_err(|_| NetworkError::Timeout)?
                .map_err(|error| judge(&error.without_url()))?;
            Ok(opened(response))
        })
    }
}

impl Body for reqwest::Response {
    fn more(&mut self) -> Reading<'_> {
        Box::pin(async move {
            match self.chunk().await {
                Ok(piece) => Ok(piece.map(|bytes| bytes.to_vec())),
                Err(error) => Err(judge(&error.without_url())),
            }
        })
    }
}

fn opened(response: reqwest::Response) -> Opened {
    let header = |name| response.headers().get(name)?.to_str().ok();
    let media = header(reqwest::header::CONTENT_TYPE).unwrap_or_default();
    Opened {
        status: response.status().as_u16(),
        retry_after: header(reqwest::header::RETRY_AFTER)
            .and_then(|value| value.trim().parse().ok())
            .map(Duration::from_secs),
        media: media
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase(),
        body: Box::new(response),
    }
}

fn judge(error: &reqwest::Error) -> NetworkError {
    let text = chain(error);
    if error.is_timeout() {
        NetworkError::Timeout
    } else if text.contains("dns error") {
        NetworkError::Name
    } else if text.contains("certificate") {
        NetworkError::Tls(text)
    } else if error.is_connect() {
        NetworkError::Connect(text)
    } else {
        NetworkError::Broken(text)
    }
}

/// The error and what lies beneath it, in one line.
fn chain(error: &reqwest::Error) -> String {
    let mut text = error.to_string();
    let mut beneath = error.source();
    while let Some(cause) = beneath {
        let words = cause.to_string();
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        beneath = cause.source();
    }
    text
}
