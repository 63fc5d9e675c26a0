// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the shell says of itself after each frame, in feature `rehearsal` only: which
//! screen it shows and where its controls are.

use std::path::Path;

use serde::Deserialize;

use crate::stage::StageError;

/// Name of the file in `XDG_RUNTIME_DIR` that the shell replaces after each frame.
pub const FILE: &str = "sportello-rehearsal.json";

/// One frame of the shell.
#[derive(Debug, Clone, Deserialize)]
pub struct Screen {
    /// Name of the screen: `welcome`, `notice`, `home`, ...
    pub screen: String,
    /// BCP 47 tag of the language it speaks.
    pub language: String,
    /// Everything that can be focused, in traversal order.
    pub controls: Vec<Control>,
    /// Everything that is written on it.
    #[serde(default)]
    pub texts: Vec<String>,
    /// What its banners say, from the top down: *strong word. Sentence*.
    #[serde(default)]
    pub banners: Vec<String>,
}

/// One control of a frame, in logical pixels of the shell's window.
#[derive(Debug, Clone, Deserialize)]
pub struct Control {
    /// Stable name, the same in every language.
    pub key: String,
    /// Spoken label.
    pub label: String,
    /// `button`, `checkbox`, ...
    pub role: String,
    /// Its state in words: *yes*, *chosen*; empty without one.
    #[serde(default)]
    pub state: String,
    pub x: f32,
    pub y: f32,
    #[serde(rename = "w")]
    pub width: f32,
    #[serde(rename = "h")]
    pub height: f32,
    pub focused: bool,
}

impl Screen {
    /// Reads the last frame; `None` while there is none, or while it is being replaced.
    ///
    /// # Errors
    /// [`StageError::Io`] if the file is there and cannot be read.
    pub fn read(runtime: &Path) -> Result<Option<Self>, StageError> {
        let path = runtime.join(FILE);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(StageError::io("reading", &path, source)),
        }
    }

    /// The control with this key or, failing that, with this spoken label.
    #[must_use]
    pub fn control(&self, name: &str) -> Option<&Control> {
        let mut controls = self.controls.iter();
        controls
            .find(|control| control.key == name)
            .or_else(|| self.controls.iter().find(|control| control.label == name))
    }

    /// The control that has the focus.
    #[must_use]
    pub fn focused(&self) -> Option<&Control> {
        self.controls.iter().find(|control| control.focused)
    }

    /// The banner in which `words` stand, whole.
    #[must_use]
    pub fn banner(&self, words: &str) -> Option<&str> {
        let mut banners = self.banners.iter();
        banners
            .find(|banner| banner.contains(words))
            .map(String::as_str)
    }

    /// Whether `words` stand anywhere on the screen, in a text or a label.
    #[must_use]
    pub fn says(&self, words: &str) -> bool {
        self.texts.iter().any(|text| text.contains(words))
            || self
                .controls
                .iter()
                .any(|control| control.label.contains(words))
    }

    /// One line for error messages: the screen and the keys of its controls.
    #[must_use]
    pub fn summary(&self) -> String {
        let keys: Vec<&str> = self
            .controls
            .iter()
            .map(|control| control.key.as_str())
            .collect();
        format!(
            "screen {} in {} with controls [{}]",
            self.screen,
            self.language,
            keys.join(", ")
        )
    }
}

impl Control {
    /// Where a finger would go.
    #[must_use]
    pub fn middle(&self) -> (f32, f32) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: &str = r#"{"screen":"welcome","language":"it","texts":["Benvenuto"],"controls":[
        {"key":"start","label":"Inizia","role":"button","x":10,"y":20,"w":100,"h":50,"focused":false},
        {"key":"language-ar","label":"العربية","role":"button","x":0,"y":0,"w":48,"h":48,"focused":true}]}"#;

    #[test]
    fn a_control_is_found_by_key_and_by_label() {
        let screen: Screen = serde_json::from_str(FRAME).expect("a frame");
        assert_eq!(
            screen.control("start").expect("by key").middle(),
            (60.0, 45.0)
        );
        assert_eq!(
            screen.control("العربية").expect("by label").key,
            "language-ar"
        );
        assert_eq!(screen.focused().expect("focus").key, "language-ar");
        assert!(screen.control("nothing").is_none());
        assert!(screen.says("Benven") && screen.says("Inizia") && !screen.says("Addio"));
    }

    #[test]
    fn a_frame_that_is_half_written_is_no_frame() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(
            Screen::read(folder.path())
                .expect("no file is fine")
                .is_none()
        );
        std::fs::write(folder.path().join(FILE), &FRAME[..40]).expect("written");
        assert!(
            Screen::read(folder.path())
                .expect("half a file is fine")
                .is_none()
        );
        std::fs::write(folder.path().join(FILE), FRAME).expect("written");
        assert!(Screen::read(folder.path()).expect("a file").is_some());
    }
}
