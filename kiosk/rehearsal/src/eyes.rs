// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Eyes that notice the moment something changes on the screen: they ask the compositor
//! for the next picture *with damage*, which comes only once something was drawn.

use std::{
    os::{fd::AsFd, unix::net::UnixStream},
    path::Path,
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::{MemfdFlags, ftruncate, memfd_create},
};
use wayland_client::{
    Connection, Dispatch, EventQueue, QueueHandle, WEnum, delegate_noop,
    globals::{GlobalListContents, registry_queue_init},
    protocol::{
        wl_buffer::WlBuffer,
        wl_output::{self, WlOutput},
        wl_registry::{self, WlRegistry},
        wl_shm::{self, WlShm},
        wl_shm_pool::WlShmPool,
    },
};
use wayland_protocols_wlr::screencopy::v1::client::{
    zwlr_screencopy_frame_v1::{self, ZwlrScreencopyFrameV1},
    zwlr_screencopy_manager_v1::ZwlrScreencopyManagerV1,
};

use crate::stage::StageError;

/// What the compositor said of one frame.
#[derive(Debug, Default)]
struct Frame {
    shape: Option<(wl_shm::Format, u32, u32, u32)>,
    described: bool,
    outcome: Option<bool>,
}

/// Eyes on the first output of a compositor.
pub struct Eyes {
    connection: Connection,
    queue: EventQueue<Frame>,
    manager: ZwlrScreencopyManagerV1,
    output: WlOutput,
    shm: WlShm,
    buffer: Option<WlBuffer>,
}

impl std::fmt::Debug for Eyes {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Eyes").finish_non_exhaustive()
    }
}

impl Eyes {
    /// Looks at the compositor that listens at `socket`.
    ///
    /// # Errors
    /// [`StageError::Wayland`] if it does not let itself be looked at.
    pub fn open(socket: &Path) -> Result<Self, StageError> {
        let stream = UnixStream::connect(socket)
            .map_err(|source| StageError::io("connecting to", socket, source))?;
        let connection = Connection::from_socket(stream).map_err(StageError::wayland)?;
        let (globals, queue) =
            registry_queue_init::<Frame>(&connection).map_err(StageError::wayland)?;
        let handle = queue.handle();
        let manager = globals
            .bind(&handle, 3..=3, ())
            .map_err(StageError::wayland)?;
        let output = globals
            .bind(&handle, 1..=4, ())
            .map_err(StageError::wayland)?;
        let shm = globals
            .bind(&handle, 1..=1, ())
            .map_err(StageError::wayland)?;
        Ok(Self {
            connection,
            queue,
            manager,
            output,
            shm,
            buffer: None,
        })
    }

    /// Begins to watch: what is drawn from now on counts. The watch ends with the first
    /// change.
    ///
    /// # Errors
    /// [`StageError::Wayland`].
    pub fn watch(&mut self) -> Result<Watch<'_>, StageError> {
        let handle = self.queue.handle();
        // The compositor describes the picture first, then waits for our memory.
        let frame = self.manager.capture_output(0, &self.output, &handle, ());
        let mut state = Frame::default();
        while !state.described {
            self.queue
                .blocking_dispatch(&mut state)
                .map_err(StageError::wayland)?;
        }
        let Some((format, width, height, stride)) = state.shape else {
            return Err(StageError::NoPicture(
                "no shared memory picture is offered".to_owned(),
            ));
        };
        if self.buffer.is_none() {
            self.buffer = Some(self.memory(format, width, height, stride)?);
        }
        if let Some(buffer) = &self.buffer {
            frame.copy_with_damage(buffer);
        }
        self.queue
            .roundtrip(&mut state)
            .map_err(StageError::wayland)?;
        Ok(Watch {
            eyes: self,
            frame,
            state,
        })
    }

    fn memory(
        &self,
        format: wl_shm::Format,
        width: u32,
        height: u32,
        stride: u32,
    ) -> Result<WlBuffer, StageError> {
        let size = u64::from(stride) * u64::from(height);
        let memory = memfd_create("picture", MemfdFlags::CLOEXEC).map_err(StageError::wayland)?;
        ftruncate(&memory, size).map_err(StageError::wayland)?;
        let handle = self.queue.handle();
        let signed = |value: u32| i32::try_from(value).map_err(StageError::wayland);
        let size = i32::try_from(size).map_err(StageError::wayland)?;
        let pool = self.shm.create_pool(memory.as_fd(), size, &handle, ());
        let buffer = pool.create_buffer(
            0,
            signed(width)?,
            signed(height)?,
            signed(stride)?,
            format,
            &handle,
            (),
        );
        pool.destroy();
        Ok(buffer)
    }
}

/// A watch that has begun.
#[derive(Debug)]
pub struct Watch<'a> {
    eyes: &'a mut Eyes,
    frame: ZwlrScreencopyFrameV1,
    state: Frame,
}

impl Watch<'_> {
    /// The moment of the first change, or `None` if nothing changes for so long.
    ///
    /// # Errors
    /// [`StageError::Wayland`], [`StageError::NoPicture`].
    pub fn change(mut self, patience: Duration) -> Result<Option<Instant>, StageError> {
        let until = Instant::now() + patience;
        loop {
            match self.state.outcome {
                Some(true) => return Ok(Some(Instant::now())),
                Some(false) => {
                    return Err(StageError::NoPicture(
                        "the compositor refused a copy".to_owned(),
                    ));
                }
                None => {}
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                self.frame.destroy();
                return Ok(None);
            }
            self.dispatch(left)?;
        }
    }

    /// Takes in what arrives within `left`.
    fn dispatch(&mut self, left: Duration) -> Result<(), StageError> {
        let Self { eyes, state, .. } = self;
        eyes.queue
            .dispatch_pending(state)
            .map_err(StageError::wayland)?;
        eyes.connection.flush().map_err(StageError::wayland)?;
        let Some(guard) = eyes.queue.prepare_read() else {
            return Ok(());
        };
        let readable = {
            let connection = guard.connection_fd();
            let mut waiting = [PollFd::new(&connection, PollFlags::IN)];
            let left = Timespec::try_from(left).map_err(StageError::wayland)?;
            poll(&mut waiting, Some(&left)).map_err(StageError::wayland)? > 0
        };
        if readable {
            guard.read().map_err(StageError::wayland)?;
            eyes.queue
                .dispatch_pending(state)
                .map_err(StageError::wayland)?;
        }
        Ok(())
    }
}

impl Dispatch<ZwlrScreencopyFrameV1, ()> for Frame {
    fn event(
        state: &mut Self,
        frame: &ZwlrScreencopyFrameV1,
        event: zwlr_screencopy_frame_v1::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
        match event {
            zwlr_screencopy_frame_v1::Event::Buffer {
                format: WEnum::Value(format),
                width,
                height,
                stride,
            } => state.shape = Some((format, width, height, stride)),
            zwlr_screencopy_frame_v1::Event::BufferDone => state.described = true,
            zwlr_screencopy_frame_v1::Event::Ready { .. } => {
                state.outcome = Some(true);
                frame.destroy();
            }
            zwlr_screencopy_frame_v1::Event::Failed => {
                state.outcome = Some(false);
                frame.destroy();
            }
            _ => {}
        }
    }
}

impl Dispatch<WlRegistry, GlobalListContents> for Frame {
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

impl Dispatch<WlOutput, ()> for Frame {
    fn event(
        _: &mut Self,
        _: &WlOutput,
        _: wl_output::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

impl Dispatch<WlShm, ()> for Frame {
    fn event(
        _: &mut Self,
        _: &WlShm,
        _: wl_shm::Event,
        (): &(),
        _: &Connection,
        _: &QueueHandle<Self>,
    ) {
    }
}

delegate_noop!(Frame: ZwlrScreencopyManagerV1);
delegate_noop!(Frame: WlShmPool);
delegate_noop!(Frame: ignore WlBuffer);
