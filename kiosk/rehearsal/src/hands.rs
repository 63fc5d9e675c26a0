// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The citizen's hands: a virtual keyboard and a virtual pointer, plugged into the
//! compositor. Touches go in as pointer presses: wlroots has no protocol for virtual
//! touches and the stage has no `/dev/uinput`.

use std::{
    fs::File,
    io::Write,
    os::{fd::AsFd, unix::net::UnixStream},
    path::Path,
    time::{Duration, Instant},
};

use rustix::fs::{MemfdFlags, memfd_create};
use wayland_client::{
    Connection, Dispatch, EventQueue, QueueHandle, delegate_noop,
    globals::{GlobalListContents, registry_queue_init},
    protocol::{
        wl_keyboard::{KeyState, KeymapFormat},
        wl_pointer::ButtonState,
        wl_registry::{self, WlRegistry},
        wl_seat::{self, WlSeat},
    },
};
use wayland_protocols_misc::zwp_virtual_keyboard_v1::client::{
    zwp_virtual_keyboard_manager_v1::ZwpVirtualKeyboardManagerV1,
    zwp_virtual_keyboard_v1::ZwpVirtualKeyboardV1,
};
use wayland_protocols_wlr::virtual_pointer::v1::client::{
    zwlr_virtual_pointer_manager_v1::ZwlrVirtualPointerManagerV1,
    zwlr_virtual_pointer_v1::ZwlrVirtualPointerV1,
};

use crate::{
    keys::{self, Chord, MODIFIER_KEYS},
    stage::StageError,
};

/// The left button, as evdev numbers it.
const LEFT_BUTTON: u32 = 0x110;
/// How long a key or button stays down.
const HELD: Duration = Duration::from_millis(12);
/// How far beside its target the pointer arrives first, in pixels.
const ASIDE: u32 = 4;

struct Eyes;

impl Dispatch<WlRegistry, GlobalListContents> for Eyes {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: wl_registry::Event,
        _: &GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

impl Dispatch<WlSeat, ()> for Eyes {
    fn event(
        _: &mut Self,
        _: &WlSeat,
        _: wl_seat::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

delegate_noop!(Eyes: ZwpVirtualKeyboardManagerV1);
delegate_noop!(Eyes: ZwpVirtualKeyboardV1);
delegate_noop!(Eyes: ZwlrVirtualPointerManagerV1);
delegate_noop!(Eyes: ZwlrVirtualPointerV1);

/// A keyboard and a pointer of our own in a compositor.
pub struct Hands {
    queue: EventQueue<Eyes>,
    keyboard: ZwpVirtualKeyboardV1,
    pointer: ZwlrVirtualPointerV1,
    began: Instant,
    globals: Vec<String>,
}

impl std::fmt::Debug for Hands {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Hands").finish_non_exhaustive()
    }
}

impl Hands {
    /// Plugs a keyboard of the given layout (`it`, `ara`, `ua`, ...) and a pointer into the
    /// compositor that listens at `socket`.
    ///
    /// # Errors
    /// [`StageError::Wayland`] if the compositor refuses or does not offer them.
    pub fn plug_in(socket: &Path, layout: &str) -> Result<Self, StageError> {
        let stream = UnixStream::connect(socket)
            .map_err(|source| StageError::io("connecting to", socket, source))?;
        let connection = Connection::from_socket(stream).map_err(StageError::wayland)?;
        let (globals, queue) =
            registry_queue_init::<Eyes>(&connection).map_err(StageError::wayland)?;
        let handle = queue.handle();
        let seat: WlSeat = globals
            .bind(&handle, 1..=7, ())
            .map_err(StageError::wayland)?;
        let keyboards: ZwpVirtualKeyboardManagerV1 = globals
            .bind(&handle, 1..=1, ())
            .map_err(StageError::wayland)?;
        let pointers: ZwlrVirtualPointerManagerV1 = globals
            .bind(&handle, 1..=2, ())
            .map_err(StageError::wayland)?;
        let keyboard = keyboards.create_virtual_keyboard(&seat, &handle, ());
        let pointer = pointers.create_virtual_pointer(Some(&seat), &handle, ());
        let names = globals
            .contents()
            .with_list(|list| list.iter().map(|global| global.interface.clone()).collect());
        let mut hands = Self {
            queue,
            keyboard,
            pointer,
            began: Instant::now(),
            globals: names,
        };
        hands.layout(layout)?;
        // Clients learn of the new keyboard first; keys sent before that are lost to them.
        std::thread::sleep(Duration::from_millis(150));
        Ok(hands)
    }

    /// Gives the keyboard another layout.
    ///
    /// # Errors
    /// [`StageError::Wayland`] if the compositor refuses the keymap.
    pub fn layout(&mut self, layout: &str) -> Result<(), StageError> {
        let keymap = format!(
            "xkb_keymap {{ xkb_keycodes {{ include \"evdev+aliases(qwerty)\" }};              xkb_types {{ include \"complete\" }}; xkb_compat {{ include \"complete\" }};              xkb_symbols {{ include \"pc+{layout}+inet(evdev)\" }}; }};\0"
        );
        let memory = memfd_create("keymap", MemfdFlags::CLOEXEC)
            .map_err(|error| StageError::Wayland(error.to_string()))?;
        let mut file = File::from(memory);
        file.write_all(keymap.as_bytes())
            .map_err(|error| StageError::Wayland(error.to_string()))?;
        let size = u32::try_from(keymap.len()).map_err(StageError::wayland)?;
        self.keyboard
            .keymap(KeymapFormat::XkbV1.into(), file.as_fd(), size);
        self.settle()
    }

    /// Interfaces that the compositor offers to an ordinary client.
    #[must_use]
    pub fn globals(&self) -> &[String] {
        &self.globals
    }

    /// Presses and lets go of a key with its modifiers.
    ///
    /// # Errors
    /// [`StageError::Wayland`] if the compositor is gone.
    pub fn chord(&mut self, chord: Chord) -> Result<(), StageError> {
        self.chord_held(chord, HELD)
    }

    /// The same, held down for some time.
    ///
    /// # Errors
    /// [`StageError::Wayland`] if the compositor is gone.
    pub fn chord_held(&mut self, chord: Chord, time: Duration) -> Result<(), StageError> {
        let held = MODIFIER_KEYS
            .iter()
            .filter(|(bit, _)| chord.modifiers & bit != 0);
        for (_, code) in held.clone() {
            self.keyboard
                .key(self.now(), *code, KeyState::Pressed.into());
        }
        if chord.modifiers != 0 {
            self.keyboard.modifiers(chord.modifiers, 0, 0, 0);
        }
        self.keyboard
            .key(self.now(), chord.code, KeyState::Pressed.into());
        self.settle()?;
        std::thread::sleep(time);
        self.keyboard
            .key(self.now(), chord.code, KeyState::Released.into());
        for (_, code) in held {
            self.keyboard
                .key(self.now(), *code, KeyState::Released.into());
        }
        if chord.modifiers != 0 {
            self.keyboard.modifiers(0, 0, 0, 0);
        }
        self.settle()
    }

    /// Types a text, one key after the other.
    ///
    /// # Errors
    /// [`StageError::NoSuchKey`] for a character the Italian keyboard does not have.
    pub fn write(&mut self, text: &str) -> Result<(), StageError> {
        for letter in text.chars() {
            let chord =
                keys::character(letter).ok_or_else(|| StageError::NoSuchKey(letter.to_string()))?;
            self.chord(chord)?;
        }
        Ok(())
    }

    /// Moves the pointer to a place of an output of the given size.
    ///
    /// # Errors
    /// [`StageError::Wayland`] if the compositor is gone.
    pub fn point(&mut self, x: u32, y: u32, size: (u32, u32)) -> Result<(), StageError> {
        self.pointer
            .motion_absolute(self.now(), x, y, size.0, size.1);
        self.pointer.frame();
        self.settle()
    }

    /// Points and presses. The pointer comes from a little aside, as a hand's does: a nested
    /// compositor that the pointer enters learns its place only from the next motion.
    ///
    /// # Errors
    /// [`StageError::Wayland`] if the compositor is gone.
    pub fn click(&mut self, x: u32, y: u32, size: (u32, u32)) -> Result<(), StageError> {
        // A hand arrives before it presses: a nested compositor learns where the pointer is
        // from motion, not from the moment it entered the window.
        self.point(x.saturating_sub(ASIDE), y.saturating_sub(ASIDE), size)?;
        self.point(x, y, size)?;
        std::thread::sleep(HELD);
        self.pointer
            .button(self.now(), LEFT_BUTTON, ButtonState::Pressed);
        self.pointer.frame();
        self.settle()?;
        std::thread::sleep(HELD);
        self.pointer
            .button(self.now(), LEFT_BUTTON, ButtonState::Released);
        self.pointer.frame();
        self.settle()
    }

    /// Until the compositor has taken everything.
    fn settle(&mut self) -> Result<(), StageError> {
        self.queue
            .roundtrip(&mut Eyes)
            .map_err(StageError::wayland)?;
        Ok(())
    }

    fn now(&self) -> u32 {
        u32::try_from(self.began.elapsed().as_millis()).unwrap_or(u32::MAX)
    }
}
