// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What processes tell each other over `NOTIFY`: `<sender> c <terminal>` for a command,
//! `<sender> e .` for what concerns every terminal, `<sender> r <base64>` for a relay. PostgreSQL carries 8,000 bytes at most, keeps nothing
//! of it in a table, and delivers what was said in a transaction when that ends well.

use std::sync::Arc;
use std::time::Duration;

use data_encoding::BASE64;
use futures_util::future::poll_fn;
use sportello_protocol::TerminalId;
use tokio::sync::{broadcast, mpsc};
use tokio::task::JoinHandle;
use tokio_postgres::{AsyncMessage, Client};
use uuid::Uuid;

use super::connect::Target;
use crate::{Change, Result};

pub(super) const NOTIFY: &str = "SELECT pg_notify('sportello', $1) IS NULL";
const LISTEN: &str = "LISTEN sportello";
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// Which process speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sender(u64);

impl Sender {
    pub(super) fn random() -> Self {
        Self(Uuid::new_v4().as_u64_pair().1)
    }
}

pub(super) fn payload_of_command(sender: Sender, terminal: TerminalId) -> String {
    format!("{:016x} c {terminal}", sender.0)
}

pub(super) fn payload_for_everyone(sender: Sender) -> String {
    format!("{:016x} e .", sender.0)
}

pub(super) fn payload_of_relay(sender: Sender, bytes: &[u8]) -> String {
    format!("{:016x} r {}", sender.0, BASE64.encode(bytes))
}

/// What another process said; `None` for our own words and for what nobody here said.
fn understand(payload: &str, ourselves: Sender) -> Option<Change> {
    let (sender, rest) = payload.split_once(' ')?;
    if u64::from_str_radix(sender, 16).ok()? == ourselves.0 {
        return None;
    }
    match rest.split_once(' ')? {
        ("c", terminal) => Some(Change::Command(TerminalId(Uuid::try_parse(terminal).ok()?))),
        ("e", ".") => Some(Change::Everyone),
        ("r", text) => Some(Change::Relay(Arc::from(
            BASE64.decode(text.as_bytes()).ok()?,
        ))),
        _ => None,
    }
}

/// Listens from now on; a connection that breaks is made again for as long as it takes.
pub(super) async fn start(
    target: Target,
    ourselves: Sender,
    changes: broadcast::Sender<Change>,
) -> Result<JoinHandle<()>> {
    let mut ear = listen(&target).await?;
    Ok(tokio::spawn(async move {
        loop {
            while let Some(payload) = ear.said.recv().await {
                if let Some(change) = understand(&payload, ourselves) {
                    // Nobody listening is no error.
                    let _listeners = changes.send(change);
                }
            }
            tracing::warn!("the connection that listens to other processes broke");
            let mut pause = FIRST_PAUSE;
            ear = loop {
                tokio::time::sleep(pause).await;
                match listen(&target).await {
                    Ok(ear) => break ear,
                    Err(error) => tracing::debug!(%error, "cannot listen yet"),
                }
                pause = (pause * 2).min(LONGEST_PAUSE);
            };
            tracing::info!("listening to other processes again");
        }
    }))
}

/// A connection that listens; what is said arrives until it breaks or this is dropped.
struct Ear {
    said: mpsc::Receiver<String>,
    /// As long as it is here the connection stays open.
    _client: Client,
}

async fn listen(target: &Target) -> Result<Ear> {
    let (client, mut connection) = target.connect().await?;
    let (tell, said) = mpsc::channel(1024);
    tokio::spawn(async move {
        while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
            match message {
                Ok(AsyncMessage::Notification(notification)) => {
                    if tell.send(notification.payload().to_owned()).await.is_err() {
                        return;
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::debug!(%error, "the listening connection ended");
                    return;
                }
            }
        }
    });
    client.batch_execute(LISTEN).await?;
    Ok(Ear {
        said,
        _client: client,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_others_are_understood_and_ones_own_words_are_not_heard() {
        let (we, they) = (Sender(1), Sender(u64::MAX));
        let terminal = TerminalId(Uuid::from_u128(7));
        let command = payload_of_command(they, terminal);
        assert_eq!(understand(&command, we), Some(Change::Command(terminal)));
        assert_eq!(understand(&command, they), None);
        let everyone = payload_for_everyone(they);
        assert_eq!(understand(&everyone, we), Some(Change::Everyone));
        let bytes = vec![0xff; crate::MAX_RELAY];
        let relay = payload_of_relay(they, &bytes);
        assert!(relay.len() < 8_000, "PostgreSQL would refuse it");
        assert_eq!(
            understand(&relay, we),
            Some(Change::Relay(Arc::from(bytes)))
        );
        for nonsense in [
            "", "x", "1 c", "1 c zzz", "1 r ???", "1 e", "1 e 1", "zz c 1", "1 q 1",
        ] {
            assert_eq!(understand(nonsense, we), None, "{nonsense}");
        }
    }
}
