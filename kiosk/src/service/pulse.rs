// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The pulse of the event loop: a message every [`BEAT`], which the shell turns into a line on
//! the slate. A shell that hangs in an update, a view or a drawing takes no message, so the
//! line grows old; no other thread writes it.

use std::time::Duration;

use iced::Subscription;
use iced::futures::{SinkExt, Stream};

/// How often a living shell shows itself on the slate. The agent's watchdog calls it hung
/// after several of these without a line.
pub const BEAT: Duration = Duration::from_secs(5);

/// The loop is to show itself.
#[derive(Debug, Clone, Copy)]
pub struct Pulse;

/// The service as a subscription.
pub fn subscription() -> Subscription<Pulse> {
    Subscription::run(listen)
}

fn listen() -> impl Stream<Item = Pulse> {
    iced::stream::channel(
        1,
        async |mut output: iced::futures::channel::mpsc::Sender<Pulse>| {
            while output.send(Pulse).await.is_ok() {
                tokio::time::sleep(BEAT).await;
            }
        },
    )
}
