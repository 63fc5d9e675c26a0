// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Conversations with `sportello-setupd`.

use std::path::{Path, PathBuf};

use iced::futures::channel::mpsc::Sender;
use iced::futures::{SinkExt, Stream};
use sportello_setupd::line::{LineError, LineReader, send};
use sportello_setupd::wire::{Answer, Request};
use tokio::net::UnixStream;
use tracing::warn;

/// The helper could not be heard to the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the helper does not answer")]
pub struct Lost;

/// Asks, and passes on every answer: progress as it comes, one other answer at the end.
pub fn ask(socket: PathBuf, request: Request) -> impl Stream<Item = Result<Answer, Lost>> {
    iced::stream::channel(8, async move |mut output: Sender<_>| {
        if let Err(failed) = converse(&socket, &request, &mut output).await {
            warn!("the helper: {failed}");
            // Screens that are gone need no answer.
            let _gone = output.send(Err(Lost)).await;
        }
    })
}

async fn converse(
    socket: &Path,
    request: &Request,
    output: &mut Sender<Result<Answer, Lost>>,
) -> Result<(), LineError> {
    let mut stream = UnixStream::connect(socket).await?;
    let (from, mut to) = stream.split();
    send(&mut to, request).await?;
    let mut lines = LineReader::new(from);
    loop {
        let answer: Answer = lines.next().await?.ok_or(LineError::Malformed)?;
        let is_last = !matches!(answer, Answer::Progress(_));
        if output.send(Ok(answer)).await.is_err() || is_last {
            return Ok(());
        }
    }
}
