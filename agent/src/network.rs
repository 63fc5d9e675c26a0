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
}

/// A call on its way.
pub type Calling<'a> = Pin<Box<dyn Future<Output = Result<Answer, NetworkError>> + Send + 'a>>;

/// Where requests go.
pub trait Network: Send + Sync + fmt::Debug {
    fn call(&self, call: Call) -> Calling<'_>;
}

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
            .pool_idle_timeout(Duration::from_secs(90))
            .tcp_keepalive(Duration::from_secs(60));
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

impl Network for Http {
    fn call(&self, call: Call) -> Calling<'_> {
        Box::pin(async move {
            let limit = call.limit;
            let mut request = match call.method {
                Method::Get => self.0.get(call.url),
                Method::Post => self.0.post(call.url),
            };
            for (name, value) in call.headers {
                request = request.header(name, value);
            }
            if call.method == Method::Post {
                request = request.body(call.body);
            }
            let mut response = request
                .timeout(call.timeout)
                .send()
                .await
                .map_err(|error| judge(&error.without_url()))?;
            let retry_after = response
                .headers()
                .get(reqwest::header::RETRY_AFTER)
                .and_then(|value| value.to_str().ok()?.trim().parse().ok())
                .map(Duration::from_secs);
            let too_large = NetworkError::TooLarge(limit);
            let declared = response.content_length().unwrap_or(0);
            if usize::try_from(declared).map_or(true, |length| length > limit) {
                return Err(too_large);
            }
            let mut body = Vec::new();
            while let Some(chunk) = response
                .chunk()
                .await
                .map_err(|error| judge(&error.without_url()))?
            {
                if body.len() + chunk.len() > limit {
                    return Err(too_large);
                }
                body.extend_from_slice(&chunk);
            }
            Ok(Answer {
                status: response.status().as_u16(),
                retry_after,
                body,
            })
        })
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
