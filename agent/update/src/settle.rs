// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! At each start: what became of the last attempt. Which image runs and what stands on the
//! ESP decides; the record only says what was meant.

use std::collections::BTreeSet;
use std::io;

use tracing::{info, warn};

use crate::apply::Running;
use crate::esp::{Esp, Kernel};
use crate::record::{Attempt, Record, Stage};

/// What a start found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settled {
    /// The running image is on trial.
    pub trial: bool,
    /// If this trial fails there is something proven to come back to.
    pub fallback: bool,
    /// This image failed its boots; found out now.
    pub rolled_back: Option<u64>,
    /// The running image never served on this terminal before.
    pub first: bool,
}

impl Settled {
    /// Whether the shell has to prove itself with an empty session before it serves.
    #[must_use]
    pub const fn wants_proof(&self) -> bool {
        self.trial || self.first || self.rolled_back.is_some()
    }
}

/// Brings `record` in line with what is, and takes a failed kernel off the ESP.
///
/// # Errors
/// When the ESP cannot be read or written.
pub fn settle(record: &mut Record, running: &Running, esp: &Esp) -> io::Result<Settled> {
    let kernels = esp.kernels()?;
    let mut settled = Settled::default();
    record.running = Some(running.image);

    if let Some(failed) = failed(record, running, &kernels) {
        warn!(image = failed, "an image failed its boots: rolled back");
        record.failed.insert(failed);
        record.attempt = Some(Attempt {
            image: failed,
            stage: Stage::RolledBack,
        });
        settled.rolled_back = Some(failed);
    } else if let Some(Attempt {
        image,
        stage: Stage::Applied,
    }) = record.attempt
        && image != running.image
        && !kernels.iter().any(|kernel| kernel.image == image)
    {
        info!(
            image,
            "the power went before an image was whole: the agent asks again"
        );
        record.attempt = None;
    }
    // Also one whose removal the power cut short.
    remove_failed(&record.failed, running, &kernels, esp)?;

    let own = esp.kernel(running.image)?;
    settled.trial = own.as_ref().is_some_and(|kernel| kernel.trial.is_some());
    settled.first = record.blessed != Some(running.image);
    settled.fallback = kernels.iter().any(|kernel| {
        let stays = !record.failed.contains(&kernel.image);
        kernel.image != running.image && kernel.trial.is_none() && stays
    });
    // Where there is no kernel of ours (a machine started in another way) nothing is proven.
    if let Some(own) = own {
        let stage = match own.trial {
            Some(_) => Stage::Trying,
            None => Stage::Blessed,
        };
        came_to(record, running.image, stage);
    }
    Ok(settled)
}

/// The image that was tried and does not run.
fn failed(record: &Record, running: &Running, kernels: &[Kernel]) -> Option<u64> {
    let Attempt { image, stage } = record.attempt?;
    if image == running.image {
        return None;
    }
    match stage {
        Stage::Trying | Stage::Blessed => Some(image),
        Stage::Applied => {
            let stands = kernels.iter().find(|kernel| kernel.image == image)?;
            let tried = stands.trial.is_none_or(|trial| trial.done > 0);
            let other_boot = record.applied_in_boot.as_deref() != Some(&running.boot);
            (tried || other_boot).then_some(image)
        }
        Stage::Writing | Stage::RolledBack | Stage::Refused => None,
    }
}

fn remove_failed(
    failed: &BTreeSet<u64>,
    running: &Running,
    kernels: &[Kernel],
    esp: &Esp,
) -> io::Result<()> {
    for kernel in kernels {
        if failed.contains(&kernel.image) && kernel.image != running.image {
            esp.remove(kernel.image)?;
        }
    }
    Ok(())
}

/// The running image's own standing. An attempt at another one that still waits is kept.
fn came_to(record: &mut Record, image: u64, stage: Stage) {
    if stage == Stage::Blessed {
        record.blessed = Some(image);
        record.failed.remove(&image);
    }
    let own = record.attempt.is_some_and(|attempt| attempt.image == image);
    if own || stage == Stage::Trying {
        record.attempt = Some(Attempt { image, stage });
    }
}
