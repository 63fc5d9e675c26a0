// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Stands between the keyboard and whoever has the focus, for as long as there is a wish.
//!
//! On a connection and a thread of its own: a key is never late because a screen is drawn. When
//! this thread dies, the compositor hands keys on as ever.

use std::io::Read;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use tokio::sync::mpsc::UnboundedSender;
use tracing::{debug, info, warn};
use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_keyboard::KeyState;
use wayland_client::protocol::{wl_registry, wl_seat};
use wayland_client::{Connection, Dispatch, QueueHandle, WEnum, delegate_noop};
use wayland_protocols_misc::zwp_input_method_v2::client::zwp_input_method_keyboard_grab_v2::{
    self as grabbed, ZwpInputMethodKeyboardGrabV2,
};
use wayland_protocols_misc::zwp_input_method_v2::client::zwp_input_method_manager_v2::ZwpInputMethodManagerV2;
use wayland_protocols_misc::zwp_input_method_v2::client::zwp_input_method_v2::{
    self as method, ZwpInputMethodV2,
};
use wayland_protocols_misc::zwp_virtual_keyboard_v1::client::zwp_virtual_keyboard_manager_v1::ZwpVirtualKeyboardManagerV1;
use wayland_protocols_misc::zwp_virtual_keyboard_v1::client::zwp_virtual_keyboard_v1::ZwpVirtualKeyboardV1;

use super::filter::{Filter, Modifiers, Sent};
use super::{Event, Keys, Latch};

/// Pause between two attempts to reach the compositor.
const RETRY: Duration = Duration::from_secs(1);

/// Nobody wishes anything of this service any more.
struct Abandoned;

#[derive(Debug, thiserror::Error)]
enum GrabError {
    #[error("no compositor")]
    Connect(#[from] wayland_client::ConnectError),
    #[error("the compositor lists no globals")]
    Globals(#[from] wayland_client::globals::GlobalError),
    #[error("the compositor has no seat, input method or virtual keyboard")]
    Bind(#[from] wayland_client::globals::BindError),
    #[error("the compositor hung up")]
    Dispatch(#[from] wayland_client::DispatchError),
    #[error("the compositor does not answer")]
    Wayland(#[from] wayland_client::backend::WaylandError),
    #[error("nothing can be waited for")]
    Poll(#[from] Errno),
    #[error("another input method has the keyboard")]
    Taken,
}

pub(super) fn run(wishes: &Receiver<Keys>, woken: &UnixStream, events: &UnboundedSender<Event>) {
    let mut told = false;
    let mut keys = Keys::default();
    loop {
        // Nothing stands in between until somebody wishes it.
        while keys == Keys::default() {
            match wishes.recv() {
                Ok(wish) => keys = wish,
                Err(_) => return,
            }
        }
        match stand_between(&mut keys, wishes, woken, events) {
            Ok(Ok(())) => told = false,
            Ok(Err(Abandoned)) => return,
            Err(error) => {
                if told {
                    debug!(%error, "keys still count as they come");
                } else {
                    told = true;
                    warn!(%error, "keys count as they come; retrying");
                }
                std::thread::sleep(RETRY);
                match wishes.try_iter().last() {
                    Some(wish) => keys = wish,
                    None if events.is_closed() => return,
                    None => {}
                }
            }
        }
    }
}

/// Hands on what counts, until nobody wishes anything (fine) or the compositor is gone.
fn stand_between(
    keys: &mut Keys,
    wishes: &Receiver<Keys>,
    mut woken: &UnixStream,
    events: &UnboundedSender<Event>,
) -> Result<Result<(), Abandoned>, GrabError> {
    let connection = Connection::connect_to_env()?;
    let (globals, mut queue) = registry_queue_init::<Between>(&connection)?;
    let handle = queue.handle();
    let seat: wl_seat::WlSeat = globals.bind(&handle, 1..=1, ())?;
    let methods: ZwpInputMethodManagerV2 = globals.bind(&handle, 1..=1, ())?;
    let keyboards: ZwpVirtualKeyboardManagerV1 = globals.bind(&handle, 1..=1, ())?;
    let method = methods.get_input_method(&seat, &handle, ());
    let grab = method.grab_keyboard(&handle, ());
    let keyboard = keyboards.create_virtual_keyboard(&seat, &handle, ());
    let mut between = Between {
        filter: Filter::new(*keys),
        keyboard,
        has_keymap: false,
        taken: false,
        latch: None,
        began: Instant::now(),
    };
    info!("keys count as the citizen wishes");
    let outcome = loop {
        loop {
            match wishes.try_recv() {
                Ok(wish) => {
                    *keys = wish;
                    between.filter.turn(wish);
                }
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return Ok(Err(Abandoned)),
            }
        }
        let _dispatched = queue.dispatch_pending(&mut between)?;
        between.filter.tick(Instant::now());
        between.hand_on();
        if between.tell(events).is_err() {
            break Err(Abandoned);
        }
        if between.taken {
            return Err(GrabError::Taken);
        }
        if *keys == Keys::default() {
            break Ok(());
        }
        connection.flush()?;
        let Some(guard) = queue.prepare_read() else {
            continue;
        };
        let display = guard.connection_fd();
        let mut waited = [
            PollFd::new(&display, PollFlags::IN),
            PollFd::new(woken, PollFlags::IN),
        ];
        let due = between.filter.due();
        let timeout = due.map(|due| timespec(due.saturating_duration_since(Instant::now())));
        match poll(&mut waited, timeout.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let (speaks, wakes) = (
            !waited[0].revents().is_empty(),
            !waited[1].revents().is_empty(),
        );
        if speaks {
            let _read = guard.read()?;
        } else {
            drop(guard);
        }
        if wakes {
            // What it says is among the wishes; only that it spoke matters.
            let mut bell = [0; 64];
            let _rung = woken.read(&mut bell);
        }
    };
    grab.release();
    between.keyboard.destroy();
    method.destroy();
    connection.flush()?;
    Ok(outcome)
}

fn timespec(time: Duration) -> Timespec {
    Timespec {
        tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: i64::from(time.subsec_nanos()),
    }
}

struct Between {
    filter: Filter,
    keyboard: ZwpVirtualKeyboardV1,
    /// A keyboard without one may not send keys.
    has_keymap: bool,
    /// There is another input method.
    taken: bool,
    latch: Option<Latch>,
    began: Instant,
}

impl Between {
    fn hand_on(&mut self) {
        let now = u32::try_from(self.began.elapsed().as_millis()).unwrap_or_default();
        for sent in self.filter.take() {
            if !self.has_keymap {
                continue;
            }
            match sent {
                Sent::Key { code, down } => {
                    let state = if down {
                        KeyState::Pressed
                    } else {
                        KeyState::Released
                    };
                    self.keyboard.key(now, code, state.into());
                }
                Sent::Modifiers(now) => {
                    self.keyboard
                        .modifiers(now.depressed, now.latched, now.locked, now.group);
                }
            }
        }
    }

    fn tell(&mut self, events: &UnboundedSender<Event>) -> Result<(), Abandoned> {
        let latch = self.filter.latch();
        if self.latch == latch {
            return Ok(());
        }
        self.latch = latch;
        events.send(Event::Latched(latch)).map_err(|_| Abandoned)
    }
}

impl Dispatch<ZwpInputMethodKeyboardGrabV2, ()> for Between {
    fn event(
        between: &mut Self,
        _proxy: &ZwpInputMethodKeyboardGrabV2,
        event: grabbed::Event,
        (): &(),
        _connection: &Connection,
        _handle: &QueueHandle<Self>,
    ) {
        match event {
            grabbed::Event::Keymap { format, fd, size } => {
                let format = match format {
                    WEnum::Value(format) => format.into(),
                    WEnum::Unknown(format) => format,
                };
                between.keyboard.keymap(format, fd.as_fd(), size);
                between.has_keymap = true;
            }
            grabbed::Event::Key { key, state, .. } => {
                let down = state == WEnum::Value(KeyState::Pressed);
                between.filter.key(Instant::now(), key, down);
            }
            grabbed::Event::Modifiers {
                mods_depressed,
                mods_latched,
                mods_locked,
                group,
                ..
            } => between.filter.modifiers(Modifiers {
                depressed: mods_depressed,
                latched: mods_latched,
                locked: mods_locked,
                group,
            }),
            _ => {}
        }
        // In order, and before another keyboard's letters mean something else.
        between.hand_on();
    }
}

impl Dispatch<ZwpInputMethodV2, ()> for Between {
    fn event(
        between: &mut Self,
        _proxy: &ZwpInputMethodV2,
        event: method::Event,
        (): &(),
        _connection: &Connection,
        _handle: &QueueHandle<Self>,
    ) {
        if matches!(event, method::Event::Unavailable) {
            between.taken = true;
        }
    }
}

impl Dispatch<wl_registry::WlRegistry, GlobalListContents> for Between {
    fn event(
        _between: &mut Self,
        _proxy: &wl_registry::WlRegistry,
        _event: wl_registry::Event,
        _data: &GlobalListContents,
        _connection: &Connection,
        _handle: &QueueHandle<Self>,
    ) {
    }
}

delegate_noop!(Between: ignore wl_seat::WlSeat);
delegate_noop!(Between: ZwpInputMethodManagerV2);
delegate_noop!(Between: ZwpVirtualKeyboardManagerV1);
delegate_noop!(Between: ZwpVirtualKeyboardV1);
