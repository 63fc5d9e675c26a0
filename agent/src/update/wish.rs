// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the centre last wished of this terminal's image and bundle, and where it stands: kept
//! in a file, because a white zone hears it once a season, by stick.

use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use sportello_protocol::{Desired, Place};
use sportello_update::hours::Habit;
use sportello_update::{Places, files};
use tracing::warn;

use crate::config::Config;

const MAX_FILE: u64 = 16 * 1024;

/// The wish.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Of the desired state that it came with.
    #[serde(default)]
    pub version: u64,
    #[serde(default)]
    pub image: Option<u64>,
    #[serde(default)]
    pub bundle: Option<u64>,
    #[serde(default)]
    pub place: Place,
}

impl Wish {
    /// The last one; none at all if the file says nothing that can be read.
    #[must_use]
    pub fn read(places: &Places) -> Option<Self> {
        read(wish_file(places))
    }
}

/// Keeps what is wished of image and bundle. A centre that does not say where the terminal
/// stands leaves it where it was.
pub fn keep(config: &Config, desired: &Desired) {
    let Some(settings) = &config.update else {
        return;
    };
    let places = settings.places(&config.run);
    let before = Wish::read(&places).unwrap_or_default();
    let wish = Wish {
        version: desired.version,
        image: desired.update.map(|update| update.image),
        bundle: desired.bundle,
        place: desired
            .place
            .clone()
            .unwrap_or_else(|| before.place.clone()),
    };
    if wish != before
        && let Err(error) = write(&wish_file(&places), &wish)
    {
        warn!(%error, "what is wished of image and bundle cannot be kept");
    }
}

/// Whether nothing was kept yet though this terminal follows wishes.
#[must_use]
pub fn is_missing(config: &Config) -> bool {
    config
        .update
        .as_ref()
        .is_some_and(|settings| Wish::read(&settings.places(&config.run)).is_none())
}

/// When this terminal was seen on.
pub(super) fn habit(places: &Places) -> Habit {
    read(habit_file(places)).unwrap_or_default()
}

pub(super) fn keep_habit(places: &Places, habit: &Habit) -> io::Result<()> {
    write(&habit_file(places), habit)
}

fn wish_file(places: &Places) -> PathBuf {
    places.trust().join("wish.json")
}

fn habit_file(places: &Places) -> PathBuf {
    places.trust().join("habit.json")
}

fn read<T: for<'de> Deserialize<'de>>(file: PathBuf) -> Option<T> {
    let bytes = files::read_small(&file, MAX_FILE).ok()??;
    serde_json::from_slice(&bytes).ok()
}

fn write<T: Serialize>(file: &std::path::Path, value: &T) -> io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let text = serde_json::to_vec(value).map_err(io::Error::other)?;
    files::replace(file, &text, 0o640)
}
