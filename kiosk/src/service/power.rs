// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Lid and battery of a laptop, as logind and the kernel tell of them.
//!
//! What they mean is the session's rules' affair; logind itself does nothing about the lid
//! (`logind.conf.d`). A machine without lid or battery is one whose lid is open and that has
//! power. Neither a bus that is not there nor a file that cannot be read is news.

use std::path::Path;
use std::time::Duration;

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use sportello_session::Battery;
use tokio::sync::mpsc;
use tracing::info;

pub mod battery;
pub mod lid;

/// Where the kernel tells of batteries and plugs.
const SUPPLIES: &str = "/sys/class/power_supply";
/// How often the battery is looked at: a percent lasts minutes.
const LOOK: Duration = Duration::from_secs(15);

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Lid { closed: bool },
    Battery(Option<Battery>),
}

/// The service as a subscription: tells what is so at start and whenever it changes.
pub fn subscription() -> Subscription<Event> {
    Subscription::run(listen)
}

fn listen() -> impl Stream<Item = Event> {
    iced::stream::channel(
        4,
        async |mut output: iced::futures::channel::mpsc::Sender<Event>| {
            let (news, mut heard) = mpsc::channel(4);
            let lid = lid::watch(lid::SYSTEM_BUS, lid::LOOK, news);
            let tell = async move {
                let mut known = None;
                let mut looks = tokio::time::interval(LOOK);
                loop {
                    let event = tokio::select! {
                        closed = heard.recv() => match closed {
                            Some(closed) => Event::Lid { closed },
                            None => return,
                        },
                        _ = looks.tick() => {
                            let found = battery::read(Path::new(SUPPLIES));
                            if known == Some(found) {
                                continue;
                            }
                            known = Some(found);
                            Event::Battery(found)
                        }
                    };
                    if let Event::Lid { closed } = event {
                        info!(closed, "the lid moved");
                    }
                    if output.send(event).await.is_err() {
                        return;
                    }
                }
            };
            tokio::select! {
                () = lid => {}
                () = tell => {}
            }
        },
    )
}
