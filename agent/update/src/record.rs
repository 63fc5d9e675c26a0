// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! `update.json`: what was attempted on this terminal and what became of it. Root writes it,
//! whole and at once; everyone reads it.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sportello_protocol::{UpdatePhase, UpdateRefusal};
use tracing::warn;

use crate::files;

/// Larger than any record that we write.
const MAX_FILE: u64 = 64 * 1024;
/// Numbers that failed here, at most; the smallest goes first.
const MAX_FAILED: usize = 256;
/// The shape of the file that this version writes.
const FORMAT: u32 = 1;

/// How far an attempt at an image has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The idle slot is being written.
    Writing,
    /// Written, read back, and next in the boot loader's order.
    Applied,
    /// Running, and not yet proven.
    Trying,
    /// Ran and was proven.
    Blessed,
    /// Failed its boots; the one before runs again.
    RolledBack,
    /// Given up before it could run; [`Record::refused`] says why.
    Refused,
}

/// The latest attempt at an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    pub image: u64,
    pub stage: Stage,
}

/// Why the latest order was not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    pub image: u64,
    pub reason: UpdateRefusal,
}

/// The whole file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    #[serde(default)]
    pub format: u32,
    /// The image that ran when this was written.
    #[serde(default)]
    pub running: Option<u64>,
    #[serde(default)]
    pub attempt: Option<Attempt>,
    /// Boot (the kernel's `boot_id`) in which the attempt was applied: until another one, it
    /// had no chance to run.
    #[serde(default)]
    pub applied_in_boot: Option<String>,
    /// The highest image that was proven here.
    #[serde(default)]
    pub blessed: Option<u64>,
    /// Images that were rolled back here: never tried again.
    #[serde(default)]
    pub failed: BTreeSet<u64>,
    #[serde(default)]
    pub refused: Option<Refused>,
    /// Whether the terminal served when the trial began: if so, a trial that left it out of
    /// service does not leave the image before it so.
    #[serde(default)]
    pub served_before_trial: bool,
}

impl Record {
    /// What the file at `path` says. No file, or one that no one can read any more, is an
    /// empty record: what runs and what stands on the ESP says the rest.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        match files::read_small(path, MAX_FILE) {
            Ok(None) => Self::default(),
            Ok(Some(bytes)) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                warn!(%error, "the record of updates cannot be read: begun anew");
                Self::default()
            }),
            Err(error) => {
                warn!(%error, "the record of updates cannot be read: begun anew");
                Self::default()
            }
        }
    }

    /// Stores it: the file holds the old text or the new one, whatever happens.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn write(&mut self, path: &Path) -> io::Result<()> {
        self.format = FORMAT;
        while self.failed.len() > MAX_FAILED {
            self.failed.pop_first();
        }
        let mut text = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        text.push(b'\n');
        files::replace(path, &text, 0o644)
    }

    /// Where this terminal stands with its image, in the words of the wire; what is being
    /// fetched is for the agent to say.
    #[must_use]
    pub fn phase(&self) -> UpdatePhase {
        match self.attempt {
            None => UpdatePhase::Idle,
            Some(Attempt { image, stage }) => match stage {
                Stage::Writing => UpdatePhase::Staged,
                Stage::Applied => UpdatePhase::Applied,
                Stage::Trying => UpdatePhase::Trying,
                Stage::Blessed => UpdatePhase::Blessed,
                Stage::RolledBack => UpdatePhase::RolledBack { image },
                Stage::Refused => match self.refused {
                    Some(Refused { reason, .. }) => UpdatePhase::Refused { reason },
                    None => UpdatePhase::Idle,
                },
            },
        }
    }

    /// Notes that an order was not followed.
    pub fn refuse(&mut self, image: u64, reason: UpdateRefusal) {
        self.refused = Some(Refused { image, reason });
        // What was applied and waits for its boot stays applied.
        let waits = self
            .attempt
            .is_some_and(|attempt| matches!(attempt.stage, Stage::Applied | Stage::Trying));
        if !waits {
            self.attempt = Some(Attempt {
                image,
                stage: Stage::Refused,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_comes_back_and_garbage_is_a_fresh_record() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("update.json");
        assert_eq!(Record::read(&path), Record::default());
        let mut record = Record {
            attempt: Some(Attempt {
                image: 13,
                stage: Stage::Applied,
            }),
            failed: (0..300).collect(),
            ..Record::default()
        };
        record.write(&path).unwrap();
        let back = Record::read(&path);
        assert_eq!(back, record);
        assert_eq!(back.failed.len(), MAX_FAILED);
        assert!(back.failed.contains(&299) && !back.failed.contains(&0));
        for garbage in [
            &b"{"[..],
            b"\xff\x00",
            b"[]",
            b"{\"attempt\":{\"image\":-1}}",
        ] {
            std::fs::write(&path, garbage).unwrap();
            assert_eq!(Record::read(&path), Record::default(), "{garbage:?}");
        }
        std::fs::write(&path, vec![b' '; 1 << 20]).unwrap();
        assert_eq!(Record::read(&path), Record::default());
        std::fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        assert_eq!(Record::read(&path), Record::default());
    }
}
