// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The DevTools protocol over a pipe: JSON messages that end with a zero byte. Never over a
//! port, which any program of the machine could open.
//!
//! Only pid 1 of the capsule holds its end, only the browser holds the other.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::unix::pipe;
use tokio::sync::{Mutex, mpsc, oneshot};

/// Longest message we accept (a large accessibility tree), bytes.
const MAX_MESSAGE: usize = 64 * 1024 * 1024;

/// How long the browser may take to answer. A page that hangs must not hold up the driver.
pub(crate) const PATIENCE: Duration = Duration::from_millis(700);
/// How long it may take for its very first answer: read from a slow disk on a slow machine, with
/// nothing of it in memory yet. One that ends before that is noticed at once.
const FIRST_PATIENCE: Duration = Duration::from_secs(90);

/// Why a command got no result. Carries no text of the page.
#[derive(Debug, thiserror::Error)]
pub enum DevtoolsError {
    #[error("the browser closed the pipe")]
    Closed,
    #[error("the browser did not answer in time")]
    Late,
    #[error("the browser refused the command {command}")]
    Refused { command: &'static str },
}

/// Something the browser tells without being asked.
#[derive(Debug, Deserialize)]
pub struct Event {
    pub method: String,
    #[serde(default)]
    pub params: Value,
    /// Which target it concerns; `None` for the browser itself.
    #[serde(rename = "sessionId")]
    pub session: Option<String>,
}

#[derive(Deserialize)]
struct Answer {
    id: u64,
    result: Option<Value>,
}

type Waiting = Arc<std::sync::Mutex<HashMap<u64, oneshot::Sender<Option<Value>>>>>;

/// The sending side of the conversation; cheap to clone.
#[derive(Debug, Clone)]
pub struct Devtools {
    pipe: Arc<Mutex<pipe::Sender>>,
    waiting: Waiting,
    next: Arc<AtomicU64>,
}

impl Devtools {
    /// Starts reading. Events come out of the receiver until the browser dies.
    #[must_use]
    pub fn start(to: pipe::Sender, from: pipe::Receiver) -> (Self, mpsc::UnboundedReceiver<Event>) {
        let (events, receiver) = mpsc::unbounded_channel();
        let waiting = Waiting::default();
        tokio::spawn(read(from, Arc::clone(&waiting), events));
        let devtools = Self {
            pipe: Arc::new(Mutex::new(to)),
            waiting,
            next: Arc::new(AtomicU64::new(1)),
        };
        (devtools, receiver)
    }

    /// Sends a command whose result nobody needs. Commands arrive in the order in which they
    /// were told; a browser that is gone shows in the end of its events.
    pub async fn tell(&self, session: Option<&str>, command: &'static str, params: Value) {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let _gone = self.write(id, session, command, params).await;
    }

    /// Sends a command and waits for its result, for under a second.
    ///
    /// # Errors
    /// When the browser is gone, late, or says no.
    pub async fn call(
        &self,
        session: Option<&str>,
        command: &'static str,
        params: Value,
    ) -> Result<Value, DevtoolsError> {
        self.call_within(PATIENCE, session, command, params).await
    }

    /// The same for the first command, which waits for the browser to start.
    ///
    /// # Errors
    /// When the browser is gone, late, or says no.
    pub async fn first_call(
        &self,
        command: &'static str,
        params: Value,
    ) -> Result<Value, DevtoolsError> {
        self.call_within(FIRST_PATIENCE, None, command, params)
            .await
    }

    /// The same with a patience of the caller's own.
    ///
    /// # Errors
    /// When the browser is gone, late, or says no.
    pub async fn call_within(
        &self,
        patience: Duration,
        session: Option<&str>,
        command: &'static str,
        params: Value,
    ) -> Result<Value, DevtoolsError> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let (sender, answer) = oneshot::channel();
        self.lock().insert(id, sender);
        let sent = self.write(id, session, command, params).await;
        if sent.is_err() {
            self.lock().remove(&id);
            return Err(DevtoolsError::Closed);
        }
        match tokio::time::timeout(patience, answer).await {
            Ok(Ok(Some(result))) => Ok(result),
            Ok(Ok(None)) => Err(DevtoolsError::Refused { command }),
            Ok(Err(_)) => Err(DevtoolsError::Closed),
            Err(_) => {
                self.lock().remove(&id);
                Err(DevtoolsError::Late)
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<u64, oneshot::Sender<Option<Value>>>> {
        // The map is only ever touched by single calls that cannot panic half way.
        self.waiting
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    async fn write(
        &self,
        id: u64,
        session: Option<&str>,
        command: &'static str,
        params: Value,
    ) -> io::Result<()> {
        let mut message = json!({ "id": id, "method": command, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        let mut bytes = serde_json::to_vec(&message)?;
        bytes.push(0);
        self.pipe.lock().await.write_all(&bytes).await
    }
}

/// Reads until the browser dies or misbehaves; dropping the waiting senders wakes callers.
async fn read(mut from: pipe::Receiver, waiting: Waiting, events: mpsc::UnboundedSender<Event>) {
    let mut buffer = Vec::new();
    let mut searched = 0;
    let mut chunk = vec![0; 64 * 1024];
    'reading: while let Ok(read @ 1..) = from.read(&mut chunk).await {
        buffer.extend_from_slice(&chunk[..read]);
        while let Some(end) = buffer[searched..].iter().position(|byte| *byte == 0) {
            let end = searched + end;
            if dispatch(&buffer[..end], &waiting, &events).is_err() {
                break 'reading;
            }
            buffer.drain(..=end);
            searched = 0;
        }
        searched = buffer.len();
        if searched > MAX_MESSAGE {
            break;
        }
    }
    waiting
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
        .clear();
}

/// Hands one message to whom it concerns. `Err` when nobody listens any more.
fn dispatch(
    message: &[u8],
    waiting: &Waiting,
    events: &mpsc::UnboundedSender<Event>,
) -> Result<(), ()> {
    if let Ok(answer) = serde_json::from_slice::<Answer>(message) {
        let sender = waiting
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .remove(&answer.id);
        if let Some(sender) = sender {
            // A caller that gave up waiting is no loss.
            let _given_up = sender.send(answer.result);
        }
        return Ok(());
    }
    match serde_json::from_slice::<Event>(message) {
        Ok(event) => events.send(event).map_err(|_| ()),
        // Not ours to understand.
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Browser {
        devtools: Devtools,
        events: mpsc::UnboundedReceiver<Event>,
        to_us: pipe::Sender,
        from_us: pipe::Receiver,
    }

    fn browser() -> Browser {
        let (our_sender, from_us) = pipe::pipe().unwrap();
        let (to_us, our_receiver) = pipe::pipe().unwrap();
        let (devtools, events) = Devtools::start(our_sender, our_receiver);
        Browser {
            devtools,
            events,
            to_us,
            from_us,
        }
    }

    async fn heard(pipe: &mut pipe::Receiver) -> Value {
        let mut bytes = Vec::new();
        loop {
            let byte = pipe.read_u8().await.unwrap();
            if byte == 0 {
                return serde_json::from_slice(&bytes).unwrap();
            }
            bytes.push(byte);
        }
    }

    #[tokio::test]
    async fn answers_find_their_questions_and_events_their_listener() {
        let mut browser = browser();
        let asking = browser.devtools.clone();
        let asked = tokio::spawn(async move {
            asking
                .call(Some("S1"), "Page.enable", json!({}))
                .await
                .unwrap()
        });
        let question = heard(&mut browser.from_us).await;
        assert_eq!(question["sessionId"], "S1");
        let id = question["id"].as_u64().unwrap();
        let said = format!(
            "{{\"method\":\"Page.loadEventFired\",\"params\":{{}},\"sessionId\":\"S1\"}}\0\
             {{\"id\":{id},\"result\":{{\"done\":true}}}}\0"
        );
        browser.to_us.write_all(said.as_bytes()).await.unwrap();
        assert_eq!(asked.await.unwrap()["done"], true);
        assert_eq!(
            browser.events.recv().await.unwrap().method,
            "Page.loadEventFired"
        );
    }

    #[tokio::test]
    async fn a_dead_browser_fails_every_call_at_once() {
        let browser = browser();
        drop(browser.to_us);
        let outcome = browser
            .devtools
            .call(None, "Target.getTargets", json!({}))
            .await;
        assert!(matches!(
            outcome,
            Err(DevtoolsError::Closed | DevtoolsError::Late)
        ));
    }

    #[tokio::test]
    async fn a_refusal_names_the_command_only() {
        let mut browser = browser();
        let asking = browser.devtools.clone();
        let asked = tokio::spawn(async move {
            asking
                .call(
                    None,
                    "Page.navigate",
                    json!({ "url": "https://secret.example" }),
                )
                .await
        });
        let id = heard(&mut browser.from_us).await["id"].as_u64().unwrap();
        let said =
            format!("{{\"id\":{id},\"error\":{{\"message\":\"https://secret.example\"}}}}\0");
        browser.to_us.write_all(said.as_bytes()).await.unwrap();
        let error = asked.await.unwrap().unwrap_err();
        assert!(!format!("{error} {error:?}").contains("secret"));
    }
}
