// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! One terminal on the stage: the product's compositor with its real configuration, the
//! shell that the configuration starts, and the citizen's hands and eyes.
//!
//! Each [`Stage`] has a runtime folder of its own, so that sockets and files of one never
//! meet those of another, and marks its processes; dropping it ends every one of them.

use std::{
    ffi::OsString,
    fs::File,
    os::unix::{fs::PermissionsExt, net::UnixStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{Pid, Signal, kill_process};

use crate::{
    hands::Hands,
    keys,
    picture::{Area, Picture},
    processes::{self, Process},
    screen::{Control, Screen},
};

/// How long anything may take before the scripted citizen gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// Between two looks.
const GLANCE: Duration = Duration::from_millis(25);
/// Name of the shell's process; its window is found by it.
pub const SHELL: &str = "sportello-kiosk";

/// What goes wrong on the stage.
#[derive(Debug, thiserror::Error)]
pub enum StageError {
    /// Started outside `stage/enter`.
    #[error("this runs on the stage only: stage/enter COMMAND (see stage/README.md)")]
    NotOnStage,
    /// A program or file failed us.
    #[error("{doing} {path}: {source}")]
    Io {
        doing: &'static str,
        path: PathBuf,
        source: std::io::Error,
    },
    /// The compositor did not come up, or went away.
    #[error("the compositor {what}; it said:\n{log}")]
    Compositor { what: &'static str, log: String },
    /// The Wayland conversation broke.
    #[error("wayland: {0}")]
    Wayland(String),
    /// The compositor's own command socket failed.
    #[error("the compositor's command socket: {0}")]
    Commands(#[from] swayipc::Error),
    /// No such key on the keyboard.
    #[error("no key {0:?} on the Italian keyboard")]
    NoSuchKey(String),
    /// Something did not become true in time.
    #[error("waited {}s in vain for {what}; last seen: {seen}", waited.as_secs())]
    InVain {
        what: String,
        waited: Duration,
        seen: String,
    },
    /// The picture could not be taken.
    #[error("the screen could not be pictured: {0}")]
    NoPicture(String),
}

impl StageError {
    pub(crate) fn io(doing: &'static str, path: &Path, source: std::io::Error) -> Self {
        Self::Io {
            doing,
            path: path.to_owned(),
            source,
        }
    }

    pub(crate) fn wayland(error: impl std::fmt::Display) -> Self {
        Self::Wayland(error.to_string())
    }
}

/// What to put on the stage.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Names the stage's folder; letters, digits and hyphens.
    pub name: String,
    /// The compositor's configuration, included as it is.
    pub configuration: Option<PathBuf>,
    /// The script that keeps the compositor alive; without it a compositor that dies stays so.
    pub keeper: Option<PathBuf>,
    /// Size of the screen in pixels.
    pub size: (u32, u32),
    /// Layout of the citizen's keyboard.
    pub layout: String,
    /// Put in the environment of the compositor and so of the shell.
    pub environment: Vec<(OsString, OsString)>,
    /// Searched first for programs.
    pub programs: Vec<PathBuf>,
}

impl Setting {
    /// The terminal as it ships: its own compositor configuration, which starts the shell,
    /// kept alive by its own session script, with the built-in tasks. The book lies in
    /// `state/` of the stage's runtime folder unless `SPORTELLO_STATE` is set.
    #[must_use]
    pub fn product(name: &str) -> Self {
        let kiosk = repository().join("kiosk");
        let bare = Self::bare(name)
            .with("SPORTELLO_TASKS", kiosk.join("tasks"))
            .with("SPORTELLO_FONTS", kiosk.join("sway/fonts.conf"));
        Self {
            configuration: Some(kiosk.join("sway/config")),
            keeper: Some(kiosk.join("sway/session")),
            ..bare
        }
    }

    /// A compositor with nothing in it.
    #[must_use]
    pub fn bare(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            configuration: None,
            keeper: None,
            size: (1920, 1080),
            layout: "it".to_owned(),
            environment: Vec::new(),
            programs: built_programs().into_iter().collect(),
        }
    }

    /// The same with one more variable in the environment.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// The same on a screen of another size.
    #[must_use]
    pub fn sized(mut self, width: u32, height: u32) -> Self {
        self.size = (width, height);
        self
    }
}

/// The repository this was built in; the stage shows it at the same path.
#[must_use]
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}

/// The folder that holds the programs built beside this one.
fn built_programs() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?;
    Some(if folder.ends_with("deps") {
        folder.parent()?.to_owned()
    } else {
        folder.to_owned()
    })
}

/// One terminal, running.
#[derive(Debug)]
pub struct Stage {
    setting: Setting,
    plugs: Plugs,
    // Dropped in this order: every process ends before the folder goes.
    keeper: Keeper,
    runtime: tempfile::TempDir,
}

/// What connects the citizen to the compositor.
#[derive(Debug)]
struct Plugs {
    display: PathBuf,
    hands: Hands,
    commands: swayipc::Connection,
}

impl Stage {
    /// Starts the compositor and waits until it takes the citizen's hands.
    ///
    /// # Errors
    /// [`StageError::NotOnStage`] outside the stage, else what failed.
    pub fn open(setting: &Setting) -> Result<Self, StageError> {
        if std::env::var_os("SPORTELLO_STAGE").is_none() {
            return Err(StageError::NotOnStage);
        }
        let base = std::env::var_os("XDG_RUNTIME_DIR").ok_or(StageError::NotOnStage)?;
        let base = PathBuf::from(base);
        let runtime = tempfile::Builder::new()
            .prefix(&format!("{}-", setting.name))
            .tempdir_in(&base)
            .map_err(|source| StageError::io("making a folder in", &base, source))?;
        let folder = runtime.path().to_owned();
        std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700))
            .map_err(|source| StageError::io("closing", &folder, source))?;
        let state = folder.join(STATE);
        std::fs::create_dir(&state).map_err(|source| StageError::io("making", &state, source))?;
        let mark = format!("{}", folder.display());
        let compositor = start_compositor(setting, &folder, &mark)?;
        let mut keeper = Keeper { compositor, mark };
        let plugs = keeper.plug_in(&folder, &setting.layout)?;
        Ok(Self {
            setting: setting.clone(),
            keeper,
            plugs,
            runtime,
        })
    }

    /// Plugs hands and eyes in again, after the compositor died and its keeper started
    /// another.
    ///
    /// # Errors
    /// [`StageError::Compositor`] if none comes up in time.
    pub fn plug_in_again(&mut self) -> Result<(), StageError> {
        self.plugs = self
            .keeper
            .plug_in(self.runtime.path(), &self.setting.layout)?;
        Ok(())
    }

    /// The stage's `XDG_RUNTIME_DIR`.
    #[must_use]
    pub fn runtime(&self) -> &Path {
        self.runtime.path()
    }

    /// The folder of the book, unless the setting names another.
    #[must_use]
    pub fn state(&self) -> PathBuf {
        self.runtime.path().join(STATE)
    }

    /// The compositor's Wayland socket.
    #[must_use]
    pub fn display(&self) -> &Path {
        &self.plugs.display
    }

    /// Everything that compositor, shell and supervisor have written to their standard error.
    #[must_use]
    pub fn log(&self) -> String {
        read_log(self.runtime.path())
    }

    /// The citizen's hands, for what the methods here do not do.
    pub const fn hands(&mut self) -> &mut Hands {
        &mut self.plugs.hands
    }

    /// The compositor's command socket (trees, outputs, inputs).
    pub const fn commands(&mut self) -> &mut swayipc::Connection {
        &mut self.plugs.commands
    }

    /// The outer compositor's process.
    ///
    /// # Errors
    /// [`StageError::InVain`] if there is none.
    pub fn compositor(&self) -> Result<Process, StageError> {
        self.wait_for_process("sway")
    }

    /// Living processes of this stage, by the mark they inherited.
    #[must_use]
    pub fn processes(&self) -> Vec<Process> {
        processes::marked(&self.keeper.mark)
    }

    /// Waits for the first of this stage's processes of that name (15 bytes at most count).
    ///
    /// # Errors
    /// [`StageError::InVain`].
    pub fn wait_for_process(&self, name: &str) -> Result<Process, StageError> {
        self.wait(&format!("a process called {name}"), PATIENCE, |stage| {
            Ok(stage
                .processes()
                .into_iter()
                .find(|process| process.name == name))
        })
    }

    /// Presses a key, named as [`keys::parse`] reads it.
    ///
    /// # Errors
    /// [`StageError::NoSuchKey`], [`StageError::Wayland`].
    pub fn key(&mut self, name: &str) -> Result<(), StageError> {
        self.plugs.hands.chord(keys::parse(name)?)
    }

    /// Types a text.
    ///
    /// # Errors
    /// [`StageError::NoSuchKey`], [`StageError::Wayland`].
    pub fn type_text(&mut self, text: &str) -> Result<(), StageError> {
        self.plugs.hands.write(text)
    }

    /// Touches a place of the screen (as a pointer press).
    ///
    /// # Errors
    /// [`StageError::Wayland`].
    pub fn click(&mut self, x: u32, y: u32) -> Result<(), StageError> {
        let size = self.size()?;
        self.plugs.hands.click(x, y, size)
    }

    /// Moves the pointer without pressing.
    ///
    /// # Errors
    /// [`StageError::Wayland`].
    pub fn point(&mut self, x: u32, y: u32) -> Result<(), StageError> {
        let size = self.size()?;
        self.plugs.hands.point(x, y, size)
    }

    /// Size of the screen as it is: a window on a developer's display may have its own.
    fn size(&mut self) -> Result<(u32, u32), StageError> {
        let outputs = self.plugs.commands.get_outputs()?;
        let rect = outputs
            .iter()
            .find(|output| output.active)
            .map(|output| output.rect);
        Ok(rect.map_or(self.setting.size, |rect| {
            (
                u32::try_from(rect.width).unwrap_or(self.setting.size.0),
                u32::try_from(rect.height).unwrap_or(self.setting.size.1),
            )
        }))
    }

    /// Touches the control with this key or spoken label, once it is there.
    ///
    /// # Errors
    /// [`StageError::InVain`] if it does not appear.
    pub fn press(&mut self, name: &str) -> Result<(), StageError> {
        let control = self.wait_for_control(name)?;
        let window = self.shell_window()?;
        let (x, y) = control.middle();
        self.click(pixel(window.x, x), pixel(window.y, y))
    }

    /// Touches the control where it is at this moment, without waiting for the screen to
    /// stand still: seconds may be counting beside it.
    ///
    /// # Errors
    /// [`StageError::InVain`] if it does not appear.
    pub fn press_at_once(&mut self, name: &str) -> Result<(), StageError> {
        let control =
            self.wait(&format!("control {name}"), PATIENCE, |stage| {
                Ok(Screen::read(stage.runtime.path())?
                    .and_then(|screen| screen.control(name).cloned()))
            })?;
        let window = self.shell_window()?;
        let (x, y) = control.middle();
        self.click(pixel(window.x, x), pixel(window.y, y))
    }

    /// Walks to the control with Tab and presses Enter.
    ///
    /// # Errors
    /// [`StageError::InVain`] if Tab never reaches it.
    pub fn press_by_keyboard(&mut self, name: &str) -> Result<(), StageError> {
        self.focus(name)?;
        self.key("Enter")
    }

    /// Walks to the control with Tab.
    ///
    /// # Errors
    /// [`StageError::InVain`] if Tab never reaches it.
    pub fn focus(&mut self, name: &str) -> Result<(), StageError> {
        let wanted = self.wait_for_control(name)?.key;
        let mut tries = 0;
        loop {
            let before = self.screen()?;
            let focused = before.focused().map(|control| control.key.clone());
            if focused.as_ref() == Some(&wanted) {
                return Ok(());
            }
            tries += 1;
            if tries > before.controls.len() * 2 + 4 {
                return Err(StageError::InVain {
                    what: format!("Tab to reach {name}"),
                    waited: Duration::ZERO,
                    seen: before.summary(),
                });
            }
            self.key("Tab")?;
            // The shell tells where the focus went with its next frame.
            let moved = self.wait("the focus to move", Duration::from_secs(2), |stage| {
                let now = stage.screen()?;
                let now = now.focused().map(|control| control.key.clone());
                Ok((now != focused).then_some(()))
            });
            match moved {
                Ok(()) | Err(StageError::InVain { .. }) => {}
                Err(other) => return Err(other),
            }
        }
    }

    /// The shell's last frame.
    ///
    /// # Errors
    /// [`StageError::InVain`] if it never draws one.
    pub fn screen(&self) -> Result<Screen, StageError> {
        self.wait("a frame of the shell", PATIENCE, |stage| {
            Screen::read(stage.runtime.path())
        })
    }

    /// Waits until the shell shows this screen.
    ///
    /// # Errors
    /// [`StageError::InVain`].
    pub fn wait_for_screen(&self, name: &str) -> Result<Screen, StageError> {
        self.wait_for(&format!("screen {name}"), PATIENCE, |screen| {
            screen.screen == name
        })
    }

    /// Waits until a frame of the shell is as wanted.
    ///
    /// # Errors
    /// [`StageError::InVain`], naming `what`.
    pub fn wait_for(
        &self,
        what: &str,
        patience: Duration,
        wanted: impl Fn(&Screen) -> bool,
    ) -> Result<Screen, StageError> {
        self.wait(what, patience, |stage| {
            Ok(Screen::read(stage.runtime.path())?.filter(|screen| wanted(screen)))
        })
    }

    /// Waits until a control is there and has stayed at its place for two looks.
    ///
    /// # Errors
    /// [`StageError::InVain`].
    pub fn wait_for_control(&self, name: &str) -> Result<Control, StageError> {
        let mut last: Option<Control> = None;
        self.wait(&format!("control {name}"), PATIENCE, |stage| {
            let now = Screen::read(stage.runtime.path())?
                .and_then(|screen| screen.control(name).cloned());
            let still = match (&last, &now) {
                (Some(last), Some(now)) => last.middle() == now.middle(),
                _ => false,
            };
            last.clone_from(&now);
            Ok(now.filter(|_| still))
        })
    }

    /// Waits until `look` finds something.
    ///
    /// # Errors
    /// [`StageError::InVain`] naming `what`, or the error of `look`.
    pub fn wait<T>(
        &self,
        what: &str,
        patience: Duration,
        mut look: impl FnMut(&Self) -> Result<Option<T>, StageError>,
    ) -> Result<T, StageError> {
        let began = Instant::now();
        loop {
            if let Some(found) = look(self)? {
                return Ok(found);
            }
            if began.elapsed() >= patience {
                let seen = Screen::read(self.runtime.path())?.map_or_else(
                    || "no frame of the shell".to_owned(),
                    |screen| screen.summary(),
                );
                return Err(StageError::InVain {
                    what: what.to_owned(),
                    waited: patience,
                    seen,
                });
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// Where the shell's window is on the screen.
    ///
    /// # Errors
    /// [`StageError::InVain`] if the shell has no window.
    pub fn shell_window(&mut self) -> Result<Area, StageError> {
        let tree = self.plugs.commands.get_tree()?;
        let window = tree.find_as_ref(|node| {
            node.visible != Some(false)
                && node.pid.is_some_and(|id| {
                    std::fs::read_to_string(format!("/proc/{id}/comm"))
                        .is_ok_and(|name| name.trim_end() == SHELL)
                })
        });
        let Some(node) = window else {
            return Err(StageError::InVain {
                what: "the shell's window".to_owned(),
                waited: Duration::ZERO,
                seen: windows(&tree).join(", "),
            });
        };
        let pixels = |value: i32| usize::try_from(value).unwrap_or(0);
        Ok(Area {
            x: pixels(node.rect.x + node.window_rect.x),
            y: pixels(node.rect.y + node.window_rect.y),
            width: pixels(node.window_rect.width),
            height: pixels(node.window_rect.height),
        })
    }

    /// The part of the screen that the shell's window leaves to the page: the larger of
    /// what is beside it and what is above or below. `None` while it covers everything.
    ///
    /// # Errors
    /// [`StageError::InVain`] if the shell has no window.
    pub fn page_area(&mut self) -> Result<Option<Area>, StageError> {
        let (width, height) = self.size()?;
        let (width, height) = (width as usize, height as usize);
        let shell = self.shell_window()?;
        let right = shell.x + shell.width;
        let bottom = shell.y + shell.height;
        let free = [
            Area {
                x: 0,
                y: 0,
                width: shell.x,
                height,
            },
            Area {
                x: right,
                y: 0,
                width: width.saturating_sub(right),
                height,
            },
            Area {
                x: 0,
                y: 0,
                width,
                height: shell.y,
            },
            Area {
                x: 0,
                y: bottom,
                width,
                height: height.saturating_sub(bottom),
            },
        ];
        let largest = free.into_iter().max_by_key(|area| area.width * area.height);
        Ok(largest.filter(|area| area.width * area.height > 0))
    }

    /// Titles and programs of every window, for messages.
    ///
    /// # Errors
    /// [`StageError::Commands`].
    pub fn windows(&mut self) -> Result<Vec<String>, StageError> {
        Ok(windows(&self.plugs.commands.get_tree()?))
    }

    /// Takes a picture of the screen and keeps it as a PNG file.
    ///
    /// # Errors
    /// [`StageError::NoPicture`].
    pub fn keep_picture(&self, path: &Path) -> Result<(), StageError> {
        let output = self.grim(&["-t", "png"], Some(path))?;
        if !output.is_empty() {
            return Err(StageError::NoPicture(
                "it came out on the wrong side".to_owned(),
            ));
        }
        Ok(())
    }

    /// Takes a picture of the screen and looks at it.
    ///
    /// # Errors
    /// [`StageError::NoPicture`].
    pub fn picture(&self) -> Result<Picture, StageError> {
        let bytes = self.grim(&["-t", "ppm"], None)?;
        Picture::from_ppm(&bytes)
            .ok_or_else(|| StageError::NoPicture("not a portable pixmap".to_owned()))
    }

    /// Waits until nothing has moved on the screen between two looks.
    ///
    /// # Errors
    /// [`StageError::NoPicture`], [`StageError::InVain`].
    pub fn wait_for_still_picture(&self) -> Result<Picture, StageError> {
        let mut last: Option<Picture> = None;
        self.wait("the picture to stand still", PATIENCE, |stage| {
            std::thread::sleep(Duration::from_millis(120));
            let now = stage.picture()?;
            let still = last.replace(now.clone()).is_some_and(|last| last == now);
            Ok(still.then_some(now))
        })
    }

    fn grim(&self, options: &[&str], path: Option<&Path>) -> Result<Vec<u8>, StageError> {
        let mut command = Command::new("grim");
        command
            .args(options)
            .arg(path.unwrap_or_else(|| Path::new("-")))
            .env("WAYLAND_DISPLAY", &self.plugs.display)
            .stdin(Stdio::null());
        let output = command
            .output()
            .map_err(|source| StageError::io("starting", Path::new("grim"), source))?;
        if !output.status.success() {
            let words = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(StageError::NoPicture(words));
        }
        Ok(output.stdout)
    }
}

/// Holds the stage's processes; ends every one of them when dropped.
#[derive(Debug)]
struct Keeper {
    compositor: Child,
    mark: String,
}

impl Keeper {
    /// Waits for a compositor that answers on both of its sockets.
    fn plug_in(&mut self, folder: &Path, layout: &str) -> Result<Plugs, StageError> {
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

fn start_compositor(setting: &Setting, folder: &Path, mark: &str) -> Result<Child, StageError> {
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
/// The book's folder within the stage's.
const STATE: &str = "state";

fn read_log(folder: &Path) -> String {
    std::fs::read(folder.join(LOG))
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

fn windows(tree: &swayipc::Node) -> Vec<String> {
    let here = tree.pid.map(|id| {
        format!(
            "{} ({}, {})",
            tree.name.as_deref().unwrap_or("untitled"),
            tree.app_id.as_deref().unwrap_or("no app id"),
            id
        )
    });
    let below = tree
        .nodes
        .iter()
        .chain(&tree.floating_nodes)
        .flat_map(windows);
    here.into_iter().chain(below).collect()
}

/// A logical coordinate inside a window as a pixel of the screen.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "screens are a few thousand pixels wide: exact in f32, and below zero is the edge"
)]
fn pixel(origin: usize, inside: f32) -> u32 {
    (origin as f32 + inside).round().max(0.0) as u32
}
