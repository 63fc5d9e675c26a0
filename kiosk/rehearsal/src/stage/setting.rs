// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What to put on the stage.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

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
