// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Whether anybody touches the terminal, told by the compositor (`ext-idle-notify-v1`):
//! the shell alone would not see what is typed into the page.
//!
//! Only *that* something moved is known, never what. Idle is not yet absent: speech,
//! playing media and "I am on the phone" count as presence too, which the session's rules
//! weigh. On a connection of its own, so that a busy window never delays it. Without the
//! protocol (an older compositor) the shell falls back on its own window's input; the
//! service keeps trying.

use std::time::Duration;

use iced::Subscription;
use iced::futures::{SinkExt, Stream};
use tokio::sync::mpsc::UnboundedSender;
use tracing::{debug, warn};
use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::{wl_registry, wl_seat};
use wayland_client::{Connection, Dispatch, QueueHandle};
use wayland_protocols::ext::idle_notify::v1::client::ext_idle_notification_v1::{
    self, ExtIdleNotificationV1,
};
use wayland_protocols::ext::idle_notify::v1::client::ext_idle_notifier_v1::{
    self, ExtIdleNotifierV1,
};

/// Pause between two attempts to reach the compositor.
const RETRY: Duration = Duration::from_secs(2);

/// What the compositor says about the hands at the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// Nothing moved for the whole time asked for.
    Idled,
    /// Something moved again.
    Resumed,
    /// The compositor cannot tell; it is being retried.
    Unknown,
}

/// The service as a subscription: [`Event::Idled`] after `still` without input.
pub fn subscription(still: Duration) -> Subscription<Event> {
    let milliseconds = u32::try_from(still.as_millis()).unwrap_or(u32::MAX);
    Subscription::run_with(milliseconds, listen)
}

fn listen(milliseconds: &u32) -> impl Stream<Item = Event> + use<> {
    let milliseconds = *milliseconds;
    iced::stream::channel(
        8,
        async move |mut output: iced::futures::channel::mpsc::Sender<Event>| {
            let (events, mut from_thread) = tokio::sync::mpsc::unbounded_channel();
            let thread = std::thread::Builder::new()
                .name("idle".to_owned())
                .spawn(move || run(milliseconds, &events));
            if let Err(error) = thread {
                warn!(%error, "no thread for the idle service");
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

fn run(milliseconds: u32, events: &UnboundedSender<Event>) {
    let mut told = false;
    while !events.is_closed() {
        match watch(milliseconds, events, &mut told) {
            Ok(()) => return,
            Err(error) if !told => {
                told = true;
                warn!(%error, "the compositor cannot tell when nobody is there; retrying");
                if events.send(Event::Unknown).is_err() {
                    return;
                }
            }
            Err(error) => debug!(%error, "still nobody to tell when nobody is there"),
        }
        std::thread::sleep(RETRY);
    }
}

#[derive(Debug, thiserror::Error)]
enum IdleError {
    #[error("no compositor")]
    Connect(#[from] wayland_client::ConnectError),
    #[error("the compositor lists no globals")]
    Globals(#[from] wayland_client::globals::GlobalError),
    #[error("the compositor has no seat or no idle notifier")]
    Bind(#[from] wayland_client::globals::BindError),
    #[error("the compositor hung up")]
    Dispatch(#[from] wayland_client::DispatchError),
}

struct Watcher {
    events: UnboundedSender<Event>,
    abandoned: bool,
}

/// Passes events on until the connection breaks (error) or nobody listens (fine).
fn watch(
    milliseconds: u32,
    events: &UnboundedSender<Event>,
    told: &mut bool,
) -> Result<(), IdleError> {
    let connection = Connection::connect_to_env()?;
    let (globals, mut queue) = registry_queue_init::<Watcher>(&connection)?;
    let handle = queue.handle();
    let seat: wl_seat::WlSeat = globals.bind(&handle, 1..=1, ())?;
    let notifier: ExtIdleNotifierV1 = globals.bind(&handle, 1..=1, ())?;
    let notification = notifier.get_idle_notification(milliseconds, &seat, &handle, ());
    *told = false;
    let mut watcher = Watcher {
        events: events.clone(),
        abandoned: false,
    };
    while !watcher.abandoned {
        let _dispatched = queue.blocking_dispatch(&mut watcher)?;
    }
    notification.destroy();
    Ok(())
}

impl Dispatch<ExtIdleNotificationV1, ()> for Watcher {
    fn event(
        watcher: &mut Self,
        _proxy: &ExtIdleNotificationV1,
        event: ext_idle_notification_v1::Event,
        (): &(),
        _connection: &Connection,
        _handle: &QueueHandle<Self>,
    ) {
        let event = match event {
            ext_idle_notification_v1::Event::Idled => Event::Idled,
            ext_idle_notification_v1::Event::Resumed => Event::Resumed,
            _ => return,
        };
        watcher.abandoned = watcher.events.send(event).is_err();
    }
}

impl Dispatch<wl_registry::WlRegistry, GlobalListContents> for Watcher {
    fn event(
        _watcher: &mut Self,
        _proxy: &wl_registry::WlRegistry,
        _event: wl_registry::Event,
        _data: &GlobalListContents,
        _connection: &Connection,
        _handle: &QueueHandle<Self>,
    ) {
    }
}

impl Dispatch<wl_seat::WlSeat, ()> for Watcher {
    fn event(
        _watcher: &mut Self,
        _proxy: &wl_seat::WlSeat,
        _event: wl_seat::Event,
        (): &(),
        _connection: &Connection,
        _handle: &QueueHandle<Self>,
    ) {
    }
}

impl Dispatch<ExtIdleNotifierV1, ()> for Watcher {
    fn event(
        _watcher: &mut Self,
        _proxy: &ExtIdleNotifierV1,
        _event: ext_idle_notifier_v1::Event,
        (): &(),
        _connection: &Connection,
        _handle: &QueueHandle<Self>,
    ) {
    }
}
