// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the citizen sees: frames of the shell, windows, pictures.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{PATIENCE, SHELL, Stage, StageError};
use crate::picture::{Area, Picture};
use crate::screen::{Control, Screen};

impl Stage {
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

    /// Size of the screen as it is: a window on a developer's display may have its own.
    pub(super) fn size(&mut self) -> Result<(u32, u32), StageError> {
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
