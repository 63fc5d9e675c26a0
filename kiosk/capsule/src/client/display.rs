// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The capsule's way to the screen: a security-context socket of the outer compositor. What
//! connects there sees no screen copy, virtual input, input method, layer shell or
//! clipboard control.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use rustix::pipe::{PipeFlags, pipe_with};
use wayland_client::globals::{BindError, GlobalError, GlobalListContents, registry_queue_init};
use wayland_client::protocol::wl_registry::WlRegistry;
use wayland_client::{ConnectError, Connection, Dispatch, DispatchError, QueueHandle};
use wayland_protocols::wp::security_context::v1::client::wp_security_context_manager_v1::WpSecurityContextManagerV1;
use wayland_protocols::wp::security_context::v1::client::wp_security_context_v1::WpSecurityContextV1;

/// Why there is no socket for the capsule.
#[derive(Debug, thiserror::Error)]
pub enum DisplayError {
    #[error("the compositor cannot be reached")]
    Connect(#[from] ConnectError),
    #[error("the compositor did not list what it offers")]
    Globals(#[from] GlobalError),
    #[error("the compositor does not offer security contexts")]
    Unsupported(#[from] BindError),
    #[error("the compositor refused the security context")]
    Refused(#[from] DispatchError),
    #[error("the socket cannot be made")]
    Socket(#[from] io::Error),
}

/// A listening socket of the outer compositor, restricted. Closes when dropped; windows
/// already open stay until their programs die.
#[derive(Debug)]
pub struct SecurityContext {
    /// Where we made the socket; a supervisor that made it removes it itself.
    path: Option<PathBuf>,
    /// The compositor listens until the other end of this pipe is closed.
    _alive: OwnedFd,
}

impl SecurityContext {
    /// Makes the socket at `path` (replacing one that an earlier life left). Blocks for one
    /// round trip to the compositor named by `WAYLAND_DISPLAY`.
    ///
    /// # Errors
    /// See [`DisplayError`].
    pub fn create(path: &Path) -> Result<Self, DisplayError> {
        Self::create_on(&Connection::connect_to_env()?, path)
    }

    /// The same on a given connection.
    ///
    /// # Errors
    /// See [`DisplayError`].
    pub fn create_on(connection: &Connection, path: &Path) -> Result<Self, DisplayError> {
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        let listener = UnixListener::bind(path)?;
        let mut context = Self::restrict(connection, &listener)?;
        context.path = Some(path.to_owned());
        Ok(context)
    }

    /// Restricts a socket that somebody else made and listens on: [`super::Connected`] hands
    /// one over. Blocks for one round trip to the compositor named by `WAYLAND_DISPLAY`.
    ///
    /// # Errors
    /// See [`DisplayError`].
    pub fn on_listener(listener: &UnixListener) -> Result<Self, DisplayError> {
        Self::restrict(&Connection::connect_to_env()?, listener)
    }

    /// The same on a given connection.
    ///
    /// # Errors
    /// See [`DisplayError`].
    pub fn restrict(
        connection: &Connection,
        listener: &UnixListener,
    ) -> Result<Self, DisplayError> {
        let (until, alive) = pipe_with(PipeFlags::CLOEXEC).map_err(io::Error::from)?;
        let (globals, mut queue) = registry_queue_init::<Nothing>(connection)?;
        let handle = queue.handle();
        let manager: WpSecurityContextManagerV1 = globals.bind(&handle, 1..=1, ())?;
        let context = manager.create_listener(listener.as_fd(), until.as_fd(), &handle, ());
        context.set_sandbox_engine("it.sportello".into());
        context.set_app_id("capsule".into());
        context.commit();
        queue.roundtrip(&mut Nothing)?;
        Ok(Self {
            path: None,
            _alive: alive,
        })
    }

    /// Where the socket is, if it was made here.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(""))
    }
}

impl Drop for SecurityContext {
    fn drop(&mut self) {
        if let Some(path) = &self.path
            && let Err(error) = std::fs::remove_file(path)
        {
            tracing::warn!(%error, "the capsule's display socket was gone already");
        }
    }
}

/// None of these objects tells anything we wait for.
struct Nothing;

impl Dispatch<WlRegistry, GlobalListContents> for Nothing {
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

wayland_client::delegate_noop!(Nothing: WpSecurityContextManagerV1);
wayland_client::delegate_noop!(Nothing: WpSecurityContextV1);
