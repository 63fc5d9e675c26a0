// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! The system's request for a proof: a file in the run folder, made before the shell starts,
//! asks for one empty session before anybody is served. It goes when the receipt is in the
//! book. A new image is blessed by that.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sportello_session::{Condition, Proof};
use tracing::{info, warn};

/// Name of the request.
const FILE: &str = "prove";
/// The request's word when an image that was tried left the terminal out of service and the
/// one before it is back: a proof that failed does not count against it.
const AGAIN: &str = "again";
/// No word is longer.
const LONGEST: u64 = 64;

/// What the terminal has to do first, given what the book says and whether a proof is asked
/// for. A receipt that failed under this very image is still for staff.
pub(crate) fn due(run: &Path, kept: Condition) -> Condition {
    let mut word = String::new();
    let path = run.join(FILE);
    let read = File::open(&path).and_then(|file| file.take(LONGEST).read_to_string(&mut word));
    match read {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return kept,
        Err(error) => warn!(%error, "a proof is asked for in words that cannot be read"),
        Ok(_) => {}
    }
    let proof = match kept.proof {
        Proof::Clean => Proof::Due,
        Proof::Failed if word.trim() == AGAIN => Proof::Due,
        other => other,
    };
    Condition { proof, ..kept }
}

/// The receipt is in the book.
pub(crate) fn done(run: &Path) {
    match std::fs::remove_file(run.join(FILE)) {
        Ok(()) => info!("the proof that was asked for is in the book"),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => warn!(%error, "the request for a proof stays: it is made again"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: Option<&str>, kept: Proof, expected: Proof) {
        let run = tempfile::tempdir().unwrap();
        if let Some(word) = word {
            std::fs::write(run.path().join(FILE), word).unwrap();
        }
        let kept = Condition {
            proof: kept,
            ..Condition::FIT
        };
        assert_eq!(due(run.path(), kept).proof, expected, "{word:?}");
        done(run.path());
        assert_eq!(due(run.path(), kept), kept);
    }

    #[test]
    fn a_new_image_proves_itself_and_a_failed_receipt_waits_for_staff() {
        check(None, Proof::Clean, Proof::Clean);
        check(Some("prove\n"), Proof::Clean, Proof::Due);
        check(Some(""), Proof::Clean, Proof::Due);
        check(Some("prove\n"), Proof::Failed, Proof::Failed);
        check(Some("again\n"), Proof::Failed, Proof::Due);
        check(Some("again\n"), Proof::Unbuildable, Proof::Unbuildable);
    }
}
