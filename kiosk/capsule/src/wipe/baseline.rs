// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! What the writable places held before a session, so that anything new after it stands out.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::wire::Verdict;

/// Entries looked at before the comparison gives up (and says so).
const MOST: usize = 200_000;

/// Identity and last change of every file in the writable places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    entries: HashMap<PathBuf, Trace>,
}

/// What changes when a file is created, replaced or written: nothing here needs a true clock,
/// only that two different changes do not leave the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Trace {
    device: u64,
    inode: u64,
    size: u64,
    changed: (i64, i64),
}

#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    #[error("more than {MOST} files in the writable places")]
    TooMany,
    #[error("the baseline file cannot be written or read")]
    Io(#[from] io::Error),
    #[error("the baseline file is damaged")]
    Damaged(#[from] serde_json::Error),
}

impl Baseline {
    /// Looks at every file under `writable`, except below `declared`.
    ///
    /// # Errors
    /// When there are more than 200,000 files.
    pub fn take(writable: &[PathBuf], declared: &[PathBuf]) -> Result<Self, BaselineError> {
        let mut entries = HashMap::new();
        walk(writable, declared, &mut |path, trace| {
            entries.insert(path.to_owned(), trace);
            if entries.len() > MOST {
                Walk::Stop
            } else {
                Walk::On
            }
        });
        if entries.len() > MOST {
            Err(BaselineError::TooMany)
        } else {
            Ok(Self { entries })
        }
    }

    /// Whether nothing is new or changed since [`Baseline::take`].
    #[must_use]
    pub fn compare(&self, writable: &[PathBuf], declared: &[PathBuf]) -> Verdict {
        let mut verdict = Verdict::Pass;
        let mut seen = 0_usize;
        walk(writable, declared, &mut |path, trace| {
            seen += 1;
            if self.entries.get(path) != Some(&trace) {
                verdict = Verdict::Fail;
                return Walk::Stop;
            }
            if seen > MOST {
                verdict = Verdict::NotCovered;
                return Walk::Stop;
            }
            Walk::On
        });
        verdict
    }

    /// Keeps the baseline (in RAM: `/run`) for a shell that finds the session open later.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), BaselineError> {
        Ok(fs::write(path, serde_json::to_vec(self)?)?)
    }

    /// Reads what [`Baseline::save`] kept.
    ///
    /// # Errors
    /// When there is none, or it is damaged.
    pub fn load(path: &Path) -> Result<Self, BaselineError> {
        Ok(serde_json::from_slice(&fs::read(path)?)?)
    }
}

enum Walk {
    On,
    Stop,
}

/// Visits every file, link, socket and pipe (folders are noted through their content) without
/// following links. Unreadable folders belong to somebody else: a process of the terminal
/// could not have written there.
fn walk(roots: &[PathBuf], declared: &[PathBuf], visit: &mut dyn FnMut(&Path, Trace) -> Walk) {
    let mut waiting: Vec<PathBuf> = roots.to_vec();
    while let Some(folder) = waiting.pop() {
        if declared.iter().any(|known| folder.starts_with(known)) {
            continue;
        }
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if declared.iter().any(|known| path.starts_with(known)) {
                continue;
            }
            let Ok(metadata) = entry.metadata() else {
                continue;
            };
            if metadata.is_dir() {
                if !roots.contains(&path) {
                    waiting.push(path);
                }
                continue;
            }
            let trace = Trace {
                device: metadata.dev(),
                inode: metadata.ino(),
                size: metadata.size(),
                changed: (metadata.ctime(), metadata.ctime_nsec()),
            };
            if let Walk::Stop = visit(&path, trace) {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Place {
        folder: tempfile::TempDir,
        baseline: Baseline,
    }

    impl Place {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("old"), "before").unwrap();
            fs::create_dir(folder.path().join("ledger")).unwrap();
            let baseline = Baseline::take(&[folder.path().into()], &[]).unwrap();
            Self { folder, baseline }
        }

        fn verdict(&self) -> Verdict {
            self.baseline.compare(
                &[self.folder.path().into()],
                &[self.folder.path().join("ledger")],
            )
        }
    }

    #[test]
    fn an_untouched_place_passes() {
        assert_eq!(Place::new().verdict(), Verdict::Pass);
    }

    #[test]
    fn a_new_file_however_deep_fails() {
        let place = Place::new();
        fs::create_dir_all(place.folder.path().join("a/b")).unwrap();
        fs::write(place.folder.path().join("a/b/c"), "left behind").unwrap();
        assert_eq!(place.verdict(), Verdict::Fail);
    }

    #[test]
    fn a_file_written_over_fails_even_when_its_times_are_put_back() {
        let place = Place::new();
        let old = place.folder.path().join("old");
        let times = fs::metadata(&old).unwrap().modified().unwrap();
        fs::write(&old, "after!").unwrap();
        fs::File::options()
            .write(true)
            .open(&old)
            .unwrap()
            .set_modified(times)
            .unwrap();
        assert_eq!(place.verdict(), Verdict::Fail);
    }

    #[test]
    fn what_is_declared_may_change() {
        let place = Place::new();
        fs::write(place.folder.path().join("ledger/book"), "a row").unwrap();
        assert_eq!(place.verdict(), Verdict::Pass);
    }

    #[test]
    fn a_baseline_survives_being_kept() {
        let place = Place::new();
        let kept = tempfile::NamedTempFile::new().unwrap();
        place.baseline.save(kept.path()).unwrap();
        assert_eq!(Baseline::load(kept.path()).unwrap(), place.baseline);
        fs::write(kept.path(), "{").unwrap();
        assert!(matches!(
            Baseline::load(kept.path()),
            Err(BaselineError::Damaged(_))
        ));
    }
}
