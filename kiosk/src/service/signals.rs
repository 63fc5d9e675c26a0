// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Polite requests to stop (SIGTERM, SIGINT, SIGHUP). The shell leaves at once: the capsule
//! dies with the conversation, and the next start closes the session as interrupted.

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use tokio::signal::unix::{SignalKind, signal};
use tracing::{error, info};

/// Somebody asked the shell to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StopAsked;

/// The service as a subscription.
pub fn subscription() -> Subscription<StopAsked> {
    Subscription::run(listen)
}

fn listen() -> impl Stream<Item = StopAsked> {
    iced::stream::channel(
        1,
        async |mut output: iced::futures::channel::mpsc::Sender<StopAsked>| {
            let kinds = (
                signal(SignalKind::terminate()),
                signal(SignalKind::interrupt()),
                signal(SignalKind::hangup()),
            );
            let (Ok(mut terminate), Ok(mut interrupt), Ok(mut hangup)) = kinds else {
                error!("signals cannot be heard: the shell will be killed instead of stopped");
                return;
            };
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
                _ = hangup.recv() => {}
            }
            info!("asked to stop");
            // A shell that no longer listens is stopping already.
            let _stopping = output.send(StopAsked).await;
        },
    )
}
