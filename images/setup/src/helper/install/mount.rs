// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A file system that is mounted as long as it is needed.

use std::fs;
use std::path::{Path, PathBuf};

use rustix::mount::{UnmountFlags, unmount};
use tracing::warn;

use super::program::ProgramError;
use super::{Config, Refusal, disk, machine, program};

/// Mounted below the helper's own folder; unmounted when dropped, or with word of how it went
/// by [`Mounted::close`].
#[derive(Debug)]
pub struct Mounted {
    path: Option<PathBuf>,
}

impl Mounted {
    /// For reading only. systemd mounts the medium's ESP at `/boot` whenever somebody looks
    /// there; a file system that is mounted for writing already can only be read through a
    /// mount that is read-only by itself.
    ///
    /// # Errors
    /// When it cannot be mounted.
    pub async fn read_only(config: &Config, device: &str, name: &str) -> Result<Self, Refusal> {
        let path = place(config, name)?;
        if attach(device, &path, "ro,nosuid,nodev,noexec")
            .await
            .is_err()
        {
            let beside = attach(device, &path, "ro=vfs,nosuid,nodev,noexec").await;
            beside.map_err(|failed| disk(&failed))?;
        }
        Ok(Self { path: Some(path) })
    }

    /// For writing.
    ///
    /// # Errors
    /// When it cannot be mounted.
    pub async fn writable(config: &Config, device: &str, name: &str) -> Result<Self, Refusal> {
        let path = place(config, name)?;
        let done = attach(device, &path, "rw,nosuid,nodev,noexec").await;
        done.map_err(|failed| disk(&failed))?;
        Ok(Self { path: Some(path) })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new("/nonexistent"))
    }

    /// Writes out what waits and unmounts.
    ///
    /// # Errors
    /// When the disk did not take it.
    pub async fn close(mut self) -> Result<(), Refusal> {
        let Some(path) = self.path.take() else {
            return Ok(());
        };
        let done = tokio::task::spawn_blocking(move || -> std::io::Result<()> {
            let folder = fs::File::open(&path)?;
            rustix::fs::syncfs(&folder)?;
            drop(folder);
            unmount(&path, UnmountFlags::empty()).map_err(std::io::Error::from)
        })
        .await;
        match done {
            Ok(Ok(())) => Ok(()),
            Ok(Err(failed)) => Err(disk(&failed)),
            Err(failed) => Err(machine(&failed)),
        }
    }
}

fn place(config: &Config, name: &str) -> Result<PathBuf, Refusal> {
    let path = config.run.join("mount").join(name);
    fs::create_dir_all(&path).map_err(|failed| machine(&failed))?;
    Ok(path)
}

async fn attach(device: &str, place: &Path, options: &str) -> Result<(), ProgramError> {
    let place = place.display().to_string();
    let arguments = ["-o", options, "--", device, &place];
    program::run("mount", arguments).await.map(|_| ())
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(path) = self.path.take()
            && let Err(failed) = unmount(&path, UnmountFlags::DETACH)
        {
            warn!("{} stays mounted: {failed}", path.display());
        }
    }
}
