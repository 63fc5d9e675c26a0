// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The compositor, what connects the citizen to it, and the end of every process.

use std::fs::File;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use rustix::process::{Pid, Signal, kill_process};

use super::{GLANCE, PATIENCE, STATE, Setting, StageError};
use crate::hands::Hands;
use crate::processes;

/// What connects the citizen to the compositor.
#[derive(Debug)]
pub(super) struct Plugs {
    pub(super) display: PathBuf,
    pub(super) hands: Hands,
    pub(super) commands: swayipc::Connection,
}

/// Holds the stage's processes; ends every one of them when dropped.
#[derive(Debug)]
pub(super) struct Keeper {
    pub(super) compositor: Child,
    pub(super) mark: String,
}

impl Keeper {
    /// Waits for a compositor that answers on both of its sockets.
    pub(super) fn plug_in(&mut self, folder: &Path, layout: &str) -> Result<Plugs, StageError> {
        let began = Instant::now();
        loop {
            let display = answering(folder, |name| {
                name.starts_with("wayland-") && !name.ends_with(".lock")
            });
            let commands = answering(folder, |name| name.starts_with("sway-ipc."));
            if let (Some((display, _)), Some((_, commands))) = (display, commands) {
                let hands = Hands::plug_in(&display, layout)?;
                let commands = commands.into();
                return Ok(Plugs {
                    display,
                    hands,
                    commands,
                });
            }
            let ended = self
                .compositor
                .try_wait()
                .map_err(|source| StageError::io("waiting for", Path::new("sway"), source))?;
            if ended.is_some() {
                return Err(StageError::Compositor {
                    what: "ended",
                    log: read_log(folder),
                });
            }
            if began.elapsed() > PATIENCE {
                let what = "did not open its sockets";
                return Err(StageError::Compositor {
                    what,
                    log: read_log(folder),
                });
            }
            std::thread::sleep(GLANCE);
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        end_all(&self.mark);
        // Killed above; this collects it.
        let _status = self.compositor.wait();
    }
}

/// The socket in `folder` with a wanted name that somebody listens on: a compositor that
/// was killed leaves its own behind.
fn answering(folder: &Path, wanted: impl Fn(&str) -> bool) -> Option<(PathBuf, UnixStream)> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.file_name()
                .and_then(|name| name.to_str())
                .is_some_and(&wanted)
        })
        .find_map(|path| UnixStream::connect(&path).ok().map(|stream| (path, stream)))
}

/// Ends every process that carries the mark, until none is left.
fn end_all(mark: &str) {
    let began = Instant::now();
    loop {
        let left = processes::marked(mark);
        if left.is_empty() || began.elapsed() > PATIENCE {
            return;
        }
        for process in left {
            if let Some(id) = Pid::from_raw(process.id) {
                // It may have ended by itself meanwhile: the next look tells.
                let _gone = kill_process(id, Signal::KILL);
            }
        }
        std::thread::sleep(GLANCE);
    }
}

pub(super) fn start_compositor(
    setting: &Setting,
    folder: &Path,
    mark: &str,
) -> Result<Child, StageError> {
    let (width, height) = setting.size;
    let mut text = format!(
        "output HEADLESS-1 mode {width}x{height}\noutput WL-1 mode {width}x{height}\n         output X11-1 mode {width}x{height}\n"
    );
    match &setting.configuration {
        Some(path) => {
            if !path.is_file() {
                let source = std::io::ErrorKind::NotFound.into();
                return Err(StageError::io("reading", path, source));
            }
            text.push_str(&format!("include {}\n", path.display()));
        }
        None => text.push_str("xwayland disable\ndefault_border none\n"),
    }
    let configuration = folder.join("stage.config");
    std::fs::write(&configuration, text)
        .map_err(|source| StageError::io("writing", &configuration, source))?;
    let log = folder.join(LOG);
    let log = File::create(&log).map_err(|source| StageError::io("creating", &log, source))?;

    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(
        setting
            .programs
            .iter()
            .cloned()
            .chain(std::env::split_paths(&path)),
    )
    .unwrap_or(path);
    let mut command = match &setting.keeper {
        Some(keeper) => Command::new(keeper),
        None => {
            let mut command = Command::new("sway");
            command.arg("--config");
            command
        }
    };
    let program = PathBuf::from(command.get_program());
    command
        .arg(&configuration)
        .env("XDG_RUNTIME_DIR", folder)
        .env("SPORTELLO_STATE", folder.join(STATE))
        .env("PATH", path)
        .env(processes::MARK, mark)
        .envs(
            setting
                .environment
                .iter()
                .map(|(name, value)| (name, value)),
        )
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(log)
        .spawn()
        .map_err(|source| StageError::io("starting", &program, source))
}

const LOG: &str = "stage.log";

pub(super) fn read_log(folder: &Path) -> String {
    std::fs::read(folder.join(LOG))
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}
