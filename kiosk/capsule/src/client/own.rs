// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! Places that only the shell's uid can look into. A supervisor of its own uid sees none of
//! them, so the shell looks there itself, in the same way.

use std::path::PathBuf;

use crate::wipe::{self, Baseline, Ground};
use crate::wire::{Check, Verdict};

/// The shell's places, and what they held before the session.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OwnPlaces {
    /// Places that the shell's uid could write to.
    pub writable: Vec<PathBuf>,
    /// What may change in them.
    pub declared: Vec<PathBuf>,
    /// Where it is noted what they held, in RAM: a shell that died and came back reads it.
    pub kept: PathBuf,
}

impl OwnPlaces {
    /// Notes what the places hold, before anything of a session exists.
    pub(super) async fn note(&self) {
        let places = self.clone();
        let noted = tokio::task::spawn_blocking(move || {
            // What was noted of an earlier session would say nothing about this one.
            let _was_none = std::fs::remove_file(&places.kept);
            Baseline::take(&places.writable, &places.declared)?.save(&places.kept)
        });
        match noted.await {
            Ok(Ok(())) => {}
            // Then the check is not covered.
            Ok(Err(error)) => tracing::error!(%error, "the shell's places cannot be noted"),
            Err(error) => tracing::error!(%error, "the shell's places cannot be noted"),
        }
    }

    /// The shell's own verdict about its places.
    pub(super) async fn check(&self, check: Check) -> Verdict {
        let places = self.clone();
        let looked = tokio::task::spawn_blocking(move || {
            let baseline = Baseline::load(&places.kept).ok();
            let ground = Ground {
                run: places.kept.clone(),
                sticks: places.kept,
                writable: places.writable,
                declared: places.declared,
                appliance: Ground::is_appliance(),
                unit: None,
            };
            wipe::check(check, &ground, baseline.as_ref())
        });
        looked.await.unwrap_or(Verdict::NotCovered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_new_in_the_shells_places_fails_and_what_was_never_noted_is_not_covered() {
        let folder = tempfile::tempdir().unwrap();
        let place = |name: &str| folder.path().join(name);
        std::fs::create_dir(place("home")).unwrap();
        let places = OwnPlaces {
            writable: vec![place("home")],
            declared: vec![place("home/state")],
            kept: place("kept"),
        };
        assert_eq!(places.check(Check::Files).await, Verdict::NotCovered);
        places.note().await;
        std::fs::create_dir(place("home/state")).unwrap();
        std::fs::write(place("home/state/book"), "a row").unwrap();
        assert_eq!(places.check(Check::Files).await, Verdict::Pass);
        std::fs::write(place("home/left"), "a download").unwrap();
        assert_eq!(places.check(Check::Files).await, Verdict::Fail);
    }
}
