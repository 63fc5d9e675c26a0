// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! How keys of the keyboard count, for hands that tremble, press slowly or are one hand
//! (EN 301 549 5.7 to 5.9): in the shell and on the page alike.
//!
//! Neither the compositor nor the browser can do it. The shell therefore stands in between
//! while somebody wishes so: as the compositor's input method it takes the keys
//! (`zwp_input_method_v2`) and hands on those that count with a keyboard of its own
//! (`zwp_virtual_keyboard_v1`). When nobody wishes anything, nothing stands in between. Keys that
//! the compositor swallows never come here. A capsule has neither protocol.

use std::io::Write;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use tracing::{debug, warn};

mod filter;
mod grab;

/// What the citizen wishes of the keys.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Keys {
    /// A key counts only after it was held for so long.
    pub slow: Option<Span>,
    /// The same key does not count again within so long.
    pub bounce: Option<Span>,
    /// Shift and `AltGr`, pressed alone, hold for the next key.
    pub sticky: bool,
    /// A key that stays down does not repeat.
    pub once: bool,
}

/// How long, in words that need no numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Short,
    Medium,
    Long,
}

impl Span {
    /// For which a key must be held.
    #[must_use]
    pub const fn slow(self) -> Duration {
        Duration::from_millis(match self {
            Self::Short => 300,
            Self::Medium => 600,
            Self::Long => 1000,
        })
    }

    /// Within which the same key does not count again: half a second at least can be had
    /// (EN 301 549 5.8).
    #[must_use]
    pub const fn bounce(self) -> Duration {
        self.slow()
    }

    /// For which the pointer must rest on something to press it.
    #[must_use]
    pub const fn dwell(self) -> Duration {
        Duration::from_millis(match self {
            Self::Short => 800,
            Self::Medium => 1200,
            Self::Long => 2000,
        })
    }
}

/// What holds for the next key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Latch {
    /// It writes a capital, or what stands above.
    Capital,
    /// It writes what `AltGr` writes.
    Third,
}

/// What the service tells.
#[derive(Debug, Clone)]
pub enum Event {
    /// The service runs; this is its door.
    Ready(Link),
    /// This holds for the next key, or nothing any more.
    Latched(Option<Latch>),
}

/// The shell's end of the conversation.
#[derive(Debug, Clone)]
pub struct Link {
    orders: Sender<Keys>,
    wake: Arc<UnixStream>,
}

impl Link {
    /// Keys count like this from now on.
    pub fn turn(&self, keys: Keys) {
        // A pipe that is full wakes too, and a service that is gone is told again when it is back.
        let sent = self.orders.send(keys).is_ok();
        let woken = (&*self.wake).write(&[0]).is_ok();
        if !sent || !woken {
            debug!(sent, woken, "the service of the keys has something to do");
        }
    }

    /// A link whose orders arrive at the second half instead of a compositor.
    #[cfg(test)]
    pub(crate) fn fake() -> (Self, std::sync::mpsc::Receiver<Keys>) {
        let (orders, seen) = std::sync::mpsc::channel();
        let (wake, _) = UnixStream::pair().expect("a pair of sockets");
        let wake = Arc::new(wake);
        (Self { orders, wake }, seen)
    }
}

/// The service as a subscription.
pub fn subscription() -> Subscription<Event> {
    Subscription::run(listen)
}

fn listen() -> impl Stream<Item = Event> {
    iced::stream::channel(
        8,
        async |mut output: iced::futures::channel::mpsc::Sender<Event>| {
            let (wake, woken) = match UnixStream::pair() {
                Ok(pair) => pair,
                Err(error) => return warn!(%error, "no service of the keys"),
            };
            let nonblocking = wake.set_nonblocking(true).and(woken.set_nonblocking(true));
            if let Err(error) = nonblocking {
                return warn!(%error, "no service of the keys");
            }
            let (events, mut from_thread) = tokio::sync::mpsc::unbounded_channel();
            let (orders, wishes) = std::sync::mpsc::channel();
            let thread = std::thread::Builder::new()
                .name("keys".to_owned())
                .spawn(move || grab::run(&wishes, &woken, &events));
            if let Err(error) = thread {
                return warn!(%error, "no thread for the service of the keys");
            }
            let wake = Arc::new(wake);
            if output
                .send(Event::Ready(Link { orders, wake }))
                .await
                .is_err()
            {
                return;
            }
            while let Some(event) = from_thread.recv().await {
                if output.send(event).await.is_err() {
                    return;
                }
            }
        },
    )
}
