// SPDX-FileCopyrightText: 2026 Sportello contributors
// SPDX-License-Identifier: EUPL-1.2

//! A program beside the browser, for stage tests: what a browser that was taken over could
//! start, with the bounds a browser has. Compiled only with the feature `rehearsal`, which no
//! image has.

use std::path::Path;
use std::process::Child;

use crate::bwrap::inside;

use super::programs;

/// Starts `beside` out of the folder of tasks, where a test has put one.
pub(super) fn start_beside() -> std::io::Result<Option<Child>> {
    let program = Path::new(inside::TASKS).join("beside");
    if !program.exists() {
        return Ok(None);
    }
    programs::apart(program).spawn().map(Some)
}
