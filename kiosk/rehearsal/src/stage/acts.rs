// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the citizen does: keys, touches, the way to a control.

use std::time::Duration;

use super::{PATIENCE, Stage, StageError};
use crate::keys;
use crate::screen::Screen;

impl Stage {
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
