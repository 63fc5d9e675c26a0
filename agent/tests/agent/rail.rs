// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The network between agent and centre, in memory: a straight rail, or one that loses,
//! repeats and damages what runs on it.

use std::fmt;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::body::{Body, BodyDataStream};
use axum::http::Request;
use axum::response::Response;
use futures_util::StreamExt;
use sportello_agent::network::{
    Answer, Call, Calling, Network, NetworkError, Opened, Opening, Reading,
};
use tower::ServiceExt;

use crate::fixture::Dice;

/// A network that delivers everything.
pub(crate) struct Rail {
    router: Router,
    /// The cable is pulled.
    pub(crate) cut: AtomicBool,
    /// A proxy in between passes on no answer before it has ended.
    pub(crate) holds_back: AtomicBool,
    /// What goes wrong on the way.
    dice: Option<Mutex<Dice>>,
}

impl fmt::Debug for Rail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Rail")
    }
}

impl Rail {
    pub(crate) fn to(router: Router) -> Self {
        Self {
            router,
            cut: AtomicBool::new(false),
            holds_back: AtomicBool::new(false),
            dice: None,
        }
    }

    /// Half of all exchanges go wrong, each in a way that the dice choose.
    pub(crate) fn rough(router: Router, seed: u64) -> Self {
        Self {
            dice: Some(Mutex::new(Dice::new(seed))),
            ..Self::to(router)
        }
    }

    fn roll(&self) -> u64 {
        self.dice
            .as_ref()
            .map_or(u64::MAX, |dice| dice.lock().unwrap().below(14))
    }

    async fn response(&self, call: &Call) -> Response {
        let mut request = Request::builder()
            .method(call.method.word())
            .uri(call.url.as_str())
            .header("host", call.url.authority());
        for (name, value) in &call.headers {
            request = request.header(*name, value);
        }
        let request = request.body(Body::from(call.body.clone())).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn carry(&self, call: &Call) -> Answer {
        let response = self.response(call).await;
        let status = response.status().as_u16();
        let retry_after = response
            .headers()
            .get("retry-after")
            .map(|value| value.to_str().unwrap().parse().unwrap())
            .map(std::time::Duration::from_secs);
        let body = axum::body::to_bytes(response.into_body(), 1 << 24)
            .await
            .unwrap();
        Answer {
            status,
            retry_after,
            body: body.to_vec(),
        }
    }
}

impl Network for Rail {
    fn call(&self, call: Call) -> Calling<'_> {
        Box::pin(async move {
            if self.cut.load(Ordering::Relaxed) {
                return Err(NetworkError::Name);
            }
            match self.roll() {
                // Lost on the way there.
                0 => Err(NetworkError::Timeout),
                // The answer is lost: the centre has it, the agent does not know.
                1 => {
                    self.carry(&call).await;
                    Err(NetworkError::Broken("reset".to_owned()))
                }
                // Sent twice by something in between; the agent hears the second answer.
                2 => {
                    self.carry(&call).await;
                    Ok(self.carry(&call).await)
                }
                // The answer is cut short.
                3 => {
                    let mut answer = self.carry(&call).await;
                    answer.body.truncate(answer.body.len() / 2);
                    Ok(answer)
                }
                // The request is cut short: it must not be believed.
                4 => {
                    let mut short = call.clone();
                    short.body.truncate(call.body.len() / 2);
                    Ok(self.carry(&short).await)
                }
                5 => Ok(Answer {
                    status: 500,
                    retry_after: None,
                    body: b"<html>Internal Server Error</html>".to_vec(),
                }),
                6 => Ok(Answer {
                    status: 429,
                    retry_after: Some(std::time::Duration::from_secs(5)),
                    body: Vec::new(),
                }),
                _ => Ok(self.carry(&call).await),
            }
        })
    }
    fn open(&self, call: Call) -> Opening<'_> {
        Box::pin(async move {
            if self.cut.load(Ordering::Relaxed) {
                return Err(NetworkError::Name);
            }
            if self.holds_back.load(Ordering::Relaxed) {
                let whole = tokio::time::timeout(call.timeout, self.carry(&call)).await;
                let answer = whole.map_err(|_| NetworkError::Timeout)?;
                return Ok(Opened {
                    status: answer.status,
                    retry_after: answer.retry_after,
                    media: String::new(),
                    body: Box::new(Pieces(Body::from(answer.body).into_data_stream())),
                });
            }
            let (head, body) = self.response(&call).await.into_parts();
            let media = head.headers.get("content-type");
            Ok(Opened {
                status: head.status.as_u16(),
                retry_after: None,
                media: media.map_or("", |media| media.to_str().unwrap()).to_owned(),
                body: Box::new(Pieces(body.into_data_stream())),
            })
        })
    }
}

/// A body, piece by piece.
#[derive(Debug)]
struct Pieces(BodyDataStream);

impl sportello_agent::network::Body for Pieces {
    fn more(&mut self) -> Reading<'_> {
        Box::pin(async move {
            match self.0.next().await {
                None => Ok(None),
                Some(Ok(piece)) => Ok(Some(piece.to_vec())),
                Some(Err(error)) => Err(NetworkError::Broken(error.to_string())),
            }
        })
    }
}
