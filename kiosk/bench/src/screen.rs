// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The shell of the product in the product's compositor, started by us instead of the
//! compositor's configuration, so that the moment is known.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use sportello_rehearsal::processes::MARK;
use sportello_rehearsal::stage::repository;
use sportello_rehearsal::{Eyes, Setting, Stage};

/// Nothing is drawn for so long: the screen is complete.
const STILL: Duration = Duration::from_millis(700);
/// A shell that draws nothing for so long is broken.
const PATIENCE: Duration = Duration::from_secs(20);

/// A compositor without a shell.
pub(crate) struct Ground {
    pub(crate) stage: Stage,
    pub(crate) eyes: Eyes,
    state: tempfile::TempDir,
    _configuration: tempfile::TempDir,
}

/// When a started shell drew.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Drawn {
    /// From the start of the program to its first frame.
    pub(crate) first: Duration,
    /// To the last change before the screen stood still.
    pub(crate) complete: Duration,
}

/// A running shell; ends with this.
pub(crate) struct Shell {
    child: Child,
}

impl Ground {
    pub(crate) fn open() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let configuration = folder.path().join("config");
        let product = repository().join("kiosk/sway/config");
        std::fs::write(&configuration, without_shell(&product)?)?;
        let mut setting = Setting::bare("bench-shell").sized(1920, 1080);
        setting.configuration = Some(configuration);
        let stage = Stage::open(&setting)?;
        let eyes = Eyes::open(stage.display())?;
        Ok(Self {
            stage,
            eyes,
            state: crate::side::disk_folder()?,
            _configuration: folder,
        })
    }

    /// Starts the shell and waits until the screen stands still.
    pub(crate) fn start(&mut self) -> anyhow::Result<(Shell, Drawn)> {
        let mut command = self.shell()?;
        let mut watch = self.eyes.watch()?;
        let began = Instant::now();
        let shell = Shell {
            child: command.spawn().context("starting the shell")?,
        };
        let first = watch
            .change(PATIENCE)?
            .with_context(|| format!("the shell drew nothing; it said:\n{}", self.stage.log()))?;
        let mut last = first;
        loop {
            watch = self.eyes.watch()?;
            match watch.change(STILL)? {
                Some(change) => last = change,
                None => break,
            }
            ensure!(
                began.elapsed() < PATIENCE,
                "Welcome never stands still: a resting screen is drawn again and again"
            );
        }
        let drawn = Drawn {
            first: first - began,
            complete: last - began,
        };
        Ok((shell, drawn))
    }

    /// Presses a key and waits for the frame that it causes.
    pub(crate) fn key_to_frame(&mut self, key: &str) -> anyhow::Result<Duration> {
        let Self { stage, eyes, .. } = self;
        let watch = eyes.watch()?;
        let (pressed, seen) = std::thread::scope(|scope| {
            let seen = scope.spawn(|| watch.change(PATIENCE));
            let pressed = Instant::now();
            let done = stage.key(key);
            (done.map(|()| pressed), seen.join())
        });
        let seen = seen.map_err(|_| anyhow::anyhow!("the eyes failed"))??;
        let seen = seen.with_context(|| format!("{key} changed nothing on the screen"))?;
        Ok(seen - pressed?)
    }

    /// Waits until nothing has been drawn for a while.
    pub(crate) fn settle(&mut self, still: Duration) -> anyhow::Result<()> {
        let began = Instant::now();
        while self.eyes.watch()?.change(still)?.is_some() {
            ensure!(began.elapsed() < PATIENCE, "the screen never stands still");
        }
        Ok(())
    }

    fn shell(&self) -> anyhow::Result<Command> {
        let repository = repository();
        let program = std::env::current_exe()?.with_file_name("sportello-kiosk");
        ensure!(program.exists(), "{} has not been built", program.display());
        let runtime = self.stage.runtime();
        let commands = std::fs::read_dir(runtime)?
            .flatten()
            .map(|entry| entry.path())
            .find(|path| is_command_socket(path.as_path()))
            .context("the compositor takes no commands")?;
        let log = std::fs::File::options()
            .append(true)
            .create(true)
            .open(runtime.join("stage.log"))?;
        let mut command = Command::new(program);
        command
            .env("WAYLAND_DISPLAY", self.stage.display())
            .env("XDG_RUNTIME_DIR", runtime)
            .env("SWAYSOCK", commands)
            .env(MARK, runtime)
            .env("FONTCONFIG_FILE", repository.join("kiosk/sway/fonts.conf"))
            .env("SPORTELLO_TASKS", repository.join("kiosk/tasks"))
            .env(
                "SPORTELLO_POLICY",
                repository.join("kiosk/demo/policy.toml"),
            )
            .env("SPORTELLO_STATE", self.state.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        Ok(command)
    }
}

impl Shell {
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        // Ended by itself is as good; the next start finds a free screen either way.
        let _gone = self.child.kill();
        let _status = self.child.wait();
    }
}

/// The product's configuration but for the line that starts the shell.
fn without_shell(product: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(product)
        .with_context(|| format!("reading {}", product.display()))?;
    let (starts, rest): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.starts_with("exec"));
    ensure!(
        starts.len() == 1,
        "the configuration should start one program, the shell"
    );
    Ok(rest.join("\n") + "\n")
}

fn is_command_socket(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with("sway-ipc."))
}
