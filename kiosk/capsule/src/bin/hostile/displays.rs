// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the outer compositor offers: anything by which one window could watch, type for or
//! cover another.

use std::env;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};

use wayland_client::globals::{GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::{Connection, Dispatch, QueueHandle};

use crate::{Book, Outcome, errno};

/// Beginnings of the names of globals that no capsule may see.
const PRIVILEGED: [(&str, &[&str]); 13] = [
    (
        "screen_copy",
        &[
            "zwlr_screencopy",
            "ext_image_copy_capture",
            "ext_output_image_capture",
        ],
    ),
    ("frame_export", &["zwlr_export_dmabuf"]),
    ("virtual_keyboard", &["zwp_virtual_keyboard"]),
    ("virtual_pointer", &["zwlr_virtual_pointer"]),
    ("input_method", &["zwp_input_method"]),
    ("layer_shell", &["zwlr_layer_shell"]),
    (
        "clipboard_control",
        &["zwlr_data_control", "ext_data_control"],
    ),
    (
        "foreign_windows",
        &["zwlr_foreign_toplevel", "ext_foreign_toplevel"],
    ),
    ("shortcuts_inhibit", &["zwp_keyboard_shortcuts_inhibit"]),
    ("session_lock", &["ext_session_lock"]),
    ("security_context", &["wp_security_context"]),
    (
        "output_control",
        &[
            "zwlr_output_manager",
            "zwlr_output_power",
            "zwlr_gamma_control",
        ],
    ),
    ("input_grab", &["zwlr_input_inhibit", "ext_transient_seat"]),
];

/// The outer compositor's socket, where the capsule has it.
const OUTER: &str = "/run/citizen/outer-0";

pub(crate) fn attempt(book: &mut Book, named: &[PathBuf]) {
    let mut displays: Vec<PathBuf> = named.to_vec();
    if displays.is_empty() {
        displays.extend(
            [PathBuf::from(OUTER)]
                .into_iter()
                .filter(|path| path.exists()),
        );
    }
    if displays.is_empty() {
        displays.extend(from_environment());
    }
    if displays.is_empty() {
        book.note("compositor", &Outcome::NotTried("no display".into()));
    }
    for display in displays {
        match globals(&display) {
            Ok(globals) => {
                for (what, beginnings) in PRIVILEGED {
                    let offered = globals
                        .iter()
                        .find(|name| beginnings.iter().any(|begin| name.starts_with(begin)));
                    let outcome = match offered {
                        Some(name) => Outcome::Succeeded(format!("offered: {name}")),
                        None => Outcome::Refused(format!("not among {} globals", globals.len())),
                    };
                    book.note(&format!("compositor_{what}"), &outcome);
                }
            }
            // Refusing everything is no proof that nothing is offered.
            Err(word) => book.note("compositor", &Outcome::NotTried(word)),
        }
    }
}

fn from_environment() -> Option<PathBuf> {
    let name = PathBuf::from(env::var_os("WAYLAND_DISPLAY")?);
    if name.is_absolute() {
        return Some(name);
    }
    Some(PathBuf::from(env::var_os("XDG_RUNTIME_DIR")?).join(name))
}

struct Listener;

impl Dispatch<WlRegistry, GlobalListContents> for Listener {
    fn event(
        _: &mut Self,
        _: &WlRegistry,
        _: <WlRegistry as wayland_client::Proxy>::Event,
        _: &GlobalListContents,
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

fn globals(display: &Path) -> Result<Vec<String>, String> {
    let socket = UnixStream::connect(display).map_err(|error| errno::word(&error))?;
    let connection = Connection::from_socket(socket).map_err(|error| error.to_string())?;
    let (globals, _queue) =
        registry_queue_init::<Listener>(&connection).map_err(|error| error.to_string())?;
    Ok(globals
        .contents()
        .with_list(|list| list.iter().map(|g| g.interface.clone()).collect()))
}
